import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Uri } from 'vscode';
import { sha256 } from '../../src/cases/case.ts';
import { whereFrom } from '../../src/cases/import/whereFrom.ts';
import type { Provenance } from '../../src/cases/provenance.ts';
import { referenceSha256 } from '../../src/cases/reference.ts';
import { CaseLooks } from '../../src/editor/cases/caseLooks.ts';
import type { CaseNode } from '../../src/editor/cases/caseNode.ts';
import {
  caseStates,
  iconOf,
  shortWords,
  statesOf,
  tooltipLines,
  type Looked,
} from '../../src/editor/cases/caseStates.ts';
import { findCases } from '../../src/editor/cases/findCases.ts';
import { sourcePath, SourceFiles } from '../../src/editor/cases/sourceFiles.ts';
import { fill } from '../../src/humanError.ts';
import { Casework } from '../../src/study/casework.ts';
import { findStudy } from '../../src/study/study.ts';
import { MemoryFiles } from './memoryFiles.ts';

const t = (message: string, ...values: (string | number)[]): string => fill(message, values.map(String));

const looked: Looked = {
  counts: { leaks: 0, identifiers: 0 },
  hasReference: true,
  textChanged: false,
  title: null,
  hasRecord: false,
  origin: null,
  source: null,
};
const origin = { file: 'report.xml', licence: 'CC BY', published: '2024-05', sections: 7, leftOut: 4 };

describe('the state of a case', () => {
  it('is the most urgent of all that hold', () => {
    const bad = {
      ...looked,
      counts: { leaks: 2, identifiers: 1 },
      origin,
      source: 'changed',
      textChanged: true,
    } as const;
    assert.deepEqual(statesOf(bad, 3), ['leak', 'identifiers', 'sourceChanged', 'textChanged', 'answered', 'imported']);
    assert.deepEqual(statesOf({ ...looked, counts: { leaks: 0, identifiers: 1 } }, 0), ['identifiers']);
    assert.deepEqual(statesOf(looked, 0), ['ready']);
    assert.deepEqual(statesOf(looked, 1), ['answered', 'ready']);
    assert.deepEqual(statesOf({ ...looked, origin, source: 'gone' }, 0), ['ready', 'imported', 'sourceGone']);
  });

  it('is not said before anyone looked, nor of a file that is no text', () => {
    assert.deepEqual(statesOf(null, 0), ['unchecked']);
    assert.deepEqual(statesOf(null, 2), ['unchecked', 'answered']);
    assert.deepEqual(statesOf({ ...looked, counts: null }, 0), ['unreadable']);
  });

  it('has a shape of its own, not only a colour', () => {
    assert.equal(new Set(caseStates.map((state) => iconOf(state).id)).size, caseStates.length);
  });

  it('is told in words, all of it, with what to do', () => {
    const bad = { ...looked, counts: { leaks: 2, identifiers: 1 }, origin, source: 'same' } as const;
    const lines = tooltipLines(bad, 0, t);
    assert.match(lines.join('\n'), /^2 leaks are open: .*\n1 possible identifier is open: .*\nNo answer yet\n/);
    assert.ok(lines.includes('Imported from report.xml') && lines.includes('Left out: 4 of 7 sections'));
    assert.equal(shortWords('leak', { leaks: 1, identifiers: 0 }, 0, t), '1 leak');
    assert.equal(shortWords('answered', null, 12, t), '12 answers');
  });
});

const xml = `<article><p>Not this.</p>
<p>A 34-year-old woman had <b>fever</b> and a cough for three weeks.</p>
<p>Her father had asthma. She worked in a bakery in her youth.</p>
<p>Oxygen saturation was 91% on room air, temperature 38.4 &#176;C.</p>
</article>`;
const paragraphs = [
  'A 34-year-old woman had fever and a cough for three weeks.',
  'Her father had asthma. She worked in a bakery in her youth.',
  'Oxygen saturation was 91% on room air, temperature 38.4 °C.',
];
const text = `${paragraphs[0]}\n\nHistory:\n\n${paragraphs[1]}\n\n${paragraphs[2]}\n`;
const placeOf = (words: string): { start: number; end: number; line: number; address: string } => {
  const start = xml.indexOf(words);
  return { start, end: xml.indexOf('</p>', start), line: xml.slice(0, start).split('\n').length, address: 'p' };
};
const record = {
  importedSha256: sha256(text),
  paragraphs: ['A 34', 'Her father', 'Oxygen'].map((words, i) => {
    const start = text.indexOf(paragraphs[i] ?? '');
    return { start, end: start + (paragraphs[i] ?? '').length, source: placeOf(words) };
  }),
};
const from = (now: string, words: string, source = { text: xml, isSame: true }): readonly [string, string] | null => {
  const whence = whereFrom(now, now.indexOf(words) + 3, record, source);
  return whence && [whence.by, source.text.slice(whence.place.start, whence.place.start + 10)];
};

describe('where a paragraph comes from', () => {
  it('is known exactly as long as the text is as it was imported; a title goes with what follows it', () => {
    assert.deepEqual(from(text, 'bakery'), ['recorded', 'Her father']);
    assert.deepEqual(from(text, 'History:'), ['recorded', 'Her father']);
    assert.deepEqual(from(text, '°C.\n'), ['recorded', 'Oxygen sat']);
  });

  it('is found by its words after edits, or the one before is', () => {
    const edited = text.replace('34-year-old', 'young').replace('asthma', 'a weak chest');
    assert.deepEqual(from(`Seen in March.\n\n${edited}`, 'fever'), ['words', 'A 34-year-']);
    assert.deepEqual(from(edited, 'bakery'), ['words', 'Her father']);
    assert.deepEqual(from(edited, 'History:'), ['words', 'Her father']);
    const added = edited.replace('\n\nOxygen', '\n\nWords that someone else wrote here later.\n\nOxygen');
    assert.deepEqual(from(added, 'someone else'), ['before', 'Her father']);
    assert.equal(from(`Nothing of it at all.\n\n${text}`, 'at all'), null);
  });

  it('is found by its words in a source that has changed', () => {
    const moved = { text: `<x>\n\n\n${xml.replace('three weeks', 'a month')}</x>`, isSame: false };
    assert.deepEqual(from(text, 'fever', moved), ['words', 'A 34-year-']);
    assert.equal(from(text, 'fever', { text: 'Something else.', isSame: false }), null);
    assert.equal(from(text, 'fever', { text: '', isSame: false }), null);
  });

  it('takes no long time over a hostile source', () => {
    const since = performance.now();
    from(text, 'fever', { text: '<a '.repeat(300_000), isSame: false });
    from(text, 'fever', { text: `<a${' x'.repeat(300_000)}`, isSame: false });
    from(text, 'fever', { text: 'fever and '.repeat(100_000), isSame: false });
    assert.ok(performance.now() - since < 5000);
  });
});

describe('the search', () => {
  const entries = [
    { names: 'case-10 Row 10', text: 'Fever and rash.' },
    { names: 'fever-2', text: 'A cough.' },
    { names: 'other', text: `${'x '.repeat(60)}Rash after FEVER${' y'.repeat(60)}` },
  ];
  const ids = (search: string): string[] => findCases(entries, search, 9).map(({ entry }) => entry.names);

  it('finds names first, then words in the text with what stands around them', () => {
    assert.deepEqual(ids('fever'), ['fever-2', 'case-10 Row 10', 'other']);
    assert.deepEqual(ids('RASH fever'), ['case-10 Row 10', 'other']);
    assert.deepEqual(ids('row rash'), ['case-10 Row 10']);
    assert.deepEqual(ids('nowhere'), []);
    assert.equal(ids('').length, 3);
    assert.equal(findCases(entries, '', 2).length, 2);
    const excerpt = findCases(entries, 'after', 9)[0]?.excerpt ?? '';
    assert.match(excerpt, /^… x .*Rash after FEVER.* y …$/);
  });
});

describe('looking at cases', () => {
  const reference = { schema: 'ddx/reference@1', case: 'a', diagnosis: 'Sarcoidosis', accepted: [], basis: '' };
  const leaky = 'A 34-year-old woman had a cough. She was diagnosed with sarcoidosis.\n';

  function recordOf(id: string, words: string, more: Partial<Provenance> = {}): Provenance {
    return {
      schema: 'ddx/provenance@1',
      case: id,
      title: 'Case 1',
      cluster: id,
      source: {
        uri: 'sources/report.xml',
        format: 'jats',
        key: '1',
        sha256: sha256('source'),
        draftSha256: sha256(words),
        title: 'Sarcoidosis in a baker',
        licence: null,
        published: null,
        ids: {},
      },
      imported: null,
      sections: [],
      paragraphs: [],
      known: [],
      importedSha256: sha256(words),
      textSha256: sha256(words),
      changes: [],
      kept: [],
      checked: null,
      warnings: [],
      ...more,
    };
  }

  async function desk(texts: Readonly<Record<string, string>>, records: readonly Provenance[] = []) {
    const files = new MemoryFiles('/s', '/s/cases');
    files.put('/s/study.json', '{"schema":"ddx/study@1","title":"T"}');
    files.put('/s/references.jsonl', `${JSON.stringify(reference)}\n`);
    files.put('/s/sources/report.xml', 'source');
    for (const [id, words] of Object.entries(texts)) files.put(`/s/cases/${id}.txt`, words);
    for (const one of records) files.put(`/s/provenance/${one.case}.json`, JSON.stringify(one));
    const study = (await findStudy('/s', files)) ?? assert.fail();
    const casework = new Casework('/s', { files, date: () => new Date(0), by: () => 'r' });
    const nodes = Object.keys(texts).map((id): CaseNode => {
      const path = `/s/cases/${id}.txt`;
      return { kind: 'case', study, id, file: { fsPath: path, toString: () => path } as Uri, heading: null };
    });
    const told: string[] = [];
    const trust = { is: true };
    const looks = new CaseLooks({
      files,
      sources: new SourceFiles(files),
      caseworkOf: () => Promise.resolve(casework),
      names: () => [],
      isTrusted: () => trust.is,
      recorded: () => Promise.resolve(),
      changed: (cases) => told.push(...cases.map(({ id }) => id)),
      report: (error) => assert.fail(String(error)),
    });
    const of = (id: string): Looked => looks.of(nodes.find((one) => one.id === id) as CaseNode) ?? assert.fail(id);
    return { files, casework, nodes, looks, told, of, trust, look: () => looks.look(nodes) };
  }

  it('counts what is open, also in a case that was written by hand, and writes no record for it', async () => {
    const { look, of, files } = await desk({ a: leaky, b: 'She was diagnosed with asthma. Call 555-867-5309.\n' });
    await look();
    assert.ok((of('a').counts?.leaks ?? 0) > 0);
    assert.deepEqual(of('b').counts, { leaks: 0, identifiers: 1 }, 'no reference, so nothing to give away');
    assert.deepEqual(statesOf(of('b'), 0), ['identifiers']);
    assert.deepEqual(
      files.paths().filter((path) => path.startsWith('/s/provenance')),
      [],
    );
  });

  it('writes the counts with the record, and believes them as long as text, reference and decisions are the same', async () => {
    const { look, of, casework, files, told } = await desk({ a: leaky }, [recordOf('a', leaky)]);
    await look();
    const found = of('a').counts ?? assert.fail();
    const { checked } = (await casework.read('a')) ?? assert.fail();
    assert.deepEqual(checked, {
      textSha256: sha256(leaky),
      referenceSha256: referenceSha256(reference),
      ...found,
    });
    await casework.checked('a', leaky, { ...(checked ?? assert.fail()), leaks: 77 });
    await look();
    assert.equal(of('a').counts?.leaks, 77, 'believed');
    for (const kind of ['name', 'phrase'] as const) {
      const words = kind === 'name' ? 'sarcoidosis' : 'was diagnosed with';
      await casework.keep('a', leaky, [{ about: 'leak', kind, text: words, reason: 'it may stay' }]);
    }
    await look();
    assert.equal(of('a').counts?.leaks, found.leaks - 2, 'counted anew after a decision');
    files.put('/s/cases/a.txt', 'A 34-year-old woman had a cough.\n');
    told.length = 0;
    await look();
    assert.deepEqual(told, ['a']);
    assert.deepEqual(of('a').counts, { leaks: 0, identifiers: 0 });
    assert.equal(of('a').textChanged, true);
    assert.equal((await casework.read('a'))?.textSha256, sha256(leaky), 'a look is no edit');
    told.length = 0;
    await look();
    assert.deepEqual(told, [], 'nothing new, nothing told');
  });

  it('sees that a source has changed, is back, or is gone, and reads it only when its facts differ', async () => {
    const { look, of, files } = await desk({ a: leaky }, [recordOf('a', leaky)]);
    const reads = (): number => files.log.filter(({ what, path }) => what === 'read' && /report/.test(path)).length;
    await look();
    await look();
    assert.deepEqual([of('a').source, reads()], ['same', 1]);
    files.put('/s/sources/report.xml', 'another');
    await look();
    assert.equal(of('a').source, 'changed');
    files.take('/s/sources/report.xml');
    await look();
    assert.equal(of('a').source, 'gone');
    files.put('/s/sources/report.xml', 'source');
    await look();
    assert.equal(of('a').source, 'same');
  });

  it('writes nothing and looks at no source in a folder that is not trusted', async () => {
    const { look, of, files, trust, casework } = await desk({ a: leaky }, [recordOf('a', leaky)]);
    trust.is = false;
    await look();
    assert.equal(of('a').source, null);
    assert.equal((await casework.read('a'))?.checked, null);
    assert.ok(!files.log.some(({ path }) => path.includes('report.xml')));
  });

  it('goes on after a file that is no text and a record that is broken', async () => {
    const { looks, nodes, of, files } = await desk({ a: leaky, b: 'Well.\n' }, [recordOf('b', 'Well.\n')]);
    files.put('/s/cases/a.txt', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 1, 2]));
    await looks.look(nodes);
    assert.deepEqual(statesOf(of('a'), 0), ['unreadable']);
    assert.deepEqual(of('b').counts, { leaks: 0, identifiers: 0 });
  });

  it('does not tell the name of a source that tells too much, nor its title', async () => {
    const id = 'case-0a1b2c3d';
    const { look, of } = await desk({ [id]: 'Well.\n', a: leaky }, [recordOf(id, 'Well.\n'), recordOf('a', leaky)]);
    await look();
    assert.equal(of(id).origin?.file, null);
    assert.equal(of('a').origin?.file, 'report.xml');
    assert.ok(!JSON.stringify(of('a')).includes('baker'));
  });

  it('is broken off by a newer look, and 1,000 cases take no time at all the second time', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`n${i}`, `Patient ${i} had a cough for ${i} days.\n`]),
    );
    const { look, looks, nodes, told } = await desk(texts);
    const first = look();
    const second = looks.look(nodes.slice(0, 500));
    await Promise.all([first, second]);
    assert.ok(told.length <= 1000);
    await look();
    assert.ok(nodes.every((node) => looks.of(node) !== null));
    const since = performance.now();
    await look();
    assert.ok(performance.now() - since < 2000);
  });
});

describe('the path of a source', () => {
  it('lies in the study, or anywhere as a whole URI', () => {
    assert.equal(sourcePath('/s', 'sources/a.xml'), '/s/sources/a.xml');
    assert.equal(sourcePath('/s', 'file:///elsewhere/a%20b.xml'), '/elsewhere/a b.xml');
    assert.equal(sourcePath('/s', 'file:///a%2Fb.xml'), null);
  });
});
