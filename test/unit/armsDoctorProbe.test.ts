import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { candidates, cleaned } from '../../src/arms/doctor/addresses.ts';
import { nearNames } from '../../src/arms/doctor/nearNames.ts';
import { probe, type Found } from '../../src/arms/doctor/probe.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { GateMeans } from '../../src/arms/gate/gate.ts';
import type { ServerKind } from '../../src/arms/tokens/serverKind.ts';
import { fakeServer, type Script } from '../servers/fakeServer.ts';
import { inventories, playing } from '../servers/inventories.ts';
import { redirecting, refusing, silence } from '../servers/scripts.ts';
import { passing } from './gateFixtures.ts';

const means = (o: Partial<GateMeans> = {}): GateMeans => ({
  key: () => Promise.resolve(undefined),
  date: () => new Date('2025-01-02T03:04:05Z'),
  ...passing,
  ...o,
});

function probing(baseUrl: string, o: Partial<GateMeans> = {}, signal = new AbortController().signal): Promise<Found> {
  const to = { name: 'new', baseUrl, location: 'third-party', plainHttp: false, headers: {} } as const;
  return probe(to, means(o), signal);
}

async function found(script: Script, path = '/v1', o: Partial<GateMeans> = {}) {
  const server = await fakeServer(script);
  const result = await probing(`${server.origin}${path}`, o).catch((error: unknown) => error);
  await server.close();
  return { result, server };
}

const isFound = (result: unknown): Found => {
  assert.ok(!(result instanceof Error), String(result));
  return result as Found;
};

describe('what answers at an address', () => {
  for (const [kind, inventory] of Object.entries(inventories)) {
    it(`is recognised: ${kind}`, async () => {
      const { result, server } = await found(playing(inventory));
      const { kind: seen, key, models, baseUrl } = isFound(result);
      assert.equal(seen, kind as ServerKind);
      assert.equal(key, 'fine');
      assert.ok(models.length > 0);
      assert.equal(baseUrl, server.baseUrl);
      assert.ok(server.seen.every(({ path }) => !path.includes('completions')));
    });
  }

  it('comes with the room of each model', async () => {
    const { models } = isFound((await found(playing(inventories.vllm))).result);
    assert.deepEqual(models, [
      { id: 'other', contextTokens: 32768, atMost: null },
      { id: 'me-llama', contextTokens: 4096, atMost: null },
      { id: 'adapter', contextTokens: 4096, atMost: null },
    ]);
    const { models: shown } = isFound((await found(playing(inventories.ollama))).result);
    assert.deepEqual(shown, [{ id: 'me-llama:latest', contextTokens: null, atMost: 4096 }]);
  });

  for (const path of ['', '/', '/v1/', '/v1/chat/completions', '/v1/models', '/chat/completions', '/docs']) {
    it(`is found from ${path === '' ? 'the bare origin' : path}`, async () => {
      const { result, server } = await found(playing(inventories.vllm), path);
      assert.equal(isFound(result).baseUrl, server.baseUrl);
      assert.ok(server.seen.length <= 2);
    });
  }

  it('is found without http:// and at the address on which a server listens', async () => {
    const server = await fakeServer(playing(inventories.vllm));
    const { host, port } = new URL(server.origin);
    assert.equal((await probing(host)).baseUrl, server.baseUrl);
    assert.equal((await probing(`0.0.0.0:${port}/v1`)).baseUrl, server.baseUrl);
    await server.close();
  });

  it('is found beside the web page of its own', async () => {
    const page = refusing(200, '<!DOCTYPE html><html><title>Chat</title></html>');
    const api = playing(inventories.vllm);
    const script: Script = (response, seen) => (seen.path.startsWith('/v1/') ? api : page)(response, seen);
    const { result, server } = await found(script, '/');
    assert.equal(isFound(result).baseUrl, server.baseUrl);
  });

  it('wants a key, or did not take the one that was sent', async () => {
    const locked = playing({ ...inventories.vllm, key: { value: 'right', open: [] } });
    assert.equal(isFound((await found(locked)).result).key, 'wanted');
    assert.equal(isFound((await found(locked, '/v1', { key: () => Promise.resolve('wrong') })).result).key, 'refused');
    assert.equal(isFound((await found(locked, '/v1', { key: () => Promise.resolve('right') })).result).key, 'fine');
  });

  const nothing: readonly (readonly [string, Script, RegExp])[] = [
    ['a web page and nothing else', refusing(200, '<!DOCTYPE html><html></html>'), /list of models/],
    ['a server that has no such route', refusing(404, { detail: 'Not Found' }), /address/],
    ['a server that is loading', refusing(503, { error: { message: 'Loading model' } }), /loading/],
    ['a redirect to another place', redirecting(302, 'http://127.0.0.2:1/v1/models'), /refused/],
  ];
  for (const [name, script, words] of nothing) {
    it(`is no model server: ${name}`, async () => {
      const { result } = await found(script);
      assert.ok(result instanceof ArmFailure);
      assert.match(result.message, words);
    });
  }

  it('is nothing: no server, an address that cannot be one, or plain http off this machine', async () => {
    const server = await fakeServer(silence);
    await server.close();
    await assert.rejects(probing(server.baseUrl), { kind: 'unreachable' });
    for (const text of ['', '  ', 'not an address', 'ftp://host/v1', 'http://']) {
      await assert.rejects(probing(text), { kind: 'bad-request' }, text);
    }
    await assert.rejects(probing('http://gpu.example.org/v1'), { kind: 'blocked' });
    await assert.rejects(probing('https://me:secret@127.0.0.1/v1'), { kind: 'blocked' });
  });

  it('is not waited for once the person stops', async () => {
    const server = await fakeServer(silence);
    const stop = new AbortController();
    const waiting = probing(server.baseUrl, {}, stop.signal);
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await assert.rejects(waiting, { kind: 'cancelled' });
    await server.close();
  });

  it('is recorded like everything that leaves, as no case', async () => {
    const carried: boolean[] = [];
    await found(playing(inventories.ollama), '/v1', {
      record: ({ carriesCase }) => Promise.resolve(void carried.push(carriesCase)),
    });
    assert.deepEqual(carried, [false, false]);
  });
});

describe('the address a person means', () => {
  it('is put right where that is plain', () => {
    const rows: readonly (readonly [string, string | null])[] = [
      ['localhost:8000', 'http://localhost:8000'],
      ['gpu.example.org/v1', 'https://gpu.example.org/v1'],
      [' https://h/v1/ ', 'https://h/v1'],
      ['https://h/v1/chat/completions/', 'https://h/v1'],
      ['https://h/v1?api-version=2024', 'https://h/v1?api-version=2024'],
      ['"http://127.0.0.1:1/v1"', 'http://127.0.0.1:1/v1'],
      ['[::1]:8000/v1', 'http://[::1]:8000/v1'],
      ['file:///etc/passwd', null],
      ['see the wiki', null],
    ];
    for (const [typed, meant] of rows) assert.equal(cleaned(typed), meant, typed);
  });

  it('is tried as given and with /v1, and never in more ways', () => {
    assert.deepEqual(candidates('https://h'), ['https://h', 'https://h/v1']);
    assert.deepEqual(candidates('https://h/api'), ['https://h/api', 'https://h/api/v1']);
    assert.deepEqual(candidates('https://h/v1'), ['https://h/v1']);
    assert.deepEqual(candidates('https://h/v3/'), ['https://h/v3']);
    assert.deepEqual(candidates('no'), ['https://no', 'https://no/v1']);
  });
});

describe('near names', () => {
  it('are those that a slip of the hand explains', () => {
    const names = ['Me-LLaMA-70B-chat', 'Me-LLaMA-13B-chat', 'gpt-4', 'meditron'];
    assert.deepEqual(nearNames('me-llama-70b-chat', names)[0], 'Me-LLaMA-70B-chat');
    assert.deepEqual(nearNames('/models/Me-LLaMA-13B', names)[0], 'Me-LLaMA-13B-chat');
    assert.deepEqual(nearNames('zzz', names), []);
    assert.deepEqual(nearNames('', names), []);
  });
});
