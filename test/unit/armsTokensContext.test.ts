import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Gate } from '../../src/arms/gate/gate.ts';
import { Windows, type Window } from '../../src/arms/tokens/contextLength.ts';
import { apiRoute, serverRoute } from '../../src/arms/tokens/routes.ts';
import { fakeServer, type Script } from '../servers/fakeServer.ts';
import { inventories, playing, type Inventory } from '../servers/inventories.ts';
import { refusing, silence } from '../servers/scripts.ts';
import { anEndpoint } from './armsFixtures.ts';
import { passing } from './gateFixtures.ts';

const means = { key: () => Promise.resolve(undefined), date: () => new Date('2025-01-02T03:04:05Z'), ...passing };

async function asked(script: Script, model = 'me-llama', path = '/v1'): Promise<{ window: Window; paths: string[] }> {
  const server = await fakeServer(script);
  const to = anEndpoint(`${server.origin}${path}`, { model });
  const window = await new Windows().of(to, new Gate(to, means, null), new AbortController().signal);
  await server.close();
  for (const { body } of server.seen) assert.ok(!body.includes('ZEBRA'));
  return { window, paths: server.seen.map((one) => `${one.method} ${one.path}`) };
}

const models = (...data: object[]): Script => playing({ routes: { 'GET /v1/models': { object: 'list', data } } });

describe('the room that a server says a model has', () => {
  const rows: readonly (readonly [keyof typeof inventories, Partial<Window>, readonly string[]])[] = [
    ['vllm', { tokens: 4096, tokenize: 'prompt' }, ['GET /v1/models']],
    ['sglang', { tokens: 4096, tokenize: 'prompt' }, ['GET /v1/models']],
    ['llama.cpp', { tokens: 4096, atMost: 131072, tokenize: 'content' }, ['GET /v1/models', 'GET /props']],
    ['ollama', { tokens: null, atMost: 4096, tokenize: null }, ['GET /v1/models', 'POST /api/show']],
    ['lm-studio', { tokens: 4096, atMost: 131072, tokenize: null }, ['GET /v1/models', 'GET /api/v0/models']],
    ['litellm', { tokens: null, atMost: null, tokenize: null }, ['GET /v1/models']],
    ['triton', { tokens: null, atMost: null }, ['GET /v1/models']],
    ['ray-serve', { tokens: null, atMost: null }, ['GET /v1/models']],
    ['azure', { tokens: null, atMost: null }, ['GET /v1/models']],
    ['openai', { tokens: null, atMost: null }, ['GET /v1/models']],
  ];
  for (const [kind, expected, paths] of rows) {
    it(`${kind}: what it says, asked where it says it`, async () => {
      const { window, paths: seen } = await asked(playing(inventories[kind]));
      assert.deepEqual(window, { ...window, kind, ...expected });
      assert.deepEqual(seen, paths);
    });
  }

  it('TGI, which does not say who it is, is found by asking', async () => {
    const { window } = await asked(playing(inventories.tgi), 'org/me-llama');
    assert.deepEqual(window, { kind: 'tgi', tokens: 4096, atMost: null, tokenize: 'inputs' });
  });

  it('is that of the model asked for, and for an adapter that of its parent', async () => {
    assert.equal((await asked(playing(inventories.vllm), 'other')).window.tokens, 32768);
    assert.equal((await asked(playing(inventories.vllm), 'adapter')).window.tokens, 4096);
    assert.equal((await asked(playing(inventories.vllm), 'nobody')).window.tokens, null);
  });

  it('of llama.cpp is what runs, and what the model was made for is only a bound', async () => {
    const cards = (meta: object) => models({ id: 'me-llama', owned_by: 'llamacpp', meta });
    assert.equal((await asked(cards({ n_ctx: 2048, n_ctx_train: 4096 }))).window.tokens, 2048);
    const { window } = await asked(cards({ n_ctx_train: 4096 }));
    assert.deepEqual([window.tokens, window.atMost], [null, 4096]);
  });

  it('of Ollama is a bound even where a window is set', async () => {
    const show = {
      model_info: { 'llama.context_length': 131072 },
      parameters: 'num_ctx                    8192\nstop "x"',
    };
    const ollama: Inventory = { routes: { ...inventories.ollama.routes, 'POST /api/show': show } };
    const { window } = await asked(playing(ollama));
    assert.deepEqual([window.tokens, window.atMost], [null, 8192]);
  });

  it('is asked for under what a gateway puts before it', async () => {
    const under: Inventory = {
      routes: {
        'GET /team/a/v1/models': { data: [{ id: 'me-llama', owned_by: 'llamacpp' }] },
        'GET /team/a/props': { default_generation_settings: { n_ctx: 4096 } },
      },
    };
    const { window } = await asked(playing(under), 'me-llama', '/team/a/v1/');
    assert.equal(window.tokens, 4096);
    assert.equal(apiRoute('https://h/x/v1/?api-version=2', 'models').href, 'https://h/x/v1/models?api-version=2');
    assert.equal(serverRoute('https://h/x/v1?api-version=2', 'props').href, 'https://h/x/props');
    assert.equal(serverRoute('https://h', 'props').href, 'https://h/props');
  });

  const hostile: readonly (readonly [string, Script])[] = [
    ...[-1, 0, 1e99, '4096', null, {}, [], 4096.5, 63].map(
      (value) =>
        [
          `max_model_len ${JSON.stringify(value)}`,
          models({ id: 'me-llama', owned_by: 'vllm', max_model_len: value }),
        ] as const,
    ),
    ['a list of strings', playing({ routes: { 'GET /v1/models': { data: ['me-llama', null, 4096] } } })],
    ['a web page', refusing(200, '<!DOCTYPE html><html><title>UI</title></html>')],
    ['a list without end', refusing(200, `{"data":[${'{"id":"x"},'.repeat(900_000)}`)],
    ['an error', refusing(500, { error: 'no' })],
  ];
  for (const [name, script] of hostile) {
    it(`is not known from ${name}`, async () => {
      const { window } = await asked(script);
      assert.deepEqual([window.tokens, window.atMost], [null, null]);
    });
  }

  it('is waited for a little and no longer', async (t) => {
    const server = await fakeServer(silence);
    const to = anEndpoint(server.baseUrl, { model: 'me-llama' });
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const waiting = new Windows(() => 0).of(to, new Gate(to, means, null), new AbortController().signal);
    // The request is on its way before the clock is turned.
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(2000);
    assert.equal((await waiting).tokens, null);
    await server.close();
  });

  it('is asked for once in a while, sooner again where the server did not say', async () => {
    const known = await fakeServer(playing(inventories.vllm));
    const mute = await fakeServer(playing(inventories.litellm));
    let clock = 0;
    const windows = new Windows(() => clock);
    const at = async (baseUrl: string, minutes: number): Promise<Window> => {
      clock = minutes * 60_000;
      const to = anEndpoint(baseUrl, { model: 'me-llama' });
      return windows.of(to, new Gate(to, means, null), new AbortController().signal);
    };
    for (const minutes of [0, 1, 4.9]) assert.equal((await at(known.baseUrl, minutes)).tokens, 4096);
    assert.equal(known.seen.length, 1);
    await at(known.baseUrl, 5.1);
    assert.equal(known.seen.length, 2);
    for (const minutes of [6, 6.9, 7.1]) await at(mute.baseUrl, minutes);
    assert.equal(mute.seen.length, 2);
    await Promise.all([known.close(), mute.close()]);
  });

  it('is not remembered from a question that was stopped, and a stop ends the question', async () => {
    const server = await fakeServer(silence, playing(inventories.vllm));
    const to = anEndpoint(server.baseUrl, { model: 'me-llama' });
    const windows = new Windows();
    const stop = new AbortController();
    const waiting = windows.of(to, new Gate(to, means, null), stop.signal);
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    assert.equal((await waiting).tokens, null);
    assert.equal((await windows.of(to, new Gate(to, means, null), new AbortController().signal)).tokens, 4096);
    await server.close();
  });
});
