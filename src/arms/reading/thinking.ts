const tag = /<(\/?)(?:think|thinking|reasoning|thought)>/gi;
const longestTag = 12;

/** Lets through what a model says and holds back what it only thinks, however the text is cut into chunks. */
export class ThinkingFilter {
  readonly #say: (text: string) => void;
  readonly #forget: () => void;
  #held = '';
  #thinking = false;

  /** `forget` is called when a thought ends that was never opened: all said so far belonged to it. */
  constructor(say: (text: string) => void, forget: () => void) {
    this.#say = say;
    this.#forget = forget;
  }

  feed(chunk: string): void {
    const text = this.#held + chunk;
    let from = 0;
    for (const match of text.matchAll(tag)) {
      const closes = match[1] === '/';
      if (!this.#thinking) {
        if (closes) this.#forget();
        else this.#say(text.slice(from, match.index));
      }
      this.#thinking = !closes;
      from = match.index + match[0].length;
    }
    const open = text.lastIndexOf('<');
    const keep = open >= from && text.length - open < longestTag ? open : text.length;
    if (!this.#thinking && keep > from) this.#say(text.slice(from, keep));
    this.#held = text.slice(keep);
  }

  end(): void {
    if (!this.#thinking && this.#held !== '') this.#say(this.#held);
    this.#held = '';
  }
}
