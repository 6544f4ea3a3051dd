import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, type CheckMeans, type Server } from '../../src/arms/doctor/check.ts';
import { checkNames, type Check, type CheckName, type CheckState } from '../../src/arms/doctor/line.ts';
import { ownFetch } from '../../src/arms/gate/ownFetch.ts';
import { profileNamed } from '../../src/arms/prompt/profiles.ts';
import { fill } from '../../src/humanError.ts';
import { connectProxy } from '../servers/connectProxy.ts';
import { fakeServer, type FakeServer, type Script } from '../servers/fakeServer.ts';
import { inventories, playing, type Inventory } from '../servers/inventories.ts';
import { failureRows } from '../servers/failures.ts';
import { refusing, saying, sending, silence, stalling } from '../servers/scripts.ts';
import { secureServer } from '../servers/secureServer.ts';
import { anEndpoint, type Wanted } from './armsFixtures.ts';

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
        onEgress: ({ carriesCase }) => carried.push(carriesCase),
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

    it('a server that takes the request and says nothing', async () => {
      failsAt(await at(silence, { connectMs: 50 }), 'connection');
    });

    it('a server that speaks no https, and one whose certificate is not trusted', async () => {
      const plain = await fakeServer(playing(inventories.vllm));
      const fetched = ownFetch({ ca: null, own: null }, null);
      const noTls = await checked(plain.baseUrl.replace('http:', 'https:'), {}, { fetch: fetched });
      failsAt(noTls, 'tls');
      assert.match(noTls.todo('tls'), /plain http/);
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

    it('is still loading', async () => {
      const result = await at(
        refusing(503, { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } }),
      );
      failsAt(result, 'model');
      assert.match(result.words('model'), /still loading/);
    });
  });

  describe('template', () => {
    const row = failureRows.find(({ name }) => name === 'vLLM, no chat template');
    it('is missing on the server', async () => {
      assert.ok(row !== undefined);
      const result = await at(answering(inventories.vllm, row.script));
      assert.equal(result.state('template'), 'failed');
      assert.match(result.todo('template'), /completions interface/);
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
      assert.match(await context(inventories.litellm, {}), /^warning: The server does not say/);
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
