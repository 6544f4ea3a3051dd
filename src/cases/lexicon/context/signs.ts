import type { Span } from '../words/sentences.ts';
import type { Tokens } from '../words/tokens.ts';

/** A sign that says yes or no: "+fever", "cough (-)", "-ve". */
export interface Sign {
  readonly to: number;
  readonly positive: boolean;
  /** Which name it is about; `either`: whichever the sentence writes it beside. */
  readonly side: 'before' | 'behind' | 'either';
}

const anySign = /[-+–−]/;

/** Reads the signs of a sentence. A lone "-" is a dash, or begins the item of a list, unless the sentence writes "+", too. */
export class Signs {
  readonly #tokens: Tokens;
  readonly #sentence: Span;
  #plus: boolean | undefined;

  constructor(tokens: Tokens, sentence: Span) {
    this.#tokens = tokens;
    this.#sentence = sentence;
  }

  at(at: number): Sign | null {
    const { text, starts, ends, kinds } = this.#tokens;
    if (kinds[at] !== 'mark') return null;
    const mark = text.charAt(starts[at] ?? 0);
    if (mark === '(' || mark === '[') return this.#inBrackets(at);
    if (!anySign.test(mark)) return null;
    let last = at;
    while (text.charAt(ends[last] ?? 0) === '+' && mark === '+') last++;
    const before = at > 0 ? text.charAt((starts[at] ?? 0) - 1) : ' ';
    const after = text.charAt(ends[last] ?? 0);
    const word = text.slice(ends[last], (ends[last] ?? 0) + 3).toLowerCase();
    const positive = mark === '+';
    if (/^ve\b/.test(word) && last + 1 < this.#sentence.to) return { to: last + 2, positive, side: 'either' };
    if (/\d/.test(before) || /\d/.test(after)) return null;
    const side = this.#sideOf(at, last, /[\p{L})]/u.test(before), /\p{L}/u.test(after), positive);
    return side === null ? null : { to: last + 1, positive, side };
  }

  #inBrackets(at: number): Sign | null {
    const { text, starts } = this.#tokens;
    const found = /^[([](?:([-+–−])\+*(?:ve)?|yes|no|y|n|present|absent|positive|negative|neg|pos|nil|none)[)\]]/i.exec(
      text.slice(starts[at], (starts[at] ?? 0) + 12),
    );
    if (found === null) return null;
    let to = at;
    while (to < this.#sentence.to && !/[)\]]/.test(text.charAt(starts[to] ?? 0))) to++;
    const said = found[1];
    if (said === undefined) return { to: to + 1, positive: /^.[yp]/i.test(found[0]), side: 'behind' };
    return { to: to + 1, positive: said === '+', side: 'either' };
  }

  #sideOf(
    at: number,
    last: number,
    gluedBehind: boolean,
    gluedBefore: boolean,
    positive: boolean,
  ): Sign['side'] | null {
    if (gluedBehind) return gluedBefore ? null : 'behind';
    const next = last + 1 >= this.#sentence.to ? '.' : this.#raw(last + 1);
    if (/^[,.;)+]$/.test(next)) return positive || this.#hasPlus() ? 'behind' : null;
    const opens = at === this.#sentence.from || /^[,;:(]$/.test(this.#raw(at - 1));
    if (gluedBefore || opens) return positive || (gluedBefore && !opens) || this.#hasPlus() ? 'before' : null;
    // "fever + cough" joins, "fever - cough" parts, unless other signs stand behind their names.
    return null;
  }

  #hasPlus(): boolean {
    const { from, to } = this.#sentence;
    if (this.#plus === undefined) {
      this.#plus = false;
      for (let at = from; at < to && !this.#plus; at++) this.#plus = this.#raw(at) === '+';
    }
    return this.#plus;
  }

  #raw(at: number): string {
    return this.#tokens.text.slice(this.#tokens.starts[at], this.#tokens.ends[at]);
  }
}
