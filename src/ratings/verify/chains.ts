import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { walkLedger, type LedgerEvent } from '../../ledger/reader.ts';
import { signaturesOf } from '../../ledger/signing.ts';
import { StudyEvent } from '../../study/log/event.ts';
import { wrongWith } from '../../study/wrong.ts';
import { headText, readRatingEvent, type OpenedEvent } from '../event.ts';
import { usualRating } from '../usualRating.ts';
import type { Findings } from './findings.ts';

/** A head that something vouches for: the file has to hold it still. */
export interface WantedHead {
  /** Its path in the folder that is verified. */
  readonly file: string;
  readonly head: string;
  /** Who says so: a file's path, or words such as "a checkpoint". */
  readonly by: string;
  /** Where it says so; null where that is no ledger. */
  readonly line: number | null;
}

/** A ratings file that was walked through. */
export interface RatingsChain {
  readonly file: string;
  readonly opened: OpenedEvent | null;
  /** The last line whose hash is signed, and the last line of all. */
  readonly signedTo: number;
  readonly events: number;
  readonly head: string | null;
}

/** Far more than a study ever takes, and less than what a program can hold at once. */
const largest = 1024 ** 3;

/** The ledgers of some folders: each is read and verified once. */
export class Chains {
  readonly #root: string;
  readonly #files: Files;
  readonly #findings: Findings;
  readonly #ends = new Map<string, End>();
  readonly ratings: RatingsChain[] = [];

  private constructor(root: string, files: Files, findings: Findings) {
    this.#root = root;
    this.#files = files;
    this.#findings = findings;
  }

  /** Verifies all chains, their signatures, and the heads that files name of each other or that are vouched for besides. */
  static async verify(
    root: string,
    folders: readonly string[],
    files: Files,
    findings: Findings,
    others: readonly WantedHead[],
  ): Promise<Chains> {
    const chains = new Chains(root, files, findings);
    const wanted: WantedHead[] = [];
    const paths: string[] = [];
    for (const folder of folders) {
      const names = await namesIn(join(root, folder), folder, files, findings);
      paths.push(...names.map((name) => `${folder}/${name}`));
    }
    // The next one is read while this one is looked at.
    let next = chains.#read(paths[0]);
    for (const [i, file] of paths.entries()) {
      const bytes = await next;
      next = chains.#read(paths[i + 1]);
      wanted.push(...(await chains.#walk(file, bytes)));
    }
    for (const want of [...wanted, ...others]) await chains.#need(want);
    await chains.#compareTwins();
    return chains;
  }

  /** Its bytes, or why it cannot be read. */
  async #read(file: string | undefined): Promise<Uint8Array | string> {
    if (file === undefined) return '';
    const path = join(this.#root, file);
    try {
      if ((await this.#files.facts(path)).size > largest) return 'is larger than any ledger';
      return await this.#files.read(path);
    } catch (error) {
      return `cannot be read (${codeOf(error)})`;
    }
  }

  /** Verifies one file; gives the heads that its first line names. */
  async #walk(file: string, bytes: Uint8Array | string): Promise<WantedHead[]> {
    this.#ends.set(file, { first: null, head: null, events: 0, isTorn: false });
    if (typeof bytes === 'string') {
      this.#findings.bad(file, null, bytes);
      return [];
    }
    const isRatings = file.startsWith('ratings/');
    const walk = new Walk(file, this.#findings);
    const { count, head, damage, tornBytes } = isRatings
      ? walkLedger(bytes, (event) => walk.rating(event), { known: usualRating, skipKnown: true })
      : walkLedger(bytes, (event) => walk.step(event));
    this.#ends.set(file, { first: walk.first, head, events: count, isTorn: tornBytes > 0 });
    this.#findings.ledger({ file, events: count, head, tornBytes });
    await walk.end();
    for (const { line, reason } of damage) this.#findings.bad(file, line, reason);
    if (tornBytes > 0) this.#findings.problem(torn(file, tornBytes));
    if (isRatings) this.ratings.push({ file, opened: walk.opened, signedTo: walk.signedTo, events: count, head });
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    return Object.entries(walk.heads).map(([name, seen]) => ({
      file: `${folder}${name}`,
      head: seen,
      by: file,
      line: 1,
    }));
  }

  async #need({ file, head, by, line }: WantedHead): Promise<void> {
    if (await this.#holds(file, head)) return;
    const since = `${line === null ? by : `line ${line} of ${by}`} was written`;
    const end = this.#ends.get(file);
    if (end === undefined) this.#findings.bad(file, null, `is gone, and was there when ${since}`);
    else if (end.isTorn) this.#findings.bad(file, end.events + 1, `is cut off, and was whole when ${since}`);
    else this.#findings.bad(file, null, `lacks lines, or has others, since ${since}`);
  }

  /** Most files end where they are named; one that went on is looked through. */
  async #holds(file: string, head: string): Promise<boolean> {
    const end = this.#ends.get(file);
    if (end === undefined || end.head === head) return end !== undefined;
    const bytes = await this.#files.read(join(this.#root, file)).catch(() => Buffer.alloc(0));
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(`,"hash":"${head}"}\n`);
  }

  /** No two writers begin with the same line. A copy does no harm; two that went different ways are told apart by nobody. */
  async #compareTwins(): Promise<void> {
    const begun = [...this.#ends].filter(([, { first }]) => first !== null);
    for (const twins of Map.groupBy(begun, ([, { first }]) => first).values()) {
      const [longest, ...others] = twins.toSorted(([, a], [, b]) => b.events - a.events);
      if (longest === undefined) continue;
      for (const [file, { head }] of others) {
        if (head !== null && (await this.#holds(longest[0], head))) this.#findings.problem(copy(file, longest[0]));
        else this.#findings.bad(file, null, `begins as ${longest[0]} does, and goes on with other lines`);
      }
    }
  }
}

/** How far a ledger goes. */
interface End {
  /** The hash of the first line; null where there is none. */
  readonly first: string | null;
  readonly head: string | null;
  readonly events: number;
  readonly isTorn: boolean;
}

/** One file on the way. */
class Walk {
  readonly #file: string;
  readonly #findings: Findings;
  readonly #signatures: { readonly line: number; readonly fits: () => Promise<boolean> }[] = [];
  #check: ((text: string, signature: string) => Promise<boolean>) | null = null;
  opened: OpenedEvent | null = null;
  first: string | null = null;
  heads: Readonly<Record<string, string>> = {};
  signedTo = 0;

  constructor(file: string, findings: Findings) {
    this.#file = file;
    this.#findings = findings;
  }

  rating({ line, prev, hash, body, known }: LedgerEvent): void {
    this.first ??= hash;
    if (line === 1 && (known || body['what'] !== 'opened')) this.#notOpened();
    if (known) return;
    const event = readRatingEvent(body);
    if (!event.success) {
      return this.#bad(line, `is not a rating this version knows: ${wrongWith(event.error.issues)}`);
    }
    if (event.data.what === 'opened' && line === 1) {
      this.opened = event.data;
      this.heads = event.data.heads;
      if (event.data.key !== null) this.#check = signaturesOf(event.data.key);
    }
    if (event.data.what !== 'signed') return;
    const check = this.#check;
    if (check === null) return this.#bad(line, 'is signed, but the file names no key');
    const { signature } = event.data;
    this.#signatures.push({ line, fits: () => check(headText(prev), signature) });
  }

  step({ line, hash, body }: LedgerEvent): void {
    this.first ??= hash;
    if (line === 1 && body['what'] !== 'opened') this.#notOpened();
    const event = StudyEvent.safeParse(body);
    if (!event.success) this.#bad(line, `is no step this version knows: ${wrongWith(event.error.issues)}`);
    else if (event.data.what === 'opened') this.heads = event.data.heads;
  }

  /** The last signature vouches for all before it, the earlier ones too. Only where it does not fit, all are looked at. */
  async end(): Promise<void> {
    const last = this.#signatures.at(-1);
    if (last === undefined) return;
    if (await last.fits()) {
      this.signedTo = last.line;
      return;
    }
    for (const { line, fits } of this.#signatures) {
      if (await fits()) this.signedTo = line;
      else return this.#bad(line, 'has a signature that is not by the key of the file');
    }
  }

  #notOpened(): void {
    this.#bad(1, 'does not say who opened the file');
  }

  #bad(line: number, reason: string): void {
    this.#findings.bad(this.#file, line, reason);
  }
}

async function namesIn(path: string, folder: string, files: Files, findings: Findings): Promise<string[]> {
  try {
    return (await files.list(path)).filter((name) => /^[^.].*\.jsonl$/.test(name)).sort();
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) findings.bad(folder, null, `cannot be read (${codeOf(error)})`);
    return [];
  }
}

function codeOf(error: unknown): string {
  const code = errorCode(error);
  if (code === null) throw error;
  return code;
}

function torn(file: string, bytes: number): HumanError {
  return new HumanError(
    '{0}: the last line was cut off ({1} bytes), as when the power goes. All before it is whole.',
    file,
    String(bytes),
  );
}

function copy(file: string, of: string): HumanError {
  return new HumanError('{0} is a copy of {1}: all its lines stand there too. Take it out of the folder.', file, of);
}
