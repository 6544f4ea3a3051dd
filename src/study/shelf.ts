import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Answer, readAnswer } from '../arms/answer.ts';
import { sha256 } from '../cases/case.ts';
import { HumanError } from '../humanError.ts';
import { errorCode, nodeFiles, type Files } from '../ledger/files.ts';
import { writeAtomically } from './atomicFile.ts';
import { refused } from './refused.ts';
import type { Study } from './study.ts';
import { wrongWith } from './wrong.ts';

/** What a list shows of an answer. */
export interface AnswerSummary {
  readonly id: string;
  /** The id of the case. */
  readonly case: string;
  /** The model that was asked for. */
  readonly model: string;
  readonly startedAt: string;
  /** The name of the first diagnosis; null when there is none. */
  readonly top: string | null;
}

/** A folder where answers and ratings are kept: a study's, or the extension's own storage. */
export class Shelf {
  readonly root: string;
  /** The study whose folder this is; null for the extension's own storage. */
  readonly study: Study | null;
  readonly #files: Files;
  readonly #summaries = new Map<string, AnswerSummary>();
  readonly #report: (problem: HumanError) => void;

  /** `report` is told of an answer that is left out because its file is broken. */
  constructor(root: string, study: Study | null, o: { files?: Files; report?: (problem: HumanError) => void } = {}) {
    this.root = root;
    this.study = study;
    this.#files = o.files ?? nodeFiles;
    this.#report = o.report ?? (() => undefined);
  }

  get answersDir(): string {
    return join(this.root, 'answers');
  }

  get ratingsDir(): string {
    return join(this.root, 'ratings');
  }

  /** Makes one of the shelf's folders. A study folder that is gone is not made anew: it may have been moved. */
  async make(folder: string): Promise<void> {
    await this.#files.makeFolder(folder, { parents: this.study === null });
  }

  /** Keeps an answer. One that is kept already stays as it was first stored. */
  async saveAnswer(answer: Answer): Promise<void> {
    const whole = Answer.parse(answer);
    const kept = await this.#read(whole.id);
    if (kept !== null && !(kept instanceof HumanError)) return;
    const path = this.#pathOf(whole.id);
    try {
      await this.make(this.answersDir);
      await writeAtomically(this.#files, path, `${JSON.stringify(whole, null, 2)}\n`, randomUUID());
    } catch (error) {
      throw refused(error, path);
    }
  }

  async loadAnswer(id: string): Promise<Answer | null> {
    const found = await this.#read(id);
    if (found instanceof HumanError) this.#report(found);
    return found instanceof HumanError ? null : found;
  }

  /** All answers, the oldest first. Broken files are reported and skipped. */
  async answers(): Promise<AnswerSummary[]> {
    let names: string[];
    try {
      names = await this.#files.list(this.answersDir);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') this.#report(refused(error, this.answersDir));
      return [];
    }
    const found: AnswerSummary[] = [];
    for (const name of names.sort()) {
      if (!name.endsWith('.json') || name.startsWith('.')) continue;
      const id = name.slice(0, -'.json'.length);
      if (!isAnswerId(id)) {
        this.#report(new HumanError('{0} is not named like an answer and is left out.', join(this.answersDir, name)));
        continue;
      }
      const summary = this.#summaries.get(id) ?? (await this.#summarise(id));
      if (summary !== null) found.push(summary);
    }
    return found.sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
  }

  /** Once for each answer: what has an id never changes. */
  async #summarise(id: string): Promise<AnswerSummary | null> {
    const answer = await this.loadAnswer(id);
    if (answer === null) return null;
    const summary = summaryOf(answer);
    this.#summaries.set(id, summary);
    return summary;
  }

  /** An answer's file. Ids are hexadecimal, so that none can lead out of the folder. */
  #pathOf(id: string): string {
    return join(this.answersDir, `${id}.json`);
  }

  /** The answer, null when there is none, or what is wrong with its file. */
  async #read(id: string): Promise<Answer | HumanError | null> {
    if (!isAnswerId(id)) return null;
    const path = this.#pathOf(id);
    const broken = (why: string): HumanError =>
      new HumanError('{0} is not a whole answer and is left out: {1}.', path, why);
    let bytes: Uint8Array;
    try {
      bytes = await this.#files.read(path);
    } catch (error) {
      return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR' ? null : refused(error, path);
    }
    let json: unknown;
    try {
      json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      return broken('not valid JSON');
    }
    const answer = readAnswer(json);
    if (!answer.success) return broken(wrongWith(answer.error.issues));
    const { id: inside, case: kase, caseSha256 } = answer.data;
    if (inside !== id) return broken(`it holds the answer ${inside}`);
    if (caseSha256 !== kase.sha256 || sha256(kase.text) !== kase.sha256) return broken('its case text was changed');
    return answer.data;
  }
}

function isAnswerId(id: string): boolean {
  return Answer.shape.id.safeParse(id).success;
}

function summaryOf(answer: Answer): AnswerSummary {
  return {
    id: answer.id,
    case: answer.case.id,
    model: answer.model.asked,
    startedAt: answer.timings.startedAt,
    top: answer.diagnoses[0]?.name ?? null,
  };
}
