import { errorIn, serverWords, type ServerWords } from './serverWords.ts';

/** What a piece of a body comes to: clean events to pass on, and an error if one was among it. */
export interface Sifted {
  readonly events: string;
  readonly error: ServerWords | null;
}

const longestBody = 32_000_000;
const longestPage = 65_536;
const damaged: ServerWords = {
  message: 'what was sent is not a stream of events',
  codes: '',
  status: null,
  html: false,
};

/**
 * Sifts the body of an answer before any parser sees it. Whatever a server means as an error is one here: an event
 * named error, an object with an error in it, a bare `error:` line, an error or a web page with status 200. Comments
 * and empty events go; a server that ignores streaming is passed on as one event.
 */
export class EventSieve {
  #form: 'unknown' | 'events' | 'json' | 'page' = 'unknown';
  #whole: string[] = [];
  #wholeLength = 0;
  #line: string[] = [];
  #lineLength = 0;
  #event = '';
  #data: string[] = [];
  #dataLength = 0;
  #afterReturn = false;

  feed(text: string): Sifted {
    if (this.#form === 'unknown') {
      const first = text.trimStart().charAt(0);
      if (first === '') return { events: '', error: null };
      this.#form = first === '<' ? 'page' : first === '{' || first === '[' ? 'json' : 'events';
    }
    if (this.#form === 'events') return this.#lines(text);
    this.#whole.push(text);
    this.#wholeLength += text.length;
    if (this.#wholeLength > (this.#form === 'page' ? longestPage : longestBody)) return this.end();
    return { events: '', error: null };
  }

  /** The body has ended. */
  end(): Sifted {
    const whole = this.#whole.join('');
    this.#whole = [];
    if (this.#form === 'page') return { events: '', error: serverWords(whole) };
    if (this.#form === 'json') return fromJson(whole);
    const last = this.#lines('\n');
    if (last.error !== null) return last;
    const { events, error } = this.#dispatch(isJson);
    return { events: last.events + events, error };
  }

  #lines(text: string): Sifted {
    let events = '';
    let from = 0;
    const body = this.#afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (body !== '') this.#afterReturn = body.endsWith('\r');
    const plain = body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
    for (let end = plain.indexOf('\n'); end >= 0; end = plain.indexOf('\n', from)) {
      this.#hold(plain.slice(from, end));
      from = end + 1;
      const sifted = this.#endLine();
      events += sifted.events;
      if (sifted.error !== null) return { events, error: sifted.error };
    }
    this.#hold(plain.slice(from));
    return this.#lineLength + this.#dataLength > longestBody ? { events, error: damaged } : { events, error: null };
  }

  #hold(part: string): void {
    if (part === '') return;
    this.#line.push(part);
    this.#lineLength += part.length;
  }

  #endLine(): Sifted {
    const line = this.#line.length === 1 ? (this.#line[0] ?? '') : this.#line.join('');
    this.#line = [];
    this.#lineLength = 0;
    if (line === '') return this.#dispatch(() => true);
    if (line.startsWith('data:')) {
      this.#data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
      this.#dataLength += line.length;
    } else if (line.startsWith('event:')) this.#event = line.slice(6).trim();
    else if (line.startsWith('error:')) return { events: '', error: serverWords(line.slice(6)) };
    else if (line.startsWith('{')) return fromJson(line);
    else if (/^<(?:!doctype|html)/i.test(line)) return { events: '', error: serverWords(line) };
    return { events: '', error: null };
  }

  #dispatch(fit: (data: string) => boolean): Sifted {
    const data = this.#data.length === 1 ? (this.#data[0] ?? '') : this.#data.join('\n');
    const event = this.#event;
    this.#data = [];
    this.#dataLength = 0;
    this.#event = '';
    if (data.trim() === '') return { events: '', error: null };
    if (event === 'error') return { events: '', error: serverWords(data) };
    if (data.includes('"error"') || !data.includes('"choices"')) {
      const error = data.trim() === '[DONE]' ? null : errorIn(parsed(data));
      if (error !== null) return { events: '', error };
    }
    return { events: fit(data) ? passed(data) : '', error: null };
  }
}

function passed(data: string): string {
  return `${data
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isJson = (text: string): boolean => text.trim() === '[DONE]' || parsed(text) !== undefined;

function fromJson(text: string): Sifted {
  const json = parsed(text);
  if (json !== undefined) {
    const error = errorIn(json);
    return error === null ? { events: passed(JSON.stringify(json)), error: null } : { events: '', error };
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return { events: '', error: damaged };
  let events = '';
  for (const line of lines) {
    if (!isJson(line)) break;
    const error = errorIn(parsed(line));
    if (error !== null) return { events, error };
    events += passed(line);
  }
  return events === '' ? { events, error: damaged } : { events, error: null };
}
