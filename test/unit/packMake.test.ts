import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { nodeFiles, type Files } from '../../src/ledger/files.ts';
import { hashOf } from '../../src/ledger/line.ts';
import { LedgerWriter } from '../../src/ledger/writer.ts';
import { newSigningKey, signerOf } from '../../src/ledger/signing.ts';
import { StudyLog } from '../../src/study/log/studyLog.ts';
import { record } from '../../src/study/log/record.ts';
import { openPack } from '../../src/study/pack/openPack.ts';
import { packTime } from '../../src/study/pack/packFiles.ts';
import { says, sealedStudy, twoArms, type SealedStudy } from './packFixtures.ts';
import { planWith, textOf } from './sealingFixtures.ts';

let study: SealedStudy;
afterEach(() => study.drop());

/** All files below a folder with their bytes. */
function treeOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    paths
      .map((one) => join(one.parentPath, one.name))
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}

describe('makePack', () => {
  it('writes all that a rater needs and nothing that tells', async () => {
    study = await sealedStudy();
    const { out, id, cases, answers } = await study.pack();
    assert.deepEqual([cases, answers], [3, 6]);
    const tree = treeOf(out);
    const { pack, texts, answers: shown, references, problems } = await openPack(out);
    assert.deepEqual(problems, []);
    assert.equal(pack.id, id);
    assert.deepEqual(readdirSync(out).sort(), [
      '.gitattributes',
      '.gitignore',
      'README.md',
      'answers',
      'cases',
      'keys',
      'pack.json',
      'ratings',
      'references.jsonl',
    ]);
    for (const one of pack.order) assert.equal(texts.get(one.case), textOf(one.case));
    assert.equal(shown.size, 6);
    assert.equal(references.get('case-1')?.accepted[0], 'Podagra');
    assert.equal(pack.coordinatorKey, study.signer.publicKey);
    const all = JSON.stringify(tree);
    for (const tell of ['embedded', 'ward-model', 'GPT', 'Toes', study.root, 'startedAt']) {
      assert.ok(!all.includes(tell), tell);
    }
  });

  it('gives all files the same time', async () => {
    study = await sealedStudy();
    const { out } = await study.pack();
    for (const path of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
      assert.equal(statSync(join(out, path)).mtimeMs, packTime, path);
    }
  });

  it('makes the same pack again, byte for byte, with the passphrase and with the recovery key', async () => {
    study = await sealedStudy();
    const first = await study.pack();
    const second = await study.pack({ out: join(study.folder, 'again'), secret: study.recoveryKey });
    assert.deepEqual(treeOf(second.out), treeOf(first.out));
    const log = await StudyLog.read(study.root, nodeFiles);
    const packed = log.all('packed').map(({ event }) => event);
    assert.deepEqual(packed[0], packed[1]);
    assert.equal(packed[0]?.sha256, hashOf(readFileSync(join(first.out, 'pack.json'))));
    assert.equal(log.all('keyed').length, 1);
    assert.equal(log.all('held').filter(({ event }) => event.for === 'pack').length, 2);
  });

  it('shows no failed answer, cuts to the plan’s K, and leaves short lists short', async () => {
    const plan = planWith({ ...twoArms, top: 2 });
    const answers = [
      says({
        arm: 'embedded',
        case: 'case-1',
        names: ['Gout', 'Sepsis', 'Trauma'],
        more: { parameters: { temperature: null, topP: null, seed: null, maxTokens: null, top: 2 } },
      }),
      says({
        arm: 'ward-model',
        case: 'case-1',
        names: ['Gout'],
        more: { parameters: { temperature: null, topP: null, seed: null, maxTokens: null, top: 2 } },
      }),
      says({
        arm: 'embedded',
        case: 'case-2',
        names: [],
        failed: true,
        more: { parameters: { temperature: null, topP: null, seed: null, maxTokens: null, top: 2 } },
      }),
      says({
        arm: 'ward-model',
        case: 'case-2',
        names: ['As GPT-4o'],
        more: { parameters: { temperature: null, topP: null, seed: null, maxTokens: null, top: 2 } },
      }),
    ];
    study = await sealedStudy({ plan, cases: ['case-1', 'case-2'], answers });
    const { out, notes } = await study.pack();
    const { answers: shown } = await openPack(out);
    assert.deepEqual([...shown.values()].map(({ diagnoses }) => diagnoses.map(({ name }) => name)).sort(), [
      ['Gout'],
      ['Gout', 'Sepsis'],
      ['No diagnosis named'],
    ]);
    assert.equal(notes.length, 1);
  });

  it('is refused inside the study, through links too, and where something stands', async () => {
    study = await sealedStudy();
    const { root, folder } = study;
    symlinkSync(root, join(folder, 'link'));
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'x'), '');
    const before = Object.keys(treeOf(root)).filter((path) => !path.startsWith('log'));
    for (const out of [root, join(root, 'packs', 'r1'), join(folder, 'link', 'r1'), join(folder, 'STUDY', 'r1')]) {
      await assert.rejects(study.pack({ out }), /inside its study/, out);
    }
    await assert.rejects(study.pack({ out: join(folder, 'full') }), /not empty/);
    assert.deepEqual(
      Object.keys(treeOf(root)).filter((path) => !path.startsWith('log')),
      before,
    );
    mkdirSync(join(folder, 'empty'));
    await study.pack({ out: join(folder, 'empty') });
  });

  it('is refused with another passphrase, for a stranger, and for a plan that was edited', async () => {
    study = await sealedStudy();
    await assert.rejects(study.pack({ secret: 'not the right passphrase' }));
    await assert.rejects(study.pack({ rater: 'r9' }), /no rater r9/);
    writeFileSync(join(study.root, 'references.jsonl'), '');
    await assert.rejects(study.pack(), /references\.jsonl/);
    assert.deepEqual(readdirSync(study.folder), ['study']);
  });

  it('never leaves half a pack, wherever the disk refuses', async () => {
    let left = Infinity;
    const refusing = new Proxy(nodeFiles, {
      get:
        (files, what: keyof Files) =>
        (...given: never[]) => {
          const isOut = String(given[0]).includes('ddx-pack-') && String(given[0]).includes('/r1');
          if (isOut && ['create', 'makeFolder', 'rename', 'syncFolder', 'stamp'].includes(what) && left-- <= 0) {
            return Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
          }
          return (files[what] as (...all: never[]) => unknown)(...given);
        },
    });
    study = await sealedStudy({ files: refusing, cases: ['case-1'] });
    let made = false;
    for (let n = 0; !made; n++) {
      left = n;
      made = await study.pack().then(
        () => true,
        (error: unknown) => {
          assert.match(String(error), /full/);
          return false;
        },
      );
      left = Infinity;
      if (!made) assert.deepEqual(readdirSync(study.folder), ['study'], `after ${n}`);
    }
    assert.deepEqual((await openPack(join(study.folder, 'r1'))).problems, []);
  });

  it('gives readers no reference, and the second stage only once the first was completed and collected', async () => {
    const plan = planWith({
      ...twoArms,
      raters: [
        { id: 'r1', role: 'reader' },
        { id: 'r2', role: 'clinician' },
      ],
      design: { reading: { kind: 'two-stage', assisted: 1, arm: 'embedded' } },
      mustNotMiss: { 'case-1': ['Sepsis'] },
    });
    study = await sealedStudy({ plan });
    const first = await study.pack();
    assert.equal(first.stage, 'own');
    const own = await openPack(first.out);
    assert.deepEqual([own.references.size, own.answers.size, own.pack.order[0]?.mustNotMiss], [0, 0, []]);
    const second = { stage: 'assisted', out: join(study.folder, 'second') } as const;
    await assert.rejects(study.pack(second), /Nothing of r1 was collected/);
    const { root, means, signer } = study;
    await record(root, means, {
      what: 'collected',
      by: 'coordinator',
      rater: 'r1',
      pack: first.id,
      file: 'r1-x.jsonl',
      events: 1,
      head: '0'.repeat(64),
      key: signer.publicKey,
      late: null,
    });
    await assert.rejects(study.pack(second), /has not completed 3 cases/);

    mkdirSync(join(root, 'ratings'), { recursive: true });
    const path = join(root, 'ratings', 'r1-x.jsonl');
    const { clock } = means;
    const [writer] = await LedgerWriter.begin({
      files: nodeFiles,
      path,
      clock,
      first: { what: 'opened' },
      times: 'full',
    });
    for (const one of own.pack.order) await writer.append({ what: 'completed', case: one.case });
    await writer.close();
    assert.deepEqual([(await study.pack(second)).stage, (await openPack(second.out)).answers.size], ['assisted', 3]);
    // Everybody knows which arm assists: neither the log nor the ids may lead from there to what others score.
    const scored = await study.pack({ rater: 'r2', out: join(study.folder, 'scored') });
    const ids = [...(await openPack(second.out)).answers.keys()];
    const known = (await openPack(scored.out)).answers;
    assert.ok(known.size > 0 && ids.every((id) => !known.has(id)));
    const packed = (await StudyLog.read(root, nodeFiles)).all('packed').map(({ event }) => event);
    assert.deepEqual(
      packed.map(({ stage, cases }) => [stage, cases.flatMap(({ answers }) => answers).length]),
      [
        ['own', 0],
        ['assisted', 0],
        ['rating', known.size],
      ],
    );
  });

  it('is another pack for another rater and another key', async () => {
    study = await sealedStudy();
    const one = await study.pack();
    const two = await study.pack({ rater: 'r2' });
    assert.notEqual(one.id, two.id);
    const three = await study.pack({ out: join(study.folder, 'three'), signer: signerOf(newSigningKey()) });
    assert.equal(three.id, one.id);
  });
});
