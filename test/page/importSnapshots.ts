// What a host tells the import page in the tests, built by naming only what matters.
import {
  readRequest,
  type CaseRow,
  type CaseView,
  type ColumnView,
  type FileRow,
  type FileView,
  type FromPage,
  type OutRow,
  type Snapshot,
  type Stage,
  type SummaryView,
  type ToPage,
} from '../../src/protocol/import.ts';
import type { Kind } from './harness.ts';

export const importPage: Kind<ToPage, FromPage> = { name: 'import', read: readRequest };

export const caseRow = (id: number, file: number, rest: Partial<CaseRow> = {}): CaseRow => ({
  id,
  file,
  title: `Case ${id}`,
  standing: 'new',
  taken: true,
  characters: 1200 + id,
  warnings: 0,
  chosen: false,
  ...rest,
});

export const fileRow = (id: number, name: string, rest: Partial<FileRow> = {}): FileRow => ({
  id,
  name,
  where: 'papers',
  format: 'Journal article (JATS)',
  cases: 1,
  errors: 0,
  warnings: 0,
  ...rest,
});

export const files: readonly FileRow[] = [
  fileRow(1, 'night-sweats.xml', { cases: 2 }),
  fileRow(4, 'visual-loss.xml'),
  fileRow(6, 'discharge.json', { format: 'FHIR document', where: 'exports/2024', warnings: 1 }),
  fileRow(8, 'vignettes.csv', { format: 'Table', cases: 3, errors: 1, where: '' }),
];

export const cases: readonly CaseRow[] = [
  caseRow(2, 1, { title: 'Case 1', characters: 912 }),
  caseRow(3, 1, { title: 'Case 2', characters: 1840, warnings: 1 }),
  caseRow(5, 4, { title: 'Case 1', standing: 'same', taken: false }),
  caseRow(7, 6, { title: 'Case 1', chosen: true }),
  caseRow(9, 8, { title: 'Row 1', standing: 'changed', taken: false }),
  caseRow(10, 8, { title: 'Row 2', characters: 0, taken: false }),
  caseRow(11, 8, { title: 'Row 3', taken: false }),
];

export const skipped: readonly OutRow[] = [
  { id: 20, name: 'README.md', where: 'papers', reason: 'A README tells about a folder and is no case.' },
  { id: 21, name: 'jats.css', where: 'papers', reason: 'A style sheet is no case.' },
];

export const failed: readonly OutRow[] = [
  {
    id: 22,
    name: 'cut-off.xml',
    where: 'papers',
    reason: 'Line 214, column 18: The file ends inside <sec>. It was cut off: fetch it again.',
  },
];

export const snapshot = (stage: Stage, rest: Partial<Snapshot> = {}): Extract<ToPage, { type: 'snapshot' }> => ({
  type: 'snapshot',
  snapshot: {
    id: 'import-1',
    stage,
    into: { title: 'Fever study', where: '~/studies/fever', isNew: false },
    files,
    cases: cases.length,
    skipped,
    failed,
    at: null,
    ...rest,
  },
  words: {},
});

/** The list, whole. */
export const found = (rest: Partial<Snapshot> = {}, rows: readonly CaseRow[] = cases): readonly ToPage[] => [
  snapshot({ is: 'choosing' }, { cases: rows.length, ...rest }),
  { type: 'cases', from: 0, cases: rows },
];

const title = 'History of present illness:';
const first =
  'A 34-year-old baker came with drenching night sweats and a painless lump in the neck for three months. She had lost 8 kg. There was no travel, and nobody near her was ill.';
const second =
  'On examination a firm node of 3 cm stood above the left clavicle. Mrs Hollins was seen again on 14 March 2021, when an excisional biopsy was taken.';
const third = 'Reed-Sternberg cells were seen, and she was diagnosed with nodular sclerosing disease.';
export const text = `${first}\n\n${title}\n\n${second}\n\n${third}\n`;

const span = (words: string): { start: number; end: number } => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

export const shownCase = (rest: Partial<CaseView> = {}): CaseView => ({
  id: 2,
  title: 'Case 1',
  file: 'night-sweats.xml',
  format: 'Journal article (JATS)',
  standing: 'new',
  taken: true,
  chosen: true,
  sections: [
    section('Abstract', { taken: false, reason: 'Stands before the case: title, abstract, keywords' }),
    section('Case presentation', { code: 'cases', reason: 'A section of the case', characters: first.length }),
    section('History of present illness', { code: '10164-2', level: 2, reason: 'Tells the history' }),
    section('Histology', { level: 2, reason: 'Taken by you', characters: third.length }),
    section('Figure 1', { level: 2, taken: false, free: false, characters: 0, reason: 'Holds no text' }),
    section('Discussion', { taken: false, reason: 'Comes after the case: discussion, conclusion, references' }),
  ],
  text,
  characters: text.length,
  paragraphs: [first, second, third].map((words, at) => ({ ...span(words), line: 40 + at * 7 })),
  marks: [
    { kind: 'identifier', ...span('Mrs Hollins'), says: 'May identify someone: a name' },
    { kind: 'identifier', ...span('14 March 2021'), says: 'May identify someone: a date' },
    { kind: 'leak', ...span('Reed-Sternberg cells'), says: 'Histology tells the diagnosis without naming it' },
    { kind: 'leak', ...span('was diagnosed with'), says: 'Announces a diagnosis' },
  ],
  leaks: 2,
  identifiers: 2,
  tokens: 118,
  reference: { diagnosis: 'Hodgkin lymphoma', accepted: ['Hodgkin disease'], basis: 'biopsy' },
  warnings: [],
  alike: 37,
  sameSections: 41,
  table: null,
  ...rest,
});

export function section(name: string, rest: Partial<CaseView['sections'][number]> = {}): CaseView['sections'][number] {
  return { title: name, code: null, level: 1, taken: true, free: true, reason: '', characters: 640, ...rest };
}

export const column = (name: string, rest: Partial<ColumnView> = {}): ColumnView => ({
  name,
  role: 'leftOut',
  reason: 'Not known as part of a case',
  samples: ['12', '7'],
  ...rest,
});

export const shownFile = (rest: Partial<FileView> = {}): FileView => ({
  id: 8,
  name: 'vignettes.csv',
  where: '',
  format: 'Table',
  cases: 3,
  errors: ['Line 7: A quote is opened and never closed. Close it.'],
  warnings: [],
  table: {
    file: 8,
    columns: [
      column('case_prompt', {
        role: 'text',
        reason: 'The text of the case',
        samples: ['A man of 61 with…', 'A girl of 4…'],
      }),
      column('final_diagnosis', { role: 'reference', reason: 'Holds the reference diagnosis', samples: [] }),
      column('site'),
    ],
    alike: 1,
  },
  ...rest,
});

export const summary = (rest: Partial<SummaryView> = {}): SummaryView => ({
  imported: 12,
  unchanged: 2,
  changed: 1,
  edited: 0,
  empty: 0,
  left: 0,
  skipped: 2,
  failed: 1,
  withLeaks: 3,
  withIdentifiers: 4,
  warnings: ['night-sweats.xml, Case 2: The source states no licence.'],
  readers: [],
  ...rest,
});

export const done = (rest: Partial<SummaryView> = {}, problem: string | null = null): ToPage =>
  snapshot({ is: 'done', summary: summary(rest), problem, open: true });

/** As many files as a person drops, of one case each. */
export function many(count: number): readonly ToPage[] {
  const rows = Array.from({ length: count }, (_, at) => caseRow(100_000 + at, at + 1, { title: 'Case 1' }));
  return found(
    {
      files: rows.map((_, at) => fileRow(at + 1, `report-${String(at + 1).padStart(4, '0')}.xml`)),
      skipped: [],
      failed: [],
    },
    rows,
  );
}
