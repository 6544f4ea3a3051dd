import { ArmFailure } from '../failure.ts';

/** A failure that may pass by itself: asking again, as it stands, may help. */
export class Passing extends ArmFailure {
  /** For how many seconds the server wants to be left alone; `null` where it does not say. */
  readonly retryAfter: number | null;

  constructor({ kind, template, values, cause, about }: ArmFailure, retryAfter: number | null = null) {
    super(kind, template, ...values);
    this.retryAfter = retryAfter;
    this.cause = cause;
    this.about = about;
  }
}
