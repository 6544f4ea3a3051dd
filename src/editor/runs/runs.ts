import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Answer } from '../../arms/answer.ts';
import { ArmFailure } from '../../arms/failure.ts';
import type { Case } from '../../cases/case.ts';
import type { Arms } from '../endpoints/arms.ts';
import { placeOf } from './placeOf.ts';
import { Round } from './round.ts';
import { Run, type ArmFace, type RunChanges, type RunSubject } from './run.ts';
import type { RunRecord, RunRecords } from './runRecord.ts';
import { settings } from '../settings.ts';
import type { Study } from '../../study/study.ts';
import type { Shelves } from '../shelves.ts';
import type { Taken } from '../taking.ts';

/** All runs of this window, and those of earlier windows whose panels come back. */
export class Runs implements vscode.Disposable {
  readonly #arms: Arms;
  readonly #shelves: Shelves;
  readonly #folder: string;
  #loadedRecords: Promise<RunRecords> | undefined;
  #goingDown = false;
  /** Runs whose answer is there but not yet on the disk. */
  readonly #puttingAway = new Map<Run, Promise<void>>();
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Map<string, Run>();
  readonly #changed = new vscode.EventEmitter<Run>();
  readonly onDidChange = this.#changed.event;

  /** `folder`: where what the panels need after a reload is kept. */
  constructor(arms: Arms, shelves: Shelves, folder: string, log: vscode.LogOutputChannel) {
    this.#arms = arms;
    this.#shelves = shelves;
    this.#folder = folder;
    this.#log = log;
  }

  get running(): readonly Run[] {
    return [...this.#known.values()].filter((run) => run.running);
  }

  /** Begins a run of each arm that is chosen and returns at once; the answers come over the runs' own events. */
  start({ case: kase, place, said }: Taken, study: Study | null): Round {
    const top = study?.plan?.top ?? settings().top;
    return this.#round({ case: kase, place, said, study: study?.root ?? null, top, maxTokens: null });
  }

  /**
   * What an arm is asked about that is chosen now and was not in the round: the whole case, for it may have the room
   * that others lacked. Where only a part is left the person decides; nothing when they would rather not.
   */
  async caseForOthers(round: Round): Promise<Case | undefined> {
    const subjects = round.runs.map(({ subject }) => subject);
    const { case: part, place } = round.runs[0].subject;
    const others = this.#arms.chosen().filter(({ id }) => !subjects.some(({ arm }) => arm.id === id));
    const whole = subjects.find((one) => one.case.shortened === null)?.case;
    if (whole || others.length === 0) return whole ?? part;
    const { wholeCase } = await import('./wholeCase.ts');
    const found = await wholeCase({ case: part, place });
    if (found) return found;
    const names = others.map(({ label }) => label).join(', ');
    const ask = vscode.l10n.t('Ask About the Part');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Ask {0} about a part of the case only?', names),
      {
        modal: true,
        detail: vscode.l10n.t(
          'The case was shortened for another arm, and its whole text is no longer where it was. To have all of it asked, select it and diagnose it again.',
        ),
      },
      ask,
    );
    return chosen === ask ? part : undefined;
  }

  /** The case once more, by the arms that are chosen now: each as it was asked before, others about `forOthers`. */
  startAgain(round: Round, forOthers: Case): Round {
    const subjects = round.runs.map(({ subject }) => subject);
    return this.#round({ ...round.runs[0].subject, case: forOthers, maxTokens: null }, (arm) => {
      const before = subjects.find((one) => one.arm.id === arm.id);
      return before && { case: before.case, maxTokens: before.maxTokens };
    });
  }

  /** The same once more, by the same arm, in the place of a run of the same round. */
  again(run: Run, changes: RunChanges = {}): Run {
    return this.#begin({ ...run.subject, ...changes, id: randomUUID() });
  }

  /** Shows an answer that was given earlier. */
  async show(answer: Answer, study: string | null): Promise<Round> {
    const subject: RunSubject = {
      id: randomUUID(),
      round: randomUUID(),
      arm: this.#arms.faceOf(answer),
      case: answer.case,
      place: placeOf(answer.case, study),
      said: vscode.l10n.t('{0} characters', answer.case.text.length.toLocaleString(vscode.env.language)),
      study,
      top: answer.parameters.top,
      maxTokens: null,
    };
    const run = new Run(subject, answer);
    this.#known.set(run.subject.id, run);
    await this.#remember(run);
    return new Round([run]);
  }

  /** The round of these runs, of this window or as an earlier one recorded them; null when none is left. */
  async restore(ids: readonly string[]): Promise<Round | null> {
    const found = (await Promise.all(ids.map((id) => this.#restore(id)))).filter((run) => run !== null);
    const [first, ...others] = found;
    if (first === undefined) return null;
    return new Round([first, ...others.filter((run) => run.subject.round === first.subject.round)]);
  }

  async #restore(id: string): Promise<Run | null> {
    const known = this.#known.get(id);
    if (known) return known;
    const record = await (await this.#records()).load(id);
    if (!record) return null;
    const answer = await this.#answerOf(record);
    if (!answer) return null;
    const { round, arm, said, place, study, maxTokens } = record;
    const { top } = answer.parameters;
    const run = new Run({ id, round, arm, said, place, study, maxTokens, top, case: answer.case }, answer);
    this.#known.set(id, run);
    return run;
  }

  /** A panel was closed: its run is stopped, and no longer held once it ended. */
  release(run: Run): void {
    run.cancel();
    this.#known.delete(run.subject.id);
  }

  /**
   * Before the window goes: an answer that is there is put away, and what is still streaming is put down as
   * interrupted, with all that had arrived.
   */
  async putDown(): Promise<void> {
    this.#goingDown = true;
    const streaming = this.running.filter((run) => !this.#puttingAway.has(run));
    await Promise.all([...this.#puttingAway.values(), ...streaming.map((run) => this.#putDown(run))]);
  }

  dispose(): void {
    for (const run of this.#known.values()) run.dispose();
    this.#changed.dispose();
  }

  #records(): Promise<RunRecords> {
    this.#loadedRecords ??= import('./runRecord.ts').then(({ RunRecords }) => new RunRecords(this.#folder));
    return this.#loadedRecords;
  }

  #round(
    subject: Omit<RunSubject, 'id' | 'round' | 'arm'>,
    own: (arm: ArmFace) => Partial<RunSubject> | undefined = () => undefined,
  ): Round {
    const round = randomUUID();
    const begin = (arm: ArmFace): Run => this.#begin({ ...subject, ...own(arm), id: randomUUID(), round, arm });
    const [first, ...others] = this.#arms.chosen();
    return new Round([begin(first), ...others.map(begin)]);
  }

  #begin(subject: RunSubject): Run {
    const run = new Run(subject);
    this.#known.set(subject.id, run);
    this.#log.info(`run ${subject.id} begun by arm ${subject.arm.id}`);
    this.#changed.fire(run);
    void this.#carryOut(run);
    return run;
  }

  async #carryOut(run: Run): Promise<void> {
    await this.#putDown(run);
    const answer = await this.#answer(run);
    const away = this.#putAway(run, answer);
    this.#puttingAway.set(run, away);
    await away;
    this.#puttingAway.delete(run);
    this.#log.info(`run ${run.subject.id} ended: ${answer.status}${answer.failure ? ` (${answer.failure.kind})` : ''}`);
    this.#changed.fire(run);
    await (await this.#records()).prune(new Set(this.#known.keys()));
  }

  /** The arm's answer. What may not be sent, and a bug, are failed answers too. */
  async #answer(run: Run): Promise<Answer> {
    try {
      return await run.ask(await this.#arms.open(run.subject));
    } catch (error) {
      if (!(error instanceof ArmFailure)) this.#log.error(error instanceof Error ? error : String(error));
      const failure =
        error instanceof ArmFailure
          ? error
          : new ArmFailure('server-error', 'Something went wrong inside the extension. The log has the details.');
      return brokenOff(run, failure);
    }
  }

  async #putAway(run: Run, answer: Answer): Promise<void> {
    if (answer.status !== 'failed') {
      void vscode.commands.executeCommand('setContext', 'ddx.answered', true);
      await this.#shelves.keep(run.subject.study, answer);
    }
    run.end(answer);
    await this.#remember(run);
  }

  /** What a reload in the middle of a stream would leave behind, written before it can happen. */
  async #putDown(run: Run): Promise<void> {
    const failure = new ArmFailure(
      'interrupted',
      'The window was reloaded while the answer was arriving. What had arrived is kept below; run again for a whole answer.',
    );
    await this.#save(recordOf(run, await brokenOff(run, failure), null));
  }

  async #answerOf(record: RunRecord): Promise<Answer | null> {
    if (record.answer) return record.answer;
    if (record.answerId === null) return null;
    return this.#shelves.findAnswer(record.study, record.answerId);
  }

  /** Writes down what a panel needs to show the run again. */
  async #remember(run: Run): Promise<void> {
    const { answer, subject } = run;
    // A run that only the window's end has cancelled stays put down as interrupted.
    if (!answer || (this.#goingDown && answer.failure?.kind === 'cancelled')) return;
    const shelved = answer.status !== 'failed' && (await this.#shelves.findAnswer(subject.study, answer.id)) !== null;
    await this.#save(recordOf(run, shelved ? null : answer, shelved ? answer.id : null));
  }

  /** Without its record a run is only lost to a reload; that must not stop it. */
  async #save(record: RunRecord): Promise<void> {
    try {
      await (await this.#records()).save(record);
    } catch (error) {
      this.#log.warn(`run ${record.id} could not be recorded: ${String(error)}`);
    }
  }
}

function recordOf(run: Run, answer: Answer | null, answerId: string | null): RunRecord {
  const { id, round, arm, said, place, study, maxTokens } = run.subject;
  return { schema: 'ddx/run@1', id, round, arm, said, place, study, maxTokens, answer, answerId };
}

/** A failed answer that holds what had arrived. */
async function brokenOff({ subject, startedAt, diagnoses, raw, tokens }: Run, failure: ArmFailure): Promise<Answer> {
  // What had arrived by now: more may while the rest is loaded.
  const arrived = { diagnoses: [...diagnoses], raw, tokens };
  const { failedAnswer } = await import('../../arms/failedAnswer.ts');
  return {
    ...failedAnswer(subject.case, subject.arm.id, subject.top, failure, new Date(startedAt)),
    ...arrived,
  };
}
