import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { sha256 } from '../cases/case.ts';
import { knownIn, type Marked } from '../cases/phi/sourceMarks.ts';
import { Provenance, type Kept } from '../cases/provenance.ts';
import { readText } from '../cases/readText.ts';
import { HumanError } from '../humanError.ts';
import { errorCode, nodeFiles, type Files } from '../ledger/files.ts';
import { writeAtomically } from './atomicFile.ts';
import { refused } from './refused.ts';
import { wrongWith } from './wrong.ts';

export const provenanceFolder = 'provenance';

export interface CaseworkMeans {
  readonly files?: Files;
  readonly date: () => Date;
  /** The pseudonym of whoever decides. */
  readonly by: () => string;
}

/** What was open in a text when it was checked. */
export interface Open {
  readonly leaks: number;
  readonly identifiers: number;
  /** Of the reference that was looked for; null without one. */
  readonly referenceSha256: string | null;
}

type Change = Provenance['changes'][number];
type Decision = Omit<Kept, 'at' | 'by'>;

/** Where the cases of a study came from and what was decided about them: `provenance/ID.json`, one write at a time. */
export class Casework {
  readonly #root: string;
  readonly #files: Files;
  readonly #means: CaseworkMeans;
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(root: string, means: CaseworkMeans) {
    this.#root = root;
    this.#files = means.files ?? nodeFiles;
    this.#means = means;
  }

  pathOf(id: string): string {
    return join(this.#root, provenanceFolder, `${id}.json`);
  }

  /** Null for a case about which nothing is recorded. */
  async read(id: string): Promise<Provenance | null> {
    const path = this.pathOf(id);
    let json: unknown;
    try {
      json = JSON.parse(readText(await this.#files.read(path)));
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      if (errorCode(error) !== null) throw refused(error, path);
      throw broken(path, error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
    }
    const provenance = Provenance.safeParse(json);
    if (provenance.success) return provenance.data;
    throw broken(path, wrongWith(provenance.error.issues));
  }

  /** Puts a whole record in the place of what was there. */
  async write(provenance: Provenance): Promise<void> {
    await this.#next(provenance.case, () => this.#put(provenance));
  }

  /**
   * Records that words stay although they were pointed at. The same words decided again: the newer reason holds. What
   * was counted before a decision counts no more.
   */
  keep(id: string, text: string, decisions: readonly Decision[]): Promise<Provenance> {
    const stamp = { at: this.#means.date().toISOString(), by: this.#means.by() };
    const kept = decisions.map((decision) => ({ ...stamp, ...decision }));
    return this.#change(id, text, (before) => ({
      ...before,
      kept: [...before.kept.filter((one) => !kept.some((newer) => same(one, newer))), ...kept],
      checked: null,
    }));
  }

  /** Takes a decision back: the words are open again. */
  reopen(id: string, text: string, decision: Pick<Decision, 'about' | 'kind' | 'text'>): Promise<Provenance> {
    return this.#change(id, text, (before) => ({
      ...before,
      kept: before.kept.filter((one) => !same(one, decision)),
      checked: null,
    }));
  }

  /** What the source of a case marked in its file; null where nothing, or where the text is not the one on record. */
  async marked(id: string, path: string): Promise<Marked | null> {
    const { known = [], textSha256 } = (await this.read(id)) ?? {};
    if (known.length === 0) return null;
    try {
      const text = readText(await this.#files.read(path));
      return sha256(text) === textSha256 ? { text, known } : null;
    } catch {
      // A file that is gone or no text is not the text on record either.
      return null;
    }
  }

  /**
   * Records that a case's text was changed, unless it is what the record says already. A case without a record gets
   * none. `before`: the text that it was changed from, in which the source's marks stand; null where that is not known.
   */
  async changed(
    id: string,
    what: Change['what'],
    text: string,
    before: string | null = null,
  ): Promise<Provenance | null> {
    const to = sha256(text);
    const record = await this.read(id);
    if (record === null || record.textSha256 === to) return record;
    return this.#change(id, text, (now) =>
      now.textSha256 === to
        ? now
        : {
            ...now,
            textSha256: to,
            known: movedKnown(now, text, before),
            changes: [
              ...now.changes,
              { at: this.#means.date().toISOString(), by: this.#means.by(), what, from: now.textSha256, to },
            ],
          },
    );
  }

  /** Records what was open in the text as it stands; nothing for a case without a record. */
  async checked(id: string, text: string, { leaks, identifiers, referenceSha256 }: Open): Promise<Provenance | null> {
    if ((await this.read(id)) === null) return null;
    const checked = { textSha256: sha256(text), referenceSha256, leaks, identifiers };
    return this.#change(id, text, (before) => ({ ...before, checked }));
  }

  #change(id: string, text: string, change: (before: Provenance) => Provenance): Promise<Provenance> {
    return this.#next(id, async () => {
      const before = (await this.read(id)) ?? byHand(id, text);
      const after = change(before);
      if (JSON.stringify(after) !== JSON.stringify(before)) await this.#put(after);
      return after;
    });
  }

  async #put(provenance: Provenance): Promise<void> {
    const path = this.pathOf(provenance.case);
    try {
      await this.#files.makeFolder(dirname(path), { parents: true });
      await writeAtomically(
        this.#files,
        path,
        `${JSON.stringify(Provenance.parse(provenance), null, 2)}\n`,
        randomUUID(),
      );
    } catch (error) {
      throw refused(error, path);
    }
  }

  async #next<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(id) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#queues.set(id, turn);
    try {
      return await turn;
    } finally {
      if (this.#queues.get(id) === turn) this.#queues.delete(id);
    }
  }
}

/** The record of a case that was not imported. */
function byHand(id: string, text: string): Provenance {
  return {
    schema: 'ddx/provenance@1',
    case: id,
    title: id,
    cluster: id,
    source: null,
    imported: null,
    sections: [],
    paragraphs: [],
    known: [],
    importedSha256: null,
    textSha256: sha256(text),
    changes: [],
    kept: [],
    checked: null,
    warnings: [],
  };
}

/** The source's marks in a text after a change. In a text that is not the one on record nobody knows where they stand. */
function movedKnown({ known, textSha256 }: Provenance, text: string, before: string | null): Provenance['known'] {
  if (before === null || sha256(before) !== textSha256) return [];
  return [...knownIn(text, { text: before, known })];
}

function same(a: Pick<Decision, 'about' | 'kind' | 'text'>, b: Pick<Decision, 'about' | 'kind' | 'text'>): boolean {
  return a.about === b.about && a.kind === b.kind && a.text === b.text;
}

function broken(path: string, why: string): HumanError {
  return new HumanError('{0} cannot be used: {1}. Correct it, or delete it to decide anew.', path, why);
}
