import type { Snapshot, ToPage } from '../../src/protocol/diagnosis.ts';

export type Grown = Extract<ToPage, { readonly type: 'grown' }>;

/**
 * A snapshot with one delta more. `stray`: it belongs to another run or was already seen. `gap`: something was
 * missed, and only a whole snapshot helps.
 */
export function grow(shown: Snapshot, delta: Grown): Snapshot | 'stray' | 'gap' {
  if (delta.run !== shown.run || delta.seq <= shown.seq) return 'stray';
  if (delta.seq !== shown.seq + 1) return 'gap';
  return {
    ...shown,
    seq: delta.seq,
    diagnoses: delta.diagnoses,
    raw: shown.raw + delta.text,
    status: delta.status,
  };
}
