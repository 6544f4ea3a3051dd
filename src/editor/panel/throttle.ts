/** Calls at most once in `ms`, with a last call for whatever came in between. */
export class Throttle {
  readonly #ms: number;
  readonly #call: () => void;
  #timer: NodeJS.Timeout | undefined;
  #last = -Infinity;

  constructor(ms: number, call: () => void) {
    this.#ms = ms;
    this.#call = call;
  }

  ask(): void {
    if (this.#timer) return;
    const wait = this.#last + this.#ms - performance.now();
    if (wait <= 0) this.#fire();
    else this.#timer = setTimeout(() => this.#fire(), wait);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #fire(): void {
    this.dispose();
    this.#last = performance.now();
    this.#call();
  }
}
