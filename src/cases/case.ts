import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** Where a case's text came from. Offsets are UTF-16 units of the source document. */
export const CaseSource = z.strictObject({
  kind: z.enum(['selection', 'section', 'document', 'file', 'stdin', 'prompt']),
  /** Relative to the study folder for a study's own case, else a whole URI; null when there is none. */
  uri: z.nullable(z.string()),
  start: z.nullable(z.int().check(z.nonnegative())),
  end: z.nullable(z.int().check(z.nonnegative())),
});
export type CaseSource = z.infer<typeof CaseSource>;

const offset = z.int().check(z.nonnegative());

/** Which parts of a longer text a case keeps, where all of it was too long; between them stands a mark. */
export const Shortened = z.strictObject({
  /** The hash of the whole text. */
  wholeSha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  wholeLength: offset,
  /** In the order of the text; `at` is where a part begins in the case, `start` and `end` where it stands in the whole. */
  kept: z.array(z.strictObject({ at: offset, start: offset, end: offset })).check(z.minLength(1)),
});
export type Shortened = z.infer<typeof Shortened>;

/** The exact text that was asked about. The reference diagnosis lives apart from it. */
export const Case = z.strictObject({
  schema: z.literal('ddx/case@2'),
  /** In a study the file's name without its ending (`#heading` added where a file holds several); else made of the hash. */
  id: z.string().check(z.minLength(1)),
  title: z.string(),
  text: z.string(),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  source: CaseSource,
  /** `null` for a whole text. */
  shortened: z.nullable(Shortened),
});
export type Case = z.infer<typeof Case>;

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Makes a case of a text; without an id of a study's own, the id comes from the text. */
export function makeCase(text: string, source: CaseSource, named: { id?: string; title?: string } = {}): Case {
  const hash = sha256(text);
  return {
    schema: 'ddx/case@2',
    id: named.id ?? `text-${hash.slice(0, 12)}`,
    title: named.title ?? titleOf(text),
    text,
    sha256: hash,
    source,
    shortened: null,
  };
}

/** The first words of a text, short enough for a tab. */
export function titleOf(text: string): string {
  const start = text.search(/\S/);
  if (start < 0) return '';
  const [line = ''] = text.slice(start, start + 400).split(/[\r\n]/, 1);
  const words = line.replace(/^#+\s*/, '').trim();
  const short = Array.from(words).slice(0, 48).join('');
  return short.length < words.length ? `${short.trimEnd()}…` : short;
}
