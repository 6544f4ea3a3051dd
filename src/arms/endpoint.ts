import * as z from 'zod/mini';
import { forms, lanes, type Form, type Lane, type Profile } from './prompt/profile.ts';
import type { Template } from './prompt/templates.ts';

/** Where a server stands, as the person declares it. Never inferred: a loopback address may be a tunnel. */
export const locations = ['machine', 'institution', 'third-party'] as const;
export type Location = (typeof locations)[number];

const within = (low: number, high: number) => z.int().check(z.minimum(low), z.maximum(high));
const seconds = z.number().check(z.minimum(0.001), z.maximum(86_400));

/** Headers that belong to the request itself, or to a proxy: with another value, what is sent would not arrive as meant. */
const ownHeaders: ReadonlySet<string> = new Set(
  'accept accept-encoding connection content-encoding content-length content-type expect host keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade user-agent'.split(
    ' ',
  ),
);

/** The first of some headers that cannot be set. */
export function reservedIn(headers: object): string | undefined {
  return Object.keys(headers).find((name) => ownHeaders.has(name.toLowerCase()));
}

function reserved(headers: unknown): string {
  const name = typeof headers === 'object' && headers !== null ? reservedIn(headers) : undefined;
  return `the header ${name ?? ''} belongs to the request itself and cannot be set`;
}

/** An endpoint as a person writes it down, under its name: `ddx.endpoints`, and the command line's own file. */
export const EndpointEntry = z.strictObject({
  /** Up to and including `/v1`. */
  baseUrl: z.string().check(z.minLength(1)),
  model: z.string().check(z.minLength(1)),
  location: z.enum(locations),
  /** A profile's name, or the path of a profile file. */
  profile: z._default(z.string().check(z.minLength(1)), 'chat'),
  /** Another template than the profile's own. */
  template: z.optional(z.string().check(z.minLength(1))),
  api: z.optional(z.enum(lanes)),
  form: z.optional(z.enum(forms)),
  /** What the model has room for, prompt and answer together, where the server cannot say. */
  contextTokens: z.optional(within(64, 10_000_000)),
  maxTokens: z.optional(within(1, 1_000_000)),
  temperature: z.optional(z.number().check(z.minimum(0), z.maximum(2))),
  topP: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  seed: z.optional(within(0, 2_147_483_647)),
  retries: z.optional(within(0, 20)),
  connectSeconds: z.optional(seconds),
  firstTokenSeconds: z.optional(seconds),
  nextTokenSeconds: z.optional(seconds),
  totalSeconds: z.optional(seconds),
  /** Extra headers: what each is called, and the name of the secret that it carries. Never the secret itself. */
  headers: z.optional(
    z
      .record(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)), z.string().check(z.minLength(1)))
      .check(z.refine((headers) => reservedIn(headers) === undefined, { error: ({ input }) => reserved(input) })),
  ),
  /** The person accepts that text goes to this address over plain http. */
  plainHttp: z.optional(z.boolean()),
  /** The editor started this server: nothing is sent when it does not run. */
  ownServer: z.optional(z.boolean()),
});
export type EndpointEntry = z.infer<typeof EndpointEntry>;

/** A server that speaks the OpenAI interface, and how it is asked: an entry with everything settled. */
export interface Endpoint {
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly location: Location;
  readonly plainHttp: boolean;
  /** Header to name of its secret. */
  readonly headers: Readonly<Record<string, string>>;
  readonly profile: Profile;
  readonly template: Template;
  readonly api: Lane;
  readonly form: Form;
  /** What the person says the model has room for; the server's word goes before it, the profile's comes after. */
  readonly contextTokens: number | null;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topP: number;
  readonly seed: number;
  /** How often a failure that may pass is tried again. */
  readonly retries: number;
  readonly connectMs: number;
  readonly firstTokenMs: number;
  readonly nextTokenMs: number;
  readonly totalMs: number;
}

/** The papers' decoding: greedy, 512 answer tokens. A 70B queues, so the first token may take long. */
export const defaults = {
  maxTokens: 512,
  temperature: 0,
  topP: 1,
  seed: 0,
  retries: 3,
  connectSeconds: 10,
  firstTokenSeconds: 120,
  nextTokenSeconds: 60,
  totalSeconds: 1200,
} as const;

/** Settles an entry: what it leaves open comes from its profile, then from the defaults. */
export function endpointOf(name: string, entry: EndpointEntry, profile: Profile, template: Template): Endpoint {
  const ms = (of: 'connect' | 'firstToken' | 'nextToken' | 'total'): number =>
    Math.round((entry[`${of}Seconds`] ?? defaults[`${of}Seconds`]) * 1000);
  return {
    name,
    baseUrl: entry.baseUrl.trim(),
    model: entry.model.trim(),
    location: entry.location,
    plainHttp: entry.plainHttp ?? false,
    headers: entry.headers ?? {},
    profile,
    template,
    api: entry.api ?? profile.api,
    form: entry.form ?? profile.form,
    contextTokens: entry.contextTokens ?? null,
    maxTokens: entry.maxTokens ?? defaults.maxTokens,
    temperature: entry.temperature ?? defaults.temperature,
    topP: entry.topP ?? defaults.topP,
    seed: entry.seed ?? defaults.seed,
    retries: entry.retries ?? defaults.retries,
    connectMs: ms('connect'),
    firstTokenMs: ms('firstToken'),
    nextTokenMs: ms('nextToken'),
    totalMs: ms('total'),
  };
}
