import type { Specimen } from './measures.ts';
import type { Span } from './sentences.ts';
import type { Tokens, Vocabulary } from './tokens.ts';

/** Words that tell what was sent to the laboratory; behind a colon the words one of which must follow. */
const told: Readonly<Record<Specimen | 'blood', string>> = {
  csf: 'csf | cerebrospinal | LP | spinal: fluid tap | lumbar: puncture',
  ascites: 'ascitic | paracentesis | peritoneal: fluid tap | ascites: fluid tap',
  pleural: 'pleural: fluid aspirate tap | thoracentesis | thoracocentesis',
  synovial: 'synovial | arthrocentesis | joint: fluid aspirate aspiration | knee: aspirate aspiration',
  sweat: 'sweat: test chloride sample',
  blood:
    'serum | plasma | bloods | paired | fbc | cbc | urine | urinary | ABG | VBG | blood: glucose sugar tests results count urea gas',
};

/** A heading: so few words, and what it names holds for what follows. */
const heading = 5;

export class SpecimenWords {
  readonly byWord = new Map<
    number,
    { readonly specimen: Specimen | null; readonly next: ReadonlySet<number> | null }
  >();

  constructor(vocabulary: Vocabulary) {
    for (const [specimen, line] of Object.entries(told)) {
      for (const form of line.split(' | ')) {
        const [word = '', next] = form.split(': ');
        this.byWord.set(vocabulary.learn(word), {
          specimen: specimen === 'blood' ? null : (specimen as Specimen),
          next: next === undefined ? null : new Set(next.split(' ').map((one) => vocabulary.learn(one))),
        });
      }
    }
  }
}

/** Which fluid the numbers of a text are of, read on from mention to mention. */
export class Specimens {
  readonly #words: SpecimenWords;
  readonly #tokens: Tokens;
  #at = 0;
  #specimen: Specimen | null = null;
  /** Whether something was read in this fluid since the sentence began. */
  #used = false;

  constructor(words: SpecimenWords, tokens: Tokens) {
    this.#words = words;
    this.#tokens = tokens;
  }

  /** A fluid holds on in the next sentence where its numbers go on, or behind a heading; never over an empty line. */
  enter(sentence: Span, before: Span | null): void {
    const near = before !== null && (this.#tokens.gaps[sentence.from] ?? 2) < 2;
    if (before !== null) this.until(before.to);
    if (!near || !(this.#used || before.to - before.from <= heading)) this.#specimen = null;
    this.#used = false;
    this.#at = sentence.from;
  }

  /** The fluid that was last named before a token. */
  until(to: number): Specimen | null {
    for (; this.#at < to; this.#at++) {
      const known =
        this.#words.byWord.get(this.#tokens.capitals[this.#at] ?? 0) ??
        this.#words.byWord.get(this.#tokens.words[this.#at] ?? 0);
      if (known === undefined || known.specimen === this.#specimen) continue;
      if (known.next === null || known.next.has(this.#tokens.words[this.#at + 1] ?? 0)) this.#specimen = known.specimen;
    }
    return this.#specimen;
  }

  use(): void {
    this.#used = true;
  }

  /** A test that is done in blood alone was named. */
  leave(): void {
    this.#specimen = null;
  }
}
