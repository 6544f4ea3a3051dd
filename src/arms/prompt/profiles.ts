import type { Profile } from './profile.ts';
import type { TemplateId } from './templates.ts';

type Licence = Profile['licence'];

const meLlama: Licence = {
  name: 'PhysioNet Credentialed Health Data License 1.5.0',
  outputsMayBeShared: false,
  note: 'Weights are for credentialed users. The authors forbid passing on what the model writes, in any form, without their permission.',
};
const llama2: Licence = {
  name: 'Llama 2 Community License',
  outputsMayBeShared: true,
  note: 'Answers may be shared; they may not be used to improve other language models. Its acceptable use policy applies.',
};
const ofLlama = 'Built on LLaMA, whose own licence is for research that is not commercial.';

interface Built {
  readonly label: string;
  readonly template: TemplateId;
  readonly models: string[];
  readonly licence: Licence;
  /** The LLaMA and LLaMA-2 models' room; their vocabulary is the same. */
  readonly contextTokens: 2048 | 4096;
}

/** What all models of the LLaMA family have in common here: the finished text is sent, and counted exactly. */
function ofFamily(id: string, { label, template, models, licence, contextTokens }: Built): Profile {
  return {
    schema: 'ddx/profile@1',
    id,
    version: 1,
    label,
    api: 'completions',
    form: 'list',
    template,
    contextTokens,
    tokenizer: 'llama',
    models,
    licence,
  };
}

/** What is left for every other model. */
const chat: Profile = {
  schema: 'ddx/profile@1',
  id: 'chat',
  version: 1,
  label: 'Any chat model (ChatGPT, GPT-4 and others)',
  api: 'chat',
  form: 'list',
  template: 'plain',
  contextTokens: null,
  tokenizer: null,
  // Later models of that name, on another base, bring a chat template of their own.
  models: ['meditron-3'],
  licence: {
    name: 'as the model’s licence or its provider says',
    outputsMayBeShared: true,
    note: '',
  },
};

/** The profiles that come with the product. docs/profiles.md shows them as a table. */
export const profiles: readonly Profile[] = [
  ofFamily('me-llama-chat', {
    label: 'Me-LLaMA chat (13B, 70B)',
    template: 'me-llama',
    models: ['me-llama chat'],
    licence: meLlama,
    contextTokens: 4096,
  }),
  ofFamily('me-llama', {
    label: 'Me-LLaMA base (13B, 70B)',
    template: 'me-llama-base',
    models: ['me-llama'],
    licence: meLlama,
    contextTokens: 4096,
  }),
  ofFamily('llama-2-chat', {
    label: 'LLaMA-2-chat',
    template: 'llama-2-chat',
    models: ['llama-2 chat'],
    licence: llama2,
    contextTokens: 4096,
  }),
  ofFamily('pmc-llama', {
    label: 'PMC-LLaMA (13B)',
    template: 'alpaca',
    models: ['pmc-llama'],
    licence: {
      name: 'OpenRAIL, as its makers publish it',
      outputsMayBeShared: true,
      note: `${ofLlama} OpenRAIL licences restrict uses; see the model’s licence before sharing its answers.`,
    },
    contextTokens: 2048,
  }),
  ofFamily('medalpaca', {
    label: 'MedAlpaca (13B)',
    template: 'medalpaca',
    models: ['med-alpaca'],
    licence: {
      name: 'Creative Commons, as its makers publish it',
      outputsMayBeShared: true,
      note: `${ofLlama} See the model’s licence before sharing its answers.`,
    },
    contextTokens: 2048,
  }),
  ofFamily('alpacare', {
    label: 'AlpaCare (on LLaMA)',
    template: 'alpaca',
    models: ['alpa-care'],
    licence: {
      name: 'CC BY-NC 4.0',
      outputsMayBeShared: true,
      note: `Not for commercial use. ${ofLlama} See the model’s licence before sharing its answers.`,
    },
    contextTokens: 2048,
  }),
  ofFamily('alpacare-llama-2', {
    label: 'AlpaCare (on LLaMA-2)',
    template: 'alpaca',
    models: ['alpa-care llama-2'],
    licence: {
      name: 'CC BY-NC 4.0',
      outputsMayBeShared: true,
      note: 'Not for commercial use. Built on LLaMA-2, whose community licence applies as well. See the model’s licence before sharing its answers.',
    },
    contextTokens: 4096,
  }),
  ofFamily('meditron', {
    label: 'Meditron (70B)',
    template: 'meditron',
    models: ['meditron'],
    licence: llama2,
    contextTokens: 4096,
  }),
  chat,
];

export function profileNamed(id: string): Profile | null {
  return profiles.find((one) => one.id === id) ?? null;
}

/** A profile as an answer names it. */
export function profileName(profile: Profile): string {
  return `${profile.id}@${profile.version}`;
}

/** The profile that is offered for a model of that name: the one that names it most closely, else plain chat. */
export function profileFor(modelName: string, among: readonly Profile[] = profiles): Profile {
  const name = modelName.toLowerCase();
  let best = { profile: chat, letters: 0 };
  for (const profile of among) {
    for (const words of profile.models) {
      const letters = fit(name, words.toLowerCase());
      if (letters > best.letters) best = { profile, letters };
    }
  }
  return best.profile;
}

/** How much of a name such words account for: nothing unless all are there. */
function fit(name: string, words: string): number {
  let letters = 0;
  for (const [at, word] of words.split(/\s+/).entries()) {
    const parts = word.match(/[a-z]+|\d+/g) ?? [];
    if (parts.length === 0) return 0;
    // The first word is the family and begins where a word begins: "acme-llama" is no "me-llama". And the 2 of "27" is no 2.
    const before = at === 0 ? '(?<![a-z])' : '';
    const after = /\d$/.test(word) ? '(?!\\d)' : '';
    if (!new RegExp(`${before}${parts.join('[^a-z0-9]*')}${after}`).test(name)) return 0;
    letters += parts.join('').length;
  }
  return letters;
}
