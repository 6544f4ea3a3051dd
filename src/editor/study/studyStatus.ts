import * as vscode from 'vscode';
import { HumanError } from '../../humanError.ts';
import { nextStep } from './nextStep.ts';
import { gateWords, type Shot } from './studyShot.ts';
import { studyItems, type StudyItem } from './studyItems.ts';
import { rootIn, type StepNeeds } from './whichStudy.ts';

/** *Study Status*: what the view shows, as a text that can be copied. */
export async function studyStatus(needs: StepNeeds, of: unknown): Promise<void> {
  const { t } = vscode.l10n;
  const asked = rootIn(of);
  const shots = (await needs.shots()).filter(({ root }) => asked === null || root === asked);
  if (shots.length === 0) throw new HumanError('No study is open. Open a folder that has a study.json, or a pack.');
  const text = shots.map((shot) => [...head(shot), '', ...lines(studyItems([shot]))].join('\n')).join('\n\n');
  await needs.sheets.show(needs.sheets.make({ name: t('Study Status'), text: `${text}\n` }));
}

function head(shot: Shot): string[] {
  const { t } = vscode.l10n;
  if (shot.kind === 'pack') return [t('A rater’s pack'), shot.root];
  const { state, title, root } = shot;
  const { label, why } = nextStep(shot);
  return [
    title,
    root,
    ...(state ? [t('Gate: {0}', gateWords(state.gate)), t('Hash of the plan: {0}', state.planSha256)] : []),
    t('Next step: {0} {1}', label, why),
  ];
}

function lines(items: readonly StudyItem[], indent = ''): string[] {
  return items
    .filter(({ contextValue }) => contextValue !== 'next')
    .flatMap(({ label, description, below }) => [
      `${indent}${typeof label === 'string' ? label : ''}${typeof description === 'string' ? `  ${description}` : ''}`,
      ...lines(below, `${indent}    `),
    ]);
}
