import * as vscode from 'vscode';
import { HumanError } from '../../humanError.ts';
import type { Gate } from '../../study/gates/state.ts';
import type { StudyNeeds } from './needs.ts';
import { rootOf } from './openStudies.ts';
import { gateWords, studyShot, type Shot, type StudyShot } from './studyShot.ts';

/** What every step is given. */
export interface StepNeeds extends StudyNeeds {
  shots(): Promise<readonly Shot[]>;
}

/**
 * The study a command is about: the one it was asked of, the one of the open document, the only one, or the one the person
 * chooses. `at`: the gates at which the step makes sense; the step itself refuses elsewhere.
 */
export async function whichStudy(
  needs: StepNeeds,
  of: unknown,
  at: readonly Gate[] = [],
): Promise<StudyShot | undefined> {
  const asked = rootIn(of) ?? (await ofActiveEditor());
  if (asked !== null) return studyShot(asked);
  const all = (await needs.shots()).filter((shot) => shot.kind === 'study');
  if (all.length === 0) {
    throw new HumanError('No study is open. Open a folder that has a study.json, or make one with New Study.');
  }
  const fit = all.filter(({ state }) => at.length === 0 || (state !== null && at.includes(state.gate)));
  const few = fit.length > 0 ? fit : all;
  if (few.length === 1) return few[0];
  const chosen = await vscode.window.showQuickPick(
    few.map((shot) => ({
      label: shot.title,
      description: shot.state ? gateWords(shot.state.gate) : '',
      detail: shot.root,
      shot,
    })),
    { placeHolder: vscode.l10n.t('Which study?'), matchOnDetail: true },
  );
  return chosen?.shot;
}

/** What a menu or a link hands over. */
export function rootIn(of: unknown): string | null {
  return typeof of === 'object' && of !== null && 'root' in of && typeof of.root === 'string' ? of.root : null;
}

async function ofActiveEditor(): Promise<string | null> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme !== 'file') return null;
  const found = await rootOf(uri.fsPath);
  return found?.kind === 'study' ? found.root : null;
}

/** The pseudonym of a rater, where the menu of one was used. */
export function raterIn(of: unknown): string | null {
  return typeof of === 'object' && of !== null && 'rater' in of && typeof of.rater === 'string' ? of.rater : null;
}
