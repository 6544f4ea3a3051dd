import { elementIn, elementsIn, isElement, type XmlElement, type XmlNode } from './element.ts';
import { pointers, withoutPointers, wordsFrom, wordsTo, type Pointer } from './pointers.ts';
import { subscript, superscript } from './scripts.ts';
import { isBlock, tagOf } from './tags.ts';

/** A space and a line break that stay as they are while others are folded. */
const hardSpace = '\ufdd7';

export type Without = ((element: XmlElement) => boolean) | null;

/** Puts the words of elements together. Lines are parted by "\n"; `settled` makes them what a person reads. */
export class Words {
  readonly #without: Without;

  constructor(without: Without) {
    this.#without = without;
  }

  isOut(element: XmlElement): boolean {
    const { attributes } = element;
    return (
      tagOf(element.name) === 'out' ||
      (attributes['hidden'] !== undefined && attributes['hidden'] !== 'false') ||
      attributes['revised'] === 'delete' ||
      /display\s*:\s*none/i.test(attributes['style'] ?? '') ||
      this.#without?.(element) === true
    );
  }

  of(nodes: readonly XmlNode[], before = ''): string {
    let words = '';
    let last = before;
    for (const node of nodes) {
      const piece = isElement(node) ? this.ofElement(node, last) : folded(node.text);
      if (piece !== '') last = piece;
      words += piece;
    }
    return words;
  }

  /** `before`: the piece on its left, which tells "4th" from "x^th". */
  ofElement(element: XmlElement, before = ''): string {
    if (this.isOut(element)) return '';
    const tag = tagOf(element.name);
    switch (tag) {
      case 'break':
        return '\n';
      case 'above':
        return this.#above(element, before);
      case 'below':
        return subscript(this.of(element.children));
      case 'quote':
        return `\u201c${this.of(element.children)}\u201d`;
      case 'pointer':
        return this.#pointer(element);
      case 'list':
        return `\n${this.#list(element)}\n`;
      case 'definitions':
        return `\n${this.#definitions(element)}\n`;
      case 'table':
        return `\n${this.#table(element)}\n`;
      case 'verbatim':
        return `\n${verbatim(element, this)}\n`;
      case 'container':
      case 'paragraph':
        return `\n${preserves(element) ? verbatim(element, this) : this.of(element.children)}\n`;
      default:
        return this.#inline(element, tag, before);
    }
  }

  #inline(element: XmlElement, tag: ReturnType<typeof tagOf>, before: string): string {
    const part = (i: number): string => {
      const one = elementsIn(element)[i];
      return one === undefined ? '' : this.ofElement(one).trim();
    };
    const grouped = (words: string): string => (/^[\p{L}\p{N}.]*$/u.test(words) ? words : `(${words})`);
    switch (tag) {
      case 'formula':
        return this.#formula(element);
      case 'power':
        return part(0) + superscript(part(1), '');
      case 'index':
        return part(0) + subscript(part(1));
      case 'powerAndIndex':
        return part(0) + subscript(part(1)) + superscript(part(2), '');
      case 'fraction':
        return `${grouped(part(0))}/${grouped(part(1))}`;
      case 'root':
        return `√${grouped(this.of(element.children).trim())}`;
      case 'fenced':
        return `${element.attributes['open'] ?? '('}${elementsIn(element)
          .map((_, i) => part(i))
          .join(', ')}${element.attributes['close'] ?? ')'}`;
      case 'tex':
        return tex(this.of(element.children));
      default:
        return this.of(element.children, before);
    }
  }

  /** Of several ways to write a formula the one that people can read. */
  #formula(element: XmlElement): string {
    const ways = elementsIn(element);
    const best =
      ways.find(({ name }) => name === 'math') ??
      ways.find(({ name }) => name === 'textual-form') ??
      ways.find(({ name }) => name === 'table');
    return best === undefined ? this.of(element.children) : this.ofElement(best);
  }

  #above(element: XmlElement, before: string): string {
    const words = this.of(element.children);
    const bare = words.replace(/[\ufdd0-\ufdd3]|\ufdd4[^\ufdd5]*\ufdd5/g, '');
    // "[3,4]" and "3,4" above the line point to references.
    if (bare !== words && !/[\p{L}\p{N}]/u.test(bare)) return pointers.cite;
    if (/^\s*\[[\d\s,;\u2013-]+\]\s*$/.test(words)) return pointers.cite;
    return superscript(words, before);
  }

  #pointer(element: XmlElement): string {
    const words = this.of(element.children).replace(/\n/g, ' ');
    const kind = kindOf(element.attributes['ref-type'] ?? '', words.trim());
    if (kind === null) return words;
    // The name of an author or of a supplement may be part of the sentence; a number, with or without brackets, never is.
    return (kind === 'cite' || kind === 'other') && /\p{L}{3}/u.test(words) && !/^\W*ref/i.test(words)
      ? `${wordsFrom}${words}${wordsTo}`
      : pointers[kind];
  }

  #list(list: XmlElement): string {
    const kind = (list.attributes['list-type'] ?? list.attributes['listType'] ?? '').toLowerCase();
    const counted = list.name === 'ol' || /^(ordered|order|arabic|alpha|roman)/.test(kind);
    const plain = kind === 'simple' || kind === 'none';
    const lines: string[] = [];
    let n = Number.parseInt(list.attributes['start'] ?? '1', 10) || 1;
    for (const child of elementsIn(list)) {
      if (this.isOut(child)) continue;
      if (!/^(list-item|item|li)$/.test(child.name)) {
        lines.push(...linesOf(this.ofElement(child)));
        continue;
      }
      const label = elementIn(child, 'label');
      const own = label === null ? '' : this.of(label.children).trim();
      const rest = child.children.filter((node) => node !== label);
      const [first, ...more] = linesOf(this.of(rest));
      if (first === undefined) continue;
      const mark = /[\p{L}\p{N}]/u.test(own) ? own : counted ? `${n}.` : plain && own === '' ? '' : '-';
      n++;
      lines.push(mark === '' ? first : `${mark} ${first}`, ...more.map((line) => `${hardSpace}${hardSpace}${line}`));
    }
    return lines.join('\n');
  }

  #definitions(list: XmlElement): string {
    const lines: string[] = [];
    let term = '';
    const add = (words: string): void => {
      if (words !== '') lines.push(term === '' ? words : `${term.replace(/:$/, '')}: ${words}`);
      term = '';
    };
    const take = (element: XmlElement): void => {
      if (this.isOut(element)) return;
      const words = linesOf(this.of(element.children)).join(' ');
      if (element.name === 'def-item' || element.name === 'div') elementsIn(element).forEach(take);
      else if (element.name === 'term' || element.name === 'dt') {
        if (term !== '') lines.push(term);
        term = words;
      } else if (element.name === 'def' || element.name === 'dd') add(words);
      else lines.push(words);
    };
    elementsIn(list).forEach(take);
    if (term !== '') lines.push(term);
    return lines.filter((line) => line !== '').join('\n');
  }

  #table(table: XmlElement): string {
    const lines: string[] = [];
    /** Cells above that reach further down, by column. */
    let reaching: ({ readonly words: string; readonly rows: number } | undefined)[] = [];
    const row = (element: XmlElement): void => {
      const cells: string[] = [];
      const next: typeof reaching = [];
      const fromAbove = (): void => {
        for (let cell = reaching[cells.length]; cell !== undefined; cell = reaching[cells.length]) {
          if (cell.rows > 1) next[cells.length] = { ...cell, rows: cell.rows - 1 };
          cells.push(cell.words);
        }
      };
      for (const cell of elementsIn(element, 'td', 'th', 'entry')) {
        fromAbove();
        const rows = spanned(cell.attributes['rowspan']) - 1;
        const words = this.isOut(cell) ? '' : linesOf(this.of(cell.children)).join('; ');
        spannedCells(words, cell.attributes['colspan']).forEach((each) => {
          if (rows > 0) next[cells.length] = { words: each, rows };
          cells.push(each);
        });
      }
      fromAbove();
      reaching = next;
      while (cells.at(-1) === '') cells.pop();
      if (cells.some((cell) => cell !== '')) lines.push(cells.join(' | '));
    };
    const rows = (parent: XmlElement): void => {
      for (const child of elementsIn(parent)) {
        if (child.name === 'tr' || child.name === 'row') row(child);
        else if (/^(thead|tbody|tfoot|tgroup)$/.test(child.name)) {
          reaching = [];
          rows(child);
        } else if (!this.isOut(child)) lines.push(...linesOf(this.ofElement(child)));
      }
    };
    rows(table);
    return lines.join('\n');
  }
}

/** As many cells as a span may ask for; a table of people's own has no more columns. */
function spanned(value: string | undefined): number {
  const n = Number.parseInt(value ?? '1', 10);
  return n >= 1 ? Math.min(n, 50) : 1;
}

/** A cell over several columns stands in the first of them. */
function spannedCells(words: string, columns: string | undefined): string[] {
  return [words, ...new Array<string>(spanned(columns) - 1).fill('')];
}

function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function kindOf(refType: string, words: string): Pointer | null {
  switch (refType) {
    case 'bibr':
      return 'cite';
    case 'fig':
    case 'scheme':
    case 'plate':
      return 'figure';
    case 'table':
      return 'table';
    case 'sec':
    case 'boxed-text':
    case 'list':
    case 'statement':
    case 'chem':
      return null;
    case '':
    case 'other':
      if (/^[\s[(]*\d+(?:[\s,;\u2013-]*\d+)*[\s\])]*$/.test(words)) return 'cite';
      return /^fig/i.test(words) ? 'figure' : /^table/i.test(words) ? 'table' : null;
    default:
      return 'other';
  }
}

function preserves(element: XmlElement): boolean {
  return element.attributes['xml:space'] === 'preserve';
}

function verbatim(element: XmlElement, words: Words): string {
  const text = (nodes: readonly XmlNode[]): string =>
    nodes
      .map((node) =>
        isElement(node)
          ? words.isOut(node)
            ? ''
            : tagOf(node.name) === 'break'
              ? '\n'
              : isBlock(tagOf(node.name)) || tagOf(node.name) === 'inline'
                ? text(node.children)
                : words.ofElement(node)
          : node.text
              .replace(odd, '')
              .replace(/\t/g, '    ')
              .replace(/[ \u00a0]/g, hardSpace),
      )
      .join('');
  return text(element.children);
}

/** What is not seen, and what this room marks places with. */
const odd = /[^\P{Cc}\t\n\r]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufdd0-\ufdef]/gu;
const mayBeOdd = /[^\P{Cc}\t\n\r]|[\u00ad\u2010\u2011\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufdd0-\ufdef]/u;

function folded(text: string): string {
  const clean = mayBeOdd.test(text)
    ? text
        .replace(odd, '')
        .replace(/[\u2010\u2011]/g, '-')
        .replace(/[\u2028\u2029]/g, ' ')
    : text;
  return clean.replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ');
}

const commands: Readonly<Record<string, string>> = {
  times: '×',
  cdot: '·',
  pm: '±',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  approx: '≈',
  sim: '~',
  mu: 'µ',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  lambda: 'λ',
  Delta: 'Δ',
  circ: '°',
  rightarrow: '→',
  to: '→',
  infty: '∞',
  percent: '%',
  quad: ' ',
  neq: '≠',
  div: '÷',
};

/** TeX without its preamble and most of its signs; seldom the only way a formula is written. */
function tex(source: string): string {
  const begin = source.lastIndexOf('\\begin{document}');
  const end = source.lastIndexOf('\\end{document}');
  const inside = source.slice(begin < 0 ? 0 : begin + '\\begin{document}'.length, end > begin ? end : undefined);
  return inside
    .replace(/\$/g, '')
    .replace(/\^\{?\\circ\}?/g, '°')
    .replace(/\^\{([^{}]*)\}|\^(\w)/g, (_, group?: string, one?: string) => superscript(group ?? one ?? '', ''))
    .replace(/_\{([^{}]*)\}|_(\w)/g, (_, group?: string, one?: string) => subscript(group ?? one ?? ''))
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\([A-Za-z]+)\s?/g, (_, name: string) => commands[name] ?? '')
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/[{}\\]/g, '')
    .trim();
}

/** Lines as people read them: spaces folded, pointers gone, no line empty. */
export function settled(words: string): string {
  if (!words.includes('\n')) return line(words);
  return words
    .split('\n')
    .map(line)
    .filter((one) => one !== '')
    .join('\n');
}

function line(words: string): string {
  const tidy = withoutPointers(words.replace(/ {2,}/g, ' ').trim()).trim();
  return tidy.includes(hardSpace) ? tidy.replaceAll(hardSpace, ' ').trimEnd() : tidy;
}
