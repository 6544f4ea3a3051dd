import { createHash } from 'node:crypto';
import { ArmFailure } from '../failure.ts';
import { instruction } from './instruction.ts';
import type { Form, Lane } from './profile.ts';
import { templateName, templateSha256, type Template } from './templates.ts';

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
  readonly sha256: string;
  readonly template: string;
  readonly templateSha256: string;
  readonly characters: number;
}

export interface PromptOptions {
  readonly template: Template;
  readonly api: Lane;
  readonly form: Form;
  readonly top: number;
  /** `null` where only the server knows. */
  readonly contextTokens: number | null;
  readonly maxTokens: number;
}

/** Marks by which models and servers divide a dialogue, and the fence of the case itself. */
const controlTags = /\[\/?INST\]|<<\/?SYS>>|<\/?s>|<\|[a-z0-9_]{1,40}\|>|<\/?case>/i;

const holes = /\{(system|user|case|top)\}/g;

/**
 * Wraps a case for a model. Refuses, so that nothing is sent, a case that would be read as more than a case and one
 * that cannot fit whatever the vocabulary.
 */
export function makePrompt(caseText: string, o: PromptOptions): Prompt {
  const { template } = o;
  refuseTags(caseText, template, o.api);
  const user = put(instruction.user, { top: String(o.top), case: caseText });
  const parts = { system: instruction.system, user };
  const messages = template.messages.map(({ role, content }) => ({ role, content: put(content, parts) }));
  const text = put(template.text, parts);
  const sent = o.api === 'chat' ? JSON.stringify(messages) : text;
  const characters = o.api === 'chat' ? messages.reduce((sum, m) => sum + m.content.length, 0) : text.length;
  refuseOverflow(characters, o);
  return {
    api: o.api,
    messages,
    text,
    stop: template.stop,
    sha256: createHash('sha256').update(sent, 'utf8').digest('hex'),
    template: templateName(template),
    templateSha256: templateSha256(template, instruction),
    characters,
  };
}

/** Fills the holes in one pass, so that braces in a case stay what they are. */
function put(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(holes, (hole, name: string) => values[name] ?? hole);
}

/** A tag inside the case would re-frame the dialogue; changing the text would falsify the record. So it is refused. */
function refuseTags(caseText: string, template: Template, api: 'chat' | 'completions'): void {
  const turn = api === 'completions' ? template.turns.find((word) => beginsLine(caseText, word)) : undefined;
  const tag = controlTags.exec(caseText)?.[0] ?? turn;
  if (tag === undefined) return;
  throw new ArmFailure(
    'blocked',
    turn === tag
      ? 'A line of the case begins with “{0}”, which the template {1} uses to divide question and answer, so nothing was sent. Choose another template, or leave that line out of the case.'
      : 'The case contains “{0}”, which a model reads as a command and not as text, so nothing was sent. Remove it from the case (template {1}).',
    tag,
    template.id,
  );
}

function beginsLine(text: string, word: string): boolean {
  return new RegExp(`^[ \\t]*${word.replace(':', '[ \\t]*:')}`, 'im').test(text);
}

/** No vocabulary packs more than about eight characters into a token: beyond that, sending is pointless. */
const mostCharactersPerToken = 8;

function refuseOverflow(characters: number, o: PromptOptions): void {
  if (o.contextTokens === null) return;
  const room = o.contextTokens - o.maxTokens;
  if (characters / mostCharactersPerToken <= room) return;
  if (room <= 0) {
    throw new ArmFailure(
      'context-overflow',
      'The answer may take {0} tokens and the model has room for {1} in all, so nothing was sent. Lower the answer limit.',
      String(o.maxTokens),
      String(o.contextTokens),
    );
  }
  throw new ArmFailure(
    'context-overflow',
    'The case is too long for the model: {0} characters do not fit into {1} tokens (its context less the answer limit), so nothing was sent. Choose a shorter passage, or lower the answer limit.',
    String(characters),
    String(room),
  );
}
