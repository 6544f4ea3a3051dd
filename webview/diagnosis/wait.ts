import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { WaitingView } from '../../src/protocol/diagnosis.ts';
import { LightElement } from '../shared/lightElement.ts';
import { t } from '../shared/words.ts';

/** Why it is waited and how long still, counting down by itself. */
export class Wait extends LightElement {
  static override properties = { waiting: { attribute: false }, left: { state: true } };
  declare waiting: WaitingView;
  declare left: number;
  #until = 0;
  #timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved to another place in the page, it goes on counting there.
    if (this.hasUpdated) this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('waiting')) return;
    this.#until = performance.now() + this.waiting.seconds * 1000;
    this.#tick();
  }

  protected override render(): TemplateResult {
    return html`<span dir="auto">${this.waiting.sentence} ${asking(this.waiting, this.left)}</span>`;
  }

  #tick(): void {
    clearTimeout(this.#timer);
    const ms = Math.max(0, this.#until - performance.now());
    this.left = Math.ceil(ms / 1000);
    // To just after the next full second.
    if (ms > 0) this.#timer = setTimeout(() => this.#tick(), ms - (this.left - 1) * 1000 + 1);
  }
}

function asking({ attempt, of }: WaitingView, left: number): string {
  return left === 0
    ? t('Asking again… ({0} of {1})', attempt, of)
    : t('Asking again in {0} s ({1} of {2}).', left, attempt, of);
}

/** The wait as it is told once, when it begins. */
export function spokenWait(waiting: WaitingView): string {
  return `${waiting.sentence} ${asking(waiting, Math.ceil(waiting.seconds))}`;
}

customElements.define('ddx-wait', Wait);
