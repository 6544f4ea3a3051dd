import { fill, HumanError, type Sentence } from '../../humanError.ts';

/** Something speaks against a step; it can be taken all the same, with a reason that stays on record. */
export class Objected extends HumanError {
  readonly objections: readonly Sentence[];

  constructor(objections: readonly Sentence[]) {
    const [first = { template: '', values: [] }] = objections;
    if (objections.length === 1) {
      super(
        '{0} To go on all the same, give a reason; it is recorded and reported.',
        fill(first.template, first.values),
      );
    } else {
      super(
        '{0} things speak against it. To go on all the same, give a reason; it is recorded and reported.\n{1}',
        String(objections.length),
        listed(objections),
      );
    }
    this.name = 'Objected';
    this.objections = objections;
  }
}

const mostListed = 20;

/** One a line; all of them go on record. */
function listed(objections: readonly Sentence[]): string {
  const lines = objections.slice(0, mostListed).map(({ template, values }) => `- ${fill(template, values)}`);
  if (objections.length > mostListed) lines.push(`- … (${objections.length - mostListed})`);
  return lines.join('\n');
}

export type Despite = { objections: string[]; reason: string } | null;

/** What an event records of the objections to it; throws them where nobody gave a reason to pass over them. */
export function passed(objections: readonly Sentence[], reason: string | null): Despite {
  if (objections.length === 0) return null;
  if (reason === null || reason.trim() === '') throw new Objected(objections);
  return { objections: objections.map(({ template, values }) => fill(template, values)), reason: reason.trim() };
}
