import { abstention, placeholders } from '../prompt/instruction.ts';
import { isHead } from './grade.ts';

/** A diagnosis as a model wrote it, before its quotations are looked up in the case. */
export interface Found {
  name: string;
  /** The number the model gave it, if any. */
  number: number | null;
  probability: number | null;
  reason: string;
  for: string;
  against: string;
}

/** What is kept of one field; more than this is not read by anyone, and raw text keeps it all. */
export const longestField = 4000;
/** Answers hold at most ten; a few more are read so that duplicates can go. */
export const mostFound = 40;

export function blank(number: number | null = null): Found {
  return { name: '', number, probability: null, reason: '', for: '', against: '' };
}

export function addText(before: string, more: string): string {
  const text = more.trim();
  if (text === '' || before.length >= longestField) return before;
  return `${before}${before === '' ? '' : '\n'}${text}`.slice(0, longestField);
}

/** Words that stand in a field of their own for quotations, in quotation marks that they do not hold themselves. */
export function asQuotation(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '' || /^["“«„'‘]|^(?:none|nothing|n\/?a|-|not stated)\b/i.test(words)) return words;
  if (words.includes('"') || words.split(' ', 25).length > 24) return words.includes('”') ? words : `“${words}”`;
  return `"${words}"`;
}

/** Marks that are not seen, and those that turn the direction of writing round. */
export const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const front = /^[\s*_`#"'“”‘’«<[({?\p{So}\uFE0F]+(?=\S)/u;
const back = /[\s*_`"'“”‘’».:;,?–—\p{So}\uFE0F-]+$/u;
const wrapped = /^(?:\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>|\([^()]*\))$/;

/** A name without the marks around it. */
export function cleanName(text: string): string {
  const plain = text
    .replace(invisible, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (wrapped.test(plain)) return plain.slice(1, -1).trim();
  const bare = plain.replace(front, '').replace(back, '');
  return unbalanced(bare) ? plain.replace(/[\s*_:;,.?–—-]+$/, '') : bare;
}

/** Whether taking marks off the front left a bracket that was opened there. */
function unbalanced(text: string): boolean {
  return (/[)\]}]/.test(text) && !/[([{]/.test(text)) || text === '';
}

const sentenceStart =
  /^(?:i|i'm|i’m|i'd|we|you|as an|please|thank(?:s| you)|sorry|unfortunately|note|it is|it's|(?:he|she|they) (?:has|have|is|are|was|were|had)|there (?:is|are)|this|that|these|the (?:patient|case|most|following|first|answer|key)|patient (?:has|is|presents|with)|(?:first|second|third|fourth|fifth)(?=[,:]| (?:i|we|the|is|comes|place)\b)|next|then|finally|given|based on|here (?:is|are)|let me|let's|how|what|when|where|which|who|why|is|are|was|does|do|did|has|have|had|any|can|could|would|should|yes|no|see|call|keep|consult|seek|go|contact (?:a|an|the|your|us|emergency)|make|book|visit|get|drink|ensure|arrange|provide|share|tell|describe|examine|assess|evaluate|read|sort|retry|avoid|order|obtain|perform|start|admit|consider|repeat|check|monitor|refer|continue|give|ask|rule out|review|discuss|schedule|try|take|use|list|identify|summari[sz]e|anal[yz]se|rank|write|unable|cannot|can't|insufficient|inadequate|undetermined|not enough|further|more information)(?=[\s,:.!]|$)/i;
const nothing =
  /^(?:(?:insert |your |the )?(?:name|diagnos[ei]s|disease|condition|disorder|string|text|object|array|item|dx)(?: (?:name|here|of the \w+))?(?: ?#?(?:\d+|[a-z]))?|n\/?a|none|nothing|null|undefined|unknown|unclear|others?|etc|(?:another|other|one) possibilit(?:y|ies)|summary|assessment|plan|history|impression|key (?:findings|features)|differentials?(?: diagnos[ei]s)?|(?:day|week|hour|step|part|section|case) \d+|x|y|z|\.+|…+|-+)$/i;
/** Not words but a piece of some notation, or an address. */
const notation = /^[a-z]+(?:_[a-z0-9]+)+$|\s=\s|[<>](?![\s\d=])|[{}|]|^(?:https?:|www\.)/i;
/** What was measured, with its figure; a length or a time may belong to a name. */
const measured =
  /^(?:[^,;()]*\s)?[~≈<>]?(?:\d[\d.,]*\s?(?:°\s?[cf]|[mµunpk]?(?:g|l|mol|u|iu|eq)\/\S+|[mµ]g|mmol|mmhg|bpm|x\s?10\S*(?:\s\S+)?|×\s?10\S*(?:\s\S+)?)|\d{2,3}\/\d{2,3}|\d+\.\d+|\d{3,})$|^age\s\d+$/i;
/** Where something was published, and when; and people. */
const cited = /\b(?:19|20)\d\d(?:\s?;[\d\s:().–-]+)?$|\bet al\b|\bedition$|^(?:dr|prof)\.?\s/i;
/** What the parts of a report are called. */
const part =
  /^(?:(?:chief |presenting )?complaint|(?:physical )?exam(?:ination)?|investigations?|onset|location|duration|severity|radiation|age|sex|gender|vital signs|labs|imaging|treatment|management|follow-?up|rest|airway|conclusion|introduction|background|disclaimer)$/i;
const person = /\byears?[- ]old\b|\bpresent(?:s|ed) (?:with|to)\b/i;
const abstains = abstention.toLowerCase().replace(/\.$/, '');

/** Whether a text can be the name of a diagnosis: strict, because a differential must not hold what nobody named. */
export function isName(name: string): boolean {
  if (name.length < 2 || name.length > 280 || !/\p{L}{2}/u.test(name)) return false;
  if (name.split(' ', 32).length > 30) return false;
  const bare = name.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (bare.startsWith(abstains) || placeholders.includes(bare)) return false;
  return !isOther(name) && !nothing.test(bare) && !notation.test(name) && !isHead(name);
}

/** Whether a text is an instruction, a sentence, a measurement or a citation: what lists of other things consist of. */
export function isOther(text: string): boolean {
  return text.length <= 300 && [sentenceStart, measured, cited, person, part].some((kind) => kind.test(text));
}

/** Whether a text is a figure with its unit and nothing else. */
export function isFigure(text: string): boolean {
  return text.length <= 40 && /^\W?\d/.test(text) && measured.test(text);
}

/** Longer names need a label that tells what they are. */
export function isShort(name: string): boolean {
  return name.length <= 160 && name.split(' ', 18).length <= 16;
}

const clause =
  /\s(?:is|are|was|were|has|have|had|would|should|could|can|may|might|fits|explains|seems|remains|because|given)\s/;

/** A name that goes on as a sentence ends before the verb. */
export function withoutClause(name: string): string {
  const at = name.search(clause);
  return at < 2 ? name : cleanName(name.slice(0, at).replace(/\s*[([][^()[\]]*$/, ''));
}

/** Whether a line that nothing marks as an item looks like a name all the same. */
export function isBareName(name: string): boolean {
  return (
    isName(name) && name.split(' ').length <= 9 && !clause.test(` ${name} `) && !/\p{L}{4}[.!?]\s|:\s|[:!]$/u.test(name)
  );
}

const abbreviation = /^(.*\S) ?\((\p{Lu}{2,8})\)$/u;

/** Two names that are the same but for case and marks; an abbreviation in brackets counts if it is the name's own. */
export function nameKey(name: string): string {
  const [, words = '', letters = ''] = abbreviation.exec(name) ?? [];
  const initials = words.replace(/(\p{L})[\p{L}\p{M}\p{N}]*/gu, '$1').replace(/[^\p{L}]/gu, '');
  const own = letters !== '' && initials.toUpperCase() === letters;
  const key = (own ? words : name).normalize('NFKD').toLowerCase();
  return key.replace(/[^\p{L}\p{N}]+/gu, '');
}
