import { setImmediate } from 'node:timers/promises';

/** So long the window may wait for one step. */
const turnMs = 6;

/** Takes turns with whatever else waits, so that long work never blocks. */
export class Turns {
  #since = performance.now();

  /** Lets the others have their turn when this one was long enough. */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < turnMs) return;
    await setImmediate();
    this.#since = performance.now();
  }
}

/** Runs a job of many small steps to its end; null when it was stopped. */
export async function inTurns<T>(steps: Generator<void, T>, turns: Turns, signal: AbortSignal): Promise<T | null> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turns.rest();
    if (signal.aborted) return null;
  }
}
