import * as z from 'zod/mini';
import { reading, type RequestOf } from './requests.ts';

/**
 * The messages between the host and the diagnosis page. The page shows one round: a case asked of one or several
 * arms, a run each. It says `ready`; the host answers with a whole snapshot, then sends deltas of the live streams,
 * each with the run it belongs to and a sequence number of that run. The page holds ids and what is folded, never
 * case text.
 */

// ---------- what the page shows ----------

export interface EvidenceView {
  readonly text: string;
  readonly supports: boolean;
}

export interface DiagnosisView {
  readonly rank: number;
  readonly name: string;
  readonly reason: string;
  readonly evidence: readonly EvidenceView[];
  /** Words the answer quotes that do not stand in the case. */
  readonly notInCase: readonly string[];
  readonly doNotMiss: boolean;
  /** Shown as given by the arm, never computed here. */
  readonly probability: number | null;
  /** The baseline's relative score, 0 to 1 of the highest. */
  readonly score: number | null;
}

/** `idle`: nothing asked yet (or what was asked is gone); the other words speak for themselves. */
export type Phase = 'idle' | 'running' | 'complete' | 'truncated' | 'abstained' | 'failed' | 'cancelled';

export interface FailureView {
  readonly kind: string;
  /** What happened and what to do, in the reader's language. */
  readonly sentence: string;
  /** The one button that does it. */
  readonly action: { readonly label: string; readonly id: FailureAction } | null;
}
export const failureActions = [
  'runAgain',
  'setKey',
  'fit',
  'addEndpoint',
  'checkEndpoint',
  'startServer',
  'openSettings',
  'chooseArm',
  'manageTrust',
  'reviewIdentifiers',
  'diagnose',
] as const;
export type FailureAction = (typeof failureActions)[number];

/** A server that may soon be asked again: the page counts the seconds down by itself. */
export interface WaitingView {
  /** Why it is waited. */
  readonly sentence: string;
  readonly seconds: number;
  readonly attempt: number;
  readonly of: number;
}

/** What a shortened case is without. */
export interface ShortenedView {
  readonly sentence: string;
  readonly leftOut: string;
}

/** A line of "How it came about". */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A match level of one rank, or the Bond score; "cannot-rate" is an answer, null is not yet rated. */
export type Score = number | 'cannot-rate' | null;

export interface ScaleView {
  readonly steps: readonly { readonly value: number; readonly anchor: string }[];
}

export interface RatingView {
  /** The reference the ratings are against: the study's, or this rater's own; null when none is known yet. */
  readonly reference: {
    readonly diagnosis: string;
    readonly accepted: readonly string[];
    readonly basis: string;
    readonly own: boolean;
  } | null;
  readonly match: Readonly<Record<number, Score>>;
  readonly bond: Score;
  readonly comment: string;
  readonly scales: { readonly match: ScaleView; readonly bond: ScaleView };
  readonly rater: string;
  /** Where ratings go, for the person: the study's name, or this machine. */
  readonly kept: string;
}

/** `notSaved` stays until a later save succeeds. `elsewhere`: safe, but not in the study folder. */
export interface SavedView {
  readonly state: 'nothing' | 'saving' | 'saved' | 'elsewhere' | 'notSaved';
  readonly sentence: string;
}

/** One arm's answer, or what there is of it. */
export interface RunView {
  readonly run: string;
  readonly seq: number;
  readonly phase: Phase;
  readonly arm: { readonly id: string; readonly label: string; readonly notice: string };
  readonly status: string;
  /** Set while the arm waits before it asks again. */
  readonly waiting: WaitingView | null;
  /** Set where this arm was asked about less than the others of the round. */
  readonly shortened: ShortenedView | null;
  readonly diagnoses: readonly DiagnosisView[];
  readonly raw: string;
  readonly facts: readonly Fact[];
  /** What should be known of an answer that did not fail; stands under its list. */
  readonly remark: string | null;
  readonly failure: FailureView | null;
  /** Null while there is no answer to rate. */
  readonly rating: RatingView | null;
  /** Why the answer cannot be rated here, and what to do instead: stands in the place of the rating. */
  readonly notRated: string | null;
  readonly saved: SavedView;
  /** False when the case's document cannot be found, so that findings cannot be lit in it. */
  readonly canLight: boolean;
}

export interface Snapshot {
  readonly round: string;
  readonly title: string;
  /** What was taken as the case, e.g. "The section under the cursor, 1,204 characters". */
  readonly taken: string;
  /** Set where every arm was asked about the same part of the case. */
  readonly shortened: ShortenedView | null;
  /** Who would answer next, when that is no longer who answered. */
  readonly next: string | null;
  /** Never none: before anything is asked there is one that is idle. */
  readonly runs: readonly RunView[];
}

// ---------- host to page ----------

/** All diagnoses of a run read so far, and its raw text that is new. */
export interface GrownView {
  readonly run: string;
  readonly seq: number;
  readonly diagnoses: readonly DiagnosisView[];
  readonly text: string;
  readonly status: string;
}

export type ToPage =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot; readonly words: Readonly<Record<string, string>> }
  /** More of running answers, of all that grew since the last message. */
  | { readonly type: 'grown'; readonly runs: readonly GrownView[] }
  | { readonly type: 'saved'; readonly run: string; readonly saved: SavedView }
  /** The findings the caret stands on in the editor, as rank and place in `evidence`; of every run of the round. */
  | {
      readonly type: 'caret';
      readonly runs: readonly {
        readonly run: string;
        readonly lit: readonly { readonly rank: number; readonly index: number }[];
      }[];
    }
  | { readonly type: 'reply'; readonly id: number; readonly ok: true }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly sentence: string };

// ---------- page to host: a page is untrusted, so each is checked when it arrives ----------

const rank = z.int().check(z.minimum(1), z.maximum(10));
const score = z.nullable(z.union([z.int().check(z.minimum(0), z.maximum(5)), z.literal('cannot-rate')]));
const run = z.string().check(z.maxLength(64));

/** One descriptor a message: its name and what it carries. Every one is answered by a `reply`. */
export const requests = {
  ready: z.strictObject({}),
  cancel: z.strictObject({ run }),
  runAgain: z.strictObject({ run }),
  cancelAll: z.strictObject({ round: run }),
  runAllAgain: z.strictObject({ round: run }),
  chooseArm: z.strictObject({}),
  copy: z.strictObject({ run, what: z.enum(['list', 'raw']) }),
  act: z.strictObject({ run, action: z.enum(failureActions) }),
  /** Lights a finding's words in the editor; index null lights all of the rank's, rank null puts the light out. */
  light: z.strictObject({
    run,
    rank: z.nullable(rank),
    index: z.nullable(z.int().check(z.minimum(0), z.maximum(200))),
  }),
  /** As `light`, and brings the words into view. */
  reveal: z.strictObject({ run, rank, index: z.int().check(z.minimum(0), z.maximum(200)) }),
  rateMatch: z.strictObject({ run, rank, value: score }),
  rateBond: z.strictObject({ run, value: score }),
  comment: z.strictObject({ run, text: z.string().check(z.maxLength(20_000)) }),
  ownDiagnosis: z.strictObject({ run, text: z.string().check(z.maxLength(500)) }),
  saveAgain: z.strictObject({ run }),
} as const;

export type RequestName = keyof typeof requests;
export type RequestBody<N extends RequestName> = z.infer<(typeof requests)[N]>;
export type FromPage = RequestOf<typeof requests>;

export const readRequest = reading(requests);

/**
 * What the page keeps over a reload: which runs it showed, what was unfolded in each, and which one was in front. No
 * text of the case or of an answer.
 */
export interface PageState {
  readonly round: string;
  readonly runs: readonly { readonly run: string; readonly open: readonly string[] }[];
  /** The run whose tab was chosen. */
  readonly tab: string | null;
}
