import type { Casework } from '../study/casework.ts';

/** What was decided about the cases of each study; one writer a study for the whole window, as its writes must not meet. */
export class Caseworks {
  readonly #by: () => string;
  readonly #all = new Map<string, Promise<Casework>>();

  /** `by` gives the pseudonym of whoever decides. */
  constructor(by: () => string) {
    this.#by = by;
  }

  of(root: string): Promise<Casework> {
    let casework = this.#all.get(root);
    if (casework === undefined) {
      casework = import('../study/casework.ts').then(
        ({ Casework }) => new Casework(root, { date: () => new Date(), by: this.#by }),
      );
      this.#all.set(root, casework);
      casework.catch(() => this.#all.delete(root));
    }
    return casework;
  }
}
