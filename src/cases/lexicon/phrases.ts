import { tokenise, type Tokens, type Vocabulary } from './tokens.ts';

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  entry: T | null;
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

/** Many phrases, found in one pass over the tokens; at each place the longest wins. */
export class PhraseBook<T> {
  readonly #root: Node<T> = { next: new Map(), entry: null };
  readonly #vocabulary: Vocabulary;
  readonly #idle: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#idle = new Set(idle.split(' ').map((word) => vocabulary.learn(word)));
  }

  /** Puts a phrase in and returns what already stood under the same words, if anything did. */
  add(form: string, entry: T): T | null {
    let node = this.#root;
    for (const word of wordsOf(form, this.#vocabulary)) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), entry: null };
        node.next.set(word, next);
      }
      node = next;
    }
    const before = node.entry;
    node.entry ??= entry;
    return before;
  }

  /** The longest phrase that starts at a token and ends before `limit`. */
  longestAt(tokens: Tokens, from: number, limit: number): PhraseMatch<T> | null {
    let node = this.#step(this.#root, tokens, from);
    if (node === undefined) return null;
    let best: PhraseMatch<T> | null = node.entry === null ? null : { entry: node.entry, end: from + 1 };
    let idleRun = 0;
    for (let at = from + 1; at < limit; at++) {
      const next: Node<T> | undefined = this.#step(node, tokens, at);
      if (next === undefined) {
        if (++idleRun <= longestIdleRun && this.#idle.has(tokens.words[at] ?? 0)) continue;
        break;
      }
      idleRun = 0;
      node = next;
      if (node.entry !== null) best = { entry: node.entry, end: at + 1 };
    }
    return best;
  }

  #step(node: Node<T>, tokens: Tokens, at: number): Node<T> | undefined {
    const capitals = tokens.capitals[at] ?? 0;
    const byCapitals = capitals === 0 ? undefined : node.next.get(capitals);
    if (byCapitals !== undefined) return byCapitals;
    const word = tokens.words[at] ?? 0;
    return word === 0 ? undefined : node.next.get(word);
  }
}

/** The words of a form, learned; digits inside a form (`2 cm`) are words too. */
function wordsOf(form: string, vocabulary: Vocabulary): number[] {
  const tokens = tokenise(form, vocabulary);
  return tokens.starts.map((start, i) => vocabulary.learn(form.slice(start, tokens.ends[i])));
}
