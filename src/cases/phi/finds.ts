import type { Identifier, IdentifierClass } from './identifier.ts';

interface Found {
  readonly class: IdentifierClass;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** Findings below this are not returned: they would be wrong more often than right. */
export const threshold = 0.5;

/** What the rules found, overlapping as it comes. */
export class Finds {
  readonly found: Found[] = [];

  add(kind: IdentifierClass, start: number, end: number, confidence: number): void {
    if (confidence >= threshold && end > start) this.found.push({ class: kind, start, end, confidence });
  }

  /** Of what overlaps the surest stays, then the longest. Names beside each other become one. */
  resolved(text: string): Identifier[] {
    this.found.sort((a, b) => a.start - b.start || b.end - a.end);
    const kept: Found[] = [];
    let from = 0;
    while (from < this.found.length) {
      let end = this.found[from]?.end ?? 0;
      let to = from + 1;
      for (; to < this.found.length && (this.found[to]?.start ?? 0) < end; to++) {
        end = Math.max(end, this.found[to]?.end ?? 0);
      }
      const one = this.found[from];
      const two = this.found[from + 1];
      if (to === from + 2 && one !== undefined && two !== undefined) kept.push(surer(one, two) > 0 ? two : one);
      else if (to > from + 1) for (const stays of disjoint(this.found.slice(from, to), end)) kept.push(stays);
      else if (one !== undefined) kept.push(one);
      from = to;
    }
    return joined(text, kept);
  }
}

const surer = (a: Found, b: Found): number =>
  b.confidence - a.confidence || b.end - b.start - (a.end - a.start) || a.start - b.start;

/** Of findings that overlap each other, those that stay, in the order of the text. */
function disjoint(cluster: readonly Found[], end: number): Found[] {
  const begin = cluster[0]?.start ?? 0;
  const taken = new Uint8Array(end - begin);
  return cluster
    .toSorted(surer)
    .filter((one) => {
      const place = taken.subarray(one.start - begin, one.end - begin);
      if (place.includes(1)) return false;
      place.fill(1);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}

function joined(text: string, kept: readonly Found[]): Identifier[] {
  const out: Identifier[] = [];
  for (const one of kept) {
    const last = out.at(-1);
    const beside = last?.class === 'NAME' && one.class === 'NAME' && one.start - last.end <= 1;
    if (beside && (one.start === last.end || text[last.end] === ' ' || text[last.end] === '-')) {
      const confidence = Math.max(last.confidence, one.confidence);
      out[out.length - 1] = { ...last, end: one.end, text: text.slice(last.start, one.end), confidence };
    } else {
      const { class: kind, start, end, confidence } = one;
      out.push({ class: kind, start, end, text: text.slice(start, end), confidence });
    }
  }
  return out;
}
