import type { Span } from '../lexicon/words/sentences.ts';
import { finish } from '../lexicon/words/tokens.ts';
import { headings } from '../sections.ts';
import type { Range } from '../shorten.ts';
import { sentence, type Sentence } from '../../humanError.ts';
import { findingGiveaways, findingGiveawaysOfAny } from './giveaways/giveawaysIn.ts';
import type { Leak, LeakKind } from './leak.ts';
import { findingPhrases } from './phrases/phrasesIn.ts';
import { reading, type Read } from './read.ts';
import { wantedFor, type Answer } from './wanted.ts';

export type { Answer } from './wanted.ts';

/** Words that a person decided to leave in. */
export interface KeptWords {
  readonly kind: LeakKind;
  readonly text: string;
}

/** Everything in a text that gives its reference away; without a reference, what gives any diagnosis away. */
export function leaksIn(text: string, reference: Answer | null, kept: readonly KeptWords[] = []): Leak[] {
  return finish(findingLeaks(text, reference, kept));
}

/** The same in small steps, so that a long text does not block. */
export function* findingLeaks(
  text: string,
  reference: Answer | null,
  kept: readonly KeptWords[] = [],
): Generator<void, Leak[]> {
  const wanted = reference === null ? null : wantedFor(reference);
  yield;
  const read = yield* reading(text);
  yield;
  const names = wanted === null ? [] : yield* wanted.names.finding(read.tokens);
  yield;
  const phrases = yield* findingPhrases(read, names, wanted !== null);
  yield;
  const own = wanted === null ? [] : yield* findingGiveaways(read, wanted);
  const any = yield* findingGiveawaysOfAny(read);
  yield;
  const found: Hit[] = [
    ...names.map((span): Hit => ({ ...span, kind: 'name', why: named(read.textOf(span)) })),
    ...phrases.map((span): Hit => ({ ...span, kind: 'phrase', why: announced(read.textOf(span)) })),
    ...[...own, ...any].map((one): Hit => ({ ...one, kind: 'giveaway' })),
  ];
  return new Stops(read).leaks(apart(found).filter((hit) => !isKept(read, hit, kept)));
}

interface Hit extends Span {
  readonly kind: LeakKind;
  readonly why: Sentence;
}

const named = (words: string): Sentence => sentence('“{0}” names the diagnosis that the case is about.', words);
const announced = (words: string): Sentence => sentence('“{0}” announces the diagnosis.', words);

const order: readonly LeakKind[] = ['name', 'giveaway', 'phrase'];

/** Of hits that share words only one stays: a name before the rest, then the longer one. */
function apart(hits: readonly Hit[]): Hit[] {
  const taken = new Set<number>();
  const kept: Hit[] = [];
  const rank = (hit: Hit): number => order.indexOf(hit.kind);
  for (const hit of hits.toSorted((a, b) => rank(a) - rank(b) || b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    let isFree = true;
    for (let at = hit.from; at < hit.to; at++) isFree &&= !taken.has(at);
    if (!isFree) continue;
    for (let at = hit.from; at < hit.to; at++) taken.add(at);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function isKept(read: Read, { kind, ...span }: Hit, kept: readonly KeptWords[]): boolean {
  if (kept.length === 0) return false;
  const words = plain(read.textOf(span));
  return kept.some((one) => one.kind === kind && plain(one.text) === words);
}

/** The same words over a line's end, or at the beginning of a sentence. */
function plain(words: string): string {
  return words.replace(/\s+/g, ' ').toLowerCase();
}

/** Where a case could stop. */
class Stops {
  readonly #read: Read;
  /** By where the text under a heading begins: where the heading begins. */
  readonly #under = new Map<number, number>();

  constructor(read: Read) {
    this.#read = read;
    const { text } = read.tokens;
    let above: { readonly start: number; readonly under: number } | null = null;
    for (const { start, end, inlineStart } of headings(text)) {
      const under = firstInk(text, inlineStart ?? end);
      // A heading over others belongs to the first of them.
      const from: number = above?.under === start ? above.start : start;
      this.#under.set(under, from);
      this.#under.set(start, from);
      above = { start: from, under };
    }
  }

  leaks(hits: readonly Hit[]): Leak[] {
    return hits.map(({ kind, why, ...span }) => {
      const range = this.#sentence(span);
      return {
        kind,
        start: this.#read.start(span.from),
        end: this.#read.end(span),
        text: this.#read.textOf(span),
        why,
        sentence: range,
        stop: this.#stop(range.start),
      };
    });
  }

  #sentence({ from, to }: Span): Range {
    const sentence = this.#read.sentenceOf(from);
    return {
      start: this.#read.start(sentence.from),
      end: Math.max(this.#read.end(sentence), this.#read.end({ from, to })),
    };
  }

  #stop(start: number): number {
    const stop = this.#under.get(start) ?? start;
    return /\S/.test(this.#read.tokens.text.slice(0, stop)) ? stop : 0;
  }
}

function firstInk(text: string, from: number): number {
  const at = text.slice(from).search(/\S/);
  return at < 0 ? text.length : from + at;
}
