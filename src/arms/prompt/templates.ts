import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** How instruction and case are wrapped for a model. The holes are those of `holes`. */
export const Template = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)),
  version: z._default(z.int().check(z.positive()), 1),
  /** What the completions lane sends. Never `<s>`: the server adds the beginning of text itself. */
  text: z.string().check(z.minLength(1)),
  /** What the chat lane sends; the server wraps it in its own template. */
  messages: z._default(
    z.array(z.strictObject({ role: z.enum(['system', 'user']), content: z.string() })).check(z.minLength(1)),
    [{ role: 'user', content: '{system}\n\n{user}' }],
  ),
  /** Where the model starts to speak for the other side, so that the server stops there. Completions only. */
  stop: z._default(z.array(z.string().check(z.minLength(1))).check(z.maxLength(4)), []),
  /** Words that divide a dialogue when they begin a line: a case holding one would be read as two turns. */
  turns: z._default(z.array(z.string().check(z.minLength(1))), []),
});
export type Template = z.infer<typeof Template>;

/**
 * What a template can be filled with: who the model is to be; the task and the case; the same two apart; the line under
 * which a list stands; and how many diagnoses are wanted.
 */
export const holes = ['system', 'user', 'task', 'case', 'heading', 'top'] as const;
export type Hole = (typeof holes)[number];

const hole = /\{([A-Za-z_]+)\}/g;

/** Fills the holes in one pass, so that braces in a case stay what they are. */
export function put(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(hole, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
}

export const templateIds = [
  'me-llama',
  'me-llama-io',
  'me-llama-base',
  'llama-2-chat',
  'alpaca',
  'medalpaca',
  'meditron',
  'plain',
] as const;
export type TemplateId = (typeof templateIds)[number];

const together = '{system}\n\n{user}';
const oneMessage: Template['messages'] = [{ role: 'user', content: together }];
const twoMessages: Template['messages'] = [
  { role: 'system', content: '{system}' },
  { role: 'user', content: '{user}' },
];

// The words with which these models were trained: any others are another prompt.
const alpaca =
  'Below is an instruction that describes a task, paired with an input that provides further context. ' +
  'Write a response that appropriately completes the request.\n\n' +
  '### Instruction:\n{system}\n\n{task}\n\n### Input:\n{case}\n\n### Response:';
const alpacaTurns = ['### Instruction:', '### Input:', '### Response:'];
const alpacaStops = ['\n### Instruction:', '\n### Input:', '\n### Response:'];

export const templates: Readonly<Record<TemplateId, Template>> = {
  'me-llama': {
    id: 'me-llama',
    version: 1,
    text: `Human: \n${together}\n\nAssistant: \n`,
    messages: oneMessage,
    stop: ['\nHuman:'],
    turns: ['Human:', 'Assistant:'],
  },
  'me-llama-io': {
    id: 'me-llama-io',
    version: 1,
    text: '{system}\n\nINPUT: {user}\nOUTPUT: ',
    messages: twoMessages,
    stop: ['\nINPUT:'],
    turns: ['INPUT:', 'OUTPUT:'],
  },
  'me-llama-base': {
    id: 'me-llama-base',
    version: 1,
    text: 'Clinical case\n\n{case}\n\n{heading}\n\n',
    messages: oneMessage,
    stop: ['\nClinical case', '<case>'],
    turns: [],
  },
  'llama-2-chat': {
    id: 'llama-2-chat',
    version: 1,
    text: '[INST] <<SYS>>\n{system}\n<</SYS>>\n\n{user} [/INST]',
    messages: twoMessages,
    stop: ['[INST]'],
    turns: [],
  },
  alpaca: {
    id: 'alpaca',
    version: 1,
    text: alpaca,
    messages: oneMessage,
    stop: alpacaStops,
    turns: alpacaTurns,
  },
  medalpaca: {
    id: 'medalpaca',
    version: 1,
    text: `${alpaca}\n`,
    messages: oneMessage,
    stop: alpacaStops,
    turns: alpacaTurns,
  },
  meditron: {
    id: 'meditron',
    version: 1,
    text: '<|im_start|>system\n{system}<|im_end|>\n<|im_start|>user\n{user}<|im_end|>\n<|im_start|>assistant\n',
    messages: twoMessages,
    stop: ['###', '<|im_end|>', '<|im_start|>'],
    turns: [],
  },
  plain: {
    id: 'plain',
    version: 1,
    text: `${together}\n\nRanked differential diagnosis:\n`,
    messages: oneMessage,
    stop: [],
    turns: [],
  },
};

/** The template of that name; `null` when there is none. */
export function templateNamed(id: string): Template | null {
  const known = templateIds.find((one) => one === id);
  return known === undefined ? null : templates[known];
}

/** How a template is named: with its version. */
export function templateName(template: Template): string {
  return `${template.id}@${template.version}`;
}

/** What no template may hold, since the server writes it first of all by itself. */
const beginnings = ['<s>', '<|begin_of_text|>'];

export type TemplateFault =
  | { readonly kind: 'unknown-hole' | 'beginning'; readonly words: string }
  | { readonly kind: 'no-case' | 'case-twice'; readonly where: 'text' | 'messages' };

/** What makes a template unfit to be filled, if anything. */
export function faultOf(template: Template): TemplateFault | null {
  const said = template.messages.map(({ content }) => content).join('\n');
  for (const where of ['text', 'messages'] as const) {
    const form = where === 'text' ? template.text : said;
    const words = beginnings.find((one) => form.includes(one));
    if (words !== undefined) return { kind: 'beginning', words };
    const found = [...form.matchAll(hole)].map(([, name = '']) => name);
    const unknown = found.find((name) => !holes.some((one) => one === name));
    if (unknown !== undefined) return { kind: 'unknown-hole', words: `{${unknown}}` };
    const cases = found.filter((name) => name === 'user' || name === 'case').length;
    if (cases !== 1) return { kind: cases === 0 ? 'no-case' : 'case-twice', where };
  }
  return null;
}

/** Hash of everything in a template and in the instruction that goes into it. */
export function templateSha256(template: Template, instruction: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([template, instruction]), 'utf8')
    .digest('hex');
}
