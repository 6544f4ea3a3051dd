import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Workbench } from './workbench.ts';

describe('the packaged extension in a fresh VS Code', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
  });
  after(() => workbench.close());

  it('offers its command in the palette while a case is open', async () => {
    await workbench.openFile('study.json');
    const row = await workbench.findCommand('DDx: Diagnose Selection');
    await workbench.screenshot('palette');
    assert.match((await row.textContent()) ?? '', /Diagnose Selection/);
  });
});
