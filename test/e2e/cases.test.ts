import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readSource } from '../../src/cases/import/readSource.ts';
import { Provenance } from '../../src/cases/provenance.ts';
import { Intake } from '../../src/study/intake/intake.ts';
import { Workbench } from './workbench.ts';

const article = `<?xml version="1.0"?>
<article><front><article-meta><title-group><article-title>Gout in a baker</article-title></title-group></article-meta></front>
<body>
<sec><title>Case presentation</title>
<p>A 54-year-old baker came with a red, hot, swollen great toe.</p>
<p>He was diagnosed with gout.</p></sec>
<sec><title>Discussion</title><p>Crystals settle the matter.</p></sec>
</body></article>
`;

/** A study with an imported case and two that were written by hand. */
async function study(root: string): Promise<void> {
  const source = join(root, 'sources.xml');
  writeFileSync(source, article);
  const bytes = readFileSync(source);
  const reading = readSource(bytes, 'sources.xml', { format: 'auto', roles: {} });
  const [draft] = reading.is === 'read' ? reading.drafts : [];
  if (reading.is !== 'read' || !draft) throw new Error('The article holds no case.');
  const intake = await Intake.open(root, { date: () => new Date(), by: 'rater-1', software: 'test', names: [] });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await intake.put({ file: source, format: reading.format, sha256, draft, of: 1, included: null });
  writeFileSync(join(root, 'cases', 'n10.txt'), 'A cough for a week. Call 555-867-5309.\n');
  writeFileSync(join(root, 'cases', 'n2.txt'), 'A breathless miner.\n');
}

describe('the cases view', () => {
  let workbench: Workbench;
  let root: string;
  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-cases-')));
    await study(root);
    workbench = await Workbench.open({ folder: root });
    await workbench.command('View: Show Me-LLaMA DDx');
  });
  after(async () => {
    await workbench.close();
    rmSync(root, { recursive: true, force: true });
  });

  const item = (name: RegExp) => workbench.page.getByRole('treeitem', { name });
  /** The buttons of a view's title stand there while the pointer is on it. */
  async function title(name: string): Promise<void> {
    const header = workbench.page.locator('.pane-header').filter({ hasText: /^Cases/ });
    await header.hover();
    await header.getByRole('button', { name }).click();
  }

  it('lists them in the order of a person, each with its state in words', async () => {
    await item(/^sources, 1 leak is open/).waitFor();
    await item(/^n10, 1 possible identifier is open/).waitFor();
    await item(/^n2, Ready/).waitFor();
    const cases = workbench.page.getByRole('tree', { name: /^Cases/ }).getByRole('treeitem');
    const names = await cases.evaluateAll((all) => all.map((one) => one.ariaLabel));
    assert.deepEqual(
      names.map((name) => name?.split(',')[0]),
      ['n2', 'n10', 'sources'],
    );
    await workbench.screenshot('cases-states');
  });

  it('is filtered by state, says so, and shows all again', async () => {
    await title('Filter Cases by State');
    await workbench.quickInput.getByRole('checkbox', { name: /^Possible patient identifiers, 1 case/ }).click();
    await workbench.quickInput.getByRole('button', { name: 'OK' }).click();
    await workbench.page.getByText(/^1 of 3 cases: Possible patient identifiers/).waitFor();
    await item(/^n2,/).waitFor({ state: 'hidden' });
    assert.equal(await item(/^n10,/).count(), 1);
    await workbench.screenshot('cases-filtered');
    await title('Clear Filter');
    await item(/^n2,/).waitFor();
    await workbench.page.getByText(/^1 of 3 cases/).waitFor({ state: 'hidden' });
  });

  it('is searched for words of the text', async () => {
    await title('Search Cases');
    await workbench.quickInput.getByRole('textbox').fill('breathless MINER');
    await workbench.rows.filter({ hasText: 'A breathless miner.' }).waitFor();
    await workbench.screenshot('cases-search');
    await workbench.page.keyboard.press('Enter');
    await workbench.tab('n2.txt').waitFor();
  });

  it('opens a case beside its source, from its menu', async () => {
    await workbench.fromMenu(item(/^sources,/), 'Open Case Beside Its Source');
    await workbench.tab('sources.txt').waitFor();
    await workbench.tab('sources.xml').waitFor();
    await workbench.screenshot('cases-beside-source');
  });

  it('records an edit and counts anew', async () => {
    await workbench.focusEditor('sources.txt');
    await workbench.page.keyboard.press('ControlOrMeta+A');
    await workbench.page.keyboard.type('A red toe.');
    await workbench.page.keyboard.press('ControlOrMeta+S');
    await item(/^sources, Ready/).waitFor();
    const record = Provenance.parse(JSON.parse(readFileSync(join(root, 'provenance', 'sources.json'), 'utf8')));
    assert.deepEqual(
      record.changes.map(({ what }) => what),
      ['edited'],
    );
    assert.deepEqual([record.checked?.leaks, record.checked?.textSha256], [0, record.textSha256]);
  });

  it('tells of a text that was changed outside', async () => {
    writeFileSync(join(root, 'cases', 'sources.txt'), 'A red, hot toe.\n');
    await item(/^sources, The text was changed outside VS Code/).waitFor();
    await workbench.theme('high-contrast-dark');
    await workbench.screenshot('cases-high-contrast');
  });
});
