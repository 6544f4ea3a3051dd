import type { Answer, Diagnosis, Failure } from '../../arms/answer.ts';
import { answerId } from '../../arms/answerId.ts';
import { failureKinds } from '../../arms/failure.ts';
import { AnswerReader } from '../../arms/reading/parseAnswer.ts';
import { unmeasured } from '../../arms/unmeasured.ts';
import type { Case } from '../../cases/case.ts';
import type { PlannedArm } from '../plan/plan.ts';
import type { Given } from './givenAnswers.ts';

export interface ImportedFor {
  readonly arm: PlannedArm & { readonly kind: 'imported' };
  readonly top: number;
  /** When it is imported: stands for the time of answering where the file tells none. */
  readonly now: Date;
}

/** The record of an answer that was made elsewhere. The same words of the same file always give the same id. */
export function importedAnswer(kase: Case, given: Given, { arm, top, now }: ImportedFor): Answer {
  const { take, failed, model } = given;
  const { diagnoses, raw, parser, status, failure } = contentOf(kase, given, top);
  const parameters = { temperature: null, topP: null, seed: null, maxTokens: null, top };
  const names = { asked: arm.model ?? model ?? arm.id, returned: model };
  const started = new Date(Date.parse(given.date ?? now.toISOString()) + take - 1);
  return {
    schema: 'ddx/answer@2',
    id: answerId({
      asked: { arm: arm.id, model: names, caseSha256: kase.sha256, parameters, take },
      said: { status, kind: failure?.kind ?? null, failed, raw, diagnoses },
    }),
    arm: arm.id,
    model: names,
    status,
    failure,
    diagnoses,
    case: kase,
    caseSha256: kase.sha256,
    ...unmeasured,
    parameters,
    timings: { startedAt: started.toISOString(), firstTokenMs: null, totalMs: 0 },
    raw,
    parser,
  };
}

type Content = Pick<Answer, 'diagnoses' | 'raw' | 'parser' | 'status' | 'failure'>;

function contentOf(kase: Case, { diagnoses, raw, failed }: Given, top: number): Content {
  if (failed !== null) {
    return { diagnoses: [], raw: raw ?? '', parser: 'import@1', status: 'failed', failure: failureOf(failed) };
  }
  if (raw !== null) return read(kase, raw, top);
  const listed = diagnoses.map(({ name, reason }, i) => diagnosis(i + 1, name, reason));
  const text = diagnoses.map(({ name, reason }, i) => `${i + 1}. ${name}\n${reason === '' ? '' : `   ${reason}\n`}`);
  return { diagnoses: listed, raw: text.join(''), parser: 'import@1', status: 'complete', failure: null };
}

/** What a model wrote, read as if it had arrived here. */
function read(kase: Case, raw: string, top: number): Content {
  const reader = new AnswerReader(kase.text, top);
  reader.feed(raw);
  const { diagnoses, parser, abstained } = reader.finish(false);
  if (abstained) return { diagnoses: [], raw, parser, status: 'abstained', failure: null };
  if (diagnoses.length > 0) return { diagnoses: [...diagnoses], raw, parser, status: 'complete', failure: null };
  const failure: Failure = {
    kind: 'unparsed',
    template: 'No list of diagnoses can be read from the answer.',
    values: [],
  };
  return { diagnoses: [], raw, parser, status: 'failed', failure };
}

/** The kind where the file names one, else "empty", with the file's own words. */
function failureOf(said: string): Failure {
  const kind = failureKinds.find((one) => one === said.toLowerCase().replaceAll(/[\s_]+/g, '-'));
  if (kind !== undefined) return { kind, template: 'The model gave no answer ({0}).', values: [kind] };
  return /^(?:|yes|y|true|1|x|failed)$/i.test(said)
    ? { kind: 'empty', template: 'The model gave no answer.', values: [] }
    : { kind: 'empty', template: 'The model gave no answer ({0}).', values: [said.slice(0, 500)] };
}

function diagnosis(rank: number, name: string, reason: string): Diagnosis {
  return { rank, name, probability: null, score: null, reason, evidence: [], notInCase: [], doNotMiss: false };
}
