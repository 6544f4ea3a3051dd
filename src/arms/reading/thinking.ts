const thought = String.raw`<(\/?)(?:think|thinking|seed:think)>|\[(\/?)THINK\]|◁(\/?)think▷`;
const maybeThought = String.raw`<(\/?)(?:reasoning|thought|analysis|scratchpad|reflection|case)>`;
const channel = String.raw`<\|channel\|>(analysis|commentary|final)<\|message\|>`;
const turn = String.raw`<\/s>|<\|(?:im_end|im_start|eot_id|endoftext|end_of_text|end|return|start_header_id)\|>|\[\/?INST\]|<(?:end|start)_of_turn>`;
const mark = new RegExp(`${thought}|${maybeThought}|${channel}|(${turn})`, 'gi');
const longestMark = 36;
const begun = /[<[◁][/|:\w]*(?:\|>\w*(?:<[|\w]*)?)?$/;

export interface Hearer {
  say(text: string): void;
  /** A thought ended that was never opened: all said so far belonged to it. */
  forget(): void;
  /** A thought begins: what stands on both sides of it is neither one line nor one string. */
  interrupt(): void;
  /** The model's turn is over. */
  turn(): void;
  /** Whether what is being said is part of a diagnosis, so that a tag there is a field of it. */
  inside(): boolean;
}

/** Lets through what a model says and holds back what it only thinks, however the text is cut into chunks. */
export class ThinkingFilter {
  readonly #to: Hearer;
  #held = '';
  #thinking = false;

  constructor(to: Hearer) {
    this.#to = to;
  }

  feed(chunk: string): void {
    if (this.#held === '' && !/[<[◁]/.test(chunk)) {
      if (!this.#thinking) this.#to.say(chunk);
      return;
    }
    const text = this.#held + chunk;
    let from = 0;
    for (const match of text.matchAll(mark)) {
      if (!this.#thinking && match.index > from) this.#to.say(text.slice(from, match.index));
      from = match.index + match[0].length;
      this.#mark(match);
    }
    const tail = text.length - Math.max(from, text.length - longestMark);
    const open = begun.exec(tail === 0 ? '' : text.slice(-tail))?.[0].length ?? 0;
    const keep = text.length - open;
    if (!this.#thinking && keep > from) this.#to.say(text.slice(from, keep));
    this.#held = text.slice(keep);
  }

  end(): void {
    if (!this.#thinking && this.#held !== '') this.#to.say(this.#held);
    this.#held = '';
  }

  #mark(match: RegExpMatchArray): void {
    const [whole, ...groups] = match;
    const thought = this.#thinking;
    const [tag, bracket, corner, field, name, over] = groups;
    if (over !== undefined) {
      if (!this.#thinking) this.#to.turn();
    } else if (name !== undefined) {
      if (name === 'final' && !this.#thinking) this.#to.forget();
      this.#thinking = name !== 'final';
    } else if (field !== undefined && !this.#thinking && this.#to.inside()) this.#to.say(whole);
    else if ((tag ?? bracket ?? corner ?? field) === '/') {
      if (/case/i.test(whole)) this.#to.turn();
      if (!this.#thinking) this.#to.forget();
      this.#thinking = false;
    } else {
      if (/case/i.test(whole)) this.#to.turn();
      this.#thinking = true;
    }
    if (this.#thinking && !thought) this.#to.interrupt();
  }
}
