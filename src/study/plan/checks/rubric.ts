import { scaleOf, type Item, type Rubric } from '../rubric.ts';
import { cannotRate, doesNotApply } from '../scales.ts';
import { doubtful, wrong, type PlanProblem } from './problem.ts';

/** `dangers`: whether a case has a list of what must not be missed. */
export function rubricProblems({ items }: Rubric, dangers: boolean): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const byId = new Map(items.map((item) => [item.id, item]));
  const at = (index: number, ...rest: (string | number)[]): PlanProblem['path'] => ['rubric', 'items', index, ...rest];
  items.forEach((item, index) => {
    if (items.findIndex(({ id }) => id === item.id) < index) {
      problems.push(wrong(at(index, 'id'), '“{0}” is there twice. Give each an id of its own.', item.id));
    }
    if (item.id === 'comment') {
      problems.push(wrong(at(index, 'id'), 'A comment can always be given: choose another id for this item.'));
    }
    problems.push(...ownProblems(item).map((one) => ({ ...one, path: at(index, ...one.path) })));
    if (item.kind === 'missed-danger' && !dangers) {
      problems.push(doubtful(at(index), 'No case has a list in mustNotMiss: raters will never be asked this.'));
    }
    const { shownWhen } = item;
    if (shownWhen === undefined) return;
    const condition = byId.get(shownWhen.item);
    if (condition === undefined) {
      problems.push(wrong(at(index, 'shownWhen', 'item'), 'There is no item “{0}”.', shownWhen.item));
      return;
    }
    if (leadsBack(item, byId)) {
      problems.push(wrong(at(index, 'shownWhen', 'item'), 'The items wait for each other: none would ever be shown.'));
    } else if (item.of === 'list' && condition.of === 'diagnosis') {
      problems.push(
        wrong(
          at(index, 'shownWhen', 'item'),
          '“{0}” is asked of each diagnosis: it cannot say whether an item of the whole list is shown.',
          condition.id,
        ),
      );
    }
    const values = valuesOf(condition);
    shownWhen.is.forEach((value, n) => {
      if (values === null || values.includes(value)) return;
      problems.push(
        wrong(at(index, 'shownWhen', 'is', n), '{0} is no value of “{1}”.', JSON.stringify(value), condition.id),
      );
    });
  });
  if (items.every(({ required }) => !required)) {
    problems.push(doubtful(['rubric', 'items'], 'No item is required: a case would be complete before it was rated.'));
  }
  return problems;
}

/** What is wrong with an item in itself; paths from the item on. */
function ownProblems(item: Item): PlanProblem[] {
  switch (item.kind) {
    case 'likert':
      return doubled(
        item.steps.map(({ value }) => String(value)),
        'steps',
        'Two steps have the value {0}.',
      );
    case 'choice':
      return [
        ...doubled(
          item.options.map(({ value }) => value),
          'options',
          'Two options have the value {0}.',
        ),
        ...item.options.flatMap(({ value }, n) =>
          value === cannotRate || value === doesNotApply
            ? [wrong(['options', n, 'value'], '“{0}” can always be said: leave it out.', value)]
            : [],
        ),
      ];
    case 'number':
      return item.min !== undefined && item.max !== undefined && item.min >= item.max
        ? [wrong(['max'], 'The greatest value has to be above the least.')]
        : [];
    case 'text':
      return item.required
        ? [
            doubtful(
              ['required'],
              'A text that is required will be filled with anything. Ask for it, do not require it.',
            ),
          ]
        : [];
    case 'missed-danger':
      return item.of === 'diagnosis' ? [wrong(['of'], 'What was left out can only be asked of the whole list.')] : [];
    case 'scale': {
      const whole = ['bond', 'quality', 'comprehensiveness'].includes(item.scale);
      if (whole && item.of === 'diagnosis') {
        return [wrong(['of'], 'The scale {0} is made for the whole list.', item.scale)];
      }
      return item.scale === 'match' && item.of === 'list'
        ? [wrong(['of'], 'The scale {0} is made for one diagnosis; of a list, ask for {1}.', item.scale, 'bond')]
        : [];
    }
    default:
      return [];
  }
}

function doubled(values: readonly string[], field: string, template: string): PlanProblem[] {
  return values.flatMap((value, n) => (values.indexOf(value) < n ? [wrong([field, n, 'value'], template, value)] : []));
}

/** The values an item may have; null where they cannot be listed. */
function valuesOf(item: Item): readonly (number | string)[] | null {
  switch (item.kind) {
    case 'yes-no':
    case 'missed-danger':
      return ['yes', 'no', cannotRate, doesNotApply];
    case 'choice':
      return [...item.options.map(({ value }) => value), cannotRate, doesNotApply];
    case 'number':
      return null;
    case 'text':
      return [];
    default:
      return [...(scaleOf(item)?.steps.map(({ value }) => value) ?? []), cannotRate, doesNotApply];
  }
}

/** Whether an item is shown only after itself. */
function leadsBack(item: Item, byId: ReadonlyMap<string, Item>): boolean {
  const met = new Set<string>();
  for (let id = item.shownWhen?.item; id !== undefined; id = byId.get(id)?.shownWhen?.item) {
    if (id === item.id) return true;
    if (met.has(id)) return false;
    met.add(id);
  }
  return false;
}
