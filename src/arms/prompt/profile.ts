import * as z from 'zod/mini';
import { Template } from './templates.ts';

/** The two interfaces of a server: messages that it wraps itself, or the finished text. */
export const lanes = ['chat', 'completions'] as const;
export type Lane = (typeof lanes)[number];

/** How the ranked list is asked for. */
export const forms = ['list', 'json', 'xml'] as const;
export type Form = (typeof forms)[number];

/** What a family of models needs: how it is asked, what it has room for, and what its licence says of its answers. */
export const Profile = z.strictObject({
  schema: z.literal('ddx/profile@1'),
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)),
  version: z._default(z.int().check(z.positive()), 1),
  /** For people. */
  label: z.string().check(z.minLength(1)),
  api: z.enum(lanes),
  form: z._default(z.enum(forms), 'list'),
  /** The name of a built-in template, or one of its own. */
  template: z.union([z.string().check(z.minLength(1)), Template]),
  /** Prompt and answer together; `null` where it depends on the model. */
  contextTokens: z._default(z.nullable(z.int().check(z.positive())), null),
  /** The vocabulary of LLaMA and LLaMA-2 is counted exactly; of others only the server knows. */
  tokenizer: z._default(z.nullable(z.literal('llama')), null),
  /** Words in a model's name by which this profile is offered for it; all of one entry must be there. */
  models: z._default(z.array(z.string()), []),
  licence: z._default(
    z.strictObject({
      name: z.string(),
      /** Whether the licence lets answers be shared. */
      outputsMayBeShared: z.boolean(),
      note: z._default(z.string(), ''),
    }),
    { name: '', outputsMayBeShared: true, note: '' },
  ),
});
export type Profile = z.infer<typeof Profile>;
