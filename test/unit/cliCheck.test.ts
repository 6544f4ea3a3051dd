import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectProxy } from '../servers/connectProxy.ts';
import { fakeServer, type Script } from '../servers/fakeServer.ts';
import { inventories, playing } from '../servers/inventories.ts';
import { refusing, silence } from '../servers/scripts.ts';
import { pem, secureServer } from '../servers/secureServer.ts';
import { run, type Ran } from './cliFixtures.ts';

interface Report {
  readonly ok: boolean;
  readonly server: { readonly kind: string; readonly models: readonly { id: string; contextTokens: number | null }[] };
  readonly checks: readonly { name: string; state: string; message: string; todo: string | null }[];
}

async function at(script: Script, words: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const server = await fakeServer(script);
  const ran = await run(['check', '--base-url', server.baseUrl, ...words], { env });
  await server.close();
  return ran;
}

const read = ({ out }: Ran): Report => {
  assert.match(out, /^\{.*\}\n$/);
  return JSON.parse(out) as Report;
};

describe('ddx check', () => {
  it('says a line a check and what the server has, and exits 0 when nothing failed', async () => {
    const { code, out, err } = await at(playing(inventories.ollama), []);
    assert.equal(code, 0, out + err);
    assert.equal(err, '');
    assert.deepEqual(
      [...out.matchAll(/^[✓✗!–] (?:passed|failed|warning|skipped) {2,}(\w+)/gmu)].map(([, name]) => name),
      ['address', 'name', 'connection', 'tls', 'proxy', 'key', 'model', 'template', 'context', 'token'],
    );
    assert.match(out, /\nOllama\n {2}me-llama:latest {2}\(made for 4096 tokens\)\n$/);
  });

  it('says what to do, indented under what failed, and exits 1', async () => {
    const { code, out } = await at(playing(inventories.vllm), ['--model', 'me-lama']);
    assert.equal(code, 1);
    assert.match(out, /✗ failed {3}model .*“me-lama”\.\n {23}Did you mean “me-llama”\?/);
    assert.match(out, /– skipped {2}token/);
  });

  it('as JSON is one object and nothing else', async () => {
    const good = read(await at(playing(inventories.vllm), ['--model', 'me-llama', '--json']));
    assert.deepEqual(Object.keys(good), ['ok', 'server', 'checks']);
    assert.equal(good.ok, true);
    assert.deepEqual(good.server, {
      kind: 'vllm',
      models: [
        { id: 'other', contextTokens: 32768 },
        { id: 'me-llama', contextTokens: 4096 },
        { id: 'adapter', contextTokens: 4096 },
      ],
    });
    for (const one of good.checks) assert.deepEqual(Object.keys(one), ['name', 'state', 'message', 'todo']);
    const ran = await at(refusing(401, { error: 'Unauthorized' }), ['--model', 'x', '--json']);
    assert.equal(ran.code, 1);
    const bad = read(ran);
    assert.equal(bad.ok, false);
    assert.deepEqual(
      bad.checks.filter(({ state }) => state === 'failed').map(({ name, todo }) => [name, todo !== null]),
      [['key', true]],
    );
  });

  it('works without a model: lists what there is, and goes on where it is one', async () => {
    const several = read(await at(playing(inventories.vllm), ['--json']));
    assert.equal(several.ok, true);
    assert.equal(several.checks.find(({ name }) => name === 'model')?.state, 'warning');
    assert.equal(several.checks.at(-1)?.state, 'skipped');
    assert.equal(read(await at(playing(inventories['lm-studio']), ['--json'])).checks.at(-1)?.state, 'passed');
  });

  it('reads no key but the one that is named, and never shows it', async () => {
    const locked = playing({ ...inventories.vllm, key: { value: 'sk-right-1234', open: [] } });
    const words = ['--model', 'me-llama', '--json'];
    assert.equal((await at(locked, words, { OPENAI_API_KEY: 'sk-right-1234' })).code, 1);
    assert.equal((await at(locked, [...words, '--api-key-env', 'MINE'], { MINE: 'sk-right-1234' })).code, 0);
    const { code, out } = await at(locked, [...words, '--api-key-env', 'MINE'], { MINE: 'sk-wrong-5678' });
    assert.equal(code, 1);
    assert.ok(!out.includes('sk-wrong-5678'));
  });

  it('asks in the lane and with the profile that are named', async () => {
    const server = await fakeServer(playing(inventories.vllm));
    const words = ['--base-url', server.baseUrl, '--model', 'me-llama', '--profile', 'me-llama-chat'];
    assert.equal((await run(['check', ...words])).code, 0);
    assert.equal(server.seen.at(-1)?.path, '/v1/completions');
    assert.equal((await run(['check', ...words, '--api', 'chat'])).code, 0);
    assert.equal(server.seen.at(-1)?.path, '/v1/chat/completions');
    await server.close();
  });

  it('goes through a proxy and trusts an authority that are named', async () => {
    const server = await fakeServer(playing(inventories.vllm));
    const secure = await secureServer(server);
    const proxy = await connectProxy();
    const words = ['check', '--base-url', secure.baseUrl, '--model', 'me-llama', '--json'];
    const untrusted = read(await run(words));
    assert.equal(untrusted.checks.find(({ state }) => state === 'failed')?.name, 'tls');
    const through = read(await run([...words, '--ca', pem('ca'), '--proxy', proxy.origin]));
    assert.equal(through.ok, true, JSON.stringify(through));
    assert.ok(through.checks.find(({ name }) => name === 'proxy')?.message.includes(proxy.origin));
    assert.equal(through.checks.find(({ name }) => name === 'tls')?.state, 'passed');
    await Promise.all([server.close(), secure.close(), proxy.close()]);
  });

  it('shows nothing that a terminal would obey, whatever a server calls its models', async () => {
    const data = [{ id: 'x\u001b[2Jy\nz\u202e', owned_by: 'vllm' }];
    const { out } = await at(playing({ routes: { 'GET /v1/models': { data } } }), []);
    for (const obeyed of ['\u001b', '\u202e']) assert.ok(!out.includes(obeyed));
    assert.match(out, /x\[2Jy z/);
  });

  it('is refused when it is asked wrongly: exit code 2', async () => {
    const wrong: readonly (readonly string[])[] = [
      [],
      ['case.md', '--base-url', 'http://127.0.0.1:1/v1'],
      ['--base-url', 'http://127.0.0.1:1/v1', '--nonsense'],
      ['--base-url', 'http://127.0.0.1:1/v1', '--api', 'telepathy'],
      ['--base-url', 'http://127.0.0.1:1/v1', '--profile', 'nobody'],
      ['--base-url', 'http://127.0.0.1:1/v1', '--api-key-env', 'NOT_SET'],
    ];
    for (const words of wrong) {
      const { code, out, err } = await run(['check', ...words]);
      assert.deepEqual([code, out], [2, ''], words.join(' '));
      assert.match(err, /^\S.*\n$/);
    }
  });

  it('stops at Ctrl-C: exit code 130', async () => {
    const server = await fakeServer(silence);
    const stop = new AbortController();
    const running = run(['check', '--base-url', server.baseUrl, '--json'], { signal: stop.signal });
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    const ran = await running;
    assert.equal(ran.code, 130);
    assert.equal(read(ran).ok, false);
    await server.close();
  });

  it('explains itself', async () => {
    const { code, out } = await run(['check', '--help']);
    assert.equal(code, 0);
    assert.match(out, /^ddx check: /);
    assert.match((await run(['--help'])).out, /ddx check --base-url URL/);
  });
});
