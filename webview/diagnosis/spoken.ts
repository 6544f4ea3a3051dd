import type { RunView, SavedView } from '../../src/protocol/diagnosis.ts';
import { t } from '../shared/words.ts';
import { spokenWait } from './wait.ts';

export interface Spoken {
  readonly text: string;
  readonly urgent: boolean;
}

const calm = (text: string): Spoken => ({ text, urgent: false });
const urgent = (text: string): Spoken => ({ text, urgent: true });

/** What to tell a listener when a run goes from one snapshot to the next: its start, each wait and its end, once each. */
export function spokenOfRun(before: RunView | null, now: RunView): Spoken | null {
  const same = before?.run === now.run;
  if (now.waiting !== null && !(same && before.waiting?.attempt === now.waiting.attempt)) {
    return calm(spokenWait(now.waiting));
  }
  if (same && before.phase === now.phase) return null;
  const count = now.diagnoses.length;
  switch (now.phase) {
    case 'idle':
      return null;
    case 'running':
      return calm(t('Diagnosing…'));
    case 'complete':
      return calm(count === 1 ? t('1 diagnosis ready') : t('{0} diagnoses ready', count));
    case 'truncated':
      return calm(t('{0} diagnoses ready. The answer was cut off before its end.', count));
    case 'abstained':
      return calm(t('Not enough to go on: no diagnosis offered'));
    case 'cancelled':
      return calm(t('Cancelled'));
    case 'failed':
      return urgent(now.failure?.sentence ?? t('Diagnosing failed.'));
  }
}

/** All that is to be told at one moment: of several arms each says which one it is, and one sentence says that all begin. */
export function spokenOfRound(befores: readonly (RunView | null)[], runs: readonly RunView[]): Spoken[] {
  const told = runs.flatMap((now, at) => {
    const spoken = spokenOfRun(befores[at] ?? null, now);
    return spoken === null ? [] : [{ ...spoken, begins: now.phase === 'running' && now.waiting === null, now }];
  });
  if (runs.length === 1) return told.map(({ text, urgent }) => ({ text, urgent }));
  if (told.length > 1 && told.every(({ begins }) => begins)) return [calm(t('{0} arms are diagnosing…', told.length))];
  return told.map(({ text, urgent, now }) => ({ text: `${now.arm.label}: ${text}`, urgent }));
}

export function spokenOfSaving(before: SavedView, now: SavedView): Spoken | null {
  if (before.state === now.state) return null;
  if (now.state === 'notSaved') return urgent(savedWords(now));
  return now.state === 'saved' || now.state === 'elsewhere' ? calm(savedWords(now)) : null;
}

/** The words for where the ratings stand. */
export function savedWords(saved: SavedView): string {
  if (saved.sentence !== '') return saved.sentence;
  return { nothing: '', saving: t('Saving…'), saved: t('Saved'), elsewhere: t('Saved'), notSaved: t('Not saved') }[
    saved.state
  ];
}
