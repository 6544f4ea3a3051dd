import { beginsEnd, dayAndMonth, dayAt, digitsAt, isDay, isMonth, isYear, numberAt, ordinalAt } from './dateParts.ts';
import { dated, monthOfYear, withoutYear } from './dayMonths.ts';
import type { Finds } from './finds.ts';
import type { Habits } from './habits.ts';
import { beginsLine, bitsAt, gap, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
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

const numberedThings =
  /^(?:version|v|ver|section|sect|chapter|firmware|release|build|software|grade|step|figure|fig|table|item|criteria|l|c|t|s)$/;

/** 12/14/16 Ch, 5/10/20%: sizes and strengths. */
const sized = /^ ?(?:%|Ch\b|Fr\b|G\b|mm|mg|ml|mL|cm|mcg|u\b)/;

/** Every date that a number begins. Gives the token after it, or the number's own. */
export function dateAtNumber(t: Tokens, i: number, habits: Habits, finds: Finds): number {
  const a = numberAt(t, i);
  const g1 = t.gap[i + 1] ?? 0;
  const start = t.start[i] ?? 0;
  if (t.shape[i] === shape.mixed) return glued(t, i, finds);
  const length = digitsAt(t, i);
  if (monthOfYear(t, i, a, numberAt(t, i + 1), habits)) {
    finds.add('DATE', start, t.end[i + 1] ?? 0, 0.66);
    return i + 2;
  }
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
      if (short && sized.test(t.text.slice(end, end + 6))) return i;
      finds.add('DATE', start, end, short ? (dotted ? 0.85 : 0.9) : 0.97);
      return i + 3;
    }
    const ranged = rangeOfDays(t, i, habits);
    if (ranged > 0) {
      finds.add('DATE', start, t.end[i + 1] ?? 0, 0.75);
      finds.add('DATE', t.start[i + 2] ?? 0, t.end[i + 3] ?? 0, 0.75);
      return ranged;
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
      (g1 === gap.hyphen || (g1 === gap.slash && (habits.dated || dated(t, i)))) &&
      (t.shape[i + 2] !== shape.number || !separators.includes(t.gap[i + 2] ?? 0))
    ) {
      finds.add('DATE', start, t.end[i + 1] ?? 0, 0.7);
      return i + 2;
    }
    if (length <= 2 && second > 0 && second <= 2 && g1 !== gap.hyphen && dayAndMonth(a, b)) {
      const dotted = g1 === gap.dot;
      if (dotted) {
        const closed = closedByDot(t, i, habits);
        if (closed > i) {
          finds.add('DATE', start, (t.end[i + 1] ?? 0) + 1, 0.75);
          return closed;
        }
      }
      if (!dotted || timed(t, i)) return withoutYear(t, i, a, b, habits, finds);
    }
  }
  return dayThenMonth(t, i, finds);
}

/** "4/19-4/26": two days and what is between them. Gives the token after them, or 0. */
function rangeOfDays(t: Tokens, i: number, habits: Habits): number {
  const join = t.gap[i + 2];
  if (t.gap[i + 1] !== gap.slash || t.gap[i + 3] !== gap.slash || t.gap[i + 4] === gap.slash) return 0;
  if (join !== gap.hyphen && join !== gap.dash) return 0;
  const [a, b, c, d] = [0, 1, 2, 3].map((k) => (digitsAt(t, i + k) <= 2 ? numberAt(t, i + k) : NaN)) as [
    number,
    number,
    number,
    number,
  ];
  if (!dayAndMonth(a, b) || !dayAndMonth(c, d)) return 0;
  const clear = Math.max(a, b) > 12 || Math.max(c, d) > 12;
  const scored = b === d && (b === 10 || b === 7 || b === 52 || b === 5);
  return (clear && b !== 20 && b !== 30 ? true : habits.dated && !scored) ? i + 4 : 0;
}

const clock = (t: Tokens, k: number): boolean =>
  t.gap[k] === gap.space && digitsAt(t, k) <= 2 && t.gap[k + 1] === gap.colon && digitsAt(t, k + 1) === 2;
/** "29.11 18:00" is no decimal. */
const timed = (t: Tokens, i: number): boolean => clock(t, i + 2) && digitsAt(t, i + 1) === 2;

/** "3.10." as many countries write a day: at the start of a line, before a time, after what asks for a date. */
function closedByDot(t: Tokens, i: number, habits: Habits): number {
  const end = t.end[i + 1] ?? 0;
  if (t.text[end] !== '.') return i;
  const next = t.text.charCodeAt(end + 1);
  if ((next >= 0x30 && next <= 0x39) || digitsAt(t, i + 1) > 2) return i;
  const after = smallAt(t, i + 2);
  const line = beginsLine(t, i) && !beginsLine(t, i + 2);
  const asked = dated(t, i) || /^(?:restart|start|am|vom|ab|bis|den|dne|on)$/.test(smallAt(t, i - 1)) || after === 'to';
  const cut = digitsAt(t, i) + digitsAt(t, i + 1) === 4;
  // At the end of a sentence it may be a decimal.
  const sentence = next === 0x20 && isCapital(t.shape[i + 2]);
  const time =
    t.gap[i + 2] === gap.period && digitsAt(t, i + 2) > 0 && digitsAt(t, i + 2) <= 2 && t.gap[i + 3] === gap.colon;
  if (time || line || (asked && (cut || !sentence || habits.dated))) return i + 2;
  return i;
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
  if (third !== 2) return 0;
  if (g !== gap.dot || length === 2 || second === 2) return i + 2;
  // "6.6.81", but not "4.1.12": a version or a step.
  return c > 31 ||
    /^ (?:[01]\d|2[0-3])[0-5]\d(?!\d)/.test(t.text.slice(t.end[i + 2], (t.end[i + 2] ?? 0) + 6)) ||
    /^(?:\(|, ?|dob |born |b\. ?|dated )$/i.test(
      t.text
        .slice((t.start[i] ?? 0) - 5)
        .slice(0, 5)
        .replace(/^.*?(\(|, ?|dob |born |b\. ?)$/i, '$1'),
    )
    ? i + 2
    : 0;
}

/** "03T10" of 2021-11-03T10:15 begins with a day. */
function stampDigits(t: Tokens, i: number): number {
  return t.shape[i] === shape.mixed && /^\d\d[tT]\d\d/.test(t.text.slice(t.start[i], (t.start[i] ?? 0) + 5)) ? 2 : 0;
}

const stampEnd = (t: Tokens, i: number): number => (stampDigits(t, i) > 0 ? (t.start[i] ?? 0) + 2 : (t.end[i] ?? 0));

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
  const parted = t.gap[j] === gap.period || t.gap[j] === gap.comma || t.gap[j] === gap.line;
  if (
    parted &&
    /^(?:may|march|mar|will)$/.test(word) &&
    (t.gap[j] !== gap.comma || t.shape[j] === shape.small) &&
    /^[a-z]/.test(t.text.slice(t.start[j + 1], (t.start[j + 1] ?? 0) + 1))
  )
    return i;
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

const weekday = /^(?:mon|tues?|wed|thurs?|fri|sat|sun)(?:day|nesday|sday|urday)?$/;

/** "on the 14th," "Tuesday 6th" */
function ordinalAlone(t: Tokens, i: number, finds: Finds): number {
  if (Number.isNaN(ordinalAt(t, i))) return i;
  const g = t.gap[i + 1] ?? gap.start;
  if (weekday.test(smallAt(t, i - 1)) && t.gap[i] === gap.space) {
    finds.add('DATE', t.start[i] ?? 0, t.end[i] ?? 0, 0.7);
    return i;
  }
  if (
    /^(?:on|by)$/.test(smallAt(t, i - 1)) &&
    t.gap[i] === gap.space &&
    (i + 1 >= t.count || beginsEnd(g) || /^(?:in|at|with|and)$/.test(smallAt(t, i + 1)))
  ) {
    finds.add('DATE', t.start[i] ?? 0, t.end[i] ?? 0, 0.6);
    return i;
  }
  if (smallAt(t, i - 1) !== 'the') return i;
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
  /^(?:in|last|since|next|this|until|till|early|late|mid|by|during|from|before|after|not|through|around|for|to|of|between|every|approximately|circa|begin|starting|beginning|end|mid|due|about|around)$/;

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

const plainMonth = /^(?:january|february|july|september|october|november|december)$/;
const nameMonth = /^(?:april|june|august)$/;

/** A month without a day. */
function monthAlone(t: Tokens, i: number, word: string, small: boolean, finds: Finds): number {
  if (t.shape[i] === shape.upper && word.length === 3) return i;
  const before = smallAt(t, i - 1);
  if (/^(?:dr|mr|mrs|ms|prof|miss)$/.test(before)) return i;
  const near = t.gap[i] === gap.space || t.gap[i] === gap.hyphen;
  const cue = near && beforeMonth.test(before);
  const next = t.gap[i + 1] === gap.space ? bitsAt(t, i + 1) : 0;
  if ((next & is.head) !== 0 && (next & is.ordinary) === 0) return i;
  const start = t.start[i] ?? 0;
  const end = t.end[i] ?? 0;
  if (small && verbMonths.test(word)) return i;
  const joined = (g: number | undefined): boolean => g === gap.hyphen || g === gap.slash || g === gap.dash;
  const ranged =
    (joined(t.gap[i + 1]) && (bitsAt(t, i + 1) & is.month) !== 0) ||
    (joined(t.gap[i]) && (bitsAt(t, i - 1) & is.month) !== 0);
  if (ranged && smallAt(t, i + 1) !== word && smallAt(t, i - 1) !== word) finds.add('DATE', start, end, 0.75);
  else if (cue) {
    // A girl called April, a woman called June.
    const person = /^(?:to|for|from|by|of)$/.test(before) && (bitsAt(t, i) & (is.given | is.family)) !== 0;
    finds.add('DATE', start, end, person ? 0.5 : 0.66);
  } else if (!small && plainMonth.test(word) && near) finds.add('DATE', start, end, 0.6);
  else if (!small && plainMonth.test(word)) finds.add('DATE', start, end, 0.52);
  else if (!small && nameMonth.test(word) && t.shape[i + 1] === shape.small && t.gap[i + 1] === gap.space) {
    const doing = (next & (is.verb | is.preposition | is.relative | is.by)) !== 0 || t.possessive[i] === 1;
    if (!doing && (!near || /^(?:the|this|that|our|and|an?)$/.test(before))) finds.add('DATE', start, end, 0.52);
  }
  return i;
}
