import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Identifier } from '../../src/cases/phi/identifier.ts';
import { run } from './cliFixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'ddx-phi-'));
after(() => rmSync(folder, { recursive: true }));

const text = 'First line.\nSeen by Dr Alan Reyes on 3/11/2021.';

describe('ddx phi', () => {
  it('prints exactly one object, and for each finding exactly what was promised', async () => {
    const { code, out, err } = await run(['phi', '-', '--json'], { stdin: text });
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.match(out, /^\{"findings":\[.*\]\}\n$/);
    const { findings } = JSON.parse(out) as { findings: Identifier[] };
    assert.deepEqual(
      findings.map((one) => [one.class, one.text]),
      [
        ['NAME', 'Alan Reyes'],
        ['DATE', '3/11/2021'],
      ],
    );
    for (const one of findings) {
      assert.deepEqual(Object.keys(one), ['class', 'start', 'end', 'text', 'confidence']);
      assert.equal(text.slice(one.start, one.end), one.text);
    }
  });

  it('prints line and column for a person', async () => {
    const { out } = await run(['phi', '-'], { stdin: text });
    assert.match(out, /^2:12 +NAME +Alan Reyes\n2:26 +DATE +3\/11\/2021\n$/);
  });

  it('shows what the source of an imported case marked, and the guard keeps it here', async () => {
    const tagged = 'The patient was brought by bluebird to us.';
    const source = join(folder, 'tagged.xml');
    const tag = '<NAME id="P0" start="27" end="35" text="bluebird" TYPE="PATIENT" comment=""/>';
    writeFileSync(source, `<?xml version="1.0"?><note><TEXT><![CDATA[${tagged}]]></TEXT><TAGS>${tag}</TAGS></note>`);
    const study = join(folder, 'study');
    assert.equal((await run(['import', source, '--into', study])).code, 0);
    const [name = ''] = readdirSync(join(study, 'cases'));
    const file = join(study, 'cases', name);
    const { out } = await run(['phi', file]);
    assert.match(out, /^1:28 +NAME +bluebird\n$/);
    const there = ['--base-url', 'http://127.0.0.1:9/v1', '--model', 'a', '--allow-origin', 'http://127.0.0.1:9'];
    const { err } = await run(['diagnose', file, ...there]);
    assert.match(err, /1 NAME/);
    writeFileSync(file, `A note. ${tagged}`);
    assert.doesNotMatch((await run(['phi', file])).out, /bluebird/, 'where it stands in another text is not known');
  });

  it('is done, too, where nothing was found, and claims nothing', async () => {
    const { code, out } = await run(['phi', '-'], { stdin: 'No fever.' });
    assert.equal(code, 0);
    assert.match(out, /^Nothing was found by these rules\./);
  });

  it('takes a list of one’s own', async () => {
    const names = join(folder, 'names.txt');
    writeFileSync(names, '# ward\r\nBlue Heron\r\n\r\n');
    const { out } = await run(['phi', '-', '--names', names, '--json'], { stdin: 'on blue heron, # ward' });
    const { findings } = JSON.parse(out) as { findings: Identifier[] };
    assert.deepEqual(
      findings.map((one) => [one.text, one.confidence]),
      [['blue heron', 0.99]],
    );
  });

  it('says what is wrong with the words', async () => {
    for (const [words, sentence] of [
      [[], /Name the file of the case/],
      [['-', '--names', join(folder, 'none')], /list of names/],
      [['--top', '3', 'a'], /ddx phi --help/],
    ] as const) {
      const { code, err } = await run(['phi', ...words], { stdin: text });
      assert.equal(code, 2);
      assert.match(err, sentence);
    }
  });

  it('has a help that says what comes out', async () => {
    const { code, out } = await run(['phi', '--help']);
    assert.equal(code, 0);
    assert.match(out, /UTF-16/);
  });
});
