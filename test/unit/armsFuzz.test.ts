import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Answer, failureMessage } from '../../src/arms/answer.ts';
import { EventSieve } from '../../src/arms/gate/events.ts';
import { ordinaryWords } from '../../src/arms/gate/ordinaryWords.ts';
import { recognise } from '../../src/arms/gate/recognise.ts';
import { showable } from '../../src/arms/gate/redact.ts';
import { serverWords } from '../../src/arms/gate/serverWords.ts';
import { chunk, done, event, said } from '../servers/scripts.ts';
import { anEndpoint, ask, caseText, key, listText } from './armsFixtures.ts';

/** Numbers that look random and are the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const fragments: readonly string[] = [
  ...said(listText),
  done,
  chunk('1. Gout\n', 'stop'),
  chunk('', 'length'),
  event({ error: { message: 'boom', code: 500 } }),
  event({ choices: null }),
  event({ choices: [null, 7, {}] }),
  event({ choices: [{ delta: { content: [{ text: 'a' }, null, 3] } }] }),
  event([]),
  event('null'),
  event('"text"'),
  event({ usage: { prompt_tokens: -1, completion_tokens: 'x' } }),
  'data:',
  'data: ',
  'event: error\n',
  'error: ',
  ': ping\n',
  '\r\n',
  '\n\n',
  '\r',
  '{',
  '}',
  '[',
  '<html>',
  '\uFEFF',
  '\u0000',
  `${'['.repeat(3000)}`,
  `data: ${'{"choices":['.repeat(2000)}\n\n`,
  'x'.repeat(5000),
];

function randomBody(below: (n: number) => number): Buffer {
  const parts: Buffer[] = [];
  for (let left = below(14); left >= 0; left -= 1) {
    const part = Buffer.from(fragments[below(fragments.length)] ?? '');
    const kind = below(6);
    if (kind === 0) parts.push(part.subarray(0, below(part.length + 1)));
    else if (kind === 1) parts.push(part, Buffer.from(Uint8Array.from({ length: below(20) }, () => below(256))));
    else parts.push(part);
    if (kind === 2 && part.length > 0) part[below(part.length)] = below(256);
  }
  return Buffer.concat(parts);
}

/** The body in random pieces, and perhaps broken off. */
function randomResponse(below: (n: number) => number): Response {
  const body = randomBody(below);
  const status = [200, 200, 200, 200, 201, 204, 400, 404, 418, 429, 500, 503, 599][below(13)] ?? 200;
  if (status === 204) return new Response(null, { status });
  const breaks = below(5) === 0 ? below(body.length + 1) : Infinity;
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= breaks) return controller.error(new TypeError('terminated'));
      if (at >= body.length) return controller.close();
      const next = Math.min(body.length, at + 1 + below(below(3) === 0 ? 4 : 2000));
      controller.enqueue(new Uint8Array(body.subarray(at, next)));
      at = next;
    },
  });
  const headers = below(4) === 0 ? { 'retry-after': String(below(100)) } : {};
  return new Response(stream, { status, headers });
}

describe('whatever comes back', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  before(() => process.on('unhandledRejection', note));
  after(() => process.off('unhandledRejection', note));

  it('becomes a valid answer that keeps its secrets, and nothing is thrown or left hanging', async () => {
    const below = chance(20_250_102);
    const kinds = new Set<string>();
    for (let round = 0; round < 600; round += 1) {
      const answer = await ask(
        anEndpoint('http://127.0.0.1:1/v1', {
          api: below(2) === 0 ? 'chat' : 'completions',
          form: below(2) === 0 ? 'json' : 'list',
          retries: below(3),
        }),
        {
          key: () => Promise.resolve(key),
          fetch: () =>
            below(20) === 0 ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(randomResponse(below)),
          sleep: () => Promise.resolve(),
        },
      );
      Answer.parse(answer);
      kinds.add(answer.failure?.kind ?? answer.status);
      assert.equal(answer.status === 'failed', answer.failure !== null, `round ${round}`);
      if (answer.finishReason === null) assert.equal(answer.status, 'failed', `round ${round}`);
      if (answer.failure !== null) {
        const sentence = failureMessage(answer.failure);
        assert.doesNotMatch(sentence, /\{\d\}|undefined|sk-|9xyz|\[object/, `round ${round}`);
        assert.ok(sentence.length < 700, `round ${round}`);
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(unhandled, []);
    assert.ok(kinds.size >= 8, [...kinds].join(' '));
  });

  it('is sifted alike however it is cut', () => {
    const below = chance(7);
    for (let round = 0; round < 400; round += 1) {
      const text = randomBody(below).toString('utf8');
      const whole = sifted([text]);
      const cuts: string[] = [];
      for (let at = 0; at < text.length;) {
        const next = at + 1 + below(40);
        cuts.push(text.slice(at, next));
        at = next;
      }
      assert.deepEqual(sifted(cuts), whole, `round ${round}: ${JSON.stringify(text.slice(0, 200))}`);
    }
  });

  it('tells nothing of key or case in its sentence, wherever a server echoes them', () => {
    const asked = { origin: 'https://h', model: 'm', api: 'chat', key, sent: caseText } as const;
    const tail = key.slice(-4);
    for (const body of [
      { error: { message: `Received API Key = sk-...${tail}, Key Hash (Token) =abc`, code: '401' } },
      { error: { message: `Incorrect API key provided: ${key.slice(0, 7)}*****${tail}.` } },
      { error: { message: 'Invalid request', param: caseText, code: 400 } },
      { detail: [{ loc: ['body', 'prompt', caseText], msg: 'bad', input: caseText, ctx: { given: caseText } }] },
      { message: `Unexpected: ${JSON.stringify(caseText)}`, input: caseText },
      { error: { message: 'boom', type: caseText.slice(0, 60), code: caseText.slice(0, 40) } },
      `traceback: ${caseText}`,
      `<html><title>${caseText}</title></html>`,
      { error: { message: JSON.stringify({ error: { message: caseText } }) } },
      { error: { message: 'proxy said', headers: { authorization: `Bearer ${key}` } } },
      { error: { message: `header authorization: Bearer ${key} is bad` } },
    ]) {
      for (const status of [200, 400, 401, 422, 429, 500, 503, null]) {
        const words = serverWords(typeof body === 'string' ? body : JSON.stringify(body));
        const failure = recognise({ status, words, retryAfter: null }, asked);
        const sentence = failureMessage({ ...failure, values: [...failure.values] });
        assert.doesNotMatch(sentence, /61-year|chest pain|ZEBRA|knee|9xyz|4f9a|sk-test/, sentence);
      }
    }
  });

  it('tells no word and no number of the case, however short, wherever and however it is echoed', () => {
    const below = chance(11);
    const sent = `${caseText} Mr Wong, MRN 48213, HIV positive, born 3.4.1961, Köln, 72.5 kg.`;
    const held = [...sent.matchAll(/[\p{L}\p{N}]{2,}/gu)]
      .map(([word]) => word)
      .filter((word) => !ordinaryWords.has(word.toLowerCase()));
    const ways: readonly ((word: string) => string)[] = [
      (word) => word,
      (word) => word.toUpperCase(),
      (word) => `'${word}',`,
      (word) => encodeURIComponent(word),
      (word) => word.replace(/./gu, (sign) => `&#${sign.codePointAt(0)};`),
      (word) => word.replace(/./gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
      (word) => `x_${word}:9`,
    ];
    const own = 'error parsing the request near value at position 7 of input is not valid JSON'.split(' ');
    for (let round = 0; round < 3000; round += 1) {
      const word = held[below(held.length)] ?? '';
      const words = Array.from({ length: 3 + below(9) }, () => own[below(own.length)]);
      words.splice(below(words.length), 0, ways[below(ways.length)]?.(word));
      const shown = showable(words.join(' '), { secrets: [key], sent });
      assert.ok(
        !shown
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .includes(word.toLowerCase()),
        `${word}: ${shown}`,
      );
    }
  });

  it('is not taken for what the case says', () => {
    const sent = 'Volume overload and a busy rate-limiting murmur; the out of memory test was abnormal, billing aside.';
    const asked = { origin: 'https://h', model: 'm', api: 'chat', key: undefined, sent } as const;
    const words = serverWords(JSON.stringify({ error: { message: `Input should be a list: ${sent}` } }));
    assert.equal(recognise({ status: 400, words, retryAfter: null }, asked).kind, 'bad-request');
  });
});

function sifted(parts: readonly string[]): { events: unknown[]; error: unknown } {
  const sieve = new EventSieve();
  const events: unknown[] = [];
  for (const part of parts) {
    const { events: some, error } = sieve.feed(part);
    events.push(...some);
    if (error !== null || sieve.over) return { events, error };
  }
  const { events: last, error } = sieve.end();
  return { events: [...events, ...last], error };
}
