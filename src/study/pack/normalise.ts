import { titleOf } from '../../arms/reading/entry.ts';
import type { Answer } from '../../arms/answer.ts';
import { withoutAbbreviation } from './abbreviation.ts';
import { maskFor, type Mask } from './mask.ts';
import type { ShownAnswer } from './pack.ts';
import { plainText, withoutMarkup } from './plainText.ts';
import { sentenceCase } from './sentenceCase.ts';

export interface Normalised {
  readonly diagnoses: ShownAnswer['diagnoses'];
  /** Ranks whose name said nothing but who wrote it: a neutral word stands there. */
  readonly emptied: readonly number[];
}

export interface HowShown {
  /** At most so many; a shorter list stays short. */
  readonly top: number;
  readonly showReasons: boolean;
  /** Names that tell who wrote an answer: arms, models, endpoints. */
  readonly tells: readonly string[];
}

/** What stands where a name named no diagnosis. */
export const noName = 'No diagnosis named';

/** Gives any arm's differential the one form in which all are shown. */
export function normaliser({ top, showReasons, tells }: HowShown): (diagnoses: Answer['diagnoses']) => Normalised {
  const mask = maskFor(tells);
  return (diagnoses) => {
    const emptied: number[] = [];
    const shown = [...diagnoses]
      .sort((a, b) => a.rank - b.rank)
      .slice(0, top)
      .map(({ name, reason }, place) => {
        const rank = place + 1;
        const plain = plainName(name, mask);
        if (plain === '') emptied.push(rank);
        const words = { rank, name: plain || noName };
        return showReasons ? { ...words, reason: plainReason(reason, mask) } : words;
      });
    return { diagnoses: shown, emptied };
  };
}

const numbering =
  /^(?:[([]?#?\d{1,2}(?:[.)\]:]\s+|[.)\]:](?=\p{L})|\s-\s)|#\d{1,2}\s+|\(?(?:[ivx]{2,4}|[IVX]{2,4})[.)]\s+|[a-j][)]\s+|(?:(?:[Mm]ost likely |[Dd]ifferential |[Ww]orking |[Ll]eading )?(?:[Dd]iagnosis|DIAGNOSIS|[Dd]x|[Dd]dx|DDx)|[Rr]ank|[Nn]o\.?)\s*#?\d{0,2}\s*[:.)-]+\s*)/u;
const hedges =
  /^(?:(?:(?:most|very|more|less|highly|also) )?(?:likely|possible|possibly|probable|probably|suspected|presumed|presumptive|potential|potentially|perhaps|maybe|consider|cannot exclude|can't exclude|concern for|suspicion (?:of|for)|suspicious for|suggestive of|consistent with|query|rule out|r\/o|dd?x)(?:\s*[:,-]+\s*|\s+|(?=\?))(?!(?:due|secondary|related|caused|because|that)\b)|\?+\s*)+(?=[\p{L}\p{N}"'(])/iu;
const tails: readonly RegExp[] = [
  /\s*[([]?\b(?:ICD|SNOMED|OMIM|MIM|MeSH|ORPHA)(?:-?\s?(?:9|10|11|CT))?(?:-CM)?(?: codes?)?\s*[:#]?\s*[A-Z]?\d[\w.]*(?:\s*[,/]\s*[A-Z]?\d[\w.]*)*\s*[)\]]?$/i,
  // Letters that also number vertebrae, cells and vitamins have to have a point behind the digits.
  /\s*[([][A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4}[)\]]$|\s*[([][EFGHIJKMNOPQR]\d\d[)\]]$|(?:\s-|,)\s[A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4}$/,
  /\s*(?:[([]|\s-\s|,\s)\s*(?:(?:do|must|should|can|to) ?not (?:be )?miss(?:ed)?|can't[- ]miss|cannot[- ]miss|don't miss|must[- ]?not[- ]?miss|life[- ]threatening|red flag|emergency|urgent|high[- ]risk|critical)(?: diagnosis)?!?\s*[)\]]?$/i,
  /\s*[([](?:most |very |less |more |highly )?(?:likely|unlikely|possible|probable|suspected|presumed|leading|primary|top|working) ?(?:diagnosis|differential|cause)?[)\]]$/i,
  /(?:\s-|,)\s(?:most |very |less |more |highly )?(?:likely|unlikely|possible|probable|suspected)(?: diagnosis)?$/i,
  /\s*[([](?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|rank \d+|#\d+|score:? ?[\d.]+|p ?= ?[\d.]+|[~<>≈]?\s?\d{1,3}(?:\.\d+)?(?:\s?-\s?\d{1,3})?\s?%[^()[\]]{0,20})[)\]]$/i,
  /\s*(?:[:,-]\s*)[~<>≈]?\s?\d{1,3}(?:\.\d+)?(?:\s?-\s?\d{1,3})?\s?%$/,
  /\s*[.,;:!?…|*#]+$/,
  /\s+-$/,
];

/** Rules take one mark after another off: what one uncovers another may take. */
const mostRounds = 8;

function plainName(text: string, mask: Mask): string {
  let name = withoutMarkup(plainText(text));
  for (let round = 0; round < mostRounds; round++) {
    const before = name;
    name = unquoted(mask.name(name.replace(numbering, '').replace(hedges, '')));
    name = titleOf(name).name || name;
    for (const tail of tails) name = name.replace(tail, '');
    name = withoutAbbreviation(name.trim());
    if (name === before) break;
  }
  name = name
    .replace(/\s&\s/g, ' and ')
    .replace(/\bw\/(?:\s|(?=\p{L}))/giu, 'with ')
    .replace(/(?<=[\p{L}\p{N})]{2})\s-\s(?=\p{L})/gu, ', ')
    .replace(/\s*\/\s*/g, (slash) => (slash === '/' ? '/' : ' / '))
    .replace(/\s+([,;)\]])/g, '$1')
    .replace(/([([])\s+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(name) ? sentenceCase(name) : '';
}

function unquoted(text: string): string {
  const [, inside] = /^["'](.*)["']$/.exec(text) ?? [];
  return (inside !== undefined && !/["]/.test(inside) ? inside : text).replaceAll('"', "'").trim();
}

function plainReason(text: string, mask: Mask): string {
  return mask.prose(withoutMarkup(plainText(text)).replaceAll('"', "'"));
}
