import type { parseArgs } from 'node:util';

/** The options that say which endpoint is asked, and how: the same in every command that asks one. */
export const endpointFlags = {
  endpoint: { type: 'string' },
  endpoints: { type: 'string' },
  'base-url': { type: 'string' },
  model: { type: 'string' },
  location: { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  'allow-http': { type: 'boolean' },
  profile: { type: 'string' },
  template: { type: 'string' },
  api: { type: 'string' },
  form: { type: 'string' },
  context: { type: 'string' },
  'max-tokens': { type: 'string' },
  temperature: { type: 'string' },
  'top-p': { type: 'string' },
  seed: { type: 'string' },
  retries: { type: 'string' },
  'connect-timeout': { type: 'string' },
  'first-token-timeout': { type: 'string' },
  'idle-timeout': { type: 'string' },
  'total-timeout': { type: 'string' },
  'api-key-env': { type: 'string' },
  header: { type: 'string', multiple: true },
  proxy: { type: 'string' },
  'proxy-auth-env': { type: 'string' },
  ca: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
} as const;

export type EndpointFlags = ReturnType<typeof parseArgs<{ options: typeof endpointFlags }>>['values'];

export const endpointFlagNames = Object.keys(endpointFlags) as (keyof EndpointFlags)[];

/** Whether these say who answers, rather than how. */
export function namesEndpoint(values: EndpointFlags): boolean {
  return values.endpoint !== undefined || values['base-url'] !== undefined;
}
