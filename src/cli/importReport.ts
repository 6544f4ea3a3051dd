import { relative, isAbsolute } from 'node:path';
import { fill, type Sentence } from '../humanError.ts';
import type { Outcome } from '../study/intake/intake.ts';
import type { Taken } from '../study/intake/takeIn.ts';
import { plain } from './human.ts';
import type { Terminal } from './terminal.ts';

type Case = Extract<Taken, { is: 'case' }>;

export interface ImportReport {
  /** Cases that are in the study now, whether they were before or not. */
  readonly cases: number;
  begin(files: number): void;
  add(taken: Taken): void;
  /** The study could not be written. */
  stopped(study: string, why: string): void;
  end(study: string): void;
}

/** Says what came of an import: a line of JSON for each case and file, or words for a person. */
export function importReport(terminal: Terminal, json: boolean): ImportReport {
  return json ? new JsonReport(terminal) : new WordsReport(terminal);
}

const said = ({ template, values }: Sentence): string => plain(fill(template, values));

/** Whether a case is in the study as its source gives it, or as it was changed there. */
function isThere(outcome: Outcome): boolean {
  return outcome === 'imported' || outcome === 'unchanged';
}

class JsonReport implements ImportReport {
  cases = 0;
  readonly #out: (text: string) => void;

  constructor({ out }: Terminal) {
    this.#out = out;
  }

  begin(): void {
    // A program that reads lines needs no count.
  }

  add(taken: Taken): void {
    switch (taken.is) {
      case 'case':
        return this.#case(taken);
      case 'failed':
        return this.#failed(taken.file, taken.error.line, taken.error.column, said(taken.error.sentence));
      case 'skipped':
        return this.#line({ skipped: { file: taken.file, reason: said(taken.reason) } });
      case 'done':
        return;
    }
  }

  stopped(study: string, why: string): void {
    this.#failed(study, null, null, plain(why));
  }

  end(): void {
    // All has been said.
  }

  #case({ file, format, title, facts, reference, sections, arrived, warnings }: Case): void {
    const { id, outcome, text, leaks, identifiers } = arrived;
    if (outcome === 'empty') return this.#line({ skipped: { file, reason: said(warnings.at(-1) ?? noReason) } });
    if (isThere(outcome)) this.cases += 1;
    this.#line({
      id,
      source: file,
      title,
      text,
      reference: reference === null ? null : { ...reference },
      sections,
      warnings: warnings.map(said),
      state: outcome,
      format,
      leaks,
      identifiers,
      licence: facts.licence,
      published: facts.published,
    });
  }

  #failed(file: string, line: number | null, column: number | null, message: string): void {
    this.#line({ error: { file, line, column, message } });
  }

  #line(value: unknown): void {
    this.#out(`${JSON.stringify(value)}\n`);
  }
}

const noReason: Sentence = { template: 'Nothing of it is taken.', values: [] };

/** So many lines of a kind are shown; the rest is counted. */
const mostLines = 20;

class WordsReport implements ImportReport {
  cases = 0;
  readonly #terminal: Terminal;
  readonly #outcomes = new Map<Outcome, number>();
  readonly #failed: string[] = [];
  readonly #skipped: string[] = [];
  readonly #changed: string[] = [];
  readonly #warnings: string[] = [];
  #leaks = 0;
  #identifiers = 0;
  #files = 0;
  #done = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  begin(files: number): void {
    this.#files = files;
  }

  add(taken: Taken): void {
    switch (taken.is) {
      case 'case':
        return this.#case(taken);
      case 'failed': {
        const { line, column, sentence } = taken.error;
        const at = [line, column].filter((one) => one !== null).map((one) => `:${one}`);
        this.#failed.push(`${shown(taken.file)}${at.join('')}: ${said(sentence)}`);
        return;
      }
      case 'skipped':
        this.#skipped.push(`${shown(taken.file)}: ${said(taken.reason)}`);
        return;
      case 'done':
        this.#done += 1;
        this.#progress(`${this.#done} of ${this.#files} files, ${this.cases} ${this.cases === 1 ? 'case' : 'cases'}`);
    }
  }

  stopped(study: string, why: string): void {
    this.#failed.push(`${shown(study)}: ${plain(why)}`);
  }

  end(study: string): void {
    this.#progress('');
    const of = (outcome: Outcome): number => this.#outcomes.get(outcome) ?? 0;
    const counts = [
      `${of('imported')} imported`,
      `${of('unchanged')} unchanged`,
      `${of('changed') + of('edited')} changed in the source`,
      `${this.#skipped.length} skipped`,
      `${this.#failed.length} failed`,
    ];
    const stopped = this.#terminal.signal.aborted ? 'Stopped. ' : '';
    this.#terminal.out(`${stopped}${shown(study)}: ${counts.join(', ')}.\n`);
    if (this.#leaks > 0) this.#terminal.out(`Open leaks in ${casesOf(this.#leaks)}: look at them with ddx leaks.\n`);
    if (this.#identifiers > 0) {
      const where = casesOf(this.#identifiers);
      this.#terminal.out(`Words that may identify a patient in ${where}: look at them with ddx phi.\n`);
    }
    this.#list('Failed', this.#failed);
    this.#list('Changed in the source', this.#changed);
    this.#list('Skipped', this.#skipped);
    this.#list('Warnings', this.#warnings);
  }

  #case({ file, arrived, warnings }: Case): void {
    const { id, outcome, leaks, identifiers } = arrived;
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    if (outcome === 'empty') {
      this.#skipped.push(`${shown(file)}: ${said(warnings.at(-1) ?? noReason)}`);
      return;
    }
    if (isThere(outcome)) this.cases += 1;
    if (leaks > 0) this.#leaks += 1;
    if (identifiers > 0) this.#identifiers += 1;
    const lines = warnings.map((warning) => `${id}: ${said(warning)}`);
    const why = isThere(outcome) ? undefined : lines.pop();
    if (why !== undefined) this.#changed.push(why);
    this.#warnings.push(...lines);
  }

  #progress(words: string): void {
    if (this.#terminal.errIsTerminal === true) this.#terminal.err(`\r\u001b[K${words}`);
  }

  #list(title: string, lines: readonly string[]): void {
    if (lines.length === 0) return;
    const more = lines.length - mostLines;
    const all = [...lines.slice(0, mostLines), ...(more > 0 ? [`and ${more} more`] : [])];
    this.#terminal.out(`${title}\n${all.map((line) => `  ${line}\n`).join('')}`);
  }
}

function casesOf(count: number): string {
  return count === 1 ? '1 case' : `${count} cases`;
}

/** As short as it is clear from here. */
function shown(file: string): string {
  const way = relative('', file);
  return plain(way === '' || way.startsWith('..') || isAbsolute(way) ? file : way);
}
