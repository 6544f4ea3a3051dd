import { sentence, type Sentence } from '../../humanError.ts';
import { decodeUtf16, isStrewnWithControls, knownFormat, looksBinary, swapped } from '../readText.ts';
import { SourceFault } from './sourceFault.ts';
import { Lines } from './xml/lines.ts';

/** The largest file that is read, in bytes. */
export const largestSource = 20 * 1024 * 1024;

export type Decoded =
  | { readonly is: 'text'; readonly text: string; readonly warnings: readonly Sentence[] }
  /** No text at all: a picture, a PDF. */
  | { readonly is: 'other'; readonly reason: Sentence };

/** The text of a source. Its encoding is never guessed: what does not fit what the file says of itself is refused. */
export function decodeSource(bytes: Uint8Array): Decoded {
  if (bytes.length > largestSource) {
    throw new SourceFault({ line: null, column: null }, tooLarge().template);
  }
  const other = otherThanText(bytes);
  if (other !== null) return { is: 'other', reason: other };

  const declared = declaredEncoding(bytes);
  const marked = byteOrderMark(bytes);
  if (marked !== null) {
    const text = marked === 'UTF-8' ? utf8(bytes, declared) : utf16(bytes, marked);
    const warnings =
      declared === null || family(declared) === family(marked)
        ? []
        : [sentence('The file says that its encoding is {0}, but it is {1} and was read as that.', declared, marked)];
    return checked(text, warnings);
  }
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) {
    if (declared !== null && family(declared) !== 'utf-16') throw otherEncoding(declared, wide);
    return checked(utf16(bytes, wide), []);
  }
  return declared === null ? checked(utf8(bytes, null), []) : checked(asDeclared(bytes, declared), []);
}

export function tooLarge(): Sentence {
  return sentence('The file is larger than 20 MB, which is the most that is read. Split it and import the parts.');
}

function checked(text: string | null, warnings: readonly Sentence[]): Decoded {
  if (text !== null && !isStrewnWithControls(text)) return { is: 'text', text, warnings };
  const reason = text?.includes('\0')
    ? sentence(
        'This is a binary file, or text without a mark of its encoding (UTF-16). Save it as UTF-8 text and try again.',
      )
    : sentence('This is a binary file, not text. Copy the words of the case into a text file.');
  return { is: 'other', reason };
}

/** The first bytes of gzip, bzip2, xz, 7z, RAR and zstd files, and of pictures. */
const packedStarts = ['\u001f\u008b', 'BZh', '\u00fd7zXZ', "7z\u00bc\u00af'", 'Rar!', '(\u00b5/\u00fd'];
const pictureStarts = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\0', 'MM\0*'];

function otherThanText(bytes: Uint8Array): Sentence | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
  if (start.startsWith('PK\u0003\u0004')) {
    return /^(\[Content_Types\]|_rels|docProps|word|xl|ppt)/.test(start.slice(30))
      ? sentence('This is a Word, Excel or PowerPoint file. Save it as text or as CSV and import that.')
      : packed();
  }
  if (packedStarts.some((mark) => start.startsWith(mark)) || start.slice(257, 262) === 'ustar') return packed();
  if (pictureStarts.some((mark) => start.startsWith(mark))) return sentence('This is a picture.');
  const known = knownFormat(bytes);
  return known === null
    ? null
    : sentence('This is a {0} file, not text. Copy the words of the case into a text file.', known);
}

function packed(): Sentence {
  return sentence('This is a packed file. Unpack it and import what is in it.');
}

function byteOrderMark([a, b, c]: Uint8Array): 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe) return 'UTF-16LE';
  return a === 0xfe && b === 0xff ? 'UTF-16BE' : null;
}

/** UTF-16 without its mark can be told where it begins as XML does. */
function unmarkedUtf16([a, b, c, d]: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'UTF-16LE';
  return a === 0 && b === 0x3c && c === 0 && d !== 0 ? 'UTF-16BE' : null;
}

/** The encoding that an XML declaration names. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 600)).toString('latin1').replaceAll('\0', '');
  const declaration = /^[^<]{0,16}<\?xml\s[^>]{0,200}>/.exec(start)?.[0] ?? '';
  return /\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(declaration)?.[1] ?? null;
}

function family(encoding: string): string {
  const name = encoding.toLowerCase().replaceAll('_', '-');
  if (/^utf-?8$/.test(name)) return 'utf-8';
  if (/^(utf-?16(le|be)?|ucs-?2|iso-10646-ucs-2)$/.test(name)) return 'utf-16';
  if (/^(us-)?ascii$/.test(name)) return 'ascii';
  if (/^(iso-?8859-1|latin-?1|l1|windows-1252|cp-?1252)$/.test(name)) return 'windows-1252';
  return name;
}

function asDeclared(bytes: Uint8Array, declared: string): string | null {
  const encoding = family(declared);
  if (encoding === 'utf-8') return utf8(bytes, declared);
  if (encoding !== 'utf-16' && bytes.every((byte) => byte < 0x80)) return Buffer.from(bytes).toString('latin1');
  if (isUtf8(bytes)) throw otherEncoding(declared, 'UTF-8');
  if (encoding === 'windows-1252') return windows1252(bytes);
  try {
    return new TextDecoder(encoding === 'ascii' || encoding === 'utf-16' ? 'utf-8' : encoding, { fatal: true }).decode(
      bytes,
    );
  } catch {
    throw new SourceFault(
      { line: 1, column: 1 },
      'The file says that its encoding is {0}, but it cannot be read as that. Save it as UTF-8, and say so in its first line.',
      declared,
    );
  }
}

function otherEncoding(declared: string, is: string): SourceFault {
  return new SourceFault(
    { line: 1, column: 1 },
    'The file says that its encoding is {0}, but it is {1}. Correct its first line and import it again.',
    declared,
    is,
  );
}

function utf16(bytes: Uint8Array, order: 'UTF-16LE' | 'UTF-16BE'): string {
  try {
    return decodeUtf16(order === 'UTF-16LE' ? bytes : swapped(bytes));
  } catch {
    throw new SourceFault(
      { line: null, column: null },
      'The file begins as {0}, but not all of it is. It may be cut off: get it again, or save it as UTF-8.',
      order,
    );
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Null when it is no text in any encoding. */
function utf8(bytes: Uint8Array, declared: string | null): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (looksBinary(bytes)) return null;
    const before = soundStart(bytes);
    const at = new Lines(before).at(before.length);
    if (declared !== null) {
      throw new SourceFault(
        at,
        'The file says that its encoding is {0}, but this letter is not. Save it as UTF-8, or correct its first line.',
        declared,
      );
    }
    throw new SourceFault(
      at,
      'The text is not in UTF-8, so letters would be misread. Save it as UTF-8 (in VS Code: "Save with Encoding"; in Excel: "CSV UTF-8") and try again.',
    );
  }
}

/** The longest beginning that is UTF-8. */
function soundStart(bytes: Uint8Array): string {
  const start = (length: number): string | null => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return null;
    }
  };
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >>> 1;
    if (start(middle) === null) broken = middle;
    else sound = middle;
  }
  return start(sound) ?? '';
}

/** What windows-1252 has where ISO 8859-1 has control characters; files that say the one are often the other. */
const high =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (one) => high[one.charCodeAt(0) - 0x80] ?? one);
}
