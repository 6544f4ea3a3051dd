import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type {
  CaseRow,
  CaseView,
  FileView,
  PageState,
  RequestBody,
  RequestName,
  Snapshot,
  Stage,
  ToPage,
} from '../../src/protocol/import.ts';
import { Announcer } from '../shared/announcer.ts';
import { focusText } from '../shared/focus.ts';
import { LightElement } from '../shared/lightElement.ts';
import { Link, type HostApi } from '../shared/link.ts';
import { t, useWords } from '../shared/words.ts';
import { caseDetail, fileDetail, outDetail, type DetailDoes } from './detail.ts';
import { ends, nothingFound, type EndsDo } from './ends.ts';
import './list.ts';
import { tickOf, type ImportList, type ListDoes } from './list.ts';
import { groups, rowsOf, type Row } from './rows.ts';
import { casesWords, number } from './said.ts';

type Bodies = { readonly [N in RequestName]: RequestBody<N> };
type News = Exclude<ToPage, { readonly type: 'reply' }>;

/** These read files or wait on the person. */
const unhurried: ReadonlySet<RequestName> = new Set(['role', 'startAgain', 'showCases', 'openLeak', 'reveal']);

/** Below this there is room for the list or for a case. */
const tooNarrow = window.matchMedia('(width < 720px)');

/** Who runs through the list by keys is shown what they stop at. */
const restMs = 80;

/** The import page: what was found, what of it is chosen, and how it went. */
export class ImportPage extends LightElement {
  static override properties = {
    shown: { state: true },
    rows: { state: true },
    at: { state: true },
    detail: { state: true },
    narrow: { state: true },
    inDetail: { state: true },
    filter: { state: true },
    problem: { state: true },
    version: { state: true },
    busy: { state: true },
    columnFilter: { state: true },
    alike: { state: true },
  };
  declare shown: Snapshot | null;
  declare rows: readonly Row[];
  declare at: number | null;
  declare detail: CaseView | FileView | null;
  declare narrow: boolean;
  /** Where there is room for one of both: whether it is what is shown, not the list. */
  declare inDetail: boolean;
  declare filter: string;
  declare problem: string;
  declare version: number;
  declare busy: boolean;
  declare columnFilter: string;
  declare alike: boolean;

  readonly #host: HostApi;
  readonly #link: Link<Bodies, News>;
  readonly #announcer = new Announcer(document.body);
  #cases: CaseRow[] = [];
  /** Cases of the last snapshot, until all of them are there. */
  #coming: CaseRow[] = [];
  readonly #places = new Map<number, number>();
  readonly #folded = new Set<number>();
  readonly #open = new Set<string>();
  #asking: number | null = null;
  #sought = false;

  readonly #list: ListDoes = {
    show: (row) => this.#show(row),
    enter: (row, by) => this.#enter(row, by),
    take: (row, taken) => {
      const what = row.kind === 'file' ? 'file' : 'case';
      if (row.kind === 'file' || row.kind === 'case') void this.#send('take', { what, id: row.id, taken });
    },
    fold: (row) => {
      if (!this.#folded.delete(row.id)) this.#folded.add(row.id);
      this.#arrange();
    },
  };

  readonly #ends: EndsDo = {
    cancel: () => void this.#send('cancel', {}),
    stop: () => void this.#send('stop', {}),
    startAgain: () => void this.#send('startAgain', {}),
    close: () => void this.#send('close', {}),
    showCases: () => void this.#send('showCases', {}),
    openLeak: () => void this.#send('openLeak', {}),
  };

  constructor(host: HostApi) {
    super();
    this.#host = host;
    this.#link = new Link(host, window, (news) => this.#on(news));
    this.shown = null;
    this.rows = [];
    this.at = null;
    this.detail = null;
    this.narrow = tooNarrow.matches;
    this.inDetail = false;
    this.filter = '';
    this.problem = '';
    this.version = 0;
    this.busy = false;
    this.columnFilter = '';
    this.alike = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    tooNarrow.addEventListener('change', ({ matches }) => (this.narrow = matches));
    void this.#send('ready', {});
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    if (shown === null) return html`<main>${this.#problemLine()}</main>`;
    const { stage, into } = shown;
    if (stage.is !== 'choosing')
      return html`<main>${this.#header(into)}${this.#problemLine()}${ends(stage, into, this.#ends)}</main>`;
    const showsList = !this.narrow || !this.inDetail;
    const showsDetail = !this.narrow || this.inDetail;
    return html`<main class="choosing ${this.narrow ? 'narrow' : ''}">
      ${this.#header(into)} ${this.#problemLine()}
      <div class="panes">
        <div class="pane list" ?hidden=${!showsList}>
          ${this.narrow && shown.cases === 0 ? nothingFound(shown, this.#ends) : nothing} ${this.#toolbar()}
          ${this.#listOf()}
        </div>
        <div class="pane detail" ?hidden=${!showsDetail}>
          ${
            this.narrow
              ? html`<button class="link back" @click=${() => this.#backToList()}>← ${t('All That Was Found')}</button>`
              : nothing
          }
          ${this.#detailOf()}
        </div>
      </div>
      ${this.#footer()}
    </main>`;
  }

  protected override updated(): void {
    const { shown } = this;
    if (shown === null) return;
    const state: PageState = { id: shown.id };
    const kept = this.#host.getState() as Partial<PageState> | undefined;
    // A page whose import is gone keeps asking for that one.
    if (shown.id !== '' && kept?.id !== shown.id) this.#host.setState(state);
  }

  #header({ title, where, isNew }: Snapshot['into']): TemplateResult {
    return html`<header>
      <h1 dir="auto">${title === '' ? t('Import cases') : t('Import cases into {0}', title)}</h1>
      ${
        where === ''
          ? nothing
          : html`<p class="quiet">
              <bdi>${where}</bdi>${isNew ? html` · ${t('a new study, made when you import')}` : nothing}
            </p>`
      }
    </header>`;
  }

  #problemLine(): TemplateResult | typeof nothing {
    if (this.problem === '') return nothing;
    return html`<p class="problem">
      <span dir="auto">${this.problem}</span>
      ${
        this.shown === null
          ? html`<vscode-button @click=${() => void this.#send('ready', {})}>${t('Try Again')}</vscode-button>`
          : nothing
      }
    </p>`;
  }

  #toolbar(): TemplateResult {
    const tick = tickOf(this.#cases);
    return html`<div class="toolbar">
      ${
        tick === null
          ? nothing
          : html`<label class="check"
              ><input
                type="checkbox"
                .checked=${live(tick.checked === 'true')}
                .indeterminate=${tick.checked === 'mixed'}
                ?disabled=${tick.fixed}
                @change=${(event: Event) => this.#takeAll(event.target as HTMLInputElement)}
              /><span class="numbers"
                >${this.#cases.length === 1 ? t('The 1 case') : t('All {0} cases', number(this.#cases.length))}</span
              ></label
            >`
      }
      <input
        type="search"
        class="filter"
        aria-label=${t('Filter by name')}
        placeholder=${t('Filter by name')}
        .value=${this.filter}
        @input=${(event: Event) => this.#setFilter((event.target as HTMLInputElement).value)}
      />
    </div>`;
  }

  #listOf(): TemplateResult {
    if (this.rows.length === 0) {
      return html`<p class="quiet none">
        ${this.filter === '' ? t('Nothing was found.') : t('No name fits the filter.')}
      </p>`;
    }
    return html`<ddx-import-list
      .rows=${this.rows}
      .at=${this.at}
      .does=${this.#list}
      .version=${this.version}
    ></ddx-import-list>`;
  }

  #detailOf(): TemplateResult | typeof nothing {
    const { shown, at, detail } = this;
    if (shown === null) return nothing;
    for (const which of ['failed', 'skipped'] as const) {
      const out = shown[which].find(({ id }) => id === at);
      if (out) return outDetail(out, which);
    }
    if (shown.cases === 0 && (detail === null || at === null || at < 0)) return nothingFound(shown, this.#ends);
    if (detail === null || detail.id !== at) return nothing;
    const does = this.#detailDoes(detail.id);
    return 'sections' in detail ? caseDetail(detail, does) : fileDetail(detail, does);
  }

  #detailDoes(id: number): DetailDoes {
    return {
      take: (taken) => void this.#send('take', { what: 'case', id, taken }),
      include: (section, taken) => void this.#send('include', { id, section, taken }),
      reset: () => void this.#send('reset', { id }),
      applyToAll: () => void this.#applyToAll(id),
      reveal: (paragraph) => void this.#send('reveal', { id, paragraph }),
      isOpen: (part) => this.#open.has(part),
      setOpen: (part, open) => {
        if (open === this.#open.has(part)) return;
        if (open) this.#open.add(part);
        else this.#open.delete(part);
        this.requestUpdate();
      },
      role: (file, column, role, alike) => void this.#setRole({ file, column, role, alike }),
      alike: this.alike,
      setAlike: (alike) => (this.alike = alike),
      filter: this.columnFilter,
      setFilter: (filter) => (this.columnFilter = filter),
      busy: this.busy,
    };
  }

  #footer(): TemplateResult {
    const taken = this.#cases.filter((one) => one.taken).length;
    if (this.#cases.length === 0) {
      return html`<footer>
        <vscode-button appearance="secondary" @click=${this.#ends.close}>${t('Close')}</vscode-button>
      </footer>`;
    }
    return html`<footer>
      <p class="numbers" role="status">${t('{0} of {1} ticked', number(taken), casesWords(this.#cases.length))}</p>
      <vscode-button appearance="secondary" @click=${this.#ends.close}>${t('Cancel')}</vscode-button>
      <vscode-button class="write" ?disabled=${taken === 0 || this.busy} @click=${() => void this.#send('write', {})}
        >${taken === 1 ? t('Import 1 Case') : t('Import {0} Cases', number(taken))}</vscode-button
      >
    </footer>`;
  }

  #show(row: Row): void {
    if (this.at === row.id) return;
    this.at = row.id;
    // The reference of another case is another secret.
    this.#open.delete('reference');
    this.problem = '';
    if (row.kind === 'case' || row.kind === 'file') this.#ask(row.id);
  }

  #ask(id: number): void {
    const resting = this.#asking !== null;
    this.#asking = id;
    if (resting) return;
    void this.#send('show', { id });
    setTimeout(() => {
      const last = this.#asking;
      this.#asking = null;
      if (last !== null && last !== id) this.#ask(last);
    }, restMs);
  }

  #enter(row: Row, by: 'key' | 'pointer'): void {
    if (row.kind === 'group') return;
    this.inDetail = true;
    if (by === 'pointer' && !this.narrow) return;
    this.#sought = true;
    this.#focusDetail();
  }

  /** Once it is there: what is shown comes from the host. */
  #focusDetail(): void {
    void this.updateComplete.then(() => {
      const heading = this.querySelector<HTMLElement>('.pane.detail h2');
      if (!this.#sought || !heading) return;
      this.#sought = false;
      focusText(heading);
    });
  }

  #backToList(): void {
    this.inDetail = false;
    void this.updateComplete.then(() => this.querySelector<ImportList>('ddx-import-list')?.focus());
  }

  #takeAll(box: HTMLInputElement): void {
    void this.#send('take', { what: 'all', id: 0, taken: box.checked });
  }

  #setFilter(filter: string): void {
    this.filter = filter;
    this.#arrange();
  }

  async #applyToAll(id: number): Promise<void> {
    const count = this.detail && 'alike' in this.detail ? this.detail.alike : 0;
    if (!(await this.#send('applyToAll', { id }))) return;
    this.#announcer.say(
      count === 1 ? t('1 other case was changed.') : t('{0} other cases were changed.', number(count)),
    );
  }

  async #setRole(body: Bodies['role']): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const done = await this.#send('role', body);
    this.busy = false;
    if (done) this.#announcer.say(t('Read again: {0}', casesWords(this.#cases.length)));
  }

  async #send<N extends RequestName>(name: N, body: Bodies[N]): Promise<boolean> {
    this.problem = '';
    try {
      await this.#link.request(name, body, unhurried.has(name) ? 'forever' : 'patiently');
      return true;
    } catch (error) {
      this.problem = (error as Error).message;
      this.#announcer.interrupt(this.problem);
      // A box that was ticked in vain is as it was.
      this.requestUpdate();
      return false;
    }
  }

  #on(news: News): void {
    switch (news.type) {
      case 'snapshot':
        useWords(news.words);
        return this.#adopt(news.snapshot);
      case 'cases':
        this.#coming.splice(news.from, this.#coming.length, ...news.cases);
        if (this.#coming.length === this.shown?.cases) this.#takeOver();
        return;
      case 'changed':
        for (const one of news.cases) {
          const place = this.#places.get(one.id);
          if (place !== undefined) this.#put(place, one);
        }
        return this.#arrange();
      case 'stage':
        if (this.shown) this.shown = { ...this.shown, stage: news.stage };
        return;
      case 'case':
        this.#showDetail(news.case);
        return;
      case 'file':
        this.#showDetail(news.file);
    }
  }

  #showDetail(detail: CaseView | FileView): void {
    if (detail.id !== this.at) return;
    this.detail = detail;
    if (this.#sought) this.#focusDetail();
  }

  /** All cases are there: they take the place of those before. */
  #takeOver(): void {
    this.#cases = [];
    this.#places.clear();
    this.#coming.forEach((one, place) => this.#put(place, one));
    this.#coming = [];
    this.#arrange();
  }

  #put(place: number, one: CaseRow): void {
    this.#cases[place] = one;
    this.#places.set(one.id, place);
  }

  #adopt(snapshot: Snapshot): void {
    const before = this.shown;
    this.shown = snapshot;
    if (before?.id !== snapshot.id) {
      this.#folded.clear();
      this.filter = '';
      this.detail = null;
      this.inDetail = false;
    }
    this.#coming = [];
    this.at = snapshot.at;
    if (snapshot.cases === 0) this.#takeOver();
    this.#speak(before?.stage ?? null, snapshot);
    // What had the focus went with the stage; the new one begins at its heading.
    if (before !== null && before.stage.is !== snapshot.stage.is) {
      void this.updateComplete.then(() => {
        const heading = this.querySelector<HTMLElement>('.end h2');
        if (heading && document.activeElement === document.body) focusText(heading);
      });
    }
  }

  #arrange(): void {
    if (this.shown === null) return;
    this.rows = rowsOf(this.shown, this.#cases, this.#folded, this.filter);
    this.version += 1;
    if (this.shown.stage.is !== 'choosing') return;
    const known = this.at !== null && (this.at < 0 || this.#isKnown(this.at));
    if (known) return;
    const first = this.rows.find(({ kind }) => kind === 'case') ?? this.rows[0];
    this.at = first?.id ?? null;
    if (first && (first.kind === 'case' || first.kind === 'file')) this.#ask(first.id);
    else if (first?.kind === 'group') this.at = groups[first.which];
  }

  #isKnown(id: number): boolean {
    const { files = [], skipped = [], failed = [] } = this.shown ?? {};
    return this.#places.has(id) || [files, skipped, failed].some((all) => all.some((one) => one.id === id));
  }

  #speak(before: Stage | null, { stage, cases, skipped, failed }: Snapshot): void {
    if (before?.is === stage.is) return;
    if (stage.is === 'choosing') {
      const out = skipped.length + failed.length;
      this.#announcer.say(
        cases === 0 ? t('No case was found') : t('{0} found', casesWords(cases)),
        ...(out === 0 ? [] : [out === 1 ? t('1 file gave no case') : t('{0} files gave no case', number(out))]),
      );
    } else if (stage.is === 'done') {
      if (stage.problem === null) this.#announcer.say(t('{0} imported', casesWords(stage.summary.imported)));
      else this.#announcer.interrupt(stage.problem);
    } else if (stage.is === 'failed') this.#announcer.interrupt(stage.sentence);
    else if (stage.is === 'cancelled') this.#announcer.say(t('Reading was cancelled'));
  }
}

customElements.define('ddx-import', ImportPage);
