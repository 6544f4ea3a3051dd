import * as vscode from 'vscode';
import type { Answer } from '../arms/answer.ts';
import type { Reference } from '../cases/reference.ts';
import type { RatingView, SavedView, Score } from '../protocol/diagnosis.ts';
import type { About, Kept, RatingBook, Standing } from '../ratings/ratingBook.ts';
import { scales } from '../ratings/scales.ts';
import { sentenceOf } from './report.ts';
import type { RunSubject } from './run.ts';
import type { Shelves } from './shelves.ts';
import { nothingSaved } from './snapshot.ts';

/** Opens the rating strip of an answer, with what this rater said of it before. */
export async function openStrip(shelves: Shelves, subject: RunSubject, answer: Answer): Promise<Strip> {
  const about = { answer: answer.id, case: subject.case.id, caseSha256: subject.case.sha256 };
  const [book, reference, kept] = await Promise.all([
    shelves.bookOf(subject.study),
    shelves.referenceOf(subject.study, subject.case.id),
    shelves.nameOf(subject.study),
  ]);
  const standing = await book.standing(about);
  shelves.warn(book.problems);
  return new Strip(book, about, reference, kept, standing);
}

/** A change that is on its way to the disk. */
interface Change {
  /** A later change of the same thing takes its place while it waits. */
  readonly of: string;
  readonly write: () => Promise<Kept>;
}

/** One rater's ratings of one answer: what stands, and whether it is safe on disk. */
export class Strip implements vscode.Disposable {
  readonly #book: RatingBook;
  readonly #about: About;
  readonly #reference: Reference | null;
  readonly #kept: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #standing: Standing;
  #saved: SavedView = nothingSaved;
  #waiting: Change[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(book: RatingBook, about: About, reference: Reference | null, kept: string, standing: Standing) {
    this.#book = book;
    this.#about = about;
    this.#reference = reference;
    this.#kept = kept;
    this.#standing = standing;
  }

  get saved(): SavedView {
    return this.#saved;
  }

  view(): RatingView {
    const own = this.#standing.reference;
    const { match, bond } = scales;
    return {
      reference: this.#reference
        ? { ...this.#reference, own: false }
        : own === null
          ? null
          : { diagnosis: own, accepted: [], basis: '', own: true },
      match: this.#standing.match,
      bond: this.#standing.bond,
      comment: this.#standing.comment,
      scales: { match: { steps: match.steps }, bond: { steps: bond.steps } },
      rater: this.#book.rater,
      kept: this.#kept,
    };
  }

  match(rank: number, value: Score): Promise<void> {
    const match = { ...this.#standing.match };
    if (value === null) delete match[rank];
    else match[rank] = value;
    this.#standing = { ...this.#standing, match };
    return this.#save(`match ${rank}`, () => this.#book.rate(this.#about, 'match', rank, value));
  }

  bond(value: Score): Promise<void> {
    this.#standing = { ...this.#standing, bond: value };
    return this.#save('bond', () => this.#book.rate(this.#about, 'bond', null, value));
  }

  comment(text: string): Promise<void> {
    if (text === this.#standing.comment) return Promise.resolve();
    this.#standing = { ...this.#standing, comment: text };
    return this.#save('comment', () => this.#book.comment(this.#about, text));
  }

  ownDiagnosis(text: string): Promise<void> {
    const diagnosis = text.trim() === '' ? null : text.trim();
    this.#standing = { ...this.#standing, reference: diagnosis };
    return this.#save('reference', () => this.#book.ownDiagnosis(this.#about, diagnosis));
  }

  /** Tries again what could not be saved. */
  saveAgain(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  dispose(): void {
    this.#changed.dispose();
    if (this.#saved.state === 'notSaved') void this.#rescue();
  }

  #save(of: string, write: () => Promise<Kept>): Promise<void> {
    this.#waiting = [...this.#waiting.filter((change) => change.of !== of), { of, write }];
    if (this.#saved.state !== 'notSaved') this.#say({ state: 'saving', sentence: vscode.l10n.t('saving…') });
    return this.saveAgain();
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
    this.#changed.fire();
  }

  /** The panel is gone but its ratings are not on disk: the person gets another chance. */
  async #rescue(): Promise<void> {
    const again = vscode.l10n.t('Try Again');
    while (this.#waiting.length > 0) {
      const chosen = await vscode.window.showErrorMessage(
        vscode.l10n.t('{0} changes to your ratings are not saved yet.', this.#waiting.length),
        again,
      );
      if (chosen !== again) return;
      await this.saveAgain();
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
