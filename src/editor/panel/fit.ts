import * as vscode from 'vscode';
import type { Endpoint } from '../../arms/endpoint.ts';
import { sha256, type Case } from '../../cases/case.ts';
import { cutToFit, leftOut, partsOf, shorten, type Part, type Range } from '../../cases/shorten.ts';
import { HumanError } from '../../humanError.ts';
import { endpointNamed } from '../endpoints/endpoints.ts';
import type { Run, RunChanges } from '../runs/run.ts';
import { sheetScheme } from '../endpoints/sheetScheme.ts';
import type { Sheets } from '../endpoints/sheets.ts';

/** An answer shorter than this holds no ranked list. */
const fewestAnswerTokens = 128;

/** What is known of the room for a case, and how much of it some text would take. */
interface Room {
  readonly endpoint: Endpoint;
  readonly maxTokens: number;
  /** Prompt and answer together. */
  readonly context: number;
  readonly top: number;
  readonly count: (text: string) => Promise<number>;
}

type Way = vscode.QuickPickItem & { readonly way: () => Promise<RunChanges | undefined> };

/** Offers what makes a case fit that is too long. Nothing is sent; nothing is cut unless the person saw what. */
export async function fit(run: Run, sheets: Sheets): Promise<RunChanges | undefined> {
  const kase = await wholeOf(run);
  const room = await roomFor(run);
  if (!room) return undefined;
  const needed = await room.count(kase.text);
  const answerTokens = room.context - needed;
  const { language } = vscode.env;
  const ways: Way[] = [];
  if (answerTokens >= fewestAnswerTokens && answerTokens < room.maxTokens) {
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
      needed.toLocaleString(language),
      Math.max(0, room.context - room.maxTokens).toLocaleString(language),
    ),
    ignoreFocusOut: true,
  });
  return chosen?.way();
}

/** The whole text of a case, so that it can be shortened another way than before. */
async function wholeOf({ subject }: Run): Promise<Case> {
  const { case: kase, place } = subject;
  if (kase.shortened === null) return kase;
  const { wholeSha256, wholeLength } = kase.shortened;
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
    const text = document.getText().slice(place.start, place.start + wholeLength);
    if (sha256(text) === wholeSha256) return { ...kase, text, sha256: wholeSha256, shortened: null };
  } catch {
    // Gone: as good as changed.
  }
  throw new HumanError('The whole text of this case is no longer where it was. Select it, then diagnose it again.');
}

async function roomFor({ subject, answer, tokens }: Run): Promise<Room | undefined> {
  const own = await endpointNamed(subject.arm.id);
  const maxTokens = subject.maxTokens ?? own.maxTokens;
  const told = answer?.tokens ?? tokens;
  const context = told?.context ?? own.contextTokens ?? own.profile.contextTokens ?? (await askedContext(own));
  if (context === undefined) return undefined;
  const { previewOf } = await import('../../arms/prompt/preview.ts');
  const preview = (text: string) => previewOf(own, { text }, subject.top);
  // Where only the server can count, its count of this very prompt tells how many bytes a token has.
  const before = await preview(subject.case.text);
  const counted = told?.prompt ?? null;
  const perByte = counted === null ? 1 : Math.min(1, (counted / before.bytes) * margin);
  const count = async (text: string): Promise<number> => {
    const { tokens: exact, bytes } = await preview(text);
    return exact ?? Math.ceil(bytes * perByte);
  };
  return { endpoint: own, maxTokens, context, top: subject.top, count };
}

/** Another part of a text may take more tokens a byte than all of it. */
const margin = 1.1;

async function askedContext({ name }: Endpoint): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Make It Fit'),
    prompt: vscode.l10n.t('How many tokens has the model of “{0}” room for, prompt and answer together?', name),
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
  const { language } = vscode.env;
  const empty = await room.count('');
  const items: PartItem[] = [];
  for (const part of parts) {
    const tokens = Math.max(1, (await room.count(kase.text.slice(part.start, part.end))) - empty);
    items.push({ label: part.title, description: vscode.l10n.t('{0} tokens', tokens.toLocaleString(language)), part });
  }
  const free = room.context - room.maxTokens;
  const pick = vscode.window.createQuickPick<PartItem>();
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.items = items;
  pick.selectedItems = items;
  pick.placeholder = vscode.l10n.t('Which parts of the case are sent?');
  let total = 0;
  let change = 0;
  const chosen = (): Case | null =>
    pick.selectedItems.length === 0 ? null : shorten(kase, inOrder(pick.selectedItems.map(({ part }) => part)));
  const recount = async (): Promise<void> => {
    const own = (change += 1);
    const counted = await room.count(chosen()?.text ?? '');
    if (own !== change) return;
    total = counted;
    const words = vscode.l10n.t('{0} of {1} tokens', total.toLocaleString(language), free.toLocaleString(language));
    pick.title = total > free ? vscode.l10n.t('{0}: still too long', words) : words;
  };
  await recount();
  return new Promise<RunChanges | undefined>((resolve) => {
    pick.onDidChangeSelection(() => void recount());
    pick.onDidAccept(async () => {
      await recount();
      const shortened = chosen();
      if (shortened && total <= free) resolve({ case: shortened });
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  }).finally(() => pick.dispose());
}

function inOrder(parts: readonly Range[]): Range[] {
  return parts.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

async function cut(kase: Case, room: Room, sheets: Sheets): Promise<RunChanges | undefined> {
  const free = room.context - room.maxTokens;
  const kept = await cutToFit(kase.text, free, room.count);
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
