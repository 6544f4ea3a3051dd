import type { Answer, Diagnosis, Failure, Tokens } from '../../arms/answer.ts';
import type { Waiting } from '../../arms/arm.ts';
import type { FailureKind } from '../../arms/failure.ts';
import { isHeldBack } from '../../arms/gate/heldBack.ts';
import { readLess, readLessWarning } from '../../arms/tokens/readLess.ts';
import type { Case } from '../../cases/case.ts';
import type {
  DiagnosisView,
  FailureAction,
  FailureView,
  Phase,
  RatingView,
  RunView,
  SavedView,
  ShortenedView,
  Snapshot,
  WaitingView,
} from '../../protocol/diagnosis.ts';
import { duration, factsOf, type Translate } from './facts.ts';
import type { ArmFace } from '../runs/run.ts';
import { leftOutWords } from './leftOut.ts';

/** What is known of a run when the page asks for the whole picture. */
export interface RunState {
  readonly run: string;
  readonly seq: number;
  readonly arm: ArmFace;
  readonly case: Case;
  readonly diagnoses: readonly Diagnosis[];
  readonly raw: string;
  readonly answer: Answer | null;
  readonly waiting: Waiting | null;
  /** Whether the person is asked if the case may leave. */
  readonly held: boolean;
  readonly tokens: Tokens | null;
  /** The most tokens the answer may have, as far as it is known. */
  readonly answerLimit: number | null;
  readonly rating: RatingView | null;
  readonly notRated: string | null;
  readonly saved: SavedView;
  readonly canLight: boolean;
  /** What helps when nothing may be sent. */
  readonly unblock: FailureAction;
}

/** What is known of a round. */
export interface RoundState {
  readonly round: string;
  readonly title: string;
  readonly said: string;
  readonly runs: readonly RunState[];
  /** The arms that are chosen now. */
  readonly chosen: readonly ArmFace[];
  readonly language: string;
}

export const nothingSaved: SavedView = { state: 'nothing', sentence: '' };

export function snapshot(state: RoundState, t: Translate): Snapshot {
  const { runs, chosen, language } = state;
  const same = runs.every((one) => one.case.sha256 === runs[0]?.case.sha256);
  const arms = (faces: readonly ArmFace[]): string => faces.map(({ label }) => label).join(', ');
  const next = arms(chosen);
  return {
    round: state.round,
    title: state.title,
    taken: state.said,
    shortened: same && runs[0] ? shortenedView(runs[0].case, language, t) : null,
    next: next === arms(runs.map(({ arm }) => arm)) ? null : next,
    runs: runs.map((run) => runView(run, same, language, t)),
  };
}

function runView(state: RunState, alike: boolean, language: string, t: Translate): RunView {
  const { answer, waiting } = state;
  return {
    run: state.run,
    seq: state.seq,
    phase: phaseOf(answer),
    arm: state.arm,
    status: answer ? statusOf(answer, language, t) : runningStatus(state, language, t),
    waiting: waiting && waitingView(waiting, t),
    shortened: alike ? null : shortenedView(state.case, language, t),
    diagnoses: diagnosisViews(state.diagnoses),
    raw: state.raw,
    facts: answer ? factsOf(answer, state.arm.label, language, t) : [],
    remark: answer && remarkOn(answer, language, t),
    failure: answer?.failure ? failureView(answer, answer.failure, state.unblock, t) : null,
    rating: state.rating,
    notRated: state.notRated,
    saved: state.saved,
    canLight: state.canLight,
  };
}

/** A page before anything was asked, or whose runs are gone. */
export function emptySnapshot(arm: ArmFace): Snapshot {
  const idle: RunView = {
    run: '',
    seq: 0,
    phase: 'idle',
    arm,
    status: '',
    waiting: null,
    shortened: null,
    diagnoses: [],
    raw: '',
    facts: [],
    remark: null,
    failure: null,
    rating: null,
    notRated: null,
    saved: nothingSaved,
    canLight: false,
  };
  return { round: '', title: '', taken: '', shortened: null, next: null, runs: [idle] };
}

export function diagnosisViews(diagnoses: readonly Diagnosis[]): DiagnosisView[] {
  const highest = Math.max(0, ...diagnoses.map((one) => one.score ?? 0));
  return diagnoses.map((one) => ({
    rank: one.rank,
    name: one.name,
    reason: one.reason,
    evidence: one.evidence.map(({ text, supports }) => ({ text, supports })),
    notInCase: one.notInCase,
    doNotMiss: one.doNotMiss,
    probability: one.probability,
    score: one.score === null || highest === 0 ? null : one.score / highest,
  }));
}

/** What a running answer is told of in one line. */
export function runningStatus(
  { diagnoses, held, tokens, answerLimit }: Pick<RunState, 'diagnoses' | 'held' | 'tokens' | 'answerLimit'>,
  language: string,
  t: Translate,
): string {
  const found = diagnoses.length;
  if (found > 0) return found === 1 ? t('1 diagnosis so far…') : t('{0} diagnoses so far…', found);
  if (held) return t('Waiting for your word on whether the case may be sent…');
  const budget = budgetOf(tokens, answerLimit, language, t);
  return [...(budget === null ? [] : [budget]), t('Waiting for the first words…')].join(' · ');
}

/** What the prompt takes of the room that the answer leaves it. What was not counted is not guessed. */
function budgetOf(tokens: Tokens | null, answerLimit: number | null, language: string, t: Translate): string | null {
  if (tokens === null || tokens.prompt === null || tokens.countedBy === null) return null;
  const prompt = tokens.prompt.toLocaleString(language);
  if (tokens.context === null || answerLimit === null) return t('{0} tokens', prompt);
  return t('{0} of {1} tokens', prompt, Math.max(0, tokens.context - answerLimit).toLocaleString(language));
}

function waitingView({ failure, seconds, attempt, of }: Waiting, t: Translate): WaitingView {
  return { sentence: passing(failure.kind, t), seconds, attempt, of };
}

/** A failure that may pass, in a few words. */
function passing(kind: FailureKind, t: Translate): string {
  switch (kind) {
    case 'unreachable':
      return t('The server cannot be reached.');
    case 'loading':
      return t('The server is loading its model.');
    case 'overloaded':
      return t('The server is busy.');
    case 'rate-limited':
      return t('The server takes no more questions for the moment.');
    case 'server-error':
      return t('The server failed.');
    default:
      return t('The server did not answer.');
  }
}

function shortenedView(kase: Case, language: string, t: Translate): ShortenedView | null {
  const left = leftOutWords(kase, language);
  if (left === null) return null;
  return {
    sentence: t('Shortened: {0} of {1} characters were left out', left.characters, left.whole),
    leftOut: t('Left out: {0}', left.ranges),
  };
}

function remarkOn(answer: Answer, language: string, t: Translate): string | null {
  const less = readLess(answer);
  if (less === null) return null;
  return t(readLessWarning, less.reported.toLocaleString(language), less.counted.toLocaleString(language));
}

function phaseOf(answer: Answer | null): Phase {
  if (!answer) return 'running';
  return answer.failure?.kind === 'cancelled' ? 'cancelled' : answer.status;
}

function statusOf(answer: Answer, language: string, t: Translate): string {
  const { usage, timings, tokens, parameters } = answer;
  const parts: string[] = [];
  const { promptTokens, completionTokens } = usage ?? { promptTokens: null, completionTokens: null };
  const budget = budgetOf(tokens, parameters.maxTokens, language, t);
  if (budget !== null) parts.push(budget);
  else if (promptTokens !== null && completionTokens !== null) {
    parts.push(t('{0} + {1} tokens', promptTokens.toLocaleString(language), completionTokens.toLocaleString(language)));
  }
  if (answer.failure === null) {
    if (answer.origin !== null && timings.firstTokenMs !== null) {
      parts.push(t('first word {0}', duration(timings.firstTokenMs, language)));
    }
    parts.push(duration(timings.totalMs, language));
  }
  parts.push(ending(answer, t));
  return parts.join(' · ');
}

function ending(answer: Answer, t: Translate): string {
  if (answer.failure?.kind === 'cancelled') return t('cancelled');
  switch (answer.status) {
    case 'complete':
      return t('complete');
    case 'truncated':
      return t('cut off at the token limit');
    case 'abstained':
      return t('not enough to go on');
    case 'failed':
      return t('failed');
  }
}

/** The one thing that most likely helps after each kind of failure. */
function failureView(answer: Answer, failure: Failure, unblock: FailureAction, t: Translate): FailureView {
  const id =
    failure.kind === 'blocked' ? remedyOfBlocked(answer, failure, unblock) : (remedies[failure.kind] ?? 'runAgain');
  const labels: Record<FailureAction, string> = {
    runAgain: t('Run Again'),
    setKey: t('Set API Key…'),
    fit: t('Make It Fit…'),
    addEndpoint: t('Set Up Endpoint…'),
    checkEndpoint: t('Check Endpoint…'),
    startServer: t('Start Local Server…'),
    openSettings: t('Open Settings'),
    chooseArm: t('Choose Another Arm…'),
    manageTrust: t('Manage Trust…'),
    reviewIdentifiers: t('Review Identifiers'),
    diagnose: t('Diagnose'),
  };
  return { kind: failure.kind, sentence: t(failure.template, ...failure.values), action: { id, label: labels[id] } };
}

function remedyOfBlocked({ promptSha256, origin }: Answer, failure: Failure, unblock: FailureAction): FailureAction {
  if (isHeldBack(failure)) return 'reviewIdentifiers';
  // With its prompt ready, nothing but the person's own word held a case back.
  if (promptSha256 !== null) return 'runAgain';
  // The address was good and the prompt was not: there are words in the case that must go, and then it is taken anew.
  return origin === null ? unblock : 'diagnose';
}

const remedies: Partial<Record<FailureKind, FailureAction>> = {
  auth: 'setKey',
  'context-overflow': 'fit',
  unreachable: 'checkEndpoint',
  loading: 'checkEndpoint',
  'bad-request': 'checkEndpoint',
  'model-missing': 'checkEndpoint',
  'no-chat-template': 'checkEndpoint',
  redirected: 'checkEndpoint',
  quota: 'chooseArm',
  filtered: 'chooseArm',
};

/** The list as a person pastes it, and what must stand beside it wherever it goes. */
export function listText(diagnoses: readonly Diagnosis[], arm: ArmFace, t: Translate): string {
  const lines = diagnoses.map((one) => `${one.rank}. ${one.name}${one.reason ? ` — ${one.reason}` : ''}`);
  const source = `${arm.label}. ${t('Research use only. Not a medical device.')}`;
  return [...lines, '', source, ...(arm.notice === '' ? [] : [arm.notice])].join('\n');
}
