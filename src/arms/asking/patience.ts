import { setTimeout as sleeping } from 'node:timers/promises';
import type { Answer } from '../answer.ts';
import type { Ask } from '../arm.ts';
import type { Passing } from '../gate/passing.ts';
import { cancelled } from './watch.ts';

/** Waits so many milliseconds, or until the signal; rejects then. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<unknown>;

const sleep: Sleep = (ms, signal) => sleeping(ms, undefined, { signal });

/** Nobody looks at a countdown for longer; whoever wants to can ask again. */
const longestWaitMs = 60_000;

export interface PatienceMeans {
  readonly now: () => number;
  readonly random?: () => number;
  readonly sleep?: Sleep;
}

/** How often, and after what time, a failure that may pass is tried again. */
export class Patience {
  /** What had failed, and how long was waited then. */
  readonly spent: Answer['retries'] = [];
  readonly #retries: number;
  readonly #means: PatienceMeans;
  readonly #ask: Pick<Ask, 'signal' | 'onWaiting'>;

  constructor(retries: number, means: PatienceMeans, ask: Pick<Ask, 'signal' | 'onWaiting'>) {
    this.#retries = retries;
    this.#means = means;
    this.#ask = ask;
  }

  /** Waits and gives true; false when the failure is final. A cancel ends the wait at once. */
  async waits(failure: Passing): Promise<boolean> {
    const tried = this.spent.length;
    const ms = this.#pause(failure);
    if (tried >= this.#retries || ms > longestWaitMs || this.#ask.signal.aborted) return false;
    const { kind, template, values } = failure;
    this.#ask.onWaiting?.({
      failure: { kind, template, values: [...values] },
      seconds: ms / 1000,
      attempt: tried + 2,
      of: this.#retries + 1,
    });
    const { now } = this.#means;
    const since = now();
    try {
      await (this.#means.sleep ?? sleep)(ms, this.#ask.signal);
    } catch (error) {
      if (!this.#ask.signal.aborted) throw error;
    }
    this.spent.push({ kind, waitedMs: Math.max(0, Math.round(now() - since)) });
    if (this.#ask.signal.aborted) throw cancelled();
    return true;
  }

  /**
   * One, two, four seconds and so on; a model that is being loaded takes longer. Half of it is left to chance, so that
   * clients do not return all at once. Never sooner than the server wants.
   */
  #pause({ kind, retryAfter }: Passing): number {
    const backoff = Math.min((kind === 'loading' ? 3000 : 1000) * 2 ** this.spent.length, longestWaitMs);
    const jittered = Math.round((backoff / 2) * (1 + (this.#means.random ?? Math.random)()));
    return Math.max(jittered, (retryAfter ?? 0) * 1000);
  }
}
