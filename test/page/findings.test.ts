import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PageRoom } from './harness.ts';
import { complete, snapshot } from './snapshots.ts';

const run = 'run-1';
const dark = { run, rank: null, index: null };

describe('findings on the diagnosis page', () => {
  let room: PageRoom;
  before(async () => {
    room = await PageRoom.open();
  });
  after(() => room.close());

  it('light their words under the pointer, one message a change, and go dark when it leaves', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(complete()));
    const { page } = shown;
    await page.getByRole('button', { name: 'clammy' }).hover();
    await page.getByRole('button', { name: 'troponin' }).hover();
    await page.getByRole('button', { name: 'Acute pericarditis' }).hover();
    await page.mouse.move(2, 2);
    assert.deepEqual(await shown.asked('light', 4), [
      { run, rank: 1, index: 3 },
      { run, rank: 1, index: 1 },
      { run, rank: 2, index: null },
      dark,
    ]);
    await shown.close();
  });

  it('light their words in the focus, and Enter brings them into view', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(complete()));
    await shown.page.getByRole('button', { name: 'troponin' }).focus();
    await shown.page.keyboard.press('Tab');
    await shown.page.keyboard.press('Enter');
    await shown.page.getByText('Raw answer').focus();
    assert.deepEqual(await shown.bodies('light'), [{ run, rank: 1, index: 1 }, { run, rank: 1, index: 2 }, dark]);
    assert.deepEqual(await shown.bodies('reveal'), [{ run, rank: 1, index: 2 }]);
    await shown.close();
  });

  it('are marked while the caret stands on their words, also on a folded line', async () => {
    const shown = await room.show();
    const { page } = shown;
    await shown.tell(snapshot(complete()), {
      type: 'caret',
      runs: [
        {
          run,
          lit: [
            { rank: 1, index: 0 },
            { rank: 3, index: 1 },
          ],
        },
      ],
    });
    const marked = page.locator('[aria-current=true]');
    assert.deepEqual(
      (await marked.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')),
      ['ST elevation in II, III and aVF', '3 Aortic dissection do not miss relative score 0.31'],
    );
    await page.getByRole('button', { name: 'Aortic dissection' }).click();
    assert.deepEqual(await marked.allInnerTexts(), ['ST elevation in II, III and aVF', 'equal pulses in both arms']);
    await shown.tell({ type: 'caret', runs: [{ run: 'run-0', lit: [] }] });
    assert.equal(await marked.count(), 2);
    await shown.tell({ type: 'caret', runs: [{ run, lit: [] }] });
    assert.equal(await marked.count(), 0);
    await shown.close();
  });

  it('for and against are told apart in words', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(complete()));
    await shown.page.getByRole('button', { name: 'Acute pericarditis' }).click();
    const second = shown.page.locator('.ranking > li').nth(1);
    assert.match(await second.innerText(), /for\s+ST elevation[^]*against\s+no pericardial rub/);
    assert.match(await second.innerText(), /Quoted, but not in the case: pain eased by leaning forward/);
    await shown.close();
  });

  it('are plain text when the case is gone', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(complete({ canLight: false })));
    assert.equal(await shown.page.getByRole('button', { name: 'clammy' }).count(), 0);
    await shown.page.getByText('clammy').hover();
    await shown.page.getByRole('button', { name: 'Acute pericarditis' }).hover();
    assert.match(await shown.page.locator('main').innerText(), /The text of the case was not found/);
    assert.deepEqual(await shown.bodies('light'), []);
    await shown.close();
  });
});
