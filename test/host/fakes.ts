import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Answer, Diagnosis } from '../../src/arms/answer.ts';
import type { Arm, Ask } from '../../src/arms/arm.ts';
import { failedAnswer } from '../../src/arms/failedAnswer.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import { makeCase, type Case } from '../../src/cases/case.ts';
import type { Arms } from '../../src/editor/endpoints/arms.ts';
import type { ArmFace, RunSubject } from '../../src/editor/runs/run.ts';
import type { Taken } from '../../src/editor/taking.ts';

export const face: ArmFace = { id: 'scripted', label: 'Scripted', notice: '' };

/** A folder of a test's own, below that of the whole run where there is one: it goes with it. */
export function scratch(): string {
  const report = process.env['DDX_HOST_REPORT'];
  return realpathSync(mkdtempSync(join(report === undefined ? tmpdir() : dirname(report), 'ddx-host-')));
}

export function taken(text: string, uri = 'untitled:none'): Taken {
  const kase = makeCase(text, { kind: 'selection', uri, start: 0, end: text.length });
  return { case: kase, place: { uri, start: 0 }, said: 'said' };
}

export function diagnosis(rank: number, name: string, more: Partial<Diagnosis> = {}): Diagnosis {
  return {
    rank,
    name,
    probability: null,
    score: null,
    reason: 'why',
    evidence: [],
    notInCase: [],
    doNotMiss: false,
    ...more,
  };
}

export function answerTo(kase: Case, diagnoses: Diagnosis[], more: Partial<Answer> = {}): Answer {
  const base = failedAnswer(kase, face.id, 5, new ArmFailure('empty', ''), new Date(0));
  return { ...base, status: 'complete', failure: null, diagnoses, raw: 'raw', finishReason: 'stop', ...more };
}

/** An arm whose every step the test decides. */
export class ScriptedArm implements Arm {
  readonly id = face.id;
  readonly label = face.label;
  readonly asked: { readonly case: Case; readonly ask: Ask }[] = [];
  #finish: (answer: Answer) => void = () => {};

  diagnose(kase: Case, ask: Ask): Promise<Answer> {
    this.asked.push({ case: kase, ask });
    return new Promise((resolve) => {
      this.#finish = resolve;
      ask.signal.addEventListener('abort', () =>
        resolve(failedAnswer(kase, this.id, ask.top, new ArmFailure('cancelled', 'You stopped it.'), new Date(0))),
      );
    });
  }

  say(text: string, diagnoses: Diagnosis[]): void {
    this.asked.at(-1)?.ask.onProgress?.({ text, diagnoses });
  }

  finish(answer: Answer): void {
    this.#finish(answer);
  }
}

/** Stands where the real choice of arms stands. */
export function armsOf(
  open: (subject: RunSubject) => Promise<Arm>,
  chosen: () => readonly ArmFace[] = () => [face],
): Arms {
  const ready = (): Promise<void> => Promise.resolve();
  const arms = { chosen, faceOf: () => face, ready, open, unblock: () => 'runAgain' };
  return arms as unknown as Arms;
}

/** Several arms by name, each with its own script. */
export class ScriptedArms {
  #chosen: readonly string[];
  readonly #scripts = new Map<string, ScriptedArm>();
  readonly arms: Arms;

  constructor(...names: readonly string[]) {
    this.#chosen = names;
    this.arms = armsOf(
      (subject) => Promise.resolve(this.named(subject.arm.id)),
      () => this.#chosen.map((name) => ({ id: name, label: name, notice: '' })),
    );
  }

  named(name: string): ScriptedArm {
    const script = this.#scripts.get(name) ?? new ScriptedArm();
    this.#scripts.set(name, script);
    return script;
  }

  /** From now on these answer. */
  choose(...names: readonly string[]): void {
    this.#chosen = names;
  }
}

export const log = vscode.window.createOutputChannel('DDx test', { log: true });
