import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { HumanError } from '../../src/humanError.ts';
import { nodeFiles, type Files } from '../../src/ledger/files.ts';
import { StudyLog } from '../../src/study/log/studyLog.ts';
import { sealAllocation } from '../../src/study/sealing/seal.ts';
import { sealedAnswer } from '../../src/study/sealing/sealAnswers.ts';
import { openSealed } from '../../src/study/sealing/sealedFile.ts';
import { unblind } from '../../src/study/sealing/unblind.ts';
import type { MemoryFiles } from './memoryFiles.ts';
import {
  closeIn,
  lockedStudy,
  meansWith,
  passphrase,
  plainIn,
  planWith,
  root,
  sealing,
  studyOnDisk,
} from './sealingFixtures.ts';

const plan = planWith({ arms: ['a', 'b'].map((id) => ({ id, kind: 'imported' })) });
const cases = ['case-1'];
const begin = (): Promise<MemoryFiles> => lockedStudy(plan, cases);
const whole = plainIn(await begin());

const seal = (files: Files, seed: string): Promise<{ recoveryKey: string | null }> =>
  sealAllocation(root, meansWith(files, seed), sealing);

/** Whether all that the study held can still be read, from what stands in the clear or from what is sealed. */
async function nothingLost(files: MemoryFiles): Promise<void> {
  if (isSame(plainIn(files))) return;
  const { key, allocation } = await openSealed(root, files, passphrase);
  for (const entry of allocation.answers) {
    assert.equal(
      `${JSON.stringify(await sealedAnswer(root, files, key, entry), null, 2)}\n`,
      whole.get(`${entry.answer}.json`),
    );
  }
}
const isSame = (plain: Map<string, string>): boolean =>
  plain.size === whole.size && [...plain].every(([name, text]) => whole.get(name) === text);

/** Seals again after an attempt that was cut off, and looks whether all is as if nothing had happened. */
async function sealedInTheEnd(files: MemoryFiles): Promise<void> {
  let recoveryKey: string | null = null;
  try {
    ({ recoveryKey } = await seal(files, 'again'));
  } catch (error) {
    // The first attempt had come to its end, and only did not say so.
    assert.ok(error instanceof HumanError && /sealed the allocation on/.test(error.message), String(error));
  }
  assert.equal(plainIn(files).size, 0);
  assert.ok(!files.paths().some((path) => path.endsWith('.tmp') || path.endsWith('.lock')), files.paths().join('\n'));
  const log = await StudyLog.read(root, files);
  assert.equal(log.all('sealed').length, 1);
  const sealed = files.paths().filter((path) => path.endsWith('.sealed'));
  assert.deepEqual(
    sealed.map((path) => path.split('/').at(-1)),
    Object.keys(log.last('sealed')?.event.answers ?? {}).sort(),
  );
  await nothingLost(files);
  if (recoveryKey !== null) assert.ok(await openSealed(root, files, recoveryKey));
}

async function calls(
  work: (files: MemoryFiles) => Promise<unknown>,
  from: () => Promise<MemoryFiles>,
): Promise<number> {
  const files = await from();
  const before = files.log.length;
  await work(files);
  return files.log.length - before;
}

/** Lets the n-th call from now on fail, and with `forGood` all that come after it. */
function failAt(files: MemoryFiles, n: number, code: string, forGood: boolean): void {
  const at = files.log.length + n;
  files.fault = (call) => (call.n === at || (forGood && call.n > at) ? code : null);
}

describe('a seal that is cut off', () => {
  it('is undone or finished by sealing again, whichever call fails', async () => {
    const count = await calls((files) => seal(files, 'first'), begin);
    assert.ok(count > 50, `${count} calls`);
    let undone = 0;
    for (let n = 1; n <= count; n++) {
      const files = await begin();
      failAt(files, n, ['EIO', 'ENOSPC', 'EACCES'][n % 3] ?? 'EIO', false);
      const first = await seal(files, 'first').catch((error: unknown) => {
        assert.ok(error instanceof HumanError, `call ${n}: ${String(error)}`);
        return null;
      });
      files.fault = () => null;
      if (first !== null) assert.ok(await openSealed(root, files, first.recoveryKey ?? ''));
      if (isSame(plainIn(files)) && (await StudyLog.read(root, files)).last('sealed') === null) undone++;
      await nothingLost(files);
      await sealedInTheEnd(files);
    }
    assert.ok(undone > 20 && undone < count);
  });

  it('is undone or finished after the power went at any call', async () => {
    const count = await calls((files) => seal(files, 'first'), begin);
    for (let n = 1; n <= count + 1; n++) {
      const files = await begin();
      failAt(files, n, 'EIO', true);
      await seal(files, 'first').catch(() => undefined);
      const left = files.afterPowerCut();
      await nothingLost(left);
      await sealedInTheEnd(left);
    }
  });

  it('is undone or finished after the program was killed at any call', async () => {
    const count = await calls((files) => seal(files, 'first'), begin);
    for (let n = 1; n <= count; n++) {
      const files = await begin();
      failAt(files, n, 'EIO', true);
      await seal(files, 'first').catch(() => undefined);
      files.fault = () => null;
      await nothingLost(files);
      await sealedInTheEnd(files);
    }
  });

  it('says so to whoever wants to open it, and needs its own passphrase', async () => {
    const files = await begin();
    const names = (await calls((one) => seal(one, 'first'), begin)) - 1;
    for (let n = names; n > 0; n--) {
      const cut = await begin();
      failAt(cut, n, 'EIO', true);
      await seal(cut, 'first').catch(() => undefined);
      cut.fault = () => null;
      if (cut.paths().includes(`${root}/sealed.json`)) continue;
      if ((await StudyLog.read(root, cut)).last('sealed') === null) continue;
      await assert.rejects(openSealed(root, cut, passphrase), /The seal was cut off/);
      const other = { ...sealing, passphrase: 'quite another passphrase' };
      await assert.rejects(sealAllocation(root, meansWith(cut, 'again'), other), /neither/);
      assert.ok(isSame(plainIn(cut)));
      await sealedInTheEnd(cut);
      return;
    }
    assert.fail(`never cut off between the record and the names: ${files.paths().length}`);
  });
});

describe('a seal of an open study that is cut off', () => {
  it('is undone or finished, whichever call fails', async () => {
    const open = planWith({ arms: plan.arms, blinding: { kind: 'open' } });
    const start = (): Promise<MemoryFiles> => lockedStudy(open, cases);
    const count = await calls((files) => seal(files, 'first'), start);
    for (let n = 1; n <= count; n++) {
      const files = await start();
      failAt(files, n, 'ENOSPC', n % 2 === 0);
      await seal(files, 'first').catch(() => undefined);
      files.fault = () => null;
      await seal(files, 'again').catch((error: unknown) => assert.match(String(error), /sealed the allocation on/));
      const log = await StudyLog.read(root, files);
      assert.equal(log.all('sealed').length, 1);
      assert.ok(isSame(plainIn(files)) && !files.paths().some((path) => path.endsWith('.tmp')));
      await closeIn(root, meansWith(files, 'close'), open);
      await unblind(root, meansWith(files, 'unblind'), { secret: null });
    }
  });
});

describe('an unblinding that is cut off', () => {
  const closed = async (): Promise<MemoryFiles> => {
    const files = await begin();
    await seal(files, 'first');
    await closeIn(root, meansWith(files, 'close'), plan);
    return files;
  };
  const open = (files: Files, seed: string): Promise<void> =>
    unblind(root, meansWith(files, seed), { secret: passphrase });

  for (const [how, forGood, cut] of [
    ['when a call fails', false, false],
    ['when the program was killed', true, false],
    ['when the power went', true, true],
  ] as const) {
    it(`is finished by unblinding again ${how}`, async () => {
      const count = await calls((files) => open(files, 'unblind'), closed);
      for (let n = 1; n <= count; n++) {
        const first = await closed();
        failAt(first, n, 'EIO', forGood);
        await open(first, 'unblind').catch((error: unknown) => assert.ok(error instanceof HumanError, String(error)));
        const files = cut ? first.afterPowerCut() : first;
        files.fault = () => null;
        const log = await StudyLog.read(root, files);
        // Nothing is seen before it is on record that the passphrase was given.
        const seen = plainIn(files).size > 0 || files.paths().includes(`${root}/allocation.json`);
        if (seen) assert.equal(log.last('held')?.event.for, 'unblind');
        // The gate is passed only when everything is there.
        if (log.last('unblinded') !== null) assert.ok(isSame(plainIn(files)));
        await open(files, 'again');
        assert.ok(isSame(plainIn(files)));
        assert.ok(!files.paths().some((path) => path.endsWith('.tmp') || path.endsWith('.lock')));
        assert.equal((await StudyLog.read(root, files)).all('unblinded').length, 1);
      }
    });
  }
});

describe('on a real disk', () => {
  /** Files that stop answering at a call, as if the program were killed there. */
  function killedAt(n: number): Files & { readonly calls: number } {
    let made = 0;
    const guard = <T extends (...args: never[]) => Promise<unknown>>(work: T): T =>
      (async (...args: never[]) => {
        if (++made >= n) throw Object.assign(new Error('EIO: killed'), { code: 'EIO' });
        return work(...args);
      }) as unknown as T;
    const guarded = Object.fromEntries(Object.entries(nodeFiles).map(([name, work]) => [name, guard(work as never)]));
    return Object.defineProperty(guarded as unknown as Files & { calls: number }, 'calls', { get: () => made });
  }

  const study = (folder: string): Promise<void> => studyOnDisk(folder, plan, cases);
  const sealOn = (files: Files, folder: string, seed: string): Promise<unknown> =>
    sealAllocation(folder, meansWith(files, seed), sealing);

  async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'sealing-'));
    try {
      await work(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('is sealed with one time for all files, and opened again byte for byte', () =>
    inFolder(async (folder) => {
      await study(folder);
      await sealOn(nodeFiles, folder, 'first');
      const names = readdirSync(join(folder, 'answers'));
      assert.ok(names.length === 2 && names.every((name) => name.endsWith('.sealed')));
      const times = [...names.map((name) => join('answers', name)), 'sealed.json'].map(
        (name) => statSync(join(folder, name)).mtimeMs,
      );
      assert.equal(new Set(times).size, 1);
      await closeIn(folder, meansWith(nodeFiles, 'close'), plan);
      await unblind(folder, meansWith(nodeFiles, 'unblind'), { secret: passphrase });
      for (const [name, text] of whole) assert.equal(readFileSync(join(folder, 'answers', name), 'utf8'), text);
      assert.deepEqual(readdirSync(folder).sort(), [
        'allocation.json',
        'answers',
        'cases',
        'log',
        'sealed.json',
        'study.json',
      ]);
    }));

  it('is finished after it was killed at any call', async () => {
    let count = 0;
    await inFolder(async (folder) => {
      await study(folder);
      const files = killedAt(Infinity);
      await sealOn(files, folder, 'first');
      count = files.calls;
    });
    for (let n = 1; n <= count; n += 3) {
      await inFolder(async (folder) => {
        await study(folder);
        await sealOn(killedAt(n), folder, 'first').catch(() => undefined);
        leaveLock(folder);
        await sealOn(nodeFiles, folder, 'again').catch((error: unknown) =>
          assert.match(String(error), /sealed the allocation on/),
        );
        assert.ok(readdirSync(join(folder, 'answers')).every((name) => name.endsWith('.sealed')));
        await closeIn(folder, meansWith(nodeFiles, 'close'), plan);
        await unblind(folder, meansWith(nodeFiles, 'unblind'), { secret: passphrase });
        for (const [name, text] of whole) assert.equal(readFileSync(join(folder, 'answers', name), 'utf8'), text);
      });
    }
  });

  /** Its holder is this very process, which still runs: as in life, age tells that it was left. */
  function leaveLock(folder: string): void {
    const lock = readdirSync(folder).find((name) => name.endsWith('.lock'));
    if (lock !== undefined) utimesSync(join(folder, lock), 0, 0);
  }
});
