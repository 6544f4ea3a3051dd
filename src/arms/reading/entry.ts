import { cleanName } from './found.ts';
import { isGrade, isHead, readProbability } from './grade.ts';
import { labelled } from './line.ts';

/** What stands for one diagnosis: its name without what is said of it, the likelihood given to it, and the rest. */
export interface Entry {
  readonly name: string;
  readonly probability: number | null;
  readonly more: string;
}

const head = /^(?:\[[^[\]]{1,60}\]|\([^()]{1,60}\)|.{1,60}?(?:[:：]|\s[-–—]|—))(?:\*{1,2}|__)?(?:[:：]\s*|\s+|$)/;
const tail =
  /\s*(?:\[([^[\]]{1,80})\]|\(([^()]{1,80})\)|(?:[,;]|\s[–—-])\s*([^,;()[\]]{1,40})|\s([~≈]?\d[\d.\s%–-]{0,12}%(?:\s\p{L}+)?))$/iu;
const adjective =
  /^(?:(?:most|very|highly|more|less) )?(?:likely|possible|probable|suspected) (?!due\b|to\b|that\b)(?=\p{L}{3})/iu;
/** What is said of a diagnosis that is there so that it is not overlooked. */
const caution = /^(?:must|do|can|should|need|to be|important|urgent)[^]*\b(?:miss(?:ed)?|ruled? out|exclude[d]?)\b/i;
const ruledOut =
  /^\W*(?:(?:now|already|effectively|is|was|has been) )?(?:ruled out|excluded)\b(?! (?:if|once|when|unless|until)\b)/i;

/** The text of one entry. `null` if what it names was struck out or ruled out. */
export function entryOf(text: string): Entry | null {
  const { left, probability } = withoutHead(withoutMarkup(text));
  const { before, more } = split(left);
  const title = withoutTail(cleanName(before));
  if (title === null || [title.name, more].some((said) => ruledOut.test(said))) return null;
  if (title.name === '' && text.includes('~~')) return null;
  const graded = isGrade(more);
  return {
    name: title.name,
    probability: probability ?? title.probability ?? (graded ? readProbability(more) : null),
    more: graded ? '' : more,
  };
}

/** What stands in a field of its own for a name, which is not cut short. */
export function titleOf(text: string): Pick<Entry, 'name' | 'probability'> {
  const { left, probability } = withoutHead(withoutMarkup(text.replace(/^\s*\d{1,2}\s*[.)]\s+/, '')));
  const title = withoutTail(cleanName(left));
  return { name: title?.name ?? '', probability: probability ?? title?.probability ?? null };
}

/** Links, footnotes, check boxes, what is struck out, and commands of LaTeX. */
function withoutMarkup(text: string): string {
  if (!/[~[\\]/.test(text)) return text;
  return text
    .replace(/~~[^~\n]*~~/g, ' ')
    .replace(/^\s*\[[ x✓✔]?\]\s+/i, '')
    .replace(/\[([^[\]]{1,200})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/\[\d{1,2}(?:[,–-]\s?\d{1,2})*\]/g, '')
    .replace(/\$?\\(?:textbf|textit|text|emph|mathbf|boxed|underline)\{([^{}]{1,200})\}\$?/g, '$1')
    .trim();
}

function withoutHead(text: string): { left: string; probability: number | null } {
  let left = text;
  let probability: number | null = null;
  for (let match = head.exec(left); match !== null && isHead(match[0]); match = head.exec(left)) {
    probability ??= readProbability(match[0].replace(/[:：\s–—-]+$/, ''));
    left = left.slice(match[0].length);
  }
  return { left: isHead(left) ? '' : left, probability };
}

function withoutTail(text: string): Pick<Entry, 'name' | 'probability'> | null {
  let name = text.replace(adjective, '');
  let probability: number | null = null;
  for (let match = tailOf(name); match !== null; match = tailOf(name)) {
    const [whole, square, round, loose, bare] = match;
    const said = square ?? round ?? loose ?? bare ?? '';
    if (ruledOut.test(said)) return null;
    const graded = isGrade(said) && (loose === undefined || /likel|prob|poss|confid|suspic|[%/]/i.test(said));
    if (!graded && !caution.test(said)) break;
    if (graded) probability ??= readProbability(said);
    name = cleanName(name.slice(0, name.length - whole.length));
  }
  return { name, probability };
}

function tailOf(name: string): RegExpExecArray | null {
  return name.length > 300 ? null : tail.exec(name);
}

const separator =
  /(?<label>[\s,;|([]{1,4}(?=\p{Lu}[\p{L}\s]{1,30}[:：]))|:\s|：|:$|;\s|\s[-–=|]\s|\s?(?:—|→|->|=>)\s?|\s–|\.\s+(?=\p{Lu})|,\s(?=(?:as|since|because|given|but|although|though)\s)/gu;

/** The name at the front of an entry, and what follows on the same line. */
function split(text: string): { before: string; more: string } {
  const bold = /^(?:\*\*|__)([^*_\n]{1,200}?)([:.]?)(?:\*\*|__)\s*(.*)$/s.exec(text);
  const [, name = '', mark = '', after = ''] = bold ?? [];
  if (bold !== null && (mark === ':' || /^(?:$|[:：;–—=→|-])/.test(after))) {
    return { before: name, more: after.replace(/^[\s:：;–—=→|>-]+/, '') };
  }
  const plain = bold !== null && /^[([]/.test(after) ? `${name} ${after}` : text;
  for (const match of plain.matchAll(separator)) {
    const before = plain.slice(0, match.index);
    const more = plain.slice(match.index + match[0].length);
    if (/[([][^()[\]]*$/.test(before.slice(-200))) continue;
    // "E. coli", "St. Louis": a full stop after a short word is an abbreviation.
    if (match[0].startsWith('.') && /(?:^|[\s("“*])\p{L}{1,3}$/u.test(before)) continue;
    if (match.groups?.['label'] !== undefined && !/[;|]/.test(match[0]) && !isLabel(more)) continue;
    return { before, more };
  }
  return { before: plain, more: '' };
}

function isLabel(text: string): boolean {
  const { field } = labelled(text);
  return field !== null && field !== 'name';
}
