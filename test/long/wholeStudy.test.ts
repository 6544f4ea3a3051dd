import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
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

  const answers = (): string[] => {
    const folder = join(workbench.folder, 'answers');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  for (const file of samples) {
    it(`${file} is answered, and its answer is there again after a reload`, async () => {
      const before = answers().length;
      await workbench.command('View: Close All Editors');
      await workbench.openFile(file);
      await workbench.focusEditor(file);
      await workbench.selectAll();
      await workbench.page.keyboard.press('ControlOrMeta+Alt+D');
      const heading = workbench.webview.locator('.ranking > li').first().getByRole('heading');
      await heading.waitFor();
      await workbench.webview.getByRole('button', { name: 'Run Again' }).waitFor();
      const first = await heading.textContent();
      assert.equal(answers().length, before + 1);

      await workbench.reload();
      await heading.waitFor();
      assert.equal(await heading.textContent(), first);
    });
  }
});
