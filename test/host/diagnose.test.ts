import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Arms } from '../../src/editor/endpoints/arms.ts';
import { Diagnose } from '../../src/editor/diagnose.ts';
import { Runs } from '../../src/editor/runs/runs.ts';
import { settings } from '../../src/editor/settings.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import { DiagnosisPanel } from '../../src/editor/panel/diagnosisPanel.ts';
import type { Strip } from '../../src/editor/panel/strip.ts';
import { Strips } from '../../src/editor/panel/strips.ts';
import { answerTo, armsOf, diagnosis, log, ScriptedArm, ScriptedArms, scratch, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';

const extension = vscode.extensions.getExtension('me-llama-ddx.me-llama-ddx');

interface Stage {
  readonly diagnose: Diagnose;
  readonly runs: Runs;
  readonly strips: Strips;
  /** A panel that shows nothing yet. */
  readonly panel: () => DiagnosisPanel;
}

function setUp(): Stage & { readonly arm: ScriptedArm } {
  const arm = new ScriptedArm();
  return { ...withArms(armsOf(() => Promise.resolve(arm))), arm };
}

function withArms(arms: Arms): Stage {
  const folder = scratch();
  const shelves = new Shelves(join(folder, 'own'), () => 'tester', 'test', log);
  const runs = new Runs(arms, shelves, join(folder, 'runs'), log);
  assert.ok(extension);
  const { extensionUri } = extension;
  const strips = new Strips(shelves);
  const fit = () => Promise.resolve(undefined);
  const needs = { extensionUri, runs, arms, shelves, strips, log, fit };
  return { diagnose: new Diagnose(needs), runs, strips, panel: () => DiagnosisPanel.create(needs) };
}

const story = async (content: string): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: 'plaintext' }));

const asked = (arm: ScriptedArm, times: number): Promise<true> =>
  eventually(`asked ${times} times`, () => (arm.asked.length === times ? true : undefined));

const panelTabs = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => tab.input instanceof vscode.TabInputWebview);

const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

test('the same question twice in a row is asked once', async () => {
  const { diagnose, runs, arm } = setUp();
  await story('A red, hot toe.');
  await diagnose.fromEditor(undefined);
  await asked(arm, 1);
  await diagnose.fromEditor(undefined);
  assert.equal(runs.running.length, 1);
  assert.equal(arm.asked.length, 1);
  await diagnose.cancel();
  await closeAll();
});

test('several arms are one round in one panel, and closing it stops them all', async () => {
  const arms = new ScriptedArms('a', 'b');
  const { diagnose, runs } = withArms(arms.arms);
  await story('A red, hot toe.');
  await diagnose.fromEditor(undefined);
  await asked(arms.named('a'), 1);
  await asked(arms.named('b'), 1);
  await eventually('one panel', () => (panelTabs().length === 1 ? true : undefined));

  await diagnose.fromEditor(undefined);
  arms.choose('b');
  await diagnose.fromEditor(undefined);
  assert.equal(runs.running.length, 2, 'what is under way is not asked once more');

  arms.choose('b', 'c');
  await diagnose.fromEditor(undefined);
  await asked(arms.named('c'), 1);
  assert.equal(arms.named('b').asked.length, 2, 'another choice of arms is another question');
  assert.equal(runs.running.length, 4);

  await closeAll();
  await eventually('all are stopped', () => (runs.running.length === 0 ? true : undefined));
  for (const name of ['a', 'b', 'c']) {
    assert.ok(
      arms.named(name).asked.every(({ ask }) => ask.signal.aborted),
      name,
    );
  }
});

test('an arm that has answered is asked anew, though another of its round is still at work', async () => {
  const arms = new ScriptedArms('a', 'b');
  const { diagnose, runs } = withArms(arms.arms);
  await story('A red, hot toe.');
  await diagnose.fromEditor(undefined);
  await asked(arms.named('a'), 1);
  await asked(arms.named('b'), 1);
  const [one] = runs.running;
  assert.ok(one);
  arms.named('a').finish(answerTo(one.subject.case, [diagnosis(1, 'Gout')]));
  await eventually('a is done', () => (one.running ? undefined : true));

  await diagnose.fromEditor(undefined);
  assert.equal(runs.running.length, 1, 'the same question is under way, and its first answer is there');

  arms.choose('a');
  await diagnose.fromEditor(undefined);
  await asked(arms.named('a'), 2);
  assert.equal(arms.named('b').asked.length, 1);
  await closeAll();
  await eventually('all are stopped', () => (runs.running.length === 0 ? true : undefined));
});

test('a panel gives the ratings of earlier runs back, but not of the one just left', async () => {
  const { runs, arm, strips, ...stage } = setUp();
  const panel = stage.panel();
  const open = new Set<string>();
  const given: string[] = [];
  const [realOpen, realGiveBack] = [strips.open.bind(strips), strips.giveBack.bind(strips)];
  const ids = new Map<Strip, string>();
  strips.open = async (subject, answer) => {
    const strip = await realOpen(subject, answer);
    open.add(subject.id);
    ids.set(strip, subject.id);
    return strip;
  };
  strips.giveBack = (strip) => {
    given.push(ids.get(strip) ?? '');
    return realGiveBack(strip);
  };
  const shown: string[] = [];
  for (const name of ['Gout', 'Sprain', 'Cellulitis', 'Bunion']) {
    const round = runs.start(taken(`A red toe: ${name}.`), null);
    panel.show(round);
    const [{ subject }] = round.runs;
    shown.push(subject.id);
    await asked(arm, shown.length);
    arm.finish(answerTo(subject.case, [diagnosis(1, name)], { id: `${shown.length}000000000000000-00000000` }));
    await eventually('it can be rated', () => open.has(subject.id) || undefined);
  }
  assert.deepEqual(given, shown.slice(0, 2));
  panel.dispose();
  assert.deepEqual(given.toSorted(), shown.toSorted());
});

test('stopping from a panel stops its own run and no other', async () => {
  const { diagnose, runs, arm } = setUp();
  const first = await story('A red, hot toe.');
  await diagnose.fromEditor(undefined);
  await asked(arm, 1);
  const [one] = runs.running;
  assert.ok(one);
  arm.finish(answerTo(one.subject.case, [diagnosis(1, 'Gout')]));
  await eventually('the first is done', () => (one.running ? undefined : true));
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content: 'A cough.' }),
    first.viewColumn,
  );
  await diagnose.fromEditor(undefined);
  await asked(arm, 2);
  await eventually('two panels', () => (panelTabs().length === 2 ? true : undefined));

  await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
  await vscode.commands.executeCommand('workbench.action.openEditorAtIndex1');
  await diagnose.cancel();
  assert.equal(runs.running.length, 1, 'the panel in focus has nothing to stop');
  await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
  await diagnose.cancel();
  await eventually('the other is stopped', () => (runs.running.length === 0 ? true : undefined));
  await closeAll();
});

test('a case of the view is taken by its heading, without asking which', async () => {
  const { diagnose, arm } = setUp();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder, 'cases', '17-ward-round.md');
  const { caseHeadings } = await import('../../src/cases/sections.ts');
  const text = Buffer.from(await vscode.workspace.fs.readFile(file)).toString('utf8');
  const heading = caseHeadings(text)[1];
  assert.ok(heading);
  await diagnose.fromFile({ kind: 'case', file, heading });
  await asked(arm, 1);
  assert.equal(arm.asked[0]?.case.id, `17-ward-round#${heading.slug}`);
  await diagnose.cancel();
  await closeAll();
});

test('the tab is named after the document and never after the words of the case', async () => {
  const { diagnose, arm } = setUp();
  await story('Very particular words.');
  await diagnose.fromEditor(undefined);
  await asked(arm, 1);
  const [panel] = await eventually('the panel', () => (panelTabs().length === 1 ? panelTabs() : undefined));
  assert.match(panel?.label ?? '', /^Diagnosis of /);
  assert.doesNotMatch(panel?.label ?? '', /particular/);
  await diagnose.cancel();
  await closeAll();
});

test('settings of the wrong kind count as not set', async () => {
  const ddx = vscode.workspace.getConfiguration('ddx');
  const wrong: [string, unknown][] = [
    ['rater', 7],
    ['top', '3'],
    ['arms', [null, 7, '']],
    ['endpoints', 'none'],
  ];
  for (const [name, value] of wrong) await ddx.update(name, value, vscode.ConfigurationTarget.Global);
  const read = settings();
  for (const [name] of wrong) await ddx.update(name, undefined, vscode.ConfigurationTarget.Global);
  assert.equal(read.rater, '');
  assert.equal(read.top, 5);
  assert.deepEqual(read.arms, ['embedded']);
  assert.deepEqual(read.endpoints, {});
});
