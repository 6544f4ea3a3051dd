const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)(?![\w.+-]))/uy;
const blank = /[ \t\r\n]*/y;

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a text stops being JSON, as an editor counts; `null` where it is JSON throughout. */
export function jsonPlace(text: string): Place | null {
  const open: ('{' | '[')[] = [];
  let awaited: 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'rest' = 'value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(text);
    const [whole, mark, string] = found ?? [];
    if (whole === undefined) {
      blank.lastIndex = at;
      const end = at + (blank.exec(text)?.[0].length ?? 0);
      return end === text.length && awaited === 'rest' && open.length === 0 ? null : placeOf(text, end);
    }
    const next = afterToken(awaited, mark, string !== undefined, open);
    if (next === null) return placeOf(text, at + whole.length - whole.trimStart().length);
    awaited = next;
    at += whole.length;
  }
}

type Awaited = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'rest';

/** What may come after this token; `null` where the token may not stand here. */
function afterToken(
  awaited: Awaited,
  mark: string | undefined,
  isString: boolean,
  open: ('{' | '[')[],
): Awaited | null {
  const around = open.at(-1);
  if (mark === '}' || mark === ']') {
    const closes = around === (mark === '}' ? '{' : '[') && (awaited === 'rest' || awaited.endsWith(mark));
    open.pop();
    return closes ? 'rest' : null;
  }
  switch (awaited) {
    case 'value':
    case 'value or ]':
      if (mark === undefined) return 'rest';
      if (mark !== '{' && mark !== '[') return null;
      open.push(mark);
      return mark === '{' ? 'key or }' : 'value or ]';
    case 'key':
    case 'key or }':
      return isString ? ':' : null;
    case ':':
      return mark === ':' ? 'value' : null;
    case 'rest':
      if (mark !== ',' || around === undefined) return null;
      return around === '{' ? 'key' : 'value';
  }
}

function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
