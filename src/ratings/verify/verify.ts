import type { Files } from '../../ledger/files.ts';
import type { WantedHead } from './chains.ts';
import { Findings } from './findings.ts';
import type { Verification } from './verification.ts';
import { isPack, verifyPack } from './verifyPack.ts';
import { verifyStudy } from './verifyStudy.ts';

export type { Bad, Verification, VerifiedFile } from './verification.ts';

/** Verifies a study's folder, or a rater's pack. Throws a `HumanError` only where there is neither. */
export async function verify(root: string, files: Files): Promise<Verification> {
  return (await findingsIn(root, files)).result();
}

/** The same, with heads that someone vouches for besides, and with more to be said. */
export async function findingsIn(root: string, files: Files, also: readonly WantedHead[] = []): Promise<Findings> {
  const findings = new Findings();
  if (await isPack(root, files)) await verifyPack(root, files, findings, also);
  else await verifyStudy(root, files, findings, also);
  return findings;
}
