import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { failureKinds } from '../../src/arms/failure.ts';
import { sha256 } from '../../src/cases/case.ts';
import { fakeServer } from '../servers/fakeServer.ts';
import * as scripts from '../servers/scripts.ts';
import { caseText, listText } from './armsFixtures.ts';
import { run } from './cliFixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'ddx-cli-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const aCase = file('case.md', caseText);
const main = join(import.meta.dirname, '../../src/cli/main.ts');

/** Words that name a fake server and declare where it stands. */
const to = ({ baseUrl }: { baseUrl: string }): string[] => [
  '--base-url',
  baseUrl,
  '--model',
  'm',
  '--location',
  'machine',
];

const keysOf = (value: unknown): string[] => Object.keys(value as object);
const answerKeys = [
  'arm',
  'model',
  'status',
  'diagnoses',
  'caseSha256',
  'promptSha256',
  'template',
  'timings',
  'usage',
  'raw',
  'profile',
  'form',
  'constraint',
  'origin',
  'location',
  'api',
  'parameters',
  'finishReason',
  'tokens',
  'retries',
  'parser',
  'warnings',
];

interface Json {
  status: string;
  model: unknown;
  diagnoses: { rank: number; evidence: { start: number; end: number; text: string }[] }[];
  caseSha256: string;
  promptSha256: string | null;
  template: string | null;
  timings: object;
  usage: unknown;
  raw: string;
}
interface JsonError {
  error: { kind: string; message: string };
  partial: Json | null;
}

describe('ddx diagnose with an endpoint', () => {
  it('prints exactly one object of the promised shape', async () => {
    const server = await fakeServer(scripts.saying(listText));
    const ran = await run(['diagnose', aCase, ...to(server), '--json']);
    await server.close();
    assert.equal(ran.code, 0);
    assert.equal(ran.err, '');
    assert.match(ran.out, /^\{.*\}\n$/);
    const json = JSON.parse(ran.out) as Json;
    assert.deepEqual(keysOf(json), answerKeys);
    assert.deepEqual(json.model, { asked: 'm', returned: 'fake-model' });
    assert.equal(json.status, 'complete');
    assert.equal(json.caseSha256, sha256(caseText));
    assert.match(json.promptSha256 ?? '', /^[0-9a-f]{64}$/);
    assert.equal(json.template, 'plain@1/list@1');
    assert.deepEqual(keysOf(json.timings), ['firstTokenMs', 'totalMs']);
    assert.equal(json.raw, listText);
    assert.equal(json.diagnoses.length, 2);
    for (const diagnosis of json.diagnoses) {
      assert.deepEqual(keysOf(diagnosis), ['rank', 'name', 'probability', 'score', 'reason', 'evidence']);
      for (const one of diagnosis.evidence) {
        assert.deepEqual(keysOf(one), ['start', 'end', 'text', 'supports']);
        assert.equal(caseText.slice(one.start, one.end), one.text);
      }
    }
  });

  it('prints a list for a person, and the notice apart from it', async () => {
    const server = await fakeServer(scripts.saying(listText.replace('Pneumonia', 'Pneu\u001b[31mmonia')));
    const ran = await run(['diagnose', '-', ...to(server), '--top', '1'], {
      stdin: caseText,
    });
    const all = await run(['diagnose', '-', ...to(server)], { stdin: caseText });
    await server.close();
    assert.match(
      ran.out,
      /^1\. Pulmonary embolism\n {3}Sudden onset after surgery\.\n {3}For: “sudden chest pain”; “knee replacement”\n {3}Against: “No fever”\n$/,
    );
    assert.match(ran.err, /research use only/);
    assert.ok(!all.out.includes('\u001b'), 'nothing a terminal would obey');
  });

  it('asks in the lane and the form it was told', async () => {
    const server = await fakeServer(scripts.saying(listText));
    const words = ['diagnose', aCase, ...to(server), '--json'];
    await run([...words, '--api', 'completions']);
    await run([...words, '--api', 'completions', '--template', 'llama-2-chat', '--top', '3']);
    await run([...words, '--api', 'chat']);
    await server.close();
    const [first, second, third] = server.seen;
    assert.equal(first?.path, '/v1/completions');
    assert.match(first?.body ?? '', /"prompt":"Human: \\n/);
    assert.match(second?.body ?? '', /"prompt":"\[INST\].*List the 3 most likely/);
    assert.equal(third?.path, '/v1/chat/completions');
  });

  it('sends only the key of the variable that was named', async () => {
    const server = await fakeServer(scripts.saying(listText));
    const words = ['diagnose', aCase, ...to(server), '--json'];
    const env = { MY_KEY: 'sk-mine', OPENAI_API_KEY: 'sk-other' };
    await run(words, { env });
    await run([...words, '--api-key-env', 'MY_KEY'], { env });
    const unset = await run([...words, '--api-key-env', 'NO_KEY'], { env });
    await server.close();
    assert.deepEqual(
      server.seen.map(({ headers }) => headers.authorization),
      [undefined, 'Bearer sk-mine'],
    );
    assert.equal(unset.code, 2);
    assert.match(unset.out, /--api-key-env takes the name/);
    assert.doesNotMatch(unset.out, /NO_KEY/, 'it may be the key itself');
  });

  it('warns of a server that reports to have read little', async () => {
    const long = file('long.md', `${caseText} ${'The abdomen was soft and not tender. '.repeat(80)}`);
    const usage = { prompt_tokens: 5, completion_tokens: 50 };
    const server = await fakeServer(scripts.saying(listText, { usage }));
    const words = [...to(server), '--profile', 'me-llama-chat'];
    const text = await run(['diagnose', long, ...words]);
    const json = await run(['diagnose', long, ...words, '--json']);
    const plain = await run(['diagnose', aCase, ...words, '--json']);
    await server.close();
    assert.deepEqual([text.code, json.code], [0, 0]);
    assert.match(text.out, /\(The server reports to have read 5 tokens of [\d,]{3,5}: it may have dropped .*\)\n$/);
    const { warnings } = JSON.parse(json.out) as { warnings: string[] };
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /^The server reports to have read 5 tokens of \d+: /);
    assert.deepEqual((JSON.parse(plain.out) as { warnings: string[] }).warnings, []);
  });

  it('prints a failure with what had arrived', async () => {
    const server = await fakeServer(scripts.saying('1. Pulmonary embolism\n2. Pneu', { finish: null }));
    const words = ['diagnose', aCase, ...to(server)];
    const ran = await run([...words, '--json']);
    const human = await run(words);
    await server.close();
    const json = JSON.parse(ran.out) as JsonError;
    assert.equal(ran.code, 1);
    assert.deepEqual(keysOf(json), ['error', 'partial']);
    assert.equal(json.error.kind, 'interrupted');
    assert.deepEqual(keysOf(json.partial), answerKeys);
    assert.equal(json.partial?.diagnoses.length, 1);
    assert.equal(json.partial?.raw, '1. Pulmonary embolism\n2. Pneu');
    assert.equal(human.code, 1);
    assert.equal(human.out, '1. Pulmonary embolism\n');
    assert.match(human.err, /broke off/);
  });

  it('has no partial answer where nothing arrived', async () => {
    const server = await fakeServer(scripts.refusing(401, { error: 'Unauthorized' }));
    const ran = await run(['diagnose', aCase, ...to(server), '--json']);
    await server.close();
    const json = JSON.parse(ran.out) as JsonError;
    assert.deepEqual([ran.code, json.error.kind, json.partial], [1, 'auth', null]);
  });

  it('answers Ctrl-C as cancelled', async () => {
    const stopping = new AbortController();
    const server = await fakeServer(() => stopping.abort());
    const ran = await run(['diagnose', aCase, ...to(server), '--json'], { signal: stopping.signal });
    await server.close();
    assert.equal(ran.code, 130);
    assert.equal((JSON.parse(ran.out) as JsonError).error.kind, 'cancelled');
  });
});

describe('ddx diagnose with the embedded baseline', () => {
  it('needs no network, no key and no setting', async () => {
    const ran = await run(['diagnose', aCase, '--json']);
    const json = JSON.parse(ran.out) as Json;
    assert.equal(ran.code, 0);
    assert.deepEqual(keysOf(json), answerKeys);
    assert.equal(json.status, 'complete');
    assert.ok(json.diagnoses.length > 0 && json.diagnoses.length <= 5);
    for (const { evidence } of json.diagnoses) {
      for (const { start, end, text } of evidence) assert.equal(caseText.slice(start, end), text);
    }
    assert.equal(json.promptSha256, null);
  });

  it('abstains without failing', async () => {
    const ran = await run(['diagnose', '-', '--arm', 'embedded', '--json'], { stdin: 'Lorem ipsum dolor sit amet.' });
    assert.equal(ran.code, 0);
    assert.equal((JSON.parse(ran.out) as Json).status, 'abstained');
    const human = await run(['diagnose', '-'], { stdin: 'Lorem ipsum dolor sit amet.' });
    assert.match(human.out, /Not enough to go on/);
  });
});

describe('ddx diagnose, misused', () => {
  const binary = file(
    'binary.bin',
    Uint8Array.from({ length: 4096 }, (_, i) => i % 256),
  );
  const address = ['--base-url', 'http://127.0.0.1:9/v1'];
  const table: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no file', [], /Name the file/],
    ['two files', [aCase, aCase], /one file too many/i],
    ['a missing file', [join(folder, 'none.md')], /no file/],
    ['a missing file with a name on two lines', [join(folder, 'none\n.md')], /no file/],
    ['a command in a name', [join(folder, 'none\u001b[31m.md')], /no file “[^”]+none\[31m\.md”/],
    ['a folder', [folder], /is a folder/],
    ['a binary file', [binary], /binary|UTF-8/],
    ['an empty file', [file('empty.md', ' \n\t')], /empty/],
    ['empty input', ['-'], /empty/],
    ['an unknown flag', [aCase, '--temprature', '1'], /temprature/],
    ['a flag without its value', [aCase, '--top'], /--top/],
    ['a top of none', [aCase, '--top', '0'], /1 to 10/],
    ['a top of eleven', [aCase, '--top', '11'], /1 to 10/],
    ['a top in words', [aCase, '--top', 'five'], /1 to 10/],
    ['an unknown arm', [aCase, '--arm', 'gpt'], /--arm is one of: embedded/],
    ['a model without an address', [aCase, '--model', 'm'], /--base-url/],
    ['an address without a model', [aCase, ...address], /--model/],
    ['both arms', [aCase, ...address, '--model', 'm', '--arm', 'embedded'], /Either/],
    ['an unknown lane', [aCase, ...address, '--model', 'm', '--api', 'soap'], /chat, completions/],
    ['an unknown template', [aCase, ...address, '--model', 'm', '--template', 'constructor'], /me-llama-io/],
  ];
  for (const [name, words, sentence] of table) {
    it(`says what is wrong with ${name}`, async () => {
      const human = await run(['diagnose', ...words]);
      assert.equal(human.code, 2);
      assert.equal(human.out, '');
      assert.match(human.err, sentence);
      assert.match(human.err, /^[^\n]+\n$/);
      const { code, out } = await run(['diagnose', ...words, '--json']);
      const { error, partial } = JSON.parse(out) as JsonError;
      assert.deepEqual([code, error.kind, partial], [2, 'bad-request', null]);
      assert.ok((failureKinds as readonly string[]).includes(error.kind));
    });
  }
});

describe('ddx, asked for JSON in a way it does not know', () => {
  for (const words of [['--json=1'], ['--json=false'], ['--json', '--no-such-flag'], ['--json=1', '--top', '99']]) {
    it(`still answers ${words.join(' ')} with one object`, async () => {
      const ran = await run(['diagnose', aCase, ...words]);
      const { error, partial } = JSON.parse(ran.out) as JsonError;
      assert.deepEqual([ran.code, ran.err, error.kind, partial], [2, '', 'bad-request', null]);
    });
  }

  it('takes what follows -- for a file', async () => {
    const ran = await run(['diagnose', '--', '--json']);
    assert.deepEqual([ran.code, ran.out], [2, '']);
    assert.match(ran.err, /no file “--json”/);
  });
});

describe('ddx', () => {
  it('teaches', async () => {
    for (const words of [['--help'], ['-h'], ['diagnose', '--help'], ['serve-baseline', '--help']]) {
      const ran = await run(words);
      assert.equal(ran.code, 0);
      assert.match(ran.out, /Usage\n[^]*\n {2}ddx diagnose /);
      for (const line of ran.out.split('\n')) assert.ok(line.length <= 120, line);
    }
    assert.equal((await run([])).code, 2);
  });

  it('says its version and refuses unknown commands', async () => {
    assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
    const ran = await run(['diagnos']);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /no command “diagnos”/);
  });

  it('runs as a program: exit code, one object, no noise, and quiet when its reader leaves', async () => {
    const program = spawn(process.execPath, [main, 'diagnose', '-', '--json'], { stdio: ['pipe', 'pipe', 'pipe'] });
    program.stdin.end('  ');
    const closed = new Promise((resolve) => program.once('close', resolve));
    const [out, err] = await Promise.all([program.stdout.toArray(), program.stderr.toArray()]);
    const code = await closed;
    assert.equal(code, 2);
    assert.equal((JSON.parse(Buffer.concat(out as Buffer[]).toString()) as JsonError).error.kind, 'bad-request');
    assert.equal(Buffer.concat(err as Buffer[]).toString(), '');

    const deaf = spawn(process.execPath, [main, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    deaf.stdout.destroy();
    const said = await deaf.stderr.toArray();
    assert.equal(Buffer.concat(said as Buffer[]).toString(), '');
  });

  it('stops on a signal while it waits for a case that never comes', async () => {
    const program = spawn(process.execPath, [main, 'diagnose', '-', '--json'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const closed = new Promise((resolve) => program.once('close', resolve));
    // A case larger than the pipe: written means that somebody reads, so the program is up.
    program.stdin.write('fever '.repeat(100_000), () => program.kill('SIGINT'));
    const out = await program.stdout.toArray();
    assert.equal(await closed, 130);
    const { error, partial } = JSON.parse(Buffer.concat(out as Buffer[]).toString()) as JsonError;
    assert.deepEqual([error.kind, partial], ['cancelled', null]);
  });

  it('stops on a signal as a program, and says so', async () => {
    const server = await fakeServer(() => void program.kill('SIGINT'));
    const words = [main, 'diagnose', aCase, ...to(server), '--json'];
    const program = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    const closed = new Promise((resolve) => program.once('close', resolve));
    const out = await program.stdout.toArray();
    const code = await closed;
    await server.close();
    assert.equal(code, 130);
    assert.equal((JSON.parse(Buffer.concat(out as Buffer[]).toString()) as JsonError).error.kind, 'cancelled');
  });
});
