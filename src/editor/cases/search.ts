import * as vscode from 'vscode';
import { readText } from '../../cases/readText.ts';
import { labelOf, type CaseNode } from './caseNode.ts';
import type { Listed } from './listed.ts';
import { casePartsOf } from './caseParts.ts';
import { iconOf, shortWords } from './caseStates.ts';
import { findCases, type Searchable } from './findCases.ts';

/** A file larger than this is found by its name only. */
const mostBytes = 1024 * 1024;
const mostRows = 200;
const quietMs = 120;

interface Row extends vscode.QuickPickItem {
  readonly node: CaseNode;
}

interface Entry extends Searchable {
  readonly one: Listed;
}

/** Finds a case by its title, its id or words in its text, and opens it. */
export async function searchCases(cases: readonly Listed[]): Promise<void> {
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = vscode.l10n.t('Search Cases');
  pick.placeholder = vscode.l10n.t('A title, an id, or words of the text');
  const entries: Entry[] = cases.map((one) => ({ one, names: namesOf(one), text: '' }));
  const show = (): void => {
    pick.items = findCases(entries, pick.value, mostRows).map(({ entry, excerpt }) => rowOf(entry.one, excerpt));
  };
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(show, quietMs);
  };
  show();
  pick.busy = true;
  const closed = new AbortController();
  void withTexts(entries, closed.signal).then((whole) => {
    if (closed.signal.aborted) return;
    entries.splice(0, entries.length, ...whole);
    pick.busy = false;
    if (pick.value !== '') show();
  });
  try {
    const chosen = await new Promise<Row | undefined>((resolve) => {
      pick.onDidChangeValue(soon);
      pick.onDidAccept(() => resolve(pick.activeItems[0]));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
    if (chosen) await open(chosen.node);
  } finally {
    clearTimeout(timer);
    closed.abort();
    pick.dispose();
  }
}

function namesOf({ node, looked }: Listed): string {
  return [labelOf(node), node.id, looked?.title ?? ''].join(' ');
}

function rowOf({ node, looked, states, answers }: Listed, excerpt: string | null): Row {
  const words = states.flatMap((state) => shortWords(state, looked?.counts ?? null, answers, vscode.l10n.t) ?? []);
  const [first = 'unchecked'] = states;
  return {
    node,
    label: labelOf(node),
    iconPath: new vscode.ThemeIcon(iconOf(first).id),
    description: [...(node.heading ? [node.id] : []), ...words].join(' · '),
    ...(excerpt === null ? {} : { detail: excerpt }),
    // What is found in the text stands in no row.
    alwaysShow: true,
  };
}

/** With the texts of the cases, each file read once. */
async function withTexts(entries: readonly Entry[], signal: AbortSignal): Promise<readonly Entry[]> {
  const texts = new Map<string, string>();
  const files = new Map(entries.map(({ one: { node } }) => [node.file.toString(), node]));
  for (const { file, study } of files.values()) {
    if (signal.aborted) break;
    try {
      if ((await vscode.workspace.fs.stat(file)).size > mostBytes) continue;
      const text = readText(await vscode.workspace.fs.readFile(file));
      for (const { id, start, end } of casePartsOf(text, file.fsPath, study)) {
        texts.set([study.root, id].join('\n'), text.slice(start, end));
      }
    } catch {
      // It is found by its name.
    }
  }
  return entries.map((entry) => {
    const { study, id } = entry.one.node;
    return { ...entry, text: texts.get([study.root, id].join('\n')) ?? '' };
  });
}

async function open({ file, heading }: CaseNode): Promise<void> {
  const at = heading && new vscode.Range(heading.line, 0, heading.line, 0);
  await vscode.commands.executeCommand('vscode.open', file, at ? { selection: at } : {});
}
