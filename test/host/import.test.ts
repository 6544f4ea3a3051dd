import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { sha256 } from '../../src/cases/case.ts';
import { readSource } from '../../src/cases/import/readSource.ts';
import { ImportDrop } from '../../src/editor/import/importDrop.ts';
import { Importing } from '../../src/editor/import/importing.ts';
import { ImportPanel, type PanelNeeds, type Task } from '../../src/editor/import/importPanel.ts';
import type { CaseView, RequestBody, RequestName, Snapshot, ToPage } from '../../src/protocol/import.ts';
import { gather } from '../../src/study/intake/gather.ts';
import { Intake } from '../../src/study/intake/intake.ts';
import { log, scratch } from './fakes.ts';
import { eventually, test } from './harness.ts';

const article = `<?xml version="1.0"?>
<article><front><article-meta><title-group><article-title>Gout in a baker</article-title></title-group></article-meta></front>
<body>
<sec><title>Introduction</title><p>Gout is old.</p></sec>
<sec><title>Case presentation</title>
<p>A 54-year-old baker came with a red, hot, swollen great toe.</p>
<p>He was diagnosed with gout.</p></sec>
<sec><title>Discussion</title><p>Crystals settle the matter.</p></sec>
</body></article>
`;

/** A page that is not drawn: what it is told, and what it says. */
class FakePage {
  readonly told: ToPage[] = [];
  readonly #said = new vscode.EventEmitter<unknown>();
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly #viewed = new vscode.EventEmitter<never>();
  readonly panel: vscode.WebviewPanel;
  #last = 0;

  constructor() {
    const webview = {
      options: {},
      html: '',
      cspSource: 'none',
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: this.#said.event,
      postMessage: (message: ToPage) => Promise.resolve(this.told.push(structuredClone(message)) > 0),
    };
    const panel = {
      webview,
      visible: true,
      iconPath: undefined,
      onDidDispose: this.#disposed.event,
      onDidChangeViewState: this.#viewed.event,
      dispose: () => {},
    };
    this.panel = panel as unknown as vscode.WebviewPanel;
  }

  /** Settles with the host's answer. */
  async say<N extends RequestName>(name: N, body: RequestBody<N>): Promise<Extract<ToPage, { type: 'reply' }>> {
    const id = ++this.#last;
    this.#said.fire({ id, name, body });
    return eventually(`an answer to ${name}`, () =>
      this.told.find((one): one is Extract<ToPage, { type: 'reply' }> => one.type === 'reply' && one.id === id),
    );
  }

  sayAnything(message: unknown): void {
    this.#said.fire(message);
  }

  get snapshot(): Snapshot | undefined {
    return this.told.findLast((one) => one.type === 'snapshot')?.snapshot;
  }

  get shown(): CaseView | undefined {
    return this.told.findLast((one) => one.type === 'case')?.case;
  }

  stage(is: Snapshot['stage']['is']): Promise<Snapshot> {
    return eventually(`the stage ${is}`, () => (this.snapshot?.stage.is === is ? this.snapshot : undefined));
  }
}

interface Setting {
  readonly page: FakePage;
  readonly panel: ImportPanel;
  readonly task: Task;
  readonly remembered: { readonly task: Task; readonly writing: boolean }[];
}

async function importing(
  fill: (folder: string) => void,
  { put }: { put?: (intake: Intake) => Intake['put'] } = {},
): Promise<Setting> {
  const from = join(scratch(), 'papers');
  mkdirSync(from);
  fill(from);
  const root = join(scratch(), 'study');
  const remembered: Setting['remembered'] = [];
  const needs: PanelNeeds = {
    extensionUri: vscode.Uri.file(root),
    log,
    names: () => [],
    begin: (task, changed) =>
      new Importing(
        {
          paths: task.paths,
          isNew: task.isNew,
          atOnce: 2,
          gather: (paths, signal) => gather(paths, { into: task.root, signal }),
          read: async (path, o) => {
            const bytes = await readFile(path);
            return { reading: readSource(bytes, path, o), sha256: sha256(bytes.toString('latin1')) };
          },
          open: async () => {
            const intake = await Intake.open(task.root, {
              date: () => new Date(0),
              by: 'tester',
              software: 'test',
              names: [],
            });
            return put ? { stateOf: intake.stateOf.bind(intake), put: put(intake) } : intake;
          },
          close: () => Promise.resolve(),
        },
        changed,
      ),
    remember: (task, writing) => void remembered.push({ task, writing }),
    readers: () => ['An assistant'],
  };
  const page = new FakePage();
  const panel = new ImportPanel(page.panel, needs);
  const task: Task = { id: 'one', paths: [from], root, title: 'study', isNew: true };
  await page.say('ready', {});
  await panel.begin(task);
  return { page, panel, task, remembered };
}

const oneArticle = (folder: string): void => {
  writeFileSync(join(folder, 'gout.xml'), article);
  writeFileSync(join(folder, 'broken.xml'), article.slice(0, 300));
  writeFileSync(join(folder, 'README.md'), '# Papers\n\nWhat lies here.\n');
};

test('an import shows what was found, and writes nothing before it is confirmed', async () => {
  const { page, task, panel } = await importing(oneArticle);
  const { cases, files, failed, skipped, into } = await page.stage('choosing');
  assert.deepEqual([cases, files.length, failed.length, skipped.length], [1, 1, 1, 1]);
  assert.equal(into.isNew, true);
  assert.match(failed[0]?.reason ?? '', /Line \d+/);
  assert.equal(existsSync(task.root), false);

  const [row] = page.told.findLast((one) => one.type === 'cases')?.cases ?? [];
  assert.ok(row);
  await page.say('show', { id: row.id });
  const shown = await eventually('the text looked through', () =>
    page.shown?.tokens === null ? undefined : page.shown,
  );
  assert.match(shown.text, /great toe/);
  assert.doesNotMatch(shown.text, /Crystals|Gout is old/);
  assert.ok((shown.tokens ?? 0) > 10);
  assert.ok(shown.marks !== null);
  for (const { start, end } of shown.paragraphs) assert.ok(shown.text.slice(start, end).trim() !== '');

  const discussion = shown.sections.findIndex(({ title }) => title === 'Discussion');
  assert.equal(shown.sections[discussion]?.taken, false);
  await page.say('include', { id: row.id, section: discussion, taken: true });
  await eventually('the text with it', () => (page.shown?.text.includes('Crystals') ? true : undefined));
  await page.say('reset', { id: row.id });
  assert.equal(existsSync(task.root), false);

  await page.say('write', {});
  const { stage } = await page.stage('done');
  assert.ok(stage.is === 'done');
  assert.deepEqual([stage.summary.imported, stage.problem, stage.summary.readers], [1, null, ['An assistant']]);
  const [name] = readdirSync(join(task.root, 'cases'));
  assert.equal(readFileSync(join(task.root, 'cases', name ?? ''), 'utf8').includes('Crystals'), false);
  panel.dispose();
});

test('a paragraph is revealed in its source', async () => {
  const { page, panel } = await importing(oneArticle);
  await page.stage('choosing');
  const [row] = page.told.findLast((one) => one.type === 'cases')?.cases ?? [];
  await page.say('reveal', { id: row?.id ?? 0, paragraph: 0 });
  const editor = await eventually('the source', () =>
    vscode.window.visibleTextEditors.find(({ document }) => document.fileName.endsWith('gout.xml')),
  );
  assert.match(editor.document.getText(editor.selection), /great toe/);
  panel.dispose();
});

test('where the disk is full it says what is in and what is not, and goes on when it is asked to', async () => {
  let room = 1;
  const { page, panel, task } = await importing(
    (folder) => {
      for (const at of [1, 2, 3])
        writeFileSync(join(folder, `${at}.xml`), article.replace('baker came', `baker ${at} came`));
    },
    {
      put: (intake) => (arriving) => {
        if (room-- > 0) return intake.put(arriving);
        return Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
      },
    },
  );
  await page.stage('choosing');
  await page.say('write', {});
  const { stage } = await page.stage('done');
  assert.ok(stage.is === 'done' && stage.problem !== null);
  assert.deepEqual([stage.summary.imported, stage.summary.left], [1, 2]);
  assert.equal(readdirSync(join(task.root, 'cases')).length, 1);
  room = Infinity;
  await page.say('startAgain', {});
  await eventually('all three', () => (readdirSync(join(task.root, 'cases')).length === 3 ? true : undefined));
  panel.dispose();
});

test('what a page says is checked: foreign ids change nothing, and foreign messages are dropped', async () => {
  const { page, panel } = await importing(oneArticle);
  await page.stage('choosing');
  for (const reply of [
    await page.say('include', { id: 999, section: 0, taken: true }),
    await page.say('take', { what: 'file', id: 999, taken: true }),
    await page.say('applyToAll', { id: 999 }),
  ]) {
    assert.ok(!reply.ok && /no longer in the list/.test(reply.sentence));
  }
  const before = page.told.length;
  page.sayAnything({ id: 1, name: 'write' });
  page.sayAnything({ id: 1, name: 'reveal', body: { id: 1, paragraph: '../../etc/passwd' } });
  page.sayAnything('write');
  assert.equal(page.told.length, before);
  panel.dispose();
});

test('after a reload the page says what happened, and the same files can be read again', async () => {
  const { remembered, task } = await importing(oneArticle);
  assert.equal(remembered[0]?.task.id, 'one');
  const page = new FakePage();
  const { panel } = await importing(oneArticle);
  panel.dispose();
  const restored = new ImportPanel(page.panel, {
    extensionUri: vscode.Uri.file(task.root),
    log,
    names: () => [],
    begin: () => assert.fail('not asked for'),
    remember: () => {},
    readers: () => [],
  });
  restored.restore({ task, wasWriting: true });
  await page.say('ready', {});
  assert.deepEqual(page.snapshot?.stage, { is: 'gone', wasWriting: true, canStartAgain: true });
  assert.equal(page.snapshot?.id, 'one');
  restored.dispose();
});

test('files that are dropped are handed to the import, whichever way they come', async () => {
  const asked: unknown[][] = [];
  const real = vscode.commands.executeCommand;
  Object.assign(vscode.commands, {
    executeCommand: (...args: unknown[]) => Promise.resolve(void asked.push(args)),
  });
  try {
    const dropped = new vscode.DataTransfer();
    dropped.set('text/uri-list', new vscode.DataTransferItem('file:///a/one.xml\r\nfile:///a/two.csv'));
    await new ImportDrop().handleDrop(undefined, dropped);
  } finally {
    Object.assign(vscode.commands, { executeCommand: real });
  }
  const [[name, , all] = []] = asked;
  assert.equal(name, 'ddx.importCases');
  assert.deepEqual(
    (all as vscode.Uri[]).map(({ path }) => path),
    ['/a/one.xml', '/a/two.csv'],
  );
});
