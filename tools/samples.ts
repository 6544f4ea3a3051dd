// The sample study without what people have made of it: a test never writes into the project's own folder.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.ts';

export const sampleParts = ['README.md', 'study.json', 'references.jsonl', 'cases'] as const;

export function copySamples(to: string): void {
  mkdirSync(to, { recursive: true });
  for (const part of sampleParts) {
    const from = join(root, 'samples', part);
    if (existsSync(from)) cpSync(from, join(to, part), { recursive: true });
  }
}
