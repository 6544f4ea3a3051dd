import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { ArmFailure } from '../../arms/failure.ts';
import { systemClock } from '../../ledger/clock.ts';
import { nodeFiles } from '../../ledger/files.ts';
import { openDesk } from '../../ratings/rateDesk.ts';
import { findPack, openPack } from '../../study/pack/openPack.ts';
import { OpenPacks } from '../../study/pack/openPacks.ts';
import { settings } from '../settings.ts';
import { secretKeys } from '../study/secretKeys.ts';

export interface PackNeeds {
  readonly packsFolder: string;
  readonly secrets: vscode.SecretStorage;
  readonly software: string;
  readonly log: vscode.LogOutputChannel;
}

/** A text that is about to be diagnosed. */
export interface Asked {
  readonly text: string;
  /** The document it was taken from; null where there is none. */
  readonly uri: string | null;
  /** The root of the study that asks: its own packs do not keep it from its own cases. */
  readonly study: string | null;
}

/**
 * Refuses to diagnose a case of a rater's pack, from the pack itself or pasted from one that was opened here: whoever could
 * run an arm on it would learn which answer is that arm's. The try is recorded among the pack's ratings.
 */
export async function refusePacks(needs: PackNeeds, { text, uri, study }: Asked): Promise<void> {
  const place = uri === null ? null : vscode.Uri.parse(uri);
  const here = place?.scheme === 'file' ? await findPack(place.fsPath) : null;
  const known = await new OpenPacks(needs.packsFolder).whose(text, study === null ? {} : { study });
  const pack = here ?? known?.root ?? null;
  if (pack === null) return;
  await record(needs, pack, known?.root === pack ? known.case : null, here === null ? 'pasted text' : 'diagnose');
  throw new ArmFailure(
    'blocked',
    'This is a case of a rater’s pack, so no arm was asked: its answer could tell you who wrote which. The try is recorded.',
  );
}

async function record(needs: PackNeeds, root: string, id: string | null, how: string): Promise<void> {
  const { secrets, software, log } = needs;
  try {
    const { pack } = await openPack(root, nodeFiles);
    const desk = await openDesk(root, {
      rater: pack.rater,
      files: nodeFiles,
      clock: systemClock,
      random: (bytes) => randomBytes(bytes),
      software,
      keys: secretKeys(secrets),
      timing: settings().recordTimes,
    });
    try {
      await desk.tried(id, how);
    } finally {
      await desk.close();
    }
  } catch (error) {
    // Refused all the same: a pack that has gone, or cannot be written to, must not open a way round.
    log.warn(String(error));
  }
}
