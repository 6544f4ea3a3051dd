import type { Measure } from './measures.ts';
import type { Span } from '../words/sentences.ts';
import { rawAt, type Tokens, type Vocabulary } from '../words/tokens.ts';

const fillers = `of was is at were are level levels count measured found to be about approximately around read reads reading recorded
  came back as on in arrival admission fell rose dropped fallen risen down up only just markedly mildly severely raised elevated high low normal
  initial a the peak result value has been increased decreased reduced and from : = ( | ~ > < ≥ ≤ * [ ↑ ↓ rate concentration today
  grossly slightly very moderately repeat repeated now then with per cent titer still borderline within limits`;

/** What is left of a symbol with a charge: "K+", "HCO3-". */
const charges = new Set(['+', 'x', '×', '-', '–', '−', '—', ')', ']']);

/** Behind these a number is no longer that of the measure. */
const breaks =
  'interval segment infusion transfusion transfused replacement supplement supplementation supplemented tablet tablets score given dose dosed treated treatment started commenced target channel blocker antagonist tolerance valproate bicarbonate therapy ratio gradient wave leads vertebra disc'.split(
    ' ',
  );

/** How far behind its name a number may stand, and how many words that tell nothing may lie between. */
const reach = 10;

const unknownWords = 2;

const months = /^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*$/i;

const calendarYear = /^(?:19|20)\d\d$/;

/** Finds the numbers that belong to the names of measures. */
export class NumberPlaces {
  readonly #fillers: ReadonlySet<number>;
  readonly #breaks: ReadonlySet<number>;
  readonly #joints: ReadonlySet<number>;
  readonly #times: ReadonlySet<number>;
  readonly #comma: number;
  readonly #then: ReadonlySet<number>;
  readonly #now: ReadonlySet<number>;
  readonly #serial: ReadonlySet<number>;
  /** Names that in the plural are of several times. */
  readonly #often: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary) {
    const ids = (list: readonly string[]) => new Set(list.map((word) => vocabulary.learn(word)));
    this.#fillers = ids(fillers.trim().split(/\s+/));
    this.#breaks = ids(breaks);
    this.#joints = ids(['and', ',', '/', 'or', 'the', '&', 'both', 'with']);
    this.#times = ids('day week month year hour minute night'.split(' '));
    this.#comma = vocabulary.learn(',');
    this.#then = ids(
      'then repeat rising rose risen falling fell fallen dropping dropped improving improved'.split(' '),
    );
    this.#now = ids(['now', 'today']);
    this.#often = ids(['troponins', 'trops']);
    this.#serial = ids('serial sequential paired repeated'.split(' '));
  }

  /** The token of the number behind a measure's name. */
  numberAfter(tokens: Tokens, measure: Measure, name: Span, limit: number): number | null {
    let unknown = 0;
    const last = Math.min(limit, name.to + (measure.short ? 3 : reach));
    for (let at = name.to; at < last; at++) {
      const word = tokens.words[at] ?? 0;
      if (tokens.kinds[at] === 'number') {
        if (!this.#isWhen(tokens, at)) return at;
        at++;
        continue;
      }
      if (this.#fillers.has(word)) continue;
      const mark = rawAt(tokens, at);
      if (charges.has(mark) || (at === name.to && mark === ',')) continue;
      if (measure.short || this.#breaks.has(word)) return null;
      if (tokens.kinds[at] === 'mark' || ++unknown > unknownWords) return null;
    }
    return null;
  }

  /** "His potassium on 3 March", "at 12 hours", "on day 3", "x 2": a number that says when, or how often. */
  #isWhen(tokens: Tokens, at: number): boolean {
    if (this.#times.has(tokens.words[at + 1] ?? 0) || months.test(rawAt(tokens, at + 1))) return true;
    return /^(day|week|hour|x|×)$/i.test(rawAt(tokens, at - 1));
  }

  /** The number that is meant of several: "from 12 to 8" and "12 -> 8" end at 8, "12, then 8" and "12, 8 today", too. */
  target(tokens: Tokens, at: number, limit: number): number {
    const later = this.#later(tokens, at, limit);
    if (later !== null) return this.target(tokens, later, limit);
    const from = rawAt(tokens, at - 1).toLowerCase() === 'from';
    for (let i = at + 1; i < Math.min(limit, at + (from ? 10 : 6)); i++) {
      const mark = rawAt(tokens, i).toLowerCase();
      const arrow = mark === '→' || ((mark === '-' || mark === '–') && rawAt(tokens, i + 1) === '>');
      const next = mark === '→' || mark === 'to' ? i + 1 : i + 2;
      if ((arrow || (from && mark === 'to')) && tokens.kinds[next] === 'number')
        return this.target(tokens, next, limit);
      if (!from && !arrow && !/^[a-zµ/^%]+$/.test(mark)) return at;
    }
    return at;
  }

  /** "14, then 620", "serial troponins 8 and 9", "131 on Monday, 82 today", "86 rising to 93": the number of a later time. */
  #later(tokens: Tokens, at: number, limit: number): number | null {
    let said = false;
    const last = Math.min(limit, at + 8);
    for (let i = at + 1; i < last; i++) {
      if (tokens.kinds[i] === 'number') {
        if (calendarYear.test(rawAt(tokens, i)) || rawAt(tokens, i - 1) === 'at') continue;
        const before = tokens.words[i - 1] ?? 0;
        if (before === this.#comma && this.#isLaterTime(tokens, i + 1)) return i;
        if (this.#now.has(before) && tokens.words[i - 2] === this.#comma) return i;
        return said || this.#isSerial(tokens, at) ? i : null;
      }
      if (this.#then.has(tokens.words[i] ?? 0)) said = true;
      else if (tokens.kinds[i] === 'mark' && !/^[,/%]$/.test(rawAt(tokens, i))) return null;
    }
    return null;
  }

  /** "Today", "now", "at 3 h". */
  #isLaterTime(tokens: Tokens, at: number): boolean {
    if (this.#now.has(tokens.words[at] ?? 0)) return true;
    return rawAt(tokens, at) === 'at' && /^(h|hrs?|hours?|min|minutes)$/i.test(rawAt(tokens, at + 2));
  }

  #isSerial(tokens: Tokens, at: number): boolean {
    for (let i = at - 1; i >= Math.max(0, at - 10); i--) {
      const word = tokens.words[i] ?? 0;
      if (this.#serial.has(word) || (this.#often.has(word) && rawAt(tokens, i).endsWith('s'))) return true;
    }
    return false;
  }

  /** "Raised CRP and white count": nothing but a joint stands between. */
  connects(tokens: Tokens, from: number, to: number): boolean {
    if (from >= to || to - from > 3) return false;
    for (let at = from; at < to; at++) if (!this.#joints.has(tokens.words[at] ?? 0)) return false;
    return true;
  }

  /** The tokens of as many numbers as there are names: "128/5.9", "2300 and 1900", "22, 240". */
  series(tokens: Tokens, first: number, count: number, limit: number): number[] | null {
    const found = [first];
    let apart = false;
    for (let at = first + 1; at < Math.min(limit, first + count * 8) && found.length < count; at++) {
      if (tokens.kinds[at] === 'number') {
        if (!apart) return null;
        found.push(at);
        apart = false;
      } else {
        const mark = rawAt(tokens, at);
        if (/^(,|\/|&|and)$/i.test(mark)) apart = true;
        else if (!/^[a-zµ%^]{1,6}$/i.test(mark)) return null;
      }
    }
    return found.length === count ? found : null;
  }
}
