import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as zlib from 'node:zlib';
import { Answer, failureMessage } from '../../src/arms/answer.ts';
import { EndpointEntry } from '../../src/arms/endpoint.ts';
import { ownFetch } from '../../src/arms/gate/ownFetch.ts';
import { wrongWith } from '../../src/study/wrong.ts';
import { fakeServer, type Script } from '../servers/fakeServer.ts';
import { rawServer } from '../servers/rawServer.ts';
import * as scripts from '../servers/scripts.ts';
import { secureServer } from '../servers/secureServer.ts';
import { anEndpoint, ask, key, listText, type Asking, type Wanted } from './armsFixtures.ts';

const kindOf = (answer: Answer): string => answer.failure?.kind ?? answer.status;
const sentenceOf = ({ failure }: Answer): string => (failure === null ? '' : failureMessage(failure));

const ways = [
  ['the platform’s fetch', {}],
  ['the command line’s', { fetch: ownFetch({ ca: null, own: null }, null) }],
] as const;

async function against(script: Script, endpoint: Wanted = {}, asking: Asking = {}): Promise<Answer> {
  const server = await fakeServer(script);
  try {
    return Answer.parse(await ask(anEndpoint(server.baseUrl, endpoint), asking));
  } finally {
    await server.close();
  }
}

/** What a socket answers, whatever it is asked. */
async function saying(bytes: string | Buffer, asking: Asking = {}, wanted: Wanted = {}): Promise<Answer> {
  const server = await rawServer((socket) => socket.once('data', () => socket.end(bytes)));
  try {
    return Answer.parse(await ask(anEndpoint(server.baseUrl, wanted), asking));
  } finally {
    await server.close();
  }
}

const choice = (o: object): string => scripts.event({ model: 'm', choices: [o] });

describe('a redirect', () => {
  for (const [name, status, location, kind] of [
    ['to a sign-in page', 302, '/login?next=/v1', 'auth'],
    ['to a page', 302, '/welcome', 'server-error'],
    ['of another method', 303, '/v1/chat/completions', 'server-error'],
    ['among choices', 300, null, 'server-error'],
    ['to nowhere', 307, null, 'server-error'],
    ['to no address', 307, 'http://[', 'server-error'],
    ['to a script', 307, 'javascript:1', 'server-error'],
    ['to a file', 307, 'file:///etc/passwd', 'server-error'],
    ['not modified', 304, null, 'server-error'],
    ['to another place', 307, 'https://elsewhere.invalid/v1', 'redirected'],
    ['to another place without a scheme', 307, '//elsewhere.invalid/v1', 'redirected'],
  ] as const) {
    it(`${name} is ${kind}, and not followed`, async () => {
      const seen: string[] = [];
      const script: Script = (response, { path }) => {
        seen.push(path);
        response.writeHead(status, location === null ? {} : { location }).end();
      };
      for (const [, o] of ways) {
        const answer = await against(script, { retries: 2 }, { ...o, key: () => Promise.resolve(key) });
        assert.equal(kindOf(answer), kind);
        const sentence = sentenceOf(answer);
        assert.match(
          sentence,
          kind === 'redirected' ? /sent the request on to https?:\/\/elsewhere\.invalid,/ : /redirect instead|sign in/,
        );
        assert.doesNotMatch(sentence, /null|javascript|passwd|Settings/);
      }
      assert.equal(seen.length, ways.length);
    });
  }
});

describe('a status that is no answer', () => {
  for (const [name, o] of ways) {
    it(`fails at once (${name})`, async () => {
      for (const head of [
        'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\r\n',
        'HTTP/1.1 101 Switching Protocols\r\n\r\n',
        'HTTP/1.1 600 No\r\ncontent-length: 2\r\n\r\nno',
        'HTTP/1.1 999 No\r\ncontent-length: 2\r\n\r\nno',
      ]) {
        const since = performance.now();
        const answer = await saying(head, o);
        assert.match(kindOf(answer), /^server-error$/, head);
        assert.ok(performance.now() - since < 10_000, head);
      }
    });

    it(`is not looked for in what is no http (${name})`, async () => {
      for (const bytes of [Buffer.from('15030300020246', 'hex'), 'SSH-2.0-OpenSSH_9.6\r\n']) {
        const answer = await saying(bytes, o);
        assert.equal(kindOf(answer), 'unreachable');
        assert.match(sentenceOf(answer), /does not speak http\. .*try https:\/\//);
      }
      const plain = 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n';
      assert.match(sentenceOf(await saying(plain, o)), /speaks https on this port/);
    });

    it(`is none where https listens (${name})`, async () => {
      const behind = await fakeServer(scripts.saying(listText));
      const secure = await secureServer(behind);
      const answer = await ask(anEndpoint(secure.baseUrl.replace('https:', 'http:')), o);
      await secure.close();
      await behind.close();
      assert.equal(kindOf(answer), 'unreachable');
      assert.match(sentenceOf(answer), /does not want https:\/\//);
    });
  }
});

describe('a compressed answer', () => {
  const body = Buffer.from(scripts.said(listText).join(''));
  const coded = (encoding: string, bytes: Uint8Array): Script =>
    scripts.sending([bytes.subarray(0, 20), bytes.subarray(20)], {
      'content-type': 'text/event-stream',
      'content-encoding': encoding,
    });
  for (const [way, o] of ways) {
    for (const [encoding, bytes] of [
      ['gzip', zlib.gzipSync(body)],
      ['x-gzip', zlib.gzipSync(body)],
      ['deflate', zlib.deflateSync(body)],
      ['deflate', zlib.deflateRawSync(body)],
      ['br', zlib.brotliCompressSync(body)],
      ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(body))],
      ['deflate,gzip', zlib.gzipSync(zlib.deflateSync(body))],
      ['identity', body],
    ] as const) {
      it(`is read: ${encoding} of ${bytes.length} bytes (${way})`, async () => {
        const answer = await against(coded(encoding, bytes), {}, o);
        assert.equal(answer.raw, listText, sentenceOf(answer));
        assert.equal(kindOf(answer), 'complete');
      });
    }

    for (const [name, script] of [
      ['of a coding that nobody knows', coded('x-secret', zlib.gzipSync(body))],
      ['that is not what it says', coded('gzip', body)],
      ['that is damaged', coded('gzip', zlib.gzipSync(body).fill(7, 30, 60))],
      ['that says nothing of it', scripts.sending([zlib.zstdCompressSync(body)])],
      ['that is noise', scripts.sending([zlib.brotliCompressSync(Buffer.from(listText.repeat(9)))])],
    ] as const) {
      it(`is one clean sentence ${name} (${way})`, async () => {
        const answer = await against(script, {}, o);
        assert.equal(kindOf(answer), 'server-error');
        assert.match(sentenceOf(answer), /cannot be read as an answer/);
        assert.match(sentenceOf(answer), /^[\x20-\x7e]+$/);
      });
    }

    it(`of an error is no noise in a sentence (${way})`, async () => {
      const script: Script = (response) => {
        response.writeHead(500, { 'content-encoding': 'x-secret' }).end(zlib.gzipSync('{"error":"busy"}'));
      };
      const sentence = sentenceOf(await against(script, {}, o));
      assert.match(sentence, /^The server at \S+ failed while answering[\x20-\x7e]*$/);
    });
  }
});

describe('a stream', () => {
  const events = scripts.said(listText);
  const tight = events.map((one) => one.replace('\n\n', '\n'));

  it('without empty lines is read', async () => {
    for (const pieces of [
      tight,
      [...tight.slice(0, -1), 'data: [DONE]'],
      tight.map((one) => `event: message\n${one}`),
      tight.map((one, at) => `id: ${at}\n${one}`),
      [tight.join('').replaceAll('\n', '\r\n')],
      tight.slice(0, -1),
    ]) {
      const answer = await against(scripts.sending(pieces));
      assert.equal(answer.raw, listText);
      assert.equal(kindOf(answer), 'complete');
    }
  });

  it('without empty lines still holds its errors, and events of several lines', async () => {
    const failing = [...tight.slice(0, 3), 'data: {"error":{"message":"server busy"}}\n', ...tight.slice(3)];
    assert.equal(kindOf(await against(scripts.sending(failing))), 'overloaded');
    const named = [...tight.slice(0, 3), 'event: error\n', 'data: {"message":"server busy"}\n'];
    const answer = await against(scripts.sending(named));
    assert.equal(kindOf(answer), 'overloaded');
    assert.ok(answer.raw.length > 3);
    const split = events.map((one) => one.replace('"choices":', '\ndata: "choices":'));
    assert.equal((await against(scripts.sending(split))).raw, listText);
  });

  it('that turns out unreadable keeps what had come, and shows nothing of the rest', async () => {
    const start = scripts.chunk('1. Pulmonary embolism\n2. Pn');
    for (const rest of [
      'data: {"choices":[{"index":0,"delta":{"content":"eumonia, overloaded\n\n',
      'data: [{"choices": broken}]\n\n',
      'data: \u0001\u0002\ufffd\ufffd\n\n',
    ]) {
      const answer = await against(scripts.sending([start, rest, scripts.done]));
      assert.equal(kindOf(answer), 'server-error');
      assert.equal(answer.raw, '1. Pulmonary embolism\n2. Pn');
      assert.equal(answer.diagnoses[0]?.name, 'Pulmonary embolism');
      assert.doesNotMatch(sentenceOf(answer), /choices|eumonia|overloaded|broken/);
    }
  });

  it('waits for as long as an error inside it says', async () => {
    const busy = 'Rate limit reached on tokens per min. Limit: 10000 / min. Please try again in 6s.';
    for (const data of [
      scripts.event({ error: { message: busy, type: 'tokens', code: 'rate_limit_exceeded' } }),
      `event: error\n${scripts.event({ error: { message: busy, code: 'rate_limit_exceeded' } })}`,
    ]) {
      const first = await against(scripts.sending([data]));
      assert.equal(kindOf(first), 'rate-limited');
      assert.match(sentenceOf(first), /in 6\u00a0s\./);
      const later = await against(scripts.sending([scripts.chunk('1. Gout\n'), data]));
      assert.deepEqual([kindOf(later), later.raw], ['rate-limited', '1. Gout\n']);
    }
  });

  it('of several answers is the first one alone', async () => {
    const answer = await against(
      scripts.sending([
        choice({ index: 1, delta: { content: 'WRONG' }, text: 'WRONG' }),
        choice({ index: 0, delta: { content: listText } }),
        choice({ index: 1, delta: {}, finish_reason: 'length' }),
        choice({ index: 0, delta: {}, finish_reason: 'stop' }),
      ]),
    );
    assert.deepEqual([answer.raw, answer.finishReason], [listText, 'stop']);
    const none = await against(scripts.sending([choice({ delta: { content: listText }, finish_reason: 'stop' })]));
    assert.equal(none.raw, listText);
  });
});

describe('the sentence of an answer that is none', () => {
  const thinking = choice({ index: 0, delta: { reasoning_content: 'hm' } });

  it('speaks of thinking only where that took all the room', async () => {
    const limit = await against(scripts.sending([thinking, choice({ index: 0, delta: {}, finish_reason: 'length' })]));
    assert.match(sentenceOf(limit), /thought until its answer limit/);
    for (const pieces of [
      [scripts.chunk('\n', 'stop')],
      [scripts.chunk('\n', 'length')],
      [thinking, choice({ index: 0, delta: {}, finish_reason: 'stop' })],
    ]) {
      const answer = await against(scripts.sending(pieces));
      assert.equal(kindOf(answer), 'empty');
      assert.match(sentenceOf(answer), /was empty/);
    }
  });

  it('says that something is kept only where something is', async () => {
    for (const [pieces, words] of [
      [[scripts.chunk('1. Gout\n')], /is kept/],
      [[thinking], /before anything of it had arrived/],
      [[scripts.event({ choices: [] })], /before anything of it had arrived/],
      [[choice({ index: 0, delta: {}, finish_reason: 'abort' })], /before anything of it had arrived/],
      [[scripts.chunk('1. Gout\n', 'abort')], /is kept/],
    ] as const) {
      const answer = await against(scripts.sending(pieces));
      assert.equal(kindOf(answer), 'interrupted');
      assert.match(sentenceOf(answer), words);
    }
    const stopped = await against(scripts.stalling(thinking), { nextTokenMs: 60 });
    assert.equal(kindOf(stopped), 'stalled');
    assert.doesNotMatch(sentenceOf(stopped), /kept/);
    assert.match(sentenceOf(stopped), /for 1 second\./);
  });

  it('says that the model declined where it says so itself', async () => {
    const finish = choice({ index: 0, delta: {}, finish_reason: 'stop' });
    for (const said of [
      { delta: { refusal: 'I cannot help with that.' } },
      { message: { content: null, refusal: 'I cannot help with that.' } },
      { message: { content: [{ type: 'refusal', refusal: 'I cannot help with that.' }] } },
    ]) {
      const answer = await against(scripts.sending([choice({ index: 0, ...said }), finish]));
      assert.equal(kindOf(answer), 'filtered');
      assert.match(sentenceOf(answer), /declined to answer/);
      assert.equal(answer.raw, 'I cannot help with that.');
    }
    const list = await against(scripts.sending([choice({ index: 0, delta: { refusal: listText } }), finish]));
    assert.equal(kindOf(list), 'complete');
  });
});

describe('extra headers', () => {
  it('carry what people write in them', async () => {
    const server = await fakeServer(scripts.saying(listText));
    const headers = { Authorization: 'gate', Cookie: 'crumbs' };
    const secrets: Record<string, string> = { gate: 'Basic d2FyZDpodW50ZXI=', crumbs: 'a=1; b="x y"' };
    const endpoint = anEndpoint(server.baseUrl, { headers });
    const answer = await ask(endpoint, { secret: (name) => Promise.resolve(secrets[name]) });
    await server.close();
    assert.equal(kindOf(answer), 'complete');
    assert.equal(server.seen[0]?.headers.authorization, secrets['gate']);
    assert.equal(server.seen[0]?.headers.cookie, secrets['crumbs']);
  });

  it('are named where their secret cannot be sent', async () => {
    for (const secret of ['two\nlines', 'ünfit', 'nul\u0000']) {
      const server = await fakeServer(scripts.saying(listText));
      const endpoint = anEndpoint(server.baseUrl, { headers: { 'X-Project': 'p' } });
      const answer = await ask(endpoint, { secret: () => Promise.resolve(secret) });
      await server.close();
      assert.equal(kindOf(answer), 'auth');
      assert.match(sentenceOf(answer), /secret for the header X-Project holds characters/);
      assert.equal(server.seen.length, 0);
      assert.doesNotMatch(sentenceOf(answer), /ünfit|lines|nul/);
    }
  });

  it('count as a key where they are one', async () => {
    for (const [header, words] of [
      ['X-Api-Key', /refused the API key/],
      ['X-Project', /wants an API key/],
    ] as const) {
      const script = scripts.refusing(401, { error: 'Unauthorized' });
      const answer = await against(script, { headers: { [header]: 'p' } }, { secret: () => Promise.resolve('s3cret') });
      assert.match(sentenceOf(answer), words);
    }
  });

  it('are none of those that belong to the request', () => {
    const entry = { baseUrl: 'https://host/v1', model: 'm', location: 'machine' };
    for (const name of ['Content-Length', 'host', 'Transfer-Encoding', 'CONNECTION', 'Content-Type', 'accept']) {
      const read = EndpointEntry.safeParse({ ...entry, headers: { 'X-Fine': 'a', [name]: 'b' } });
      assert.ok(!read.success, name);
      const said = wrongWith(read.error.issues);
      assert.equal(said, `headers: the header ${name} belongs to the request itself and cannot be set`);
    }
    for (const name of ['Authorization', 'Cookie', 'X-Api-Key', 'api-key']) {
      assert.ok(EndpointEntry.safeParse({ ...entry, headers: { [name]: 'b' } }).success, name);
    }
  });
});
