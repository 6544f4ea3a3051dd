import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.ts';
import { LightElement } from './lightElement.ts';

export interface MenuItem {
  readonly label: string;
  readonly choose: () => void;
}

/** A "more" button with a short list of actions below it. With none it keeps its place, so that nothing moves when one comes. */
export class OverflowMenu extends LightElement {
  static override properties = { label: {}, items: { attribute: false }, shown: { state: true } };
  declare label: string;
  declare items: readonly MenuItem[];
  declare shown: boolean;

  constructor() {
    super();
    this.label = '';
    this.items = [];
    this.shown = false;
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.shown = false;
    });
  }

  protected override render(): TemplateResult {
    return html`
      <vscode-button
        appearance="icon"
        aria-label=${this.label}
        title=${this.label}
        ?disabled=${this.items.length === 0}
        aria-haspopup="menu"
        aria-expanded=${this.shown ? 'true' : 'false'}
        @click=${() => this.#show(!this.shown)}
        >${icons.more}</vscode-button
      >
      ${this.shown ? this.#list() : nothing}
    `;
  }

  #list(): TemplateResult {
    return html`<div class="menu" role="menu" aria-label=${this.label}>
      ${this.items.map(
        (item) => html`<button role="menuitem" tabindex="-1" @click=${() => this.#choose(item)}>${item.label}</button>`,
      )}
    </div>`;
  }

  #choose(item: MenuItem): void {
    this.shown = false;
    this.#opener?.focus();
    item.choose();
  }

  #show(shown: boolean): void {
    this.shown = shown;
    void this.updateComplete.then(() => (shown ? this.#entries[0] : this.#opener)?.focus());
  }

  #onKey(event: KeyboardEvent): void {
    const entries = this.#entries;
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key === 'Escape' && this.shown) this.#show(false);
    else if (event.key === 'ArrowDown' && !this.shown) this.#show(true);
    else if (to !== undefined && this.shown) entries[(to + entries.length) % entries.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  get #entries(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  get #opener(): HTMLElement | null {
    return this.querySelector('vscode-button');
  }
}

customElements.define('ddx-menu', OverflowMenu);
