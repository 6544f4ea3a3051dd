export const checkNames = [
  'address',
  'name',
  'connection',
  'tls',
  'proxy',
  'key',
  'model',
  'template',
  'context',
  'token',
] as const;
export type CheckName = (typeof checkNames)[number];
export type CheckState = 'passed' | 'failed' | 'warning' | 'skipped';

/** A sentence with `{0}` holes, so that it can be shown in the reader's language, and what fills them. */
export interface Sentence {
  readonly template: string;
  readonly values: readonly string[];
}

/** One line of the doctor: what was looked at, how it stands, and what to do about it. */
export interface Check {
  readonly name: CheckName;
  readonly state: CheckState;
  readonly sentence: Sentence;
  readonly todo: Sentence | null;
}

export function inWords(template: string, ...values: string[]): Sentence {
  return { template, values };
}

export function passed(name: CheckName, sentence: Sentence): Check {
  return { name, state: 'passed', sentence, todo: null };
}

export function skipped(name: CheckName, sentence: Sentence): Check {
  return { name, state: 'skipped', sentence, todo: null };
}

export function warning(name: CheckName, sentence: Sentence, todo: Sentence): Check {
  return { name, state: 'warning', sentence, todo };
}

export function failed(name: CheckName, { template, values }: Sentence, todo: Sentence): Check {
  return { name, state: 'failed', sentence: { template, values }, todo };
}
