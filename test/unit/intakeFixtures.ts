import type { Draft, Reading, Section } from '../../src/cases/import/draft.ts';
import type { Reason } from '../../src/cases/import/reasons.ts';
import { Intake, type Arriving } from '../../src/study/intake/intake.ts';
import type { MemoryFiles } from './memoryFiles.ts';

/** A section with a paragraph for each text. */
export function section(title: string, reason: Reason, ...texts: string[]): Section {
  const place = { start: 0, end: 1, line: 1, address: '/p[1]' };
  const paragraphs = texts.map((text) => ({ text, place, known: [] }));
  const included = ['whole', 'caseSection', 'history', 'examination', 'results', 'medication'].includes(reason);
  return { title, code: null, level: 1, included, reason, paragraphs };
}

export function draft(o: Partial<Draft> = {}): Draft {
  return {
    key: '1',
    title: 'Case 1',
    id: null,
    cluster: '1',
    facts: { title: 'A rare thing', licence: 'CC BY 4.0', published: '2024-05', ids: { doi: '10.1/x' } },
    sections: [
      section('Case report', 'caseSection', 'A man of 50 has had a cough for three weeks.', 'He has no fever.'),
      section('Discussion', 'conclusion', 'We think of several things.'),
    ],
    reference: { diagnosis: 'Sarcoidosis', accepted: ['Boeck disease'], basis: 'biopsy' },
    warnings: [],
    ...o,
  };
}

export function arriving(o: Partial<Arriving> = {}): Arriving {
  return {
    file: '/in/one.xml',
    sha256: 'a'.repeat(64),
    format: 'jats',
    draft: draft(),
    of: 1,
    included: null,
    ...o,
  };
}

export function read(...drafts: Draft[]): Reading {
  return { is: 'read', format: 'jats', drafts, errors: [], warnings: [], columns: null };
}

export const moment = new Date('2026-03-01T10:00:00.000Z');

export function openIntake(files: MemoryFiles, root = '/study', names: string[] = []): Promise<Intake> {
  return Intake.open(root, { files, date: () => moment, by: 'r1', software: 'test 1', names });
}

/** Lets a given kind of call fail from its nth on; 0 lets all through. */
export function failingFrom(files: MemoryFiles, n: number, code: string): void {
  let calls = 0;
  const writing = new Set(['create', 'write', 'sync', 'close', 'rename', 'syncFolder', 'makeFolder']);
  files.fault = ({ what }) => {
    if (writing.has(what)) calls += 1;
    return n > 0 && writing.has(what) && calls >= n ? code : null;
  };
}
