import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CaseRow } from '../../src/protocol/import.ts';
import { icons } from '../shared/icons.ts';
import { LightElement } from '../shared/lightElement.ts';
import { t } from '../shared/words.ts';
import type { Row } from './rows.ts';
import { casesWords, charactersWords, number, standingWords } from './said.ts';

export interface ListDoes {
  readonly show: (row: Row) => void;
  /** From the list into what is shown; a pointer stays in the list as long as that is in sight. */
  readonly enter: (row: Row, by: 'key' | 'pointer') => void;
  readonly take: (row: Row, taken: boolean) => void;
  readonly fold: (row: Row) => void;
}

/** The height of a line, which the style sheet gives it. */
export const rowHeight = 44;
/** Lines that are drawn beyond what is in sight. */
const beyond = 8;

/** The list of what was found: a tree of which only the lines in sight are drawn. */
export class ImportList extends LightElement {
  static override properties = {
    rows: { attribute: false },
    at: { attribute: false },
    does: { attribute: false },
    version: { attribute: false },
    top: { state: true },
    height: { state: true },
  };
  declare rows: readonly Row[];
  /** The id of the line that is shown in full. */
  declare at: number | null;
  declare does: ListDoes;
  /** Grows when a line changed that is in `rows` still. */
  declare version: number;
  declare top: number;
  declare height: number;
  readonly #sight = new ResizeObserver(([seen]) => {
    if (seen) this.height = seen.contentRect.height;
  });

  constructor() {
    super();
    this.rows = [];
    this.at = null;
    this.version = 0;
    this.top = 0;
    this.height = 600;
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
  }

  override focus(): void {
    this.#tree?.focus();
  }

  protected override render(): TemplateResult {
    const { rows } = this;
    const first = Math.max(0, Math.floor(this.top / rowHeight) - beyond);
    const last = Math.min(rows.length, Math.ceil((this.top + this.height) / rowHeight) + beyond);
    const drawn = rows.slice(first, last).map((row, i) => ({ row, line: first + i }));
    const at = this.#line;
    const current = rows[at];
    // The line that has the focus is there for a screen reader wherever the list is scrolled to.
    if (current && (at < first || at >= last)) drawn.push({ row: current, line: at });
    return html`<div
      class="tree"
      role="tree"
      tabindex="0"
      aria-label=${t('What was found')}
      aria-activedescendant=${current ? idOf(current) : nothing}
      @scroll=${(event: Event) => (this.top = (event.currentTarget as Element).scrollTop)}
    >
      <div class="lines" role="presentation">
        ${repeat(
          drawn,
          ({ row }) => row.id,
          ({ row, line }) => this.#row(row, line),
        )}
      </div>
    </div>`;
  }

  protected override firstUpdated(): void {
    if (this.#tree) this.#sight.observe(this.#tree);
  }

  protected override updated(changed: PropertyValues): void {
    // The content security policy takes no styles from markup; what a script sets is its own.
    const lines = this.querySelector<HTMLElement>('.lines');
    if (lines) lines.style.height = `${this.rows.length * rowHeight}px`;
    for (const row of this.querySelectorAll<HTMLElement>('.row')) {
      row.style.transform = `translateY(${Number(row.dataset['line']) * rowHeight}px)`;
    }
    if (changed.has('at')) this.#bringIntoSight();
  }

  #row(row: Row, line: number): TemplateResult {
    const { tick, name, about } = faceOf(row);
    return html`<div
      class="row ${row.kind} ${row.level === 2 ? 'below' : ''} ${row.id === this.at ? 'current' : ''}"
      role="treeitem"
      id=${idOf(row)}
      aria-level=${row.level}
      aria-posinset=${row.at}
      aria-setsize=${row.of}
      aria-selected=${row.id === this.at ? 'true' : 'false'}
      aria-expanded=${'open' in row && hasBelow(row) ? String(row.open) : nothing}
      aria-checked=${tick === null ? nothing : tick.checked}
      aria-disabled=${tick?.fixed ? 'true' : nothing}
      data-line=${line}
      @click=${() => this.#choose(row)}
    >
      ${
        'open' in row && hasBelow(row)
          ? html`<span
              class="twist ${row.open ? 'open' : ''}"
              aria-hidden="true"
              @click=${(event: Event) => this.#fold(event, row)}
              >${icons.chevronRight}</span
            >`
          : html`<span class="twist" aria-hidden="true"></span>`
      }
      ${
        tick === null
          ? nothing
          : html`<span
              class="tick ${tick.checked} ${tick.fixed ? 'fixed' : ''}"
              aria-hidden="true"
              @click=${(event: Event) => this.#tick(event, row)}
              ><span class="box"
                >${tick.checked === 'true' ? icons.check : tick.checked === 'mixed' ? icons.minus : nothing}</span
              ></span
            >`
      }
      <span class="face" title=${`${name}\n${about}`}>
        <span class="name" dir="auto">${name}</span>
        <span class="about"><bdi>${about}</bdi></span>
      </span>
    </div>`;
  }

  #choose(row: Row): void {
    this.does.show(row);
    if (row.kind === 'group') this.does.fold(row);
    else this.does.enter(row, 'pointer');
  }

  #fold(event: Event, row: Row): void {
    event.stopPropagation();
    this.does.fold(row);
  }

  #tick(event: Event, row: Row): void {
    event.stopPropagation();
    this.does.show(row);
    this.#toggle(row);
  }

  #toggle(row: Row): void {
    const { tick } = faceOf(row);
    if (tick !== null && !tick.fixed) this.does.take(row, tick.checked !== 'true');
  }

  #onKey(event: KeyboardEvent): void {
    const { rows } = this;
    const at = this.#line;
    const row = rows[at];
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.height / rowHeight) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: at + page,
      PageUp: at - page,
    }[event.key];
    const next = to === undefined ? undefined : rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (next) this.does.show(next);
    else if (event.key === ' ') this.#toggle(row);
    else if (event.key === 'Enter') this.#enter(row);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      this.#sideways(row, at, event.key === 'ArrowRight');
    else return;
    event.preventDefault();
  }

  #enter(row: Row): void {
    if (row.kind === 'group') this.does.fold(row);
    else this.does.enter(row, 'key');
  }

  #sideways(row: Row, at: number, right: boolean): void {
    const canFold = 'open' in row && hasBelow(row);
    if (canFold && row.open !== right) return this.does.fold(row);
    const next = right ? (canFold ? this.rows[at + 1] : undefined) : this.#above(at);
    if (next) this.does.show(next);
  }

  #above(at: number): Row | undefined {
    if (this.rows[at]?.level !== 2) return undefined;
    return this.rows.slice(0, at).findLast(({ level }) => level === 1);
  }

  #bringIntoSight(): void {
    const tree = this.#tree;
    const line = this.#line;
    if (!tree || line < 0) return;
    const top = line * rowHeight;
    if (top < tree.scrollTop) tree.scrollTop = top;
    else if (top + rowHeight > tree.scrollTop + tree.clientHeight) tree.scrollTop = top + rowHeight - tree.clientHeight;
  }

  get #line(): number {
    return this.rows.findIndex(({ id }) => id === this.at);
  }

  get #tree(): HTMLElement | null {
    return this.querySelector('.tree');
  }
}

interface Face {
  readonly tick: { readonly checked: 'true' | 'false' | 'mixed'; readonly fixed: boolean } | null;
  readonly name: string;
  readonly about: string;
}

function faceOf(row: Row): Face {
  switch (row.kind) {
    case 'case': {
      const { case: one, file, alone } = row;
      return {
        tick: { checked: one.taken ? 'true' : 'false', fixed: !canTake(one) },
        name: alone ? file.name : one.title,
        about: parts(
          standingWords(one.standing),
          alone && file.where !== '' ? file.where : '',
          one.characters === 0 ? t('no text is chosen') : charactersWords(one.characters),
          one.chosen ? t('sections chosen by you') : '',
          warningsWords(one.warnings + (alone ? file.warnings : 0)),
        ),
      };
    }
    case 'file': {
      const { file, cases } = row;
      return {
        tick: tickOf(cases),
        name: file.name,
        about: parts(
          file.cases === 0 ? t('no case') : casesWords(file.cases),
          file.errors === 0 ? '' : file.errors === 1 ? t('1 error') : t('{0} errors', number(file.errors)),
          warningsWords(file.warnings),
          file.where,
        ),
      };
    }
    case 'group':
      return {
        tick: null,
        name:
          row.which === 'failed'
            ? t('Could not be read: {0}', number(row.count))
            : t('Skipped: {0}', number(row.count)),
        about: row.which === 'failed' ? t('nothing is imported from these') : t('these hold no case'),
      };
    case 'out':
      return { tick: null, name: row.out.name, about: row.out.reason };
  }
}

export function canTake({ standing, characters }: CaseRow): boolean {
  return (standing === 'new' || standing === 'same') && characters > 0;
}

export function tickOf(cases: readonly CaseRow[]): Face['tick'] {
  const free = cases.filter(canTake);
  const taken = free.filter((one) => one.taken).length;
  if (cases.length === 0) return null;
  return { checked: taken === 0 ? 'false' : taken === free.length ? 'true' : 'mixed', fixed: free.length === 0 };
}

function hasBelow(row: Row): boolean {
  return row.kind === 'group' || (row.kind === 'file' && row.cases.length > 0);
}

function warningsWords(count: number): string {
  return count === 0 ? '' : count === 1 ? t('1 warning') : t('{0} warnings', number(count));
}

function parts(...words: readonly string[]): string {
  return words.filter((one) => one !== '').join(' · ');
}

function idOf(row: Row): string {
  return `row-${row.id}`;
}

customElements.define('ddx-import-list', ImportList);
