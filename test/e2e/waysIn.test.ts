import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { onlyCases } from '../servers/onlyCases.ts';
import { chunk, stalling } from '../servers/scripts.ts';
import { Workbench } from './workbench.ts';

const file = '01-chest-pain.md';

describe('every way to ask', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
    await workbench.openFile(file);
  });
  after(() => workbench.close());
  afterEach(async () => {
    await workbench.tab(`Diagnosis of ${file}`).getByRole('button', { name: /Close/ }).click();
  });

  const answered = () => workbench.webview.locator('.ranking > li').nth(4).waitFor();

  it('is above the heading of a case', async () => {
    await workbench.page.getByRole('button', { name: /Diagnose with Embedded baseline/ }).click();
    await answered();
  });

  it('is in the title of the editor', async () => {
    await workbench.focusEditor(file);
    await workbench.page.getByRole('button', { name: 'Diagnose Selection' }).first().click();
    await answered();
  });

  it('is in the menu of the text', async () => {
    await workbench.focusEditor(file);
    await workbench.page.keyboard.press('Shift+F10');
    await workbench.page.getByRole('menuitem', { name: 'Diagnose Selection' }).hover();
    await workbench.page.keyboard.press('Enter');
    await answered();
  });

  it('gives its list to copy', async () => {
    await workbench.focusEditor(file);
    await workbench.command('DDx: Diagnose Selection');
    await answered();
    await workbench.webview.getByRole('button', { name: 'More actions' }).click();
    await workbench.webview.getByRole('menuitem', { name: 'Copy list' }).click();
    await workbench.webview.getByText('Copied').first().waitFor();
    const copied = await workbench.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^1\. Inferior ST-elevation myocardial infarction/);
    assert.match(copied, /Research use only/);
  });
});

describe('a run that takes too long', () => {
  let server: FakeServer;
  let workbench: Workbench;
  before(async () => {
    server = await fakeServer(onlyCases(stalling(chunk('1. Inferior myocardial infarction\nWhy: the ECG.\n'))));
    workbench = await Workbench.open({
      settings: {
        'ddx.arms': ['ward'],
        'ddx.endpoints': { ward: { baseUrl: server.baseUrl, model: 'fake-model', location: 'third-party' } },
      },
    });
    await workbench.openFile(file);
  });
  after(async () => {
    await workbench.close();
    await server.close();
  });

  it('is stopped by Cancel, and what had arrived stays', async () => {
    await workbench.focusEditor(file);
    await workbench.command('DDx: Diagnose Selection');
    await workbench.dialog.getByRole('button', { name: 'Send This Case' }).click();
    await workbench.webview.getByText('1 diagnosis so far').waitFor();
    await workbench.webview.getByRole('button', { name: 'Cancel' }).click();
    await server.left;
    await workbench.webview.getByText('Partial: what had arrived before the end').waitFor();
    await workbench.webview.locator('.ranking').getByText('Inferior myocardial infarction').waitFor();
    await workbench.screenshot('cancelled');
  });
});
