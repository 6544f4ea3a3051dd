import * as vscode from 'vscode';
import type { Answer } from '../arms/answer.ts';
import type { Reference } from '../cases/reference.ts';
import type { HumanError } from '../humanError.ts';
import type { RatingBook } from '../ratings/ratingBook.ts';
import type { Shelf } from '../study/shelf.ts';
import type { Study } from '../study/study.ts';
import { sentenceOf } from './report.ts';

const keeping = () => import('./keeping.ts');

/** Where answers and ratings go: the study's folder, or this machine's own when a case belongs to no study. */
export class Shelves {
  readonly #own: string;
  readonly #rater: () => string;
  readonly #software: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #shelves = new Map<string, Promise<Shelf>>();
  readonly #books = new Map<string, Promise<RatingBook>>();
  readonly #warned = new Set<string>();

  /**
   * `own` is this machine's folder, `rater` gives the pseudonym that ratings carry, and `software` is what each
   * ratings file says it was written by.
   */
  constructor(own: string, rater: () => string, software: string, log: vscode.LogOutputChannel) {
    this.#own = own;
    this.#software = software;
    this.#rater = rater;
    this.#log = log;
  }

  get rater(): string {
    return this.#rater();
  }

  /** The study a document belongs to, as its plan stands now. */
  async studyOf(uri: vscode.Uri): Promise<Study | null> {
    if (uri.scheme !== 'file') return null;
    return (await import('./study/openStudies.ts')).studyAt(uri.fsPath);
  }

  /** The shelf of a study's root; null for this machine's own. */
  of(root: string | null): Promise<Shelf> {
    return remembered(this.#shelves, root ?? this.#own, () => this.#openShelf(root));
  }

  /** An answer by its id, on the study's shelf or on this machine's own. */
  async findAnswer(root: string | null, id: string): Promise<Answer | null> {
    return (await (await this.of(root)).loadAnswer(id)) ?? (await (await this.of(null)).loadAnswer(id));
  }

  /**
   * Puts an answer on the study's shelf, or on this machine's own when the study folder refuses. When that refuses
   * too, the person is told: the answer on screen is then all there is.
   */
  async keep(root: string | null, answer: Answer): Promise<void> {
    const sealed = root !== null && (await (await keeping()).sealedNow(root));
    for (const place of root === null || sealed ? [null] : [root, null]) {
      try {
        await (await this.of(place)).saveAnswer(answer);
        if (root !== null) void this.looked(root);
        return;
      } catch (error) {
        this.#log.warn(String(error));
        void vscode.window.showWarningMessage(
          place === null
            ? vscode.l10n.t('The answer could not be kept: copy it before you close its panel. {0}', sentenceOf(error))
            : vscode.l10n.t('The answer is kept on this machine only. {0}', sentenceOf(error)),
        );
      }
    }
  }

  /** Someone sees answers of a study with the names of their arms. */
  async looked(root: string): Promise<void> {
    await (await keeping()).looked({ shelves: this, software: this.#software, log: this.#log }, root);
  }

  async referenceOf(root: string | null, id: string): Promise<Reference | null> {
    const study = root === null ? null : await this.studyOf(vscode.Uri.file(root));
    if (study === null) return null;
    const { byCase, problems } = await study.references();
    this.warn(problems);
    return byCase.get(id) ?? null;
  }

  /** What the person is told about where ratings go. */
  async nameOf(root: string | null): Promise<string> {
    const study = root === null ? null : await this.studyOf(vscode.Uri.file(root));
    return study?.title ?? vscode.l10n.t('this machine, outside any study');
  }

  /** What this rater says, in one session and one study. */
  bookOf(root: string | null): Promise<RatingBook> {
    const { rater } = this;
    return remembered(this.#books, [rater, root ?? ''].join('\0'), () => this.#openBook(root, rater));
  }

  /** Tells what is wrong with files, each once: what can be read of them counts, and the person should know. */
  warn(problems: readonly HumanError[]): void {
    for (const problem of problems) {
      if (this.#warned.has(problem.message)) continue;
      this.#warned.add(problem.message);
      this.#log.warn(problem.message);
      void vscode.window.showWarningMessage(sentenceOf(problem));
    }
  }

  /** Waits until everything that was handed in is on disk. */
  async close(): Promise<void> {
    await Promise.all([...this.#books.values()].map(async (book) => (await book).close()));
  }

  async #openShelf(root: string | null): Promise<Shelf> {
    const [{ Shelf }, study] = await Promise.all([
      keeping(),
      root === null ? null : this.studyOf(vscode.Uri.file(root)),
    ]);
    // A study that has gone is not made anew where it was: what comes now is kept on this machine.
    if (root !== null && study?.root !== root) return this.of(null);
    return new Shelf(root ?? this.#own, study, { report: (problem) => this.warn([problem]) });
  }

  async #openBook(root: string | null, rater: string): Promise<RatingBook> {
    const [{ openBook }, shelf, fallback] = await Promise.all([keeping(), this.of(root), this.of(null)]);
    return openBook(root, { shelf, fallback, rater, software: this.#software });
  }
}

/** What stands under a key, made when it is first asked for; a failure is not remembered. */
function remembered<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = all.get(key);
  if (known) return known;
  const made = make();
  all.set(key, made);
  made.catch(() => all.delete(key));
  return made;
}
