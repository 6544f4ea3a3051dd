import * as vscode from 'vscode';
import { ArmFailure } from '../../arms/failure.ts';
import type { Held, Send } from '../../arms/gate/send.ts';
import type { Case } from '../../cases/case.ts';
import type { Identifier } from '../../cases/phi/identifier.ts';
import { locationWords } from '../endpoints/locationWords.ts';
import { classWords } from './identifierWords.ts';

/** Opens the review of a case. */
export type OpenReview = (kase: Case) => void;

/** Asks whether a case goes although words in it may identify a patient, and why: one question after the other. */
export class Override {
  readonly #openReview: OpenReview;
  #last: Promise<unknown> = Promise.resolve();
  /** How often a review was chosen: who asked before that about the same case is not asked again. */
  #reviews: { readonly sha256: string; readonly asked: number } | null = null;
  #asked = 0;

  constructor(openReview: OpenReview) {
    this.#openReview = openReview;
  }

  /** The reason; null where the case stays here. */
  ask(send: Send, open: readonly Identifier[], held: Held, kase: Case | null): Promise<string | null> {
    this.#asked += 1;
    const asked = this.#asked;
    held.onHeld?.();
    const turn = this.#last.then(() => this.#ask(send, open, held.signal, kase, asked));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #ask(
    send: Send,
    open: readonly Identifier[],
    signal: AbortSignal,
    kase: Case | null,
    asked: number,
  ): Promise<string | null> {
    stopped(signal);
    if (this.#reviews !== null && this.#reviews.sha256 === kase?.sha256 && asked <= this.#reviews.asked) return null;
    const review = vscode.l10n.t('Review Identifiers');
    const anyway = vscode.l10n.t('Send Anyway…');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Words that would go to “{0}” may identify a patient', send.endpoint),
      { modal: true, detail: detailOf(send, open) },
      ...(kase === null ? [anyway] : [review, anyway]),
    );
    stopped(signal);
    if (chosen === review && kase !== null) {
      this.#reviews = { sha256: kase.sha256, asked: this.#asked };
      this.#openReview(kase);
    }
    if (chosen !== anyway) return null;
    const reason = await vscode.window.showInputBox({
      title: vscode.l10n.t('Send to “{0}” all the same', send.endpoint),
      prompt: vscode.l10n.t(
        'Why may it go? The reason stands in the record of what was sent: name nobody in it. Press Escape to send nothing.',
      ),
      validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Give a reason.') : null),
      ignoreFocusOut: true,
    });
    stopped(signal);
    const given = reason?.trim() ?? '';
    return given === '' ? null : given;
  }
}

function stopped(signal: AbortSignal): void {
  if (signal.aborted) throw new ArmFailure('cancelled', 'You stopped it before anything was sent.');
}

/** Whom it would go to, and each class with its number and one example. */
function detailOf({ origin, location }: Send, open: readonly Identifier[]): string {
  const classes = Map.groupBy(open, (one) => one.class);
  const lines = [...classes].map(([kind, found]) => {
    const example = (found[0]?.text ?? '').replace(/\s+/g, ' ').slice(0, 60);
    const name = classWords(kind, vscode.l10n.t);
    return found.length === 1
      ? `• ${vscode.l10n.t('{0}: “{1}”', name, example)}`
      : `• ${vscode.l10n.t('{0}: {1}, for example “{2}”', name, found.length, example)}`;
  });
  return [
    vscode.l10n.t('{0}, declared as {1}', origin, locationWords(location, vscode.l10n.t)),
    '',
    ...lines,
    '',
    vscode.l10n.t('Nothing is sent unless you give a reason, which is recorded.'),
  ].join('\n');
}
