import type { Case } from '../../cases/case.ts';
import type { Endpoint } from '../endpoint.ts';
import { sentText } from '../tokens/budget.ts';
import { countLlama } from '../tokens/countTokens.ts';
import { known } from '../tokens/room.ts';
import type { Lane } from './profile.ts';
import { profileName } from './profiles.ts';
import { asSent, makePrompt, type Prompt } from './prompt.ts';

/** A prompt as it would be sent, and what an answer would record of it. */
export interface Preview {
  /** Character by character what is sent and hashed: the text, or the messages as JSON. */
  readonly text: string;
  readonly sha256: string;
  /** Template and instruction, with their versions. */
  readonly template: string;
  readonly profile: string;
  readonly api: Lane;
  /** Exact where the vocabulary is known. In the chat lane the server's own template comes on top. */
  readonly tokens: number | null;
  readonly bytes: number;
}

/** What an endpoint would be sent for a case, however long it is. Refuses only what may not be sent to anyone. */
export async function previewOf(
  {
    profile,
    template,
    api,
    form,
    model = '',
  }: Pick<Endpoint, 'profile' | 'template' | 'api' | 'form'> & Partial<Pick<Endpoint, 'model'>>,
  kase: Pick<Case, 'text'>,
  top: number,
): Promise<Preview> {
  const prompt = makePrompt(kase.text, { template, api, form, top });
  const text = asSent(prompt);
  return {
    text,
    sha256: prompt.sha256,
    template: prompt.template,
    profile: profileName(profile),
    api,
    tokens: await exactTokens({ profile, model }, prompt),
    bytes: Buffer.byteLength(text),
  };
}

async function exactTokens(of: Pick<Endpoint, 'profile' | 'model'>, prompt: Prompt): Promise<number | null> {
  return known(of).tokenizer === 'llama' ? countLlama(sentText(prompt)) : null;
}
