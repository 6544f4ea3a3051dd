import { diagnosisMark, patientOf, type Finding, type Patient } from '../../cases/lexicon/finding.ts';
import type { Disease, Knowledge } from './compile.ts';
import type { AgeBand } from './knowledge.ts';
import { among, prior, strengths, toldOf } from './odds.ts';
import { gather, type Said } from './said.ts';
import { Told } from './told.ts';
import { Sum, type Sides } from './sum.ts';

/** A finding that is suspected counts for half. */
const uncertainly = 0.5;
const mostUnexplained = -3;
const against = Math.log(0.04);
const needed = { missing: Math.log(0.2), absent: Math.log(0.02) };
/** The text names the diagnosis itself as a test's result; or says that it was ruled out. */
const shownByTest = Math.log(30);
const ruledOut = Math.log(0.03);
/** A second problem is less likely than one cause of everything, and is believed when three things at least speak for it. */
const secondProblem = Math.log(0.1);
const leastApart = 3;
/** How far behind the first it then stands, at most. */
const besideFirst = 1;

export interface Weighed {
  readonly disease: Disease;
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
  readonly told: Told;
  readonly patient: Patient;
  readonly knowledge: Knowledge;
}

/** The diseases that something speaks for, the likeliest first; in steps, so that the caller may pause. */
export function* weighing(findings: readonly Finding[], knowledge: Knowledge): Generator<void, Weighed[]> {
  const broader = new Map<string, string>();
  for (const { id, broader: above } of knowledge.findings) {
    const more = knowledge.findings[above];
    if (more !== undefined) broader.set(id, more.id);
  }
  const said = gather(findings, broader);
  const ground: Ground = { told: new Told(said, knowledge), patient: patientOf(findings), knowledge };
  const results: Weighed[] = [];
  let step = 0;
  for (const disease of knowledge.diseases) {
    if (++step % 100 === 0) yield;
    const sum = ground.told.pointsTo(disease) ? sumOf(disease, ground) : null;
    if (sum?.speaksFor !== true) continue;
    results.push({
      disease,
      logOdds: sum.prior + sum.total + sum.quiet + Math.max(sum.unexplained, mostUnexplained),
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
  return b.logOdds - a.logOdds || (a.disease.id < b.disease.id ? -1 : 1);
}

/**
 * A single cause is preferred: what a disease leaves unexplained has cost it already. But where the likeliest leaves
 * several telling things unexplained, and another disease explains them so well that both are likelier than the first
 * alone, that one is raised to stand beside it.
 */
function withSecondProblem(ranked: readonly Weighed[], ground: Ground): Weighed[] {
  const [first, ...others] = ranked;
  if (first === undefined) return [];
  const left = ground.told.without(first.disease);
  if (left.telling < leastApart) return [...ranked];
  const apart = { ...ground, told: left };
  let best: { readonly weighed: Weighed; readonly gain: number } | null = null;
  for (const weighed of others) {
    if (weighed.excluded || left.tellingOf(weighed.disease) < leastApart) continue;
    const sum = sumOf(weighed.disease, apart);
    if (sum === null) continue;
    const saved = Math.max(left.unexplained, mostUnexplained) - Math.max(sum.unexplained, mostUnexplained);
    const gain = sum.prior + sum.total + secondProblem - saved;
    if (gain > (best?.gain ?? 0)) best = { weighed, gain };
  }
  if (best === null) return [...ranked];
  const { weighed } = best;
  const logOdds = Math.max(weighed.logOdds, first.logOdds - besideFirst);
  return ranked.map((one) => (one === weighed ? { ...weighed, logOdds, besides: true } : one)).sort(likelier);
}

/** What speaks for a disease and against it; `null` when age or sex excludes it. */
function sumOf(disease: Disease, { told, patient, knowledge }: Ground): Sum | null {
  const base =
    prior[disease.prevalence] + logOf(ageTimes(disease.age, patient.age)) + logOf(sexTimes(disease, patient));
  if (base === -Infinity) return null;
  const sum = new Sum(base);
  disease.listed.forEach((places, at) => {
    const strength = strengths[at] ?? 'seldom';
    const p = among[strength];
    const ifAbsent = Math.log(1 - p);
    const ifNotTold = Math.log(1 - p * toldOf[strength]);
    for (const place of places) {
      const state = told.states[place] ?? null;
      const finding = knowledge.findings[place];
      if (finding === undefined || state === null) sum.quiet += ifNotTold;
      else if (state.present) {
        const sure = state.certain ? 1 : uncertainly;
        const odds = Math.log(1 + (p * (1 - finding.elsewhere)) / finding.elsewhere);
        sum.add(finding.id, finding.group, sure * odds, state);
      } else sum.add(finding.id, finding.group, ifAbsent, state);
    }
  });
  sum.unexplained = told.unexplainedBy(disease);
  for (const place of disease.against) {
    const state = told.states[place];
    if (state?.present === true) sum.exclude(knowledge.findings[place]?.id ?? '', against, state);
  }
  needs(disease, told, knowledge, sum);
  named(disease, told, sum);
  return sum;
}

function needs({ needs: places }: Disease, told: Told, { findings }: Knowledge, sum: Sum): void {
  if (places.length === 0) return;
  let absent: { readonly place: number; readonly state: Said } | null = null;
  for (const place of places) {
    const state = told.states[place];
    if (state === undefined || state === null) continue;
    if (state.present) return;
    absent ??= { place, state };
  }
  if (absent === null) sum.quiet += needed.missing;
  else sum.exclude(findings[absent.place]?.id ?? '', needed.absent, absent.state);
}

/** A diagnosis that the text names is not read back; only a test that showed it, or ruled it out, counts. */
function named({ id }: Disease, told: Told, sum: Sum): void {
  const mark = diagnosisMark + id;
  const state = told.said.get(mark);
  if (state === undefined) return;
  const byTest = state.places.filter((place) => place.byTest);
  if (!state.present) sum.exclude(mark, ruledOut, state);
  else if (byTest.length > 0 && state.certain) sum.add(mark, mark, shownByTest, { ...state, places: byTest });
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
