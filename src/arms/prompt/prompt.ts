import { createHash } from 'node:crypto';
import { caseFence, instructions, most, responseSchema } from './instruction.ts';
import type { Form, Lane } from './profile.ts';
import { refuseTags } from './refuseTags.ts';
import { put, templateName, templateSha256, type Hole, type Template } from './templates.ts';

export interface Message {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/** Exactly what is sent, and the names under which an answer records it. */
export interface Prompt {
  readonly api: Lane;
  readonly messages: readonly Message[];
  readonly text: string;
  readonly stop: readonly string[];
  /** Of the text, or of the messages as JSON: see `asSent`. */
  readonly sha256: string;
  readonly form: Form;
  /** For the JSON form: what a server can be told to keep to. */
  readonly responseSchema: Readonly<Record<string, unknown>> | null;
  /** Template and instruction, each with its version. */
  readonly template: string;
  readonly templateSha256: string;
  readonly characters: number;
}

export interface PromptOptions {
  readonly template: Template;
  readonly api: Lane;
  readonly form: Form;
  readonly top: number;
}

/**
 * Wraps a case for a model. Refuses, so that nothing is sent, a case that would be read as more than a case; not one that
 * is too long, which only whoever counts its tokens can tell.
 */
export function makePrompt(caseText: string, o: PromptOptions): Prompt {
  const { template, api, form } = o;
  refuseTags(caseText, template, api);
  const instruction = instructions[form];
  const wanted = { most: most(o.top) };
  const task = put(instruction.task, wanted);
  const kase = `${caseFence.open}\n${caseText}\n${caseFence.close}`;
  const parts: Readonly<Record<Hole, string>> = {
    system: instruction.system,
    user: `${task}\n\n${kase}`,
    task,
    case: kase,
    heading: put(instruction.heading, wanted),
    top: String(o.top),
  };
  const messages = template.messages.map(({ role, content }) => ({ role, content: put(content, parts) }));
  const text = put(template.text, parts);
  return {
    api,
    messages,
    text,
    stop: template.stop,
    sha256: createHash('sha256').update(asSent({ api, messages, text }), 'utf8').digest('hex'),
    form,
    responseSchema: form === 'json' ? responseSchema(o.top) : null,
    template: promptName(template, form),
    templateSha256: templateSha256(template, { form, ...instruction }),
    characters: api === 'chat' ? messages.reduce((sum, m) => sum + m.content.length, 0) : text.length,
  };
}

/** What is sent, and hashed, character by character: the text, or the messages as JSON. */
export function asSent({ api, messages, text }: Pick<Prompt, 'api' | 'messages' | 'text'>): string {
  return api === 'chat' ? JSON.stringify(messages) : text;
}

/** Every text that a prompt sends, the marks that end an answer as well. */
export function textsOf({
  api,
  messages,
  text,
  stop,
}: Pick<Prompt, 'api' | 'messages' | 'text' | 'stop'>): readonly string[] {
  return api === 'chat' ? messages.map(({ content }) => content) : [text, ...stop];
}

/** How an answer names what it was asked with. */
export function promptName(template: Template, form: Form): string {
  return `${templateName(template)}/${form}@${instructions[form].version}`;
}
