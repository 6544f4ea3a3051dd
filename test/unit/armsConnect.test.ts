import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { after, describe, it } from 'node:test';
import { fetch as undiciFetch, ProxyAgent } from 'undici';
import { failureMessage, type Answer } from '../../src/arms/answer.ts';
import { fakeServer } from '../servers/fakeServer.ts';
import { proxy, rawServer } from '../servers/rawServer.ts';
import * as scripts from '../servers/scripts.ts';
import { anEndpoint, ask, listText } from './armsFixtures.ts';

const kindOf = (answer: Answer): string => answer.failure?.kind ?? answer.status;
const sentence = (answer: Answer): string => failureMessage(answer.failure ?? assert.fail());

/** The command line's own way out: another build of the same library than Node's. */
const own = undiciFetch as unknown as typeof fetch;
const agents: ProxyAgent[] = [];
const through = (proxyUrl: string): typeof fetch => {
  const dispatcher = new ProxyAgent({ uri: proxyUrl, proxyTunnel: true });
  agents.push(dispatcher);
  return (input, init) => own(input, { ...init, dispatcher } as RequestInit);
};

after(() => Promise.all(agents.map((agent) => agent.destroy())));

describe('a connection that does not come about', () => {
  for (const [name, fetch] of [
    ['Node’s fetch', undefined],
    ['the command line’s', own],
  ] as const) {
    it(`is unreachable in time, and not stalled (${name})`, async () => {
      // The handshake is never answered, so nothing can be sent.
      const server = await rawServer(() => undefined, 'https');
      const answer = await ask(anEndpoint(server.baseUrl, { connectMs: 150 }), fetch === undefined ? {} : { fetch });
      assert.equal(kindOf(answer), 'unreachable');
      assert.match(sentence(answer), /within 1 second\./);
      assert.ok(server.connections() >= 1);
      await server.close();
    });

    it(`is not what a slow answer is (${name})`, async () => {
      const server = await fakeServer(scripts.silence);
      const endpoint = anEndpoint(server.baseUrl, { connectMs: 40, firstTokenMs: 400 });
      const answer = await ask(endpoint, fetch === undefined ? {} : { fetch });
      assert.equal(kindOf(answer), 'stalled');
      await server.close();
    });

    it(`leaves no one listening (${name})`, async () => {
      const server = await fakeServer(scripts.saying(listText));
      const answer = await ask(anEndpoint(server.baseUrl, { connectMs: 5000 }), fetch === undefined ? {} : { fetch });
      assert.equal(kindOf(answer), 'complete');
      await server.close();
      for (const name of ['undici:request:create', 'undici:client:sendHeaders', 'undici:request:headers']) {
        assert.equal(channel(name).hasSubscribers, false, name);
      }
    });
  }

  it('is tried again as one', async () => {
    const server = await rawServer(() => undefined, 'https');
    const answer = await ask(anEndpoint(server.baseUrl, { connectMs: 60, retries: 1 }), {
      sleep: () => Promise.resolve(),
    });
    assert.equal(kindOf(answer), 'unreachable');
    assert.equal(answer.retries[0]?.kind, 'unreachable');
    await server.close();
  });

  it('is found behind a proxy that makes a tunnel to nowhere', async () => {
    const nowhere = await rawServer(() => undefined, 'https');
    const company = await rawServer(proxy((_, port) => connect(port, '127.0.0.1')));
    const answer = await ask(anEndpoint(nowhere.baseUrl, { connectMs: 200 }), { fetch: through(company.origin) });
    assert.equal(kindOf(answer), 'unreachable');
    await company.close();
    await nowhere.close();
  });

  it('is not seen in one that stands through a proxy', async () => {
    const server = await fakeServer(scripts.saying(listText));
    const company = await rawServer(proxy((host, port) => connect(port, host)));
    const answer = await ask(anEndpoint(server.baseUrl, { connectMs: 5000 }), { fetch: through(company.origin) });
    assert.equal(kindOf(answer), 'complete');
    assert.ok(company.connections() >= 1);
    await company.close();
    await server.close();
  });

  it('is the proxy’s doing when it says so', async () => {
    for (const [status, kind, words] of [
      [407, 'auth', /proxy .* sign in/],
      [502, 'unreachable', /proxy/],
    ] as const) {
      const company = await rawServer(proxy(() => assert.fail('connected'), status));
      const answer = await ask(anEndpoint('https://ddx.invalid/v1'), { fetch: through(company.origin) });
      assert.equal(kindOf(answer), kind, sentence(answer));
      assert.match(sentence(answer), words);
      await company.close();
    }
  });

  it('is left to the other watchdogs where a platform does not tell', async () => {
    let signal: AbortSignal | null | undefined;
    const silent: typeof fetch = (_, init) => {
      signal = init?.signal;
      return new Promise(() => undefined);
    };
    const answer = await ask(anEndpoint('http://127.0.0.1:9/v1', { connectMs: 20, firstTokenMs: 200 }), {
      fetch: silent,
    });
    assert.equal(kindOf(answer), 'stalled');
    assert.equal(signal?.aborted, true);
  });

  it('is told by the codes of Node and of Chromium', async () => {
    for (const [code, kind, words] of [
      ['EAI_AGAIN', 'unreachable', /looked up/],
      ['ENOTFOUND', 'unreachable', /named in/],
      ['net::ERR_NAME_NOT_RESOLVED', 'unreachable', /named in/],
      ['net::ERR_CONNECTION_REFUSED', 'unreachable', /Nothing answers/],
      ['net::ERR_CERT_AUTHORITY_INVALID', 'unreachable', /certificate/],
      ['net::ERR_CONNECTION_TIMED_OUT', 'unreachable', /cannot be reached/],
      ['net::ERR_INTERNET_DISCONNECTED', 'unreachable', /network/],
      ['net::ERR_PROXY_CONNECTION_FAILED', 'unreachable', /proxy/],
      ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'auth', /certificate of yours/],
      ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'auth', /certificate of yours/],
      ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unreachable', /not trusted/],
      ['EACCES', 'unreachable', /firewall/],
      ['UND_ERR_SOCKET', 'unreachable', /broke before/],
      ['UND_ERR_HEADERS_TIMEOUT', 'stalled', /said nothing/],
    ] as const) {
      const cause = Object.assign(new Error('why'), { code });
      const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
      const answer = await ask(anEndpoint('https://ddx.invalid/v1'), { fetch });
      assert.equal(kindOf(answer), kind, code);
      assert.match(sentence(answer), words, code);
    }
  });
});

describe('a connection that stands', () => {
  it('and never answers is stalled: accepted, and nothing more', async () => {
    const server = await rawServer(() => undefined);
    const answer = await ask(anEndpoint(server.baseUrl, { connectMs: 5000, firstTokenMs: 80 }));
    assert.equal(kindOf(answer), 'stalled');
    await server.close();
  });

  it('and is no HTTP is unreachable', async () => {
    const server = await rawServer((socket) => socket.end('220 mail ready\r\n'));
    assert.equal(kindOf(await ask(anEndpoint(server.baseUrl))), 'unreachable');
    await server.close();
  });

  it('and is half-open after a first answer is stalled', async () => {
    const body = scripts.said(listText).join('');
    let asked = 0;
    const server = await rawServer((socket) => {
      socket.on('data', () => {
        asked += 1;
        if (asked === 1) {
          socket.write(
            `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`,
          );
          socket.write(body);
        }
      });
    });
    assert.equal(kindOf(await ask(anEndpoint(server.baseUrl))), 'complete');
    assert.equal(kindOf(await ask(anEndpoint(server.baseUrl, { connectMs: 50, firstTokenMs: 150 }))), 'stalled');
    await server.close();
  });

  it('and only pings is stalled, before the first word and after it', async () => {
    const pings = (first: string): ReturnType<typeof rawServer> =>
      rawServer((socket) => {
        const say = (text: string): boolean => socket.write(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n');
          if (first !== '') say(first);
          const timer = setInterval(() => {
            say(': ping\n\n');
            say('data:\n\n');
            say('event: ping\ndata: {}\n\n');
          }, 10);
          socket.on('close', () => clearInterval(timer));
        });
      });
    for (const [first, limits] of [
      ['', { firstTokenMs: 120 }],
      [scripts.chunk('1. Pulmonary embolism\n'), { nextTokenMs: 120 }],
    ] as const) {
      const server = await pings(first);
      const answer = await ask(anEndpoint(server.baseUrl, limits));
      assert.equal(kindOf(answer), 'stalled');
      assert.equal(answer.diagnoses.length, first === '' ? 0 : 1);
      await server.close();
    }
  });

  it('and is cut at any byte is never a whole answer', async () => {
    const body = scripts.said(listText, { pieces: ['1. Pulmonary', ' embolism\n', '2. Pneumonia 😷\n'] }).join('');
    const bytes = Buffer.from(body);
    const finishAt = Buffer.byteLength(body.slice(0, body.indexOf('"finish_reason":"stop"')));
    for (let cut = 0; cut < bytes.length; cut += 23) {
      const { fetch, read } = scripts.readingFetch(cut);
      const server = await fakeServer(scripts.resetting(body, cut, read));
      const answer = await ask(anEndpoint(server.baseUrl), cut === 0 ? {} : { fetch });
      await server.close();
      const whole = answer.finishReason !== null;
      assert.equal(kindOf(answer), whole ? 'complete' : cut === 0 ? 'unreachable' : 'interrupted', `at ${cut}`);
      assert.ok(
        whole ? cut > finishAt : '1. Pulmonary embolism\n2. Pneumonia 😷\n'.startsWith(answer.raw),
        `at ${cut}`,
      );
      assert.ok(!answer.raw.includes('\uFFFD'), `at ${cut}`);
    }
  });

  it('is used again for the next answer', async () => {
    const server = await fakeServer(scripts.saying(listText));
    for (let i = 0; i < 10; i += 1) await ask(anEndpoint(server.baseUrl));
    assert.ok(server.connections() <= 2, `${server.connections()} connections`);
    await server.close();
  });
});
