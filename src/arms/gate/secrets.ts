/** What looks like a key, whoever's it is. */
const keys =
  /\b(?:sk|pk|hf|gsk|key|tok(?:en)?)[-_][\w.*-]{4,}|\b(?:bearer|basic)\s+[\w.~+/=*-]{4,}|\beyJ[\w-]{8,}[\w.-]*/gi;

/** What an address holds after its path: the key of a gateway may be among it. */
const queries = /([?&][\w.~-]{1,64}=)[^\s&#"'<>`]+/g;

/** A beginning or an end of a secret this long gives it away, and so does a piece from its middle that is longer. */
const shortestEnd = 4;
const shortestPiece = 8;

/** Takes secrets out of a text, their beginnings, ends and encodings as well: servers echo those. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text.replace(queries, '$1[key]');
  for (const guise of new Set(secrets.flatMap(guises))) clean = without(clean, guise);
  return clean.replace(keys, '[key]').replace(/\[key\](?:[\s*.…x-]*\[key\])+/gi, '[key]');
}

/** As what a secret may come back: whole, without the words around it, or in base64, which may hold a user and a password. */
function guises(secret: string): readonly string[] {
  const carried = /^(?:basic|bearer|token|apikey|key|digest|negotiate)\s+(.+)$/i.exec(secret)?.[1];
  const crumbs = secret.includes('=') ? secret.split(/[;,]\s*/).map((crumb) => crumb.replace(/^[^=]*=/, '')) : [];
  const pair = carried === undefined ? '' : Buffer.from(carried, 'base64').toString('utf8');
  const inner = /^[^:\p{Cc}\ufffd]+:[^\p{Cc}\ufffd]+$/u.test(pair) ? [pair, pair.slice(pair.indexOf(':') + 1)] : [];
  const plain = [secret, carried ?? '', ...crumbs, ...inner].filter((one) => one !== '');
  const carriers = (one: string): string[] => [one, `Bearer ${one}`, `Basic ${one}`, `:${one}`];
  const encoded = plain.flatMap(carriers).flatMap((one) => {
    const base64 = Buffer.from(one).toString('base64').replace(/=+$/, '');
    return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...plain, ...encoded];
}

function without(text: string, secret: string): string {
  const low = text.toLowerCase();
  const key = secret.toLowerCase();
  let clean = '';
  for (let at = 0; at < text.length;) {
    const length = lengthAt(low, at, key);
    clean += length === 0 ? text.charAt(at) : '[key]';
    at += Math.max(length, 1);
  }
  return clean;
}

const partOfWord = /[\p{L}\p{N}]/u;

/** How much of a text, from here, gives the secret away. */
function lengthAt(text: string, at: number, key: string): number {
  if (key.length < shortestEnd) {
    const around = text.charAt(at - 1) + text.charAt(at + key.length);
    return text.startsWith(key, at) && !partOfWord.test(around) ? key.length : 0;
  }
  let length = shortestEnd;
  if (at + length > text.length || !key.includes(text.slice(at, at + length))) return 0;
  while (at + length < text.length && key.includes(text.slice(at, at + length + 1))) length += 1;
  const run = text.slice(at, at + length);
  return length >= shortestPiece || key.startsWith(run) || key.endsWith(run) ? length : 0;
}
