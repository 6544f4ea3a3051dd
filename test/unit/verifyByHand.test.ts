import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readLedger } from '../../src/ledger/reader.ts';
import { isSignedBy } from '../../src/ledger/signing.ts';
import { headText, RatingEvent } from '../../src/ratings/event.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'audit.md'), 'utf8');

function block(name: string): string {
  const found = new RegExp(`^\`\`\`\\w+ ${name}\\n([^]*?)^\`\`\`$`, 'm').exec(page)?.[1];
  assert.ok(found, `no block ${name}`);
  return found;
}

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'by-hand-'));
  try {
    writeFileSync(join(folder, 'FILE.jsonl'), block('example'));
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const has = (program: string, ...words: string[]): boolean => {
  try {
    execFileSync(program, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const shown = readLedger(Buffer.from(block('example')));

describe('the page on what can be checked', () => {
  it('shows a file whose chain and signature are whole', () => {
    assert.deepEqual([shown.count, shown.damage, shown.tornBytes], [3, [], 0]);
    const [opened, , signed] = shown.events.map(({ body }) => RatingEvent.parse(body));
    assert.ok(opened?.what === 'opened' && opened.key !== null && signed?.what === 'signed');
    assert.ok(isSignedBy(opened.key, headText(shown.events[2]?.prev ?? ''), signed.signature));
  });

  it('shows a script that finds the head, and the first bad line', { skip: !has('python3', '--version') }, () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'chain.py'), block('chain'));
      const run = (): string =>
        execFileSync('python3', ['chain.py', 'FILE.jsonl'], { cwd: folder, stdio: 'pipe' }).toString();
      assert.equal(run().trim(), shown.head);
      writeFileSync(join(folder, 'FILE.jsonl'), block('example').replace('"value":5', '"value":4'));
      assert.throws(run, /line 2 is bad/);
    }),
  );

  it('shows commands that check the signature', { skip: !has('openssl', 'version') }, () =>
    inFolder((folder) => {
      const run = (): string =>
        execFileSync('sh', ['-e', '-c', block('signature')], { cwd: folder, stdio: 'pipe' }).toString();
      assert.match(run(), /Verified Successfully/);
      writeFileSync(join(folder, 'FILE.jsonl'), block('example').replace(/"key":"../, '"key":"AA'));
      assert.throws(run);
    }),
  );
});
