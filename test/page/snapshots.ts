import { scales } from '../../src/study/plan/scales.ts';
// What a host tells in the tests, built by naming only what matters.
import type { DiagnosisView, RatingView, RunView, Snapshot, ToPage } from '../../src/protocol/diagnosis.ts';

export const diagnosis = (rank: number, name: string, rest: Partial<DiagnosisView> = {}): DiagnosisView => ({
  rank,
  name,
  reason: '',
  evidence: [],
  notInCase: [],
  doNotMiss: false,
  probability: null,
  score: null,
  ...rest,
});

const pro = (text: string) => ({ text, supports: true });
const contra = (text: string) => ({ text, supports: false });

export const five: readonly DiagnosisView[] = [
  diagnosis(1, 'Inferior ST-elevation myocardial infarction', {
    reason:
      'Sudden crushing chest pain that radiates to the left arm, with ST elevation in the inferior leads and a raised troponin, in a smoker of 62.',
    evidence: [
      pro('ST elevation in II, III and aVF'),
      pro('troponin I 1.8 ng/mL'),
      pro('radiating to the left arm'),
      pro('clammy'),
    ],
    score: 1,
  }),
  diagnosis(2, 'Acute pericarditis', {
    reason: 'Chest pain with ST elevation, but the pain does not change with position and there is no rub.',
    evidence: [pro('ST elevation in II, III and aVF'), contra('no pericardial rub')],
    notInCase: ['pain eased by leaning forward'],
    score: 0.46,
  }),
  diagnosis(3, 'Aortic dissection', {
    reason: 'Sudden severe chest pain and hypertension.',
    evidence: [pro('sudden'), contra('equal pulses in both arms')],
    doNotMiss: true,
    score: 0.31,
  }),
  diagnosis(4, 'Pulmonary embolism', {
    reason: 'Sudden chest pain with a fast pulse.',
    evidence: [pro('pulse 112')],
    doNotMiss: true,
    score: 0.22,
  }),
  diagnosis(5, 'Oesophageal spasm', {
    reason: 'Retrosternal pain.',
    evidence: [pro('retrosternal'), contra('not related to meals')],
    score: 0.004,
  }),
];

const raw =
  '1. Inferior ST-elevation myocardial infarction\n   Because of ST elevation in II, III and aVF …\n2. Acute pericarditis';

const facts = [
  { label: 'Arm', value: 'Embedded baseline' },
  { label: 'Answered', value: '20 November 2026, 07:42' },
  { label: 'Diagnoses asked for', value: '5' },
  { label: 'Case hash', value: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
];

const base: RunView = {
  run: 'run-1',
  seq: 0,
  phase: 'idle',
  arm: { id: 'embedded', label: 'Embedded baseline', notice: 'Embedded baseline: rules, not a language model' },
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
  saved: { state: 'nothing', sentence: '' },
  canLight: true,
};

export const idle = base;

export const running = (count: number, rest: Partial<RunView> = {}): RunView => ({
  ...base,
  phase: 'running',
  status: count === 0 ? 'Waiting for the first word' : `Reading the answer, ${count} so far`,
  diagnoses: five.slice(0, count),
  raw: raw.slice(0, count * 60),
  ...rest,
});

export const complete = (rest: Partial<RunView> = {}): RunView => ({
  ...running(5),
  phase: 'complete',
  status: '1,204 of 3,584 tokens · first word 0.8 s · 9.4 s · complete',
  raw,
  facts,
  ...rest,
});

export const truncated = complete({
  phase: 'truncated',
  diagnoses: five.slice(0, 4),
  status: 'Cut off after 512 tokens · 9.4 s',
});

export const abstained = complete({ phase: 'abstained', diagnoses: [], raw: '', status: '12 ms' });

export const failed = complete({
  phase: 'failed',
  arm: { id: 'endpoint', label: 'Me-LLaMA-70B-chat', notice: '' },
  diagnoses: five.slice(0, 2),
  status: 'Stopped after 31 s',
  failure: {
    kind: 'interrupted',
    sentence:
      'The connection to 127.0.0.1:8000 broke off before the answer ended. See whether the server still runs, then run again.',
    action: { label: 'Run Again', id: 'runAgain' },
  },
});

export const rating = (rest: Partial<RatingView> = {}): RatingView => ({
  reference: {
    diagnosis: 'Inferior myocardial infarction',
    accepted: ['Inferior STEMI', 'Acute coronary occlusion'],
    basis: 'angiography',
    own: false,
  },
  match: {},
  bond: null,
  comment: '',
  scales,
  rater: 'rater-1',
  kept: 'Samples',
  ...rest,
});

export const rated = (rest: Partial<RatingView> = {}, more: Partial<RunView> = {}): RunView =>
  complete({ rating: rating(rest), ...more });

/** A round of one arm. */
export const snapshot = (told: RunView, rest: Partial<Snapshot> = {}): ToPage => round([told], rest);

export const round = (runs: readonly RunView[], rest: Partial<Snapshot> = {}): ToPage => ({
  type: 'snapshot',
  words: {},
  snapshot: {
    round: 'round-1',
    title: runs[0]?.phase === 'idle' ? '' : 'Chest pain, 62 M',
    taken: runs[0]?.phase === 'idle' ? '' : 'The section under the cursor, 1,204 characters',
    shortened: null,
    next: null,
    runs,
    ...rest,
  },
});

/** A run of another arm: its id is made of the arm's name. */
export const by = (label: string, view: RunView): RunView => ({
  ...view,
  run: `run-${label}`,
  arm: { id: label, label, notice: '' },
});

export const grown = (seq: number, count: number, text: string, run = 'run-1'): ToPage => ({
  type: 'grown',
  runs: [{ run, seq, diagnoses: five.slice(0, count), text, status: `Reading the answer, ${count} so far` }],
});
