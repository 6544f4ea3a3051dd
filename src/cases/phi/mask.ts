import type { Identifier, IdentifierClass } from './identifier.ts';

/** Words that take the place of others. Offsets are UTF-16 units of the text before. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What stands where words of a class had been. */
export function markOf(kind: IdentifierClass): string {
  return `[${kind}]`;
}

/** Each finding with its mark in its place. */
export function masking(findings: readonly Identifier[]): readonly Replacement[] {
  return findings.map(({ class: kind, start, end }) => ({ start, end, text: markOf(kind) }));
}

/** A text after replacements, and where each of them then stands. Those that overlap an earlier one are left out. */
export function replacing(
  text: string,
  replacements: readonly Replacement[],
): { readonly text: string; readonly placed: readonly Replacement[] } {
  const parts: string[] = [];
  const placed: Replacement[] = [];
  let from = 0;
  let length = 0;
  for (const one of replacements.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (one.start < from || one.end < one.start || one.end > text.length) continue;
    const before = text.slice(from, one.start);
    const start = length + before.length;
    parts.push(before, one.text);
    placed.push({ start, end: start + one.text.length, text: one.text });
    length = start + one.text.length;
    from = one.end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), placed };
}
