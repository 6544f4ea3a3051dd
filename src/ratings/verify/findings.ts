import { HumanError, sentence, type Sentence } from '../../humanError.ts';
import { fingerprintOf, filesHash, type Extent } from './fingerprint.ts';
import type { Bad, Verification, VerifiedFile } from './verification.ts';

/** What a verification finds on its way. */
export class Findings {
  readonly #bad: Bad[] = [];
  readonly #problems: HumanError[] = [];
  readonly #notes: Sentence[] = [];
  readonly #ledgers: VerifiedFile[] = [];
  readonly #hashes = new Map<string, string>();

  /** Something is not what was left there. `reason` goes on after "file, line 7". */
  bad(file: string, line: number | null, reason: string): void {
    this.#bad.push({ file, line, reason });
  }

  /** Something a person should know of, though nothing is changed. */
  problem(problem: HumanError): void {
    this.#problems.push(problem);
  }

  note(template: string, ...values: string[]): void {
    this.#notes.push(sentence(template, ...values));
  }

  ledger(file: VerifiedFile): void {
    this.#ledgers.push(file);
  }

  /** A file that is no ledger, as it stands there. */
  stands(path: string, hash: string): void {
    this.#hashes.set(path, hash);
  }

  extent(): Extent {
    const heads = this.#ledgers.flatMap(({ file, head }) => (head === null ? [] : [[file, head] as const]));
    return { heads: Object.fromEntries(heads), files: filesHash(this.#hashes) };
  }

  result(): Verification {
    const bad = inOrder(this.#bad);
    const [first = null] = bad;
    return {
      ok: first === null,
      fingerprint: fingerprintOf(this.extent()),
      files: this.#ledgers,
      bad: first,
      problems: [...bad.map(said), ...this.#problems],
      notes: this.#notes,
    };
  }
}

/** In each file the first line first; the files as they were met. */
function inOrder(bad: readonly Bad[]): Bad[] {
  const byFile = Map.groupBy(bad, ({ file }) => file);
  return [...byFile.values()].flatMap((some) => some.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity)));
}

function said({ file, line, reason }: Bad): HumanError {
  return line === null
    ? new HumanError('{0} {1}.', file, reason)
    : new HumanError('{0}: line {1} {2}.', file, String(line), reason);
}
