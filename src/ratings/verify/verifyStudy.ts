import { HumanError } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { isSignedBy } from '../../ledger/signing.ts';
import { fixableFiles } from '../../study/gates/fixedFiles.ts';
import { inForce } from '../../study/gates/inForce.ts';
import { leftBehind } from '../../study/gates/leftBehind.ts';
import { passedGates } from '../../study/gates/passedGates.ts';
import { stateOf, type StudyState } from '../../study/gates/state.ts';
import { StudyLog } from '../../study/log/studyLog.ts';
import { planFile } from '../../study/study.ts';
import { Chains, type WantedHead } from './chains.ts';
import type { Findings } from './findings.ts';
import { fingerprintOf } from './fingerprint.ts';
import { verifyParts } from './parts.ts';
import { noteUnsigned } from './unsigned.ts';

/** What a checkpoint signs. */
export function checkpointText(fingerprint: string): string {
  return `ddx/checkpoint@1 ${fingerprint}`;
}

/** Verifies the folder of a study. `also`: heads that a checkpoint from elsewhere vouches for. */
export async function verifyStudy(
  root: string,
  files: Files,
  findings: Findings,
  also: readonly WantedHead[],
): Promise<void> {
  const log = await StudyLog.read(root, files);
  const chains = await Chains.verify(root, ['log', 'ratings'], files, findings, [...vouchedFor(log), ...also]);
  verifyCheckpoints(log, findings);
  verifyCollections(log, chains, findings);
  const state = await stateFrom(root, files, findings);
  if (state === null) return;
  verifyGates(state, findings);
  for (const name of await leftBehind(root, state.gate, files)) {
    findings.bad(name, null, 'is here, but log/ knows of no seal');
  }
  for (const [path, hash] of await fixableFiles(state.study, files, state.fixed.keys())) findings.stands(path, hash);
  await verifyParts(state, files, findings);
  notes(state, chains, findings);
}

/** The heads of ratings files that steps of the study put on record, and those that checkpoints vouch for. */
function vouchedFor(log: StudyLog): WantedHead[] {
  const ratings = (head: string, file: string, by: string, line: number): WantedHead => ({
    file: `ratings/${file}`,
    head,
    by: `log/${by}`,
    line,
  });
  return [
    ...log.all('collected').map(({ file, line, event }) => ratings(event.head, event.file, file, line)),
    ...log
      .all('closed')
      .flatMap(({ file, line, event }) =>
        Object.entries(event.heads).map(([name, head]) => ratings(head, name, file, line)),
      ),
    ...log
      .all('checkpoint')
      .flatMap(({ file: by, line, event }) =>
        Object.entries(event.heads).map(([file, head]) => ({ file, head, by: `log/${by}`, line })),
      ),
  ];
}

function verifyCheckpoints(log: StudyLog, findings: Findings): void {
  const known = new Set(log.all('keyed').map(({ event }) => event.key));
  for (const { file, line, event } of log.all('checkpoint')) {
    const { fingerprint, key, signature } = event;
    if (fingerprintOf(event) !== fingerprint || !isSignedBy(key, checkpointText(fingerprint), signature)) {
      findings.bad(`log/${file}`, line, 'is a checkpoint whose signature does not fit');
    } else if (!known.has(key)) {
      findings.bad(`log/${file}`, line, 'is a checkpoint by a key that the study does not know');
    }
  }
}

/** What was collected is signed by the key that was pinned then, and does not change it later. */
function verifyCollections(log: StudyLog, chains: Chains, findings: Findings): void {
  const keys = new Map(chains.ratings.map(({ file, opened }) => [file, opened?.key]));
  for (const { file, line, event } of log.all('collected')) {
    const path = `ratings/${event.file}`;
    const key = keys.get(path);
    if (key !== undefined && key !== event.key) {
      findings.bad(path, 1, `names another key than line ${line} of log/${file} has pinned`);
    }
  }
  const collected = new Set(log.all('collected').map(({ event }) => `ratings/${event.file}`));
  for (const { file, opened } of chains.ratings) {
    if ((opened?.pack ?? null) === null || collected.has(file)) continue;
    findings.bad(file, null, 'was rated in a pack, and came here without being collected (ddx study collect)');
  }
}

/** Null where there is nothing that says how the study stands. */
async function stateFrom(root: string, files: Files, findings: Findings): Promise<StudyState | null> {
  try {
    return await stateOf(root, files);
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    findings.bad(planFile, null, `cannot be used: ${error.message.replace(/\.$/, '')}`);
    return null;
  }
}

function verifyGates(state: StudyState, findings: Findings): void {
  for (const problem of passedGates(state.log).problems) findings.problem(problem);
  const { locked } = state.passed;
  const force = locked === null ? [] : inForce(locked, state.log).problems;
  for (const { message } of force) findings.bad('log', null, `does not hold together: ${message.replace(/\.$/, '')}`);
  for (const { path, from, to } of state.changed) {
    const how = to === null ? 'is gone' : from === null ? 'was added' : 'was changed';
    findings.bad(path, null, `${how} since the protocol was locked, and no deviation says why`);
  }
}

function notes({ log, gate }: StudyState, chains: Chains, findings: Findings): void {
  const last = log.last('checkpoint');
  if (last === null) {
    findings.note(
      'Lines missing at the end of a file, and files that are gone, show only against a checkpoint. There is none yet: sign one with “ddx study sign” and keep it elsewhere.',
    );
  } else {
    findings.note(
      'Compared with the checkpoints in this log, the last of {0}. Lines missing at the end of a file since then, or together with a checkpoint, show only against one that is kept elsewhere: ddx verify DIR --against FILE.',
      last.at.slice(0, 10),
    );
  }
  if (gate === 'draft')
    findings.note('The protocol is not locked: nothing vouches for plan, cases and references yet.');
  noteUnsigned(chains.ratings, findings);
}
