/** A text as a reader sees it, and where each of its signs stands in the text as it is. */
export interface PlainForm {
  readonly text: string;
  /** The place of each UTF-16 unit in the text as it is. */
  readonly places: Int32Array;
}

/** What nobody sees between two letters, wide signs for plain ones, and spaces of other widths: none of them hides a name. */
const odd = /[\p{Cf}\uff01-\uff5e\u1680\u2000-\u200a\u202f\u205f\u3000]/u;
const eachOdd = new RegExp(odd, 'gu');

/** Null where a text is plain as it is, as nearly all are. */
export function plainForm(text: string): PlainForm | null {
  if (!odd.test(text)) return null;
  const places = new Int32Array(text.length);
  let plain = '';
  let from = 0;
  const keep = (until: number): void => {
    for (let at = from; at < until; at++) places[plain.length + at - from] = at;
    plain += text.slice(from, until);
  };
  for (const { 0: sign, index } of text.matchAll(eachOdd)) {
    keep(index);
    from = index + sign.length;
    places[plain.length] = index;
    plain += seen(sign);
  }
  keep(text.length);
  return { text: plain, places: places.subarray(0, plain.length) };
}

export function plainText(text: string): string {
  return plainForm(text)?.text ?? text;
}

function seen(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return /\p{Zs}/u.test(sign) ? ' ' : '';
}

/** Where a place of the text as it is stands in the plain one; of what is not seen, what follows it. */
export function plainPlace({ places }: PlainForm, place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
