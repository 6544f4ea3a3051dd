import { sentence, type Sentence } from '../../humanError.ts';
import { readCcda } from './ccda.ts';
import { decodeSource } from './decode.ts';
import type { Column, Draft, Format, FormatReading, Reading, ReadOptions } from './draft.ts';
import { readFhir } from './fhir.ts';
import { isResource, readFhirLines, readFhirList } from './fhirLines.ts';
import { readI2b2 } from './i2b2.ts';
import { readJats } from './jats.ts';
import { parseJson } from './json.ts';
import { readPlainText } from './plainText.ts';
import { isOwnRecord, recognise, recogniseXml, whyNoCase, type Recognised } from './recognise.ts';
import { SourceFault } from './sourceFault.ts';
import { sniffTable, type Dialect } from './table/dialect.ts';
import { fromDelimited } from './table/fromDelimited.ts';
import { fromJson, fromJsonLines, linesIn } from './table/fromJson.ts';
import { readTable } from './table/readTable.ts';
import type { Table } from './table/table.ts';
import { parseXml, type XmlElement } from './xml/document.ts';

interface Found extends FormatReading {
  readonly format: Format;
  readonly columns: readonly Column[] | null;
}

/** Reads one file: what it is, by its content, and the cases in it. Never throws for what is wrong with the file. */
export function readSource(bytes: Uint8Array, name: string, o: ReadOptions): Reading {
  try {
    const decoded = decodeSource(bytes);
    if (decoded.is === 'other') return { is: 'skipped', reason: decoded.reason };
    if (!/[^\s\0]/.test(decoded.text)) return { is: 'skipped', reason: sentence('The file is empty.') };
    const found = new SourceText(decoded.text, o).read();
    if ('template' in found) return { is: 'skipped', reason: found };
    const { drafts, errors, warnings, columns } = found;
    // A table whose columns have to be chosen first is read, though nothing is taken from it yet.
    if (drafts.length === 0 && columns === null) {
      if (errors[0] !== undefined) return { is: 'failed', error: errors[0] };
      return { is: 'skipped', reason: warnings[0] ?? sentence('No case was found in it.') };
    }
    const taken = o.texts === 'taken' ? drafts.map(withoutLeftOut) : drafts;
    return { ...found, is: 'read', drafts: taken, warnings: [...decoded.warnings, ...warnings] };
  } catch (error) {
    if (error instanceof SourceFault) return { is: 'failed', error: error.error };
    // The engine says so when calls are nested too deep, or words grow too long.
    if (error instanceof RangeError) return tooDeep();
    throw new Error(`reading ${name}`, { cause: error });
  }
}

/** Most of an article is not the case, and all that is kept of a draft crosses from thread to thread. */
function withoutLeftOut(draft: Draft): Draft {
  const sections = draft.sections.map((one) => (one.included ? one : { ...one, paragraphs: [] }));
  return { ...draft, sections };
}

function tooDeep(): Reading {
  const words = sentence('The file is nested too deep, or too large, to be read.');
  return { is: 'failed', error: { line: null, column: null, sentence: words } };
}

class SourceText {
  readonly #text: string;
  readonly #options: ReadOptions;

  constructor(text: string, o: ReadOptions) {
    this.#text = text;
    this.#options = o;
  }

  /** What is in it; a sentence where it holds no case. */
  read(): Found | Sentence {
    const text = this.#text;
    const { format, roles } = this.#options;
    if (format === 'text') return { ...readPlainText(text), format, columns: null };
    if (format === 'jats' || format === 'ccda' || format === 'i2b2') return this.#xml(format, parseXml(text));
    const seen = recognise(text);
    if (format === 'fhir') return this.#fhir(seen);
    if (format === 'table') return this.#table(seen, true);
    switch (seen.is) {
      case 'other':
        return seen.reason;
      case 'xml':
        return this.#recognisedXml();
      case 'json':
        return this.#json(seen);
      case 'jsonLines':
        return this.#jsonLines(seen);
      case 'delimited': {
        const table = this.#table(seen, false);
        // A list of findings may look like a table.
        const { known, width } = seen.dialect;
        return 'template' in table && !known && width <= 2 && whyNoCase(text) === null ? this.#plain() : table;
      }
      case 'text':
        return Object.keys(roles).length > 0 ? this.#table(seen, true) : this.#plain();
    }
  }

  #plain(): Found | Sentence {
    const why = whyNoCase(this.#text);
    return why ?? { ...readPlainText(this.#text), format: 'text', columns: null };
  }

  #recognisedXml(): Found | Sentence {
    const root = parseXml(this.#text);
    const format = recogniseXml(root);
    if (format !== null) return this.#xml(format, root);
    return sentence(
      'This is XML, but none that holds a case: its outermost element is {0}. Articles (JATS), clinical documents (C-CDA) and i2b2 notes are read.',
      root.name.slice(0, 80),
    );
  }

  #xml(format: 'jats' | 'ccda' | 'i2b2', root: XmlElement): Found | Sentence {
    const text = this.#text;
    if (format === 'ccda') return { ...readCcda(root, text), format, columns: null };
    if (format === 'i2b2') return { ...readI2b2(root, text), format, columns: null };
    const drafts = readJats(root, text);
    if (drafts.length === 0)
      return sentence('The article reports no case that could be told apart from the rest of it.');
    return { drafts, errors: [], warnings: [], format, columns: null };
  }

  #json(seen: Recognised): Found | Sentence {
    const value = parseJson(this.#text);
    const first = Array.isArray(value) ? (value[0] as unknown) : value;
    if (isOwnRecord(first)) return ownRecord();
    if (isEvidences(value)) {
      return sentence('This explains the codes of a table (its questions and answers), and holds no case itself.');
    }
    return isResource(first) ? this.#fhirOf(Array.isArray(value)) : this.#table(seen, false);
  }

  #jsonLines(seen: Recognised): Found | Sentence {
    const first = firstObject(this.#text);
    if (isOwnRecord(first)) return ownRecord();
    return isResource(first)
      ? { ...readFhirLines(this.#text), format: 'fhir', columns: null }
      : this.#table(seen, false);
  }

  #fhir(seen: Recognised): Found {
    if (seen.is === 'jsonLines') return { ...readFhirLines(this.#text), format: 'fhir', columns: null };
    return this.#fhirOf(/^\s*\[/.test(this.#text));
  }

  #fhirOf(list: boolean): Found {
    const found = list ? readFhirList(this.#text) : readFhir(this.#text);
    return { ...found, format: 'fhir', columns: null };
  }

  #table(seen: Recognised, certain: boolean): Found | Sentence {
    const text = this.#text;
    const table = this.#rows(seen);
    if (table === null) return sentence('The JSON holds no table: no list of objects.');
    if (table.rows.length === 0) {
      const [error] = table.errors;
      return error === undefined
        ? sentence('The table has no rows.')
        : { format: 'table', drafts: [], errors: table.errors, warnings: table.warnings, columns: null };
    }
    const found = readTable(table, text, this.#options.roles, certain);
    return 'template' in found ? found : { ...found, format: 'table' };
  }

  #rows(seen: Recognised): Table | null {
    if (seen.is === 'json') return fromJson(this.#text);
    if (seen.is === 'jsonLines') return fromJsonLines(this.#text);
    const dialect: Dialect = seen.is === 'delimited' ? seen.dialect : sniffTable(this.#text);
    return fromDelimited(this.#text, dialect);
  }
}

function ownRecord(): Sentence {
  return sentence('This is a record of a study, not a case.');
}

/** The first line that holds a whole object. */
function firstObject(text: string): unknown {
  let looked = 0;
  for (const { start, end } of linesIn(text)) {
    try {
      return JSON.parse(text.slice(start, end));
    } catch {
      looked += 1;
      if (looked === 20) return null;
    }
  }
  return null;
}

/** The dictionary of a table of evidences. */
function isEvidences(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [first] = Object.values(value) as unknown[];
  return typeof first === 'object' && first !== null && 'question_en' in first && 'possible-values' in first;
}
