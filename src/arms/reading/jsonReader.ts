import { addText, cleanName, isName, longestField, mostFound, readProbability, type Found } from './found.ts';

type Field = 'name' | 'reason' | 'for' | 'against' | 'rank' | 'probability' | 'list' | 'quote' | 'supports' | 'other';

const fieldWords: readonly (readonly [Field, RegExp])[] = [
  ['rank', /^(rank|number|position|order|no|index|id)$/],
  [
    'name',
    /^(name|title|label|dx|disease|disorder|condition|((final|primary|likely|mostlikely|possible)?diagnosis(name)?))$/,
  ],
  ['probability', /^(probability|likelihood|confidence|prob)$/],
  ['against', /against|contra|refut|oppos/],
  [
    'for',
    /^for$|support(ing|ive)?(evidence|findings?|features?|quotes?)$|^support$|evidence(for)?$|^(key)?findings(for)?$|^quotes$|^pros?$/,
  ],
  ['reason', /why|reason|rationale|explan|justif|description|comment/],
  ['supports', /^supports$/],
  ['quote', /^(quote|text|words|finding)$/],
  ['list', /diagnos[ei]s|differential|ddx|ranking|ranked|^list$|^answers?$|^results?$|^output$|^response$/],
];

function fieldOf(key: string): Field {
  const bare = key.toLowerCase().replace(/[^a-z]+/g, '');
  return fieldWords.find(([, words]) => words.test(bare))?.[0] ?? 'other';
}

/** What stands under these is not a differential, whatever its parts are called. */
const elsewhere = /test|work.?up|treat|manag|recommend|medic|drug|step|investig|labs?\b|imaging|patient|symptom|exam/i;

const numbered = /^(?:diagnosis|dx|rank)?[ _#-]*(\d{1,2})$/i;

interface Frame {
  readonly kind: '{' | '[';
  /** What the value being read belongs to: this object's key, or for a list what the list itself stands under. */
  field: Field;
  key: string;
  wantsKey: boolean;
  /** The field of the frame around this one. */
  readonly under: Field;
  readonly barred: boolean;
  readonly draft: Found;
  /** Whether `draft` is among what was found already. */
  named: boolean;
  quote: string;
  supports: boolean;
}

const deepest = 32;
const literal = /[-+.0-9a-z]/i;
const literals = /^(?:true|false|null|none|-?\d[\d.eE+-]*)$/i;

/**
 * Collects diagnoses from JSON as it streams by, one character at a time and never looking back: half a document
 * gives what stands in that half. A string counts once its closing quote has come.
 */
export class JsonReader {
  #found: Found[] = [];
  /** Strings that count as names only if the document they stand in turns out to be one. */
  readonly #bare = new Set<Found>();
  #frames: Frame[] = [];
  #lineBlank = true;
  #quote = '';
  #string: string[] = [];
  #stringLength = 0;
  #escape = '';
  #word = '';

  get found(): readonly Found[] {
    return this.#found;
  }

  feed(text: string): void {
    for (let i = 0; i < text.length; i++) {
      if (this.#quote !== '') {
        const end = this.#plainRun(text, i);
        if (end > i) {
          this.#keep(text.slice(i, end));
          i = end - 1;
        } else this.#inString(text.charAt(i));
      } else if (this.#frames.length > 0) this.#inside(text.charAt(i));
      else this.#outside(text.charAt(i));
    }
  }

  /** Where a run of ordinary characters of a string ends. */
  #plainRun(text: string, from: number): number {
    if (this.#escape !== '') return from;
    let at = from;
    while (at < text.length) {
      const char = text.charAt(at);
      if (char === '\\' || char === this.#quote) break;
      at += 1;
    }
    return at;
  }

  #outside(char: string): void {
    if (char === '\n') this.#lineBlank = true;
    else if (this.#lineBlank && (char === '{' || char === '[')) this.#open(char);
    else if (char.trim() !== '') this.#lineBlank = false;
  }

  #inside(char: string): void {
    if (literal.test(char) && this.#word.length < 32) {
      this.#word += char;
      return;
    }
    if (this.#word !== '' && !this.#endWord()) return this.#abandon();
    const top = this.#frames.at(-1);
    if (top === undefined) return this.#outside(char);
    if (char === '"' || char === "'" || char === '“') this.#quote = char === '“' ? '”' : char;
    else if (char === '{' || char === '[') this.#open(char);
    else if (char === '}' || char === ']') this.#close(char);
    else if (char === ',') top.wantsKey = top.kind === '{';
    else if (char === ':') top.wantsKey = false;
    else if (char.trim() !== '') this.#abandon();
  }

  #inString(char: string): void {
    if (this.#escape !== '') {
      this.#escape += char;
      const whole = this.#escape.charAt(1) === 'u' ? 6 : 2;
      if (this.#escape.length < whole) return;
      this.#keep(unescaped(this.#escape));
      this.#escape = '';
    } else if (char === '\\') this.#escape = char;
    else {
      const text = this.#string.join('');
      this.#quote = '';
      this.#string = [];
      this.#stringLength = 0;
      this.#value(text, true);
    }
  }

  #keep(text: string): void {
    if (this.#stringLength >= longestField) return;
    this.#string.push(text.slice(0, longestField - this.#stringLength));
    this.#stringLength += text.length;
  }

  #endWord(): boolean {
    const word = this.#word;
    this.#word = '';
    if (!literals.test(word)) return false;
    this.#value(word, false);
    return true;
  }

  #open(kind: '{' | '['): void {
    const parent = this.#frames.at(-1);
    if (this.#frames.length >= deepest) return this.#abandon();
    this.#frames.push({
      kind,
      field: parent === undefined ? 'list' : parent.field,
      key: parent?.key ?? '',
      wantsKey: kind === '{',
      under: parent?.field ?? 'list',
      barred: parent !== undefined && (parent.barred || elsewhere.test(parent.key)),
      draft: {
        name: '',
        number: parent !== undefined ? ordinal(parent.key) : null,
        probability: null,
        reason: '',
        for: '',
        against: '',
      },
      named: false,
      quote: '',
      supports: true,
    });
  }

  #close(char: string): void {
    const frame = this.#frames.pop();
    if (frame === undefined || (frame.kind === '{') !== (char === '}')) return this.#abandon();
    if (frame.kind === '{' && !frame.named) this.#handUp(frame);
    if (this.#frames.length > 0) return;
    this.#lineBlank = false;
    this.#bare.clear();
  }

  /** What an object without a name says belongs to the object around it. */
  #handUp(frame: Frame): void {
    const owner = this.#owner();
    if (owner === undefined) return;
    const side = frame.supports && frame.under !== 'against' ? 'for' : 'against';
    if (frame.quote !== '') owner.draft[side] = addText(owner.draft[side], `"${frame.quote}"`);
    for (const field of ['reason', 'for', 'against'] as const) {
      owner.draft[field] = addText(owner.draft[field], frame.draft[field]);
    }
  }

  /** The nearest object around what is being read. */
  #owner(): Frame | undefined {
    return this.#frames.findLast((frame) => frame.kind === '{');
  }

  #value(text: string, isString: boolean): void {
    const top = this.#frames.at(-1);
    if (top === undefined) return;
    if (top.kind === '{' && top.wantsKey) {
      top.key = text;
      top.field = fieldOf(text);
      return;
    }
    const owner = this.#owner();
    const { field } = top;
    if (top.kind === '[' && (field === 'list' || field === 'name'))
      return isString ? this.#emit(text, null, top.barred) : undefined;
    if (owner === undefined) return;
    const { draft } = owner;
    if (top.kind === '{' && isString && ordinal(top.key) !== null)
      return this.#emit(text, ordinal(top.key), top.barred);
    if (field === 'name' && isString && top.kind === '{') this.#name(owner, text);
    else if (field === 'rank' && /^\d{1,3}$/.test(text)) draft.number = Number(text);
    else if (field === 'probability') draft.probability = readProbability(text);
    else if (field === 'reason' && isString) draft.reason = addText(draft.reason, text);
    else if ((field === 'for' || field === 'against') && isString) draft[field] = addText(draft[field], text);
    else if (field === 'quote' && isString) owner.quote = text;
    else if (field === 'supports') owner.supports = text !== 'false';
  }

  #name(frame: Frame, text: string): void {
    const name = cleanName(text);
    if (frame.named || frame.barred || !isName(name) || this.#found.length >= mostFound) return;
    frame.draft.name = name;
    frame.named = true;
    this.#found.push(frame.draft);
  }

  #emit(text: string, number: number | null, barred: boolean): void {
    const name = cleanName(text.replace(/^\s*\d{1,2}\s*[.)]\s+/, ''));
    if (barred || !isName(name) || this.#found.length >= mostFound) return;
    const found = { name, number, probability: null, reason: '', for: '', against: '' };
    this.#found.push(found);
    this.#bare.add(found);
  }

  /** Not JSON after all: objects that had a name stay, strings in brackets do not count. */
  #abandon(): void {
    this.#found = this.#found.filter((found) => !this.#bare.has(found));
    this.#bare.clear();
    this.#frames = [];
    this.#word = '';
    this.#lineBlank = false;
  }
}

function ordinal(key: string): number | null {
  const match = numbered.exec(key.trim());
  return match === null ? null : Number(match[1]);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: ' ', b: '', f: ' ' };

function unescaped(escape: string): string {
  const kind = escape.charAt(1);
  if (kind !== 'u') return escapes[kind] ?? kind;
  const code = Number.parseInt(escape.slice(2), 16);
  return Number.isNaN(code) ? '' : String.fromCharCode(code);
}
