import type { Front } from './jatsFront.ts';
import type { Item, Run, Sec } from './jatsOutline.ts';
import type { Part, PatientLabel } from './jatsTitles.ts';

export interface Patient {
  readonly key: string;
  /** "Case 2"; null where the article tells of one patient. */
  readonly title: string | null;
}

/** Whose a section or a run is: a patient's, all patients' together, or no part of a case. */
export type Owner = Patient | 'common' | 'outside';

export interface Cases {
  readonly patients: readonly Patient[];
  /** What the owner of a section or run is; one without an entry has its parent's. */
  readonly owners: ReadonlyMap<Sec | Run, Owner>;
  /** The section whose title names the case, where there is one patient. */
  readonly headed: Sec | null;
  /** No title says where the case stands; it was found by what is told. */
  readonly guessed: boolean;
}

const theOne: Patient = { key: '1', title: null };
const tellsCase: ReadonlySet<Part | null> = new Set<Part>(['history', 'examination', 'results', 'medication']);
const afterwards: ReadonlySet<Part | null> = new Set<Part>(['namesDiagnosis', 'treatment']);
const elsewhere: ReadonlySet<Part | null> = new Set<Part>(['front', 'conclusion']);
/** A person in the words of a report: "a 45-year-old woman". */
const aPerson =
  /\b\d{1,3}[\s-](?:years?|months?|weeks?|days?)[\s-]old\b|\b(?:man|woman|boy|girl|male|female|patient|infant|neonate)\b.{0,40}\b(?:aged|of) \d/i;

/** The patients that an article reports; null where it reports none. */
export function casesIn(body: Sec, front: Front): Cases | null {
  const roots = rootsIn(body, front.isCaseReport);
  if (roots.length === 0) return withoutTitle(body, front);
  const units = labelledIn(roots);
  if (units.size > 1) return several(roots, units);
  const [root] = roots;
  const runs = roots.length === 1 && root !== undefined ? labelledRuns(root) : new Map<string, PatientLabel>();
  if (root !== undefined && runs.size > 1) return inRuns(root, runs);
  const persons = root === undefined || roots.length > 1 ? [] : personsIn(root);
  if (root !== undefined && persons.length > 1) return bySection(root, persons);
  return one(body, roots);
}

function secsOf(items: readonly Item[]): Sec[] {
  return items.filter((item) => item.is === 'sec');
}

/** In other articles than case reports these head other things. */
const ambiguous = /^\W*(?:[\d.]*\s*)(?:patients?|cases|(?:clinical )?(?:presentation|observation|summary)s?)\W*$/i;

/** Sections with a title that says that a case is told there; deep down only those that name a patient. */
function rootsIn(body: Sec, isCaseReport: boolean): Sec[] {
  const found: Sec[] = [];
  const visit = (sec: Sec): void => {
    const outer = sec.level === 0 || (isCaseReport && sec.part === null);
    for (const child of secsOf(sec.items)) {
      if (elsewhere.has(child.part)) continue;
      const tells = child.part === 'case' && outer && (isCaseReport || !ambiguous.test(child.title));
      if (child.label !== null || tells) found.push(child);
      else visit(child);
    }
  };
  visit(body);
  return found;
}

/** The outermost sections that name a patient, by patient. */
function labelledIn(roots: readonly Sec[]): Map<string, { label: PatientLabel; secs: Sec[] }> {
  const units = new Map<string, { label: PatientLabel; secs: Sec[] }>();
  const visit = (sec: Sec): void => {
    if (sec.label === null) {
      secsOf(sec.items)
        .filter(({ part }) => !elsewhere.has(part))
        .forEach(visit);
      return;
    }
    const unit = units.get(sec.label.key);
    if (unit === undefined) units.set(sec.label.key, { label: sec.label, secs: [sec] });
    else unit.secs.push(sec);
  };
  roots.forEach(visit);
  return units;
}

function several(
  roots: readonly Sec[],
  units: ReadonlyMap<string, { label: PatientLabel; secs: readonly Sec[] }>,
): Cases {
  const owners = new Map<Sec | Run, Owner>(roots.map((root) => [root, 'common']));
  const patients = [...units.values()].map(({ label, secs }) => {
    const patient: Patient = { key: label.key, title: label.title };
    for (const sec of secs) owners.set(sec, patient);
    return patient;
  });
  return { patients, owners, headed: null, guessed: false };
}

/** Patients named at the beginning of paragraphs. */
function labelledRuns(root: Sec): Map<string, PatientLabel> {
  const labels = new Map<string, PatientLabel>();
  for (const item of root.items) if (item.is === 'run' && item.label !== null) labels.set(item.label.key, item.label);
  return labels;
}

function inRuns(root: Sec, labels: ReadonlyMap<string, PatientLabel>): Cases {
  const owners = new Map<Sec | Run, Owner>([[root, 'common']]);
  const patients = [...labels.values()].map((label) => ({ key: label.key, title: label.title }));
  for (const item of root.items) {
    const patient = item.is === 'run' ? patients.find(({ key }) => key === item.label?.key) : undefined;
    if (item.is === 'run' && patient !== undefined) owners.set(item, patient);
  }
  return { patients, owners, headed: null, guessed: false };
}

/** Under a heading over several cases the sections that each begin with a person, but name none: "A 7-year-old boy". */
function personsIn(root: Sec): Sec[] {
  if (!/\b(?:cases|patients|reports|presentations|descriptions|histories|series)\b/i.test(root.title)) return [];
  return secsOf(root.items).filter(({ part, title, items }) => {
    const [first] = items;
    const words = first?.is === 'run' ? (first.paragraphs[0]?.text ?? '') : '';
    return part === null && aPerson.test(`${title}\n${words.slice(0, 300)}`);
  });
}

function bySection(root: Sec, persons: readonly Sec[]): Cases {
  const owners = new Map<Sec | Run, Owner>([[root, 'common']]);
  const patients = persons.map((sec, i) => {
    const patient: Patient = { key: `case-${i + 1}`, title: `Case ${i + 1}` };
    owners.set(sec, patient);
    return patient;
  });
  return { patients, owners, headed: null, guessed: false };
}

/** One patient: beside the section of the case, others of the body go on with it ("Investigations", "Treatment"). */
function one(body: Sec, roots: readonly Sec[]): Cases {
  const owners = new Map<Sec | Run, Owner>(roots.map((root) => [root, theOne]));
  if (roots.every(({ level }) => level === 1)) goesOn(body, owners);
  const [headed] = roots;
  return { patients: [theOne], owners, headed: headed ?? null, guessed: false };
}

function goesOn(body: Sec, owners: Map<Sec | Run, Owner>): void {
  for (const sec of secsOf(body.items)) {
    const told = (tellsCase.has(sec.part) && !/^\W*results\W*$/i.test(sec.title)) || afterwards.has(sec.part);
    if (told && !owners.has(sec)) owners.set(sec, theOne);
  }
}

/** No title says "case": the headings of a report one by one, or a letter in one run of paragraphs. */
function withoutTitle(body: Sec, front: Front): Cases | null {
  const secs = secsOf(body.items);
  const inside = secs.length === 1 && secs[0] !== undefined && secs[0].part === null ? secs[0] : body;
  const parts = secsOf(inside.items);
  const told = parts.filter(({ part }) => tellsCase.has(part));
  const researched = parts.some(({ title }) => /\bmethods?\b|statistic/i.test(title));
  const telling = told.some(({ part }) => part === 'history') && told.length > 1;
  if (told.length > 0 && !researched && (front.isCaseReport || telling)) {
    const owners = new Map<Sec | Run, Owner>();
    goesOn(inside, owners);
    return { patients: [theOne], owners, headed: null, guessed: false };
  }
  if (researched) return null;
  const runs = body.items.filter((item) => item.is === 'run');
  const first = runs.slice(0, 4).flatMap(({ paragraphs }) => paragraphs);
  const tells = first.slice(0, 6).some(({ text }) => aPerson.test(text.slice(0, 3000)));
  const flat = secs.every(({ part }) => elsewhere.has(part));
  const labels = labelledRuns(body);
  if (flat && runs.length > 0 && (front.isCaseReport || (secs.length === 0 && (tells || labels.size > 1)))) {
    if (labels.size > 1) return inRuns(body, labels);
    return { patients: [theOne], owners: new Map(runs.map((run) => [run, theOne])), headed: null, guessed: true };
  }
  const untitled = parts.filter(({ part }) => part === null);
  if (!front.isCaseReport || untitled.length === 0) return null;
  const owners = new Map<Sec | Run, Owner>(untitled.map((sec) => [sec, theOne]));
  goesOn(inside, owners);
  return { patients: [theOne], owners, headed: null, guessed: true };
}
