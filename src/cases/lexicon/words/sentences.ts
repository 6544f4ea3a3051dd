import type { Tokens } from './tokens.ts';

/** A range of tokens, the last one not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const abbreviations = new Set(
  'dr mr mrs ms prof vs approx temp resp abd wt ht hx pt no fig eg ie e g i al st sat sats approx max min incl neg pos'.split(
    ' ',
  ),
);

/** Below this a line was ended on purpose, not because the page was full. */
const fullLine = 55;

/** No person writes so many words without a full stop; a machine may, and is not to keep everybody waiting. */
const longest = 500;

/** The sentences of a text. A line's end ends one where the line is short or the next begins a list item. */
export function* sentencesOf(tokens: Tokens): Generator<Span> {
  let from = 0;
  let lineStart = 0;
  const count = tokens.starts.length;
  for (let at = 0; at < count; at++) {
    const gap = at === 0 ? 0 : (tokens.gaps[at] ?? 0);
    if (gap > 0) {
      if (at > from && (gap === 2 || endsAtLine(tokens, lineStart, at))) {
        yield { from, to: at };
        from = at;
      }
      lineStart = tokens.starts[at] ?? 0;
    }
    if (isEnd(tokens, at) || at - from === longest) {
      yield { from, to: at + 1 };
      from = at + 1;
    }
  }
  if (from < count) yield { from, to: count };
}

function endsAtLine(tokens: Tokens, lineStart: number, at: number): boolean {
  const { text, starts, ends, kinds } = tokens;
  if (kinds[at] === 'mark' && /[-*•·#|>–—]/.test(text.charAt(starts[at] ?? 0))) return true;
  if (kinds[at] === 'number' && /^\d+[.)]\s/.test(text.slice(starts[at], (ends[at] ?? 0) + 2))) return true;
  const last = text.charAt((ends[at - 1] ?? 0) - 1);
  if (last === ',') return false;
  if (last === ':' || /^[A-Z][A-Za-z ]{1,30}:/.test(text.slice(starts[at], (starts[at] ?? 0) + 34))) return true;
  return (ends[at - 1] ?? 0) - lineStart < fullLine;
}

function isEnd(tokens: Tokens, at: number): boolean {
  const { text, starts, ends, kinds } = tokens;
  if (kinds[at] !== 'mark') return false;
  const mark = text.charAt(starts[at] ?? 0);
  if (mark === ';' || mark === '!' || mark === '。') return true;
  const end = ends[at] ?? 0;
  const after = text.charAt(end);
  // "?PE" asks whether it is one; "PE?" is left to the cues as well.
  // and "Vomiting? No." is one sentence.
  if (mark === '?') {
    return (
      (after === '' || /\s/.test(after)) &&
      /[\p{L}\p{N})]/u.test(text.charAt(end - 2)) &&
      !/^\s+([A-Z][a-z]*: ?)?(yes|no|nil|none|negative|positive|absent|present|denied)\b/i.test(
        text.slice(end, end + 20),
      )
    );
  }
  if (mark !== '.') return false;
  const before = at === 0 ? '' : text.slice(starts[at - 1], ends[at - 1]);
  if (after === '' || /["'”’)\]]/.test(after)) return true;
  const next = text.charAt(starts[at + 1] ?? text.length);
  // "H. pylori"
  if (/^[A-Z]$/.test(before) && /\p{Ll}/u.test(next)) return false;
  if (!/\s/.test(after)) return before.length > 2 && /\p{Lu}/u.test(after);
  if (abbreviations.has(before.toLowerCase()))
    return !/\p{Lu}/u.test(next) || /^(dr|mr|mrs|ms|prof|st)$/i.test(before) ? false : true;
  return true;
}
