/** Tells at most so often, and never leaves the last thing untold for longer than that. */
export class Paced {
  readonly #everyMs: number;
  readonly #now: () => number;
  readonly #tell: () => void;
  #last = -Infinity;
  #timer: NodeJS.Timeout | null = null;

  constructor(everyMs: number, now: () => number, tell: () => void) {
    this.#everyMs = everyMs;
    this.#now = now;
    this.#tell = tell;
  }

  due(): void {
    if (this.#now() - this.#last >= this.#everyMs) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), this.#everyMs);
  }

  flush(): void {
    this.stop();
    this.#last = this.#now();
    this.#tell();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
