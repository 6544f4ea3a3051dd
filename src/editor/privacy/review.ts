import * as vscode from 'vscode';
import type { Identifier } from '../../cases/phi/identifier.ts';
import { askOne, askText, back, type Place } from '../endpoints/steps.ts';
import type { Checked } from './checked.ts';
import { rangeOf } from './fixes.ts';
import { classWords, confidenceWords, wordsOf } from './identifierWords.ts';

/** What is done about the findings that were ticked. */
export type Decision =
  | { readonly how: 'mask' | 'replace' | 'maskInCopy' | 'replaceInCopy' }
  | { readonly how: 'keep'; readonly reason: string };

export interface Reviewed {
  readonly chosen: readonly Identifier[];
  readonly decision: Decision;
}

/** The same words, wherever they stand. */
interface Row extends vscode.QuickPickItem {
  readonly findings: readonly Identifier[];
}

/**
 * All that is open in a document, one row for the same words, and what is to be done about those that are ticked. Going
 * through the rows shows each in its place. Null where the person leaves.
 */
export async function review({ document, looked }: Checked): Promise<Reviewed | null> {
  const rows = rowsOf(document, looked.open);
  let ticked: readonly Row[] = rows;
  for (;;) {
    const chosen = await tick(document, rows, ticked, looked.open.length);
    if (chosen === undefined || chosen.length === 0) return null;
    ticked = chosen;
    const findings = chosen.flatMap((row) => row.findings);
    const decision = await decide(findings, canBeEdited(document));
    if (decision === undefined) return null;
    if (decision !== back) return { chosen: findings, decision };
  }
}

/** Why words stay: recorded, so it is asked for until there is one. */
export function askReason(findings: readonly Identifier[], canGoBack: boolean) {
  const words = [...new Set(findings.map(({ text }) => inLine(text)))];
  const title =
    words.length === 1
      ? vscode.l10n.t('Keep “{0}”', words[0] ?? '')
      : vscode.l10n.t('Keep {0} different words', words.length);
  return askText(
    { title, canGoBack },
    {
      prompt: vscode.l10n.t(
        'Why may these words stay? The reason is recorded. It holds wherever they stand in this case.',
      ),
      placeholder: vscode.l10n.t('For example: the author of a score, nobody of this case'),
      wrong: (value) => (value.trim() === '' ? vscode.l10n.t('Give a reason.') : undefined),
    },
  );
}

function rowsOf(document: vscode.TextDocument, findings: readonly Identifier[]): readonly Row[] {
  const text = document.getText();
  return [...Map.groupBy(findings, wordsOf).values()].map((same) => {
    const [first] = same as [Identifier];
    const sure = Math.max(...same.map(({ confidence }) => confidence));
    const facts = [classWords(first.class, vscode.l10n.t), confidenceWords(sure, vscode.l10n.t)];
    if (same.length > 1) facts.push(vscode.l10n.t('{0} places', same.length));
    return {
      label: shortened(inLine(first.text)),
      description: facts.join(' · '),
      detail: inContext(text, first),
      findings: same,
    };
  });
}

/** So little that a row is not cut off. */
const around = 36;

/** The words where they first stand, in a line of text. */
function inContext(text: string, { start, end }: Identifier): string {
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  // Whole words only, where a word does not go on for longer.
  const before = inLine(text.slice(from, start)).replace(from > 0 ? /^\S*\s/ : /^\s/, '');
  const after = inLine(text.slice(end, to)).replace(to < text.length ? /\s\S*$/ : /\s$/, '');
  return `${from > 0 ? '…' : ''}${before}${shortened(inLine(text.slice(start, end)))}${after}${to < text.length ? '…' : ''}`;
}

const inLine = (words: string): string => words.replace(/\s+/g, ' ');
/** No icon is made of what stands in a text. */
const shortened = (words: string): string =>
  (words.length > 80 ? `${words.slice(0, 79)}…` : words).replaceAll('$(', '$\u200b(');

async function tick(
  document: vscode.TextDocument,
  rows: readonly Row[],
  ticked: readonly Row[],
  places: number,
): Promise<readonly Row[] | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const selection = editor?.selection;
  const shown = editor?.visibleRanges[0];
  Object.assign(pick, {
    title:
      places === 1
        ? vscode.l10n.t('1 place may identify a patient')
        : vscode.l10n.t('{0} places may identify a patient', places),
    placeholder: vscode.l10n.t('Untick what can wait, then press Enter'),
    canSelectMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
    items: rows,
    selectedItems: ticked,
  });
  try {
    return await new Promise<readonly Row[] | undefined>((resolve) => {
      pick.onDidChangeActive(([row]) => {
        const first = row?.findings[0];
        if (!editor || !first) return;
        const range = rangeOf(document, first);
        editor.selection = new vscode.Selection(range.start, range.end);
        editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      });
      pick.onDidAccept(() => resolve(pick.selectedItems));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
    if (editor && selection) {
      editor.selection = selection;
      if (shown) editor.revealRange(shown, vscode.TextEditorRevealType.AtTop);
    }
  }
}

async function decide(findings: readonly Identifier[], editable: boolean): Promise<Decision | typeof back | undefined> {
  const count = findings.length;
  const title = count === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', count);
  const place: Place = { title, canGoBack: true };
  for (;;) {
    const how = await askOne<Decision['how']>(place, {
      placeholder: editable
        ? vscode.l10n.t('What should be done? It can be undone in the editor.')
        : vscode.l10n.t('This document cannot be changed here. What should be done?'),
      items: choices(findings, editable),
    });
    if (how === undefined || how === back) return how;
    if (how !== 'keep') return { how };
    const reason = await askReason(findings, true);
    if (reason === undefined) return undefined;
    if (reason !== back) return { how, reason: reason.trim() };
  }
}

function choices(findings: readonly Identifier[], editable: boolean) {
  const example = findings[0]?.class ?? 'NAME';
  const all = [
    {
      label: `$(eye-closed) ${vscode.l10n.t('Mask')}`,
      detail: vscode.l10n.t('A mark such as [{0}] takes the place of the words.', example),
      value: 'mask' as const,
    },
    {
      label: `$(replace-all) ${vscode.l10n.t('Replace by Surrogates')}`,
      detail: vscode.l10n.t('Made-up words, dates moved together. What they stand for is kept here, encrypted.'),
      value: 'replace' as const,
    },
    {
      label: `$(check) ${vscode.l10n.t('Keep with a Reason…')}`,
      detail: vscode.l10n.t('They stay and are no longer pointed at. The reason is recorded.'),
      value: 'keep' as const,
    },
    {
      label: `$(files) ${vscode.l10n.t('Mask in a Copy Beside It')}`,
      detail: vscode.l10n.t('This document stays as it is; the copy has no file yet.'),
      value: 'maskInCopy' as const,
    },
    {
      label: `$(files) ${vscode.l10n.t('Replace in a Copy Beside It')}`,
      detail: vscode.l10n.t('This document stays as it is; the copy has no file yet.'),
      value: 'replaceInCopy' as const,
    },
  ];
  return editable ? all : all.filter(({ value }) => value !== 'mask' && value !== 'replace');
}

function canBeEdited({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}
