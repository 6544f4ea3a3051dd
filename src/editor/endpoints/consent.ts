import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { Held, Send } from '../../arms/gate/send.ts';
import { ArmFailure } from '../../arms/failure.ts';
import { locationWords } from './locationWords.ts';

/** What was agreed to, so that any change of it asks again. The address by its hash: its query may hold a secret. */
interface Agreed extends Pick<Send, 'location' | 'model'> {
  readonly addressSha256: string;
}

/** Whether case text may leave for an endpoint that is not declared as this machine: the person says so. */
export class Consent {
  readonly #memory: vscode.Memento;
  /** Two arms may ask at once: their questions stand one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** Asks, unless this was agreed to for good. */
  async agreed(send: Send, held: Held): Promise<boolean> {
    if (this.#hasAgreed(send)) return true;
    held.onHeld?.();
    const turn = this.#last.then(() => this.#ask(send, held.signal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Whether anything is remembered of an endpoint. */
  has(endpoint: string): boolean {
    return this.#memory.get(key(endpoint)) !== undefined;
  }

  /** The endpoints for which something is remembered. */
  get remembered(): readonly string[] {
    return this.#memory
      .keys()
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length));
  }

  async forget(endpoint: string): Promise<void> {
    await this.#memory.update(key(endpoint), undefined);
  }

  async #ask(send: Send, signal: AbortSignal): Promise<boolean> {
    // A run that was stopped while it waited for its turn has no question left.
    if (signal.aborted) throw new ArmFailure('cancelled', 'You stopped it before anything was sent.');
    // The question before may have been the same one.
    if (this.#hasAgreed(send)) return true;
    const once = vscode.l10n.t('Send This Case');
    const always = vscode.l10n.t('Send, and Do Not Ask Again for This Endpoint');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Send this case to “{0}”?', send.endpoint),
      { modal: true, detail: detailOf(send) },
      once,
      always,
    );
    if (chosen === always) await this.#memory.update(key(send.endpoint), agreedTo(send));
    return chosen === once || chosen === always;
  }

  #hasAgreed(send: Send): boolean {
    const before = this.#memory.get<Partial<Agreed>>(key(send.endpoint));
    const { addressSha256, location, model } = agreedTo(send);
    return before?.addressSha256 === addressSha256 && before.location === location && before.model === model;
  }
}

function agreedTo({ baseUrl, location, model }: Send): Agreed {
  return { addressSha256: createHash('sha256').update(baseUrl).digest('hex'), location, model };
}

function detailOf({ baseUrl, location, model, characters }: Send): string {
  const { origin, pathname, search } = new URL(baseUrl);
  const address = `${origin}${pathname.replace(/\/$/, '')}${search === '' ? '' : '?…'}`;
  const lines = [
    vscode.l10n.t('Address: {0}', address),
    vscode.l10n.t('Declared as: {0}', locationWords(location, vscode.l10n.t)),
    vscode.l10n.t('Model: {0}', model),
    vscode.l10n.t(
      'Size: {0} characters, with the instructions around the case',
      characters.toLocaleString(vscode.env.language),
    ),
    '',
    vscode.l10n.t('Make sure that this server may see the text and that nothing in it identifies a patient.'),
  ];
  if (location === 'third-party') {
    lines.push(vscode.l10n.t('The data terms of PhysioNet and n2c2 forbid sending their notes to a third party.'));
  }
  return lines.join('\n');
}

const prefix = 'consent:';

function key(endpoint: string): string {
  return `${prefix}${endpoint}`;
}
