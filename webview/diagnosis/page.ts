import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GrownView, PageState, RequestName, RunView, Snapshot, ToPage } from '../../src/protocol/diagnosis.ts';
import { Announcer } from '../shared/announcer.ts';
import { LightElement } from '../shared/lightElement.ts';
import { Link, type HostApi } from '../shared/link.ts';
import { t, useWords } from '../shared/words.ts';
import { answer } from './answer.ts';
import { background, isBackground } from './background.ts';
import { Column } from './column.ts';
import { columnHead, headerOfAll, headerOfOne, type HeaderDoes } from './header.ts';
import type { Bodies, Lent } from './parts.ts';
import './ratingStrip.ts';
import type { RatingStrip } from './ratingStrip.ts';
import { spokenOfRound, type Spoken } from './spoken.ts';
import { Spotlight, spotMark } from './spotlight.ts';
import { grow } from './stream.ts';
import { tabs } from './tabs.ts';

type News = Exclude<ToPage, { readonly type: 'reply' }>;

/** These wait on the person, who may take any time. */
const unhurried: ReadonlySet<RequestName> = new Set(['chooseArm', 'act', 'runAgain', 'runAllAgain']);

/** Below this there is room for one answer at a time. */
const tooNarrow = window.matchMedia('(width < 900px)');

/** The diagnosis page: keeps what the host told, shows it, and tells the host what the reader does. */
export class DiagnosisPage extends LightElement {
  static override properties = {
    shown: { state: true },
    narrow: { state: true },
    tab: { state: true },
    problem: { state: true },
  };
  /** The round; each run as it was when the whole was last told. How it is now, its column knows. */
  declare shown: Snapshot | null;
  declare narrow: boolean;
  /** The run whose tab was chosen. */
  declare tab: string | null;
  /** Why the last thing asked of the host did not happen. */
  declare problem: string;

  readonly #host: HostApi;
  readonly #link: Link<Bodies, News>;
  readonly #announcer = new Announcer(document.body);
  readonly #restored: PageState | null;
  #kept = '';
  /** In the order of the runs. */
  #columns: readonly Column[] = [];
  // Light that fails is not worth a word: the case is gone, and the next snapshot says so.
  readonly #spotlight = new Spotlight((spot, before) => {
    if (before && before.run !== spot?.run) this.#light({ run: before.run, rank: null, index: null });
    if (spot) this.#light(spot);
  });
  /** What had the focus before the page was drawn anew, and the column it stood in. */
  #focused: { readonly element: Element; readonly column: Element | null } | null = null;
  /** A whole snapshot was asked for, because something was missed. */
  #catchingUp = false;
  readonly #does: HeaderDoes = {
    chooseArm: () => void this.#send('chooseArm', {}),
    cancelAll: () => void this.#send('cancelAll', { round: this.shown?.round ?? '' }),
    runAllAgain: () => void this.#send('runAllAgain', { round: this.shown?.round ?? '' }),
  };

  constructor(host: HostApi) {
    super();
    this.#host = host;
    this.#link = new Link(host, window, (news) => this.#on(news));
    this.#restored = readState(host.getState());
    this.shown = null;
    this.narrow = tooNarrow.matches;
    this.tab = this.#restored?.tab ?? null;
    this.problem = '';
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    tooNarrow.addEventListener('change', ({ matches }) => (this.narrow = matches));
    this.#askForAll();
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    const [first] = this.#columns;
    if (shown === null || !first) return html`<main>${this.#problemLine()}</main>`;
    const runs = this.#columns.map(({ view }) => view);
    const beside = runs.length > 1;
    const front = this.narrow ? this.#front : null;
    return html`
      <main class=${beside ? (front ? 'tabbed' : 'several') : 'one'}>
        ${
          beside
            ? headerOfAll({ ...shown, runs }, this.#does)
            : html`${this.#skip(first)}${headerOfOne(shown, this.#lend(first, 0), this.#does)}`
        }
        ${this.#problemLine()} ${beside && front ? tabs(runs, front.view, (run) => (this.tab = run)) : nothing}
        <div class="columns">
          ${repeat(
            this.#columns,
            ({ view }) => view.arm.id,
            (column, at) => this.#column(column, at, front),
          )}
        </div>
        <footer>${t('Research use only. Not a medical device.')}</footer>
      </main>
    `;
  }

  protected override willUpdate(): void {
    const element = document.activeElement;
    this.#focused = element && this.contains(element) ? { element, column: element.closest('.column') } : null;
  }

  protected override updated(): void {
    this.#keepFocus();
    if (this.shown === null) return;
    const runs = this.#columns.map(({ view, open }) => ({ run: view.run, open: [...open] }));
    const state: PageState = { round: this.shown.round, runs, tab: this.tab };
    const kept = JSON.stringify(state);
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#host.setState(state);
  }

  /** A button that was pressed and is gone leaves the focus on the one that says what can be done now. */
  #keepFocus(): void {
    if (!this.#focused || this.#focused.element.isConnected || document.activeElement !== document.body) return;
    const { column } = this.#focused;
    const within = column?.isConnected ? column.querySelector<HTMLElement>('.turn') : null;
    const header = (part: string): HTMLElement | null => this.querySelector(`header ${part}`);
    (within ?? header('.turn') ?? header('.arm'))?.focus();
  }

  /** VS Code takes Escape for the whole page; here it means the answer that has the focus, and nothing in a text. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    const at = event.target as Element;
    const inText = at.closest('vscode-text-field, vscode-text-area') !== null;
    const column = this.#columns.length > 1 ? this.#columnAround(at) : undefined;
    if (!inText && !column) return;
    event.stopPropagation();
    if (!inText && column?.view.phase === 'running') void this.#send('cancel', { run: column.view.run });
  }

  #columnAround(element: Element): Column | undefined {
    const tab = element.closest('[role=tab]')?.getAttribute('aria-controls');
    const id = tab ?? element.closest('.column')?.id;
    return this.#columns.find((_, at) => id === `column-${at}`);
  }

  /** `front`: the only one that is seen, where there are tabs. */
  #column(column: Column, at: number, front: Column | null): TemplateResult {
    const lent = this.#lend(column, at);
    const { beside } = lent;
    const named = front ? `tab-${at}` : `arm-${at}`;
    return html`<section
      class="column"
      id="column-${at}"
      role=${beside && front ? 'tabpanel' : nothing}
      aria-labelledby=${beside ? named : nothing}
      ?hidden=${beside && front !== null && front !== column}
    >
      ${beside ? columnHead(lent, this.#skip(column)) : nothing} ${answer(lent)}
      <div class="rated">${this.#rated(column, lent)}</div>
      ${background(lent)}
    </section>`;
  }

  #rated({ view, saved, desk }: Column, { at, beside }: Lent): TemplateResult | typeof nothing {
    const { notRated } = view;
    if (view.rating === null) return notRated === null ? nothing : html`<p class="remark" dir="auto">${notRated}</p>`;
    return html`${keyed(
      view.run,
      html`<ddx-rating
        .at=${at}
        .beside=${beside}
        .rating=${view.rating}
        .diagnoses=${view.diagnoses}
        .saved=${saved}
        .desk=${desk}
      ></ddx-rating>`,
    )}`;
  }

  #skip({ view }: Column): TemplateResult | typeof nothing {
    if (view.rating === null) return nothing;
    const skip = (event: Event): void => {
      const column = (event.currentTarget as Element).closest('.column') ?? this;
      column.querySelector<RatingStrip>('ddx-rating')?.focus();
    };
    return html`<button class="skip" @click=${skip}>${t('Skip to your rating')}</button>`;
  }

  #problemLine(): TemplateResult | typeof nothing {
    if (this.problem === '') return nothing;
    return html`<p class="problem">
      <span dir="auto">${this.problem}</span>
      ${
        this.shown === null
          ? html`<vscode-button @click=${() => this.#askForAll()}>${t('Try Again')}</vscode-button>`
          : nothing
      }
    </p>`;
  }

  get #front(): Column | null {
    return this.#columnOf(this.tab) ?? this.#columns[0] ?? null;
  }

  #columnOf(run: string | null): Column | undefined {
    return this.#columns.find(({ view }) => view.run === run);
  }

  #lend(column: Column, at: number): Lent {
    const { view } = column;
    return {
      shown: view,
      at,
      beside: this.#columns.length > 1,
      send: (name, carried) =>
        this.#send(name, { ...carried, run: view.run } as Bodies[RequestName] as Bodies[typeof name]),
      copy: (what) => void this.#copy(column, what),
      copied: column.copied,
      spotlight: this.#spotlight,
      underCaret: column.underCaret,
      isOpen: (section) => column.open.has(section),
      setOpen: (section, open) => column.setOpen(section, open),
    };
  }

  #askForAll(): void {
    this.#catchingUp = true;
    this.problem = '';
    this.#link.request('ready', {}).catch((error: unknown) => {
      this.#catchingUp = false;
      this.#complain(error);
    });
  }

  async #send<N extends RequestName>(name: N, body: Bodies[N]): Promise<boolean> {
    this.problem = '';
    try {
      await this.#link.request(name, body, unhurried.has(name) ? 'forever' : 'patiently');
      return true;
    } catch (error) {
      this.#complain(error);
      return false;
    }
  }

  #complain(error: unknown): void {
    this.problem = (error as Error).message;
    this.#announcer.interrupt(this.problem);
  }

  async #copy(column: Column, what: 'list' | 'raw'): Promise<void> {
    if (!(await this.#send('copy', { run: column.view.run, what }))) return;
    column.sayCopied();
    this.#announcer.say(t('Copied'));
  }

  #light({ run, rank, index }: Bodies['light']): void {
    if (this.#columnOf(run)?.view.canLight) this.#link.request('light', { run, rank, index }).catch(() => {});
  }

  #on(news: News): void {
    switch (news.type) {
      case 'snapshot':
        useWords(news.words);
        this.#adopt(news.snapshot);
        break;
      case 'grown':
        if (this.shown !== null && !this.#catchingUp) this.#grow(news.runs);
        break;
      case 'saved':
        this.#columnOf(news.run)?.keeping.told(news.saved);
        break;
      case 'caret':
        for (const { run, lit } of news.runs) {
          const column = this.#columnOf(run);
          if (column) column.underCaret = new Set(lit.map(({ rank, index }) => spotMark(rank, index)));
        }
        this.requestUpdate();
    }
  }

  #grow(deltas: readonly GrownView[]): void {
    for (const delta of deltas) {
      const column = this.#columnOf(delta.run);
      const grown = column ? grow(column.view, delta) : 'stray';
      if (grown === 'gap') return this.#askForAll();
      if (column && grown !== 'stray') column.view = grown;
    }
    this.requestUpdate();
  }

  #adopt(snapshot: Snapshot): void {
    const columns = this.#columns;
    const first = this.shown === null;
    this.#catchingUp = false;
    this.problem = '';
    this.shown = snapshot;
    const befores = snapshot.runs.map((run, at) => {
      // A run that takes the place of another keeps what is the same in every answer as it was.
      const sameArm = columns.find(({ view }) => view.arm.id === run.arm.id);
      return columns.find(({ view }) => view.run === run.run) ?? sameArm ?? columns[at] ?? null;
    });
    const views = befores.map((before) => before?.view ?? null);
    this.#columns = snapshot.runs.map((run, at) => this.#columnFor(run, befores[at] ?? null));
    if (this.#columnOf(this.tab) === undefined) {
      const before = columns.find(({ view }) => view.run === this.tab);
      const now = this.#columns.find((_, at) => befores[at] === before);
      if (before && now) this.tab = now.view.run;
    }
    this.#spotlight.keepTo(snapshot.runs.map(({ run }) => run));
    const news = snapshot.runs.map((run, at) =>
      // The page was reloaded and had shown this run before: there is no news in it.
      first && this.#restored?.runs.some((one) => one.run === run.run) ? run : (views[at] ?? null),
    );
    this.#sayAll(spokenOfRound(news, snapshot.runs));
    for (const column of this.#columns) column.keeping.told(column.view.saved);
  }

  #columnFor(view: RunView, before: Column | null): Column {
    if (before?.view.run === view.run) {
      before.view = view;
      return before;
    }
    const restored = before === null ? this.#restored?.runs.find((one) => one.run === view.run)?.open : undefined;
    const column: Column = new Column(view, restored ?? [...(before?.open ?? [])].filter(isBackground), {
      request: (name, body) => this.#link.request(name, body),
      say: (spoken) => {
        // Nobody would see it in a column that is gone.
        if (spoken.urgent && !this.#columns.includes(column)) this.#complain(new Error(spoken.text));
        else this.#sayAll([spoken]);
      },
      changed: () => this.requestUpdate(),
    });
    return column;
  }

  /** What is said at one moment is said together: the later must not take the place of the earlier. */
  #sayAll(spoken: readonly Spoken[]): void {
    const { calm, urgent } = Object.groupBy(spoken, (one) => (one.urgent ? 'urgent' : 'calm'));
    if (calm) this.#announcer.say(...calm.map(({ text }) => text));
    if (urgent) this.#announcer.interrupt(...urgent.map(({ text }) => text));
  }
}

function readState(state: unknown): PageState | null {
  const { round, runs, tab } = (state ?? {}) as Partial<Record<keyof PageState, unknown>>;
  if (typeof round !== 'string' || !Array.isArray(runs)) return null;
  const read = runs.flatMap((one: unknown) => {
    const { run, open } = (one ?? {}) as { readonly run?: unknown; readonly open?: unknown };
    if (typeof run !== 'string' || !Array.isArray(open)) return [];
    return [{ run, open: open.filter((section) => typeof section === 'string') }];
  });
  return { round, runs: read, tab: typeof tab === 'string' ? tab : null };
}

customElements.define('ddx-diagnosis', DiagnosisPage);
