import type { Coinage } from './coinage.ts';

/** Words beside a number that say what it is and not whose. */
const labels =
  /^(?:mrn|no|nr|id|ssn|nhs|dea|npi|acc|acct|account|lic|license|licence|plan|policy|member|serial|sn|vin|imei|dob|number|ref|group|unit|record|chart|reg|tel|fax|phone|ext|udi|case)$/i;

/** A telephone or fax number in the same shape, of a range that belongs to nobody. */
export function phoneLike(text: string, coinage: Coinage): string | null {
  const extension = /\s*(?:ext|extn|extension|x)\.?\s*\d{1,6}$/i.exec(text)?.[0] ?? '';
  const main = text.slice(0, text.length - extension.length);
  const digits = main.replace(/\D/g, '');
  const made = coinage.whole(() => filled(main, fictional(digits, main.includes('+'), coinage)));
  return made && made + extension.replace(/\d/g, () => digit(coinage));
}

/** 555-0100 to 555-0199 in North America and 01632 960000 to 960999 in Britain are kept free for fiction. */
function fictional(digits: string, international: boolean, coinage: Coinage): string {
  const any = (count: number): string => Array.from({ length: count }, () => digit(coinage)).join('');
  const british =
    international && digits.startsWith('44') ? '44' : digits.startsWith('0') && !international ? '0' : null;
  if (british !== null && digits.length === british.length + 10) {
    const mobile = digits[british.length] === '7';
    return british + (mobile ? '7700900' : '1632960') + any(3);
  }
  const one = digits.length === 11 && digits.startsWith('1') ? '1' : '';
  if (digits.length === one.length + 10 && (one !== '' || !international)) return `${one}55555501${any(2)}`;
  if (digits.length === 7) return `55501${any(2)}`;
  // No country has the code 999.
  if (international) return `999${any(Math.max(0, digits.length - 3))}`;
  return digits.length < 7
    ? any(digits.length)
    : `${digits.startsWith('0') ? '0' : ''}55501${any(digits.length)}`.slice(0, digits.length);
}

export function emailLike(text: string, coinage: Coinage): string | null {
  const scheme = /^mailto:/i.exec(text)?.[0] ?? '';
  return coinage.whole(() => `${scheme}mail${String(100 + coinage.below(9900))}@example.org`);
}

export function urlLike(text: string, coinage: Coinage): string | null {
  const scheme = /^[a-z][a-z+]{0,10}:\/\//i.exec(text)?.[0] ?? '';
  const www = /^www\./i.exec(text.slice(scheme.length))?.[0] ?? '';
  return coinage.whole(() => `${scheme}${www}example.org/${String(100 + coinage.below(9900))}`);
}

/** The three networks, and the one of IPv6, that are kept for documents. */
export function ipLike(text: string, coinage: Coinage): string | null {
  if (text.includes(':')) return coinage.whole(() => `2001:db8::${(1 + coinage.below(65_535)).toString(16)}`);
  const networks = ['192.0.2', '198.51.100', '203.0.113'];
  return coinage.whole(() => `${networks[coinage.below(3)] ?? ''}.${String(1 + coinage.below(254))}`);
}

/** Numbers and letters in the shape of others: as long, capitals for capitals, the marks between them as they were. */
export function codeLike(text: string, coinage: Coinage, national = false): string | null {
  const tokens = text.split(/([\p{L}\d]+)/u);
  const numbered = tokens.some((one) => /\d/.test(one));
  const changes = (one: string): boolean =>
    /\d/.test(one) || !numbered || (one.length < 5 && one === one.toUpperCase() && !labels.test(one));
  let digits = 0;
  const like = (char: string): string => {
    if (/\d/.test(char)) {
      digits += 1;
      // No social security number begins with 000.
      return national && digits < 4 ? '0' : digit(coinage);
    }
    const letter = String.fromCharCode(97 + coinage.below(26));
    return char === char.toUpperCase() ? letter.toUpperCase() : letter;
  };
  return coinage.whole(() => {
    digits = 0;
    return tokens
      .map((one, n) => (n % 2 === 1 && changes(one) ? one.replace(/[\p{L}\d]/gu, (char) => like(char)) : one))
      .join('');
  });
}

/** "92" becomes "over 89", and "92-year-old" "over-89-year-old". `after` is what follows in the text. */
export function ageLike(text: string, after: string): string | null {
  const number = /\d{2,3}|(?:one|a) hundred(?: and \w+)?|ninety(?:[- ]\w+)?/i.exec(text);
  if (number === null) return null;
  const rest = text.slice(number.index + number[0].length);
  const joint = /^-/.test(rest === '' ? after : rest) ? '-' : ' ';
  return `${text.slice(0, number.index)}over${joint}89${rest}`;
}

const digit = (coinage: Coinage): string => String(coinage.below(10));

/** Digits put into the places of others. */
function filled(shape: string, digits: string): string {
  let at = 0;
  return shape.replace(/\d/g, () => digits[at++] ?? '0');
}
