import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { isCase, onlyCases } from '../servers/onlyCases.ts';
import { chunk, refusing, saying, stalling } from '../servers/scripts.ts';
import { Workbench } from './workbench.ts';

const file = '01-chest-pain.md';
const list =
  '1. Inferior myocardial infarction\nWhy: the story and the ECG.\n2. Acute pericarditis\nWhy: ST elevation.\n';

describe('a case asked of three arms side by side', () => {
  let ward: FakeServer;
  let clinic: FakeServer;
  let workbench: Workbench;
  before(async () => {
    ward = await fakeServer(onlyCases(stalling(chunk(list)), saying(list), stalling(chunk(list))));
    clinic = await fakeServer(onlyCases(refusing(401, { error: 'Unauthorized' })));
    const endpoint = ({ baseUrl }: FakeServer) => ({
      baseUrl,
      model: 'fake-model',
      location: 'machine',
      contextTokens: 4096,
    });
    workbench = await Workbench.open({
      settings: {
        'ddx.arms': ['ward', 'embedded', 'clinic'],
        'ddx.endpoints': { ward: endpoint(ward), clinic: endpoint(clinic) },
      },
    });
    await workbench.page.setViewportSize({ width: 2400, height: 1200 });
    await workbench.openFile(file);
  });
  after(async () => {
    await workbench.close();
    await ward.close();
    await clinic.close();
  });

  const column = (arm: RegExp) => workbench.webview.getByRole('region', { name: arm });
  const wardColumn = () => column(/^ward/);
  const baseline = () => column(/^Embedded baseline$/);
  const clinicColumn = () => column(/^clinic/);
  const asked = (server: FakeServer) => server.seen.filter(isCase).length;

  it('streams each for itself, and one that fails touches no other', async () => {
    await workbench.focusEditor(file);
    await workbench.command('DDx: Diagnose Selection');
    await baseline().locator('.ranking > li').nth(4).waitFor();
    await clinicColumn().getByRole('button', { name: 'Set API Key…' }).waitFor();
    await wardColumn().getByText('2 diagnoses so far').waitFor();
    await workbench.screenshot('several-arms-streaming');
    assert.equal(asked(ward), 1);
    assert.equal(asked(clinic), 1);
  });

  it('stops one alone, by Escape where the focus is, and none from a text that is being written', async () => {
    const left = ward.left;
    const cancel = wardColumn().getByRole('button', { name: 'Cancel' });
    await baseline().getByRole('textbox', { name: 'Comment' }).focus();
    await workbench.page.keyboard.press('Escape');
    await baseline().locator('.finding').first().focus();
    await workbench.page.keyboard.press('Escape');
    await cancel.focus();
    await wardColumn().getByText('2 diagnoses so far').waitFor();
    assert.equal(await cancel.count(), 1, 'it is still at work');
    await workbench.page.keyboard.press('Escape');
    await left;
    await wardColumn().getByText('Partial: what had arrived').waitFor();
    assert.equal(await baseline().locator('.ranking > li').count(), 5);
    await workbench.webview.getByRole('button', { name: 'Run All Again' }).waitFor();
  });

  it('is rated where the focus is', async () => {
    await baseline().getByRole('button', { name: 'Skip to your rating' }).focus();
    await workbench.page.keyboard.press('Enter');
    await baseline().locator('[data-item="1"] [role=radio]:focus').waitFor();
    await workbench.page.keyboard.press('5');
    await baseline().locator('.saved').getByText('saved', { exact: true }).waitFor();
    await workbench.screenshot('several-arms');
  });

  it('has all of them back after a reload, as they were', async () => {
    await workbench.reload();
    await baseline()
      .getByRole('radio', { name: /^5, exact/, checked: true })
      .waitFor();
    await wardColumn().getByText('Partial: what had arrived').waitFor();
    await wardColumn().getByText('Acute pericarditis').waitFor();
    await clinicColumn().getByRole('button', { name: 'Set API Key…' }).waitFor();
    assert.equal(asked(ward), 1);
    assert.equal(asked(clinic), 1);
  });

  it('asks one again alone, in its place', async () => {
    await wardColumn().getByRole('button', { name: 'Run Again' }).click();
    await wardColumn().getByText('· complete').waitFor();
    assert.equal(asked(ward), 2);
    assert.equal(asked(clinic), 1);
    await baseline()
      .getByRole('radio', { name: /^5, exact/, checked: true })
      .waitFor();
  });

  it('stands behind tabs where there is no room for columns', async () => {
    await workbench.page.setViewportSize({ width: 1400, height: 900 });
    const tab = (name: RegExp) => workbench.webview.getByRole('tab', { name });
    await tab(/^ward.*2 diagnoses/).waitFor();
    await tab(/^clinic.*failed/).click();
    await workbench.webview.getByRole('tabpanel').getByRole('button', { name: 'Set API Key…' }).waitFor();
    await tab(/^clinic/).press('ArrowLeft');
    await workbench.webview.getByRole('tabpanel').locator('.ranking > li').nth(4).waitFor();
    await workbench.screenshot('several-arms-tabs');
  });

  it('is all stopped by Escape in the panel, and not by the Escape that closes a picker', async () => {
    const running = workbench.webview.getByRole('tab', { name: /^ward.*running/ });
    await workbench.webview.getByRole('button', { name: 'Run All Again' }).click();
    await running.waitFor();
    await workbench.webview.getByRole('button', { name: '3 arms' }).click();
    await workbench.quickInput.waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.waitFor({ state: 'hidden' });
    await workbench.webview.getByRole('button', { name: 'Cancel All' }).focus();
    await workbench.page.keyboard.press('Escape');
    await workbench.webview.getByRole('tab', { name: /^ward.*cancelled/ }).waitFor();
  });

  it('has all again by one button, and closing the panel stops them all', async () => {
    await workbench.webview.getByRole('button', { name: 'Run All Again' }).click();
    await workbench.webview.getByRole('tab', { name: /^ward.*running/ }).waitFor();
    await workbench.webview.getByRole('tab', { name: /^clinic.*failed/ }).waitFor();
    await workbench.tab(`Diagnosis of ${file}`).getByRole('button', { name: /Close/ }).click();
    await workbench.statusItem(/answer\. Click/).waitFor();
    assert.equal(asked(ward), 4);
    assert.equal(asked(clinic), 3);
  });
});
