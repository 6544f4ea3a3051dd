import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import * as z from 'zod/mini';
import { HumanError } from '../../src/humanError.ts';
import { jsonPlace } from '../../src/arms/prompt/jsonPlace.ts';
import { Profile } from '../../src/arms/prompt/profile.ts';
import { resolveProfile, type Resolving } from '../../src/arms/prompt/profileFile.ts';
import { profileFor, profileNamed, profiles } from '../../src/arms/prompt/profiles.ts';
import { makePrompt } from '../../src/arms/prompt/prompt.ts';
import { readSmallFile } from '../../src/arms/prompt/readSmallFile.ts';
import { Template, templateIds, templates } from '../../src/arms/prompt/templates.ts';
import { root } from '../../tools/project.ts';
import { accepts, type JsonSchema } from './jsonSchema.ts';

const page = readFileSync(join(root, 'docs', 'profiles.md'), 'utf8');
const example = /^```json profile\n([^]*?)^```$/m.exec(page)?.[1] ?? assert.fail('no example on the page');

/** The rows of a table on the page, its cells by column, found by the head of the first column. */
function table(head: string): string[][] {
  const lines = page.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${head} `));
  const to = lines.findIndex((line, at) => at > from && line === '');
  return lines.slice(from + 2, to).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the built-in profiles', () => {
  it('keep to their own schema, each under a name of its own', () => {
    for (const profile of profiles) assert.deepEqual(Profile.parse(profile), profile);
    for (const id of templateIds) {
      assert.deepEqual(Template.parse(templates[id]), templates[id]);
      assert.equal(templates[id].id, id);
    }
    assert.equal(new Set(profiles.map(({ id }) => id)).size, profiles.length);
  });

  it('are the table on the page', () => {
    const rows = profiles.map((one) => [
      `\`${one.id}\``,
      one.label,
      one.api,
      one.form,
      one.template,
      one.contextTokens === null ? '' : String(one.contextTokens),
      one.models.join('; '),
      `${one.licence.outputsMayBeShared ? 'yes' : '**no**'} (${one.licence.name})`,
    ]);
    assert.deepEqual(table('profile'), rows);
  });

  it('and their templates are the other table', () => {
    const code = (text: string): string => `\`${text.replaceAll('\n', '\\n').replaceAll('|', '\\|')}\``;
    const rows = table('template');
    assert.deepEqual(
      rows.map(([name]) => name),
      templateIds.map((id) => `\`${id}\``),
    );
    for (const [at, id] of templateIds.entries()) {
      const [, text, stop] = rows[at] ?? [];
      if (id === 'medalpaca') {
        assert.equal(templates.medalpaca.text, `${templates.alpaca.text}\n`);
        assert.deepEqual(templates.medalpaca.stop, templates.alpaca.stop);
        continue;
      }
      const from = id === 'alpaca' ? templates[id].text.indexOf('### Instruction:') : 0;
      assert.ok(text?.endsWith(code(templates[id].text.slice(from)).replace(/ `$/, ' `')), id);
      assert.equal(stop, templates[id].stop.map(code).join(', '), id);
    }
  });

  it('forbid sharing what Me-LLaMA wrote, and say by what', () => {
    for (const id of ['me-llama', 'me-llama-chat']) {
      const { licence } = profileNamed(id) ?? assert.fail();
      assert.equal(licence.outputsMayBeShared, false);
      assert.match(licence.name, /PhysioNet/);
      assert.match(licence.note, /permission/);
    }
  });
});

describe('the profile for a model', () => {
  const fits: Record<string, readonly string[]> = {
    'me-llama-chat': [
      'Me-LLaMA-70B-chat',
      'me-llama/MeLLaMA-13B-chat',
      'mellama:70b-chat',
      '/models/me_llama_70b_chat.Q4_K_M.gguf',
      'Me LLaMA 13B Chat',
      'mellama70bchat',
    ],
    'me-llama': ['Me-LLaMA-70B', 'clinicalnlplab/me-llama', 'MeLLaMA_13B'],
    'llama-2-chat': [
      'meta-llama/Llama-2-70b-chat-hf',
      'llama2:13b-chat',
      'LLaMA-2-7B-Chat-GPTQ',
      'acme-llama-2-7b-chat',
    ],
    'pmc-llama': ['axiong/PMC_LLaMA_13B', 'pmc-llama-13b'],
    medalpaca: ['medalpaca/medalpaca-13b', 'MedAlpaca-13B', 'med-alpaca'],
    alpacare: ['xz97/AlpaCare-llama-13b', 'xz97/AlpaCare-llama1-7b', 'AlpaCare-13B'],
    'alpacare-llama-2': ['xz97/AlpaCare-llama2-13b', 'AlpaCare-7b-llama-2'],
    meditron: ['epfl-llm/meditron-70b', 'Meditron-7B'],
    chat: [
      'gpt-4',
      'gpt-4o-mini',
      'gpt-3.5-turbo',
      'meta-llama/Llama-3.1-70B-Instruct',
      'meta-llama/Llama-2-70b-hf',
      'OpenMeditron/Meditron3-8B',
      'YBXL/Med-LLaMA3-8B',
      'acme-llama',
      'llama-27b-chat',
      'alpaca-13b',
      '',
      '模型',
    ],
  };
  for (const [id, names] of Object.entries(fits)) {
    for (const name of names) {
      it(`named “${name}” is ${id}`, () => assert.equal(profileFor(name).id, id));
    }
  }

  it('may be one of a person’s own, where it says more of the name', () => {
    const own = Profile.parse({ ...JSON.parse(example), models: ['me-llama chat tuned', '***'] });
    assert.equal(profileFor('me-llama-70b-chat-tuned', [...profiles, own]).id, own.id);
    assert.equal(profileFor('me-llama-70b-chat', [...profiles, own]).id, 'me-llama-chat');
    assert.equal(profileFor('other', [own]).id, 'chat');
  });
});

describe('a profile file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ddx-profile-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  const written = (content: string | Uint8Array): string => {
    const path = join(folder, `${count++}.ddx-profile.json`);
    writeFileSync(path, content);
    return path;
  };
  const own = JSON.parse(example) as Record<string, unknown> & { template: Record<string, unknown> };
  const changed = (change: Record<string, unknown>): string => written(JSON.stringify({ ...own, ...change }));
  const templated = (change: Record<string, unknown>): string => changed({ template: { ...own.template, ...change } });

  const refused = async (nameOrPath: string, sentence: RegExp, o: Resolving = {}): Promise<void> => {
    await assert.rejects(resolveProfile(nameOrPath, readSmallFile, o), (error) => {
      assert.ok(error instanceof HumanError, String(error));
      assert.match(error.message, sentence);
      assert.doesNotMatch(error.message, /\{\d\}|undefined/);
      return true;
    });
  };

  it('as the page shows it is read, and its template filled', async () => {
    const { profile, template } = await resolveProfile(written(example));
    assert.equal(profile.id, 'our-clinic');
    assert.equal(profile.licence.outputsMayBeShared, false);
    const { text, responseSchema } = makePrompt('Fever.', {
      template,
      api: profile.api,
      form: profile.form,
      top: 3,
    });
    assert.match(
      text,
      /^<\|system\|>\nYou are[^]*\n<\|doctor\|>\nRead the case[^]*<case>\nFever\.\n<\/case>\n<\|model\|>\n$/,
    );
    assert.ok(responseSchema);
  });

  it('passes by the schema that the editor checks it with', () => {
    const schema = z.toJSONSchema(Profile, { io: 'input' }) as JsonSchema;
    const parts = schema.properties?.['template']?.anyOf?.[1];
    for (const list of ['messages', 'stop']) {
      const inner = parts?.properties?.[list] as (JsonSchema & { minItems?: number; maxItems?: number }) | undefined;
      delete inner?.minItems;
      delete inner?.maxItems;
    }
    assert.ok(accepts(schema, own));
    assert.ok(!accepts(schema, { ...own, colour: 'red' }));
    const documented = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
    for (const name of [...Object.keys(schema.properties ?? {}), ...Object.keys(parts?.properties ?? {})]) {
      assert.ok(documented.includes(name), `${name} is not on the page`);
    }
  });

  it('needs only what has no default', async () => {
    const { schema, id, label, api } = own;
    const { profile, template } = await resolveProfile(
      written(JSON.stringify({ schema, id, label, api, template: { id: 'short', text: '{case}:' } })),
    );
    assert.equal(profile.version, 1);
    assert.equal(profile.form, 'list');
    assert.deepEqual(template.messages, [{ role: 'user', content: '{system}\n\n{user}' }]);
  });

  it('may name a built-in template, begin with a byte order mark, and stand in the home folder', async () => {
    const path = written(`\ufeff${JSON.stringify({ ...own, template: 'alpaca' })}`);
    const name = path.slice(folder.length + 1);
    assert.equal((await resolveProfile(`~/${name}`, readSmallFile, { home: folder })).template, templates.alpaca);
    assert.equal((await resolveProfile(`./${name}`, readSmallFile, { relativeTo: folder })).profile.id, own['id']);
    assert.equal((await resolveProfile(name, readSmallFile, { relativeTo: folder })).profile.id, own['id']);
  });

  it('of a relative path is refused where a folder could have named it', async () => {
    const name = written(example).slice(folder.length + 1);
    for (const path of [name, `./${name}`, `../${name}`, `.\\${name}`, '~other/x.json']) {
      await refused(path, /relative path.*whole path/);
    }
  });

  it('may be another kind of template by an endpoint’s word, for built-in profiles too', async () => {
    const resolved = await resolveProfile('me-llama-chat', readSmallFile, { template: 'me-llama-io' });
    assert.equal(resolved.template, templates['me-llama-io']);
    assert.equal(resolved.profile.id, 'me-llama-chat');
    for (const { id, template } of profiles) {
      assert.equal((await resolveProfile(id)).template.id, template);
    }
    await refused('me-llama-chat', /no template “x”\. There are: me-llama, me-llama-io/, { template: 'x' });
  });

  it('is looked for only where a path is meant', async () => {
    await refused('me-lama', /There is no profile “me-lama”\. There are: me-llama-chat, .*path/);
    await refused('', /There is no profile “”/);
    await refused('constructor', /There is no profile/);
  });

  it('that cannot be read says why', async () => {
    await refused(join(folder, 'missing.json'), /There is no profile file “.*missing\.json”/);
    await refused(folder, /is a folder/);
    await refused(join(written('{}'), 'x.json'), /There is no profile file/);
    await refused(written(' '.repeat(64 * 1024 + 1)), /more than 64 KB/);
    await refused(written(Buffer.from([0x7b, 0xe9, 0x7d])), /not UTF-8/);
    if (process.platform !== 'win32') {
      const pipe = join(folder, 'pipe.json');
      execFileSync('mkfifo', [pipe]);
      await refused(pipe, /cannot be read \(ENOTFILE\)/);
      await refused('/dev/zero', /cannot be read \(ENOTFILE\)/);
    }
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error('x'), { code }));
    for (const [code, sentence] of [
      ['EACCES', /may not be read by you/],
      ['NoPermissions', /may not be read by you/],
      ['FileNotFound', /There is no profile file/],
      ['FileIsADirectory', /is a folder/],
      ['EIO', /cannot be read \(EIO\)/],
    ] as const) {
      await assert.rejects(resolveProfile('/a/b.json', failing(code)), sentence);
    }
  });

  it('that is not JSON says where', async () => {
    await refused(written('{\n  "id": "x",\n  "label": y\n}'), /is not JSON: look at line 3, column 12\./);
    await refused(written('{ "id": "x", }'), /line 1, column 14/);
    await refused(written(''), /line 1, column 1/);
    await refused(written(`${example.trim().slice(0, -1)}`), /line 20, column 1\./);
  });

  it('that is not a profile names the first field that is wrong', async () => {
    await refused(written('[]'), /holds no object/);
    await refused(written('7'), /holds no object/);
    await refused(changed({ colour: 'red' }), /field “colour”, which no profile has/);
    await refused(changed({ label: undefined }), /lacks the field “label”/);
    await refused(changed({ api: 'speech' }), /field “api” must be “chat” or “completions”/);
    await refused(changed({ schema: 'ddx/profile@2' }), /field “schema” must be “ddx\/profile@1”/);
    await refused(changed({ contextTokens: '4096' }), /field “contextTokens” must be/);
    await refused(changed({ contextTokens: 0 }), /field “contextTokens” must be at least/);
    await refused(changed({ id: 'Our Clinic' }), /field “id” must be small letters/);
    await refused(changed({ licence: { name: 'x' } }), /lacks the field “licence.outputsMayBeShared”/);
    await refused(changed({ licence: { name: 'x', outputsMayBeShared: true, by: '' } }), /field “licence.by”, which/);
    await refused(changed({ template: 7 }), /field “template” must be the name of a template, or a template/);
    await refused(changed({ template: 'alpacas' }), /names the template “alpacas”\. There are: me-llama,/);
    await refused(templated({ txt: '' }), /field “template.txt”, which/);
    await refused(templated({ text: undefined }), /lacks the field “template.text”/);
    await refused(templated({ stop: ['a', 'b', 'c', 'd', 'e'] }), /field “template.stop” must be at most 4/);
    await refused(
      templated({ messages: [{ role: 'assistant', content: '{user}' }] }),
      /field “template.messages.0.role” must be “system” or “user”/,
    );
  });

  it('cannot pass for a built-in one', async () => {
    await refused(changed({ id: 'me-llama-chat' }), /is called “me-llama-chat”, as one that is built in/);
    await refused(templated({ id: 'me-llama' }), /is called “me-llama”, as one that is built in/);
  });

  it('holds a template that can be filled', async () => {
    await refused(templated({ text: '<s>{user}' }), /holds “<s>”: leave it out/);
    await refused(templated({ text: '<|begin_of_text|>{user}' }), /leave it out/);
    await refused(templated({ text: '{system}' }), /no place for the case: its text needs \{user\} or \{case\}/);
    await refused(templated({ messages: [{ role: 'user', content: 'x' }] }), /no place for the case: its messages/);
    await refused(templated({ text: '{user} {case}' }), /would hold the case twice: its text/);
    await refused(
      templated({ text: '{user} {instruction}' }),
      /a hole \{instruction\}\. There are: \{system\}, \{user\}/,
    );
    await resolveProfile(templated({ text: '{"case": 1} {} {0} { user } {user}' }));
  });
});

describe('the place where JSON ends', () => {
  const good = ['{}', '[]', ' [1, -0.5e+3, true, null, "a\\u00e9\\n", {"a": [[]]}]\n', '"\u2028\u007f"', '0'];
  for (const text of [...good, example, readFileSync(join(root, 'package.json'), 'utf8')]) {
    it(`is nowhere in ${JSON.stringify(text.slice(0, 24))}`, () => {
      JSON.parse(text);
      assert.equal(jsonPlace(text), null);
    });
  }

  const bad: Record<string, string> = {
    '': '1:1',
    ' \n ': '2:2',
    '{"a" 1}': '1:6',
    '{"a":1,}': '1:8',
    '[1,]': '1:4',
    '[1 2]': '1:4',
    '{a:1}': '1:2',
    "{'a':1}": '1:2',
    '{"a":01}': '1:6',
    '{"a":tru}': '1:6',
    '[1}': '1:3',
    '{} {}': '1:4',
    '{"a":1': '1:7',
    '["a\n"]': '1:2',
    '["\\x"]': '1:2',
    '// no\n{}': '1:1',
    ']': '1:1',
    '{"a":}': '1:6',
    '1,': '1:2',
    '[\r\n1,\r\nx]': '3:1',
  };
  for (const [text, place] of Object.entries(bad)) {
    it(`is ${place} in ${JSON.stringify(text)}`, () => {
      assert.throws(() => JSON.parse(text) as unknown);
      const found = jsonPlace(text);
      assert.equal(`${found?.line}:${found?.column}`, place);
    });
  }

  it('is found in every broken piece of a good file', () => {
    for (let at = 0; at < example.trimEnd().length; at++) {
      const piece = example.slice(0, at);
      assert.notEqual(jsonPlace(piece), null);
    }
  });
});
