import { sha256 } from '../case.ts';
import type { Provenance } from '../provenance.ts';
import type { Place } from './draft.ts';

/** Where words of a case come from in its source. */
export interface Whence {
  readonly place: Pick<Place, 'start' | 'end' | 'line'>;
  /**
   * `recorded`: as the import wrote it down; `words`: found by the words of the paragraph; `before`: the words are not in
   * the source, and this is the nearest paragraph above them that is.
   */
  readonly by: 'recorded' | 'words' | 'before';
}

export interface SourceText {
  readonly text: string;
  /** Whether it is what was imported. */
  readonly isSame: boolean;
}

/** So much of a paragraph has to be there for it to be that one. */
const enough = 0.5;

/** Where the paragraph at an offset of a case's text comes from; null when neither it nor any above it is in the source. */
export function whereFrom(
  text: string,
  offset: number,
  record: Pick<Provenance, 'paragraphs' | 'importedSha256'>,
  source: SourceText,
): Whence | null {
  const { paragraphs } = record;
  if (source.isSame && sha256(text) === record.importedSha256) {
    const here = paragraphs.find(({ end }) => offset <= end) ?? paragraphs.at(-1);
    return here ? { place: here.source, by: 'recorded' } : null;
  }
  const blocks = blocksOf(text);
  const under = blocks.findIndex(({ end }) => offset <= end);
  let first = under < 0 ? blocks.length - 1 : under;
  // A title belongs to what follows it.
  if (isTitle(blocks[first]?.text) && first + 1 < blocks.length) first++;
  const finder = source.isSame ? new Recorded(paragraphs, source.text) : new Anywhere(source.text);
  for (let at = first; at >= 0; at--) {
    const block = blocks[at];
    const place = block && finder.find(wordsIn(block.text), block.start);
    if (place) return { place, by: at === first ? 'words' : 'before' };
  }
  return null;
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What stands between blank lines. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = -1;
  let end = 0;
  let at = 0;
  const close = (): void => {
    if (start >= 0) blocks.push({ start, end, text: text.slice(start, end) });
    start = -1;
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') close();
    else {
      if (start < 0) start = at;
      end = at + line.length;
    }
    at += line.length + 1;
  }
  close();
  return blocks;
}

function isTitle(text = ''): boolean {
  return text.length < 100 && !text.includes('\n') && text.trimEnd().endsWith(':');
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text, without its tags. */
function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/<[/!?]?\p{L}[^<>]*>|[\p{L}\p{N}]+/gu)) {
    const [found] = match;
    if (found.startsWith('<')) continue;
    words.push({ word: found.toLowerCase(), start: match.index, end: match.index + found.length });
  }
  return words;
}

/** Each word with the one after it; a word alone is one by itself. */
function pairsOf(words: readonly Word[]): string[] {
  if (words.length === 1) return words.map(({ word }) => word);
  return words.slice(1).map(({ word }, i) => `${words[i]?.word ?? ''} ${word}`);
}

/** Among the paragraphs as they were imported. */
class Recorded {
  readonly #candidates: readonly { paragraph: Provenance['paragraphs'][number]; pairs: ReadonlySet<string> }[];

  constructor(paragraphs: Provenance['paragraphs'], source: string) {
    this.#candidates = paragraphs.map((paragraph) => {
      const words = wordsIn(source.slice(paragraph.source.start, paragraph.source.end));
      return { paragraph, pairs: new Set([...pairsOf(words), ...words.map(({ word }) => word)]) };
    });
  }

  find(words: readonly Word[], start: number): Whence['place'] | null {
    const wanted = [...new Set(pairsOf(words))];
    let best: { readonly place: Whence['place']; readonly score: number; readonly away: number } | null = null;
    for (const { paragraph, pairs } of this.#candidates) {
      const score = wanted.filter((pair) => pairs.has(pair)).length / wanted.length;
      if (!(score >= enough)) continue;
      const away = Math.abs(paragraph.start - start);
      if (best === null || score > best.score || (score === best.score && away < best.away)) {
        best = { place: paragraph.source, score, away };
      }
    }
    return best?.place ?? null;
  }
}

/** In a source that is not the one that was imported: where most of the words stand together. */
class Anywhere {
  readonly #source: string;
  readonly #words: readonly Word[];

  constructor(source: string) {
    this.#source = source;
    this.#words = wordsIn(source);
  }

  find(words: readonly Word[]): Whence['place'] | null {
    const wanted = new Set(pairsOf(words));
    const width = Math.ceil(words.length * 1.5) + 4;
    const hits: number[] = [];
    const seen = new Map<string, number>();
    let best = { score: 0, first: 0, last: 0 };
    let from = 0;
    const pairAt = (at: number): string => {
      const word = this.#words[at]?.word ?? '';
      return words.length === 1 ? word : `${this.#words[at - 1]?.word ?? ''} ${word}`;
    };
    for (let at = words.length === 1 ? 0 : 1; at < this.#words.length; at++) {
      const pair = pairAt(at);
      if (!wanted.has(pair)) continue;
      hits.push(at);
      seen.set(pair, (seen.get(pair) ?? 0) + 1);
      for (let old = hits[from] ?? at; at - old > width; old = hits[++from] ?? at) {
        const left = (seen.get(pairAt(old)) ?? 1) - 1;
        if (left === 0) seen.delete(pairAt(old));
        else seen.set(pairAt(old), left);
      }
      const score = seen.size / wanted.size;
      if (score > best.score) best = { score, first: hits[from] ?? at, last: at };
    }
    if (best.score < enough) return null;
    const start = this.#words[words.length === 1 ? best.first : best.first - 1]?.start ?? 0;
    const end = this.#words[best.last]?.end ?? start;
    return { start, end, line: lineAt(this.#source, start) };
  }
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
