import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ArmFailure } from '../../src/arms/failure.ts';
import { CaseLenses } from '../../src/editor/codeLens.ts';
import { refusePacks, type Asked } from '../../src/editor/packs/refusePacks.ts';
import { rootOf } from '../../src/editor/study/openStudies.ts';
import { plannedArm } from '../../src/editor/study/plannedArm.ts';
import { signingKeys } from '../../src/editor/study/secretKeys.ts';
import { storedStudies } from '../../src/editor/study/storedStudies.ts';
import { makeCase } from '../../src/cases/case.ts';
import { nodeFiles } from '../../src/ledger/files.ts';
import { openPack } from '../../src/study/pack/openPack.ts';
import { OpenPacks } from '../../src/study/pack/openPacks.ts';
import { armsOf } from './fakes.ts';
import { test } from './harness.ts';
import { atBench, passphrase, type Bench } from './studyBench.ts';

interface InPack {
  readonly bench: Bench;
  readonly root: string;
  readonly toe: string;
  readonly uri: string;
  readonly refused: (asked: Partial<Asked>) => Promise<string | null>;
  readonly tries: () => readonly Record<string, unknown>[];
}

/** A pack that was opened on this machine. */
async function inPack(work: (pack: InPack) => Promise<void>): Promise<void> {
  await atBench(async (bench) => {
    await bench.sealed();
    await bench.take('makePack', { open: [[bench.folder]], type: [passphrase] }, { root: bench.root, rater: 'r1' });
    const root = join(bench.folder, 'pack-r1');
    await new OpenPacks(bench.needs.packsFolder).remember(await openPack(root, nodeFiles));
    const path = join(root, 'cases', 'toe.txt');
    await work({
      bench,
      root,
      toe: readFileSync(path, 'utf8').trim(),
      uri: vscode.Uri.file(path).toString(),
      refused: async (asked) => {
        try {
          await refusePacks(bench.needs, { text: '', uri: null, study: null, ...asked });
          return null;
        } catch (error) {
          assert.ok(error instanceof ArmFailure, String(error));
          assert.equal(error.kind, 'blocked');
          return error.message;
        }
      },
      tries: () =>
        readdirSync(join(root, 'ratings'))
          .filter((name) => name.endsWith('.jsonl'))
          .flatMap((name) =>
            readFileSync(join(root, 'ratings', name), 'utf8')
              .trim()
              .split('\n'),
          )
          .map((line) => JSON.parse(line) as Record<string, unknown>)
          .filter(({ what }) => what === 'tried'),
    });
  });
}

test(
  'in a pack no case is diagnosed, and the try is recorded and signed',
  async () => {
    await inPack(async ({ toe, uri, refused, tries, bench }) => {
      assert.match((await refused({ text: toe, uri })) ?? '', /^This is a case of a rater’s pack/);
      const [tried] = tries();
      assert.deepEqual([tried?.['case'], tried?.['how'], tried?.['rater']], ['toe', 'diagnose', 'r1']);
      assert.equal(tried?.['mono'], null, 'no times without the rater’s yes');
      assert.match((await refused({ text: 'Some other words in the pack.', uri })) ?? '', /pack/);
      // Each try has a file of its own, under a random name.
      assert.deepEqual(new Set(tries().map((one) => one['case'])), new Set(['toe', null]));
      assert.equal(tries().length, 2);
      const names = await signingKeys(bench.needs.secrets);
      assert.ok(
        names.some((name) => name.startsWith('signing:rater-')),
        names.join(),
      );
    });
  },
  { timeoutMs: 30_000 },
);

test(
  'text of a pack is known wherever it is pasted, also with other line breaks; other text is asked about',
  async () => {
    await inPack(async ({ toe, refused, tries }) => {
      const reflowed = `My notes\n\n${toe.replaceAll(' ', '\n')}\n\nwhat is it?`;
      assert.match((await refused({ text: reflowed, uri: 'untitled:Untitled-1' })) ?? '', /pack/);
      assert.equal(tries().at(-1)?.['how'], 'pasted text');
      const other = 'A 20-year-old woman has had palpitations and weight loss for two months, with a fine tremor.';
      assert.equal(await refused({ text: other, uri: 'untitled:Untitled-2' }), null);
      assert.equal(tries().length, 1);
    });
  },
  { timeoutMs: 30_000 },
);

test(
  'a study may ask about its own cases; another study with text of the pack may not run it',
  async () => {
    await inPack(async ({ bench, toe, refused }) => {
      assert.equal(await refused({ text: toe, study: bench.root }), null);
      const other = join(bench.folder, 'other');
      mkdirSync(other);
      const needs = { ...bench.needs, arms: armsOf(() => Promise.reject(new Error('no arm'))) };
      const arm = await plannedArm(needs, other, { id: 'embedded', kind: 'embedded' }, 0);
      const kase = makeCase(toe, { kind: 'document', uri: null, start: null, end: null });
      const ask = { top: 5, signal: new AbortController().signal };
      await assert.rejects(arm.diagnose(kase, ask), /rater’s pack/);
      const own = await plannedArm(needs, bench.root, { id: 'embedded', kind: 'embedded' }, 0);
      assert.equal((await own.diagnose(kase, ask)).status, 'complete');
    });
  },
  { timeoutMs: 30_000 },
);

test(
  'a pack below a study belongs to no study: no code lenses, no answers beside it',
  async () => {
    await inPack(async ({ bench, root, uri }) => {
      writeFileSync(join(bench.folder, 'study.json'), readFileSync(join(bench.root, 'study.json')));
      assert.deepEqual(await rootOf(root), { kind: 'pack', root });
      assert.equal((await rootOf(join(bench.folder, 'cases')))?.root, bench.folder);
      assert.equal(await bench.needs.shelves.studyOf(vscode.Uri.parse(uri)), null);
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
      assert.deepEqual(await new CaseLenses(bench.needs.arms, bench.needs.shelves).provideCodeLenses(document), []);
    });
  },
  { timeoutMs: 30_000 },
);

test(
  'what packs and keys leave on this machine can be deleted, unticked at first',
  async () => {
    await inPack(async ({ bench, toe, refused }) => {
      const [packs, keys] = storedStudies(bench.needs);
      assert.ok(packs && keys);
      assert.deepEqual([packs.ticked, keys.ticked], [false, false]);
      assert.ok((await packs.amount()).count > 0);
      assert.ok((await keys.amount()).count > 0);
      await packs.remove();
      await keys.remove();
      assert.deepEqual([(await packs.amount()).count, (await keys.amount()).count], [0, 0]);
      assert.equal(await refused({ text: toe }), null);
    });
  },
  { timeoutMs: 30_000 },
);
