import { createHash } from 'node:crypto';
import type { Draft, Format } from '../../cases/import/draft.ts';
import { leaksIn } from '../../cases/leaks/leaksIn.ts';
import { identifiersIn } from '../../cases/phi/identifiersIn.ts';
import { isCaseFileName } from '../caseFiles.ts';

/** In UTF-16 units; no letter takes more than three bytes of the 255 that a name may have, or two units and four. */
const longest = 60;

/** The endings of files that are imported: they tell nothing of the case. */
const ending = /\.(?:n?xml|html?|json[ln]?|ndjson|fhir|csv|tsv|tab|txt|text|md|markdown|cda|ccda)$/i;

/** Names that Windows keeps for itself, whatever follows a dot. */
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/i;

/** Ids of cases that are taken: two that differ in upper and lower case only are one file on many disks. */
export class TakenIds {
  readonly #taken = new Set<string>();

  add(id: string): void {
    this.#taken.add(folded(id));
  }

  /** A free id like the one wished for, taken from now on. */
  take(wish: string): string {
    let id = wish;
    for (let n = 2; this.#taken.has(folded(id)); n++) id = `${wish}-${n}`;
    this.add(id);
    return id;
  }
}

function folded(id: string): string {
  return id.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');
}

export interface Naming {
  /** The name of the file. */
  readonly name: string;
  readonly sha256: string;
  readonly format: Format;
  /** How many cases the file holds. */
  readonly of: number;
  /** A person's own list of names that identify patients. */
  readonly names: readonly string[];
}

/** The id that a new case should have: the source's own, else the file's name, unless that would tell too much. */
export function idFor({ key, id, reference }: Pick<Draft, 'key' | 'id' | 'reference'>, o: Naming): string {
  const name = o.name.replace(ending, '');
  const wish = safe(id ?? (o.of > 1 ? `${name}-${key}` : name));
  const words = wish.replace(/[-_.]+/g, ' ');
  const tells =
    wish === '' ||
    (reference !== null && leaksIn(words, reference).length > 0) ||
    identifiersIn(words, { names: o.names }).some((one) => one.class === 'NAME') ||
    (isClinical(o.format) && !tellsNothing(words));
  return tells ? `case-${createHash('sha256').update(`${o.sha256}\0${key}`).digest('hex').slice(0, 8)}` : wish;
}

/** As a file may be named on every system: letters, numbers, dots, dashes. */
function safe(wish: string): string {
  const plain = wish
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-._\p{M}]+/u, '');
  let short = '';
  for (const letter of plain) {
    if (short.length + letter.length > longest) break;
    short += letter;
  }
  const bare = withoutEnd(short);
  if (bare === '') return '';
  return reserved.test(bare) || !isCaseFileName(`${bare}.txt`) ? `case-${bare}` : bare;
}

/** Windows drops dots at the end of a name. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && '-._'.includes(name.charAt(end - 1))) end--;
  return name.slice(0, end);
}

/** Formats whose files come from records of patients, and are often named after them. */
function isClinical(format: Format): boolean {
  return format === 'ccda' || format === 'fhir' || format === 'i2b2';
}

const ordinary = new Set(
  `adm admission bundle case ccd ccda cda chart clinical composition component consult consultation continuity care cohort
  copy data demo discharge doc document emergency en encounter episode example export fhir file fragment history hl hp
  i2b2 import input letter message n2c narrative note notes of out output part patient pt r record report row
  sample section set sheet source study summary synthetic task test text train transfer us visit`.split(/\s+/),
);

/** Whether the words of a file's name can be nobody's name, date or number. */
function tellsNothing(words: string): boolean {
  const each = words.split(' ');
  const numbers = each.filter((word) => /^\d+$/.test(word));
  const dated = numbers.length > 2 || (numbers.length > 1 && numbers.some((number) => /^(?:19|20)\d\d$/.test(number)));
  return !dated && each.every((word) => /^(?:\p{L}|v?\d{1,4})$/iu.test(word) || ordinary.has(bare(word)));
}

function bare(word: string): string {
  return word.toLowerCase().replace(/\d{1,3}$/, '');
}
