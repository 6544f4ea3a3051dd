import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ownEndpointsFile } from '../../src/cli/endpointsFile.ts';
import { researchNotice } from '../../src/cli/human.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import * as scripts from '../servers/scripts.ts';
import { caseText, listText } from './armsFixtures.ts';
import { run } from './cliFixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'ddx-endpoint-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const aCase = file('case.md', caseText);

let server: FakeServer;
before(async () => {
  server = await fakeServer(scripts.saying(listText));
});
after(() => server.close());

interface Json {
  arm: string;
  profile: string;
  template: string;
  form: string;
  constraint: string;
  origin: string;
  location: string;
  api: string;
  parameters: Record<string, number>;
  finishReason: string;
  retries: unknown[];
  parser: string;
  error: { kind: string; message: string };
}
interface Body {
  model: string;
  prompt?: string;
  messages?: { role: string; content: string }[];
  temperature: number;
  top_p: number;
  seed: number;
  max_tokens: number;
}
interface Asked {
  readonly code: number;
  readonly json: Json;
  readonly body: Body;
  readonly path: string;
  readonly headers: Record<string, unknown>;
  readonly err: string;
}

/** Asks with these words, and what the server was sent then; nothing else may have been sent. */
async function ask(words: readonly string[], env: Record<string, string> = {}): Promise<Asked> {
  const already = server.seen.length;
  const ran = await run(['diagnose', aCase, ...words, '--json'], { env });
  assert.equal(server.seen.length, already + 1, ran.out);
  const last = server.seen.at(-1);
  return {
    code: ran.code,
    err: ran.err,
    json: JSON.parse(ran.out) as Json,
    body: JSON.parse(last?.body ?? '') as Body,
    path: last?.path ?? '',
    headers: last?.headers ?? {},
  };
}

/** Asks with these words, which must not send anything. */
async function refused(words: readonly string[], env: Record<string, string> = {}) {
  const already = server.seen.length;
  const human = await run(['diagnose', aCase, ...words], { env });
  const { code, out } = await run(['diagnose', aCase, ...words, '--json'], { env });
  assert.equal(server.seen.length, already, 'nothing was sent');
  assert.equal(human.out, '');
  const { error } = JSON.parse(out) as Json;
  assert.match(error.message, /^[^\n]+$/);
  assert.equal(human.err.replace(`${researchNotice}\n`, ''), `${error.message}\n`);
  return { code, kind: error.kind, message: error.message };
}

const address = (): string[] => ['--base-url', server.baseUrl, '--model', 'm'];
const here = (): string[] => [...address(), '--location', 'machine'];

/** A file of endpoints with one, `ward`, that stands at the fake server. */
const written = (entry: object = {}, name = 'endpoints.json'): string =>
  file(name, {
    endpoints: { ward: { baseUrl: server.baseUrl, model: 'M', location: 'machine', ...entry }, 'other one': plain },
  });
const plain = { baseUrl: 'https://other.example/v1', model: 'x', location: 'third-party' };

describe('ddx diagnose, told how to ask', () => {
  const table: readonly (readonly [string, readonly string[], (asked: Asked) => void])[] = [
    [
      'chat by default',
      [],
      ({ json, path }) => assert.deepEqual([json.profile, json.api, path], ['chat@1', 'chat', '/v1/chat/completions']),
    ],
    [
      'the form of Me-LLaMA with completions',
      ['--api', 'completions'],
      ({ json, body, path }) => {
        assert.deepEqual([json.profile, path], ['me-llama-chat@1', '/v1/completions']);
        assert.match(body.prompt ?? '', /^Human: \n/);
      },
    ],
    [
      'a profile, and the lane that is its own',
      ['--profile', 'llama-2-chat'],
      ({ json, body, path }) => {
        assert.deepEqual([json.profile, json.api, path], ['llama-2-chat@1', 'completions', '/v1/completions']);
        assert.match(body.prompt ?? '', /^\[INST\]/);
      },
    ],
    [
      'a profile in another lane',
      ['--profile', 'me-llama-chat', '--api', 'chat'],
      ({ json, body }) => {
        assert.deepEqual([json.profile, json.api], ['me-llama-chat@1', 'chat']);
        assert.equal(body.messages?.length, 1);
      },
    ],
    [
      'a profile with another template',
      ['--profile', 'me-llama-chat', '--template', 'me-llama-io'],
      ({ body }) => assert.match(body.prompt ?? '', /INPUT: /),
    ],
    [
      'a form',
      ['--form', 'xml'],
      ({ json, body }) => {
        assert.equal(json.form, 'xml');
        assert.match(body.messages?.[0]?.content ?? '', /<differential>/);
      },
    ],
    [
      'decoding',
      ['--temperature', '0.7', '--top-p', '0.9', '--seed', '2147483647', '--max-tokens', '99'],
      ({ json, body }) => {
        assert.deepEqual([body.temperature, body.top_p, body.seed, body.max_tokens], [0.7, 0.9, 2147483647, 99]);
        assert.deepEqual(json.parameters, { temperature: 0.7, topP: 0.9, seed: 2147483647, maxTokens: 99, top: 5 });
      },
    ],
    [
      'everything about the answer',
      [],
      ({ json }) => {
        assert.deepEqual(
          [json.origin, json.location, json.finishReason, json.retries],
          [server.origin, 'machine', 'stop', []],
        );
        assert.deepEqual([json.constraint, json.arm], ['none', 'endpoint']);
        assert.ok(json.parser.length > 0);
      },
    ],
    [
      'how long to wait, from a millisecond to a day',
      [
        '--connect-timeout',
        '86400000',
        '--first-token-timeout',
        '86400000',
        '--idle-timeout',
        '86400000',
        '--total-timeout',
        '86400000',
      ],
      ({ code }) => assert.equal(code, 0),
    ],
  ];
  for (const [name, words, check] of table) {
    it(`takes ${name}`, async () => check(await ask([...here(), ...words])));
  }

  it('takes a profile from a file, by a path relative to where one is', async () => {
    const own = {
      schema: 'ddx/profile@1',
      id: 'ours',
      label: 'Ours',
      api: 'completions',
      template: { id: 'ours', text: 'CASE {user}\nLIST ' },
    };
    const path = file('ours.json', own);
    const { json, body } = await ask([...here(), '--profile', path]);
    assert.deepEqual([json.profile, body.prompt?.slice(0, 5)], ['ours@1', 'CASE ']);
    const beside = written({ profile: './ours.json' });
    assert.equal((await ask(['--endpoint', 'ward', '--endpoints', beside])).json.profile, 'ours@1');
  });

  it('refuses an answer that cannot fit, before the case is sent', async () => {
    const already = server.seen.length;
    const words = ['--profile', 'me-llama-chat', '--context', '512', '--max-tokens', '512'];
    const { code, out } = await run(['diagnose', aCase, ...here(), ...words, '--json']);
    assert.deepEqual([code, (JSON.parse(out) as Json).error.kind], [1, 'context-overflow']);
    assert.doesNotMatch(JSON.stringify(server.seen.slice(already)), /ZEBRAFINDING/);
  });

  it('sends headers whose values are in variables that were named, and only those', async () => {
    const words = ['--header', 'X-Project=PROJECT', '--header', 'api-key=OTHER', '--api-key-env', 'KEY'];
    const env = { PROJECT: 'blue', OTHER: 'sk-other-1234567', KEY: 'sk-mine-1234567', X: 'never' };
    const { headers } = await ask([...here(), ...words], env);
    assert.deepEqual(
      [headers['x-project'], headers['api-key'], headers['authorization']],
      ['blue', env.OTHER, `Bearer ${env.KEY}`],
    );
    assert.doesNotMatch(JSON.stringify(headers), /never/);
  });
});

describe('ddx diagnose, told wrong how to ask', () => {
  const table: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a timeout of nothing', ['--idle-timeout', '0'], /--idle-timeout is a whole number from 1 to 86400000/],
    ['a timeout below nothing', ['--first-token-timeout=-1'], /--first-token-timeout is a whole number/],
    ['half a millisecond', ['--connect-timeout', '0.5'], /--connect-timeout is a whole number/],
    ['a timeout in seconds', ['--total-timeout', '5s'], /--total-timeout is a whole number/],
    ['a timeout of more than a day', ['--total-timeout', '86400001'], /--total-timeout is a whole number/],
    ['retries without end', ['--retries', '1000'], /--retries is a whole number from 0 to 20/],
    ['no tokens at all', ['--max-tokens', '0'], /--max-tokens/],
    ['a context in kilotokens', ['--context', '4k'], /--context/],
    ['too hot', ['--temperature', '3'], /--temperature is a number from 0 to 2/],
    ['a temperature that is none', ['--temperature', 'NaN'], /--temperature/],
    ['a seed below nothing', ['--seed=-1'], /--seed/],
    ['an unknown form', ['--form', 'yaml'], /list, json, xml/],
    ['an unknown profile', ['--profile', 'gpt'], /There is no profile “gpt”/],
    ['a profile that is not there', ['--profile', join(folder, 'none.json')], /no profile file/],
    ['a header without a variable', ['--header', 'X-Project: sk-secret'], /NAME=VARIABLE/],
    ['a header of a variable that is not set', ['--header', 'X-Project=sk-secret-value'], /X-Project takes the name/],
    ['an allowed origin with a path', ['--allow-origin', 'https://host.example/v1'], /No path, no wildcard/],
    ['an allowed origin with a wildcard', ['--allow-origin', 'https://*.example'], /No path, no wildcard/],
    ['an allowed host without its scheme', ['--allow-origin', 'host.example:8443'], /like https:\/\/host:8443/],
    ['any origin', ['--allow-origin', '*'], /--allow-origin/],
    ['a proxy that is none', ['--proxy', 'proxy.example:3128'], /--proxy is an address/],
    ['a proxy of another kind', ['--proxy', 'socks5://127.0.0.1:1080'], /other kinds/],
    ['a proxy with a password', ['--proxy', 'http://me:sk-secret@127.0.0.1:3128'], /--proxy-auth-env/],
    ['a proxy with a path', ['--proxy', 'http://127.0.0.1:3128/pac'], /ends with its port/],
    ['who asks a proxy that is not named', ['--proxy-auth-env', 'X'], /give --proxy too/],
    ['a file of endpoints without a name', ['--endpoints', aCase], /--endpoint NAME/],
  ];
  for (const [name, words, sentence] of table) {
    it(`says what is wrong with ${name}`, async () => {
      const { code, kind, message } = await refused([...here(), ...words]);
      assert.deepEqual([code, kind], [2, 'bad-request']);
      assert.match(message, sentence);
      assert.doesNotMatch(message, /sk-secret/, 'it may be the secret itself');
    });
  }

  it('says which locations there are', async () => {
    const { code, message } = await refused([...address(), '--location', 'home']);
    assert.equal(code, 2);
    assert.match(message, /machine, institution, third-party/);
  });

  it('wants an endpoint for what belongs to one', async () => {
    for (const words of [
      ['--retries', '1'],
      ['--location', 'machine'],
      ['--allow-origin', 'https://a.example'],
      ['--ca', 'x'],
    ]) {
      const { code, message } = await refused(words);
      assert.equal(code, 2);
      assert.match(message, /belongs to an endpoint/);
    }
  });
});

describe('ddx diagnose --endpoint', () => {
  it('asks as the file says', async () => {
    const path = written({
      profile: 'me-llama-chat',
      maxTokens: 77,
      seed: 5,
      apiKeyEnv: 'WARD_KEY',
      headers: { 'X-A': 'WARD_A' },
    });
    const env = { WARD_KEY: 'sk-ward-123456', WARD_A: 'a' };
    const { json, body, headers } = await ask(['--endpoint', 'ward', '--endpoints', path], env);
    assert.deepEqual(
      [json.arm, json.profile, body.model, body.max_tokens, body.seed],
      ['ward', 'me-llama-chat@1', 'M', 77, 5],
    );
    assert.deepEqual([headers['authorization'], headers['x-a']], ['Bearer sk-ward-123456', 'a']);
  });

  it('lets every option go before the file', async () => {
    const path = written({
      profile: 'me-llama-chat',
      template: 'me-llama-io',
      form: 'xml',
      maxTokens: 77,
      temperature: 1,
      topP: 0.5,
      seed: 5,
      location: 'institution',
      apiKeyEnv: 'A',
    });
    const words = [
      '--endpoint',
      'ward',
      '--endpoints',
      path,
      '--model',
      'N',
      '--location',
      'machine',
      '--max-tokens',
      '9',
      '--temperature',
      '0',
      '--top-p',
      '1',
      '--seed',
      '6',
      '--api-key-env',
      'B',
    ];
    const { json, body, headers } = await ask(words, { B: 'sk-b-123456' });
    assert.deepEqual([body.model, body.max_tokens, body.temperature, body.top_p, body.seed], ['N', 9, 0, 1, 6]);
    assert.deepEqual([json.location, json.form, headers['authorization']], ['machine', 'xml', 'Bearer sk-b-123456']);
    assert.match(body.prompt ?? '', /INPUT: /);
    const other = await ask([...words, '--profile', 'llama-2-chat'], { B: 'sk-b-123456' });
    assert.deepEqual([other.json.profile, other.json.form], ['llama-2-chat@1', 'list'], 'its own template and form');
    assert.match(other.body.prompt ?? '', /^\[INST\]/);
    assert.equal((await ask([...words, '--api', 'chat'], { B: 'sk-b-123456' })).path, '/v1/chat/completions');
  });

  it('looks in the person’s own file, and nowhere else', async (t) => {
    const { HOME, USERPROFILE, XDG_CONFIG_HOME } = process.env;
    t.after(() => {
      for (const [name, value] of Object.entries({ HOME, USERPROFILE, XDG_CONFIG_HOME })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    });
    Object.assign(process.env, { HOME: folder, USERPROFILE: folder, XDG_CONFIG_HOME: join(folder, 'xdg') });
    assert.equal(ownEndpointsFile(), join(homedir(), '.config', 'me-llama-ddx', 'endpoints.json'));
    mkdirSync(join(folder, 'xdg', 'me-llama-ddx'), { recursive: true });
    written({}, 'xdg/me-llama-ddx/endpoints.json');
    const { code, message } = await refused(['--endpoint', 'ward']);
    assert.equal(code, 2);
    assert.match(message, /There is no file of endpoints “.*endpoints\.json”/);
    mkdirSync(join(folder, '.config', 'me-llama-ddx'), { recursive: true });
    written({}, '.config/me-llama-ddx/endpoints.json');
    assert.equal((await ask(['--endpoint', 'ward'])).json.arm, 'ward');
  });

  const broken: readonly (readonly [string, unknown, RegExp])[] = [
    ['what is not JSON', '{"endpoints":', /is not JSON/],
    ['a list', [], /is wrong: it should be a group of fields in braces \{ \}\. It should look like \{"endpoints"/],
    ['no endpoints', {}, /wrong at endpoints: it is missing/],
    [
      'no address',
      { endpoints: { ward: { model: 'M', location: 'machine' } } },
      /wrong at endpoints\.ward\.baseUrl: it is missing/,
    ],
    [
      'no location',
      { endpoints: { ward: { model: 'M', baseUrl: 'x' } } },
      /endpoints\.ward\.location: it is missing, and has to be one of machine, institution, third-party/,
    ],
    [
      'a number as text',
      { endpoints: { ward: { ...plain, maxTokens: '512' } } },
      /endpoints\.ward\.maxTokens: it should be a number/,
    ],
    [
      'a number too large',
      { endpoints: { ward: { ...plain, retries: 21 } } },
      /endpoints\.ward\.retries: it has to be at most 20/,
    ],
    [
      'a field that is none',
      { endpoints: { ward: { ...plain, apiKey: 'sk-secret' } } },
      /endpoints\.ward: there is no field called apiKey/,
    ],
    [
      'an endpoint that ends with a server of the editor',
      { endpoints: { ward: { ...plain, ownServer: true } } },
      /endpoints\.ward: there is no field called ownServer/,
    ],
    [
      'a header that is none',
      { endpoints: { ward: { ...plain, headers: { 'a b': 'X' } } } },
      /endpoints\.ward\.headers/,
    ],
    [
      'another endpoint broken',
      { endpoints: { ward: plain, b: 1 } },
      /wrong at endpoints\.b: it should be a group of fields/,
    ],
    ['a name it does not hold', { endpoints: { a: plain, b: plain } }, /no endpoint “ward” in .* It names: a, b\./],
    ['no name at all', { endpoints: {} }, /names none/],
  ];
  for (const [name, content, sentence] of broken) {
    it(`says what is wrong with a file with ${name}`, async () => {
      const { code, kind, message } = await refused([
        '--endpoint',
        'ward',
        '--endpoints',
        file('broken.json', content),
      ]);
      assert.deepEqual([code, kind], [2, 'bad-request']);
      assert.match(message, sentence);
      assert.doesNotMatch(message, /sk-secret/);
    });
  }

  it('takes no name from the language for one of a person', async () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      assert.match((await refused(['--endpoint', name, '--endpoints', written()])).message, /no endpoint/);
    }
  });

  it('never carries what was given for one address to another', async () => {
    const { code, message } = await refused([
      '--endpoint',
      'ward',
      '--endpoints',
      written(),
      '--base-url',
      server.baseUrl,
    ]);
    assert.equal(code, 2);
    assert.match(message, /Either --endpoint or --base-url/);
  });
});

describe('ddx diagnose, not allowed to', () => {
  it('asks an origin that was named exactly', async () => {
    const url = new URL(server.origin);
    for (const origin of [server.origin, `${server.origin}/`, server.origin.replace('http', 'HTTP')]) {
      const { json } = await ask([...address(), '--allow-origin', origin]);
      assert.equal(json.location, 'third-party');
    }
    const { json } = await ask([
      ...address(),
      '--location',
      'institution',
      '--allow-origin',
      'https://a.example',
      '--allow-origin',
      server.origin,
    ]);
    assert.equal(json.location, 'institution');
    for (const origin of [
      `https://${url.host}`,
      `http://${url.hostname}`,
      `http://localhost:${url.port}`,
      `http://${url.hostname}:1`,
    ]) {
      assert.equal((await refused([...address(), '--allow-origin', origin])).kind, 'blocked', origin);
    }
  });

  it('sends nothing, not even a question about the server, and says which option is missing', async () => {
    const words: readonly (readonly string[])[] = [
      address(),
      [...address(), '--location', 'institution'],
      [...address(), '--location', 'third-party', '--context', '100000', '--max-tokens', '4000'],
      ['--endpoint', 'ward', '--endpoints', written({ location: 'institution' }, 'institution.json')],
      ['--endpoint', 'ward', '--endpoints', written(), '--location', 'third-party'],
    ];
    for (const each of words) {
      const { code, kind, message } = await refused(each);
      assert.deepEqual([code, kind], [1, 'blocked']);
      assert.ok(message.includes(`--allow-origin ${server.origin}`), message);
    }
  });

  it('wants plain http off this machine to be accepted, besides its origin', async () => {
    const far = ['--base-url', 'http://far.example:8000/v1', '--model', 'm', '--retries', '0'];
    const both = await refused(far);
    assert.match(both.message, /add --allow-origin http:\/\/far\.example:8000 --allow-http\./);
    for (const words of [
      ['--location', 'machine'],
      ['--allow-origin', 'http://far.example:8000'],
    ]) {
      const { kind, message } = await refused([...far, ...words]);
      assert.equal(kind, 'blocked');
      assert.match(message, /add --allow-http\./);
    }
  });

  it('counts a proxy elsewhere as off this machine', async () => {
    const { kind, message } = await refused([...here(), '--proxy', 'http://proxy.example:3128']);
    assert.equal(kind, 'blocked');
    assert.match(message, /--allow-http/);
  });

  it('does not take an address that holds a password, or none', async () => {
    const words = ['--model', 'm', '--location', 'machine', '--base-url'];
    const secret = await refused([...words, 'https://me:sk-secret@127.0.0.1/v1']);
    assert.equal(secret.kind, 'blocked');
    assert.doesNotMatch(secret.message, /sk-secret/);
    assert.equal((await refused([...words, 'not an address'])).kind, 'bad-request');
  });
});
