import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Answer } from '../../src/arms/answer.ts';
import { failedAnswer } from '../../src/arms/failedAnswer.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import { countCase } from '../../src/arms/tokens/budget.ts';
import type { Case } from '../../src/cases/case.ts';
import { leftOut } from '../../src/cases/shorten.ts';
import { endpointNamed } from '../../src/editor/endpoints/endpointNamed.ts';
import { fit } from '../../src/editor/panel/fit.ts';
import { Run, type RunChanges } from '../../src/editor/runs/run.ts';
import { sheetScheme } from '../../src/editor/endpoints/sheetScheme.ts';
import { Sheets } from '../../src/editor/endpoints/sheets.ts';
import { face, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';
import { question, withPerson } from './person.ts';

const story = `## History
A 62-year-old man has crushing chest pain since the morning.

## Examination
Pale and sweating, pulse 54 a minute, blood pressure 104/62.

## Social history
${'He has told the same long story about his garden many times. '.repeat(60)}`;

const sheets = new Sheets();
let registered = false;

interface Offer {
  readonly label: string;
}

/** How an attempt went that is made to fit now. */
interface Before {
  readonly answer?: (kase: Case) => Answer;
  /** The profile of the endpoint; a model of the LLaMA family when absent. */
  readonly profile?: string;
  /** What the person enters as the room there is, shown what stands there. */
  readonly type?: (shown: vscode.InputBoxOptions) => string;
}

/** Sets up an endpoint with room for so many tokens beyond what the case takes, and makes it fit by one of the ways. */
async function fitting(
  spare: number,
  maxTokens: number,
  choose: (labels: string[], placeHolder: string) => string | undefined,
  { answer, profile = 'me-llama-chat', type }: Before = {},
) {
  if (!registered) sheets.register();
  registered = true;
  const ddx = vscode.workspace.getConfiguration('ddx');
  const entry = {
    baseUrl: 'http://127.0.0.1:9/v1',
    model: 'm',
    location: 'machine',
    profile,
    maxTokens,
  };
  await ddx.update('endpoints', { small: entry }, vscode.ConfigurationTarget.Global);
  const endpoint = await endpointNamed('small');
  const count = async (text: string) => (await countCase(endpoint, text, 5)).tokens;
  const context = (await count(story)) + spare;
  await ddx.update('endpoints', { small: { ...entry, contextTokens: context } }, vscode.ConfigurationTarget.Global);
  const { case: kase, place, said } = taken(story);
  const arm = { ...face, id: 'small' };
  const subject = { id: 'r', round: 'r', arm, case: kase, place, said, study: null, top: 5, maxTokens: null };
  const run = new Run(subject, answer?.(kase));
  const { showQuickPick, showInputBox } = vscode.window;
  const pick = (items: readonly Offer[], { placeHolder = '' }: vscode.QuickPickOptions): Promise<Offer | undefined> => {
    const label = choose(
      items.map((one) => one.label),
      placeHolder,
    );
    return Promise.resolve(items.find((one) => one.label === label));
  };
  const enter = (shown: vscode.InputBoxOptions) => Promise.resolve((type ?? (() => assert.fail('asked')))(shown));
  Object.assign(vscode.window, { showQuickPick: pick, showInputBox: enter });
  try {
    return { changes: await fit(run, sheets), context, count, kase };
  } finally {
    Object.assign(vscode.window, { showQuickPick, showInputBox });
    await ddx.update('endpoints', undefined, vscode.ConfigurationTarget.Global);
  }
}

test('a shorter answer is offered where it is enough, and the whole case is kept', async () => {
  const { changes, kase } = await fitting(200, 512, ([first]) => first);
  assert.deepEqual(changes, { case: kase, maxTokens: 200 } satisfies RunChanges);
});

test('an answer too short for a list is not offered', async () => {
  let offered: string[] = [];
  const { changes } = await fitting(100, 512, (labels) => {
    offered = labels;
    return undefined;
  });
  assert.equal(changes, undefined);
  assert.deepEqual(offered, ['Pick Sections…', 'Cut the End…']);
});

test('a cut is shown before it is made, and made only when the person agrees', async () => {
  for (const agrees of [true, false]) {
    await withPerson(async (asked) => {
      const done = fitting(-100, 300, () => 'Cut the End…');
      const { message, detail, items, answer } = await question(asked);
      assert.match(message, /Leave out [\d,]+ characters/);
      assert.match(detail, /From: “/);
      const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === sheetScheme);
      assert.equal(shown?.getText(), story);
      answer(agrees ? items[0] : undefined);
      const { changes, context, count } = await done;
      if (!agrees) return assert.equal(changes, undefined);
      const { case: cut } = changes ?? {};
      assert.ok(cut?.shortened);
      assert.ok(leftOut(cut) > 100);
      assert.ok(cut.text.startsWith(story.slice(0, 60)));
      assert.ok((await count(cut.text)) <= context - 300);
      return undefined;
    });
  }
});

test('sections are picked with a running total, and what is still too long is not taken', async () => {
  const real = vscode.window.createQuickPick;
  type Item = vscode.QuickPickItem;
  const accepted = new vscode.EventEmitter<void>();
  const selected = new vscode.EventEmitter<readonly Item[]>();
  const pick = {
    title: '',
    items: [] as readonly Item[],
    selectedItems: [] as readonly Item[],
    shown: false,
    onDidAccept: accepted.event,
    onDidChangeSelection: selected.event,
    onDidHide: () => ({ dispose: () => {} }),
    show: () => (pick.shown = true),
    dispose: () => {},
  };
  Object.assign(vscode.window, { createQuickPick: () => pick });
  try {
    const done = fitting(-100, 300, () => 'Pick Sections…');
    await eventually('the sections', () => (pick.shown && /tokens/.test(pick.title)) || undefined);
    assert.deepEqual(
      pick.items.map(({ label }) => label),
      ['History', 'Examination', 'Social history'],
    );
    assert.match(pick.title, /^[\d,]+ of [\d,]+ tokens: still too long$/);
    accepted.fire();
    pick.selectedItems = pick.items.slice(0, 2);
    selected.fire(pick.selectedItems);
    await eventually('the new total', () => /tokens$/.test(pick.title) || undefined);
    accepted.fire();
    const { changes, context, count } = await done;
    const text = changes?.case?.text ?? '';
    assert.match(text, /Pale and sweating/);
    assert.doesNotMatch(text, /garden/);
    assert.match(text, /characters left out/);
    assert.ok((await count(text)) <= context - 300);
  } finally {
    Object.assign(vscode.window, { createQuickPick: real });
  }
});

const tooLong =
  (more: Partial<Answer>, words = 'Too long.') =>
  (kase: Case) => ({
    ...failedAnswer(kase, 'small', 5, new ArmFailure('context-overflow', '{0}', words), new Date(0)),
    ...more,
  });

const cutIn = async (done: Promise<Awaited<ReturnType<typeof fitting>>>, asks: (question: string) => void) => {
  let cut: Case | undefined;
  await withPerson(async (asked) => {
    const { message, items, answer } = await question(asked);
    asks(message);
    answer(items[0]);
    const { changes } = await done;
    cut = changes?.case;
  });
  assert.ok(cut?.shortened);
  return cut;
};

test('a server that dropped text has no more room than it read, whatever the profile says', async () => {
  let count: (text: string) => Promise<number> = () => Promise.resolve(0);
  const done = fitting(5000, 128, () => 'Cut the End…', {
    answer: tooLong({ usage: { promptTokens: 400, completionTokens: 9 } }),
  });
  void done.then((result) => (count = result.count));
  const cut = await cutIn(done, (asked) => assert.match(asked, /Leave out [1-9][\d,]* characters/));
  assert.ok((await count(cut.text)) <= 400 - 128);
});

test('a refusal of what should have fitted asks for the room, with the server’s own number to begin with', async () => {
  const done = fitting(5000, 128, () => 'Cut the End…', {
    answer: tooLong({}, 'This model’s maximum context length is 700 tokens.'),
    type: ({ value, prompt }) => {
      assert.match(prompt ?? '', /too long for “small”/);
      return value ?? '';
    },
  });
  const cut = await cutIn(done, (asked) => assert.match(asked, /Leave out [1-9][\d,]* characters/));
  assert.ok(leftOut(cut) > 500);
});

test('a server that counts more than is counted here: something is left out all the same, and numbers say “about”', async () => {
  let said = '';
  const tokens = { prompt: null, countedBy: null, context: 9000, contextFrom: 'server' } as const;
  const choose = (labels: string[], placeHolder: string): string | undefined => {
    said = placeHolder;
    assert.ok(labels[0]?.startsWith('Shorten the Answer to'), labels[0]);
    return 'Cut the End…';
  };
  const done = fitting(5000, 1024, choose, { answer: tooLong({ tokens }) });
  const cut = await cutIn(done, (asked) => assert.match(asked, /Leave out [1-9][\d,]* characters/));
  assert.ok(leftOut(cut) > 0);
  assert.match(said, /takes about [\d,]+ tokens/);
});

test('what was not counted in the model’s own vocabulary is no exact number', async () => {
  let said = '';
  await fitting(
    -100,
    300,
    (_, placeHolder) => {
      said = placeHolder;
      return undefined;
    },
    { profile: 'chat' },
  );
  assert.match(said, /takes at most [\d,]+ tokens/);
});

test('nothing is left out of a case that fits', async () => {
  await assert.rejects(
    fitting(5000, 300, () => assert.fail('offered')),
    /The whole case fits/,
  );
});
