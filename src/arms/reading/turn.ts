/** Enough of a line to know whether it begins another turn. */
const enough = 28;
const space = '[\\s*#>]{0,8}';
const role = new RegExp(
  `^${space}(?:(?:human|user|assistant|instruction|input|output|response|answer|system|question)\\s{0,2}(?:\\*\\*)?:|###\\s{0,2}(?:instruction|input|response|human|user|assistant)\\b)(?:\\*\\*)?`,
  'i',
);
const another = new RegExp(
  `^${space}(?:(?:new |next )?(?:case|patient) (?:#|no\\.? ?)?\\d{1,3}\\b|read the case between)`,
  'i',
);

/** Who speaks from here on, as far as the start of a line tells. */
export type Turn = 'same' | 'role' | 'another';

/** Holds back the start of each line until it is known whether the model's turn goes on there. */
export class TurnFilter {
  readonly #say: (text: string) => void;
  readonly #turn: (turn: Turn) => boolean;
  #start: string | null = '';

  /** `turn` tells whether the words that name who speaks are no part of what is said. */
  constructor(say: (text: string) => void, turn: (turn: Turn) => boolean) {
    this.#say = say;
    this.#turn = turn;
  }

  feed(text: string): void {
    let from = 0;
    while (from < text.length) {
      const end = text.indexOf('\n', from);
      if (this.#start === null) {
        const to = end < 0 ? text.length : end + 1;
        this.#say(from === 0 && to === text.length ? text : text.slice(from, to));
        if (end >= 0) this.#start = '';
        from = to;
      } else {
        const to = Math.min(end < 0 ? text.length : end + 1, from + enough - this.#start.length);
        this.#start += text.slice(from, to);
        if (to === end + 1 || this.#start.length >= enough) this.flush();
        if (to === end + 1) this.#start = '';
        from = to;
      }
    }
  }

  /** Lets go of what is held. */
  flush(): void {
    const start = this.#start;
    this.#start = null;
    if (start === null || start === '') return;
    const spoken = role.exec(start);
    if (spoken === null) {
      if (another.test(start)) this.#turn('another');
      this.#say(start);
      return;
    }
    const said = this.#turn('role') ? start.slice(spoken[0].length) : start;
    if (said !== '') this.#say(said);
  }
}
