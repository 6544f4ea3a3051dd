import * as vscode from 'vscode';
import type { StudyShot } from './studyShot.ts';

/** The thing to do next. */
export interface NextStep {
  readonly label: string;
  readonly why: string;
  readonly icon: string;
  /** Null where nothing is left to be done here. */
  readonly command: { readonly command: string; readonly arguments: readonly unknown[] } | null;
}

/** What a study waits for, as far as the folder tells. */
export function nextStep(shot: StudyShot): NextStep {
  const { t } = vscode.l10n;
  const { root, state } = shot;
  const study = { root };
  const step = (command: string, icon: string, label: string, why: string): NextStep => ({
    label,
    why,
    icon,
    command: { command, arguments: [study] },
  });
  const plan = (label: string, why: string): NextStep => ({
    label,
    why,
    icon: 'edit',
    command: { command: 'vscode.open', arguments: [vscode.Uri.joinPath(vscode.Uri.file(root), 'study.json')] },
  });
  if (state === null) return plan(t('Correct the Plan'), t('study.json cannot be used as it stands.'));
  if (state.changed.length > 0) {
    return step(
      'ddx.recordDeviation',
      'diff',
      t('Record Deviation…'),
      t('What was locked has changed. Record why, or restore it.'),
    );
  }
  const blinded = state.plan.blinding.kind === 'blinded';
  switch (state.gate) {
    case 'draft':
      if (shot.cases === 0) {
        return step('ddx.importCases', 'desktop-download', t('Import Cases…'), t('The study has no cases yet.'));
      }
      return step(
        'ddx.lockProtocol',
        'lock',
        t('Lock Protocol…'),
        t('Plan, cases and references are fixed. It comes before any answer.'),
      );
    case 'locked': {
      // An arm that failed throughout was out of reach: to seal that would be to judge a server.
      const missing = (shot.arms ?? []).filter((one) => one.missing > 0 || (one.present === 0 && one.failed > 0));
      if (missing.some(({ arm }) => arm.kind === 'embedded' || arm.kind === 'endpoint')) {
        return step('ddx.runMissing', 'play', t('Run What Is Missing'), t('The arms answer what they have not yet.'));
      }
      if (missing.some(({ arm }) => arm.kind === 'imported')) {
        return step(
          'ddx.importAnswers',
          'cloud-download',
          t('Import Answers…'),
          t('An arm’s answers come from a file.'),
        );
      }
      return step(
        'ddx.sealAllocation',
        'archive',
        t('Seal Allocation…'),
        blinded
          ? t('Answers are encrypted, and who rates what is drawn. Nobody can tell then which arm wrote which.')
          : t('Which answers count is fixed, and who rates what is drawn.'),
      );
    }
    case 'sealed': {
      if (blinded && shot.raters.some(({ packs }) => packs.length === 0)) {
        return step('ddx.makePack', 'package', t('Make Rater Pack…'), t('Each rater gets one, and nothing else.'));
      }
      if (blinded && shot.raters.some(({ open, collected }) => open > 0 || !collected)) {
        return step('ddx.collectRatings', 'inbox', t('Collect Ratings…'), t('Takes back what raters sent.'));
      }
      return step('ddx.closeRating', 'check-all', t('Close Rating…'), t('What comes later is a deviation.'));
    }
    case 'closed':
      return step('ddx.unblind', 'eye', t('Unblind…'), t('Answers are decrypted, and which arm wrote which is told.'));
    case 'unblinded':
      return step(
        'ddx.verifyStudy',
        'verified',
        t('Verify Study'),
        t('The record is complete. See whether anything in it was changed.'),
      );
  }
}
