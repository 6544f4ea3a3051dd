import { decoded } from './xml/entities.ts';
import type { XmlElement } from './xml/element.ts';

/** The words inside an element, entities decoded and line breaks as one character, and where each stands in the source. */
export class XmlWords {
  readonly text: string;
  /** Where the words begin in the source. */
  readonly inner: number;
  /** Runs that stand in the source as they do in the text: where each begins in both. */
  readonly #inText: number[] = [];
  readonly #inSource: number[] = [];
  readonly #end: number;

  constructor(source: string, { start, end }: XmlElement) {
    const opened = source.indexOf('>', start) + 1;
    const close = source.lastIndexOf('</', end);
    this.#end = source[opened - 2] === '/' || close < opened ? opened : close;
    const pieces: string[] = [];
    let length = 0;
    let first = -1;
    const add = (words: string, at: number): void => {
      if (words === '') return;
      if (first < 0) first = at;
      this.#inText.push(length);
      this.#inSource.push(at);
      pieces.push(words);
      length += words.length;
    };
    const addLines = (from: number, to: number): void => {
      for (let at = from; at < to;) {
        const carriage = source.indexOf('\r', at);
        if (carriage < 0 || carriage >= to) return add(source.slice(at, to), at);
        add(source.slice(at, carriage), at);
        if (source[carriage + 1] !== '\n') add('\n', carriage);
        at = carriage + 1;
      }
    };
    for (let at = opened; at < this.#end;) {
      const next = mark(source, at, this.#end);
      addLines(at, next);
      if (next === this.#end) break;
      if (source.startsWith('<![CDATA[', next)) {
        const stop = upTo(source, ']]>', next, this.#end);
        // Offsets count from here, be the section empty at its beginning or not.
        if (first < 0) first = next + 9;
        addLines(next + 9, stop);
        at = stop + 3;
      } else if (source.startsWith('<!--', next)) at = upTo(source, '-->', next, this.#end) + 3;
      else if (source[next] === '<') at = upTo(source, '>', next, this.#end) + 1;
      else {
        const stop = upTo(source, ';', next, Math.min(this.#end, next + 40)) + 1;
        add(decoded(source.slice(next, stop)), next);
        at = stop;
      }
    }
    this.inner = first < 0 ? opened : first;
    this.text = pieces.join('');
  }

  /** Where a unit of the text stands in the source. */
  sourceAt(offset: number): number {
    if (offset >= this.text.length && this.text.length > 0) return this.sourceAt(this.text.length - 1) + 1;
    const run = lastUpTo(this.#inText, offset);
    return run < 0 ? this.inner : (this.#inSource[run] as number) + offset - (this.#inText[run] as number);
  }

  /** Which unit of the text stands at an offset of the source, or next before it. */
  textAt(offset: number): number {
    const run = lastUpTo(this.#inSource, offset);
    if (run < 0) return 0;
    const next = this.#inText[run + 1] ?? this.text.length;
    return Math.min((this.#inText[run] as number) + offset - (this.#inSource[run] as number), next);
  }
}

/** The next "<" or "&". */
function mark(source: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x3c || code === 0x26) return at;
  }
  return to;
}

function upTo(source: string, words: string, from: number, to: number): number {
  const found = source.indexOf(words, from);
  return found < 0 || found > to ? to : found;
}

function lastUpTo(sorted: readonly number[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
