import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { constants, existsSync, mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

const main = join(import.meta.dirname, '../../src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'ddx-leaving-'));
after(() => rmSync(folder, { recursive: true }));
const aCase = join(folder, 'case.md');
writeFileSync(aCase, 'Fever, cough and dyspnoea for three days.');
const pipe = join(folder, 'pipe');
execFileSync('mkfifo', [pipe]);
const address = ['--base-url', 'http://127.0.0.1:9/v1', '--model', 'm'];

/** A writer that says nothing, once somebody waits for one. */
async function silentWriter() {
  for (;;) {
    try {
      return await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    }
  }
}

const ended = (program: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => program.once('close', (code, signal) => resolve(code ?? signal)));

describe('ddx, stopped while a file never comes', () => {
  const table: readonly (readonly string[])[] = [
    ['diagnose', pipe],
    ['findings', pipe],
    ['diagnose', aCase, '--endpoint', 'ward', '--endpoints', pipe],
    ['diagnose', aCase, ...address, '--ca', pipe],
    ['check', '--endpoint', 'ward', '--endpoints', pipe],
    ['check', ...address, '--ca', pipe],
  ];
  for (const [at, words] of table.entries()) {
    it(`ends at once, and says so: ${words.join(' ').replaceAll(folder, '')}`, { timeout: 20_000 }, async () => {
      const program = spawn(process.execPath, [main, ...words, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
      const over = ended(program);
      const writer = await silentWriter();
      program.kill(at % 2 === 0 ? 'SIGINT' : 'SIGTERM');
      const [out, err] = await Promise.all([program.stdout.toArray(), program.stderr.toArray()]);
      assert.equal(await over, 130);
      await writer.close();
      const { error, partial } = JSON.parse(Buffer.concat(out as Buffer[]).toString()) as {
        error: { kind: string };
        partial: null;
      };
      assert.deepEqual([error.kind, partial, Buffer.concat(err as Buffer[]).toString()], ['cancelled', null, '']);
    });
  }
});

describe('ddx prompt, stopped while a file never comes', () => {
  it('ends at once, and says so', { timeout: 20_000 }, async () => {
    const program = spawn(process.execPath, [main, 'prompt', pipe], { stdio: ['ignore', 'pipe', 'pipe'] });
    const over = ended(program);
    const writer = await silentWriter();
    program.kill('SIGINT');
    const [out, err] = await Promise.all([program.stdout.toArray(), program.stderr.toArray()]);
    assert.equal(await over, 130);
    await writer.close();
    assert.equal(Buffer.concat(out as Buffer[]).toString(), '');
    assert.equal(Buffer.concat(err as Buffer[]).toString(), 'You stopped before the case was read.\n');
  });
});

describe('ddx, unable to print', () => {
  const full = '/dev/full';
  const there = existsSync(full);

  for (const words of there ? [['--help'], ['diagnose', aCase, '--json'], ['findings', aCase]] : []) {
    it(`says in one sentence that ${words[0] ?? ''} could not be written`, async () => {
      const to = openSync(full, 'w');
      const program = spawn(process.execPath, [main, ...words], { stdio: ['ignore', to, 'pipe'] });
      const over = ended(program);
      const err = Buffer.concat((await program.stderr?.toArray()) as Buffer[]).toString();
      closeSync(to);
      assert.equal(await over, 1);
      assert.match(err, /What was to be printed could not be written \(ENOSPC: no space left on device, write\)\.\n$/);
      assert.doesNotMatch(err, /\n {4}at /);
    });
  }

  it('prints the answer though nobody can hear what is said beside it', async () => {
    const deaf = spawn(process.execPath, [main, 'diagnose', aCase], { stdio: ['ignore', 'pipe', 'pipe'] });
    const over = ended(deaf);
    deaf.stderr.destroy();
    const out = Buffer.concat((await deaf.stdout.toArray()) as Buffer[]).toString();
    assert.equal(await over, 0);
    assert.match(out, /^1\. /);
  });
});
