import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PageRoom } from './harness.ts';
import { complete, diagnosis, failed, five, grown, running, snapshot } from './snapshots.ts';

describe('a stream on the diagnosis page', () => {
  let room: PageRoom;
  before(async () => {
    room = await PageRoom.open();
  });
  after(() => room.close());

  it('grows the list and the raw text, with the last one unfinished', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(running(0)), grown(1, 1, 'one '), grown(2, 2, 'two '));
    const rows = shown.page.locator('.ranking > li');
    assert.equal(await rows.count(), 2);
    assert.match((await rows.nth(0).getAttribute('class')) ?? '', /^first\s*$/);
    assert.match((await rows.nth(1).getAttribute('class')) ?? '', /growing/);
    assert.match(await shown.page.locator('.status').innerText(), /2 so far/);
    await shown.page.getByText('Raw answer').click();
    assert.equal(await shown.page.locator('.raw').innerText(), 'one two ');
    await shown.close();
  });

  it('does not move what was read while more arrives', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(running(0)), grown(1, 1, 'a'));
    const place = async (selector: string) => (await shown.page.locator(selector).first().boundingBox())?.y;
    const [first, below] = [await place('.first h2'), await place('.background')];
    await shown.tell(grown(2, 2, 'b'), grown(3, 3, 'c'));
    assert.equal(await place('.first h2'), first);
    assert.equal(await place('.background'), below);
    await shown.close();
  });

  it('leaves out deltas of another run and those it has had', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(running(2)), grown(1, 5, 'x', 'run-0'), grown(0, 4, 'x'));
    assert.equal(await shown.page.locator('.ranking > li').count(), 2);
    assert.equal((await shown.bodies('ready')).length, 1);
    await shown.close();
  });

  it('asks once for the whole when one is missing, and goes on from there', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(running(1)), grown(2, 3, 'x'), grown(3, 4, 'x'));
    assert.equal((await shown.bodies('ready')).length, 2);
    assert.equal(await shown.page.locator('.ranking > li').count(), 1);
    await shown.tell(snapshot(running(4, { seq: 3 })), grown(4, 5, 'y'));
    assert.equal(await shown.page.locator('.ranking > li').count(), 5);
    assert.equal((await shown.bodies('ready')).length, 2);
    await shown.close();
  });

  it('tells a listener the start and the end, once each', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(running(0)), grown(1, 1, 'a'), grown(2, 2, 'b'), grown(3, 5, 'c'));
    await shown.tell(snapshot(complete({ seq: 4 })), snapshot(complete({ seq: 5 })));
    assert.deepEqual(await shown.spoken(), [
      { role: 'status', text: 'Diagnosing…' },
      { role: 'status', text: '5 diagnoses ready' },
    ]);
    await shown.close();
  });

  it('tells a listener the end of a run that was over before the page was there', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(complete({ diagnoses: five.slice(0, 1) })));
    assert.deepEqual(await shown.spoken(), [{ role: 'status', text: '1 diagnosis ready' }]);
    await shown.close();
  });

  it('says nothing new after a reload', async () => {
    const shown = await room.show({
      state: { round: 'round-1', runs: [{ run: 'run-1', open: ['rank-2'] }], tab: null },
    });
    await shown.tell(snapshot(complete()));
    assert.deepEqual(await shown.spoken(), []);
    assert.equal(await shown.page.locator('.line[aria-expanded=true]').count(), 1);
    await shown.close();
  });

  it('interrupts a listener for a failure, once, and keeps what had arrived', async () => {
    const shown = await room.show();
    await shown.tell(snapshot(running(2)), snapshot(failed), snapshot(failed));
    assert.deepEqual(await shown.spoken(), [
      { role: 'status', text: 'Diagnosing…' },
      { role: 'alert', text: failed.failure?.sentence },
    ]);
    await shown.page.locator('.instead vscode-button').click();
    assert.deepEqual(await shown.asked('act'), [{ run: 'run-1', action: 'runAgain' }]);
    assert.equal(await shown.page.locator('.ranking > li').count(), 2);
    await shown.close();
  });

  it('shows a probability only where there is one', async () => {
    const shown = await room.show();
    await shown.tell(
      snapshot(complete({ diagnoses: [diagnosis(1, 'Gout', { probability: 0.625 }), diagnosis(2, 'Sepsis')] })),
    );
    assert.match(await shown.page.locator('.ranking > li').nth(0).innerText(), /probability\s*62\.5%/);
    assert.doesNotMatch(await shown.page.locator('.ranking > li').nth(1).innerText(), /\d.*%|probability|score/);
    await shown.close();
  });

  it('stands still for who wants less motion', async () => {
    const shown = await room.show({ reducedMotion: true });
    await shown.tell(snapshot(running(2)));
    assert.equal(await shown.page.locator('vscode-progress-ring').isVisible(), false);
    const moving = await shown.page.evaluate(
      () => document.getAnimations().filter((animation) => animation.playState === 'running').length,
    );
    assert.equal(moving, 0);
    await shown.close();
  });
});
