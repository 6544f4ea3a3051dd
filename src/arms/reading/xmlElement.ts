import { XMLParser } from 'fast-xml-parser';

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Entities stay as they are written, so that no declaration can make them grow; `decoded` reads the known ones. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  allowBooleanAttributes: true,
  attributeNamePrefix: '',
  textNodeName: '#text',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  maxNestedTags: 64,
});

/** One whole, balanced element; `null` if it is none after all. */
export function parseElement(xml: string): Element | null {
  try {
    const parsed: unknown = parser.parse(xml);
    const first = Array.isArray(parsed) ? element(parsed[0]) : null;
    return typeof first === 'object' ? first : null;
  } catch {
    return null;
  }
}

function element(node: unknown): Element | string | null {
  if (typeof node !== 'object' || node === null) return null;
  const { ':@': attributes, ...rest } = node as Readonly<Record<string, unknown>>;
  const [entry] = Object.entries(rest);
  if (entry === undefined) return null;
  const [tag, value] = entry;
  if (tag === '#text') return decoded(String(value));
  return {
    tag: tag.toLowerCase(),
    attributes: Object.fromEntries(
      Object.entries(attributes ?? {})
        .filter(([, text]) => typeof text === 'string')
        .map(([key, text]) => [key.toLowerCase(), decoded(String(text))]),
    ),
    children: (Array.isArray(value) ? value : []).map(element).filter((child) => child !== null),
  };
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  times: '×',
  le: '≤',
  ge: '≥',
  rarr: '→',
  szlig: 'ß',
  aelig: 'æ',
  oslash: 'ø',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
};
const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
};

/** Text with its character references read; those that nobody knows stay as they are. */
export function decoded(text: string): string {
  return text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,12}));/gi,
        (whole: string, decimal?: string, hex?: string, word: string = '') =>
          word === ''
            ? (character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? whole)
            : (named[word] ?? accented(word) ?? whole),
      )
    : text;
}

function character(code: number): string | null {
  if (code === 9 || code === 10 || code === 13) return ' ';
  return code < 32 || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff) ? null : String.fromCodePoint(code);
}

function accented(word: string): string | null {
  const mark = accents[word.slice(1)];
  const letter = mark === undefined ? '' : (word.charAt(0) + mark).normalize('NFC');
  return letter.length === 1 ? letter : null;
}
