import * as vscode from 'vscode';
import type { Failure } from '../../arms/answer.ts';
import { contextSaid, fewestAnswerTokens, lessonOf, timesFor } from '../../arms/tokens/afterOverflow.ts';
import { countCase, countOf, roomNow } from '../../arms/tokens/budget.ts';
import type { Case } from '../../cases/case.ts';
import { cutToFit, leftOut, partsOf, shorten, type Part, type Range } from '../../cases/shorten.ts';
import { HumanError } from '../../humanError.ts';
import { endpointNamed } from '../endpoints/endpointNamed.ts';
import { sheetScheme } from '../endpoints/sheetScheme.ts';
import type { Sheets } from '../endpoints/sheets.ts';
import type { Run, RunChanges } from '../runs/run.ts';
import { wholeCase } from '../runs/wholeCase.ts';

/** What is known of the room for a case, and how much of it some text would take. */
interface Room {
  readonly maxTokens: number;
  /** Prompt and answer together. */
  readonly context: number;
  /** What the answer leaves of it. */
  readonly free: number;
  /** The fewest that an answer needs. */
  readonly fewest: number;
  /** What a case takes with its instructions. */
  readonly count: (text: string) => Promise<number>;
  /** What some text takes alone. */
  readonly countPart: (text: string) => Promise<number>;
  /** Such a number in words: what is not exact says so. */
  readonly say: (tokens: number) => string;
}

type Way = vscode.QuickPickItem & { readonly way: () => Promise<RunChanges | undefined> };

/** Offers what makes a case fit that is too long. Nothing is sent; nothing is cut unless the person saw what. */
export async function fit(run: Run, sheets: Sheets): Promise<RunChanges | undefined> {
  const kase = await wholeCase(run.subject);
  if (kase === null) {
    throw new HumanError('The whole text of this case is no longer where it was. Select it, then diagnose it again.');
  }
  const room = await roomFor(run);
  if (!room) return undefined;
  const needed = await room.count(kase.text);
  if (needed <= room.free) throw new HumanError('The whole case fits, so nothing needs to be left out. Run it again.');
  const answerTokens = room.context - needed;
  const { language } = vscode.env;
  const ways: Way[] = [];
  if (answerTokens >= room.fewest && answerTokens < room.maxTokens) {
    ways.push({
      label: vscode.l10n.t('Shorten the Answer to {0} Tokens', answerTokens.toLocaleString(language)),
      detail: vscode.l10n.t(
        'The whole case is sent. The answer had {0} tokens and may be cut off sooner.',
        room.maxTokens.toLocaleString(language),
      ),
      way: () => Promise.resolve({ case: kase, maxTokens: answerTokens }),
    });
  }
  const parts = partsOf(kase.text);
  if (parts.length > 1) {
    ways.push({
      label: vscode.l10n.t('Pick Sections…'),
      detail: vscode.l10n.t('You say which parts of the case are sent. What is left out is marked and recorded.'),
      way: () => pickParts(kase, parts, room),
    });
  }
  ways.push({
    label: vscode.l10n.t('Cut the End…'),
    detail: vscode.l10n.t('The beginning is kept, as much of it as fits. You see first what would be left out.'),
    way: () => cut(kase, room, sheets),
  });
  const chosen = await vscode.window.showQuickPick(ways, {
    title: vscode.l10n.t('Make It Fit'),
    placeHolder: vscode.l10n.t(
      'The case takes {0} tokens with its instructions; {1} are free beside the answer',
      room.say(needed),
      Math.max(0, room.free).toLocaleString(language),
    ),
    ignoreFocusOut: true,
  });
  return chosen?.way();
}

async function roomFor(run: Run): Promise<Room | undefined> {
  const { subject, answer } = run;
  const own = await endpointNamed(subject.arm.id);
  const maxTokens = subject.maxTokens ?? own.maxTokens;
  const sent = await countCase(own, subject.case.text, subject.top);
  const lesson = lessonOf(run, roomNow(own), sent, maxTokens);
  const context =
    lesson.context ?? (await askedContext(own.name, answer?.failure ?? null, contextSaid(answer?.failure ?? null)));
  if (context === undefined) return undefined;
  const times = timesFor(lesson, sent, context - maxTokens);
  const sure = times === lesson.times ? lesson.sure : 'about';
  const scaled = async (counting: Promise<{ readonly tokens: number }>): Promise<number> =>
    Math.ceil((await counting).tokens * times);
  return {
    maxTokens,
    context,
    free: context - maxTokens,
    fewest: fewestAnswerTokens,
    count: (text) => scaled(countCase(own, text, subject.top)),
    countPart: (text) => scaled(countOf(own, text)),
    say: (tokens) => tokenWords(tokens, sure),
  };
}

function tokenWords(tokens: number, sure: 'exact' | 'about' | 'most'): string {
  const number = tokens.toLocaleString(vscode.env.language);
  switch (sure) {
    case 'exact':
      return number;
    case 'about':
      return vscode.l10n.t('about {0}', number);
    case 'most':
      return vscode.l10n.t('at most {0}', number);
  }
}

async function askedContext(name: string, failure: Failure | null, said: number | null): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Make It Fit'),
    prompt:
      failure === null
        ? vscode.l10n.t('How many tokens has the model of “{0}” room for, prompt and answer together?', name)
        : vscode.l10n.t(
            'The case was too long for “{0}”, and how much it has room for is not known. How many tokens does the server run it with, prompt and answer together?',
            name,
          ),
    value: said?.toString() ?? '',
    ignoreFocusOut: true,
    validateInput: (value) =>
      /^\d{2,8}$/.test(value.trim()) && Number(value) >= 64
        ? undefined
        : vscode.l10n.t('Enter a whole number from 64 on.'),
  });
  return typed === undefined ? undefined : Number(typed);
}

type PartItem = vscode.QuickPickItem & { readonly part: Part };

async function pickParts(kase: Case, parts: readonly Part[], room: Room): Promise<RunChanges | undefined> {
  const free = room.free.toLocaleString(vscode.env.language);
  const pick = vscode.window.createQuickPick<PartItem>();
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.title = vscode.l10n.t('Make It Fit');
  pick.placeholder = vscode.l10n.t('Counting the parts of the case…');
  pick.busy = true;
  let total = Infinity;
  let change = 0;
  const chosen = (): Case | null =>
    pick.selectedItems.length === 0 ? null : shorten(kase, inOrder(pick.selectedItems.map(({ part }) => part)));
  const recount = async (): Promise<void> => {
    const own = (change += 1);
    const counted = await room.count(chosen()?.text ?? '');
    if (own !== change) return;
    total = counted;
    const words = vscode.l10n.t('{0} of {1} tokens', room.say(total), free);
    pick.title = total > room.free ? vscode.l10n.t('{0}: still too long', words) : words;
  };
  const done = new Promise<RunChanges | undefined>((resolve) => {
    pick.onDidChangeSelection(() => void recount());
    pick.onDidAccept(async () => {
      await recount();
      const shortened = chosen();
      if (shortened && total <= room.free) resolve({ case: shortened });
    });
    pick.onDidHide(() => resolve(undefined));
  });
  try {
    pick.show();
    pick.items = await partItems(kase, parts, room);
    pick.selectedItems = pick.items;
    pick.placeholder = vscode.l10n.t('Which parts of the case are sent?');
    pick.busy = false;
    await recount();
    return await done;
  } finally {
    pick.dispose();
  }
}

/** Each part with its own tokens: what the prompt around them takes is not theirs. */
async function partItems(kase: Case, parts: readonly Part[], room: Room): Promise<PartItem[]> {
  const items: PartItem[] = [];
  for (const part of parts) {
    const tokens = await room.countPart(kase.text.slice(part.start, part.end));
    items.push({ label: part.title, description: vscode.l10n.t('{0} tokens', room.say(tokens)), part });
  }
  return items;
}

function inOrder(parts: readonly Range[]): Range[] {
  return parts.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

async function cut(kase: Case, room: Room, sheets: Sheets): Promise<RunChanges | undefined> {
  const kept = await cutToFit(kase.text, room.free, room.count);
  if (kept === null) {
    throw new HumanError(
      'Not even the first words of the case fit beside the instructions and the answer. Lower the answer limit, or choose a model with more room.',
    );
  }
  const shortened = shorten(kase, [kept]);
  const characters = leftOut(shortened).toLocaleString(vscode.env.language);
  const uri = sheets.make({
    name: vscode.l10n.t('What a cut leaves out'),
    text: kase.text,
    facts: [vscode.l10n.t('The whole case. What is struck through would be left out: {0} characters.', characters)],
    notes: [],
  });
  const editor = await sheets.show(uri);
  const struck = vscode.window.createTextEditorDecorationType({
    textDecoration: 'line-through',
    opacity: '0.7',
    backgroundColor: new vscode.ThemeColor('diffEditor.removedTextBackground'),
  });
  const { document } = editor;
  const range = new vscode.Range(document.positionAt(kept.end), document.lineAt(document.lineCount - 1).range.end);
  editor.setDecorations(struck, [range]);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
  const send = vscode.l10n.t('Ask Without It');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Leave out {0} characters at the end of the case?', characters),
    {
      modal: true,
      detail: [
        vscode.l10n.t('From: “{0}”', firstWords(kase.text.slice(kept.end))),
        vscode.l10n.t(
          'The document behind this question shows it struck through. The answer records what was left out.',
        ),
      ].join('\n\n'),
    },
    send,
  );
  struck.dispose();
  await closed(uri);
  return chosen === send ? { case: shortened } : undefined;
}

function firstWords(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ');
  return words.length > 160 ? `${words.slice(0, 159)}…` : words;
}

async function closed(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
  const own = tabs.filter(({ input }) => {
    if (!(input instanceof vscode.TabInputText)) return false;
    return input.uri.scheme === sheetScheme && input.uri.toString() === uri.toString();
  });
  if (own.length > 0) await vscode.window.tabGroups.close(own);
}
