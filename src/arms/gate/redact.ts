/** What an error sentence may hold of a server's own words at most. */
const mostWords = 240;

const secrets =
  /\b(?:sk|pk|hf|gsk|key|tok(?:en)?)[-_][\w.*-]{4,}|\b(?:bearer|basic)\s+[\w.~+/=*-]{4,}|\beyJ[\w-]{8,}[\w.-]*/gi;

/** Takes a key out of a text, its beginning and its tail as well: servers echo those. */
export function redactKey(text: string, key: string | undefined): string {
  let clean = text.replace(secrets, '[key]');
  if (key === undefined || key === '') return clean;
  clean = clean.replaceAll(key, '[key]');
  for (let length = key.length - 1; length >= 4; length--) {
    clean = clean.replaceAll(key.slice(-length), '[key]').replaceAll(key.slice(0, length), '[key]');
  }
  return clean;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** So many letters in a row that are also in the case are taken for an echo of it; all of them where it has fewer. */
const echo = 10;
/** The same where a letter is a syllable or a word. */
const echoOfSigns = 4;
const sign = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Text that was written out as code, as it was before. */
function unescaped(text: string): string {
  return text
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function echoes(words: string, sent: string): boolean {
  for (let at = 0; at < words.length; at++) {
    const length = Math.min(sign.test(words.charAt(at)) ? echoOfSigns : echo, sent.length);
    if (length > 0 && at + length <= words.length && sent.includes(words.slice(at, at + length))) return true;
  }
  return false;
}

/** What a terminal or a page would obey and not show. */
const unseen = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A server's words, fit to be shown: without keys, short, and '' where they repeat what was sent, because some
 * servers echo the case in their errors.
 */
export function showable(words: string, secret: { readonly key: string | undefined; readonly sent: string }): string {
  const sent = letters(secret.sent);
  const plain = redactKey(words.slice(0, 4000), secret.key).replace(/\s+/g, ' ').replace(unseen, '').trim();
  const quotedFree = plain.replace(
    /(["'`“‘])([^"'`”’]{1,400})(["'`”’])/g,
    (all: string, _open: string, inner: string) => {
      const bare = letters(unescaped(inner));
      return bare !== '' && sent.includes(bare) ? '…' : all;
    },
  );
  const told = quotedFree.length > mostWords ? `${quotedFree.slice(0, mostWords).trimEnd()}…` : quotedFree;
  return echoes(letters(unescaped(told)), sent) ? '' : told;
}

/** So many letters of a run of words are no coincidence. */
const longestCoincidence = 12;

/** A server's words without what they repeat of the case, so that only its own are understood. */
export function withoutEcho(words: string, caseText: string): string {
  const sent = letters(caseText);
  if (sent === '') return words;
  const parts = unescaped(words).split(/\s+/);
  const own: string[] = [];
  for (let at = 0; at < parts.length;) {
    let end = at;
    for (let run = ''; end < parts.length; end += 1) {
      run += letters(parts[end] ?? '');
      if (!sent.includes(run)) break;
    }
    const repeated = letters(parts.slice(at, end).join('')).length >= longestCoincidence;
    if (!repeated) own.push(parts[at] ?? '');
    at = repeated ? end : at + 1;
  }
  return own.join(' ');
}
