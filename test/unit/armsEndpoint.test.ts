import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { Answer, failureMessage } from '../../src/arms/answer.ts';
import type { Egress } from '../../src/arms/gate/egress.ts';
import { EventSieve } from '../../src/arms/gate/events.ts';
import { fakeServer, type FakeServer, type Script } from '../servers/fakeServer.ts';
import * as scripts from '../servers/scripts.ts';
import { aCase, anEndpoint, ask, caseText, key, listText, type Asking, type Wanted } from './armsFixtures.ts';
import { recordingTo } from './gateFixtures.ts';

async function against(
  script: Script | [Script, ...Script[]],
  endpoint: Wanted = {},
  asking: Asking = {},
): Promise<{ answer: Answer; server: FakeServer }> {
  const server = Array.isArray(script) ? await fakeServer(...script) : await fakeServer(script);
  try {
    const answer = await ask(anEndpoint(server.baseUrl, endpoint), asking);
    return { answer: Answer.parse(answer), server };
  } finally {
    await server.close();
  }
}

const kindOf = (answer: Answer): string => answer.failure?.kind ?? answer.status;
const sentBy = (server: FakeServer): Record<string, unknown> =>
  JSON.parse(server.seen[0]?.body ?? '{}') as Record<string, unknown>;

describe('an endpoint that answers', () => {
  for (const api of ['chat', 'completions'] as const) {
    it(`gives a whole answer with everything it came about by (${api})`, async () => {
      const { answer, server } = await against(scripts.saying(listText), { api, template: 'me-llama', maxTokens: 300 });
      assert.equal(answer.status, 'complete');
      assert.deepEqual(
        answer.diagnoses.map(({ rank, name }) => [rank, name]),
        [
          [1, 'Pulmonary embolism'],
          [2, 'Pneumonia'],
        ],
      );
      for (const { evidence } of answer.diagnoses) {
        for (const { start, end, text } of evidence) assert.equal(caseText.slice(start, end), text);
      }
      assert.deepEqual(answer.diagnoses[1]?.notInCase, ['productive cough']);
      assert.equal(answer.raw, listText);
      assert.equal(answer.model.returned, 'fake-model');
      assert.equal(answer.serverFingerprint, 'fp-1');
      assert.equal(answer.finishReason, 'stop');
      assert.deepEqual(answer.usage, { promptTokens: 100, completionTokens: 50 });
      assert.equal(answer.origin, server.origin);
      assert.equal(answer.template, 'me-llama@1/list@1');
      assert.equal(answer.caseSha256, aCase().sha256);
      assert.equal(answer.timings.startedAt, '2025-01-02T03:04:05.000Z');

      const sent = sentBy(server);
      assert.equal(server.seen[0]?.path, api === 'chat' ? '/v1/chat/completions' : '/v1/completions');
      assert.deepEqual(
        [sent['model'], sent['temperature'], sent['top_p'], sent['seed'], sent['max_tokens'], sent['stream']],
        ['x', 0, 1, 0, 300, true],
      );
      assert.deepEqual(sent['stream_options'], { include_usage: true });
      const exact = api === 'chat' ? JSON.stringify(sent['messages']) : String(sent['prompt']);
      assert.equal(answer.promptSha256, createHash('sha256').update(exact).digest('hex'));
      assert.ok(exact.includes(caseText));
    });
  }

  it('has the same id for the same answer, and another for another', async () => {
    const server = await fakeServer(scripts.saying(listText), scripts.saying(listText), scripts.saying(`${listText}.`));
    const [a, b, c] = [
      await ask(anEndpoint(server.baseUrl)),
      await ask(anEndpoint(server.baseUrl)),
      await ask(anEndpoint(server.baseUrl)),
    ];
    await server.close();
    assert.equal(a.id, b.id);
    assert.equal(a.id.slice(0, 16), c.id.slice(0, 16));
    assert.notEqual(a.id, c.id);
  });

  it('marks an answer that stopped at its limit, and does not trust a name cut in half', async () => {
    const { answer } = await against(scripts.saying('1. Pulmonary embolism\n2. Pneum', { finish: 'length' }));
    assert.equal(answer.status, 'truncated');
    assert.deepEqual(
      answer.diagnoses.map(({ name }) => name),
      ['Pulmonary embolism'],
    );
  });

  it('takes a refusal to rank, in the words asked for, as an answer', async () => {
    const { answer } = await against(scripts.saying('Not enough to go on.'));
    assert.equal(answer.status, 'abstained');
    assert.equal(answer.failure, null);
  });

  const readings: readonly (readonly [string, Script])[] = [
    ['one byte at a time', scripts.trickling(scripts.said(listText).join(''))],
    ['CRLF', scripts.sending([scripts.said(listText).join('').replaceAll('\n', '\r\n')])],
    ['lone CR', scripts.sending([scripts.said(listText).join('').replaceAll('\n', '\r')])],
    ['gzip', scripts.gzipped(scripts.said(listText))],
    ['all at once, not streamed', scripts.sayingAtOnce(listText)],
    ['no [DONE]', scripts.saying(listText, { done: false })],
    ['no usage', scripts.saying(listText, { usage: null })],
    [
      'comments, pings and empty events',
      scripts.sending(scripts.said(listText).map((one) => `: keep-alive\n\n: ping - 2025\n\ndata:\n\n${one}`)),
    ],
  ];
  for (const [name, script] of readings) {
    it(`reads ${name}`, async () => {
      const { answer } = await against(script);
      assert.equal(kindOf(answer), 'complete');
      assert.equal(answer.raw, listText);
      assert.equal(answer.diagnoses.length, 2);
    });
  }

  it('is whole when the connection breaks after the finish', async () => {
    const events = scripts.said(listText, { done: false }).join('');
    const { fetch, read } = scripts.readingFetch(Buffer.byteLength(events));
    const { answer } = await against(scripts.resetting(events, Infinity, read), {}, { fetch });
    assert.equal(kindOf(answer), 'complete');
    assert.equal(answer.raw, listText);
  });

  it('reads 10 MB of answer, and stops one that never ends', async () => {
    const pieces = Array.from(
      { length: 100 },
      (_, i) => `${i + 1}. Disease of kind ${i}\n${'because '.repeat(12_500)}\n`,
    );
    const { answer } = await against(scripts.saying('', { pieces }));
    assert.equal(kindOf(answer), 'complete');
    assert.equal(answer.raw.length, pieces.join('').length);
    assert.equal(answer.diagnoses.length, 5);
    const endless = await against(scripts.saying('', { pieces: Array<string>(30).fill('word '.repeat(200_000)) }));
    assert.equal(kindOf(endless.answer), 'interrupted');
  });

  it('reads characters that were split between two packets', async () => {
    const text = '1. Sjögren’s syndrome 😷\n';
    const bytes = Buffer.from(scripts.said(text).join(''));
    const { answer } = await against(
      scripts.sending([bytes.subarray(0, 101), bytes.subarray(101, 104), bytes.subarray(104)]),
    );
    assert.equal(answer.raw, text);
  });

  it('asks once more without usage when the server does not know that option, and only then', async () => {
    const refusal = scripts.refusing(400, { error: { message: 'Unknown field: stream_options', code: 400 } });
    const { answer, server } = await against([refusal, scripts.saying(listText, { usage: null })]);
    assert.equal(answer.status, 'complete');
    assert.equal(answer.usage, null);
    assert.equal(server.seen.length, 2);
    assert.ok(!('stream_options' in (JSON.parse(server.seen[1]?.body ?? '{}') as object)));
  });

  it('tells its progress: all the text once, in order, and the list as it grows', async () => {
    const texts: string[] = [];
    const counts: number[] = [];
    const { answer } = await against(
      scripts.saying(listText),
      {},
      {
        onProgress: ({ text, diagnoses }) => {
          texts.push(text);
          counts.push(diagnoses.length);
        },
      },
    );
    assert.equal(texts.join(''), answer.raw);
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b),
    );
    assert.equal(counts.at(-1), 2);
  });
});

describe('an endpoint that fails to answer', () => {
  it('is unreachable when nothing listens', async () => {
    const server = await fakeServer(scripts.silence);
    await server.close();
    const answer = await ask(anEndpoint(server.baseUrl));
    assert.equal(answer.failure?.kind, 'unreachable');
  });

  it('is unreachable when its name cannot be found', async () => {
    const fetchOf =
      (code: string): typeof fetch =>
      () =>
        Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
    for (const [code, words] of [
      ['ENOTFOUND', /named in/],
      ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate/],
      ['UND_ERR_CONNECT_TIMEOUT', /cannot be reached/],
      ['ERR_SSL_WRONG_VERSION_NUMBER', /https/],
    ] as const) {
      const answer = await ask(anEndpoint('https://ddx.invalid/v1'), { fetch: fetchOf(code) });
      assert.equal(answer.failure?.kind, 'unreachable');
      assert.match(failureMessage(answer.failure), words);
    }
  });

  it('is unreachable when the connection breaks before the answer, interrupted when it breaks inside', async () => {
    const events = scripts.said(listText).join('');
    assert.equal(kindOf((await against(scripts.resetting(events, 0))).answer), 'unreachable');
    for (const bytes of [1, 60, 400]) {
      const { fetch, read } = scripts.readingFetch(bytes);
      const { answer } = await against(scripts.resetting(events, bytes, read), {}, { fetch });
      assert.equal(kindOf(answer), 'interrupted', `after ${bytes} bytes`);
      assert.ok(listText.startsWith(answer.raw));
    }
  });

  it('is empty when it finished and said nothing, or sent nothing at all', async () => {
    assert.equal(kindOf((await against(scripts.saying(''))).answer), 'empty');
    assert.equal(kindOf((await against(scripts.sending([]))).answer), 'empty');
  });

  it('is unparsed when nothing is ranked, and the text is kept', async () => {
    const { answer } = await against(scripts.saying('It could be many things.'));
    assert.equal(kindOf(answer), 'unparsed');
    assert.equal(answer.raw, 'It could be many things.');
  });

  it('stalls when no word comes, with or without headers, and pings are no words', async () => {
    for (const script of [scripts.silence, scripts.stalling(), scripts.stalling(': ping\n\n')]) {
      const { answer } = await against(script, { firstTokenMs: 60 });
      assert.equal(kindOf(answer), 'stalled');
      assert.equal(answer.timings.firstTokenMs, null);
    }
  });

  it('stalls when words stop coming, and keeps what came', async () => {
    const { answer } = await against(scripts.stalling(scripts.chunk('1. Pulmonary embolism\n')), { nextTokenMs: 60 });
    assert.equal(kindOf(answer), 'stalled');
    assert.equal(answer.diagnoses[0]?.name, 'Pulmonary embolism');
  });

  it('stalls when it never comes to an end', async () => {
    const endless: Script = async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      while (!response.destroyed) {
        response.write(scripts.chunk('word '));
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const { answer } = await against(endless, { totalMs: 150 });
    assert.equal(kindOf(answer), 'stalled');
    assert.match(answer.raw, /^word /);
  });

  it('is complete when only its farewell is missing', async () => {
    const { answer } = await against(scripts.stalling(...scripts.said(listText, { usage: null, done: false })), {
      nextTokenMs: 60,
    });
    assert.equal(kindOf(answer), 'complete');
  });

  it('is cancelled by the person, who gets what had arrived, and the server is let go', async () => {
    const server = await fakeServer(scripts.stalling(scripts.chunk('1. Pulmonary embolism\n2. ')));
    const person = new AbortController();
    const answer = await ask(anEndpoint(server.baseUrl), { signal: person.signal, onProgress: () => person.abort() });
    assert.equal(kindOf(answer), 'cancelled');
    assert.equal(answer.diagnoses.length, 1);
    await server.left;
    await server.close();
  });

  it('is not asked at all when cancelled before', async () => {
    const { answer, server } = await against(scripts.saying(listText), {}, { signal: AbortSignal.abort() });
    assert.equal(kindOf(answer), 'cancelled');
    assert.equal(server.seen.length, 0);
  });

  it('answers a cancel even if the platform does not', async () => {
    const answer = await ask(anEndpoint('http://127.0.0.1:9/v1', { totalMs: 500 }), {
      fetch: () => new Promise(() => undefined),
      signal: AbortSignal.timeout(30),
    });
    assert.equal(kindOf(answer), 'cancelled');
  });

  it('lets a bug of whoever watches be seen', async () => {
    const server = await fakeServer(scripts.saying(listText));
    const broken = (): never => {
      throw new RangeError('a bug');
    };
    await assert.rejects(ask(anEndpoint(server.baseUrl), { onProgress: broken }), RangeError);
    await server.close();
  });
});

describe('the gate', () => {
  it('sends the key to its origin, in one header, and nothing that the environment asks for', async () => {
    const planted = {
      OPENAI_API_KEY: 'sk-from-the-environment',
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
      OPENAI_ORG_ID: 'org-planted',
      OPENAI_PROJECT_ID: 'proj-planted',
      OPENAI_CUSTOM_HEADERS: 'X-Planted: yes',
      OPENAI_LOG: 'debug',
    };
    const before = { ...process.env };
    Object.assign(process.env, planted);
    try {
      const keyless = await against(scripts.saying(listText));
      assert.equal(keyless.answer.status, 'complete');
      const keyed = await against(scripts.saying(listText), {}, { key: () => Promise.resolve(` ${key}\n`) });
      assert.equal(keyless.server.seen[0]?.headers.authorization, undefined);
      assert.equal(keyed.server.seen[0]?.headers.authorization, `Bearer ${key}`);
      for (const { server } of [keyless, keyed]) {
        assert.doesNotMatch(JSON.stringify(server.seen), /planted|environment|x-stainless/i);
      }
      assert.ok(!JSON.stringify(keyed.answer).includes(key));
    } finally {
      for (const name of Object.keys(planted)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });

  it('does not let a key that is no header into any sentence', async () => {
    const { answer, server } = await against(
      scripts.saying(listText),
      {},
      { key: () => Promise.resolve('sk-ünfit\nkey') },
    );
    assert.equal(kindOf(answer), 'auth');
    assert.equal(server.seen.length, 0);
    assert.doesNotMatch(JSON.stringify(answer), /ünfit/);
  });

  it('never follows to another origin, whatever the status', async () => {
    const other = await fakeServer(scripts.saying(listText));
    for (const status of [301, 302, 303, 307, 308]) {
      const { answer } = await against(
        scripts.redirecting(status, `${other.baseUrl}/chat/completions`),
        {},
        { key: () => Promise.resolve(key) },
      );
      assert.equal(kindOf(answer), 'redirected', String(status));
      assert.ok(failureMessage(answer.failure ?? assert.fail()).includes(other.origin));
    }
    await other.close();
    assert.equal(other.seen.length, 0);
  });

  it('follows within the origin where the method stays, and not in circles', async () => {
    const within = await against([scripts.redirecting(307, '/v1/chat/completions/'), scripts.saying(listText)]);
    assert.equal(within.answer.status, 'complete');
    assert.equal(within.server.seen[1]?.path, '/v1/chat/completions/');
    assert.equal(within.server.seen[0]?.body, within.server.seen[1]?.body);
    const round = await against(scripts.redirecting(307, '/v1/chat/completions'));
    assert.equal(kindOf(round.answer), 'server-error');
    assert.equal(round.server.seen.length, 4);
  });

  const addresses: readonly (readonly [string, string])[] = [
    ['http://example.org/v1', 'blocked'],
    ['http://10.0.0.1/v1', 'blocked'],
    ['http://127.0.0.1.example.org/v1', 'blocked'],
    ['http://localhost.example.org/v1', 'blocked'],
    ['http://0.0.0.0:9/v1', 'blocked'],
    ['https://user:pass@example.org/v1', 'blocked'],
    ['https://token@example.org/v1', 'blocked'],
    ['ftp://example.org', 'bad-request'],
    ['file:///etc/passwd', 'bad-request'],
    ['not an address', 'bad-request'],
    ['', 'bad-request'],
  ];
  for (const [address, kind] of addresses) {
    it(`sends nothing to “${address}”`, async () => {
      let asked = 0;
      const count: typeof fetch = () => {
        asked += 1;
        return Promise.reject(new Error('asked'));
      };
      const answer = await ask(anEndpoint(address), { fetch: count, key: () => assert.fail('the key was fetched') });
      assert.equal(kindOf(answer), kind);
      assert.equal(asked, 0);
      assert.doesNotMatch(failureMessage(answer.failure ?? assert.fail()), /pass@|token@/);
    });
  }

  it('takes this machine under each of its names without https', async () => {
    for (const host of ['127.0.0.1', '127.8.9.10', 'localhost', '[::1]']) {
      const asked: string[] = [];
      const listen: typeof fetch = (input) => {
        asked.push(input instanceof Request ? input.url : String(input));
        return Promise.resolve(new Response(scripts.said(listText).join('')));
      };
      assert.equal(kindOf(await ask(anEndpoint(`http://${host}:8000/v1`), { fetch: listen })), 'complete');
      assert.deepEqual(asked, [`http://${host}:8000/v1/chat/completions`]);
    }
  });

  it('records what left, without its text', async () => {
    const notes: Egress[] = [];
    const { server } = await against(scripts.saying(listText), {}, { record: recordingTo(notes) });
    const body = server.seen[0]?.body ?? '';
    assert.deepEqual(notes, [
      {
        schema: 'ddx/sent@1',
        endpoint: 'endpoint',
        origin: server.origin,
        location: 'machine',
        what: `POST ${server.seen[0]?.path ?? ''}`,
        carriesCase: true,
        caseSha256: aCase().sha256,
        open: {},
        masked: 0,
        kept: 0,
        override: null,
        bytes: Buffer.byteLength(body),
        sha256: createHash('sha256').update(body).digest('hex'),
      },
    ]);
  });

  it('keeps an echo of the case out of a sentence, and lets the rest through', async () => {
    const echo = scripts.refusing(400, {
      error: { message: `Input should be valid: '${caseText.slice(2, 60)}'`, type: 'BadRequest' },
    });
    const told = await against(echo);
    assert.equal(kindOf(told.answer), 'bad-request');
    assert.doesNotMatch(failureMessage(told.answer.failure ?? assert.fail()), /61-year|chest/);
    const plain = await against(
      scripts.refusing(400, { error: { message: 'seed must be below 7', type: 'BadRequest' } }),
    );
    assert.match(failureMessage(plain.answer.failure ?? assert.fail()), /seed must be below 7/);
  });

  it('says so when a stream holds what the client library stumbles over', async () => {
    for (const choices of [[null], [42], 'none', [{ index: 0, delta: 7, finish_reason: 7 }]]) {
      for (const api of ['chat', 'completions'] as const) {
        const { answer } = await against(scripts.sending([scripts.event({ choices }), scripts.done]), { api });
        assert.match(kindOf(answer) ?? '', /^(?:server-error|interrupted)$/, JSON.stringify(choices));
      }
    }
  });

  it('gives up an event that never ends before it fills the memory', () => {
    const sieve = new EventSieve();
    const line = `data: ${'x'.repeat(1_000_000)}\n`;
    let lines = 1;
    while (sieve.feed(line).error === null && lines < 100) lines += 1;
    assert.ok(lines > 30 && lines < 40, `${lines} MB`);
  });

  it('names a port that no request may go to', async () => {
    const answer = await ask(anEndpoint('http://127.0.0.1:6667/v1'));
    assert.equal(kindOf(answer), 'unreachable');
    assert.match(failureMessage(answer.failure ?? assert.fail()), /port .* another/);
  });

  it('takes the key and its tail out of a server’s words', async () => {
    const echo = scripts.refusing(500, { error: { message: `proxy failed with ${key} (…${key.slice(-4)})` } });
    const { answer } = await against(echo, {}, { key: () => Promise.resolve(key) });
    assert.doesNotMatch(failureMessage(answer.failure ?? assert.fail()), /4f9a8b|9xyz/);
  });
});
