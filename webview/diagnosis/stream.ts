import type { GrownView, RunView } from '../../src/protocol/diagnosis.ts';

/** A run with one delta more. `stray`: it was already seen. `gap`: something was missed, and only a whole snapshot helps. */
export function grow(shown: RunView, delta: GrownView): RunView | 'stray' | 'gap' {
  if (delta.seq <= shown.seq) return 'stray';
  if (delta.seq !== shown.seq + 1) return 'gap';
  return {
    ...shown,
    seq: delta.seq,
    diagnoses: delta.diagnoses,
    raw: shown.raw + delta.text,
    status: delta.status,
    waiting: null,
  };
}
