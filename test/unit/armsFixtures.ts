import { endpointOf, type Endpoint } from '../../src/arms/endpoint.ts';
import { profileNamed } from '../../src/arms/prompt/profiles.ts';
import { templates, type TemplateId } from '../../src/arms/prompt/templates.ts';
import { endpointArm, type EndpointMeans } from '../../src/arms/asking/endpointArm.ts';
import type { Answer } from '../../src/arms/answer.ts';
import type { Progress, Waiting } from '../../src/arms/arm.ts';
import { makeCase, type Case } from '../../src/cases/case.ts';
import { passing } from './gateFixtures.ts';

export const caseText =
  'A 61-year-old man has had sudden chest pain and shortness of breath for two hours, ' +
  'three weeks after a knee replacement. ZEBRAFINDING in the left lung. No fever.';

export const listText = `1. Pulmonary embolism
Why: Sudden onset after surgery.
For: "sudden chest pain"; "knee replacement"
Against: "No fever"

2. Pneumonia
Why: The lung.
For: "ZEBRAFINDING in the left lung"; "productive cough"
`;

export const key = 'sk-test-4f9a8b7c6d5e9xyz';

export function aCase(text = caseText): Case {
  return makeCase(text, { kind: 'stdin', uri: null, start: null, end: null });
}

/** What a test wants otherwise; a template by its name. */
export type Wanted = Partial<Omit<Endpoint, 'template'>> & { readonly template?: TemplateId };

/** An endpoint on this machine that is asked once and has time. */
export function anEndpoint(baseUrl: string, o: Wanted = {}): Endpoint {
  const { template = 'plain', ...rest } = o;
  const profile = profileNamed('chat');
  if (profile === null) throw new Error('a built-in profile is gone');
  const entry = {
    baseUrl,
    model: 'x',
    location: 'machine',
    profile: profile.id,
    retries: 0,
    contextTokens: 4096,
  } as const;
  const settled = endpointOf('endpoint', entry, profile, templates[template]);
  return { ...settled, firstTokenMs: 20_000, nextTokenMs: 20_000, totalMs: 30_000, ...rest };
}

export interface Asking extends Partial<EndpointMeans> {
  readonly top?: number;
  readonly signal?: AbortSignal;
  readonly text?: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly onWaiting?: (waiting: Waiting) => void;
}

export function ask(endpoint: Endpoint, o: Asking = {}): Promise<Answer> {
  const arm = endpointArm(endpoint, {
    key: () => Promise.resolve(undefined),
    now: () => performance.now(),
    date: () => new Date('2025-01-02T03:04:05Z'),
    ...passing,
    ...o,
  });
  return arm.diagnose(aCase(o.text), {
    top: o.top ?? 5,
    signal: o.signal ?? new AbortController().signal,
    ...(o.onProgress === undefined ? {} : { onProgress: o.onProgress }),
    ...(o.onWaiting === undefined ? {} : { onWaiting: o.onWaiting }),
  });
}
