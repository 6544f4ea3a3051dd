import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { errorCode, privateFiles, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { writeAtomically } from '../atomicFile.ts';
import { StudyLog } from '../log/studyLog.ts';
import type { OpenPack } from './openPack.ts';
import { packFile } from './pack.ts';
import { shingleLength, shingles, wordsOf } from './shingles.ts';

/** Where a text was recognised from. */
export interface PackRef {
  readonly root: string;
  readonly id: string;
  readonly case: string;
}

/** What is remembered of a pack: hashes of words in a row, never the words. */
const Remembered = z.strictObject({
  schema: z.literal('ddx/opened-pack@1'),
  root: z.string(),
  id: z.string(),
  cases: z.array(
    z.strictObject({
      case: z.string(),
      /** How many words in a row: all of them, where the case has only a few. */
      length: z.int().check(z.positive()),
      shingles: z.array(z.string()),
    }),
  ),
});
type Remembered = z.infer<typeof Remembered>;

interface Known {
  readonly changed: number;
  readonly ref: Pick<PackRef, 'root' | 'id'>;
  /** By how many words in a row. */
  readonly byLength: ReadonlyMap<number, ReadonlyMap<string, string>>;
}

/** The packs that were opened on this machine: text of their cases is recognised wherever it turns up. */
export class OpenPacks {
  readonly folder: string;
  readonly #files: Files;
  readonly #known = new Map<string, Known>();

  constructor(folder: string, files: Files = privateFiles) {
    this.folder = folder;
    this.#files = files;
  }

  /** One that is remembered already costs nothing. */
  async remember({ root, pack, texts }: Pick<OpenPack, 'root' | 'pack' | 'texts'>): Promise<void> {
    const cases = [...texts].map(([id, text]) => {
      const words = wordsOf(text);
      const length = Math.max(1, Math.min(shingleLength, words.length));
      return { case: id, length, shingles: [...new Set(shingles(words, length))] };
    });
    const remembered: Remembered = { schema: 'ddx/opened-pack@1', root: resolve(root), id: pack.id, cases };
    const text = JSON.stringify(remembered);
    const path = join(this.folder, `${hashOf(`${resolve(root)}\n${text}`).slice(0, 32)}.json`);
    try {
      await this.#files.facts(path);
      return;
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR') throw error;
    }
    await this.#files.makeFolder(this.folder, { parents: true });
    try {
      await writeAtomically(this.#files, path, text, `${process.pid}`);
    } catch (error) {
      // Another window remembers the same pack at this moment.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }

  /** `study`: the root of the study that asks; a study's own packs do not keep it from its own cases. */
  async whose(text: string, { study }: { study?: string | undefined } = {}): Promise<PackRef | null> {
    const all = await this.#all();
    if (all.length === 0) return null;
    const words = wordsOf(text);
    const runs = new Map<number, readonly string[]>();
    let made: ReadonlySet<string> | null = null;
    for (const { ref, byLength } of all) {
      for (const [length, cases] of byLength) {
        const seen = runs.get(length) ?? shingles(words, length);
        runs.set(length, seen);
        const found = seen.find((one) => cases.has(one));
        if (found === undefined) continue;
        if (study !== undefined) made ??= await packsOf(study, this.#files);
        if (made?.has(ref.id)) continue;
        return { ...ref, case: cases.get(found) ?? '' };
      }
    }
    return null;
  }

  /** A pack whose folder is gone is forgotten. */
  async #all(): Promise<Known[]> {
    const found: Known[] = [];
    let names: string[];
    try {
      names = (await this.#files.list(this.folder)).filter((name) => /^[0-9a-f]{32}\.json$/.test(name)).sort();
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
      throw error;
    }
    for (const name of names) {
      const path = join(this.folder, name);
      const known = await this.#read(path);
      if (known === null) continue;
      if (await this.#isGone(known.ref.root)) {
        this.#known.delete(path);
        await this.#files.remove(path).catch(() => undefined);
      } else found.push(known);
    }
    return found;
  }

  async #read(path: string): Promise<Known | null> {
    try {
      const { changed } = await this.#files.facts(path);
      const before = this.#known.get(path);
      if (before?.changed === changed) return before;
      const json: unknown = JSON.parse(Buffer.from(await this.#files.read(path)).toString('utf8'));
      const remembered = Remembered.safeParse(json).data;
      if (remembered === undefined) return null;
      const byLength = new Map<number, Map<string, string>>();
      for (const { case: id, length, shingles: hashes } of remembered.cases) {
        const cases = byLength.get(length) ?? new Map<string, string>();
        byLength.set(length, cases);
        for (const hash of hashes) cases.set(hash, id);
      }
      const { root, id } = remembered;
      const known: Known = { changed, ref: { root, id }, byLength };
      this.#known.set(path, known);
      return known;
    } catch (error) {
      if (error instanceof SyntaxError || errorCode(error) !== null) return null;
      throw error;
    }
  }

  /** Not where it only cannot be looked at. */
  async #isGone(root: string): Promise<boolean> {
    try {
      await this.#files.facts(join(root, packFile));
      return false;
    } catch (error) {
      return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
    }
  }
}

/** The ids of all packs that a study made. */
async function packsOf(study: string, files: Files): Promise<ReadonlySet<string>> {
  const log = await StudyLog.read(study, files);
  return new Set(log.all('packed').map(({ event }) => event.pack));
}
