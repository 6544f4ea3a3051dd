import type { Sentence } from '../../humanError.ts';
import type { IdentifierClass } from '../phi/identifier.ts';
import type { Reason } from './reasons.ts';

export const formats = ['jats', 'ccda', 'fhir', 'i2b2', 'table', 'text'] as const;
export type Format = (typeof formats)[number];

/** Where a paragraph stands in its source: offsets are UTF-16 units of the source's text, lines count from 1. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The way to it inside the source: "/article/body/sec[2]/p[1]", "row 7, History", "entry[0].section[2]". */
  readonly address: string;
}

/** Known beforehand to identify a patient; offsets count in its paragraph. */
export interface KnownIdentifier {
  readonly class: IdentifierClass;
  readonly start: number;
  readonly end: number;
}

/** Readable text: no markup, no blank line inside, a list item or a table row on a line of its own. */
export interface Paragraph {
  readonly text: string;
  readonly place: Place;
  readonly known: readonly KnownIdentifier[];
}

export interface Section {
  readonly title: string;
  /** The source's own code of the section (LOINC, `sec-type`); null when it has none. */
  readonly code: string | null;
  /** 1 for the outermost. */
  readonly level: number;
  /** Whether it belongs to the case as long as nobody says otherwise. */
  readonly included: boolean;
  readonly reason: Reason;
  readonly paragraphs: readonly Paragraph[];
}

export interface SourceFacts {
  /** The source's own title: it may give the diagnosis away, so it is never the case's. */
  readonly title: string | null;
  /** As the source states it, or its address; null where it states none. */
  readonly licence: string | null;
  /** As precise as the source says: 2024, 2024-05 or 2024-05-17. */
  readonly published: string | null;
  /** What the source calls itself: pmcid, pmid, doi, uid. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface DraftReference {
  readonly diagnosis: string;
  readonly accepted: readonly string[];
  readonly basis: string;
}

/** A case as its source has it, before anyone chose what of it is taken. */
export interface Draft {
  /** Tells it from the others of its file, the same at every reading: "1", "case-2", "row-7". */
  readonly key: string;
  /** For people, and fit to be seen by who answers: "Case 2", "Row 7". */
  readonly title: string;
  /** An id that the source itself gives the case (a column, a PMC id); null where it gives none. */
  readonly id: string | null;
  /**
   * Cases of one source or one patient are not independent: those of a file that are equal in this are one cluster. One
   * made by `patientCluster` holds over all files of a study. The key itself for a case that stands alone.
   */
  readonly cluster: string;
  readonly facts: SourceFacts;
  /** In the order of the source, those left out too. */
  readonly sections: readonly Section[];
  readonly reference: DraftReference | null;
  readonly warnings: readonly Sentence[];
}

/** What a column of a table holds. */
export const columnRoles = ['text', 'reference', 'accepted', 'basis', 'id', 'patient', 'leftOut'] as const;
export type ColumnRole = (typeof columnRoles)[number];

export interface Column {
  readonly name: string;
  readonly role: ColumnRole;
  /** Why it was taken for that. */
  readonly reason: Reason;
  /** Of the first rows, cut short. */
  readonly samples: readonly string[];
}

/** What is wrong with a file, and where; lines and columns count from 1, null where no place can be named. */
export interface SourceError {
  readonly line: number | null;
  readonly column: number | null;
  readonly sentence: Sentence;
}

/** What came of reading one file. A broken part of it (one line of a JSONL) is an error beside the drafts. */
export type Reading =
  | {
      readonly is: 'read';
      readonly format: Format;
      readonly drafts: readonly Draft[];
      readonly errors: readonly SourceError[];
      readonly warnings: readonly Sentence[];
      /** Of a table: what its columns were taken for. Null for other formats. */
      readonly columns: readonly Column[] | null;
    }
  | { readonly is: 'skipped'; readonly reason: Sentence }
  | { readonly is: 'failed'; readonly error: SourceError };

/** What the reader of one format made of a source. A source that is broken as a whole is a `SourceFault` instead. */
export interface FormatReading {
  readonly drafts: readonly Draft[];
  readonly errors: readonly SourceError[];
  readonly warnings: readonly Sentence[];
}

export interface ReadOptions {
  /** `auto`: recognised by content. */
  readonly format: Format | 'auto';
  /** For tables: the role of columns by name, where a person said so. */
  readonly roles: Readonly<Record<string, ColumnRole>>;
  /** `taken`: sections that are left out come without their paragraphs, where nobody is going to choose among them. */
  readonly texts?: 'all' | 'taken';
}
