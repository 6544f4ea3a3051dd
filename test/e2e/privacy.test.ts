import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { isCase, onlyCases } from '../servers/onlyCases.ts';
import { saying } from '../servers/scripts.ts';
import { Workbench } from './workbench.ts';

const file = 'ward-note.txt';
const note = `Mrs Maria Gonzalez was admitted on 03/11/2019 with crushing central chest pain.
Mrs Gonzalez was seen again on 03/18/2019. Her number is (617) 495-1234.
`;

describe('patient identifiers, by the keyboard alone', () => {
  let server: FakeServer;
  let workbench: Workbench;
  before(async () => {
    server = await fakeServer(onlyCases(saying('1. Inferior myocardial infarction\nWhy: the story.\n')));
    workbench = await Workbench.open({
      settings: {
        'ddx.arms': ['ward'],
        'ddx.endpoints': { ward: { baseUrl: server.baseUrl, model: 'a', location: 'institution', profile: 'chat' } },
      },
    });
    writeFileSync(path('cases', file), note);
    await workbench.openFile(file);
  });
  after(async () => {
    await workbench.close();
    await server.close();
  });

  const path = (...parts: readonly string[]): string => join(workbench.folder, ...parts);
  const press = (key: string) => workbench.page.keyboard.press(key);
  const run = async (title: string) => {
    await workbench.findCommand(title);
    await press('Enter');
  };
  const onDisk = () => readFileSync(path('cases', file), 'utf8');
  const saved = async (wanted: (text: string) => boolean) => {
    await press('ControlOrMeta+S');
    const end = performance.now() + 10_000;
    while (!wanted(onDisk())) {
      assert.ok(performance.now() < end, onDisk());
      await workbench.page.waitForTimeout(100);
    }
  };
  /** The row of a list that has the focus, as the next Enter will find it. */
  const focused = (text: string) =>
    workbench.quickInput.locator('.monaco-list-row.focused', { hasText: text }).waitFor();

  it('are found on demand, each with its class, how sure it is, and its words in context', async () => {
    await workbench.focusEditor(file);
    await run('DDx: Check for Patient Identifiers');
    await workbench.quickInput.getByText('5 places may identify a patient').waitFor();
    const first = workbench.quickInput.locator('.monaco-list-row').first();
    await first.getByText('Maria Gonzalez').first().waitFor();
    assert.match((await first.textContent()) ?? '', /Name · (almost certain|likely).*was admitted on/);
    await workbench.screenshot('identifiers-review');
    await workbench.theme('dark');
    await run('DDx: Check for Patient Identifiers');
    await workbench.quickInput.getByText('5 places may identify a patient').waitFor();
    await workbench.screenshot('identifiers-review-dark');
    await press('Escape');
    await workbench.theme('high-contrast-light');
    await workbench.screenshot('identifiers-marks-high-contrast');
    await workbench.theme('light');
  });

  it('are masked one by one where they stand', async () => {
    await workbench.goTo(1, 40);
    await press('Control+.');
    await workbench.page.getByText('Mask “03/11/2019” as [DATE]').first().waitFor();
    await workbench.screenshot('identifiers-quick-fix');
    await press('Enter');
    await workbench.editor.getByText('[DATE]').first().waitFor();
    await saved((text) => text === note.replace('03/11/2019', '[DATE]'));
    await press('ControlOrMeta+Z');
    await workbench.editor.getByText('[DATE]').first().waitFor({ state: 'hidden' });
    await saved((text) => text === note);
  });

  it('keep a case with an endpoint elsewhere back, and the review is a button away', async () => {
    await workbench.focusEditor(file);
    await run('DDx: Diagnose Selection');
    await workbench.dialog.getByText('may identify a patient').first().waitFor();
    await workbench.dialog.getByText(/Name: 2, for example “Maria Gonzalez”/).waitFor();
    await workbench.screenshot('identifiers-held');
    await workbench.dialog.getByRole('button', { name: 'Review Identifiers' }).focus();
    await press('Enter');
    await workbench.quickInput.getByText('5 places may identify a patient').waitFor();
    await workbench.screenshot('identifiers-held-review');
    await press('Escape');
    await workbench.webview
      .locator('.answer')
      .getByText(/so nothing was sent/)
      .waitFor();
    await workbench.screenshot('identifiers-blocked');
    assert.equal(server.seen.filter(isCase).length, 0);
  });

  it('go all the same with a reason, which is asked for until there is one', async () => {
    await workbench.webview.locator('.answer').getByRole('button', { name: 'Review Identifiers' }).click();
    await workbench.quickInput.getByText('5 places may identify a patient').waitFor();
    await press('Escape');
    await workbench.focusEditor(file);
    await run('DDx: Diagnose Selection');
    await workbench.dialog.getByRole('button', { name: 'Send Anyway…' }).click();
    await workbench.quickInput.getByText(/Why may it go\?/).waitFor();
    await press('Enter');
    await workbench.quickInput.getByText('Give a reason.').waitFor();
    await workbench.screenshot('identifiers-reason');
    await workbench.quickInput.getByRole('textbox').fill('A made-up patient.');
    await press('Enter');
    await workbench.dialog.getByRole('button', { name: 'Send This Case' }).click();
    await workbench.webview.getByText('Inferior myocardial infarction').first().waitFor();
    assert.equal(server.seen.filter(isCase).length, 1);
  });

  it('are replaced by surrogates that are no longer pointed at, and the case goes', async () => {
    await workbench.focusEditor(file);
    await run('DDx: Check for Patient Identifiers');
    await workbench.quickInput.getByText('5 places may identify a patient').waitFor();
    await press('Enter');
    await focused('Mask');
    await workbench.screenshot('identifiers-actions');
    await press('ArrowDown');
    await focused('Replace by Surrogates');
    await press('Enter');
    await workbench.quickInput.waitFor({ state: 'hidden' });
    await workbench.editor.getByText('Gonzalez').first().waitFor({ state: 'hidden' });
    await saved((text) => !/Gonzalez|495-1234|03\/11/.test(text));
    await workbench.screenshot('identifiers-replaced');
    const seen = server.seen.filter(isCase).length;
    await run('DDx: Diagnose Selection');
    await workbench.dialog.getByText('Send this case to “ward”?').waitFor();
    await workbench.dialog.getByRole('button', { name: 'Send This Case' }).click();
    await workbench.webview.getByText('Inferior myocardial infarction').first().waitFor();
    const body = server.seen.filter(isCase).at(-1)?.body ?? '';
    assert.equal(server.seen.filter(isCase).length, seen + 1);
    assert.doesNotMatch(body, /Gonzalez|495-1234/);
    assert.match(body, /crushing central chest pain/);
  });

  it('leave on record what was done, and never the words', () => {
    const record = path('provenance', 'ward-note.json');
    assert.ok(existsSync(record));
    const text = readFileSync(record, 'utf8');
    assert.doesNotMatch(text, /Gonzalez|495-1234/);
    const { changes } = JSON.parse(text) as { changes: readonly { what: string }[] };
    assert.ok(
      changes.some(({ what }) => what === 'replaced'),
      text,
    );
  });

  it('are shown to the person who asks for them and says so', async () => {
    await workbench.focusEditor(file);
    await run('DDx: Show Originals of Surrogates');
    await workbench.dialog.getByText('Show the words that surrogates stand for?').waitFor();
    await workbench.screenshot('surrogates-question');
    await workbench.dialog.getByRole('button', { name: 'Show Them' }).click();
    await workbench.tab('Surrogates').waitFor();
    await workbench.editor.getByText('Gonzalez').first().waitFor();
    await workbench.screenshot('surrogates');
  });
});
