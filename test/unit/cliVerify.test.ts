import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { run } from './cliFixtures.ts';
import { packOf, smallStudy, steps } from './cliStudyFixtures.ts';

const above = mkdtempSync(join(tmpdir(), 'ddx-verify-'));
after(() => rmSync(above, { recursive: true, force: true }));

const sentFolder = join(above, 'co', 'sent');
const study = join(above, 'study');
const pack = join(above, 'pack');

before(async () => {
  smallStudy(study);
  await packOf(study, pack, sentFolder);
});

interface Verified {
  readonly ok: boolean;
  readonly fingerprint: string;
  readonly files: readonly { readonly file: string; readonly events: number; readonly tornBytes: number }[];
  readonly bad: { readonly file: string; readonly line: number | null; readonly reason: string } | null;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

async function verified(dir: string, ...more: string[]): Promise<Verified & { readonly code: number }> {
  const { code, out } = await run(['verify', dir, '--json', ...more], { sentFolder });
  assert.equal(out.split('\n').length, 2);
  return { code, ...(JSON.parse(out) as Verified) };
}

describe('ddx verify', () => {
  it('prints the same fingerprint wherever the same bytes stand', async () => {
    const copy = join(above, 'copy');
    cpSync(study, copy, { recursive: true });
    const [here, there] = [await verified(study), await verified(copy)];
    assert.match(here.fingerprint, /^[0-9a-f]{64}$/);
    assert.deepEqual([here.fingerprint, here.code, here.bad], [there.fingerprint, 0, null]);
    await steps(sentFolder, `study look ${copy} --reason Check`);
    assert.notEqual((await verified(copy)).fingerprint, here.fingerprint);
  });

  it('says for a person what is whole, and that lost last lines show only against a checkpoint', async () => {
    const { code, out, err } = await run(['verify', study]);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /log\/\S+-locked-\S+ {2}2 events\n[^]*checkpoint[^]*\nWhole\.\nfingerprint {2}[0-9a-f]{64}\n$/);
  });

  it('tells a torn tail, which was never acknowledged, and is content', async () => {
    const copy = join(above, 'torn');
    cpSync(study, copy, { recursive: true });
    const log = readdirSync(join(copy, 'log'))[0] ?? '';
    appendFileSync(join(copy, 'log', log), '{"v":1,"seq":3,"at":"20');
    const { code, ok, files, problems } = await verified(copy);
    assert.deepEqual([code, ok], [0, true]);
    assert.equal(files.find(({ file }) => file === `log/${log}`)?.tornBytes, 23);
    assert.ok(problems.some((one) => one.includes(log)));
    assert.match((await run(['verify', copy])).out, /23 bytes of a line that was cut off/);
  });

  it('does not take a study without its log for one that was never locked', async () => {
    const copy = join(above, 'no-log');
    cpSync(study, copy, { recursive: true });
    rmSync(join(copy, 'log'), { recursive: true });
    writeFileSync(join(copy, 'sealed.json'), '{}');
    const { code, bad } = await verified(copy);
    assert.deepEqual([code, bad?.file, bad?.reason], [1, 'sealed.json', 'is here, but log/ knows of no seal']);
    const { out } = await run(['study', 'status', copy]);
    assert.match(out, /! sealed\.json is here[^]*\nNext: bring back what is missing from log\//);
  });

  it('misses a plan that is gone, where the log knows one', async () => {
    const copy = join(above, 'no-plan');
    cpSync(study, copy, { recursive: true });
    rmSync(join(copy, 'study.json'));
    const { code, bad } = await verified(copy);
    assert.deepEqual([code, bad?.file], [1, 'study.json']);
    const { code: told, out } = await run(['study', 'status', copy]);
    assert.deepEqual([told, /study\.json is gone[^]*Next: put back what was there/.test(out)], [0, true]);
  });

  it('names the first bad record', async () => {
    const copy = join(above, 'bad');
    cpSync(study, copy, { recursive: true });
    const log = readdirSync(join(copy, 'log'))[0] ?? '';
    const due = readFileSync(join(copy, 'log', log), 'utf8').split('\n').length;
    appendFileSync(join(copy, 'log', log), '{"v":1,"seq":3}\n');
    const { code, ok, bad } = await verified(copy);
    assert.deepEqual([code, ok, bad?.file, bad?.line], [1, false, `log/${log}`, due]);
    const { code: again, out } = await run(['verify', copy]);
    assert.equal(again, 1);
    assert.match(out, new RegExp(`Bad: log/${log}, line ${due}: [^]*\nNot what was left there\\.`));
  });

  it('reads a pack too', async () => {
    assert.equal((await verified(pack)).ok, true);
    const copy = join(above, 'changed-pack');
    cpSync(pack, copy, { recursive: true });
    writeFileSync(join(copy, 'cases', 'toe.txt'), 'Another text.');
    const { code, bad } = await verified(copy);
    assert.deepEqual([code, bad?.file], [1, 'cases/toe.txt']);
  });

  it('refuses a checkpoint that is none', async () => {
    const file = join(above, 'note.txt');
    writeFileSync(file, 'This is no checkpoint.');
    const { code, out } = await run(['verify', study, '--against', file, '--json']);
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as { error?: { kind: string } }).error?.kind, 'refused');
  });

  it('is not asked of a folder that is neither', async () => {
    const { code, err } = await run(['verify', above]);
    assert.equal(code, 2);
    assert.match(err, /is no study/);
  });
});
