/** Shorter words are too like each other. */
const shortest = 7;
const shortestUndoubled = 5;

/** Sound words that are one letter from a word of the lexicon: learned, so that they are not taken for a slip. */
export const lookalikes =
  'evaluation certain structure seventh generate candidate convention construct truncate shorter hernial cortisone tabular injection inspection infraction intention attention section session conversion invasion relation abduction adduction perfusion profusion reflection deflection detention retention contention operator afferent efferent arterial atrial bacteria prostrate perineal peroneal metastases hospital protein position reaction fraction traction digestion artistic'.split(
    ' ',
  );

/** Finds a long word that differs by one letter: left out, put in, changed, or two swapped. The first letter must be right. */
export class NearWords {
  readonly #byShape = new Map<string, string[]>();
  /** Words by what is left of them when no letter is doubled; `null` where two meet. */
  readonly #undoubled = new Map<string, string | null>();

  add(key: string): void {
    if (!/^[a-z]+$/.test(key)) return;
    if (key.length >= shortestUndoubled) {
      const plain = undouble(key);
      this.#undoubled.set(plain, this.#undoubled.has(plain) ? null : key);
    }
    if (key.length < shortest) return;
    const shape = shapeOf(key, key.length);
    const list = this.#byShape.get(shape);
    if (list === undefined) this.#byShape.set(shape, [key]);
    else list.push(key);
  }

  /** The only word that is one slip away; `null` when there is none, or more than one. */
  find(key: string): string | null {
    if (!/^[a-z]+$/.test(key)) return null;
    if (key.length < shortest) return key.length > shortestUndoubled ? this.#doubled(key) : null;
    let found: string | null = null;
    for (let length = key.length - 1; length <= key.length + 1; length++) {
      for (const word of this.#byShape.get(shapeOf(key, length)) ?? []) {
        if (!isOneSlip(key, word)) continue;
        if (found !== null) return null;
        found = word;
      }
    }
    return found ?? this.#doubled(key);
  }

  #doubled(key: string): string | null {
    const plain = undouble(key);
    return plain === key ? null : (this.#undoubled.get(plain) ?? null);
  }
}

/** "Vommit": of short words only a letter that is doubled, or not doubled, is forgiven. */
function undouble(key: string): string {
  return key.replace(/(.)\1/g, '$1');
}

function shapeOf(key: string, length: number): string {
  return key.charAt(0) + String(length);
}

function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
