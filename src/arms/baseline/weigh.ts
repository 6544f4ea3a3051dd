import { diagnosisMark, patientOf, type Finding, type Patient } from '../../cases/lexicon/finding.ts';
import type { AgeBand, Disease, Knowledge } from './knowledge.ts';
import { among, elsewhere, prior, toldOf, unexplained, unlisted } from './odds.ts';
import { gather, stateOf, type Said, type Tree } from './said.ts';
import { Sum, type Sides } from './sum.ts';

/** A finding that is suspected counts for half. */
const uncertainly = 0.5;
const mostUnexplained = -3;
const against = Math.log(0.04);
const needed = { missing: Math.log(0.2), absent: Math.log(0.02) };
/** The text names the diagnosis itself as a test's result; or says that it was ruled out. */
const shownByTest = Math.log(30);
const ruledOut = Math.log(0.03);
/** A second problem is less likely than one cause of everything, and is believed when two things at least speak for it. */
const secondProblem = Math.log(0.1);
const leastApart = 2;
/** How far behind the first it then stands, at most. */
const besideFirst = 1;

export interface Weighed {
  readonly disease: string;
  /** Logarithm of the odds, up to a constant that is the same for all. */
  readonly logOdds: number;
  /** The part of it that the findings make, without prevalence, age and sex. */
  readonly evidence: number;
  /** Explains what the first does not: the patient may have both. */
  readonly besides: boolean;
  /** Something in the text all but excludes it. */
  readonly excluded: boolean;
  /** Sorted when asked for: of most diseases nobody asks. */
  readonly sides: () => Sides;
}

/** What diseases are weighed against. */
interface Ground {
  readonly said: ReadonlyMap<string, Said>;
  readonly strangers: readonly Stranger[];
  readonly patient: Patient;
  readonly knowledge: Knowledge;
  readonly tree: Tree;
}

/** The diseases that something speaks for, the likeliest first; in steps, so that the caller may pause. */
export function* weighing(findings: readonly Finding[], knowledge: Knowledge, tree: Tree): Generator<void, Weighed[]> {
  const said = gather(findings, tree);
  const strangers = strangersOf(said, knowledge, tree);
  const ground: Ground = { said, strangers, patient: patientOf(findings), knowledge, tree };
  const results: Weighed[] = [];
  let step = 0;
  for (const [id, disease] of Object.entries(knowledge.diseases)) {
    if (++step % 50 === 0) yield;
    const sum = sumOf(id, disease, ground);
    if (sum?.speaksFor !== true) continue;
    results.push({
      disease: id,
      logOdds: sum.prior + sum.total + sum.quiet + costOf(strangers, disease),
      evidence: sum.total,
      besides: false,
      excluded: sum.excluded,
      sides: () => sum.sides,
    });
  }
  results.sort(likelier);
  yield;
  return withSecondProblem(results, ground);
}

function likelier(a: Weighed, b: Weighed): number {
  return b.logOdds - a.logOdds || (a.disease < b.disease ? -1 : 1);
}

/**
 * A single cause is preferred: what a disease leaves unexplained has cost it already. But where the likeliest leaves
 * several telling things unexplained, and another disease explains them so well that both are likelier than the first
 * alone, that one is raised to stand beside it.
 */
function withSecondProblem(ranked: readonly Weighed[], ground: Ground): Weighed[] {
  const { knowledge, strangers } = ground;
  const [first, ...others] = ranked;
  const disease = knowledge.diseases[first?.disease ?? ''];
  if (first === undefined || disease === undefined) return [...ranked];
  const left = strangers.filter((one) => one.cost <= unexplained.seldom && !isExplained(one, disease));
  if (left.length < leastApart) return [...ranked];
  const apart = { ...ground, said: unexplainedBy(disease, ground), strangers: [] };
  let best: { readonly weighed: Weighed; readonly gain: number } | null = null;
  for (const weighed of others) {
    const other = knowledge.diseases[weighed.disease];
    const sum = other === undefined || weighed.excluded ? null : sumOf(weighed.disease, other, apart);
    if (other === undefined || sum === null || sum.groupsFor < leastApart) continue;
    const saved = costOf(left, disease) - costOf(left, other);
    const gain = sum.prior + sum.total + secondProblem - Math.min(0, saved);
    if (gain > (best?.gain ?? 0)) best = { weighed, gain };
  }
  if (best === null) return [...ranked];
  const { weighed } = best;
  const logOdds = Math.max(weighed.logOdds, first.logOdds - besideFirst);
  return ranked.map((one) => (one === weighed ? { ...weighed, logOdds, besides: true } : one)).sort(likelier);
}

/** What is said to be there and is none of a disease's, and all that is said not to be there. */
function unexplainedBy(disease: Disease, { said, tree }: Ground): Map<string, Said> {
  return new Map(
    [...said].filter(
      ([finding, state]) => !state.present || !isExplained(strangerOf(finding, state, 0, tree), disease),
    ),
  );
}

/** What speaks for a disease and against it; `null` when age or sex excludes it. */
function sumOf(id: string, disease: Disease, { said, patient, knowledge, tree }: Ground): Sum | null {
  const base =
    prior[disease.prevalence] + logOf(ageTimes(disease.age, patient.age)) + logOf(sexTimes(disease, patient));
  if (base === -Infinity) return null;
  const sum = new Sum(tree, base);
  for (const [finding, strength] of disease.findings) {
    const p = among[strength];
    const state = stateOf(finding, said, tree);
    if (state === null) sum.quiet += Math.log(1 - p * toldOf[strength]);
    else if (state.present) {
      const background = elsewhere[knowledge.findings[finding]?.elsewhere ?? unlisted];
      const sure = state.certain ? 1 : uncertainly;
      sum.add(
        finding,
        groupOf(finding, knowledge, tree),
        sure * Math.log(1 + (p * (1 - background)) / background),
        state,
      );
    } else sum.add(finding, groupOf(finding, knowledge, tree), Math.log(1 - p), state);
  }
  for (const finding of disease.against ?? []) {
    const state = stateOf(finding, said, tree);
    if (state?.present === true) sum.exclude(finding, `against ${finding}`, against, state);
  }
  needs(disease, said, tree, sum);
  named(id, said, sum);
  return sum;
}

function needs(disease: Disease, said: ReadonlyMap<string, Said>, tree: Tree, sum: Sum): void {
  if (disease.needs === undefined || disease.needs.length === 0) return;
  const states = disease.needs.flatMap((finding) => {
    const state = stateOf(finding, said, tree);
    return state === null ? [] : [{ finding, state }];
  });
  if (states.some(({ state }) => state.present)) return;
  const [absent] = states;
  if (absent === undefined) sum.quiet += needed.missing;
  else sum.exclude(absent.finding, `needs ${absent.finding}`, needed.absent, absent.state);
}

/** A diagnosis that the text names is not read back; only a test that showed it, or ruled it out, counts. */
function named(id: string, said: ReadonlyMap<string, Said>, sum: Sum): void {
  const mark = diagnosisMark + id;
  const state = said.get(mark);
  if (state === undefined) return;
  const byTest = state.places.filter((place) => place.byTest);
  if (!state.present) sum.exclude(mark, mark, ruledOut, state);
  else if (byTest.length > 0 && state.certain) sum.add(mark, mark, shownByTest, { ...state, places: byTest });
}

/** A finding that is surely there: what it costs a disease that lists none of what would explain it. */
interface Stranger {
  readonly cost: number;
  /** The finding, the more general ones, and the more special ones that are there. */
  readonly explainedBy: readonly string[];
}

function strangersOf(said: ReadonlyMap<string, Said>, knowledge: Knowledge, tree: Tree): Stranger[] {
  const strangers: Stranger[] = [];
  for (const [finding, state] of said) {
    const weight = knowledge.findings[finding];
    if (!state.present || !state.certain || weight === undefined) continue;
    strangers.push(strangerOf(finding, state, unexplained[weight.elsewhere ?? unlisted], tree));
  }
  return strangers;
}

function strangerOf(finding: string, { places }: Said, cost: number, { broader }: Tree): Stranger {
  const explainedBy = new Set(places.map((place) => place.finding));
  for (let id: string | undefined = finding; id !== undefined; id = broader.get(id)) explainedBy.add(id);
  return { cost, explainedBy: [...explainedBy] };
}

function isExplained({ explainedBy }: Stranger, disease: Disease): boolean {
  return explainedBy.some((id) => disease.findings.has(id));
}

/** What is said to be there and the disease does not explain. */
function costOf(strangers: readonly Stranger[], disease: Disease): number {
  let sum = 0;
  for (const stranger of strangers) if (!isExplained(stranger, disease)) sum += stranger.cost;
  return Math.max(sum, mostUnexplained);
}

function groupOf(finding: string, knowledge: Knowledge, tree: Tree): string {
  const group = knowledge.findings[finding]?.group;
  if (group !== undefined) return group;
  let root = finding;
  for (let id = tree.broader.get(root); id !== undefined; id = tree.broader.get(id)) root = id;
  return knowledge.findings[root]?.group ?? root;
}

function ageTimes(bands: readonly AgeBand[] | undefined, age: number | null): number {
  if (bands === undefined || age === null) return 1;
  const band = bands.find(({ from, to }) => age >= from && age < (Number.isInteger(to) ? to + 1 : to));
  return band?.times ?? 1;
}

function sexTimes({ sex }: Disease, patient: Patient): number {
  if (sex === undefined) return 1;
  const { female = 1, male = 1 } = sex;
  return patient.sex === null ? (female + male) / 2 : patient.sex === 'female' ? female : male;
}

const logOf = (times: number): number => (times <= 0 ? -Infinity : Math.log(times));
