import * as vscode from 'vscode';
import type { Reference } from '../../cases/reference.ts';
import type { RatingView, SavedView, Score } from '../../protocol/diagnosis.ts';
import type { About, Kept, RatingBook, Standing } from '../../ratings/ratingBook.ts';
import { scales } from '../../study/plan/scales.ts';
import { sentenceOf } from '../report.ts';
import { nothingSaved } from './snapshot.ts';

/** A change that is on its way to the disk. */
interface Change {
  /** A later change of the same thing takes its place while it waits. */
  readonly of: string;
  readonly write: () => Promise<Kept>;
}

export interface StripSubject {
  readonly about: About;
  readonly reference: Reference | null;
  /** Where ratings go, for the person. */
  readonly kept: string;
}

/** A comment is written when its writer pauses this long, or is done. */
const commentPauseMs = 500;

/** One rater's ratings of one answer: what stands, and whether it is safe on disk. */
export class Strip {
  readonly #book: RatingBook;
  readonly #subject: StripSubject;
  readonly #changed = new vscode.EventEmitter<'standing' | 'reference' | 'saved'>();
  readonly onDidChange = this.#changed.event;
  #standing: Standing;
  #saved: SavedView = nothingSaved;
  #waiting: Change[] = [];
  #writing: Promise<void> = Promise.resolve();
  #pause: NodeJS.Timeout | undefined;

  constructor(book: RatingBook, subject: StripSubject, standing: Standing) {
    this.#book = book;
    this.#subject = subject;
    this.#standing = standing;
  }

  get saved(): SavedView {
    return this.#saved;
  }

  view(): RatingView {
    const { reference, kept } = this.#subject;
    const own = this.#standing.reference;
    const { match, bond } = scales;
    return {
      reference: reference
        ? { ...reference, own: false }
        : own === null
          ? null
          : { diagnosis: own, accepted: [], basis: '', own: true },
      match: this.#standing.match,
      bond: this.#standing.bond,
      comment: this.#standing.comment,
      scales: { match: { steps: match.steps }, bond: { steps: bond.steps } },
      rater: this.#book.rater,
      kept,
    };
  }

  match(rank: number, value: Score): Promise<void> {
    const match = { ...this.#standing.match };
    if (value === null) delete match[rank];
    else match[rank] = value;
    this.#take({ match }, `match ${rank}`, () => this.#book.rate(this.#subject.about, 'match', rank, value));
    return this.flush();
  }

  bond(value: Score): Promise<void> {
    this.#take({ bond: value }, 'bond', () => this.#book.rate(this.#subject.about, 'bond', null, value));
    return this.flush();
  }

  ownDiagnosis(text: string): Promise<void> {
    const reference = text.trim() === '' ? null : text.trim();
    this.#take({ reference }, 'reference', () => this.#book.ownDiagnosis(this.#subject.about, reference));
    this.#changed.fire('reference');
    return this.flush();
  }

  /** The rater's own diagnosis of the text; it holds for every answer to it. */
  get reference(): string | null {
    return this.#standing.reference;
  }

  /** The same rater has given it beside another answer to the same text. */
  takeReference(reference: string | null): void {
    this.#standing = { ...this.#standing, reference };
    this.#changed.fire('standing');
  }

  /** Takes each key stroke at once, so that none is lost with its page, and writes at the next pause. */
  comment(text: string): void {
    if (text === this.#standing.comment) return;
    this.#take({ comment: text }, 'comment', () => this.#book.comment(this.#subject.about, text));
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.flush(), commentPauseMs);
  }

  /** Writes what waits, and tries again what could not be written. */
  flush(): Promise<void> {
    clearTimeout(this.#pause);
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Nobody shows the strip any more: what waits is written, or the person is told. */
  async close(): Promise<void> {
    await this.flush();
    await this.#rescue();
    this.#changed.dispose();
  }

  #take(standing: Partial<Standing>, of: string, write: () => Promise<Kept>): void {
    this.#standing = { ...this.#standing, ...standing };
    this.#waiting = [...this.#waiting.filter((change) => change.of !== of), { of, write }];
    this.#changed.fire('standing');
    if (this.#saved.state !== 'notSaved') this.#say({ state: 'saving', sentence: vscode.l10n.t('saving…') });
  }

  async #write(): Promise<void> {
    for (let change = this.#waiting[0]; change; change = this.#waiting[0]) {
      try {
        const kept = await change.write();
        this.#waiting = this.#waiting.filter((one) => one !== change);
        if (this.#waiting.length === 0) this.#say(savedView(kept));
      } catch (error) {
        this.#say({ state: 'notSaved', sentence: vscode.l10n.t('Not saved. {0}', sentenceOf(error)) });
        return;
      }
    }
  }

  #say(saved: SavedView): void {
    this.#saved = saved;
    if (saved.state === 'saved') void vscode.commands.executeCommand('setContext', 'ddx.rated', true);
    this.#changed.fire('saved');
  }

  /** The panel is gone but its ratings are not on disk: the person gets another chance. */
  async #rescue(): Promise<void> {
    const again = vscode.l10n.t('Try Again');
    while (this.#waiting.length > 0) {
      const chosen = await vscode.window.showErrorMessage(
        vscode.l10n.t('Ratings of “{0}” are not saved yet. {1}', this.#subject.about.case, this.#saved.sentence),
        again,
      );
      if (chosen !== again) return;
      await this.flush();
    }
  }
}

function savedView(kept: Kept): SavedView {
  if (kept.where === 'study') {
    const sentence = kept.problem ? vscode.l10n.t('Saved. {0}', sentenceOf(kept.problem)) : vscode.l10n.t('saved');
    return { state: 'saved', sentence };
  }
  return {
    state: 'elsewhere',
    sentence: vscode.l10n.t(
      'Saved on this machine only: the study folder cannot be written. {0}',
      kept.problem ? sentenceOf(kept.problem) : '',
    ),
  };
}
