import type { Case } from '../cases/case.ts';
import type { Answer } from './answer.ts';
import { answerId } from './answerId.ts';
import type { ArmFailure } from './failure.ts';
import { unmeasured } from './unmeasured.ts';

/** The answer of an arm that was never asked: why not, and nothing else. */
export function failedAnswer(kase: Case, arm: string, top: number, failure: ArmFailure, startedAt: Date): Answer {
  const { kind, template, values } = failure;
  const parameters = { temperature: null, topP: null, seed: null, maxTokens: null, top };
  const at = startedAt.toISOString();
  return {
    schema: 'ddx/answer@2',
    id: answerId({ asked: { arm, case: kase.sha256, parameters, at }, said: kind }),
    arm,
    model: { asked: '', returned: null },
    status: 'failed',
    failure: { kind, template, values: [...values] },
    diagnoses: [],
    case: kase,
    caseSha256: kase.sha256,
    ...unmeasured,
    parameters,
    timings: { startedAt: at, firstTokenMs: null, totalMs: 0 },
    raw: '',
    parser: 'none',
  };
}
