import { beginningOf } from './redact.ts';
import { errorIn, isBinary, serverWords, type ServerWords } from './serverWords.ts';

/** What a piece of a body comes to: the events in it, read, and an error if one was among it. */
export interface Sifted {
  readonly events: readonly unknown[];
  /** `damaged`: what came is neither an answer nor words. */
  readonly error: ServerWords | 'damaged' | null;
}

const longestBody = 32_000_000;
const longestPage = 65_536;
const page = /^<(?:!doctype|html|head|body|\?xml)/i;
/** What else a line of an event stream may be. */
const field = /^(?:id|retry|comment)?:|^\s*$/;
const longestStray = 2000;
const ping = /^["']?(?:ping|pong|keep-?alive|heartbeat|ok)\b.{0,40}$/i;

/**
 * Sifts the body of an answer and reads its events. Whatever a server means as an error is one here: an event named
 * error, an object with an error in it, a bare `error:` line, an error or a web page with status 200. Comments, pings
 * and empty events go; what a server that ignores streaming says is one event.
 */
export class EventSieve {
  #form: 'unknown' | 'events' | 'json' | 'page' = 'unknown';
  #whole: string[] = [];
  #wholeLength = 0;
  /** The beginning of a line whose end has not come. */
  #line: string[] = [];
  #lineLength = 0;
  #event = '';
  #data = '';
  #hasData = false;
  /** The first line that belongs to no event, while nothing else came. */
  #stray: string | null = '';
  #afterReturn = false;
  #over = false;
  #events: unknown[] = [];
  #error: ServerWords | 'damaged' | null = null;

  /** The server said that nothing more comes. */
  get over(): boolean {
    return this.#over;
  }

  feed(text: string): Sifted {
    this.#take(text);
    return this.#sifted();
  }

  /** The body has ended. */
  end(): Sifted {
    this.#end();
    return this.#sifted();
  }

  #sifted(): Sifted {
    const events = this.#events;
    this.#events = [];
    return { events, error: this.#error };
  }

  #take(text: string): void {
    if (this.#form === 'unknown') {
      const first = text.trimStart().charAt(0);
      if (first === '') return;
      this.#form = first === '<' ? 'page' : first === '{' || first === '[' ? 'json' : 'events';
    }
    if (this.#form === 'events') return this.#lines(text);
    this.#whole.push(text);
    this.#wholeLength += text.length;
    if (this.#wholeLength > (this.#form === 'page' ? longestPage : longestBody)) this.#end();
  }

  #end(): void {
    const whole = this.#whole.join('');
    this.#whole = [];
    if (this.#form === 'page') this.#error = serverWords(whole);
    else if (this.#form === 'json') this.#bare(whole);
    else {
      this.#lines('\n');
      // Half an event is none.
      if (this.#error === null && this.#hasData && isWhole(this.#data)) this.#dispatch();
      if (this.#error === null && this.#stray) this.#error = serverWords(this.#stray);
    }
  }

  #lines(text: string): void {
    const body = this.#afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (body !== '') this.#afterReturn = body.endsWith('\r');
    const plain = body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
    let from = 0;
    for (let end = plain.indexOf('\n'); end >= 0; end = plain.indexOf('\n', from)) {
      this.#endLine(this.#joined(plain.slice(from, end)));
      from = end + 1;
      if (this.#error !== null || this.#over) return;
    }
    if (from < plain.length) {
      this.#line.push(plain.slice(from));
      this.#lineLength += plain.length - from;
    }
    if (this.#lineLength + this.#data.length > longestBody) this.#error = 'damaged';
  }

  #joined(rest: string): string {
    if (this.#lineLength === 0) return rest;
    const line = this.#line.join('') + rest;
    this.#line = [];
    this.#lineLength = 0;
    return line;
  }

  #endLine(line: string): void {
    if (line === '') this.#dispatch();
    else if (line.startsWith('data:')) {
      if (this.#hasData) this.#divide();
      const data = line.slice(line.charCodeAt(5) === 0x20 ? 6 : 5);
      this.#data = this.#hasData ? `${this.#data}\n${data}` : data;
      this.#hasData = true;
      this.#stray = null;
    } else if (line.startsWith('event:')) {
      if (this.#hasData) this.#divide();
      this.#event = line.slice(6).trim();
    } else if (line.startsWith('error:')) this.#error = serverWords(line.slice(6));
    else if (line.startsWith('{')) this.#bare(line);
    else if (page.test(line)) this.#error = serverWords(line);
    else if (this.#stray === '' && !field.test(line)) this.#strayed(line);
  }

  /** Some leave out the empty line between two events: one that is whole is not continued. */
  #divide(): void {
    const data = this.#data;
    if (data.startsWith('{') && !data.includes('\n') && parsed(data) !== undefined) this.#dispatch();
  }

  #strayed(line: string): void {
    if (isBinary(line)) this.#error = 'damaged';
    else this.#stray = beginningOf(line, longestStray);
  }

  #dispatch(): void {
    const data = this.#data;
    const event = this.#event;
    this.#data = '';
    this.#hasData = false;
    this.#event = '';
    if (data === '' || data.trim() === '') return;
    if (event === 'error' || event === 'exception') {
      this.#error = serverWords(data);
      return;
    }
    const json = parsed(data);
    if (json !== undefined) this.#json(json);
    else if (/^\s*\[?DONE\]?\s*$/i.test(data)) this.#over = true;
    // Words where an event should be are a complaint; a piece of JSON may be one of the answer.
    else if (/^\s*[{[]\s*["{[]/.test(data) || isBinary(data)) this.#error = 'damaged';
    else if (!ping.test(data.trim())) this.#error = serverWords(data);
  }

  #json(json: unknown): void {
    this.#error = errorIn(json);
    if (this.#error === null) this.#events.push(json);
  }

  /** JSON that is not in an event: a whole answer, or one object a line. */
  #bare(text: string): void {
    const json = parsed(text);
    if (json !== undefined) return this.#json(json);
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) {
      this.#error = 'damaged';
      return;
    }
    for (const [at, line] of lines.entries()) {
      const one = parsed(line);
      if (one === undefined) {
        if (at === 0) this.#error = 'damaged';
        return;
      }
      this.#json(one);
      if (this.#error !== null) return;
    }
  }
}

function isWhole(data: string): boolean {
  return parsed(data) !== undefined || /^\s*\[DONE\]\s*$/i.test(data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
