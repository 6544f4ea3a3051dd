import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { profileNamed } from '../../src/arms/prompt/profiles.ts';
import { fakeServer, type FakeServer, type Script } from '../servers/fakeServer.ts';
import { refusing, saying } from '../servers/scripts.ts';
import { Workbench } from './workbench.ts';

const file = '01-chest-pain.md';
const key = 'sk-typed-by-hand';
const list = '1. Inferior myocardial infarction\nWhy: the ECG.\n2. Acute pericarditis\nWhy: ST elevation.\n';

/** A server of the kind of vLLM that wants a key. */
const ward: Script = (response, seen) => {
  if (seen.headers.authorization !== `Bearer ${key}`) return refusing(401, { error: 'Unauthorized' })(response, seen);
  if (seen.path === '/v1/models') return refusing(200, { object: 'list', data: models })(response, seen);
  if (seen.path.endsWith('/completions')) return saying(list, { model: 'Me-LLaMA-70B-chat' })(response, seen);
  return refusing(404, { detail: 'Not Found' })(response, seen);
};

const models = [
  { id: 'Me-LLaMA-70B-chat', object: 'model', owned_by: 'vllm', max_model_len: 4096 },
  { id: 'small-model', object: 'model', owned_by: 'vllm', max_model_len: 1024 },
];

describe('an endpoint from its address to an answer, by the keyboard alone', () => {
  let server: FakeServer;
  let workbench: Workbench;
  before(async () => {
    server = await fakeServer(ward);
    workbench = await Workbench.open();
    await workbench.openFile(file);
  });
  after(async () => {
    await workbench.close();
    await server.close();
  });

  const press = (name: string) => workbench.page.keyboard.press(name);
  const title = (words: RegExp) => workbench.quickInput.getByText(words).first().waitFor();
  const run = async (name: string) => {
    await workbench.findCommand(name);
    await press('Enter');
  };
  const type = async (text: string) => {
    await workbench.quickInput.getByRole('textbox').fill(text);
    await press('Enter');
  };

  it('asks for the address and where that stands, and sends nothing before', async () => {
    await run('DDx: Add Endpoint');
    await title(/address of an OpenAI-compatible server/);
    await workbench.screenshot('add-address');
    await type('ftp://nowhere');
    await title(/This is no address of a server/);
    await type(`"${server.origin.replace('http://', '')}/v1/chat/completions"`);
    await title(/Add Endpoint/);
    await workbench.rows.filter({ hasText: 'My Institution' }).waitFor();
    await workbench.screenshot('add-location');
    await press('Enter');
    assert.equal(await workbench.rows.count(), 3, 'nothing is declared by Enter alone');
    assert.equal(server.seen.length, 0);
  });

  it('goes back and on again', async () => {
    await press('Control+Alt+Minus');
    await title(/address of an OpenAI-compatible server/);
    assert.equal(await workbench.quickInput.getByRole('textbox').inputValue(), server.baseUrl);
    await press('Enter');
    await workbench.rows.filter({ hasText: 'My Institution' }).waitFor();
    await type('My Inst');
  });

  it('asks for the key that the server wants, and shows what answered', async () => {
    await workbench.rows.filter({ hasText: 'Enter an API Key' }).waitFor();
    await workbench.quickInput.getByPlaceholder(/wants a key/).waitFor();
    await workbench.screenshot('add-key-choice');
    await press('Enter');
    await title(/The API key for http:\/\/127\.0\.0\.1/);
    assert.equal(await workbench.quickInput.getByRole('textbox').getAttribute('type'), 'password');
    await workbench.screenshot('add-key');
    await type(key);
    await workbench.rows.filter({ hasText: 'Me-LLaMA-70B-chat' }).waitFor();
    assert.match((await workbench.rows.nth(0).textContent()) ?? '', /room for 4,096 tokens/);
    await title(/vLLM answered at/);
    await workbench.screenshot('add-model');
    await press('Enter');
  });

  it('offers the profile that fits first, and a name', async () => {
    await workbench.rows.filter({ hasText: 'me-llama-chat' }).first().waitFor();
    assert.match((await workbench.rows.nth(0).textContent()) ?? '', /Me-LLaMA chat/);
    await workbench.screenshot('add-profile');
    await press('Enter');
    await title(/A name for the endpoint/);
    assert.equal(await workbench.quickInput.getByRole('textbox').inputValue(), 'Me-LLaMA-70B-chat');
    await type('embedded');
    await title(/baseline’s own name/);
    await type('ward');
    await workbench.notifications.getByText('The endpoint “ward” is set up').waitFor();
    await workbench.screenshot('add-done');
    await run('Notifications: Accept Notification Primary Action');
    await workbench.statusItem(/ward · Me-LLaMA-70B-chat answers/).waitFor();
    assert.ok(server.seen.length > 0);
    for (const { method, body } of server.seen) assert.deepEqual([method, body], ['GET', '']);
  });

  it('shows the budget while text is selected', async () => {
    await workbench.focusEditor(file);
    assert.equal(await workbench.statusItem(/tokens/).count(), 0);
    await workbench.selectLines(3, 5);
    await workbench.statusItem(/of 3,584 tokens/).waitFor();
    await workbench.screenshot('budget');
  });

  it('previews the prompt, exactly, and sends nothing', async () => {
    const before = server.seen.length;
    await run('DDx: Preview Prompt');
    await workbench.tab('Prompt for ward').waitFor();
    await workbench.notifications.getByText(/what “ward” would be sent: .* tokens/).waitFor();
    await workbench.editor.getByText('Human:').first().waitFor();
    await workbench.editor.getByText(/^sha256 [0-9a-f]{12}$/).waitFor();
    await workbench.screenshot('preview');
    assert.equal(server.seen.length, before);
    await run('Notifications: Clear All Notifications');
    await run('View: Close Editor');
  });

  it('checks from the address to the first token, in a document', async () => {
    await run('DDx: Check Endpoint');
    await workbench.tab('Check of ward').waitFor();
    await workbench.notifications.getByText(/“ward”: .* passed, 0 failed/).waitFor();
    await workbench.editor.getByText('Nothing of a case was sent').first().waitFor();
    await workbench.screenshot('check');
    for (const { body } of server.seen) assert.doesNotMatch(body, /chest pain/);
    await run('Notifications: Clear All Notifications');
    await run('View: Close Editor');
  });

  it('says what a wrong key does, and how to set another', async () => {
    await run('DDx: Set API Key');
    await title(/API key of “ward” for http:\/\/127\.0\.0\.1/);
    await type('sk-wrong');
    await run('DDx: Check Endpoint');
    await workbench.editor.getByText('FAILED').first().waitFor();
    await workbench.notifications.getByText(/“ward”: .*key/).waitFor();
    await workbench.page.getByRole('button', { name: 'Set API Key…' }).waitFor();
    await workbench.screenshot('check-failed');
    await run('Notifications: Accept Notification Primary Action');
    await title(/API key of “ward”/);
    await type(key);
    await run('Notifications: Clear All Notifications');
    await run('View: Close Editor');
  });

  it('switches between one and several, side by side', async () => {
    await run('DDx: Switch Arm');
    await workbench.rows.filter({ hasText: 'my institution' }).waitFor();
    await workbench.screenshot('switch-arm');
    await workbench.quickInput.getByRole('textbox').fill('Several');
    // Enter takes the row that has the focus, which the list gives it after it was filtered.
    await workbench.quickInput.locator('.monaco-list-row.focused', { hasText: 'Several Side by Side' }).waitFor();
    await press('Enter');
    await workbench.quickInput
      .locator('.monaco-list-row', { hasText: 'Embedded baseline' })
      .getByRole('checkbox')
      .waitFor();
    await workbench.screenshot('switch-several');
    await press('ArrowDown');
    await workbench.quickInput.locator('.monaco-list-row.focused', { hasText: 'Embedded baseline' }).waitFor();
    await press(' ');
    await press('Enter');
    await workbench.statusItem(/Embedded baseline, ward · Me-LLaMA-70B-chat answer\./).waitFor();
    await workbench.theme('dark');
    await run('DDx: Switch Arm');
    await workbench.rows.filter({ hasText: 'Several Side by Side' }).waitFor();
    await workbench.screenshot('switch-arm-dark');
    await press('Escape');
  });

  it('is removed with its key when the person wants that', async () => {
    await run('DDx: Remove Endpoint');
    await workbench.dialog.getByText('Remove the endpoint “ward”?').waitFor();
    await workbench.screenshot('remove');
    await workbench.dialog.getByRole('button', { name: 'Remove, with Its Key and Consent' }).click();
    await workbench.statusItem(/Embedded baseline answers/).waitFor();
  });
});

describe('an address at which nothing answers', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ theme: 'dark' });
  });
  after(() => workbench.close());

  it('says what is wrong, and can be kept for later', async () => {
    const closed = await fakeServer(saying(list));
    await closed.close();
    await workbench.findCommand('DDx: Add Endpoint');
    await workbench.page.keyboard.press('Enter');
    const type = async (text: string) => {
      await workbench.quickInput.getByRole('textbox').fill(text);
      await workbench.page.keyboard.press('Enter');
    };
    await workbench.quickInput.getByText(/address of an OpenAI-compatible server/).waitFor();
    await type(closed.baseUrl);
    await workbench.rows.filter({ hasText: 'This Machine' }).waitFor();
    await type('This Mach');
    await workbench.dialog.getByText(/Nothing answers at/).waitFor();
    await workbench.screenshot('add-unreachable');
    await workbench.dialog.getByRole('button', { name: 'Save It Anyway' }).press('Enter');
    await workbench.quickInput.getByText(/model’s name as the server knows it/).waitFor();
    await type('gpt-4o');
    await workbench.rows.filter({ hasText: 'Any chat model' }).first().waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.getByText(/How many tokens has the model room for/).waitFor();
    await type('a lot');
    await workbench.quickInput.getByText(/Enter a whole number/).waitFor();
    await type('');
    await workbench.quickInput.getByText(/A name for the endpoint/).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.notifications.getByText('The endpoint “gpt-4o” is set up').waitFor();
  });

  it('is used over plain http only where the person says so, with a profile of their own, and can be edited', async () => {
    const profile = join(workbench.folder, 'house.json');
    writeFileSync(profile, JSON.stringify({ ...profileNamed('chat'), id: 'house', models: [] }));
    const type = async (text: string) => {
      await workbench.quickInput.getByRole('textbox').fill(text);
      await workbench.page.keyboard.press('Enter');
    };
    const accept = (label: string) => workbench.rows.filter({ hasText: label }).first();
    await workbench.findCommand('DDx: Add Endpoint');
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.getByText(/address of an OpenAI-compatible server/).waitFor();
    await type('http://nowhere.invalid:8000/v1');
    await workbench.quickInput.getByPlaceholder(/can be read by others on the way/).waitFor();
    await workbench.screenshot('add-plain-http');
    await accept('Change the Address').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.getByText(/address of an OpenAI-compatible server/).waitFor();
    await workbench.page.keyboard.press('Enter');
    await accept('Use Plain http').waitFor();
    await type('Use Plain');
    await accept('A Third Party').waitFor();
    await type('Third');
    await workbench.dialog.getByRole('button', { name: 'Save It Anyway' }).press('Enter');
    await workbench.quickInput.getByText(/model’s name as the server knows it/).waitFor();
    await type('house-model');
    await accept('Any chat model').waitFor();
    await type('A Profile File');
    await workbench.quickInput.getByText(/path of a profile file/).waitFor();
    await type(join(workbench.folder, 'absent.json'));
    await workbench.quickInput
      .getByText(/absent\.json/)
      .first()
      .waitFor();
    await workbench.screenshot('add-profile-file');
    await type(profile);
    await workbench.quickInput.getByText(/How many tokens has the model room for/).waitFor();
    await type('4096');
    await workbench.quickInput.getByText(/A name for the endpoint/).waitFor();
    await type('plain');
    await workbench.notifications.getByText('The endpoint “plain” is set up').waitFor();

    await workbench.command('DDx: Switch Arm');
    await workbench.pick('Edit in Settings');
    await workbench.editor.getByText('"plainHttp"').first().waitFor();
    await workbench.editor.getByText('house.json').first().waitFor();
    await workbench.screenshot('edit-in-settings');
  });
});
