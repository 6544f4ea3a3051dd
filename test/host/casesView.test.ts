import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { sha256 } from '../../src/cases/case.ts';
import { readSource } from '../../src/cases/import/readSource.ts';
import { Provenance } from '../../src/cases/provenance.ts';
import { openBesideSource, revealInSource } from '../../src/editor/cases/besideSource.ts';
import type { CaseNode } from '../../src/editor/cases/caseNode.ts';
import { CasesView } from '../../src/editor/cases/casesView.ts';
import { chooseStates, filterMessage } from '../../src/editor/cases/filter.ts';
import { Caseworks } from '../../src/editor/caseworks.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import { HumanError } from '../../src/humanError.ts';
import { Intake } from '../../src/study/intake/intake.ts';
import { findStudy, type Study } from '../../src/study/study.ts';
import { log, scratch } from './fakes.ts';
import { eventually, measured, test } from './harness.ts';

const article = `<?xml version="1.0"?>
<article><front><article-meta><title-group><article-title>Gout in a baker</article-title></title-group></article-meta></front>
<body>
<sec><title>Introduction</title><p>Gout is old.</p></sec>
<sec><title>Case presentation</title>
<p>A 54-year-old baker came with a red, hot, swollen great toe.</p>
<p>He drank two glasses of wine a day and took a thiazide.</p>
<p>He was diagnosed with gout.</p></sec>
<sec><title>Discussion</title><p>Crystals settle the matter.</p></sec>
</body></article>
`;

interface Imported {
  readonly root: string;
  readonly source: string;
  readonly file: vscode.Uri;
  readonly id: string;
  readonly means: { readonly shelves: Shelves; readonly caseworks: Caseworks; readonly log: vscode.LogOutputChannel };
  readonly record: () => Provenance;
  readonly node: () => Promise<CaseNode>;
}

class OneStudy extends Shelves {
  study: Study | null = null;

  override async studyOf(uri: vscode.Uri): Promise<Study | null> {
    return this.study ?? super.studyOf(uri);
  }
}

const shelvesIn = (folder: string): OneStudy => new OneStudy(join(folder, 'own'), () => 'rater-1', 'test', log);

/** A study with one case that was imported. */
async function imported(work: (study: Imported) => Promise<void>): Promise<void> {
  const folder = scratch();
  const root = join(folder, 'study');
  const source = join(folder, 'report.xml');
  writeFileSync(source, article);
  try {
    const bytes = await readFile(source);
    const reading = readSource(bytes, 'report.xml', { format: 'auto', roles: {} });
    if (reading.is !== 'read') throw new Error(reading.is);
    const [draft] = reading.drafts;
    if (!draft) throw new Error('no case');
    const intake = await Intake.open(root, { date: () => new Date(), by: 'rater-1', software: 'test', names: [] });
    const hash = (await import('node:crypto')).createHash('sha256').update(bytes).digest('hex');
    const arriving = { file: source, format: reading.format, sha256: hash, draft, of: 1, included: null };
    const { id } = await intake.put(arriving);
    const shelves = shelvesIn(folder);
    const file = vscode.Uri.file(join(root, 'cases', `${id}.txt`));
    await work({
      root,
      source,
      file,
      id,
      means: { shelves, caseworks: new Caseworks(() => 'rater-1'), log },
      record: () => Provenance.parse(JSON.parse(readFileSync(join(root, 'provenance', `${id}.json`), 'utf8'))),
      node: async () => {
        const study = (await findStudy(root)) ?? assert.fail();
        return { kind: 'case', study, id, file, heading: null };
      },
    });
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function caretAt(file: vscode.Uri, words: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(file);
  const at = editor.document.positionAt(editor.document.getText().indexOf(words));
  editor.selection = new vscode.Selection(at, at);
  return editor;
}

const shownIn = (path: string): string => {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.fsPath === path);
  return editor?.document.getText(editor.selection) ?? '';
};

const says = (part: RegExp) => (error: unknown) => error instanceof HumanError && part.test(error.message);

test('a paragraph is revealed in its source, also after edits', async () => {
  await imported(async ({ file, source, means }) => {
    await caretAt(file, 'wine');
    await revealInSource(means, undefined);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, source);
    assert.match(shownIn(source), /He drank two glasses/);
    assert.doesNotMatch(shownIn(source), /diagnosed/);

    const editor = await caretAt(file, 'swollen');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Words of mine.\n\n'));
    await caretAt(file, 'swollen');
    await revealInSource(means, undefined);
    assert.match(shownIn(source), /red, hot, swollen/);
    await editor.document.save();
  });
});

test('a case is opened beside its source and keeps the focus', async () => {
  await imported(async ({ file, source, means, node }) => {
    await openBesideSource(means, await node());
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
    assert.match(shownIn(source), /A 54-year-old baker/);
    assert.equal(vscode.window.visibleTextEditors.length, 2);
  });
});

test('the command of the editor is there for a case that was imported', async () => {
  await imported(async ({ file, source }) => {
    await caretAt(file, 'wine');
    await vscode.commands.executeCommand('ddx.revealSource', file);
    await eventually('the source', () => (/two glasses/.test(shownIn(source)) ? true : undefined));
  });
});

test('a source that has changed, is gone, is no text or too large is told, and nothing breaks', async () => {
  await imported(async ({ file, source, means }) => {
    writeFileSync(source, article.replace('<body>', '<body>\n\n\n').replace('two glasses', 'three glasses'));
    await caretAt(file, 'wine');
    await revealInSource(means, undefined);
    await eventually('the words', () => (/glasses of wine a day/.test(shownIn(source)) ? true : undefined));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');

    writeFileSync(source, Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 0, 0]));
    await caretAt(file, 'wine');
    await assert.rejects(revealInSource(means, undefined), says(/./));

    writeFileSync(source, Buffer.alloc(21 * 1024 * 1024, 'x'));
    await caretAt(file, 'wine');
    await assert.rejects(revealInSource(means, undefined), says(/too large/));

    renameSync(source, `${source}.away`);
    await caretAt(file, 'wine');
    await assert.rejects(revealInSource(means, undefined), says(/not there any more/));
  });
});

test('a case that was written by hand has no source to show', async () => {
  await imported(async ({ root, means }) => {
    const path = join(root, 'cases', 'mine.txt');
    writeFileSync(path, 'A cough.\n');
    await caretAt(vscode.Uri.file(path), 'cough');
    await assert.rejects(revealInSource(means, undefined), says(/was not imported/));
    await assert.rejects(
      async () => {
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'x' }));
        await revealInSource(means, undefined);
      },
      says(/no case of a study/),
    );
  });
});

test('a save records that the text was edited', async () => {
  await imported(async ({ file, record }) => {
    const before = record().textSha256;
    const editor = await caretAt(file, 'wine');
    const { document } = editor;
    const recorded = (count: number): Promise<Provenance> =>
      eventually(`${count} changes`, () => (record().changes.length === count ? record() : undefined));
    const insert = (words: string): Thenable<boolean> =>
      editor.edit((edit) => edit.insert(new vscode.Position(0, 0), words));
    await insert('One. ');
    await document.save();
    const first = await recorded(1);
    assert.deepEqual(
      first.changes.map(({ what, from, to }) => [what, from, to]),
      [['edited', before, sha256(document.getText())]],
    );
    assert.equal(first.textSha256, sha256(document.getText()));
  });
});

for (const [what, typed] of [
  ['masked', false],
  ['edited', true],
] as const) {
  test(`a fix is recorded as ${what}${typed ? ' where something was typed after it' : ''}`, async () => {
    await imported(async ({ root, file, id, record }) => {
      appendFileSync(
        join(root, 'references.jsonl'),
        `${JSON.stringify({ schema: 'ddx/reference@1', case: id, diagnosis: 'Gout' })}\n`,
      );
      const editor = await caretAt(file, 'gout');
      const { document } = editor;
      const action = await eventually('the fix', async () => {
        const at = document.positionAt(document.getText().indexOf('gout'));
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          file,
          new vscode.Range(at, at.translate(0, 4)),
        );
        return actions.find(({ title }) => /^Mask these/.test(title));
      });
      if (action.edit) await vscode.workspace.applyEdit(action.edit);
      const [argument] = (action.command?.arguments ?? []) as unknown[];
      await vscode.commands.executeCommand(action.command?.command ?? '', argument);
      if (typed) await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'More. '));
      await document.save();
      await eventually('the change', () => (record().changes.length > 0 ? true : undefined));
      assert.deepEqual(
        record().changes.map(({ what }) => what),
        [what],
      );
    });
  });
}

test('the list shows what is open in each case, and a filter what was chosen', async () => {
  await imported(async ({ root, means, id }) => {
    writeFileSync(join(root, 'cases', 'n10.txt'), 'A cough. Call 555-867-5309.\n');
    writeFileSync(join(root, 'cases', 'n2.txt'), 'A cough.\n');
    const shelves = means.shelves as OneStudy;
    shelves.study = await findStudy(root);
    const view = new CasesView({ ...means, names: () => [] });
    const [first] = await view.getChildren();
    assert.ok(first?.kind === 'case');
    const looked = await eventually('all are looked at', async () => {
      const listed = await view.listed();
      return listed.every((one) => one.looked !== null) ? listed : undefined;
    });
    assert.deepEqual(
      looked.map(({ node, states }) => [node.id, states[0]]),
      [
        ['n2', 'ready'],
        ['n10', 'identifiers'],
        [id, 'leak'],
      ],
    );
    const items = await Promise.all(looked.map(({ node }) => view.getTreeItem(node)));
    const [ready, identifiers, leak] = items;
    assert.equal(ready?.contextValue, 'case');
    assert.equal(leak?.contextValue, 'case recorded imported');
    assert.equal(identifiers?.description, '1 identifier');
    assert.match(String(leak?.description), /^1 leak/);
    assert.match(leak?.tooltip as string, /Imported from report\.xml/);
    assert.match(leak?.accessibilityInformation?.label ?? '', /1 leak is open/);
    assert.ok(!/baker/.test(JSON.stringify(items)), 'the title of the source gives it away');
    assert.match(
      filterMessage(new Set(['leak']), { shown: 1, all: 3, unchecked: 2 }),
      /^1 of 3 cases: Leak.*2 are not/,
    );
    const real = vscode.window.showQuickPick;
    const rows: string[] = [];
    const pick = (offered: readonly vscode.QuickPickItem[]): Promise<unknown> => {
      rows.push(...offered.map(({ label, description }) => `${label} ${description}`));
      return Promise.resolve(offered.slice(0, 1));
    };
    Object.assign(vscode.window, { showQuickPick: pick });
    try {
      assert.deepEqual(await chooseStates(looked, new Set()), new Set(['leak']));
    } finally {
      Object.assign(vscode.window, { showQuickPick: real });
    }
    assert.ok(rows.some((row) => /Possible patient identifiers 1 case$/.test(row)));
  });
});

test(
  '1,000 cases are listed at once, and nothing waits long while their states come',
  async () => {
    const folder = scratch();
    const root = join(folder, 'study');
    try {
      mkdirSync(join(root, 'cases'), { recursive: true });
      writeFileSync(join(root, 'study.json'), '{"schema":"ddx/study@1","title":"T"}');
      const vignette =
        'She had fever, a dry cough and breathlessness for two weeks, with weight loss and night sweats. ';
      const references: string[] = [];
      for (let i = 0; i < 1000; i++) {
        writeFileSync(join(root, 'cases', `n${i}.txt`), `Patient ${i}. ${vignette.repeat(40)}\n`);
        references.push(JSON.stringify({ schema: 'ddx/reference@1', case: `n${i}`, diagnosis: 'Sarcoidosis' }));
      }
      writeFileSync(join(root, 'references.jsonl'), references.join('\n'));
      const shelves = shelvesIn(folder);
      shelves.study = await findStudy(root);
      const view = new CasesView({ shelves, caseworks: new Caseworks(() => 'r'), names: () => [], log });
      let since = performance.now();
      const nodes = await view.getChildren();
      await Promise.all(nodes.map((node) => view.getTreeItem(node)));
      measured('1,000 cases listed (ms)', Math.round(performance.now() - since));
      assert.equal(nodes.length, 1000);
      since = performance.now();
      const waits: number[] = [];
      let last = performance.now();
      const tick = setInterval(() => {
        waits.push(performance.now() - last);
        last = performance.now();
      }, 1);
      try {
        await eventually(
          'all states',
          async () => ((await view.listed()).every(({ looked }) => looked !== null) ? true : undefined),
          50_000,
        );
      } finally {
        clearInterval(tick);
      }
      waits.sort((a, b) => a - b);
      measured('1,000 states known (ms)', Math.round(performance.now() - since));
      measured('longest wait but for what is loaded once (ms)', Math.round(waits.at(-3) ?? 0));
      const usual = waits[Math.floor(waits.length * 0.99)] ?? 0;
      assert.ok(usual < 60, `a hundredth of the waits is longer than ${usual} ms`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  { timeoutMs: 90_000 },
);
