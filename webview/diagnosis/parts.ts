import { html, type TemplateResult } from 'lit';
import type { RequestBody, RequestName, RunView } from '../../src/protocol/diagnosis.ts';
import type { Spotlight } from './spotlight.ts';

/** What each request carries. */
export type Bodies = { readonly [N in RequestName]: RequestBody<N> };

/** The requests that are about one run. */
export type RunRequest = {
  [N in RequestName]: Bodies[N] extends { readonly run: string } ? N : never;
}[RequestName];

/** What such a request carries beside the run, which the page adds. */
export type Carried<N extends RunRequest> = Omit<Bodies[N], 'run'>;

/** What the page lends to the parts that show one run. */
export interface Lent {
  readonly shown: RunView;
  /** Its place among the runs of the round; ids are made of it. */
  readonly at: number;
  /** Whether others are shown beside it: then it has a heading of its own, and says whose each button is. */
  readonly beside: boolean;
  /** Sends a request and shows its failure; the promise never rejects. */
  readonly send: <N extends RunRequest>(name: N, carried: Carried<N>) => Promise<boolean>;
  readonly copy: (what: 'list' | 'raw') => void;
  /** Set for a moment after something was copied. */
  readonly copied: boolean;
  readonly spotlight: Spotlight;
  /** Findings under the caret in the editor, as `rank:index`. */
  readonly underCaret: ReadonlySet<string>;
  readonly isOpen: (section: string) => boolean;
  readonly setOpen: (section: string, open: boolean) => void;
}

/** A heading of an answer: below the page's, or below that of its arm. */
export function heading({ beside }: Pick<Lent, 'beside'>, content: unknown, kind = ''): TemplateResult {
  return beside ? html`<h3 class=${kind}>${content}</h3>` : html`<h2 class=${kind}>${content}</h2>`;
}
