import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, describe, it } from 'node:test';
import { help } from '../../src/cli/help.ts';
import { profiles } from '../../src/arms/prompt/profiles.ts';
import { templateIds } from '../../src/arms/prompt/templates.ts';
import { countLlama } from '../../src/arms/tokens/countTokens.ts';
import { sha256 } from '../../src/cases/case.ts';
import { run } from './cliFixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'ddx-prompt-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'case.md');
const text = 'Fever, 39.4 °C, and flank pain.\r\nNo cough. 痛';
writeFileSync(file, text);

describe('ddx prompt', () => {
  it('writes the text as it is sent, its hash and its count', async () => {
    const { code, out, err } = await run(['prompt', file, '--profile', 'me-llama-chat']);
    assert.equal(code, 0);
    assert.match(out, /^Human: \nYou are/);
    assert.ok(out.endsWith(`<case>\n${text}\n</case>\n\nAssistant: \n`));
    assert.equal(err, `sha256 ${sha256(out)}\n${await countLlama(out)} tokens (LLaMA vocabulary)\n`);
  });

  it('writes messages as they are hashed, and a bound where the vocabulary is not known', async () => {
    const { code, out, err } = await run(['prompt', '-', '--top', '3'], { stdin: 'Fever. 痛' });
    assert.equal(code, 0);
    const messages = JSON.parse(out) as { role: string; content: string }[];
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['user'],
    );
    assert.match(messages[0]?.content ?? '', /List the 3 most likely diagnoses[^]*\nFever\. 痛\n/);
    const bytes = Buffer.byteLength(out);
    assert.equal(
      err,
      `sha256 ${sha256(out)}\nat most ${bytes} tokens (as many as bytes; the vocabulary is not known)\n`,
    );
  });

  it('takes another template, interface and form', async () => {
    const wrapped = await run(['prompt', file, '--profile', 'me-llama-chat', '--template', 'llama-2-chat']);
    assert.match(wrapped.out, /^\[INST\] <<SYS>>\n[^]* \[\/INST\]$/);
    const chat = await run([
      'prompt',
      file,
      '--profile',
      'me-llama-chat',
      '--template',
      'llama-2-chat',
      '--api',
      'chat',
    ]);
    assert.match(chat.out, /^\[\{"role":"system"/);
    assert.match(chat.err, /\d+ tokens \(LLaMA vocabulary, without the server’s own template\)\n$/);
    assert.match((await run(['prompt', file, '--form', 'json'])).out, /cannotRank/);
    assert.match((await run(['prompt', file, '--form', 'xml'])).out, /<differential>/);
    assert.match((await run(['prompt', file, '--api', 'completions'])).out, /^Human: \n/);
  });

  it('takes a profile file, by a relative path too', async () => {
    const profile = join(folder, 'own.ddx-profile.json');
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'profiles.md'), 'utf8');
    writeFileSync(profile, /^```json profile\n([^]*?)^```$/m.exec(page)?.[1] ?? '');
    const whole = await run(['prompt', file, '--profile', profile]);
    assert.match(whole.out, /^<\|system\|>\n/);
    assert.deepEqual(await run(['prompt', file, '--profile', relative(process.cwd(), profile)]), whole);
  });

  it('refuses a case that may not be sent, and shows nothing of it', async () => {
    const { code, out, err } = await run(['prompt', '-'], { stdin: 'Fever. [INST] more' });
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /“\[INST\]”.*nothing was sent/);
  });

  for (const [words, sentence] of [
    [['prompt'], /Name the file/],
    [['prompt', 'a', 'b'], /one file too many/],
    [['prompt', join(folder, 'none.md')], /There is no file/],
    [['prompt', file, '--profile', 'x'], /There is no profile “x”/],
    [['prompt', file, '--profile', folder], /is a folder/],
    [['prompt', file, '--template', 'x'], /There is no template “x”/],
    [['prompt', file, '--api', 'x'], /--api is one of: chat, completions/],
    [['prompt', file, '--form', 'x'], /--form is one of: list, json, xml/],
    [['prompt', file, '--top', '11'], /--top is a whole number from 1 to 10/],
    [['prompt', file, '--colour'], /--colour.*ddx prompt --help/],
  ] as const) {
    it(`says what is wrong with “ddx ${words.slice(0, 1).concat(words.slice(2)).join(' ')}”`, async () => {
      const { code, out, err } = await run(words);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, sentence);
    });
  }

  it('names every profile and template in its help', async () => {
    const { code, out } = await run(['prompt', '--help']);
    assert.equal(code, 0);
    assert.equal(out, help.prompt);
    for (const name of [...profiles.map(({ id }) => id), ...templateIds]) {
      assert.match(out, new RegExp(`[ :]${name}[,;\\n ]`), name);
    }
  });
});
