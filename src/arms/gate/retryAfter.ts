const longest = 7 * 24 * 3600;

const perUnit: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds that a server wants to be left alone: from its headers, else from its words; `null` where it does not say. */
export function retryAfter(headers: Headers, words: string, now: Date): number | null {
  const seconds = fromMs(headers) ?? fromHeader(headers, now) ?? fromWords(words);
  return seconds === null || !Number.isFinite(seconds) || seconds < 0 ? null : Math.min(Math.ceil(seconds), longest);
}

function fromMs(headers: Headers): number | null {
  const value = headers.get('retry-after-ms')?.trim() ?? '';
  return /^\d+(?:\.\d+)?$/.test(value) ? Number(value) / 1000 : null;
}

function fromHeader(headers: Headers, now: Date): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  if (!/^[a-z]{3,9},? /i.test(value)) return null;
  const until = (Date.parse(value) - now.getTime()) / 1000;
  return until >= 0 ? until : null;
}

/** “Please retry after 6 seconds”, “try again in 1m20.5s”, “will be replenished in 00:12:33”. */
function fromWords(words: string): number | null {
  const told =
    /\b(?:retry|try again|wait|(?:replenish|reset|refill)\w*|available)\b[a-z ]{0,20}?(?:(\d{1,3}(?::\d{2}){1,2})(?![\d:])|((?:\s*\d{1,7}(?:\.\d+)?\s*(?:ms|milliseconds?|s|seconds?|m|minutes?|h|hours?|d|days?)\b)+|(?:\d{1,4}h)?(?:\d{1,4}m)?\d{1,5}(?:\.\d+)?s\b))/i.exec(
      words,
    );
  if (told === null) return null;
  const [, clock, spans = ''] = told;
  if (clock !== undefined) return clock.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
  let seconds = 0;
  for (const [, number, unit = ''] of spans.toLowerCase().matchAll(/(\d+(?:\.\d+)?)\s*(ms|mil|s|m|h|d)/g)) {
    seconds += Number(number) * (perUnit[unit === 'mil' ? 'ms' : unit] ?? 0);
  }
  return seconds;
}
