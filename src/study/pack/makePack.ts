import { createHmac } from 'node:crypto';
import type { Answer } from '../../arms/answer.ts';
import { titleOf } from '../../cases/case.ts';
import type { Reference } from '../../cases/reference.ts';
import { HumanError } from '../../humanError.ts';
import { hashOf } from '../../ledger/line.ts';
import type { Signer } from '../../ledger/signing.ts';
import { needGate, needUnchanged } from '../gates/order.ts';
import { stateOf, type StudyState } from '../gates/state.ts';
import type { EventOf, StudyEvent } from '../log/event.ts';
import { record } from '../log/record.ts';
import { inTurn } from '../log/turn.ts';
import type { StudyMeans } from '../means.ts';
import type { PlannedRater } from '../plan/plan.ts';
import type { Allocation } from '../sealing/allocation.ts';
import { sealedAnswer } from '../sealing/sealAnswers.ts';
import { openSealed, type Opened } from '../sealing/sealedFile.ts';
import { studyCases } from '../studyCases.ts';
import { instructionsFor } from './instructions.ts';
import { normaliser } from './normalise.ts';
import { outPlace } from './outPlace.ts';
import { Pack, packFile, ShownAnswer, type Stage } from './pack.ts';
import { writePack } from './packFiles.ts';
import { needStageBefore } from './stages.ts';

export interface PackWanted {
  readonly rater: string;
  /** Where the pack is to be: a folder that is not there yet, or empty, outside the study. */
  readonly out: string;
  /** The passphrase or the recovery key. */
  readonly secret: string;
  /** The coordinator's, whose public key goes into the pack. */
  readonly signer: Signer;
  /** Left out: the first stage that the rater has not completed. */
  readonly stage?: Stage;
}

export interface PackMade {
  readonly out: string;
  readonly id: string;
  readonly stage: Stage;
  readonly cases: number;
  readonly answers: number;
  /** What the coordinator should know; nothing of it is in the pack. */
  readonly notes: readonly HumanError[];
}

type Visits = Allocation['raters'][number];

/** Makes the only thing that a blinded rater gets. Made again, it is the same pack, byte for byte. */
export function makePack(root: string, means: StudyMeans, wanted: PackWanted): Promise<PackMade> {
  return inTurn(root, means, async () => {
    const { files, by } = means;
    const state = await stateOf(root, files);
    const rater = raterOf(state, wanted.rater);
    needGate(state, 'sealed');
    needUnchanged(state);
    const place = await outPlace(wanted.out, root, files);
    const opened = await openSealed(root, files, wanted.secret);
    const key = wanted.signer.publicKey;
    const isKnown = state.log.all('keyed').some(({ event }) => event.key === key);
    const keyed: StudyEvent[] = isKnown ? [] : [{ what: 'keyed', by, key }];
    await record(root, means, { what: 'held', by, for: 'pack' }, ...keyed);

    const visits = await visitsOf(state, means, opened.allocation, wanted);
    const made = await contentOf(state, means, { rater, visits, opened, coordinatorKey: key });
    const mark = Buffer.from(means.random(4)).toString('hex');
    const written = await writePack(files, place, made.content, ['ratings', 'keys'], mark);
    try {
      // Before it stands in its place: there is no pack that the study does not know.
      await record(root, means, { ...made.packed, by });
    } catch (error) {
      await written.drop();
      throw error;
    }
    await written.put();
    const { pack, stage, cases } = made.packed;
    const answers = made.shown;
    return { out: place.path, id: pack, stage, cases: cases.length, answers, notes: made.notes };
  });
}

function raterOf({ plan, log }: StudyState, id: string): PlannedRater {
  if (plan.blinding.kind === 'open') {
    throw new HumanError('This study is open: it is rated in its own folder, and there are no packs.');
  }
  const rater = plan.raters.find((one) => one.id === id);
  if (rater === undefined) {
    const all = plan.raters.map((one) => one.id).join(', ') || '-';
    throw new HumanError('The plan has no rater {0}. Its raters: {1}.', id, all);
  }
  if (log.all('withdrew').some(({ event }) => event.rater === id)) {
    throw new HumanError('{0} took consent back. Make no pack for this rater.', id);
  }
  return rater;
}

/** What the rater meets in the stage that is due. */
async function visitsOf(
  state: StudyState,
  { files }: StudyMeans,
  allocation: Allocation,
  { rater, stage }: PackWanted,
): Promise<Visits> {
  const all = allocation.raters.filter((one) => one.rater === rater && one.cases.length > 0);
  if (all.length === 0) throw new HumanError('Nothing was allotted to {0}: there is nothing to pack.', rater);
  const packIdOf = (visits: Visits): string => packId(allocation, visits);
  if (stage !== undefined) {
    const place = all.findIndex((one) => one.stage === stage);
    const [visits, before] = [all[place], all[place - 1]];
    if (visits === undefined) {
      const stages = all.map((one) => one.stage).join(', ');
      throw new HumanError('{0} has no stage {1}. What was allotted: {2}.', rater, stage, stages);
    }
    if (before !== undefined) await needStageBefore(state, files, { ...before, pack: packIdOf(before) });
    return visits;
  }
  let due = all[0] as Visits;
  for (const next of all.slice(1)) {
    // A pack of the first stage that got lost can be made again; once it was collected the next one is due.
    const pack = packIdOf(due);
    if (!state.log.all('collected').some(({ event }) => event.pack === pack)) break;
    await needStageBefore(state, files, { ...due, pack });
    due = next;
  }
  return due;
}

/** Drawn from the key, so that a pack which is made again is the same one. */
function packId({ drawKey }: Allocation, { rater, stage }: Pick<Visits, 'rater' | 'stage'>): string {
  const label = `pack|${stage}|${rater}`;
  return createHmac('sha256', Buffer.from(drawKey, 'hex')).update(label, 'utf8').digest('hex').slice(0, 16);
}

interface Making {
  readonly rater: PlannedRater;
  readonly visits: Visits;
  readonly opened: Opened;
  readonly coordinatorKey: string;
}

interface Made {
  /** The texts of all files, by their paths. */
  readonly content: ReadonlyMap<string, string>;
  readonly packed: Omit<EventOf<'packed'>, 'by'>;
  /** How many answers the pack shows. */
  readonly shown: number;
  readonly notes: readonly HumanError[];
}

async function contentOf(state: StudyState, means: StudyMeans, making: Making): Promise<Made> {
  const { rater, visits, opened, coordinatorKey } = making;
  const { stage } = visits;
  const { plan, passed } = state;
  const isScorer = stage === 'rating' && rater.role !== 'reader';
  const content = new Map<string, string>();
  const texts = await textsOf(state, means);
  const { shown, notes } = await shownAnswers(state, means, making);
  for (const answer of shown.values()) content.set(`answers/${answer.id}.json`, json(answer));
  const order = visits.cases.map((visit) => {
    const { text, sha256 } = caseOf(visit.case, texts);
    // Not the heading, which is not part of the case and may give the diagnosis away.
    const title = titleOf(text);
    content.set(`cases/${visit.case}.txt`, text);
    const answers = visit.answers.filter((id) => shown.has(id));
    const mustNotMiss = isScorer ? (plan.mustNotMiss[visit.case] ?? []) : [];
    return { case: visit.case, title, caseSha256: sha256, answers, mustNotMiss };
  });
  if (isScorer) content.set('references.jsonl', await referencesOf(state, new Set(order.map((one) => one.case))));
  const instructions = instructionsFor(stage, rater);
  content.set('README.md', instructions);
  content.set('.gitattributes', '* -text\n');
  content.set('.gitignore', 'keys/\n*.tmp\n');
  const sealed = passed.sealed?.event;
  const pack = Pack.parse({
    schema: 'ddx/pack@1',
    id: packId(opened.allocation, visits),
    plan: passed.locked?.event.plan,
    rater: rater.id,
    role: rater.role,
    stage,
    instructions,
    consent: plan.governance.consent,
    rubric: plan.rubric,
    top: plan.top,
    order,
    commentKey: sealed?.commentKey ?? null,
    coordinatorKey,
    files: Object.fromEntries([...content].sort(byName).map(([path, text]) => [path, hashOf(text)])),
  });
  const text = json(pack);
  content.set(packFile, text);
  const cases = order.map(({ case: id, caseSha256, answers }) => ({
    case: id,
    caseSha256,
    // Readers judge none: how long the list of the arm that assists is would tell it to those who score.
    answers:
      stage === 'rating'
        ? answers.map((answer) => ({ id: answer, diagnoses: shown.get(answer)?.diagnoses.length ?? 0 }))
        : [],
  }));
  const packed = { what: 'packed', rater: rater.id, stage, pack: pack.id, sha256: hashOf(text), cases } as const;
  return { content, packed, shown: shown.size, notes };
}

interface Text {
  readonly text: string;
  readonly sha256: string;
}

/** The exact texts as they were fixed. */
async function textsOf(state: StudyState, { files }: StudyMeans): Promise<ReadonlyMap<string, Text>> {
  const { cases, problems } = await studyCases(state.study, files);
  const fixed = new Map(state.cases.map(({ id, sha256 }) => [id, sha256]));
  const [problem] = problems;
  if (problem !== undefined && cases.length < fixed.size) throw problem;
  return new Map(cases.filter(({ id, sha256 }) => fixed.get(id) === sha256).map((one) => [one.id, one]));
}

function caseOf(id: string, texts: ReadonlyMap<string, Text>): Text {
  const found = texts.get(id);
  if (found !== undefined) return found;
  throw new HumanError('The text of the case {0} is not the one that was locked. Bring it back from a copy.', id);
}

/** The answers of this pack under their random ids. Failed ones are not shown: they score by rule. */
async function shownAnswers(
  { root, plan }: StudyState,
  { files }: StudyMeans,
  { visits, opened }: Making,
): Promise<{ shown: ReadonlyMap<string, ShownAnswer>; notes: HumanError[] }> {
  const entries = new Map(opened.allocation.answers.map((entry) => [entry.id, entry]));
  const answers = new Map<string, Answer>();
  for (const id of visits.cases.flatMap((visit) => visit.answers)) {
    const entry = entries.get(id);
    if (entry === undefined) throw new HumanError('The allocation does not know the answer {0}. It was changed.', id);
    if (entry.status === 'failed') continue;
    answers.set(id, await sealedAnswer(root, files, opened.key, entry));
  }
  const tells = [
    ...plan.arms.flatMap((arm) => [arm.id, 'endpoint' in arm ? arm.endpoint : '', 'model' in arm ? arm.model : '']),
    ...plan.arms.map((arm) => ('profile' in arm ? arm.profile : '')),
    ...[...answers.values()].flatMap(({ arm, model }) => [arm, model.asked, model.returned]),
  ].filter((tell) => typeof tell === 'string');
  const normalise = normaliser({ top: plan.top, showReasons: plan.blinding.showReasons, tells });
  const shown = new Map<string, ShownAnswer>();
  const notes: HumanError[] = [];
  for (const [id, answer] of answers) {
    const { diagnoses, emptied } = normalise(answer.diagnoses);
    shown.set(id, ShownAnswer.parse({ schema: 'ddx/shown@1', id, case: entries.get(id)?.case, diagnoses }));
    for (const rank of emptied) {
      notes.push(
        new HumanError(
          'The answer {0} names no diagnosis at rank {1}, only who wrote it: a neutral word stands there.',
          id,
          String(rank),
        ),
      );
    }
  }
  return { shown, notes };
}

async function referencesOf({ study }: StudyState, cases: ReadonlySet<string>): Promise<string> {
  const { byCase } = await study.references();
  const lines = [...byCase]
    .filter(([id]) => cases.has(id))
    .sort(byName)
    .map(([, reference]: [string, Reference]) => `${JSON.stringify(reference)}\n`);
  return lines.join('');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
