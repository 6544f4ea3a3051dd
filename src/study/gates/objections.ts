import { setImmediate } from 'node:timers/promises';
import type { Case } from '../../cases/case.ts';
import type { Leak } from '../../cases/leaks/leak.ts';
import { findingLeaks, type KeptWords } from '../../cases/leaks/leaksIn.ts';
import type { Kept } from '../../cases/provenance.ts';
import type { Reference } from '../../cases/reference.ts';
import { fill, sentence, type Sentence } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { Casework } from '../casework.ts';
import { strangeNames } from '../plan/checks/caseNames.ts';
import type { Plan } from '../plan/plan.ts';
import { Shelf } from '../shelf.ts';
import type { Study } from '../study.ts';

/** What speaks against fixing these cases: leaks that nobody decided about, cases that cannot be judged. */
export async function caseObjections(study: Study, cases: readonly Case[], files: Files): Promise<Sentence[]> {
  const { byCase, problems } = await study.references();
  const casework = new Casework(study.root, { files, date: () => new Date(0), by: () => '' });
  const objections: Sentence[] = problems.map(({ template, values }) => ({ template, values }));
  const without = cases.filter(({ id }) => !byCase.has(id)).map(({ id }) => id);
  if (without.length > 0) {
    objections.push(sentence('Cases without a reference diagnosis: {0}.', someOf(without)));
  }
  if (study.plan?.blinding.kind === 'blinded') objections.push(...strangeNames(cases.map(({ id }) => id)));
  for (const one of cases) {
    const reference = byCase.get(one.id) ?? null;
    const leaks = await leaksOf(one, reference, leakKept((await casework.read(one.id))?.kept ?? []));
    if (leaks.length > 0) objections.push(leaked(one, leaks));
    if (reference !== null) objections.push(...(await namedOutside(one, reference)));
  }
  return objections;
}

/** Answers that were made before anything was fixed, by arms that were to answer afterwards. */
export async function earlyAnswers(study: Study, { arms }: Plan, files: Files): Promise<Sentence[]> {
  const problems: Sentence[] = [];
  const shelf = new Shelf(study.root, study, { files, report: (problem) => problems.push(problem) });
  const later = new Set(arms.filter(({ kind }) => kind !== 'imported').map(({ id }) => id));
  const early = new Map<string, number>();
  for (const { id } of await shelf.answers()) {
    const arm = (await shelf.loadAnswer(id))?.arm;
    if (arm !== undefined && later.has(arm)) early.set(arm, (early.get(arm) ?? 0) + 1);
  }
  return [...early].map(([arm, count]) =>
    sentence('The arm {0} has answered before the protocol was locked (answers: {1}).', arm, `${count}`),
  );
}

async function leaksOf(one: Case, reference: Reference | null, kept: readonly KeptWords[]): Promise<Leak[]> {
  const steps = findingLeaks(one.text, reference, kept);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    // Others have their turn: an editor must not stand still.
    await setImmediate();
  }
}

function leakKept(kept: readonly Kept[]): KeptWords[] {
  return kept.flatMap(({ about, kind, text }) =>
    about === 'leak' && (kind === 'name' || kind === 'phrase' || kind === 'giveaway') ? [{ kind, text }] : [],
  );
}

function leaked({ id }: Case, leaks: readonly Leak[]): Sentence {
  const [first] = leaks;
  const why = first === undefined ? '' : fill(first.why.template, first.why.values);
  return leaks.length === 1
    ? sentence('{0}: {1}', id, why)
    : sentence('{0}: {1} There are {2} such places.', id, why, String(leaks.length));
}

/** Raters see the title and the id too. */
async function namedOutside(one: Case, reference: Reference): Promise<Sentence[]> {
  const words = `${one.title}\n\n${one.id.replaceAll(/[-_/#.]+/g, ' ')}`;
  const found = (await leaksOf({ ...one, text: words }, reference, [])).find(({ kind }) => kind === 'name');
  return found === undefined
    ? []
    : [sentence('{0}: its title or its name says “{1}”, the diagnosis.', one.id, found.text)];
}

function someOf(ids: readonly string[]): string {
  return ids.length <= 5 ? ids.join(', ') : `${ids.slice(0, 5).join(', ')}, … (${ids.length})`;
}
