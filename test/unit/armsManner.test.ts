import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Answer } from '../../src/arms/answer.ts';
import { fakeServer, type Script } from '../servers/fakeServer.ts';
import * as scripts from '../servers/scripts.ts';
import { anEndpoint, ask, listText, type Wanted } from './armsFixtures.ts';

type Sent = Readonly<Record<string, unknown>>;

async function against(
  script: [Script, ...Script[]],
  endpoint: Wanted = {},
): Promise<{ answer: Answer; sent: Sent[] }> {
  const server = await fakeServer(...script);
  try {
    const answer = Answer.parse(await ask(anEndpoint(server.baseUrl, endpoint)));
    return { answer, sent: server.seen.map(({ body }) => JSON.parse(body) as Sent) };
  } finally {
    await server.close();
  }
}

const answers = scripts.saying(listText);
const refusal = (message: string, status = 400, more: object = {}): Script =>
  scripts.refusing(status, { error: { message, type: 'BadRequestError', code: status, ...more } });

describe('a list asked for as JSON', () => {
  for (const api of ['chat', 'completions'] as const) {
    it(`is bound to its schema, and the answer says so (${api})`, async () => {
      const json = JSON.stringify({ diagnoses: [{ name: 'Pulmonary embolism', reason: 'Sudden.' }] });
      const { answer, sent } = await against([scripts.saying(json)], { form: 'json', api });
      assert.equal(answer.status, 'complete');
      assert.equal(answer.constraint, 'schema');
      assert.equal(answer.form, 'json');
      const format = sent[0]?.['response_format'] as { type: string; json_schema: { strict: boolean; schema: object } };
      assert.equal(format.type, 'json_schema');
      assert.equal(format.json_schema.strict, true);
      assert.match(JSON.stringify(format.json_schema.schema), /diagnos/);
    });
  }

  it('is not bound in other forms', async () => {
    const { answer, sent } = await against([answers], { form: 'list' });
    assert.equal(answer.constraint, 'none');
    assert.ok(!('response_format' in (sent[0] ?? {})));
  });

  const refusals: readonly (readonly [string, Script])[] = [
    ['llama.cpp', refusal('Failed to initialize samplers: failed to parse grammar')],
    ['vLLM', refusal('xgrammar does not support minItems')],
    ['vLLM, outlines', refusal('Error compiling regex in outlines')],
    ['SGLang', refusal('Unsupported response_format type: json_schema')],
    ['OpenAI', refusal("Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.")],
    ['TGI', scripts.refusing(422, { error: 'Grammar is not supported', error_type: 'validation' })],
    ['not implemented', refusal('structured outputs are not implemented', 501)],
    [
      'by its place',
      scripts.refusing(422, { detail: [{ loc: ['body', 'response_format'], msg: 'Extra inputs are not permitted' }] }),
    ],
    ['in a stream', scripts.sending([scripts.event({ error: { message: 'guided decoding failed', code: 400 } })])],
  ];
  for (const [name, script] of refusals) {
    it(`is asked once more without when the server will not (${name})`, async () => {
      const { answer, sent } = await against([script, answers], { form: 'json' });
      assert.equal(answer.status, 'complete');
      assert.equal(answer.constraint, 'refused');
      assert.deepEqual(answer.retries, []);
      assert.equal(sent.length, 2);
      const { response_format: format, ...rest } = sent[0] ?? {};
      assert.ok(format !== undefined);
      assert.deepEqual(sent[1], rest);
    });
  }

  it('is asked so only once: a second refusal is final', async () => {
    const { answer, sent } = await against([refusal('Failed to initialize samplers')], { form: 'json' });
    assert.equal(answer.failure?.kind, 'bad-request');
    assert.equal(sent.length, 2);
  });

  it('stays so through retries', async () => {
    const busy = scripts.refusing(503, '');
    const server = await fakeServer(refusal('no grammar'), busy, answers);
    const endpoint = anEndpoint(server.baseUrl, { form: 'json', retries: 1 });
    const answer = await ask(endpoint, { sleep: () => Promise.resolve() });
    await server.close();
    assert.equal(answer.constraint, 'refused');
    assert.equal(answer.retries.length, 1);
    assert.deepEqual(
      server.seen.map(({ body }) => body.includes('response_format')),
      [true, false, false],
    );
  });
});

describe('what a server will not take', () => {
  it('is given up where it names it, and the answer records what was not sent', async () => {
    const { answer, sent } = await against([
      refusal(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ),
      refusal(
        "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
      ),
      refusal("Unsupported parameter: 'top_p' is not supported with this model."),
      refusal('Unrecognized request argument supplied: seed'),
      answers,
    ]);
    assert.equal(answer.status, 'complete');
    assert.deepEqual(answer.parameters, { temperature: null, topP: null, seed: null, maxTokens: 512, top: 5 });
    const last = sent.at(-1) ?? {};
    assert.equal(last['max_completion_tokens'], 512);
    for (const name of ['max_tokens', 'temperature', 'top_p', 'seed']) assert.ok(!(name in last), name);
  });

  it('is told by its place as well as by words', async () => {
    const extra = { detail: [{ loc: ['body', 'seed'], msg: 'extra fields not permitted', type: 'value_error.extra' }] };
    const { answer } = await against([scripts.refusing(422, extra), answers]);
    assert.deepEqual([answer.parameters.seed, answer.parameters.temperature], [null, 0]);
  });

  it('is the share of probability where it would change nothing', async () => {
    for (const words of ['`top_p` must be > 0.0 and < 1.0', '`temperature` and `top_p` cannot both be specified']) {
      const { answer } = await against([refusal(words, 422), answers]);
      assert.deepEqual([answer.parameters.topP, answer.parameters.temperature], [null, 0]);
    }
  });

  it('is nothing where a parameter is merely wrong, or the case holds its name', async () => {
    for (const message of [
      'seed must be below 7',
      'unexpected value: fever with a temperature of 39 and a seed in the lung',
      'messages: unknown role',
    ]) {
      const { answer, sent } = await against([refusal(message), answers]);
      assert.equal(answer.failure?.kind, 'bad-request', message);
      assert.equal(sent.length, 1);
    }
  });

  it('is never given up for a key or a limit', async () => {
    for (const status of [401, 403, 429]) {
      const { sent } = await against([refusal("'seed' is not supported, stream_options unknown", status), answers]);
      assert.equal(sent.length, 1);
    }
  });

  it('ends: a server that refuses everything is not asked for ever', async () => {
    const all = refusal("'seed' 'temperature' 'top_p' max_completion_tokens stream_options grammar not supported");
    const { answer, sent } = await against([all], { form: 'json' });
    assert.equal(answer.failure?.kind, 'bad-request');
    assert.equal(sent.length, 7);
  });
});

describe('an address with a query', () => {
  it('keeps it behind the path', async () => {
    const server = await fakeServer(answers);
    const endpoint = anEndpoint(`${server.origin}/openai/deployments/d?api-version=2024-10-21`);
    const answer = await ask(endpoint);
    await server.close();
    assert.equal(answer.status, 'complete');
    assert.equal(server.seen[0]?.path, '/openai/deployments/d/chat/completions?api-version=2024-10-21');
    assert.equal(answer.origin, server.origin);
  });
});
