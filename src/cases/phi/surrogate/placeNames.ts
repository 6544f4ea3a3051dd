import { bitsOf, folded, is } from '../words.ts';
import { inCapitalsOf, type Coinage } from './coinage.ts';
import { placeNamed, places } from './fiction.ts';

/** What many hospitals have in their names. */
const hospitalWords =
  /^(?:hospitals?|clinics?|infirmary|hospice|polyclinic|klinik|klinikum|krankenhaus|hôpital|hopital|ospedale|hospitalet|centers?|centres?|surgery|practice|home|house|institute|medical|unit|group|trust|ward|rehabilitation|rehab|health|healthcare|care|general|memorial|university|children|children's|children’s|regional|county|district|royal|national|city|community|teaching|school|college|nursing|the|of|and|for|at|nhs|foundation|cancer|heart|eye|women|women's|women’s|veterans|va|lodge|court|emergency|department)$/i;
const streetWords =
  /^(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|place|pl|crescent|cres|terrace|boulevard|blvd|square|sq|gardens|grove|row|mews|parade|highway|hwy|parkway|pkwy|walk|rise|circle|trail|apartment|apt|suite|ste|unit|floor|flat|no|box|po|p|o|rue|calle|via|avenida|straat|north|south|east|west|upper|lower|old|new|great|little|the|of|and|house|lot|block|building|room|rm)$/i;

const word = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The hospitals, towns and addresses of one case: each name of a place has one that stands for it. */
export class PlaceNames {
  readonly #coinage: Coinage;

  constructor(coinage: Coinage) {
    this.#coinage = coinage;
  }

  hospital(text: string): string {
    // MGH, UCLH: letters for letters.
    if (/^[A-Z]{2,6}$/.test(text)) return this.#letters(text);
    const renamed = this.#renamed(text, (one) => hospitalWords.test(one));
    // Nothing but common words ("Children's Hospital"): a name all the same.
    return renamed === text ? this.#renamed(text, () => false) : renamed;
  }

  town(text: string): string {
    return this.#withCode(text, (part) =>
      this.#renamed(part, (one) => /^(?:near|the|of|and|in)$/i.test(one) || isState(one)),
    );
  }

  address(text: string): string {
    return this.#withCode(text, (part) => this.#renamed(part, (one) => streetWords.test(one) || isState(one)));
  }

  /** The words that say no place stay; each run of the others is one name. */
  #renamed(text: string, stays: (word: string) => boolean): string {
    const runs: { start: number; end: number }[] = [];
    for (const { 0: one, index } of text.matchAll(word)) {
      if (stays(one)) continue;
      const last = runs.at(-1);
      if (last && /^(?:[ -]|\. )$/.test(text.slice(last.end, index))) last.end = index + one.length;
      else runs.push({ start: index, end: index + one.length });
    }
    let out = '';
    let from = 0;
    for (const { start, end } of runs) {
      out += text.slice(from, start) + this.#name(text.slice(start, end));
      from = end;
    }
    return out + text.slice(from);
  }

  #name(written: string): string {
    const made = this.#coinage.word(
      `place:${folded(written)}`,
      places,
      placeNamed,
      (one) => (bitsOf(one) & is.town) === 0,
    );
    return inCapitalsOf(written, made);
  }

  /** Words by `rename`; house numbers and postcodes by numbers and letters that are none. */
  #withCode(text: string, rename: (part: string) => string): string {
    return text
      .split(/((?<![\p{L}\d])[\p{L}\d]*\d[\p{L}\d]*)/u)
      .map((part, n) => (n % 2 === 1 ? this.#code(part) : /\p{L}/u.test(part) ? rename(part) : part))
      .join('');
  }

  #code(written: string): string {
    const key = `code:${folded(written)}`;
    const known = this.#coinage.recall(key);
    if (known !== undefined) return known;
    const attempt = (): string => {
      let digits = 0;
      return written.replace(/[\p{L}\d]/gu, (one) => {
        if (!/\d/.test(one)) return inCapitalsOf(one, 'XZQV'[this.#coinage.below(4)] ?? 'X');
        digits += 1;
        // No post office has a code that begins with three noughts.
        if (written.length === 5 && digits < 4) return '0';
        const own = Number(one);
        return String(digits === 1 ? 1 + ((own + this.#coinage.below(8)) % 9) : this.#coinage.below(10));
      });
    };
    return this.#coinage.remember(key, (written.length > 3 && this.#coinage.whole(attempt)) || attempt());
  }

  #letters(written: string): string {
    const key = `place:${folded(written)}`;
    const known = this.#coinage.recall(key);
    if (known !== undefined) return known;
    const attempt = (): string => written.replace(/[A-Z]/g, (own) => letterBut(own, this.#coinage.below(25)));
    return this.#coinage.remember(key, this.#coinage.whole(attempt, (one) => this.#coinage.isFree(one)) ?? attempt());
  }
}

/** A state may stay: only what is smaller tells too much. */
function isState(one: string): boolean {
  return /^[A-Z]{2}$/.test(one) || (bitsOf(one) & is.wide) !== 0;
}

/** The letter so many places after another, without coming back to it. */
function letterBut(own: string, step: number): string {
  return String.fromCharCode(65 + ((own.charCodeAt(0) - 65 + 1 + step) % 26));
}
