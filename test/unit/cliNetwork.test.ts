import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it, type TestContext } from 'node:test';
import { connectProxy } from '../servers/connectProxy.ts';
import { fakeServer, type FakeServer, type Script } from '../servers/fakeServer.ts';
import * as scripts from '../servers/scripts.ts';
import { pem, secureServer } from '../servers/secureServer.ts';
import { caseText, listText } from './armsFixtures.ts';
import { run } from './cliFixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'ddx-network-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const aCase = file('case.md', caseText);
const main = join(import.meta.dirname, '../../src/cli/main.ts');

interface Json {
  status: string;
  raw: string;
  retries: { kind: string; waitedMs: number }[];
  error: { kind: string; message: string };
  partial: { raw: string; retries: unknown[] } | null;
}

async function asked(baseUrl: string, words: readonly string[] = [], env: Record<string, string> = {}) {
  const to = ['diagnose', aCase, '--base-url', baseUrl, '--model', 'm', '--location', 'machine'];
  if (!words.includes('--retries')) to.push('--retries', '0');
  const ran = await run([...to, ...words, '--json'], { env });
  return { ...ran, json: JSON.parse(ran.out) as Json };
}

async function serving(t: TestContext, ...script: [Script, ...Script[]]): Promise<FakeServer> {
  const server = await fakeServer(...script);
  t.after(() => server.close());
  return server;
}

const trusting = ['--ca', pem('ca')];
const knowing = ['--cert', pem('client'), '--key', pem('client-key')];

describe('ddx diagnose over TLS', () => {
  it('trusts an authority that is named, by name and by number', async (t) => {
    const secure = await secureServer(await serving(t, scripts.saying(listText)));
    t.after(() => secure.close());
    for (const baseUrl of [secure.baseUrl, secure.baseUrl.replace('localhost', '127.0.0.1')]) {
      const { code, json } = await asked(baseUrl, trusting);
      assert.deepEqual([code, json.status], [0, 'complete']);
    }
  });

  for (const [certificate, words, sentence] of [
    ['server', [], /not trusted here.*--ca FILE/],
    ['expired', trusting, /has expired/],
    ['elsewhere', trusting, /made out to another name/],
  ] as const) {
    it(`says what is wrong with a certificate (${String(sentence)})`, async (t) => {
      const server = await serving(t, scripts.saying(listText));
      const secure = await secureServer(server, certificate);
      t.after(() => secure.close());
      const { code, json } = await asked(secure.baseUrl, words);
      assert.deepEqual([code, json.error.kind, json.partial, server.seen.length], [1, 'unreachable', null, 0]);
      assert.match(json.error.message, sentence);
    });
  }

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`shows a client certificate to a server that wants one (${maxVersion})`, async (t) => {
      const server = await serving(t, scripts.saying(listText));
      const secure = await secureServer(server, 'server', { asksWho: true, maxVersion });
      t.after(() => secure.close());
      const without = await asked(secure.baseUrl, trusting);
      assert.deepEqual([without.json.error.kind, server.seen.length], ['auth', 0]);
      assert.match(without.json.error.message, /client certificate.*--cert FILE and --key FILE/);
      const { code } = await asked(secure.baseUrl, [...trusting, ...knowing]);
      assert.deepEqual([code, server.seen.length], [0, 1]);
    });
  }

  it('says when a server does not speak it', async (t) => {
    const server = await serving(t, scripts.saying(listText));
    const { json } = await asked(server.baseUrl.replace('http:', 'https:'));
    assert.equal(json.error.kind, 'unreachable');
    assert.match(json.error.message, /does not speak https/);
  });

  const words: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a certificate without its key', ['--cert', pem('client')], /belong together/],
    ['a key without its certificate', ['--key', pem('client-key')], /belong together/],
    ['an authority that is not there', ['--ca', join(folder, 'none.pem')], /--ca: there is no file/],
    ['an authority that is a folder', ['--ca', folder], /--ca: .* cannot be read/],
    ['an authority that is no certificate', ['--ca', aCase], /--ca: .* no certificate in PEM form/],
    ['a key for an authority', ['--ca', pem('client-key')], /no certificate in PEM form/],
    ['half a certificate', ['--ca', file('half.pem', readFileSync(pem('ca'), 'utf8').slice(0, 200))], /no certificate/],
    [
      'a certificate of nonsense',
      ['--ca', file('nonsense.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')],
      /no certificate/,
    ],
    ['a certificate for a key', ['--cert', pem('client'), '--key', pem('client')], /no private key in PEM form/],
    ['the key of another', ['--cert', pem('client'), '--key', pem('server-key')], /is not that of the certificate/],
    ['a locked key', ['--cert', pem('client'), '--key', pem('client-locked-key')], /locked by a passphrase/],
  ];
  for (const [name, wrong, sentence] of words) {
    it(`says what is wrong with ${name}`, async () => {
      const { code, json } = await asked('https://127.0.0.1:9/v1', wrong);
      assert.deepEqual([code, json.error.kind], [2, 'bad-request']);
      assert.match(json.error.message, sentence);
      assert.doesNotMatch(json.error.message, /PRIVATE KEY-/);
    });
  }
});

describe('ddx diagnose --proxy', () => {
  it('goes through a tunnel, to http and to https', async (t) => {
    const server = await serving(t, scripts.saying(listText));
    const secure = await secureServer(server);
    const proxy = await connectProxy();
    t.after(() => Promise.all([secure.close(), proxy.close()]));
    const through = ['--proxy', proxy.origin, ...trusting];
    assert.equal((await asked(server.baseUrl, through)).code, 0);
    assert.equal((await asked(secure.baseUrl, [...through, ...knowing])).code, 0);
    assert.deepEqual(
      proxy.seen.map(({ path }) => path),
      [new URL(server.origin).host, new URL(secure.origin).host],
    );
    assert.doesNotMatch(JSON.stringify(proxy.seen), /ZEBRAFINDING|authorization/);
  });

  it('speaks TLS to a proxy that does', async (t) => {
    const server = await serving(t, scripts.saying(listText));
    const proxy = await connectProxy();
    const secure = await secureServer(proxy);
    t.after(() => Promise.all([secure.close(), proxy.close()]));
    assert.equal((await asked(server.baseUrl, ['--proxy', secure.origin, ...trusting])).code, 0);
    assert.equal(proxy.seen.length, 1);
    const untrusted = await asked(server.baseUrl, ['--proxy', secure.origin]);
    assert.ok(untrusted.json.error.message.includes(`${secure.origin} is not trusted here`), untrusted.out);
  });

  it('tells the proxy who asks, and only the proxy; the key, only the server', async (t) => {
    const server = await serving(t, scripts.saying(listText));
    const proxy = await connectProxy();
    t.after(() => proxy.close());
    const env = { PROXY_AUTH: 'me:pass word', KEY: 'sk-mine-1234567' };
    const words = ['--proxy', proxy.origin, '--proxy-auth-env', 'PROXY_AUTH', '--api-key-env', 'KEY'];
    assert.equal((await asked(server.baseUrl, words, env)).code, 0);
    const [tunnel] = proxy.seen;
    assert.equal(tunnel?.headers['proxy-authorization'], `Basic ${Buffer.from(env.PROXY_AUTH).toString('base64')}`);
    assert.equal(tunnel.headers.authorization, undefined);
    assert.equal(server.seen[0]?.headers['proxy-authorization'], undefined);
    assert.equal(server.seen[0]?.headers.authorization, 'Bearer sk-mine-1234567');
  });

  for (const [status, kind, sentence] of [
    [403, 'unreachable', /does not let a connection .* through \(HTTP 403\)/],
    [407, 'auth', /wants to know who asks.*--proxy-auth-env/],
    [502, 'unreachable', /HTTP 502/],
  ] as const) {
    it(`says that a proxy refuses with ${status}`, async (t) => {
      const server = await serving(t, scripts.saying(listText));
      const proxy = await connectProxy(status);
      t.after(() => proxy.close());
      const { code, json } = await asked(server.baseUrl, ['--proxy', proxy.origin]);
      assert.deepEqual([code, json.error.kind, server.seen.length], [1, kind, 0]);
      assert.match(json.error.message, sentence);
    });
  }

  it('says that there is no proxy', async (t) => {
    const server = await serving(t, scripts.saying(listText));
    const { json } = await asked('https://host.example/v1', ['--proxy', server.origin]);
    assert.match(json.error.message, /cannot be reached, or is no proxy/);
    await server.close();
    const gone = await asked('https://host.example/v1', ['--proxy', server.origin]);
    assert.deepEqual([gone.json.error.kind, gone.json.partial], ['unreachable', null]);
    assert.match(gone.json.error.message, /proxy at .* cannot be reached/);
  });

  it('waits no longer for a silent proxy than for a connection, and leaves nothing behind', async (t) => {
    const proxy = await connectProxy(null);
    t.after(() => proxy.close());
    const words = [main, 'diagnose', aCase, '--base-url', 'https://host.example/v1', '--model', 'm', '--json'];
    const how = ['--location', 'machine', '--retries', '0', '--proxy', proxy.origin, '--connect-timeout', '50'];
    const { code, out } = await program([...words, ...how]);
    const { error } = JSON.parse(out) as Json;
    assert.deepEqual([code, error.kind], [1, 'unreachable']);
    assert.match(error.message, /No connection to https:\/\/host\.example came about/);
  });
});

describe('ddx diagnose, reading what a network makes of an answer', () => {
  const whole = scripts.said(listText);
  const table: readonly (readonly [string, Script])[] = [
    ['compressed, though nobody asked for it', scripts.gzipped(whole)],
    ['a byte at a time', scripts.trickling(whole.join(''))],
    ['all at once', scripts.sayingAtOnce(listText)],
  ];
  for (const [name, script] of table) {
    it(`reads an answer that comes ${name}`, async (t) => {
      const { code, json } = await asked((await serving(t, script)).baseUrl);
      assert.deepEqual([code, json.status, json.raw], [0, 'complete', listText]);
    });
  }

  it('follows a server to another of its own paths, with the case and the key', async (t) => {
    const server = await serving(t, scripts.redirecting(308, '/other'), scripts.saying(listText));
    const { code } = await asked(server.baseUrl, ['--api-key-env', 'KEY'], { KEY: 'sk-mine-1234567' });
    assert.equal(code, 0);
    assert.deepEqual(
      server.seen.map(({ path, headers }) => [path, headers.authorization]),
      [
        ['/v1/chat/completions', 'Bearer sk-mine-1234567'],
        ['/other', 'Bearer sk-mine-1234567'],
      ],
    );
    assert.equal(server.seen[0]?.body, server.seen[1]?.body);
  });

  it('keeps what had arrived when the connection breaks', async (t) => {
    const server = await serving(t, async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-length': '100000' });
      response.write(scripts.chunk('1. Pulmonary embolism\n'), () => response.socket?.end());
      await Promise.resolve();
    });
    const { code, json } = await asked(server.baseUrl);
    assert.deepEqual([code, json.error.kind, json.partial?.raw], [1, 'interrupted', '1. Pulmonary embolism\n']);
  });

  it('says when nothing answers, and when a server hangs up', async (t) => {
    const server = await serving(t, scripts.resetting('', 0));
    const hung = await asked(server.baseUrl);
    assert.deepEqual([hung.json.error.kind, hung.json.partial], ['unreachable', null]);
    await server.close();
    const gone = await asked(server.baseUrl);
    assert.equal(gone.json.error.kind, 'unreachable');
    assert.match(gone.json.error.message, /Nothing answers at/);
  });
});

describe('ddx diagnose, told how long to wait', () => {
  it('gives up after a millisecond', async (t) => {
    const server = await serving(t, scripts.silence);
    const first = await asked(server.baseUrl, ['--first-token-timeout', '1']);
    assert.deepEqual([first.code, first.json.error.kind], [1, 'stalled']);
    const total = await asked(server.baseUrl, ['--total-timeout', '1']);
    assert.equal(total.json.error.kind, 'stalled');
  });

  it('keeps what had arrived before a stall', async (t) => {
    const server = await serving(t, scripts.stalling(scripts.chunk('1. Pulmonary embolism\n')));
    const { code, json } = await asked(server.baseUrl, ['--idle-timeout', '50']);
    assert.deepEqual([code, json.error.kind, json.partial?.raw], [1, 'stalled', '1. Pulmonary embolism\n']);
  });

  it('gives up a connection that does not come about', async (t) => {
    // It takes the connection and never speaks TLS.
    const mute = createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    t.after(() => mute.close());
    mute.unref();
    const { port } = mute.address() as AddressInfo;
    const { json } = await asked(`https://127.0.0.1:${port}/v1`, ['--connect-timeout', '50']);
    assert.equal(json.error.kind, 'unreachable');
    assert.match(json.error.message, /No connection to .* came about/);
  });
});

describe('ddx diagnose, trying again', () => {
  const loading = scripts.refusing(503, { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } });

  it('takes the first failure for final with --retries 0', async (t) => {
    const server = await serving(t, loading, scripts.saying(listText));
    const { code, err, json } = await asked(server.baseUrl);
    assert.deepEqual([code, err, json.error.kind, server.seen.length], [1, '', 'loading', 1]);
  });

  it('tells of the wait on standard error, a line each, and records it', async (t) => {
    const server = await serving(t, loading, scripts.saying(listText));
    const { code, out, err, json } = await asked(server.baseUrl, ['--retries', '1']);
    assert.deepEqual([code, server.seen.length], [0, 2]);
    assert.match(err, /^The server is loading its model\. Asking again in \d+ s \(2 of 2\)\.\.\.\n$/);
    assert.match(out, /^\{.*\}\n$/);
    assert.deepEqual(
      json.retries.map(({ kind }) => kind),
      ['loading'],
    );
  });

  it('ends a wait at once when it is stopped', async (t) => {
    const server = await serving(t, scripts.refusing(429, { error: 'slow down' }, { 'retry-after': '50' }));
    const words = [main, 'diagnose', aCase, '--base-url', server.baseUrl, '--model', 'm', '--location', 'machine'];
    const { code, err } = await program([...words, '--retries', '5'], {}, /Asking again in 50 s \(2 of 6\)/);
    assert.equal(code, 130);
    assert.match(err, /You stopped/);
    assert.equal(server.seen.length, 1);
  });
});

describe('ddx, in an environment full of traps', () => {
  it('reads no variable that was not named', async (t) => {
    const trap = await serving(t, scripts.saying(listText));
    const trapProxy = await connectProxy();
    const server = await serving(t, scripts.saying(listText));
    t.after(() => trapProxy.close());
    const secrets = [
      'sk-openai-decoy-1234',
      'sk-admin-decoy-1234',
      'org-decoy-1234',
      'proj-decoy-1234',
      'decoy-header',
    ];
    const [key = '', admin = '', org = '', project = '', header = ''] = secrets;
    const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
    const env = {
      ...Object.fromEntries(proxies.map((name) => [name, trapProxy.origin])),
      NO_PROXY: '',
      no_proxy: '',
      NODE_USE_ENV_PROXY: '1',
      OPENAI_API_KEY: key,
      OPENAI_ADMIN_KEY: admin,
      OPENAI_BASE_URL: trap.baseUrl,
      OPENAI_ORG_ID: org,
      OPENAI_PROJECT_ID: project,
      OPENAI_CUSTOM_HEADERS: `X-Decoy: ${header}`,
      OPENAI_LOG: 'debug',
      DEBUG: '*',
      XDG_CONFIG_HOME: folder,
      MY_KEY: 'sk-mine-1234567',
    };
    const words = [main, 'diagnose', aCase, '--base-url', server.baseUrl, '--model', 'm', '--location', 'machine'];
    const without = await program([...words, '--json'], env);
    const named = await program([...words, '--api-key-env', 'MY_KEY'], env);
    assert.deepEqual([without.code, named.code, trap.seen.length, trapProxy.seen.length], [0, 0, 0, 0], without.err);
    assert.deepEqual(
      server.seen.map(({ headers }) => headers.authorization),
      [undefined, 'Bearer sk-mine-1234567'],
    );
    const everything = JSON.stringify([server.seen, without, named]);
    for (const secret of secrets) assert.ok(!everything.includes(secret), secret);
    const said = JSON.stringify([without, named]);
    for (const secret of [env.MY_KEY, 'debug', 'ZEBRAFINDING and']) assert.ok(!said.includes(secret), secret);
    assert.equal(without.err, '');
  });

  it('trusts no server that it would not trust otherwise', async (t) => {
    const server = await serving(t, scripts.saying(listText));
    const secure = await secureServer(server);
    t.after(() => secure.close());
    const words = [main, 'diagnose', aCase, '--base-url', secure.baseUrl, '--model', 'm', '--location', 'machine'];
    const { code, out } = await program([...words, '--retries', '0', '--json'], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    assert.deepEqual([code, server.seen.length], [1, 0]);
    assert.match((JSON.parse(out) as Json).error.message, /not trusted here/);
  });

  it('never takes a key along to where a server sends it', async (t) => {
    const elsewhere = await serving(t, scripts.saying(listText));
    const server = await serving(t, scripts.redirecting(307, `${elsewhere.origin}/v1/chat/completions`));
    const env = { KEY: 'sk-mine-1234567' };
    const { code, json, out } = await asked(server.baseUrl, ['--api-key-env', 'KEY'], env);
    assert.deepEqual([code, json.error.kind, elsewhere.seen.length], [1, 'redirected', 0]);
    assert.ok(!out.includes(env.KEY));
  });

  it('says nothing of a key that a server repeats', async (t) => {
    const env = { KEY: 'sk-mine-1234567' };
    const server = await serving(t, scripts.refusing(401, { error: { message: `Incorrect API key: ${env.KEY}` } }));
    const { out, err, json } = await asked(server.baseUrl, ['--api-key-env', 'KEY'], env);
    assert.equal(json.error.kind, 'auth');
    assert.ok(!`${out}${err}`.includes('1234567'));
  });
});

/** Runs the program itself; stops it as Ctrl-C does once it has said this on standard error. */
async function program(words: readonly string[], env: Record<string, string> = {}, stopAt?: RegExp) {
  const running = spawn(process.execPath, [...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: folder, ...env },
  });
  let out = '';
  let err = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  running.stderr.setEncoding('utf8').on('data', (text: string) => {
    const before = err;
    err += text;
    if (stopAt?.test(err) === true && !stopAt.test(before)) running.kill('SIGINT');
  });
  const code = await new Promise((resolve) => running.once('close', resolve));
  return { code, out, err };
}
