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

/** What a failure is about where its kind leaves that open: for whoever looks for the cause of it. */
export type Subject =
  /** A key or a secret of one's own: nothing was sent. */
  | 'secret'
  /** This machine lets nothing out. */
  | 'machine'
  /** A port that is never asked. */
  | 'port'
  | 'name'
  /** Nothing listens there. */
  | 'connection'
  /** Whether anything listens there cannot be told. */
  | 'way'
  | 'proxy'
  /** A certificate that is not trusted here. */
  | 'certificate'
  /** One that nobody should trust: of another name or time. */
  | 'bad-certificate'
  /** The certificate that the server wants to see. */
  | 'own-certificate'
  /** https was asked of a server without it. */
  | 'plain-http'
  /** Plain http was asked of a server with https. */
  | 'https'
  /** There was a connection, and no answer over it. */
  | 'exchange'
  /** A web page came in place of an answer. */
  | 'page'
  /** The key is known, and may not do this. */
  | 'access'
  /** The model takes no such messages. */
  | 'messages'
  /** There is no such interface for the model. */
  | 'lane'
  /** Words that may identify a patient. */
  | 'identifiers'
  /** The record of what leaves cannot be written. */
  | 'record';

/** A failure of an arm: its kind, and one sentence that says what happened and what to do. */
export class ArmFailure extends Error {
  readonly kind: FailureKind;
  readonly template: string;
  readonly values: readonly string[];
  about: Subject | null = null;

  constructor(kind: FailureKind, template: string, ...values: string[]) {
    super(fill(template, values));
    this.name = 'ArmFailure';
    this.kind = kind;
    this.template = template;
    this.values = values;
  }

  /** The same, told what it is about. */
  on(subject: Subject): this {
    this.about = subject;
    return this;
  }
}
