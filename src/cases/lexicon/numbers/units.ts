/** How the parts of a unit are typed; a part that is not listed is typed as it stands. */
const spellings: Readonly<Record<string, string>> = {
  l: 'l(?:it(?:er|re)s?)?',
  dl: '(?:dl|decilit(?:er|re)s?)',
  ml: '(?:ml|cc|millilit(?:er|re)s?)',
  µl: '(?:[µu]l|mcl|microlit(?:er|re)s?|mm\\^?3|cu\\.?\\s?mm|cmm|cubic (?:mm|millimet(?:er|re)s?))',
  µmol: '(?:[µu]|micro)mol(?:es)?',
  mmol: '(?:mmols?|millimoles?)',
  meq: '(?:meq|milliequivalents?)',
  µg: '(?:[µu]g|mcg|microg|micrograms?)',
  mg: '(?:mg|milligrams?)',
  g: '(?:g|gms?|gm|grams?)',
  u: 'i?u(?:nits?)?',
  iu: 'i?u(?:nits?)?',
  miu: 'mi?u',
  mu: 'mi?u',
  µiu: '(?:[µu]|micro)i?u',
  ku: 'ki?u',
  s: 's(?:ec(?:ond)?s?)?',
  h: '(?:h(?:(?:ou)?rs?)?|1st hour|first hour)',
  '24h': '(?:24\\s?-?\\s?h(?:(?:ou)?rs?)?|d(?:ay)?)',
  min: 'min(?:ute)?',
  kg: 'kg',
  '1.73m2': '1\\.73\\s?m\\^?2',
  '10^9': '(?:(?:[x*]\\s?)?10\\s?(?:\\^|\\*\\*?|e|\\()?\\s?9\\)?|g(?:pt)?)',
  '10^6': '(?:[x*]\\s?)?10\\s?(?:\\^|\\*\\*?|e)?\\s?6',
  '10^12': '(?:[x*]\\s?)?10\\s?(?:\\^|\\*\\*?|e)?\\s?12',
  k: '(?:k|thousand|th|(?:[x*]\\s?)?10\\s?(?:\\^|\\*\\*?|e)?\\s?3)',
  m: '(?:m|million|mil|(?:[x*]\\s?)?10\\s?(?:\\^|\\*\\*?|e)?\\s?6)',
  mosm: 'm(?:illi)?osm(?:ol)?',
};

/** Units that are more than parts with a stroke between them. */
const whole: Readonly<Record<string, string>> = {
  '/µL': `(?:(?:white |red |)(?:cells?|leu[ck]ocytes|neutrophils|wbcs?)?\\s?(?:\\/|per)\\s?${spellings['µl'] ?? ''})`,
  'K/µL': `(?:${spellings['k'] ?? ''}\\s?(?:\\/|per)\\s?${spellings['µl'] ?? ''}|(?<=\\d)k|(?<=\\d\\s?)thousand)`,
  million: `million(?:\\s?(?:\\/|per)\\s?${spellings['µl'] ?? ''})?`,
  'mg/dL': 'mg\\s?(?:(?:\\/|per)\\s?(?:dl|decilit(?:er|re)|100\\s?ml)|%)',
  'g/dL': 'g(?:ms?|rams?)?\\s?(?:(?:\\/|per)\\s?(?:dl|decilit(?:er|re)|100\\s?ml)|%)',
  'mm/h': 'mm(?:\\s?(?:\\/|per|in(?: the)?)?\\s?(?:h(?:(?:ou)?rs?)?|1st hour|first hour))?',
  'kg/m2': 'kg\\s?(?:\\/|per)\\s?m\\^?2',
  mmHg: '(?:mm\\s?(?:of\\s)?hg|torr)',
  cmH2O: 'cm(?:\\s?(?:of\\s)?(?:h2o|csf|water))?',
  mmH2O: 'mm\\s?(?:of\\s)?(?:h2o|csf|water)',
  '%': '(?:%|per\\s?cent)(?: of (?:the |)(?:predicted|expected|best)| predicted)?',
  '°C': '(?:°|º|deg(?:rees?)?)?\\s?c(?:elsius)?',
  '°F': '(?:°|º|deg(?:rees?)?)?\\s?f(?:ahrenheit)?',
  bpm: '(?:bpm|beats?\\s?(?:\\/|per|a)\\s?min(?:ute)?)',
  '/min': '(?:\\/|per)\\s?min(?:ute)?',
  'breaths/min': '(?:breaths?|br)\\s?(?:\\/|per|a)\\s?min(?:ute)?',
};

/** A unit as it was typed, and which one of the list it is. */
export interface Written {
  readonly unit: string;
  readonly text: string;
  readonly end: number;
}

/** The longest unit that is looked for, with the spaces in it. */
const longest = 40;

/** Finds a unit at a place in a text, in whatever way it is typed. */
export class UnitFinder {
  readonly #pattern: RegExp;
  readonly #units: readonly string[];

  constructor(units: readonly string[]) {
    this.#units = units.filter((unit) => unit !== '').sort((a, b) => b.length - a.length);
    const patterns = this.#units.map((unit) => `(${whole[unit] ?? patternOf(unit)})`);
    this.#pattern = new RegExp(`^.(\\s{0,2}\\|?\\s{0,2}-?)(?:${patterns.join('|')})(?![a-zµ]|\\^?\\d)`);
  }

  /** The sign in front of the place is looked at, too: "18k" is told from "18 K 5.9". */
  at(text: string, from: number): Written | null {
    if (this.#units.length === 0) return null;
    const found = this.#pattern.exec(evened(text.slice(from - 1, from + longest)));
    if (found === null) return null;
    const index = found.findIndex((group, i) => i > 1 && group !== undefined);
    const end = from - 1 + found[0].length;
    const start = from + (found[1]?.length ?? 0);
    return { unit: this.#units[index - 2] ?? '', text: text.slice(start, end).trim(), end };
  }

  /** Whether a text is nothing but a unit: "(mmol/L)". */
  whole(text: string): string | null {
    const written = this.at(` ${text.trim()}`, 1);
    return written !== null && written.end === text.trim().length + 1 ? written.unit : null;
  }
}

const signs: Readonly<Record<string, string>> = {
  '⁹': '9',
  '⁶': '6',
  '³': '3',
  '²': '2',
  '×': 'x',
  μ: 'µ',
  '⁻': '-',
  '−': '-',
  '\u2009': ' ',
  '\u202f': ' ',
};

/** Nothing but ASCII, or with the one sign that needs no change. */
const isPlain = /^[\0-~µ°]*$/;

/** Small letters and plain signs, one for one, so that offsets stay. */
export function evened(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  return text
    .replace(/[⁹⁶³²×μ⁻−\u2009\u202f]/g, (char) => signs[char] ?? char)
    .replace(/[A-Z]/g, (char) => char.toLowerCase());
}

function patternOf(unit: string): string {
  return evened(unit)
    .split('/')
    .map((part) => spellings[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s?'))
    .join('\\s?(?:\\/|per)\\s?');
}
