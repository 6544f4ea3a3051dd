import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Provenance } from '../../cases/provenance.ts';
import type { Reference } from '../../cases/reference.ts';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { writeAtomically } from '../atomicFile.ts';
import { provenanceFolder } from '../casework.ts';
import { locked } from '../lock.ts';
import { refused } from '../refused.ts';
import { planFile } from '../study.ts';
import { withReferences } from './referenceFile.ts';
import { writeTogether, type Written } from './together.ts';

/** What is written of a new plan; the rest is as usual. */
export interface NewPlan {
  readonly schema: 'ddx/study@2';
  readonly title: string;
  readonly cases: readonly string[];
}

/** Where a study keeps what belongs to its cases. */
export interface Places {
  readonly root: string;
  /** The folder of the cases. */
  readonly cases: string;
  /** The file of the references. */
  readonly references: string;
}

/** What is to be written for a case, in this order; null where it stays as it is. */
export interface Staged {
  readonly id: string;
  readonly provenance: Provenance | null;
  readonly reference: Reference | null;
  readonly text: string | null;
}

interface Waiting extends Staged {
  /** Whether the study had no record of it. */
  readonly isNew: boolean;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

const lockFile = '.import.lock';

/** So many cases share the waits for the disk. */
const mostTogether = 64;

/** Writes cases into a study folder, many at a time. A text gets its name last, so that none stands there half. */
export class CaseWriter {
  readonly #files: Files;
  readonly #places: Places;
  readonly #now: () => number;
  /** The plan that has to be made; null where one stands. */
  readonly #plan: NewPlan | null;
  readonly #waiting: Waiting[] = [];
  /** What is not on disk yet, by case. */
  readonly #pending = new Map<string, Pick<Staged, 'provenance' | 'text'>>();
  #ready = false;
  #writing = false;
  #stopped: { readonly error: unknown } | null = null;

  constructor(files: Files, places: Places, plan: NewPlan | null, now: () => number) {
    this.#files = files;
    this.#now = now;
    this.#places = places;
    this.#plan = plan;
  }

  recordPath(id: string): string {
    return join(this.#places.root, provenanceFolder, `${id}.json`);
  }

  textPath(id: string): string {
    return join(this.#places.cases, `${id}.txt`);
  }

  /** What is on its way to the disk for a case. */
  pending(id: string): Pick<Staged, 'provenance' | 'text'> | null {
    return this.#pending.get(id) ?? null;
  }

  /** Throws what it was that could not be written: nothing is written after that. */
  throwIfStopped(): void {
    if (this.#stopped !== null) throw this.#stopped.error;
  }

  /** Settles when it is on disk. */
  write(staged: Staged, isNew: boolean): Promise<void> {
    const { id, provenance, text } = staged;
    const before = this.#pending.get(id);
    this.#pending.set(id, {
      provenance: provenance ?? before?.provenance ?? null,
      text: text ?? before?.text ?? null,
    });
    const written = new Promise<void>((done, fail) => this.#waiting.push({ ...staged, isNew, done, fail }));
    // Whoever asked hears of a failure when it comes to this case.
    written.catch(() => undefined);
    if (!this.#writing) void this.#writeWaiting();
    return written;
  }

  /** Writes what waits, and then what has come to wait meanwhile. */
  async #writeWaiting(): Promise<void> {
    this.#writing = true;
    // What comes in the same breath is written together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostTogether);
      try {
        this.throwIfStopped();
        await this.#commit(batch);
        batch.forEach(({ done }) => done());
      } catch (error) {
        this.#stopped ??= { error };
        batch.forEach(({ fail }) => fail(error));
      }
      const waiting = new Set(this.#waiting.map(({ id }) => id));
      for (const { id } of batch) if (!waiting.has(id)) this.#pending.delete(id);
    }
    this.#writing = false;
  }

  /** One process at a time: the file of references is read and written anew. */
  async #commit(batch: readonly Waiting[]): Promise<void> {
    await this.#makeFolders();
    await locked(join(this.#places.root, lockFile), { files: this.#files, now: this.#now }, async () => {
      await this.#makePlan();
      for (const { id, isNew } of batch) if (isNew) await this.#throwIfTaken(this.textPath(id));
      await this.#writeAll(batch);
    });
  }

  async #writeAll(batch: readonly Waiting[]): Promise<void> {
    const records = new Map<string, string>();
    const texts = new Map<string, string>();
    for (const { id, provenance, text } of batch) {
      if (provenance !== null) records.set(this.recordPath(id), jsonOf(provenance));
      if (text !== null) texts.set(this.textPath(id), text);
    }
    const lines = batch.flatMap(({ reference }) => (reference === null ? [] : [reference]));
    const { references: path } = this.#places;
    const references = lines.length === 0 ? [] : [{ path, content: await withReferences(this.#files, path, lines) }];
    const done = new Set<string>();
    try {
      await writeTogether(this.#files, [filesOf(records), references, filesOf(texts)], mark(), done);
    } catch (error) {
      // A record without its case would do no harm, but tell of a case that is not there.
      for (const { id, isNew } of batch) {
        if (!isNew || !done.has(this.recordPath(id)) || done.has(this.textPath(id))) continue;
        await this.#files.remove(this.recordPath(id)).catch(() => undefined);
      }
      throw error;
    }
  }

  /** Makes the study where there is none: only now, because there may have been no case for it. */
  async #makeFolders(): Promise<void> {
    if (this.#ready) return;
    const { root, cases } = this.#places;
    for (const at of [root, join(root, provenanceFolder), cases]) {
      try {
        await this.#files.makeFolder(at, { parents: true });
      } catch (error) {
        throw refused(error, at);
      }
    }
  }

  async #makePlan(): Promise<void> {
    if (this.#ready) return;
    const path = join(this.#places.root, planFile);
    try {
      if (this.#plan !== null && !(await this.#isThere(path)))
        await writeAtomically(this.#files, path, jsonOf(this.#plan), mark());
    } catch (error) {
      throw refused(error, path);
    }
    this.#ready = true;
  }

  /** An id that was free when the study was opened may have been given by another process meanwhile. */
  async #throwIfTaken(path: string): Promise<void> {
    if (!(await this.#isThere(path))) return;
    throw new HumanError(
      '{0} was written by another import meanwhile, and stays as it is. Import again to add the rest.',
      path,
    );
  }

  async #isThere(path: string): Promise<boolean> {
    try {
      await this.#files.facts(path);
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw refused(error, path);
    }
  }
}

function mark(): string {
  return `import-${randomUUID()}`;
}

function jsonOf(value: Provenance | NewPlan): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function filesOf(contents: ReadonlyMap<string, string>): Written[] {
  return [...contents].map(([path, content]) => ({ path, content }));
}
