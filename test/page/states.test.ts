import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunView, ToPage } from '../../src/protocol/diagnosis.ts';
import { root } from '../../tools/project.ts';
import { PageRoom, type ShownPage } from './harness.ts';
import {
  abstained,
  by,
  complete,
  diagnosis,
  failed,
  five,
  idle,
  rated,
  round,
  running,
  snapshot,
  truncated,
} from './snapshots.ts';
import { themeNames, themes, type ThemeName } from './themes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = join(root, 'screenshots', 'page');

const refusal = 'Not saved. The ratings folder refused the change. Make it writable, then try again.';

const loading = { sentence: 'The server is loading its model.', seconds: 8, attempt: 2, of: 4 };

const tooLong = complete({
  phase: 'failed',
  arm: { id: 'big', label: 'Me-LLaMA-70B-chat', notice: '' },
  diagnoses: [],
  raw: '',
  status: '4,812 of 3,584 tokens · failed',
  failure: {
    kind: 'context-overflow',
    sentence:
      'The case is too long for this model: with its instructions it takes 4,812 tokens, and there is room for 3,584. Nothing was sent. Make it fit, or choose an arm with more room.',
    action: { label: 'Make It Fit…', id: 'fit' },
  },
});

const shortened = {
  sentence: 'Shortened: 1,234 of 6,000 characters were left out',
  leftOut: 'Left out: 2,001–3,234',
};

/** What several arms can look like beside each other. */
const rounds: Record<string, { readonly told: ToPage; readonly reads: readonly string[] }> = {
  'several-complete': {
    told: round(
      [
        rated({ match: { 1: 5 } }, { run: 'run-embedded' }),
        by('Me-LLaMA-70B-chat', rated({}, { diagnoses: five.map((one) => ({ ...one, score: null })) })),
        by(
          'gpt-4 at the institution',
          complete({ diagnoses: [...five].reverse().map(({ name }, i) => diagnosis(i + 1, name)) }),
        ),
      ],
      { shortened },
    ),
    reads: ['Run All Again', shortened.sentence, '3 arms'],
  },
  'several-mixed': {
    told: round([by('Me-LLaMA-70B-chat', failed), by('PMC-LLaMA-13B', abstained), by('Meditron-70B', running(2))]),
    reads: ['Cancel All'],
  },
  'several-waiting': {
    told: round(
      ['Me-LLaMA-70B-chat', 'Me-LLaMA-13B-chat', 'a-third'].map((name) => by(name, running(0, { waiting: loading }))),
    ),
    reads: ['Cancel All', 'Asking again in 8 s (2 of 4).'],
  },
  'several-too-long': {
    told: round([{ ...by('short-context', tooLong) }, { ...by('other', complete()), shortened }]),
    reads: ['Make It Fit…'],
  },
};

/** Every state the page can be in, and words that must then be read on it. */
const states: Record<
  string,
  { readonly told: RunView; readonly reads: readonly string[]; readonly not?: readonly string[] }
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
    reads: ['Oesophageal spasm', 'relative score', '<0.01', 'do not miss', 'none found', 'Run Again'],
  },
  truncated: { told: truncated, reads: ['The answer was cut off before its end'] },
  abstained: { told: abstained, reads: ['Not enough to go on', 'How it came about'], not: ['Your rating'] },
  'waiting-to-ask-again': {
    told: running(0, { waiting: loading }),
    reads: ['The server is loading its model. Asking again in 8 s (2 of 4).', 'Cancel'],
    not: ['Waiting for the first word'],
  },
  'too-long': {
    told: tooLong,
    reads: ['4,812 tokens', 'Make It Fit…'],
  },
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
  'rating-elsewhere': {
    told: complete({ notRated: 'This study is blinded: it is rated in packs.' }),
    reads: ['This study is blinded: it is rated in packs.'],
    not: ['Your rating', 'Skip to your rating', 'Bond'],
  },
  'rating-not-saved': {
    told: rated({ match: { 1: 5 } }, { saved: { state: 'notSaved', sentence: refusal } }),
    reads: [refusal, 'Try Again'],
  },
};

/** The caret stands on words of a finding for, of one against, and of one that is folded away. */
const caret = (run: string): ToPage => ({
  type: 'caret',
  runs: [
    {
      run,
      lit: [
        { rank: 1, index: 0 },
        { rank: 2, index: 1 },
        { rank: 3, index: 0 },
      ],
    },
  ],
});

/** All that can be unfolded, unfolded. */
async function unfold(shown: ShownPage): Promise<void> {
  const folded = '.line[aria-expanded=false], details:not([open]) > summary';
  const unfoldAll = (): Promise<number> =>
    shown.page.locator(folded).evaluateAll((all) => {
      for (const one of all) (one as HTMLElement).click();
      return all.length;
    });
  while ((await unfoldAll()) > 0) await shown.drawn();
}

interface AxeResults {
  readonly passes: readonly { readonly id: string }[];
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** The rules that a theme's colours can break. The others look at what is the same in every theme. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** What axe finds; contrast must be among what it looked at. */
async function faults({ page }: ShownPage, theme: ThemeName): Promise<string[]> {
  const { passes, violations } = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(
        rules === null ? {} : { runOnly: rules },
      ),
    theme === themeNames[0] ? null : ofColours,
  );
  assert.ok(
    passes.some(({ id }) => id === 'color-contrast'),
    'contrast was looked at',
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('the diagnosis page in each of its states', () => {
  let room: PageRoom;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    room = await PageRoom.open();
  });
  after(() => room.close());

  for (const [name, { told, reads, not = [] }] of Object.entries(states)) {
    it(`${name}: says what it has to, and fits from 300 to 2000 px`, async () => {
      const shown = await room.show();
      await shown.tell(snapshot(told));
      const text = await shown.page.locator('main').innerText();
      for (const words of reads) assert.ok(text.includes(words), `“${words}” in: ${text}`);
      for (const words of not) assert.ok(!text.includes(words), `no “${words}” in: ${text}`);
      assert.ok(text.includes('Research use only. Not a medical device.'));
      await shown.page.setViewportSize({ width: 320, height: 900 });
      await shown.page.screenshot({ path: join(shots, `${name}-narrow.png`), fullPage: true });
      await unfold(shown);
      for (const width of [300, 320, 480, 900, 2000]) {
        await shown.page.setViewportSize({ width, height: 900 });
        const over = await shown.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(over, 0, `sideways scroll at ${width} px`);
      }
      await shown.close();
    });
  }

  for (const [name, { told, reads }] of Object.entries(rounds)) {
    it(`${name}: says what it has to as columns and as tabs, and fits from 300 to 2000 px`, async () => {
      const shown = await room.show({ width: 1400 });
      await shown.tell(told);
      const text = await shown.page.locator('main').innerText();
      for (const words of reads) assert.ok(text.includes(words), `“${words}” in: ${text}`);
      await unfold(shown);
      for (const width of [300, 320, 420, 899, 900, 1400, 2000]) {
        await shown.page.setViewportSize({ width, height: 900 });
        await shown.drawn();
        if (width === 420) await shown.page.screenshot({ path: join(shots, `${name}-narrow.png`), fullPage: true });
        const over = await shown.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(over, 0, `sideways scroll at ${width} px`);
      }
      await shown.close();
    });
  }

  for (const theme of themeNames) {
    it(`has nothing for axe to find with several arms in ${themes[theme].label}, as columns and as tabs`, async () => {
      const shown = await room.show({ theme, width: 1400 });
      await shown.page.evaluate(axe);
      for (const [name, { told }] of Object.entries(rounds)) {
        await shown.tell(told);
        for (const width of [1400, 420]) {
          await shown.page.setViewportSize({ width, height: 900 });
          await shown.drawn();
          await shown.page.screenshot({ path: join(shots, `${name}-${width}-${theme}.png`), fullPage: true });
          assert.deepEqual(await faults(shown, theme), [], `${name} at ${width} px`);
        }
      }
      await shown.close();
    });

    it(`has nothing for axe to find in ${themes[theme].label}, folded and unfolded`, async () => {
      const shown = await room.show({ theme });
      await shown.page.evaluate(axe);
      for (const [name, { told }] of Object.entries(states)) {
        await shown.tell(snapshot({ ...told, run: name }), caret(name));
        await shown.page.screenshot({ path: join(shots, `${name}-${theme}.png`), fullPage: true });
        for (const part of ['folded', 'unfolded']) {
          if (part === 'unfolded') await unfold(shown);
          assert.deepEqual(await faults(shown, theme), [], `${name}, ${part}`);
        }
      }
      await shown.close();
    });
  }
});
