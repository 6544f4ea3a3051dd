import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunView } from '../../src/protocol/diagnosis.ts';
import { root } from '../../tools/project.ts';
import { escapes, PageRoom, type ShownPage } from './harness.ts';
import { by, complete, failed, five, grown, rated, round, running } from './snapshots.ts';

const shots = join(root, 'screenshots', 'page');
const loading = { sentence: 'The server is loading its model.', seconds: 8, attempt: 2, of: 4 };

const columns = ({ page }: ShownPage) => page.locator('.column');
const column = ({ page }: ShownPage, arm: string) => page.getByRole('region', { name: arm, exact: true });
const tab = ({ page }: ShownPage, name: string | RegExp) => page.getByRole('tab', { name });
const rows = (shown: ShownPage, arm: string) => column(shown, arm).locator('.ranking > li');

describe('several arms on the diagnosis page', () => {
  let room: PageRoom;
  before(async () => {
    room = await PageRoom.open();
  });
  after(() => room.close());

  const three = (...views: readonly RunView[]): readonly RunView[] =>
    ['a', 'b', 'c'].map((name, at) => by(name, views[at] ?? complete()));

  it('stand beside each other from 900 px, and behind tabs below', async () => {
    const shown = await room.show({ width: 1400 });
    await shown.tell(round(three()));
    for (const [width, beside] of [
      [1400, true],
      [900, true],
      [899, false],
      [400, false],
    ] as const) {
      await shown.page.setViewportSize({ width, height: 900 });
      await shown.drawn();
      const visible = await columns(shown).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
      assert.equal(visible, beside ? 3 : 1, `${width} px`);
      assert.equal(await shown.page.getByRole('tab').count(), beside ? 0 : 3, `${width} px`);
    }
    await shown.close();
  });

  it('are one alone as if there were no others: no tab, no heading of its own', async () => {
    const shown = await room.show({ width: 400 });
    await shown.tell(round([by('a', complete())]));
    assert.equal(await shown.page.getByRole('tab').count(), 0);
    assert.equal(await shown.page.getByRole('region', { name: 'a', exact: true }).count(), 0);
    assert.equal(await shown.page.getByRole('heading', { level: 3 }).count(), 0);
    await shown.close();
  });

  it('begin their lists at one height, whatever stands above', async () => {
    const shown = await room.show({ width: 900 });
    await shown.tell(
      round([
        by('a model with a name so long that it needs more than one line of its column', complete()),
        {
          ...by('b', complete()),
          arm: { id: 'b', label: 'b', notice: 'Rules, not a language model, at some length.' },
        },
        by('c', failed),
      ]),
    );
    const tops = await shown.page
      .locator('.answer')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    assert.equal(new Set(tops).size, 1, tops.join(' '));
    const levels = await column(shown, 'b')
      .getByRole('heading')
      .evaluateAll((all) => all.map((one) => one.localName));
    assert.deepEqual(levels, ['h2', 'h3', 'h3', 'h3', 'h3', 'h3']);
    await shown.close();
  });

  it('go sideways when there are many, under a head that stays', async () => {
    const shown = await room.show({ width: 1400 });
    await shown.tell(round(Array.from({ length: 10 }, (_, at) => by(`arm-${at}`, complete()))));
    const widths = await columns(shown).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    assert.ok(
      widths.every((width) => width >= 264 && width < 340),
      widths.join(' '),
    );
    await shown.page.screenshot({ path: join(shots, 'several-ten-1400.png') });
    await shown.page.evaluate(() => window.scrollTo(5000, 0));
    await shown.drawn();
    assert.ok(
      await columns(shown)
        .last()
        .evaluate((one) => one.getBoundingClientRect().right <= innerWidth),
    );
    const again = await shown.page.getByRole('button', { name: 'Run All Again' }).boundingBox();
    assert.ok(again && again.x > 1000 && again.x + again.width <= 1400, JSON.stringify(again));
    await shown.page.setViewportSize({ width: 320, height: 900 });
    await shown.drawn();
    await shown.page.screenshot({ path: join(shots, 'several-ten-320.png') });
    const over = await shown.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(over, 0);
    await shown.close();
  });

  it('stream each for itself, several in one message', async () => {
    const shown = await room.show({ width: 1400 });
    await shown.tell(round(three(running(0), running(0), running(0))), {
      type: 'grown',
      runs: [grown(1, 1, 'one', 'run-a'), grown(1, 3, 'two', 'run-b')].flatMap((one) =>
        one.type === 'grown' ? one.runs : [],
      ),
    });
    for (const [arm, count] of [
      ['a', 1],
      ['b', 3],
      ['c', 0],
    ] as const) {
      assert.equal(await rows(shown, arm).count(), count, arm);
    }
    await shown.tell(grown(2, 2, 'x', 'run-a'), grown(7, 5, 'x', 'run-none'));
    assert.equal(await rows(shown, 'a').count(), 2);
    assert.equal((await shown.bodies('ready')).length, 1);
    await shown.tell(grown(3, 4, 'x', 'run-c'));
    assert.equal((await shown.bodies('ready')).length, 2, 'one was missed, so the whole is asked for');
    await shown.close();
  });

  it('leave each other alone when one fails', async () => {
    const shown = await room.show({ width: 1400 });
    await shown.tell(round(three(running(2), running(3))));
    const place = await column(shown, 'b').locator('.first').boundingBox();
    await shown.tell(round(three(failed, running(3, { seq: 1 }))), grown(2, 4, 'x', 'run-b'));
    assert.match(await column(shown, 'a').innerText(), /broke off/);
    assert.equal(await rows(shown, 'b').count(), 4);
    assert.deepEqual(await column(shown, 'b').locator('.first').boundingBox(), place);
    assert.match(await column(shown, 'c').innerText(), /Oesophageal spasm/);
    await shown.close();
  });

  it('have each their own Cancel and Run Again, and all together one', async () => {
    const shown = await room.show({ width: 1400 });
    const { page } = shown;
    await shown.tell(round(three(running(1), complete(), failed)));
    await column(shown, 'a').getByRole('button', { name: 'Cancel, a' }).click();
    await column(shown, 'b').getByRole('button', { name: 'Run Again, b' }).click();
    await page.getByRole('button', { name: 'Cancel All' }).click();
    await shown.tell(round(three()));
    await page.getByRole('button', { name: 'Run All Again' }).click();
    const asked = (await shown.requests()).slice(1).map(({ name, body }) => ({ name, body }));
    assert.deepEqual(asked, [
      { name: 'cancel', body: { run: 'run-a' } },
      { name: 'runAgain', body: { run: 'run-b' } },
      { name: 'cancelAll', body: { round: 'round-1' } },
      { name: 'runAllAgain', body: { round: 'round-1' } },
    ]);
    await shown.close();
  });

  it('keep the focus on Run Again when its run takes the place of the one before', async () => {
    const shown = await room.show({ width: 1400 });
    await shown.tell(round(three()));
    await column(shown, 'b').getByText('How it came about').click();
    await column(shown, 'b').getByRole('button', { name: 'Run Again' }).focus();
    const [a, b, c] = three(complete(), running(0));
    assert.ok(a && b && c);
    await shown.tell(round([a, { ...b, run: 'run-b2' }, c]));
    const focused = await shown.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.equal(focused, 'Cancel, b');
    assert.deepEqual((await shown.spoken()).at(-1), { role: 'status', text: 'b: Diagnosing…' });
    const state = (await shown.state()) as { runs: unknown[] };
    assert.deepEqual(state.runs[1], { run: 'run-b2', open: ['facts'] });
    await shown.close();
  });

  it('light the words of the arm under the pointer, one arm at a time', async () => {
    const shown = await room.show({ width: 1400 });
    await shown.tell(round(three()));
    await column(shown, 'a').getByRole('button', { name: 'clammy' }).hover();
    await column(shown, 'c').getByRole('button', { name: 'clammy' }).hover();
    assert.deepEqual(await shown.asked('light', 3), [
      { run: 'run-a', rank: 1, index: 3 },
      { run: 'run-a', rank: null, index: null },
      { run: 'run-c', rank: 1, index: 3 },
    ]);
    await shown.tell({
      type: 'caret',
      runs: [
        { run: 'run-a', lit: [{ rank: 1, index: 0 }] },
        { run: 'run-b', lit: [] },
      ],
    });
    assert.equal(await column(shown, 'a').locator('.lit').count(), 1);
    assert.equal(await shown.page.locator('.lit').count(), 1);
    await shown.close();
  });

  it('are rated in the column that has the focus', async () => {
    const shown = await room.show({ width: 1400, clock: true });
    const { page } = shown;
    await shown.tell(round(three(rated(), rated(), rated())));
    await column(shown, 'b').getByRole('button', { name: 'Skip to your rating' }).focus();
    for (const key of ['Enter', '5', '3']) {
      await page.keyboard.press(key);
      await page.clock.runFor(200);
    }
    assert.deepEqual(await shown.asked('rateMatch', 2), [
      { run: 'run-b', rank: 1, value: 5 },
      { run: 'run-b', rank: 2, value: 3 },
    ]);
    await shown.tell({ type: 'saved', run: 'run-b', saved: { state: 'saved', sentence: 'saved' } });
    assert.match(await column(shown, 'b').locator('.saved').innerText(), /saved/);
    assert.doesNotMatch(await column(shown, 'a').locator('.saved').innerText(), /saved/i);
    await shown.close();
  });

  it('ask for an own diagnosis once, and go on where it was given', async () => {
    const shown = await room.show({ width: 1400, clock: true });
    const ask = rated({ reference: null });
    await shown.tell(round(three(ask, ask, ask)));
    const field = column(shown, 'b').getByRole('textbox', { name: 'Your diagnosis' });
    await field.fill('STEMI');
    await shown.page.keyboard.press('Enter');
    const told = rated({ reference: { diagnosis: 'STEMI', accepted: [], basis: '', own: true } });
    await shown.tell(round(three(told, told, told)));
    const at = await shown.page.evaluate(() => document.activeElement?.closest('.column')?.id);
    assert.equal(at, 'column-1');
    await shown.close();
  });

  it('tell a listener which arm each word is of', async () => {
    const shown = await room.show({ width: 1400 });
    await shown.tell(round(three(running(0), running(0), running(0))));
    await shown.tell(round(three(complete({ diagnoses: five.slice(0, 1) }), complete(), running(0))));
    await shown.tell(round(three(complete({ diagnoses: five.slice(0, 1) }), complete(), failed)));
    assert.deepEqual(await shown.spoken(), [
      { role: 'status', text: '3 arms are diagnosing…' },
      { role: 'status', text: 'a: 1 diagnosis ready' },
      { role: 'status', text: 'b: 5 diagnoses ready' },
      { role: 'alert', text: `c: ${failed.failure?.sentence}` },
    ]);
    await shown.close();
  });

  it('are stopped by Escape one by one where the focus is, and all from anywhere else', async () => {
    const shown = await room.show({ width: 1400 });
    const { page } = shown;
    await shown.tell(round(three(running(2), running(2), rated())));
    const gone = await escapes(shown);
    await column(shown, 'b').locator('.finding').first().focus();
    await page.keyboard.press('Escape');
    assert.deepEqual(await shown.bodies('cancel'), [{ run: 'run-b' }]);
    await column(shown, 'c').locator('.finding').first().focus();
    await page.keyboard.press('Escape');
    await column(shown, 'c').getByRole('textbox', { name: 'Comment' }).focus();
    await page.keyboard.press('Escape');
    assert.equal((await shown.bodies('cancel')).length, 1, 'what has ended, or is written on, stops nothing');
    assert.equal(await gone(), 0);
    await page.getByRole('button', { name: 'Cancel All' }).focus();
    await page.keyboard.press('Escape');
    assert.equal(await gone(), 1);
    await page.setViewportSize({ width: 420, height: 900 });
    await shown.drawn();
    await tab(shown, /^a/).focus();
    await page.keyboard.press('Escape');
    assert.deepEqual((await shown.bodies('cancel')).at(-1), { run: 'run-a' });
    await shown.close();
  });

  it('have the focus in their own column when the button that was pressed is gone', async () => {
    const shown = await room.show({ width: 1400 });
    await shown.tell(round(three(complete(), failed)));
    await column(shown, 'b').locator('.instead').getByRole('button', { name: 'Run Again' }).focus();
    await shown.page.keyboard.press('Enter');
    await shown.tell(round(three(complete(), running(0, { run: 'run-b2' }))));
    const focused = await shown.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.equal(focused, 'Cancel, b');
    await shown.close();
  });

  describe('behind tabs', () => {
    it('are gone through with the arrow keys, Home and End', async () => {
      const shown = await room.show({ width: 420 });
      const { page } = shown;
      await shown.tell(round(three(running(1), failed, complete())));
      await tab(shown, /^a/).focus();
      const selected = () => page.getByRole('tab', { selected: true }).evaluate((one) => one.id);
      const seen: string[] = [];
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
        await page.keyboard.press(key);
        await shown.drawn();
        seen.push(await selected());
        assert.equal(await page.evaluate(() => document.activeElement?.id), seen.at(-1));
      }
      assert.deepEqual(seen, ['tab-1', 'tab-2', 'tab-0', 'tab-2', 'tab-0', 'tab-2']);
      assert.deepEqual(await page.locator('[role=tab][tabindex="0"]').count(), 1);
      const panel = page.getByRole('tabpanel');
      assert.equal(await panel.count(), 1);
      assert.equal(await panel.getAttribute('aria-labelledby'), 'tab-2');
      await page.keyboard.press('Tab');
      assert.equal(await panel.evaluate((one) => one.contains(document.activeElement)), true);
      await shown.close();
    });

    it('say how each of them stands', async () => {
      const shown = await room.show({ width: 420 });
      await shown.tell(round(three(running(1), failed, complete())));
      for (const name of ['a running', 'b failed', 'c 5 diagnoses']) await tab(shown, name).waitFor();
      await shown.tell(round(three(running(0, { waiting: loading }), running(2, { phase: 'cancelled' }))));
      for (const name of ['a waiting', 'b cancelled']) await tab(shown, name).waitFor();
      await shown.close();
    });

    it('come back after a reload as they were, and with no news', async () => {
      const shown = await room.show({ width: 420 });
      await shown.tell(round(three()));
      await tab(shown, /^b/).click();
      await shown.page.getByRole('tabpanel').getByRole('button', { name: 'Aortic dissection' }).click();
      await shown.drawn();
      const state = await shown.state();
      assert.deepEqual(state, {
        round: 'round-1',
        runs: [
          { run: 'run-a', open: [] },
          { run: 'run-b', open: ['rank-3'] },
          { run: 'run-c', open: [] },
        ],
        tab: 'run-b',
      });
      await shown.close();
      const again = await room.show({ width: 420, state });
      await again.tell(round(three()));
      await again.drawn();
      assert.equal(await again.page.getByRole('tab', { selected: true }).evaluate((one) => one.id), 'tab-1');
      assert.equal(await again.page.getByRole('tabpanel').locator('.line[aria-expanded=true]').count(), 1);
      assert.deepEqual(await again.spoken(), []);
      assert.deepEqual(await again.state(), state);
      await again.close();
    });

    it('stay with the arm that was chosen when all run again', async () => {
      const shown = await room.show({ width: 420 });
      await shown.tell(round(three()));
      await tab(shown, /^c/).click();
      await shown.tell(
        round(
          three(running(0), running(0), running(0)).map((one) => ({ ...one, run: `${one.run}-2` })),
          { round: 'round-2' },
        ),
      );
      assert.equal(await shown.page.getByRole('tab', { selected: true }).evaluate((one) => one.id), 'tab-2');
      await shown.close();
    });
  });

  describe('waiting before they ask again', () => {
    it('count down by themselves, are told once, and end with the first word', async () => {
      const shown = await room.show({ width: 1400, clock: true });
      const { page } = shown;
      const waiting = running(0, { waiting: loading });
      await shown.tell(round(three(waiting, complete(), complete())));
      const line = column(shown, 'a').locator('ddx-wait');
      const reads: string[] = [];
      for (const seconds of [0, 1, 1, 4, 1]) {
        await page.clock.runFor(seconds * 1000);
        reads.push(/in (\d+) s/.exec(await line.innerText())?.[1] ?? 'none');
      }
      assert.deepEqual(reads, ['8', '7', '6', '2', '1']);
      await page.clock.runFor(3000);
      assert.equal(await line.innerText(), 'The server is loading its model. Asking again… (2 of 4)');
      await shown.tell(round(three({ ...waiting, waiting: { ...loading, seconds: 16, attempt: 3 } })));
      assert.match(await line.innerText(), /Asking again in 16 s \(3 of 4\)/);
      // Told again for another arm's sake, with what is left of the wait.
      await shown.tell(round(three({ ...waiting, waiting: { ...loading, seconds: 9.5, attempt: 3 } })));
      assert.match(await line.innerText(), /in 10 s/);
      assert.deepEqual(
        (await shown.spoken()).map(({ text }) => text).filter((text) => text.startsWith('a:')),
        [
          'a: The server is loading its model. Asking again in 8 s (2 of 4).',
          'a: The server is loading its model. Asking again in 16 s (3 of 4).',
        ],
      );
      await shown.tell(grown(1, 1, 'x', 'run-a'));
      assert.equal(await line.count(), 0);
      await shown.close();
    });

    it('go on counting when they are moved in the page', async () => {
      const shown = await room.show({ width: 1400, clock: true });
      await shown.tell(round(three(running(0, { waiting: loading }), complete(), complete())));
      await shown.page.evaluate(() => {
        const line = document.querySelector('ddx-wait');
        line?.parentElement?.append(line);
      });
      await shown.page.clock.runFor(3000);
      assert.match(await column(shown, 'a').locator('ddx-wait').innerText(), /Asking again in 5 s/);
      await shown.close();
    });

    it('can be cancelled at once', async () => {
      const shown = await room.show({ width: 420 });
      await shown.tell(round([by('a', running(0, { waiting: loading }))]));
      await shown.page.getByRole('button', { name: 'Cancel' }).click();
      assert.deepEqual(await shown.bodies('cancel'), [{ run: 'run-a' }]);
      await shown.close();
    });
  });
});
