import type { KnownIdentifier } from '../import/draft.ts';

/** A text, and the words in it of which its source says that they identify someone. */
export interface Marked {
  readonly text: string;
  readonly known: readonly KnownIdentifier[];
}

/** Shorter words, such as a day of the month, mean the same only beside the same words. */
const longEnough = 4;
const beside = 8;
/** No note has so many different ones that have to be looked for; a file that was made to be slow is not. */
const mostLookedFor = 1000;

/** Where marked words stand in another text: in the same after it was edited, or in a part of it. */
export function knownIn(text: string, marked: Marked): readonly KnownIdentifier[] {
  if (text === marked.text) return marked.known;
  const { front, back } = ends(marked.text, text);
  const moved = text.length - marked.text.length;
  const found = new Map<string, KnownIdentifier>();
  const add = (one: KnownIdentifier): void => void found.set(`${one.class} ${one.start} ${one.end}`, one);
  const looked = new Set<string>();
  for (const one of marked.known) {
    const { class: kind, start, end } = one;
    if (end <= front) add(one);
    else if (start >= marked.text.length - back) add({ class: kind, start: start + moved, end: end + moved });
    else {
      const words = marked.text.slice(start, end);
      const isShort = words.length < longEnough;
      const key = `${kind} ${words} ${isShort ? start : ''}`;
      if (words.trim() === '' || looked.has(key) || looked.size === mostLookedFor) continue;
      looked.add(key);
      for (const at of placesOf(words, text, Math.max(0, front - words.length), text.length - back + words.length)) {
        if (!isShort || hasNeighbours(text, at, marked.text, one))
          add({ class: kind, start: at, end: at + words.length });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** How many units two texts share at their beginnings, and how many of the rest at their ends. */
function ends(a: string, b: string): { readonly front: number; readonly back: number } {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a.charCodeAt(front) === b.charCodeAt(front)) front += 1;
  let back = 0;
  while (back < most - front && a.charCodeAt(a.length - 1 - back) === b.charCodeAt(b.length - 1 - back)) back += 1;
  return { front, back };
}

/** Where words stand as whole words between two places of a text. */
function* placesOf(words: string, text: string, from: number, to: number): Generator<number> {
  for (let at = text.indexOf(words, from); at >= 0 && at + words.length <= to; at = text.indexOf(words, at + 1)) {
    if (isEdge(text, at) && isEdge(text, at + words.length)) yield at;
  }
}

const inWord = /[\p{L}\p{N}]/u;

function isEdge(text: string, at: number): boolean {
  return !inWord.test(text.charAt(at - 1)) || !inWord.test(text.charAt(at));
}

function hasNeighbours(text: string, at: number, before: string, { start, end }: KnownIdentifier): boolean {
  const left = before.slice(Math.max(0, start - beside), start);
  const right = before.slice(end, end + beside);
  return (
    (left.trim() !== '' && text.endsWith(left, at)) || (right.trim() !== '' && text.startsWith(right, at + end - start))
  );
}
