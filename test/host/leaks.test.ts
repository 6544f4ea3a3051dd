import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Provenance } from '../../src/cases/provenance.ts';
import { Casework } from '../../src/study/casework.ts';
import { eventually, test } from './harness.ts';

const clean = 'A 34-year-old woman had a cough for three months.';
const leaky = `${clean}\n\nBiopsy showed non-caseating granulomas. She was diagnosed with sarcoidosis.\n`;

/** A study with one case, open in an editor. */
async function inStudy(text: string, work: (document: vscode.TextDocument, root: string) => Promise<void>) {
  const root = mkdtempSync(join(tmpdir(), 'ddx-leaks-'));
  try {
    writeFileSync(join(root, 'study.json'), '{"schema":"ddx/study@1","title":"T"}');
    const reference = { schema: 'ddx/reference@1', case: 'cough', diagnosis: 'Sarcoidosis', accepted: ['sarcoid'] };
    writeFileSync(join(root, 'references.jsonl'), `${JSON.stringify(reference)}\n`);
    mkdirSync(join(root, 'cases'));
    writeFileSync(join(root, 'cases', 'cough.txt'), text);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root, 'cases', 'cough.txt')));
    await vscode.window.showTextDocument(document);
    await work(document, root);
    await document.save();
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(root, { recursive: true });
  }
}

const recordOf = (root: string): Provenance =>
  Provenance.parse(JSON.parse(readFileSync(join(root, 'provenance', 'cough.json'), 'utf8')));

const marks = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'DDx leak');

const marked = (document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> =>
  eventually(`${count} marks`, () => (marks(document).length === count ? marks(document) : undefined));

async function fixes(document: vscode.TextDocument, words: string): Promise<vscode.CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(words));
  const range = new vscode.Range(at, at.translate(0, words.length));
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
}

async function fix(document: vscode.TextDocument, words: string, title: RegExp): Promise<void> {
  // None is offered before the text is checked as it is now.
  const action = await eventually(String(title), async () =>
    (await fixes(document, words)).find((one) => title.test(one.title)),
  );
  if (action.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
  if (action.command !== undefined) {
    await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
  }
}

test('what gives the diagnosis away is marked, and the marks do not name what the text does not', async () => {
  await inStudy(leaky, async (document) => {
    const found = await marked(document, 3);
    assert.deepEqual(
      found.map(({ code, range }) => [code, document.getText(range)]),
      [
        ['giveaway', 'non-caseating granulomas'],
        ['phrase', 'was diagnosed with'],
        ['name', 'sarcoidosis'],
      ],
    );
    assert.ok(found.every(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
    assert.ok(!/sarcoid/i.test(found[0]?.message ?? 'sarcoid'));
  });
});

test('the case is cut before the deciding result, in one step that can be undone', async () => {
  await inStudy(leaky, async (document) => {
    await marked(document, 3);
    await fix(document, 'granulomas', /^Cut here/);
    assert.equal(document.getText(), `${clean}\n`);
    await marked(document, 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), leaky);
  });
});

test('a sentence is cut, words are masked, all at once too', async () => {
  await inStudy(leaky, async (document) => {
    await marked(document, 3);
    await fix(document, 'granulomas', /^Cut this sentence/);
    assert.equal(document.getText(), `${clean}\n\nShe was diagnosed with sarcoidosis.\n`);
    await marked(document, 2);
    await fix(document, 'sarcoidosis', /^Mask these/);
    assert.equal(document.getText(), `${clean}\n\nShe was diagnosed with […].\n`);
    await vscode.commands.executeCommand('undo');
    await marked(document, 2);
    await fix(document, 'sarcoidosis', /^Mask all 2/);
    assert.equal(document.getText(), `${clean}\n\nShe […] […].\n`);
    await marked(document, 0);
  });
});

test('ignored with a reason a mark goes, and the reason stands beside the case', async () => {
  await inStudy(leaky, async (document, root) => {
    await marked(document, 3);
    const real = vscode.window.showInputBox;
    const refused: unknown[] = [];
    const type = async (options?: vscode.InputBoxOptions): Promise<string> => {
      refused.push(await options?.validateInput?.('  '));
      return 'The question is about treatment.';
    };
    Object.assign(vscode.window, { showInputBox: type });
    try {
      await fix(document, 'sarcoidosis', /^Ignore/);
    } finally {
      Object.assign(vscode.window, { showInputBox: real });
    }
    assert.equal(typeof refused[0], 'string');
    const left = await marked(document, 2);
    assert.ok(left.every(({ code }) => code !== 'name'));
    const written = recordOf(root);
    assert.deepEqual(
      written.kept.map(({ about, kind, text, reason }) => [about, kind, text, reason]),
      [['leak', 'name', 'sarcoidosis', 'The question is about treatment.']],
    );
  });
});

test('what was ignored can be pointed at again', async () => {
  await inStudy(leaky, async (document, root) => {
    await marked(document, 3);
    const real = vscode.window.showInputBox;
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve('It is known anyway.') });
    try {
      await fix(document, 'sarcoidosis', /^Ignore/);
    } finally {
      Object.assign(vscode.window, { showInputBox: real });
    }
    await marked(document, 2);
    await fix(document, 'sarcoidosis', /^Point at “sarcoidosis” again/);
    await marked(document, 3);
    assert.deepEqual(recordOf(root).kept, []);
  });
});

test('a fix that arrives while a save is under way is recorded as what it was', async () => {
  await inStudy(leaky, async (document, root) => {
    const casework = new Casework(root, { date: () => new Date(), by: () => 'rater-test' });
    await casework.keep('cough', leaky, [{ about: 'leak', kind: 'phrase', text: 'elsewhere', reason: 'a record' }]);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'Here: ');
    await vscode.workspace.applyEdit(edit);
    await marked(document, 3);
    const saving = vscode.workspace.onWillSaveTextDocument((event) => {
      if (event.document === document) event.waitUntil(fix(document, 'granulomas', /^Cut here/));
    });
    try {
      await document.save();
    } finally {
      saving.dispose();
    }
    assert.equal(document.getText(), `Here: ${clean}\n`);
    if (document.isDirty) await document.save();
    await eventually('the cut is on record', () =>
      recordOf(root).changes.some(({ what }) => what === 'cut') ? true : undefined,
    );
  });
});

test('a text that is no case of a study is left alone', async () => {
  const document = await vscode.workspace.openTextDocument({ content: leaky, language: 'plaintext' });
  await vscode.window.showTextDocument(document);
  await inStudy(leaky, async (known) => {
    await marked(known, 3);
    assert.deepEqual(marks(document), []);
  });
});
