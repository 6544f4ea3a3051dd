import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

const story =
  'A 62-year-old man has crushing central chest pain for two hours, spreading to the left arm. He is sweating and pale. ' +
  'ECG: ST elevation in II, III and aVF. Troponin raised. </script><img src=x onerror=alert(1)>';

describe('text that belongs to no study', () => {
  let workbench: Workbench;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ddx-plain-'));
    writeFileSync(join(folder, 'story.txt'), story);
    writeFileSync(join(folder, 'blank.txt'), ' \n\n\t\n');
    writeFileSync(join(folder, 'picture.dat'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)));
    writeFileSync(
      join(folder, 'poem.txt'),
      'The evening lies along the quay\nand counts its boats and lets them be.\n',
    );
    workbench = await Workbench.open({ folder });
  });
  after(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const diagnose = async (name: string) => {
    await workbench.openFile(name);
    await workbench.focusEditor(name);
    await workbench.command('DDx: Diagnose Selection');
  };

  it('asks the rater’s own diagnosis first, keeps it on this machine and has it after a reload', async () => {
    await diagnose('story.txt');
    const field = workbench.webview.getByRole('textbox').first();
    await field.waitFor();
    assert.equal(await workbench.webview.getByRole('radiogroup').count(), 0, 'nothing to rate before the reference');
    await workbench.screenshot('own-diagnosis');
    await field.fill('Inferior myocardial infarction');
    await workbench.page.keyboard.press('Enter');
    await workbench.webview.getByRole('radiogroup').first().waitFor();
    await workbench.webview.locator('.saved.saved').waitFor();
    await workbench.reload();
    await workbench.webview.getByText('Your reference').waitFor();
    await workbench.webview.getByText('this machine, outside any study').first().waitFor();
    await workbench.screenshot('own-diagnosis-reloaded');
  });

  it('says that a blank document holds nothing to diagnose', async () => {
    await diagnose('blank.txt');
    await workbench.notifications.getByText('There is no text to diagnose here').waitFor();
  });

  it('says so when there is not enough to go on', async () => {
    await diagnose('poem.txt');
    await workbench.webview.getByRole('heading', { name: 'Not enough to go on' }).waitFor();
    await workbench.screenshot('abstained');
  });

  it('refuses a binary file from the explorer with a sentence', async () => {
    await workbench.explorerItem('picture.dat').click({ button: 'right' });
    // By key: a menu that has just opened takes the first click for the end of the one that opened it.
    await workbench.page.getByRole('menuitem', { name: 'Diagnose File' }).hover();
    await workbench.page.keyboard.press('Enter');
    await workbench.notifications
      .getByText(/not text|binary/i)
      .first()
      .waitFor();
    await workbench.screenshot('binary');
  });
});

describe('a window without a folder', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ folder: null });
  });
  after(() => workbench.close());

  it('shows where to begin, and diagnoses what is typed', async () => {
    await workbench.command('View: Show Me-LLaMA DDx');
    await workbench.page
      .getByRole('button', { name: /Open Sample Study|Open the sample/i })
      .first()
      .waitFor();
    await workbench.screenshot('welcome');
    await workbench.command('File: New Untitled Text File');
    await workbench.editor.first().waitFor();
    await workbench.page.keyboard.insertText(story);
    await workbench.command('DDx: Diagnose Selection');
    await workbench.webview.locator('.ranking > li').first().waitFor();
    await workbench.screenshot('untitled');
  });
});
