import { placeholders } from '../prompt/instruction.ts';

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

export function addText(before: string, more: string): string {
  const text = more.trim();
  if (text === '' || before.length >= longestField) return before;
  return `${before}${before === '' ? '' : '\n'}${text}`.slice(0, longestField);
}

const edges = /^[\s*_`#"'“”‘’<[({]+(?=\S)|[\s*_`"'“”‘’.:;,–—-]+$/g;

/** A name without the marks around it. */
export function cleanName(text: string): string {
  const plain = text
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = plain.replace(edges, '');
  return unbalanced(bare) ? plain.replace(/[\s*_:;,.–—-]+$/, '') : bare;
}

/** Whether taking marks off the front left a bracket that was opened there. */
function unbalanced(text: string): boolean {
  return (/[)\]}]/.test(text) && !/[([{]/.test(text)) || text === '';
}

const sentenceStart =
  /^(i|i'm|i’m|i'd|we|you|as an|please|sorry|unfortunately|note|it is|it's|there (is|are)|this (is|case|patient)|these|the (patient|case|most|following|first|answer)|patient (has|is|presents|with)|first|second|third|fourth|fifth|next|then|finally|given|based on|here (is|are)|let me|let's)\b/i;
const nothing = /^(name|diagnos[ei]s|disease|condition|n\/?a|none|unknown|x|y|z|\.+|…+|-+)( name)?( ?#?\d+)?$/i;

/** Whether a text can be the name of a diagnosis: strict, because a differential must not hold what nobody named. */
export function isName(name: string): boolean {
  if (name.length < 2 || name.length > 160 || !/\p{L}{2}/u.test(name)) return false;
  if (name.split(' ').length > 16) return false;
  return !sentenceStart.test(name) && !nothing.test(name) && !placeholders.includes(name.toLowerCase());
}

/** Two names of the same thing as far as letters tell: abbreviations in brackets, case and marks do not count. */
export function nameKey(name: string): string {
  const bare = name.replace(/\([^)]*\)/g, '');
  const key = (/\p{L}/u.test(bare) ? bare : name).normalize('NFKD').toLowerCase();
  return key.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A probability somebody wrote: "70%", "0.7" (or a bare number of a field named so); `null` for anything else. */
export function readProbability(text: string): number | null {
  const percent = /^[\s(~≈]*(?:about |approximately )?(\d{1,3}(?:\.\d{1,4})?)\s*%\)?\s*$/i.exec(text);
  const value =
    percent === null ? (/^\s*[01](?:\.\d{1,6})?\s*$/.test(text) ? Number(text) : NaN) : Number(percent[1]) / 100;
  return value >= 0 && value <= 1 ? value : null;
}
