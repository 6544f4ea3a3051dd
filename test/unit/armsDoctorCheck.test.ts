import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, type CheckMeans, type Server } from '../../src/arms/doctor/check.ts';
import { checkNames, type Check, type CheckName, type CheckState } from '../../src/arms/doctor/line.ts';
import { ownFetch } from '../../src/arms/gate/ownFetch.ts';
import { profileNamed } from '../../src/arms/prompt/profiles.ts';
import { fill } from '../../src/humanError.ts';
import { createServer, type AddressInfo } from 'node:net';
import { connectProxy } from '../servers/connectProxy.ts';
import { fakeServer, type FakeServer, type Script } from '../servers/fakeServer.ts';
import { inventories, playing, type Inventory } from '../servers/inventories.ts';
import { failureRows } from '../servers/failures.ts';
import { redirecting, refusing, resetting, saying, sending, silence, stalling } from '../servers/scripts.ts';
import { secureServer } from '../servers/secureServer.ts';
import { anEndpoint, type Wanted } from './armsFixtures.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import { passing } from './gateFixtures.ts';

interface Checked {
  readonly checks: readonly Check[];
  readonly server: Server;
  readonly state: (name: CheckName) => CheckState | undefined;
  readonly words: (name: CheckName) => string;
  readonly todo: (name: CheckName) => string;
}

const means = (o: Partial<CheckMeans> = {}): CheckMeans => ({
  key: () => Promise.resolve(undefined),
  now: () => performance.now(),
  date: () => new Date('2025-01-02T03:04:05Z'),
  proxy: null,
  ...passing,
  ...o,
});

async function checked(
  baseUrl: string,
  wanted: Wanted = {},
  o: Partial<CheckMeans> = {},
  signal = new AbortController().signal,
): Promise<Checked> {
  const doctor = check(anEndpoint(baseUrl, { model: 'me-llama', ...wanted }), means(o), signal);
  const checks: Check[] = [];
  let next = await doctor.next();
  for (; next.done !== true; next = await doctor.next()) checks.push(next.value);
  assert.deepEqual(
    checks.map(({ name }) => name),
    checkNames,
  );
  for (const { state, sentence, todo } of checks) {
    assert.doesNotMatch(fill(sentence.template, sentence.values), /\{\d\}|undefined|null/);
    assert.equal(todo !== null, state === 'failed' || state === 'warning');
  }
  const of = (name: CheckName): Check | undefined => checks.find((one) => one.name === name);
  const said = (sentence: Check['todo'] | undefined): string =>
    sentence === null || sentence === undefined ? '' : fill(sentence.template, sentence.values);
  return {
    checks,
    server: next.value,
    state: (name) => of(name)?.state,
    words: (name) => said(of(name)?.sentence),
    todo: (name) => said(of(name)?.todo),
  };
}

async function at(
  script: Script,
  wanted: Wanted = {},
  o: Partial<CheckMeans> = {},
): Promise<Checked & { seen: FakeServer['seen'] }> {
  const server = await fakeServer(script);
  const result = await checked(server.baseUrl, wanted, o);
  await server.close();
  return { ...result, seen: server.seen };
}

/** A server of a kind whose answer is played by another script. */
const answering = (inventory: Inventory, answer: Script): Script => {
  const play = playing(inventory);
  return (response, seen) => (seen.path.endsWith('/completions') ? answer : play)(response, seen);
};

/** Everything up to a check stands, that one fails, and what needs it is skipped. */
function failsAt(result: Checked, name: CheckName): void {
  assert.equal(result.state(name), 'failed', JSON.stringify(result.checks));
  for (const other of checkNames.slice(0, checkNames.indexOf(name))) assert.notEqual(result.state(other), 'failed');
  for (const other of checkNames.slice(checkNames.indexOf(name) + 1)) assert.equal(result.state(other), 'skipped');
}

describe('the doctor of an endpoint', () => {
  for (const [kind, inventory] of Object.entries(inventories)) {
    it(`finds nothing wrong with a healthy server: ${kind}`, async () => {
      const model = kind === 'tgi' ? 'org/me-llama' : 'me-llama';
      const { checks, server, seen } = await at(playing(inventory), { model, contextTokens: null });
      assert.ok(!checks.some(({ state }) => state === 'failed'), JSON.stringify(checks));
      assert.equal(server.kind, kind);
      assert.equal(checks.at(-1)?.state, 'passed');
      const asked = seen.filter(({ path }) => path.endsWith('/completions'));
      assert.equal(asked.length, 1);
      assert.match(asked[0]?.body ?? '', /"max_tokens":1,.*Say OK\./);
    });
  }

  it('asks through the endpoint’s own lane and template', async () => {
    const profile = profileNamed('me-llama-chat') ?? undefined;
    assert.ok(profile !== undefined);
    const { state, words, seen } = await at(playing(inventories.vllm), {
      api: 'completions',
      template: 'me-llama',
      profile,
    });
    assert.equal(state('template'), 'passed');
    assert.match(words('template'), /me-llama/);
    const body = JSON.parse(seen.at(-1)?.body ?? '') as { prompt: string };
    assert.match(body.prompt, /^Human: \n[^]*Say OK\.[^]*Assistant: \n$/);
  });

  it('sends no case and needs no consent, wherever the server stands', async () => {
    const carried: boolean[] = [];
    const asked: unknown[] = [];
    const result = await at(
      playing(inventories.vllm),
      { location: 'third-party' },
      {
        record: ({ carriesCase }) => Promise.resolve(void carried.push(carriesCase)),
        consent: (send) => Promise.resolve(asked.push(send) > 0),
      },
    );
    assert.equal(result.state('token'), 'passed');
    assert.ok(carried.length >= 2 && carried.every((one) => !one));
    assert.deepEqual(asked, []);
  });

  it('uses the only model of a server when none is named, and asks which when there are several', async () => {
    const one = await at(playing(inventories.ollama), { model: '' });
    assert.equal(one.state('token'), 'passed');
    assert.match(one.seen.at(-1)?.body ?? '', /me-llama:latest/);
    const several = await at(playing(inventories.vllm), { model: '' });
    assert.equal(several.state('model'), 'warning');
    assert.match(several.words('model'), /3 models: other, me-llama, adapter/);
    assert.equal(several.state('token'), 'skipped');
  });

  describe('address', () => {
    const wrong: readonly (readonly [string, RegExp])[] = [
      ['', /https:\/\/host\/v1/],
      ['gpu.example.org/v1', /Use https:\/\/gpu\.example\.org\/v1/],
      ['http://127.0.0.1:1/v1/chat/completions', /Use http:\/\/127\.0\.0\.1:1\/v1\./],
      ['ftp://host/v1', /https/],
      ['http://gpu.example.org/v1', /https/],
      ['https://me:secret@gpu.example.org/v1', /https/],
    ];
    for (const [baseUrl, todo] of wrong) {
      it(`“${baseUrl}” is told what to do, and nothing is sent`, async () => {
        let sent = 0;
        const result = await checked(baseUrl, {}, { fetch: () => Promise.reject(new Error(String((sent += 1)))) });
        failsAt(result, 'address');
        assert.match(result.todo('address'), todo);
        assert.ok(!JSON.stringify(result.checks).includes('secret'));
        assert.equal(sent, 0);
      });
    }

    it('a page beside the interface is told from it', async () => {
      const server = await fakeServer(playing(inventories.vllm));
      const result = await checked(server.origin);
      failsAt(result, 'model');
      assert.equal(result.todo('model'), `Use ${server.baseUrl} as the address.`);
      await server.close();
    });

    it('is never shown with what a query or a sign-in holds', async () => {
      const server = await fakeServer(playing({ routes: {} }));
      const fetched = (): Promise<never> => Promise.reject(new TypeError('fetch failed'));
      const shown = [
        await checked(`${server.baseUrl}?key=hunter2`, { model: '' }),
        await checked(`${server.origin}?key=hunter2`),
        await checked(`${server.baseUrl}/models?key=hunter2`),
        await checked('gpu.example.org/v1?key=hunter2'),
        await checked('me:hunter2@gpu.example.org/v1'),
        await checked('https://127.0.0.1:9/v1?key=hunter2', {}, { fetch: fetched }),
        await at(refusing(400, { error: { message: 'Bad path /v1/models?key=hunter2&x=hunter2' } })),
      ];
      await server.close();
      for (const { checks } of shown) assert.doesNotMatch(JSON.stringify(checks), /hunter2/);
      const elsewhere = await fakeServer(playing(inventories.vllm));
      const { words, todo, checks } = await checked(`${elsewhere.origin}?key=hunter2`);
      await elsewhere.close();
      assert.match(words('address'), /can be asked/);
      assert.equal(todo('model'), `Use ${elsewhere.baseUrl} as the address.`);
      assert.doesNotMatch(JSON.stringify(checks), /hunter2/);
    });

    it('plain http that was allowed is still said', async () => {
      const result = await checked(
        'http://gpu.example.org/v1',
        { plainHttp: true },
        { fetch: () => Promise.reject(new TypeError('x')) },
      );
      assert.equal(result.state('address'), 'warning');
    });
  });

  describe('name', () => {
    const gone = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    it('is looked up, and what is not found goes no further', async () => {
      const result = await checked('https://gpu.example.org/v1', {}, { lookup: gone });
      failsAt(result, 'name');
      assert.match(result.words('name'), /gpu\.example\.org/);
    });

    it('is left to a proxy, and only doubted where there may be one', async () => {
      const fetched = () => Promise.reject(new TypeError('fetch failed'));
      const o = { lookup: gone, fetch: fetched };
      const behind = await checked('https://gpu.example.org/v1', {}, { ...o, proxy: 'http://proxy:3128' });
      assert.equal(behind.state('name'), 'skipped');
      const unknown: CheckMeans = {
        key: () => Promise.resolve(undefined),
        now: () => 0,
        date: () => new Date(0),
        ...passing,
        ...o,
      };
      const doctor = check(anEndpoint('https://gpu.example.org/v1'), unknown, new AbortController().signal);
      const states: Record<string, string> = {};
      for await (const { name, state } of doctor) states[name] = state;
      assert.deepEqual([states['name'], states['connection']], ['warning', 'failed']);
    });

    it('is waited for no longer than a connection', async () => {
      const result = await checked(
        'https://gpu.example.org/v1',
        { connectMs: 20 },
        { lookup: () => new Promise(() => {}) },
      );
      failsAt(result, 'name');
    });
  });

  describe('connection, encryption and proxy', () => {
    it('nothing there', async () => {
      const server = await fakeServer(silence);
      await server.close();
      const result = await checked(server.baseUrl);
      failsAt(result, 'connection');
      assert.match(result.words('connection'), /Nothing answers/);
    });

    it('a server that takes the request and gives no answer, which is no question of listening', async () => {
      const hung = await at(silence, { connectMs: 50 });
      failsAt(hung, 'connection');
      assert.match(hung.todo('connection'), /Wait, then check again/);
      const reset = await at(resetting('', 0));
      failsAt(reset, 'connection');
      const banner = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_9.6\r\n'));
      await new Promise<void>((resolve) => banner.listen(0, '127.0.0.1', resolve));
      const { port } = banner.address() as AddressInfo;
      const other = await checked(`http://127.0.0.1:${port}/v1`);
      failsAt(other, 'connection');
      banner.close();
      for (const { todo } of [reset, other]) assert.match(todo('connection'), /^Something takes connections on port/);
    });

    it('a connection that does not come about is not taken for a silent server', async () => {
      const never: typeof fetch = (_, init) =>
        new Promise((__, reject) =>
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error), { once: true }),
        );
      const stuck = await checked('https://127.0.0.1:9/v1', { connectMs: 30 }, { fetch: never });
      failsAt(stuck, 'connection');
      assert.match(stuck.words('connection'), /No answer came from .* within/);
      const slow = await checked(
        'https://127.0.0.1:9/v1',
        { connectMs: 30 },
        { fetch: () => Promise.reject(Object.assign(new Error('x'), { code: 'ETIMEDOUT' })) },
      );
      assert.match(slow.todo('connection'), /firewall/);
    });

    it('a server that sends the request on', async () => {
      const result = await at(redirecting(302, 'http://127.0.0.2:1/sign-in?state=hunter2'));
      failsAt(result, 'model');
      assert.deepEqual([result.state('connection'), result.state('key')], ['passed', 'skipped']);
      assert.match(result.todo('model'), /page to sign in/);
      assert.doesNotMatch(JSON.stringify(result.checks), /hunter2/);
    });

    it('a server with https whose address says http, and one that says so itself', async () => {
      const plain = await fakeServer(playing(inventories.vllm));
      const secure = await secureServer(plain);
      const here = secure.baseUrl.replace('localhost', '127.0.0.1');
      const fetched = ownFetch({ ca: null, own: null }, null);
      const key = (): Promise<string> => Promise.resolve('sk-mine-123456');
      const result = await checked(here.replace('https:', 'http:'), {}, { fetch: fetched, key });
      failsAt(result, 'tls');
      assert.equal(result.todo('tls'), `Use ${here} as the address.`);
      assert.equal(plain.seen.length, 0);
      await Promise.all([plain.close(), secure.close()]);
      const page = '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>';
      const told = await at(refusing(400, page));
      failsAt(told, 'tls');
      assert.match(told.todo('tls'), /^Use https:\/\//);
    });

    it('a server that speaks no https, and one whose certificate is not trusted', async () => {
      const plain = await fakeServer(playing(inventories.vllm));
      const fetched = ownFetch({ ca: null, own: null }, null);
      const noTls = await checked(plain.baseUrl.replace('http:', 'https:'), {}, { fetch: fetched });
      failsAt(noTls, 'tls');
      assert.ok(noTls.todo('tls').startsWith(`Try ${plain.baseUrl}.`));
      const secure = await secureServer(plain);
      const untrusted = await checked(secure.baseUrl, {}, { fetch: fetched });
      failsAt(untrusted, 'tls');
      assert.match(untrusted.words('tls'), /not trusted/);
      await Promise.all([plain.close(), secure.close()]);
    });

    it('a proxy that refuses, and one that wants to know who asks', async () => {
      const server = await fakeServer(playing(inventories.vllm));
      for (const status of [403, 407]) {
        const proxy = await connectProxy(status);
        const fetched = ownFetch({ ca: null, own: null }, { url: new URL(proxy.origin), authorization: null });
        const result = await checked(server.baseUrl, {}, { fetch: fetched, proxy: proxy.origin });
        failsAt(result, 'proxy');
        await proxy.close();
      }
      await server.close();
    });

    it('a proxy that no setting names is known to be no hindrance once something was asked', async () => {
      const server = await fakeServer(playing(inventories.vllm));
      const { key, now, date } = means();
      const unseen = { key, now, date, ...passing };
      const states = async (one: CheckMeans): Promise<CheckState | undefined> => {
        for await (const { name, state } of check(anEndpoint(server.baseUrl), one, new AbortController().signal)) {
          if (name === 'proxy') return state;
        }
        return undefined;
      };
      assert.equal(await states(unseen), 'passed');
      const noKey = (): Promise<never> => Promise.reject(new ArmFailure('auth', 'No key.'));
      assert.equal(await states({ ...unseen, key: noKey }), 'skipped');
      await server.close();
    });

    it('a proxy that lets through is named', async () => {
      const server = await fakeServer(playing(inventories.vllm));
      const proxy = await connectProxy();
      const fetched = ownFetch({ ca: null, own: null }, { url: new URL(proxy.origin), authorization: null });
      const result = await checked(server.baseUrl, {}, { fetch: fetched, proxy: proxy.origin });
      assert.equal(result.state('token'), 'passed');
      assert.ok(result.words('proxy').includes(proxy.origin));
      await Promise.all([server.close(), proxy.close()]);
    });
  });

  describe('key', () => {
    const locked = playing({ ...inventories.vllm, key: { value: 'right', open: [] } });
    it('is missing or refused, and each has its own remedy', async () => {
      const missing = await at(locked);
      failsAt(missing, 'key');
      assert.match(missing.words('key'), /wants an API key/);
      const wrong = await at(locked, {}, { key: () => Promise.resolve('sk-wrong-key') });
      failsAt(wrong, 'key');
      assert.match(wrong.words('key'), /refused/);
      assert.ok(!JSON.stringify(wrong.checks).includes('sk-wrong-key'));
      assert.equal((await at(locked, {}, { key: () => Promise.resolve('right') })).state('token'), 'passed');
    });

    it('that may not do this is not asked for again', async () => {
      const result = await at(refusing(403, { error: 'Forbidden' }), {}, { key: () => Promise.resolve('sk-good-key') });
      failsAt(result, 'key');
      assert.match(result.words('key'), /knows the API key but/);
      assert.equal(
        result.todo('key'),
        'Ask whoever runs the server for access: for this key, this machine and this model.',
      );
    });

    it('is not what a server means that wants a certificate', async () => {
      const page = '<html><head><title>400 No required SSL certificate was sent</title></head></html>';
      const result = await at(refusing(400, page));
      failsAt(result, 'tls');
      assert.match(result.todo('tls'), /--cert FILE/);
    });

    it('may be wanted only for an answer', async () => {
      const half = playing({
        ...inventories['llama.cpp'],
        key: { value: 'right', open: ['GET /v1/models', 'GET /props'] },
      });
      const result = await at(half);
      assert.equal(result.state('token'), 'failed');
      assert.match(result.todo('token'), /API key/);
    });

    it('that cannot be read, or a header’s secret that is not set, is found before anything is sent', async () => {
      const result = await at(playing(inventories.vllm), { headers: { 'X-Team': 'team' } });
      failsAt(result, 'key');
      assert.match(result.words('key'), /X-Team/);
      assert.equal(result.seen.length, 0);
      const unfit = await at(playing(inventories.vllm), {}, { key: () => Promise.resolve('sk-with a gap') });
      failsAt(unfit, 'key');
      assert.equal(unfit.seen.length, 0);
      const broken = await at(
        playing(inventories.vllm),
        {},
        { key: () => Promise.reject(new Error('the keychain is locked')) },
      );
      assert.ok(broken.checks.some(({ state }) => state === 'failed'));
      assert.equal(broken.seen.length, 0);
    });
  });

  describe('model', () => {
    it('is not there: the nearest and all others are named', async () => {
      const result = await at(playing(inventories.vllm), { model: 'Me-LLama' });
      failsAt(result, 'model');
      assert.match(result.todo('model'), /Did you mean “me-llama”\? It has: other, me-llama, adapter/);
    });

    it('may be hidden behind a gateway: the answer decides', async () => {
      const result = await at(playing(inventories.litellm), { model: 'team/any' });
      assert.deepEqual([result.state('model'), result.state('token')], ['warning', 'passed']);
    });

    it('is none at all', async () => {
      failsAt(await at(playing({ routes: { 'GET /v1/models': { object: 'list', data: [] } } })), 'model');
    });

    it('is not listed by a server that lists nothing: the answer decides', async () => {
      const result = await at(playing({ routes: {} }));
      assert.deepEqual([result.state('model'), result.state('token')], ['warning', 'passed']);
    });

    it('must be named where the server lists none', async () => {
      const result = await at(playing({ routes: {} }), { model: '' });
      failsAt(result, 'model');
      assert.match(result.words('model'), /does not list its models/);
      assert.match(result.todo('model'), /--model/);
      assert.doesNotMatch(JSON.stringify(result.checks), /chat interface/);
      const page = await at(refusing(200, '<!DOCTYPE html><html></html>'), { model: '' });
      assert.match(page.todo('model'), /Check the address/);
    });

    it('is still loading', async () => {
      const result = await at(
        refusing(503, { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } }),
      );
      failsAt(result, 'model');
      assert.match(result.words('model'), /still loading/);
      assert.match(result.todo('model'), /^Wait/);
    });
  });

  describe('template', () => {
    const row = failureRows.find(({ name }) => name === 'vLLM, no chat template');
    it('is missing on the server', async () => {
      assert.ok(row !== undefined);
      const result = await at(answering(inventories.vllm, row.script));
      assert.equal(result.state('template'), 'failed');
      assert.match(result.todo('template'), /through the completions interface/);
      assert.equal(result.state('token'), 'skipped');
    });

    it('is there, but finished text is not taken', async () => {
      const result = await at(answering(inventories.vllm, refusing(404, { detail: 'Not Found' })), {
        api: 'completions',
      });
      assert.equal(result.state('template'), 'failed');
      assert.match(result.todo('template'), /chat interface/);
    });

    it('is silently another than the model’s own', async () => {
      const profile = profileNamed('me-llama-chat') ?? undefined;
      assert.ok(profile !== undefined);
      const result = await at(playing(inventories['llama.cpp']), { profile, api: 'chat' });
      assert.equal(result.state('template'), 'warning');
      assert.equal(result.state('token'), 'passed');
    });
  });

  describe('template of a model that wants finished text', () => {
    const profile = profileNamed('me-llama-chat') ?? undefined;
    it('is doubted where the server wraps messages itself', async () => {
      assert.ok(profile !== undefined);
      const chat = await at(playing(inventories.vllm), { profile, api: 'chat' });
      assert.equal(chat.state('template'), 'warning');
      assert.match(chat.words('template'), /may not be the one/);
      assert.equal((await at(playing(inventories.vllm), { profile, api: 'completions' })).state('template'), 'passed');
      assert.equal((await at(playing(inventories.vllm), { api: 'chat' })).state('template'), 'passed');
    });

    it('is doubled by Ollama, unless the model’s own template adds nothing', async () => {
      assert.ok(profile !== undefined);
      const wanted = { profile, api: 'completions' } as const;
      const ollama = (template: string): Inventory => ({
        routes: { ...inventories.ollama.routes, 'POST /api/show': { template, model_info: {} } },
      });
      const twice = await at(playing(inventories.ollama), wanted);
      assert.equal(twice.state('template'), 'warning');
      assert.match(twice.todo('template'), /TEMPLATE "\{\{ \.Prompt \}\}"$/);
      assert.equal((await at(playing(ollama('[INST] {{ .Prompt }} [/INST]')), wanted)).state('template'), 'warning');
      assert.equal((await at(playing(ollama('{{ .Prompt }}')), wanted)).state('template'), 'passed');
      assert.equal((await at(playing(inventories.ollama), { api: 'completions' })).state('template'), 'passed');
    });
  });

  describe('context', () => {
    const context = async (inventory: Inventory, wanted: Wanted): Promise<string> => {
      const { checks } = await at(playing(inventory), { contextTokens: null, ...wanted });
      const one = checks.find(({ name }) => name === 'context');
      return `${one?.state}: ${fill(one?.sentence.template ?? '', one?.sentence.values ?? [])}`;
    };
    it('says the number and whose word it is', async () => {
      assert.match(await context(inventories.vllm, {}), /^passed: 4,096 tokens, as the server says/);
      assert.match(await context(inventories.ollama, {}), /^warning: .*made for 4,096/);
      assert.match(await context(inventories.ollama, { contextTokens: 2048 }), /^passed: 2,048 tokens.*made for 4,096/);
      assert.match(await context(inventories.litellm, { contextTokens: 8192 }), /^passed: 8,192 tokens, as entered/);
      assert.match(await context(inventories.litellm, {}), /^passed: 4,096 tokens, by the profile/);
      assert.match(await context(inventories.litellm, { model: 'house' }), /^warning: The server does not say/);
      assert.match(await context(inventories.vllm, { maxTokens: 4096 }), /^failed: .*4,096/);
    });
  });

  describe('one token', () => {
    const rows = failureRows.filter(({ kind }) => !['no-chat-template', 'model-missing', 'bad-request'].includes(kind));
    for (const { name, script, kind } of rows) {
      it(`fails as an answer would, ${kind}: ${name}`, async () => {
        const result = await at(answering(inventories.unknown, script), { nextTokenMs: 300, firstTokenMs: 300 });
        assert.ok(
          result.state('token') !== 'passed' || result.state('template') === 'failed',
          JSON.stringify(result.checks),
        );
      });
    }

    it('does not come in time', async () => {
      const result = await at(answering(inventories.vllm, stalling()), { firstTokenMs: 100 });
      assert.equal(result.state('token'), 'failed');
      assert.match(result.words('token'), /No word came/);
      assert.match(result.todo('token'), /^Wait/);
    });

    it('does not come, and each reason has its own remedy', async () => {
      const table: readonly (readonly [Script, RegExp])[] = [
        [refusing(429, { error: { code: 'insufficient_quota', message: 'quota' } }), /whoever pays/],
        [refusing(429, { error: { message: 'Rate limit reached' } }), /^Wait a little/],
        [refusing(503, { error: { message: 'Loading model' } }), /^Wait until the model is loaded/],
        [refusing(502, '<html><title>Bad Gateway</title></html>'), /^Check the address/],
        [refusing(500, { error: { message: 'Internal server error' } }), /log/],
        [refusing(403, { error: 'Forbidden' }), /^Set the API key of this endpoint/],
      ];
      for (const [script, todo] of table) {
        const result = await at(answering(inventories.vllm, script));
        assert.equal(result.state('token'), 'failed');
        assert.match(result.todo('token'), todo);
      }
    });

    it('comes without a finish reason, without a report, or from another model', async () => {
      const none = await at(
        answering(
          inventories.vllm,
          sending(['data: {"choices":[{"index":0,"text":"OK","delta":{"content":"OK"}}]}\n\n']),
        ),
      );
      assert.equal(none.state('token'), 'failed');
      const silent = await at(answering(inventories.vllm, saying('OK', { usage: null, model: 'me-llama' })));
      assert.equal(silent.state('token'), 'warning');
      const other = await at(answering(inventories['lm-studio'], saying('OK', { model: 'qwen' })));
      assert.equal(other.state('token'), 'warning');
      assert.match(other.words('token'), /qwen/);
      const mute = await at(answering(inventories.vllm, saying('', { model: 'me-llama' })));
      assert.equal(mute.state('token'), 'warning');
    });
  });

  it('stops when the person stops, and says what was not looked at', async () => {
    const server = await fakeServer(silence);
    const stop = new AbortController();
    const waiting = checked(server.baseUrl, {}, {}, stop.signal);
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    const result = await waiting;
    assert.ok(!result.checks.some(({ state }) => state === 'failed'));
    assert.match(result.words('token'), /stopped/);
    await server.close();
  });
});
