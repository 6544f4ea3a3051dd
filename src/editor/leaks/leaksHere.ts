import * as vscode from 'vscode';
import type { Leak } from '../../cases/leaks/leak.ts';
import { findingLeaks } from '../../cases/leaks/leaksIn.ts';
import type { Range } from '../../cases/shorten.ts';
import type { CaseHere } from './casesIn.ts';

export const leakSource = 'DDx leak';

/** So long the window may wait for one step. */
const turnMs = 8;

/** A leak in a document; its offsets are the document's. */
export interface LeakHere extends Leak {
  readonly case: CaseHere;
}

/** In small steps, others having their turn in between; null when the text has changed meanwhile. */
export async function leaksOf(text: string, here: CaseHere, isWanted: () => boolean): Promise<LeakHere[] | null> {
  const kept = here.kept.flatMap(({ about, kind, text: words }) =>
    about === 'leak' && (kind === 'name' || kind === 'phrase' || kind === 'giveaway') ? [{ kind, text: words }] : [],
  );
  const steps = findingLeaks(text.slice(here.start, here.end), here.reference, kept);
  for (let since = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value.map((leak) => moved(leak, here));
    if (performance.now() - since < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (!isWanted()) return null;
    since = performance.now();
  }
}

/** From offsets of the case to offsets of the document. */
function moved(leak: Leak, here: CaseHere): LeakHere {
  const by = here.start;
  return {
    ...leak,
    case: here,
    start: leak.start + by,
    end: leak.end + by,
    stop: leak.stop + by,
    sentence: { start: leak.sentence.start + by, end: leak.sentence.end + by },
  };
}

export function diagnosticOf(document: vscode.TextDocument, { kind, why, ...range }: LeakHere): vscode.Diagnostic {
  const says = vscode.l10n.t(why.template, ...why.values.map((words) => words.replace(/\s+/g, ' ')));
  const todo = vscode.l10n.t('Cut or mask it, or ignore it with a reason.');
  const mark = new vscode.Diagnostic(rangeOf(document, range), `${says} ${todo}`, vscode.DiagnosticSeverity.Warning);
  mark.source = leakSource;
  mark.code = kind;
  return mark;
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
