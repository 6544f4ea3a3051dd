export type RatingKey =
  | { readonly does: 'rate'; readonly value: number | 'cannot-rate' }
  | { readonly does: 'clear' }
  /** To the next or previous item. */
  | { readonly does: 'move'; readonly by: 1 | -1 }
  /** To the next or previous value of the item, without choosing it. */
  | { readonly does: 'step'; readonly by: 1 | -1 };

export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

const fixed: Readonly<Record<string, RatingKey>> = {
  x: { does: 'rate', value: 'cannot-rate' },
  Delete: { does: 'clear' },
  Backspace: { does: 'clear' },
  j: { does: 'move', by: 1 },
  ArrowDown: { does: 'move', by: 1 },
  k: { does: 'move', by: -1 },
  ArrowUp: { does: 'move', by: -1 },
  ArrowRight: { does: 'step', by: 1 },
  ArrowLeft: { does: 'step', by: -1 },
};

/** What a key means to the rating strip. A digit counts by what it types or, where the digit row types signs, by its place. */
export function ratingKey(pressed: Pressed): RatingKey | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const typed = /^\d$/.exec(pressed.key)?.[0] ?? (pressed.shiftKey ? undefined : /^Digit(\d)$/.exec(pressed.code)?.[1]);
  if (typed !== undefined) return { does: 'rate', value: Number(typed) };
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  return Object.hasOwn(fixed, key) ? (fixed[key] ?? null) : null;
}

const restMs = 150;

/** Lets one value through and then none for a moment: the focus has moved on, and a bounced key would rate the next item. */
export class Rest {
  readonly #now: () => number;
  #since = -Infinity;

  constructor(now: () => number) {
    this.#now = now;
  }

  over(): boolean {
    const now = this.#now();
    if (now - this.#since < restMs) return false;
    this.#since = now;
    return true;
  }
}
