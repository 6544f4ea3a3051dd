import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { isCase, onlyCases } from '../servers/onlyCases.ts';
import { saying } from '../servers/scripts.ts';
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
    await workbench.webview.locator('.saved').getByText('saved', { exact: true }).waitFor();
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

describe('a case that is too long for its arm', () => {
  const long = `${story}\n\n${'He has told the same long story about his garden many times. '.repeat(120)}`;
  let workbench: Workbench;
  let folder: string;
  let server: FakeServer;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ddx-long-'));
    writeFileSync(join(folder, 'long.txt'), long);
    server = await fakeServer(
      onlyCases(saying('1. Myocardial infarction\nWhy: the ECG.\nFor: "crushing central chest pain"\n')),
    );
    const small = {
      baseUrl: server.baseUrl,
      model: 'm',
      location: 'machine',
      profile: 'me-llama-chat',
      contextTokens: 1600,
    };
    workbench = await Workbench.open({ folder, settings: { 'ddx.arms': ['small'], 'ddx.endpoints': { small } } });
  });
  after(async () => {
    await workbench.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is sent in no part before the person has seen what to leave out, and is then marked as shortened', async () => {
    await workbench.openFile('long.txt');
    await workbench.focusEditor('long.txt');
    await workbench.command('DDx: Diagnose Selection');
    const offer = workbench.webview.locator('.answer').getByRole('button', { name: 'Make It Fit…' });
    await offer.waitFor();
    await workbench.screenshot('too-long');
    assert.equal(server.seen.filter(isCase).length, 0);
    await offer.click();
    await workbench.pick('Cut the End…');
    await workbench.dialog.getByRole('button', { name: 'Ask Without It' }).click();
    await workbench.webview.getByText(/^Shortened: [\d,]+ of [\d,]+ characters were left out$/).waitFor();
    await workbench.webview.locator('.ranking').getByText('Myocardial infarction').waitFor();
    const [sent] = server.seen.filter(isCase);
    assert.match(sent?.body ?? '', /crushing central chest pain[^]*characters left out/);
    assert.ok((sent?.body.length ?? 0) < long.length);
    await workbench.webview.getByRole('button', { name: 'crushing central chest pain' }).hover();
    await workbench.decorated.first().waitFor();
    await workbench.screenshot('shortened');
    await workbench.reload();
    await workbench.webview.getByText(/^Shortened: /).waitFor();
  });
});
