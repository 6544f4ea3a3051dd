import { sentence, type Sentence } from '../../humanError.ts';
import type { FixedCase } from '../gates/state.ts';
import type { Plan } from '../plan/plan.ts';
import { allocate } from './allocate.ts';
import type { Allocation } from './allocation.ts';

/** Draws an allocation again, from its key and from plan and cases as they were at the seal, and says where it differs. */
export function checkAllocation(
  allocation: Allocation,
  plan: Plan,
  cases: readonly Pick<FixedCase, 'id' | 'sha256'>[],
): Sentence[] {
  const file = new Map(allocation.answers.map((one) => [one.answer, one.file]));
  const again = allocate({
    plan,
    cases,
    takes: allocation.answers
      .filter(({ repeats }) => repeats === null)
      .map(({ case: id, caseSha256, arm, take, answer, status, failure }) => ({
        case: id,
        caseSha256,
        arm,
        take,
        answer,
        status,
        failure,
      })),
    drawKey: Buffer.from(allocation.drawKey, 'hex'),
    fileOf: (answer) => file.get(answer) ?? '',
  });
  return [...casesAndArms(allocation, plan, cases), ...ids(allocation, again), ...orders(allocation, again)];
}

function casesAndArms(
  { answers }: Allocation,
  plan: Plan,
  cases: readonly Pick<FixedCase, 'id' | 'sha256'>[],
): Sentence[] {
  const hashes = new Map(cases.map(({ id, sha256 }) => [id, sha256]));
  const arms = new Set(plan.arms.map(({ id }) => id));
  const strange = answers.filter((one) => hashes.get(one.case) !== one.caseSha256 || !arms.has(one.arm));
  return strange
    .slice(0, 1)
    .map(({ arm, case: id }) =>
      sentence('The allocation has answers that the plan does not ask for, such as one of {0} to {1}.', arm, id),
    );
}

function ids(allocation: Allocation, again: Allocation): Sentence[] {
  const wanted = new Set(again.answers.map((one) => JSON.stringify(one)));
  const strange = allocation.answers.filter((one) => !wanted.has(JSON.stringify(one)));
  const [first] = strange;
  if (first !== undefined) {
    return [
      sentence(
        '{0} answers of the allocation are not as its key draws them, such as {1} to {2}.',
        `${strange.length}`,
        first.arm,
        first.case,
      ),
    ];
  }
  if (allocation.answers.length === again.answers.length) return [];
  return [
    sentence(
      'The allocation has {0} answers; its key draws {1}.',
      `${allocation.answers.length}`,
      `${again.answers.length}`,
    ),
  ];
}

function orders(allocation: Allocation, again: Allocation): Sentence[] {
  const said = (entries: Allocation['raters']): Map<string, string> =>
    new Map(entries.map((entry) => [`${entry.rater} (${entry.stage})`, JSON.stringify(entry.cases)]));
  const [there, drawn] = [said(allocation.raters), said(again.raters)];
  return [...new Set([...there.keys(), ...drawn.keys()])]
    .filter((who) => there.get(who) !== drawn.get(who))
    .map((who) => sentence('The cases or orders of {0} are not as the key of the allocation draws them.', who));
}
