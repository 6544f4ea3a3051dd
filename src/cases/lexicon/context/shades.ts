import type { Clause, Name } from './clause.ts';
import type { Mention } from './context.ts';
import type { Meaning } from '../lexicon.ts';
import type { Mentions } from './mentions.ts';
import type { Span } from '../words/sentences.ts';

/** How far a side or a severity may stand from its finding. */
const reach = 4;

const shades = new Set(
  'right-side left-side both-sides one-sided side-shifting mild moderate severe worst-ever'.split(' '),
);

/** A side or a severity. */
export function isShade({ finding }: Meaning): boolean {
  return finding !== null && finding.course && shades.has(finding.id);
}

/** Sides and severities: each says something only of a finding beside it, and is meant as that finding is. */
export class Shades {
  readonly #clause: Clause;
  readonly #mentions: Mentions;
  /** With the mention beside which each stands. */
  readonly #kept: { readonly shade: Name; readonly of: number }[] = [];
  /** What waits for the finding behind it. */
  #waiting: Name[] = [];

  constructor(clause: Clause, mentions: Mentions) {
    this.#clause = clause;
    this.#mentions = mentions;
  }

  read(event: Name, index: number): void {
    const last = this.#mentions.count - 1;
    // "Pain in her left knee": the reader found it inside the name.
    if (event.from < (this.#mentions.at(last)?.to ?? 0)) {
      this.#kept.push({ shade: event, of: last });
      return;
    }
    if (this.#isOfLast(event, index)) {
      this.#kept.push({ shade: event, of: last });
      this.#mentions.stretch(event.to);
    } else this.#waiting.push(event);
  }

  /** What waits stands close before the finding: "severe central chest pain", "left lower leg pain". */
  takenBy({ from, to }: Span): void {
    const of = this.#mentions.count - 1;
    const { joints, tokens } = this.#clause;
    let end = from;
    for (const event of this.#waiting.toReversed()) {
      if (end - event.to > reach - 1 || !joints.onlyDescribes(tokens, event.to, end)) break;
      this.#kept.push({ shade: event, of });
      end = event.from;
    }
    this.#mentions.stretch(to);
  }

  waitNoMore(): void {
    this.#waiting = [];
  }

  mentions(): Mention[] {
    return this.#kept.map(({ shade: { from, to, meaning }, of }) => {
      const { present, whose, when, certain } = this.#mentions.at(of) as Mention;
      return { from, to, meaning, present, whose, when, certain, byTest: false };
    });
  }

  /** "Headache, which is severe", "weakness on the left" */
  #isOfLast({ from, to }: Span, index: number): boolean {
    const { events, joints, tokens } = this.#clause;
    const next = events[index + 1];
    if (next?.kind === 'name' && next.from === to && !isShade(next.meaning)) return false;
    const last = this.#mentions.at(this.#mentions.count - 1);
    const before = this.#mentions.end;
    return (
      before >= 0 &&
      last?.meaning.measure === null &&
      from - before <= reach &&
      joints.onlyLeadsToShade(tokens, before, from)
    );
  }
}
