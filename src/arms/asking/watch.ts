import { ArmFailure } from '../failure.ts';

export interface Limits {
  readonly firstTokenMs: number;
  readonly nextTokenMs: number;
  readonly totalMs: number;
}

/** After the model has finished, usage and the closing of the stream may take this long. */
const farewellMs = 2000;
const longestTimer = 2 ** 31 - 1;

/**
 * Keeps the time of one answer. `over` settles when waiting any longer is pointless: with a failure, or with `null`
 * if the model had finished and only the server's farewell is missing.
 */
export class Watch {
  readonly over: Promise<ArmFailure | null>;
  readonly signal: AbortSignal;
  readonly #limits: Limits;
  readonly #origin: string;
  readonly #controller = new AbortController();
  readonly #settle: (failure: ArmFailure | null) => void;
  readonly #total: NodeJS.Timeout;
  readonly #cancelled: AbortSignal;
  readonly #cancel = (): void => this.#end(cancelled());
  #step: NodeJS.Timeout;
  #spoken = false;

  constructor(limits: Limits, cancelled: AbortSignal, origin: string) {
    let settle: (failure: ArmFailure | null) => void = () => undefined;
    this.#limits = limits;
    this.#origin = origin;
    this.#cancelled = cancelled;
    this.over = new Promise((resolve) => {
      settle = resolve;
    });
    this.#settle = settle;
    this.signal = this.#controller.signal;
    this.#total = this.#after(limits.totalMs, () =>
      stalled(
        'The answer of {0} was not complete after 1 second and was stopped. Raise the total limit, or ask again later.',
        'The answer of {0} was not complete after {1} seconds and was stopped. Raise the total limit, or ask again later.',
        origin,
        limits.totalMs,
      ),
    );
    this.#step = this.#after(limits.firstTokenMs, () =>
      stalled(
        'No word came from {0} within 1 second. It may be busy or still loading: ask again later, or raise the limit for the first token.',
        'No word came from {0} within {1} seconds. It may be busy or still loading: ask again later, or raise the limit for the first token.',
        origin,
        limits.firstTokenMs,
      ),
    );
    if (cancelled.aborted) this.#cancel();
    else cancelled.addEventListener('abort', this.#cancel, { once: true });
  }

  /** The model said something. */
  token(): void {
    if (this.#spoken) {
      this.#step.refresh();
      return;
    }
    this.#spoken = true;
    clearTimeout(this.#step);
    this.#step = this.#after(this.#limits.nextTokenMs, () =>
      stalled(
        '{0} stopped in the middle: nothing more came for 1 second. Ask again for a whole answer.',
        '{0} stopped in the middle: nothing more came for {1} seconds. Ask again for a whole answer.',
        this.#origin,
        this.#limits.nextTokenMs,
      ),
    );
  }

  /** The model has finished; what follows is courtesy. */
  finished(): void {
    clearTimeout(this.#step);
    this.#step = this.#after(Math.min(this.#limits.nextTokenMs, farewellMs), () => null);
  }

  /** Lets go of everything, the connection too. */
  stop(): void {
    clearTimeout(this.#step);
    clearTimeout(this.#total);
    this.#cancelled.removeEventListener('abort', this.#cancel);
    this.#controller.abort();
  }

  #after(ms: number, verdict: () => ArmFailure | null): NodeJS.Timeout {
    return setTimeout(() => this.#end(verdict()), Math.min(ms, longestTimer));
  }

  #end(verdict: ArmFailure | null): void {
    this.#settle(verdict);
    this.stop();
  }
}

export function cancelled(): ArmFailure {
  return new ArmFailure('cancelled', 'You stopped this answer.');
}

function stalled(afterOne: string, after: string, origin: string, ms: number): ArmFailure {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds === 1
    ? new ArmFailure('stalled', afterOne, origin)
    : new ArmFailure('stalled', after, origin, String(seconds));
}
