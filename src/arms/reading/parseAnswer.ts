import type { Diagnosis } from '../answer.ts';
import { quoteFinder, type Place } from './quotes.ts';
import { nameKey, type Found } from './found.ts';
import { JsonReader } from './jsonReader.ts';
import { ListReader } from './listReader.ts';
import { readQuotations } from './quotations.ts';
import { ThinkingFilter } from './thinking.ts';
import { TurnFilter, type Turn } from './turn.ts';
import { XmlReader } from './xmlReader.ts';

type Parser = 'list@2' | 'json@2' | 'xml@1';

export interface Reading {
  readonly diagnoses: readonly Diagnosis[];
  /** Which form was read, with its version; recorded with the answer. */
  readonly parser: Parser | 'none';
  /** The model said, in the words asked for, that the case is too thin. */
  readonly abstained: boolean;
}

/** The words asked for, alone, as an item, or as the only thing said in JSON or XML. */
const abstains = /(?:^|["'>])[\s*_"'`\->•]{0,40}(?:\d{1,2}[.)]\s*)?not enough to go on\b/i;
/** Items of one line; more than that no answer has. */
const mostInLine = 50;
/** Longer lines hold nothing that is read; the raw text keeps them. */
const longestLine = 20_000;

/**
 * Reads an answer while it arrives: every character is looked at once, and text that never becomes a list costs no
 * more than text that does.
 */
export class AnswerReader {
  readonly #caseText: string;
  readonly #top: number;
  readonly #find: (quote: string, nth?: number) => Place | null;
  readonly #turns = new TurnFilter(
    (text) => this.#said(text),
    (turn) => this.#turn(turn),
  );
  readonly #thinking = new ThinkingFilter({
    say: (text) => this.#turns.feed(text),
    forget: () => this.#restart(),
    interrupt: () => {
      this.#turns.flush();
      this.#json.interrupt();
      this.#turns.feed('\n');
    },
    turn: () => this.#turn('same'),
    inside: () => {
      this.#turns.flush();
      return this.#xml.inside;
    },
  });
  #xml = new XmlReader();
  #json = new JsonReader();
  #list = new ListReader();
  #line: string[] = [];
  #lineLength = 0;
  #abstains = false;
  /** The model's turn is over, and what it may still write is no part of this answer. */
  #over = false;

  constructor(caseText: string, top: number) {
    this.#caseText = caseText;
    this.#top = top;
    this.#find = quoteFinder(caseText);
  }

  feed(text: string): void {
    if (!this.#over) this.#thinking.feed(text);
  }

  /** What can be read so far. A line counts when it is whole. */
  get diagnoses(): Diagnosis[] {
    return this.#rank(this.#found().found);
  }

  /** `cut`: the text stopped before the model had finished, so a name at its very end is not trusted. */
  finish(cut: boolean): Reading {
    this.#thinking.end();
    this.#turns.flush();
    if (!this.#over) {
      this.#endLine(cut);
      this.#json.end(cut);
      this.#xml.end();
    }
    const { found, parser } = this.#found();
    const diagnoses = this.#rank(found);
    return {
      diagnoses,
      parser: diagnoses.length === 0 ? 'none' : parser,
      abstained: diagnoses.length === 0 && this.#abstains,
    };
  }

  /** Another turn begins, or may begin: the answer ends there if it has begun. */
  #turn(turn: Turn): boolean {
    if (turn === 'same') {
      this.#turns.flush();
      this.#endLine(false);
    }
    this.#over ||= this.#found().found.length > 0;
    return !this.#xml.inside && !this.#json.inside;
  }

  #restart(): void {
    if (this.#over) return;
    this.#turns.flush();
    this.#xml = new XmlReader();
    this.#json = new JsonReader();
    this.#list = new ListReader();
    this.#line = [];
    this.#lineLength = 0;
    this.#abstains = false;
  }

  #said(text: string): void {
    if (this.#over) return;
    this.#xml.feed(text);
    this.#json.feed(text);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#hold(text.slice(from, end));
      this.#endLine(false);
      from = end + 1;
    }
    this.#hold(text.slice(from));
  }

  #hold(part: string): void {
    if (part === '' || this.#lineLength >= longestLine) return;
    this.#line.push(part.slice(0, longestLine - this.#lineLength));
    this.#lineLength += part.length;
  }

  #endLine(cut: boolean): void {
    const line = this.#line.join('');
    this.#line = [];
    this.#lineLength = 0;
    if (abstains.test(line)) this.#abstains = true;
    const items = /<(?:li|tr)/i.test(line) ? line.split(/(?=<(?:li|tr)\b)/i, mostInLine) : [line];
    items.forEach((item, i) => this.#list.line(item, cut && i === items.length - 1));
  }

  #found(): { found: readonly Found[]; parser: Parser } {
    const xml = this.#xml.found;
    if (xml.length > 0) return { found: inOrder(xml), parser: 'xml@1' };
    const json = this.#json.found;
    if (json.length > 0) return { found: inOrder(json), parser: 'json@2' };
    return { found: this.#list.found, parser: 'list@2' };
  }

  #rank(found: readonly Found[]): Diagnosis[] {
    const seen = new Set<string>();
    const diagnoses: Diagnosis[] = [];
    for (const one of found) {
      const key = nameKey(one.name);
      if (seen.has(key)) continue;
      seen.add(key);
      diagnoses.push(this.#diagnosis(one, diagnoses.length + 1));
      if (diagnoses.length === this.#top) break;
    }
    return diagnoses;
  }

  #diagnosis(found: Found, rank: number): Diagnosis {
    const supporting = readQuotations(found.for, this.#caseText, this.#find, true);
    const opposing = readQuotations(found.against, this.#caseText, this.#find, false);
    const reason = [
      found.reason,
      supporting.rest === '' ? '' : `For: ${supporting.rest}`,
      opposing.rest === '' ? '' : `Against: ${opposing.rest}`,
    ];
    return {
      rank,
      name: found.name,
      probability: found.probability,
      score: null,
      reason: reason
        .filter((part) => part !== '')
        .join('\n')
        .replace(/\s*\n\s*/g, ' '),
      evidence: [...supporting.evidence, ...opposing.evidence],
      notInCase: [...supporting.notInCase, ...opposing.notInCase],
      doNotMiss: false,
    };
  }
}

/** By the ranks the model gave, where every one has its own. */
function inOrder(found: readonly Found[]): readonly Found[] {
  const ranks = new Set(found.map((one) => one.number));
  if (ranks.has(null) || ranks.size !== found.length) return found;
  return found.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
}

/** Reads a whole answer at once. */
export function parseAnswer(raw: string, caseText: string, top: number, cut = false): Reading {
  const reader = new AnswerReader(caseText, top);
  reader.feed(raw);
  return reader.finish(cut);
}
