import { HumanError } from '../../humanError.ts';

/** Shells for which a word can be written so that it is read as that word and nothing else. */
export type Shell = 'posix' | 'fish' | 'powershell' | 'cmd';

/** What begins with `=` is looked up by zsh. */
const plain = /^(?!=)[A-Za-z0-9_@%+=:,./-]+$/;
/** PowerShell makes a list of a comma, and takes an option apart at a dot or colon. */
const plainOnWindows = /^(?!-.*[.:])[A-Za-z0-9_+=:./\\-]+$/;
const control = /[\p{Cc}]/u;

/** Writes a word for a shell. `posix` is bash and zsh. */
export function quoted(word: string, shell: Shell): string {
  if (word.includes('\0')) throw new HumanError('A path or name holds a character that no program can be given.');
  if (shell === 'posix') return control.test(word) ? ansi(word) : plain.test(word) ? word : posix(word);
  if (shell === 'fish') return plain.test(word) ? word : `'${word.replace(/[\\']/g, '\\$&')}'`;
  if (shell === 'powershell') return plainOnWindows.test(word) ? word : text(word);
  // The program, not cmd, reads a backslash before the closing quote.
  return plainOnWindows.test(word) ? word : `"${inCmd(word).replace(/\\+$/, '$&$&')}"`;
}

/** A text in PowerShell, to which four kinds of quotes are the same. */
function text(word: string): string {
  return `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

/** What may stand between the quotes of cmd, which looks for variables there too. */
function inCmd(word: string): string {
  if (!/["%!\r\n]/.test(word)) return word;
  throw new HumanError('“{0}” cannot be written safely for cmd. Use PowerShell, or rename the file.', word);
}

function posix(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** On one line whatever is in it. */
function ansi(word: string): string {
  const named: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\', "'": "\\'" };
  const escaped = word.replace(
    /[\p{Cc}\\']/gu,
    // Above 7F it would be a byte and no character.
    (one) => named[one] ?? (one < '\x80' ? `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}` : one),
  );
  return `$'${escaped}'`;
}

/** What a command line says: variables for the program alone, the program, its arguments. */
export interface Words {
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

/** One line as a person reads and changes it. On a POSIX system bash would read it the same way. */
export function lineOf({ env, words }: Words, windows: boolean): string {
  const write = (word: string): string => (windows ? onWindows(word) : quoted(word, 'posix'));
  return [...Object.entries(env).map(([name, value]) => `${name}=${write(value)}`), ...words.map(write)].join(' ');
}

/** Quotes that double inside themselves, and nothing else that means anything: a backslash is part of a path. */
function onWindows(word: string): string {
  return plainOnWindows.test(word) || /^[\w+=:./\\,-]+$/.test(word) ? word : `"${word.replaceAll('"', '""')}"`;
}

/** A line for the person's own shell, told by its path; `null` where it cannot be written safely for that one. */
export function pasteable({ env, words }: Words, shellPath: string): string | null {
  const shell = shellOf(shellPath);
  const write = (word: string): string => quoted(word, shell);
  try {
    const command = words.map(write).join(' ');
    const variables = Object.entries(env);
    if (shell === 'posix') return lineOf({ env, words }, false);
    if (shell === 'fish') {
      return variables.length === 0
        ? command
        : `env ${variables.map(([k, v]) => `${k}=${write(v)}`).join(' ')} ${command}`;
    }
    if (shell === 'powershell')
      return [...variables.map(([k, v]) => `$env:${k} = ${text(v)}`), `& ${command}`].join('; ');
    return [...variables.map(([k, v]) => `set "${k}=${inCmd(v)}"`), command].join(' && ');
  } catch (error) {
    if (error instanceof HumanError) return null;
    throw error;
  }
}

function shellOf(path: string): Shell {
  const name = path.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  if (name.startsWith('fish')) return 'fish';
  if (/^(?:pwsh|powershell)/.test(name)) return 'powershell';
  return name === 'cmd.exe' ? 'cmd' : 'posix';
}

const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/** Reads such a line back. No shell ever does, so what only a shell understands is refused, not passed on. */
export function wordsOf(line: string, windows: boolean): Words {
  const read = windows ? readOnWindows(line) : readPosix(line);
  const env: Record<string, string> = {};
  let at = 0;
  for (; at < read.length; at += 1) {
    const { text, bare } = read[at] ?? { text: '', bare: '' };
    const [whole, name] = assignment.exec(bare) ?? [];
    if (whole === undefined || name === undefined) break;
    env[name] = text.slice(whole.length);
  }
  const words = read.slice(at).map(({ text }) => text);
  if (words.length === 0) throw new HumanError('The line names no program.');
  return { env, words };
}

interface Word {
  readonly text: string;
  /** Its beginning, up to the first quote. */
  readonly bare: string;
}

function notForShells(mark: string): HumanError {
  return new HumanError(
    'No shell reads this line, so {0} would not do what it does there. Put it between single quotes, or take it out.',
    mark,
  );
}

const unclosed = (): HumanError => new HumanError('A quote is opened and not closed.');

function readPosix(line: string): Word[] {
  const words: Word[] = [];
  let text: string | null = null;
  let bare: string | null = null;
  const add = (more: string): void => {
    text = (text ?? '') + more;
  };
  const end = (): void => {
    if (text !== null) words.push({ text, bare: bare ?? text });
    text = bare = null;
  };
  for (let i = 0; i < line.length; i += 1) {
    const one = line[i] ?? '';
    if (/\s/.test(one)) {
      end();
    } else if (one === "'" || one === '"' || line.startsWith("$'", i)) {
      bare ??= text ?? '';
      const kind = one === '$' ? "$'" : one;
      const [content, next] = untilQuote(line, i + kind.length, kind);
      add(content);
      i = next;
    } else if (one === '\\') {
      bare ??= text ?? '';
      i += 1;
      if (i >= line.length) throw unclosed();
      add(line[i] ?? '');
    } else if (/[$`;|&<>()*?[\]{}!]/.test(one) || (text === null && /[#~]/.test(one))) {
      throw notForShells(one);
    } else {
      add(one);
    }
  }
  end();
  return words;
}

/** What stands between quotes, and where they close. */
function untilQuote(line: string, from: number, kind: string): [string, number] {
  let content = '';
  for (let i = from; i < line.length; i += 1) {
    const one = line[i] ?? '';
    if (one === kind.at(-1)) return [content, i];
    if (one === '\\' && kind === "$'") {
      const [whole, name, hex] = /^\\(?:x([0-9a-f]{2})|([nrt\\']))/i.exec(line.slice(i)) ?? [];
      if (whole === undefined) throw notForShells(line.slice(i, i + 2));
      content +=
        name === undefined
          ? ({ n: '\n', r: '\r', t: '\t' }[hex ?? ''] ?? hex)
          : String.fromCharCode(parseInt(name, 16));
      i += whole.length - 1;
    } else if (one === '\\' && kind === '"' && /["\\$`]/.test(line[i + 1] ?? '')) {
      i += 1;
      content += line[i] ?? '';
    } else if (kind === '"' && /[$`]/.test(one)) {
      throw notForShells(one);
    } else {
      content += one;
    }
  }
  throw unclosed();
}

function readOnWindows(line: string): Word[] {
  const words: Word[] = [];
  const word = /(?:"(?:[^"]|"")*"|[^\s"])+/y;
  const space = /\s*/y;
  for (let at = 0; ;) {
    space.lastIndex = at;
    space.exec(line);
    at = space.lastIndex;
    if (at >= line.length) return words;
    word.lastIndex = at;
    const [found] = word.exec(line) ?? [];
    if (found === undefined || /^"(?:[^"]|"")*$/.test(found)) throw unclosed();
    const text = found.replace(/"((?:[^"]|"")*)"/g, (_, inner: string) => inner.replaceAll('""', '"'));
    words.push({ text, bare: found.split('"')[0] ?? '' });
    at = word.lastIndex;
  }
}
