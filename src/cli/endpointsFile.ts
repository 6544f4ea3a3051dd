import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { EndpointEntry } from '../arms/endpoint.ts';
import { HumanError } from '../humanError.ts';
import { kindOf } from '../study/wrong.ts';

/** An entry as the command line knows it: its secrets are named environment variables, and the editor's servers unknown. */
const Entry = z.extend(z.omit(EndpointEntry, { ownServer: true }), {
  apiKeyEnv: z.optional(z.string().check(z.minLength(1))),
});
export type Entry = z.infer<typeof Entry>;

const File = z.strictObject({ endpoints: z.record(z.string(), Entry) });

/** The person's own file: never one of the folder that happens to be the current one. */
export function ownEndpointsFile(): string {
  return join(homedir(), '.config', 'me-llama-ddx', 'endpoints.json');
}

/** The endpoint of that name. */
export async function entryNamed(name: string, file: string): Promise<Entry> {
  const { endpoints } = checked(parsed(await textOf(file), file), file);
  const entry = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
  if (entry !== undefined) return entry;
  const known = Object.keys(endpoints);
  if (known.length === 0) throw new HumanError('There is no endpoint “{0}”: “{1}” names none.', name, file);
  throw new HumanError('There is no endpoint “{0}” in “{1}”. It names: {2}.', name, file, known.join(', '));
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    if (code !== 'ENOENT') throw new HumanError('The file of endpoints “{0}” cannot be read ({1}).', file, code);
    throw new HumanError(
      'There is no file of endpoints “{0}”. Write it as {1} shows, or give --base-url instead of --endpoint.',
      file,
      'ddx diagnose --help',
    );
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    throw new HumanError('The file of endpoints “{0}” is not JSON. See {1}.', file, 'ddx diagnose --help');
  }
}

function checked(json: unknown, file: string): z.infer<typeof File> {
  const read = z.safeParse(File, json, { error: describe });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const wrong = issue?.message ?? 'it is not as expected';
  const path = issue?.path.join('.') ?? '';
  if (path !== '') throw new HumanError('The file of endpoints “{0}” is wrong at {1}: {2}.', file, path, wrong);
  const like = '{"endpoints": {"NAME": {…}}}';
  throw new HumanError('The file of endpoints “{0}” is wrong: {1}. It should look like {2}.', file, wrong, like);
}

/** What is wrong with a field, never what it held: it may be a secret in the wrong place. */
function describe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'it is missing' : `it should be ${kindOf(issue.expected)}`;
    case 'unrecognized_keys':
      return `there is no field called ${issue.keys.join(' or ')}`;
    case 'invalid_value':
      return `it ${issue.input === undefined ? 'is missing, and ' : ''}has to be one of ${issue.values.join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'it is empty' : `it has to be at least ${String(issue.minimum)}`;
    case 'too_big':
      return `it has to be at most ${String(issue.maximum)}`;
    default:
      return 'it is not as expected';
  }
}
