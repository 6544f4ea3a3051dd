import { sentencesOf, type Span } from '../lexicon/words/sentences.ts';
import { rawAt, tokenising, type Tokens } from '../lexicon/words/tokens.ts';
import { vocabulary } from './vocabulary.ts';

/** After so many tokens a long search pauses. */
export const pauseEvery = 4_000;

/** A text taken apart once for all that is looked for in it. */
export class Read {
  readonly tokens: Tokens;
  readonly sentences: readonly Span[];
  readonly #sentenceOf: Int32Array;
  /** In small letters, made when asked for. */
  readonly #lower: (string | undefined)[] = [];

  constructor(tokens: Tokens) {
    this.tokens = tokens;
    this.sentences = wholeSentences(tokens);
    this.#sentenceOf = new Int32Array(tokens.starts.length);
    this.sentences.forEach(({ from, to }, at) => this.#sentenceOf.fill(at, from, to));
  }

  get count(): number {
    return this.tokens.starts.length;
  }

  sentenceOf(token: number): Span {
    return this.sentences[this.#sentenceOf[token] ?? 0] ?? { from: 0, to: this.count };
  }

  raw(token: number): string {
    return token < 0 || token >= this.count ? '' : rawAt(this.tokens, token);
  }

  lower(token: number): string {
    return (this.#lower[token] ??= this.raw(token).toLowerCase());
  }

  start(token: number): number {
    return this.tokens.starts[token] ?? this.tokens.text.length;
  }

  /** Where a range of tokens ends. */
  end(span: Span): number {
    return this.tokens.ends[span.to - 1] ?? this.tokens.text.length;
  }

  textOf(span: Span): string {
    return this.tokens.text.slice(this.start(span.from), this.end(span));
  }
}

/** In small steps, so that a long text does not block. */
export function* reading(text: string): Generator<void, Read> {
  return new Read(yield* tokenising(text, vocabulary));
}

/** The lexicon parts sentences at semicolons; what is cut is cut whole. */
function wholeSentences(tokens: Tokens): Span[] {
  const whole: Span[] = [];
  let open: number | null = null;
  for (const { from, to } of sentencesOf(tokens)) {
    const start: number = open ?? from;
    open = rawAt(tokens, to - 1) === ';' ? start : null;
    if (open === null) whole.push({ from: start, to });
  }
  if (open !== null) whole.push({ from: open, to: tokens.starts.length });
  return whole;
}
