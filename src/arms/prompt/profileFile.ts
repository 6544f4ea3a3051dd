import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type * as z from 'zod/mini';
import { HumanError } from '../../humanError.ts';
import { jsonPlace } from './jsonPlace.ts';
import { Profile } from './profile.ts';
import { profileNamed, profiles } from './profiles.ts';
import { readSmallFile, type ReadFile } from './readSmallFile.ts';
import { faultOf, holes, Template, templateIds, templateNamed, type TemplateFault } from './templates.ts';

/** How a model is asked, with everything looked up. */
export interface Resolved {
  readonly profile: Profile;
  readonly template: Template;
}

export interface Resolving {
  /** Another template than the profile's own: a built-in one's name. */
  readonly template?: string | undefined;
  /** What a relative path is relative to. Without it such a path is refused: a folder must not choose a profile. */
  readonly relativeTo?: string;
  readonly home?: string;
}

const mostBytes = 64 * 1024;

/** The profile of that name, or in the file at that path. Whatever is wrong is one sentence. */
export async function resolveProfile(
  nameOrPath: string,
  read: ReadFile = readSmallFile,
  { template, relativeTo, home = homedir() }: Resolving = {},
): Promise<Resolved> {
  const resolved = await profileOf(nameOrPath.trim(), read, relativeTo, home);
  return template === undefined ? resolved : { ...resolved, template: builtIn(template) };
}

async function profileOf(
  name: string,
  read: ReadFile,
  relativeTo: string | undefined,
  home: string,
): Promise<Resolved> {
  const known = profileNamed(name);
  if (known !== null) {
    return { profile: known, template: typeof known.template === 'string' ? builtIn(known.template) : known.template };
  }
  if (!/[\\/]|^~|\.json$/i.test(name)) {
    throw new HumanError(
      'There is no profile “{0}”. There are: {1}. For one of your own give the path of its file.',
      name,
      profiles.map(({ id }) => id).join(', '),
    );
  }
  return readProfile(pathOf(name, relativeTo, home), read);
}

function pathOf(name: string, relativeTo: string | undefined, home: string): string {
  if (/^~[\\/]/.test(name)) return join(home, name.slice(2));
  if (isAbsolute(name)) return name;
  if (relativeTo !== undefined) return resolve(relativeTo, name);
  throw new HumanError(
    'The profile file “{0}” is named by a relative path. Give the whole path, from the root of the disk or from ~/.',
    name,
  );
}

/** Reads a profile file. */
async function readProfile(path: string, read: ReadFile): Promise<Resolved> {
  const json = parsed(path, await textOf(path, read));
  // Its template first: as part of the profile, the first thing wrong with it could not be named.
  if (isObject(json) && isObject(json['template'])) checked(path, Template, json['template'], 'template.');
  const profile = checked(path, Profile, json);
  if (profileNamed(profile.id) !== null) {
    throw new HumanError(
      'The profile in “{0}” is called “{1}”, as one that is built in: an answer could not tell them apart. Give it another id.',
      path,
      profile.id,
    );
  }
  const { template: own } = profile;
  if (typeof own === 'string') return { profile, template: builtIn(own, path) };
  if (templateNamed(own.id) !== null) {
    throw new HumanError(
      'The template in “{0}” is called “{1}”, as one that is built in: an answer could not tell them apart. Give it another id.',
      path,
      own.id,
    );
  }
  const fault = faultOf(own);
  if (fault !== null) throw unfit(path, fault);
  return { profile, template: own };
}

async function textOf(path: string, read: ReadFile): Promise<string> {
  const bytes = await read(path, mostBytes).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (bytes.length > mostBytes) throw new HumanError('“{0}” holds more than 64 KB: that is no profile.', path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HumanError('The profile file “{0}” is not UTF-8. Save it as UTF-8.', path);
  }
}

/** By the codes of Node, and by those of an editor's own file system. */
function unreadable(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  switch (code) {
    case null:
      return error;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'FileNotFound':
      return new HumanError('There is no profile file “{0}”.', path);
    case 'EISDIR':
    case 'FileIsADirectory':
      return new HumanError('“{0}” is a folder. Name the file of one profile.', path);
    case 'EACCES':
    case 'EPERM':
    case 'NoPermissions':
      return new HumanError('The profile file “{0}” may not be read by you.', path);
    default:
      return new HumanError('The profile file “{0}” cannot be read ({1}).', path, code);
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { line, column } = jsonPlace(text) ?? { line: 1, column: 1 };
    throw new HumanError(
      'The profile file “{0}” is not JSON: look at line {1}, column {2}.',
      path,
      String(line),
      String(column),
    );
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checked<T extends z.ZodMiniType>(path: string, schema: T, json: unknown, under = ''): z.infer<T> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue === undefined) throw read.error;
  const field = `${under}${issue.path.join('.')}`;
  if (issue.code === 'unrecognized_keys') {
    const name = [...issue.path, issue.keys[0] ?? ''].join('.');
    throw new HumanError('The profile file “{0}” has a field “{1}”, which no profile has.', path, `${under}${name}`);
  }
  if (field === '') throw new HumanError('The profile file “{0}” holds no object.', path);
  if (issue.code === 'invalid_type' && at(json, issue.path) === undefined) {
    throw new HumanError('The profile file “{0}” lacks the field “{1}”.', path, field);
  }
  throw new HumanError('In the profile file “{0}” the field “{1}” must be {2}.', path, field, wanted(issue));
}

function at(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  );
}

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `of the kind ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map((value) => (typeof value === 'string' ? `“${value}”` : String(value))).join(' or ');
    case 'invalid_union':
      return 'the name of a template, or a template';
    case 'too_small':
      return `at least ${issue.minimum} ${issue.origin === 'string' ? 'characters' : ''}`.trimEnd();
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return 'small letters, digits, dots and hyphens';
    default:
      return 'something else';
  }
}

function builtIn(name: string, path?: string): Template {
  const template = templateNamed(name);
  if (template !== null) return template;
  const names = templateIds.join(', ');
  throw path === undefined
    ? new HumanError('There is no template “{0}”. There are: {1}.', name, names)
    : new HumanError('The profile file “{0}” names the template “{1}”. There are: {2}.', path, name, names);
}

function unfit(path: string, fault: TemplateFault): HumanError {
  switch (fault.kind) {
    case 'beginning':
      return new HumanError(
        'The template in “{0}” holds “{1}”: leave it out, the server begins every text with it by itself.',
        path,
        fault.words,
      );
    case 'unknown-hole':
      return new HumanError(
        'The template in “{0}” has a hole {1}. There are: {2}.',
        path,
        fault.words,
        holes.map((name) => `{${name}}`).join(', '),
      );
    case 'no-case':
      return new HumanError(
        'The template in “{0}” has no place for the case: its {1} needs {user} or {case}.',
        path,
        fault.where,
      );
    case 'case-twice':
      return new HumanError(
        'The template in “{0}” would hold the case twice: its {1} needs one {user} or one {case}.',
        path,
        fault.where,
      );
  }
}
