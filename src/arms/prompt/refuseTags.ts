import { ArmFailure } from '../failure.ts';
import type { Lane } from './profile.ts';
import type { Template } from './templates.ts';

/**
 * Marks by which models and servers divide a dialogue, and the fence of the case itself. Only as a tokenizer reads
 * them: written with full-width brackets or with something between the letters they are plain text, and so is `<S>`,
 * which heads a paragraph in many notes.
 */
const controlTags = [
  /\[\/?INST\]|<<\/?SYS>>|<\|[a-z0-9_]{1,40}\|>|<｜[^｜<>\s]{1,40}｜>|<(?:start|end)_of_turn>|<[ \t]{0,4}\/?[ \t]{0,4}case[ \t]{0,4}>/i,
  /<\/?s>/,
];

/** What looks like a mark in a template: its own marks must not occur in a case, whoever wrote the template. */
const ownTags = /<[^<>\s{}]{1,60}>|\[\/?[A-Z][A-Z_]{1,40}\]/g;

/** A tag inside the case would re-frame the dialogue; changing the text would falsify the record. So it is refused. */
export function refuseTags(caseText: string, template: Template, api: Lane): void {
  const own = api === 'completions' ? [...template.text.matchAll(ownTags)].map(([tag]) => tag) : [];
  const tag =
    controlTags.map((one) => one.exec(caseText)?.[0]).find((one) => one !== undefined) ??
    own.find((one) => caseText.includes(one));
  if (tag !== undefined) {
    throw new ArmFailure(
      'blocked',
      'The case contains “{0}”, which a model reads as a command and not as text, so nothing was sent. Remove it from the case (template {1}).',
      tag,
      template.id,
    );
  }
  const turn = api === 'completions' ? template.turns.find((word) => beginsLine(caseText, word)) : undefined;
  if (turn !== undefined) {
    throw new ArmFailure(
      'blocked',
      'A line of the case begins with “{0}”, which the template {1} uses to divide question and answer, so nothing was sent. Choose another template, or leave that line out of the case.',
      turn,
      template.id,
    );
  }
}

/** Whatever the case of its letters, and however much space stands between its parts. */
function beginsLine(text: string, word: string): boolean {
  const parts = word.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]+/gu) ?? [];
  const literal = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^[ \\t]*${literal.join('[ \\t]*')}`, 'imu').test(text);
}
