import { allNames } from '../../cases/lexicon/lexicon.built.ts';
import { properForm, withPhrases } from './properNames.ts';

const small = new Set(
  'a an and as at by de due du for from in of on or the to van versus von vs with without'.split(' '),
);
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Two capitals, or a capital or a digit after other letters: an abbreviation, a gene, a microbe's strain. */
const abbreviation = /^(?:.*\p{Lu}.*\p{Lu}|.+\p{Lu}|.*\p{N})/u;

/** What has kinds named by letters. */
const lettered =
  /\b(?:hepatitis|ha?emophilia|influenza|vitamin|type|group|class|stage|grade|protein|child-pugh)[\s-]$/i;

let known: ReadonlySet<string> | undefined;

/** Words that the lexicon itself writes small. */
function common(): ReadonlySet<string> {
  known ??= new Set(
    [...allNames.diagnoses.map(({ name }) => name), ...allNames.findings.labels].flatMap((name) =>
      [...name.matchAll(word)].map(([one]) => one).filter((one) => /^\p{Ll}+$/u.test(one)),
    ),
  );
  return known;
}

/**
 * One way of writing capitals, whoever wrote them: the first letter, abbreviations and proper names. What is neither
 * known as a common word nor as a name stays as it is, unless its writer gives capitals to all words.
 */
export function sentenceCase(text: string): string {
  const words = [...text.matchAll(word)].map(([one]) => one);
  const shouted = isShouted(text, words);
  const titled = shouted || isTitled(words);
  let first = true;
  const cased = text.replace(word, (one: string, place: number) => {
    const atFront = first && /^[^\p{L}\p{N}]*$/u.test(text.slice(0, place));
    first = false;
    const proper = properForm(one);
    if (proper !== null) return proper;
    // What stands behind an apostrophe is the end of a word: "Crohn's".
    if (/['’]$/.test(text.slice(0, place)) && one.length < 3) return one.toLowerCase();
    const isLetter = one === 'A' && lettered.test(text.slice(0, place));
    const owns = /^['’]s\b/.test(text.slice(place + one.length));
    return caseOf(one, { atFront, isLetter, owns, shouted, titled });
  });
  return withPhrases(cased);
}

interface Manner {
  readonly atFront: boolean;
  /** Not the article: "hepatitis A". */
  readonly isLetter: boolean;
  /** "Berger's". */
  readonly owns: boolean;
  readonly shouted: boolean;
  readonly titled: boolean;
}

function caseOf(one: string, { atFront, isLetter, owns, shouted, titled }: Manner): string {
  const lower = one.toLowerCase();
  if (one.length === 1 && (lower !== 'a' || isLetter)) return atFront ? one.toUpperCase() : one;
  const isCommon = small.has(lower) || common().has(lower);
  if (atFront && /^\p{Ll}{3,}\p{N}*$/u.test(one)) return capital(one);
  if (abbreviation.test(one)) {
    const isWord = shouted && /^\p{Lu}+$/u.test(one) && (isCommon || one.length > 6);
    if (!isWord) return one;
    return atFront ? capital(lower) : lower;
  }
  if (atFront) return capital(one);
  return /^\p{Lu}/u.test(one) && (isCommon || (titled && !owns)) ? lower : one;
}

function capital(one: string): string {
  return one.charAt(0).toUpperCase() + one.slice(1);
}

/** All in capitals, and more than an abbreviation. */
function isShouted(text: string, words: readonly string[]): boolean {
  if (/\p{Ll}/u.test(text)) return false;
  return words.some((one) => one.length > 6 || (one.length > 3 && common().has(one.toLowerCase())));
}

/** Whether all words have a capital that could do without. */
function isTitled(words: readonly string[]): boolean {
  const telling = words
    .slice(1)
    .filter((one) => one.length > 2 && !small.has(one.toLowerCase()) && !abbreviation.test(one))
    .filter((one) => properForm(one) === null);
  return telling.length > 0 && telling.every((one) => /^\p{Lu}/u.test(one));
}
