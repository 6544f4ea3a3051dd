import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Answer } from '../arms/answer.ts';
import type { HumanError } from '../humanError.ts';
import type { Reference } from '../cases/reference.ts';
import type { RatingBook } from '../ratings/ratingBook.ts';
import type { Shelf } from '../study/shelf.ts';
import { sentenceOf } from './report.ts';
import type { Study } from '../study/study.ts';

/** Where answers and ratings go: the study's folder, or this machine's own when a case belongs to no study. */
export class Shelves implements vscode.Disposable {
  readonly #own: string;
  readonly #rater: () => string;
  readonly #log: vscode.LogOutputChannel;
  readonly #shelves = new Map<string, Promise<Shelf>>();
  readonly #warned = new Set<string>();
  readonly #books = new Map<string, Promise<RatingBook>>();

  /** `own` is this machine's folder; `rater` gives the pseudonym that ratings carry. */
  constructor(own: string, rater: () => string, log: vscode.LogOutputChannel) {
    this.#own = own;
    this.#rater = rater;
    this.#log = log;
  }

  /** The study a document belongs to. */
  async studyOf(uri: vscode.Uri): Promise<Study | null> {
    if (uri.scheme !== 'file') return null;
    const { findStudy } = await import('../study/study.ts');
    return findStudy(uri.fsPath);
  }

  /** The shelf of a study's root; null for this machine's own. */
  of(root: string | null): Promise<Shelf> {
    const key = root ?? this.#own;
    const known = this.#shelves.get(key);
    if (known) return known;
    const opened = this.#openShelf(root);
    this.#shelves.set(key, opened);
    return opened;
  }

  /** An answer by its id, on the study's shelf or on this machine's own. */
  async findAnswer(root: string | null, id: string): Promise<Answer | null> {
    return (await (await this.of(root)).loadAnswer(id)) ?? (await (await this.of(null)).loadAnswer(id));
  }

  async referenceOf(root: string | null, id: string): Promise<Reference | null> {
    const study = (await this.of(root)).study;
    if (!study) return null;
    const { byCase, problems } = await study.references();
    this.warn(problems);
    return byCase.get(id) ?? null;
  }

  /** What the person is told about where ratings go. */
  async nameOf(root: string | null): Promise<string> {
    const { study } = await this.of(root);
    return study?.title ?? vscode.l10n.t('this machine, outside any study');
  }

  bookOf(root: string | null): Promise<RatingBook> {
    const rater = this.#rater();
    const key = `${rater}\0${root ?? ''}`;
    const known = this.#books.get(key);
    if (known) return known;
    const opened = this.#openBook(root, rater);
    this.#books.set(key, opened);
    return opened;
  }

  /** Tells of damaged files, each once: what can be read of them counts, and the person should know. */
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

  dispose(): void {
    void this.close();
  }

  async #openShelf(root: string | null): Promise<Shelf> {
    const [{ Shelf }, { findStudy }] = await Promise.all([import('../study/shelf.ts'), import('../study/study.ts')]);
    return new Shelf(root ?? this.#own, root === null ? null : await findStudy(root), {
      report: (problem) => this.#log.warn(problem.message),
    });
  }

  async #openBook(root: string | null, rater: string): Promise<RatingBook> {
    const [{ RatingBook }, shelf, fallback] = await Promise.all([
      import('../ratings/ratingBook.ts'),
      this.of(root),
      this.of(null),
    ]);
    return new RatingBook({
      shelf,
      fallback,
      rater,
      role: 'clinician',
      random: (bytes) => randomBytes(bytes),
    });
  }
}
