import * as z from 'zod/mini';
import { scales, type Scale } from './scales.ts';

const words = z.string().check(z.minLength(1));

/** What raters are asked, and of what: each diagnosis of a list, or the list as a whole. */
const common = {
  /** Stands in every rating; never change it once ratings exist. */
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  question: words,
  of: z.enum(['diagnosis', 'list']),
  /** A case is complete when every required item that is shown has a value. */
  required: z._default(z.boolean(), true),
  /** Shown only where another item of the same answer (or of the same diagnosis) has one of these values. */
  shownWhen: z.optional(
    z.strictObject({ item: words, is: z.array(z.union([z.number(), z.string()])).check(z.minLength(1)) }),
  ),
};

const Step = z.strictObject({ value: z.number(), anchor: words });
const Choice = z.strictObject({ value: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)), label: words });

export const Item = z.discriminatedUnion('kind', [
  /** One of the built-in scales. */
  z.strictObject({
    ...common,
    kind: z.literal('scale'),
    scale: z.enum(['match', 'bond', 'quality', 'comprehensiveness', 'appropriateness', 'confidence']),
  }),
  /** A scale of one's own, from best to worst. */
  z.strictObject({ ...common, kind: z.literal('likert'), steps: z.array(Step).check(z.minLength(2), z.maxLength(11)) }),
  z.strictObject({ ...common, kind: z.literal('yes-no') }),
  /** Whether a diagnosis of the case's must-not-miss list was left out: asked only of cases that have one. */
  z.strictObject({ ...common, kind: z.literal('missed-danger') }),
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    options: z.array(Choice).check(z.minLength(2), z.maxLength(20)),
  }),
  z.strictObject({ ...common, kind: z.literal('text') }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    min: z.optional(z.number()),
    max: z.optional(z.number()),
    unit: z.optional(words),
  }),
]);
export type Item = z.infer<typeof Item>;

export const Rubric = z.strictObject({
  id: words,
  version: z.int().check(z.positive()),
  items: z.array(Item).check(z.minLength(1), z.maxLength(40)),
  /** When "PE or dissection" stands at one rank: a match of any of them counts, all have to match, or the first counts. */
  compound: z._default(z.enum(['any', 'all', 'first']), 'any'),
  /** When a diagnosis stands twice: the first place counts, or each is judged. */
  duplicates: z._default(z.enum(['first', 'each']), 'first'),
});
export type Rubric = z.infer<typeof Rubric>;

/** What a study asks where its plan says nothing: each diagnosis against the reference, and the list by Bond. */
export const usualRubric: Rubric = {
  id: 'differential',
  version: 1,
  items: [
    {
      id: 'match',
      kind: 'scale',
      scale: 'match',
      of: 'diagnosis',
      required: true,
      question: 'How close is this diagnosis to the reference?',
    },
    {
      id: 'bond',
      kind: 'scale',
      scale: 'bond',
      of: 'list',
      required: true,
      question: 'How close does the list as a whole come to the reference?',
    },
  ],
  compound: 'any',
  duplicates: 'first',
};

/** The scale on which an item's numbers stand; null for items without one. */
export function scaleOf(item: Item): Scale | null {
  switch (item.kind) {
    case 'scale':
      return scales[item.scale];
    case 'likert':
      return { id: item.id, version: 1, steps: item.steps };
    default:
      return null;
  }
}
