import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '../../src/cases/case.ts';
import { patientCluster } from '../../src/cases/import/named.ts';
import { Provenance } from '../../src/cases/provenance.ts';
import { caseHeadings } from '../../src/cases/sections.ts';
import { HumanError, fill } from '../../src/humanError.ts';
import { Casework } from '../../src/study/casework.ts';
import { findStudy } from '../../src/study/study.ts';
import { arriving, draft, failingFrom, moment, openIntake, section } from './intakeFixtures.ts';
import { MemoryFiles } from './memoryFiles.ts';

const text = 'A man of 50 has had a cough for three weeks.\n\nHe has no fever.\n';
const line = `{"schema":"ddx/reference@1","case":"one","diagnosis":"Sarcoidosis","accepted":["Boeck disease"],"basis":"biopsy"}\n`;

function provenanceOf(files: MemoryFiles, id = 'one'): Provenance {
  return Provenance.parse(JSON.parse(files.text(`/study/provenance/${id}.json`)));
}

const newer = draft({ sections: [section('Case report', 'caseSection', 'A man of 51 has had a cough.')] });
const both = [true, true];

describe('an import into a new folder', () => {
  it('makes the study with its plan, the case, its reference and where it came from', async () => {
    const files = new MemoryFiles();
    const intake = await openIntake(files);
    const { id, outcome, warnings, ...rest } = await intake.put(arriving());
    assert.deepEqual(
      { id, outcome, warnings, text: rest.text },
      { id: 'one', outcome: 'imported', warnings: [], text },
    );
    assert.deepEqual(files.paths(), [
      '/study/cases/one.txt',
      '/study/provenance/one.json',
      '/study/references.jsonl',
      '/study/study.json',
    ]);
    assert.equal(files.text('/study/cases/one.txt'), text);
    assert.equal(files.text('/study/references.jsonl'), line);
    const { source, checked, paragraphs, ...record } = provenanceOf(files);
    assert.deepEqual(source, {
      uri: 'file:///in/one.xml',
      format: 'jats',
      key: '1',
      sha256: 'a'.repeat(64),
      draftSha256: sha256(text),
      title: 'A rare thing',
      licence: 'CC BY 4.0',
      published: '2024-05',
      ids: { doi: '10.1/x' },
    });
    assert.equal(checked?.textSha256, sha256(text));
    assert.deepEqual(
      paragraphs.map(({ start, end }) => text.slice(start, end)),
      ['A man of 50 has had a cough for three weeks.', 'He has no fever.'],
    );
    assert.equal(record.textSha256, sha256(text));
    assert.deepEqual(record.imported, { at: moment.toISOString(), by: 'r1', software: 'test 1' });
    assert.deepEqual(
      record.sections.map(({ title, included, reason }) => [title, included, reason]),
      [
        ['Case report', true, 'caseSection'],
        ['Discussion', false, 'conclusion'],
      ],
    );
    const study = await findStudy('/study', files);
    assert.equal(study?.title, 'study');
    assert.equal(study.problem, null);
    assert.deepEqual((await study.references()).problems, []);
  });

  it('makes nothing where there is nothing to take', async () => {
    const files = new MemoryFiles();
    const intake = await openIntake(files);
    const empty = draft({ sections: [section('Discussion', 'conclusion', 'We think of several things.')] });
    const { outcome, warnings } = await intake.put(arriving({ draft: empty }));
    assert.equal(outcome, 'empty');
    assert.equal(warnings.length, 1);
    assert.deepEqual(files.paths(), []);
  });

  it('never takes what holds the reference, whoever wants it in', async () => {
    const files = new MemoryFiles();
    const intake = await openIntake(files);
    const sections = [section('History', 'whole', 'A cough.'), section('Outcome', 'reference', 'Sarcoidosis')];
    await intake.put(arriving({ draft: draft({ sections }), included: both }));
    assert.equal(files.text('/study/cases/one.txt'), 'A cough.\n');
  });

  it('keeps a file that stands under the name already', async () => {
    const files = new MemoryFiles();
    files.put('/study/cases/ONE.md', 'by hand');
    const { id } = await (await openIntake(files)).put(arriving());
    assert.equal(id, 'one-2');
    assert.equal(files.text('/study/cases/ONE.md'), 'by hand');
  });
});

describe('a study that stands', () => {
  it('is refused when its plan is broken, and left as it is', async () => {
    const files = new MemoryFiles();
    files.put('/study/study.json', '{ "schema": ');
    await assert.rejects(openIntake(files), HumanError);
    assert.deepEqual(files.paths(), ['/study/study.json']);
  });

  it('is written where its plan says', async () => {
    const files = new MemoryFiles();
    const plan = { schema: 'ddx/study@1', title: 'Mine', cases: ['a.txt', 'texts'], references: 'truth/all.jsonl' };
    files.put('/study/study.json', JSON.stringify(plan));
    files.put('/study/truth/all.jsonl', '');
    await (await openIntake(files)).put(arriving());
    assert.equal(files.text('/study/texts/one.txt'), text);
    assert.equal(files.text('/study/truth/all.jsonl'), line);
    assert.equal(files.text('/study/study.json'), JSON.stringify(plan));
  });

  it('keeps the other lines of its references byte for byte', async () => {
    const files = new MemoryFiles();
    const before = '\ufeff{"schema":"ddx/reference@1", "case":"x","diagnosis":"Gout","mine":1}\r\nnot JSON';
    files.put('/study/references.jsonl', before);
    await (await openIntake(files)).put(arriving());
    assert.equal(files.text('/study/references.jsonl'), `${before}\n${line}`);
  });

  it('keeps a reference that a person wrote, and says when the source gives another', async () => {
    const files = new MemoryFiles();
    const own = '{"schema":"ddx/reference@1","case":"one","diagnosis":"Tuberculosis"}\n';
    files.put('/study/references.jsonl', own);
    const { warnings } = await (await openIntake(files)).put(arriving());
    assert.equal(files.text('/study/references.jsonl'), own);
    assert.equal(warnings.length, 1);
    assert.doesNotMatch(fill(warnings[0]?.template ?? '', warnings[0]?.values ?? []), /sarcoidosis|tuberculosis/i);
  });

  it('is not mixed up by references in another encoding', async () => {
    const files = new MemoryFiles();
    files.put('/study/references.jsonl', Buffer.from('\ufeff{}\n', 'utf16le'));
    await assert.rejects((await openIntake(files)).put(arriving()), /UTF-16/);
    assert.ok(!files.paths().includes('/study/cases/one.txt'));
  });
});

describe('importing again', () => {
  it('changes nothing', async () => {
    const files = new MemoryFiles();
    const first = await (await openIntake(files)).put(arriving());
    const before = files.paths().map((path) => [path, files.text(path)]);
    const calls = files.log.length;
    const intake = await openIntake(files);
    assert.deepEqual(await intake.stateOf('/in/one.xml', 'a'.repeat(64), draft()), { state: 'same', id: 'one' });
    const again = await intake.put(arriving());
    assert.deepEqual(again, { ...first, outcome: 'unchanged' });
    assert.deepEqual(
      files.paths().map((path) => [path, files.text(path)]),
      before,
    );
    assert.deepEqual(
      files.log.slice(calls).filter(({ what }) => what === 'create' || what === 'rename'),
      [],
    );
  });

  it('takes a file that comes twice once', async () => {
    const files = new MemoryFiles();
    files.put('/in/one.xml', 'x');
    const intake = await openIntake(files);
    const [a, b] = await Promise.all([intake.put(arriving()), intake.put(arriving({ file: '/in/copy.xml' }))]);
    assert.deepEqual([a.outcome, b.outcome, b.id], ['imported', 'unchanged', 'one']);
    assert.equal(provenanceOf(files).source?.uri, 'file:///in/one.xml');
  });

  it('finds a file that was moved', async () => {
    const files = new MemoryFiles();
    await (await openIntake(files)).put(arriving());
    const { outcome, id } = await (await openIntake(files)).put(arriving({ file: '/study/sources/new name.xml' }));
    assert.deepEqual([outcome, id], ['unchanged', 'one']);
    assert.equal(provenanceOf(files).source?.uri, 'sources/new name.xml');
  });

  it('follows a source that changed but gives the same text', async () => {
    const files = new MemoryFiles();
    await (await openIntake(files)).put(arriving());
    const changed = arriving({ sha256: 'b'.repeat(64) });
    assert.equal((await (await openIntake(files)).put(changed)).outcome, 'unchanged');
    assert.equal(provenanceOf(files).source?.sha256, 'b'.repeat(64));
  });

  it('shows a source that gives another text as changed, and writes nothing', async () => {
    const files = new MemoryFiles();
    await (await openIntake(files)).put(arriving());
    const before = files.paths().map((path) => files.text(path));
    const intake = await openIntake(files);
    assert.equal((await intake.stateOf('/in/one.xml', 'b'.repeat(64), newer)).state, 'changed');
    const { outcome, warnings, text: shown } = await intake.put(arriving({ sha256: 'b'.repeat(64), draft: newer }));
    assert.deepEqual([outcome, shown, warnings.length], ['changed', text, 1]);
    assert.deepEqual(
      files.paths().map((path) => files.text(path)),
      before,
    );
  });

  it('takes the new text when the old one was deleted', async () => {
    const files = new MemoryFiles();
    await (await openIntake(files)).put(arriving());
    files.take('/study/cases/one.txt');
    const { outcome, id } = await (await openIntake(files)).put(arriving({ sha256: 'b'.repeat(64), draft: newer }));
    assert.deepEqual([outcome, id], ['imported', 'one']);
    assert.equal(files.text('/study/cases/one.txt'), 'A man of 51 has had a cough.\n');
  });

  it('keeps a text that was edited here', async () => {
    const files = new MemoryFiles();
    await (await openIntake(files)).put(arriving());
    files.put('/study/cases/one.txt', 'masked\n');
    const intake = await openIntake(files);
    assert.equal((await intake.stateOf('/in/one.xml', 'a'.repeat(64), draft())).state, 'edited');
    assert.equal((await intake.put(arriving())).outcome, 'unchanged');
    assert.equal((await intake.put(arriving({ included: both }))).outcome, 'edited');
    assert.equal((await intake.put(arriving({ sha256: 'b'.repeat(64), draft: newer }))).outcome, 'changed');
    assert.equal(files.text('/study/cases/one.txt'), 'masked\n');
  });

  it('writes anew what a person chose anew, and records it with what was decided before', async () => {
    const files = new MemoryFiles();
    await (await openIntake(files)).put(arriving());
    const casework = new Casework('/study', { files, date: () => moment, by: () => 'r1' });
    await casework.keep('one', text, [{ about: 'leak', kind: 'phrase', text: 'no fever', reason: 'harmless' }]);
    const { outcome } = await (await openIntake(files)).put(arriving({ included: both }));
    assert.equal(outcome, 'imported');
    const now = `${text}\nDiscussion:\n\nWe think of several things.\n`;
    assert.equal(files.text('/study/cases/one.txt'), now);
    const { changes, kept, sections, importedSha256 } = provenanceOf(files);
    assert.deepEqual(
      changes.map(({ what, from, to }) => [what, from, to]),
      [['chosen', sha256(text), sha256(now)]],
    );
    assert.equal(kept.length, 1);
    assert.deepEqual(sections[1], { title: 'Discussion', code: null, included: true, reason: 'chosen' });
    assert.equal(importedSha256, sha256(now));
    assert.equal((await (await openIntake(files)).put(arriving())).outcome, 'unchanged');
  });

  it('brings a reference back that is missing', async () => {
    const files = new MemoryFiles();
    await (await openIntake(files)).put(arriving());
    files.take('/study/references.jsonl');
    assert.equal((await (await openIntake(files)).put(arriving())).outcome, 'unchanged');
    assert.equal(files.text('/study/references.jsonl'), line);
  });
});

describe('cases of one file', () => {
  const two = [draft(), draft({ key: '2', title: 'Case 2', cluster: '1' })];

  it('have ids of their own, and are known as not independent', async () => {
    const files = new MemoryFiles();
    const intake = await openIntake(files);
    const put = await Promise.all(two.map((one) => intake.put(arriving({ draft: one, of: 2 }))));
    assert.deepEqual(
      put.map(({ id }) => id),
      ['one-1', 'one-2'],
    );
    const [a, b] = [provenanceOf(files, 'one-1').cluster, provenanceOf(files, 'one-2').cluster];
    assert.equal(a, b);
    assert.notEqual(a, '1');
  });
});

/** The outcome of an import in which the nth call that writes fails, and all after it. */
async function importFailing(files: MemoryFiles, n: number, code: string): Promise<{ failed: boolean; calls: number }> {
  failingFrom(files, n, code);
  const before = files.log.length;
  let failed = false;
  try {
    const intake = await openIntake(files);
    const other = arriving({ file: '/in/two.xml', sha256: 'c'.repeat(64), draft: draft({ reference: null }) });
    const results = await Promise.allSettled([intake.put(arriving()), intake.put(other)]);
    for (const { status, ...rest } of results) {
      if (status === 'rejected') assert.ok('reason' in rest && rest.reason instanceof HumanError);
      failed ||= status === 'rejected';
    }
  } finally {
    files.fault = () => null;
  }
  return { failed, calls: files.log.length - before };
}

function assertWholeCases(files: MemoryFiles): void {
  for (const path of files.paths()) {
    if (path.startsWith('/study/cases/') && path.endsWith('.txt')) {
      assert.equal(files.text(path), text);
      const id = path.slice('/study/cases/'.length, -'.txt'.length);
      assert.equal(provenanceOf(files, id).textSha256, sha256(text));
      if (id === 'one') assert.equal(files.text('/study/references.jsonl'), line);
    }
    if (path.endsWith('.jsonl')) assert.equal(files.text(path), line);
    if (path.endsWith('.json')) JSON.parse(files.text(path));
  }
}

describe('a disk that fills up', () => {
  for (const code of ['ENOSPC', 'EACCES', 'EIO']) {
    it(`leaves whole cases and nothing passing at every write (${code})`, async () => {
      for (let n = 1; ; n++) {
        assert.ok(n < 200);
        const files = new MemoryFiles();
        const { failed } = await importFailing(files, n, code);
        assertWholeCases(files);
        assert.deepEqual(
          files.paths().filter((path) => path.endsWith('.tmp')),
          [],
        );
        const again = await importFailing(files, 0, code);
        assert.equal(again.failed, false);
        assertWholeCases(files);
        assert.equal(files.paths().length, 6);
        if (!failed) break;
      }
    });
  }

  it('ends the import: what comes after is refused with the same sentence', async () => {
    const files = new MemoryFiles();
    failingFrom(files, 6, 'ENOSPC');
    const intake = await openIntake(files);
    await assert.rejects(intake.put(arriving()), /full/);
    files.fault = () => null;
    await assert.rejects(intake.put(arriving({ file: '/in/two.xml', sha256: 'c'.repeat(64) })), /full/);
  });
});

describe('documents of one patient', () => {
  it('are one cluster over several files; other cases of a file are one within it', async () => {
    const files = new MemoryFiles();
    const intake = await openIntake(files);
    const put = (file: string, key: string, cluster: string, of: number) =>
      intake.put(
        arriving({ file, sha256: sha256(`${file}${key}`), of, draft: draft({ key, id: `${file[1]}${key}`, cluster }) }),
      );
    const patient = patientCluster('urn:oid:1.2', '552107');
    await put('/a.xml', '1', patient, 1);
    await put('/b.xml', '1', patient, 2);
    await put('/c.xml', '1', 'patient-12', 2);
    await put('/d.xml', '1', 'patient-12', 2);
    const [a, b, c, d] = ['a1', 'b1', 'c1', 'd1'].map((id) => provenanceOf(files, id).cluster);
    assert.equal(a, patient);
    assert.equal(b, patient);
    assert.notEqual(c, d);
    assert.doesNotMatch(`${c}${d}`, /patient/);
  });
});

describe('two imports into one study at the same time', () => {
  it('lose no line of the references', async () => {
    const files = new MemoryFiles();
    const [one, two] = [await openIntake(files), await openIntake(files)];
    const cases = Array.from({ length: 20 }, (_, i) => {
      const of = draft({ id: `c${i}` });
      return (i % 2 === 0 ? one : two).put(arriving({ file: `/in/${i}.xml`, sha256: sha256(String(i)), draft: of }));
    });
    await Promise.all(cases);
    const ids = files
      .text('/study/references.jsonl')
      .trim()
      .split('\n')
      .map((one) => (JSON.parse(one) as { case: string }).case);
    assert.deepEqual(ids.sort(), Array.from({ length: 20 }, (_, i) => `c${i}`).sort());
    assert.ok(!files.paths().some((path) => path.endsWith('.lock')));
  });

  it('never write one case over the other', async () => {
    const files = new MemoryFiles();
    const [one, two] = [await openIntake(files), await openIntake(files)];
    await one.put(arriving());
    await assert.rejects(
      two.put(arriving({ file: '/other/one.xml', sha256: 'b'.repeat(64), draft: newer })),
      /one\.txt was written by another import meanwhile/,
    );
    assert.equal(files.text('/study/cases/one.txt'), text);
  });
});

describe('a power cut', () => {
  it('at any moment leaves whole cases, and the next import repairs the rest', async () => {
    for (let n = 1; ; n++) {
      assert.ok(n < 200);
      const files = new MemoryFiles();
      const { failed } = await importFailing(files, n, 'EIO');
      const left = files.afterPowerCut();
      assertWholeCases(left);
      assert.equal((await importFailing(left, 0, 'EIO')).failed, false);
      assertWholeCases(left);
      assert.equal(left.paths().filter((path) => !/\.(tmp|lock)$/.test(path)).length, 6);
      if (!failed) break;
    }
  });

  it('while a text is replaced does not make it look edited', async () => {
    const chosen = `${text}\nDiscussion:\n\nWe think of several things.\n`;
    for (let n = 1; ; n++) {
      assert.ok(n < 200);
      const files = new MemoryFiles();
      await (await openIntake(files)).put(arriving());
      failingFrom(files, n, 'EIO');
      const put = await openIntake(files).then((intake) => intake.put(arriving({ included: both })).catch(() => null));
      files.fault = () => null;
      const left = files.afterPowerCut();
      assert.ok([text, chosen].includes(left.text('/study/cases/one.txt')));
      assert.equal((await (await openIntake(left)).put(arriving({ included: both }))).id, 'one');
      assert.equal(left.text('/study/cases/one.txt'), chosen);
      assert.equal(provenanceOf(left).importedSha256, sha256(chosen));
      if (put !== null) break;
    }
  });

  it('while a text is replaced: the next import by itself finishes it', async () => {
    const files = new MemoryFiles();
    await (await openIntake(files)).put(arriving());
    await (await openIntake(files)).put(arriving({ included: both }));
    const chosen = files.text('/study/cases/one.txt');
    files.put('/study/cases/one.txt', text);
    assert.equal((await (await openIntake(files)).put(arriving())).outcome, 'imported');
    assert.equal(files.text('/study/cases/one.txt'), chosen);
  });
});

describe('what an earlier import left behind', () => {
  it('is removed once it is old', async () => {
    const files = new MemoryFiles();
    const mark = 'import-01234567-89ab-cdef-0123-456789abcdef';
    files.put(`/study/cases/x.txt.${mark}.tmp`, 'half');
    files.put('/study/cases/mine.tmp', 'mine');
    await openIntake(files);
    assert.deepEqual(files.paths(), ['/study/cases/mine.tmp']);
  });
});

describe('the text of a case', () => {
  it('is one case, whatever its lines look like', async () => {
    const odd = [
      'Case 3: A woman of 30 has a cough.',
      '# Hypertension: treated',
      'Day two\n=======\nBetter.',
      'Case 4',
      '---\ntitle: x\n---',
      'Vignette B - a fall',
    ];
    for (const [i] of odd.entries()) {
      const files = new MemoryFiles();
      const order = [...odd.slice(i), ...odd.slice(0, i)];
      const sections = [section('Scenario 2', 'history', ...order), section('# Findings', 'examination', ...order)];
      const { text: written } = await (await openIntake(files)).put(arriving({ draft: draft({ sections }) }));
      assert.deepEqual(caseHeadings(written), []);
      for (const words of ['A woman of 30 has a cough.', 'Hypertension: treated', 'Better.', 'title: x', 'a fall']) {
        assert.equal(written.split(words).length, 3, words);
      }
      for (const { start, end } of provenanceOf(files).paragraphs) {
        assert.match(written.slice(start, end), /^(?:- )?\S[^]*\S$/);
        assert.match(written.slice(0, start), /(?:^|\n\n)$/);
        assert.match(written.slice(end), /^\n/);
      }
    }
  });

  it('comes back from its file as it was hashed', async () => {
    const files = new MemoryFiles();
    const sections = [section('', 'whole', '\ufeffOne\r\ntwo\rthree\u0000\ud800 four \u{1f600}')];
    const { text: written } = await (await openIntake(files)).put(arriving({ draft: draft({ sections }) }));
    assert.equal(files.text('/study/cases/one.txt'), written);
    assert.equal(sha256(written), provenanceOf(files).textSha256);
    assert.doesNotMatch(written, /[\r\0\ufeff]/);
    assert.equal((await (await openIntake(files)).put(arriving({ draft: draft({ sections }) }))).outcome, 'unchanged');
  });

  it('carries what the source marked as identifying to its place, and counts it', async () => {
    const files = new MemoryFiles();
    const words = 'Case 3: Quillfeather\nhas a cough';
    const [plain] = [section('', 'whole', 'First.', words)];
    const known = [{ class: 'NAME' as const, start: 8, end: 20 }];
    const paragraphs = (plain?.paragraphs ?? []).map((one) => (one.text === words ? { ...one, known } : one));
    const sections = plain === undefined ? [] : [{ ...plain, paragraphs }];
    const { text: written, identifiers } = await (
      await openIntake(files)
    ).put(arriving({ draft: draft({ sections }) }));
    const [marked] = provenanceOf(files).known;
    assert.equal(written.slice(marked?.start, marked?.end), 'Quillfeather');
    assert.ok(identifiers >= 1);
    assert.deepEqual([provenanceOf(files).checked?.identifiers], [identifiers]);
  });
});
