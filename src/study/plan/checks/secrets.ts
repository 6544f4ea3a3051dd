import type { Plan } from '../plan.ts';
import { wrong, type PlanProblem } from './problem.ts';

/** A scheme, a number of a machine, or a machine with a port or a path. A version such as "v1.2.3" is none. */
const address =
  /[a-z][a-z0-9+.-]*:\/\/|\blocalhost\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\[[0-9a-f:]*:[0-9a-f:]*\]|^[\w-]+(?:\.[\w-]+)+(?::\d{2,5}|\/)|^[\w-]+:\d{4,5}\b/i;

/** A run of letters and digits that nobody would choose as a name. */
const random = /(?=[\w+/]*\d)(?=[\w+/]*[A-Za-z])[\w+/]{32,}={0,2}/;

/** A plan is shown to everyone: where a model is reached, and with which key, is the business of each machine. */
export function secretProblems(plan: Plan): PlanProblem[] {
  return Object.entries(plan).flatMap(([field, value]) => {
    if (field === '$schema') return [];
    return inAll([field], value, field === 'arms' ? armText : (text, path) => (isKey(text) ? keyHere(path) : null));
  });
}

function armText(text: string, path: PlanProblem['path']): PlanProblem | null {
  if (isKey(text) || random.test(text)) return keyHere(path);
  if (!address.test(text)) return null;
  return wrong(
    path,
    '“{0}” looks like an address. A plan names an endpoint; its address belongs in the settings of each machine that runs it.',
    text,
  );
}

function keyHere(path: PlanProblem['path']): PlanProblem {
  return wrong(
    path,
    'This looks like a key. Take it out and have a new one made: keys belong in the secret store of each machine, never in a plan.',
  );
}

/** A key is long and has digits: "sk-learn" and "key-facts" are words. */
function isKey(text: string): boolean {
  return /(?:\b(?:sk|pk|hf|gsk|key|token)[-_]|\bbearer\s+|\beyJ)(?=[\w.~+/=-]*\d)[\w.~+/=-]{16,}/i.test(text);
}

function inAll(
  path: PlanProblem['path'],
  value: unknown,
  check: (text: string, path: PlanProblem['path']) => PlanProblem | null,
): PlanProblem[] {
  if (typeof value === 'string') {
    const problem = check(value, path);
    return problem === null ? [] : [problem];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    inAll([...path, Array.isArray(value) ? Number(name) : name], inner, check),
  );
}
