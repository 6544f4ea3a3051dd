import { HumanError } from '../humanError.ts';

/** The text of a file: UTF-8, or UTF-16 with its byte order mark. Anything else is refused, never guessed. */
export function readText(bytes: Uint8Array): string {
  const known = knownFormat(bytes);
  if (known !== null) {
    throw new HumanError('This is a {0} file, not text. Copy the words of the case into a text file.', known);
  }
  const text = decode(bytes);
  if (isStrewnWithControls(text)) {
    if (text.includes('\0')) {
      throw new HumanError(
        'This is a binary file, or text without a mark of its encoding (UTF-16). Save it as UTF-8 text and try again.',
      );
    }
    throw notText();
  }
  return text;
}

/** A stray NUL or two is kept; text that is strewn with control characters is no text. */
export function isStrewnWithControls(text: string): boolean {
  const controls = countControls(text);
  return controls > 2 && controls > text.length / 100;
}

function notText(): HumanError {
  return new HumanError('This is a binary file, not text. Copy the words of the case into a text file.');
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  try {
    if (first === 0xff && second === 0xfe) return decodeUtf16(bytes);
    if (first === 0xfe && second === 0xff) return decodeUtf16(swapped(bytes));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (looksBinary(bytes)) throw notText();
    throw new HumanError(
      'The text is not in UTF-8, so letters would be misread. Save it as UTF-8 (in VS Code: "Save with Encoding") and try again.',
    );
  }
}

export function decodeUtf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
}

/** Not every build of Node decodes big-endian UTF-16, so the bytes are swapped first. */
export function swapped(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 2 !== 0) throw new RangeError('half a character at the end');
  return Buffer.from(bytes).swap16();
}

function countControls(text: string): number {
  let controls = 0;
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) controls++;
  return controls;
}

/** Among bytes that are no UTF-8: a file in an old encoding of letters has hardly any control characters. */
export function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (isControl(byte)) controls++;
  return controls > 2 && controls > bytes.length / 100;
}

/** All control characters but tab, line feed, vertical tab, form feed, carriage return and escape. */
function isControl(code: number): boolean {
  return (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) || code === 0x7f;
}

/** What a file is by its first bytes, where it is a well-known kind that is not text. */
export function knownFormat(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  if (start === '%PDF-') return 'PDF';
  if (start.startsWith('PK\u0003\u0004')) return 'Word, Excel or ZIP';
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'Word or Excel';
  if (start === '{\\rtf') return 'rich-text';
  return null;
}
