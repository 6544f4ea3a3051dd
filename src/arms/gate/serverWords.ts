import { beginningOf } from './redact.ts';

/** What a server says about a failure, whatever shape its body has. */
export interface ServerWords {
  /** Its sentence; '' when it said nothing that can be read. */
  readonly message: string;
  /** Its codes and types in one lower-case string. */
  readonly codes: string;
  /** The parameters that it names beside its sentence. Only names that are known: some servers echo the case there. */
  readonly names: string;
  /** A status inside the body, as in an error in the middle of a stream. */
  readonly status: number | null;
  readonly html: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const longestText = 2000;
const longestTitle = 200;

export function serverWords(body: string): ServerWords {
  const text = body.trim();
  if (/^(?:\uFEFF)?\s*<(?:!doctype|html|head|body|h1)/i.test(text)) return ofPage(text);
  if (/^(?:\uFEFF)?\s*<[?a-z]/i.test(text)) return ofXml(text);
  const json = parsed(text);
  return json === undefined ? plain(isBinary(text) ? '' : beginningOf(text, longestText)) : wordsOf(json);
}

/** The words of an error object; `null` when a value is no error at all. */
export function errorIn(json: unknown): ServerWords | null {
  if (!isFields(json)) {
    const first: unknown = Array.isArray(json) ? json[0] : undefined;
    return isFields(first) && 'error' in first ? errorIn(first) : null;
  }
  if (isTold(json['error'])) return wordsOf(json);
  const { choices } = json;
  if (choices !== undefined) {
    const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
    if (isFields(first) && isFields(first['error'])) return wordsOf(first['error']);
    return json['object'] === 'error' ? wordsOf(json) : null;
  }
  return isComplaint(json) ? wordsOf(json) : null;
}

const isTold = (value: unknown): boolean => value !== undefined && value !== null && value !== false && value !== '';

/** Without choices, words are no answer. */
function isComplaint(json: Fields): boolean {
  for (const [key, value] of Object.entries(json)) {
    const name = bare(key);
    if (name === 'detail' || name === 'fault') return true;
    if ((name === 'message' || name === 'msg' || name === 'errormessage') && typeof value === 'string') return true;
    if (name === 'errors' && Array.isArray(value) && value.length > 0) return true;
    if ((name === 'object' || name === 'type' || name === 'status') && value === 'error') return true;
    if (name === 'statuscode' && typeof value === 'number' && value >= 400) return true;
    if (name === 'success' && value === false) return true;
  }
  return false;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What no text holds: a body that came compressed, or is no text at all. */
export function isBinary(text: string): boolean {
  const sample = text.slice(0, 200);
  return (sample.match(/\ufffd|[^\P{Cc}\s]/gu)?.length ?? 0) * 10 > sample.length;
}

const plain = (message: string): ServerWords => ({ message, codes: '', names: '', status: null, html: false });

function ofPage(text: string): ServerWords {
  const title = /<(title|h1)[^>]{0,200}>([^<]{0,2000})/i.exec(text)?.[2] ?? '';
  return { ...plain(beginningOf(title.replace(/\s+/g, ' ').trim(), longestTitle)), html: true };
}

function ofXml(text: string): ServerWords {
  const inside = (tag: string): string =>
    new RegExp(`<(?:\\w+:)?${tag}>([^<]{0,400})<`, 'i').exec(text.slice(0, 20_000))?.[1]?.trim() ?? '';
  const said = inside('message') || inside('faultstring') || inside('title') || inside('reason');
  return { ...plain(said), codes: inside('code').toLowerCase(), html: said === '' };
}

const bare = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '');

const codeKeys = new Set(['code', 'status', 'type', 'errortype', 'reason', 'statuscode', 'errorcode', 'errcode']);
const nameKeys = new Set(['param', 'parameter', 'loc', 'field', 'path']);
const wordKeys = new Set([
  'message',
  'originalmessage',
  'errormessage',
  'msg',
  'errmsg',
  'detail',
  'details',
  'error',
  'errors',
  'errordescription',
  'description',
  'faultstring',
  'fault',
  'innererror',
  'title',
]);
const parameters =
  /\b(?:stream_options|include_usage|response_format|json_schema|max_tokens|max_completion_tokens|temperature|top_p|seed|stop|messages|prompt|model)\b/g;

function namesIn(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value.slice(0, 8) : [value];
  return texts.flatMap((text) => (typeof text === 'string' ? (text.match(parameters) ?? []) : []));
}

function wordsOf(json: unknown): ServerWords {
  const messages: string[] = [];
  const codes: string[] = [];
  const names: string[] = [];
  let status: number | null = null;
  const code = (value: unknown): void => {
    if (typeof value === 'string' && value.length < 100) codes.push(value);
    const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && number >= 400 && number < 600) status ??= number;
  };
  const visit = (value: unknown, depth: number): void => {
    if (depth > 5) return;
    if (typeof value === 'string') {
      // A gateway hands on what it was told as a text.
      const inner = /^\s*[{[]/.test(value) ? parsed(value) : undefined;
      if (inner === undefined) messages.push(beginningOf(value, longestText));
      else visit(inner, depth + 1);
    } else if (Array.isArray(value)) value.slice(0, 5).forEach((one) => visit(one, depth + 1));
    else if (isFields(value)) {
      for (const [key, part] of Object.entries(value)) {
        const name = bare(key);
        if (codeKeys.has(name)) code(part);
        if (nameKeys.has(name)) names.push(...namesIn(part));
        if (wordKeys.has(name)) visit(part, depth + 1);
      }
    }
  };
  visit(json, 0);
  return {
    message: [...new Set(messages)].join(' '),
    codes: codes.join(' ').toLowerCase(),
    names: names.join(' '),
    status,
    html: false,
  };
}
