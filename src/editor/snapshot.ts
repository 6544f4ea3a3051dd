import type { Answer, Diagnosis } from '../arms/answer.ts';
import type { FailureKind } from '../arms/failure.ts';
import type {
  DiagnosisView,
  Fact,
  FailureAction,
  FailureView,
  Phase,
  RatingView,
  SavedView,
  Snapshot,
} from '../protocol/diagnosis.ts';
import type { ArmFace } from './run.ts';

/** The editor's `l10n.t`; a test may hand in the plain English. */
export type Translate = (sentence: string, ...values: (string | number)[]) => string;

/** What is known of a run when the page asks for the whole picture. */
export interface RunState {
  readonly run: string;
  readonly seq: number;
  readonly title: string;
  readonly said: string;
  readonly arm: ArmFace;
  readonly diagnoses: readonly Diagnosis[];
  readonly raw: string;
  readonly answer: Answer | null;
  readonly rating: RatingView | null;
  readonly saved: SavedView;
  readonly canLight: boolean;
  /** The arm that is chosen now. */
  readonly chosen: ArmFace;
  /** What helps when nothing may be sent. */
  readonly unblock: FailureAction;
  readonly language: string;
}

export const nothingSaved: SavedView = { state: 'nothing', sentence: '' };

export function snapshot(state: RunState, t: Translate): Snapshot {
  const { answer } = state;
  return {
    run: state.run,
    seq: state.seq,
    phase: phaseOf(answer),
    title: state.title,
    taken: state.said,
    arm: state.arm,
    next: state.chosen.label === state.arm.label ? null : state.chosen.label,
    status: answer ? statusOf(answer, state.language, t) : runningStatus(state.diagnoses.length, t),
    diagnoses: diagnosisViews(state.diagnoses),
    raw: state.raw,
    facts: answer ? factsOf(answer, state.arm.label, state.language, t) : [],
    failure: answer?.failure ? failureView(answer.failure, state.unblock, t) : null,
    rating: state.rating,
    saved: state.saved,
    canLight: state.canLight,
  };
}

/** A page before anything was asked, or whose run is gone. */
export function emptySnapshot(arm: ArmFace): Snapshot {
  return {
    run: '',
    seq: 0,
    phase: 'idle',
    title: '',
    taken: '',
    arm,
    next: null,
    status: '',
    diagnoses: [],
    raw: '',
    facts: [],
    failure: null,
    rating: null,
    saved: nothingSaved,
    canLight: false,
  };
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

export function runningStatus(found: number, t: Translate): string {
  if (found === 0) return t('Waiting for the first words…');
  return found === 1 ? t('1 diagnosis so far…') : t('{0} diagnoses so far…', found);
}

function phaseOf(answer: Answer | null): Phase {
  if (!answer) return 'running';
  return answer.failure?.kind === 'cancelled' ? 'cancelled' : answer.status;
}

function statusOf(answer: Answer, language: string, t: Translate): string {
  const { usage, timings } = answer;
  const parts: string[] = [];
  const { promptTokens, completionTokens } = usage ?? { promptTokens: null, completionTokens: null };
  if (promptTokens !== null && completionTokens !== null) {
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

function factsOf(answer: Answer, arm: string, language: string, t: Translate): Fact[] {
  const { parameters, timings, usage } = answer;
  const facts: (readonly [string, string | null])[] = [
    [t('Arm'), arm],
    [t('Model asked for'), answer.model.asked || null],
    [t('Model that answered'), answer.model.returned],
    [t('Address'), answer.origin],
    [t('API'), answer.api],
    [t('Template'), answer.template],
    [t('Template hash'), short(answer.templateSha256)],
    [t('Prompt hash'), short(answer.promptSha256)],
    [t('Case hash'), short(answer.caseSha256)],
    [t('Temperature'), text(parameters.temperature)],
    [t('Top p'), text(parameters.topP)],
    [t('Seed'), text(parameters.seed)],
    [t('Answer tokens allowed'), text(parameters.maxTokens)],
    [t('Diagnoses asked for'), text(parameters.top)],
    [t('Prompt tokens'), number(usage?.promptTokens ?? null, language)],
    [t('Answer tokens'), number(usage?.completionTokens ?? null, language)],
    [t('Finish reason'), answer.finishReason],
    [t('Server fingerprint'), answer.serverFingerprint],
    [t('Started'), new Date(timings.startedAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'long' })],
    [t('First word after'), timings.firstTokenMs === null ? null : duration(timings.firstTokenMs, language)],
    [t('Total time'), duration(timings.totalMs, language)],
    [t('Read by'), answer.parser],
    [t('Answer id'), answer.id],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** The one thing that most likely helps after each kind of failure. */
function failureView(failure: NonNullable<Answer['failure']>, unblock: FailureAction, t: Translate): FailureView {
  const id = failure.kind === 'blocked' ? unblock : (remedies[failure.kind] ?? 'runAgain');
  const labels: Record<FailureAction, string> = {
    runAgain: t('Run Again'),
    setKey: t('Set API Key…'),
    openSettings: t('Open Settings'),
    chooseArm: t('Choose Another Arm…'),
    manageTrust: t('Manage Trust…'),
    diagnose: t('Diagnose'),
  };
  return { kind: failure.kind, sentence: t(failure.template, ...failure.values), action: { id, label: labels[id] } };
}

const remedies: Partial<Record<FailureKind, FailureAction>> = {
  auth: 'setKey',
  'model-missing': 'openSettings',
  'no-chat-template': 'openSettings',
  'bad-request': 'openSettings',
  redirected: 'openSettings',
  quota: 'chooseArm',
  filtered: 'chooseArm',
  'context-overflow': 'chooseArm',
};

/** In SI symbols, which every language reads. */
export function duration(ms: number, language: string): string {
  const [value, unit, digits] = ms < 1000 ? [ms, 'ms', 0] : [ms / 1000, 's', 1];
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0${unit}`;
}

/** The list as a person pastes it. */
export function listText(diagnoses: readonly Diagnosis[], arm: ArmFace, t: Translate): string {
  const lines = diagnoses.map((one) => `${one.rank}. ${one.name}${one.reason ? ` — ${one.reason}` : ''}`);
  return [...lines, '', `${arm.label}. ${t('Research use only. Not a medical device.')}`].join('\n');
}

function number(value: number | null, language: string): string | null {
  return value === null ? null : value.toLocaleString(language);
}

function text(value: number | null): string | null {
  return value === null ? null : String(value);
}

function short(hash: string | null): string | null {
  return hash && hash.slice(0, 12);
}
