import { join } from 'node:path';
import { fill } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { inForce } from '../../study/gates/inForce.ts';
import type { StudyState } from '../../study/gates/state.ts';
import type { StudyLog } from '../../study/log/studyLog.ts';
import { jsonIn } from '../../study/jsonIn.ts';
import { Allocation } from '../../study/sealing/allocation.ts';
import { checkAllocation } from '../../study/sealing/checkAllocation.ts';
import { allocationName, sealedName } from '../../study/sealing/sealedFile.ts';
import { verifyNonePlain, verifyPlain, verifySealed } from './answers.ts';
import type { Findings } from './findings.ts';

/** Answers, the sealed part, and the allocation. */
export async function verifyParts(state: StudyState, files: Files, findings: Findings): Promise<void> {
  const { root, passed } = state;
  const sealed = passed.sealed?.event;
  const isBlind = sealed !== undefined && sealed.commentKey !== null;
  if (isBlind) {
    await verifySealed(root, files, sealed, findings);
    await verifyHash(root, sealedName, sealed.sealed, files, findings);
    if (passed.unblinded === null) {
      await verifyNonePlain(root, files, findings);
      return;
    }
  }
  const onRecord = passed.unblinded?.event.answers ?? sealed?.answers ?? {};
  const there = await verifyPlain(root, files, onRecord, findings);
  if (sealed === undefined) return;
  const due = passed.unblinded?.event.allocation ?? sealed.sealed;
  const bytes = await verifyHash(root, allocationName, due, files, findings);
  if (bytes !== null) verifyAllocation(state, bytes, { there, onRecord }, findings);
}

interface Plain {
  readonly there: ReadonlySet<string>;
  /** Those whose absence was told already. */
  readonly onRecord: Readonly<Record<string, string>>;
}

function verifyAllocation(state: StudyState, bytes: Uint8Array, { there, onRecord }: Plain, findings: Findings): void {
  const allocation = allocationIn(bytes);
  if (allocation === null) return findings.bad(allocationName, null, 'is no allocation');
  const { plan, cases } = atSeal(state);
  for (const one of checkAllocation(allocation, plan, cases)) {
    const why = fill(one.template, one.values).replace(/\.$/, '');
    findings.bad(allocationName, null, `is not what its key draws: ${why}`);
  }
  for (const { answer } of allocation.answers) {
    if (answer !== null && !there.has(answer) && !Object.hasOwn(onRecord, `${answer}.json`))
      findings.bad(`answers/${answer}.json`, null, 'was allotted, and is gone');
  }
}

/** Plan and cases as they were when the allocation was drawn: a later deviation changes nothing of it. */
function atSeal({ log, passed, plan, cases }: StudyState): Pick<StudyState, 'plan' | 'cases'> {
  const { locked, sealed } = passed;
  if (locked === null || sealed === null) return { plan, cases };
  const before = new Set(log.events.slice(0, log.events.indexOf(sealed)).map(({ hash }) => hash));
  const all: StudyLog['all'] = (what) => log.all(what).filter(({ hash }) => before.has(hash));
  return inForce(locked, { all });
}

function allocationIn(bytes: Uint8Array): Allocation | null {
  return Allocation.safeParse(jsonIn(bytes)).data ?? null;
}

/** The bytes of a file whose hash the log has; null where they are not those. */
async function verifyHash(
  root: string,
  name: string,
  due: string,
  files: Files,
  findings: Findings,
): Promise<Uint8Array | null> {
  try {
    const bytes = await files.read(join(root, name));
    const hash = hashOf(bytes);
    findings.stands(name, hash);
    if (hash === due) return bytes;
    findings.bad(name, null, 'is not the one that the log has on record');
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    findings.bad(name, null, code === 'ENOENT' ? 'is gone' : `cannot be read (${code})`);
  }
  return null;
}
