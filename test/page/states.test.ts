import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Snapshot } from '../../src/protocol/diagnosis.ts';
import { root } from '../../tools/project.ts';
import { PageRoom, type ShownPage } from './harness.ts';
import { abstained, complete, failed, idle, rated, running, snapshot, truncated } from './snapshots.ts';
import { themeNames, themes } from './themes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = join(root, 'screenshots', 'page');

const refusal = 'Not saved. The ratings folder refused the change. Make it writable, then try again.';

/** Every state the page can be in, and words that must then be read on it. */
const states: Record<
  string,
  { readonly told: Snapshot; readonly reads: readonly string[]; readonly not?: readonly string[] }
> = {
  idle: { told: idle, reads: ['No differential yet', 'Diagnose'], not: ['Run Again', 'Raw answer'] },
  'running-0': { told: running(0), reads: ['Waiting for the first word', 'Cancel'], not: ['Run Again'] },
  'running-2': {
    told: running(2),
    reads: ['Acute pericarditis', 'Reading the answer, 2 so far'],
    not: ['Aortic dissection'],
  },
  complete: {
    told: complete(),
    reads: ['Oesophageal spasm', 'relative score', 'do not miss', 'none found', 'Run Again'],
  },
  truncated: { told: truncated, reads: ['The answer was cut off before its end'] },
  abstained: { told: abstained, reads: ['Not enough to go on', 'How it came about'], not: ['Your rating'] },
  cancelled: { told: running(2, { phase: 'cancelled' }), reads: ['Partial: what had arrived', 'Run Again'] },
  failed: {
    told: failed,
    reads: ['The connection to 127.0.0.1:8000 broke off', 'Partial: what had arrived', 'Acute pericarditis'],
  },
  rating: {
    told: rated({ match: { 1: 5, 2: 3, 3: 'cannot-rate' }, bond: 4 }, { saved: { state: 'saved', sentence: 'saved' } }),
    reads: [
      'Inferior myocardial infarction',
      'also accepted: Inferior STEMI',
      'angiography',
      'closely related',
      'saved',
    ],
    not: ['Try Again', 'All rated'],
  },
  'rating-own-asked': { told: rated({ reference: null }), reads: ['No reference is known', 'Keep'], not: ['Bond'] },
  'rating-own-kept': {
    told: rated({ reference: { diagnosis: 'STEMI', accepted: [], basis: '', own: true } }),
    reads: ['Your reference', 'STEMI', 'Change'],
  },
  'rating-complete': {
    told: rated({ match: { 1: 5, 2: 2, 3: 2, 4: 1, 5: 1 }, bond: 5 }),
    reads: ['All rated', 'the actual diagnosis is in the list'],
  },
  'rating-not-saved': {
    told: rated({ match: { 1: 5 } }, { saved: { state: 'notSaved', sentence: refusal } }),
    reads: [refusal, 'Try Again'],
  },
};

/** All that can be unfolded, unfolded. */
async function unfold({ page }: ShownPage): Promise<void> {
  for (const folded of await page.locator('[aria-expanded=false].line').all()) await folded.click();
  for (const summary of await page.locator('summary').all()) await summary.click();
}

async function sideways({ page }: ShownPage): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe('the diagnosis page in each of its states', () => {
  let room: PageRoom;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    room = await PageRoom.open();
  });
  after(() => room.close());

  for (const [name, { told, reads, not = [] }] of Object.entries(states)) {
    it(`${name}: says what it has to`, async () => {
      const shown = await room.show();
      await shown.tell(snapshot(told));
      const text = await shown.page.locator('main').innerText();
      for (const words of reads) assert.ok(text.includes(words), `“${words}” in: ${text}`);
      for (const words of not) assert.ok(!text.includes(words), `no “${words}” in: ${text}`);
      assert.ok(text.includes('Research use only. Not a medical device.'));
      await shown.close();
    });

    for (const theme of themeNames) {
      it(`${name}: nothing for axe to find in ${themes[theme].label}`, async () => {
        const shown = await room.show({ theme });
        await shown.tell(snapshot(told));
        await shown.page.screenshot({ path: join(shots, `${name}-${theme}.png`), fullPage: true });
        for (const part of ['as told', 'unfolded']) {
          if (part === 'unfolded') await unfold(shown);
          await shown.page.evaluate(axe);
          const found = await shown.page.evaluate(async () => {
            const { axe } = window as unknown as { axe: { run(): Promise<{ violations: AxeFinding[] }> } };
            const { violations } = await axe.run();
            return violations.map(
              ({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ html }) => html).join(' | ')}`,
            );
          });
          assert.deepEqual(found, [], part);
        }
        await shown.close();
      });
    }

    it(`${name}: fits from 300 to 2000 px`, async () => {
      for (const width of [300, 320, 480, 900, 2000]) {
        const shown = await room.show({ width });
        await shown.tell(snapshot(told));
        if (width === 320) await shown.page.screenshot({ path: join(shots, `${name}-narrow.png`), fullPage: true });
        await unfold(shown);
        assert.equal(await sideways(shown), 0, `${width} px`);
        await shown.close();
      }
    });
  }
});

interface AxeFinding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}
