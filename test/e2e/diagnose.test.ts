import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readLedger } from '../../src/ledger/reader.ts';
import { Workbench } from './workbench.ts';

const file = '01-chest-pain.md';

function ratings(folder: string): Record<string, unknown>[] {
  return readdirSync(join(folder, 'ratings')).flatMap((name) => {
    const { events, damage } = readLedger(readFileSync(join(folder, 'ratings', name)));
    assert.deepEqual(damage, []);
    return events.map((event) => event.body);
  });
}

describe('a case, from its words to a rating that lasts', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ theme: 'dark' });
  });
  after(() => workbench.close());

  const diagnoses = () => workbench.webview.locator('.ranking > li');
  const radio = (item: number | string, value: number | string) =>
    workbench.webview.locator(`[data-item="${item}"]`).getByRole('radio', { name: new RegExp(`^${value},`) });

  it('answers a selection with five ranked diagnoses beside the text', async () => {
    await workbench.openFile(file);
    await workbench.focusEditor(file);
    await workbench.selectAll();
    await workbench.page.keyboard.press('ControlOrMeta+Alt+D');
    await diagnoses().nth(4).waitFor();
    await workbench.webview.getByText('Embedded baseline: rules, not a language model').waitFor();
    await workbench.webview.getByText('Research use only. Not a medical device.').waitFor();
    const first = (await diagnoses().first().getByRole('heading').textContent()) ?? '';
    assert.match(first, /myocardial infarction/i);
    const [answer] = readdirSync(join(workbench.folder, 'answers'));
    assert.ok(answer);
    await workbench.screenshot('diagnosed');
  });

  it('lights a finding’s words in the editor, and the finding under the caret', async () => {
    const finding = diagnoses().first().locator('[data-spot]').nth(1);
    await finding.hover();
    await workbench.decorated.first().waitFor();
    const words = ((await finding.textContent()) ?? '').trim();
    await workbench.screenshot('finding-lit');
    await workbench.focusEditor(file);
    const lines = readFileSync(join(workbench.folder, 'cases', file), 'utf8').split('\n');
    const line = lines.findIndex((one) => one.includes(words));
    await workbench.goTo(line + 1, (lines[line] ?? '').indexOf(words) + 2);
    await workbench.webview.locator('.lit').first().waitFor();
  });

  it('is rated by keyboard alone, and each mark is in the ledger when the page says saved', async () => {
    const { page } = workbench;
    await workbench.webview.getByRole('button', { name: 'Skip to your rating' }).focus();
    await page.keyboard.press('Enter');
    for (const [item, key] of [
      [1, '5'],
      [2, '2'],
      [3, 'x'],
      [4, '1'],
      [5, '1'],
      ['bond', '5'],
    ] as const) {
      await workbench.webview.locator(`[data-item="${item}"] [role=radio]:focus`).waitFor();
      // A person's pace: a second digit within 150 ms is taken for a bouncing key.
      await page.waitForTimeout(160);
      await page.keyboard.press(key);
      await radio(item, key).and(workbench.webview.locator('[aria-checked=true]')).waitFor();
    }
    await workbench.webview.getByText('All rated').first().waitFor();
    await workbench.webview.locator('.saved').getByText('saved', { exact: true }).waitFor();
    const marks = ratings(workbench.folder).filter((event) => event['what'] === 'rated');
    assert.deepEqual(
      marks.map((event) => [event['item'], event['diagnosis'], event['value']]),
      [
        ['match', 1, 5],
        ['match', 2, 2],
        ['match', 3, 'cannot-rate'],
        ['match', 4, 1],
        ['match', 5, 1],
        ['bond', null, 5],
      ],
    );
    await workbench.screenshot('rated');
  });

  it('keeps a comment that was being written', async () => {
    await workbench.webview.getByRole('textbox', { name: 'Comment' }).fill('The third needs a CT.');
    await workbench.webview.locator('.saved').getByText('saved', { exact: true }).waitFor();
    await waitForRating(workbench.folder, 'The third needs a CT.');
  });

  it('is still there after the window was reloaded', async () => {
    await workbench.reload();
    await diagnoses().nth(4).waitFor();
    await radio(1, 5).and(workbench.webview.locator('[aria-checked=true]')).waitFor();
    await radio('bond', 5).and(workbench.webview.locator('[aria-checked=true]')).waitFor();
    assert.equal(
      await workbench.webview.getByRole('textbox', { name: 'Comment' }).inputValue(),
      'The third needs a CT.',
    );
    await workbench.screenshot('reloaded');
  });

  it('runs again on demand and lists the case with its answer', async () => {
    await workbench.webview.getByRole('button', { name: 'Run Again' }).click();
    await diagnoses().nth(4).waitFor();
    await radio(1, 5).and(workbench.webview.locator('[aria-checked=true]')).waitFor();
    assert.equal(readdirSync(join(workbench.folder, 'answers')).length, 1, 'the same answer is kept once');
    await workbench.command('View: Show Me-LLaMA DDx');
    await workbench.explorerItem('Chest pain, 62 M').first().waitFor();
    await workbench.screenshot('cases-view');
  });

  for (const theme of ['light', 'high-contrast-dark', 'high-contrast-light'] as const) {
    it(`stands in ${theme}`, async () => {
      await workbench.theme(theme);
      await diagnoses().nth(4).waitFor();
      await workbench.screenshot(`diagnosed-${theme}`);
    });
  }

  it('stands in a narrow panel', async () => {
    await workbench.page.setViewportSize({ width: 900, height: 800 });
    await diagnoses().nth(4).waitFor();
    const overflow = await workbench.webview.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    assert.ok(overflow <= 0, `the page scrolls ${overflow} px sideways`);
    await workbench.screenshot('diagnosed-narrow');
  });

  it('stays in view when the next case is opened from it, and Ctrl+2 comes back to where the focus was', async () => {
    const finding = workbench.webview.locator('.finding').first();
    await finding.focus();
    await workbench.openFile('07-swollen-toe.md');
    await finding.waitFor();
    await workbench.page.keyboard.press('ControlOrMeta+2');
    await workbench.webview.locator('.finding:focus').waitFor();
  });

  it('loses nothing of a comment whose panel is closed in the middle of it', async () => {
    await workbench.webview.getByRole('textbox', { name: 'Comment' }).fill('Closed in the mid');
    await workbench.command('View: Close Editor');
    await waitForRating(workbench.folder, 'Closed in the mid');
  });
});

/** The comment is written after a pause of typing; the ledger tells when. */
async function waitForRating(folder: string, value: string): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end;) {
    if (ratings(folder).some((event) => event['value'] === value)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`no event with the value ${value}`);
}
