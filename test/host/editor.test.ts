import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { shorten } from '../../src/cases/shorten.ts';
import { Lighting } from '../../src/editor/panel/lighting.ts';
import { Run } from '../../src/editor/runs/run.ts';
import { Throttle } from '../../src/editor/panel/throttle.ts';
import { takeDocument } from '../../src/editor/taking.ts';
import { answerTo, diagnosis, face } from './fakes.ts';
import { eventually, test } from './harness.ts';

function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(first);
  return first;
}

async function lit(content: string, words: string): Promise<{ editor: vscode.TextEditor; lighting: Lighting }> {
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  const editor = await vscode.window.showTextDocument(document);
  const { case: kase, place, said } = takeDocument(document, null);
  const start = kase.text.indexOf(words);
  const evidence = [{ start, end: start + words.length, text: words, supports: true }];
  const answer = answerTo(kase, [diagnosis(1, 'Gout', { evidence })]);
  const run = new Run(
    { id: 'r', round: 'r', arm: face, case: kase, place, said, study: null, top: 5, maxTokens: null },
    answer,
  );
  return { editor, lighting: new Lighting(run) };
}

test('the caret on quoted words tells which finding they are', async () => {
  const { editor, lighting } = await lit('🫀 A red, hot toe since Monday.', 'hot toe');
  const at = editor.document.positionAt(editor.document.getText().indexOf('toe'));
  editor.selection = new vscode.Selection(at, at);
  assert.deepEqual(lighting.underCaret(editor), [{ rank: 1, index: 0 }]);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  assert.deepEqual(lighting.underCaret(editor), []);
  lighting.dispose();
});

test('findings are still found after the text around them was edited', async () => {
  const { editor, lighting } = await lit('A red, hot toe since Monday.', 'hot toe');
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'New first line.\n'));
  const at = editor.document.positionAt(editor.document.getText().indexOf('toe'));
  editor.selection = new vscode.Selection(at, at);
  assert.deepEqual(lighting.underCaret(editor), [{ rank: 1, index: 0 }]);
  lighting.dispose();
});

test('findings of a shortened case are found where they stand in the whole, also after an edit', async () => {
  const content = 'A long story about a garden, and more.\n\nA red, hot toe since Monday.\n\nAnother long story.';
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  const editor = await vscode.window.showTextDocument(document);
  const { case: whole, place, said } = takeDocument(document, null);
  const kase = shorten(whole, [{ start: content.indexOf('A red'), end: content.indexOf('Monday.') + 7 }]);
  const start = kase.text.indexOf('hot toe');
  assert.notEqual(start, content.indexOf('hot toe'));
  const evidence = [{ start, end: start + 7, text: 'hot toe', supports: true }];
  const answer = answerTo(kase, [diagnosis(1, 'Gout', { evidence })]);
  const run = new Run(
    { id: 'r', round: 'r', arm: face, case: kase, place, said, study: null, top: 5, maxTokens: null },
    answer,
  );
  const lighting = new Lighting(run);
  const caretOn = (words: string): void => {
    const at = document.positionAt(document.getText().indexOf(words));
    editor.selection = new vscode.Selection(at, at);
  };
  caretOn('toe');
  assert.deepEqual(lighting.underCaret(editor), [{ rank: 1, index: 0 }]);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'New first line.\n'));
  caretOn('toe');
  assert.deepEqual(lighting.underCaret(editor), [{ rank: 1, index: 0 }]);
  lighting.dispose();
});

test('another document’s caret is none of its business', async () => {
  const { lighting } = await lit('A red, hot toe.', 'hot toe');
  const other = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'hot toe' }));
  assert.equal(lighting.underCaret(other), null);
  lighting.dispose();
});

test('a lens stands above each case of a study, and none elsewhere', async () => {
  const lenses = (uri: vscode.Uri): Thenable<vscode.CodeLens[]> =>
    vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 10);
  const ours = (all: vscode.CodeLens[]): vscode.CodeLens[] =>
    all.filter((one) => one.command?.command === 'ddx.diagnoseFile');
  const first = vscode.Uri.joinPath(folder(), 'cases', '01-chest-pain.md');
  await vscode.window.showTextDocument(first);
  const found = await eventually('the lens', async () => {
    const all = ours(await lenses(first));
    return all.length > 0 ? all : undefined;
  });
  assert.equal(found.length, 1);
  assert.equal(found[0]?.range.start.line, 0);
  const readme = vscode.Uri.joinPath(folder(), 'README.md');
  await vscode.window.showTextDocument(readme);
  assert.deepEqual(ours(await lenses(readme)), []);
});

test('a burst of calls becomes one now and one later', async () => {
  let calls = 0;
  const throttle = new Throttle(20, () => (calls += 1));
  for (let i = 0; i < 100; i += 1) throttle.ask();
  assert.equal(calls, 1);
  await eventually('the last call', () => (calls === 2 ? true : undefined));
  throttle.dispose();
});

test('a plan is checked in the editor while it is written', async () => {
  const file = vscode.Uri.joinPath(folder(), 'planned', 'study.json');
  await vscode.workspace.fs.writeFile(file, Buffer.from('{ "schema": "ddx/study@1", "top": 50, "addresses": [] }'));
  await vscode.window.showTextDocument(file);
  const said = await eventually('the editor’s word', () => {
    const all = vscode.languages.getDiagnostics(file).map((one) => one.message);
    return all.length >= 3 ? all.join(' | ') : undefined;
  });
  assert.match(said, /title/);
  assert.match(said, /10/);
  assert.match(said, /addresses/);
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'planned'), { recursive: true });
});

test('a stored answer is checked in the editor, and another program’s file of that folder is not', async () => {
  const answers = vscode.Uri.joinPath(folder(), 'others', 'answers');
  const ours = vscode.Uri.joinPath(answers, '0123456789abcdef-01234567.json');
  const theirs = vscode.Uri.joinPath(answers, 'poll.json');
  for (const file of [theirs, ours]) {
    await vscode.workspace.fs.writeFile(file, Buffer.from('{ "schema": 1 }'));
    await vscode.window.showTextDocument(file);
  }
  const word = (file: vscode.Uri): string[] => vscode.languages.getDiagnostics(file).map((one) => one.message);
  await eventually('the editor’s word', () => (word(ours).some((one) => one.includes('diagnoses')) ? true : undefined));
  assert.deepEqual(word(theirs), []);
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'others'), { recursive: true });
});
