import type { RequestBody, RequestName, Snapshot } from '../../src/protocol/diagnosis.ts';
import type { Spotlight } from './spotlight.ts';

/** What each request carries. */
export type Bodies = { readonly [N in RequestName]: RequestBody<N> };

/** The same without the run, which the page adds. */
export type Carried<N extends RequestName> = Omit<Bodies[N], 'run'>;

/** What the page lends to its parts. */
export interface Lent {
  readonly shown: Snapshot;
  /** Sends a request and shows its failure; the promise never rejects. */
  readonly send: <N extends RequestName>(name: N, carried: Carried<N>) => Promise<boolean>;
  readonly spotlight: Spotlight;
  /** Findings under the caret in the editor, as `rank:index`. */
  readonly underCaret: ReadonlySet<string>;
  readonly isOpen: (section: string) => boolean;
  readonly setOpen: (section: string, open: boolean) => void;
}
