import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { baselineArm } from '../../src/arms/baseline/baselineArm.ts';
import { templateIds } from '../../src/arms/prompt/templates.ts';
import { serveBaseline, type BaselineServer } from '../../src/cli/serveBaseline.ts';
import { anEndpoint, ask, caseText } from './armsFixtures.ts';
import { run, wordArm } from './cliFixtures.ts';

const arm = wordArm({ 'sudden chest pain': 'Pulmonary embolism', 'left lung': 'Pneumonia' });
const date = (): Date => new Date('2025-01-02T03:04:05Z');
const model = 'embedded-baseline';
let server: BaselineServer;
let base: string;
before(async () => {
  server = await serveBaseline(0, arm, date);
  base = `http://127.0.0.1:${server.port}`;
});
after(() => server.close());

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A bare request: `fetch` would not let a test lie about its host. */
function send(path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${base}${path}`,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      (got) => {
        const parts: Buffer[] = [];
        got.on('data', (part: Buffer) => parts.push(part));
        got.on('end', () =>
          resolve({ status: got.statusCode ?? 0, headers: got.headers, text: Buffer.concat(parts).toString() }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body === null ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

interface Body {
  object: string;
  data: { id: string }[];
  choices: { message: { content: string }; text: string; finish_reason: string }[];
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
  error: { message: string; type: string; param: string | null; code: number };
}
const json = (reply: Reply): Body => JSON.parse(reply.text) as Body;
const chat = {
  model,
  messages: [
    { role: 'system', content: 'x' },
    { role: 'user', content: caseText },
  ],
};

describe('ddx serve-baseline', () => {
  for (const api of ['chat', 'completions'] as const) {
    for (const template of templateIds) {
      it(`is read back by the endpoint arm with the same diagnoses and findings (${api}, ${template})`, async () => {
        const answer = await ask(anEndpoint(`${base}/v1`, { api, template, model }), { top: 2 });
        const direct = await arm.diagnose(answer.case, { top: 2, signal: new AbortController().signal });
        assert.equal(answer.status, 'complete');
        assert.equal(arm.asked.at(-2), caseText, 'the case, and nothing around it');
        const plain = ({ diagnoses }: typeof answer) =>
          diagnoses.map(({ rank, name, reason, evidence }) => ({ rank, name, reason, evidence }));
        assert.deepEqual(plain(answer), plain(direct));
        assert.equal(answer.model.returned, model);
        assert.ok((answer.usage?.promptTokens ?? 0) > 20 && (answer.usage?.completionTokens ?? 0) > 5);
      });
    }
  }

  for (const form of ['json', 'xml'] as const) {
    it(`answers in the form it is asked for, and is read back (${form})`, async () => {
      const text = `${caseText} The chest pain < 2 hours: "sudden chest pain" & nausea.`;
      const answer = await ask(anEndpoint(`${base}/v1`, { form, model }), { text });
      const direct = await arm.diagnose(answer.case, { top: 5, signal: new AbortController().signal });
      assert.deepEqual([answer.status, answer.form], ['complete', form]);
      assert.match(answer.raw, form === 'json' ? /^\{"diagnoses":\[\{"rank":1/ : /^<differential>\n<diagnosis>/);
      const plain = ({ diagnoses }: typeof answer) =>
        diagnoses.map(({ rank, name, reason, evidence }) => ({ rank, name, reason, evidence }));
      assert.deepEqual(plain(answer), plain(direct));
      const abstained = await ask(anEndpoint(`${base}/v1`, { form, model }), { text: 'Nothing of note.' });
      assert.equal(abstained.status, 'abstained');
    });
  }

  it('lets an arm abstain over the wire', async () => {
    const answer = await ask(anEndpoint(`${base}/v1`, { model }), { text: 'Nothing of note.' });
    assert.equal(answer.status, 'abstained');
  });

  it('answers in JSON where the body asks for it, whatever the prompt says', async () => {
    const format = { type: 'json_schema', json_schema: { name: 'x', schema: {} } };
    const reply = json(await send('/v1/chat/completions', { ...chat, response_format: format }));
    const said = JSON.parse(reply.choices[0]?.message.content ?? '') as { diagnoses: { name: string }[] };
    assert.deepEqual(
      said.diagnoses.map(({ name }) => name),
      ['Pulmonary embolism', 'Pneumonia'],
    );
  });

  it('lists its model', async () => {
    const reply = await send('/v1/models', null, {}, 'GET');
    assert.equal(reply.status, 200);
    assert.deepEqual(
      json(reply).data.map(({ id }) => id),
      [model],
    );
  });

  it('shows the card of its model, which names no window, and says that it runs', async () => {
    const card = await send(`/v1/models/${model}`, null, {}, 'GET');
    assert.deepEqual(JSON.parse(card.text), { ...(json(await send('/v1/models', null, {}, 'GET')).data[0] ?? {}) });
    assert.doesNotMatch(card.text, /max_model_len/);
    assert.equal((await send('/health', null, {}, 'GET')).status, 200);
  });

  it('answers whole in both lanes, and takes the last message of the person without our marks', async () => {
    const whole = json(await send('/v1/chat/completions', chat));
    assert.equal(whole.object, 'chat.completion');
    assert.match(whole.choices[0]?.message.content ?? '', /^1\. Pulmonary embolism\n/);
    assert.equal(whole.choices[0]?.finish_reason, 'stop');
    assert.equal(whole.usage.total_tokens, whole.usage.prompt_tokens + whole.usage.completion_tokens);
    assert.equal(arm.asked.at(-1), caseText);
    const text = json(await send('/v1/completions', { model, prompt: caseText }));
    assert.equal(text.object, 'text_completion');
    assert.equal(text.choices[0]?.text, whole.choices[0]?.message.content);
    const parts = { model, messages: [{ role: 'user', content: [{ type: 'text', text: caseText }] }] };
    assert.equal((await send('/v1/chat/completions', parts)).status, 200);
  });

  it('streams as servers do: pieces, a finish reason, usage if wanted, [DONE]', async () => {
    const plain = await send('/v1/chat/completions', { ...chat, stream: true });
    const counted = await send('/v1/chat/completions', {
      ...chat,
      stream: true,
      stream_options: { include_usage: true },
    });
    assert.match(String(plain.headers['content-type']), /^text\/event-stream/);
    const events = ({ text }: Reply): string[] => text.split('\n\n').map((line) => line.replace(/^data: /, ''));
    assert.deepEqual(events(plain).slice(-2), ['[DONE]', '']);
    assert.doesNotMatch(plain.text, /usage/);
    const last = JSON.parse(events(counted).at(-3) ?? '') as Body;
    assert.deepEqual(last.choices, []);
    assert.ok(last.usage.completion_tokens > 0);
    assert.match(events(counted).at(-4) ?? '', /"finish_reason":"stop"/);
  });

  it('stops at the limit it is given, and says so', async () => {
    const cut = json(await send('/v1/chat/completions', { ...chat, max_tokens: 3 }));
    assert.equal(cut.choices[0]?.finish_reason, 'length');
    assert.equal(cut.usage.completion_tokens, 3);
    const answer = await ask(anEndpoint(`${base}/v1`, { model, maxTokens: 8 }));
    assert.equal(answer.status, 'truncated');
  });

  const refusals: readonly (readonly [string, number, () => Promise<Reply>])[] = [
    ['a body that is not JSON', 400, () => send('/v1/chat/completions', '{"model":')],
    ['a body without messages', 400, () => send('/v1/chat/completions', { model })],
    ['no messages at all', 400, () => send('/v1/chat/completions', { model, messages: [] })],
    ['a body without a model', 400, () => send('/v1/completions', { prompt: 'x' })],
    ['an empty case', 400, () => send('/v1/completions', { model, prompt: ' ' })],
    ['several answers at once', 400, () => send('/v1/completions', { model, prompt: 'x', n: 2 })],
    ['an unknown model', 404, () => send('/v1/completions', { model: 'gpt', prompt: 'x' })],
    ['an unknown path', 404, () => send('/v1/embeddings', {})],
    ['the card of an unknown model', 404, () => send('/v1/models/gpt%2f4', null, {}, 'GET')],
    ['the card of no name', 404, () => send('/v1/models/%zz', null, {}, 'GET')],
    ['a card to be written', 405, () => send(`/v1/models/${model}`, {})],
    ['an unknown path', 404, () => send('/constructor', null, {}, 'GET')],
    ['a path that is no address', 404, () => send('//', null, {}, 'GET')],
    ['the wrong method', 405, () => send('/v1/completions', null, {}, 'GET')],
    [
      'a form, which a web page could send',
      415,
      () => send('/v1/completions', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    ['a body over 8 MB', 413, () => send('/v1/completions', { model, prompt: 'x'.repeat(8 * 1024 * 1024) })],
    ['a web page', 403, () => send('/v1/completions', { model, prompt: 'x' }, { origin: 'https://example.org' })],
    [
      'the question of a web page whether it may',
      403,
      () =>
        send(
          '/v1/completions',
          null,
          { origin: 'https://example.org', 'access-control-request-method': 'POST' },
          'OPTIONS',
        ),
    ],
    [
      'a name that was made to point here',
      403,
      () => send('/v1/models', null, { host: 'attacker.example.org' }, 'GET'),
    ],
    [
      'a name that begins like this machine',
      403,
      () => send('/v1/models', null, { host: '127.0.0.1.example.org' }, 'GET'),
    ],
  ];
  for (const [name, status, ask] of refusals) {
    it(`refuses ${name} with ${status}`, async () => {
      const reply = await ask();
      assert.equal(reply.status, status, reply.text);
      const { error } = json(reply);
      assert.equal(error.code, status);
      assert.ok(error.message.length > 5 && error.type.length > 5);
      assert.equal(reply.headers['access-control-allow-origin'], undefined);
    });
  }

  it('says of every sample over the wire what the baseline says directly', async (t) => {
    const baseline = baselineArm(() => performance.now(), date);
    const serving = await serveBaseline(0, baseline, date);
    t.after(() => serving.close());
    const endpoint = anEndpoint(`http://127.0.0.1:${serving.port}/v1`, {
      model,
      maxTokens: 20_000,
      contextTokens: null,
    });
    const samples = join(import.meta.dirname, '../../samples/cases');
    let ranked = 0;
    for (const name of readdirSync(samples)) {
      const answer = await ask(endpoint, { text: readFileSync(join(samples, name), 'utf8') });
      const direct = await baseline.diagnose(answer.case, { top: 5, signal: new AbortController().signal });
      assert.equal(answer.status, direct.status, name);
      // The form has a line for and a line against, so the two sides come apart; within a side the order stays.
      const plain = ({ diagnoses }: typeof answer) =>
        diagnoses.map(({ name, reason, evidence }) => ({
          name,
          reason,
          for: evidence.filter(({ supports }) => supports),
          against: evidence.filter(({ supports }) => !supports),
        }));
      assert.deepEqual(plain(answer), plain(direct), name);
      ranked += direct.diagnoses.length;
    }
    assert.ok(ranked > 0);
  });

  it('prints its address, serves there, and stops when it is told to', async (t) => {
    const stopping = new AbortController();
    const address = Promise.withResolvers<string>();
    t.after(() => stopping.abort());
    const serving = run(['serve-baseline', '--port', '0'], { signal: stopping.signal, onOut: address.resolve });
    const line = await address.promise;
    assert.match(line, /^http:\/\/127\.0\.0\.1:\d+\/v1\n$/);
    const ran = await run(
      ['diagnose', '-', '--base-url', line.trim(), '--model', model, '--location', 'machine', '--json'],
      {
        stdin: caseText,
      },
    );
    assert.equal(ran.code, 0, ran.out);
    stopping.abort();
    assert.equal((await serving).code, 0);
  });

  it('says what is wrong with a port', async () => {
    const taken = await run(['serve-baseline', '--port', String(server.port)]);
    assert.deepEqual([taken.code, taken.out], [2, '']);
    assert.match(taken.err, /is taken/);
    assert.equal((await run(['serve-baseline'])).code, 2);
    assert.equal((await run(['serve-baseline', '--port', '70000'])).code, 2);
    assert.equal((await run(['serve-baseline', '--port', '0', 'extra'])).code, 2);
  });
});
