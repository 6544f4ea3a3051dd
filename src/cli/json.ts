import { failureMessage, type Answer } from '../arms/answer.ts';
import { readLess, readLessWarning } from '../arms/tokens/readLess.ts';
import type { FailureKind } from '../arms/failure.ts';
import type { Finding } from '../cases/lexicon/finding.ts';
import type { Identifier } from '../cases/phi/identifier.ts';
import { fill } from '../humanError.ts';

/** What `--json` prints for an answer: exactly one object, on one line. */
export function answerJson(answer: Answer): string {
  const { failure } = answer;
  if (failure === null) return line(shape(answer));
  const arrived = answer.raw !== '' || answer.diagnoses.length > 0;
  return line({
    error: { kind: failure.kind, message: failureMessage(failure) },
    partial: arrived ? shape(answer) : null,
  });
}

/** What `--json` prints when there was nothing to ask. */
export function errorJson(kind: FailureKind, message: string): string {
  return line({ error: { kind, message }, partial: null });
}

/** What `ddx findings --json` prints. */
export function findingsJson(findings: readonly Finding[]): string {
  return line({
    findings: findings.map(({ finding, text, start, end, present, whose, when, certain, value, unit }) => ({
      finding,
      text,
      start,
      end,
      present,
      whose,
      when,
      certain,
      value,
      unit,
    })),
  });
}

/** What `ddx phi --json` prints. */
export function identifiersJson(found: readonly Identifier[]): string {
  return line({
    findings: found.map((one) => ({
      class: one.class,
      start: one.start,
      end: one.end,
      text: one.text,
      confidence: one.confidence,
    })),
  });
}

function shape(answer: Answer) {
  const { arm, model, status, caseSha256, promptSha256, template, usage, raw } = answer;
  const { profile, form, constraint, origin, location, api, parameters, finishReason, tokens, retries, parser } =
    answer;
  const { firstTokenMs, totalMs } = answer.timings;
  return {
    arm,
    model,
    status,
    diagnoses: answer.diagnoses.map(({ rank, name, probability, score, reason, evidence }) => ({
      rank,
      name,
      probability,
      score,
      reason,
      evidence,
    })),
    caseSha256,
    promptSha256,
    template,
    timings: { firstTokenMs, totalMs },
    usage,
    raw,
    profile,
    form,
    constraint,
    origin,
    location,
    api,
    parameters,
    finishReason,
    tokens,
    retries,
    parser,
    warnings: warningsOf(answer),
  };
}

/** What a person should know of an answer that did not fail. */
function warningsOf(answer: Answer): string[] {
  const less = readLess(answer);
  return less === null ? [] : [fill(readLessWarning, [String(less.reported), String(less.counted)])];
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
