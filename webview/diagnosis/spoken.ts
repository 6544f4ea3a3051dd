import type { SavedView, Snapshot } from '../../src/protocol/diagnosis.ts';
import { t } from '../shared/words.ts';

export interface Spoken {
  readonly text: string;
  readonly urgent: boolean;
}

const calm = (text: string): Spoken => ({ text, urgent: false });
const urgent = (text: string): Spoken => ({ text, urgent: true });

/** What to tell a listener when the page goes from one snapshot to the next: the start and the end of a run, once each. */
export function spokenOfRun(before: Snapshot | null, now: Snapshot): Spoken | null {
  if (before?.run === now.run && before.phase === now.phase) return null;
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
