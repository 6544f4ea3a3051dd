/** A finding of a diagnosis of a run, or (index null) all of the diagnosis. */
export interface Spot {
  readonly run: string;
  readonly rank: number;
  readonly index: number | null;
}

/** How an element says which spot of its run it is; `spotUnder` reads it back. */
export const spotMark = (rank: number, index: number | null): string => `${rank}:${index ?? ''}`;

/** The spot an event happened on. */
export function spotUnder(event: Event, run: string): Spot | null {
  const mark = (event.target as Element | null)?.closest<HTMLElement>('[data-spot]')?.dataset['spot'];
  if (mark === undefined) return null;
  const [rank, index] = mark.split(':');
  return { run, rank: Number(rank), index: index === '' ? null : Number(index) };
}

/** What is lit in the editor: what the pointer is on, else what has the focus. Says so only when it changes. */
export class Spotlight {
  readonly #light: (spot: Spot | null, before: Spot | null) => void;
  readonly #on: { pointer: Spot | null; focus: Spot | null } = { pointer: null, focus: null };
  #lit: Spot | null = null;

  constructor(light: (spot: Spot | null, before: Spot | null) => void) {
    this.#light = light;
  }

  /** The pointer or the focus is now on this spot, or on none. */
  put(by: 'pointer' | 'focus', spot: Spot | null): void {
    this.#on[by] = spot;
    const now = this.#on.pointer ?? this.#on.focus;
    const before = this.#lit;
    if (now?.run === before?.run && now?.rank === before?.rank && now?.index === before?.index) return;
    this.#lit = now;
    this.#light(now, before);
  }

  /** Forgets without a word what is not of these runs: they are no longer shown, and their light is out. */
  keepTo(runs: readonly string[]): void {
    const kept = (spot: Spot | null): Spot | null => (spot && runs.includes(spot.run) ? spot : null);
    this.#on.pointer = kept(this.#on.pointer);
    this.#on.focus = kept(this.#on.focus);
    this.#lit = kept(this.#lit);
  }
}
