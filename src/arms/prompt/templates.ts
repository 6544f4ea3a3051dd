import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** How instruction and case are wrapped for a model. `{system}` and `{user}` are the holes. */
export const Template = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)),
  version: z._default(z.int().check(z.positive()), 1),
  /** What the completions lane sends. Never `<s>`: the server adds the beginning of text itself. */
  text: z.string().check(z.includes('{user}')),
  /** What the chat lane sends; the server wraps it in its own template. */
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user']), content: z.string() })).check(z.minLength(1)),
  /** Where the model starts to speak for the other side, so that the server stops there. Completions only. */
  stop: z._default(z.array(z.string().check(z.minLength(1))), []),
  /** Words that divide a dialogue when they begin a line: a case holding one would be read as two turns. */
  turns: z._default(z.array(z.string().check(z.minLength(1))), []),
});
export type Template = z.infer<typeof Template>;

export const templateIds = ['me-llama', 'me-llama-io', 'llama-2-chat', 'plain'] as const;
export type TemplateId = (typeof templateIds)[number];

const together = '{system}\n\n{user}';
const apart: Template['messages'] = [
  { role: 'system', content: '{system}' },
  { role: 'user', content: '{user}' },
];

export const templates: Readonly<Record<TemplateId, Template>> = {
  'me-llama': {
    id: 'me-llama',
    version: 1,
    text: `Human: \n${together}\n\nAssistant: \n`,
    messages: [{ role: 'user', content: together }],
    stop: ['\nHuman:'],
    turns: ['Human:', 'Assistant:'],
  },
  'me-llama-io': {
    id: 'me-llama-io',
    version: 1,
    text: '{system}\n\nINPUT: {user}\nOUTPUT: ',
    messages: apart,
    stop: ['\nINPUT:'],
    turns: ['INPUT:', 'OUTPUT:'],
  },
  'llama-2-chat': {
    id: 'llama-2-chat',
    version: 1,
    text: '[INST] <<SYS>>\n{system}\n<</SYS>>\n\n{user} [/INST]',
    messages: apart,
    stop: ['[INST]'],
    turns: [],
  },
  plain: {
    id: 'plain',
    version: 1,
    text: `${together}\n\nRanked differential diagnosis:\n`,
    messages: [{ role: 'user', content: together }],
    stop: [],
    turns: [],
  },
};

/** How an answer names its template: with its version. */
export function templateName(template: Template): string {
  return `${template.id}@${template.version}`;
}

/** Hash of everything in a template and in the instruction that goes into it. */
export function templateSha256(template: Template, instruction: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([template, instruction]), 'utf8')
    .digest('hex');
}
