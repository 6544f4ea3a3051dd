import type { Case } from '../../cases/case.ts';
import type { Identifier, IdentifierClass } from '../../cases/phi/identifier.ts';
import type { Marked } from '../../cases/phi/sourceMarks.ts';
import type { Held, Send } from './send.ts';

/** From the mildest to the strictest: of several that apply, the strictest holds. */
export const policies = ['standard', 'noOverride', 'everywhere'] as const;
/**
 * `standard`: text with open findings goes to this machine only, elsewhere with a reason that is recorded; `noOverride`:
 * to this machine only; `everywhere`: nowhere, this machine included.
 */
export type Policy = (typeof policies)[number];

/** What the guard is told and whom it asks. */
export interface Guard {
  readonly policy: () => Policy;
  /** A person's own list of names and other words that identify someone. */
  readonly names: () => readonly string[];
  /** What the source of this case marked in it as identifying someone; null where nothing. */
  readonly known: (kase: Case) => Promise<Marked | null>;
  /** What was decided to stay in this case: equal class and words are no longer open. */
  readonly kept: (kase: Case) => Promise<readonly KeptIdentifier[]>;
  /**
   * The person's reason for sending all the same; null where they do not. Never asked where the policy forbids it.
   * Whoever asks tells `held` when the question really stands. `kase`: null where no case goes.
   */
  readonly override: (send: Send, open: readonly Identifier[], held: Held, kase: Case | null) => Promise<string | null>;
}

/** A text that leaves, or that is written where others read it: a prompt, a batch, a comment in an export. */
export interface GuardedText {
  readonly text: string;
  /** The cases it holds or speaks of: what was decided to stay in them may stay in it. */
  readonly cases: readonly Case[];
}

export interface KeptIdentifier {
  readonly class: IdentifierClass;
  readonly text: string;
  readonly reason: string;
}

export function strictest(given: readonly Policy[]): Policy {
  return policies[Math.max(0, ...given.map((one) => policies.indexOf(one)))] ?? 'standard';
}
