import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { looked } from '../../src/editor/study/looked.ts';
import { nextStep } from '../../src/editor/study/nextStep.ts';
import { secretKeys } from '../../src/editor/study/secretKeys.ts';
import { packShot, studyShot } from '../../src/editor/study/studyShot.ts';
import { studyItems, type StudyItem } from '../../src/editor/study/studyItems.ts';
import { HumanError } from '../../src/humanError.ts';
import { signerFrom } from '../../src/ledger/keyStore.ts';
import { openPack } from '../../src/study/pack/openPack.ts';
import { answerTo, diagnosis, log, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';
import { atBench, passphrase, secrets } from './studyBench.ts';
import { withStudyPerson } from './studyPerson.ts';

/** The lines of the view, as a person reads them. */
function lines(items: readonly StudyItem[], indent = ''): string[] {
  return items.flatMap((item) => [
    [`${indent}${typeof item.label === 'string' ? item.label : ''}`, item.description].filter(Boolean).join(' | '),
    ...lines(item.below, `${indent}  `),
  ]);
}

const view = async (root: string): Promise<string[]> => lines(studyItems([await studyShot(root)]));

test('New Study asks, says what is wrong with an answer, and writes a plan that works', async () => {
  await atBench(async (bench) => {
    mkdirSync(bench.root, { recursive: true });
    mkdirSync(join(bench.root, 'cases'));
    writeFileSync(join(bench.root, 'cases', 'a.txt'), 'A cough.\n');
    const opened: unknown[] = [];
    const { executeCommand } = vscode.commands;
    Object.assign(vscode.commands, { executeCommand: (...args: unknown[]) => Promise.resolve(opened.push(args)) });
    try {
      const { steps } = await bench.take(
        'newStudy',
        {
          pick: [],
          open: [[bench.root]],
          type: [
            ' ',
            'Two models',
            'Which is right more often?',
            'Those in its folder',
            '*',
            'a b',
            'r1, r2, R1',
            'anna, ben',
            'Clinicians',
            'Blinded',
          ],
        },
        undefined,
      );
      assert.deepEqual(
        steps.filter((words) => /^(Give|“a b”|Two of)/.test(words)),
        [
          'Give it a name.',
          '“a b” will not do: use letters, digits, dots and hyphens, at most 60, without spaces.',
          'Two of them are the same.',
        ],
      );
    } finally {
      Object.assign(vscode.commands, { executeCommand });
    }
    const plan = JSON.parse(readFileSync(join(bench.root, 'study.json'), 'utf8')) as Record<string, unknown>;
    assert.equal(plan['title'], 'Two models');
    assert.equal(plan['question'], 'Which is right more often?');
    assert.deepEqual(plan['arms'], [{ id: 'embedded', kind: 'embedded' }]);
    assert.deepEqual(
      (plan['raters'] as { id: string }[]).map(({ id }) => id),
      ['anna', 'ben'],
    );
    assert.equal((plan['blinding'] as { kind: string }).kind, 'blinded');
    assert.ok(opened.some((command) => (command as unknown[])[0] === 'vscode.openFolder'));
    const shot = await studyShot(bench.root);
    assert.deepEqual(shot.problems, []);
    assert.equal(shot.state?.gate, 'draft');
    await assert.rejects(bench.take('newStudy', { open: [[bench.root]] }, undefined), /There is a study in/);
  });
});

test(
  'the whole way: lock, run, seal, packs, collect, close, unblind, verify, checkpoint',
  async () => {
    await atBench(async (bench) => {
      await bench.make();
      const { root } = bench;
      assert.match((await view(root))[0] ?? '', /^Lock Protocol… \| next step/);

      const asked = await bench.take('lockProtocol', {});
      assert.match(
        asked.warnings[0] ?? '',
        /^Lock the protocol of “Toes and coughs”\?\n.*cases \(2\) and references \(2\)/s,
      );
      assert.equal(await bench.gate(), 'draft', 'nothing without a yes');
      const locked = await bench.lock();
      assert.match(locked.news[0] ?? '', /^The protocol is locked\. Cases: 2;/);
      assert.deepEqual(
        (await bench.events('locked')).map(({ by }) => by),
        ['coordinator'],
      );

      assert.match((await view(root))[0] ?? '', /^Run What Is Missing/);
      assert.ok((await view(root)).includes('  embedded | 0 answered · 2 missing'));
      assert.match((await bench.take('runMissing')).news.join(), /^Answers that came now: 2\.$/);
      assert.match((await bench.take('runMissing')).news.join(), /^Nothing is missing\. Answers that are there: 2\.$/);

      assert.match((await view(root))[0] ?? '', /^Seal Allocation…/);
      const copied: string[] = [];
      const sealing = await bench.take('sealAllocation', {
        type: ['short', passphrase, 'another one entirely', passphrase],
        press: ['Copy', 'I Have Kept It'],
      });
      copied.push(await vscode.env.clipboard.readText());
      assert.equal(sealing.steps.filter((words) => /too easy|not the same/.test(words)).length, 2);
      const [first = '', second = ''] = sealing.warnings;
      assert.match(first, /^The recovery key is shown this once\n[0-9A-Z]{4}-/);
      assert.match(second, /Copied\. Empty the clipboard/);
      assert.match(copied[0] ?? '', /^(?:[0-9A-Z]{4}-){13}[0-9A-Z]{4}$/);
      assert.deepEqual(
        readdirSync(join(root, 'answers')).filter((name) => !name.endsWith('.sealed')),
        [],
      );
      assert.ok(!(await view(root)).some((line) => line.includes('embedded')), 'no arm is told of after the seal');

      await assert.rejects(
        bench.take('makePack', { open: [[join(root, 'cases')]], type: [passphrase] }, { root, rater: 'r1' }),
        /lies in the study/,
      );
      await assert.rejects(
        bench.take('makePack', { open: [[bench.folder]], type: ['a wrong passphrase here'] }, { root, rater: 'r1' }),
        HumanError,
      );
      const out = await bench.rated('r1');
      assert.ok((await view(root)).some((line) => /^ {2}r1 \| clinician · pack made/.test(line)));

      const receipts = join(bench.folder, 'receipts');
      mkdirSync(receipts);
      const collecting = await bench.take('collectRatings', {
        pick: ['A Folder'],
        open: [[out], [receipts]],
        answer: ['Save Receipts'],
      });
      assert.match(collecting.news[0] ?? '', /^Ratings files taken: 1\./);
      assert.match(bench.shown.at(-1)?.text ?? '', /^taken · .*r1/m);
      const [receipt = ''] = readdirSync(receipts);
      assert.match(receipt, /^receipt-r1.*\.json$/);
      assert.equal(
        (JSON.parse(readFileSync(join(receipts, receipt), 'utf8')) as { schema: string }).schema,
        'ddx/receipt@1',
      );

      // Of the other rater nothing came: that is an objection, which is shown in full and passed with a reason.
      await bench.take('closeRating', { press: [''] });
      assert.equal(await bench.gate(), 'sealed');
      const closing = await bench.take('closeRating', { press: ['Go On'], type: ['  ', 'r2 fell ill'] });
      assert.match(closing.warnings[0] ?? '', /^Close Rating: .*against it\.\n• /s);
      assert.ok(closing.steps.includes('Give a reason.'));
      const [closed] = await bench.events('closed');
      assert.equal((closed?.['despite'] as { reason: string }).reason, 'r2 fell ill');

      const unblinding = await bench.take('unblind', { press: ['Unblind'], type: [copied[0] ?? ''] });
      assert.match(unblinding.news[0] ?? '', /unblinded/);
      assert.equal(await bench.gate(), 'unblinded');
      assert.ok(existsSync(join(root, 'allocation.json')));

      const verified = await bench.take('verifyStudy');
      assert.match(verified.news[0] ?? '', /Nothing in the record was changed/);
      assert.match(bench.shown.at(-1)?.text ?? '', /^Fingerprint: [0-9a-f]{64}$/m);
      await bench.take('signCheckpoint');
      assert.match(await vscode.env.clipboard.readText(), /[0-9a-f]{64}/);
      assert.equal((await bench.events('checkpoint')).length, 1);

      const [file = ''] = readdirSync(join(root, 'ratings')).filter((name) => name.endsWith('.jsonl'));
      const path = join(root, 'ratings', file);
      writeFileSync(path, readFileSync(path, 'utf8').replace('"value":5', '"value":1'));
      const broken = await bench.take('verifyStudy');
      assert.match(broken.errors[0] ?? '', /^The record is not whole\. ratings\//);
    });
  },
  { timeoutMs: 60_000 },
);

test('what is changed after the lock is marked in the plan, recorded, or put back', async () => {
  await atBench(async (bench) => {
    await bench.make();
    await bench.lock();
    const path = join(bench.root, 'study.json');
    const locked = readFileSync(path, 'utf8');
    const uri = vscode.Uri.file(path);
    const ours = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'changed-after-lock');
    await vscode.commands.executeCommand('ddx.studyStatus').then(undefined, () => undefined);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    writeFileSync(path, locked.replace('"top": 5', '"top": 4'));
    const [mark] = await eventually('the mark', () => (ours().length > 0 ? ours() : undefined));
    assert.ok(mark);
    assert.equal(document.getText(mark.range), '4');
    assert.match(mark.message, /Changed since the protocol was locked/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      mark.range,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Record Deviation…') && titles.includes('Restore the locked text'), titles.join());
    assert.match((await view(bench.root))[0] ?? '', /^Record Deviation…/);

    await bench.take('restoreLocked');
    assert.equal(readFileSync(path, 'utf8'), locked);
    await eventually('no mark', () => (ours().length === 0 ? true : undefined));
    await assert.rejects(bench.take('recordDeviation'), /Nothing differs from what was locked/);

    writeFileSync(path, locked.replace('"top": 5', '"top": 3'));
    writeFileSync(join(bench.root, 'cases', 'toe.txt'), 'A swollen toe.\n');
    const recording = await bench.take('recordDeviation', { press: ['Record'], type: ['The protocol said three'] });
    assert.match(
      recording.warnings[0] ?? '',
      /^2 files differ.*\n• cases\/toe\.txt: changed\n• study\.json: changed$/s,
    );
    const [deviated] = await bench.events('deviated');
    assert.equal(deviated?.['reason'], 'The protocol said three');
    await eventually('no mark', () => (ours().length === 0 ? true : undefined));
    assert.ok((await view(bench.root)).some((line) => /^Plan \| locked.*1 deviation$/.test(line)));
  });
});

test('problems of a plan stand where they are', async () => {
  await atBench(async (bench) => {
    await bench.make();
    const path = join(bench.root, 'study.json');
    const plan = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    plan['verdict'] = { rule: 'designated', rater: 'nobody' };
    writeFileSync(path, JSON.stringify(plan, null, 2));
    const document = await vscode.workspace.openTextDocument(path);
    await vscode.window.showTextDocument(document);
    const mark = await eventually('the mark', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .find(({ source, message }) => source === 'DDx' && /nobody/.test(message)),
    );
    assert.equal(document.getText(mark.range), '"nobody"');
    assert.equal(mark.severity, vscode.DiagnosticSeverity.Error);
  });
});

test('the contributed schema tells of fields and of what is wrong with them', async () => {
  await atBench(async (bench) => {
    await bench.make();
    const path = join(bench.root, 'study.json');
    const text = readFileSync(path, 'utf8').replace('"top": 5', '"top": 55');
    writeFileSync(path, text);
    const document = await vscode.workspace.openTextDocument(path);
    await vscode.window.showTextDocument(document);
    const wrong = await eventually(
      'the schema’s mark',
      () => vscode.languages.getDiagnostics(document.uri).find(({ range }) => document.getText(range) === '55'),
      12_000,
    );
    assert.match(wrong.message, /10/);
    const at = document.positionAt(text.indexOf('"answersPerCase"') + 3);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const words = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
    assert.match(words.join(' '), /answers? each case|arm/i);
    const inside = document.positionAt(text.indexOf('"blinded"') + 1);
    const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      inside,
    );
    const labels = offered.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(
      labels.some((label) => label.includes('open')),
      labels.join(),
    );
  });
});

test('objections are shown in full and passed with a reason', async () => {
  await atBench(async (bench) => {
    await bench.make();
    writeFileSync(join(bench.root, 'references.jsonl'), '');
    const left = await bench.take('lockProtocol', { press: ['Lock Protocol', ''] });
    assert.match(left.warnings[1] ?? '', /^Lock Protocol: .*against it\.\n• .*reference/s);
    assert.equal(await bench.gate(), 'draft');
    await bench.take('lockProtocol', { press: ['Lock Protocol', 'Go On'], type: ['References follow'] });
    const [locked] = await bench.events('locked');
    assert.equal((locked?.['despite'] as { reason: string }).reason, 'References follow');
  });
});

test('between lock and unblinding a look at answers is recorded, once', async () => {
  await atBench(async (bench) => {
    await bench.make();
    const means = { shelves: bench.needs.shelves, software: 'test', log };
    await withStudyPerson({}, () => looked(means, bench.root));
    assert.deepEqual(await bench.events('looked'), []);
    await bench.lock();
    const said = await withStudyPerson({}, async () => {
      await looked(means, bench.root);
      await looked(means, bench.root);
    });
    assert.equal(said.news.length, 1);
    assert.deepEqual(
      (await bench.events('looked')).map(({ by, saw }) => [by, saw]),
      [['coordinator', 'answers']],
    );
  });
});

test(
  'after the seal a diagnosis of the study is kept on this machine, and that is said once',
  async () => {
    await atBench(async (bench) => {
      await bench.sealed();
      const { case: kase } = taken('A red toe.');
      const answers = () => readdirSync(join(bench.root, 'answers')).sort();
      const before = answers();
      const said = await withStudyPerson({}, async () => {
        await bench.needs.shelves.keep(bench.root, answerTo(kase, [diagnosis(1, 'Gout')]));
        await bench.needs.shelves.keep(bench.root, answerTo(kase, [diagnosis(1, 'Sprain')]));
      });
      assert.deepEqual(answers(), before);
      assert.equal(readdirSync(join(bench.folder, 'own', 'answers')).length, 1);
      assert.equal(said.news.filter((words) => words.startsWith('The study is sealed')).length, 1);
    });
  },
  { timeoutMs: 30_000 },
);

test('a key is made once, kept among the secrets, and found again', async () => {
  const kept = secrets();
  const keys = secretKeys(kept);
  assert.equal(await keys.read('coordinator'), null);
  const [one, two] = [await signerFrom(keys, 'coordinator'), await signerFrom(secretKeys(kept), 'coordinator')];
  assert.equal(one.publicKey, two.publicKey);
  assert.equal(await keys.keep('coordinator', 'another'), await keys.read('coordinator'));
});

test(
  'the view of a pack tells of the pack, and of nothing else',
  async () => {
    await atBench(async (bench) => {
      await bench.sealed();
      const out = await bench.rated('r2');
      const shot = await packShot(out);
      const shown = lines(studyItems([shot]));
      assert.deepEqual(shot.problems, []);
      assert.match(shown[0] ?? '', /^r2 \| rater’s pack · grading answers$/);
      assert.match(shown[1] ?? '', /^(\d+) of \1 done \| 2 cases/);
      assert.ok(!/embedded|arm\b/i.test(shown.join('\n')));
      assert.equal((await openPack(out)).pack.rater, 'r2');
      assert.equal(dirname(out), bench.folder);
    });
  },
  { timeoutMs: 30_000 },
);

test('the next step of an open study without packs leads on to closing', async () => {
  await atBench(async (bench) => {
    await bench.make({ blinding: 'open' });
    await bench.lock();
    await bench.take('runMissing');
    await bench.take('sealAllocation', {});
    const shot = await studyShot(bench.root);
    assert.equal(shot.state?.gate, 'sealed');
    assert.equal(nextStep(shot).command?.command, 'ddx.closeRating');
    await assert.rejects(bench.take('makePack'), /no packs/);
  });
});
