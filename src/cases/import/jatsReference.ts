import type { DraftReference } from './draft.ts';
import type { Item, Run, Sec } from './jatsOutline.ts';

const isFinal =
  /^(?:\W*\d[\d.]*\s*)?(?:the )?(?:final|definitive|confirmed|established|discharge|principal)?\s*diagnosis$/i;
const leadIns = [
  /^(?:based on|according to|given|considering|combined with|in (?:view|light) of)\b[^.]{0,400}?,\s*(?=(?:the|a|our) )/i,
  /^(?:the |a |our )?(?:final|definitive|confirmed|established|discharge|principal|clinical)?\s*diagnosis(?: (?:of|in|for) (?:the|this|our)(?: presented| present)? (?:case|patient))?\s*(?:was|is|:)\s*(?:(?:that of|established as|confirmed (?:as|to be)|made as|determined to be|considered to be)\s+)?(?:an? |the )?/i,
  /^(?:the|our|this) patient was (?:finally |ultimately |eventually )?diagnosed (?:with|as having|as) (?:an? |the )?/i,
];
/** Words of a sentence that is more than a name. */
const sentence =
  /\b(?:was|were|is|are|had|has|have|been|because|which|who|that|based|confirmed|showed|shows|revealed|suggest\w*|considered|excluded|ruled|consistent|likely|possible|probable|suspected|however|patient)\b|[.;?!:]\s|\n/i;

/**
 * The diagnosis that a section says outright ("Final diagnosis: ..."). A longer text is left to a person: a reference
 * must never be wrong.
 */
export function statedDiagnosis(own: readonly (Sec | Run)[]): DraftReference | null {
  const sections = own.filter(({ title }) => isFinal.test(title.trim()));
  const [section] = sections;
  if (section === undefined || sections.length > 1) return null;
  const [only, ...more] = wordsOf(section.is === 'sec' ? section.items : [section]);
  if (only === undefined || more.length > 0) return null;
  const named = leadIns
    .reduce((words, leadIn) => words.replace(leadIn, ''), only.trim())
    .replace(/\s*\.$/, '')
    .trim();
  if (named.length < 3 || named.length > 120 || sentence.test(named)) return null;
  return { diagnosis: `${named[0]?.toUpperCase()}${named.slice(1)}`, accepted: [], basis: section.title };
}

function wordsOf(items: readonly Item[]): string[] {
  return items.flatMap((item) =>
    item.is === 'sec' ? wordsOf(item.items) : item.is === 'run' ? item.paragraphs.map(({ text }) => text) : [],
  );
}
