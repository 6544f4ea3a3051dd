import type { ArmFailure } from '../failure.ts';

/** How far a request had come when it failed. */
export type Stage = 'name' | 'connection' | 'tls' | 'proxy' | 'key';

const stages: readonly (readonly [RegExp, Stage])[] = [
  [/\bproxy at\b|proxy on the way to \{0\} (?:wants|did)/i, 'proxy'],
  [/certificate|speak https/i, 'tls'],
  [/no server named|the name in/i, 'name'],
];

/** Tells by what its sentence is about: the gate's sentences are the one place where connections are understood. */
export function stageOf({ kind, template }: ArmFailure): Stage {
  const found = stages.find(([words]) => words.test(template));
  return found?.[1] ?? (kind === 'auth' ? 'key' : 'connection');
}
