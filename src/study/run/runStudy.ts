import type { Answer } from '../../arms/answer.ts';
import type { Arm, Waiting } from '../../arms/arm.ts';
import { isHeldBack } from '../../arms/gate/heldBack.ts';
import type { Case } from '../../cases/case.ts';
import { HumanError } from '../../humanError.ts';
import { needGate, needUnchanged } from '../gates/order.ts';
import { stateOf, type StudyState } from '../gates/state.ts';
import { StudyLog } from '../log/studyLog.ts';
import { inTurn } from '../log/turn.ts';
import type { StudyMeans } from '../means.ts';
import type { PlannedArm } from '../plan/plan.ts';
import { answersDue, belongs, chosen, mayPass, type Try } from '../sealing/takes.ts';
import { Shelf } from '../shelf.ts';
import { studyCases } from '../studyCases.ts';
import { aloneAt } from './aloneAt.ts';
import { asTaken } from './asTaken.ts';

/** One answer that was asked for now and is on the disk. */
export interface Ran {
  readonly arm: string;
  readonly case: string;
  readonly answer: Answer;
  /** How many were to be asked, and which of them this is. */
  readonly number: number;
  readonly of: number;
}

export interface RunOptions {
  /** `seedStep`: how far the seed is moved on, so that several answers to one case differ; 0 for the first. */
  armOf(planned: PlannedArm, seedStep: number): Promise<Arm>;
  readonly signal: AbortSignal;
  readonly only?: { readonly arm?: string | undefined; readonly case?: string | undefined };
  readonly onBegin?: (toAsk: number, there: number) => void;
  readonly onWaiting?: (waiting: Waiting) => void;
  readonly onAnswer?: (ran: Ran) => void;
}

export interface RunOutcome {
  /** Answers that were there before. */
  readonly there: number;
  /** Asked now and kept, failed ones too. */
  readonly kept: number;
  readonly failed: number;
  /** Not asked, or failed in a way that may pass: another run asks them. */
  readonly missing: number;
  /** What was left out, and why. */
  readonly problems: readonly HumanError[];
}

/** So many failures of an arm one after another are no matter of the case. */
const patience = 3;

/** Asks, one after another, what a locked plan still lacks; run again, it goes on where it was stopped. */
export async function runStudy(root: string, means: StudyMeans, o: RunOptions): Promise<RunOutcome> {
  const state = await stateOf(root, means.files);
  needGate(state, 'locked');
  needUnchanged(state);
  const arms = armsAsked(state, o.only?.arm);
  const cases = await casesAsked(state, means, o.only?.case);
  return aloneAt(root, means, async () => {
    const running = new Running(state, means, o);
    return running.run(arms, cases);
  });
}

function armsAsked({ plan }: StudyState, id: string | undefined): readonly PlannedArm[] {
  const asked = plan.arms.filter(({ kind }) => kind === 'embedded' || kind === 'endpoint');
  if (id === undefined) return asked;
  const arm = plan.arms.find((one) => one.id === id);
  if (arm === undefined) {
    throw new HumanError('The plan has no arm “{0}”. It has: {1}.', id, plan.arms.map((one) => one.id).join(', '));
  }
  if (asked.includes(arm)) return [arm];
  throw arm.kind === 'imported'
    ? new HumanError(
        'The answers of the arm “{0}” are imported: use {1}.',
        id,
        `ddx study answers DIR FILE --arm ${id}`,
      )
    : new HumanError('The arm “{0}” is what readers write: they are not asked here.', id);
}

async function casesAsked(state: StudyState, { files }: StudyMeans, id: string | undefined): Promise<readonly Case[]> {
  const { cases } = await studyCases(state.study, files);
  const fixed = new Map(state.cases.map((one) => [one.id, one.sha256]));
  const usable = cases.filter((one) => fixed.get(one.id) === one.sha256);
  const missing = state.cases.find((one) => !usable.some((there) => there.id === one.id));
  if (missing !== undefined) {
    throw new HumanError(
      'The text of the case {0} is not the one that was locked. Put it back, or record a deviation.',
      missing.id,
    );
  }
  if (id === undefined) return usable;
  const kase = usable.find((one) => one.id === id.normalize('NFC'));
  if (kase === undefined) throw new HumanError('The study has no case “{0}”.', id);
  return [kase];
}

/** An answer that is there, and the seed it was asked with. */
interface Tried extends Try {
  readonly seed: number | null;
}

interface Wanted {
  readonly planned: PlannedArm;
  readonly kase: Case;
  readonly seedStep: number;
}

class Running {
  readonly #state: StudyState;
  readonly #means: StudyMeans;
  readonly #o: RunOptions;
  readonly #shelf: Shelf;
  readonly #problems: HumanError[] = [];
  readonly #arms = new Map<string, Promise<Arm>>();

  constructor(state: StudyState, means: StudyMeans, o: RunOptions) {
    this.#state = state;
    this.#means = means;
    this.#o = o;
    const report = (problem: HumanError): void => void this.#problems.push(problem);
    this.#shelf = new Shelf(state.root, state.study, { files: means.files, report });
  }

  async run(arms: readonly PlannedArm[], cases: readonly Case[]): Promise<RunOutcome> {
    const { wanted, there } = await this.#wanted(arms, cases);
    // Whatever keeps an arm from being asked at all is said before the first question.
    for (const { planned, seedStep } of wanted) await this.#armOf(planned, seedStep);
    this.#o.onBegin?.(wanted.length, there);
    let kept = 0;
    let failed = 0;
    let settled = 0;
    const inARow = new Map<string, number>();
    for (const [at, one] of wanted.entries()) {
      if (this.#o.signal.aborted) break;
      const { id } = one.planned;
      if ((inARow.get(id) ?? 0) >= patience) continue;
      const answer = await this.#ask(one);
      if (answer === null) break;
      kept++;
      if (answer.status === 'failed') failed++;
      const passing = mayPass(answer);
      if (!passing) settled++;
      const held = answer.failure !== null && isHeldBack(answer.failure);
      const row = passing && !held ? (inARow.get(id) ?? 0) + 1 : 0;
      inARow.set(id, row);
      this.#o.onAnswer?.({ arm: id, case: one.kase.id, answer, number: at + 1, of: wanted.length });
      if (row === patience) this.#problems.push(gaveUp(id));
    }
    return { there, kept, failed, missing: wanted.length - settled, problems: this.#problems };
  }

  /** What is missing, an arm after another, so that a server loads each model once. */
  async #wanted(
    arms: readonly PlannedArm[],
    cases: readonly Case[],
  ): Promise<{ readonly wanted: readonly Wanted[]; readonly there: number }> {
    const { plan } = this.#state;
    const tries = await this.#tries();
    const wanted: Wanted[] = [];
    let there = 0;
    for (const planned of arms) {
      const due = answersDue(plan, planned);
      const own = tries.filter(({ arm }) => arm === planned.id);
      const seeds = own.map(({ seed }) => seed).filter((seed) => seed !== null);
      const base = seeds.reduce((least, seed) => Math.min(least, seed), Infinity);
      const byCase = Map.groupBy(own, (answer) => answer.case.id);
      for (const kase of cases) {
        const answers = (byCase.get(kase.id) ?? []).filter((answer) => belongs(plan, kase, answer));
        const { takes } = chosen(answers, due);
        const settled = takes.filter((answer) => !mayPass(answer));
        there += settled.length;
        const steps = freeSteps(
          settled.map(({ seed }) => seed),
          base,
          due,
        );
        for (const seedStep of steps.slice(0, due - settled.length)) wanted.push({ planned, kase, seedStep });
      }
    }
    return { wanted, there };
  }

  async #tries(): Promise<readonly Tried[]> {
    const tries: Tried[] = [];
    for (const { id } of await this.#shelf.answers()) {
      const answer = await this.#shelf.loadAnswer(id);
      if (answer !== null) tries.push(slim(answer));
    }
    return tries;
  }

  #armOf(planned: PlannedArm, seedStep: number): Promise<Arm> {
    const key = `${planned.id} ${seedStep}`;
    const arm = this.#arms.get(key) ?? this.#o.armOf(planned, seedStep);
    this.#arms.set(key, arm);
    return arm;
  }

  /** Null when it was stopped: what had come by then is no answer. */
  async #ask({ planned, kase, seedStep }: Wanted): Promise<Answer | null> {
    const arm = await this.#armOf(planned, seedStep);
    const { signal, onWaiting } = this.#o;
    const ask = { top: this.#state.plan.top, signal, ...(onWaiting === undefined ? {} : { onWaiting }) };
    const answer = asTaken(await arm.diagnose(kase, ask), planned.id, seedStep);
    if (answer.failure?.kind === 'cancelled') return null;
    await inTurn(this.#state.root, this.#means, () => this.#save(answer));
    return answer;
  }

  /** What came after the seal would lie in the clear beside it. */
  async #save(answer: Answer): Promise<void> {
    const log = await StudyLog.read(this.#state.root, this.#means.files);
    if (log.last('sealed') !== null) {
      throw new HumanError('The study was sealed meanwhile, so this answer was not kept, and no more are asked.');
    }
    await this.#shelf.saveAnswer(answer);
  }
}

/** Which steps of the seed, counted from where it begins, no answer has yet. */
function freeSteps(used: readonly (number | null)[], base: number, due: number): number[] {
  const all = Array.from({ length: due }, (_, i) => i);
  // A server that takes no seed: then the answers are told apart by their number.
  return used.includes(null) ? all.slice(used.length) : all.filter((step) => !used.includes(base + step));
}

/** Texts and lists are let go of: a study may have many thousand answers. */
function slim({ id, arm, status, failure, caseSha256, case: kase, parameters, timings }: Answer): Tried {
  const { top, seed } = parameters;
  const { startedAt } = timings;
  const { shortened } = kase;
  const about = { case: { id: kase.id, shortened }, parameters: { top }, timings: { startedAt } };
  return { id, arm, status, failure, caseSha256, ...about, seed };
}

function gaveUp(arm: string): HumanError {
  return new HumanError(
    'The arm “{0}” failed {1} times in a row, so it was asked no more. Put right what is wrong and run again.',
    arm,
    String(patience),
  );
}
