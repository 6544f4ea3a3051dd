import { rawAt, type Tokens } from '../../lexicon/words/tokens.ts';
import type { Span } from '../../lexicon/words/sentences.ts';
import {
  fillers,
  isEnglishInCapitals,
  isEponym,
  isSurname,
  meansOtherwise,
  readingOf,
  type Concept,
  type Reading,
} from '../words/concepts.ts';
import { pauseEvery } from '../read.ts';
import type { Pattern } from './name.ts';

/** The names that are looked for: one word is enough, or several have to stand together. */
export class Names {
  readonly #single = new Set<Concept>();
  readonly #several = new Map<Concept, Pattern[]>();

  constructor(patterns: readonly Pattern[]) {
    const known = new Set<string>();
    for (const pattern of patterns) {
      const key = pattern.toSorted().join(' ');
      if (known.has(key)) continue;
      known.add(key);
      const [only = ''] = pattern;
      if (pattern.length === 1) this.#single.add(only);
      else for (const one of pattern) this.#several.set(one, [...(this.#several.get(one) ?? []), pattern]);
    }
  }

  /** Yields now and then so that a long text does not block. */
  *finding(tokens: Tokens): Generator<void, Span[]> {
    return yield* new Search(tokens, this.#single, this.#several).spans();
  }
}

/** Marks that may stand inside a name: "prion disease, sporadic". */
const inside = new Set([',', '(', ')', '/', '-', '–', '’', "'", '"', '“', '”']);
const longestFill = 4;
const longestName = 24;

class Search {
  readonly #tokens: Tokens;
  readonly #single: Set<Concept>;
  readonly #several: ReadonlyMap<Concept, readonly Pattern[]>;
  readonly #readings: readonly (Reading | null)[];

  constructor(tokens: Tokens, single: ReadonlySet<Concept>, several: ReadonlyMap<Concept, readonly Pattern[]>) {
    this.#tokens = tokens;
    this.#single = new Set(single);
    this.#several = several;
    this.#readings = tokens.kinds.map((kind, at) => (kind === 'mark' ? null : readingOf(rawAt(tokens, at))));
  }

  *spans(): Generator<void, Span[]> {
    const found = yield* this.#all();
    // "granulomatosis with polyangiitis (GPA)": from here on the abbreviation is the name.
    const introduced = found.flatMap(({ to }) => this.#abbreviationBehind(to));
    const ends = new Set(found.map(({ to }) => to));
    for (const one of this.#meantOtherwise(ends)) this.#single.delete(one);
    for (const one of introduced) this.#single.add(one);
    return longest(yield* this.#all());
  }

  *#all(): Generator<void, Span[]> {
    const found: Span[] = [];
    for (let at = 0; at < this.#readings.length; at++) {
      if (at % pauseEvery === pauseEvery - 1) yield;
      const end = this.#nameAt(at);
      if (end !== null) found.push({ from: at, to: end });
    }
    return found;
  }

  /** Where a name ends that begins at a token. */
  #nameAt(at: number): number | null {
    let end: number | null = null;
    for (const concept of conceptsOf(this.#readings[at] ?? null)) {
      if (this.#single.has(concept) && this.#stands(at, concept)) end = Math.max(end ?? 0, at + 1);
      for (const pattern of this.#several.get(concept) ?? []) end = larger(end, this.#alongFrom(at, pattern));
    }
    return larger(end, this.#joinedAt(at));
  }

  /** "pseudo-gout": what a text parts by a hyphen. */
  #joinedAt(at: number): number | null {
    const { text, starts, ends } = this.#tokens;
    const end = ends[at] ?? 0;
    if (starts[at + 1] !== end + 1 || !/[-‐‑–]/.test(text.charAt(end))) return null;
    if (this.#readings[at] === null || this.#readings[at + 1] === null) return null;
    const { word } = readingOf(text.slice(starts[at], end) + text.slice(starts[at + 1], ends[at + 1]));
    return this.#single.has(word) ? at + 2 : null;
  }

  /** Whether a word that is enough by itself is meant as the name here. */
  #stands(at: number, concept: Concept): boolean {
    const before = this.#rawAt(at - 1);
    const after = this.#rawAt(at + 1);
    if (meansOtherwise(concept, before, after) || before.toLowerCase() === 'non') return false;
    if (isEponym(concept)) return this.#isEponym(at, concept);
    if (isEnglishInCapitals(concept) && (isShouted(before) || isShouted(after))) return false;
    return true;
  }

  /** "Addison's", but not "Dr Addison"; "Hodgkin", but not "graves". */
  #isEponym(at: number, concept: Concept): boolean {
    const raw = this.#rawAt(at);
    const before = this.#rawAt(this.#rawAt(at - 1) === '.' ? at - 2 : at - 1);
    const after = this.#rawAt(at + 1);
    if (
      !/^\p{Lu}/u.test(raw) ||
      /^(?:sign|signs|criteria|score|test|reflex|phenomenon|scale|triad|duct|law|stain)$/i.test(after)
    ) {
      return false;
    }
    if (/^(?:dr|mr|mrs|ms|miss|prof|professor|sister|nurse|sir)$/i.test(before)) return false;
    return (
      !isSurname(concept) ||
      this.#isPossessive(at) ||
      /^(?:disease|syndrome|lymphoma|sarcoma|palsy|tumou?r)$/i.test(after)
    );
  }

  /** "Graves'", "Wilson's" */
  #isPossessive(at: number): boolean {
    return /['’]s$/.test(this.#rawAt(at)) || /^['’]/.test(this.#rawAt(at + 1));
  }

  /** The words of a pattern, in any order, with few others between them. */
  #alongFrom(from: number, pattern: Pattern): number | null {
    const missing = new Set(pattern);
    this.#strike(from, missing);
    let fill = 0;
    let strange = 0;
    const limit = Math.min(this.#readings.length, from + longestName);
    for (let at = from + 1; at < limit; at++) {
      if (this.#tokens.gaps[at] === 2) return null;
      const reading = this.#readings[at] ?? null;
      const raw = this.#rawAt(at);
      if (reading === null) {
        if (!inside.has(raw) || ++fill > longestFill) return null;
        continue;
      }
      if (this.#strike(at, missing)) {
        if (missing.size === 0) return at + 1;
        fill = 0;
        continue;
      }
      if (pattern.includes(reading.word)) continue;
      if (/^(?:and|or)$/i.test(raw) && !this.#isOf(at + 1, pattern)) return null;
      if (fillers.has(raw.toLowerCase())) {
        if (++fill > longestFill) return null;
      } else if (++strange > 1) return null;
    }
    return null;
  }

  #isOf(at: number, pattern: Pattern): boolean {
    return conceptsOf(this.#readings[at] ?? null).some((one) => pattern.includes(one));
  }

  #strike(at: number, missing: Set<Concept>): boolean {
    for (const concept of conceptsOf(this.#readings[at] ?? null)) if (missing.delete(concept)) return true;
    return false;
  }

  #abbreviationBehind(to: number): Concept[] {
    if (this.#rawAt(to) !== '(') return [];
    const abbreviation = this.#readings[to + 1]?.abbreviation ?? null;
    return abbreviation !== null && this.#rawAt(to + 2) === ')' ? [abbreviation] : [];
  }

  /** "mitral stenosis (MS)": this text means something else by it. */
  #meantOtherwise(endsOfNames: ReadonlySet<number>): Concept[] {
    const found: Concept[] = [];
    for (let at = 2; at < this.#readings.length; at++) {
      const abbreviation = this.#readings[at]?.abbreviation ?? null;
      if (abbreviation === null || !this.#single.has(abbreviation)) continue;
      if (this.#rawAt(at - 1) !== '(' || endsOfNames.has(at - 1)) continue;
      if (this.#initialsBefore(at - 1, abbreviation.length - 1) === abbreviation.slice(1).toLowerCase()) {
        found.push(abbreviation);
      }
    }
    return found;
  }

  #initialsBefore(to: number, count: number): string {
    let initials = '';
    for (let at = to - 1; at >= 0 && this.#readings[at] !== null && initials.length < count; at--) {
      const raw = this.#rawAt(at).toLowerCase();
      if (!fillers.has(raw)) initials = raw.charAt(0) + initials;
    }
    return initials;
  }

  #rawAt(at: number): string {
    return at < 0 || at >= this.#readings.length ? '' : rawAt(this.#tokens, at);
  }
}

function conceptsOf(reading: Reading | null): Concept[] {
  if (reading === null) return [];
  return reading.abbreviation === null ? [reading.word] : [reading.abbreviation, reading.word];
}

function isShouted(raw: string): boolean {
  return /^[A-Z]{2,}$/.test(raw);
}

function larger(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** Of names that share words the longer; in the order of the text. */
function longest(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (last === undefined || span.from >= last.to) kept.push(span);
    else if (span.to - span.from > last.to - last.from) kept[kept.length - 1] = span;
  }
  return kept;
}
