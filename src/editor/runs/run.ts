import * as vscode from 'vscode';
import type { Answer, Diagnosis, Tokens } from '../../arms/answer.ts';
import type { Arm, Waiting } from '../../arms/arm.ts';
import type { Case } from '../../cases/case.ts';
import type { Place } from '../taking.ts';

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
  /** The round it belongs to: the same case, asked of several arms at once. */
  readonly round: string;
  readonly arm: ArmFace;
  readonly case: Case;
  readonly place: Place;
  readonly said: string;
  /** The root of the study the case belongs to. */
  readonly study: string | null;
  readonly top: number;
  /** Another limit of the answer's tokens than the arm's own, for this run alone. */
  readonly maxTokens: number | null;
}

/** What may be different when the same is asked once more. */
export interface RunChanges {
  readonly case?: Case;
  readonly maxTokens?: number;
}

/** One question to one arm, from asking to its answer. */
export class Run implements vscode.Disposable {
  readonly subject: RunSubject;
  readonly #changed = new vscode.EventEmitter<'grown' | 'status' | 'ended'>();
  readonly onDidChange = this.#changed.event;
  readonly #abort = new AbortController();
  readonly startedAt = Date.now();
  diagnoses: readonly Diagnosis[] = [];
  raw = '';
  /** Whether the person is asked if the case may leave. */
  held = false;
  /** What the prompt takes, once the arm has counted. */
  tokens: Tokens | null = null;
  #waiting: { readonly for: Waiting; readonly until: number } | null = null;
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

  /** Why the arm waits before it asks again, and for how many seconds more. */
  get waiting(): Waiting | null {
    if (this.#waiting === null) return null;
    const { for: waiting, until } = this.#waiting;
    return { ...waiting, seconds: Math.max(0, (until - performance.now()) / 1000) };
  }

  /** Asks the arm; resolves when an answer, perhaps a failed one, is there. The run goes on until `end`. */
  ask(arm: Arm): Promise<Answer> {
    return arm.diagnose(this.subject.case, {
      top: this.subject.top,
      signal: this.#abort.signal,
      onHeld: () => {
        this.held = true;
        this.#changed.fire('status');
      },
      onProgress: ({ text, diagnoses }) => {
        const waited = this.#waiting !== null || this.held;
        this.held = false;
        this.#waiting = null;
        this.raw += text;
        this.diagnoses = diagnoses;
        this.#changed.fire(waited ? 'status' : 'grown');
      },
      onWaiting: (waiting) => {
        this.held = false;
        this.#waiting = { for: waiting, until: performance.now() + waiting.seconds * 1000 };
        this.#changed.fire('status');
      },
      onTokens: (tokens) => {
        this.held = false;
        this.tokens = tokens;
        this.#changed.fire('status');
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
    this.held = false;
    this.#waiting = null;
    this.tokens = answer.tokens;
    this.diagnoses = answer.diagnoses;
    this.raw = answer.raw;
  }
}
