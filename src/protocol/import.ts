import * as z from 'zod/mini';
import { reading, type RequestOf } from './requests.ts';

/**
 * The messages between the host and the import page. The page says `ready`; the host answers with a whole snapshot and
 * the cases in lots, of which the page shows only what is in sight. A case's text travels only when that case is shown.
 * The page keeps ids, never text.
 */

// ---------- what the page shows ----------

/** How a case stands to the study: `changed`: its source gives another text now; `edited`: its text was edited there. */
export type CaseStanding = 'new' | 'same' | 'changed' | 'edited';

/** A file that was read. */
export interface FileRow {
  readonly id: number;
  readonly name: string;
  /** The folder it lies in, as short as it can be told. */
  readonly where: string;
  readonly format: string;
  readonly cases: number;
  /** Parts of it that could not be read. */
  readonly errors: number;
  readonly warnings: number;
}

/** A file that gave nothing, and why. */
export interface OutRow {
  readonly id: number;
  readonly name: string;
  readonly where: string;
  readonly reason: string;
}

export interface CaseRow {
  readonly id: number;
  readonly file: number;
  readonly title: string;
  readonly standing: CaseStanding;
  readonly taken: boolean;
  /** Of the text as it would be written; 0 where nothing of it is chosen. */
  readonly characters: number;
  readonly warnings: number;
  /** Whether a person chose its sections. */
  readonly chosen: boolean;
}

export interface SummaryView {
  readonly imported: number;
  readonly unchanged: number;
  readonly changed: number;
  readonly edited: number;
  readonly empty: number;
  /** Those that were ticked and are not in the study. */
  readonly left: number;
  readonly skipped: number;
  readonly failed: number;
  /** Of those in the study now: cases with something open. */
  readonly withLeaks: number;
  readonly withIdentifiers: number;
  readonly warnings: readonly string[];
  /** Extensions that may read what is open; empty unless this import made the study. */
  readonly readers: readonly string[];
}

/** Where an import stands; `gone`: the window was reloaded, and what had been read went with it. */
export type Stage =
  | { readonly is: 'reading'; readonly done: number; readonly of: number; readonly name: string }
  | { readonly is: 'choosing' }
  | { readonly is: 'writing'; readonly done: number; readonly of: number; readonly stopping: boolean }
  | {
      readonly is: 'done';
      readonly summary: SummaryView;
      /** Why not everything is in; null where it is. */
      readonly problem: string | null;
      /** Whether the study is in the folder that is open. */
      readonly open: boolean;
    }
  | { readonly is: 'cancelled' }
  /** Nothing was written. */
  | { readonly is: 'failed'; readonly sentence: string }
  | { readonly is: 'gone'; readonly wasWriting: boolean; readonly canStartAgain: boolean };

export interface Snapshot {
  /** The import this is; '' where it is gone. */
  readonly id: string;
  readonly stage: Stage;
  /** The study that is imported into. */
  readonly into: { readonly title: string; readonly where: string; readonly isNew: boolean };
  readonly files: readonly FileRow[];
  /** How many cases there are: they follow in lots. */
  readonly cases: number;
  readonly skipped: readonly OutRow[];
  readonly failed: readonly OutRow[];
  /** What to show: an id of a case, a file, or a file that gave nothing; null for the first. */
  readonly at: number | null;
}

export interface SectionView {
  readonly title: string;
  readonly code: string | null;
  readonly level: number;
  readonly taken: boolean;
  /** Whether it may be taken at all. */
  readonly free: boolean;
  readonly reason: string;
  readonly characters: number;
}

/** Words of the text that a person should look at. */
export interface MarkView {
  readonly kind: 'leak' | 'identifier';
  readonly start: number;
  readonly end: number;
  /** What it is, in words. */
  readonly says: string;
}

export interface ColumnView {
  readonly name: string;
  readonly role: string;
  readonly reason: string;
  readonly samples: readonly string[];
}

export interface TableView {
  readonly file: number;
  readonly columns: readonly ColumnView[];
  /** Other tables of this import with the same columns. */
  readonly alike: number;
}

export interface CaseView {
  readonly id: number;
  readonly title: string;
  readonly file: string;
  readonly format: string;
  readonly standing: CaseStanding;
  readonly taken: boolean;
  readonly chosen: boolean;
  readonly sections: readonly SectionView[];
  /** As it would be written; of a very long one the beginning. */
  readonly text: string;
  readonly characters: number;
  /** Where its paragraphs stand in it. */
  readonly paragraphs: readonly { readonly start: number; readonly end: number; readonly line: number }[];
  /** Null while the text is looked through. They do not overlap. */
  readonly marks: readonly MarkView[] | null;
  readonly leaks: number;
  readonly identifiers: number;
  /** Null while they are counted. */
  readonly tokens: number | null;
  readonly reference: {
    readonly diagnosis: string;
    readonly accepted: readonly string[];
    readonly basis: string;
  } | null;
  readonly warnings: readonly string[];
  /** How many other cases would change if they were chosen alike. */
  readonly alike: number;
  /** How many other cases have a section of the same code or title. */
  readonly sameSections: number;
  readonly table: TableView | null;
}

export interface FileView {
  readonly id: number;
  readonly name: string;
  readonly where: string;
  readonly format: string;
  readonly cases: number;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly table: TableView | null;
}

// ---------- host to page ----------

export type ToPage =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot; readonly words: Readonly<Record<string, string>> }
  /** Cases from a place on; those of a later snapshot take the place of these. */
  | { readonly type: 'cases'; readonly from: number; readonly cases: readonly CaseRow[] }
  /** Cases that changed, by id. */
  | { readonly type: 'changed'; readonly cases: readonly CaseRow[] }
  | { readonly type: 'stage'; readonly stage: Stage }
  | { readonly type: 'case'; readonly case: CaseView }
  | { readonly type: 'file'; readonly file: FileView }
  | { readonly type: 'reply'; readonly id: number; readonly ok: true }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly sentence: string };

// ---------- page to host: a page is untrusted, so each is checked when it arrives ----------

const id = z.int().check(z.minimum(0), z.maximum(10_000_000));
const place = z.int().check(z.minimum(0), z.maximum(1_000_000));

export const roles = ['text', 'reference', 'accepted', 'basis', 'id', 'patient', 'leftOut'] as const;
export type Role = (typeof roles)[number];

/** One descriptor a message: its name and what it carries. Every one is answered by a `reply`. */
export const requests = {
  ready: z.strictObject({}),
  /** Sends a case or a file in full. */
  show: z.strictObject({ id }),
  /** Ticks cases: one, those of a file, or all. */
  take: z.strictObject({ what: z.enum(['case', 'file', 'all']), id, taken: z.boolean() }),
  /** Takes a section of a case in or leaves it out. */
  include: z.strictObject({ id, section: place, taken: z.boolean() }),
  /** Back to the sections that were proposed. */
  reset: z.strictObject({ id }),
  /** Chooses the other cases with the same sections like this one. */
  applyToAll: z.strictObject({ id }),
  /** Says what a column holds; `alike`: in all tables with the same columns. */
  role: z.strictObject({ file: id, column: place, role: z.enum(roles), alike: z.boolean() }),
  /** Opens the source where a paragraph came from. */
  reveal: z.strictObject({ id, paragraph: place }),
  cancel: z.strictObject({}),
  write: z.strictObject({}),
  /** Writes no further case. */
  stop: z.strictObject({}),
  /** Reads the same files again, or writes what is left. */
  startAgain: z.strictObject({}),
  close: z.strictObject({}),
  showCases: z.strictObject({}),
  openLeak: z.strictObject({}),
} as const;

export type RequestName = keyof typeof requests;
export type RequestBody<N extends RequestName> = z.infer<(typeof requests)[N]>;
export type FromPage = RequestOf<typeof requests>;

export const readRequest = reading(requests);

/** What the page keeps over a reload: which import it showed. No text, no file name. */
export interface PageState {
  readonly id: string;
}
