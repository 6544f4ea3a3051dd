import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Provenance } from '../../src/cases/provenance.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { isCase, onlyCases } from '../servers/onlyCases.ts';
import { saying } from '../servers/scripts.ts';
import { Workbench } from './workbench.ts';

const article = (story: string): string => `<?xml version="1.0"?>
<article><front><article-meta><title-group><article-title>A swollen toe</article-title></title-group></article-meta></front>
<body>
<sec><title>Introduction</title><p>Crystals have been known for long.</p></sec>
<sec><title>Case presentation</title>${story}</sec>
<sec><title>Discussion</title><p>Crystals settle the matter.</p></sec>
</body></article>
`;

const story = `<p>Mrs Maria Gonzalez, a 54-year-old baker, came on 03/11/2019 with a red, hot, swollen great toe.</p>
<p>She was diagnosed with gout and responded to colchicine.</p>`;

describe('from a folder of articles to a server elsewhere, by the keyboard alone', () => {
  let server: FakeServer;
  let workbench: Workbench;
  let root: string;
  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-walk-')));
    writeFileSync(join(root, 'study.json'), '{"schema":"ddx/study@1","title":"Toes"}');
    mkdirSync(join(root, 'papers'));
    writeFileSync(join(root, 'papers', 'toe.xml'), article(story));
    writeFileSync(join(root, 'papers', 'read-me.md'), 'These are articles.\n');
    server = await fakeServer(onlyCases(saying('1. Gout\nWhy: the toe.\n')));
    const away = { baseUrl: server.baseUrl, model: 'a', location: 'third-party', profile: 'chat' };
    workbench = await Workbench.open({
      folder: root,
      settings: { 'ddx.arms': ['away'], 'ddx.endpoints': { away } },
    });
  });
  after(async () => {
    await workbench.close();
    await server.close();
    rmSync(root, { recursive: true, force: true });
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  const run = async (title: string) => {
    await workbench.findCommand(title);
    await press('Enter');
  };
  const caseText = () => readFileSync(join(root, 'cases', 'toe.txt'), 'utf8');
  const saved = async (wanted: (text: string) => boolean) => {
    await press('ControlOrMeta+S');
    const end = performance.now() + 10_000;
    while (!wanted(caseText())) {
      assert.ok(performance.now() < end, caseText());
      await workbench.page.waitForTimeout(100);
    }
  };
  const sentCases = () => server.seen.filter(isCase);

  it('the folder is imported', async () => {
    const { quickInput, webview } = workbench;
    await run('DDx: Import Cases…');
    await quickInput.getByPlaceholder('What is to be imported').waitFor();
    await press('ArrowDown');
    await quickInput.locator('.monaco-list-row.focused', { hasText: 'A Folder' }).waitFor();
    await press('Enter');
    const path = quickInput.getByRole('textbox');
    await quickInput.getByRole('button', { name: 'Read' }).waitFor();
    const listed = quickInput.locator('.monaco-list-row', { hasText: 'papers' }).first();
    // The dialog writes where it begins when it has listed that; what was typed before is then no path of its own.
    await listed.waitFor();
    const papers = join(root, 'papers');
    do await path.fill(papers);
    while ((await path.inputValue()) !== papers);
    await listed.waitFor();
    // The first Enter goes to the folder, the next one takes it.
    for (let enter = 0; enter < 8 && (await quickInput.isVisible()); enter += 1) {
      await press('Enter');
      await quickInput.waitFor({ state: 'hidden', timeout: 4000 }).catch(() => undefined);
    }
    await webview.getByRole('treeitem', { name: 'toe.xml' }).waitFor();
    await webview.getByText('great toe').waitFor();
    await tabTo('Import 1 Case');
    await press('Enter');
    await webview.getByText(/1 case imported into/).waitFor();
    assert.deepEqual(readdirSync(join(root, 'cases')), ['toe.txt']);
    await tabTo('Open First Case with Leaks');
    await press('Enter');
    await workbench.tab('toe.txt').waitFor();
  });

  it('the leak is looked at and the case cut before it', async () => {
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    await press('ControlOrMeta+Home');
    await press('F8');
    await workbench.page
      .getByText(/Cut or mask it, or ignore it with a reason/)
      .first()
      .waitFor();
    await workbench.screenshot('walk-leak');
    await press('Escape');
    await press('Control+.');
    await workbench.page.getByText('Cut here: the case stops before this').first().waitFor();
    await press('Enter');
    await workbench.editor.getByText('diagnosed').first().waitFor({ state: 'hidden' });
    await saved((text) => !text.includes('gout'));
    assert.match(caseText(), /great toe\.\s*$/);
  });

  it('the case is held back, its identifiers are masked, and then it goes', async () => {
    await run('DDx: Diagnose Selection');
    await workbench.dialog.getByText('may identify a patient').first().waitFor();
    await workbench.screenshot('walk-held');
    await focusButton('Review Identifiers');
    await press('Enter');
    await workbench.quickInput.getByText('2 places may identify a patient').waitFor();
    assert.equal(sentCases().length, 0);
    await press('Enter');
    await workbench.quickInput.locator('.monaco-list-row.focused', { hasText: 'Mask' }).waitFor();
    await press('Enter');
    await workbench.editor.getByText('[NAME]').first().waitFor();
    await saved((text) => text.startsWith('Mrs [NAME], a 54-year-old baker, came on [DATE]'));
    await run('DDx: Diagnose Selection');
    await workbench.dialog.getByText('Send this case to “away”?').waitFor();
    await focusButton('Send This Case');
    await press('Enter');
    await workbench.webview.getByText('Gout').first().waitFor();
    const [request, ...others] = sentCases();
    assert.deepEqual(others, []);
    assert.match(request?.body ?? '', /swollen great toe/);
    assert.doesNotMatch(request?.body ?? '', /Gonzalez|03\/11\/2019|colchicine/);
    const { changes } = Provenance.parse(JSON.parse(readFileSync(join(root, 'provenance', 'toe.json'), 'utf8')));
    assert.deepEqual(
      changes.map(({ what }) => what),
      ['cut', 'masked'],
    );
    await workbench.screenshot('walk-sent');
  });

  /** Tab by tab, as far as a button of the page. */
  async function tabTo(name: string): Promise<void> {
    await workbench.webview.getByRole('button', { name }).waitFor();
    const page = workbench.webview.locator('body');
    for (let step = 0; step < 40; step += 1) {
      if ((await page.evaluate(() => document.activeElement?.textContent.trim())) === name) return;
      await press('Tab');
    }
    await workbench.screenshot('walk-lost');
    assert.fail(`Tab does not lead to “${name}”.`);
  }

  /** The same in a question of VS Code's own. */
  async function focusButton(name: string): Promise<void> {
    const wanted = workbench.dialog.getByRole('button', { name });
    for (let step = 0; step < 10; step += 1) {
      if (await wanted.evaluate((button) => button === document.activeElement)) return;
      await press('Tab');
    }
    assert.fail(`Tab does not lead to “${name}”.`);
  }
});
