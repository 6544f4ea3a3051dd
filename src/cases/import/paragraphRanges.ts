import type { Range } from '../shorten.ts';

/** The paragraphs of a part of a text: what blank lines part, without the white space around it. */
export function paragraphRanges(text: string, from = 0, to = text.length): Range[] {
  const found: Range[] = [];
  let start = -1;
  let last = -1;
  for (let at = from; at < to;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 || newline > to ? to : newline;
    let first = at;
    while (first < end && isSpace(text.charCodeAt(first))) first++;
    if (first === end) {
      if (start >= 0) found.push({ start, end: last });
      start = -1;
    } else {
      if (start < 0) start = first;
      last = end;
      while (isSpace(text.charCodeAt(last - 1))) last--;
    }
    at = end + 1;
  }
  if (start >= 0) found.push({ start, end: last });
  return found;
}

export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff;
}
