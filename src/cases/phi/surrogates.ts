import * as z from 'zod/mini';
import { identifierClasses, type Identifier, type IdentifierClass } from './identifier.ts';
import { markOf, type Replacement } from './mask.ts';
import { Coinage, type Random } from './surrogate/coinage.ts';
import { ageLike, codeLike, emailLike, ipLike, phoneLike, urlLike } from './surrogate/numbers.ts';
import { PersonNames } from './surrogate/personNames.ts';
import { PlaceNames } from './surrogate/placeNames.ts';
import { orderOf, shiftDate, yearOf, type Calendar } from './surrogate/shiftDate.ts';

/** What stands for what in one case. It leads back to the patient: it is only ever kept encrypted. */
export const SurrogateMap = z.strictObject({
  /** How dates are moved and read; null while none was. */
  calendar: z.nullable(z.strictObject({ days: z.int(), order: z.enum(['dmy', 'mdy']), year: z.int() })),
  /** The words that were made up, by what they stand for. */
  words: z.record(z.string(), z.string()),
  pairs: z.array(z.strictObject({ class: z.enum(identifierClasses), original: z.string(), surrogate: z.string() })),
});
export type SurrogateMap = z.infer<typeof SurrogateMap>;

export const noSurrogates: SurrogateMap = { calendar: null, words: {}, pairs: [] };

/** A case as it stands: its text, and all that was found in it. */
export interface Standing {
  readonly text: string;
  readonly findings: readonly Identifier[];
}

const weeks = { least: 3, most: 156 };

/**
 * Makes the surrogates of one case: the same for the same words, dates moved by one number of days, nothing that could
 * be mistaken for anything the case holds. Goes on from the map of an earlier time.
 */
export class Surrogates {
  readonly #text: string;
  readonly #coinage: Coinage;
  readonly #names: PersonNames;
  readonly #places: PlaceNames;
  readonly #pairs: SurrogateMap['pairs'];
  readonly #originals: ReadonlySet<string>;
  #calendar: Calendar | null;

  constructor({ text, findings }: Standing, random: Random, before: SurrogateMap = noSurrogates) {
    this.#text = text;
    this.#pairs = [...before.pairs];
    const known = this.#pairs.flatMap(({ original, surrogate }) => [original, surrogate]);
    this.#originals = new Set([...findings.map((one) => one.text), ...this.#pairs.map(({ original }) => original)]);
    this.#coinage = new Coinage(random, text, known, before.words);
    const of = (kind: IdentifierClass): readonly string[] => [
      ...findings.filter((one) => one.class === kind).map((one) => one.text),
      ...this.#pairs.filter((one) => one.class === kind).map(({ original }) => original),
    ];
    this.#names = new PersonNames(this.#coinage, of('NAME'));
    this.#places = new PlaceNames(this.#coinage);
    this.#calendar = before.calendar ?? calendarFor(of('DATE'), this.#coinage);
  }

  /** As it is to be kept. */
  get map(): SurrogateMap {
    const dated = this.#pairs.some((one) => one.class === 'DATE');
    return { calendar: dated ? this.#calendar : null, words: this.#coinage.known, pairs: this.#pairs };
  }

  /** What stands in the place of a finding; its mark where nothing could be made up for it. */
  of({ class: kind, start, end, text }: Identifier): string {
    const same = this.#pairs.find((one) => one.class === kind && one.original === text);
    if (same !== undefined) return same.surrogate;
    // A surrogate itself, found anew.
    if (this.#pairs.some((one) => one.class === kind && one.surrogate === text)) return text;
    const made = this.#made(
      kind,
      text,
      this.#text.slice(Math.max(0, start - 24), start),
      this.#text.slice(end, end + 8),
    );
    if (made === null || made === text || this.#originals.has(made)) return markOf(kind);
    if (kind !== 'AGE90') this.#pairs.push({ class: kind, original: text, surrogate: made });
    return made;
  }

  /** Each finding with its surrogate in its place. */
  replacements(findings: readonly Identifier[]): readonly Replacement[] {
    return findings.map((one) => {
      const text = this.of(one);
      // "a 92-year-old" becomes "an over-89-year-old".
      const article = /(?:^|[^\p{L}\p{N}])a(\s+)$/iu.exec(this.#text.slice(Math.max(0, one.start - 8), one.start));
      const [, space] = article ?? [];
      return one.class === 'AGE90' && text.startsWith('over') && space !== undefined
        ? { start: one.start - space.length, end: one.end, text: `n${space}${text}` }
        : { start: one.start, end: one.end, text };
    });
  }

  #made(kind: IdentifierClass, text: string, before: string, after: string): string | null {
    switch (kind) {
      case 'NAME':
        return this.#names.surrogate(text, before);
      case 'DATE':
        return this.#calendar && shiftDate(text, this.#calendar);
      case 'AGE90':
        return ageLike(text, after);
      case 'PHONE':
      case 'FAX':
        return phoneLike(text, this.#coinage);
      case 'EMAIL':
        return emailLike(text, this.#coinage);
      case 'URL':
        return urlLike(text, this.#coinage);
      case 'IP':
        return ipLike(text, this.#coinage);
      case 'SSN':
        return codeLike(text, this.#coinage, true);
      case 'MRN':
      case 'ID':
      case 'ACCOUNT':
        return codeLike(text, this.#coinage);
      case 'ADDRESS':
        return this.#places.address(text);
      case 'HOSPITAL':
        return this.#places.hospital(text);
      case 'LOCATION':
        return this.#places.town(text);
    }
  }
}

/**
 * The findings in a text with surrogates in it that are nothing but those: `placed` tells where they stand. They name
 * nobody and can be kept.
 */
export function standIns(
  findings: readonly Identifier[],
  placed: readonly Replacement[],
  text: string,
): readonly Identifier[] {
  return findings.filter(({ start, end }) => {
    const within = placed.filter((one) => one.start < end && one.end > start);
    if (within.length === 0) return false;
    const left = within.reduce(
      (rest, one) => blanked(rest, one.start - start, one.end - start),
      text.slice(start, end),
    );
    return !/[\p{L}\d]/u.test(left.replace(/\b(?:dr|mr|mrs|ms|miss|prof|md|rn)\b/gi, ''));
  });
}

function blanked(text: string, start: number, end: number): string {
  const from = Math.max(0, start);
  const to = Math.min(text.length, end);
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
}

/** Some weeks to three years back: so that no moved date reads like another date of the case, where that can be. */
function calendarFor(dates: readonly string[], coinage: Coinage): Calendar | null {
  const order = orderOf(dates);
  // A date of birth comes first; what names no year is mostly of the latest.
  const year = Math.max(...dates.map((date) => yearOf(date) ?? 0)) || 2021;
  const originals = new Set(dates.slice(0, 200));
  const count = weeks.most - weeks.least + 1;
  const start = coinage.below(count);
  let best: { readonly calendar: Calendar; readonly alike: number } | null = null;
  for (let step = 0; step < count; step += 1) {
    const calendar = { days: -7 * (weeks.least + ((start + step) % count)), order, year };
    const alike = [...originals].filter((date) => originals.has(shiftDate(date, calendar) ?? '')).length;
    if (alike === 0) return calendar;
    if (best === null || alike < best.alike) best = { calendar, alike };
  }
  return best?.calendar ?? null;
}
