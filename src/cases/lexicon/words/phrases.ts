import { firstWords, formParts, type Part } from './forms.ts';
import { placeOf, type PhraseIndex } from './phraseIndex.ts';
import type { Tokens, Vocabulary } from './tokens.ts';

/** Where in a form one is after a word, and which words may come next. */
interface Position {
  readonly word: number;
  /** The line of the form. */
  readonly line: number;
  readonly next: Position[];
  ends: boolean;
}

/** All places in all forms where one can be after some words. */
interface Node<T> {
  readonly entry: T | null;
  readonly positions: readonly Position[];
  /** By the next word. */
  readonly next: Map<number, Position[]>;
  /** What `next` leads to, made when a text first goes there. */
  readonly made: Map<number, Node<T>>;
  readonly beside: Map<Node<T>, Node<T>>;
}

export interface PhraseMatch<T> {
  readonly entry: T;
  /** The token after the last one of the phrase. */
  readonly end: number;
}

/** Words that may stand inside a phrase without being part of it: "pain in *her left* chest". */
const idle =
  'the a an his her their my your our its this that some any left right both bilateral mild moderate severe marked slight very quite rather new worsening increasing intermittent persistent constant occasional';
const longestIdleRun = 3;

/**
 * Many phrases, found in one pass over the tokens; at each place the longest wins.
 * The forms are an automaton that is only worked out where texts lead: spelling out all alternatives would take longer
 * than reading a case.
 */
export class PhraseBook<T> {
  readonly #root: Node<T> = { entry: null, positions: [], next: new Map(), made: new Map(), beside: new Map() };
  readonly #value: (line: number) => T;
  readonly #merge: (entries: readonly T[]) => T;
  /** The number of each word of the forms, by its place in the index. */
  readonly #words: readonly number[];
  readonly #waiting: Waiting;
  readonly #idle: ReadonlySet<number>;

  /**
   * `value`: what a line of the index stands for; `merge` makes one entry of all that stand under the same words, in
   * the order of the lines.
   */
  constructor(
    vocabulary: Vocabulary,
    index: PhraseIndex,
    value: (line: number) => T,
    merge: (entries: readonly T[]) => T,
  ) {
    this.#value = value;
    this.#merge = merge;
    this.#words = index.keys.split(' ').map((key) => vocabulary.learnKey(key));
    this.#waiting = new Waiting(index, this.#words);
    this.#idle = new Set(idle.split(' ').map((word) => vocabulary.learn(word)));
  }

  /** The longest phrase that starts at a token and ends before `limit`. */
  longestAt(tokens: Tokens, from: number, limit: number): PhraseMatch<T> | null {
    const node = this.#step(this.#root, tokens, from);
    if (node === undefined) return null;
    return this.#goingOn(node, tokens, from + 1, limit, 0) ?? matchOf(node, from + 1);
  }

  /** The longest way on from a place in the forms. */
  #goingOn(from: Node<T>, tokens: Tokens, start: number, limit: number, idleBefore: number): PhraseMatch<T> | null {
    let node = from;
    let idleRun = idleBefore;
    let best: PhraseMatch<T> | null = null;
    for (let at = start; at < limit; at++) {
      const next: Node<T> | undefined = this.#step(node, tokens, at);
      const isIdle = idleRun < longestIdleRun && this.#idle.has(tokens.words[at] ?? 0);
      if (next === undefined) {
        if (!isIdle) break;
        idleRun++;
        continue;
      }
      if (isIdle) {
        // "Pain in the left ear": "left" goes on to "left leg" in one form, and stands idle in another.
        const along = this.#goingOn(next, tokens, at + 1, limit, 0) ?? matchOf(next, at + 1);
        return along ?? this.#goingOn(node, tokens, at + 1, limit, idleRun + 1) ?? best;
      }
      idleRun = 0;
      node = next;
      best = matchOf(node, at + 1) ?? best;
    }
    return best;
  }

  /**
   * A phrase that shares words with the one behind a joint, which stands at `joint`: the "pain" of "chest *and abdominal
   * pain*", the "of the calf" of "swelling *and redness of the calf*".
   */
  sharedAt(tokens: Tokens, from: number, joint: number, limit: number): PhraseMatch<T> | null {
    const node = this.#step(this.#root, tokens, from);
    if (node === undefined) return null;
    const second = this.longestAt(tokens, joint + 1, limit);
    if (second === null) return null;
    for (let at = joint + 2; at < second.end; at++) {
      const match = this.#along(node, tokens, at, second.end);
      if (match !== null) return { entry: match, end: joint };
    }
    return null;
  }

  #along(start: Node<T>, tokens: Tokens, from: number, end: number): T | null {
    let node: Node<T> | undefined = start;
    for (let at = from; at < end && node !== undefined; at++) {
      const next: Node<T> | undefined = this.#step(node, tokens, at);
      if (next === undefined && this.#idle.has(tokens.words[at] ?? 0)) continue;
      node = next;
    }
    return node?.entry ?? null;
  }

  /** A word in capitals is itself (`PE`) and the word (`FEVER`); where forms go on with either, both are followed. */
  #step(node: Node<T>, tokens: Tokens, at: number): Node<T> | undefined {
    const capitals = tokens.capitals[at] ?? 0;
    const word = tokens.words[at] ?? 0;
    if (capitals === 0) return word === 0 ? undefined : this.#follow(node, word);
    const strict = this.#follow(node, capitals);
    const plain = word === 0 ? undefined : this.#follow(node, word);
    if (strict === undefined || plain === undefined) return strict ?? plain;
    let both = strict.beside.get(plain);
    if (both === undefined) {
      both = this.#nodeOf([...strict.positions, ...plain.positions]);
      strict.beside.set(plain, both);
    }
    return both;
  }

  #follow(node: Node<T>, word: number): Node<T> | undefined {
    if (node === this.#root) this.#compileAt(word);
    let made = node.made.get(word);
    if (made === undefined) {
      const positions = node.next.get(word);
      if (positions === undefined) return undefined;
      made = this.#nodeOf(positions);
      node.made.set(word, made);
    }
    return made;
  }

  #nodeOf(positions: readonly Position[]): Node<T> {
    const next = new Map<number, Position[]>();
    for (const position of positions) for (const one of position.next) push(next, one);
    const ends = positions.filter((one) => one.ends).map(({ line }) => line);
    const values = [...new Set(ends)].sort((a, b) => a - b).map((line) => this.#value(line));
    return {
      entry: values.length === 0 ? null : this.#merge(values),
      positions,
      next,
      made: new Map(),
      beside: new Map(),
    };
  }

  #compileAt(first: number): void {
    for (const [line, written] of this.#waiting.take(first)) {
      const { firsts, lasts } = new Compiler(line, written, this.#words).alternatives();
      for (const last of lasts) last.ends = true;
      // Their nodes are not made yet: a form waits under every word that it can begin with.
      for (const one of firsts) push(this.#root.next, one);
    }
  }
}

/** The forms that no text has led to yet, by the words they can begin with: chained in arrays, as they are many. */
class Waiting {
  readonly #lines: number[] = [];
  readonly #written: (string | null)[] = [];
  /** By word: the last entry. By entry: its form, and the entry before. */
  readonly #last: number[] = [];
  readonly #forms: number[] = [];
  readonly #before: number[] = [];

  constructor({ lines }: PhraseIndex, words: readonly number[]) {
    lines.forEach((forms, line) => {
      for (const written of forms === '' ? [] : forms.split(';')) {
        this.#lines.push(line);
        this.#written.push(written);
        if (!written.startsWith('(')) this.#put(words[placeOf(written)] ?? 0);
        else for (const word of firstWords(written)) this.#put(words[placeOf(word)] ?? 0);
      }
    });
  }

  #put(word: number): void {
    this.#before.push(this.#last[word] ?? -1);
    this.#last[word] = this.#forms.length;
    this.#forms.push(this.#written.length - 1);
  }

  /** Each form is given out once. */
  *take(word: number): Generator<readonly [line: number, written: string]> {
    for (let entry = this.#last[word] ?? -1; entry >= 0; entry = this.#before[entry] ?? -1) {
      const form = this.#forms[entry] ?? -1;
      const written = this.#written[form] ?? null;
      if (written === null) continue;
      this.#written[form] = null;
      yield [this.#lines[form] ?? 0, written];
    }
    this.#last[word] = -1;
  }
}

function push(map: Map<number, Position[]>, position: Position): void {
  const list = map.get(position.word);
  if (list === undefined) map.set(position.word, [position]);
  else list.push(position);
}

function matchOf<T>({ entry }: Node<T>, end: number): PhraseMatch<T> | null {
  return entry === null ? null : { entry, end };
}

/** A part of a form: where it can begin, where it can end, and whether it can be left out. */
interface Fragment {
  readonly firsts: readonly Position[];
  readonly lasts: readonly Position[];
  readonly empty: boolean;
}

const nothing: Fragment = { firsts: [], lasts: [], empty: true };

class Compiler {
  readonly #line: number;
  readonly #parts: readonly Part[];
  readonly #words: readonly number[];
  #at = 0;

  constructor(line: number, written: string, words: readonly number[]) {
    this.#line = line;
    this.#parts = formParts(written);
    this.#words = words;
  }

  /** Everything up to the closing bracket, or to the end. */
  alternatives(): Fragment {
    const parts = this.#parts;
    let all: Fragment | null = null;
    let current = nothing;
    for (; this.#at < parts.length; this.#at++) {
      const part = parts[this.#at] as Part;
      if (part === ')') break;
      if (part === '|') {
        all = all === null ? current : either(all, current);
        current = nothing;
      } else if (part === '(') {
        this.#at++;
        current = joined(current, this.alternatives());
      } else {
        current = joined(current, this.#word(this.#words[placeOf(part)] ?? 0));
      }
    }
    return all === null ? current : either(all, current);
  }

  #word(word: number): Fragment {
    const position = [{ word, line: this.#line, next: [], ends: false }];
    return { firsts: position, lasts: position, empty: false };
  }
}

function either(a: Fragment, b: Fragment): Fragment {
  return { firsts: [...a.firsts, ...b.firsts], lasts: [...a.lasts, ...b.lasts], empty: a.empty || b.empty };
}

function joined(a: Fragment, b: Fragment): Fragment {
  for (const last of a.lasts) last.next.push(...b.firsts);
  return {
    firsts: a.empty ? [...a.firsts, ...b.firsts] : a.firsts,
    lasts: b.empty ? [...a.lasts, ...b.lasts] : b.lasts,
    empty: a.empty && b.empty,
  };
}
