import type { LlamaTokenizer } from 'llama-tokenizer-js';

/** The vocabulary, loaded when it is first needed: it is large, and most cases fit by their bytes alone. */
function vocabulary(): Promise<LlamaTokenizer> {
  return import('llama-tokenizer-js').then((library) => library.default);
}

/** Beyond this many UTF-16 units the count is a bound from below; far longer than any model of this vocabulary reads. */
export const mostCounted = 400_000;

/** No token of the vocabulary is longer. */
const longestToken = 27;
/** A word longer than this is no word; counted in pieces, it may come out a few tokens wrong. */
const longestWord = 4096;
/** So much is counted before others get their turn: about ten milliseconds. */
const turn = 16_384;

/** The mark that stands for a space in the vocabulary: written in a text, it means one. */
const word = /\n|[ \u2581]*[^ \u2581\n]+|[ \u2581]+/g;

/**
 * How many tokens a text takes in the vocabulary of LLaMA and LLaMA-2, as `/v1/completions` counts them: with the
 * token for the beginning of the text, which the server adds. Exact up to `mostCounted`, and for words up to 4,096
 * characters.
 *
 * In this vocabulary a space stands only at the beginning of a token, and a line break is one by itself: so a text
 * can be counted word by word.
 */
export async function countLlama(text: string): Promise<number> {
  const tokenizer = await vocabulary();
  const counted = text.slice(0, cutAt(text, Math.min(text.length, mostCounted)));
  const known = new Map<string, number>();
  let tokens = 1;
  let left = turn;
  // The space that the vocabulary puts before every text.
  for (const [piece] of text === '' ? [] : ` ${counted}`.matchAll(word)) {
    for (const part of parts(piece)) {
      let own = known.get(part);
      if (own === undefined) {
        own = part === '\n' ? 1 : tokenizer.encode(part, false, false).length;
        known.set(part, own);
      }
      tokens += own;
      left -= part.length;
      if (left < 0) {
        left = turn;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }
  return counted === text ? tokens : tokens + fewestTokens(text.slice(counted.length));
}

function* parts(piece: string): Generator<string> {
  for (let from = 0; from < piece.length;) {
    const to = cutAt(piece, Math.min(piece.length, from + longestWord));
    yield piece.slice(from, to);
    from = to;
  }
}

/** An offset, or the one before it where a character would be cut in two. */
function cutAt(text: string, offset: number): number {
  const inside = offset < text.length && offset > 1 && text.codePointAt(offset - 1) !== text.charCodeAt(offset - 1);
  return inside ? offset - 1 : offset;
}

/** Certain without counting: a text of this vocabulary cannot take fewer. */
export function fewestTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / longestToken);
}

/** Certain without counting: tokens never exceed bytes, in any vocabulary; two are added at the beginning. */
export function surelyFits(text: string, room: number): boolean {
  return text.length + 2 <= room && Buffer.byteLength(text) + 2 <= room;
}
