import type * as z from 'zod/mini';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readText } from '../cases/readText.ts';
import { Reference } from '../cases/reference.ts';
import { HumanError } from '../humanError.ts';
import { errorCode, nodeFiles, type Files } from '../ledger/files.ts';
import { findCaseFiles, isCaseFileName, nameWithoutEnding } from './caseFiles.ts';
import { readPlan, type Plan } from './plan/plan.ts';
import { refused } from './refused.ts';
import { wrongWith } from './wrong.ts';

export const planFile = 'study.json';

export interface References {
  readonly byCase: ReadonlyMap<string, Reference>;
  readonly problems: readonly HumanError[];
}

export interface CaseFiles {
  /** Whole paths, in the order a person would list them. */
  readonly files: readonly string[];
  readonly problems: readonly HumanError[];
}

/** A folder with a `study.json`. A plan that cannot be read does not take the rest down: then the defaults hold. */
export interface Study {
  readonly root: string;
  readonly plan: Plan | null;
  /** Why the plan cannot be read; null when it can. */
  readonly problem: HumanError | null;
  /** The title of the plan, else the name of the folder. */
  readonly title: string;
  cases(): Promise<CaseFiles>;
  references(): Promise<References>;
  /** Whether a file is one that holds cases of this study. */
  holds(path: string): boolean;
  /** The id of the case in a file: its path below the cases folder, without its ending. */
  caseIdOf(path: string, headingSlug?: string): string;
}

/** The study that a file or folder belongs to: the nearest `study.json` upwards. */
export async function findStudy(path: string, files: Files = nodeFiles): Promise<Study | null> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = await planIn(folder, files);
    if (found !== null) return new StudyFolder(folder, found, files);
    if (folder === dirname(folder)) return null;
  }
}

/** The study in this very folder; null where there is no `study.json`. */
export async function studyIn(root: string, files: Files = nodeFiles): Promise<Study | null> {
  const found = await planIn(resolve(root), files);
  return found === null ? null : new StudyFolder(resolve(root), found, files);
}

/** The study that a folder would be with a plan. */
export function studyWith(root: string, plan: Plan, files: Files = nodeFiles): Study {
  return new StudyFolder(resolve(root), { plan, problem: null }, files);
}

interface PlanFound {
  readonly plan: Plan | null;
  readonly problem: HumanError | null;
}

async function planIn(folder: string, files: Files): Promise<PlanFound | null> {
  const path = join(folder, planFile);
  const broken = (why: string): PlanFound => ({
    plan: null,
    problem: new HumanError('{0} cannot be used: {1}. Correct it and save.', path, why),
  });
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    return { plan: null, problem: refused(error, path) };
  }
  let json: unknown;
  try {
    json = JSON.parse(readText(bytes));
  } catch (error) {
    return broken(error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  }
  const plan = readPlan(json);
  if (plan.success) return { plan: plan.data, problem: null };
  const schema = (json as { schema?: unknown } | null)?.schema;
  const version = typeof schema === 'string' ? /^ddx\/study@(\d+)$/.exec(schema)?.[1] : undefined;
  if (version !== undefined && Number(version) > 2) {
    return broken(`it has version ${version}, and this program reads versions 1 and 2`);
  }
  const why = wrongWith(plan.error.issues);
  if (!plan.error.issues.some(isMachines)) return broken(why);
  return {
    plan: null,
    problem: new HumanError(
      '{0} cannot be used: {1}. A plan holds no addresses, keys or seeds: addresses and keys belong in the settings of each machine, and what is drawn is drawn anew. Take it out and save.',
      path,
      why,
    ),
  };
}

/** Whether a field is there that belongs to a machine, not to a plan. */
function isMachines(issue: z.core.$ZodIssue): boolean {
  const machines = /^(?:(?:base|api)?[_-]?url|address|host|port|(?:api|secret)?[_-]?key|token|secret|password|seed)$/i;
  return issue.code === 'unrecognized_keys' && issue.keys.some((key) => machines.test(key));
}

class StudyFolder implements Study {
  readonly root: string;
  readonly plan: Plan | null;
  readonly problem: HumanError | null;
  readonly #files: Files;

  constructor(root: string, found: PlanFound, files: Files) {
    this.root = root;
    this.plan = found.plan;
    this.problem = found.problem;
    this.#files = files;
  }

  get title(): string {
    return this.plan?.title ?? (this.root.split(sep).at(-1) || this.root);
  }

  async cases(): Promise<CaseFiles> {
    const { files, problems } = await findCaseFiles(this.#places(), this.#files);
    const outside = this.#planned().filter((place) => this.#inside(place) === null);
    const byId = new Map<string, string>();
    for (const file of files) {
      const id = this.caseIdOf(file);
      const twin = byId.get(id);
      if (twin === undefined) byId.set(id, file);
      else problems.push(new HumanError('{0} and {1} have the same case id, {2}. Rename one.', twin, file, id));
    }
    for (const place of outside) {
      problems.push(new HumanError('{0} names {1}, which is outside the study. Move it in.', planFile, place));
    }
    return { files, problems };
  }

  async references(): Promise<References> {
    const named = this.plan?.references ?? 'references.jsonl';
    const path = this.#inside(named);
    if (path === null) {
      const problem = new HumanError('{0} names {1}, which is outside the study. Move it in.', planFile, named);
      return { byCase: new Map(), problems: [problem] };
    }
    let text: string;
    try {
      text = readText(await this.#files.read(path));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return { byCase: new Map(), problems: [] };
      return { byCase: new Map(), problems: [error instanceof HumanError ? error : refused(error, path)] };
    }
    return readReferences(text, named);
  }

  holds(path: string): boolean {
    return isCaseFileName(path.split(sep).at(-1) ?? '') && this.#places().some((place) => below(place, path) !== null);
  }

  caseIdOf(path: string, headingSlug?: string): string {
    const whole = resolve(path);
    const place = this.#places().find((one) => below(one, whole) !== null) ?? this.root;
    const inside = below(place, whole) || (whole.split(sep).at(-1) ?? whole);
    const id = nameWithoutEnding(inside.split(sep).join('/')).normalize('NFC');
    return headingSlug === undefined ? id : `${id}#${headingSlug}`;
  }

  #planned(): readonly string[] {
    return this.plan?.cases ?? ['cases'];
  }

  #places(): string[] {
    return this.#planned()
      .map((place) => this.#inside(place))
      .filter((place) => place !== null);
  }

  #inside(place: string): string | null {
    const path = resolve(this.root, place);
    return below(this.root, path) === null ? null : path;
  }
}

/** The way from a folder down to a path; '' for the folder itself, null when the path is elsewhere. */
function below(folder: string, path: string): string | null {
  const way = relative(folder, path);
  return isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`) ? null : way;
}

function readReferences(text: string, file: string): References {
  const byCase = new Map<string, Reference>();
  const problems: HumanError[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const say = (why: string): void => {
      problems.push(new HumanError('{0}, line {1}: {2}. The line is left out.', file, String(index + 1), why));
    };
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      return say('not valid JSON');
    }
    const reference = Reference.safeParse(json);
    if (!reference.success) return say(wrongWith(reference.error.issues));
    const id = reference.data.case.normalize('NFC');
    if (byCase.has(id)) return say(`a second reference for the case ${id}`);
    byCase.set(id, reference.data);
  });
  return { byCase, problems };
}
