import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../tools/project.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { isCase, onlyCases } from '../servers/onlyCases.ts';
import { chunk, saying, stalling } from '../servers/scripts.ts';
import { Workbench } from './workbench.ts';

const file = '01-chest-pain.md';
const list = [
  '1. Inferior myocardial infarction\nWhy: the story and the ECG.\nFor: "crushing central chest pain"; "words that are not there"\n',
  '2. Acute pericarditis\nWhy: ST elevation.\n',
  '3. Aortic dissection\nWhy: must be thought of.\n',
];

function endpoint(baseUrl: string, model = 'fake-model', profile = 'chat'): Record<string, unknown> {
  return {
    'ddx.arms': ['ward'],
    'ddx.endpoints': { ward: { baseUrl, model, location: 'third-party', profile } },
  };
}

describe('a case asked of an endpoint', () => {
  let server: FakeServer;
  let workbench: Workbench;
  before(async () => {
    const half = stalling(chunk(list[0] ?? ''));
    server = await fakeServer(onlyCases(saying(list.join('')), half, half));
    workbench = await Workbench.open({ settings: endpoint(server.baseUrl) });
    await workbench.openFile(file);
  });
  after(async () => {
    await workbench.close();
    await server.close();
  });

  const diagnoses = () => workbench.webview.locator('.ranking > li');
  const diagnose = async () => {
    await workbench.focusEditor(file);
    await workbench.command('DDx: Diagnose Selection');
  };

  it('sends nothing before the person agreed, and nothing when they do not', async () => {
    await diagnose();
    await workbench.dialog.getByText('Send this case to “ward”?').waitFor();
    for (const words of [`Address: ${server.baseUrl}`, 'Declared as: a third party', 'Model: fake-model', 'Size: ']) {
      await workbench.dialog.getByText(words).first().waitFor();
    }
    await workbench.webview.getByText('Waiting for your word').waitFor();
    await workbench.screenshot('consent');
    assert.equal(server.seen.length, 0);
    await workbench.dialog.getByRole('button', { name: 'Cancel' }).click();
    await workbench.webview.locator('.answer').getByText('You kept this case back').waitFor();
    assert.equal(server.seen.length, 0);
    await workbench.screenshot('kept-back');
  });

  it('streams the answer once agreed, and tells a quote that is not in the case', async () => {
    await workbench.webview.locator('.answer').getByRole('button', { name: 'Run Again' }).click();
    await workbench.dialog.getByRole('button', { name: /Do Not Ask Again/ }).click();
    await diagnoses().nth(2).waitFor();
    await workbench.webview.getByText('words that are not there').waitFor();
    const seen = server.seen.filter(isCase);
    assert.equal(seen.length, 1);
    assert.equal(seen[0]?.headers.authorization, undefined);
    assert.match(seen[0]?.body ?? '', /crushing central chest pain/);
    await workbench.screenshot('endpoint');
  });

  it('leaves what had arrived when the window is reloaded in the middle', async () => {
    await diagnose();
    await workbench.webview.getByText('1 diagnosis so far').waitFor();
    await workbench.screenshot('streaming');
    await workbench.reload();
    await workbench.webview
      .locator('.answer')
      .getByText('The window was reloaded while the answer was arriving')
      .waitFor();
    await workbench.webview.locator('.ranking').getByText('Inferior myocardial infarction').waitFor();
    await workbench.screenshot('interrupted');
  });

  it('stops the request when the panel is closed', async () => {
    const left = server.left;
    await workbench.webview.locator('.answer').getByRole('button', { name: 'Run Again' }).click();
    await workbench.webview.getByText('1 diagnosis so far').waitFor();
    assert.equal(server.seen.filter(isCase).length, 3);
    await workbench.tab(`Diagnosis of ${file}`).getByRole('button', { name: /Close/ }).click();
    await left;
    await workbench.statusItem(/answers\. Click/).waitFor();
  });
});

describe('an endpoint in a folder that is not trusted', () => {
  let server: FakeServer;
  let workbench: Workbench;
  before(async () => {
    server = await fakeServer(saying(list.join('')));
    workbench = await Workbench.open({ trust: true, settings: endpoint(server.baseUrl) });
  });
  after(async () => {
    await workbench.close();
    await server.close();
  });

  it('is refused with the way out, and the embedded baseline still answers', async () => {
    await workbench.openFile(file);
    await workbench.focusEditor(file);
    await workbench.command('DDx: Diagnose Selection');
    await workbench.webview.locator('.answer').getByText('This folder is not trusted').waitFor();
    await workbench.webview.getByRole('button', { name: 'Manage Trust' }).waitFor();
    await workbench.screenshot('not-trusted');
    await workbench.statusItem(/Click to choose/).click();
    await workbench.pick('Embedded baseline');
    await workbench.statusItem(/Embedded baseline answers/).waitFor();
    await workbench.webview.getByText('Run Again asks Embedded baseline.').waitFor();
    await workbench.webview.locator('header').getByRole('button', { name: 'Run Again' }).click();
    await workbench.webview.locator('.ranking > li').nth(4).waitFor();
    assert.equal(await workbench.webview.getByText('Run Again asks').count(), 0);
    assert.equal(server.seen.length, 0);
  });
});

describe('the embedded baseline as a server, asked over HTTP', () => {
  let server: ChildProcess;
  let workbench: Workbench;
  let home: string;
  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'ddx-home-'));
    server = spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'serve-baseline', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, HOME: home },
    });
    assert.ok(server.stdout);
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    workbench = await Workbench.open({
      settings: endpoint(line.toString().trim(), 'embedded-baseline', 'me-llama-chat'),
    });
  });
  after(async () => {
    await workbench.close();
    server.kill();
    rmSync(home, { recursive: true, force: true });
  });

  it('gives five diagnoses with words of the case, by the completions lane and its template', async () => {
    await workbench.openFile(file);
    await workbench.focusEditor(file);
    await workbench.command('DDx: Diagnose Selection');
    await workbench.dialog.getByRole('button', { name: 'Send This Case' }).click();
    await workbench.webview.locator('.ranking > li').nth(4).waitFor();
    await workbench.webview
      .locator('.ranking')
      .getByText('crushing central chest pain', { exact: true })
      .first()
      .waitFor();
    await workbench.webview.getByText('How it came about').click();
    await workbench.webview.getByText(/^me-llama@\d/).waitFor();
    await workbench.screenshot('served-baseline');
  });
});
