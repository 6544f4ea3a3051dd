import { HumanError } from '../humanError.ts';
import { endpointFlagNames, endpointFlags, namesEndpoint, type EndpointFlags } from './endpointFlags.ts';
import { oneFile, oneOf, readOptions, wholeNumber } from './options.ts';

export interface DiagnoseOptions {
  readonly file: string;
  readonly top: number;
  readonly json: boolean;
  /** `null`: the embedded baseline. */
  readonly endpoint: EndpointFlags | null;
  /** Why the case may go although words in it may identify a patient; `null`: it may not. */
  readonly override: string | null;
  /** The file of one's own list of names. */
  readonly names: string | null;
}

const flags = {
  ...endpointFlags,
  arm: { type: 'string' },
  top: { type: 'string' },
  'phi-override': { type: 'string' },
  names: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What the words of `ddx diagnose` mean; `null` when they ask for help. */
export function diagnoseOptions(words: readonly string[]): DiagnoseOptions | null {
  const { values, positionals } = readOptions(words, flags, 'diagnose');
  if (values.help === true) return null;
  const file = oneFile(positionals, 'diagnose');
  const json = values.json === true;
  if (values.arm !== undefined) oneOf(values.arm, '--arm', ['embedded']);
  const top = wholeNumber(values.top ?? '5', '--top', 1, 10);
  if (namesEndpoint(values)) {
    const override = values['phi-override']?.trim() ?? null;
    const names = values.names ?? null;
    if (values.arm === undefined) return { file, top, json, endpoint: values, override, names };
    throw new HumanError('Either --arm or an endpoint: both name who answers.');
  }
  const idle = [...endpointFlagNames, 'phi-override' as const, 'names' as const].find(
    (name) => values[name] !== undefined,
  );
  if (idle === undefined) return { file, top, json, endpoint: null, override: null, names: null };
  throw new HumanError('--{0} belongs to an endpoint: give --endpoint or --base-url too.', idle);
}
