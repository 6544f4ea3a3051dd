// The cases view once it has a study to show: which cases there are, and what each row says.
import * as vscode from 'vscode';
import { readText } from '../../cases/readText.ts';
import { nodeFiles } from '../../ledger/files.ts';
import type { AnswerSummary } from '../../study/shelf.ts';
import type { Study } from '../../study/study.ts';
import { CaseLooks, type LookMeans } from './caseLooks.ts';
import { keyOf, labelOf, type CaseNode } from './caseNode.ts';
import { casePartsOf } from './caseParts.ts';
import { iconOf, shortWords, statesOf, tooltipLines } from './caseStates.ts';
import type { Listed } from './listed.ts';
import { SourceFiles } from './sourceFiles.ts';

export { filterMessage } from './filter.ts';

/** What looks at the cases and remembers what it saw. */
export function looksWith(means: Omit<LookMeans, 'files' | 'sources'>): CaseLooks {
  return new CaseLooks({ ...means, files: nodeFiles, sources: new SourceFiles(nodeFiles) });
}

/** The cases in some files of a study. */
export async function casesIn(files: readonly string[], study: Study): Promise<CaseNode[]> {
  const nodes = await Promise.all(
    files.map(async (path): Promise<CaseNode[]> => {
      const file = vscode.Uri.file(path);
      let text = '';
      try {
        text = readText(await nodeFiles.read(path));
      } catch {
        // A file that cannot be read as text stays in the list; diagnosing it says why.
      }
      return casePartsOf(text, path, study).map(({ id, heading }) => ({ kind: 'case', study, file, id, heading }));
    }),
  );
  return nodes.flat();
}

export function listedWith(looks: CaseLooks, node: CaseNode, answers: number): Listed {
  const looked = looks.of(node);
  return { node, looked, states: statesOf(looked, answers), answers };
}

export function caseItem({ node, looked, states, answers }: Listed): vscode.TreeItem {
  const label = labelOf(node);
  const item = new vscode.TreeItem(
    label,
    answers > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.id = keyOf(node);
  const words = states.flatMap((state) => shortWords(state, looked?.counts ?? null, answers, vscode.l10n.t) ?? []);
  item.description = [...(node.heading ? [node.id] : []), ...words].join(' · ');
  item.contextValue = ['case', looked?.hasRecord && 'recorded', looked?.origin && 'imported'].filter(Boolean).join(' ');
  const [first = 'unchecked'] = states;
  const { id, color } = iconOf(first);
  item.iconPath = new vscode.ThemeIcon(id, color === null ? undefined : new vscode.ThemeColor(color));
  const lines = tooltipLines(looked, answers, vscode.l10n.t);
  item.tooltip = lines.join('\n');
  item.accessibilityInformation = { label: [label, ...lines].join(', ') };
  const at = node.heading && new vscode.Range(node.heading.line, 0, node.heading.line, 0);
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [node.file, at ? { selection: at } : {}],
  };
  return item;
}

export function answerItem(root: string, answer: AnswerSummary): vscode.TreeItem {
  const item = new vscode.TreeItem(answer.top ?? vscode.l10n.t('not enough to go on'));
  item.id = [root, answer.id].join('\0');
  item.description = `${answer.model} · ${new Date(answer.startedAt).toLocaleString(vscode.env.language)}`;
  item.iconPath = new vscode.ThemeIcon('list-ordered');
  item.command = {
    command: 'ddx.showAnswer',
    title: vscode.l10n.t('Show Answer'),
    arguments: [root, answer.id],
  };
  return item;
}
