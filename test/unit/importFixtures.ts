import assert from 'node:assert/strict';
import { compose } from '../../src/cases/import/compose.ts';
import type { Draft, Reading, ReadOptions } from '../../src/cases/import/draft.ts';
import { readSource } from '../../src/cases/import/readSource.ts';
import { fill } from '../../src/humanError.ts';

export const feverish = 'A 45-year-old man presented with fever and cough for three days.';
export const painful = 'A 30-year-old woman, with "sudden" chest pain.\nPulse 110, BP 90/60.';

export function reading(source: string | Uint8Array, o: Partial<ReadOptions> = {}): Reading {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  return readSource(bytes, 'a file', { format: 'auto', roles: {}, ...o });
}

type Read = Extract<Reading, { is: 'read' }>;

export function read(source: string | Uint8Array, o: Partial<ReadOptions> = {}): Read {
  const found = reading(source, o);
  assert.equal(found.is, 'read', JSON.stringify(found));
  return found;
}

/** Why a source was skipped. */
export function skipped(source: string | Uint8Array, o: Partial<ReadOptions> = {}): string {
  const found = reading(source, o);
  assert.equal(found.is, 'skipped', JSON.stringify(found).slice(0, 500));
  const { reason } = found;
  return fill(reason.template, reason.values);
}

/** Where and why a source could not be read: "2:4 sentence". */
export function failed(source: string | Uint8Array, o: Partial<ReadOptions> = {}): string {
  const found = reading(source, o);
  assert.equal(found.is, 'failed', JSON.stringify(found).slice(0, 500));
  const { error } = found;
  return `${error.line}:${error.column} ${fill(error.sentence.template, error.sentence.values)}`;
}

export function textOf(draft: Draft | undefined): string {
  assert.ok(draft !== undefined);
  return compose(draft.sections).text;
}

/** `+History -Diagnosis`: the sections in and out. */
export function inAndOut(draft: Draft | undefined): string {
  return (draft?.sections ?? []).map(({ included, title }) => `${included ? '+' : '-'}${title}`).join(' ');
}

export function words(sentences: readonly { template: string; values: readonly string[] }[]): string[] {
  return sentences.map(({ template, values }) => fill(template, values));
}

/** A cell in quotation marks. */
export function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
