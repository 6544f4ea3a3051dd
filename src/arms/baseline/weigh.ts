import { diagnosisMark, patientOf, type Finding, type Patient } from '../../cases/lexicon/finding.ts';
import type { AgeBand, Background, Disease, Knowledge, Prevalence, Strength } from './knowledge.ts';

/** What the words of the knowledge base stand for. Prevalences are among what is brought to a doctor, not in the street. */
const prior: Readonly<Record<Prevalence, number>> = {
  everyday: 0,
  common: -0.7,
  uncommon: -1.5,
  rare: -2.4,
  'very rare': -3.2,
};
const among: Readonly<Record<Strength, number>> = {
  always: 0.95,
  usual: 0.75,
  frequent: 0.5,
  occasional: 0.22,
  seldom: 0.07,
};
const elsewhere: Readonly<Record<Background, number>> = { often: 0.3, sometimes: 0.1, seldom: 0.03, hardly: 0.006 };
const unlisted: Background = 'sometimes';

/** Of the findings of one group all but the strongest count for this much of what they would alone. */
const groupRest = 0.15;
/** A finding that is suspected counts for half. */
const uncertainly = 0.5;
/** How likely a finding that was there would have been told; what is always there and not told counts a little against. */
const toldOf: Readonly<Record<Strength, number>> = { always: 0.5, usual: 0.3, frequent: 0.1, occasional: 0, seldom: 0 };
/** A finding that the disease does not explain needs a second cause. */
const unexplained: Readonly<Record<Background, number>> = { often: 0, sometimes: -0.12, seldom: -0.3, hardly: -0.55 };
/** What is told in the reason. */
const leastFor = 0.05;
const leastAgainst = 0.2;
const mostUnexplained = -3;
const against = Math.log(0.04);
const needed = { missing: Math.log(0.2), absent: Math.log(0.02) };
/** The text names the diagnosis itself as a test's result; or says that it was ruled out. */
const shownByTest = Math.log(30);
const ruledOut = Math.log(0.03);

/** A finding that moved a diagnosis up or down, with all the places where the text says so. */
export interface Weight {
  readonly finding: string;
  readonly label: string;
  readonly weight: number;
  readonly places: readonly Finding[];
}

export interface Sides {
  readonly speaksFor: readonly Weight[];
  readonly speaksAgainst: readonly Weight[];
}

export interface Weighed {
  readonly disease: string;
  /** Logarithm of the odds, up to a constant that is the same for all. */
  readonly logOdds: number;
  /** The part of it that the findings make, without prevalence, age and sex. */
  readonly evidence: number;
  /** Sorted when asked for: of most diseases nobody asks. */
  readonly sides: () => Sides;
}

/** What a case says of each finding, more general findings included. */
interface Said {
  readonly present: boolean;
  readonly certain: boolean;
  readonly places: readonly Finding[];
}

/** How findings hang together. */
export interface Tree {
  /** The next more general finding. */
  readonly broader: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
}

/** The diseases that something speaks for, the likeliest first; in steps, so that the caller may pause. */
export function* weighing(findings: readonly Finding[], knowledge: Knowledge, tree: Tree): Generator<void, Weighed[]> {
  const said = gather(findings, tree);
  const strangers = strangersOf(said, knowledge, tree);
  const patient = patientOf(findings);
  const results: Weighed[] = [];
  let step = 0;
  for (const [id, disease] of Object.entries(knowledge.diseases)) {
    if (++step % 50 === 0) yield;
    const weighed = weigh(id, disease, said, strangers, patient, knowledge, tree);
    if (weighed !== null) results.push(weighed);
  }
  return results.sort((a, b) => b.logOdds - a.logOdds || (a.disease < b.disease ? -1 : 1));
}

/** Whether a finding is the patient's and holds now. */
export function counts(finding: Finding): boolean {
  return finding.whose === 'patient' && finding.when !== 'hypothetical' && (finding.when === 'now' || !finding.present);
}

/** What is said of each finding; something there outweighs the same not there, elsewhere in the text. */
function gather(findings: readonly Finding[], tree: Tree): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const finding of findings) {
    if (!counts(finding)) continue;
    let id: string | undefined = finding.finding;
    do {
      const before = said.get(id);
      if (before === undefined || outweighs(finding, before)) {
        said.set(id, { present: finding.present, certain: finding.certain, places: [finding] });
      } else if (before.present === finding.present) {
        said.set(id, {
          present: before.present,
          certain: before.certain || finding.certain,
          places: before.places.length < 6 ? [...before.places, finding] : before.places,
        });
      }
      id = finding.present ? tree.broader.get(id) : undefined;
    } while (id !== undefined);
  }
  return said;
}

/** There outweighs not there, but what is only suspected gives way to what is surely not. */
function outweighs(finding: Finding, before: Said): boolean {
  if (finding.present === before.present) return false;
  return finding.present ? finding.certain : !before.certain;
}

function weigh(
  id: string,
  disease: Disease,
  said: ReadonlyMap<string, Said>,
  strangers: readonly Stranger[],
  patient: Patient,
  knowledge: Knowledge,
  tree: Tree,
): Weighed | null {
  const base =
    prior[disease.prevalence] + logOf(ageTimes(disease.age, patient.age)) + logOf(sexTimes(disease, patient));
  if (base === -Infinity) return null;
  const sum = new Sum(tree);
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
    if (state?.present === true) sum.add(finding, `against ${finding}`, against, state);
  }
  needs(disease, said, tree, sum);
  named(id, said, sum);
  if (!sum.speaksFor) return null;
  const logOdds = base + sum.total + sum.quiet + costOf(strangers, disease);
  return { disease: id, logOdds, evidence: sum.total, sides: () => sum.sides };
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
  else sum.add(absent.finding, `needs ${absent.finding}`, needed.absent, absent.state);
}

/** A diagnosis that the text names is not read back; only a test that showed it, or ruled it out, counts. */
function named(id: string, said: ReadonlyMap<string, Said>, sum: Sum): void {
  const mark = diagnosisMark + id;
  const state = said.get(mark);
  if (state === undefined) return;
  const byTest = state.places.filter((place) => place.byTest);
  if (!state.present) sum.add(mark, mark, ruledOut, state);
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
    const explainedBy = new Set(state.places.map((place) => place.finding));
    for (let id: string | undefined = finding; id !== undefined; id = tree.broader.get(id)) explainedBy.add(id);
    strangers.push({ cost: unexplained[weight.elsewhere ?? unlisted], explainedBy: [...explainedBy] });
  }
  return strangers;
}

/** What is said to be there and the disease does not explain. */
function costOf(strangers: readonly Stranger[], disease: Disease): number {
  let sum = 0;
  for (const { cost, explainedBy } of strangers) {
    if (!explainedBy.some((id) => disease.findings.has(id))) sum += cost;
  }
  return Math.max(sum, mostUnexplained);
}

/** A finding counts as absent, too, when a more general one is. */
function stateOf(finding: string, said: ReadonlyMap<string, Said>, tree: Tree): Said | null {
  const own = said.get(finding);
  if (own !== undefined) return own;
  for (let id = tree.broader.get(finding); id !== undefined; id = tree.broader.get(id)) {
    const state = said.get(id);
    if (state !== undefined && !state.present) return state;
  }
  return null;
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

/** What the findings of one group say for a disease and against it. */
interface Group {
  strongestFor: number;
  allFor: number;
  strongestAgainst: number;
  allAgainst: number;
}

/** Adds up weights by group. */
class Sum {
  quiet = 0;
  readonly #tree: Tree;
  readonly #groups = new Map<string, Group>();
  readonly #weights: Weight[] = [];

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  add(finding: string, group: string, weight: number, { places }: Said): void {
    const [place] = places;
    const own = place?.finding === finding ? place.label : this.#tree.labels.get(finding);
    this.#weights.push({ finding, label: own ?? place?.label ?? finding, weight, places });
    let sums = this.#groups.get(group);
    if (sums === undefined) {
      sums = { strongestFor: 0, allFor: 0, strongestAgainst: 0, allAgainst: 0 };
      this.#groups.set(group, sums);
    }
    if (weight > 0) {
      sums.strongestFor = Math.max(sums.strongestFor, weight);
      sums.allFor += weight;
    } else {
      sums.strongestAgainst = Math.min(sums.strongestAgainst, weight);
      sums.allAgainst += weight;
    }
  }

  /** In each group the strongest for and the strongest against count in full. */
  get total(): number {
    let total = 0;
    for (const { strongestFor, allFor, strongestAgainst, allAgainst } of this.#groups.values()) {
      const strongest = strongestFor + strongestAgainst;
      total += strongest + groupRest * (allFor + allAgainst - strongest);
    }
    return total;
  }

  get sides(): Sides {
    const weights = this.#weights.toSorted(
      (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.finding < b.finding ? -1 : 1),
    );
    return {
      speaksFor: weights.filter(({ weight }) => weight > leastFor),
      speaksAgainst: weights.filter(({ weight }) => weight < -leastAgainst),
    };
  }

  get speaksFor(): boolean {
    return this.#weights.some(({ weight }) => weight > leastFor);
  }
}
