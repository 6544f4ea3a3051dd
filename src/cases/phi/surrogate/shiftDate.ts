/** Which number comes first in 03/11/1961. */
export type Order = 'dmy' | 'mdy';

/** How the dates of one case are read and moved. */
export interface Calendar {
  /** Whole weeks, so that a weekday that stands beside a date stays right. */
  readonly days: number;
  readonly order: Order;
  /** Of dates that name none. */
  readonly year: number;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const month = `(${[...months, 'sept', ...months.map((name) => name.slice(0, 3))].join('|')})`;
const ordinal = '(st|nd|rd|th)?';
const yearAfter = (least: number): string => `(?:([-,./ '’]{${String(least)},3}(?:of )?)(\\d{4}|\\d{2}))?`;
const until = '( ?[-–—/] ?| to (?:the )?| and (?:the )?| or (?:the )?)';

const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2}\s{1,2}(?:the )?/i;
const timeOfDay = /(?:T|,? (?:at )?)\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?Z?$/i;

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const threeNumbers = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const twoNumbers = /^(\d{1,2})([-/.])(\d{1,2})(\.?)$/;
const monthAndYear = /^(\d{1,2})([-/.])(\d{4})$/;
const yearAndMonth = /^(\d{4})([-/.])(\d{1,2})$/;
const dayMonth = new RegExp(
  `^((?:the )?)(\\d{1,2})${ordinal}(?:${until}(\\d{1,2})${ordinal})?( ?(?:day )?(?:of )?[-./]?)${month}(\\.?)${yearAfter(0)}$`,
  'i',
);
const monthDay = new RegExp(
  `^${month}(\\.?[-,./ ]{0,2}(?:the )?)(\\d{1,2})${ordinal}(?:${until}(\\d{1,2})${ordinal})?${yearAfter(1)}$`,
  'i',
);
const monthYear = new RegExp(`^${month}(\\.?[-,./ ]{0,2}(?:of )?['’]?)(\\d{4}|\\d{2})$`, 'i');
const monthAlone = new RegExp(`^${month}(\\.?)$`, 'i');
const pair = /(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})(?!\d)/g;
const longest = 80;

/** A date moved by the days of its case, written as it was; null for what cannot be read as one. */
export function shiftDate(text: string, calendar: Calendar): string | null {
  if (text.length > longest) return null;
  const before = weekday.exec(text)?.[0] ?? '';
  const whole = text.slice(before.length);
  const after = timeOfDay.exec(whole)?.[0] ?? '';
  const date = whole.slice(0, whole.length - after.length);
  const moved = shifted(date, calendar) ?? shiftedRange(date, calendar);
  return moved === null ? null : before + moved + after;
}

/** The year that a date names in four digits; null where it names none. */
export function yearOf(text: string): number | null {
  const found = /(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)/.exec(text)?.[0];
  return found === undefined ? null : Number(found);
}

/** How the numbers of a case's dates are ordered, as far as these tell: American where they do not. */
export function orderOf(dates: readonly string[]): Order {
  const count = { dmy: 0, mdy: 0 };
  const spelled = { dmy: 0, mdy: 0 };
  for (const date of dates) {
    if (date.length > longest) continue;
    for (const [, first, between, second] of date.matchAll(pair)) {
      if (Number(first) > 12 || between === '.') count.dmy += 1;
      else if (Number(second) > 12) count.mdy += 1;
    }
    const text = date.replace(weekday, '').replace(timeOfDay, '');
    if (dayMonth.test(text)) spelled.dmy += 1;
    else if (monthDay.test(text)) spelled.mdy += 1;
  }
  const told = count.dmy === count.mdy ? spelled : count;
  return told.dmy > told.mdy ? 'dmy' : 'mdy';
}

function shifted(text: string, calendar: Calendar): string | null {
  return numeric(text, calendar) ?? spelled(text, calendar);
}

/** Two whole dates with a dash or a word between them. */
function shiftedRange(text: string, calendar: Calendar): string | null {
  for (const { 0: between, index } of text.matchAll(/ [-–—] |[–—]| to | until |-/g)) {
    const first = shifted(text.slice(0, index), calendar);
    const second = first === null ? null : shifted(text.slice(index + between.length), calendar);
    if (first !== null && second !== null) return first + between + second;
  }
  return null;
}

function numeric(text: string, { days, order, year: assumed }: Calendar): string | null {
  const ymd = yearFirst.exec(text) ?? compactOf(text);
  if (ymd !== null) {
    const [, y = '', between = '', m = '', d = ''] = ymd;
    const to = moved({ year: Number(y), month: Number(m), day: Number(d) }, days);
    return to && [String(to.year), ...padded([to.month, to.day], [m, d])].join(between);
  }
  const three = threeNumbers.exec(text);
  if (three !== null) {
    const [, a = '', between = '', b = '', y = ''] = three;
    const dayFirst = isDayFirst(Number(a), Number(b), order, between);
    const to = moved(read(a, b, dayFirst, fullYear(y)), days);
    return (
      to && [...padded(dayFirst ? [to.day, to.month] : [to.month, to.day], [a, b]), yearLike(to.year, y)].join(between)
    );
  }
  const month = monthAndYear.exec(text) ?? yearAndMonth.exec(text);
  if (month !== null) {
    const [, a = '', between = '', b = ''] = month;
    const [m, y] = a.length === 4 ? [b, a] : [a, b];
    const to = moved({ year: Number(y), month: Number(m), day: 15 }, days);
    if (to === null) return null;
    const [written = ''] = padded([to.month], [m]);
    return a.length === 4 ? `${String(to.year)}${between}${written}` : `${written}${between}${String(to.year)}`;
  }
  const two = twoNumbers.exec(text);
  if (two !== null) {
    const [, a = '', between = '', b = '', end = ''] = two;
    const dayFirst = isDayFirst(Number(a), Number(b), order, between);
    const to = moved(withLeapDay(read(a, b, dayFirst, assumed)), days);
    return to && padded(dayFirst ? [to.day, to.month] : [to.month, to.day], [a, b]).join(between) + end;
  }
  return null;
}

function compactOf(text: string): readonly string[] | null {
  const found = compact.exec(text);
  return found && ['', found[1] ?? '', '', found[2] ?? '', found[3] ?? ''];
}

function isDayFirst(a: number, b: number, order: Order, between: string): boolean {
  return a > 12 || (b <= 12 && (order === 'dmy' || between === '.'));
}

function read(a: string, b: string, dayFirst: boolean, y: number): Day {
  const [d, m] = dayFirst ? [a, b] : [b, a];
  return { year: y, month: Number(m), day: Number(d) };
}

function spelled(text: string, calendar: Calendar): string | null {
  const dm = dayMonth.exec(text);
  if (dm !== null) {
    const [
      ,
      the = '',
      d1 = '',
      o1 = '',
      upTo = '',
      d2 = '',
      o2 = '',
      of = '',
      name = '',
      dot = '',
      comma = '',
      y = '',
    ] = dm;
    const span = spanOf(d1, d2, name, y, calendar);
    if (span === null) return null;
    const [from, to] = span;
    const tail = (at: Day): string =>
      of + monthLike(at.month, name, of) + dot + (y === '' ? '' : comma + yearLike(at.year, y));
    if (d2 === '') return the + dayLike(from.day, o1) + tail(from);
    const head =
      the +
      dayLike(from.day, o1) +
      (sameMonth(from, to) ? '' : sameYear(from, to) ? of + monthLike(from.month, name, of) : tail(from));
    return head + upTo + dayLike(to.day, o2) + tail(to);
  }
  const year = monthYear.exec(text);
  if (year !== null && (year[3]?.length === 4 || /['’-]$/.test(year[2] ?? ''))) {
    const [, name = '', between = '', y = ''] = year;
    const to = moved({ year: fullYear(y), month: monthNamed(name), day: 15 }, calendar.days);
    return to && monthLike(to.month, name, between) + between + yearLike(to.year, y);
  }
  const md = monthDay.exec(text);
  if (md !== null) {
    const [, name = '', between = '', d1 = '', o1 = '', upTo = '', d2 = '', o2 = '', comma = '', y = ''] = md;
    const span = spanOf(d1, d2, name, y, calendar);
    if (span === null) return null;
    const [from, to] = span;
    const head = (at: Day, day: string): string => monthLike(at.month, name, between) + between + day;
    const end = y === '' ? '' : comma + yearLike(to.year, y);
    if (d2 === '') return head(from, dayLike(from.day, o1)) + end;
    const second = dayLike(to.day, o2);
    const own = y === '' || sameYear(from, to) ? '' : comma + yearLike(from.year, y);
    return head(from, dayLike(from.day, o1)) + own + upTo + (sameMonth(from, to) ? second : head(to, second)) + end;
  }
  const alone = monthAlone.exec(text);
  if (alone === null) return null;
  const [, name = '', dot = ''] = alone;
  const to = moved({ year: calendar.year, month: monthNamed(name), day: 15 }, calendar.days);
  return to && monthLike(to.month, name, '') + dot;
}

/** The first and the last day of "3-5 November" or of one day, moved. */
function spanOf(d1: string, d2: string, name: string, y: string, { days, year }: Calendar): readonly [Day, Day] | null {
  const on = (day: string): Day | null => {
    const at = { year: y === '' ? year : fullYear(y), month: monthNamed(name), day: Number(day) };
    return moved(y === '' ? withLeapDay(at) : at, days);
  };
  const from = on(d1);
  const to = on(d2 === '' ? d1 : d2);
  return from && to && [from, to];
}

/** The day so many days later; null where there is no such day. */
function moved({ year, month, day }: Day, days: number): Day | null {
  if (!isDay({ year, month, day })) return null;
  const to = new Date(Date.UTC(2000, month - 1, day));
  to.setUTCFullYear(year, month - 1, day);
  to.setUTCDate(to.getUTCDate() + days);
  return { year: to.getUTCFullYear(), month: to.getUTCMonth() + 1, day: to.getUTCDate() };
}

function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 29 February of no named year was in some leap year. */
function withLeapDay(day: Day): Day {
  return day.month === 2 && day.day === 29 ? { ...day, year: day.year - (day.year % 4) } : day;
}

const sameYear = (a: Day, b: Day): boolean => a.year === b.year;
const sameMonth = (a: Day, b: Day): boolean => sameYear(a, b) && a.month === b.month;

/** '61 was 1961, '05 was 2005. */
function fullYear(written: string): number {
  const number = Number(written);
  return written.length === 4 ? number : number > 30 ? 1900 + number : 2000 + number;
}

function yearLike(year: number, written: string): string {
  return written.length === 4 ? String(year) : String(year % 100).padStart(2, '0');
}

function monthNamed(name: string): number {
  return months.findIndex((one) => one.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

/** A month's name, as long and in such capitals as another was written. "May" is long, but not in 11-May-2019. */
function monthLike(month: number, written: string, between: string): string {
  const small = written.toLowerCase();
  const long = months.includes(small) && !(small === 'may' && /^[-.]?$/.test(between) && between !== '');
  const name = months[month - 1] ?? '';
  const like = long ? name : name.slice(0, 3);
  if (written === written.toUpperCase()) return like.toUpperCase();
  return written === small ? like : `${like.slice(0, 1).toUpperCase()}${like.slice(1)}`;
}

function dayLike(day: number, ordinal: string): string {
  if (ordinal === '') return String(day);
  const teen = day > 10 && day < 14;
  const end = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return String(day) + (ordinal === ordinal.toUpperCase() ? end.toUpperCase() : end);
}

/** Numbers with a nought before them where those before had, or could not have had, one. */
function padded(numbers: readonly number[], written: readonly string[]): readonly string[] {
  const two = written.every((one) => one.length === 2);
  return numbers.map((number) => (two ? String(number).padStart(2, '0') : String(number)));
}
