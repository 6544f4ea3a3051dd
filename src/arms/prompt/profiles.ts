import type { Profile } from './profile.ts';
import { templateIds, templates, type Template } from './templates.ts';

const llama = { contextTokens: 4096, tokenizer: 'llama' } as const;
const none = { name: '', outputsMayBeShared: true, note: '' };

/** The profiles that come with the product. */
export const profiles: readonly Profile[] = [
  {
    schema: 'ddx/profile@1',
    id: 'me-llama-chat',
    version: 1,
    label: 'Me-LLaMA chat (13B, 70B)',
    api: 'completions',
    form: 'list',
    template: 'me-llama',
    ...llama,
    models: ['me-llama chat'],
    licence: none,
  },
  {
    schema: 'ddx/profile@1',
    id: 'chat',
    version: 1,
    label: 'Any chat model',
    api: 'chat',
    form: 'list',
    template: 'plain',
    contextTokens: null,
    tokenizer: null,
    models: [],
    licence: none,
  },
];

export function profileNamed(id: string): Profile | null {
  return profiles.find((one) => one.id === id) ?? null;
}

/** The template of that name; `null` when there is none. */
export function templateNamed(id: string): Template | null {
  const known = templateIds.find((one) => one === id);
  return known === undefined ? null : templates[known];
}

/** The template a profile is asked with. */
export function templateOf(profile: Profile): Template | null {
  return typeof profile.template === 'string' ? templateNamed(profile.template) : profile.template;
}

/** A profile as an answer names it. */
export function profileName(profile: Profile): string {
  return `${profile.id}@${profile.version}`;
}
