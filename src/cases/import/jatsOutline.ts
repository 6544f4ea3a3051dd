import type { Paragraph } from './draft.ts';
import { partOf, patientLabel, type Part, type PatientLabel } from './jatsTitles.ts';
import { elementIn, elementsIn, isElement, type XmlElement, type XmlNode } from './xml/element.ts';
import type { Lines } from './xml/lines.ts';
import { addressesIn, oneLine, readable } from './xml/readable.ts';

/** Paragraphs that stand together under one heading, be it a title or bold words at the beginning of a paragraph. */
export interface Run {
  readonly is: 'run';
  /** '' where they have no heading but that of their section. */
  readonly title: string;
  readonly part: Part | null;
  /** The patient that a heading named last. */
  readonly label: PatientLabel | null;
  readonly paragraphs: readonly Paragraph[];
}

/** A table or a figure, taken out of the text it stands in. */
export interface Float {
  readonly is: 'table' | 'figure' | 'box';
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

export interface Sec {
  readonly is: 'sec';
  readonly title: string;
  readonly type: string | null;
  readonly level: number;
  readonly part: Part | null;
  readonly label: PatientLabel | null;
  /** In the order of the source. */
  readonly items: readonly Item[];
}

export type Item = Run | Float | Sec;

const floating: Readonly<Record<string, Float['is']>> = { fig: 'figure', 'table-wrap': 'table', 'boxed-text': 'box' };
const unnamed: Readonly<Record<Float['is'], string>> = { figure: 'Figure', table: 'Table', box: 'Box' };
const passed: ReadonlySet<string> = new Set(['sec', 'title', 'label', 'sec-meta', ...Object.keys(floating)]);

/** The body of an article (level 0), or a section of it, with all that is in it. */
export function outlineOf(element: XmlElement, address: string, lines: Lines, level: number): Sec {
  const heading = level === 0 ? null : elementIn(element, 'title');
  const title = heading === null ? '' : oneLine(heading);
  const type = level === 0 ? null : (element.attributes['sec-type'] ?? null);
  const part = level === 0 ? null : partOf(title, type);
  const label = level === 0 ? null : patientLabel(title, 'title');
  const addresses = addressesIn(element, address);
  const items = new Items();
  let loose: XmlNode[] = [];
  const flush = (): void => {
    if (loose.some((node) => isElement(node) || /\S/.test(node.text))) {
      items.add(null, readable({ ...element, children: loose }, { lines, address, without: null }));
    }
    loose = [];
  };
  for (const child of element.children) {
    if (!isElement(child)) {
      loose.push(child);
      continue;
    }
    flush();
    const way = addresses.get(child) ?? address;
    if (child.name === 'sec') items.section(outlineOf(child, way, lines, level + 1));
    else {
      if (!passed.has(child.name)) {
        const paragraphs = readable(child, { lines, address: way, without: isFloat });
        items.add(child.name === 'p' ? runInOf(child, paragraphs) : null, paragraphs);
      }
      items.float(floatsIn(child, way, lines));
    }
  }
  flush();
  return { is: 'sec', title, type, level, part, label, items: items.done() };
}

/** Gathers paragraphs into runs; what floats stands behind the run it was in. */
class Items {
  readonly #all: Item[] = [];
  #title = '';
  #part: Part | null = null;
  #label: PatientLabel | null = null;
  #paragraphs: Paragraph[] = [];
  #floats: Float[] = [];

  add(heading: RunIn | null, paragraphs: readonly Paragraph[]): void {
    if (heading !== null) {
      this.#close();
      this.#title = heading.title;
      this.#part = heading.label === null ? heading.part : null;
      this.#label = heading.label ?? this.#label;
    }
    const [first, ...rest] = paragraphs;
    if (first === undefined) return;
    const text = first.text.slice(heading?.cut ?? 0).trimStart();
    this.#paragraphs.push(...(text === '' ? [] : [{ ...first, text }]), ...rest);
  }

  float(floats: readonly Float[]): void {
    this.#floats.push(...floats);
  }

  section(sec: Sec): void {
    this.#close();
    this.#all.push(sec);
  }

  done(): readonly Item[] {
    this.#close();
    return this.#all;
  }

  #close(): void {
    const [title, part, label, paragraphs] = [this.#title, this.#part, this.#label, this.#paragraphs];
    if (paragraphs.length > 0) this.#all.push({ is: 'run', title, part, label, paragraphs });
    this.#all.push(...this.#floats);
    this.#paragraphs = [];
    this.#floats = [];
  }
}

interface RunIn {
  readonly title: string;
  readonly part: Part | null;
  readonly label: PatientLabel | null;
  /** How much of the paragraph's text is the heading. */
  readonly cut: number;
}

const emphasis = /^(?:bold|italic|underline|sc|b|i|u|strong|em)$/;
const mark = /^[\s:.\u2013\u2014-]+/;

/** The heading that a paragraph begins with: "Case 2", "Physical examination:" in bold, or "Case 2:" as it is. */
function runInOf(p: XmlElement, [first]: readonly Paragraph[]): RunIn | null {
  if (first === undefined) return null;
  const lead = p.children.find((node) => isElement(node) || /\S/.test(node.text));
  if (lead !== undefined && isElement(lead) && emphasis.test(lead.name)) {
    const title = oneLine(lead);
    const rest = first.text.slice(title.length);
    const ended =
      /[:.\u2013\u2014-]$/.test(title) ||
      /^\s*[:.\u2013\u2014-]/.test(rest) ||
      rest.trim() === '' ||
      rest.startsWith('\n');
    const short = title.length <= 120 && first.text.startsWith(title);
    const label = short ? patientLabel(title, 'title') : null;
    const part = short && ended && title.split(' ').length <= 8 ? partOf(title, null) : null;
    if (label !== null || (part !== null && part !== 'case')) {
      return {
        title: title.replace(/[:.\s]+$/, ''),
        part,
        label,
        cut: title.length + (mark.exec(rest)?.[0].length ?? 0),
      };
    }
  }
  const label = patientLabel(first.text, 'text');
  if (label === null) return null;
  const behind = mark.exec(first.text.slice(label.length))?.[0] ?? '';
  return {
    title: label.title,
    part: null,
    label,
    cut: /[:.\u2013\u2014-]/.test(behind) ? label.length + behind.length : 0,
  };
}

function isFloat({ name }: XmlElement): boolean {
  return Object.hasOwn(floating, name);
}

function holdsFloat(element: XmlElement): boolean {
  return isFloat(element) || element.children.some((node) => isElement(node) && holdsFloat(node));
}

/** The tables, figures and boxes in an element, or the element itself as one. */
export function floatsIn(element: XmlElement, address: string, lines: Lines): Float[] {
  if (!holdsFloat(element)) return [];
  const addresses = addressesIn(element, address);
  const wayOf = (child: XmlElement): string => addresses.get(child) ?? address;
  const kind = floating[element.name];
  if (kind === undefined) return elementsIn(element).flatMap((child) => floatsIn(child, wayOf(child), lines));
  const title = [elementIn(element, 'label'), kind === 'figure' ? null : elementIn(element, 'caption')]
    .map((part) => (part === null ? '' : oneLine(part).replace(/[.:]$/, '')))
    .filter((words) => words !== '')
    .join(': ');
  const skipped = kind === 'figure' ? /^label$/ : /^(?:label|caption)$/;
  const paragraphs = elementsIn(element)
    .filter(({ name }) => !skipped.test(name))
    .flatMap((child) => readable(child, { lines, address: wayOf(child), without: null }));
  return [{ is: kind, title: title === '' ? unnamed[kind] : title, paragraphs }];
}
