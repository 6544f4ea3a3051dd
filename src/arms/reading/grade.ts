const figure = String.raw`[~≈<>]?\d{1,3}(?:\.\d{1,4})?(?:\s?%?\s?[-–]\s?\d{1,3})?\s?%|\d{1,2}\s?\/\s?(?:5|10|100)|(?:p\s?=\s?)?[01]?\.\d{1,4}`;
const degrees =
  'the|very|most|more|less|least|highly|quite|fairly|somewhat|equally|about|approximately|around|top|high(?:er|est)?|low(?:er|est)?|moderate(?:ly)?|medium|intermediate|(?:un)?likely|possibl[ey]|probabl[ey]|plausible|likelihood|probability|confidence|suspicion|chance|choice|score|of|to';
const roles =
  'clinical|overall|single|first|second|third|fourth|fifth|main|leading|primary|principal|secondary|tertiary|working|final|alternat(?:iv)?e|other|diagnosis|dx|condition|disease|disorder|name|candidate|possibility|consideration|suspected';

function only(words: string): RegExp {
  return new RegExp(`^[\\s([*_]*(?:(?:${figure}|(?:${words})(?![\\p{L}\\p{N}]))[\\s:：=,()[\\]*_–—-]*)+$`, 'iu');
}
const grade = only(degrees);
const head = only(`${degrees}|${roles}`);
const longest = 80;

/** Whether a text says how likely something is and nothing else: "High", "very likely", "Probability: 70%", "9/10". */
export function isGrade(text: string): boolean {
  return text.length <= longest && grade.test(text);
}

/** Whether a text only announces a diagnosis, by its likelihood or its place: "Most likely diagnosis", "Alternative". */
export function isHead(text: string): boolean {
  return text.length <= longest && head.test(text);
}

/** Whether a text is the heading of those of one likelihood. */
export function isTier(text: string): boolean {
  return isGrade(text) && /\p{L}/u.test(text) && !/unlikely/i.test(text);
}

/** A probability somebody wrote: "70%", "0.7" (or a bare number of a field named so); `null` for anything else. */
export function readProbability(text: string): number | null {
  const percent = /^[^\d<>]*(\d{1,3}(?:\.\d{1,4})?)\s*%\D*$/.exec(text);
  const value =
    percent === null ? (/^\s*[01](?:\.\d{1,6})?\s*$/.test(text) ? Number(text) : NaN) : Number(percent[1]) / 100;
  return value >= 0 && value <= 1 && (percent === null || isGrade(text)) ? value : null;
}
