import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FromPage, Stage, ToPage } from '../../src/protocol/import.ts';
import { root } from '../../tools/project.ts';
import { PageRoom, type ShownPage } from './harness.ts';
import { done, found, importPage, many, shownCase, shownFile, snapshot } from './importSnapshots.ts';
import { themeNames, themes } from './themes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = join(root, 'screenshots', 'page');

const alone = (stage: Stage): ToPage => snapshot(stage, { files: [], cases: 0, skipped: [], failed: [] });

interface State {
  readonly told: readonly ToPage[];
  readonly reads: readonly string[];
}

const states: Readonly<Record<string, State>> = {
  'import-reading': {
    told: [alone({ is: 'reading', done: 120, of: 1000, name: 'report-0120.xml' })],
    reads: ['Reading 120 of 1,000 files', 'Cancel'],
  },
  'import-choosing': {
    told: [...found(), { type: 'case', case: shownCase({ warnings: ['The source states no licence.'] }) }],
    reads: ['Import 3 Cases', 'The source states no licence.'],
  },
  'import-counting': {
    told: [...found(), { type: 'case', case: shownCase({ marks: null, tokens: null, reference: null }) }],
    reads: [],
  },
  'import-in-study': {
    told: [
      ...found({ at: 5 }),
      { type: 'case', case: shownCase({ id: 5, standing: 'same', taken: false, leaks: 0, identifiers: 0, marks: [] }) },
    ],
    reads: [],
  },
  'import-table': { told: [...found({ at: 8 }), { type: 'file', file: shownFile() }], reads: [] },
  'import-failed-file': { told: [...found({ at: 22 })], reads: [] },
  'import-many': { told: [...many(1000)], reads: ['All 1,000 cases'] },
  'import-nothing': { told: [...found({ files: [] }, [])], reads: ['No case was found', 'Read Again'] },
  'import-writing': {
    told: [alone({ is: 'writing', done: 3, of: 12, stopping: false })],
    reads: ['Writing 3 of 12 cases', 'Each case is written whole or not at all.', 'Stop'],
  },
  'import-done': { told: [done({ readers: ['An assistant'] })], reads: ['12 cases imported into Fever study', '3'] },
  'import-disk-full': {
    told: [done({ imported: 1, left: 41 }, 'The disk is full. Make room.')],
    reads: ['1 of 42 cases imported', 'The disk is full. Make room.', 'Import the 41 Left'],
  },
  'import-cancelled': { told: [alone({ is: 'cancelled' })], reads: ['Reading was cancelled', 'Nothing was written.'] },
  'import-failed': {
    told: [alone({ is: 'failed', sentence: 'study.json cannot be used. Correct it and save.' })],
    reads: ['study.json cannot be used. Correct it and save.', 'Nothing was written.'],
  },
  'import-gone': {
    told: [alone({ is: 'gone', wasWriting: true, canStartAgain: true })],
    reads: ['This import was interrupted', 'is not imported twice', 'Read Again'],
  },
};

interface AxeResults {
  readonly passes: readonly { readonly id: string }[];
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

async function faults({ page }: ShownPage<ToPage, FromPage>): Promise<string[]> {
  const { passes, violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  assert.ok(
    passes.some(({ id }) => id === 'color-contrast'),
    'contrast was looked at',
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ html }) => html).join(' | ')}`);
}

async function unfold({ page }: ShownPage<ToPage, FromPage>): Promise<void> {
  const folded = page.locator('details:not([open]) > summary:visible');
  while ((await folded.count()) > 0) {
    await folded.first().click();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
}

describe('the import page in each of its states', () => {
  let room: PageRoom;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    room = await PageRoom.open();
  });
  after(() => room.close());

  for (const [name, { told, reads }] of Object.entries(states)) {
    it(`${name}: says what it has to, and fits from 300 to 2000 px`, async () => {
      const shown = await room.showPage(importPage, { width: 1100 });
      await shown.tell(...told);
      await unfold(shown);
      for (const width of [300, 400, 719, 720, 1100, 2000]) {
        await shown.page.setViewportSize({ width, height: 900 });
        await shown.drawn();
        const read = await shown.page.locator('main').innerText();
        for (const words of reads) {
          if (width >= 720 || !/licence/.test(words))
            assert.ok(read.includes(words), `“${words}” at ${width}: ${read}`);
        }
        const over = await shown.page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('.pane')].map(
            (one) => one.scrollWidth - one.clientWidth,
          ),
        );
        assert.deepEqual(
          over.filter((one) => one > 0),
          [],
          `sideways scroll at ${width} px`,
        );
      }
      await shown.close();
    });
  }

  for (const theme of themeNames) {
    it(`has nothing for axe to find in ${themes[theme].label}`, async () => {
      const shown = await room.showPage(importPage, { theme, width: 1100 });
      await shown.page.evaluate(axe);
      for (const [name, { told }] of Object.entries(states)) {
        await shown.tell(...told);
        await unfold(shown);
        await shown.drawn();
        await shown.page.screenshot({ path: join(shots, `${name}-${theme}.png`) });
        assert.deepEqual(await faults(shown), [], name);
      }
      await shown.close();
    });
  }
});
