import { Walk, type Event, type Ground, type Mention } from './context.ts';
import { everydayWords } from './everyday.ts';
import { Joints } from './joints.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import type { PhraseMatch } from './phrases.ts';
import type { Span } from './sentences.ts';
import type { Tokens } from './tokens.ts';

/** Reads the names in a sentence and how each is meant: absent, someone else's, past, only feared, only suspected. */
export class ContextReader {
  readonly #lexicon: Lexicon;
  readonly #joints: Joints;
  readonly #everyday: ReadonlySet<number>;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#joints = new Joints(lexicon.vocabulary);
    this.#everyday = new Set(everydayWords.map((word) => lexicon.vocabulary.learn(word)));
  }

  mentions(tokens: Tokens, sentence: Span, ground: Ground): Mention[] {
    const events = this.#events(tokens, sentence);
    return events.some(({ kind }) => kind === 'name')
      ? new Walk(this.#joints, tokens, sentence, ground, events).run()
      : [];
  }

  #events(tokens: Tokens, { from, to }: Span): Event[] {
    const events: Event[] = [];
    /** Whether this sentence writes its signs behind the names: "cough (-)". The first one tells. */
    let behind: boolean | undefined;
    for (let at = from; at < to;) {
      const name = this.#nameAt(tokens, at, to);
      const cue = this.#lexicon.cues.longestAt(tokens, at, to);
      if (name !== null && (cue === null || name.end >= cue.end)) {
        events.push({ kind: 'name', from: at, to: name.end, meaning: name.entry });
        at = name.end;
      } else if (cue !== null) {
        events.push({ kind: cue.entry, from: at, to: cue.end });
        at = cue.end;
      } else if (isSign(tokens, at)) {
        const kind = tokens.text.charAt(tokens.starts[at + 1] ?? 0) === '+' ? 'has' : 'not';
        const last = events.at(-1);
        behind ??= last?.kind === 'name' && last.to === at;
        if (!behind) events.push({ kind, from: at, to: at + 3 });
        else if (last?.kind === 'name') {
          // As if it stood in front, and for this one name alone.
          events.splice(-1, 0, { kind, from: last.from, to: last.from });
          events.push({ kind: 'has', from: at, to: at + 3 });
        }
        at += 3;
      } else {
        const kind = this.#joint(tokens, at);
        if (kind !== null) events.push({ kind, from: at, to: at + 1 });
        at++;
      }
    }
    return events;
  }

  #nameAt(tokens: Tokens, at: number, to: number): PhraseMatch<Meaning> | null {
    const { names } = this.#lexicon;
    const found = names.longestAt(tokens, at, to);
    if (found !== null && found.end > at + 1) return found;
    const alone = found !== null && this.#everyday.has(tokens.words[at] ?? 0) ? withoutFinding(found) : found;
    const shares = at + 2 < to && (this.#joints.isAnd(tokens, at + 1) || this.#joints.isOr(tokens, at + 1));
    return (shares ? names.sharedAt(tokens, at, at + 1, to) : null) ?? alone;
  }

  #joint(tokens: Tokens, at: number): ',' | ':' | 'and' | '(' | ')' | 'time' | null {
    if (tokens.kinds[at] === 'mark') {
      const mark = tokens.text.charAt(tokens.starts[at] ?? 0);
      if (mark === ',' || mark === ':' || mark === '(' || mark === ')') return mark;
    }
    if (this.#joints.isAnd(tokens, at)) return 'and';
    return this.#joints.isTime(tokens, at) ? 'time' : null;
  }
}

function withoutFinding({ entry, end }: PhraseMatch<Meaning>): PhraseMatch<Meaning> | null {
  const { diagnosis, measure } = entry;
  return diagnosis === null && measure === null ? null : { entry: { ...entry, finding: null, absent: null }, end };
}

/** "(-) fever, (+) cough", or behind each: "fever (-), cough (+)" */
function isSign({ text, starts, ends, kinds }: Tokens, at: number): boolean {
  return kinds[at] === 'mark' && /^\([-+]\)$/.test(text.slice(starts[at], ends[at + 2]));
}
