import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FromPage, ToPage } from '../../src/protocol/import.ts';
import { PageRoom, type Look, type ShownPage } from './harness.ts';
import {
  cases,
  column,
  done,
  fileRow,
  found,
  importPage,
  many,
  section,
  shownCase,
  shownFile,
  snapshot,
  text,
} from './importSnapshots.ts';

type Shown = ShownPage<ToPage, FromPage>;

const evil = '</script><img src=x onerror=alert(1)>';

describe('the import page', () => {
  let room: PageRoom;
  before(async () => {
    room = await PageRoom.open();
  });
  after(() => room.close());

  const choosing = async (look: Look = {}, more: readonly ToPage[] = []): Promise<Shown> => {
    const shown = await room.showPage(importPage, { width: 1100, ...look });
    await shown.tell(...found());
    await shown.asked('show');
    await shown.tell({ type: 'case', case: shownCase() }, ...more);
    return shown;
  };
  const row = ({ page }: Shown, name: string) => page.getByRole('treeitem', { name });

  it('shows the first case by itself, and imports what is ticked', async () => {
    const shown = await choosing();
    const { page } = shown;
    assert.deepEqual(await shown.bodies('show'), [{ id: 2 }]);
    assert.equal(await page.locator('.head h2').innerText(), 'Case 1');
    assert.match(await page.locator('footer').innerText(), /3 of 7 cases ticked/);
    await page.getByRole('button', { name: 'Import 3 Cases' }).click();
    assert.deepEqual(await shown.asked('write'), [{}]);
    await shown.close();
  });

  it('is a tree that the keyboard walks: arrows go, space ticks, Enter goes into the case', async () => {
    const shown = await choosing();
    const { page } = shown;
    const tree = page.getByRole('tree');
    const active = (): Promise<string | null> => tree.getAttribute('aria-activedescendant');
    await tree.focus();
    assert.equal(await active(), 'row-2');
    await page.keyboard.press('ArrowDown');
    await shown.drawn();
    assert.equal(await active(), 'row-3');
    await page.keyboard.press(' ');
    assert.deepEqual(await shown.asked('take'), [{ what: 'case', id: 3, taken: false }]);
    await page.keyboard.press('ArrowLeft');
    await shown.drawn();
    assert.equal(await active(), 'row-1', 'to the file');
    await page.keyboard.press('ArrowLeft');
    await shown.drawn();
    assert.equal(await row(shown, 'night-sweats.xml').getAttribute('aria-expanded'), 'false');
    assert.equal(await page.locator('#row-3').count(), 0);
    await page.keyboard.press(' ');
    assert.deepEqual((await shown.asked('take', 2)).at(-1), { what: 'file', id: 1, taken: false });
    await page.keyboard.press('End');
    await shown.drawn();
    assert.match((await active()) ?? '', /^row--2$/, 'the group of what was skipped');
    await page.keyboard.press('ArrowRight');
    await shown.drawn();
    assert.equal(await row(shown, 'README.md').getAttribute('aria-level'), '2');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await shown.drawn();
    await shown.close();
  });

  it('asks for what the keys stop at, not for all they run over', async () => {
    const shown = await choosing({ clock: true });
    const { page } = shown;
    await page.getByRole('tree').focus();
    for (let at = 0; at < 5; at++) await page.keyboard.press('ArrowDown');
    await page.clock.runFor(500);
    const asked = (await shown.bodies('show')) as { id: number }[];
    assert.ok(asked.length <= 3, `${asked.length} requests`);
    const current = await page.getByRole('tree').getAttribute('aria-activedescendant');
    assert.equal(`row-${asked.at(-1)?.id}`, current);
    await shown.close();
  });

  it('does not tick what cannot be imported', async () => {
    const shown = await choosing();
    const changed = row(shown, 'Row 1');
    assert.equal(await changed.getAttribute('aria-disabled'), 'true');
    assert.match(await changed.innerText(), /changed in the source/);
    await changed.locator('.tick').click();
    assert.deepEqual(await shown.bodies('take'), []);
    await shown.tell({ type: 'case', case: shownCase({ id: 9, standing: 'changed', taken: false }) });
    assert.equal(await shown.page.getByRole('checkbox', { name: 'Import this case' }).isDisabled(), true);
    assert.match(await shown.page.locator('.detail').innerText(), /delete the case from the study and import again/);
    await shown.close();
  });

  it('ticks sections, says why each is in or out, and applies the choice to others', async () => {
    const shown = await choosing();
    const { page } = shown;
    const discussion = page.getByRole('checkbox', { name: 'Discussion' });
    assert.match(
      await page.locator('.sections').innerText(),
      /Comes after the case: discussion, conclusion, references/,
    );
    await discussion.check();
    assert.deepEqual(await shown.asked('include'), [{ id: 2, section: 5, taken: true }]);
    assert.equal(await page.getByRole('checkbox', { name: 'Figure 1' }).isDisabled(), true);
    await page.getByRole('button', { name: 'Apply This Choice to 37 Other Cases' }).click();
    assert.deepEqual(await shown.asked('applyToAll'), [{ id: 2 }]);
    await shown.drawn();
    assert.deepEqual((await shown.spoken()).at(-1), { role: 'status', text: '37 other cases were changed.' });
    await page.getByRole('button', { name: 'Back to What Was Proposed' }).click();
    assert.deepEqual(await shown.asked('reset'), [{ id: 2 }]);
    await shown.close();
  });

  it('leaves a box as it was when the host refused', async () => {
    const shown = await choosing();
    const { page } = shown;
    await shown.refuse('include', 'This case is no longer in the list. Nothing was changed.');
    await page.getByRole('checkbox', { name: 'Discussion' }).click();
    await page.locator('.problem').waitFor();
    await shown.drawn();
    assert.equal(await page.getByRole('checkbox', { name: 'Discussion' }).isChecked(), false);
    assert.equal((await shown.spoken()).at(-1)?.role, 'alert');
    await shown.close();
  });

  it('marks what gives the diagnosis away and who may be identified, each with its own line', async () => {
    const shown = await choosing();
    const { page } = shown;
    const marks = await page
      .locator('.paper mark')
      .evaluateAll((all) => all.map((one) => `${one.textContent} ${getComputedStyle(one).textDecorationStyle}`));
    assert.deepEqual(marks, [
      'Mrs Hollins dotted',
      '14 March 2021 dotted',
      'Reed-Sternberg cells wavy',
      'was diagnosed with wavy',
    ]);
    assert.match(await page.locator('.legend').innerText(), /2 places give the diagnosis away/);
    const read = await page.locator('.paper p').allInnerTexts();
    assert.equal(read.join('\n\n') + '\n', text, 'every character, and no other');
    await page.getByText('What was found').click();
    await page.getByRole('button', { name: '“14 March 2021”' }).click();
    assert.equal(await page.locator('mark.sought').innerText(), '14 March 2021');
    await shown.close();
  });

  it('reveals a paragraph in its source; arrow keys go from one to the next', async () => {
    const shown = await choosing();
    const { page } = shown;
    const first = page.getByRole('button', { name: 'Reveal in Source, line 40' });
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.deepEqual(await shown.asked('reveal'), [{ id: 2, paragraph: 1 }]);
    assert.equal(await page.locator('.source[tabindex="0"]').count(), 1);
    await shown.close();
  });

  it('keeps the reference out of the page until it is asked for, and folds it for the next case', async () => {
    const shown = await choosing();
    const { page } = shown;
    const holds = (): Promise<boolean> => page.evaluate(() => document.body.innerHTML.includes('Hodgkin'));
    assert.equal(await holds(), false);
    await page.getByText('Show Reference').click();
    await page.getByText('Hodgkin lymphoma').waitFor();
    await row(shown, 'Case 2').locator('.face').click();
    await shown.tell({ type: 'case', case: shownCase({ id: 3 }) });
    assert.equal(await holds(), false);
    await shown.close();
  });

  it('keeps nothing over a reload but which import it showed', async () => {
    const shown = await choosing();
    assert.deepEqual(await shown.state(), { id: 'import-1' });
    await shown.tell(snapshot({ is: 'gone', wasWriting: false, canStartAgain: false }, { id: '' }));
    assert.deepEqual(await shown.state(), { id: 'import-1' });
    await shown.close();
  });

  it('draws only what is in sight of a thousand cases, and goes to any of them', async () => {
    const shown = await room.showPage(importPage, { width: 1100 });
    const { page } = shown;
    await shown.tell(...many(1000));
    assert.ok((await page.getByRole('treeitem').count()) < 60);
    const tree = page.getByRole('tree');
    await tree.focus();
    await page.keyboard.press('End');
    await shown.drawn();
    const last = page.locator('#row-100999');
    assert.equal(await last.isVisible(), true);
    assert.equal(await last.getAttribute('aria-posinset'), '1000');
    assert.equal(await last.getAttribute('aria-setsize'), '1000');
    await tree.evaluate((element) => (element.scrollTop = 0));
    await shown.drawn();
    assert.equal(await last.count(), 1, 'the one with the focus stays for a screen reader');
    const ms = await tree.evaluate(async (element) => {
      const since = performance.now();
      for (let step = 0; step < 40; step++) {
        element.scrollTop += 1000;
        await new Promise((drawn) => requestAnimationFrame(drawn));
      }
      return (performance.now() - since) / 40;
    });
    assert.ok(ms < 100, `${ms} ms a step of scrolling`);
    await page.getByRole('searchbox', { name: 'Filter by name' }).fill('report-0777');
    await shown.drawn();
    assert.deepEqual(await page.locator('.row .name').allInnerTexts(), ['report-0777.xml']);
    await page.getByRole('checkbox', { name: 'All 1,000 cases' }).click();
    assert.deepEqual(await shown.asked('take'), [{ what: 'all', id: 0, taken: false }]);
    await shown.close();
  });

  it('takes cases that come in lots, and changes of single ones', async () => {
    const shown = await room.showPage(importPage, { width: 1100 });
    const [head] = found();
    assert.ok(head);
    await shown.tell(head, { type: 'cases', from: 0, cases: cases.slice(0, 3) });
    assert.equal(await shown.page.getByRole('treeitem').count(), 0, 'not before all are there');
    await shown.tell({ type: 'cases', from: 3, cases: cases.slice(3) });
    assert.match(await shown.page.locator('footer').innerText(), /3 of 7/);
    const [first] = cases;
    assert.ok(first);
    await shown.tell({ type: 'changed', cases: [{ ...first, taken: false, characters: 17 }] });
    assert.match(await shown.page.locator('footer').innerText(), /2 of 7/);
    assert.match(await shown.page.locator('#row-2').innerText(), /17 characters/);
    await shown.close();
  });

  it('lets a person say what the columns of a table hold, also one of 300', async () => {
    const shown = await choosing();
    const { page } = shown;
    await row(shown, 'vignettes.csv').locator('.face').click();
    const columns = Array.from({ length: 300 }, (_, at) => column(at === 120 ? 'anamnesis' : `field_${at}`));
    await shown.tell({ type: 'file', file: shownFile({ table: { file: 8, columns, alike: 0 } }) });
    await page.getByRole('searchbox', { name: 'Filter columns' }).fill('anamnesis');
    const select = page.getByRole('combobox', { name: 'anamnesis' });
    await shown.refuse('role', 'No case is left. Nothing was changed.');
    await select.selectOption('text');
    assert.deepEqual(await shown.asked('role'), [{ file: 8, column: 120, role: 'text', alike: false }]);
    await page.locator('.problem').waitFor();
    await shown.drawn();
    assert.equal(await select.inputValue(), 'leftOut', 'as it is, not as it was wished');
    await shown.close();
  });

  it('has room for the list or for a case where it is narrow, and the keyboard goes there and back', async () => {
    const shown = await choosing({ width: 400 });
    const { page } = shown;
    assert.equal(await page.locator('.pane.detail').isVisible(), false);
    await page.getByRole('tree').focus();
    await page.keyboard.press('Enter');
    await shown.drawn();
    assert.equal(await page.locator('.pane.list').isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Case 1');
    await page.getByRole('button', { name: 'All That Was Found' }).click();
    await shown.drawn();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'tree');
    await shown.close();
  });

  it('shows text as text, whatever it holds', async () => {
    const shown = await room.showPage(importPage, { width: 1100 });
    const { page } = shown;
    await shown.tell(
      ...found(
        {
          into: { title: evil, where: evil, isNew: true },
          files: [fileRow(1, evil, { where: evil, format: evil, cases: 2 }), fileRow(8, evil)],
          failed: [{ id: 50, name: evil, where: evil, reason: evil }],
          skipped: [],
        },
        [
          { ...(cases[0] as (typeof cases)[number]), title: evil },
          { ...(cases[1] as (typeof cases)[number]), title: evil },
        ],
      ),
      {
        type: 'case',
        case: shownCase({
          title: evil,
          file: evil,
          format: evil,
          text: evil,
          characters: evil.length,
          paragraphs: [{ start: 0, end: evil.length, line: 1 }],
          marks: [{ kind: 'leak', start: 0, end: 9, says: evil }],
          sections: [section(evil, { code: evil, reason: evil })],
          reference: { diagnosis: evil, accepted: [evil], basis: evil },
          warnings: [evil],
          table: { file: 1, columns: [column(evil, { reason: evil, samples: [evil] })], alike: 0 },
        }),
      },
    );
    await page.getByText('Show Reference').click();
    await page.getByText('Columns: 0 of 1 used').click();
    await page.locator('.columns').waitFor();
    assert.equal(await page.locator('.paper p').innerText(), evil);
    assert.equal(await page.locator('img, script:not(head *)').count(), 0);
    await shown.close();
  });

  it('bears a very long text and says that only its beginning is shown', async () => {
    const shown = await room.showPage(importPage, { width: 400 });
    const { page } = shown;
    const long = 'word '.repeat(40_000);
    await shown.tell(...found());
    await page.getByRole('tree').focus();
    await page.keyboard.press('Enter');
    await shown.tell({
      type: 'case',
      case: shownCase({
        text: long,
        characters: 1_000_000,
        paragraphs: [{ start: 0, end: long.length, line: 1 }],
        marks: null,
      }),
    });
    const read = await page.locator('.text').innerText();
    assert.match(read, /The first 200,000 of 1,000,000 characters are shown. All of them are imported./);
    assert.match(read, /Looking through the text…/);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0);
    await shown.close();
  });

  it('can be cancelled while it reads and stopped while it writes', async () => {
    const shown = await room.showPage(importPage);
    const { page } = shown;
    await shown.tell(snapshot({ is: 'reading', done: 0, of: 0, name: '' }, { files: [], cases: 0 }));
    await shown.tell({ type: 'stage', stage: { is: 'reading', done: 3, of: 9, name: 'a.xml' } });
    assert.match(await page.locator('main').innerText(), /Reading 3 of 9 files/);
    await page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await shown.asked('cancel'), [{}]);
    await shown.tell(snapshot({ is: 'cancelled' }, { files: [], cases: 0 }));
    assert.match(await page.locator('main').innerText(), /Nothing was written/);
    await page.getByRole('button', { name: 'Read Again' }).click();
    assert.deepEqual(await shown.asked('startAgain'), [{}]);
    await shown.tell(snapshot({ is: 'writing', done: 1, of: 4, stopping: false }));
    await page.getByRole('button', { name: 'Stop' }).click();
    assert.deepEqual(await shown.asked('stop'), [{}]);
    await shown.close();
  });

  it('says how it went, and goes on from there', async () => {
    const shown = await room.showPage(importPage);
    const { page } = shown;
    await shown.tell(snapshot({ is: 'writing', done: 1, of: 4, stopping: false }), done({ readers: ['An assistant'] }));
    const read = await page.locator('main').innerText();
    assert.match(read, /12 cases imported into Fever study/);
    assert.match(read, /Other extensions may read these cases/);
    assert.deepEqual((await shown.spoken()).at(-1), { role: 'status', text: '12 cases imported' });
    await page.getByRole('button', { name: 'Open First Case with Leaks' }).click();
    await page.getByRole('button', { name: 'Show in Cases View' }).click();
    assert.deepEqual(await shown.asked('openLeak'), [{}]);
    assert.deepEqual(await shown.asked('showCases'), [{}]);
    await shown.tell(done({ imported: 5, left: 7 }, 'There is no room left on the disk. Make room.'));
    assert.match(await page.locator('main').innerText(), /7 cases are not in the study/);
    await page.getByRole('button', { name: 'Import the 7 Left' }).click();
    assert.deepEqual(await shown.asked('startAgain'), [{}]);
    await shown.close();
  });

  it('says what to do where nothing was found, also where it is narrow', async () => {
    for (const width of [1100, 400]) {
      const shown = await room.showPage(importPage, { width });
      await shown.tell(...found({ files: [] }, []));
      assert.match(await shown.page.locator('main').innerText(), /No case was found/);
      await shown.tell(...found({ files: [], skipped: [], failed: [], id: 'import-2' }, []));
      assert.match(await shown.page.locator('main').innerText(), /Choose another one/);
      assert.equal(await shown.page.getByRole('button', { name: /^Import/ }).count(), 0);
      await shown.close();
    }
  });
});
