import { plainGround, type Ground } from './context.ts';
import type { Span } from './sentences.ts';
import type { Tokens } from './tokens.ts';

const past =
  /^(past|previous|prior)( medical| surgical| psychiatric| obstetric)?( and surgical| and psychiatric)? histor(y|ies)$|^(medical|surgical) history$|^pmh?x?$|^pmhx?$|^psh?x?$|^pshx?$|^comorbidit(y|ies)$|^past (medical|surgical) hx$|^background$/;
const family = /^family (medical )?(history|hx)$|^fhx?$|^fam hx$/;
const feared = /^(safety net(ting)?|advice|return precautions|plan|follow up|instructions)$/;

/** What headings say of the sentences under them. */
export class Grounds {
  readonly #tokens: Tokens;
  #ground: Ground = plainGround;
  /** A heading with text behind it on its line holds for that line. */
  #line: boolean = false;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** The sentences must come in order. */
  of(sentence: Span): Ground {
    const fresh = (this.#tokens.gaps[sentence.from] ?? 0) > 0 || sentence.from === 0;
    const title = this.#title(sentence, fresh);
    if (title !== null) {
      this.#ground = groundOf(title.words);
      this.#line = title.inline;
    } else if (fresh && this.#line) this.#ground = plainGround;
    return this.#ground;
  }

  #title({ from, to }: Span, fresh: boolean): { words: string; inline: boolean } | null {
    const { text, starts, ends, gaps } = this.#tokens;
    let at = from;
    while (at < to && /^[#*_>•|-]$/.test(text.slice(starts[at], ends[at]))) at++;
    const marked = at > from && text.charAt(starts[from] ?? 0) === '#';
    for (let last = at; last < Math.min(to, at + 7); last++) {
      const mark = text.slice(starts[last], ends[last]);
      if (mark === ':') {
        return { words: plain(text.slice(starts[at], starts[last])), inline: last + 1 < to || (gaps[to] ?? 2) === 0 };
      }
      if (last + 1 === to && fresh && (marked || (gaps[to] ?? 2) > 0) && last - at < 5 && mark !== '.') {
        const words = plain(text.slice(starts[at], ends[last]));
        return marked || groundOf(words) !== plainGround ? { words, inline: false } : null;
      }
      if (/^[.,;]$/.test(mark)) return null;
    }
    return null;
  }
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function groundOf(words: string): Ground {
  if (past.test(words)) return { whose: 'patient', when: 'past' };
  if (family.test(words)) return { whose: 'family', when: 'now' };
  if (feared.test(words)) return { whose: 'patient', when: 'hypothetical' };
  return plainGround;
}
