/**
 * The data files write a name's surface forms in one line: `calf (pain|swelling) | sore calf`.
 * Bars part forms, a bar inside round brackets parts alternatives, an empty alternative makes the word optional.
 */
export type Part = string;

/** The forms of a line, each as words, brackets and bars; brackets are not resolved yet. */
export function formParts(line: string): Part[][] {
  const forms: Part[][] = [];
  let form: Part[] = [];
  let depth = 0;
  for (const part of line.match(/[()|]|[^()|\s]+/g) ?? []) {
    if (part === '|' && depth === 0) {
      forms.push(form);
      form = [];
      continue;
    }
    if (part === '(') depth++;
    else if (part === ')') depth--;
    form.push(part);
  }
  forms.push(form);
  return forms.filter(({ length }) => length > 0);
}

/** All that a form can be read as, in words. */
export function expandParts(form: readonly Part[]): Part[][] {
  return new Reader(form).alternatives().filter(({ length }) => length > 0);
}

/** The words that a form can begin with. */
export function firstWords(form: readonly Part[]): Part[] {
  const [first] = form;
  return first !== undefined && first !== '(' ? [first] : [...new Set(new Reader(form).firsts().words)];
}

export function expandForms(line: string): string[] {
  return [...new Set(formParts(line).flatMap((form) => expandParts(form).map((words) => words.join(' '))))];
}

/** The form that serves as the label: the first, with the first of each of its alternatives. */
export function firstForm(line: string): string {
  const [form = []] = formParts(line);
  return expandParts(form)[0]?.join(' ') ?? line;
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

  firsts(): { words: Part[]; empty: boolean } {
    const words: Part[] = [];
    let empty = true;
    let anyEmpty = false;
    for (; this.#at < this.#parts.length; this.#at++) {
      const part = this.#parts[this.#at] as Part;
      if (part === ')') break;
      if (part === '|') {
        anyEmpty ||= empty;
        empty = true;
      } else if (part === '(') {
        this.#at++;
        const inner = this.firsts();
        if (empty) words.push(...inner.words);
        empty &&= inner.empty;
      } else {
        if (empty) words.push(part);
        empty = false;
      }
    }
    return { words, empty: anyEmpty || empty };
  }
}
