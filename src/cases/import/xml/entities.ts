/** U+00A0 to U+00BF, then letters that no accent makes. */
const latin = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
  acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest`;
const letters = 'AElig:c6 ETH:d0 times:d7 Oslash:d8 THORN:de szlig:df aelig:e6 eth:f0 divide:f7 oslash:f8 thorn:fe';
/** U+0391 and U+03B1 onwards; the gap is a final sigma, which has no capital. */
const greek = `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau
  upsilon phi chi psi omega`;
const others = `amp:26 lt:3c gt:3e quot:22 apos:27 num:23 dollar:24 percnt:25 lpar:28 rpar:29 ast:2a plus:2b comma:2c
  period:2e sol:2f colon:3a semi:3b equals:3d quest:3f commat:40 lsqb:5b lbrack:5b bsol:5c rsqb:5d rbrack:5d lowbar:5f
  grave:60 lcub:7b verbar:7c rcub:7d Tab:9 NewLine:a OElig:152 oelig:153 inodot:131 imath:131 Dstrok:110 dstrok:111
  Lstrok:141 lstrok:142 fnof:192 circ:2c6 tilde:2dc thetasym:3d1 upsih:3d2 piv:3d6 epsi:3b5 epsiv:3f5 phiv:3d5
  straightphi:3d5 ohm:3a9 ensp:2002 emsp:2003 emsp13:2004 emsp14:2005 numsp:2007 puncsp:2008 thinsp:2009 hairsp:200a
  zwnj:200c zwj:200d lrm:200e rlm:200f hyphen:2010 dash:2010 ndash:2013 mdash:2014 horbar:2015 lsquo:2018 rsquo:2019
  sbquo:201a lsquor:201a ldquo:201c rdquo:201d bdquo:201e ldquor:201e rsquor:2019 rdquor:201d dagger:2020 Dagger:2021
  bull:2022 hellip:2026 mldr:2026 permil:2030 prime:2032 vprime:2032 Prime:2033 lsaquo:2039 rsaquo:203a oline:203e
  frasl:2044 euro:20ac image:2111 weierp:2118 real:211c trade:2122 angst:c5 alefsym:2135 half:bd frac13:2153 frac23:2154
  frac15:2155 frac25:2156 frac35:2157 frac45:2158 frac16:2159 frac56:215a frac18:215b frac38:215c frac58:215d
  frac78:215e larr:2190 uarr:2191 rarr:2192 darr:2193 harr:2194 crarr:21b5 lArr:21d0 uArr:21d1 rArr:21d2 dArr:21d3
  hArr:21d4 forall:2200 part:2202 exist:2203 empty:2205 nabla:2207 isin:2208 notin:2209 ni:220b prod:220f sum:2211
  minus:2212 mnplus:2213 lowast:2217 radic:221a prop:221d infin:221e ang:2220 and:2227 or:2228 cap:2229 cup:222a
  int:222b there4:2234 sim:223c cong:2245 asymp:2248 ap:2248 thkap:2248 ne:2260 equiv:2261 le:2264 ge:2265 les:2a7d
  ges:2a7e leqslant:2a7d geqslant:2a7e Lt:226a Gt:226b sub:2282 sup:2283 nsub:2284 sube:2286 supe:2287 oplus:2295
  otimes:2297 perp:22a5 sdot:22c5 lceil:2308 rceil:2309 lfloor:230a rfloor:230b lang:2329 rang:232a loz:25ca squ:25a1
  squf:25aa cir:25cb spades:2660 clubs:2663 hearts:2665 diams:2666 check:2713 cross:2717 male:2642 female:2640
  phone:260e sharp:266f flat:266d nbhy:2011 blank:2423`;
const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
  breve: '\u0306',
  ogon: '\u0328',
  dot: '\u0307',
  macr: '\u0304',
  dblac: '\u030b',
};

function table(): Map<string, string> {
  const map = new Map<string, string>();
  const split = (words: string): string[] => words.trim().split(/\s+/);
  split(latin).forEach((name, i) => map.set(name, String.fromCharCode(0xa0 + i)));
  split(greek).forEach((name, i) => {
    map.set(name, String.fromCharCode(0x3b1 + i));
    if (name !== 'sigmaf') map.set(`${name[0]?.toUpperCase()}${name.slice(1)}`, String.fromCharCode(0x391 + i));
  });
  for (const pair of split(`${letters} ${others}`)) {
    const [name, code] = pair.split(':') as [string, string];
    map.set(name, String.fromCharCode(Number.parseInt(code, 16)));
  }
  return map;
}

const named = table();
const accented = /^([A-Za-z])(acute|grave|circ|uml|tilde|ring|cedil|caron|breve|ogon|dot|macr|dblac)$/;

/** What a reference between "&" and ";" stands for; null where no document may hold it. */
export function meaning(reference: string): string | null {
  if (reference.startsWith('#')) {
    const hex = reference[1] === 'x';
    const code = Number.parseInt(reference.slice(hex ? 2 : 1), hex ? 16 : 10);
    return isCharacter(code) ? String.fromCodePoint(code) : null;
  }
  const known = named.get(reference);
  if (known !== undefined) return known;
  const [, letter, accent] = accented.exec(reference) ?? [];
  if (letter === undefined || accent === undefined) return null;
  const whole = `${letter}${accents[accent]}`.normalize('NFC');
  return whole.length === 1 ? whole : null;
}

function isCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code < 0xd800) ||
    (code >= 0xe000 && code < 0xfffe) ||
    (code > 0xffff && code <= 0x10ffff)
  );
}

/** A reference in the text of a document, from an offset on. */
export const referenceAt = /&(#x[0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z][A-Za-z0-9]{0,31});/y;

/** Decodes once: "&amp;lt;" stays "&lt;". */
export function decoded(text: string): string {
  return text.includes('&')
    ? text.replace(
        /&(#x[0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z][A-Za-z0-9]{0,31});/g,
        (whole, name: string) => meaning(name) ?? whole,
      )
    : text;
}
