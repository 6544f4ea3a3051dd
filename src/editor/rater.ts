import { randomBytes } from 'node:crypto';
import type * as vscode from 'vscode';
import { settings } from './settings.ts';

/** The pseudonym ratings carry: the person's own choice, else one made up once for this machine. */
export function raterOf(memory: vscode.Memento): string {
  const chosen = settings().rater;
  if (chosen !== '') return chosen;
  const known = memory.get<string>('rater');
  if (known) return known;
  const made = `rater-${randomBytes(2).toString('hex')}`;
  void memory.update('rater', made);
  return made;
}
