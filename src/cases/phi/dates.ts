import type { Finds } from './finds.ts';
import { beginsLine, bitsAt, gap, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

const separators: readonly number[] = [gap.slash, gap.hyphen, gap.dot];
const near: readonly number[] = [
  gap.space,
  gap.hyphen,
  gap.dot,
  gap.period,
  gap.slash,
  gap.comma,
  gap.none,
  gap.spaces,
  gap.line,
];

/** The value of a token of one to four digits, else NaN. */
function numberAt(t: Tokens, i: number): number {
  if (i < 0 || i >= t.count || t.shape[i] !== shape.number) return NaN;
  const length = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  return length <= 4 ? Number(wordAt(t, i)) : NaN;
}

const digitsAt = (t: Tokens, i: number): number =>
  i >= 0 && i < t.count && t.shape[i] === shape.number ? (t.end[i] ?? 0) - (t.start[i] ?? 0) : 0;

const isYear = (n: number): boolean => n >= 1880 && n <= 2099;
const isDay = (n: number): boolean => n >= 1 && n <= 31;
const isMonth = (n: number): boolean => n >= 1 && n <= 12;
const dayAndMonth = (a: number, b: number): boolean => (isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b));

/** "3rd", "21st": the day, else NaN. */
function ordinalAt(t: Tokens, i: number): number {
  if (i < 0 || i >= t.count || t.shape[i] !== shape.mixed) return NaN;
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/i.exec(
    t.text.slice(t.start[i], Math.min(t.end[i] ?? 0, (t.start[i] ?? 0) + 6)),
  );
  return match !== null && isDay(Number(match[1])) ? Number(match[1]) : NaN;
}

function dayAt(t: Tokens, i: number): number {
  const n = digitsAt(t, i) <= 2 ? numberAt(t, i) : NaN;
  return isDay(n) ? n : ordinalAt(t, i);
}

const numberedThings =
  /^(?:version|v|ver|section|sect|chapter|firmware|release|build|software|grade|step|figure|fig|table|item|criteria|l|c|t|s)$/;

/** Every date that a number begins. Gives the token after it, or the number's own. */
export function dateAtNumber(t: Tokens, i: number, finds: Finds): number {
  const a = numberAt(t, i);
  const g1 = t.gap[i + 1] ?? 0;
  const start = t.start[i] ?? 0;
  if (t.shape[i] === shape.mixed) return glued(t, i, finds);
  const length = digitsAt(t, i);
  if (separators.includes(g1) && !separators.includes(t.gap[i] ?? 0)) {
    const three = ofThree(t, i, a, length, g1);
    if (three > 0) {
      const dotted = g1 === gap.dot;
      if (
        dotted &&
        (numberedThings.test(smallAt(t, i - 1)) || (t.gap[i + 3] === gap.dot && t.shape[i + 3] === shape.number))
      )
        return i;
      const short = digitsAt(t, i + 2) === 2 && length <= 2;
      const end = stampEnd(t, i + 2);
      finds.add('DATE', start, end, short ? (dotted ? 0.85 : 0.9) : 0.97);
      return i + 3;
    }
    const b = numberAt(t, i + 1);
    const second = digitsAt(t, i + 1);
    if (length <= 2 && isMonth(a) && second === 4 && isYear(b) && !separators.includes(t.gap[i + 2] ?? 0)) {
      finds.add('DATE', start, t.end[i + 1] ?? 0, g1 === gap.dot ? 0.6 : 0.85);
      return i + 2;
    }
    if (
      length === 4 &&
      isYear(a) &&
      second === 2 &&
      isMonth(b) &&
      g1 === gap.hyphen &&
      t.shape[i + 2] !== shape.number
    ) {
      finds.add('DATE', start, t.end[i + 1] ?? 0, 0.7);
      return i + 2;
    }
    if (length <= 2 && second > 0 && second <= 2 && g1 !== gap.hyphen && dayAndMonth(a, b)) {
      const dotted = g1 === gap.dot;
      if (t.text[t.end[i + 1] ?? 0] === '.' && dotted) {
        // "14.10." as German writes it.
        const next = t.text.charCodeAt((t.end[i + 1] ?? 0) + 1);
        if (
          length === 2 &&
          second === 2 &&
          !(next >= 0x30 && next <= 0x39) &&
          (dated(t, i) || smallAt(t, i + 2) === 'to')
        ) {
          finds.add('DATE', start, (t.end[i + 1] ?? 0) + 1, 0.8);
          return i + 2;
        }
      }
      if (!dotted) return withoutYear(t, i, a, b, finds);
    }
  }
  return dayThenMonth(t, i, finds);
}

/** Where the third part of a numeric date is, or 0. */
function ofThree(t: Tokens, i: number, a: number, length: number, g: number): number {
  if (t.gap[i + 2] !== g) return 0;
  const [b, c] = [numberAt(t, i + 1), numberAt(t, i + 2)];
  const [second, third] = [digitsAt(t, i + 1), digitsAt(t, i + 2) || stampDigits(t, i + 2)];
  if (second === 0 || second > 2) return 0;
  if (length === 4) return isYear(a) && isMonth(b) && third <= 2 && (isDay(c) || third === 2) ? i + 2 : 0;
  if (length > 2 || !dayAndMonth(a, b)) return 0;
  if (third === 4) return isYear(c) ? i + 2 : 0;
  return third === 2 && g !== gap.dot ? i + 2 : third === 2 && (length === 2 || second === 2) ? i + 2 : 0;
}

/** "03T10" of 2021-11-03T10:15 begins with a day. */
function stampDigits(t: Tokens, i: number): number {
  return t.shape[i] === shape.mixed && /^\d\d[tT]\d\d/.test(t.text.slice(t.start[i], (t.start[i] ?? 0) + 5)) ? 2 : 0;
}

const stampEnd = (t: Tokens, i: number): number => (stampDigits(t, i) > 0 ? (t.start[i] ?? 0) + 2 : (t.end[i] ?? 0));

const notDated =
  /^(?:for|pain|power|vision|va|strength|scored|score|scoring|gcs|murmur|grade|apgar|apgars|acuity|bp|over|ratio|mmse|moca|amt|stage|x|out|bd|od|tds|rate|about|phq|reflexes|level|levels|disc|epworth|rated|rating|sats|l|c|t)$/;
const afterFraction =
  /^(?:course|history|of|power|strength|vision|pain|weeks?|days?|months?|murmur|systolic|diastolic|cup|tablets?|tab|tabs|mmhg|mg|positive|daily|in|wks?|ago|apart|quads|at|throughout|both|bilat|bilaterally|hours?|hrs?|times|filled|bottles|cultures?|gpc|sets?)$/;

/** Whether what stands before a number asks for a date. */
function dated(t: Tokens, i: number): boolean {
  return (bitsAt(t, i - 1) & is.dated) !== 0 && t.gap[i] !== gap.period && t.gap[i] !== gap.comma;
}

/** 11/03 and the like: a date only where something says so. */
function withoutYear(t: Tokens, i: number, a: number, b: number, finds: Finds): number {
  const start = t.start[i] ?? 0;
  const end = t.end[i + 1] ?? 0;
  const before = smallAt(t, i - 1);
  const after = smallAt(t, i + 2);
  const gapAfter = t.gap[i + 2] ?? gap.start;
  const alone = a <= 31 && b <= 31 && t.gap[i + 2] !== gap.slash && t.gap[i] !== gap.plus;
  if (!alone || notDated.test(before) || t.text[end] === '%') return i;
  const duration = b === 7 || b === 52 || b === 5 || (b === 10 && a < 10);
  const sure = /^(?:on|since|dated|date|dob|due|edd|lmp|doa|dod|dos)$/.test(before);
  if (gapAfter === gap.space && afterFraction.test(after) && !(sure && /^(?:at|in|of)$/.test(after) && !duration))
    return i;
  const line = beginsLine(t, i);
  let confidence = 0;
  if (line) {
    // A line that begins with a day: a diary.
    const timed =
      t.shape[i + 2] === shape.number &&
      t.shape[i + 3] === shape.number &&
      (gapAfter === gap.space || gapAfter === gap.spaces || gapAfter === gap.comma);
    if (timed || gapAfter === gap.colon || gapAfter === gap.dash || beginsLine(t, i + 2)) confidence = 0.85;
  } else if (sure)
    confidence =
      duration && b !== 10 && b !== 5 && a < 8
        ? before === 'on' && b === 7 && !beginsEnd(gapAfter)
          ? 0.45
          : 0.6
        : 0.85;
  else if (dated(t, i))
    confidence =
      duration && /^(?:from|to|till|by|until|between|through|after|before|still|not)$/.test(before)
        ? 0
        : duration && a < 8 && b !== 10
          ? 0.5
          : 0.75;
  else if (smallAt(t, i - 2) === 'on' || (bitsAt(t, i - 1) & is.month) !== 0) confidence = 0.6;
  if (confidence === 0 && !duration && (a > 12 || b > 12) && Math.max(a, b) <= 31) {
    const cue = bitsAt(t, i - 2) & is.dated;
    if (
      t.gap[i] === gap.open ||
      (cue !== 0 && t.gap[i] === gap.space) ||
      /^(?:for|next|slot|and|at|sent|collect|cultures?)$/.test(before)
    )
      confidence = 0.55;
  }
  finds.add('DATE', start, end, confidence);
  return confidence >= 0.5 ? i + 2 : i;
}

const beginsEnd = (g: number): boolean =>
  g === gap.period || g === gap.comma || g === gap.semicolon || g === gap.close || g === gap.paragraph;

/** 03NOV2021, 21Mar. */
function glued(t: Tokens, i: number, finds: Finds): number {
  const start = t.start[i] ?? 0;
  const length = (t.end[i] ?? 0) - start;
  if (length >= 5 && length <= 13) {
    const match = /^(\d{1,2})([a-zA-Z]{3,9})(\d{2}|\d{4})?$/.exec(wordAt(t, i));
    if (
      match !== null &&
      /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)/i.test(match[2] ?? '') &&
      isDay(Number(match[1]))
    ) {
      finds.add('DATE', start, t.end[i] ?? 0, match[3] === undefined ? 0.6 : 0.95);
      return i + 1;
    }
  }
  return dayThenMonth(t, i, finds);
}

const isMonthName = (t: Tokens, i: number): boolean =>
  i < t.count && (bitsAt(t, i) & is.month) !== 0 && t.shape[i] !== shape.number;

/** "3 Nov 2021", "3rd of November", "3-5 November", "the 4th of July", "5 de mayo de 2019". */
function dayThenMonth(t: Tokens, i: number, finds: Finds): number {
  const day = dayAt(t, i);
  if (Number.isNaN(day)) return i;
  const start = t.start[i] ?? 0;
  let j = i + 1;
  const range =
    t.gap[j] === gap.hyphen || t.gap[j] === gap.dash || t.gap[j] === gap.slash || /^(?:to|and|or)$/.test(smallAt(t, j));
  if (range) {
    const k = /^(?:to|and|or)$/.test(smallAt(t, j)) ? j + 1 : j;
    if (
      !Number.isNaN(dayAt(t, k)) &&
      (isMonthName(t, k + 1) || (/^(?:of|de)$/.test(smallAt(t, k + 1)) && isMonthName(t, k + 2)))
    )
      j = k + 1;
  }
  if (/^(?:of|de|day)$/.test(smallAt(t, j))) j++;
  if (smallAt(t, j) === 'of') j++;
  if (!isMonthName(t, j) || !near.includes(t.gap[j] ?? 0)) {
    return ordinalAlone(t, i, finds);
  }
  // "2 may" and "1 march" are verbs and modals too.
  const word = smallAt(t, j);
  const small = t.shape[j] === shape.small;
  const end = yearAfter(t, j);
  const dated = end > j;
  if (
    t.shape[i] === shape.number &&
    small &&
    /^(?:may|march|mar|dec|mai|mars)$/.test(word) &&
    !dated &&
    t.gap[j] === gap.space
  )
    return i;
  if (
    /^(?:may|mar)$/.test(word) &&
    t.shape[i] === shape.number &&
    !dated &&
    /^[a-z]+$/.test(smallAt(t, j + 1)) &&
    /^(?:have|be|need|not|return|also|still|indicate|require|go|take)$/.test(smallAt(t, j + 1))
  )
    return i;
  finds.add('DATE', start, t.end[end] ?? 0, dated ? 0.97 : 0.88);
  return end + 1;
}

/** The token of the year after a month name, or the month's own token. */
function yearAfter(t: Tokens, j: number): number {
  let k = j + 1;
  if (/^(?:de|of|del)$/.test(smallAt(t, k))) k++;
  const g = t.gap[k] ?? gap.start;
  if (g === gap.paragraph || g === gap.colon || g === gap.open) return j;
  const n = numberAt(t, k);
  const digits = digitsAt(t, k);
  if (digits === 4 && isYear(n)) return k;
  const time = t.gap[k + 1] === gap.colon && digitsAt(t, k + 1) === 2;
  if (
    digits === 2 &&
    !time &&
    (g === gap.hyphen ||
      g === gap.slash ||
      g === gap.quote ||
      (g === gap.space && t.gap[k + 1] !== gap.space && t.shape[k + 1] !== shape.small) ||
      (g === gap.space && beginsEnd(t.gap[k + 1] ?? 0)))
  )
    return k;
  return j;
}

/** "on the 14th," */
function ordinalAlone(t: Tokens, i: number, finds: Finds): number {
  if (Number.isNaN(ordinalAt(t, i)) || smallAt(t, i - 1) !== 'the') return i;
  const g = t.gap[i + 1] ?? gap.start;
  const on =
    /^(?:on|by|until|till|since|from|before|after|for)$/.test(smallAt(t, i - 2)) || (bitsAt(t, i - 2) & is.dated) !== 0;
  const ends =
    i + 1 >= t.count ||
    beginsEnd(g) ||
    /^(?:and|he|she|they|we|i|with|at|when|to|because|but|for|who)$/.test(smallAt(t, i + 1));
  if (on && ends && !/^(?:below|above|over|under|between)$/.test(smallAt(t, i - 2)))
    finds.add('DATE', t.start[i] ?? 0, t.end[i] ?? 0, 0.6);
  return i;
}

const verbMonths = /^(?:may|march|mar|dec|sep|mai|mars|ago|set|agosto|oct|nov|jan)$/;
const foreign =
  /^(?!january$|february$|march$|april$|may$|june$|july$|august$|september$|october$|november$|december$|jan$|feb$|mar$|apr$|jun$|jul$|aug$|sept?$|oct$|nov$|dec$)/;
const beforeMonth =
  /^(?:in|last|since|next|this|until|till|early|late|mid|by|during|from|before|after|not|through|around|for|to|of|between|every|approximately|circa|begin|starting|beginning|end|mid)$/;

/** Every date that a month's name begins. Gives the token after it, or its own. */
export function dateAtMonth(t: Tokens, i: number, finds: Finds): number {
  const word = smallAt(t, i);
  const start = t.start[i] ?? 0;
  const small = t.shape[i] === shape.small;
  let k = i + 1;
  const g = t.gap[k] ?? gap.start;
  if (foreign.test(word)) {
    const n = numberAt(t, k);
    if (digitsAt(t, k) === 4 && isYear(n) && (g === gap.space || g === gap.dot))
      finds.add('DATE', start, t.end[k] ?? 0, 0.8);
    return i;
  }
  if (small && /^(?:may|march|mar|dec|sep|jan|jun)$/.test(word) && !/^\d/.test(smallAt(t, k))) return i;
  const close =
    g === gap.space ||
    g === gap.period ||
    g === gap.hyphen ||
    g === gap.dot ||
    g === gap.slash ||
    g === gap.comma ||
    g === gap.quote;
  if (close) {
    if (smallAt(t, k) === 'the') k++;
    const n = numberAt(t, k);
    const digits = digitsAt(t, k);
    if (digits === 4 && isYear(n)) {
      finds.add('DATE', start, t.end[k] ?? 0, 0.93);
      return k + 1;
    }
    const day = dayAt(t, k);
    if (!Number.isNaN(day) && g !== gap.comma && !(g === gap.period && word === 'may')) {
      let end = k;
      const next = t.gap[k + 1] ?? gap.start;
      const n3 = numberAt(t, k + 1);
      if (
        digitsAt(t, k + 1) === 4 &&
        isYear(n3) &&
        (next === gap.comma || next === gap.space || next === gap.hyphen || next === gap.slash)
      )
        end = k + 1;
      else if (
        (next === gap.hyphen || next === gap.dash) &&
        !Number.isNaN(dayAt(t, k + 1)) &&
        digitsAt(t, k + 1) <= 2
      ) {
        end = k + 1;
        if (digitsAt(t, k + 2) === 4 && isYear(numberAt(t, k + 2))) end = k + 2;
      } else if ((next === gap.hyphen || next === gap.slash || next === gap.quote) && digitsAt(t, k + 1) === 2)
        end = k + 1;
      else if (digitsAt(t, k + 1) === 4 && isYear(n3) && next === gap.quote) end = k + 1;
      // "May 2 tabs": a number of something, and a verb.
      const counted =
        end === k &&
        t.shape[k] === shape.number &&
        /^(?:tabs?|tablets?|mg|ml|weeks?|days?|units?|puffs?|times|months?|hours?|more|caps?|years?|or|kg)$/.test(
          smallAt(t, k + 1),
        );
      if (!(counted || (small && /^(?:may|march|mar|dec)$/.test(word) && end === k && t.shape[k] === shape.number))) {
        const glued = g === gap.hyphen && digits === 2 && end === k && day > 12;
        finds.add('DATE', start, t.end[end] ?? 0, end > k ? 0.97 : glued ? 0.75 : 0.87);
        return end + 1;
      }
    }
    if (digits === 2 && (g === gap.hyphen || g === gap.quote || g === gap.slash)) {
      finds.add('DATE', start, t.end[k] ?? 0, 0.85);
      return k + 1;
    }
  }
  return monthAlone(t, i, word, small, finds);
}

function monthAlone(t: Tokens, i: number, word: string, small: boolean, finds: Finds): number {
  if (
    (small && verbMonths.test(word)) ||
    (!small && /^(?:mar|dec|sep|set|oct|nov|jan|jun|apr)$/.test(word) && !beforeMonth.test(smallAt(t, i - 1)))
  )
    return i;
  const cue = beforeMonth.test(smallAt(t, i - 1)) && (t.gap[i] === gap.space || t.gap[i] === gap.hyphen);
  if (t.shape[i] === shape.upper && word.length === 3) return i;
  if (cue && !(bitsAt(t, i + 1) & is.head && t.gap[i + 1] === gap.space)) {
    if (/^(?:dr|mr|mrs|ms|prof)$/.test(smallAt(t, i - 1))) return i;
    // A girl called April, a woman called June.
    const person = /^(?:to|for|from|by|of)$/.test(smallAt(t, i - 1)) && (bitsAt(t, i) & (is.given | is.family)) !== 0;
    finds.add('DATE', t.start[i] ?? 0, t.end[i] ?? 0, person ? 0.5 : 0.66);
  }
  return i;
}

const holidays: readonly (readonly [RegExp, RegExp | null])[] = [
  [/^christmas$/, /^(?:day|eve|morning|night)$/],
  [/^christmas$/, null],
  [
    /^(?:boxing|canada|waitangi|anzac|australia|independence|labou?r|memorial|veterans|bastille|may|midsummer|remembrance|bonfire)$/,
    /^(?:day|night|eve)$/,
  ],
  [/^(?:valentine|valentines|mother|mothers|father|fathers)$/, /^day$/],
  [/^(?:easter)$/, /^(?:sunday|monday|saturday|day)$/],
  [/^(?:thanksgiving|hogmanay|juneteenth)$/, null],
  [/^easter$/, null],
  [/^(?:halloween|diwali|hanukkah|passover|nowruz)$/, null],
];

/** Christmas Eve, New Year's Day, St Patrick's Day. Gives the token after it, or its own. */
export function holidayAt(t: Tokens, i: number, finds: Finds): number {
  const first = smallAt(t, i);
  const start = t.start[i] ?? 0;
  const capital = t.shape[i] !== shape.small;
  const second = smallAt(t, i + 1);
  const third = smallAt(t, i + 2);
  const said = /^(?:on|last|since|until|till|before|after|by|over|at|every|around|this|next|from|during|for)$/.test(
    smallAt(t, i - 1),
  );
  if (first === 'new' && /^years?$/.test(second)) {
    const day = /^(?:eve|day)$/.test(third);
    if (day || said) {
      finds.add('DATE', start, t.end[i + (day ? 2 : 1)] ?? 0, 0.85);
      return i + (day ? 3 : 2);
    }
    return i;
  }
  if (first === 'good' && second === 'friday') {
    finds.add('DATE', start, t.end[i + 1] ?? 0, 0.85);
    return i + 2;
  }
  if (/^(?:st|saint)$/.test(first) && third === 'day' && t.possessive[i + 1] === 1) {
    finds.add('DATE', start, t.end[i + 2] ?? 0, 0.85);
    return i + 3;
  }
  if (first === 'eid' || first === 'yom' || first === 'rosh') {
    if (t.shape[i] === shape.capital)
      finds.add(
        'DATE',
        start,
        t.end[first === 'eid' && !/^(?:al|ul)$/.test(second) ? i : i + (first === 'eid' ? 2 : 1)] ?? 0,
        0.7,
      );
    return i;
  }
  for (const [name, day] of holidays) {
    if (!name.test(first)) continue;
    if (day !== null && day.test(second) && t.gap[i + 1] === gap.space) {
      finds.add('DATE', start, t.end[i + 1] ?? 0, 0.85);
      return i + 2;
    }
    if (
      day === null &&
      capital &&
      said &&
      !/^(?:disease|factor|card|party|dinner|island|holiday|holidays|tree|egg)$/.test(second)
    ) {
      finds.add('DATE', start, t.end[i] ?? 0, 0.62);
      return i + 1;
    }
  }
  return i;
}

const seasons = /^(?:spring|summer|autumn|fall|winter)$/;

/** "summer of 2018" is finer than a year. */
export function seasonAt(t: Tokens, i: number, finds: Finds): void {
  if (!seasons.test(smallAt(t, i))) return;
  const k = smallAt(t, i + 1) === 'of' ? i + 2 : i + 1;
  if (t.gap[k] === gap.space && digitsAt(t, k) === 4 && isYear(numberAt(t, k)))
    finds.add('DATE', t.start[i] ?? 0, t.end[k] ?? 0, 0.7);
}
