import { HumanError } from '../humanError.ts';
import { scaleOf, type Item, type Rubric } from '../study/plan/rubric.ts';
import { cannotRate, doesNotApply } from '../study/plan/scales.ts';
import type { RatedEvent } from './event.ts';

/** Free words on an answer, beside whatever the rubric asks. */
const commentItem: Item = {
  id: 'comment',
  question: 'Comment',
  of: 'list',
  required: false,
  kind: 'text',
};

const longestText = 20_000;

/** An item of the rubric by its id; a comment can always be given. */
export function itemOf(rubric: Rubric, id: string): Item | null {
  return rubric.items.find((item) => item.id === id) ?? (id === commentItem.id ? commentItem : null);
}

export interface Judged {
  readonly value: number | string | null;
  readonly scale: RatedEvent['scale'];
}

/** A value as it goes on record, with the anchor it has on its scale; null takes back what was said. */
export function judged(item: Item, value: unknown): Judged {
  if (value === null) return { value, scale: null };
  if (item.kind === 'text') return textValue(item, value);
  const { id, version } = scaleNameOf(item);
  const step = stepsOf(item).find((one) => one.value === value);
  if (step !== undefined) return { value: step.value, scale: { id, version, anchor: step.anchor } };
  if (item.kind === 'number' && isWithin(item, value)) {
    return { value, scale: { id, version, anchor: item.unit ?? '' } };
  }
  throw new HumanError('{0} is not a value of {1}. It may be {2}.', shown(value), item.id, allowed(item));
}

/** The values that an item takes, for the person. */
function allowed(item: Item): string {
  const steps = stepsOf(item).map(({ value }) => shown(value));
  return [...(item.kind === 'number' ? [range(item)] : []), ...steps].join(', ');
}

interface Step {
  readonly value: number | string;
  readonly anchor: string;
}

/** "Cannot rate" and "does not apply" are answers to all but a free text. */
const others: readonly Step[] = [
  { value: cannotRate, anchor: 'cannot rate' },
  { value: doesNotApply, anchor: 'does not apply' },
];

function stepsOf(item: Item): readonly Step[] {
  switch (item.kind) {
    case 'yes-no':
      return [{ value: 'yes', anchor: 'yes' }, { value: 'no', anchor: 'no' }, ...others];
    case 'missed-danger':
      return [
        { value: 'yes', anchor: 'a diagnosis that must not be missed is left out' },
        { value: 'no', anchor: 'no diagnosis that must not be missed is left out' },
        ...others,
      ];
    case 'choice':
      return [...item.options.map(({ value, label }) => ({ value, anchor: label })), ...others];
    case 'text':
      return [];
    default:
      return [...(scaleOf(item)?.steps ?? []), ...others];
  }
}

/** Under what name the scale of an item goes on record: the built-in one's own, else the item's. */
function scaleNameOf(item: Item): { id: string; version: number } {
  const { id, version } = scaleOf(item) ?? { id: item.kind === 'missed-danger' ? item.kind : item.id, version: 1 };
  return { id, version };
}

type NumberItem = Extract<Item, { kind: 'number' }>;

function isWithin({ min = -Infinity, max = Infinity }: NumberItem, value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max;
}

function range({ min, max }: NumberItem): string {
  if (min !== undefined) return max === undefined ? `a number from ${min}` : `a number from ${min} to ${max}`;
  return max === undefined ? 'a number' : `a number up to ${max}`;
}

function textValue(item: Item, value: unknown): Judged {
  if (typeof value !== 'string') {
    throw new HumanError('{0} is not a value of {1}. It may be {2}.', shown(value), item.id, 'a text');
  }
  if (value.length > longestText) {
    throw new HumanError('A comment may have {0} characters. Shorten it.', String(longestText));
  }
  return { value: value === '' ? null : value, scale: null };
}

function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
