import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Column, Draft, Reading, Section } from '../../src/cases/import/draft.ts';
import { reasons, type Reason } from '../../src/cases/import/reasons.ts';
import { Batch, rolesWith, type BatchCase } from '../../src/editor/import/batch.ts';
import { Importing, type ImportingMeans } from '../../src/editor/import/importing.ts';
import { caseView, marksOf } from '../../src/editor/import/views.ts';
import { reasonWords } from '../../src/editor/import/words.ts';
import { fill, HumanError, sentence } from '../../src/humanError.ts';
import type { Arrived } from '../../src/study/intake/intake.ts';

const t = (template: string, ...values: (string | number)[]): string => fill(template, values.map(String));
const place = { start: 0, end: 5, line: 1, address: 'p[1]' };

const section = (title: string, included: boolean, rest: Partial<Section> = {}): Section => ({
  title,
  code: null,
  level: 1,
  included,
  reason: included ? 'history' : 'conclusion',
  paragraphs: [{ text: `Text of ${title}.`, place, known: [] }],
  ...rest,
});

const draft = (key: string, sections: readonly Section[]): Draft => ({
  key,
  title: `Case ${key}`,
  id: null,
  cluster: key,
  facts: { title: null, licence: null, published: null, ids: {} },
  sections,
  reference: { diagnosis: 'Gout', accepted: [], basis: '' },
  warnings: [],
});

type Read = Extract<Reading, { readonly is: 'read' }>;
const reading = (drafts: readonly Draft[], columns: readonly Column[] | null = null): Read => ({
  is: 'read',
  format: columns ? 'table' : 'jats',
  drafts,
  errors: [],
  warnings: [],
  columns,
});

const usual = (): readonly Section[] => [
  section('History', true),
  section('Discussion', false),
  section('Diagnosis', false, { reason: 'reference' }),
];

function batchOf(count: number): { readonly batch: Batch; readonly cases: readonly BatchCase[] } {
  const batch = new Batch();
  for (let at = 0; at < count; at++) {
    batch.add(`/s/${at}.xml`, { reading: reading([draft('1', usual())]), sha256: 'a', states: ['new'] });
  }
  return { batch, cases: batch.cases };
}

describe('what is chosen of an import', () => {
  it('is what is new and holds text', () => {
    const batch = new Batch();
    const drafts = ['1', '2', '3', '4'].map((key) => draft(key, usual()));
    drafts.push(draft('5', [section('Discussion', false)]));
    const states = ['new', 'same', 'changed', 'edited', 'new'] as const;
    const { cases } = batch.add('/s/a.xml', { reading: reading(drafts), sha256: 'a', states });
    assert.deepEqual(
      cases.map(({ taken }) => taken),
      [true, false, false, false, false],
    );
    batch.take(cases, true);
    assert.deepEqual(
      cases.map(({ taken }) => taken),
      [true, true, false, false, false],
      'what changed in source or study, or has no text, is never taken',
    );
  });

  it('changes the text, and goes back to what was proposed', () => {
    const { batch, cases } = batchOf(1);
    const [one] = cases as [BatchCase];
    const before = batch.textOf(one).text;
    batch.include(one, 1, true);
    assert.match(batch.textOf(one).text, /Text of Discussion/);
    assert.equal(one.length, batch.textOf(one).text.length);
    batch.include(one, 1, false);
    assert.equal(one.included, null, 'chosen back is not chosen');
    batch.include(one, 0, false);
    assert.equal(one.taken, false, 'without text there is nothing to take');
    batch.reset(one);
    assert.equal(batch.textOf(one).text, before);
  });

  it('never takes what holds the reference', () => {
    const { batch, cases } = batchOf(1);
    const [one] = cases as [BatchCase];
    batch.include(one, 2, true);
    assert.doesNotMatch(batch.textOf(one).text, /Text of Diagnosis/);
  });

  it('is applied to the cases with the same sections, by code or title, and says to how many', () => {
    const batch = new Batch();
    const add = (key: string, sections: readonly Section[]): BatchCase => {
      const { cases } = batch.add(`/s/${key}`, {
        reading: reading([draft(key, sections)]),
        sha256: 'a',
        states: ['new'],
      });
      return cases[0] as BatchCase;
    };
    const from = add('1', [section('History', true), section('Discussion ', false, { code: null })]);
    const same = add('2', [section('history:', true), section('DISCUSSION', false)]);
    const coded = add('3', [section('Discussion', false, { code: '51848-0' })]);
    const none = add('4', [section('Befund', true)]);
    batch.take([same], false);
    batch.include(from, 1, true);
    const { same: count, changing } = batch.alike(from);
    assert.equal(count, 1);
    assert.deepEqual([...changing.keys()], [same]);
    assert.deepEqual(batch.applyToAll(from), [same]);
    assert.match(batch.textOf(same).text, /Text of DISCUSSION/);
    assert.equal(same.taken, false, 'what a person does not want is not ticked by it');
    assert.equal(coded.included, null);
    assert.equal(none.included, null);
    assert.equal(batch.alike(from).changing.size, 0);
  });

  it('leaves alone what one case says two things about', () => {
    const batch = new Batch();
    const twice = [section('Notes', true), section('Notes', false)];
    const all = batch.add('/s/a', {
      reading: reading([draft('1', twice), draft('2', twice)]),
      sha256: 'a',
      states: [],
    });
    assert.equal(batch.alike(all.cases[0] as BatchCase).changing.size, 0);
  });
});

describe('the roles of columns', () => {
  const column = (name: string, role: Column['role']): Column => ({ name, role, reason: 'unknown', samples: [] });

  it('that only one column can have leave the one that had them', () => {
    const columns = [column('a', 'text'), column('b', 'reference'), column('c', 'leftOut'), column('d', 'text')];
    assert.deepEqual(rolesWith(columns, 2, 'reference'), { a: 'text', b: 'leftOut', c: 'reference', d: 'text' });
    assert.deepEqual(rolesWith(columns, 2, 'text'), { a: 'text', b: 'reference', c: 'text', d: 'text' });
  });
});

describe('what the page is told', () => {
  it('are the sentences of the reasons', () => {
    for (const [reason, words] of Object.entries(reasons)) assert.equal(reasonWords(reason as Reason, t), words);
  });

  it('are marks that do not overlap; a leak goes before an identifier', () => {
    const leak = (start: number, end: number) => ({
      kind: 'name' as const,
      start,
      end,
      text: '',
      why: sentence('why'),
      sentence: { start, end },
      stop: 0,
    });
    const identifier = (start: number, end: number) => ({
      class: 'NAME' as const,
      start,
      end,
      text: '',
      confidence: 1,
    });
    const marks = marksOf(
      { leaks: [leak(10, 20), leak(12, 15), leak(95, 105)], identifiers: [identifier(5, 12), identifier(30, 40)] },
      100,
      t,
    );
    assert.deepEqual(
      marks.map(({ kind, start, end }) => [kind, start, end]),
      [
        ['leak', 10, 20],
        ['identifier', 30, 40],
      ],
    );
  });

  it('is only the beginning of a very long text, cut between characters', () => {
    const batch = new Batch();
    const long = [
      section('', true, { reason: 'whole', paragraphs: [{ text: `x${'🫀'.repeat(150_000)}`, place, known: [] }] }),
    ];
    const { cases } = batch.add('/s/a', { reading: reading([draft('1', long)]), sha256: 'a', states: ['new'] });
    const [one] = cases as [BatchCase];
    const view = caseView(batch, one, batch.textOf(one), null, null, { t });
    assert.ok(view.text.length <= 200_000 && view.characters > 300_000);
    assert.ok(view.text.isWellFormed());
    assert.deepEqual(view.paragraphs, []);
  });
});

/** A study that takes or refuses. */
class FakeStudy {
  readonly put: ImportingMeans['open'] extends () => Promise<infer S>
    ? S extends { put: infer P }
      ? P
      : never
    : never;
  readonly written: string[] = [];
  room = Infinity;
  wait: Promise<void> = Promise.resolve();

  constructor() {
    this.put = async ({ file }): Promise<Arrived> => {
      await this.wait;
      if (this.room-- <= 0) throw new HumanError('The disk is full. Make room.');
      this.written.push(file);
      return { id: file, outcome: 'imported', text: '', leaks: 0, identifiers: 0, warnings: [] };
    };
  }

  stateOf(): Promise<{ state: 'new'; id: null }> {
    return Promise.resolve({ state: 'new', id: null });
  }
}

function importing(count: number, rest: Partial<ImportingMeans> = {}, study = new FakeStudy()) {
  const opened: string[] = [];
  const stages: string[] = [];
  const paths = Array.from({ length: count }, (_, at) => `/s/${at}.xml`);
  const one = new Importing(
    {
      paths,
      gather: () => Promise.resolve({ files: paths.map((path) => ({ path, size: 1 })), skipped: [], failed: [] }),
      atOnce: 4,
      read: () => Promise.resolve({ reading: reading([draft('1', usual())]), sha256: 'a' }),
      open: () => {
        opened.push('opened');
        return Promise.resolve(study);
      },
      isNew: true,
      close: () => Promise.resolve(),
      ...rest,
    },
    (what) => {
      if (what === 'stage') stages.push(one.stage.is);
    },
  );
  return { one, opened, stages, study };
}

describe('an import', () => {
  it('neither opens nor makes a study that is not there before it is confirmed', async () => {
    const { one, opened, stages, study } = importing(3);
    await one.read();
    assert.deepEqual([opened, study.written], [[], []]);
    await one.write();
    assert.equal(study.written.length, 3);
    assert.deepEqual(stages, ['choosing', 'writing', 'done']);
    assert.equal(one.left.length, 0);
  });

  it('keeps the order of the files, whichever is read first', async () => {
    let turn = 0;
    const { one } = importing(6, {
      read: async (path) => {
        for (let wait = 6 - turn++; wait > 0; wait--) await Promise.resolve();
        return { reading: reading([draft(path, usual())]), sha256: 'a' };
      },
    });
    await one.read();
    assert.deepEqual(
      one.batch.cases.map(({ draft: { key } }) => key),
      [0, 1, 2, 3, 4, 5].map((at) => `/s/${at}.xml`),
    );
  });

  it('goes on where a file is skipped or cannot be read', async () => {
    const { one } = importing(3, {
      read: (path) =>
        Promise.resolve({
          sha256: '',
          reading: path.includes('0')
            ? { is: 'skipped', reason: sentence('No case.') }
            : path.includes('1')
              ? { is: 'failed', error: { line: 3, column: 4, sentence: sentence('Broken.') } }
              : reading([draft('1', usual())]),
        }),
    });
    await one.read();
    assert.deepEqual([one.batch.skipped.length, one.batch.failed.length, one.batch.cases.length], [1, 1, 1]);
  });

  it('ends at once when it is cancelled, and reads no further file', async () => {
    let read = 0;
    const { one, stages } = importing(100, {
      read: (_path, _o, signal) =>
        new Promise((_, refuse) => {
          read += 1;
          signal.addEventListener('abort', () => refuse(signal.reason as Error));
        }),
    });
    const reads = one.read();
    await new Promise((resolve) => setImmediate(resolve));
    one.cancel();
    await reads;
    assert.deepEqual([stages, read], [['cancelled'], 4]);
  });

  it('says why it could not begin', async () => {
    const { one } = importing(1, { gather: () => Promise.reject(new HumanError('Not there.')) });
    await one.read();
    assert.ok(one.stage.is === 'failed' && one.stage.problem instanceof HumanError);
  });

  it('stops where the disk is full, knows what is in, and goes on with the rest', async () => {
    const { one, opened, study } = importing(100);
    await one.read();
    study.room = 40;
    await one.write();
    assert.ok(one.stage.is === 'done' && one.stage.problem instanceof HumanError);
    assert.deepEqual([study.written.length, one.left.length], [40, 60]);
    study.room = Infinity;
    await one.write();
    assert.equal(opened.length, 2, 'one that could not write is opened anew');
    assert.deepEqual([one.stage, one.left.length], [{ is: 'done', problem: null }, 0]);
    assert.equal(new Set(study.written).size, 100, 'nothing twice');
    assert.equal(study.written.length, 100);
  });

  it('can be stopped; what is under way is ended', async () => {
    const { one, study } = importing(100);
    await one.read();
    let go: () => void = () => {};
    study.wait = new Promise((resolve) => (go = resolve));
    const written = one.write();
    await new Promise((resolve) => setImmediate(resolve));
    one.stop();
    go();
    await written;
    assert.ok(study.written.length > 0 && study.written.length < 100);
    assert.equal(study.written.length + one.left.length, 100);
  });

  it('reads a table again with other roles, those with the same columns too', async () => {
    const columns: Column[] = [
      { name: 'note', role: 'text', reason: 'whole', samples: [] },
      { name: 'dx', role: 'leftOut', reason: 'unknown', samples: [] },
    ];
    const asked: unknown[] = [];
    const { one } = importing(2, {
      read: (path, o) => {
        if (Object.keys(o.roles).length > 0) asked.push([path, o.roles]);
        return Promise.resolve({ reading: reading([draft('row-1', usual())], columns), sha256: 'a' });
      },
    });
    await one.read();
    const [file] = one.batch.files;
    assert.ok(file);
    const before = one.batch.cases.map(({ id }) => id);
    await one.setRole(file, 1, 'reference', true);
    assert.deepEqual(asked, [
      ['/s/0.xml', { note: 'text', dx: 'reference' }],
      ['/s/1.xml', { note: 'text', dx: 'reference' }],
    ]);
    assert.equal(one.batch.cases.length, 2);
    assert.equal(
      before.some((id) => one.batch.caseOf(id) !== undefined),
      false,
    );
  });
});
