import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { readAnswer, type Answer } from '../../src/arms/answer.ts';
import { answerId } from '../../src/arms/answerId.ts';
import type { Arm } from '../../src/arms/arm.ts';
import { failedAnswer } from '../../src/arms/failedAnswer.ts';
import { ArmFailure, type FailureKind } from '../../src/arms/failure.ts';
import { nodeFiles, type Files } from '../../src/ledger/files.ts';
import { lockProtocol } from '../../src/study/gates/lock.ts';
import { deviate } from '../../src/study/gates/deviate.ts';
import { record } from '../../src/study/log/record.ts';
import type { StudyMeans } from '../../src/study/means.ts';
import type { PlannedArm } from '../../src/study/plan/plan.ts';
import { runStudy, type Ran, type RunOptions } from '../../src/study/run/runStudy.ts';
import { takesOf } from '../../src/study/sealing/takes.ts';
import { stateOf } from '../../src/study/gates/state.ts';

const above = mkdtempSync(join(tmpdir(), 'ddx-run-'));
after(() => rmSync(above, { recursive: true, force: true }));

let root = '';
let n = 0;
let seconds = 0;
const means: StudyMeans = {
  files: nodeFiles,
  clock: { date: () => new Date(Date.UTC(2026, 2, 4, 5, 0, ++seconds)), monotonic: () => seconds * 1000 },
  random: (bytes) => Buffer.from(Array.from({ length: bytes }, (_, i) => (++seconds * 7 + i) % 256)),
  by: 'c1',
  software: 'test',
};
const cases = ['c1', 'c2', 'c3'];

beforeEach(() => {
  root = join(above, String(++n));
  mkdirSync(join(root, 'cases'), { recursive: true });
  for (const id of cases) {
    writeFileSync(
      join(root, 'cases', `${id}.md`),
      `A person of 50 has had trouble ${id} for two days, worse at night.\n`,
    );
  }
  const references = cases.map((id) =>
    JSON.stringify({ schema: 'ddx/reference@1', case: id, diagnosis: 'Gout', accepted: [], basis: 'clinical' }),
  );
  writeFileSync(join(root, 'references.jsonl'), `${references.join('\n')}\n`);
  plan({});
});

function plan(more: object): void {
  const arms = [
    { id: 'ward', kind: 'endpoint', endpoint: 'ward', temperature: 0.7 },
    { id: 'embedded', kind: 'embedded' },
    { id: 'elsewhere', kind: 'imported' },
  ];
  const raters = [{ id: 'r1', role: 'clinician' }];
  const all = { schema: 'ddx/study@2', title: 'T', arms, raters, top: 3, ...more };
  writeFileSync(join(root, 'study.json'), JSON.stringify(all));
}

const lock = () => lockProtocol(root, means, { reason: null, readers: [] });

/** What an arm does when it is asked: answers, fails in this way, or has to wait. */
type Says = (asked: string) => FailureKind | 'abstained' | null;

interface Asked {
  readonly log: string[];
  readonly armOf: RunOptions['armOf'];
}

function asked(says: Says = () => null): Asked {
  const log: string[] = [];
  const armOf = (planned: PlannedArm, seedStep: number): Promise<Arm> =>
    Promise.resolve({
      id: 'own',
      label: 'Own',
      diagnose: (kase, { top }) => {
        const question = `${planned.id} ${kase.id} ${seedStep}`;
        log.push(question);
        const said = says(question);
        const seed = planned.kind === 'endpoint' ? 40 + seedStep : null;
        const failure = said === null || said === 'abstained' ? null : new ArmFailure(said, 'It failed.');
        const bare = failedAnswer(kase, 'own', top, failure ?? new ArmFailure('empty', ''), means.clock.date());
        const parameters = { ...bare.parameters, seed };
        const name = { rank: 1, name: 'Gout', probability: null, score: null, reason: '' };
        const status = failure !== null ? 'failed' : said === 'abstained' ? 'abstained' : 'complete';
        const answer: Answer = {
          ...bare,
          id: answerId({ asked: { sha256: kase.sha256, parameters }, said: { status, said } }),
          parameters,
          status,
          failure: failure === null ? null : bare.failure,
          diagnoses: status === 'complete' ? [{ ...name, evidence: [], notInCase: [], doNotMiss: false }] : [],
        };
        return Promise.resolve(answer);
      },
    });
  return { log, armOf };
}

function run(arm: Asked, more: Partial<RunOptions> = {}, files: Files = nodeFiles) {
  const signal = new AbortController().signal;
  return runStudy(root, { ...means, files }, { armOf: arm.armOf, signal, ...more });
}

function kept(): Answer[] {
  return readdirSync(join(root, 'answers'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const answer = readAnswer(JSON.parse(readFileSync(join(root, 'answers', name), 'utf8')));
      assert.ok(answer.success);
      return answer.data;
    });
}

async function missing(): Promise<number> {
  const { plan: inForce, cases: fixed } = await stateOf(root, nodeFiles);
  const { takes } = await takesOf(root, nodeFiles, inForce, fixed);
  return takes.filter((take) => take.arm !== 'elsewhere' && take.answer === null).length;
}

describe('running a plan', () => {
  it('asks each arm each case as often as the plan wants, an arm after another, each with a seed of its own', async () => {
    plan({ answersPerCase: 2 });
    await lock();
    const arm = asked();
    const told: Ran[] = [];
    const outcome = await run(arm, { onAnswer: (ran) => told.push(ran) });
    assert.deepEqual(arm.log, [
      ...cases.flatMap((id) => [`ward ${id} 0`, `ward ${id} 1`]),
      ...cases.map((id) => `embedded ${id} 0`),
    ]);
    assert.deepEqual({ ...outcome }, { there: 0, kept: 9, failed: 0, missing: 0, problems: [] });
    assert.deepEqual([told.length, told[8]?.number, told[8]?.of], [9, 9, 9]);
    assert.deepEqual([...new Set(kept().map((one) => one.arm))].sort(), ['embedded', 'ward']);
    assert.equal(kept().length, 9);
    assert.equal(await missing(), 0);
  });

  it('takes each case as it was locked, with its own id', async () => {
    await lock();
    await run(asked());
    const { cases: fixed } = await stateOf(root, nodeFiles);
    for (const { case: kase, caseSha256 } of kept()) {
      assert.equal(fixed.find(({ id }) => id === kase.id)?.sha256, caseSha256);
      assert.equal(kase.source.uri, `cases/${kase.id}.md`);
    }
  });

  it('asks nothing twice', async () => {
    await lock();
    await run(asked());
    const again = asked();
    const outcome = await run(again);
    assert.deepEqual([again.log, outcome.there, outcome.kept, outcome.missing], [[], 6, 0, 0]);
  });

  it('keeps failures; asks again what may pass, and not what is the answer of the model', async () => {
    await lock();
    const ways: Record<string, FailureKind | 'abstained'> = {
      'ward c1 0': 'overloaded',
      'ward c2 0': 'filtered',
      'ward c3 0': 'abstained',
    };
    const outcome = await run(asked((question) => ways[question] ?? null));
    assert.deepEqual([outcome.kept, outcome.failed, outcome.missing], [6, 2, 1]);
    assert.equal(kept().length, 6);
    const again = asked();
    assert.equal((await run(again)).missing, 0);
    assert.deepEqual(again.log, ['ward c1 0']);
    assert.equal(kept().length, 7);
    const third = asked();
    await run(third);
    assert.deepEqual(third.log, []);
  });

  it('asks of several answers only those that failed, with their own seeds', async () => {
    plan({ answersPerCase: 3 });
    await lock();
    await run(asked((question) => (question === 'ward c2 0' || question === 'ward c2 1' ? 'server-error' : null)));
    const again = asked();
    const outcome = await run(again);
    assert.deepEqual(again.log, ['ward c2 0', 'ward c2 1']);
    assert.equal(outcome.missing, 0);
    assert.equal(await missing(), 0);
  });

  it('gives up an arm that fails again and again, and asks the others', async () => {
    plan({ cases: ['cases'], answersPerCase: 2 });
    await lock();
    const arm = asked((question) => (question.startsWith('ward') ? 'unreachable' : null));
    const outcome = await run(arm);
    assert.deepEqual(arm.log.filter((one) => one.startsWith('ward')).length, 3);
    assert.deepEqual(arm.log.filter((one) => one.startsWith('embedded')).length, 3);
    assert.equal(outcome.missing, 6);
    assert.match(outcome.problems[0]?.message ?? '', /“ward” failed 3 times in a row/);
  });

  it('asks one arm or one case where only that is wanted', async () => {
    await lock();
    const arm = asked();
    await run(arm, { only: { arm: 'embedded', case: 'c2' } });
    assert.deepEqual(arm.log, ['embedded c2 0']);
    await assert.rejects(run(asked(), { only: { arm: 'elsewhere' } }), /ddx study answers DIR FILE --arm elsewhere/);
    await assert.rejects(run(asked(), { only: { arm: 'warp' } }), /no arm “warp”. It has: ward, embedded, elsewhere/);
    await assert.rejects(run(asked(), { only: { case: 'c9' } }), /no case “c9”/);
  });

  it('asks nothing when an arm cannot be asked at all', async () => {
    await lock();
    const arm = asked();
    const armOf: RunOptions['armOf'] = (planned, step) =>
      planned.id === 'embedded' ? Promise.reject(new ArmFailure('blocked', 'Not allowed.')) : arm.armOf(planned, step);
    await assert.rejects(run({ ...arm, armOf }), /Not allowed/);
    assert.deepEqual(arm.log, []);
  });
});

describe('a run that is stopped', () => {
  it('keeps what was finished, and the next one goes on from there', async () => {
    await lock();
    const stopping = new AbortController();
    const arm = asked((question) => {
      if (question !== 'ward c3 0') return null;
      stopping.abort();
      return 'cancelled';
    });
    const outcome = await run(arm, { signal: stopping.signal });
    assert.deepEqual([outcome.kept, outcome.missing, kept().length], [2, 4, 2]);
    const again = asked();
    await run(again);
    assert.deepEqual(again.log, ['ward c3 0', 'embedded c1 0', 'embedded c2 0', 'embedded c3 0']);
    assert.ok(!existsSync(join(root, '.run.lock')));
  });

  it('keeps all that was finished when the disk is full, and says so', async () => {
    await lock();
    let writes = 0;
    const full: Files = {
      ...nodeFiles,
      create: async (path) => {
        if (path.includes(`${'answers'}/`) && ++writes > 2) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return nodeFiles.create(path);
      },
    };
    await assert.rejects(run(asked(), {}, full), /disk that holds .* is full/);
    assert.equal(kept().length, 2);
    const again = asked();
    await run(again);
    assert.equal(again.log.length, 4);
  });
});

describe('a study that may not be run', () => {
  it('is a draft, or sealed', async () => {
    await assert.rejects(run(asked()), /not locked yet/);
    await lock();
    const { planSha256 } = await stateOf(root, nodeFiles);
    const counts = { complete: 0, truncated: 0, failed: 0 };
    const sealed = { what: 'sealed', by: 'c1', plan: planSha256, sealed: planSha256, answers: {}, counts } as const;
    await record(root, means, { ...sealed, commentKey: null, despite: null });
    const arm = asked();
    await assert.rejects(run(arm), /sealed the allocation/);
    assert.deepEqual(arm.log, []);
  });

  it('is sealed while it runs: what comes then is not put beside the sealed answers', async () => {
    await lock();
    const { planSha256 } = await stateOf(root, nodeFiles);
    const counts = { complete: 0, truncated: 0, failed: 0 };
    const sealed = { what: 'sealed', by: 'c1', plan: planSha256, sealed: planSha256, answers: {}, counts } as const;
    let done: Promise<void> | null = null;
    const arm = asked();
    const armOf: RunOptions['armOf'] = async (planned, step) => {
      const made = await arm.armOf(planned, step);
      return {
        ...made,
        diagnose: async (kase, ask) => {
          if (kase.id === 'c2') await (done ??= record(root, means, { ...sealed, commentKey: null, despite: null }));
          return made.diagnose(kase, ask);
        },
      };
    };
    await assert.rejects(run({ ...arm, armOf }), /sealed meanwhile/);
    assert.deepEqual(
      kept().map(({ case: { id } }) => id),
      ['c1'],
    );
  });

  it('was changed behind its back, until that is put back or recorded', async () => {
    await lock();
    writeFileSync(join(root, 'cases', 'c2.md'), 'A person of 50 has had other trouble for two days, by day.\n');
    const arm = asked();
    await assert.rejects(run(arm), /cases\/c2\.md/);
    assert.deepEqual(arm.log, []);
    await deviate(root, means, 'A slip of the pen.');
    assert.equal((await run(arm)).missing, 0);
    const two = kept().filter(({ case: { id } }) => id === 'c2');
    assert.ok(two.every(({ case: { text } }) => text.includes('other trouble')));
  });
});

describe('two runs at once', () => {
  it('never ask the same: the second is refused', async () => {
    await lock();
    let second: Promise<unknown> | null = null;
    const other = asked();
    const arm = asked();
    const armOf: RunOptions['armOf'] = async (planned, step) => {
      second ??= assert.rejects(run(other), /being run already/);
      await second;
      return arm.armOf(planned, step);
    };
    await run({ ...arm, armOf });
    assert.deepEqual([arm.log.length, other.log.length], [6, 0]);
  });

  it('are not held up by one that was cut off', async () => {
    await lock();
    // No process has this number.
    for (const left of [JSON.stringify({ process: 2 ** 30, host: hostname() }), '{"proc']) {
      writeFileSync(join(root, '.run.lock'), left);
      await run(asked(), { only: { case: 'c1' } });
      assert.ok(!existsSync(join(root, '.run.lock')));
    }
    writeFileSync(join(root, '.run.lock'), JSON.stringify({ process: process.pid, host: hostname() }));
    await run(asked(), { only: { case: 'c2' } });
    writeFileSync(join(root, '.run.lock'), JSON.stringify({ process: 1, host: 'another-machine' }));
    await assert.rejects(run(asked()), /process 1 \(another-machine\).*delete .*\.run\.lock/);
  });
});
