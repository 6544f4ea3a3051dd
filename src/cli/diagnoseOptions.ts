import { templateIds, type TemplateId } from '../arms/prompt/templates.ts';
import { HumanError } from '../humanError.ts';
import { oneFile, oneOf, readOptions, wholeNumber } from './options.ts';

export interface DiagnoseOptions {
  readonly file: string;
  readonly top: number;
  readonly json: boolean;
  /** `null`: the embedded baseline. */
  readonly endpoint: {
    readonly baseUrl: string;
    readonly model: string;
    readonly api: 'chat' | 'completions';
    readonly template: TemplateId;
    readonly key: string | undefined;
  } | null;
}

const flags = {
  arm: { type: 'string' },
  'base-url': { type: 'string' },
  model: { type: 'string' },
  api: { type: 'string' },
  template: { type: 'string' },
  'api-key-env': { type: 'string' },
  top: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const ofEndpoints = ['model', 'api', 'template', 'api-key-env'] as const;

/** What the words of `ddx diagnose` mean; `null` when they ask for help. */
export function diagnoseOptions(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): DiagnoseOptions | null {
  const { values, positionals } = readOptions(words, flags, 'diagnose');
  if (values.help === true) return null;
  const file = oneFile(positionals, 'diagnose');
  const json = values.json === true;
  if (values.arm !== undefined) oneOf(values.arm, '--arm', ['embedded']);
  const top = wholeNumber(values.top ?? '5', '--top', 1, 10);
  const baseUrl = values['base-url'];
  if (baseUrl === undefined) {
    const idle = ofEndpoints.find((name) => values[name] !== undefined);
    if (idle !== undefined) throw new HumanError('--{0} belongs to an endpoint: give --base-url too.', idle);
    return { file, top, json, endpoint: null };
  }
  if (values.arm !== undefined) throw new HumanError('Either --arm or --base-url: both name who answers.');
  if (values.model === undefined || values.model === '') {
    throw new HumanError('--base-url needs --model: the name of the model, as the server lists it.');
  }
  const api = oneOf(values.api ?? 'chat', '--api', ['chat', 'completions']);
  const template = oneOf(values.template ?? (api === 'chat' ? 'plain' : 'me-llama'), '--template', templateIds);
  const key = keyOf(values['api-key-env'], env);
  return { file, top, json, endpoint: { baseUrl, model: values.model, api, template, key } };
}

function keyOf(name: string | undefined, env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (name === undefined) return undefined;
  const key = env[name];
  if (key === undefined || key.trim() === '') {
    // What was given may be the key itself, so it is not repeated.
    throw new HumanError(
      '--api-key-env takes the name of an environment variable that holds the key, and none of the given name is set.',
    );
  }
  return key;
}
