import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Workbench } from './workbench.ts';

const report = (name: string): string => `<?xml version="1.0"?>
<article><front><article-meta><title-group><article-title>A rare case of gout</article-title></title-group></article-meta></front>
<body>
<sec><title>Introduction</title><p>Gout is an old disease.</p></sec>
<sec><title>Case presentation</title>
<p>A 54-year-old baker from ${name} came with a red, hot, swollen great toe.</p>
<p>He had been well before, and drank two glasses of beer a day.</p></sec>
<sec><title>Discussion</title><p>Crystals settle the matter.</p></sec>
</body></article>
`;

describe('importing cases', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
    const papers = join(workbench.folder, 'papers');
    mkdirSync(papers);
    writeFileSync(join(papers, 'one.xml'), report('a village'));
    writeFileSync(join(papers, 'two.xml'), report('a town'));
    writeFileSync(join(papers, 'cut-off.xml'), report('a city').slice(0, 400));
  });
  after(() => workbench.close());

  const cases = (): string[] => readdirSync(join(workbench.folder, 'cases'));

  it('reads a folder from the explorer, shows it, and writes what is ticked', async () => {
    const { webview } = workbench;
    const before = cases().length;
    await workbench.command('View: Show Explorer');
    await workbench.fromMenu(workbench.explorerItem('papers'), 'Import Cases…');
    await webview.getByRole('treeitem', { name: 'one.xml' }).waitFor();
    await webview.getByRole('treeitem', { name: 'cut-off.xml' }).waitFor();
    await webview.getByText('great toe').waitFor();
    await webview.getByText(/\d tokens/).waitFor();
    assert.equal(await webview.getByRole('checkbox', { name: 'Discussion' }).isChecked(), false);
    assert.equal(cases().length, before, 'nothing is written yet');
    await workbench.screenshot('import');
    await webview.getByRole('button', { name: 'Import 2 Cases' }).click();
    await webview.getByText(/2 cases imported into/).waitFor();
    assert.equal(cases().length, before + 2);
    await workbench.screenshot('imported');
  });

  it('says of what is there already that it is', async () => {
    const { webview } = workbench;
    const before = cases();
    await webview.getByRole('button', { name: 'Close' }).click();
    // The panel that goes takes an open menu with it.
    await workbench.tab('Import Cases').waitFor({ state: 'hidden' });
    await workbench.fromMenu(workbench.explorerItem('papers'), 'Import Cases…');
    await webview.getByText('in the study already').first().waitFor();
    await webview.getByText('0 of 2 cases ticked').waitFor();
    await webview.getByRole('button', { name: 'Reveal in Source' }).first().click();
    await workbench.tab('one.xml').waitFor();
    assert.deepEqual(cases(), before);
  });

  it('says after a reload what became of it', async () => {
    await workbench.tab('one.xml').getByRole('button', { name: /Close/ }).click();
    await workbench.reload();
    await workbench.webview.getByText('This import was interrupted').waitFor();
    await workbench.webview.getByRole('button', { name: 'Read Again' }).click();
    await workbench.webview.getByRole('treeitem', { name: 'one.xml' }).waitFor();
    const all = cases().filter((name) =>
      readFileSync(join(workbench.folder, 'cases', name), 'utf8').includes('a village'),
    );
    assert.equal(all.length, 1);
  });
});
