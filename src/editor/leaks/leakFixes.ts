import * as vscode from 'vscode';
import type { Range } from '../../cases/shorten.ts';
import type { Caseworks } from '../caseworks.ts';
import { nextSaveIs } from '../cases/recordEdits.ts';
import { command } from '../report.ts';
import type { Shelves } from '../shelves.ts';
import { LeakChecks, leakSource, rangeOf, type LeakHere } from './leakChecks.ts';
import { cutHere, cutSentence, maskMark } from './leakEdits.ts';

/** The leak check of open cases: its marks and what can be done about them. */
export function leakChecking(shelves: Shelves, caseworks: Caseworks, log: vscode.LogOutputChannel): vscode.Disposable {
  const checks = new LeakChecks(shelves, caseworks, log);
  return vscode.Disposable.from(
    checks,
    vscode.languages.registerCodeActionsProvider(
      [
        { scheme: 'file', language: 'markdown' },
        { scheme: 'file', language: 'plaintext' },
      ],
      new LeakFixes(checks),
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    command(log, 'ddx.resolveLeak', (step) => {
      if (step instanceof Fixed) nextSaveIs(step.uri, step.what);
      return step instanceof Ignoring ? ignore(step, caseworks, checks) : undefined;
    }),
  );
}

/** An edit was made: the next save is told what it was. */
class Fixed {
  readonly uri: vscode.Uri;
  readonly what: 'cut' | 'masked';

  constructor(uri: vscode.Uri, what: 'cut' | 'masked') {
    this.uri = uri;
    this.what = what;
  }
}

class Ignoring {
  readonly document: vscode.TextDocument;
  readonly leak: LeakHere;

  constructor(document: vscode.TextDocument, leak: LeakHere) {
    this.document = document;
    this.leak = leak;
  }
}

export class LeakFixes implements vscode.CodeActionProvider {
  readonly #checks: LeakChecks;

  constructor(checks: LeakChecks) {
    this.#checks = checks;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const leaks = this.#checks.in(document)?.leaks ?? [];
    const here = leaks.filter((leak) => rangeOf(document, leak).intersection(range) !== undefined);
    const [first] = here;
    if (first === undefined) return [];
    const text = document.getText();
    const of = diagnostics.filter(({ source }) => source === leakSource);
    const cut = cutHere(text, first.case, first);
    const ofCase = leaks.filter((one) => one.case.id === first.case.id);
    const actions = [
      ...(cut === null
        ? []
        : [edited(document, vscode.l10n.t('Cut here: the case stops before this'), 'cut', [[cut, '']])]),
      edited(document, vscode.l10n.t('Cut this sentence'), 'cut', [[cutSentence(text, first), '']]),
      edited(document, vscode.l10n.t('Mask these words'), 'masked', [[first, maskMark]]),
      ...(ofCase.length < 2
        ? []
        : [
            edited(
              document,
              vscode.l10n.t('Mask all {0}', ofCase.length),
              'masked',
              ofCase.map((one) => [one, maskMark]),
            ),
          ]),
      ignored(document, first),
    ];
    for (const action of actions) action.diagnostics = of;
    return actions;
  }
}

/** One edit, which one undo takes back. */
function edited(
  document: vscode.TextDocument,
  title: string,
  what: Fixed['what'],
  changes: readonly (readonly [Range, string])[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const [range, words] of changes) action.edit.replace(document.uri, rangeOf(document, range), words);
  action.command = { command: 'ddx.resolveLeak', title, arguments: [new Fixed(document.uri, what)] };
  return action;
}

function ignored(document: vscode.TextDocument, leak: LeakHere): vscode.CodeAction {
  const title = vscode.l10n.t('Ignore with a reason...');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: 'ddx.resolveLeak', title, arguments: [new Ignoring(document, leak)] };
  return action;
}

async function ignore({ document, leak }: Ignoring, caseworks: Caseworks, checks: LeakChecks): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore “{0}”', leak.text.replace(/\s+/g, ' ')),
    prompt: vscode.l10n.t('Why may these words stay? The reason is recorded with the case.'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Give a reason.') : null),
    ignoreFocusOut: true,
  });
  if (reason === undefined || reason.trim() === '') return;
  const { id, study, start, end } = leak.case;
  const casework = await caseworks.of(study.root);
  const decision = { about: 'leak', kind: leak.kind, text: leak.text, reason: reason.trim() } as const;
  await casework.keep(id, document.getText().slice(start, end), [decision]);
  checks.check(document);
}
