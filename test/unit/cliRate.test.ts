import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { run } from './cliFixtures.ts';
import { packOf, ratingsIn, smallStudy, steps, texts } from './cliStudyFixtures.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');
const above = mkdtempSync(join(tmpdir(), 'ddx-rate-'));
after(() => rmSync(above, { recursive: true, force: true }));

const coordinator = join(above, 'co', 'sent');
const study = join(above, 'study');
const pack = join(above, 'pack');
const consenting = join(above, 'pack-with-consent');

interface Shown {
  readonly case: string;
  readonly answer: string;
  readonly item: string;
  readonly diagnosis: number | null;
}
let open: readonly Shown[] = [];

before(async () => {
  smallStudy(study);
  await packOf(study, pack, coordinator);
  const other = join(above, 'study-with-consent');
  smallStudy(other, { governance: { consent: 'I take part of my own free will.' } });
  await packOf(other, consenting, coordinator);
  const { out } = await run(['study', 'status', pack, '--json']);
  ({ open } = JSON.parse(out) as { open: readonly Shown[] });
  assert.ok(open.length >= 6);
});

let copies = 0;
function fresh(from = pack): { readonly dir: string; readonly home: string; readonly sentFolder: string } {
  const own = join(above, String(++copies));
  const dir = join(own, 'pack');
  cpSync(from, dir, { recursive: true });
  return { dir, home: own, sentFolder: join(own, '.config/me-llama-ddx/sent') };
}

const rating = (shown: Shown | undefined, value: unknown): string =>
  JSON.stringify({ case: shown?.case, answer: shown?.answer, item: shown?.item, diagnosis: shown?.diagnosis, value });

interface Reply {
  readonly ok: boolean;
  readonly seq?: number;
  readonly hash?: string;
  readonly error?: { readonly kind: string; readonly message: string };
}

async function rate(dir: string, sentFolder: string, lines: readonly string[], ...more: string[]) {
  const words = ['rate', dir, '--rater', 'r1', '--stdin', ...more];
  const { code, out, err } = await run(words, { sentFolder, stdin: lines.join('\n') });
  const replies = out.split('\n').filter((line) => line !== '');
  return { code, err, replies: replies.map((line) => JSON.parse(line) as Reply) };
}

describe('ddx rate', () => {
  it('rates nothing, and says so, where this machine can keep nothing', async () => {
    const { dir, home } = fresh();
    writeFileSync(join(home, 'file'), '');
    const words = ['rate', dir, '--rater', 'r1', '--stdin'];
    const { code, out, err } = await run(words, { sentFolder: join(home, 'file', 'sent'), stdin: rating(open[0], 4) });
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^Nothing was rated: what has to be kept on this machine.* HOME /);
    assert.deepEqual(readdirSync(join(dir, 'ratings')), []);
  });

  it('answers each line with one, in order, once it is on the disk; the session ends signed', async () => {
    const { dir, sentFolder } = fresh();
    const lines = [rating(open[0], 5), rating(open[1], 'cannot-rate'), rating(open[0], 4), rating(open[1], null)];
    const { code, replies } = await rate(dir, sentFolder, lines);
    assert.equal(code, 0);
    const [events = []] = ratingsIn(dir);
    const rated = events.filter(({ what }) => what === 'rated');
    assert.deepEqual(
      replies.map(({ ok, seq, hash }) => ({ ok, seq, hash })),
      rated.map(({ seq, hash }) => ({ ok: true, seq, hash })),
    );
    assert.deepEqual(
      rated.map(({ value }) => value),
      [5, 'cannot-rate', 4, null],
    );
    assert.deepEqual([rated[2]?.['changes'], rated[3]?.['changes']], [rated[0]?.['hash'], rated[1]?.['hash']]);
    assert.equal(events.at(-1)?.what, 'signed');
    const { out } = await run(['study', 'status', dir, '--json']);
    assert.equal((JSON.parse(out) as { open: unknown[] }).open.length, open.length - 1);
  });

  it('goes on after a line that it cannot take, and says what is wrong with each', async () => {
    const { dir, sentFolder } = fresh();
    const lines = ['not json', rating(open[0], 9), '', rating(open[0], 3), '{"case":"nobody","complete":true}'];
    const { code, replies } = await rate(dir, sentFolder, lines);
    assert.deepEqual([code, replies.map(({ ok }) => ok)], [1, [false, false, true, false]]);
    for (const { ok, error } of replies) assert.equal((error?.message ?? '').length > 0, !ok);
  });

  it('says what is still open when a case is called complete too early', async () => {
    const { dir, sentFolder } = fresh();
    const [first] = open;
    const own = open.filter((one) => one.case === first?.case);
    const complete = JSON.stringify({ case: first?.case, complete: true });
    const { replies } = await rate(dir, sentFolder, [complete, ...own.map((one) => rating(one, 3)), complete]);
    const bond = own.filter(({ item }) => item === 'bond').length;
    assert.equal(bond, 1);
    assert.deepEqual([replies[0]?.ok, replies.at(-1)?.ok], [false, true]);
  });

  it('keeps its keys outside the pack, for nobody else to read, and always the same', async () => {
    const { dir, sentFolder } = fresh();
    await rate(dir, sentFolder, [rating(open[0], 5)]);
    await rate(dir, sentFolder, [rating(open[0], 4)]);
    const [one, two] = ratingsIn(dir).map(([opened]) => opened?.['key']);
    assert.ok(typeof one === 'string' && one === two);
    const keys = join(sentFolder, '../keys');
    for (const name of readdirSync(keys)) assert.equal(statSync(join(keys, name)).mode & 0o077, 0);
    const secret = readFileSync(join(keys, readdirSync(keys)[0] ?? ''), 'utf8').trim();
    const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    for (const file of files) assert.ok(!readFileSync(join(file.parentPath, file.name), 'utf8').includes(secret));
  });

  it('keeps dates only, unless the rater agrees to more', async () => {
    const { dir, sentFolder } = fresh();
    await rate(dir, sentFolder, [rating(open[0], 5)]);
    assert.ok(
      ratingsIn(dir)
        .flat()
        .every(({ at, mono }) => /^\d{4}-\d\d-\d\d$/.test(at) && mono === null),
    );
    const other = fresh();
    await rate(other.dir, other.sentFolder, [rating(open[0], 5)], '--record-times');
    const [rated] = ratingsIn(other.dir)
      .flat()
      .filter(({ what }) => what === 'rated');
    assert.match(rated?.at ?? '', /T\d\d:\d\d:\d\d/);
  });

  it('takes no rating before the rater has agreed to what the plan asks for', async () => {
    const { dir, sentFolder } = fresh(consenting);
    const { out } = await run(['study', 'status', dir, '--json']);
    const [first] = (JSON.parse(out) as { open: readonly Shown[] }).open;
    const before = await rate(dir, sentFolder, [rating(first, 5)]);
    assert.deepEqual([before.code, before.replies[0]?.error?.kind], [1, 'consent']);
    const agreed = await rate(dir, sentFolder, [rating(first, 5)], '--consent');
    assert.deepEqual([agreed.code, agreed.replies.map(({ ok }) => ok)], [0, [true]]);
    assert.equal((await rate(dir, sentFolder, [rating(first, 4)])).code, 0);
  });
});

describe('ddx rate as a program', () => {
  function start(dir: string, home: string) {
    const program = spawn(process.execPath, [main, 'rate', dir, '--rater', 'r1', '--stdin'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: home },
    });
    const replies = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
    const over = new Promise((resolve) => program.once('close', (code, signal) => resolve(code ?? signal)));
    // Whatever it is still sent when it is gone already.
    program.stdin.on('error', () => undefined);
    return { program, replies, over };
  }

  it('replies while its input stays open, and ends signed when it is stopped', { timeout: 30_000 }, async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { dir, home } = fresh();
      const { program, replies, over } = start(dir, home);
      for (const value of [5, 4, 3]) {
        program.stdin.write(`${rating(open[0], value)}\n`);
        const { value: line } = await replies.next();
        assert.equal((JSON.parse(String(line)) as Reply).ok, true);
      }
      program.kill(signal);
      assert.equal(await over, 130);
      const [events = []] = ratingsIn(dir);
      assert.deepEqual(
        events.map(({ what }) => what),
        ['opened', 'rated', 'rated', 'rated', 'signed'],
      );
      assert.equal((await run(['verify', dir])).code, 0);
    }
  });

  it('loses nothing and ends signed when nobody reads its replies any more', { timeout: 30_000 }, async () => {
    const { dir, home } = fresh();
    const { program, replies, over } = start(dir, home);
    program.stdin.write(`${rating(open[0], 5)}\n`);
    await replies.next();
    program.stdout.destroy();
    program.stdin.end(`${rating(open[0], 4)}\n${rating(open[0], 3)}\n`);
    assert.equal(await over, 0);
    const [events = []] = ratingsIn(dir);
    assert.equal(events.at(-1)?.what, 'signed');
    assert.ok(events.filter(({ what }) => what === 'rated').length >= 2);
  });
});

describe('a pack that was opened on this machine', () => {
  const pasted = `My patient:\n\n${(texts['chest'] ?? '').replaceAll(' ', '\n  ')}\nWhat is it?`;

  async function opened() {
    const own = fresh();
    await rate(own.dir, own.sentFolder, [rating(open[0], 5)]);
    return own;
  }

  const tries = (dir: string): unknown[] =>
    ratingsIn(dir)
      .flat()
      .filter(({ what }) => what === 'tried')
      .map(({ case: kase, how }) => [kase, how]);

  it('is not diagnosed and not run, neither its files nor its text; each try is on record', async () => {
    const { dir, sentFolder } = await opened();
    const file = join(dir, 'cases', 'chest.txt');
    for (const [words, stdin] of [
      [['diagnose', file], ''],
      [['diagnose', '-', '--json'], pasted],
      [['run', dir], ''],
    ] as const) {
      const { code, out, err } = await run(words, { sentFolder, stdin });
      assert.equal(code, 1);
      assert.match(`${out}${err}`, /rater’s pack of a blinded study/);
      assert.doesNotMatch(out, /embolism/i);
    }
    assert.deepEqual(
      tries(dir).sort(),
      [
        [null, 'ddx run'],
        ['chest', 'ddx diagnose'],
        ['chest', 'ddx diagnose'],
      ].sort(),
    );
    assert.equal((await run(['verify', dir])).code, 0);
  });

  it('is not run from a study that was made of its cases either', async () => {
    const { dir, home, sentFolder } = await opened();
    const own = join(home, 'own-study');
    smallStudy(own, { blinding: { kind: 'open' } });
    await steps(sentFolder, `study lock ${own}`);
    const { code, err } = await run(['run', own], { sentFolder });
    assert.equal(code, 1);
    assert.match(err, /rater’s pack/);
    assert.ok(tries(dir).length > 0);
  });

  it('is not answered by a server of the baseline', async () => {
    const { dir, sentFolder } = await opened();
    const stopping = new AbortController();
    const asked: { status: number; body: string }[] = [];
    const { code } = await run(['serve-baseline', '--port', '0'], {
      sentFolder,
      signal: stopping.signal,
      onOut: (address) => {
        void (async () => {
          for (const prompt of [pasted, 'Fever, cough and dyspnoea for three days in a man of 40.']) {
            const response = await fetch(`${address.trim()}/completions`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ model: 'embedded-baseline', prompt }),
            });
            asked.push({ status: response.status, body: await response.text() });
          }
        })().finally(() => stopping.abort());
      },
    });
    assert.equal(code, 0);
    assert.deepEqual(
      asked.map(({ status }) => status),
      [403, 200],
    );
    assert.doesNotMatch(asked[0]?.body ?? '', /embolism/i);
    assert.deepEqual(tries(dir), [['chest', 'ddx serve-baseline']]);
  });

  it('keeps nothing else from being diagnosed, nor its findings from being read', async () => {
    const { dir, sentFolder } = await opened();
    const other = 'A woman of 34 has had a fever and flank pain for three days, with dysuria.';
    assert.equal((await run(['diagnose', '-'], { sentFolder, stdin: other })).code, 0);
    assert.equal((await run(['findings', '-'], { sentFolder, stdin: pasted })).code, 0);
    // Whoever coordinates may have raters’ packs on the same machine as the study.
    assert.equal((await run(['diagnose', join(study, 'cases/chest.md')], { sentFolder })).code, 0);
    assert.deepEqual(tries(dir), []);
  });

  it('refuses nothing on a machine that opened none', async () => {
    const { sentFolder } = fresh();
    assert.equal((await run(['diagnose', '-'], { sentFolder, stdin: pasted })).code, 0);
  });
});
