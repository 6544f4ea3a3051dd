import { html, nothing, type TemplateResult } from 'lit';
import { LightElement } from '../shared/lightElement.ts';
import { t } from '../shared/words.ts';

/** Asks the rater's own diagnosis, which becomes the reference of this rater. */
export class OwnDiagnosis extends LightElement {
  static override properties = {
    /** What was written before, when it is to be changed. */
    text: {},
    keep: { attribute: false },
    giveUp: { attribute: false },
    written: { state: true },
  };
  declare text: string;
  declare keep: (text: string) => void;
  declare giveUp: (() => void) | null;
  declare written: string | null;

  constructor() {
    super();
    this.text = '';
    this.giveUp = null;
    this.written = null;
  }

  protected override render(): TemplateResult {
    const value = this.written ?? this.text;
    return html`<div>
      <vscode-text-field
        maxlength="500"
        dir="auto"
        .value=${value}
        @input=${(event: Event) => (this.written = (event.currentTarget as HTMLInputElement).value)}
        @keydown=${this.#onKey}
        >${t('Your diagnosis')}</vscode-text-field
      >
      <vscode-button ?disabled=${value.trim() === ''} @click=${() => this.#keepNow()}>${t('Keep')}</vscode-button>
      ${
        this.giveUp === null
          ? nothing
          : html`<vscode-button appearance="secondary" @click=${this.giveUp}>${t('Leave as It Is')}</vscode-button>`
      }
    </div>`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.#keepNow();
    if (event.key !== 'Escape' || this.giveUp === null) return;
    // Here Escape leaves the field; it must not go on to stop a run.
    event.stopPropagation();
    this.giveUp();
  }

  #keepNow(): void {
    const text = (this.written ?? this.text).trim();
    if (text !== '') this.keep(text);
  }
}

customElements.define('ddx-own-diagnosis', OwnDiagnosis);
