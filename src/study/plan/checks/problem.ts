import { sentence, type Sentence } from '../../../humanError.ts';

export interface PlanProblem {
  /** The way to what is wrong: `['arms', 1, 'id']`. */
  readonly path: readonly (string | number)[];
  readonly message: Sentence;
  /** With an error a protocol cannot be locked; a warning is for the person to think about. */
  readonly severity: 'error' | 'warning';
}

type Path = PlanProblem['path'];

export function wrong(path: Path, template: string, ...values: string[]): PlanProblem {
  return { path, message: sentence(template, ...values), severity: 'error' };
}

export function doubtful(path: Path, template: string, ...values: string[]): PlanProblem {
  return { path, message: sentence(template, ...values), severity: 'warning' };
}

/** Two ids that differ in small and capital letters only would share a file on some disks. */
export function twins(field: string, ids: readonly string[]): PlanProblem[] {
  const first = new Map<string, number>();
  return ids.flatMap((id, index) => {
    const twin = first.get(id.toLowerCase());
    if (twin === undefined) first.set(id.toLowerCase(), index);
    return twin === undefined
      ? []
      : [wrong([field, index, 'id'], '“{0}” is there twice. Give each an id of its own.', id)];
  });
}
