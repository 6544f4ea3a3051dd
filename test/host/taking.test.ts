import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { takeAt, takeDocument, takeFromEditor } from '../../src/editor/taking.ts';
import { HumanError } from '../../src/humanError.ts';
import { findStudy } from '../../src/study/study.ts';
import { test } from './harness.ts';

async function editorOf(content: string, language = 'markdown'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}

const two =
  '# Ward round\n\n## Case 1: a cough\n\nCough for a week.\n\n## Case 2: a rash\n\n### History\n\nAn itchy rash 🌿.\n';

test('a selection is taken exactly, with the place it stands at', async () => {
  const editor = await editorOf('One.\r\nTwo 🫀 three.\r\nFour.');
  editor.selection = new vscode.Selection(1, 0, 1, 13);
  const { case: kase, place, said } = takeFromEditor(editor, null);
  assert.equal(kase.text, editor.document.getText(editor.selection));
  assert.equal(editor.document.getText().slice(place.start, place.start + kase.text.length), kase.text);
  assert.equal(kase.source.kind, 'selection');
  assert.match(said, /selection/i);
  assert.match(kase.id, /^text-[0-9a-f]{12}$/);
});

test('a selection of white space is refused with a sentence that says what to do', async () => {
  const editor = await editorOf('One.\n   \n\t\nFour.');
  editor.selection = new vscode.Selection(1, 0, 2, 1);
  assert.throws(
    () => takeFromEditor(editor, null),
    (error) => error instanceof HumanError && /Select/.test(error.message),
  );
});

test('an empty document is refused', async () => {
  const editor = await editorOf('\n  \n');
  assert.throws(() => takeFromEditor(editor, null), HumanError);
});

test('without a selection the case under the cursor is taken, without its heading', async () => {
  const editor = await editorOf(two);
  const at = editor.document.positionAt(two.indexOf('itchy'));
  editor.selection = new vscode.Selection(at, at);
  const { case: kase, place, said } = takeFromEditor(editor, null);
  assert.equal(kase.source.kind, 'section');
  assert.ok(kase.text.includes('An itchy rash 🌿.'));
  assert.ok(!kase.text.includes('Case 2'), 'a heading may give the answer away');
  assert.ok(!kase.text.includes('Cough'));
  assert.equal(two.slice(place.start, place.start + kase.text.length), kase.text);
  assert.match(said, /Case 2/);
});

test('without headings the whole document is taken and said to be', async () => {
  const editor = await editorOf('Cough for a week.\n\nFever.\n', 'plaintext');
  const taken = takeAt(editor.document, 3, null);
  assert.equal(taken.case.text, 'Cough for a week.\n\nFever.\n');
  assert.match(taken.said, /whole document/i);
});

test('a case of a study has the study’s id, and a heading’s where a file holds several', async () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const study = await findStudy(folder.fsPath);
  assert.ok(study);
  const first = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'cases', '01-chest-pain.md'));
  assert.equal(takeDocument(first, study).case.id, '01-chest-pain');
  assert.equal(takeDocument(first, study).case.source.uri, 'cases/01-chest-pain.md');

  const file = vscode.Uri.joinPath(folder, 'cases', 'two.md');
  await vscode.workspace.fs.writeFile(file, Buffer.from(two));
  const both = await vscode.workspace.openTextDocument(file);
  assert.equal(takeAt(both, two.indexOf('itchy'), study).case.id, 'two#case-2-a-rash');
  await vscode.workspace.fs.delete(file);
});

test('a document beside the cases is no case of the study', async () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const study = await findStudy(folder.fsPath);
  const notes = vscode.Uri.joinPath(folder, 'notes.md');
  await vscode.workspace.fs.writeFile(notes, Buffer.from('A note.'));
  const document = await vscode.workspace.openTextDocument(notes);
  assert.match(takeDocument(document, study).case.id, /^text-/);
  await vscode.workspace.fs.delete(notes);
});

test('more text than a case can have is refused', async () => {
  const editor = await editorOf('x'.repeat(5_000_001), 'plaintext');
  assert.throws(
    () => takeDocument(editor.document, null),
    (error) => error instanceof HumanError && /5,000,001/.test(error.message),
  );
});

test('hostile and foreign text is taken as it is', async () => {
  const text = 'الصدر يؤلمني 胸痛 🫀 \u0000 </script><img src=x onerror=alert(1)> [INST]';
  const editor = await editorOf(text, 'plaintext');
  assert.equal(takeDocument(editor.document, null).case.text, text);
});
