import type { Specimen } from './measures.ts';
import type { Span } from '../words/sentences.ts';
import type { Tokens, Vocabulary } from '../words/tokens.ts';

/** Words that tell what was sent to the laboratory; behind a colon the words one of which must follow. */
const told: Readonly<Record<Specimen | 'blood', string>> = {
  csf: 'csf | cerebrospinal | LP | spinal: fluid tap | lumbar: puncture | opening: pressure | xanthochromia | xanthochromic | pleocytosis',
  ascites: 'ascitic | paracentesis | peritoneal: fluid tap | ascites: fluid tap',
  pleural: 'pleural: fluid aspirate tap | thoracentesis | thoracocentesis',
  synovial: 'synovial | arthrocentesis | joint: fluid aspirate aspiration | knee: aspirate aspiration',
  sweat: 'sweat: test chloride sample',
  blood:
    'serum | plasma | bloods | paired | fbc | cbc | urine | urinary | ABG | VBG | blood: glucose sugar tests results count urea gas',
};

/** A heading: so few words, and what it names holds for what follows. */
const heading = 5;

interface FluidWord {
  /** `null` for blood. */
  readonly specimen: Specimen | null;
  /** One of these must follow. */
  readonly next: ReadonlySet<number> | null;
}

export class SpecimenWords {
  readonly byWord = new Map<number, FluidWord>();

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
  /** The fluid that a word for blood was said in: "CSF glucose 1.1, plasma glucose 6, protein 2.4". */
  #around: Specimen | null = null;
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
    this.#around = null;
    this.#at = sentence.from;
  }

  /** The fluid that was last named before a token. */
  until(to: number): Specimen | null {
    for (; this.#at < to; this.#at++) {
      const known = this.#knownAt(this.#at);
      if (known === undefined || known.specimen === this.#specimen || !this.#isNamed(known, this.#at)) continue;
      if (known.specimen === null) this.#around = this.#specimen;
      this.#specimen = known.specimen;
    }
    return this.#specimen;
  }

  /** "Red cells 9,800 in the CSF": the fluid that is named behind, in the same sentence. */
  ahead(from: number, sentence: Span | null): Specimen | null {
    for (let at = from; at < (sentence?.to ?? from); at++) {
      const known = this.#knownAt(at);
      if (known !== undefined && known.specimen !== null && this.#isNamed(known, at)) return known.specimen;
    }
    return null;
  }

  use(): void {
    this.#used = true;
  }

  #knownAt(at: number): FluidWord | undefined {
    const { byWord } = this.#words;
    return byWord.get(this.#tokens.capitals[at] ?? 0) ?? byWord.get(this.#tokens.words[at] ?? 0);
  }

  #isNamed({ next }: FluidWord, at: number): boolean {
    return next === null || next.has(this.#tokens.words[at + 1] ?? 0);
  }

  /** A test was named that is done in that fluid, too, but in blood here: what follows is of the fluid again. */
  beside(fluids: Readonly<Partial<Record<Specimen, string>>>): void {
    if (this.#around !== null && fluids[this.#around] !== undefined) this.#specimen = this.#around;
    this.#around = null;
  }

  /** A test that is done in blood alone was named. */
  leave(): void {
    this.#around = null;
    this.#specimen = null;
  }
}
