import { html, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LightElement } from '../shared/lightElement.ts';
import { windowTimers, type Timers } from '../shared/link.ts';
import { t } from '../shared/words.ts';

const pauseMs = 800;

/**
 * A comment that keeps itself when the writer pauses or leaves. While words here are being written, or are not
 * yet kept, nothing from outside replaces them.
 */
export class CommentBox extends LightElement {
  static override properties = { text: {}, keep: { attribute: false } };
  declare text: string;
  declare keep: (text: string) => Promise<boolean>;
  timers: Timers = windowTimers;
  #written: string | null = null;
  #sent: string | null = null;
  #kept = true;
  #pause: unknown = null;
  readonly #keepNow = (): void => void this.#send();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pagehide', this.#keepNow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pagehide', this.#keepNow);
    this.#keepNow();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('text') && this.#kept && !this.contains(document.activeElement)) this.#written = this.#sent = null;
  }

  protected override render(): TemplateResult {
    return html`<vscode-text-area
      class="comment"
      rows="2"
      resize="vertical"
      maxlength="20000"
      dir="auto"
      .value=${live(this.#written ?? this.text)}
      @input=${this.#onInput}
      @focusout=${this.#keepNow}
      >${t('Comment')}</vscode-text-area
    >`;
  }

  #onInput(event: Event): void {
    this.#written = (event.currentTarget as HTMLTextAreaElement).value;
    this.#kept = false;
    this.timers.clear(this.#pause);
    this.#pause = this.timers.set(this.#keepNow, pauseMs);
  }

  async #send(): Promise<void> {
    this.timers.clear(this.#pause);
    const text = this.#written;
    if (text === null || text === this.#sent) return;
    this.#sent = text;
    const kept = await this.keep(text);
    if (kept && this.#written === text) this.#kept = true;
  }
}

customElements.define('ddx-comment', CommentBox);
