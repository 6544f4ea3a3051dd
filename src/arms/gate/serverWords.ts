/** What a server says about a failure, whatever shape its body has. */
export interface ServerWords {
  /** Its sentence; '' when it said nothing that can be read. */
  readonly message: string;
  /** Its codes and types in one lower-case string. */
  readonly codes: string;
  /** A status inside the body, as in an error in the middle of a stream. */
  readonly status: number | null;
  readonly html: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function serverWords(body: string): ServerWords {
  const text = body.trim();
  if (/^(?:\uFEFF)?\s*<(?:!doctype|html|head|body|\?xml|h1)/i.test(text)) {
    const title = /<(title|h1)[^>]{0,200}>([^<]{0,200})/i.exec(text)?.[2] ?? '';
    return { message: title.trim(), codes: '', status: null, html: true };
  }
  const json = parsed(text);
  return json === undefined
    ? { message: text.slice(0, 2000), codes: '', status: null, html: false }
    : { ...wordsOf(json), html: false };
}

/** The words of an error object; `null` when a value is no error at all. */
export function errorIn(json: unknown): ServerWords | null {
  if (Array.isArray(json)) return json.length > 0 && isFields(json[0]) && 'error' in json[0] ? errorIn(json[0]) : null;
  if (!isFields(json)) return null;
  const error = json['error'];
  const told = error !== undefined && error !== null && error !== false && error !== '';
  const flat =
    json['object'] === 'error' || (!('choices' in json) && ('detail' in json || typeof json['message'] === 'string'));
  return told || flat ? { ...wordsOf(json), html: false } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function wordsOf(json: unknown): Omit<ServerWords, 'html'> {
  const messages: string[] = [];
  const codes: string[] = [];
  let status: number | null = null;
  const visit = (value: unknown, depth: number): void => {
    if (depth > 4) return;
    if (typeof value === 'string') messages.push(value);
    else if (Array.isArray(value)) value.slice(0, 5).forEach((one) => visit(one, depth + 1));
    else if (isFields(value)) {
      for (const name of ['code', 'status', 'type', 'error_type', 'reason']) {
        const code = value[name];
        if (typeof code === 'string' && code.length < 100) codes.push(code);
        const number = typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : code;
        if (typeof number === 'number' && number >= 400 && number < 600) status ??= number;
      }
      for (const name of [
        'message',
        'msg',
        'detail',
        'error',
        'errors',
        'error_description',
        'faultstring',
        'fault',
        'innererror',
        'title',
      ]) {
        visit(value[name], depth + 1);
      }
    }
  };
  visit(json, 0);
  return { message: messages.join(' '), codes: codes.join(' ').toLowerCase(), status };
}
