import * as vscode from 'vscode';
import type { Kept } from '../../cases/provenance.ts';
import type { Range } from '../../cases/shorten.ts';
import type { Caseworks } from '../caseworks.ts';
import { HumanError } from '../../humanError.ts';
import { applyAs } from '../cases/recordEdits.ts';
import type { CaseHere } from './casesIn.ts';
import type { LeakChecks } from './leakChecks.ts';
import { leakSource, rangeOf, type LeakHere } from './leaksHere.ts';
import { cutHere, cutSentence, maskMark } from './leakEdits.ts';

/** What a quick fix asks for, done. */
export async function resolveLeak(step: unknown, caseworks: Caseworks, checks: LeakChecks): Promise<void> {
  if (step instanceof Editing) return edit(step);
  if (step instanceof Ignoring) return ignore(step, caseworks, checks);
  if (step instanceof Reopening) await reopen(step, caseworks, checks);
}

/** One edit, which one undo takes back. */
class Editing {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly what: 'cut' | 'masked';
  readonly changes: readonly (readonly [Range, string])[];

  constructor(document: vscode.TextDocument, what: Editing['what'], changes: Editing['changes']) {
    this.document = document;
    this.version = document.version;
    this.what = what;
    this.changes = changes;
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

class Reopening {
  readonly document: vscode.TextDocument;
  readonly case: CaseHere;
  readonly kept: Kept;

  constructor(document: vscode.TextDocument, here: CaseHere, kept: Kept) {
    this.document = document;
    this.case = here;
    this.kept = kept;
  }
}

/** The quick fixes for the first leak of a range. */
export function leakFixes(
  checks: LeakChecks,
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const { leaks = [], cases = [] } = checks.in(document) ?? {};
  const [first] = leaks.filter((leak) => rangeOf(document, leak).intersection(range) !== undefined);
  if (first === undefined) return reopened(document, cases, range);
  const text = document.getText();
  const cut = cutHere(text, first.case, first);
  const ofCase = leaks.filter((one) => one.case.id === first.case.id);
  const edits = (title: string, what: Editing['what'], changes: Editing['changes']): vscode.CodeAction =>
    action(title, new Editing(document, what, changes));
  const { t } = vscode.l10n;
  const actions = [
    ...(cut === null ? [] : [edits(t('Cut here: the case stops before this'), 'cut', [[cut, '']])]),
    edits(t('Cut this sentence'), 'cut', [[cutSentence(text, first), '']]),
    edits(t('Mask these words'), 'masked', [[first, maskMark]]),
    ...(ofCase.length < 2
      ? []
      : [
          edits(
            t('Mask all {0} that give the diagnosis away', ofCase.length),
            'masked',
            ofCase.map((one) => [one, maskMark]),
          ),
        ]),
    action(t('Ignore with a reason…'), new Ignoring(document, first)),
  ];
  for (const one of actions) one.diagnostics = diagnostics.filter(({ source }) => source === leakSource);
  return actions;
}

/** What was ignored can be pointed at again, where its words stand. */
function reopened(document: vscode.TextDocument, cases: readonly CaseHere[], range: vscode.Range): vscode.CodeAction[] {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const here = cases.find((one) => one.start <= start && end <= one.end);
  if (here === undefined) return [];
  const text = document.getText().toLowerCase();
  return here.kept
    .filter(({ about, text: words }) => {
      const from = Math.max(here.start, start - words.length);
      const at = text.indexOf(words.toLowerCase(), from);
      return about === 'leak' && at >= 0 && at <= end;
    })
    .map((kept) => {
      const words = kept.text.replace(/\s+/g, ' ').slice(0, 40);
      return action(vscode.l10n.t('Point at “{0}” again', words), new Reopening(document, here, kept));
    });
}

/** All is done by the command, so that whoever saves at once saves it as what it was. */
function action(title: string, step: Editing | Ignoring | Reopening): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { command: 'ddx.resolveLeak', title, arguments: [step] };
  return made;
}

async function edit({ document, version, what, changes }: Editing): Promise<void> {
  if (document.version !== version) {
    throw new HumanError('The text changed meanwhile. Nothing was done; check it again.');
  }
  const made = new vscode.WorkspaceEdit();
  for (const [range, words] of changes) made.replace(document.uri, rangeOf(document, range), words);
  if (await applyAs(what, document, made)) return;
  throw new HumanError('The editor did not take the change, so nothing was changed. Is the file read-only?');
}

async function reopen({ document, case: here, kept }: Reopening, caseworks: Caseworks, checks: LeakChecks) {
  const casework = await caseworks.of(here.study.root);
  await casework.reopen(here.id, document.getText().slice(here.start, here.end), kept);
  checks.check(document);
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
