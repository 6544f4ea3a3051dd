import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Answer, failureMessage } from '../../src/arms/answer.ts';
import type { Waiting } from '../../src/arms/arm.ts';
import { fakeServer, type FakeServer, type Script } from '../servers/fakeServer.ts';
import * as scripts from '../servers/scripts.ts';
import { anEndpoint, ask, listText, type Asking, type Wanted } from './armsFixtures.ts';

interface Tried {
  readonly answer: Answer;
  readonly server: FakeServer;
  readonly waits: readonly Waiting[];
  readonly slept: readonly number[];
}

/** Asks with a clock that only sleeping moves. */
async function tried(script: [Script, ...Script[]], endpoint: Wanted = {}, asking: Asking = {}): Promise<Tried> {
  const server = await fakeServer(...script);
  const waits: Waiting[] = [];
  const slept: number[] = [];
  let clock = 0;
  try {
    const answer = await ask(anEndpoint(server.baseUrl, { retries: 3, ...endpoint }), {
      random: () => 0,
      now: () => clock,
      sleep: (ms) => {
        slept.push(ms);
        clock += ms;
        return Promise.resolve();
      },
      onWaiting: (waiting) => waits.push(waiting),
      ...asking,
    });
    return { answer: Answer.parse(answer), server, waits, slept };
  } finally {
    await server.close();
  }
}

const busy = scripts.refusing(503, { error: { message: 'server busy' } });
const answers = scripts.saying(listText);

describe('a failure that may pass', () => {
  const passing: readonly (readonly [string, Script])[] = [
    ['503 busy', busy],
    ['503 loading', scripts.refusing(503, { error: { message: 'Loading model' } })],
    ['529', scripts.refusing(529, '')],
    ['429', scripts.refusing(429, '')],
    ['429 of TGI', scripts.refusing(429, { error: 'Model is overloaded', error_type: 'overloaded' })],
    ['500', scripts.refusing(500, 'Internal Server Error')],
    ['a page with 502', scripts.refusing(502, '<html><title>502 Bad Gateway</title></html>')],
    ['an error in the stream before the first token', scripts.sending([scripts.event({ error: { code: 500 } })])],
    ['a reset before any byte', scripts.resetting('', 0)],
    ['a reset after the headers', scripts.resettingAfterHeaders],
  ];
  for (const [name, script] of passing) {
    it(`is tried again: ${name}`, async () => {
      const { answer, server, waits } = await tried([script, answers]);
      assert.equal(answer.status, 'complete', answer.failure === null ? '' : failureMessage(answer.failure));
      assert.equal(server.seen.length, 2);
      assert.equal(server.seen[0]?.body, server.seen[1]?.body);
      assert.equal(answer.raw, listText);
      const kind = waits[0]?.failure.kind;
      assert.deepEqual(answer.retries, [{ kind, waitedMs: kind === 'loading' ? 1500 : 500 }]);
    });
  }

  const lasting: readonly (readonly [string, Script])[] = [
    ['a quota', scripts.refusing(429, { error: { message: 'no money', code: 'insufficient_quota' } })],
    ['a key', scripts.refusing(401, '')],
    ['a model', scripts.refusing(404, { error: 'model not found' })],
    ['a request', scripts.refusing(400, '')],
    ['a filter', scripts.refusing(400, { error: { code: 'content_filter' } })],
    ['a context in a 500', scripts.refusing(500, { error: 'input length exceeds the context length' })],
    ['what nobody built', scripts.refusing(501, '')],
    ['a page with 200', scripts.refusing(200, '<html><title>Sign in</title></html>')],
    ['a redirect', scripts.redirecting(307, 'http://127.0.0.1:1/v1')],
    ['an empty answer', scripts.saying('')],
    ['an end without a finish', scripts.saying('', { finish: null })],
    ['text without a list', scripts.saying('Hello.')],
    [
      'an error after the first token',
      scripts.sending([scripts.chunk('1. '), scripts.event({ error: { code: 503 } })]),
    ],
    [
      'an error after the first thought',
      scripts.sending([
        scripts.event({ choices: [{ index: 0, delta: { reasoning_content: 'hm' } }] }),
        scripts.event({ error: { code: 503 } }),
      ]),
    ],
  ];
  for (const [name, script] of lasting) {
    it(`is none: ${name}`, async () => {
      const { answer, server, slept } = await tried([script, answers]);
      assert.equal(answer.status, 'failed');
      assert.equal(server.seen.length, 1);
      assert.deepEqual([answer.retries, slept], [[], []]);
    });
  }

  it('is final at once without retries', async () => {
    const { answer, server, slept } = await tried([busy, answers], { retries: 0 });
    assert.equal(answer.failure?.kind, 'overloaded');
    assert.equal(server.seen.length, 1);
    assert.deepEqual([answer.retries, slept], [[], []]);
  });

  it('is waited for longer each time, half of it as chance will have it, with a countdown, and given up in the end', async () => {
    const { answer, server, slept, waits } = await tried([busy]);
    assert.equal(answer.failure?.kind, 'overloaded');
    assert.equal(server.seen.length, 4);
    assert.deepEqual(slept, [500, 1000, 2000]);
    assert.deepEqual(
      waits.map(({ seconds, attempt, of, failure }) => [seconds, attempt, of, failure.kind]),
      [
        [0.5, 2, 4, 'overloaded'],
        [1, 3, 4, 'overloaded'],
        [2, 4, 4, 'overloaded'],
      ],
    );
    assert.deepEqual(
      answer.retries.map(({ waitedMs }) => waitedMs),
      [500, 1000, 2000],
    );
    assert.equal(answer.timings.totalMs, 3500);
    const early = await tried([busy], { retries: 8 }, { random: () => 0.999_999 });
    assert.deepEqual(early.slept, [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    const loading = scripts.refusing(503, { error: { message: 'Loading model' } });
    const large = await tried([loading], { retries: 5 });
    assert.deepEqual(large.slept, [1500, 3000, 6000, 12_000, 24_000]);
    const longest = await tried([loading], { retries: 6 }, { random: () => 1 });
    assert.deepEqual(longest.slept, [3000, 6000, 12_000, 24_000, 48_000, 60_000]);
  });

  it('is waited for as long as the server wants, and no longer than a minute', async () => {
    const after = (headers: Record<string, string>, body: unknown = ''): Script => scripts.refusing(429, body, headers);
    const date = new Date('2025-01-02T03:04:15Z').toUTCString();
    for (const [script, ms] of [
      [after({ 'retry-after': '20' }), 20_000],
      [after({ 'retry-after': '60' }), 60_000],
      [after({ 'retry-after': date }), 10_000],
      [after({ 'retry-after-ms': '1500', 'retry-after': '9' }), 2000],
      [after({ 'retry-after': '0' }), 500],
      [after({ 'retry-after': '-5' }), 500],
      [after({ 'retry-after': 'soon' }), 500],
      [after({}, { error: { message: 'Rate limit reached. Please try again in 6s.' } }), 6000],
    ] as const) {
      const { answer, slept } = await tried([script, answers]);
      assert.equal(answer.status, 'complete');
      assert.deepEqual(slept, [ms]);
    }
    for (const [seconds, sentence] of [
      ['61', /in 61\u00a0s\./],
      ['121', /in 3\u00a0min/],
      ['86400', /in 24\u00a0h \(86400\u00a0s\)\./],
    ] as const) {
      for (const status of [429, 503]) {
        const { answer, slept, server } = await tried([
          scripts.refusing(status, '', { 'retry-after': seconds }),
          answers,
        ]);
        assert.match(failureMessage(answer.failure ?? assert.fail()), sentence);
        assert.deepEqual([slept, answer.retries, server.seen.length], [[], [], 1]);
      }
    }
  });

  it('is cancelled at once while it waits', async () => {
    const person = new AbortController();
    const server = await fakeServer(scripts.refusing(503, '', { 'retry-after': '55' }));
    const since = performance.now();
    const answer = await ask(anEndpoint(server.baseUrl, { retries: 3 }), {
      signal: person.signal,
      onWaiting: () => setImmediate(() => person.abort()),
    });
    await server.close();
    assert.equal(answer.failure?.kind, 'cancelled');
    assert.equal(server.seen.length, 1);
    assert.equal(answer.retries[0]?.kind, 'overloaded');
    assert.ok(performance.now() - since < 20_000);
  });

  it('leaves nothing of a failed try in the answer, and times the try that answered', async () => {
    const half = scripts.sending([
      scripts.event({ model: 'first', system_fingerprint: 'fp-first', choices: [] }),
      scripts.event({ error: { code: 503, message: 'busy' } }),
    ]);
    const { answer } = await tried([half, answers]);
    assert.equal(answer.status, 'complete');
    assert.equal(answer.model.returned, 'fake-model');
    assert.equal(answer.serverFingerprint, 'fp-1');
    assert.equal(answer.timings.firstTokenMs, 0);
    assert.equal(answer.timings.totalMs, 500);
  });

  it('lets a bug of whoever shows the countdown be seen', async () => {
    const broken = (): never => {
      throw new RangeError('a bug');
    };
    await assert.rejects(tried([busy, answers], {}, { onWaiting: broken }), RangeError);
  });

  it('is given a new connection when nothing listened at first', async () => {
    const server = await fakeServer(answers);
    let calls = 0;
    const refused: typeof fetch = (input, init) => {
      calls += 1;
      const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      return calls < 3 ? Promise.reject(new TypeError('fetch failed', { cause })) : fetch(input, init);
    };
    const answer = await ask(anEndpoint(server.baseUrl, { retries: 3 }), {
      fetch: refused,
      sleep: () => Promise.resolve(),
    });
    await server.close();
    assert.equal(answer.status, 'complete');
    assert.deepEqual(
      answer.retries.map(({ kind }) => kind),
      ['unreachable', 'unreachable'],
    );
  });
});
