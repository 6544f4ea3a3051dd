import { numberValue, rawAt, type Tokens } from '../words/tokens.ts';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const smallNumbers: ReadonlyMap<string, number> = new Map(small.split(' ').map((word, n) => [word, n]));
const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ').map((word, n) => [word, 20 + 10 * n]),
);
const decades: ReadonlyMap<string, number> = new Map([...tens].map(([word, n]) => [word.replace(/y$/, 'ies'), n]));

/** The words that a number can begin with. */
export const numberWords: readonly string[] = [...smallNumbers.keys(), ...tens.keys()];

export function isDecade(word: string): boolean {
  return decades.has(word);
}

/** A number in figures or in words: "62", "sixty-two", "two and a half". */
export function numberAt(tokens: Tokens, at: number): { value: number; to: number } | null {
  const whole = wholeAt(tokens, at);
  if (whole === null) return null;
  const raw = (i: number) => rawAt(tokens, i).toLowerCase();
  const { value, to } = whole;
  if (raw(to) === '½') return { value: value + 0.5, to: raw(to + 1) === '-' ? to + 2 : to + 1 };
  if (raw(to) === 'and' && raw(to + 1) === 'a' && raw(to + 2) === 'half') return { value: value + 0.5, to: to + 3 };
  const half =
    raw(to) === '1' && raw(to + 1) === '/' && raw(to + 2) === '2' && tokens.starts[to] !== tokens.ends[to - 1];
  return half ? { value: value + 0.5, to: to + 3 } : whole;
}

function wholeAt(tokens: Tokens, at: number): { value: number; to: number } | null {
  const raw = rawAt(tokens, at).toLowerCase();
  if (tokens.kinds[at] === 'number') return { value: numberValue(raw), to: at + 1 };
  const ten = tens.get(raw);
  if (ten !== undefined) {
    const one = smallNumbers.get(rawAt(tokens, at + 1).toLowerCase()) ?? 0;
    return one > 0 && one < 10 ? { value: ten + one, to: at + 2 } : { value: ten, to: at + 1 };
  }
  const value = decades.get(raw) ?? smallNumbers.get(raw);
  return value === undefined ? null : { value, to: at + 1 };
}
