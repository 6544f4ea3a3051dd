import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DiagnosisView, RatingView, SavedView, Score } from '../../src/protocol/diagnosis.ts';
import { icons } from '../shared/icons.ts';
import { LightElement } from '../shared/lightElement.ts';
import { t } from '../shared/words.ts';
import './commentBox.ts';
import './ownDiagnosis.ts';
import { heading } from './parts.ts';
import { ratingItem, valuesOf, type Item } from './ratingItem.ts';
import { ratingKey, Rest } from './ratingKeys.ts';
import { savedWords } from './spoken.ts';

/** What the strip asks of the page. */
export interface RatingDesk {
  readonly rate: (item: Item, value: Score) => Promise<boolean>;
  readonly comment: (text: string) => Promise<boolean>;
  readonly ownDiagnosis: (text: string) => Promise<boolean>;
  readonly saveAgain: () => void;
  readonly say: (text: string) => void;
}

interface Place {
  readonly item: Item;
  readonly value: number | 'cannot-rate';
}

/** The rating of one answer. Nothing is filled in beforehand; a digit rates the item in focus and goes on to the next open one. */
export class RatingStrip extends LightElement {
  static override properties = {
    at: { attribute: false },
    beside: { attribute: false },
    rating: { attribute: false },
    diagnoses: { attribute: false },
    saved: { attribute: false },
    place: { state: true },
    looked: { state: true },
    hint: { state: true },
    changing: { state: true },
  };
  /** Its place among the strips of the page; ids are made of it. */
  declare at: number;
  /** Whether it stands below a heading of its arm. */
  declare beside: boolean;
  declare rating: RatingView;
  declare diagnoses: readonly DiagnosisView[];
  declare saved: SavedView;
  declare place: Place | null;
  declare looked: Place | null;
  declare hint: { readonly item: Item; readonly text: string } | null;
  declare changing: boolean;
  desk!: RatingDesk;
  /** Values given here that the host has not yet told back. */
  readonly #given = new Map<Item, { readonly score: Score; readonly kept: boolean }>();
  /** What was pressed here goes once it is done: an own diagnosis handed in, not beside another answer, or Try Again. */
  #pressed = false;
  readonly #rest = new Rest(() => performance.now());

  constructor() {
    super();
    this.place = this.looked = this.hint = null;
    this.changing = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('rating')) return;
    for (const [item, given] of this.#given) if (given.kept) this.#given.delete(item);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const answered = changed.get('rating')?.reference === null && this.rating.reference !== null;
    const saved = changed.get('saved')?.state === 'notSaved' && this.saved.state !== 'notSaved';
    if (!this.#pressed || !(answered || saved)) return;
    this.#pressed = false;
    // The focus goes where the work goes on.
    if (document.activeElement === document.body) this.focus();
  }

  /** To the first open item. */
  override focus(): void {
    const field = this.querySelector<HTMLElement>('vscode-text-field');
    if (field) field.focus();
    else this.#goTo(this.#openItems[0] ?? this.#items[0]);
  }

  protected override render(): TemplateResult {
    return html`<section
      class="rating"
      aria-labelledby="rating-title-${this.at}${this.beside ? ` arm-${this.at}` : ''}"
    >
      <div class="rating-head">
        ${heading(this, html`<span id="rating-title-${this.at}">${t('Your rating')}</span>`)} ${this.#standing()}
      </div>
      ${this.rating.reference === null ? this.#ask() : this.#strip(this.rating.reference)}
    </section>`;
  }

  #standing(): TemplateResult {
    const { state } = this.saved;
    const icon = { nothing, saving: nothing, saved: icons.check, elsewhere: icons.check, notSaved: icons.warning }[
      state
    ];
    const complete = this.#openItems.length === 0 && this.rating.reference !== null;
    return html`<p class="saved ${state}">
      ${complete ? html`<span>${t('All rated')}</span>` : nothing}
      ${state === 'nothing' ? nothing : html`<span class="where">${icon}<span>${savedWords(this.saved)}</span></span>`}
      ${
        state === 'notSaved'
          ? html`<vscode-button @click=${() => this.#saveAgain()}>${t('Try Again')}</vscode-button>`
          : nothing
      }
    </p>`;
  }

  #ask(): TemplateResult {
    return html`<p>
        ${t('No reference is known for this case. Write your own diagnosis first; your ratings are then against it.')}
      </p>
      <ddx-own-diagnosis .keep=${(text: string) => this.#give(text)}></ddx-own-diagnosis>
      ${this.#about()}`;
  }

  #strip(reference: NonNullable<RatingView['reference']>): TemplateResult {
    return html`
      ${
        this.changing
          ? html`<ddx-own-diagnosis
              .text=${reference.diagnosis}
              .keep=${(text: string) => this.#change(text)}
              .giveUp=${() => (this.changing = false)}
            ></ddx-own-diagnosis>`
          : this.#reference(reference)
      }
      <div class="items" @keydown=${this.#onKey} @focusin=${this.#onFocus} @focusout=${() => (this.looked = null)}>
        ${this.#items.map((item) => this.#row(item))}
      </div>
      <p class="keys">
        <span><kbd>↑</kbd> <kbd>↓</kbd> ${t('or')} <kbd>k</kbd> <kbd>j</kbd> ${t('item')}</span>
        <span><kbd>0</kbd>–<kbd>5</kbd> ${t('rate and go on')}</span>
        <span><kbd>x</kbd> ${t('cannot rate')}</span>
        <span><kbd>Delete</kbd> ${t('clear')}</span>
      </p>
      <ddx-comment .text=${this.rating.comment} .keep=${(text: string) => this.desk.comment(text)}></ddx-comment>
      ${this.#about()}
    `;
  }

  #reference({ diagnosis, accepted, basis, own }: NonNullable<RatingView['reference']>): TemplateResult {
    return html`<p class="reference">
      <span class="label">${own ? t('Your reference') : t('Reference')}</span>
      <strong dir="auto">${diagnosis}</strong>
      ${accepted.length === 0 ? nothing : html`<span dir="auto">${t('also accepted: {0}', accepted.join(' · '))}</span>`}
      ${basis === '' ? nothing : html`<span dir="auto">${t('known by {0}', basis)}</span>`}
      ${own ? html`<button class="link" @click=${() => (this.changing = true)}>${t('Change')}</button>` : nothing}
    </p>`;
  }

  #about(): TemplateResult {
    return html`<p class="about">
      <span dir="auto">${t('Ratings go to: {0}', this.rating.kept)}</span> ·
      <span dir="auto">${t('Rater: {0}', this.rating.rater)}</span>
    </p>`;
  }

  #row(item: Item): TemplateResult {
    const scale = item === 'bond' ? this.rating.scales.bond : this.rating.scales.match;
    const tabbed = this.place ?? this.#placeOf(this.#openItems[0] ?? this.#items[0] ?? 'bond');
    return ratingItem({
      item,
      id: `item-${this.at}-${item}`,
      label:
        item === 'bond' ? t('Bond, the whole list') : (this.diagnoses.find(({ rank }) => rank === item)?.name ?? ''),
      scale,
      score: this.#score(item),
      hint: this.hint?.item === item ? this.hint.text : '',
      looked: this.looked?.item === item ? this.looked.value : null,
      tabTo: tabbed.item === item ? tabbed.value : null,
      choose: (value) => this.#rate(item, value),
      look: (value) => (this.looked = value === null ? null : { item, value }),
    });
  }

  get #items(): readonly Item[] {
    return [...this.diagnoses.map(({ rank }) => rank), 'bond'];
  }

  get #openItems(): readonly Item[] {
    return this.#items.filter((item) => this.#score(item) === null);
  }

  #score(item: Item): Score {
    const given = this.#given.get(item);
    return given ? given.score : item === 'bond' ? this.rating.bond : (this.rating.match[item] ?? null);
  }

  /** Where the focus stands in an item: on its value, else on the best. */
  #placeOf(item: Item): Place {
    const values = this.#valuesOf(item);
    return { item, value: this.#score(item) ?? values[0] ?? 'cannot-rate' };
  }

  #valuesOf(item: Item): readonly (number | 'cannot-rate')[] {
    return valuesOf(item === 'bond' ? this.rating.scales.bond : this.rating.scales.match);
  }

  #goTo(item: Item | undefined): void {
    if (item !== undefined) this.#focusOn(this.#placeOf(item));
  }

  #focusOn(place: Place): void {
    this.place = place;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.items [tabindex="0"]')?.focus());
  }

  #onFocus(event: FocusEvent): void {
    const radio = (event.target as HTMLElement).closest('[role=radio]');
    const item = this.#itemOf(event);
    if (!radio || item === null) return;
    const at = [...(radio.parentElement?.children ?? [])].indexOf(radio);
    const value = this.#valuesOf(item)[at];
    if (value !== undefined) this.place = this.looked = { item, value };
  }

  #itemOf(event: Event): Item | null {
    const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-item]')?.dataset['item'];
    return mark === undefined ? null : mark === 'bond' ? 'bond' : Number(mark);
  }

  #onKey(event: KeyboardEvent): void {
    const key = ratingKey(event);
    const item = this.#itemOf(event);
    if (key === null || item === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat && key.does !== 'move' && key.does !== 'step') return;
    switch (key.does) {
      case 'rate':
        if (this.#rest.over()) this.#type(item, key.value);
        break;
      case 'clear':
        this.#rate(item, null);
        break;
      case 'move': {
        const next = this.#items.indexOf(item) + key.by;
        this.#goTo(this.#items[Math.min(Math.max(next, 0), this.#items.length - 1)]);
        break;
      }
      case 'step': {
        const values = this.#valuesOf(item);
        const at = this.place?.item === item ? values.indexOf(this.place.value) : 0;
        const value = values[Math.min(Math.max(at + key.by, 0), values.length - 1)];
        if (value !== undefined) this.#focusOn({ item, value });
      }
    }
  }

  #type(item: Item, value: number | 'cannot-rate'): void {
    if (!this.#valuesOf(item).includes(value)) {
      const text = item === 'bond' ? t('Bond has no {0}', value) : t('This scale has no {0}', value);
      this.hint = { item, text };
      this.desk.say(text);
      return;
    }
    this.#rate(item, value);
    const items = this.#items;
    const at = items.indexOf(item);
    const next = [...items.slice(at + 1), ...items.slice(0, at)].find((other) => this.#score(other) === null);
    if (next === undefined) this.desk.say(t('All rated'));
    this.#goTo(next ?? item);
  }

  #rate(item: Item, score: Score): void {
    this.hint = null;
    if (score === this.#score(item)) return;
    this.#given.set(item, { score, kept: false });
    this.requestUpdate();
    void this.desk.rate(item, score).then((kept) => {
      if (kept && this.#given.get(item)?.score === score) this.#given.set(item, { score, kept: true });
    });
  }

  #give(text: string): void {
    this.#pressed = true;
    void this.desk.ownDiagnosis(text);
  }

  #saveAgain(): void {
    this.#pressed = true;
    this.desk.saveAgain();
  }

  #change(text: string): void {
    this.changing = false;
    if (text !== this.rating.reference?.diagnosis) void this.desk.ownDiagnosis(text);
  }
}

customElements.define('ddx-rating', RatingStrip);
