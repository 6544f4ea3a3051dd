import assert from 'node:assert/strict';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Reference } from '../../src/cases/reference.ts';
import { caseHeadings } from '../../src/cases/sections.ts';
import { findStudy, type Study } from '../../src/study/study.ts';
import { copySamples } from '../../tools/samples.ts';

interface Sample {
  readonly id: string;
  readonly file: string;
  /** Null in a text without headings, which is a case as a whole. */
  readonly heading: string | null;
  readonly text: string;
}

describe('the sample study', () => {
  let folder: string;
  let study: Study;
  let files: readonly string[];
  let samples: readonly Sample[];
  let references: ReadonlyMap<string, Reference>;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'samples-')));
    copySamples(folder);
    const found = await findStudy(folder);
    assert.ok(found);
    study = found;
    ({ files } = await study.cases());
    samples = (await Promise.all(files.map((file) => samplesIn(study, file)))).flat();
    references = (await study.references()).byCase;
  });

  after(() => rm(folder, { recursive: true }));

  it('has a plan, cases and references without a problem', async () => {
    assert.equal(study.problem, null);
    assert.deepEqual(study.plan?.arms, [{ id: 'embedded', kind: 'embedded' }]);
    assert.equal(
      (JSON.parse(await readFile(join(folder, 'study.json'), 'utf8')) as { schema: string }).schema,
      'ddx/study@2',
    );
    assert.deepEqual((await study.cases()).problems, []);
    assert.deepEqual((await study.references()).problems, []);
  });

  it('begins with the chest pain', () => {
    assert.equal(samples[0]?.id, '01-chest-pain');
    assert.equal(samples[0].heading, 'Chest pain, 62 M');
  });

  it('has one reference for each case and no other', () => {
    assert.ok(samples.length >= 12);
    assert.deepEqual([...references.keys()].sort(), samples.map(({ id }) => id).sort());
    for (const { diagnosis, basis } of references.values()) assert.notEqual(basis, '', diagnosis);
  });

  it('has one case in each file, but for the ward round', () => {
    for (const file of files) {
      const own = samples.filter((sample) => sample.file === file);
      assert.equal(own.length, basename(file) === '17-ward-round.md' ? 2 : 1, file);
      assert.equal(own[0]?.heading === null, extname(file) === '.txt', file);
    }
  });

  it('is Markdown and plain text, short and long', () => {
    const endings = files.map((file) => extname(file));
    assert.ok(endings.filter((ending) => ending === '.md').length >= 4);
    assert.ok(endings.filter((ending) => ending === '.txt').length >= 4);
    const words = samples.map(({ text }) => text.trim().split(/\s+/).length);
    assert.ok(Math.min(...words) < 160);
    assert.ok(Math.max(...words) > 500);
  });

  it('gives no diagnosis away', () => {
    for (const { id, heading, text } of samples) {
      const reference = references.get(id);
      assert.ok(reference, id);
      for (const name of [reference.diagnosis, ...reference.accepted]) {
        for (const shown of [id, heading ?? '', text]) assert.equal(says(shown, name), false, `${id} says ${name}`);
      }
      assert.doesNotMatch(text, /\bdiagnosed with\b|\bdiagnosis of\b/i, id);
    }
  });
});

async function samplesIn(study: Study, file: string): Promise<Sample[]> {
  const whole = await readFile(file, 'utf8');
  const found = caseHeadings(whole);
  if (found.length === 0) return [{ id: study.caseIdOf(file), file, heading: null, text: whole }];
  return found.map(({ heading, slug, start, end }) => ({
    id: study.caseIdOf(file, found.length > 1 ? slug : undefined),
    file,
    heading,
    text: whole.slice(start, end),
  }));
}

/** Whether a text holds a name, in any case and across line breaks and hyphens, but not as part of a longer word. */
function says(text: string, name: string): boolean {
  return ` ${plain(text)} `.includes(` ${plain(name)} `);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
