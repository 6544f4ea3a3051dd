import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { readAnswer, type Answer } from '../../src/arms/answer.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import * as scripts from '../servers/scripts.ts';
import { listText } from './armsFixtures.ts';
import { run } from './cliFixtures.ts';
import { smallStudy, steps } from './cliStudyFixtures.ts';

const above = mkdtempSync(join(tmpdir(), 'ddx-run-'));
after(() => rmSync(above, { recursive: true, force: true }));

let server: FakeServer;
before(async () => {
  server = await fakeServer(scripts.saying(listText));
});
after(() => server.close());

const ward = { id: 'ward-70b', kind: 'endpoint', endpoint: 'ward', temperature: 0.7, topP: 0.9, maxTokens: 300 };
const sentFolder = join(above, 'sent');
let dir = '';
let n = 0;

beforeEach(() => {
  dir = join(above, String(++n));
  smallStudy(dir, { arms: [ward, { id: 'embedded', kind: 'embedded' }], answersPerCase: 2 });
});

const lock = (): Promise<void> => steps(sentFolder, `study lock ${dir} --reason Test`);

async function running(...more: string[]) {
  const already = server.seen.length;
  const { code, out, err } = await run(['run', dir, ...more], { sentFolder });
  return { code, out, err, sent: server.seen.slice(already).filter(({ path }) => path.includes('completions')) };
}

const there = (): string[] => ['--endpoint', `ward=${server.baseUrl},model=m-70b`, '--allow-origin', server.origin];

function kept(): Answer[] {
  const folder = join(dir, 'answers');
  return readdirSync(folder).map((name) => {
    const answer = readAnswer(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    assert.ok(answer.success, name);
    return answer.data;
  });
}

describe('ddx run', () => {
  it('asks an endpoint as the plan says, with a seed for each answer, under the name of the planned arm', async () => {
    await lock();
    const { code, out, sent, err } = await running(...there());
    assert.equal(code, 0, err);
    assert.match(out, /^6 answers kept, 0 there before\. Nothing is missing\. Next: ddx study seal/);
    const bodies = sent.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    assert.deepEqual(
      bodies.map(({ model, temperature, top_p, max_tokens, seed }) => [model, temperature, top_p, max_tokens, seed]),
      [0, 1, 0, 1].map((seed) => ['m-70b', 0.7, 0.9, 300, seed]),
    );
    const answers = kept();
    assert.deepEqual(answers.map(({ arm }) => arm).sort(), [
      'embedded',
      'embedded',
      'ward-70b',
      'ward-70b',
      'ward-70b',
      'ward-70b',
    ]);
    assert.equal(answers.filter(({ status }) => status === 'complete').length, 6);
    assert.match((await running(...there())).out, /^0 answers kept, 6 there before/);
  });

  it('prints one object an answer with --json, and nothing else', async () => {
    await lock();
    const { out } = await running('--json', ...there());
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 6);
    const told = lines.map((line) => JSON.parse(line) as { arm: string; case: string; answer: string; status: string });
    assert.deepEqual(
      told.map(({ answer }) => answer).sort(),
      kept()
        .map(({ id }) => id)
        .sort(),
    );
    assert.deepEqual(Object.keys(told[0] ?? {}), ['arm', 'case', 'answer', 'status', 'failure', 'totalMs']);
  });

  it('finds the endpoint by its name in the file of endpoints', async () => {
    await lock();
    const file = join(above, 'endpoints.json');
    const entry = { baseUrl: server.baseUrl, model: 'from-file', location: 'machine' };
    writeFileSync(file, JSON.stringify({ endpoints: { ward: entry } }));
    const { code, sent } = await running('--arm', 'ward-70b', '--case', 'toe', '--endpoints', file);
    assert.equal(code, 0);
    assert.deepEqual(
      sent.map(({ body }) => (JSON.parse(body) as { model: string }).model),
      ['from-file', 'from-file'],
    );
    assert.deepEqual([...new Set(kept().map(({ case: { id } }) => id))], ['toe']);
  });

  it('sends nothing to an address that nobody allowed', async () => {
    await lock();
    const { code, err, sent } = await running('--endpoint', `ward=${server.baseUrl},model=m`);
    assert.deepEqual([code, sent.length], [1, 0]);
    assert.match(err, /--allow-origin http:\/\/127\.0\.0\.1:\d+/);
    const file = join(above, 'none.json');
    writeFileSync(file, JSON.stringify({ endpoints: {} }));
    const unknown = await running('--endpoints', file);
    assert.deepEqual([unknown.code, unknown.sent.length], [1, 0]);
    assert.match(unknown.err, /no endpoint “ward”/);
  });

  it('keeps a case back whose words may identify a patient, asks the others, and says that one is missing', async () => {
    const path = join(dir, 'cases', 'toe.md');
    writeFileSync(path, `Mr. Thomas Alvarez, MRN 4471290, called from 555-201-7788. ${readFileSync(path, 'utf8')}`);
    await lock();
    const { code, out, err, sent } = await running('--arm', 'ward-70b', ...there());
    assert.equal(code, 1);
    assert.ok(sent.length === 2 && sent.every(({ body }) => !body.includes('Alvarez')));
    assert.match(err, /toe {2}failed .*may identify a patient/);
    assert.match(out, /2 still missing: ddx run/);
    const after = await running('--arm', 'ward-70b', ...there(), '--phi-override', 'A made-up name');
    assert.deepEqual([after.code, after.sent.length], [0, 2]);
  });

  it('keeps the failures of a server as answers, and asks again what may pass', async () => {
    const broken = await fakeServer(scripts.refusing(500, { error: { message: 'out of order' } }));
    try {
      await lock();
      const file = join(above, 'broken.json');
      const entry = { baseUrl: broken.baseUrl, model: 'm', location: 'machine', retries: 0 };
      writeFileSync(file, JSON.stringify({ endpoints: { ward: entry } }));
      const { code, out, err } = await running('--endpoints', file, '--arm', 'ward-70b');
      assert.equal(code, 1);
      assert.match(err, /“ward-70b” failed 3 times in a row/);
      assert.match(out, /^3 answers kept \(3 failures\), 0 there before\. 4 still missing/);
      assert.ok(kept().every(({ status, failure }) => status === 'failed' && failure?.kind === 'server-error'));
    } finally {
      await broken.close();
    }
    assert.equal((await running('--arm', 'ward-70b', ...there())).code, 0);
  });

  it('keeps all that is finished when it is stopped, and says how to go on', { timeout: 30_000 }, async () => {
    let asked = 0;
    const { promise: waits, resolve: third } = Promise.withResolvers<void>();
    const slow = await fakeServer(async (response, seen) => {
      if (!seen.path.includes('completions') || ++asked < 3) return scripts.saying(listText)(response, seen);
      return third();
    });
    try {
      await lock();
      const home = join(above, `home-${n}`);
      mkdirSync(join(home, '.config/me-llama-ddx'), { recursive: true });
      const entry = { baseUrl: slow.baseUrl, model: 'm', location: 'machine' };
      const file = join(home, '.config/me-llama-ddx/endpoints.json');
      writeFileSync(file, JSON.stringify({ endpoints: { ward: entry } }));
      const main = join(import.meta.dirname, '../../src/cli/main.ts');
      const program = spawn(process.execPath, [main, 'run', dir], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env['PATH'], HOME: home },
      });
      const over = new Promise((resolve) => program.once('close', (code, signal) => resolve(code ?? signal)));
      const said = program.stdout.toArray();
      await waits;
      program.kill('SIGINT');
      assert.equal(await over, 130);
      assert.match(
        Buffer.concat((await said) as Buffer[]).toString(),
        /^Stopped\. 2 answers kept.*Go on with: ddx run/,
      );
      assert.deepEqual(
        kept().map(({ status }) => status),
        ['complete', 'complete'],
      );
    } finally {
      await slow.close();
    }
    const { out } = await running(...there());
    assert.match(out, /^4 answers kept, 2 there before\. Nothing is missing/);
  });
});
