import type { Reason } from './reasons.ts';

/** What a section of an article tells, by its title. `case`: a case is reported under it. */
export type Part =
  | 'case'
  | Extract<
      Reason,
      'history' | 'examination' | 'results' | 'medication' | 'namesDiagnosis' | 'treatment' | 'conclusion' | 'front'
    >;

/** "Case 2", "Patient B": which of several patients a title or a paragraph begins with. */
export interface PatientLabel {
  /** Equal where the patient is the same: "case-2". */
  readonly key: string;
  readonly title: string;
  /** How much of the title it takes. */
  readonly length: number;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const numbering = /^\s*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,4}[.)]|[A-Za-z][.)])\s+/;
const numbered =
  /^(?:the )?(?:clinical |index )?(case|patient|proband|subject|vignette)(?: (?:report|presentation|study|description|history|summary|number|no\.?|nr\.?))?[ \u00a0#-]{0,3}(\d{1,3}|[IVX]{1,5}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\p{N}])(?! ?-?(?:years?|months?|weeks?|days?)\b)/iu;
const counted = new RegExp(
  `^(?:the |our )?(${ordinals.join('|')})(?: clinical)? (case|patient)(?: report)?(?![\\p{L}\\p{N}'’])`,
  'iu',
);

/** The patient that words begin with; null where none is named. In running text it must be marked: "Case 2: ...". */
export function patientLabel(words: string, where: 'title' | 'text'): PatientLabel | null {
  const skipped = where === 'title' ? (numbering.exec(words)?.[0].length ?? 0) : 0;
  const title = words.slice(skipped, skipped + 80);
  const [whole, noun, mark] = numbered.exec(title) ?? [];
  if (whole !== undefined && noun !== undefined && mark !== undefined) {
    const behind = title.slice(whole.length).trimStart();
    const marked = behind === '' || /^(?:[:.,;()\u2013\u2014-]|(?:is|was|had|presented)\b)/.test(behind);
    const letter = /^[a-z]+$/i.test(mark) && !cardinals.includes(mark.toLowerCase());
    // "Case a man of 50": an article, no name of a case.
    if (letter && mark !== mark.toUpperCase()) return null;
    if ((letter || where === 'text') && !marked) return null;
    const n = cardinals.indexOf(mark.toLowerCase());
    const number = n < 0 ? mark.toUpperCase() : String(n + 1);
    return labelOf(noun, number, skipped + whole.length);
  }
  const [all, ordinal, who] = where === 'title' ? (counted.exec(title) ?? []) : [];
  if (all === undefined || ordinal === undefined || who === undefined) return null;
  return labelOf(who, String(ordinals.indexOf(ordinal.toLowerCase()) + 1), skipped + all.length);
}

function labelOf(noun: string, number: string, length: number): PatientLabel {
  const kind = /^(patient|proband|subject)$/i.test(noun) ? 'Patient' : 'Case';
  const roman = /^[IVX]+$/.test(number) ? romanNumber(number) : null;
  return { key: `${kind.toLowerCase()}-${(roman ?? number).toLowerCase()}`, title: `${kind} ${number}`, length };
}

function romanNumber(roman: string): string | null {
  const n = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'].indexOf(roman) + 1;
  return n === 0 ? null : String(n);
}

const aboutCase =
  /^(?:(?:the|our|a|an|illustrative|clinical|index|brief|short|present|presenting|representative|detailed) )*(?:(?:cases?|patients?|vignettes?)(?:'s)?(?: (?:reports?|presentations?|descriptions?|summary|summaries|history|histories|study|studies|series|illustrations?|vignettes?|details?|records?|examples?|narratives?|scenarios?|synopsis|and observations?|(?:report )?and (?:literature )?review|(?:report )?and discussion))*|(?:presentation|report|description|summary|history|narrative) of (?:the |a |an |our )?(?:\w+ )?(?:cases?|patients?)|(?:introduction|background) (?:and|&) case (?:report|presentation|description)s?|clinical (?:case|report|summary|observation|vignette|presentation)s?|presentation|observations?)(?= ?[:.;,(\u2013\u2014]| - |$| (?:of|in|with) )/;
const noCase =
  /^(?:cases?|patients?)(?:'s)? (?:discussion|definition|selection|control|ascertainment|consent|perspective|population|characteristics|and methods?|identification|recruitment|and public)/;

const secTypes: readonly (readonly [RegExp, Part])[] = [
  [/^case(?:s|-?report|-?reports|-?presentation|-?study|-?description)?$/, 'case'],
  [/^(?:discussion|conclusions?|supplementary-material|ack|data-availability)$/, 'conclusion'],
  [/^(?:intro|introduction|background)$/, 'front'],
];

/** The first that fits counts. */
const titles: readonly (readonly [RegExp, Part])[] = [
  [
    /^(?:case )?discussion|conclusion|concluding|^comments?$|commentary|literature|(?:learning|teaching|key|take[- ]home) (?:points?|messages?)|lessons?\b|perspective|consent|ethic|acknowledg|^references$|abbreviation|funding|conflict|competing|author|availability|declaration|limitations|highlights|strengths|supplement|disclosure/,
    'conclusion',
  ],
  [/^(?:introduction|background|overview|objectives?|aims?|rationale|purpose|abstract|significance)\b/, 'front'],
  [
    /^(?!.*\b(?:and|with) (?:treatment|therapy|diagnosis|outcome|management|course)).*(?:histor(?:y|ies)\b|anamnesis|chief complaints?|presenting|presentation|patient (?:information|demographics|description|background)|demographic|symptoms?\b|review of systems|comorbid)/,
    'history',
  ],
  [/\ballerg|^(?:\w+ )?(?:medications?|medicines|drugs)$|medication list/, 'medication'],
  [
    /diagnos[ie]s|differential|impression|histolog|patholog|microscop|biops|cytolog|immunohisto|autops|necrops|post-?mortem|genetic|genom|genotyp|molecular|mutation|sequencing|karyotyp|operative findings|expert consultation|^(?:final )?assessments?(?: and plan)?$|a?etiolog/,
    'namesDiagnosis',
  ],
  [
    /treat|therap|manage|intervention|operat|surg(?:ery|ical)|procedure|outcome|follow[- ]?up|\bcourse|prognos|progress|recover|discharge|response|rehabilitat|\bplan$|timeline|evolution|resolution|\bdeath|complication|hospital stay|chemo|transplant/,
    'treatment',
  ],
  [
    /investigat|laborator|imaging|radiolog|radiograph|\btests?\b|testing|work-?up|diagnostic|\bct\b|\bmri\b|ultraso|sonograph|echocardio|cardiogra|\be[ck]g\b|\beeg\b|endoscop|colonoscop|angiogra|tomogra|x-?ray|\bscans?\b|\bblood|serolog|biolog|cultures?\b|ha?ematolog|biochem|urin|spirometr|auxiliary|(?:test|other) results/,
    'results',
  ],
  [
    /examin|\bexam\b|clinical (?:findings?|features|status|assessment|evaluation|picture)|physical|\bsigns?\b|\bvital|inspection|mental status|neurological|general condition/,
    'examination',
  ],
];

/** What the section of a title tells; null when the title does not say. */
export function partOf(title: string, secType: string | null): Part | null {
  const plain = plainTitle(title);
  if (aboutCase.test(plain) && !noCase.test(plain)) return 'case';
  if (patientLabel(title, 'title') !== null) return 'case';
  for (const [pattern, part] of titles) if (pattern.test(plain)) return part;
  for (const type of (secType ?? '').toLowerCase().split(/[\s|]+/)) {
    for (const [pattern, part] of secTypes) if (pattern.test(type)) return part;
  }
  return null;
}

/** The words of a title that say only that a case stands here; null where it has none: what follows may name it. */
export function neutralTitle(title: string): string | null {
  const skipped = numbering.exec(title)?.[0].length ?? 0;
  const words = title.slice(skipped).replace(/\s+/g, ' ');
  const label = patientLabel(words, 'title');
  if (label !== null) return label.title;
  const neutral = aboutCase.exec(plainTitle(words))?.[0];
  if (neutral === undefined || neutral === '' || / of /.test(neutral)) return null;
  return `${neutral[0]?.toUpperCase()}${neutral.slice(1)}`;
}

function plainTitle(title: string): string {
  return title
    .slice(0, 160)
    .replace(numbering, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[:.]$/, '')
    .toLowerCase();
}
