import * as vscode from 'vscode';
import type { Answer, Diagnosis } from '../arms/answer.ts';
import type { Arm } from '../arms/arm.ts';
import type { Case } from '../cases/case.ts';
import type { Place } from './taking.ts';

/** How an arm is shown. */
export interface ArmFace {
  readonly id: string;
  readonly label: string;
  /** A line that must stand beside its answers, or nothing. */
  readonly notice: string;
}

/** What a run is about; fixed from the start. */
export interface RunSubject {
  readonly id: string;
  readonly arm: ArmFace;
  readonly case: Case;
  readonly place: Place;
  readonly said: string;
  /** The root of the study the case belongs to. */
  readonly study: string | null;
  readonly top: number;
}

/** One question to one arm, from asking to its answer. */
export class Run implements vscode.Disposable {
  readonly subject: RunSubject;
  readonly #changed = new vscode.EventEmitter<'grown' | 'ended'>();
  readonly onDidChange = this.#changed.event;
  readonly #abort = new AbortController();
  readonly startedAt = Date.now();
  diagnoses: readonly Diagnosis[] = [];
  raw = '';
  /** Null until the answer is whole and put away. */
  answer: Answer | null;

  constructor(subject: RunSubject, answer: Answer | null = null) {
    this.subject = subject;
    this.answer = answer;
    if (answer) this.#take(answer);
  }

  get running(): boolean {
    return this.answer === null;
  }

  /** Asks the arm; resolves when an answer, perhaps a failed one, is there. The run goes on until `end`. */
  ask(arm: Arm): Promise<Answer> {
    return arm.diagnose(this.subject.case, {
      top: this.subject.top,
      signal: this.#abort.signal,
      onProgress: ({ text, diagnoses }) => {
        this.raw += text;
        this.diagnoses = diagnoses;
        this.#changed.fire('grown');
      },
    });
  }

  end(answer: Answer): void {
    this.#take(answer);
    this.#changed.fire('ended');
  }

  cancel(): void {
    this.#abort.abort();
  }

  dispose(): void {
    this.cancel();
    this.#changed.dispose();
  }

  #take(answer: Answer): void {
    this.answer = answer;
    this.diagnoses = answer.diagnoses;
    this.raw = answer.raw;
  }
}
