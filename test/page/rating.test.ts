import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SavedView } from '../../src/protocol/diagnosis.ts';
import { PageRoom, type ShownPage } from './harness.ts';
import { complete, five, rated, snapshot } from './snapshots.ts';

const run = 'run-1';
const saved = (state: SavedView['state'], sentence = '') =>
  ({ type: 'saved', run, saved: { state, sentence } }) as const;

/** Presses keys one by one, with time between them as a person takes. */
async function press({ page }: ShownPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.clock.runFor(200);
  }
}

/** Where the focus is, as the name of the item and the value in it. */
async function focused({ page }: ShownPage): Promise<string> {
  return page.evaluate(() => {
    const on = document.activeElement;
    const item = on?.closest<HTMLElement>('[data-item]')?.dataset['item'];
    return item === undefined ? String(on?.localName) : `${item}: ${on?.getAttribute('aria-label')}`;
  });
}

async function chosen({ page }: ShownPage): Promise<string[]> {
  return page
    .locator('[role=radio][aria-checked=true]')
    .evaluateAll((radios) =>
      radios.map(
        (radio) => `${radio.closest<HTMLElement>('[data-item]')?.dataset['item']}: ${radio.getAttribute('aria-label')}`,
      ),
    );
}

describe('the rating strip', () => {
  let room: PageRoom;
  before(async () => {
    room = await PageRoom.open();
  });
  after(() => room.close());

  /** The strip with the focus on its first open item. */
  async function strip(...told: Parameters<typeof rated>): Promise<ShownPage> {
    const shown = await room.show({ clock: true });
    await shown.tell(snapshot(rated(...told)));
    await shown.page.keyboard.press('Tab');
    await shown.page.keyboard.press('Enter');
    await shown.drawn();
    return shown;
  }

  it('is filled in by eight keys from the top of the page', async () => {
    const shown = await room.show({ clock: true });
    await shown.tell(snapshot(rated()));
    assert.deepEqual(await chosen(shown), []);
    await press(shown, 'Tab', 'Enter', '5', '3', 'x', '1', '2', '5');
    const rates = await shown.asked('rateMatch', 5);
    assert.deepEqual(rates, [
      { run, rank: 1, value: 5 },
      { run, rank: 2, value: 3 },
      { run, rank: 3, value: 'cannot-rate' },
      { run, rank: 4, value: 1 },
      { run, rank: 5, value: 2 },
    ]);
    assert.deepEqual(await shown.asked('rateBond'), [{ run, value: 5 }]);
    assert.deepEqual(await chosen(shown), [
      '1: 5, exact',
      '2: 3, closely related',
      '3: x, cannot rate',
      '4: 1, not related',
      '5: 2, related',
      'bond: 5, the actual diagnosis is in the list',
    ]);
    assert.equal(await focused(shown), 'bond: 5, the actual diagnosis is in the list');
    await shown.tell(saved('saved', 'saved'));
    const words = await shown.page.locator('.rating').innerText();
    for (const said of ['All rated', 'saved', 'cannot rate', 'the actual diagnosis is in the list'])
      assert.ok(words.includes(said), said);
    assert.deepEqual(
      (await shown.spoken()).map(({ text }) => text),
      ['5 diagnoses ready', 'All rated', 'saved'],
    );
    await shown.close();
  });

  it('goes on to the next open item, past what is rated, and back to the first left open', async () => {
    const shown = await strip({ match: { 2: 4, 3: 4 } });
    assert.equal(await focused(shown), '1: 5, exact');
    await press(shown, '2');
    assert.equal(await focused(shown), '4: 5, exact');
    await press(shown, 'ArrowUp', 'ArrowUp');
    assert.equal(await focused(shown), '2: 4, very close');
    await press(shown, 'j', 'j', 'j', 'j', 'j', 'k');
    assert.equal(await focused(shown), '5: 5, exact');
    await press(shown, '1', '0');
    assert.equal(await focused(shown), '4: 5, exact');
    await shown.close();
  });

  it('takes a second digit within 150 ms for a bounce, and later for the next item', async () => {
    const shown = await strip();
    const { page } = shown;
    await page.keyboard.press('5');
    await page.clock.runFor(100);
    await page.keyboard.press('5');
    await page.clock.runFor(49);
    await page.keyboard.press('5');
    assert.deepEqual(await shown.bodies('rateMatch'), [{ run, rank: 1, value: 5 }]);
    await page.clock.runFor(1);
    await page.keyboard.press('4');
    assert.deepEqual(await shown.asked('rateMatch', 2), [
      { run, rank: 1, value: 5 },
      { run, rank: 2, value: 4 },
    ]);
    await shown.close();
  });

  it('ignores a key that is held down', async () => {
    const shown = await strip();
    const { page } = shown;
    await page.keyboard.down('4');
    for (let at = 0; at < 5; at++) {
      await page.clock.runFor(300);
      await page.keyboard.down('4');
    }
    await page.keyboard.up('4');
    assert.deepEqual(await shown.bodies('rateMatch'), [{ run, rank: 1, value: 4 }]);
    await shown.close();
  });

  it('says that Bond has no 1, and sends nothing', async () => {
    const shown = await strip({ match: { 1: 5, 2: 1, 3: 1, 4: 1, 5: 1 } });
    await press(shown, '1');
    assert.match(await shown.page.locator('[data-item=bond]').innerText(), /Bond has no 1/);
    assert.equal((await shown.spoken()).at(-1)?.text, 'Bond has no 1');
    assert.deepEqual(await shown.bodies('rateBond'), []);
    await press(shown, '0');
    assert.deepEqual(await shown.bodies('rateBond'), [{ run, value: 0 }]);
    assert.doesNotMatch(await shown.page.locator('[data-item=bond]').innerText(), /Bond has no 1/);
    await shown.close();
  });

  it('is rated with the pointer too, which moves nothing', async () => {
    const shown = await strip();
    const { page } = shown;
    const third = page.locator('[data-item="3"]');
    await third.getByRole('radio', { name: '2, related' }).click();
    assert.equal(await focused(shown), '3: 2, related');
    await third.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('radiogroup', { name: 'Bond' }).getByRole('radio', { name: /^3/ }).click();
    assert.deepEqual(await shown.bodies('rateMatch'), [
      { run, rank: 3, value: 2 },
      { run, rank: 3, value: null },
    ]);
    assert.deepEqual(await chosen(shown), ['bond: 3, something closely related that might have helped']);
    await shown.close();
  });

  it('is cleared with Delete and Backspace, and Space takes the value in focus', async () => {
    const shown = await strip({ match: { 1: 5, 2: 2 } });
    await press(shown, 'ArrowUp', 'Delete', 'ArrowUp', 'Backspace', 'Backspace', 'ArrowRight', 'ArrowRight', 'Space');
    assert.deepEqual(await shown.bodies('rateMatch'), [
      { run, rank: 2, value: null },
      { run, rank: 1, value: null },
      { run, rank: 1, value: 3 },
    ]);
    await shown.close();
  });

  it('keeps its keys to itself: none work in text fields or elsewhere on the page', async () => {
    const shown = await strip();
    const { page } = shown;
    await page.getByRole('textbox', { name: 'Comment' }).focus();
    await press(shown, '5', 'x', 'j', 'Delete');
    await page.getByText('Raw answer').focus();
    await press(shown, '5', 'x');
    assert.deepEqual(await shown.bodies('rateMatch'), []);
    assert.equal(await page.getByRole('textbox', { name: 'Comment' }).inputValue(), '5xj');
    await shown.close();
  });

  it('does not take back what was just rated when an older snapshot comes', async () => {
    const shown = await strip();
    await shown.refuse('rateMatch', null);
    await press(shown, '5');
    await shown.tell(snapshot(rated()));
    assert.deepEqual(await chosen(shown), ['1: 5, exact']);
    assert.equal(await focused(shown), '2: 5, exact');
    await shown.close();
  });

  it('shows what the host says once it has taken the rating', async () => {
    const shown = await strip();
    await press(shown, '5');
    await shown.tell(snapshot(rated({ match: { 1: 4 } })));
    assert.deepEqual(await chosen(shown), ['1: 4, very close']);
    await shown.close();
  });

  describe('saving', () => {
    it('says saving, then saved, and only when the host does', async () => {
      const shown = await strip();
      await shown.refuse('rateMatch', null);
      await press(shown, '5');
      const words = shown.page.locator('.saved');
      assert.equal((await words.innerText()).trim(), 'Saving…');
      await shown.tell(saved('saved'));
      assert.equal((await words.innerText()).trim(), 'Saved');
      await shown.close();
    });

    it('keeps “not saved” in view until the host has saved, and tries again when asked', async () => {
      const shown = await strip();
      await press(shown, '5');
      await shown.tell(saved('notSaved', 'Not saved. The disk is full.'));
      const words = shown.page.locator('.saved');
      await shown.page.clock.runFor(3_600_000);
      await shown.refuse('rateMatch', null);
      await press(shown, '4');
      assert.match(await words.innerText(), /Not saved\. The disk is full\./);
      await shown.page.getByRole('button', { name: 'Try Again' }).click();
      assert.deepEqual(await shown.bodies('saveAgain'), [{ run }]);
      await shown.tell(saved('saved', 'saved'));
      const focused = await shown.page.evaluate(() => document.activeElement?.getAttribute('role'));
      assert.equal(focused, 'radio', 'the button is gone, and the rating goes on');
      assert.equal((await words.innerText()).trim(), 'saved');
      assert.deepEqual(
        (await shown.spoken()).map(({ role, text }) => `${role}: ${text}`),
        ['status: 5 diagnoses ready', 'alert: Not saved. The disk is full.', 'status: saved'],
      );
      await shown.close();
    });

    it('sends again what the host refused or never answered', async () => {
      const shown = await strip();
      await shown.refuse('rateMatch', 'There is no answer to rate yet.');
      await press(shown, '5');
      await shown.refuse('rateMatch', null);
      await press(shown, '4');
      await shown.page.clock.runFor(20_000);
      assert.match(await shown.page.locator('.saved').innerText(), /VS Code did not answer/);
      await shown.tell(saved('saved', 'saved'));
      assert.match(await shown.page.locator('.saved').innerText(), /VS Code did not answer/);
      await shown.accept('rateMatch');
      await shown.page.getByRole('button', { name: 'Try Again' }).click();
      assert.deepEqual((await shown.asked('rateMatch', 4)).slice(2), [
        { run, rank: 1, value: 5 },
        { run, rank: 2, value: 4 },
      ]);
      await shown.tell(saved('saved', 'saved'));
      assert.equal((await shown.page.locator('.saved').innerText()).trim(), 'saved');
      await shown.close();
    });
  });

  describe('the comment', () => {
    it('goes to the host with every change, because the page can be gone the next moment', async () => {
      const shown = await strip();
      const { page } = shown;
      await page.getByRole('textbox', { name: 'Comment' }).focus();
      await page.keyboard.type('one');
      assert.deepEqual(await shown.bodies('comment'), [
        { run, text: 'o' },
        { run, text: 'on' },
        { run, text: 'one' },
      ]);
      await shown.close();
    });

    it('is never overwritten while it is written or not yet kept', async () => {
      const shown = await strip({ comment: 'old' });
      const { page } = shown;
      const field = page.getByRole('textbox', { name: 'Comment' });
      await field.focus();
      await page.keyboard.press('End');
      await shown.refuse('comment', 'Not saved.');
      await page.keyboard.type(' and new');
      await shown.tell(snapshot(rated({ comment: 'from elsewhere' })));
      assert.equal(await field.inputValue(), 'old and new');
      await page.getByText('Raw answer').focus();
      await shown.tell(snapshot(rated({ comment: 'from elsewhere again' })));
      assert.equal(await field.inputValue(), 'old and new');
      await shown.accept('comment');
      await page.getByRole('button', { name: 'Try Again' }).click();
      assert.deepEqual((await shown.asked('comment', ' and new'.length + 1)).at(-1), { run, text: 'old and new' });
      await shown.close();
    });

    it('of a run that another takes the place of is kept for its own run', async () => {
      const shown = await strip();
      const { page } = shown;
      await page.getByRole('textbox', { name: 'Comment' }).focus();
      await page.keyboard.type('1');
      await shown.tell(snapshot(complete({ run: 'run-2' })));
      assert.deepEqual(await shown.bodies('comment'), [{ run, text: '1' }]);
      await shown.close();
    });
  });

  describe('with no reference known', () => {
    it('asks the rater for a diagnosis first, and then goes to the first item', async () => {
      const shown = await room.show({ clock: true });
      await shown.tell(snapshot(rated({ reference: null })));
      await press(shown, 'Tab', 'Enter');
      assert.equal(await focused(shown), 'vscode-text-field');
      assert.equal(await shown.page.getByRole('radio').count(), 0);
      await shown.page.keyboard.press('Enter');
      assert.deepEqual(await shown.bodies('ownDiagnosis'), []);
      await shown.page.keyboard.type(' Inferior STEMI ');
      await press(shown, 'Enter');
      assert.deepEqual(await shown.bodies('ownDiagnosis'), [{ run, text: 'Inferior STEMI' }]);
      const own = { diagnosis: 'Inferior STEMI', accepted: [], basis: '', own: true };
      await shown.tell(snapshot(rated({ reference: own })));
      assert.match(await shown.page.locator('.reference').innerText(), /Your reference\s+Inferior STEMI/);
      assert.equal(await focused(shown), '1: 5, exact');
      await shown.close();
    });

    it('lets the rater change it, or leave it', async () => {
      const shown = await room.show();
      const own = { diagnosis: 'STEMI', accepted: [], basis: '', own: true };
      const { page } = shown;
      await shown.tell(snapshot(rated({ reference: own })));
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByRole('button', { name: 'Leave as It Is' }).click();
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByRole('textbox', { name: 'Your diagnosis' }).fill('NSTEMI');
      await page.getByRole('button', { name: 'Keep' }).click();
      assert.deepEqual(await shown.asked('ownDiagnosis'), [{ run, text: 'NSTEMI' }]);
      await shown.close();
    });
  });

  it('has as many items as the answer has diagnoses, and the list', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(rated({}, { diagnoses: five.slice(0, 3) })));
    assert.equal(await shown.page.getByRole('radiogroup').count(), 4);
    await shown.close();
  });
});
