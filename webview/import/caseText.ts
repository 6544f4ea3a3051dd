import { html, nothing, type TemplateResult } from 'lit';
import type { CaseView, MarkView } from '../../src/protocol/import.ts';
import { icons } from '../shared/icons.ts';
import { LightElement } from '../shared/lightElement.ts';
import { t } from '../shared/words.ts';
import { number } from './said.ts';

/** More of what was found is not listed; all of it is marked. */
const mostListed = 100;

/** The text as it would be written, with what a person should look at marked in it. */
export class CaseText extends LightElement {
  static override properties = { shown: { attribute: false }, reveal: { attribute: false }, stop: { state: true } };
  declare shown: CaseView;
  declare reveal: (paragraph: number) => void;
  /** The paragraph whose button Tab goes to; arrow keys go to the others. */
  declare stop: number;

  constructor() {
    super();
    this.stop = 0;
  }

  protected override render(): TemplateResult {
    const { text, characters, paragraphs } = this.shown;
    const stop = Math.min(this.stop, paragraphs.length - 1);
    return html`<section class="text" aria-labelledby="text">
      <h3 id="text">${t('Text that will be imported')}</h3>
      ${this.#legend()}
      ${
        text === ''
          ? html`<p class="advice">${t('No section is ticked: there is no text to import.')}</p>`
          : html`<div class="paper" @keydown=${(event: KeyboardEvent) => this.#onKey(event)}>
              ${this.#pieces(stop)}
            </div>`
      }
      ${
        text.length < characters
          ? html`<p class="facts-line">
              ${t('The first {0} of {1} characters are shown. All of them are imported.', number(text.length), number(characters))}
            </p>`
          : nothing
      }
    </section>`;
  }

  #legend(): TemplateResult | typeof nothing {
    const { marks, leaks, identifiers } = this.shown;
    if (marks === null) return html`<p class="facts-line" role="status">${t('Looking through the text…')}</p>`;
    if (leaks === 0 && identifiers === 0) {
      return html`<p class="facts-line">
        ${t('Nothing was found that gives the diagnosis away, and nothing that may identify someone. Rules do not find everything: read the text.')}
      </p>`;
    }
    const listed = marks.slice(0, mostListed);
    return html`<div class="legend">
        <span class="numbers"
          >${leaks === 1 ? t('1 place gives the diagnosis away') : t('{0} places give the diagnosis away', number(leaks))}
          (<mark class="leak">${t('wavy')}</mark>)</span
        >
        <span class="numbers"
          >${
            identifiers === 1
              ? t('1 place may identify someone')
              : t('{0} places may identify someone', number(identifiers))
          }
          (<mark class="identifier">${t('dotted')}</mark>)</span
        >
      </div>
      <details class="found">
        <summary>${icons.chevronRight}${t('What was found')}</summary>
        <ul>
          ${listed.map((mark, at) => this.#listed(mark, at))}
        </ul>
        ${marks.length > listed.length ? html`<p>${t('… and {0} more', number(marks.length - listed.length))}</p>` : nothing}
      </details>`;
  }

  #listed({ start, end, says }: MarkView, at: number): TemplateResult {
    return html`<li>
      <button class="link" dir="auto" @click=${() => this.#goTo(at)}>“${this.shown.text.slice(start, end)}”</button>
      <span>${says}</span>
    </li>`;
  }

  #goTo(mark: number): void {
    const found = this.querySelector<HTMLElement>(`[data-mark="${mark}"]`);
    found?.scrollIntoView({ block: 'center' });
    for (const before of this.querySelectorAll('mark.sought')) before.classList.remove('sought');
    found?.classList.add('sought');
  }

  /** The text in the order of its paragraphs; what stands between them is the title of a section. */
  *#pieces(stop: number): Generator<TemplateResult> {
    const { text, paragraphs } = this.shown;
    let from = 0;
    for (const [at, { start, end, line }] of paragraphs.entries()) {
      if (text.slice(from, start).trim() !== '')
        yield html`<p class="title" dir="auto">${this.#marked(from, start)}</p>`;
      yield html`<div class="paragraph">
        <button
          class="source"
          tabindex=${at === stop ? 0 : -1}
          title=${t('Reveal in Source, line {0}', line)}
          aria-label=${t('Reveal in Source, line {0}', line)}
          @focus=${() => (this.stop = at)}
          @click=${() => this.reveal(at)}
        >
          ${line}
        </button>
        <p dir="auto">${this.#marked(start, end)}</p>
      </div>`;
      from = end;
    }
    if (text.slice(from).trim() !== '') yield html`<p dir="auto">${this.#marked(from, text.length)}</p>`;
  }

  /** A part of the text, without the blank around it, as text nodes and marks. */
  #marked(start: number, end: number): unknown[] {
    const { text, marks } = this.shown;
    const part = text.slice(start, end);
    const first = start + part.length - part.trimStart().length;
    const last = start + part.trimEnd().length;
    const pieces: unknown[] = [];
    let from = first;
    const all = marks ?? [];
    for (let at = firstAfter(all, first); at < all.length; at++) {
      const mark = all[at];
      if (!mark || mark.start >= last) break;
      const to = Math.min(mark.end, last);
      const begin = Math.max(mark.start, from);
      if (begin > from) pieces.push(text.slice(from, begin));
      pieces.push(
        html`<mark class=${mark.kind} data-mark=${mark.start >= first ? at : nothing} title=${mark.says}
          >${text.slice(begin, to)}</mark
        >`,
      );
      from = to;
    }
    if (from < last) pieces.push(text.slice(from, last));
    return pieces;
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.shown.paragraphs.length - 1;
    if (!(event.target as Element).classList.contains('source')) return;
    const to = { ArrowDown: this.stop + 1, ArrowUp: this.stop - 1, Home: 0, End: last }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.querySelectorAll<HTMLElement>('.source')[Math.min(last, Math.max(0, to))]?.focus();
  }
}

/** The first mark that ends after an offset. */
function firstAfter(marks: readonly MarkView[], offset: number): number {
  let low = 0;
  for (let high = marks.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

customElements.define('ddx-case-text', CaseText);
