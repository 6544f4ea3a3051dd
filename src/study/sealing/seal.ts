import { join } from 'node:path';
import { HumanError, type Sentence } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { writeAtomically } from '../atomicFile.ts';
import { passed, type Despite } from '../gates/despite.ts';
import { answersInGit } from '../gates/gitHistory.ts';
import { needGate, needUnchanged } from '../gates/order.ts';
import { stateOf, type StudyState } from '../gates/state.ts';
import type { EventOf } from '../log/event.ts';
import { record } from '../log/record.ts';
import { inTurn } from '../log/turn.ts';
import type { StudyMeans } from '../means.ts';
import { refused } from '../refused.ts';
import { allocate } from './allocate.ts';
import { inBatches } from './batches.ts';
import { subkey } from './box.ts';
import { needStrong, usualCost, type Cost } from './passphrase.ts';
import {
  clearAttempt,
  hasPlain,
  nameSealed,
  removePlain,
  sealBeside,
  sealedAlready,
  sealedFileBeside,
} from './putAway.ts';
import { writtenKey } from './recoveryKey.ts';
import { AnswerBox } from './sealAnswers.ts';
import { allocationName, allocationText, openAsSealed, passingMark, recoveryKeyOf, sealedText } from './sealedFile.ts';
import { answerFiles, answersFolder, takesOf, type Take, type Takes } from './takes.ts';
import { wrappingKeyOf } from './wrap.ts';

export interface Sealing {
  /** Null in an open study, which needs none. */
  readonly passphrase: string | null;
  /** Why objections are passed over; null where nothing was given. */
  readonly reason: string | null;
  /** Only a test spends less. */
  readonly cost?: Cost;
  /** Stands in for the look into git. */
  readonly inGit?: (root: string) => Promise<readonly Sentence[]>;
}

export interface Sealed {
  /** To be written down now: it is not shown again. Null in an open study. */
  readonly recoveryKey: string | null;
}

/**
 * *Seal Allocation*. First everything is written under passing names, then the seal is put on record, then the files get
 * their names, and only then the answers in the clear go. Cut off before the record, nothing has happened; after it,
 * the same call brings it to its end.
 */
export function sealAllocation(root: string, means: StudyMeans, o: Sealing): Promise<Sealed> {
  return inTurn(root, means, async () => {
    const state = await stateOf(root, means.files);
    const finished = await finish(state, means, o.passphrase);
    if (finished !== null) return finished;
    needGate(state, 'locked');
    needUnchanged(state);
    const takes = await takesOf(root, means.files, state.plan, state.cases);
    return state.plan.blinding.kind === 'open'
      ? sealOpen(state, means, takes, o.reason)
      : sealBlinded(state, means, takes, o);
  });
}

async function sealBlinded(state: StudyState, means: StudyMeans, found: Takes, o: Sealing): Promise<Sealed> {
  const { root } = state;
  const passphrase = needStrong(o.passphrase);
  const inGit = await (o.inGit ?? answersInGit)(root);
  passed([...found.objections, ...inGit], o.reason);
  const despite = passed([...found.onRecord, ...inGit], o.reason);
  const place = { root, files: means.files };
  const taken = await sealedAlready(place);
  if (taken !== null) {
    throw new HumanError(
      '{0} is there, but the log tells of no seal. Bring log/ back from a copy, or move what was sealed out of the study.',
      taken,
    );
  }
  await clearAttempt(place);
  const key = Buffer.from(means.random(32));
  const box = new AnswerBox(key);
  const event = { ...about(state, means, found.takes, despite), ...(await prepared()) };
  // When this fails what was written stays: the record may be on the disk all the same.
  await record(root, means, { what: 'held', by: means.by, for: 'seal' }, event);
  await nameSealed(place, event);
  await removePlain(place, box, event);
  return { recoveryKey: writtenKey(recoveryKeyOf(key)) };

  /** All that is sealed, on the disk under passing names. */
  async function prepared(): Promise<Pick<EventOf<'sealed'>, 'sealed' | 'answers' | 'commentKey'>> {
    const changed = Math.floor(means.clock.date().getTime() / 1000) * 1000;
    const fileOf = (answer: string): string => box.sealedName(`${answer}.json`);
    try {
      const { plan, planSha256, cases } = state;
      const answers = await sealBeside(place, box, changed);
      const allocation = allocate({ plan, cases, takes: found.takes, drawKey: subkey(key, 'draws'), fileOf });
      const { cost = usualCost } = o;
      const how = { passphrase, plan: planSha256, allocation, salt: means.random(16), cost };
      const text = await sealedText(key, how);
      await sealedFileBeside(place, text, changed);
      return { sealed: hashOf(text), answers, commentKey: wrappingKeyOf(subkey(key, 'comments')) };
    } catch (error) {
      await clearAttempt(place).catch(() => undefined);
      throw error;
    }
  }
}

/** Ends a seal that is on record and was cut off; null where there is nothing to end. */
async function finish(
  { root, passed: by }: StudyState,
  means: StudyMeans,
  passphrase: string | null,
): Promise<Sealed | null> {
  const event = by.sealed?.event;
  if (event === undefined || event.commentKey === null || by.unblinded !== null) return null;
  const place = { root, files: means.files };
  const named = await nameSealed(place, event);
  if (named === 0 && !(await hasPlain(place))) return null;
  if (passphrase === null) throw new HumanError('The seal was cut off. Seal again with its passphrase to end it.');
  const { key } = await openAsSealed(root, means.files, passphrase, event);
  const removed = await removePlain(place, new AnswerBox(key), event);
  if (named + removed === 0) return null;
  await record(root, means, { what: 'held', by: means.by, for: 'seal' });
  return { recoveryKey: writtenKey(recoveryKeyOf(key)) };
}

/** An open study hides nothing: its answers stay where they are, and the allocation stands beside them. */
async function sealOpen(
  state: StudyState,
  means: StudyMeans,
  { takes, objections }: Takes,
  reason: string | null,
): Promise<Sealed> {
  const { root, plan } = state;
  const despite = passed(objections, reason);
  const drawKey = subkey(means.random(32), 'draws');
  const allocation = allocate({ plan, cases: state.cases, takes, drawKey, fileOf: () => '' });
  const text = allocationText(allocation);
  const path = join(root, allocationName);
  await clearAttempt({ root, files: means.files });
  try {
    await writeAtomically(means.files, path, text, passingMark);
  } catch (error) {
    throw refused(error, path);
  }
  await record(root, means, {
    ...about(state, means, takes, despite),
    sealed: hashOf(text),
    answers: await hashesOf(root, means.files),
    commentKey: null,
  });
  return { recoveryKey: null };
}

/** The answers as they stand in the clear. */
async function hashesOf(root: string, files: Files): Promise<Record<string, string>> {
  const names = await answerFiles(root, files);
  const hashes = new Map<string, string>();
  await inBatches(names, async (name) => {
    const path = join(root, answersFolder, name);
    try {
      hashes.set(name, hashOf(await files.read(path)));
    } catch (error) {
      throw refused(error, path);
    }
  });
  return Object.fromEntries(names.map((name) => [name, hashes.get(name) ?? '']));
}

function about(
  { planSha256 }: StudyState,
  { by }: StudyMeans,
  takes: readonly Take[],
  despite: Despite,
): Pick<EventOf<'sealed'>, 'what' | 'by' | 'plan' | 'counts' | 'despite'> {
  const counts = { complete: 0, truncated: 0, failed: 0 };
  for (const { status } of takes) counts[status]++;
  return { what: 'sealed', by, plan: planSha256, counts, despite };
}
