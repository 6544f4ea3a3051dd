import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { parseAnswer } from '../../src/arms/reading/parseAnswer.ts';
import { caseText } from './armsFixtures.ts';

const Written = z.strictObject({
  /** What is special about it; several answers may share that. */
  what: z.string(),
  raw: z.string(),
  /** The names that stand in it, ranked. */
  names: z.array(z.string()),
  abstained: z._default(z.boolean(), false),
  /** The text stops before the model had finished. */
  cut: z._default(z.boolean(), false),
  top: z._default(z.int(), 10),
});
export type Written = z.infer<typeof Written>;

/** Answers as models write them, made up, with what must be read from them. */
export function written(file: string): readonly Written[] {
  const text = readFileSync(new URL(`answers/${file}.json`, import.meta.url), 'utf8');
  return z.array(Written).parse(JSON.parse(text));
}

export const forms = ['list', 'xml', 'json', 'other'] as const;

export function namesOf({ raw, top, cut }: Pick<Written, 'raw' | 'top' | 'cut'>): string[] {
  return parseAnswer(raw, caseText, top, cut).diagnoses.map(({ name }) => name);
}

/** Whether an answer is read as it must be. */
export function isRead(one: Written): boolean {
  const { diagnoses, abstained } = parseAnswer(one.raw, caseText, one.top, one.cut);
  return abstained === one.abstained && JSON.stringify(diagnoses.map(({ name }) => name)) === JSON.stringify(one.names);
}

/** A small generator with a seed, so that a failure comes again. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** What may stand in a name: the text with or without tags, its escapes read or not; marks of emphasis gone. */
export function legible(raw: string): string {
  const unescaped = raw
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\([ntrbf])/g, ' ')
    .replace(/\\(.)/g, '$1');
  const read = unescaped
    .replace(/<!\[CDATA\[|\]\]>|<!--[^]*?-->/g, '')
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&eacute;/g, 'é')
    .replace(/&lt;/g, '<')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
  return [raw, unescaped, read]
    .flatMap((text) => [text, markupOff(text)])
    .flatMap((text) => [text, ...tags.flatMap((tag) => [text.replace(tag, ' '), text.replace(tag, '')])])
    .map(marksOff)
    .join('\n');
}

const tags = [/<[/!?a-z][^<>]*>/gi, /<\/?[a-z][^<>]*>/gi, /<\/?[a-z][^<>\n]*>/gi];

const markupOff = (text: string): string =>
  text
    .replace(/~~[^~\n]*~~/g, ' ')
    .replace(/\[([^[\]]{1,200})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/\[\d{1,2}(?:[,–-]\s?\d{1,2})*\]/g, '')
    .replace(/\$?\\(?:text\w*|emph|mathbf|boxed|underline)\{([^{}]{1,200})\}\$?/g, '$1');

const marksOff = (text: string): string =>
  text
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ');

export function assertLegible(raw: string, names: readonly string[]): void {
  const text = legible(raw);
  for (const name of names) assert.ok(text.includes(name), `${name}\nis not in\n${raw}`);
}
