import { mkdir, open, readFile, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Answer } from '../../arms/answer.ts';

/**
 * What a panel needs after the window was reloaded. The page itself keeps only the run's id. Once the answer is on
 * the shelf the record points at it and holds no text any more.
 */
export const RunRecord = z.strictObject({
  schema: z.literal('ddx/run@1'),
  id: z.string(),
  round: z.string(),
  arm: z.strictObject({ id: z.string(), label: z.string(), notice: z.string() }),
  said: z.string(),
  place: z.strictObject({ uri: z.string(), start: z.int() }),
  study: z.nullable(z.string()),
  maxTokens: z.nullable(z.int()),
  /** What came of it while nothing is on the shelf, from the first moment an interrupted answer. */
  answer: z.nullable(Answer),
  answerId: z.nullable(z.string()),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** Records kept; older ones are panels nobody will see again. */
const most = 300;

/** The run records of this workspace, one small file each. */
export class RunRecords {
  readonly #folder: string;
  /** One after another: two of one run must not be written into each other. */
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  save(record: RunRecord): Promise<void> {
    const saved = this.#writing.then(() => this.#write(record));
    this.#writing = saved.catch(() => {});
    return saved;
  }

  async load(id: string): Promise<RunRecord | null> {
    if (!/^[\w-]{1,64}$/.test(id)) return null;
    try {
      const read = RunRecord.safeParse(JSON.parse(await readFile(this.#path(id), 'utf8')));
      return read.success ? read.data : null;
    } catch {
      return null;
    }
  }

  /** Forgets the oldest records, but never one of a run in `held`. */
  async prune(held: ReadonlySet<string>): Promise<void> {
    const all = await readdir(this.#folder).catch(() => []);
    if (all.length <= most) return;
    const names = all.filter((name) => !held.has(name.replace(/\.json(\.part)?$/, '')));
    const dated = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        return { path, at: (await stat(path).catch(() => null))?.mtimeMs ?? 0 };
      }),
    );
    dated.sort((a, b) => b.at - a.at);
    const kept = Math.max(0, most - (all.length - names.length));
    await Promise.all(dated.slice(kept).map(({ path }) => unlink(path).catch(() => {})));
  }

  async #write(record: RunRecord): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const path = this.#path(record.id);
    const part = `${path}.part`;
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(record));
    } finally {
      await file.close();
    }
    await rename(part, path);
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}
