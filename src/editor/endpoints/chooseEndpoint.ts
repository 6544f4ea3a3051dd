import * as vscode from 'vscode';
import { HumanError } from '../../humanError.ts';
import { sketchOf, sketches, type Sketch } from './endpoints.ts';
import { locationWords } from './locationWords.ts';
import { settings } from '../settings.ts';

/** A line that tells an endpoint: its model, where that is, and what the person declared of it. */
export function describe({ model, origin, location }: Sketch): string {
  const declared = location === null ? '' : locationWords(location, vscode.l10n.t);
  return [model, origin ?? '', declared].filter((part) => part !== '').join(' · ');
}

/** The endpoint that is meant: the one named, or the only one, or the one the person chooses. */
export async function chooseEndpoint(named: unknown, placeholder: string): Promise<Sketch | undefined> {
  if (typeof named === 'string') {
    const sketch = sketchOf(named);
    if (sketch) return sketch;
    // Never another in its place: its key would go there.
    throw new HumanError('No endpoint on this machine is named “{0}”. It may have been removed or renamed.', named);
  }
  const all = sketches();
  if (all.length === 0) throw new HumanError('No endpoint is set up on this machine. Run Add Endpoint first.');
  if (all.length === 1) return all[0];
  const { arms } = settings();
  // Those that answer now are most likely meant.
  const sorted = [...all].sort((a, b) => Number(arms.includes(b.name)) - Number(arms.includes(a.name)));
  const items = sorted.map((sketch) => ({ label: sketch.name, description: describe(sketch), sketch }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: placeholder, matchOnDescription: true });
  return chosen?.sketch;
}
