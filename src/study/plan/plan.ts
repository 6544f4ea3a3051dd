import * as z from 'zod/mini';
import { Rubric, usualRubric } from './rubric.ts';

const words = z.string().check(z.minLength(1));
/** A pseudonym, or the name of an arm: fit for a file's name on every disk. */
const name = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/));
const share = z.number().check(z.minimum(0), z.maximum(1));
const diagnoses = z.array(words);

export const PlannedArm = z.discriminatedUnion('kind', [
  z.strictObject({ id: name, kind: z.literal('embedded') }),
  /** A model server: the name of an endpoint of this machine's settings, never its address. */
  z.strictObject({
    id: name,
    kind: z.literal('endpoint'),
    endpoint: words,
    profile: z.optional(words),
    temperature: z.optional(z.number().check(z.minimum(0), z.maximum(2))),
    topP: z.optional(share),
    maxTokens: z.optional(z.int().check(z.positive())),
  }),
  /** Answers that were made elsewhere and are read from a file. */
  z.strictObject({ id: name, kind: z.literal('imported'), model: z.optional(words) }),
  /** Differentials that readers of the study write. */
  z.strictObject({ id: name, kind: z.literal('readers') }),
]);
export type PlannedArm = z.infer<typeof PlannedArm>;

export const raterRoles = ['clinician', 'reader', 'adjudicator', 'judge', 'learner'] as const;

export const PlannedRater = z.strictObject({
  id: name,
  role: z.enum(raterRoles),
  specialty: z._default(z.string(), ''),
  /** In bands, such as "6 to 10 years". */
  experience: z._default(z.string(), ''),
});
export type PlannedRater = z.infer<typeof PlannedRater>;

const Hypothesis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('descriptive') }),
  z.strictObject({ kind: z.literal('superiority'), arm: name, comparator: name }),
  /** The margin is a difference of shares: 0.1 is ten percentage points. */
  z.strictObject({ kind: z.enum(['non-inferiority', 'equivalence']), arm: name, comparator: name, margin: share }),
]);

const Assignment = z.discriminatedUnion('kind', [
  /** Every rater rates every case. */
  z.strictObject({ kind: z.literal('crossed') }),
  /** Each case is rated by some of the raters, and `overlap` cases by all of them. */
  z.strictObject({
    kind: z.literal('k-of-n'),
    perCase: z.int().check(z.positive()),
    overlap: z._default(z.int().check(z.nonnegative()), 0),
  }),
]);

const Design = z.strictObject({
  assignment: z._default(Assignment, { kind: 'crossed' }),
  /** The share of answers that a rater meets a second time, disguised. */
  repeats: z._default(z.number().check(z.minimum(0), z.maximum(0.5)), 0),
  /** A case goes to raters of its specialty as far as there are any. */
  matchSpecialty: z._default(z.boolean(), false),
  /** `two-stage`: readers write a differential of their own, then revise it, some of the cases with a model's answer. */
  reading: z._default(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('two-stage'), assisted: z._default(share, 0.5), arm: name }),
    ]),
    { kind: 'none' },
  ),
});

const Verdict = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('majority') }),
  z.strictObject({ rule: z.literal('adjudicated') }),
  z.strictObject({ rule: z.literal('designated'), rater: name }),
]);

const levels = ['exact', 'very-close', 'closely-related', 'related'] as const;

/** `paired-interval`: the interval of the paired difference is held against the margin. */
const tests = [
  'mcnemar-exact',
  'mcnemar-mid-p',
  'paired-interval',
  'cochran-q',
  'wilcoxon-signed-rank',
  'sign-flip',
  'none',
] as const;

const Primary = z.strictObject({
  /** The item of the rubric that decides: one on the scale `match`, of each diagnosis, or a score of the list. */
  item: z._default(words, 'match'),
  /** The first K diagnoses hold a match. */
  topK: z._default(z.int().check(z.minimum(1), z.maximum(10)), 1),
  /** From which level of `match` on a diagnosis counts. */
  level: z._default(z.enum(levels), 'exact'),
  test: z._default(z.enum(tests), 'mcnemar-exact'),
});

const Blinding = z.strictObject({
  kind: z.enum(['blinded', 'open']),
  /** A declared exception: raters see the reasons that an answer gives. */
  showReasons: z._default(z.boolean(), false),
});

const Governance = z.strictObject({
  approval: z._default(z.string(), ''),
  lawfulBasis: z._default(z.string(), ''),
  dataUse: z._default(z.string(), ''),
  retention: z._default(z.string(), ''),
  /** Shown to each rater, who agrees before the first rating. */
  consent: z._default(z.string(), ''),
});

/** `study.json`: the plan. It names arms and endpoints, never addresses, keys or seeds. */
export const Plan = z.strictObject({
  $schema: z.optional(z.string()),
  schema: z.literal('ddx/study@2'),
  title: words,
  question: z._default(z.string(), ''),
  hypothesis: z._default(Hypothesis, { kind: 'descriptive' }),
  /** Folders (with all below them) and single files that hold the cases, relative to the study folder. */
  cases: z._default(z.array(words), ['cases']),
  /** The file of references, relative to the study folder. */
  references: z._default(words, 'references.jsonl'),
  arms: z._default(z.array(PlannedArm), [{ id: 'embedded', kind: 'embedded' }]),
  /** Diagnoses asked for in each answer, and shown to raters. */
  top: z._default(z.int().check(z.minimum(1), z.maximum(10)), 5),
  /** How often each arm answers each case. */
  answersPerCase: z._default(z.int().check(z.minimum(1), z.maximum(20)), 1),
  /** What happens to a case that is too long for an arm, alike for all arms. */
  overLength: z._default(z.enum(['common-subset', 'shorten', 'failure']), 'failure'),
  rubric: z._default(Rubric, usualRubric),
  raters: z._default(z.array(PlannedRater), []),
  design: z._default(Design, {
    assignment: { kind: 'crossed' },
    repeats: 0,
    matchSpecialty: false,
    reading: { kind: 'none' },
  }),
  verdict: z._default(Verdict, { rule: 'majority' }),
  /** When a case goes to an adjudicator. */
  adjudication: z._default(z.enum(['never', 'disagreement', 'two-steps']), 'disagreement'),
  blinding: z._default(Blinding, { kind: 'open', showReasons: false }),
  primary: z._default(Primary, { item: 'match', topK: 1, level: 'exact', test: 'mcnemar-exact' }),
  /** Planned looks at results before rating is closed: when, and what follows from them. Others are not planned. */
  interim: z._default(z.string(), ''),
  /** By the id of the case: diagnoses that would be dangerous to miss. */
  mustNotMiss: z._default(z.record(z.string(), diagnoses), {}),
  /** By the id of the case: the specialty whose raters should judge it. */
  specialties: z._default(z.record(z.string(), words), {}),
  /** Why so many cases and raters. */
  sampleSize: z._default(z.string(), ''),
  governance: z._default(Governance, { approval: '', lawfulBasis: '', dataUse: '', retention: '', consent: '' }),
});
export type Plan = z.infer<typeof Plan>;

/** A plan in any version that was ever written, read as the newest. */
export function readPlan(json: unknown): ReturnType<typeof Plan.safeParse> {
  return Plan.safeParse(isOld(json) ? { ...json, schema: 'ddx/study@2', arms: json.arms?.map(newArm) } : json);
}

/** The first version named its arms only. */
function isOld(json: unknown): json is { readonly arms?: readonly unknown[] } {
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== 'ddx/study@1') return false;
  return !('arms' in json) || Array.isArray(json.arms);
}

function newArm(arm: unknown): unknown {
  if (arm === 'embedded') return { id: 'embedded', kind: 'embedded' };
  return typeof arm === 'string' ? { id: arm.replace(/[^A-Za-z0-9._-]+/g, '-'), kind: 'endpoint', endpoint: arm } : arm;
}
