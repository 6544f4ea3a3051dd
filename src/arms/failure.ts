import { fill } from '../humanError.ts';

/** Every way in which asking can fail. The kind is data: a study counts failures by it. */
export const failureKinds = [
  'unreachable',
  'loading',
  'auth',
  'model-missing',
  'no-chat-template',
  'context-overflow',
  'rate-limited',
  'quota',
  'overloaded',
  'filtered',
  'bad-request',
  'server-error',
  'interrupted',
  'stalled',
  'empty',
  'unparsed',
  'redirected',
  'blocked',
  'cancelled',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** A failure of an arm: its kind, and one sentence that says what happened and what to do. */
export class ArmFailure extends Error {
  readonly kind: FailureKind;
  readonly template: string;
  readonly values: readonly string[];

  constructor(kind: FailureKind, template: string, ...values: string[]) {
    super(fill(template, values));
    this.name = 'ArmFailure';
    this.kind = kind;
    this.template = template;
    this.values = values;
  }
}
