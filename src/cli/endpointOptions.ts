import { dirname } from 'node:path';
import { endpointOf, locations, reservedIn, type Endpoint } from '../arms/endpoint.ts';
import type { GateMeans } from '../arms/gate/gate.ts';
import type { Guard } from '../arms/gate/guard.ts';
import { forms, lanes } from '../arms/prompt/profile.ts';
import { resolveProfile } from '../arms/prompt/profileFile.ts';
import { readSmallFile } from '../arms/prompt/readSmallFile.ts';
import { templateIds } from '../arms/prompt/templates.ts';
import { HumanError } from '../humanError.ts';
import { allowedOrigins, refuseUnlessAllowed } from './allowed.ts';
import { certificatesFrom } from './certificates.ts';
import type { EndpointFlags } from './endpointFlags.ts';
import { entryNamed, ownEndpointsFile, type Entry } from './endpointsFile.ts';
import { namedVariable, type Env } from './namedVariable.ts';
import { guardOf } from './ownGuard.ts';
import { decimal, oneOf, wholeNumber } from './options.ts';
import { proxyFrom } from './proxyOption.ts';
import type { Terminal } from './terminal.ts';

/** An endpoint as the person named it, and what is needed to ask it. */
export interface Asked {
  readonly endpoint: Endpoint;
  readonly means: Required<Pick<GateMeans, 'fetch' | 'key' | 'secret' | 'consent' | 'guard' | 'record'>>;
  /** Through which requests go. */
  readonly proxy: URL | null;
}

/** What of its process the asking of an endpoint needs. */
type Around = Pick<Terminal, 'env' | 'sentFolder'>;

/**
 * What the options mean. Refuses an endpoint that no one allowed, so that whoever has one may ask it. `guard`: what
 * the person decided about words that may identify a patient.
 */
export async function endpointAsked(values: EndpointFlags, around: Around, guard: Guard): Promise<Asked> {
  const asked = await settled(values, around, guard, true);
  refuseUnlessAllowed(asked.endpoint, allowedOrigins(values['allow-origin'] ?? []), asked.proxy);
  return asked;
}

/** The same for whoever sends no case: nothing needs to be allowed, and the model may be left open. */
export function endpointChecked(values: EndpointFlags, around: Around): Promise<Asked> {
  return settled(values, around, guardOf(null, null, []), false);
}

async function settled(
  values: EndpointFlags,
  { env, sentFolder }: Around,
  guard: Guard,
  needsModel: boolean,
): Promise<Asked> {
  const allowed = allowedOrigins(values['allow-origin'] ?? []);
  const proxy = proxyFrom(values.proxy, values['proxy-auth-env'], env);
  const { apiKeyEnv, ...entry } = { ...(await written(values, needsModel)), ...spoken(values) };
  const secrets = secretsOf(entry.headers ?? {}, env);
  const key = apiKeyEnv === undefined ? undefined : namedVariable(apiKeyEnv, env, '--api-key-env');
  const certificates = await certificatesFrom({ ca: values.ca, cert: values.cert, key: values.key });
  const { profile, template } = await resolveProfile(entry.profile, readSmallFile, {
    template: entry.template,
    // A path that a person types is relative to where they are; one in the file, to the file.
    relativeTo: values.profile === undefined ? dirname(fileOf(values)) : process.cwd(),
  });
  const { ownFetch } = await import('../arms/gate/ownFetch.ts');
  const { SentBook } = await import('../arms/gate/sentBook.ts');
  const book = new SentBook(sentFolder);
  return {
    endpoint: endpointOf(values.endpoint ?? 'endpoint', entry, profile, template),
    means: {
      fetch: ownFetch(certificates, proxy),
      key: () => Promise.resolve(key),
      secret: (name) => Promise.resolve(secrets.get(name)),
      consent: ({ origin }) => Promise.resolve(allowed.has(origin)),
      guard,
      record: (egress) => book.record(egress),
    },
    proxy: proxy?.url ?? null,
  };
}

/** What is written down under the name, or the little that an address needs. */
async function written(values: EndpointFlags, needsModel: boolean): Promise<Entry> {
  const { endpoint: name, endpoints: file, 'base-url': baseUrl, model } = values;
  if (model?.trim() === '') throw new HumanError('--model is the name of the model, as the server lists it.');
  if (name !== undefined) {
    // A key is bound to the address it was given for.
    if (baseUrl !== undefined) throw new HumanError('Either --endpoint or --base-url: both name who answers.');
    const entry = await entryNamed(name, fileOf(values));
    if (values.profile === undefined) return entry;
    // Template, lane and form of the entry were chosen for its own profile.
    const rest = { ...entry };
    for (const name of ['template', 'api', 'form'] as const) delete rest[name];
    return rest;
  }
  if (file !== undefined) throw new HumanError('--endpoints names a file: give --endpoint NAME too.');
  if (baseUrl === undefined) throw new HumanError('Give --endpoint NAME, or --base-url URL and --model M.');
  if (model === undefined && needsModel) {
    throw new HumanError('--base-url needs --model: the name of the model, as the server lists it.');
  }
  const profile = values.api === 'completions' ? 'me-llama-chat' : 'chat';
  return { baseUrl, model: model ?? '', profile, location: 'third-party' };
}

const fileOf = ({ endpoints }: EndpointFlags): string => endpoints ?? ownEndpointsFile();

type Spoken = { -readonly [name in keyof Entry]?: NonNullable<Entry[name]> };

/** What the options say; each goes before what is written down. */
function spoken(values: EndpointFlags): Spoken {
  const o: Spoken = {};
  const whole = (text: string | undefined, name: string, low: number, high: number): number | undefined =>
    text === undefined ? undefined : wholeNumber(text, name, low, high);
  const seconds = (name: 'connect' | 'first-token' | 'idle' | 'total'): number | undefined => {
    const ms = whole(values[`${name}-timeout`], `--${name}-timeout`, 1, longestMs);
    return ms === undefined ? undefined : ms / 1000;
  };
  const number = (text: string | undefined, name: string, low: number, high: number): number | undefined =>
    text === undefined ? undefined : decimal(text, name, low, high);
  const word = <T extends string>(text: string | undefined, name: string, words: readonly T[]): T | undefined =>
    text === undefined ? undefined : oneOf(text, name, words);
  const said = {
    model: values.model,
    location: word(values.location, '--location', locations),
    profile: values.profile,
    template: word(values.template, '--template', templateIds),
    api: word(values.api, '--api', lanes),
    form: word(values.form, '--form', forms),
    contextTokens: whole(values.context, '--context', 64, 10_000_000),
    maxTokens: whole(values['max-tokens'], '--max-tokens', 1, 1_000_000),
    temperature: number(values.temperature, '--temperature', 0, 2),
    topP: number(values['top-p'], '--top-p', 0, 1),
    seed: whole(values.seed, '--seed', 0, 2_147_483_647),
    retries: whole(values.retries, '--retries', 0, 20),
    connectSeconds: seconds('connect'),
    firstTokenSeconds: seconds('first-token'),
    nextTokenSeconds: seconds('idle'),
    totalSeconds: seconds('total'),
    plainHttp: values['allow-http'],
    apiKeyEnv: values['api-key-env'],
    headers: values.header === undefined ? undefined : headersOf(values.header),
  };
  for (const [name, value] of Object.entries(said)) if (value !== undefined) Object.assign(o, { [name]: value });
  return o;
}

/** A day. */
const longestMs = 86_400_000;

function headersOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, variable] = /^([A-Za-z][A-Za-z0-9-]{0,63})=(.+)$/.exec(text) ?? [];
      // The text may hold the secret itself, so it is not repeated.
      if (name === undefined || variable === undefined) {
        throw new HumanError('--header is NAME=VARIABLE: a header, and the environment variable that holds its value.');
      }
      if (reservedIn({ [name]: variable }) !== undefined) {
        throw new HumanError('--header: {0} belongs to the request itself and cannot be set.', name);
      }
      return [name, variable];
    }),
  );
}

function secretsOf(headers: Readonly<Record<string, string>>, env: Env): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).map(([name, variable]) => [variable, namedVariable(variable, env, `The header ${name}`)]),
  );
}
