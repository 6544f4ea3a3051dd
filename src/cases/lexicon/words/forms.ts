/**
 * The data files write a name's surface forms in one line: `calf (pain|swelling) | sore calf`.
 * Bars part forms, a bar inside round brackets parts alternatives, an empty alternative makes the word optional.
 */
export type Part = string;

/** The forms of a line, as they are written. */
export function formsIn(line: string): string[] {
  const forms: string[] = [];
  for (let from = 0; from < line.length;) {
    const end = endOfForm(line, from);
    forms.push(line.slice(from, end).trim());
    from = end + 1;
  }
  return forms.filter((form) => form !== '');
}

/** Where the bar stands that ends a form, or the line itself ends. */
function endOfForm(line: string, from: number): number {
  let depth = 0;
  for (let at = from; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === opening) depth++;
    else if (code === closing) depth--;
    else if (code === bar && depth === 0) return at;
  }
  return line.length;
}

const [space, opening, closing, bar] = [32, 40, 41, 124];

/** A form as words, brackets and bars; brackets are not resolved yet. */
export function formParts(form: string): Part[] {
  return form.match(/[()|]|[^()|\s]+/g) ?? [];
}

/** All that a form can be read as, in words. */
function expandParts(form: readonly Part[]): Part[][] {
  return new Reader(form).alternatives().filter(({ length }) => length > 0);
}

/** The words that a form can begin with. */
export function firstWords(form: string): Part[] {
  const words: Part[] = [];
  let at = 0;
  /** Reads up to the closing bracket; says whether nothing at all would do. `open`: its first words are wanted. */
  const read = (open: boolean): boolean => {
    let empty = true;
    let anyEmpty = false;
    for (; at < form.length; at++) {
      const code = form.charCodeAt(at);
      if (code === closing) break;
      if (code === bar) {
        anyEmpty ||= empty;
        empty = true;
      } else if (code === opening) {
        at++;
        const optional = read(open && empty);
        empty &&= optional;
      } else if (code !== space) {
        const end = endOfWord(form, at);
        if (open && empty) words.push(form.slice(at, end));
        empty = false;
        at = end - 1;
      }
    }
    return anyEmpty || empty;
  };
  read(true);
  return words;
}

function endOfWord(form: string, from: number): number {
  let at = from;
  while (at < form.length) {
    const code = form.charCodeAt(at);
    if (code === space || code === opening || code === closing || code === bar) break;
    at++;
  }
  return at;
}

export function expandForms(line: string): string[] {
  return [...new Set(formsIn(line).flatMap((form) => expandParts(formParts(form)).map((words) => words.join(' '))))];
}

/** The form that serves as the label: the first, with the first of each of its alternatives. */
export function firstForm(line: string): string {
  let form = line.slice(0, endOfForm(line, 0));
  for (let before = ''; before !== form;) {
    before = form;
    form = form.replace(/\(([^()|]*)(?:\|[^()]*)?\)/g, '$1');
  }
  return form.trim().replace(/\s+/g, ' ');
}

class Reader {
  readonly #parts: readonly Part[];
  #at = 0;

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** Everything up to the closing bracket, or to the end. */
  alternatives(): Part[][] {
    const all: Part[][] = [];
    let current: Part[][] = [[]];
    for (; this.#at < this.#parts.length; this.#at++) {
      const part = this.#parts[this.#at] as Part;
      if (part === ')') break;
      if (part === '|') {
        all.push(...current);
        current = [[]];
      } else if (part === '(') {
        this.#at++;
        const choices = this.alternatives();
        current = current.flatMap((words) => choices.map((choice) => words.concat(choice)));
      } else for (const words of current) words.push(part);
    }
    return [...all, ...current];
  }
}
