import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ToPage } from '../../src/protocol/diagnosis.ts';
import { escapes, PageRoom } from './harness.ts';
import { complete, diagnosis, failed, five, idle, rated, round, running, snapshot } from './snapshots.ts';

const run = 'run-1';

describe('the diagnosis page around its list', () => {
  let room: PageRoom;
  before(async () => {
    room = await PageRoom.open();
  });
  after(() => room.close());

  it('has Cancel and Run Again in one place', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(running(1)));
    const cancel = shown.page.getByRole('button', { name: 'Cancel' });
    const place = await cancel.boundingBox();
    await cancel.click();
    assert.deepEqual(await shown.bodies('cancel'), [{ run }]);
    await shown.tell(snapshot(complete()));
    const again = shown.page.getByRole('button', { name: 'Run Again' });
    assert.equal((await again.boundingBox())?.y, place?.y);
    await again.click();
    assert.deepEqual(await shown.bodies('runAgain'), [{ run }]);
    await shown.close();
  });

  it('does not run again on the second click of a double click on Cancel', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(running(1)));
    await shown.page.getByRole('button', { name: 'Cancel' }).dblclick();
    assert.deepEqual(
      (await shown.requests()).map(({ name }) => name).filter((name) => name === 'cancel' || name === 'runAgain'),
      ['cancel'],
    );
    await shown.close();
  });

  it('opens the arm picker, which may take its time', async () => {
    const shown = await room.show({ clock: true });
    await shown.tell(snapshot(complete()));
    await shown.refuse('chooseArm', null);
    await shown.page.getByRole('button', { name: 'Arm: Embedded baseline' }).click();
    assert.deepEqual(await shown.asked('chooseArm'), [{}]);
    await shown.page.clock.runFor(60_000);
    assert.equal(await shown.page.locator('.problem').count(), 0);
    await shown.close();
  });

  it('copies from a menu that the keyboard can use', async () => {
    const shown = await room.show();
    const { page } = shown;
    await shown.tell(snapshot(complete()));
    const more = page.getByRole('button', { name: 'More Actions' });
    await more.focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) {
      await page.keyboard.press(key);
      await shown.drawn();
    }
    assert.deepEqual(await shown.bodies('copy'), [{ run, what: 'raw' }]);
    assert.deepEqual((await shown.spoken()).at(-1), { role: 'status', text: 'Copied' });
    assert.equal(await page.getByRole('menu').count(), 0);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await shown.drawn();
    assert.equal(await page.getByRole('menu').count(), 0);
    assert.equal(await more.evaluate((element) => element.matches(':focus-within')), true);
    await shown.close();
  });

  it('moves nothing while it says that it copied', async () => {
    const shown = await room.show({ width: 400 });
    const { page } = shown;
    await shown.tell(snapshot(complete()));
    const places = (): Promise<(number | undefined)[]> =>
      Promise.all(['button.arm', '.turn', '.ranking'].map(async (part) => (await page.locator(part).boundingBox())?.y));
    const before = await places();
    await page.getByRole('button', { name: 'More Actions' }).click();
    await page.getByRole('menuitem', { name: 'Copy List' }).click();
    await page.locator('.copied').waitFor();
    assert.deepEqual(await places(), before);
    await shown.close();
  });

  it('offers to copy only what there is', async () => {
    const shown = await room.show();
    const more = shown.page.getByRole('button', { name: 'More Actions' });
    await shown.tell(snapshot(running(0)));
    assert.equal(await more.isDisabled(), true);
    await shown.tell(snapshot({ ...running(0), raw: 'First, ' }));
    await more.click();
    assert.deepEqual(await shown.page.getByRole('menuitem').allTextContents(), ['Copy Raw Answer']);
    await shown.close();
  });

  it('has the focus where it was when the page gets it back, unless a pointer chose another place', async () => {
    const shown = await room.show();
    const { page } = shown;
    await shown.tell(snapshot(complete()));
    const leaveAndReturn = (): Promise<void> =>
      page.evaluate(() => {
        (document.activeElement as HTMLElement).blur();
        window.dispatchEvent(new Event('focus'));
      });
    const finding = page.locator('.finding').first();
    await finding.focus();
    await leaveAndReturn();
    assert.equal(await finding.evaluate((element) => element === document.activeElement), true);
    await page.locator('footer').click();
    await leaveAndReturn();
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    await shown.close();
  });

  it('has the focus on what can be done now when the button that was pressed is gone', async () => {
    const shown = await room.show();
    const { page } = shown;
    await shown.tell(snapshot(failed));
    await page.locator('.instead').getByRole('button', { name: 'Run Again' }).focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await shown.bodies('act'), [{ run, action: 'runAgain' }]);
    await shown.tell(snapshot(running(0, { run: 'run-2' })));
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).innerText), 'Cancel');
    await shown.tell(snapshot(idle));
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'arm');
    await page.locator('footer').click();
    await shown.tell(snapshot(running(0)));
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true, 'it had no focus to lose');
    await shown.close();
  });

  it('has the focus on the whole text after its button was pressed', async () => {
    const shown = await room.show();
    const { page } = shown;
    await shown.tell(snapshot(complete({ diagnoses: [diagnosis(1, 'Gout', { reason: 'word '.repeat(1000) })] })));
    await page.getByRole('button', { name: 'Show All' }).focus();
    await page.keyboard.press('Enter');
    await shown.drawn();
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'reason');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator('.reason[tabindex]').count(), 0);
    await shown.close();
  });

  it('lets Escape go on to VS Code, which stops the run, but not out of a text', async () => {
    const shown = await room.show();
    const { page } = shown;
    await shown.tell(snapshot(rated()));
    const gone = await escapes(shown);
    await page.getByRole('textbox', { name: 'Comment' }).focus();
    await page.keyboard.press('Escape');
    assert.equal(await gone(), 0);
    await page.locator('.finding').first().focus();
    await page.keyboard.press('Escape');
    assert.equal(await gone(), 1);
    assert.deepEqual(await shown.bodies('cancel'), []);
    await shown.close();
  });

  it('shows why something asked of the host did not happen', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(complete()));
    await shown.refuse('runAgain', 'The case has changed. Select it again.');
    await shown.page.getByRole('button', { name: 'Run Again' }).click();
    await shown.page.getByText('The case has changed.').first().waitFor();
    assert.deepEqual((await shown.spoken()).at(-1), { role: 'alert', text: 'The case has changed. Select it again.' });
    await shown.close();
  });

  it('keeps ids and what is unfolded, and not a word of case or answer', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(rated({ match: { 1: 5 }, comment: 'a comment' })));
    await shown.page.getByRole('button', { name: 'Aortic dissection' }).click();
    await shown.page.getByText('How it came about').click();
    await shown.page.locator('.facts').waitFor();
    await shown.page.waitForFunction(() => JSON.stringify(window.fakeHost.state).includes('facts'));
    assert.deepEqual(await shown.state(), { round: 'round-1', runs: [{ run, open: ['rank-3', 'facts'] }], tab: null });
    await shown.tell(snapshot(complete({ run: 'run-2' })));
    assert.deepEqual(await shown.state(), {
      round: 'round-1',
      runs: [{ run: 'run-2', open: ['facts'] }],
      tab: null,
    });
    await shown.close();
  });

  it('takes a broken or foreign state for none', async () => {
    for (const state of [
      'text',
      7,
      { round: 3 },
      { round: 'round-1', runs: run },
      { round: 'round-1', runs: [null, { run: 3 }, { run, open: 'rank-2' }, { run, open: [1, 'rank-2'] }], tab: {} },
    ]) {
      const shown = await room.show({ state });
      await shown.tell(snapshot(complete()));
      assert.equal(await shown.page.locator('.ranking > li').count(), 5);
      await shown.close();
    }
  });

  it('goes from top to bottom with Tab, and always shows where it is', async () => {
    const shown = await room.show();
    const { page } = shown;
    await shown.tell(snapshot(rated({ match: { 1: 5 } }, { diagnoses: five.slice(0, 2) })));
    const stops: string[] = [];
    for (let at = 0; at < 14; at++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          let on = document.activeElement;
          while (on?.shadowRoot?.activeElement) on = on.shadowRoot.activeElement;
          if (!on || on === document.body) return 'the end';
          const style = getComputedStyle(on);
          const visible = style.outlineStyle !== 'none' || on.matches('textarea, summary');
          const host = document.activeElement as HTMLElement;
          const name = on.getAttribute('aria-label') ?? host.innerText;
          return `${name.trim().split('\n').at(0)}${visible ? '' : ' (unseen)'}`;
        }),
      );
    }
    assert.deepEqual(stops, [
      'Skip to your rating',
      'Arm:',
      'Run Again',
      'More Actions',
      'ST elevation in II, III and aVF',
      'troponin I 1.8 ng/mL',
      'radiating to the left arm',
      'clammy',
      '2',
      '5, exact',
      'Comment',
      'How it came about',
      'Raw answer',
      'the end',
    ]);
    await shown.close();
  });

  it('shows text as text, whatever it holds', async () => {
    const evil = '</script><img src=x onerror=alert(1)>';
    const shown = await room.show();
    await shown.tell(
      snapshot(
        rated(
          { reference: { diagnosis: evil, accepted: [evil], basis: evil, own: true }, comment: evil, rater: evil },
          {
            status: evil,
            raw: evil,
            arm: { id: 'x', label: evil, notice: evil },
            facts: [{ label: evil, value: evil }],
            diagnoses: [
              diagnosis(1, evil, { reason: evil, evidence: [{ text: evil, supports: true }], notInCase: [evil] }),
            ],
            saved: { state: 'notSaved', sentence: evil },
          },
        ),
        { title: evil, taken: evil, next: evil, shortened: { sentence: evil, leftOut: evil } },
      ),
    );
    await shown.page.getByText('Raw answer').click();
    await shown.page.getByText('How it came about').click();
    assert.equal(await shown.page.locator('.first h2').innerText(), evil);
    assert.equal(await shown.page.locator('.raw').innerText(), evil);
    assert.equal(await shown.page.locator('img, script:not(head *)').count(), 0);
    await shown.close();
  });

  it('bears very long, right-to-left and CJK text', async () => {
    const shown = await room.show({ width: 320 });
    const { page } = shown;
    await shown.tell(
      snapshot(
        rated(
          {},
          {
            diagnoses: [
              diagnosis(1, 'احتشاء عضلة القلب السفلي', { reason: '漢字'.repeat(25_000) }),
              diagnosis(2, '急性心包炎', { evidence: [{ text: 'w'.repeat(50_000), supports: false }] }),
            ],
          },
        ),
        { title: 'x'.repeat(3000) },
      ),
    );
    const reason = page.locator('.reason');
    assert.ok((await reason.innerText()).length < 1300);
    await page.getByRole('button', { name: 'Show All' }).click();
    assert.equal(await reason.innerText(), '漢字'.repeat(25_000));
    await page.getByRole('button', { name: '急性心包炎' }).click();
    assert.equal(await page.locator('.first .name').evaluate((name) => getComputedStyle(name).direction), 'rtl');
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0);
    await shown.close();
  });

  it('speaks the language the host speaks', async () => {
    const shown = await room.show();
    await shown.tell({
      ...round([idle]),
      words: { 'No differential yet': 'Noch keine Differenzialdiagnose' },
    } as ToPage);
    assert.match(await shown.page.locator('main').innerText(), /Noch keine Differenzialdiagnose/);
    await shown.close();
  });
});
