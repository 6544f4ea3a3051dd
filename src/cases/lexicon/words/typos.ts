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
  /** Not sorted yet: there are many, and not every text has a slip. */
  #added: string[] = [];
  readonly #byShape = new Map<number, string[]>();
  /** Words with a doubled letter, by what is left of them when none is. */
  readonly #undoubled = new Map<string, string[]>();

  add(key: string): void {
    this.#added.push(key);
  }

  /** The only word that is one slip away; `null` when there is none, or more than one. */
  find(key: string): string | null {
    if (key.length <= shortestUndoubled || !/^[a-z]+$/.test(key)) return null;
    this.#sort();
    if (key.length < shortest) return this.#differingInDoubled(key);
    let found: string | null = null;
    for (let length = Math.max(shortest, key.length - 1); length <= key.length + 1; length++) {
      for (const word of this.#shaped(key, length)) {
        if (!isOneSlip(key, word)) continue;
        if (found !== null) return null;
        found = word;
      }
    }
    return found ?? this.#differingInDoubled(key);
  }

  #sort(): void {
    for (const key of this.#added) {
      if (key.length < shortestUndoubled || !/^[a-z]+$/.test(key)) continue;
      const shape = shapeOf(key, key.length);
      const list = this.#byShape.get(shape);
      if (list === undefined) this.#byShape.set(shape, [key]);
      else list.push(key);
      const plain = undoubled(key);
      if (plain !== key) this.#undoubled.set(plain, [...(this.#undoubled.get(plain) ?? []), key]);
    }
    this.#added = [];
  }

  #shaped(key: string, length: number): readonly string[] {
    return this.#byShape.get(shapeOf(key, length)) ?? [];
  }

  /** "Vommit": of short words only a letter that is doubled, or not doubled, is forgiven. */
  #differingInDoubled(key: string): string | null {
    const plain = undoubled(key);
    if (plain === key) return null;
    const words = [
      ...(this.#undoubled.get(plain) ?? []),
      ...this.#shaped(plain, plain.length).filter((one) => one === plain),
    ];
    return words.length === 1 ? (words[0] ?? null) : null;
  }
}

function undoubled(key: string): string {
  for (let at = 1; at < key.length; at++) {
    if (key.charCodeAt(at) === key.charCodeAt(at - 1)) return key.replace(/(.)\1/g, '$1');
  }
  return key;
}

/** Its first letter and its length. */
function shapeOf(key: string, length: number): number {
  return key.charCodeAt(0) * 64 + length;
}

function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
