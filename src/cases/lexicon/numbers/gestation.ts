import type { Mention } from '../context/context.ts';
import { numberAt } from './numberWords.ts';
import type { Span } from '../words/sentences.ts';
import { rawAt, type Tokens, type Vocabulary } from '../words/tokens.ts';

/** How long a pregnancy has gone on, or is over. */
export interface Gestation extends Span {
  readonly finding: 'pregnant' | 'late-pregnancy' | 'postpartum';
  readonly value: number;
  readonly unit: string;
  /** The names that the number belongs to. */
  readonly names: readonly Mention[];
}

/** From here on it is late. */
const late = 24;
const longest = 43;
const expecting = new Set(['pregnant', 'late-pregnancy']);
const delivered = new Set(['postpartum']);
/** So many names can stand about one number. */
const mostNames = 8;
const pregnancy =
  /^(pregnant|pregnancy|gestation|gestational|gravid|gravida|primigravida|primip|multigravida|multip|antenatal|amenorrh?o?ea|g\d+p\d+\w*|p\d+)$/i;
const between =
  /^(of|at|age|is|was|now|currently|approximately|about|who|her|the|into|in|,|:|\(|=|~|a|\+|\d+|weeks?|wks?)$/i;
const ended = /^(born|delivered|delivery|birth|preterm|premature|miscarriage|miscarried|stillbirth)$/i;
const scored = /scor|test|mark|moca|questionnaire|scale/i;

/** Reads "32 weeks pregnant", "G2P1 at 28+4 weeks", "28/40", "day 5 postpartum". */
export class GestationReader {
  readonly #weeks: ReadonlySet<number>;
  readonly #spans: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary) {
    this.#weeks = new Set(['week', 'wk'].map((word) => vocabulary.learn(word)));
    this.#spans = new Set(['day', 'week', 'wk', 'month'].map((word) => vocabulary.learn(word)));
  }

  *in(tokens: Tokens, { from, to }: Span, mentions: readonly Mention[]): Generator<Gestation> {
    let next = 0;
    /** The names of those findings at a place; the places come in order. */
    const namesAt = (ids: ReadonlySet<string>, place: Span): Mention[] => {
      while (next < mentions.length && (mentions[next]?.to ?? 0) < place.from) next++;
      const near = mentions.slice(next, next + mostNames);
      return near.filter(({ meaning, from: first }) => ids.has(meaning.finding?.id ?? '') && first <= place.to);
    };
    for (let at = from; at < to; at++) {
      const word = tokens.words[at] ?? 0;
      const isNumber = tokens.kinds[at] === 'number';
      if (!isNumber && !this.#spans.has(word)) continue;
      const weeks = isNumber
        ? (ofForty(tokens, from, at) ?? inWeeksAndDays(tokens, from, at))
        : this.#weeks.has(word)
          ? this.#inWeeks(tokens, from, at)
          : null;
      if (weeks !== null) {
        const names = namesAt(expecting, { from: weeks.from - 3, to: weeks.to + 1 });
        const told = {
          from: Math.min(weeks.from, ...names.map((one) => one.from)),
          to: Math.max(weeks.to, ...names.map((one) => one.to)),
          value: weeks.value,
          unit: 'weeks',
          names,
        };
        yield { ...told, finding: 'pregnant' };
        if (weeks.value >= late) yield { ...told, finding: 'late-pregnancy' };
        continue;
      }
      const since = isNumber ? null : this.#since(tokens, at);
      if (since !== null) yield { ...since, finding: 'postpartum', names: namesAt(delivered, since) };
    }
  }

  #inWeeks(tokens: Tokens, from: number, at: number): ({ value: number; unit: string } & Span) | null {
    const plus = rawAt(tokens, at - 2) === '+' && tokens.kinds[at - 1] === 'number';
    const first = plus
      ? at - 3
      : rawAt(tokens, at - 2)
            .toLowerCase()
            .endsWith('ty')
        ? at - 2
        : at - 1;
    const number = numberAt(tokens, first);
    if (
      first < from ||
      number === null ||
      number.value > longest ||
      /^(old|ago|later|apart)$/i.test(rawAt(tokens, at + 1))
    )
      return null;
    const end = pregnancy.test(rawAt(tokens, at + 1))
      ? at + 2
      : pregnancy.test(rawAt(tokens, at + 2)) && /^(of|in|['’])$/i.test(rawAt(tokens, at + 1))
        ? at + 3
        : at + 1;
    const begin = beginning(tokens, from, first);
    if (begin === null || (!plus && end === at + 1 && begin === first)) return null;
    return { value: number.value, unit: 'weeks', from: begin, to: end };
  }

  /** "Day 5 postpartum", "postpartum day 5", "two weeks after delivery". */
  #since(tokens: Tokens, at: number): (Span & { value: number; unit: string }) | null {
    const raw = (i: number) => rawAt(tokens, i).toLowerCase();
    const unit = `${raw(at).replace(/s$/, '').replace('wk', 'week')}s`;
    const before = numberAt(tokens, at - 1);
    if (before !== null) {
      const to = isOver(raw(at + 1))
        ? at + 2
        : raw(at + 1) === 'post' && raw(at + 2) === 'partum'
          ? at + 3
          : after(raw, at + 1);
      return to === null ? null : { value: before.value, unit, from: at - 1, to };
    }
    const behind = numberAt(tokens, at + 1);
    if (behind === null) return null;
    if (isOver(raw(behind.to))) return { value: behind.value, unit, from: at, to: behind.to + 1 };
    const from = isOver(raw(at - 1)) ? at - 1 : raw(at - 1) === 'partum' ? at - 2 : null;
    return from === null ? null : { value: behind.value, unit, from, to: behind.to };
  }
}

function isOver(word: string): boolean {
  return /^(postpartum|postnatal|postpartal|puerperium)$/.test(word);
}

/** Behind "after (giving) birth", where it stands at a token. */
function after(raw: (at: number) => string, at: number): number | null {
  if (!/^(after|post|following|since)$/.test(raw(at))) return null;
  for (let i = at + 1; i < at + 5; i++) {
    if (/^(delivery|birth|childbirth|delivering|labou?r|parturition)$/.test(raw(i))) return i + 1;
    if (!/^(a|an|the|her|giving|normal|vaginal|uncomplicated|assisted|forceps|instrumental|preterm|term)$/.test(raw(i)))
      return null;
  }
  return null;
}

/** British notes: "28/40", "28+4/40". */
function ofForty(tokens: Tokens, from: number, at: number): ({ value: number; unit: string } & Span) | null {
  if (rawAt(tokens, at) !== '40' || rawAt(tokens, at - 1) !== '/') return null;
  const first = rawAt(tokens, at - 3) === '+' ? at - 4 : at - 2;
  const number = first < from || tokens.kinds[first] !== 'number' ? null : numberAt(tokens, first);
  const before = tokens.text.slice(Math.max(0, (tokens.starts[first] ?? 0) - 40), tokens.starts[first]);
  if (number === null || number.value < 3 || number.value > longest || scored.test(before)) return null;
  return { value: number.value, unit: 'weeks', from: first, to: at + 1 };
}

/** "Primip, 36+4", "primigravida at 38w2d": weeks and days, behind words about a pregnancy. */
function inWeeksAndDays(tokens: Tokens, from: number, at: number): ({ value: number; unit: string } & Span) | null {
  const value = Number(rawAt(tokens, at));
  const plus = rawAt(tokens, at + 1) === '+' && /^[0-6]$/.test(rawAt(tokens, at + 2));
  if (!(plus || /^w[0-6]d$/i.test(rawAt(tokens, at + 1))) || value < 3 || value > longest) return null;
  const days = Number(plus ? rawAt(tokens, at + 2) : rawAt(tokens, at + 1).charAt(1));
  const next = plus ? at + 3 : at + 2;
  if (rawAt(tokens, next) === '/' || /^w/i.test(rawAt(tokens, next))) return null;
  const begin = beginning(tokens, from, at);
  if (begin === null || begin === at) return null;
  return { value: Math.round((value + days / 7) * 100) / 100, unit: 'weeks', from: begin, to: next };
}

/** Where words about a pregnancy begin before a number; the number itself where there are none; `null` for one that is over. */
function beginning(tokens: Tokens, from: number, first: number): number | null {
  for (let at = first - 1; at >= Math.max(from, first - 6); at--) {
    const word = rawAt(tokens, at);
    if (ended.test(word)) return null;
    if (pregnancy.test(word)) return at;
    if (!between.test(word)) return first;
  }
  return first;
}
