import { mostFound, type Found } from './found.ts';

export const lastWord = /final|conclusion|in summary|revised|updated|corrected/i;
const firstWord = /draft|initial|preliminary|first (?:thought|impression|pass)|schema|example|format/i;

interface Round {
  readonly lead: string;
  readonly items: Found[];
}

/**
 * The lists of one answer, one after the other. The first counts, since models that run on repeat themselves, unless
 * a later one is called the last word or the first a draft.
 */
export class Rounds {
  #best: Round | null = null;
  #now: Round = { lead: '', items: [] };

  /** A new list begins; `lead` is what is said before it. */
  begin(lead: string): void {
    this.#best = this.#better();
    this.#now = { lead, items: [] };
  }

  add(found: Found): void {
    if (!this.isFull) this.#now.items.push(found);
  }

  /** Takes back what is told apart by `gone`. */
  drop(gone: ReadonlySet<Found>): void {
    const kept = this.#now.items.filter((one) => !gone.has(one));
    this.#now.items.splice(0, Infinity, ...kept);
  }

  get isFull(): boolean {
    return this.#now.items.length >= mostFound;
  }

  get last(): Found | undefined {
    return this.#now.items.at(-1);
  }

  get found(): readonly Found[] {
    return this.#better()?.items ?? [];
  }

  #better(): Round | null {
    if (this.#now.items.length === 0) return this.#best;
    return this.#best === null || weight(this.#now) > weight(this.#best) ? this.#now : this.#best;
  }
}

function weight({ lead }: Round): number {
  return lastWord.test(lead) ? 2 : firstWord.test(lead) ? 0 : 1;
}

const longestLead = 200;

/** A text that keeps its end only, for whoever asks for its last line; cut rarely, so that adding to it is cheap. */
export function tail(text: string, more: string): string {
  const all = text + more;
  return all.length > 4000 ? all.slice(-longestLead) : all;
}

export function lastLine(text: string): string {
  const end = text
    .slice(-longestLead)
    .trimEnd()
    .replace(/\n\s*```\w*$/, '');
  return end.trimEnd().split('\n').at(-1) ?? '';
}
