import type { Paragraph } from '../draft.ts';
import { isElement, type XmlElement } from './element.ts';
import type { Lines } from './lines.ts';
import { isBlock, tagOf } from './tags.ts';
import { settled, Words, type Without } from './words.ts';

export interface ReadableOptions {
  /** Of the source's text. */
  readonly lines: Lines;
  /** The way to the element inside the source, in the manner of XPath: "/article/body/sec[2]". */
  readonly address: string;
  /** Elements that are to be passed over beside those that always are; null: none. */
  readonly without: Without;
}

/**
 * The words of an element for people: blocks become paragraphs, with lists and tables as lines, markup inside a line
 * becomes characters. Captions of figures, footnotes and pointers to references are not in it.
 */
export function readable(element: XmlElement, o: ReadableOptions): Paragraph[] {
  const flow = new Flow(o);
  const tag = tagOf(element.name);
  if (isBlock(tag) && tag !== 'container') flow.block(element, o.address);
  else flow.inside(element, o.address);
  return flow.paragraphs;
}

/** The words of an element in one line: a title, a term, a name. */
export function oneLine(element: XmlElement): string {
  return settled(new Words(null).of(element.children)).replace(/\n/g, ' ');
}

/** The way to each element right inside one: its name, counted where it has namesakes. */
export function addressesIn(parent: XmlElement, address: string): Map<XmlElement, string> {
  const counts = new Map<string, number>();
  for (const node of parent.children)
    if (isElement(node)) counts.set(nameOf(node), (counts.get(nameOf(node)) ?? 0) + 1);
  const seen = new Map<string, number>();
  const found = new Map<XmlElement, string>();
  for (const node of parent.children) {
    if (!isElement(node)) continue;
    const name = nameOf(node);
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    found.set(node, `${address}/${name}${counts.get(name) === 1 ? '' : `[${n}]`}`);
  }
  return found;
}

function nameOf({ prefix, name }: XmlElement): string {
  return prefix === '' ? name : `${prefix}:${name}`;
}

class Flow {
  readonly paragraphs: Paragraph[] = [];
  readonly #lines: Lines;
  readonly #words: Words;

  constructor({ lines, without }: ReadableOptions) {
    this.#lines = lines;
    this.#words = new Words(without);
  }

  /** What stands in an element that holds blocks; words between them are paragraphs too. */
  inside(parent: XmlElement, address: string): void {
    const addresses = addressesIn(parent, address);
    let loose = '';
    const flush = (): void => {
      this.#add(loose, parent, address);
      loose = '';
    };
    for (const node of parent.children) {
      if (!isElement(node)) loose += this.#words.of([node]);
      else if (this.#words.isOut(node)) continue;
      else if (isBlock(tagOf(node.name))) {
        flush();
        const way = addresses.get(node) ?? address;
        if (tagOf(node.name) === 'container' && node.attributes['xml:space'] !== 'preserve') this.inside(node, way);
        else this.block(node, way);
      } else loose += this.#words.ofElement(node, loose);
    }
    flush();
  }

  block(element: XmlElement, address: string): void {
    if (!this.#words.isOut(element)) this.#add(this.#words.ofElement(element), element, address);
  }

  #add(words: string, { start, end }: XmlElement, address: string): void {
    const text = settled(words);
    if (text !== '')
      this.paragraphs.push({ text, place: { start, end, line: this.#lines.at(start).line, address }, known: [] });
  }
}
