import type { RequestName, SavedView } from '../../src/protocol/diagnosis.ts';
import type { Bodies } from './parts.ts';

export type KeptName = Extract<RequestName, 'rateMatch' | 'rateBond' | 'comment' | 'ownDiagnosis'>;

export type KeepingRequest = <N extends KeptName | 'saveAgain'>(name: N, body: Bodies[N]) => Promise<void>;

/**
 * Sends what the rater did of one answer, and holds on to what the host did not take until it does. Only the host says that
 * something is saved; that it is not may also be noticed here, when the host does not answer.
 */
export class Keeping {
  readonly #request: KeepingRequest;
  readonly #show: (saved: SavedView) => void;
  /** By what they are about, so that a later value takes the place of an earlier one. */
  readonly #refused = new Map<string, () => Promise<boolean>>();
  #saved: SavedView = { state: 'nothing', sentence: '' };

  constructor(request: KeepingRequest, show: (saved: SavedView) => void) {
    this.#request = request;
    this.#show = show;
  }

  /** What the host says. A refusal noticed here outlives it until the host has taken the refused. */
  told(saved: SavedView): void {
    if (this.#refused.size > 0 && saved.state !== 'notSaved') return;
    this.#put(saved);
  }

  async keep<N extends KeptName>(about: string, name: N, body: Bodies[N]): Promise<boolean> {
    const send = (): Promise<boolean> => this.keep(about, name, body);
    this.#refused.delete(about);
    const before = this.#saved;
    const saving: SavedView = { state: 'saving', sentence: '' };
    if (before.state !== 'notSaved') this.#put(saving);
    try {
      await this.#request(name, body);
      // The host had nothing to say: what it was given stood already.
      if (this.#saved === saving) this.#put(before);
      return true;
    } catch (error) {
      this.#refused.set(about, send);
      this.#put({ state: 'notSaved', sentence: (error as Error).message });
      return false;
    }
  }

  /** Sends again what was refused here; else asks the host to save again what it could not. */
  async again(run: string): Promise<void> {
    const refused = [...this.#refused.values()];
    if (refused.length > 0) await Promise.all(refused.map((send) => send()));
    else {
      try {
        await this.#request('saveAgain', { run });
      } catch (error) {
        this.#put({ state: 'notSaved', sentence: (error as Error).message });
      }
    }
  }

  #put(saved: SavedView): void {
    this.#saved = saved;
    this.#show(saved);
  }
}
