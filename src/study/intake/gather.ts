import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { largestSource, tooLarge } from '../../cases/import/decode.ts';
import { sentence, type Sentence } from '../../humanError.ts';
import { errorCode, nodeFiles, type Files } from '../../ledger/files.ts';
import { provenanceFolder } from '../casework.ts';
import { refused } from '../refused.ts';
import { planFile } from '../study.ts';

export interface FoundFile {
  /** Whole. */
  readonly path: string;
  readonly size: number;
}

/** A file or folder that gave nothing, and why. */
export interface Refused {
  readonly file: string;
  readonly reason: Sentence;
}

export interface Gathered {
  /** As a person would list them (2 before 10), each once. */
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Refused[];
  readonly failed: readonly Refused[];
}

export interface GatherOptions {
  readonly files?: Files;
  /** The study that is imported into: never imported itself. */
  readonly into: string | null;
  readonly signal?: AbortSignal;
}

const natural = new Intl.Collator('en', { numeric: true });

function asListed(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** What a study keeps. Sources of its cases may lie beside it. */
const ownOfStudy = new Set([
  planFile,
  'references.jsonl',
  'sealed.json',
  'cases',
  provenanceFolder,
  'answers',
  'ratings',
  'log',
  'reports',
]);

/** The files in some files and folders and all below them. Hidden ones and those of package folders are passed over. */
export async function gather(paths: readonly string[], o: GatherOptions): Promise<Gathered> {
  const walk = new Walk(o.files ?? nodeFiles, o.signal);
  if (o.into !== null) await walk.leaveOut(resolve(o.into));
  for (const path of paths) await walk.named(resolve(path));
  return walk;
}

class Walk implements Gathered {
  readonly files: FoundFile[] = [];
  readonly skipped: Refused[] = [];
  readonly failed: Refused[] = [];
  readonly #disk: Files;
  readonly #signal: AbortSignal | undefined;
  readonly #met = new Set<string>();
  #study: string | null = null;

  constructor(disk: Files, signal: AbortSignal | undefined) {
    this.#disk = disk;
    this.#signal = signal;
  }

  async leaveOut(study: string): Promise<void> {
    this.#study = await this.#real(study);
  }

  /** What a person named has to be there, and is taken even where it is hidden. */
  async named(path: string): Promise<void> {
    try {
      const real = await this.#disk.realPath(path);
      if (this.#isOwn(real)) {
        const reason = sentence('It is part of the study that the cases go into.');
        this.skipped.push({ file: path, reason });
      } else await this.#visit(path);
    } catch (error) {
      this.#signal?.throwIfAborted();
      this.#fail(path, error);
    }
  }

  /** A study that is not there yet may be named through a link. */
  async #real(path: string): Promise<string> {
    try {
      return await this.#disk.realPath(path);
    } catch {
      const above = dirname(path);
      return above === path ? path : join(await this.#real(above), basename(path));
    }
  }

  #isOwn(real: string): boolean {
    if (this.#study === null) return false;
    const [first = '', ...rest] = relative(this.#study, real).split(sep);
    return (first === '' && rest.length === 0) || ownOfStudy.has(first);
  }

  async #visit(path: string): Promise<void> {
    this.#signal?.throwIfAborted();
    const { kind, size } = await this.#disk.facts(path);
    const real = await this.#disk.realPath(path);
    if (this.#met.has(real) || this.#isOwn(real)) return;
    this.#met.add(real);
    if (kind === 'folder') await this.#enter(path);
    else if (kind === 'other') this.skipped.push({ file: path, reason: sentence('It is no file and no folder.') });
    else if (size > largestSource) this.failed.push({ file: path, reason: tooLarge() });
    else this.files.push({ path, size });
  }

  async #enter(folder: string): Promise<void> {
    for (const name of (await this.#disk.list(folder)).sort(asListed)) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const path = join(folder, name);
      try {
        await this.#visit(path);
      } catch (error) {
        this.#signal?.throwIfAborted();
        const code = errorCode(error);
        if (code === 'ENOENT' || code === 'ELOOP') {
          this.skipped.push({ file: path, reason: sentence('It is a link that leads nowhere.') });
        } else this.#fail(path, error);
      }
    }
  }

  #fail(file: string, error: unknown): void {
    const { template, values } = refused(error, file);
    this.failed.push({ file, reason: { template, values } });
  }
}
