import { bitsOf, folded, is } from '../words.ts';
import { inCapitalsOf, type Coinage } from './coinage.ts';
import { familyNames, femaleNames, givenNames, maleNames } from './fiction.ts';

const token = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const titles =
  /^(?:dr|mr|mrs|ms|miss|mx|prof|professor|doctor|sir|dame|lady|lord|rev|reverend|father|sister|nurse|sra?|señora?|herr|frau|mme|jr|sr|junior|senior|ii|iii|iv|md|rn|phd|do|np|pa|esq|and|or|aka|née|nee)$/i;
const particles = /^(?:van|von|der|den|de|da|di|del|della|dos|du|la|le|bin|ibn|ben|al|el|ter|ten|abu|bint|y|af|zu)$/;
const female = /^(?:mrs|ms|miss|dame|lady|sister|señora|sra|frau|mme)$/i;
const male = /^(?:mr|sir|lord|father|señor|sr|herr)$/i;

type Gender = keyof typeof givenNames;
type Part = 'given' | 'family';

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'name' | 'initial' | 'title' | 'particle';
}

/**
 * The names of one case. Each word of a name has one word that stands for it, so that a whole name, the surname alone
 * and the given name alone go together.
 */
export class PersonNames {
  readonly #coinage: Coinage;
  readonly #parts = new Map<string, Part>();

  /** `all` are the names of the case, from which it is learned which words are given names. */
  constructor(coinage: Coinage, all: readonly string[]) {
    this.#coinage = coinage;
    for (const name of all) this.#learn(name);
  }

  /** What stands for a name; titles, degrees and punctuation stay. `before` stands in front of it. */
  surrogate(name: string, before: string): string {
    const tokens = tokensOf(name);
    const gender = genderOf(tokens, before);
    const titled = tokens.some(({ kind }) => kind === 'title') || /\b(?:dr|mr|mrs|ms|miss|prof)\.?\s*$/i.test(before);
    const parts = partsOf(name, tokens);
    let out = '';
    let from = 0;
    for (const [n, one] of tokens.entries()) {
      // A particle goes with the name after it, of which it would tell too much.
      if (one.kind === 'title') continue;
      out += name.slice(from, one.start);
      from = one.end;
      if (one.kind === 'particle') from = tokens[n + 1]?.start ?? one.end;
      else if (one.kind === 'initial') out += this.#initials(one.text);
      else out += this.#name(one.text, parts.get(one) ?? partAlone(one.text, titled, tokens), gender);
    }
    return out + name.slice(from);
  }

  #learn(name: string): void {
    for (const [{ text }, part] of partsOf(name, tokensOf(name))) {
      const key = folded(bare(text));
      if (!this.#parts.has(key)) this.#parts.set(key, part);
    }
  }

  #name(written: string, guess: Part, gender: Gender): string {
    const word = bare(written);
    const key = folded(word);
    const single = key.endsWith('s') ? this.#coinage.recall(`name:${key.slice(0, -1)}`) : undefined;
    const surrogate =
      single !== undefined && this.#coinage.recall(`name:${key}`) === undefined
        ? `${single}s`
        : this.#made(key, this.#parts.get(key) ?? guess, gender);
    return inCapitalsOf(word, surrogate) + written.slice(word.length);
  }

  #made(key: string, part: Part, gender: Gender): string {
    const own: Gender = femaleNames.has(key) ? 'female' : maleNames.has(key) ? 'male' : gender;
    const pool = part === 'family' ? familyNames : givenNames[own];
    const letter = key.slice(0, 1);
    const initial = this.#coinage.recall(`initial:${letter}`);
    const free = initial === undefined || part === 'family';
    const wanted = free ? undefined : pool.find((word) => word.startsWith(initial) && this.#coinage.isFree(word));
    const word =
      this.#coinage.recall(`name:${key}`) ??
      (wanted === undefined
        ? this.#coinage.word(
            `name:${key}`,
            pool.length,
            (n) => pool[n] ?? '',
            (one) => folded(one.slice(0, 1)) !== letter,
          )
        : this.#coinage.remember(`name:${key}`, wanted));
    if (part === 'given' && initial === undefined) this.#coinage.remember(`initial:${letter}`, word.slice(0, 1));
    return word;
  }

  #initials(written: string): string {
    return written.replace(/\p{L}/gu, (letter) => {
      const key = `initial:${folded(letter).slice(0, 1)}`;
      const known = this.#coinage.recall(key);
      if (known !== undefined) return known;
      const own = folded(letter).toUpperCase();
      const others = [...'ABCDEFGHJKLMNPRSTVW'].filter((one) => one !== own);
      return this.#coinage.remember(key, others[this.#coinage.below(others.length)] ?? 'X');
    });
  }
}

function tokensOf(name: string): readonly Token[] {
  return [...name.matchAll(token)].map(({ 0: text, index: start }, n, all) => {
    const named = { text, start, end: start + text.length };
    if (titles.test(text)) return { ...named, kind: 'title' };
    if (particles.test(text) && all.length > 1) return { ...named, kind: 'particle' };
    const known = (bitsOf(text) & (is.given | is.family)) !== 0;
    const short = text.length === 1 || (text.length < 4 && text === text.toUpperCase() && !known);
    return { ...named, kind: short ? 'initial' : 'name' };
  });
}

/** Which part each word of a name of several words is. */
function partsOf(name: string, tokens: readonly Token[]): ReadonlyMap<Token, Part> {
  const names = tokens.filter(({ kind }) => kind === 'name');
  const parts = new Map<Token, Part>();
  if (names.length < 2) return parts;
  const comma = name.indexOf(',');
  const after = comma < 0 ? [] : names.filter(({ start }) => start > comma);
  for (const [n, one] of names.entries()) {
    if (after.length > 0) parts.set(one, one.start < comma ? 'family' : 'given');
    else if (n === 0) parts.set(one, 'given');
    else if (n === names.length - 1 || name[one.start - 1] === '-') parts.set(one, 'family');
    else parts.set(one, (bitsOf(one.text) & is.given) === 0 ? 'family' : 'given');
  }
  return parts;
}

function partAlone(word: string, titled: boolean, tokens: readonly Token[]): Part {
  if (titled || tokens.some(({ kind }) => kind === 'initial' || kind === 'particle')) return 'family';
  const bits = bitsOf(bare(word));
  if ((bits & is.given) === 0) return 'family';
  const key = folded(bare(word));
  return (bits & is.family) === 0 || femaleNames.has(key) || maleNames.has(key) ? 'given' : 'family';
}

function genderOf(tokens: readonly Token[], before: string): Gender {
  const title = /(\p{L}+)\.?\s*$/u.exec(before)?.[1] ?? '';
  const all = [title, ...tokens.filter(({ kind }) => kind === 'title').map(({ text }) => text)];
  if (all.some((one) => female.test(one))) return 'female';
  return all.some((one) => male.test(one)) ? 'male' : 'any';
}

/** Without "'s". */
function bare(word: string): string {
  return word.replace(/['’]s$/i, '');
}
