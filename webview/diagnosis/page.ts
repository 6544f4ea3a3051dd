import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { PageState, RequestName, SavedView, Snapshot, ToPage } from '../../src/protocol/diagnosis.ts';
import { Announcer } from '../shared/announcer.ts';
import { LightElement } from '../shared/lightElement.ts';
import { Link, type HostApi } from '../shared/link.ts';
import { t, useWords } from '../shared/words.ts';
import { background, isBackground } from './background.ts';
import { header } from './header.ts';
import { instead } from './instead.ts';
import { Keeping } from './keeping.ts';
import type { Bodies, Carried, Lent } from './parts.ts';
import { ranking } from './ranking.ts';
import './ratingStrip.ts';
import type { RatingDesk, RatingStrip } from './ratingStrip.ts';
import { spokenOfRun, spokenOfSaving, type Spoken } from './spoken.ts';
import { Spotlight, spotMark } from './spotlight.ts';
import { grow } from './stream.ts';

type News = Exclude<ToPage, { readonly type: 'reply' }>;

/** These wait on the person, who may take any time. */
const unhurried: ReadonlySet<RequestName> = new Set(['chooseArm', 'act', 'runAgain']);

const copiedMs = 2000;

/** The diagnosis page: keeps what the host told, shows it, and tells the host what the reader does. */
export class DiagnosisPage extends LightElement {
  static override properties = {
    shown: { state: true },
    saved: { state: true },
    open: { state: true },
    underCaret: { state: true },
    problem: { state: true },
    copied: { state: true },
  };
  declare shown: Snapshot | null;
  declare saved: SavedView;
  /** The sections that are unfolded. */
  declare open: ReadonlySet<string>;
  declare underCaret: ReadonlySet<string>;
  /** Why the last thing asked of the host did not happen. */
  declare problem: string;
  declare copied: boolean;

  readonly #host: HostApi;
  readonly #link: Link<Bodies, News>;
  readonly #announcer = new Announcer(document.body);
  readonly #restored: PageState | null;
  readonly #keeping = new Keeping(
    (name, body) => this.#link.request(name, body),
    (saved) => {
      this.#say(spokenOfSaving(this.saved, saved));
      this.saved = saved;
    },
  );
  // Light that fails is not worth a word: the case is gone, and the next snapshot says so.
  readonly #spotlight = new Spotlight((spot) => {
    if (!this.shown?.canLight) return;
    const { rank, index } = spot ?? { rank: null, index: null };
    this.#link.request('light', { run: this.#run, rank, index }).catch(() => {});
  });
  #desk: { readonly run: string; readonly does: RatingDesk } | null = null;
  /** A whole snapshot was asked for, because something was missed. */
  #catchingUp = false;

  constructor(host: HostApi) {
    super();
    this.#host = host;
    this.#link = new Link(host, window, (news) => this.#on(news));
    this.#restored = readState(host.getState());
    this.shown = null;
    this.saved = { state: 'nothing', sentence: '' };
    this.open = new Set(this.#restored?.open);
    this.underCaret = new Set();
    this.problem = '';
    this.copied = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#askForAll();
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    if (shown === null) return html`<main>${this.#problemLine()}</main>`;
    const lent = this.#lend(shown);
    return html`
      <main>
        ${
          shown.rating === null
            ? nothing
            : html`<button class="skip" @click=${() => this.querySelector<RatingStrip>('ddx-rating')?.focus()}>
                ${t('Skip to your rating')}
              </button>`
        }
        ${header(lent, this.copied, (what) => void this.#copy(what))} ${this.#problemLine()}
        <div class="answer ${shown.phase}" aria-busy=${shown.phase === 'running' ? 'true' : 'false'}>
          ${instead(lent)} ${shown.diagnoses.length === 0 ? nothing : this.#list(lent)}
        </div>
        ${
          shown.rating === null
            ? nothing
            : keyed(
                shown.run,
                html`<ddx-rating
                  .rating=${shown.rating}
                  .diagnoses=${shown.diagnoses}
                  .saved=${this.saved}
                  .desk=${this.#deskOf(shown.run)}
                ></ddx-rating>`,
              )
        }
        ${background(lent)}
        <footer>${t('Research use only. Not a medical device.')}</footer>
      </main>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.shown === null || !(changed.has('shown') || changed.has('open'))) return;
    const state: PageState = { run: this.shown.run, open: [...this.open] };
    this.#host.setState(state);
  }

  #list(lent: Lent): TemplateResult {
    const { phase, canLight, diagnoses } = lent.shown;
    const partial = phase === 'failed' || phase === 'cancelled' || phase === 'abstained';
    const unlit = !canLight && diagnoses.some(({ evidence }) => evidence.length > 0);
    return html`
      ${partial ? html`<h2 class="partial">${t('Partial: what had arrived before the end')}</h2>` : nothing}
      ${ranking(lent)}
      ${
        phase === 'truncated'
          ? html`<p class="remark">
              ${t('The answer was cut off before its end. The last diagnosis may be incomplete.')}
            </p>`
          : nothing
      }
      ${
        unlit
          ? html`<p class="remark">${t('The text of the case was not found, so findings cannot be shown in it.')}</p>`
          : nothing
      }
    `;
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

  get #run(): string {
    return this.shown?.run ?? '';
  }

  #lend(shown: Snapshot): Lent {
    return {
      shown,
      send: (name, carried) => this.#send(name, carried),
      spotlight: this.#spotlight,
      underCaret: this.underCaret,
      isOpen: (section) => this.open.has(section),
      setOpen: (section, open) => {
        if (this.open.has(section) === open) return;
        const sections = new Set(this.open);
        if (open) sections.add(section);
        else sections.delete(section);
        this.open = sections;
      },
    };
  }

  /** What the strip of a run may do. It keeps to that run: a comment can be on its way when the next begins. */
  #deskOf(run: string): RatingDesk {
    if (this.#desk?.run === run) return this.#desk.does;
    const keeping = this.#keeping;
    const does: RatingDesk = {
      rate: (item, value) =>
        item === 'bond'
          ? keeping.keep(`${run} bond`, 'rateBond', { run, value })
          : keeping.keep(`${run} ${item}`, 'rateMatch', { run, rank: item, value }),
      comment: (text) => keeping.keep(`${run} comment`, 'comment', { run, text }),
      ownDiagnosis: (text) => keeping.keep(`${run} own`, 'ownDiagnosis', { run, text }),
      saveAgain: () => void keeping.again(run),
      say: (text) => this.#announcer.say(text),
    };
    this.#desk = { run, does };
    return does;
  }

  #askForAll(): void {
    this.#catchingUp = true;
    this.problem = '';
    this.#link.request('ready', {}).catch((error: unknown) => {
      this.#catchingUp = false;
      this.#complain(error);
    });
  }

  async #send<N extends RequestName>(name: N, carried: Carried<N>): Promise<boolean> {
    this.problem = '';
    try {
      const body = { ...carried, run: this.#run } as Bodies[RequestName] as Bodies[N];
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

  async #copy(what: 'list' | 'raw'): Promise<void> {
    if (!(await this.#send('copy', { what }))) return;
    this.copied = true;
    this.#announcer.say(t('Copied'));
    setTimeout(() => (this.copied = false), copiedMs);
  }

  #on(news: News): void {
    switch (news.type) {
      case 'snapshot':
        useWords(news.words);
        this.#adopt(news.snapshot);
        break;
      case 'grown': {
        if (this.shown === null || this.#catchingUp) return;
        const grown = grow(this.shown, news);
        if (grown === 'gap') this.#askForAll();
        else if (grown !== 'stray') this.shown = grown;
        break;
      }
      case 'saved':
        if (news.run === this.#run) this.#keeping.told(news.saved);
        break;
      case 'caret':
        if (news.run === this.#run) this.underCaret = new Set(news.lit.map(({ rank, index }) => spotMark(rank, index)));
    }
  }

  #adopt(snapshot: Snapshot): void {
    const before = this.shown;
    this.#catchingUp = false;
    this.problem = '';
    this.shown = snapshot;
    if (before?.run === snapshot.run) this.#say(spokenOfRun(before, snapshot));
    else this.#begin(snapshot, before === null && this.#restored?.run === snapshot.run);
    this.#keeping.told(snapshot.saved);
  }

  /** `again`: the page was reloaded and had shown this run before, so that there is no news in it. */
  #begin(snapshot: Snapshot, again: boolean): void {
    if (!again) {
      this.#say(spokenOfRun(null, snapshot));
      this.open = new Set([...this.open].filter(isBackground));
    }
    this.underCaret = new Set();
    this.#spotlight.reset();
    this.saved = snapshot.saved;
  }

  #say(spoken: Spoken | null): void {
    if (spoken?.urgent) this.#announcer.interrupt(spoken.text);
    else if (spoken) this.#announcer.say(spoken.text);
  }
}

function readState(state: unknown): PageState | null {
  const { run, open } = (state ?? {}) as Partial<Record<keyof PageState, unknown>>;
  if (typeof run !== 'string' || !Array.isArray(open)) return null;
  return { run, open: open.filter((section) => typeof section === 'string') };
}

customElements.define('ddx-diagnosis', DiagnosisPage);
