import { createHash } from 'node:crypto';
import type { IdentifierClass } from '../phi/identifier.ts';
import type { KnownIdentifier, Paragraph } from './draft.ts';

/** Words that a document's own header says identify someone. */
export class Named {
  readonly #words = new Map<string, IdentifierClass>();

  add(kind: IdentifierClass, words: string | undefined): void {
    const clean = words?.replace(/\s+/g, ' ').trim() ?? '';
    // A letter or a short number stands everywhere.
    if (clean.length >= 3 && /[\p{L}\p{N}]/u.test(clean) && !tooCommon.test(clean)) this.#words.set(clean, kind);
  }

  /** A person's name: as a whole, and each part, which may stand alone. */
  person(given: readonly string[], family: readonly string[], whole?: string): void {
    const parts = [...given, ...family];
    this.add('NAME', whole);
    this.add('NAME', parts.join(' '));
    if (given[0] !== undefined && family.length > 0) {
      this.add('NAME', `${given[0]} ${family.join(' ')}`);
      this.add('NAME', `${family.join(' ')}, ${given[0]}`);
    }
    for (const part of whole === undefined ? parts : [...parts, ...whole.split(/[\s,]+/)]) {
      if (/^\p{Lu}/u.test(part)) this.add('NAME', part.replace(/[.,]$/, ''));
    }
  }

  /** A day as machines write it (19610311, 1961-03-11), in the ways people do. */
  date(day: string | undefined): void {
    const [, year, month, date] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(day ?? '') ?? [];
    if (year === undefined || month === undefined || date === undefined) return;
    const name = months[Number(month) - 1];
    if (name === undefined) return;
    const m = String(Number(month));
    const d = String(Number(date));
    for (const one of [
      `${year}-${month}-${date}`,
      `${year}${month}${date}`,
      ...[`${date}/${month}/${year}`, `${month}/${date}/${year}`, `${d}/${m}/${year}`, `${m}/${d}/${year}`],
      ...[`${date}.${month}.${year}`, `${d}.${m}.${year}`, `${date}-${month}-${year}`, `${month}-${date}-${year}`],
      ...[`${d} ${name} ${year}`, `${name} ${d}, ${year}`, `${d} ${name.slice(0, 3)} ${year}`],
      ...[`${name.slice(0, 3)} ${d}, ${year}`, `${date}-${name.slice(0, 3)}-${year}`],
    ])
      this.add('DATE', one);
  }

  /** The paragraphs with these words marked where they stand in them. */
  in(paragraphs: readonly Paragraph[]): Paragraph[] {
    const longestFirst = [...this.#words.keys()].sort((a, b) => b.length - a.length);
    if (longestFirst.length === 0) return [...paragraphs];
    const any = longestFirst.map((words) => words.split(' ').map(literally).join('\\s+')).join('|');
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu');
    return paragraphs.map((paragraph) => ({
      ...paragraph,
      known: [...paragraph.known, ...this.#found(paragraph.text, pattern)],
    }));
  }

  #found(text: string, pattern: RegExp): KnownIdentifier[] {
    return Array.from(text.matchAll(pattern), ({ index, 0: words }) => ({
      class: this.#words.get(words.replace(/\s+/g, ' ')) ?? 'NAME',
      start: index,
      end: index + words.length,
    }));
  }
}

function literally(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The cluster of all documents of a patient, in whatever file: made of the number that one place gave the patient. */
export function patientCluster(place: string, number: string): string {
  return `patient-${createHash('sha256').update(`${place}\0${number}`, 'utf8').digest('hex').slice(0, 12)}`;
}

/** Whether a cluster is one patient's in all files, and not only within its own. */
export function isPatientCluster(cluster: string): boolean {
  return /^patient-[0-9a-f]{12}$/.test(cluster);
}

/** In headers, but no names: what an export puts there when it knows nothing. */
const tooCommon =
  /^(unknown|none|n\/a|null|patient|doctor|physician|nurse|test|hospital|clinic|home|male|female|the|and)$/i;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
