import { SourceFault } from '../sourceFault.ts';
import { meaning, referenceAt } from './entities.ts';
import type { Lines } from './lines.ts';

/** Deeper than any document that people wrote. */
export const deepest = 200;
/** As many as fit into the memory of one worker, with their attributes: 20 bytes each in the largest file that is read. */
const mostElements = 1_000_000;

/** Elements that no reader looks at and that can be most of a file: references, and the data behind the narrative of C-CDA. */
const unread: ReadonlySet<string> = new Set([
  'ref-list',
  'act',
  'encounter',
  'observation',
  'organizer',
  'procedure',
  'substanceAdministration',
  'supply',
]);

const notAllowed = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/u;
const declaresEntity = /<!ENTITY/i;

/** "<!---->": shorter ones cannot become a comment. */
const shortestComment = 7;

interface Open {
  readonly name: string;
  readonly at: number;
}

/** A stretch of the source that the parser need not or must not see. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
}

/**
 * Walks over the tags of a document and throws a SourceFault at the first thing that the parser would take in silence,
 * or that is no document for people to read: cut off, mis-nested, two roots, entities of its own, a million tags.
 */
export class Fence {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #open: Open[] = [];
  readonly #hidden: Hidden[] = [];
  #rooted = false;
  #declared = false;
  #elements = 0;
  /** Where an element that no reader looks at begins, while inside one. */
  #unread: Open | null = null;
  /** The next "&" and "]]>" not yet looked at. */
  #ampersand: number;
  #brackets: number;

  constructor(text: string, lines: Lines) {
    this.#text = text;
    this.#lines = lines;
    this.#ampersand = this.#find('&', 0);
    this.#brackets = this.#find(']]>', 0);
  }

  /** Gives the stretches to hide from the parser, in order. */
  walk(): readonly Hidden[] {
    const text = this.#text;
    const odd = text.search(notAllowed);
    if (odd >= 0) {
      const code = text.charCodeAt(odd).toString(16).toUpperCase().padStart(4, '0');
      throw new SourceFault(
        this.#at(odd),
        'The character U+{0} may not stand in an XML file. Is it of another kind, or damaged?',
        code,
      );
    }
    let i = text.startsWith('\ufeff') ? 1 : 0;
    for (;;) {
      const tag = text.indexOf('<', i);
      this.#words(i, tag < 0 ? text.length : tag);
      if (tag < 0) break;
      i = this.#markup(tag);
    }
    const last = this.#open.at(-1);
    if (last !== undefined) {
      const { line } = this.#lines.at(last.at);
      throw new SourceFault(
        this.#at(text.length),
        'The file is cut off: it ends inside the element “{0}” that begins on line {1}.',
        last.name,
        String(line),
      );
    }
    if (!this.#rooted) throw new SourceFault(this.#at(0), 'The file holds no XML element.');
    return this.#hidden;
  }

  #markup(tag: number): number {
    const text = this.#text;
    switch (text[tag + 1]) {
      case '/':
        return this.#close(tag);
      case '?':
        return this.#instruction(tag);
      case '!':
        if (text.startsWith('<!--', tag)) return this.#until('-->', tag + 4, tag);
        if (text.startsWith('<![CDATA[', tag)) return this.#verbatim(tag);
        return this.#doctype(tag);
      default:
        return this.#begin(tag);
    }
  }

  /** Words between two tags. */
  #words(start: number, end: number): void {
    if (this.#open.length === 0) {
      for (let i = start; i < end; i++) {
        const code = this.#text.charCodeAt(i);
        if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
          throw this.#rooted
            ? new SourceFault(this.#at(i), 'Text stands behind the end of the document.')
            : new SourceFault(this.#at(i), 'Text stands before the first element: this is no XML file.');
        }
      }
      return;
    }
    if (this.#brackets < start) this.#brackets = this.#find(']]>', start);
    if (this.#brackets < end)
      throw new SourceFault(this.#at(this.#brackets), '“]]>” stands here without the “<![CDATA[” it belongs to.');
    this.#references(start, end);
  }

  #references(start: number, end: number): void {
    if (this.#ampersand < start) this.#ampersand = this.#find('&', start);
    for (; this.#ampersand < end; this.#ampersand = this.#find('&', this.#ampersand + 1)) {
      referenceAt.lastIndex = this.#ampersand;
      const name = referenceAt.exec(this.#text)?.[1];
      if (name === undefined || referenceAt.lastIndex > end) {
        throw new SourceFault(this.#at(this.#ampersand), 'A “&” stands here alone; in XML it is written “&amp;”.');
      }
      if (meaning(name) === null)
        throw new SourceFault(this.#at(this.#ampersand), 'The entity “&{0};” is not known.', name);
    }
  }

  #verbatim(tag: number): number {
    if (this.#open.length === 0) throw new SourceFault(this.#at(tag), 'Text stands outside the document.');
    return this.#until(']]>', tag + 9, tag);
  }

  /** The parser would look for quotes in it, so it is hidden when it has any. */
  #instruction(tag: number): number {
    const end = this.#until('?>', tag + 2, tag);
    if (/^<\?xml\s/i.test(this.#text.slice(tag, tag + 6)) && (this.#rooted || this.#declared)) {
      throw new SourceFault(this.#at(tag), 'A second XML declaration stands here. Are these two files in one?');
    }
    if (this.#unread === null && end - tag >= shortestComment) this.#hidden.push({ start: tag, end });
    return end;
  }

  #doctype(tag: number): number {
    const text = this.#text;
    if (!/^<!DOCTYPE\s/i.test(text.slice(tag, tag + 10)) || this.#rooted || this.#declared) {
      throw new SourceFault(
        this.#at(tag),
        '“{0}” may not stand here.',
        /<!\w*/.exec(text.slice(tag, tag + 20))?.[0] ?? '<!',
      );
    }
    this.#declared = true;
    let i = tag + 9;
    for (; i < text.length; i++) {
      const sign = text[i] as string;
      if (sign === '>') {
        this.#hidden.push({ start: tag, end: i + 1 });
        return i + 1;
      }
      if (sign === '"' || sign === "'") i = this.#until(sign, i + 1, tag) - 1;
      else if (sign === '[') i = this.#subset(i + 1, tag) - 1;
      else if (sign === '<') break;
    }
    throw new SourceFault(this.#at(tag), 'What begins here has no end: the file is cut off or damaged.');
  }

  /** The declarations of a document's own, up to behind their "]". */
  #subset(start: number, tag: number): number {
    const text = this.#text;
    for (let i = start; i < text.length; i++) {
      const sign = text[i] as string;
      if (sign === ']') return i + 1;
      if (sign === '"' || sign === "'") i = this.#until(sign, i + 1, tag) - 1;
      else if (sign === '%') throw this.#entities(i);
      else if (sign === '<') {
        if (text.startsWith('<!--', i)) i = this.#until('-->', i + 4, i) - 1;
        else if (text.startsWith('<?', i)) i = this.#until('?>', i + 2, i) - 1;
        else if (declaresEntity.test(text.slice(i, i + 8))) throw this.#entities(i);
      }
    }
    throw new SourceFault(this.#at(tag), 'What begins here has no end: the file is cut off or damaged.');
  }

  #entities(at: number): SourceFault {
    return new SourceFault(
      this.#at(at),
      'The file defines entities of its own. They can make a small file endless or pull in others, so it is not read. Write the characters themselves instead.',
    );
  }

  #begin(tag: number): number {
    const text = this.#text;
    const nameEnd = endOfName(text, tag + 1);
    const name = text.slice(tag + 1, nameEnd);
    if (name === '') {
      throw tag + 1 < text.length
        ? new SourceFault(this.#at(tag), 'A “<” stands here alone; in XML it is written “&lt;”.')
        : this.#cutOff(tag);
    }
    let i = nameEnd;
    for (; ; i++) {
      const sign = text[i];
      if (sign === '>') break;
      if (sign === '"' || sign === "'") {
        const close = text.indexOf(sign, i + 1);
        const bracket = text.indexOf('<', i + 1);
        if (close < 0 || (bracket >= 0 && bracket < close)) {
          throw close < 0 && bracket < 0
            ? this.#cutOff(tag)
            : new SourceFault(this.#at(i), 'The value of an attribute of “{0}” has no closing quote.', name);
        }
        this.#references(i + 1, close);
        i = close;
      } else if (sign === undefined) throw this.#cutOff(tag);
      else if (sign === '<') throw new SourceFault(this.#at(tag), 'The tag “{0}” is not closed by “>”.', name);
    }
    if (this.#open.length === 0 && this.#rooted) {
      throw new SourceFault(this.#at(tag), 'A second document begins here with “{0}”; a file holds one.', name);
    }
    this.#rooted = true;
    if (this.#unread === null && ++this.#elements > mostElements) {
      throw new SourceFault(
        this.#at(tag),
        'The file holds more than {0} elements. Split it into smaller files.',
        String(mostElements),
      );
    }
    if (text[i - 1] === '/') return i + 1;
    if (this.#open.length >= deepest) {
      throw new SourceFault(this.#at(tag), 'Elements are nested more than {0} deep here.', String(deepest));
    }
    const open = { name, at: tag };
    this.#open.push(open);
    if (this.#unread === null && this.#open.length > 1 && unread.has(name.slice(name.indexOf(':') + 1)))
      this.#unread = open;
    return i + 1;
  }

  #close(tag: number): number {
    const text = this.#text;
    const nameEnd = endOfName(text, tag + 2);
    const name = text.slice(tag + 2, nameEnd);
    let end = nameEnd;
    while (isSpace(text.charCodeAt(end))) end++;
    if (end >= text.length) throw this.#cutOff(tag);
    if (text[end] !== '>') throw new SourceFault(this.#at(tag), 'The tag “{0}” is not closed by “>”.', `/${name}`);
    const open = this.#open.pop();
    if (open === undefined) throw new SourceFault(this.#at(tag), '“{0}” is closed here but was never opened.', name);
    if (open.name !== name) {
      const { line } = this.#lines.at(open.at);
      throw new SourceFault(
        this.#at(tag),
        'Elements are mis-nested: “{0}” is closed here while “{1}” from line {2} is still open.',
        name,
        open.name,
        String(line),
      );
    }
    if (this.#unread === open) {
      this.#hidden.push({ start: open.at, end: end + 1 });
      this.#unread = null;
    }
    return end + 1;
  }

  #find(words: string, from: number): number {
    const at = this.#text.indexOf(words, from);
    return at < 0 ? Infinity : at;
  }

  #until(words: string, from: number, tag: number): number {
    const at = this.#text.indexOf(words, from);
    if (at < 0) throw new SourceFault(this.#at(tag), 'What begins here has no end: the file is cut off or damaged.');
    return at + words.length;
  }

  #cutOff(tag: number): SourceFault {
    return new SourceFault(this.#at(tag), 'The file is cut off: it ends inside a tag.');
  }

  #at(offset: number): { readonly line: number; readonly column: number } {
    return this.#lines.at(offset);
  }
}

/** A text with some stretches turned into comments of the same length, so that all offsets and lines stay. */
export function hide(text: string, hidden: readonly Hidden[]): string {
  if (hidden.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of hidden) {
    const inside = text.slice(start + 4, end - 3).replace(/[^\r\n]+/g, (run) => ' '.repeat(run.length));
    parts.push(text.slice(from, start), '<!--', inside, '-->');
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function endOfName(text: string, from: number): number {
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isSpace(code) || code === 0x3e || code === 0x2f || code === 0x3c || code === 0x22 || code === 0x27) break;
  }
  return end;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
