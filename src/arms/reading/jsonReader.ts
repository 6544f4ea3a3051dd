import { fieldOf, holdsOf, isRound, type Field, type Holds } from './fields.ts';
import { entryOf, titleOf } from './entry.ts';
import { addText, asQuotation, blank, isName, isShort, longestField, mostFound, type Found } from './found.ts';
import { readProbability } from './grade.ts';
import { lastLine, Rounds, tail } from './rounds.ts';

const numbered = /^(?:diagnosis|dx|rank)?[ _#-]*(\d{1,2})$/i;

interface Frame {
  readonly kind: '{' | '[';
  /** What the value being read belongs to: this object's key, or for a list what the list itself stands under. */
  field: Field;
  key: string;
  wantsKey: boolean;
  /** The field and the key of the frame around this one. */
  readonly under: Field;
  readonly underKey: string;
  /** What the frame holds, as far as the keys around it tell. */
  readonly holds: Holds;
  readonly draft: Found;
  /** Whether `draft` is among what was found already. */
  named: boolean;
  quote: string;
  supports: boolean;
}

const deepest = 32;
const longestString = 20_000;
const literal = /[-+.\w$]/;
const literals = /^(?:true|false|null|none|-?\d[\d.eE+-]*)$/i;

/**
 * Collects diagnoses from JSON as it streams by, one character at a time and never looking back: half a document
 * gives what stands in that half. A string counts once its closing quote has come.
 */
export class JsonReader {
  readonly #rounds = new Rounds();
  #mark = '';
  /** Strings that count as names only if the document they stand in turns out to be one. */
  readonly #bare = new Set<Found>();
  #frames: Frame[] = [];
  /** The end of what is said outside of any document. */
  #before = '';
  /** The text from its start, as long as it may have begun inside of a name. */
  #opening: string | null = '';
  /** A string that was interrupted is none. */
  #spoiled = false;
  #rootNamed = false;
  #quote = '';
  /** White space after a quote mark of which it is not known yet whether it ends its string; `null` if none is open. */
  #closing: string | null = null;
  #string: string[] = [];
  #stringLength = 0;
  #escape = '';
  #word = '';
  /** How far into a comment: its first stroke, a line, a block, or a star that may end it. */
  #comment: '' | '/' | '//' | '/*' | '*' = '';

  get found(): readonly Found[] {
    return this.#rounds.found;
  }

  /** Whether what is being read belongs to a document. */
  get inside(): boolean {
    return this.#frames.length > 0;
  }

  feed(text: string): void {
    let at = 0;
    while (at < text.length) {
      if (this.#frames.length === 0) at = this.#outside(text, at);
      else if (this.#quote !== '' && this.#closing === null) at = this.#inString(text, at);
      else this.#inside(text.charAt(at++));
    }
  }

  /** The text is over: a string that was closed at its very end counts if the model had ended. */
  end(cut: boolean): void {
    this.#goOn();
    if (this.#closing !== null && !cut) this.#endString();
  }

  /** What follows does not go on with what came before. */
  interrupt(): void {
    this.#spoiled = this.#quote !== '' && this.#closing === null;
  }

  /** `Gout","why":"...`: the prompt held the front of the document, up to its first name. */
  #goOn(): void {
    const opening = this.#opening ?? '';
    this.#opening = null;
    if (!begunInName.test(opening)) return;
    this.#before = '';
    this.#openRoot('{');
    this.#value('name', true);
    this.#inside(':');
    this.#quote = '"';
    this.feed(opening);
  }

  /** Up to the next bracket that may begin a document. */
  #outside(text: string, from: number): number {
    let at = from;
    while (at < text.length && text.charAt(at) !== '{' && text.charAt(at) !== '[') at += 1;
    if (at > from) {
      const said = text.slice(from, at);
      this.#before = tail(this.#before, said);
      if (this.#opening !== null)
        this.#opening = this.#opening.length + said.length > 2000 ? null : this.#opening + said;
    }
    if (at === text.length) return at;
    if (this.#opening !== null) {
      this.#goOn();
      if (this.#frames.length > 0) return at;
    }
    // The list of a call in some language: `print(["x"])`.
    if (text.charAt(at) === '[' && /\w\($/.test(this.#before)) {
      this.#before = tail(this.#before, '[');
      return at + 1;
    }
    this.#openRoot(text.charAt(at) === '{' ? '{' : '[');
    return at + 1;
  }

  #openRoot(kind: '{' | '['): void {
    const goesOn = this.#rootNamed && kind === '{' && /^[\s,;]*$/.test(this.#before);
    if (!goesOn) {
      this.#rounds.begin(lastLine(this.#before));
      this.#mark = '';
    }
    const key = keyBefore.exec(this.#before)?.[1];
    this.#before = '';
    if (key !== undefined && holdsOf(key) !== 'differential') {
      // A piece of a document whose front is missing.
      this.#open('{');
      this.#value(key, true);
    }
    this.#open(kind);
  }

  #inside(char: string): void {
    if (this.#comment !== '') return this.#inComment(char);
    if (this.#closing !== null) {
      if (char.trim() === '' && this.#closing.length < 200) {
        this.#closing += char;
        return;
      }
      if (this.#isInner(char)) return this.#reopen(char);
      this.#endString();
    }
    if (literal.test(char) && this.#word.length < 64) {
      this.#word += char;
      return;
    }
    if (this.#word !== '' && !this.#endWord(char)) return this.#abandon();
    const top = this.#frames.at(-1);
    if (top === undefined) return;
    if (char === '"' || char === "'" || char === '“') this.#quote = char === '“' ? '”' : char;
    else if (char === '{' || char === '[') this.#open(char);
    else if (char === '}' || char === ']') this.#close(char);
    else if (char === ',') top.wantsKey = top.kind === '{';
    else if (char === ':') top.wantsKey = false;
    else if (char === '/') this.#comment = '/';
    else if (char.trim() !== '') this.#abandon();
  }

  /** A quote mark inside a value, which its writer forgot to escape: what follows it cannot follow a value. */
  #isInner(char: string): boolean {
    const top = this.#frames.at(-1);
    if (top === undefined || top.field === 'name' || (top.kind === '[' ? this.#owner() === undefined : top.wantsKey)) {
      return false;
    }
    return !/[,:}\]{/"']/.test(char) && this.#closing?.includes('\n') !== true;
  }

  #reopen(char: string): void {
    this.#keep(this.#quote + (this.#closing ?? ''));
    this.#closing = null;
    if (char === '\\') this.#escape = char;
    else this.#keep(char);
  }

  #inComment(char: string): void {
    if (this.#comment === '/' && char !== '/' && char !== '*') this.#abandon();
    else if (this.#comment === '/') this.#comment = char === '/' ? '//' : '/*';
    else if (this.#comment === '//') this.#comment = char === '\n' ? '' : '//';
    else if (this.#comment === '*' && char === '/') this.#comment = '';
    else this.#comment = char === '*' ? '*' : '/*';
  }

  /** A run of ordinary characters of a string, or the one that is none. */
  #inString(text: string, from: number): number {
    if (this.#escape !== '') {
      const char = text.charAt(from);
      const code = this.#escape.startsWith('\\u');
      if (code && !/[\da-f]/i.test(char)) {
        // No escape after all: it stays as it stands.
        this.#keep(this.#escape);
        this.#escape = '';
        return from;
      }
      this.#escape += char;
      if (this.#escape.length === (code || char === 'u' ? 6 : 2)) {
        this.#keep(unescaped(this.#escape));
        this.#escape = '';
      }
      return from + 1;
    }
    let at = from;
    while (at < text.length && text.charAt(at) !== '\\' && text.charAt(at) !== this.#quote) at += 1;
    if (at > from) this.#keep(text.slice(from, at));
    if (this.#stringLength > longestString) this.#abandon();
    else if (at < text.length) {
      if (text.charAt(at) === '\\') this.#escape = '\\';
      else this.#closing = '';
      at += 1;
    }
    return at;
  }

  #keep(text: string): void {
    if (this.#stringLength < longestField) this.#string.push(text.slice(0, longestField - this.#stringLength));
    this.#stringLength += text.length;
  }

  #endString(): void {
    const text = this.#spoiled ? '' : this.#string.join('');
    this.#noString();
    this.#value(text, true);
  }

  #noString(): void {
    this.#quote = '';
    this.#closing = null;
    this.#string = [];
    this.#stringLength = 0;
    this.#escape = '';
    this.#spoiled = false;
  }

  #endWord(next: string): boolean {
    const word = this.#word;
    const top = this.#frames.at(-1);
    const isKey = top?.kind === '{' && top.wantsKey;
    if (isKey ? next.trim() !== '' && next !== ':' : !literals.test(word)) return false;
    this.#word = '';
    this.#value(word, false);
    return true;
  }

  #open(kind: '{' | '['): void {
    const parent = this.#frames.at(-1);
    if (this.#frames.length >= deepest) return this.#abandon();
    const mark = parent !== undefined && isRound(parent.key) ? parent.key : '';
    if (mark !== '' && mark !== this.#mark) {
      this.#mark = mark;
      this.#rounds.begin(mark);
    }
    this.#frames.push({
      kind,
      field: parent === undefined ? 'list' : parent.field,
      key: parent?.key ?? '',
      wantsKey: kind === '{',
      under: parent?.field ?? 'list',
      underKey: parent?.key ?? '',
      holds: parent === undefined ? 'root' : inside(parent),
      draft: blank(parent === undefined ? null : ordinal(parent.key)),
      named: false,
      quote: '',
      supports: true,
    });
  }

  #close(char: string): void {
    const frame = this.#frames.pop();
    if (frame === undefined || (frame.kind === '{') !== (char === '}')) return this.#abandon();
    if (frame.kind === '{' && !frame.named && !this.#namedByKey(frame)) this.#handUp(frame);
    if (this.#frames.length > 0) return;
    this.#rootNamed = frame.named && frame.kind === '{';
    this.#bare.clear();
  }

  /** `{"differential": {"Gout": {"rank": 1}}}`: the key is the name. */
  #namedByKey(frame: Frame): boolean {
    const parent = this.#frames.at(-1);
    if (parent?.kind !== '{' || parent.under !== 'list' || parent.underKey === '' || frame.under !== 'other')
      return false;
    const { number, reason, for: supporting } = frame.draft;
    if (number === null && reason === '' && supporting === '') return false;
    this.#name(frame, frame.underKey);
    return frame.named;
  }

  /** What an object without a name says belongs to the object around it. */
  #handUp(frame: Frame): void {
    const owner = this.#owner();
    if (owner === undefined) return;
    const side = frame.supports && frame.under !== 'against' ? 'for' : 'against';
    if (frame.quote !== '') owner.draft[side] = addText(owner.draft[side], asQuotation(frame.quote));
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
      if (top.holds === 'root' && thing.test(text)) {
        if (top.named) this.#rounds.drop(new Set([top.draft]));
        top.named = true;
      }
      return;
    }
    const owner = this.#owner();
    const { field } = top;
    if (top.kind === '[' && (field === 'list' || field === 'name'))
      return isString ? this.#emit(text, null, top) : undefined;
    if (owner === undefined) return;
    const { draft } = owner;
    if (top.kind === '{' && isString && ordinal(top.key) !== null) return this.#emit(text, ordinal(top.key), top);
    if (field === 'name' && isString && top.kind === '{') this.#name(owner, text);
    else if (field === 'rank' && /^#?\d{1,3}$/.test(text)) draft.number = Number(text.replace('#', ''));
    else if (field === 'probability') draft.probability = readProbability(text) ?? draft.probability;
    else if (field === 'reason' && isString) draft.reason = addText(draft.reason, text);
    else if ((field === 'for' || field === 'against') && isString) {
      draft[field] = addText(draft[field], top.kind === '[' ? asQuotation(text) : text);
    } else if (field === 'quote' && isString) owner.quote = text;
    else if (field === 'supports') owner.supports = text !== 'false';
  }

  #name(frame: Frame, text: string): void {
    const { name, probability } = titleOf(text);
    if (frame.named || isElse(frame) || !isName(name)) return;
    frame.draft.name = name;
    frame.draft.probability ??= probability;
    frame.named = true;
    this.#rounds.add(frame.draft);
  }

  #emit(text: string, number: number | null, frame: Frame): void {
    const entry = entryOf(text.replace(/^\s*\d{1,2}\s*[.)]\s+/, ''));
    if (isElse(frame) || entry === null || !isName(entry.name) || !isShort(entry.name)) return;
    const { name, probability, more } = entry;
    const found = { ...blank(number), name, probability, reason: addText('', more) };
    this.#rounds.add(found);
    if (this.#bare.size < mostFound) this.#bare.add(found);
  }

  /** Not JSON after all: objects that had a name stay, strings in brackets do not count. */
  #abandon(): void {
    if (this.#bare.size > 0) this.#rounds.drop(this.#bare);
    this.#bare.clear();
    this.#frames = [];
    this.#word = '';
    this.#comment = '';
    this.#rootNamed = false;
    this.#noString();
  }
}

/** What stands after a name, so that the front of the text was one and not a reason or a quotation. */
const begunInName =
  /^\s*[^"{}[\]<>\n:]{2,280}"\s*,\s*"(?:why|reason\w*|rationale|explanation|probability|likelihood|confidence)"\s*:/i;
/** What only other things than diagnoses have. */
const thing = /^(?:value|units?|dos(?:e|age)|route|arguments|parameters)$/i;
const keyBefore = /["']([^"'\n]{1,60})["']\s*:\s*$/;

const isElse = ({ holds }: Frame): boolean => holds === 'else' || holds === 'unknown';

/** What stands in a frame: lists that nothing names, or that a number names, are as what is around them. */
function inside({ kind, holds, key }: Frame): Holds {
  return kind === '[' || ordinal(key) !== null ? holds : holdsOf(key, holds);
}

function ordinal(key: string): number | null {
  const match = numbered.exec(key.trim());
  return match === null ? null : Number(match[1]);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: ' ', b: ' ', f: ' ' };

function unescaped(escape: string): string {
  const kind = escape.charAt(1);
  if (kind !== 'u') return escapes[kind] ?? kind;
  return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
}
