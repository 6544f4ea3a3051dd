import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureMessage, type Failure, type Tokens } from '../../src/arms/answer.ts';
import { endpointArm } from '../../src/arms/asking/endpointArm.ts';
import type { Endpoint } from '../../src/arms/endpoint.ts';
import { makePrompt } from '../../src/arms/prompt/prompt.ts';
import { profileNamed } from '../../src/arms/prompt/profiles.ts';
import { textWasDropped } from '../../src/arms/tokens/budget.ts';
import { readLess } from '../../src/arms/tokens/readLess.ts';
import { countLlama } from '../../src/arms/tokens/countTokens.ts';
import { fakeServer, type FakeServer, type Script } from '../servers/fakeServer.ts';
import { inventories, playing, type Inventory } from '../servers/inventories.ts';
import { refusing, saying, silence } from '../servers/scripts.ts';
import { aCase, anEndpoint, ask, listText, type Asking, type Wanted } from './armsFixtures.ts';
import { passing } from './gateFixtures.ts';

const secret = 'ZEBRAFINDING';
const note = (characters: number): string =>
  `${secret}. ${'The abdomen was soft and not tender. '.repeat(1000)}`.slice(0, characters);

/** The model under a name that tells nothing of its vocabulary. */
function nameless(routes: Inventory['routes']): Inventory['routes'] {
  const renamed = (said: unknown): unknown =>
    typeof said === 'function' ? said : JSON.parse(JSON.stringify(said).replaceAll('me-llama', 'house'));
  return Object.fromEntries(Object.entries(routes).map(([route, said]) => [route, renamed(said)]));
}

/** A server of a kind that answers with a list, and what it reports to have read. */
function answering({ routes }: Inventory, read = 100): Script {
  const inventory = playing({ routes: nameless(routes) });
  const answer = saying(listText, { usage: { prompt_tokens: read, completion_tokens: 50 } });
  return (response, seen) => (seen.path.endsWith('/completions') ? answer(response, seen) : inventory(response, seen));
}

const llama = (): Endpoint['profile'] => {
  const profile = profileNamed('me-llama-chat');
  assert.ok(profile !== null);
  return profile;
};

/** As Me-LLaMA is asked. */
const meLlama = (o: Wanted = {}): Wanted => ({
  model: 'house',
  api: 'completions',
  template: 'me-llama',
  profile: llama(),
  contextTokens: null,
  ...o,
});

const chat = (o: Wanted = {}): Wanted => ({ model: 'house', contextTokens: null, ...o });

async function at(script: Script, wanted: Wanted, asking: Asking = {}) {
  const server = await fakeServer(script);
  const endpoint = anEndpoint(server.baseUrl, wanted);
  const answer = await ask(endpoint, asking);
  await server.close();
  const { template, api, form } = endpoint;
  const own = makePrompt(asking.text ?? '', { template, api, form, top: 5 });
  return { answer, server, counted: await countLlama(own.text) };
}

const paths = ({ seen }: FakeServer): string[] => seen.map(({ method, path }) => `${method} ${path}`);

describe('whether a case fits', () => {
  it('is clear from its bytes for a short one: one request, nothing counted', async () => {
    const { answer, server } = await at(answering(inventories.vllm), chat({ contextTokens: 4096 }), {
      text: note(300),
    });
    assert.equal(answer.status, 'complete');
    assert.deepEqual(paths(server), ['POST /v1/chat/completions']);
    assert.deepEqual(answer.tokens, { prompt: null, countedBy: null, context: 4096, contextFrom: 'endpoint' });
  });

  it('is counted here where the vocabulary is known, and the server is not asked while it cannot matter', async () => {
    const { answer, server, counted } = await at(answering(inventories.vllm, 900), meLlama(), { text: note(3000) });
    assert.equal(answer.status, 'complete');
    assert.deepEqual(paths(server), ['POST /v1/completions']);
    assert.deepEqual(answer.tokens, { prompt: counted, countedBy: 'llama', context: 4096, contextFrom: 'profile' });
  });

  it('is held against the room the server says it has; what does not fit is not sent', async () => {
    const text = note(15_000);
    const { answer, server, counted } = await at(answering(inventories.vllm), meLlama(), { text });
    assert.equal(answer.failure?.kind, 'context-overflow');
    const [first, ...rest] = answer.failure?.values ?? [];
    assert.deepEqual([first, ...rest], [counted.toLocaleString('en-US'), '3,584', '512']);
    assert.deepEqual(paths(server), ['GET /v1/models']);
    assert.deepEqual(answer.tokens, { prompt: counted, countedBy: 'llama', context: 4096, contextFrom: 'server' });
  });

  it('is sent where the server has more room than the profile says', async () => {
    const text = note(15_000);
    const { answer } = await at(answering(inventories.vllm, 5000), meLlama({ model: 'other' }), { text });
    assert.equal(answer.status, 'complete');
    assert.deepEqual([answer.tokens?.context, answer.tokens?.contextFrom], [32768, 'server']);
  });

  it('goes by the entry where the server cannot say, and by the profile after that', async () => {
    const text = note(15_000);
    const entry = await at(answering(inventories.litellm, 5000), meLlama({ contextTokens: 5000 }), { text });
    assert.equal(entry.answer.status, 'complete');
    assert.equal(entry.answer.tokens?.contextFrom, 'endpoint');
    const profile = await at(answering(inventories.litellm), meLlama(), { text });
    assert.equal(profile.answer.failure?.kind, 'context-overflow');
    assert.equal(profile.answer.tokens?.contextFrom, 'profile');
  });

  it('goes by what the model was made for where less was declared by nobody', async () => {
    const { answer } = await at(answering(inventories.ollama), meLlama({ contextTokens: 32_000 }), {
      text: note(15_000),
    });
    assert.equal(answer.failure?.kind, 'context-overflow');
    assert.deepEqual([answer.tokens?.context, answer.tokens?.contextFrom], [4096, 'server']);
  });

  it('is clear for a case of usual length with any vocabulary: still one request', async () => {
    const { answer, server } = await at(answering(inventories.vllm), chat(), { text: note(3000) });
    assert.equal(answer.status, 'complete');
    assert.deepEqual(paths(server), ['POST /v1/chat/completions']);
  });

  it('is counted by the vocabulary of a model whose name tells it, whatever the profile', async () => {
    const server = await fakeServer(saying(listText));
    const named = anEndpoint(server.baseUrl, { model: 'Me-LLaMA-70B-chat', contextTokens: null });
    const { failure, tokens } = await ask(named, { text: note(15_000) });
    assert.equal(failure?.kind, 'context-overflow');
    assert.deepEqual([tokens?.countedBy, tokens?.context, tokens?.contextFrom], ['llama', 4096, 'profile']);
    assert.deepEqual(
      paths(server).filter((path) => path.includes('completions')),
      [],
    );
    await server.close();
  });

  it('is left to the server where nobody knows', async () => {
    const { answer } = await at(answering(inventories.litellm, 5000), chat(), { text: note(15_000) });
    assert.equal(answer.status, 'complete');
    assert.deepEqual(answer.tokens, { prompt: null, countedBy: null, context: null, contextFrom: null });
  });

  it('is counted by the server where the vocabulary is not known, before anything is generated', async () => {
    const fits = await at(answering(inventories.vllm, 2000), chat(), { text: note(8000) });
    assert.equal(fits.answer.status, 'complete');
    assert.deepEqual(paths(fits.server), ['GET /v1/models', 'POST /tokenize', 'POST /v1/chat/completions']);
    assert.equal(fits.answer.tokens?.countedBy, 'server');
    assert.ok((fits.answer.tokens?.prompt ?? 0) > 1000);
    const long = 'a b c d e f g h '.repeat(1200);
    const not = await at(answering(inventories.vllm), chat(), { text: long });
    assert.equal(not.answer.failure?.kind, 'context-overflow');
    assert.deepEqual(paths(not.server), ['GET /v1/models', 'POST /tokenize']);
  });

  it('is counted by servers of other kinds in their own words', async () => {
    const cpp = await at(answering(inventories['llama.cpp'], 2000), chat(), { text: note(8000) });
    assert.equal(cpp.answer.tokens?.countedBy, 'server');
    const tgi = await at(answering(inventories.tgi, 2000), chat({ model: 'org/house' }), { text: note(8000) });
    assert.equal(tgi.answer.tokens?.countedBy, 'server');
  });

  it('is sent though the server cannot count, whatever it says instead', async () => {
    for (const body of [{ count: -1 }, { count: 1e99 }, { count: '7' }, { tokens: 'many' }, [], 'x']) {
      const routes = { ...inventories.vllm.routes, 'POST /tokenize': body };
      const { answer } = await at(answering({ routes }, 2000), chat(), { text: note(8000) });
      assert.equal(answer.status, 'complete', JSON.stringify(body));
      assert.equal(answer.tokens?.prompt, null);
    }
  });

  it('is not asked of a server that must not have the case, not even what it is', async () => {
    const away = { location: 'third-party' } as const;
    const { answer, server } = await at(answering(inventories.vllm), chat(away), { text: note(8000) });
    assert.equal(answer.failure?.kind, 'blocked');
    assert.deepEqual(server.seen, []);
  });

  it('tells the person before it is sent', async () => {
    const told: (Tokens | string)[] = [];
    const server = await fakeServer(answering(inventories.vllm, 900));
    const watching: typeof fetch = (input, init) => {
      if (typeof input === 'string' && input.endsWith('/completions')) told.push('sent');
      return fetch(input, init);
    };
    const arm = endpointArm(anEndpoint(server.baseUrl, meLlama()), {
      key: () => Promise.resolve(undefined),
      now: () => 0,
      date: () => new Date(0),
      ...passing,
      fetch: watching,
    });
    const { signal } = new AbortController();
    await arm.diagnose(aCase(note(3000)), { top: 5, signal, onTokens: (tokens) => told.push(tokens) });
    assert.equal(told.length, 2);
    assert.equal(told[1], 'sent');
    await server.close();
  });

  it('ends at once when the person stops while the server is asked', async () => {
    const server = await fakeServer(silence);
    const stop = new AbortController();
    const asking = ask(anEndpoint(server.baseUrl, chat()), { text: note(8000), signal: stop.signal });
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    assert.equal((await asking).failure?.kind, 'cancelled');
    assert.deepEqual(paths(server), ['GET /v1/models']);
    await server.close();
  });

  it('leaves no room at all where the answer may take everything', async () => {
    const { answer, server } = await at(answering(inventories.vllm), chat({ maxTokens: 4096 }), { text: note(500) });
    assert.equal(answer.failure?.kind, 'context-overflow');
    assert.match(answer.failure?.template ?? '', /Lower the answer limit/);
    assert.ok(!server.seen.some(({ body }) => body.includes('"stream"')));
  });
});

describe('a server that drops text and says nothing', () => {
  it('is caught by what it reports to have read, and what it wrote is kept', async () => {
    const text = note(9000);
    const { answer } = await at(answering(inventories.ollama, 1100), meLlama({ maxTokens: 200 }), { text });
    assert.equal(answer.status, 'failed');
    assert.equal(answer.failure?.kind, 'context-overflow');
    assert.equal(answer.diagnoses.length, 2);
    assert.equal(answer.failure?.values[0], '1,100');
  });

  it('is caught without an own count where no vocabulary could be so short', async () => {
    const { answer } = await at(answering(inventories.ollama, 1000), chat({ contextTokens: 8000 }), {
      text: note(20_000),
    });
    assert.equal(answer.failure?.kind, 'context-overflow');
  });

  it('is not suspected for a small difference, for no report, or where nothing could be dropped', () => {
    const prompt = makePrompt(note(9000), { ...anEndpoint('http://127.0.0.1/v1'), top: 5 });
    const dropped = (counted: number | null, reported: number | null): boolean =>
      textWasDropped(512, prompt, { prompt: counted }, reported) !== null;
    assert.deepEqual(
      [2400, 2300, 2250].map((reported) => dropped(2400, reported)),
      [false, false, true],
    );
    assert.deepEqual(
      [null, 0].map((reported) => dropped(2400, reported)),
      [false, false],
    );
    assert.equal(dropped(1500, 100), false);
    assert.equal(dropped(null, 1200), false);
  });

  it('is not suspected for long lines and gaps, which some vocabularies write in one token', () => {
    const text = `Table\n${'-'.repeat(20_000)}\n${' '.repeat(20_000)}end`;
    const prompt = makePrompt(text, { ...anEndpoint('http://127.0.0.1/v1'), top: 5 });
    assert.equal(textWasDropped(512, prompt, { prompt: null }, 400), null);
  });
});

describe('a case that no one has room for', () => {
  it('is not sent where nobody says how much the model reads', async () => {
    const { answer, server } = await at(answering(inventories.litellm), chat(), { text: 'ab cd ef '.repeat(100_000) });
    assert.equal(answer.failure?.kind, 'context-overflow');
    assert.match(
      failureMessage(answer.failure),
      /Nobody says .* at least 1\d\d,\d{3} tokens.*contextTokens.*--context/,
    );
    assert.ok(!server.seen.some(({ body }) => body.includes('"stream"')));
  });

  it('is sent where somebody says so, and where it is shorter', async () => {
    const long = 'ab cd ef '.repeat(100_000);
    const declared = await at(answering(inventories.litellm, 300_000), chat({ contextTokens: 2_000_000 }), {
      text: long,
    });
    assert.equal(declared.answer.status, 'complete');
    const shorter = await at(answering(inventories.litellm, 300_000), chat(), { text: long.slice(0, 500_000) });
    assert.equal(shorter.answer.status, 'complete');
  });
});

describe('a server that reports to have read little', () => {
  const tokens = (prompt: number | null, countedBy: 'llama' | 'server' | null): Tokens => ({
    prompt,
    countedBy,
    context: 4096,
    contextFrom: 'server',
  });
  const marked = (prompt: number | null, promptTokens: number | null, countedBy: 'llama' | 'server' | null = 'llama') =>
    readLess({ tokens: tokens(prompt, countedBy), usage: { promptTokens, completionTokens: 9 }, failure: null });

  it('marks an answer that does not fail for it', async () => {
    const { answer } = await at(answering(inventories.vllm, 5), meLlama(), { text: note(3000) });
    assert.equal(answer.status, 'complete');
    assert.deepEqual(readLess(answer), { reported: 5, counted: answer.tokens?.prompt });
  });

  it('is told from small differences, no report and no exact count', () => {
    assert.deepEqual(marked(1113, 5), { reported: 5, counted: 1113 });
    assert.deepEqual(marked(1113, 5, 'server'), { reported: 5, counted: 1113 });
    for (const [counted, reported] of [
      [1113, 1113],
      [1113, 1030],
      [1113, 2000],
      [1113, 0],
      [1113, null],
      [null, 5],
      [30, 1],
    ] as const) {
      assert.equal(marked(counted, reported), null, `${counted} ${reported}`);
    }
    assert.equal(marked(1113, 5, null), null);
    const usage = { promptTokens: 5, completionTokens: 9 };
    const failed: Failure = { kind: 'context-overflow', template: '', values: [] };
    assert.equal(readLess({ tokens: tokens(1113, 'llama'), usage, failure: failed }), null);
    assert.equal(readLess({ tokens: null, usage, failure: null }), null);
  });
});

describe('a server that refuses to be asked', () => {
  it('still gets the case, and has the last word', async () => {
    const refuse = refusing(404, { detail: 'Not Found' });
    const answer = saying(listText, { usage: { prompt_tokens: 3000, completion_tokens: 9 } });
    const script: Script = (response, seen) =>
      seen.path.endsWith('/completions') ? answer(response, seen) : refuse(response, seen);
    const { answer: given } = await at(script, meLlama(), { text: note(9000) });
    assert.equal(given.status, 'complete');
    assert.equal(given.tokens?.contextFrom, 'profile');
  });
});
