import { digitsAt, isDay, isMonth, isYear, numberAt } from './dateParts.ts';
import { beginsLine, gap, shape, smallAt, type Tokens } from './tokens.ts';

/** How a note is written, which says what its shorter forms mean. */
export interface Habits {
  /** It holds dates that are clear: then 11/03 is one, too. */
  readonly dated: boolean;
  /** 8/30/19: months come first. */
  readonly monthFirst: boolean;
  /** Several lines begin with one: then each does. */
  readonly daysBegin: boolean;
  /** Names have no capitals in it, as in dictation. */
  readonly allSmall: boolean;
}

export function habitsOf(t: Tokens): Habits {
  let full = 0;
  let monthFirst = 0;
  let dayFirst = 0;
  let capitals = 0;
  let smalls = 0;
  let days = 0;
  for (let i = 0; i < t.count; i++) {
    const s = t.shape[i];
    if (s === shape.capital) capitals++;
    else if (s === shape.small) smalls++;
    else if (s === shape.number) {
      const g = t.gap[i + 1] ?? 0;
      if (
        g === gap.slash &&
        t.gap[i] === gap.space &&
        t.gap[i + 2] !== gap.slash &&
        asked.test(smallAt(t, i - 1)) &&
        beginsDay(t, i) &&
        (smallAt(t, i - 1) !== 'on' || Math.max(numberAt(t, i), numberAt(t, i + 1)) > 12)
      ) {
        full++;
        if (numberAt(t, i) > 12) dayFirst++;
        else if (numberAt(t, i + 1) > 12) monthFirst++;
      }
      if (g === gap.slash && beginsLine(t, i) && t.gap[i + 2] !== gap.slash && beginsDay(t, i)) days++;
      if ((g !== gap.slash && g !== gap.hyphen && g !== gap.dot) || t.gap[i + 2] !== g || t.gap[i] === g) continue;
      const [a, b, c] = [numberAt(t, i), numberAt(t, i + 1), numberAt(t, i + 2)];
      const last = digitsAt(t, i + 2);
      if (isYear(a) && isMonth(b) && isDay(c)) full++;
      else if ((isYear(c) || last === 2) && (last === 4 || g === gap.slash)) {
        if (isDay(a) && isMonth(b)) full++;
        if (isDay(a) && a > 12 && isMonth(b)) dayFirst++;
        if (isMonth(a) && isDay(b) && b > 12) {
          full++;
          monthFirst++;
        }
      }
    } else if (s === shape.mixed) continue;
  }
  const words = capitals + smalls;
  const named = namedMonths(t);
  return {
    dated: full > 0 || named.dated || days > 2,
    daysBegin: days > 2,
    monthFirst: monthFirst === dayFirst ? named.monthFirst : monthFirst > dayFirst,
    allSmall: words > 30 && capitals < words * 0.04 && smalls > t.count * 0.4,
  };
}

const asked =
  /^(?:on|mon|tues?|wed|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|since|until|till|dated)$/;

/** "12/5 Pt tearful": a day, and no count of something. */
function beginsDay(t: Tokens, i: number): boolean {
  const [a, b] = [numberAt(t, i), numberAt(t, i + 1)];
  return (
    digitsAt(t, i) <= 2 &&
    digitsAt(t, i + 1) <= 2 &&
    digitsAt(t, i + 1) > 0 &&
    ((isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b))) &&
    !beginsLine(t, i + 2)
  );
}

const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

/** "Aug 30", "30 Aug": which comes first. */
function namedMonths(t: Tokens): { readonly dated: boolean; readonly monthFirst: boolean } {
  let [before, after, years] = [0, 0, 0];
  for (let i = 0; i < t.count; i++) {
    if (t.shape[i] !== shape.capital || !months.test(smallAt(t, i))) continue;
    if (digitsAt(t, i - 1) > 0 && isDay(numberAt(t, i - 1)) && t.gap[i] !== gap.period && t.gap[i] !== gap.comma)
      before++;
    else if (t.gap[i + 1] === gap.space && digitsAt(t, i + 1) < 3 && isDay(numberAt(t, i + 1))) after++;
    if (isYear(numberAt(t, i + 1))) years++;
  }
  return { dated: before + after + years > 0, monthFirst: after > before };
}
