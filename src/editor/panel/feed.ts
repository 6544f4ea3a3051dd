import type { Diagnosis } from '../../arms/answer.ts';
import type { GrownView } from '../../protocol/diagnosis.ts';
import { diagnosisViews } from './snapshot.ts';
import { Throttle } from './throttle.ts';

/** What a page is told of a running answer. */
export interface Growing {
  readonly id: string;
  readonly raw: string;
  readonly diagnoses: readonly Diagnosis[];
  readonly status: string;
}

export interface FeedEnds {
  /** The run as it stands; null once it has ended or is no longer shown. */
  readonly growing: (id: string) => Growing | null;
  readonly grown: (runs: readonly GrownView[]) => void;
  /** Where the caret is. */
  readonly caret: () => void;
  /** Everything there is to show. */
  readonly whole: () => void;
}

/** Between two messages: at most 30 begin within any second, however many arms stream. */
const restMs = 35;

/** Tells a page what happens in its round, all arms together in one message a turn. */
export class Feed {
  readonly #ends: FeedEnds;
  readonly #throttle = new Throttle(restMs, () => this.#tell());
  readonly #grew = new Set<string>();
  /** What is to be told, in turn. */
  readonly #due = new Set<'whole' | 'grown' | 'caret'>();
  /** By run: the number of the last message, and how much of the raw text the page has. */
  readonly #told = new Map<string, { seq: number; raw: number }>();

  constructor(ends: FeedEnds) {
    this.#ends = ends;
  }

  /** A run has grown. */
  grew(id: string): void {
    this.#grew.add(id);
    this.#ask('grown');
  }

  /** The caret has moved. */
  moved(): void {
    this.#ask('caret');
  }

  /** Something else has changed. */
  changed(): void {
    this.#ask('whole');
  }

  /** The page is about to be told all of a run; gives the number of that message. */
  inWhole(id: string, raw: string): number {
    const seq = (this.#told.get(id)?.seq ?? 0) + 1;
    this.#told.set(id, { seq, raw: raw.length });
    return seq;
  }

  dispose(): void {
    this.#throttle.dispose();
  }

  #ask(what: 'whole' | 'grown' | 'caret'): void {
    this.#due.add(what);
    this.#throttle.ask();
  }

  #tell(): void {
    const [first] = this.#due;
    const what = this.#due.has('whole') ? 'whole' : first;
    if (what === undefined) return;
    this.#due.delete(what);
    if (what === 'whole') {
      this.#due.delete('grown');
      this.#grew.clear();
      this.#ends.whole();
    } else if (what === 'caret') this.#ends.caret();
    else this.#tellGrown();
    if (this.#due.size > 0) this.#throttle.ask();
  }

  #tellGrown(): void {
    const runs = [...this.#grew].flatMap((id) => this.#delta(id) ?? []);
    this.#grew.clear();
    if (runs.length > 0) this.#ends.grown(runs);
  }

  #delta(id: string): GrownView | null {
    const run = this.#ends.growing(id);
    const told = this.#told.get(id);
    if (run === null || told === undefined) return null;
    const text = run.raw.slice(told.raw);
    this.#told.set(id, { seq: told.seq + 1, raw: run.raw.length });
    return { run: id, seq: told.seq + 1, diagnoses: diagnosisViews(run.diagnoses), text, status: run.status };
  }
}
