import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './cliFixtures.ts';

const address = ['--base-url', 'http://127.0.0.1:9/v1', '--model', 'm', '--location', 'machine'];

describe('ddx, told what it does not understand', () => {
  const table: readonly (readonly [string, readonly string[], string])[] = [
    ['a number below nothing', [...address, '--retries', '-1'], '--retries is a whole number from 0 to 20.'],
    ['the same in one word', [...address, '--retries=-1'], '--retries is a whole number from 0 to 20.'],
    ['a word for a number', ['--top=abc'], '--top is a whole number from 1 to 10.'],
    ['no value at the end', ['--top'], '--top needs a value.'],
    [
      'another option for a value',
      ['--model', '--base-url', 'http://h/v1'],
      '--model needs a value, and what follows looks like another option.',
    ],
    ['an empty value', [...address, '--profile', ''], '--profile needs a value.'],
    ['a blank value', [...address, '--profile= '], '--profile needs a value.'],
    ['two values', ['--top', '3', '--top', '4'], '--top is given twice, each time with another value. Give it once.'],
    ['a slip of the hand', ['--temprature', '1'], 'There is no option --temprature here. Did you mean --temperature?'],
    [
      'a secret beside a name',
      ['--api-key=sk-secret'],
      'There is no option --api-key here. Did you mean --api-key-env?',
    ],
    ['nothing like it', ['--xyzzy'], 'There is no option --xyzzy here.'],
    ['one dash', ['-json'], 'There is no option -json here. Did you mean --json?'],
    ['a word of the language', ['--constructor'], 'There is no option --constructor here.'],
    ['a value for a switch', ['--allow-http=yes'], '--allow-http takes no value.'],
  ];
  for (const [name, words, sentence] of table) {
    it(`says what is wrong with ${name}`, async () => {
      const { code, out, err } = await run(['diagnose', '-', ...words]);
      const help = / is a whole number/.test(sentence) ? '' : ' See ddx diagnose --help.';
      assert.deepEqual([code, out, err], [2, '', `${sentence}${help}\n`]);
      const asked = await run(['diagnose', '--json', '-', ...words]);
      const { error, partial } = JSON.parse(asked.out) as { error: { kind: string; message: string }; partial: null };
      assert.deepEqual([asked.code, asked.err, partial], [2, '', null]);
      assert.deepEqual(error, { kind: 'bad-request', message: `${sentence}${help}` });
    });
  }

  it('takes the same value twice, and what may come again', async () => {
    const { code, out } = await run(['diagnose', '-', '--top', '3', '--top=3', '--json', '--json'], {
      stdin: 'fever and cough',
    });
    assert.equal(code, 0, out);
  });

  it('answers a wrong command with one object where JSON is asked for', async () => {
    for (const [words, sentence] of [
      [['diagnos', 'case.md', '--json'], 'ddx has no command “diagnos”. Did you mean diagnose? See ddx --help.'],
      [['--json', 'diagnose', 'case.md'], 'Name a command first, such as ddx diagnose. See ddx --help.'],
      [['xyzzy', '--json'], 'ddx has no command “xyzzy”. See ddx --help.'],
    ] as const) {
      const { code, out, err } = await run(words);
      assert.deepEqual([code, err], [2, '']);
      assert.deepEqual(JSON.parse(out), { error: { kind: 'bad-request', message: sentence }, partial: null });
    }
  });

  it('answers every command with one object where JSON is asked for', async () => {
    for (const command of ['diagnose', 'findings', 'prompt', 'check', 'serve-baseline']) {
      const { code, out, err } = await run([command, '--nonsense', '--json']);
      assert.deepEqual([code, err], [2, ''], command);
      assert.match(out, /^\{"error":\{"kind":"bad-request","message":"There is no option --nonsense here\..*\}\n$/);
    }
    const { code, out } = await run(['check', '--endpoint', 'x', '--endpoints', '/dev/null/none', '--json']);
    assert.equal(code, 2);
    assert.match(out, /^\{"error":.*\}\n$/);
  });
});
