import { beginsEnd, dayAndMonth, digitsAt, isDay, numberAt } from './dateParts.ts';
import type { Finds } from './finds.ts';
import type { Habits } from './habits.ts';
import { beginsLine, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

/** What is measured out of something, or lasts: never before a date. */
const notDated =
  /^(?:for|pain|power|vision|va|strength|scored|score|scoring|gcs|murmur|grade|apgar|apgars|acuity|bp|over|ratio|mmse|moca|amt|stage|x|bd|od|tds|rate|about|phq|reflexes|reflex|level|levels|disc|epworth|rated|rating|sats|l|c|t|tender|swollen|joints|scale|nrs|vas|drops|roughly|approximately|nearly|almost|only|gest|gestation|mood|anxiety|index|barthel|ratios|and-a|power-)$/;
const afterFraction =
  /^(?:course|history|of|power|strength|vision|pain|weeks?|days?|months?|murmur|systolic|diastolic|cup|tablets?|tab|tabs|mmhg|mg|positive|daily|wks?|ago|apart|quads|throughout|both|bilat|bilaterally|hours?|hrs?|times|filled|bottles|cultures?|gpc|sets?|hx|change|gestation|old|duration|ppd|pack|packs|burrito|pint|spoon|teaspoon|tsp|rule|criteria|points?|correct|items|joints|grip|kg|ml|units?|pulses|esm|psm|radiating|loudest)$/;
const sureCue = /^(?:on|since|dated|date|dob|due|edd|lmp|doa|dod|dos|doi|born|geb|expires|expiry|exp|until|till)$/;
const happening =
  /^(?:told|rang|rung|back|seen|sent|left|came|went|start|starts|begin|begins|began|last|next|till|until|by|from|to|at|after|before|between|through|reports?|w\/c|wc|tci|rv|review|appt|appointment|f\/u|fu|visit|slot|list|clinic|theatre|op|staples|sutures|stitches|rtc|rtn|out|removal|removed|dnacpr|dnar|funeral|wound|or|bx|biopsy|histo|ct|mri|mr|us|uss|xr|cxr|axr|tte|echo|ecg|eeg|pet|dexa|doppler|scan|scans|labs|bloods|fbc|inr|culture|cultures|sputum|urine|swab|dose|shot|vaccine|vaccination|booster|jab|flu|covid|inj|injection|infusion|cycle|chemo|rt|repeat|recheck|collect|collected|received|typed|dc|d\/c|discharge|admit|admission|ed|a\/e|er|icu|fell|fall|died|d|b|met|spoke|call|callback|note|letter|email|fax|neg|pos|negative|positive|guthrie|evar|ercp|egd|ogd|cabg|pci|tace|tavi|stent|picc|line|drain|csection|lscs|delivery|onset|dx|ref|sat|sun|mon|tue|tues|wed|thu|thur|thurs|fri|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const doing = /(?:ed|ing)$/;
const procedure = /(?:scopy|ectomy|otomy|ostomy|plasty|gram|graphy|centesis|tomy|desis)$/;
const weekday = /^(?:mon|tues?|wed|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const meant =
  /^(?:sent|booked|appt|appointment|tci|review|rv|seen|visit|back|died|admitted|discharged|called|rang|met|scan|clinic|letter)$/;
const clockWord = /^(?:am|pm|hrs|hours|h|a|p|noon|midnight)$/;
/** What scales end with: 7/15, 20/30. */
const ends: readonly number[] = [14, 15, 18, 20, 21, 22, 24, 25, 27, 28, 30];

/** Whether what stands before a number asks for a date. */
export function dated(t: Tokens, i: number): boolean {
  return (bitsAt(t, i - 1) & is.dated) !== 0 && t.gap[i] !== gap.period && t.gap[i] !== gap.comma;
}

/** Where a time of day follows. */
function timeFollows(t: Tokens, k: number): boolean {
  const g = t.gap[k] ?? gap.start;
  if (g !== gap.space && g !== gap.spaces && g !== gap.comma && g !== gap.other) return false;
  if (t.shape[k] === shape.number) {
    const size = digitsAt(t, k);
    if (
      size <= 2 &&
      (t.gap[k + 1] === gap.colon || t.gap[k + 1] === gap.dot) &&
      /^\d\d(?:$|[ap])/i.test(smallAt(t, k + 1))
    )
      return true;
    if (size <= 4 && t.gap[k + 1] === gap.space && clockWord.test(smallAt(t, k + 1))) return true;
    return size === 4 && numberAt(t, k) < 2400 && numberAt(t, k) % 100 < 60 && /^0|[05]$/.test(wordAt(t, k));
  }
  return t.shape[k] === shape.mixed && /^\d{1,4}(?:am|pm|a|p|h|hrs)$/.test(smallAt(t, k));
}

/** 11/03 and the like: a date by what stands around it. Gives the token after it, or its own. */
export function withoutYear(t: Tokens, i: number, a: number, b: number, habits: Habits, finds: Finds): number {
  const sure = likelihood(t, i, a, b, habits);
  if (sure < 2) return i;
  finds.add('DATE', t.start[i] ?? 0, t.end[i + 1] ?? 0, Math.min(0.9, 0.5 + (sure - 1.5) * 0.1));
  return i + 2;
}

/** "Since the visit of 2/84", "flu given 10/83": a month of a year, where days are written in full. */
export function monthOfYear(t: Tokens, i: number, a: number, b: number, { dated: datedNote }: Habits): boolean {
  return (
    datedNote &&
    a > 0 &&
    a <= 12 &&
    b > 31 &&
    b < 100 &&
    t.gap[i + 1] === gap.slash &&
    t.gap[i + 2] !== gap.slash &&
    t.gap[i] === gap.space &&
    /^(?:of|since|from|in|given|on|visit|until|till|last|to|between|before|after|c\.|ca|circa)$/.test(smallAt(t, i - 1))
  );
}

/** Whether numbers before or after this one, in a list, are days as well. */
function listed(t: Tokens, i: number): boolean {
  const joins = (g: number | undefined): boolean => g === gap.comma || g === gap.space || g === gap.other;
  const pair = (k: number): boolean =>
    t.gap[k + 1] === gap.slash &&
    t.gap[k + 2] !== gap.slash &&
    digitsAt(t, k) > 0 &&
    digitsAt(t, k) <= 2 &&
    digitsAt(t, k + 1) <= 2 &&
    dayAndMonth(numberAt(t, k), numberAt(t, k + 1)) &&
    Math.max(numberAt(t, k), numberAt(t, k + 1)) > 12;
  return (
    (joins(t.gap[i + 2]) && pair(i + 2)) ||
    (joins(t.gap[i]) && i > 1 && pair(i - 2)) ||
    (/^(?:and|&|to)$/.test(smallAt(t, i + 2)) && pair(i + 3))
  );
}

function likelihood(
  t: Tokens,
  i: number,
  a: number,
  b: number,
  { dated: datedNote, monthFirst, daysBegin }: Habits,
): number {
  const end = t.end[i + 1] ?? 0;
  const gapAfter = t.gap[i + 2] ?? gap.start;
  const before = smallAt(t, i - 1);
  const after = smallAt(t, i + 2);
  const dotted = t.gap[i + 1] === gap.dot;
  if (!isDay(Math.max(a, b)) || gapAfter === gap.slash || t.gap[i] === gap.plus || t.text[end] === '%') return 0;
  if (gapAfter === gap.dot && hasDigit(t.shape[i + 2])) return 0;
  const near = t.gap[i] === gap.space || t.gap[i] === gap.open || t.gap[i] === gap.hash || t.gap[i] === gap.other;
  const cue = near || t.gap[i] === gap.period || t.gap[i] === gap.colon ? before : '';
  if (near && notDated.test(before)) return 0;
  // Where months come first nobody writes weeks as 2/52.
  const duration = !monthFirst && ((b === 7 && (a < 13 || a % 7 === 0)) || b === 52);
  const short =
    duration || (!monthFirst && b === 12 && a <= 18) || (b === 10 && a <= 10) || (b === 5 && a <= 5) || b === 40;
  const sure = near && sureCue.test(before);
  const timed = timeFollows(t, i + 2);
  if (daysBegin && beginsLine(t, i) && gapAfter !== gap.slash) return 4;
  if (near && weekday.test(before) && !dotted) return 4;
  if (gapAfter === gap.space && afterFraction.test(after) && !sure) return 0;
  if (gapAfter === gap.space && /^(?:at|in|to)$/.test(after) && !sure && (short || !datedNote)) return 0;
  // "5/7 then 10 mg": doses and days.
  if (sure && duration && a < 15 && before !== 'on' && before !== 'due' && before !== 'since') return timed ? 3 : 1;
  let points = 0;
  const zero = t.text[t.start[i] ?? 0] === '0' || t.text[t.start[i + 1] ?? 0] === '0';
  if (zero && a > 0 && b > 0) points += 2.5;
  if (!short && a > 12 && a > b) points += dotted ? 1 : 2;
  // Nothing is eleven parts of two, but a pressure may be 12/6.
  else if (
    !short &&
    a > b &&
    a <= 12 &&
    b > 0 &&
    !/^(?:bipap|niv|ipap|cpap|pressures?|settings|vpap|nippv|setting|at|of)$/.test(before)
  )
    points += dotted ? 0 : 1.5;
  if (b === 12 && a > 18) points += 2;
  if (b === 10 && a > 10) points += 1.5;
  if (monthFirst && b > 12) points += 2;
  if (sure) points += duration && a < 15 ? (/^(?:on|due)$/.test(before) ? 4 : 2) : short ? 4 : 3;
  else if (near && (bitsAt(t, i - 1) & is.dated) !== 0) points += duration ? 1 : before === 'next' ? 3 : 2;
  else if (cue !== '' && happening.test(cue)) points += 1.5;
  else if (near && cue !== '' && (doing.test(cue) || procedure.test(cue))) points += 1.5;
  else if (near && /^(?:on|since|until|till)$/.test(smallAt(t, i - 2))) points += 1.5;
  else if (near && t.gap[i - 1] === gap.colon && t.shape[i - 1] === shape.number && t.shape[i - 2] === shape.number)
    points += 1.5;
  else if (near && t.gap[i - 1] === gap.space && happening.test(smallAt(t, i - 2)) && !notDated.test(before))
    points += 1;
  else if (t.gap[i] === gap.hash || (t.shape[i - 1] === shape.number && t.gap[i - 1] === gap.hash)) points += 1.5;
  else if (near && t.shape[i - 1] === shape.upper && before.length > 2) points -= 1.5;
  if (near && before === 'by' && Math.max(a, b) > 12) points += 2;
  if (short && datedNote && near && meant.test(before)) points += 1.5;
  if (timed) points += dotted ? 1.5 : 3;
  if (beginsLine(t, i)) {
    if (gapAfter === gap.colon || gapAfter === gap.dash || beginsLine(t, i + 2)) points += 3;
    else if (isCapital(t.shape[i + 2])) points += datedNote ? 2 : 1;
  } else if (beginsLine(t, i + 2) && datedNote) points += 0.5;
  if (listed(t, i)) points += 1.5;
  if (t.gap[i] === gap.open && gapAfter === gap.close) points += 1;
  if (datedNote) points += 1;
  if ((bitsAt(t, i - 1) & is.month) !== 0) points += 1;
  if (gapAfter === gap.colon && t.gap[i] !== gap.hyphen) points += 1;
  if (beginsEnd(gapAfter) && datedNote) points += 0.5;
  if (dotted && !timed && !sure) points -= 3;
  if (short) points -= duration ? 2.5 : 2;
  if (a <= b && b <= 6) points -= points > 2 ? 1 : 1.5;
  if (a === 6 && (b === 6 || b === 9 || b === 12)) points -= 1;
  if (b > 12 && datedNote && !monthFirst && a <= 12) points += 0.5;
  if (b > 12 && ends.includes(b) && !(sure && a <= 12)) points -= monthFirst ? 1 : 2;
  if (a > 12 && b === 7 && a % 7 === 0) points -= 1;
  return points;
}
