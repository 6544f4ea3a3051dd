import { fieldOf, holdsOf, isRound, type Field, type Holds } from './fields.ts';
import { titleOf } from './entry.ts';
import { addText, asQuotation, blank, isName, type Found } from './found.ts';
import { readProbability } from './grade.ts';
import { lastLine, Rounds, tail } from './rounds.ts';
import { parseElement, type Element } from './xmlElement.ts';

const item =
  /^(?:diagnosis|dx|item|entry|condition|disease|disorder|candidate|hypothesis|possibility|differential_item)[_-]?\d*$|^(?:rank|option|ddx|number)[_-]?\d+$/;
/** Of these, those that may be items of anything. */
const anyItem = /^(?:item|entry|condition|candidate|rank|option|number)/;
/** Marks of layout inside a text. */
const layout = /^(?:b|i|u|em|strong|br|p|span|sub|sup|mark|small|code|hr|div)$/;

const longestTag = 1000;
const longestItem = 40_000;
const deepest = 40;
/** More than this is a model that runs on. */
const mostParsed = 1000;

/** An element around diagnoses, and what it and those around it say of what is in it. */
interface Container {
  readonly tag: string;
  readonly holds: Holds;
}

interface Capture {
  /** The tags that are open, the element's own first. */
  readonly open: string[];
  readonly pieces: string[];
  size: number;
  /** Whether a name stands there whole. */
  named: boolean;
  /** Whether the innermost element has text. */
  said: boolean;
  readonly isField: boolean;
}

/**
 * Collects diagnoses from XML as it streams by. Cuts the element of each diagnosis out as it ends, mends what models
 * leave open, and hands it to the XML parser once; nothing before it is looked at again.
 */
export class XmlReader {
  readonly #rounds = new Rounds();
  /** From a "<" of which it is not known yet what it begins. */
  #held = '';
  /** What ends the comment or the literal text being read. */
  #until = '';
  #containers: Container[] = [];
  #capture: Capture | null = null;
  #lead = '';
  /** Whether there was a tag. */
  #begun = false;
  #parsed = 0;

  get found(): readonly Found[] {
    return this.#rounds.found;
  }

  /** Whether what is being read belongs to a diagnosis. */
  get inside(): boolean {
    return this.#capture !== null;
  }

  feed(chunk: string): void {
    if (this.#held === '' && this.#until === '' && !chunk.includes('<')) {
      this.#text(chunk);
      return;
    }
    // A long sum of strings may be made flat anew at each search in it; one that is joined is flat.
    const text = chunk.length < 500 ? this.#held + chunk : [this.#held, chunk].join('');
    this.#held = '';
    let at = 0;
    while (at < text.length) {
      if (this.#until !== '') {
        at = this.#literal(text, at);
        continue;
      }
      const open = text.indexOf('<', at);
      if (open < 0) return this.#text(text.slice(at));
      if (open > at) this.#text(text.slice(at, open));
      at = this.#markup(text, open);
    }
  }

  /** The text is over. What is open is closed; a name that was not closed is not one. */
  end(): void {
    if (this.#capture !== null) this.#finish(this.#capture, false);
  }

  /** Inside a comment or literal text: up to its end, or all but the few characters that may begin its end. */
  #literal(text: string, from: number): number {
    const end = text.indexOf(this.#until, from);
    const keep = this.#until === ']]>';
    if (end < 0) {
      const rest = Math.max(from, text.length - 2);
      if (keep) this.#plain(text.slice(from, rest));
      this.#held = text.slice(rest);
      return text.length;
    }
    if (keep) this.#plain(text.slice(from, end));
    this.#until = '';
    return end + 3;
  }

  /** What a "<" begins; gives where to read on. */
  #markup(text: string, open: number): number {
    const begun = text.slice(open, open + 9);
    if (begun.startsWith('<!--')) return this.#begin('-->', open + 4);
    if (begun === '<![CDATA[') return this.#begin(']]>', open + 9);
    if (text.length < open + 9 && ('<!--'.startsWith(begun) || '<![CDATA['.startsWith(begun))) {
      this.#held = begun;
      return text.length;
    }
    if (!/[a-z/!?]/i.test(text.charAt(open + 1))) return this.#stray(open);
    const length = text.slice(open + 1, open + longestTag).search(/[<>]/) + 1;
    if (length > 0 && text.charAt(open + length) === '>') {
      this.#tag(text.slice(open + 1, open + length));
      return open + length + 1;
    }
    if (length > 0 || text.length - open >= longestTag) return this.#stray(open);
    this.#held = text.slice(open);
    return text.length;
  }

  #begin(until: string, at: number): number {
    this.#until = until;
    return at;
  }

  /** A less-than sign that is one. */
  #stray(open: number): number {
    this.#text('<');
    return open + 1;
  }

  #text(text: string): void {
    const capture = this.#capture;
    if (capture === null) {
      if (this.#containers.length === 0) this.#lead = tail(this.#lead, text);
      return;
    }
    if (text.trim() !== '') capture.said = true;
    this.#put(capture, text.replaceAll('<', '&lt;'));
  }

  /** Literal text, in which nothing stands for anything else. */
  #plain(text: string): void {
    this.#text(text.replaceAll('&', '&amp;'));
  }

  #put(capture: Capture, piece: string): void {
    if (capture.size > longestItem) return;
    capture.size += piece.length;
    capture.pieces.push(piece);
  }

  #tag(inner: string): void {
    const match = /^(\/?)(?:[\w.-]*:)?([a-z][\w.-]*)/i.exec(inner);
    if (match === null) return;
    const tag = (match[2] ?? '').toLowerCase();
    if (layout.test(tag)) return this.#text(' ');
    if (match[1] === '/') {
      this.#closeTag(tag);
      this.#begun = true;
      return;
    }
    this.#begun = true;
    const empty = inner.endsWith('/');
    const attributes = inner.slice(match[0].length, empty ? -1 : undefined).trim();
    const whole = `<${tag}${attributes === '' ? '' : ` ${attributes}`}>`;
    if (this.#capture === null) this.#openOutside(tag, whole, empty);
    else this.#openInside(this.#capture, tag, whole, empty);
  }

  #openOutside(tag: string, whole: string, empty: boolean): void {
    const field = fieldOf(tag);
    const holds = this.#containers.at(-1)?.holds;
    if (holds === 'else' || (holds === 'unknown' && anyItem.test(tag))) {
      if (!empty) this.#enter(tag);
    } else if (item.test(tag)) this.#start(tag, whole, false);
    else if (field === 'name' ? holds === 'differential' : isDetail(field) && this.#rounds.last !== undefined) {
      this.#start(tag, whole, true);
    } else if (!empty) this.#enter(tag);
    if (empty && this.#capture !== null) this.#closeTag(tag);
  }

  #enter(tag: string): void {
    if (this.#containers.length === 0 || isRound(tag)) {
      this.#rounds.begin(isRound(tag) ? tag : lastLine(this.#lead));
      this.#lead = '';
    }
    if (this.#containers.length >= deepest) return;
    this.#containers.push({ tag, holds: holdsOf(tag, this.#containers.at(-1)?.holds) });
  }

  #start(tag: string, whole: string, isField: boolean): void {
    this.#capture = { open: [tag], pieces: [whole], size: 0, named: attributeName.test(whole), said: false, isField };
  }

  #openInside(capture: Capture, tag: string, whole: string, empty: boolean): void {
    const field = fieldOf(tag);
    const [root = ''] = capture.open;
    const flat = capture.open.length === 1;
    // Fields that were never closed do not keep the next one from beginning.
    const over =
      tag === root && capture.open.slice(1).every((one) => fieldOf(one) === 'name' || isDetail(fieldOf(one)));
    const again = capture.named && (flat ? tag === root || field === 'name' : over);
    if (again || (item.test(tag) && field !== 'name' && !capture.named && flat) || (tag === root && flat)) {
      // The next one begins before this one has ended, or this one only holds others.
      this.#finish(capture, false);
      if (!capture.named) this.#enter(root);
      if (tag === root || item.test(tag)) this.#start(tag, whole, false);
      else this.#start(root, `<${root}>${whole}`, false);
      const now = this.#capture;
      if (now !== null && now.open[0] !== tag) now.open.push(tag);
      if (empty) this.#closeTag(tag);
      return;
    }
    const inner = capture.open.at(-1) ?? '';
    const ends = fieldOf(inner) === 'name' || (isDetail(fieldOf(inner)) && (isDetail(field) || field === 'name'));
    if (!flat && ends && capture.said) this.#closeTag(inner);
    if (capture.open.length >= deepest || capture.size > longestItem) return;
    capture.open.push(tag);
    capture.said = false;
    this.#put(capture, whole);
    if (empty) this.#closeTag(tag);
  }

  #closeTag(tag: string): void {
    const capture = this.#capture;
    if (capture === null) {
      if (!this.#begun && fieldOf(tag) === 'name' && this.#lead.length <= 400) return this.#goOn(tag);
      const at = this.#containers.findLastIndex((one) => one.tag === tag);
      if (at >= 0) this.#containers.length = at;
      return;
    }
    const at = capture.open.lastIndexOf(tag);
    if (at < 0) {
      // The end of what stands around it ends it too.
      if (this.#containers.some((one) => one.tag === tag)) {
        this.#finish(capture, false);
        this.#closeTag(tag);
      }
      return;
    }
    while (capture.open.length > Math.max(at, 1)) this.#closeLast(capture);
    if (at === 0) this.#finish(capture, true);
  }

  /** `Gout</name>`: the prompt held the front of the document, up to its first name. */
  #goOn(tag: string): void {
    const name = this.#lead;
    this.#enter('differential');
    this.#start('diagnosis', '<diagnosis>', false);
    const capture = this.#capture;
    if (capture === null) return;
    capture.open.push(tag);
    this.#put(capture, `<${tag}>`);
    this.#text(name);
    this.#closeTag(tag);
  }

  #closeLast(capture: Capture): void {
    const tag = capture.open.pop() ?? '';
    if (fieldOf(tag) === 'name' && capture.said) capture.named = true;
    capture.pieces.push(`</${tag}>`);
  }

  #finish(capture: Capture, whole: boolean): void {
    const { named } = capture;
    this.#capture = null;
    if (!whole && !named) return;
    for (const tag of capture.open.toReversed()) capture.pieces.push(`</${tag}>`);
    if (this.#parsed >= mostParsed || this.#rounds.isFull) return;
    this.#parsed += 1;
    const element = parseElement(capture.pieces.join(''));
    if (element === null) return;
    const last = this.#rounds.last;
    if (capture.isField && fieldOf(element.tag) !== 'name') {
      if (last !== undefined) readField(element, last, null);
      return;
    }
    const found = readItem(element);
    if (isName(found.name)) this.#rounds.add(found);
  }
}

const attributeName = /\s(?:name|diagnosis|title|condition)\s*=\s*["'][^"']/i;

function isDetail(field: Field): boolean {
  return field === 'reason' || field === 'for' || field === 'against' || field === 'probability' || field === 'rank';
}

function readItem(element: Element): Found {
  const found = blank();
  for (const [key, text] of Object.entries(element.attributes)) setField(found, fieldOf(key), text);
  for (const child of element.children) if (typeof child !== 'string') readField(child, found, null);
  if (found.name === '') {
    setField(found, 'name', element.children.filter((child) => typeof child === 'string').join(' '));
  }
  const [, number] = /(\d{1,2})$/.exec(element.tag) ?? [];
  if (number !== undefined) found.number ??= Number(number);
  return found;
}

type Side = 'for' | 'against' | null;

function readField(element: Element, found: Found, side: Side): void {
  const field = fieldOf(element.tag);
  const inner = element.children.filter((child) => typeof child !== 'string');
  const against = /^(?:false|no|against|opposing)$/i.test(
    element.attributes['supports'] ?? element.attributes['type'] ?? '',
  );
  const of = field === 'against' || against ? 'against' : field === 'for' ? 'for' : side;
  if (of !== null) {
    for (const child of inner) readField(child, found, of);
    for (const text of inner.length === 0
      ? [textOf(element)]
      : element.children.filter((one) => typeof one === 'string')) {
      found[of] = addText(found[of], asQuotation(text));
    }
  } else if (field === 'other' || field === 'list') for (const child of inner) readField(child, found, side);
  else setField(found, field, textOf(element));
}

function setField(found: Found, field: Field, text: string): void {
  if (field === 'name' && found.name === '') {
    const { name, probability } = titleOf(text);
    found.name = name;
    found.probability ??= probability;
  } else if (field === 'rank' && /^\s*#?\d{1,3}\s*$/.test(text)) found.number = Number(text.replace(/\D/g, ''));
  else if (field === 'probability') found.probability ??= readProbability(text);
  else if (field === 'reason') found.reason = addText(found.reason, text.replace(/\s+/g, ' '));
  else if (field === 'for' || field === 'against') found[field] = addText(found[field], asQuotation(text));
}

function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join(' ');
}
