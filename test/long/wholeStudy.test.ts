import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../tools/project.ts';
import { Workbench } from '../e2e/workbench.ts';

const samples = readdirSync(join(root, 'samples', 'cases')).sort();

describe('the whole sample study in one window', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
  });
  after(() => workbench.close());

  const answers = (): number => readdirSync(join(workbench.folder, 'answers')).length;

  for (const [place, file] of samples.entries()) {
    it(`${file} is answered, and its answer is there again after a reload`, async () => {
      await workbench.openFile(file);
      await workbench.focusEditor(file);
      await workbench.selectAll();
      await workbench.page.keyboard.press('ControlOrMeta+Alt+D');
      const heading = workbench.webview.locator('.ranking > li').first().getByRole('heading');
      await heading.waitFor();
      await workbench.webview.getByRole('button', { name: 'Run Again' }).waitFor();
      const first = await heading.textContent();
      assert.equal(answers(), place + 1);

      await workbench.reload();
      await heading.waitFor();
      assert.equal(await heading.textContent(), first);
      await workbench.command('View: Close All Editors');
      await workbench.tab(file).waitFor({ state: 'detached' });
    });
  }
});
