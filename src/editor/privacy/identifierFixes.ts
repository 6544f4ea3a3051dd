import * as vscode from 'vscode';
import type { Identifier } from '../../cases/phi/identifier.ts';
import { identifierSource, type Checked, type CheckedDocuments } from './checked.ts';
import { wordsOf } from './identifierWords.ts';

/** What a quick fix does: about which findings of a document, and how. */
export interface Resolving {
  readonly document: vscode.TextDocument;
  readonly findings: readonly Identifier[];
  readonly how: 'mask' | 'replace' | 'keep' | 'review' | 'reopen';
}

/** The quick fixes of words that may identify a patient. */
export class IdentifierFixes implements vscode.CodeActionProvider {
  readonly #checked: CheckedDocuments;

  constructor(checked: CheckedDocuments) {
    this.#checked = checked;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const checked = this.#checked.of(document);
    const [here] = checked === undefined ? [] : findingsAt(checked, range);
    if (checked === undefined || here === undefined) return [];
    const all = checked.looked.open;
    const alike = (among: readonly Identifier[]) => among.filter((one) => wordsOf(one) === wordsOf(here));
    const same = alike(all);
    const make = (title: string, how: Resolving['how'], findings: readonly Identifier[]): vscode.CodeAction => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.diagnostics = diagnostics.filter(({ source }) => source === identifierSource);
      action.command = { command: 'ddx.resolveIdentifiers', title, arguments: [{ document, findings, how }] };
      return action;
    };
    const { t } = vscode.l10n;
    const words = here.text.replace(/\s+/g, ' ').slice(0, 40);
    if (same.length === 0) {
      return [make(t('Point at “{0}” again', words), 'reopen', alike(checked.looked.found))];
    }
    const actions = [
      make(t('Mask “{0}” as [{1}]', words, here.class), 'mask', [here]),
      make(t('Replace “{0}” by a surrogate', words), 'replace', same),
      make(t('Keep “{0}” with a reason…', words), 'keep', same),
    ];
    if (same.length > 1) actions.push(make(t('Mask “{0}” in all {1} places', words, same.length), 'mask', same));
    if (all.length > same.length) {
      actions.push(make(t('Mask all {0} that may identify a patient', all.length), 'mask', all));
      actions.push(make(t('Replace all {0} by surrogates', all.length), 'replace', all));
    }
    actions.push(make(t('Review all that may identify a patient…'), 'review', all));
    const [first] = actions;
    if (first) first.isPreferred = true;
    return actions;
  }
}

/** Those that are open first, then those that were decided to stay. */
function findingsAt({ document, looked }: Checked, range: vscode.Range): readonly Identifier[] {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return [...looked.open, ...looked.found].filter((one) => one.start <= end && one.end >= start);
}
