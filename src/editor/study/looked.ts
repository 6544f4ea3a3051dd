import * as vscode from 'vscode';
import { nodeFiles } from '../../ledger/files.ts';
import { look } from '../../study/gates/look.ts';
import { StudyLog } from '../../study/log/studyLog.ts';
import { findStudy } from '../../study/study.ts';
import { meansOf } from './means.ts';
import type { StudyNeeds } from './needs.ts';

type LookNeeds = Pick<StudyNeeds, 'shelves' | 'software' | 'log'>;

const recorded = new Set<string>();

/**
 * Someone sees answers of a blinded study with the names of their arms, between lock and unblinding: that is on record,
 * once a session and person.
 */
export async function looked(needs: LookNeeds, root: string): Promise<void> {
  try {
    await record(needs, root);
  } catch (error) {
    needs.log.warn(String(error));
  }
}

async function record(needs: LookNeeds, root: string): Promise<void> {
  const key = [root, needs.shelves.rater].join('\0');
  if (recorded.has(key)) return;
  const study = await findStudy(root);
  if (study?.plan?.blinding.kind !== 'blinded') return;
  const log = await StudyLog.read(root, nodeFiles);
  if (log.last('locked') === null || log.last('unblinded') !== null || recorded.has(key)) return;
  recorded.add(key);
  await look(root, meansOf(needs), { at: 'answers', reason: 'opened in the editor' });
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This study is blinded and not unblinded yet: that you saw answers with their arms is recorded in its log.',
    ),
  );
}
