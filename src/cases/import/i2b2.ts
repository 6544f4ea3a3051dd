import { sentence, type Sentence } from '../../humanError.ts';
import type { IdentifierClass } from '../phi/identifier.ts';
import type { FormatReading, KnownIdentifier, Paragraph, Section } from './draft.ts';
import { SourceFault } from './sourceFault.ts';
import { withReference } from './statedReference.ts';
import { TextParts } from './textParts.ts';
import { elementIn, elementsIn, Lines, type XmlElement } from './xml/document.ts';
import { XmlWords } from './xmlWords.ts';

/** The note of an i2b2 or n2c2 file; its tags are what is known to identify someone. */
export function readI2b2(root: XmlElement, source: string): FormatReading {
  const element = elementIn(root, 'TEXT');
  if (element === null) throw new SourceFault({ line: 1, column: 1 }, 'The file holds no TEXT element.');
  const words = new XmlWords(source, element);
  const { text } = words;
  const tags = elementIn(root, 'TAGS');
  const { known, warnings } = new Tags(words).place(tags === null ? [] : elementsIn(tags));
  const lines = new Lines(source);
  const sections = new TextParts(text).between(0, text.length).map((part): Section => {
    const paragraphs = part.paragraphs.map((range): Paragraph => {
      const start = words.sourceAt(range.start);
      const place = {
        start,
        end: words.sourceAt(range.end),
        line: lines.at(start).line,
        address: `/${root.name}/TEXT`,
      };
      return { text: text.slice(range.start, range.end), place, known: within(known, range.start, range.end) };
    });
    return {
      title: part.title,
      code: null,
      level: part.level,
      included: part.included,
      reason: part.reason,
      paragraphs,
    };
  });
  if (!sections.some(({ included }) => included))
    return { drafts: [], errors: [], warnings: [sentence('Its TEXT holds no words of a case.')] };
  const facts = { title: null, licence: null, published: null, ids: {} };
  const draft = { key: '1', title: 'Note', id: null, cluster: '1', facts, ...withReference(sections), warnings };
  return { drafts: [draft], errors: [], warnings: [] };
}

/** The identifiers that stand in a part of the text, cut to it. */
function within(known: readonly KnownIdentifier[], start: number, end: number): KnownIdentifier[] {
  return known
    .filter((one) => one.start < end && one.end > start)
    .map((one) => ({
      class: one.class,
      start: Math.max(one.start, start) - start,
      end: Math.min(one.end, end) - start,
    }));
}

/** So far beside its offsets the words of a tag are looked for. */
const reach = 500;

class Tags {
  readonly #words: XmlWords;
  /** Line breaks count as spaces: an attribute has no others. */
  readonly #flat: string;
  /** Some programs count letters outside the basic plane once. */
  readonly #letters: readonly number[] | null;
  #moved = 0;
  readonly #lost: string[] = [];

  constructor(words: XmlWords) {
    this.#words = words;
    this.#flat = words.text.replace(/\s/g, ' ');
    this.#letters = /[\ud800-\udbff]/.test(words.text) ? lettersOf(words.text) : null;
  }

  place(tags: readonly XmlElement[]): { known: KnownIdentifier[]; warnings: Sentence[] } {
    const found = tags.flatMap((tag, i) => this.#placed(tag, i) ?? []);
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    let end = -1;
    const known = found.filter((one) => one.start >= end && ((end = one.end), true));
    const warnings: Sentence[] = [];
    if (this.#lost.length > 0) {
      const ids = this.#lost.slice(0, 30).join(', ');
      warnings.push(
        sentence(
          'These tags do not match the text and were not used, so look for identifiers yourself: {0}.',
          this.#lost.length > 30 ? `${ids} … (${this.#lost.length})` : ids,
        ),
      );
    }
    if (this.#moved > 0) {
      warnings.push(
        sentence(
          '{0} tags stand a little beside where they say; they were put where their words are.',
          String(this.#moved),
        ),
      );
    }
    return { known, warnings };
  }

  #placed(tag: XmlElement, index: number): KnownIdentifier | null {
    const { start, end, text = '', id } = tag.attributes;
    const type = tag.attributes['TYPE'] ?? tag.attributes['type'] ?? tag.name;
    const one = classOf(tag.name, type, text);
    if (one === null) return null;
    const from = offset(start);
    const to = offset(end);
    const at = from === null ? null : this.#find(from, to ?? from + text.length, text.replace(/\s/g, ' '));
    if (at === null) {
      this.#lost.push(id ?? `${tag.name} ${index + 1}`);
      return null;
    }
    return { class: one, ...at };
  }

  #find(from: number, to: number, text: string): { start: number; end: number } | null {
    const flat = this.#flat;
    // Without words of its own a tag cannot be checked.
    if (text === '' || to < from) return null;
    const here = (start: number): { start: number; end: number } | null =>
      flat.startsWith(text, start) ? { start, end: start + text.length } : null;
    const counted = this.#letters?.[from];
    const found =
      here(from) ??
      (counted === undefined ? null : here(counted)) ??
      here(this.#words.textAt(this.#words.inner + from));
    if (found !== null) return found;
    const near = nearest(flat, text, from);
    if (near === null) return null;
    this.#moved += 1;
    return { start: near, end: near + text.length };
  }
}

function lettersOf(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) starts.push(at);
  return starts;
}

function offset(words: string | undefined): number | null {
  return words !== undefined && /^\s*\d{1,9}\s*$/.test(words) ? Number(words) : null;
}

/** Where words stand that is nearest to an offset. */
function nearest(text: string, words: string, offset: number): number | null {
  const part = text.slice(Math.max(0, offset - reach), offset + reach + words.length);
  const from = Math.max(0, offset - reach);
  let best: number | null = null;
  for (let i = part.indexOf(words); i >= 0; i = part.indexOf(words, i + 1)) {
    const at = from + i;
    if (isWord(text, at, at + words.length) && (best === null || Math.abs(at - offset) < Math.abs(best - offset)))
      best = at;
  }
  return best;
}

/** Not a piece of a longer word or number. */
function isWord(text: string, start: number, end: number): boolean {
  const letter = (i: number): boolean => /[\p{L}\p{N}]/u.test(text[i] ?? '');
  return !(letter(start - 1) && letter(start)) && !(letter(end - 1) && letter(end));
}

const classes: Readonly<Record<string, IdentifierClass>> = {
  NAME: 'NAME',
  PATIENT: 'NAME',
  DOCTOR: 'NAME',
  USERNAME: 'NAME',
  DATE: 'DATE',
  HOSPITAL: 'HOSPITAL',
  DEPARTMENT: 'LOCATION',
  ROOM: 'LOCATION',
  ORGANIZATION: 'LOCATION',
  LOCATION: 'LOCATION',
  'LOCATION-OTHER': 'LOCATION',
  LOCATION_OTHER: 'LOCATION',
  CITY: 'LOCATION',
  STREET: 'ADDRESS',
  ZIP: 'ADDRESS',
  CONTACT: 'PHONE',
  PHONE: 'PHONE',
  FAX: 'FAX',
  EMAIL: 'EMAIL',
  URL: 'URL',
  IPADDR: 'IP',
  IPADDRESS: 'IP',
  SSN: 'SSN',
  MEDICALRECORD: 'MRN',
  ACCOUNT: 'ACCOUNT',
  HEALTHPLAN: 'ID',
  LICENSE: 'ID',
  VEHICLE: 'ID',
  DEVICE: 'ID',
  BIOID: 'ID',
  IDNUM: 'ID',
  ID: 'ID',
};

/** The class of a tag; null where it tells nothing that identifies: a state, a country, a year, an age below ninety. */
function classOf(name: string, type: string, text: string): IdentifierClass | null {
  const kind = type.trim().toUpperCase();
  if (kind === 'AGE' || name.toUpperCase() === 'AGE') {
    const years = /\d{1,3}/.exec(text)?.[0];
    return Number(years ?? 0) > 89 || /nine?t(y|ies)|hundred/i.test(text) ? 'AGE90' : null;
  }
  if (kind === 'STATE' || kind === 'COUNTRY') return null;
  const found = classes[kind] ?? classes[name.toUpperCase()] ?? null;
  return found === 'DATE' && /^\s*\d{4}\s*$/.test(text) ? null : found;
}
