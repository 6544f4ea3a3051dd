import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Workbench } from './workbench.ts';

const passphrase = 'plum lantern orbit cello';

describe('a study, from its plan to the first pack, by keyboard', () => {
  let workbench: Workbench;
  let root: string;
  let packs: string;
  before(async () => {
    const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-study-')));
    root = join(scratch, 'study');
    packs = join(scratch, 'packs');
    mkdirSync(join(root, 'cases'), { recursive: true });
    mkdirSync(packs);
    writeFileSync(
      join(root, 'cases', 'toe.txt'),
      'A 54-year-old man has a red, hot, swollen great toe since last night. He drinks wine.\n',
    );
    const reference = { schema: 'ddx/reference@1', case: 'toe', diagnosis: 'Gout', accepted: [], basis: 'expert' };
    writeFileSync(join(root, 'references.jsonl'), `${JSON.stringify(reference)}\n`);
    workbench = await Workbench.open({ folder: root, settings: { 'ddx.rater': 'coordinator' } });
  });
  after(async () => {
    await workbench.close();
    rmSync(join(root, '..'), { recursive: true, force: true });
  });

  const step = async (prompt: RegExp): Promise<void> => {
    const { quickInput } = workbench;
    await quickInput.getByPlaceholder(prompt).or(quickInput.getByText(prompt)).first().waitFor();
  };
  const answer = async (prompt: RegExp, typed: string | null): Promise<void> => {
    await step(prompt);
    if (typed !== null) await workbench.page.keyboard.type(typed);
    await workbench.page.keyboard.press('Enter');
  };
  const run = async (title: string): Promise<void> => {
    await workbench.findCommand(title);
    await workbench.page.keyboard.press('Enter');
  };
  const gates = (): string[] =>
    readdirSync(join(root, 'log'))
      .sort()
      .flatMap((name) => readFileSync(join(root, 'log', name), 'utf8').split('\n'))
      .flatMap((line) => /"what":"(\w+)"/.exec(line)?.[1] ?? [])
      .filter((what) => /locked|sealed|packed/.test(what));

  it('is made, locked, run, sealed, packed and verified', { timeout: 90_000 }, async () => {
    await run('DDx: New Study…');
    await answer(/Where should the study be/, null);
    await answer(/What is the study called/, 'Toes');
    await answer(/Which question should it answer/, 'How often is it right?');
    await answer(/Which cases/, null);
    await answer(/Who answers the cases/, null);
    await answer(/Pseudonyms of those who rate/, null);
    await answer(/What are they/, null);
    await answer(/Should raters know/, null);
    await workbench.tab('study.json').waitFor();
    const item = (name: RegExp) => workbench.page.getByRole('treeitem', { name });
    await item(/^Next step: Lock Protocol/).waitFor();

    await run('DDx: Lock Protocol…');
    await workbench.dialog.getByText('Lock the protocol of “Toes”?').waitFor();
    await workbench.page.keyboard.press('Enter');
    await item(/^Next step: Run What Is Missing/).waitFor();
    await run('DDx: Run What Is Missing');
    await item(/^Next step: Seal Allocation/).waitFor();

    await run('DDx: Seal Allocation…');
    await answer(/A passphrase for the seal/, passphrase);
    await answer(/The same passphrase once more/, passphrase);
    await workbench.dialog.getByText('The recovery key is shown this once').waitFor();
    await workbench.page.keyboard.press('Enter');
    await item(/^Next step: Make Rater Pack/).waitFor();

    await run('DDx: Make Rater Pack…');
    await answer(/For whom/, null);
    const path = workbench.quickInput.getByRole('textbox');
    await workbench.quickInput.getByRole('button', { name: 'Make the Pack Here' }).waitFor();
    // The dialog writes where it begins when it has listed that; the first Enter goes to a folder, the next takes it.
    await workbench.quickInput.locator('.monaco-list-row', { hasText: 'packs' }).first().waitFor();
    do await path.fill(packs);
    while ((await path.inputValue()) !== packs);
    const secret = workbench.quickInput.getByText(/The passphrase of the seal/);
    for (let enter = 0; enter < 8 && !(await secret.isVisible()); enter += 1) {
      await workbench.page.keyboard.press('Enter');
      await secret.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await answer(/The passphrase of the seal/, passphrase);
    await workbench.notifications.filter({ hasText: 'The pack of rater-1 is in' }).waitFor();
    assert.ok(existsSync(join(packs, 'pack-rater-1', 'pack.json')));

    await run('DDx: Verify Study');
    await workbench.notifications.filter({ hasText: 'Nothing in the record was changed.' }).waitFor();
    assert.deepEqual(gates(), ['locked', 'sealed', 'packed']);
    assert.ok(!readFileSync(join(root, 'sealed.json'), 'utf8').includes(passphrase));
  });
});
