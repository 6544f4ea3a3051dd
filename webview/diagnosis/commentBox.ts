import { html, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LightElement } from '../shared/lightElement.ts';
import { t } from '../shared/words.ts';

/**
 * A comment whose every change goes to the host at once: a page can be gone the next moment. The host writes it at
 * the writer's next pause. While words here are being written, or are not yet taken, nothing from outside replaces
 * them.
 */
export class CommentBox extends LightElement {
  static override properties = { text: {}, keep: { attribute: false } };
  declare text: string;
  declare keep: (text: string) => Promise<boolean>;
  #written: string | null = null;
  #taken = true;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('text') && this.#taken && !this.contains(document.activeElement)) this.#written = null;
  }

  protected override render(): TemplateResult {
    return html`<vscode-text-area
      class="comment"
      rows="2"
      resize="vertical"
      maxlength="20000"
      dir="auto"
      .value=${live(this.#written ?? this.text)}
      @input=${(event: Event) => void this.#send((event.currentTarget as HTMLTextAreaElement).value)}
      >${t('Comment')}</vscode-text-area
    >`;
  }

  async #send(text: string): Promise<void> {
    this.#written = text;
    this.#taken = false;
    const taken = await this.keep(text);
    if (this.#written === text) this.#taken = taken;
  }
}

customElements.define('ddx-comment', CommentBox);
