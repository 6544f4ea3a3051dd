import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fill } from '../../src/humanError.ts';
import { bodyText, sealLine } from '../../src/ledger/line.ts';
import { newSigningKey, signerOf } from '../../src/ledger/signing.ts';
import { verify, type Bad } from '../../src/ratings/verify/verify.ts';
import { record } from '../../src/study/log/record.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { meansWith, root } from './sealingFixtures.ts';
import { rated, studyAt, writeRatings } from './verifyFixtures.ts';

const ratings = `${root}/ratings/r1-aaaaaaaa.jsonl`;

async function badIn(files: MemoryFiles): Promise<Bad | null> {
  const { ok, bad, problems } = await verify(root, files);
  assert.equal(ok, bad === null);
  if (bad !== null) assert.ok(problems[0]?.message.startsWith(bad.file));
  return bad;
}

function edited(files: MemoryFiles, path: string, edit: (text: string) => string): void {
  const before = files.text(path);
  const after = edit(before);
  assert.notEqual(after, before);
  files.put(path, after);
}

const logOf = (files: MemoryFiles, what: string): string => {
  const found = files.paths().find((path) => path.startsWith(`${root}/log/`) && path.includes(`-${what}-`));
  assert.ok(found, what);
  return found;
};

describe('verifying a study', () => {
  for (const gate of ['locked', 'sealed', 'closed', 'unblinded'] as const) {
    it(`finds one that is ${gate} whole, and says what it cannot know`, async () => {
      const { ok, bad, problems, notes, files: ledgers } = await verify(root, await studyAt(gate));
      assert.deepEqual([ok, bad, problems.map(({ message }) => message)], [true, null, []]);
      assert.match(notes.map((one) => fill(one.template, one.values)).join('\n'), /only against a checkpoint/);
      assert.ok(ledgers.every(({ events, head, tornBytes }) => events > 1 && head !== null && tornBytes === 0));
    });
  }

  it('gives one fingerprint for the same bytes, whatever the order and the times, and another for others', async () => {
    const files = await studyAt('closed');
    const { fingerprint } = await verify(root, files);
    const other = new MemoryFiles();
    for (const path of files.paths().reverse()) other.put(path, await files.read(path));
    assert.equal((await verify(root, other)).fingerprint, fingerprint);
    await writeRatings(other, `${root}/ratings/r2-bbbbbbbb.jsonl`);
    assert.notEqual((await verify(root, other)).fingerprint, fingerprint);
  });

  it('takes a line that was cut off for no harm, and reports it', async () => {
    const files = await studyAt('closed');
    const { fingerprint } = await verify(root, files);
    files.put(ratings, `${files.text(ratings)}{"v":2,"seq":`);
    const found = await verify(root, files);
    assert.deepEqual([found.ok, found.fingerprint], [true, fingerprint]);
    assert.match(found.problems[0]?.message ?? '', /cut off \(13 bytes\)/);
  });

  it('names the first bad record of a ratings file', async () => {
    const lines = (text: string): string[] => text.split('\n').slice(0, -1);
    const of = (some: readonly (string | undefined)[]): string => `${some.join('\n')}\n`;
    for (const [edit, line, reason] of [
      [(t) => t.replace('"answer-2"', '"answer-3"'), 3, /was changed/],
      [(t) => of(lines(t).toSpliced(2, 1)), 3, /missing/],
      [(t) => of(lines(t).toSpliced(2, 0, lines(t)[2] ?? '')), 4, /line 3 once more/],
      [(t) => of(lines(t).toSpliced(1, 2, lines(t)[2] ?? '', lines(t)[1] ?? '')), 2, /too early/],
      [(t) => of(lines(t).toSpliced(3, 0, 'put in')), 4, /not a record/],
    ] as [(text: string) => string, number, RegExp][]) {
      const files = await studyAt('closed');
      edited(files, ratings, edit);
      const bad = await badIn(files);
      assert.deepEqual([bad?.file, bad?.line], ['ratings/r1-aaaaaaaa.jsonl', line]);
      assert.match(bad?.reason ?? '', reason);
    }
  });

  it('finds last lines gone and files gone where another file vouches for them', async () => {
    const files = await studyAt('closed');
    edited(files, ratings, (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1));
    assert.match((await badIn(files))?.reason ?? '', /lacks lines, or has others, since line \d of log\/.*collected/);
    files.take(ratings);
    assert.deepEqual((await badIn(files))?.file, 'ratings/r1-aaaaaaaa.jsonl');
    const another = await studyAt('closed');
    const locked = logOf(another, 'locked');
    another.take(locked);
    assert.equal((await badIn(another))?.file, locked.slice(root.length + 1));
  });

  it('takes a last line that was cut off for no harm only while nothing vouches for it', async () => {
    const files = await studyAt('closed');
    const newline = files.text(ratings).split('\n').length - 1;
    for (const bytes of [1, 40]) {
      edited(files, ratings, (text) => text.slice(0, -bytes));
      const bad = await badIn(files);
      assert.deepEqual([bad?.file, bad?.line], ['ratings/r1-aaaaaaaa.jsonl', newline]);
      assert.match(bad?.reason ?? '', /is cut off, and was whole when line \d of log\/.*collected/);
    }
  });

  it('tells a copy of a file from another that begins with the same line', async () => {
    const files = await studyAt('sealed');
    const events = files.text(ratings).split('\n');
    const copy = `${root}/ratings/r1-aaaaaaaa (copy).jsonl`;
    const beside = async (): Promise<readonly string[]> =>
      (await verify(root, files)).problems.map(({ message }) => message);
    files.put(copy, `${events.slice(0, 3).join('\n')}\n`);
    assert.ok((await beside()).some((one) => one.includes('is a copy of ratings/r1-aaaaaaaa.jsonl')));
    const [first = ''] = events;
    const { hash } = JSON.parse(first) as { hash: string };
    const { bytes } = sealLine({ seq: 2, at: '2026-03-04', mono: null, prev: hash }, bodyText(rated(9)));
    files.put(copy, Buffer.concat([Buffer.from(`${first}\n`), bytes]));
    assert.ok((await beside()).some((one) => one.includes('goes on with other lines')));
  });

  it('finds a file of a pack that was never collected', async () => {
    const files = await studyAt('sealed');
    await writeRatings(files, `${root}/ratings/r2-bbbbbbbb.jsonl`, { pack: { id: 'pack-9', sha256: 'e'.repeat(64) } });
    const bad = await badIn(files);
    assert.deepEqual([bad?.file, bad?.line], ['ratings/r2-bbbbbbbb.jsonl', null]);
    assert.match(bad?.reason ?? '', /without being collected/);
  });

  it('finds a chain that was written anew with all its hashes, by its pinned head, and by its signature', async () => {
    const files = await studyAt('closed');
    files.take(ratings);
    await writeRatings(files, ratings, { words: 2 });
    assert.match((await badIn(files))?.reason ?? '', /has others/);
    const forged = await studyAt('locked');
    await writeRatings(forged, ratings, { by: signerOf(newSigningKey()) });
    assert.deepEqual(await badIn(forged), {
      file: 'ratings/r1-aaaaaaaa.jsonl',
      line: 5,
      reason: 'has a signature that is not by the key of the file',
    });
  });

  it('finds every file of the study that was changed, or is gone', async () => {
    for (const gate of ['locked', 'closed', 'unblinded'] as const) {
      const whole = await studyAt(gate);
      for (const path of whole.paths()) {
        const shown = path.slice(root.length + 1);
        const changed = await studyAt(gate);
        edited(changed, path, (text) => text.replace(/[a-f]/, (letter) => (letter === 'a' ? 'b' : 'a')));
        const bad = await badIn(changed);
        // Before the seal nothing vouches for the words of an answer, only for its form.
        if (gate === 'locked' && path.includes('/answers/')) continue;
        assert.ok(bad !== null, `${gate}: ${shown} changed`);
        const gone = await studyAt(gate);
        gone.take(path);
        // Nothing vouches for the last file of the log itself.
        if (shown.startsWith('log/') && shown.includes(gate)) continue;
        assert.ok((await badIn(gone)) !== null, `${gate}: ${shown} gone`);
      }
    }
  });

  it('finds what came to the sealed answers', async () => {
    const files = await studyAt('closed');
    files.put(`${root}/answers/${'0'.repeat(32)}.sealed`, 'x');
    assert.match((await badIn(files))?.reason ?? '', /not one of the sealed/);
    const open = await studyAt('closed');
    open.put(`${root}/answers/0000000000000000-00000000.json`, '{}');
    assert.match((await badIn(open))?.reason ?? '', /in the clear/);
  });

  it('finds an answer under a false name, and a case text inside one that was changed', async () => {
    const files = await studyAt('locked');
    const answer = files.paths().find((path) => path.startsWith(`${root}/answers/`)) ?? '';
    const renamed = `${root}/answers/0000000000000000-00000000.json`;
    files.put(renamed, files.text(answer));
    assert.match((await badIn(files))?.reason ?? '', /holds the answer/);
    files.take(renamed);
    edited(files, answer, (text) => text.replace('swollen', 'painful'));
    assert.match((await badIn(files))?.reason ?? '', /case text that was changed/);
  });

  it('finds an allocation that its key does not draw, even where the log was made to fit', async () => {
    const files = await studyAt('unblinded');
    edited(files, `${root}/allocation.json`, (text) => text.replaceAll('"embedded"', '"other"'));
    const problems = (await verify(root, files)).problems.map(({ message }) => message).join('\n');
    assert.match(problems, /not the one that the log has on record/);
  });

  it('takes a gate passed out of turn for a problem, and a recorded deviation for none', async () => {
    const files = await studyAt('locked');
    const path = `${root}/cases/case-1.md`;
    edited(files, path, (text) => `${text}More.\n`);
    assert.deepEqual((await badIn(files))?.file, 'cases/case-1.md');
    await record(root, meansWith(files, 'x'), {
      what: 'closed',
      by: 'coordinator',
      plan: 'a'.repeat(64),
      heads: {},
      open: 0,
      despite: null,
    });
    const { problems } = await verify(root, files);
    assert.ok(problems.some(({ message }) => /does not count/.test(message)));
  });

  it('says which ratings are not signed', async () => {
    const files = await studyAt('locked');
    await writeRatings(files, ratings, { key: null });
    const said = (await verify(root, files)).notes.map((one) => fill(one.template, one.values)).join('\n');
    assert.match(said, /1 ratings files are not signed/);
  });

  it('puts up with content that is no text, no JSON, or not to be read', async () => {
    const files = await studyAt('closed');
    files.put(`${root}/ratings/odd.jsonl`, Buffer.from([0, 1, 2, 255, 10, 0]));
    assert.equal((await badIn(files))?.file, 'ratings/odd.jsonl');
    const refused = await studyAt('closed');
    refused.fault = ({ what, path }) => (what === 'read' && path === ratings ? 'EACCES' : null);
    assert.deepEqual((await badIn(refused))?.file, 'ratings/r1-aaaaaaaa.jsonl');
    const planless = await studyAt('locked');
    planless.put(`${root}/study.json`, 'no plan');
    assert.equal((await badIn(planless))?.file, 'study.json');
  });
});
