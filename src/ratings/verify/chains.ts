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

interface Loaded {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Far more than a study ever takes, and less than what a program can hold at once. */
const largest = 1024 ** 3;

/** The ledgers of some folders, each verified once; heads that are vouched for are looked up on the way. */
export class Chains {
  readonly #loaded: readonly Loaded[];
  readonly #findings: Findings;
  readonly ratings: RatingsChain[] = [];

  private constructor(loaded: readonly Loaded[], findings: Findings) {
    this.#loaded = loaded;
    this.#findings = findings;
  }

  static async load(root: string, folders: readonly string[], files: Files, findings: Findings): Promise<Chains> {
    const loaded: Loaded[] = [];
    for (const folder of folders) {
      for (const name of await namesIn(join(root, folder), folder, files, findings)) {
        const file = `${folder}/${name}`;
        try {
          if ((await files.facts(join(root, file))).size > largest)
            findings.bad(file, null, 'is larger than any ledger');
          else loaded.push({ file, bytes: await files.read(join(root, file)) });
        } catch (error) {
          findings.bad(file, null, `cannot be read (${codeOf(error)})`);
        }
      }
    }
    return new Chains(loaded, findings);
  }

  /** Verifies all chains, signatures, and the heads that files name of each other and that are vouched for besides. */
  async verify(others: readonly WantedHead[]): Promise<void> {
    const wanted = [...this.#named(), ...others];
    const unseen = Map.groupBy(wanted, ({ head }) => head);
    const at = new Map<string, string>();
    for (const { file, bytes } of this.#loaded) {
      const isRatings = file.startsWith('ratings/');
      const walk = new Walk(file, this.#findings);
      const { count, head, damage, tornBytes } = walkLedger(
        bytes,
        (event) => {
          if (unseen.has(event.hash)) at.set(`${file} ${event.hash}`, file);
          if (isRatings) walk.rating(event);
          else walk.step(event);
        },
        isRatings ? { known: usualRating, skipKnown: true } : {},
      );
      this.#findings.ledger({ file, events: count, head, tornBytes });
      await walk.end();
      for (const { line, reason } of damage) this.#findings.bad(file, line, reason);
      if (tornBytes > 0) this.#findings.problem(torn(file, tornBytes));
      if (isRatings) this.ratings.push({ file, opened: walk.opened, signedTo: walk.signedTo, events: count, head });
    }
    for (const want of wanted) if (!at.has(`${want.file} ${want.head}`)) this.#lacks(want);
  }

  /** What the first line of each file says of the others that its writer saw. */
  #named(): WantedHead[] {
    return this.#loaded.flatMap(({ file, bytes }) => {
      const heads = headsIn(bytes);
      const folder = file.slice(0, file.lastIndexOf('/') + 1);
      return Object.entries(heads).map(([name, head]) => ({ file: `${folder}${name}`, head, by: file, line: 1 }));
    });
  }

  #lacks({ file, by, line }: WantedHead): void {
    const there = this.#loaded.some((one) => one.file === file);
    const where = line === null ? by : `line ${line} of ${by}`;
    const reason = there ? 'lacks lines, or has others, since' : 'is gone, and was there when';
    this.#findings.bad(file, null, `${reason} ${where} was written`);
  }
}

/** The heads in the first line, whatever else is wrong with it. */
function headsIn(bytes: Uint8Array): Record<string, string> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let heads: Record<string, string> = {};
  walkLedger(all.subarray(0, all.indexOf(0x0a) + 1), ({ body }) => {
    const found = body['what'] === 'opened' ? body['heads'] : null;
    if (typeof found === 'object' && found !== null) heads = found as Record<string, string>;
  });
  return heads;
}

/** One file on the way. */
class Walk {
  readonly #file: string;
  readonly #findings: Findings;
  readonly #signatures: { readonly line: number; readonly fits: () => Promise<boolean> }[] = [];
  #check: ((text: string, signature: string) => Promise<boolean>) | null = null;
  opened: OpenedEvent | null = null;
  signedTo = 0;

  constructor(file: string, findings: Findings) {
    this.#file = file;
    this.#findings = findings;
  }

  rating({ line, prev, body, known }: LedgerEvent): void {
    if (line === 1 && (known || body['what'] !== 'opened')) this.#notOpened();
    if (known) return;
    const event = readRatingEvent(body);
    if (!event.success) {
      return this.#bad(line, `is not a rating this version knows: ${wrongWith(event.error.issues)}`);
    }
    if (event.data.what === 'opened' && line === 1) {
      this.opened = event.data;
      if (event.data.key !== null) this.#check = signaturesOf(event.data.key);
    }
    if (event.data.what !== 'signed') return;
    const check = this.#check;
    if (check === null) return this.#bad(line, 'is signed, but the file names no key');
    const { signature } = event.data;
    this.#signatures.push({ line, fits: () => check(headText(prev), signature) });
  }

  step({ line, body }: LedgerEvent): void {
    if (line === 1 && body['what'] !== 'opened') this.#notOpened();
    const event = StudyEvent.safeParse(body);
    if (!event.success) this.#bad(line, `is no step this version knows: ${wrongWith(event.error.issues)}`);
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
    '{0}: the last line was cut off ({1} bytes), as when the power goes. It was never acknowledged; all before it is whole.',
    file,
    String(bytes),
  );
}
