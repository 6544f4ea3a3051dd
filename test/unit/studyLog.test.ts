import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HumanError } from '../../src/humanError.ts';
import type { StudyEvent } from '../../src/study/log/event.ts';
import { record } from '../../src/study/log/record.ts';
import { StudyLog } from '../../src/study/log/studyLog.ts';
import { inTurn } from '../../src/study/log/turn.ts';
import { coordinator } from './studyFixtures.ts';
import { MemoryFiles } from './memoryFiles.ts';

const looked = (reason: string): StudyEvent => ({ what: 'looked', by: 'c1', saw: 'results', reason });
const held: StudyEvent = { what: 'held', by: 'c1', for: 'pack' };
const reasons = ({ events }: StudyLog): string[] =>
  events.flatMap(({ event }) => (event.what === 'looked' ? [event.reason] : []));

describe('the log of a study', () => {
  it('is empty where nothing was done', async () => {
    const log = await StudyLog.read('/study', new MemoryFiles('/study'));
    assert.deepEqual([log.events, log.problems, log.heads, log.last('locked')], [[], [], {}, null]);
  });

  it('keeps each step in a file of its own that begins with the heads of all others', async () => {
    const files = new MemoryFiles('/study');
    const c1 = coordinator(files, 'c1');
    await record('/study', c1, looked('one'));
    await record('/study', c1, held, looked('two'));
    const log = await StudyLog.read('/study', files);
    assert.deepEqual(
      log.events.map(({ event, line }) => [event.what, line]),
      [
        ['opened', 1],
        ['looked', 2],
        ['opened', 1],
        ['held', 2],
        ['looked', 3],
      ],
    );
    const [first, second] = log.all('opened').map(({ event }) => event.heads);
    assert.deepEqual(first, {});
    assert.deepEqual(Object.values(second ?? {}), [log.all('looked')[0]?.hash]);
    assert.equal(log.last('looked')?.event.reason, 'two');
    assert.equal(Object.keys(log.heads).length, 2);
    assert.deepEqual(log.problems, []);
    assert.match(Object.keys(log.heads)[0] ?? '', /^\d{8}-\d{6}-looked-[0-9a-f]{8}\.jsonl$/);
    assert.ok(!files.paths().some((path) => path.endsWith('.lock')));
  });

  it('writes nothing that is no step', async () => {
    const files = new MemoryFiles('/study');
    assert.throws(() => record('/study', coordinator(files, 'c1'), { what: 'looked' } as StudyEvent));
    await record('/study', coordinator(files, 'c1'));
    assert.deepEqual(files.paths(), []);
  });

  it('is in the order in which things were known, also where a clock went back', async () => {
    const files = new MemoryFiles('/study');
    await record('/study', coordinator(files, 'c1', 9_000), looked('first'));
    await record('/study', coordinator(files, 'c2', 1_000), looked('second'));
    await record('/study', coordinator(files, 'c1', 5_000), looked('third'));
    assert.deepEqual(reasons(await StudyLog.read('/study', files)), ['first', 'second', 'third']);
  });

  it('orders by time what two machines did without knowing of each other', async () => {
    const here = new MemoryFiles('/study');
    const there = new MemoryFiles('/study');
    await record('/study', coordinator(here, 'c1', 3_000), looked('b'));
    await record('/study', coordinator(there, 'c2', 2_000), looked('a'));
    await record('/study', coordinator(there, 'c2', 4_000), looked('c'));
    for (const path of there.paths()) here.put(path, there.text(path));
    const log = await StudyLog.read('/study', here);
    assert.deepEqual([reasons(log), log.problems], [['a', 'b', 'c'], []]);
  });

  it('names the line that was changed, and goes on with what is whole', async () => {
    const files = new MemoryFiles('/study');
    await record('/study', coordinator(files, 'c1'), looked('one'));
    await record('/study', coordinator(files, 'c1', 9_000), looked('two'));
    const [path = ''] = files.paths();
    files.put(path, files.text(path).replace('"one"', '"eno"'));
    const log = await StudyLog.read('/study', files);
    assert.deepEqual(reasons(log), ['two']);
    assert.match(log.problems[0]?.message ?? '', /^log\/\S+: line 2 was changed after it was written/);
    assert.match(log.problems[1]?.message ?? '', /was there when log\/\S+ was written; now it is gone, shorter/);
  });

  it('misses a file that another one saw', async () => {
    const files = new MemoryFiles('/study');
    await record('/study', coordinator(files, 'c1'), looked('one'));
    const [path = ''] = files.paths();
    await record('/study', coordinator(files, 'c1', 9_000), looked('two'));
    files.take(path);
    const [problem, ...others] = (await StudyLog.read('/study', files)).problems;
    assert.equal(others.length, 0);
    assert.ok(problem?.message.startsWith(`log/${path.split('/').at(-1) ?? ''} was there`), problem?.message);
  });

  it('tells of a torn line, of an event of another version, and of a file that may not be read', async () => {
    const files = new MemoryFiles('/study');
    await record('/study', coordinator(files, 'c1'), looked('one'));
    const [path = ''] = files.paths();
    files.put(path, `${files.text(path)}{"v":2,"se`);
    assert.match((await StudyLog.read('/study', files)).problems[0]?.message ?? '', /cut off \(10 bytes\)/);
    files.fault = ({ what, path: at }) => (what === 'read' && at === path ? 'EACCES' : null);
    assert.match((await StudyLog.read('/study', files)).problems[0]?.message ?? '', /no permission/);
    files.fault = ({ what }) => (what === 'list' ? 'EIO' : null);
    assert.match((await StudyLog.read('/study', files)).problems[0]?.message ?? '', /reported an error/);
  });

  it('acknowledges only what outlasts a power cut, and leaves nothing of what failed, whichever call fails', async () => {
    const calm = new MemoryFiles('/study');
    await record('/study', coordinator(calm, 'c1'), held, looked('x'));
    for (const code of ['EACCES', 'ENOSPC', 'EIO', 'short']) {
      for (let n = 1; n <= calm.log.length; n++) {
        const files = new MemoryFiles('/study');
        files.fault = (call) => (call.n === n ? code : null);
        const done = await record('/study', coordinator(files, 'c1'), held, looked('x')).then(
          () => true,
          (error: unknown) => {
            assert.ok(error instanceof HumanError, `${code} at ${n}: ${String(error)}`);
            return false;
          },
        );
        files.fault = () => null;
        const now = (await StudyLog.read('/study', files)).events.filter(({ event }) => event.what !== 'opened').length;
        const later = await StudyLog.read('/study', files.afterPowerCut());
        if (done) assert.equal(later.events.length, 3, `${code} at ${n}`);
        else assert.equal(now, 0, `${code} at ${n}`);
      }
    }
  });
});

describe('a turn', () => {
  it('is taken by one at a time, and by the same one as often as needed', async () => {
    const files = new MemoryFiles('/study');
    const said: string[] = [];
    const step = async (name: string): Promise<void> => {
      const means = coordinator(files, name);
      await inTurn('/study', means, async () => {
        said.push(`${name} in`);
        await inTurn('/study/', means, () => record('/study', means, looked(name)));
        said.push(`${name} out`);
      });
    };
    await Promise.all([step('c1'), step('c2')]);
    assert.equal(said.length, 4);
    assert.equal(said[0]?.slice(0, 2), said[1]?.slice(0, 2));
    assert.equal((await StudyLog.read('/study', files)).all('looked').length, 2);
  });

  it('ends where the work fails', async () => {
    const files = new MemoryFiles('/study');
    const means = coordinator(files, 'c1');
    await assert.rejects(
      inTurn('/study', means, () => Promise.reject(new HumanError('no'))),
      /no/,
    );
    assert.equal(await inTurn('/study', means, () => Promise.resolve('in')), 'in');
  });
});
