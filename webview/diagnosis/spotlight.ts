/** A finding of a diagnosis, or (index null) all of the diagnosis. */
export interface Spot {
  readonly rank: number;
  readonly index: number | null;
}

/** How an element says which spot it is; `spotUnder` reads it back. */
export const spotMark = (rank: number, index: number | null): string => `${rank}:${index ?? ''}`;

/** The spot an event happened on. */
export function spotUnder(event: Event): Spot | null {
  const mark = (event.target as Element | null)?.closest<HTMLElement>('[data-spot]')?.dataset['spot'];
  if (mark === undefined) return null;
  const [rank, index] = mark.split(':');
  return { rank: Number(rank), index: index === '' ? null : Number(index) };
}

/** What is lit in the editor: what the pointer is on, else what has the focus. Says so only when it changes. */
export class Spotlight {
  readonly #light: (spot: Spot | null) => void;
  readonly #on: { pointer: Spot | null; focus: Spot | null } = { pointer: null, focus: null };
  #lit: Spot | null = null;

  constructor(light: (spot: Spot | null) => void) {
    this.#light = light;
  }

  /** The pointer or the focus is now on this spot, or on none. */
  put(by: 'pointer' | 'focus', spot: Spot | null): void {
    this.#on[by] = spot;
    const now = this.#on.pointer ?? this.#on.focus;
    if (now?.rank === this.#lit?.rank && now?.index === this.#lit?.index) return;
    this.#lit = now;
    this.#light(now);
  }

  /** Forgets all without a word: what was lit belongs to a run that is no longer shown. */
  reset(): void {
    this.#on.pointer = this.#on.focus = this.#lit = null;
  }
}
