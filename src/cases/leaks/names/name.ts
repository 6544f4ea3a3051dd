import { tokenise, rawAt, Vocabulary } from '../../lexicon/words/tokens.ts';
import {
  conceptOfName,
  fillers,
  isEponym,
  isHead,
  isQualifier,
  isTooGeneral,
  neverMeant,
  type Concept,
} from '../words/concepts.ts';

/** What has to stand together, in any order, for a diagnosis to be named. */
export type Pattern = readonly Concept[];

const nothingKnown = new Vocabulary();

/** The words of a name that count. */
export function wordsOf(name: string): string[] {
  const tokens = tokenise(name, nothingKnown);
  return tokens.starts
    .map((_, at) => rawAt(tokens, at))
    .filter((raw, at) => tokens.kinds[at] !== 'mark' && !fillers.has(raw.toLowerCase()));
}

export function conceptsOf(name: string): Concept[] {
  return [...new Set(wordsOf(name).map(conceptOfName))];
}

/** The same for all forms of a name, so that one can be found by another. */
export function keyOfName(name: string): string {
  return conceptsOf(name).toSorted().join(' ');
}

export function withoutQualifiers(concepts: Pattern): Pattern {
  return concepts.filter((one) => !isQualifier(one));
}

/** A diagnosis may be written with what it comes from and what comes with it. */
const cause = /\s(?:due to|caused by|secondary to|resulting from|complicating)\s/i;
const company = /\s(?:complicated by|associated with|with|without|in|after|following)\s/i;

/** The ways in which a reference's name can be written: whole, what stands in brackets, without its cause. */
export function partsOfName(name: string): { readonly main: string; readonly bare: string; readonly others: string[] } {
  const bracketed = [...name.matchAll(/[([]([^()[\]]{2,80})[)\]]/g)].map(([, inner = '']) => inner);
  const outside = name.replace(/[([][^()[\]]*[)\]]/g, ' ').trim();
  const [main = outside, ...causes] = outside.split(cause);
  const [bare = main] = main.split(company);
  return {
    main,
    bare,
    others: [...bracketed, ...causes.filter((one) => conceptsOf(one).length > 1)],
  };
}

/**
 * What names a diagnosis. `own`: the reference says so, so even a general word counts; a synonym of the lexicon has to be
 * specific.
 */
export function patternsOf(name: string, own: boolean): Pattern[] {
  const whole = conceptsOf(name);
  const core = withoutQualifiers(whole);
  const patterns: Pattern[] = [];
  if (whole.length > 0 && (own ? !isBareQualifier(whole) : isSpecific(whole))) patterns.push(whole);
  if (core.length < whole.length && isSpecific(core)) patterns.push(core);
  // "disease" adds nothing to a name that has two words without it.
  for (const one of whole) if (isHead(one) || (isEponym(one) && isEponymOf(name, one))) patterns.push([one]);
  const joined = name.replace(/(\p{L})[-‐‑–](\p{L})/gu, '$1$2');
  if (joined !== name && conceptsOf(joined).length > 0 && isSpecific(conceptsOf(joined)))
    patterns.push(conceptsOf(joined));
  const initials = initialsOf(name);
  if (initials !== null) patterns.push([`^${initials}`]);
  return patterns;
}

function isBareQualifier(concepts: Pattern): boolean {
  return concepts.every(isQualifier);
}

function isSpecific(concepts: Pattern): boolean {
  const [only = ''] = concepts;
  return concepts.length > 1 ? !isBareQualifier(concepts) : only !== '' && !isTooGeneral(only);
}

/** "Addison's disease", "Hodgkin lymphoma": written with a capital. */
function isEponymOf(name: string, concept: Concept): boolean {
  return wordsOf(name).some((word) => /^\p{Lu}/u.test(word) && conceptOfName(word) === concept);
}

/** Of three words and more, unless every chart has them for something else. */
function initialsOf(name: string): string | null {
  const words = wordsOf(name);
  const initials = words.map((word) => word.charAt(0).toUpperCase()).join('');
  return words.length >= 3 && words.length <= 4 && /^[A-Z]+$/.test(initials) && !neverMeant(initials) ? initials : null;
}
