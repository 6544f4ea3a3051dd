import type { Run } from './run.ts';

/** One case asked of one or several arms side by side: a run each, and what becomes of one is nothing to the others. */
export class Round {
  readonly id: string;
  #runs: readonly [Run, ...Run[]];

  constructor(runs: readonly [Run, ...Run[]]) {
    this.id = runs[0].subject.round;
    this.#runs = runs;
  }

  /** In the order in which the arms were chosen. */
  get runs(): readonly [Run, ...Run[]] {
    return this.#runs;
  }

  get running(): boolean {
    return this.#runs.some((run) => run.running);
  }

  /** The document the case was taken from. */
  get uri(): string {
    return this.#runs[0].subject.place.uri;
  }

  find(id: string): Run | undefined {
    return this.#runs.find((run) => run.subject.id === id);
  }

  /** Puts a run in the place of an earlier one of the same arm. */
  replace(before: Run, now: Run): void {
    this.#runs = this.#runs.map((run) => (run === before ? now : run)) as [Run, ...Run[]];
  }

  cancel(): void {
    for (const run of this.#runs) run.cancel();
  }
}
