import type { Location } from '../endpoint.ts';

/** What is about to leave, for the person who may keep it back. */
export interface Send {
  readonly endpoint: string;
  readonly origin: string;
  /** The whole of it: behind one origin a gateway leads to many places. Its query may hold a secret. */
  readonly baseUrl: string;
  readonly location: Location;
  readonly model: string;
  readonly characters: number;
}

/** Who waits while someone is asked: may stop, and is told when the question really stands. */
export interface Held {
  readonly signal: AbortSignal;
  readonly onHeld?: () => void;
}
