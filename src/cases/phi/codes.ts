import { american } from './states.ts';
import type { Finds } from './finds.ts';
import { ageSexAt } from './nameEvidence.ts';
import { beginsLine, bitsAt, gap, hasDigit, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

/** Letters before a number that name a measurement, a test, a drug or a trial, and no record. */
export const measures =
  /^(?:wbc|wcc|plt|plts|platelets|hb|hgb|ck|cpk|bnp|probnp|ntprobnp|ldh|alt|ast|ggt|alp|afp|cea|psa|hcg|bhcg|tsh|ace|crp|esr|ana|anc|alc|rbc|cd|vl|rna|dna|ebv|cmv|hiv|hbv|hcv|il|ferritin|b12|ige|igg|iga|igm|trop|troponin|tni|tnt|amylase|lipase|dheas|dhea|acth|fsh|lh|amh|pth|pct|ldl|hdl|tg|dsdna|asot|aso|rpr|vdrl|bp|hr|rr|map|cvp|icp|qtc|qt|uop|uo|fev|fvc|dlco|tlco|ef|bsa|bmi|wt|ht|iu|mg|ml|u|kcal|kj|dlp|ctdi|agatston|mci|mbq|gbq|hu|bar|psi|cpt|icd|icd9|icd10|snomed|loinc|omim|orpha|atc|ndc|dsm|hpo|hgvs|rs|nm|np|nc|ng|chr|exon|iso|bs|en|fda|ce|nice|cg|qs|sign|who|rcog|hla|dr|dq|co|sars|cov|covid|nct|isrctn|pmid|pmcid|doi|isbn|issn|euctr|vitamin|vit|ph|phq|gad|psma|fdg|dota|grade|stage|section|page|pp|p|v|ver|version|fw|firmware|model|fio2|spo2|kpa|cells|copies|eq|ld|lods|z|t|l|c|s|n|d|size|fr|ch|ga|gauge|french|stent|lens|iol|bottle|clinicaltrials|eudract|type|phase|score|total|count|load|titre|titer|approx|about|nearly|over|under|around)$/;
const units =
  /^[/%‰°]|^ ?(?:[x×] ?10|mg|mcg|µg|ug|ng|pg|g\b|kg|ml|mL|cl|dl|dL|l\b|L\b|cm|mm|m\b|km|mi\b|miles?|mmol|umol|µmol|nmol|pmol|mol|mEq|meq|iu|IU|u\b|U\b|units?|cells?|copies|cp\b|kcal|cal\b|kj|kJ|years?|yrs?|y\b|days?|d\b|weeks?|wks?|months?|hours?|hrs?|h\b|min|mins|minutes|sec|s\b|bpm|beats|rpm|mmHg|cmH|kPa|Pa\b|Hz|patients|people|cases|participants|subjects|steps|metres|meters|feet|ft|euros?|dollars?|pounds?|USD|GBP|EUR|rupees|rand|per\b|tablets?|tabs?|caps?|doses?|°|Gy|cGy|mSv|MBq|mCi|GBq|log|fold|th\b|nd\b|rd\b|st\b|pm\b|am\b)/;
/** Names of viruses, drugs and isotopes in this form: more letters than a record has. */
const knownCode =
  /^(?:covid|sars|mers|hpv|hsv|hhv|htlv|hiv|ca|cd|il|tnf|cyp|slc|brca|il|h\d|f|i|tc|ga|lu|y|ra|xe|mibg|psma|dota|fdg|icd|dsm|phq|gad|curb|news|sofa|meld|nyha|asa|who|gcs|rass|ecog|ps|bi|birads|lirads|pirads|tirads|nct|isrctn|iso|en|bs|omim|orpha|rs|nm|np|nc|chr|hla|anti|nt|pro|pd|ctla|vitamin|omega|b|type|grade|stage|factor|st|t|v|lead)$/;
const wordOfLabel = new Set(
  'no nos nr num number numbers ref refs reference id ids code nº n° # lic licence license reg regn registration cert certificate serial sn policy claim account acct ac a/c ticket badge permit pass log booking payroll folder file chart listing membership member service incident case order invoice receipt quote specimen sample path pathology histology histo cytology accession request cad band tag barcode lot batch device mrn mrns hosp record records pin card payer ins insurance medicaid plan group visit encounter episode pathway job docket form register bed cpoms datix rca audit consent study participant screening subject donor unit bag pack implant pump handset kit tracking warrant custody prison school student pupil staff employee personnel crew vehicle plate vin mot'.split(
    ' ',
  ),
);

interface Code {
  readonly last: number;
  readonly text: string;
  readonly parts: readonly string[];
  readonly marks: string;
}

const joins: Readonly<Record<number, string>> = { [gap.hyphen]: '-', [gap.slash]: '/', [gap.none]: '' };

/** Letters and digits that hang together, from one token on. */
function codeFrom(t: Tokens, i: number): Code | null {
  let last = i;
  let marks = '';
  const parts = [wordAt(t, i)];
  while (last + 1 < t.count && parts.length < 9) {
    const g = t.gap[last + 1] ?? gap.start;
    const mark = joins[g];
    const s = t.shape[last + 1];
    if (
      mark === undefined ||
      (g === gap.hyphen && t.text[t.end[last] ?? 0] !== '-') ||
      !(hasDigit(s) || s === shape.upper || s === shape.initial)
    )
      break;
    if ((t.end[last + 1] ?? 0) - (t.start[last + 1] ?? 0) > 20) break;
    last++;
    marks += mark;
    parts.push(wordAt(t, last));
  }
  // "S22-3318." ends a sentence; "3.5-7.2" is no code.
  if (t.gap[last + 1] === gap.dot && hasDigit(t.shape[last + 1])) return null;
  return { last, text: t.text.slice(t.start[i], t.end[last]), parts, marks };
}

/** "S/N 2217", "a/c 7781": a label of two letters. */
const slashed = (t: Tokens, i: number): boolean =>
  t.gap[i - 1] === gap.slash && /^(?:[Ss]\/[Nn]|P\/N|a\/c|A\/C)$/.test(t.text.slice(t.start[i - 2], t.end[i - 1]));

function digitsIn(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
  }
  return digits;
}
const year = /^(?:19|20)\d\d$/;
const clock = /^(?:[01]\d|2[0-4])(?:00|15|30|45)$/;
const round = /^[1-9]\d?0+$/;

/** Whether a number hangs on to letters, or follows them. */
export const codeMayStart = (t: Tokens, i: number): boolean =>
  t.gap[i + 1] === gap.hyphen ||
  t.gap[i + 1] === gap.slash ||
  (t.gap[i + 1] === gap.space && t.shape[i + 1] === shape.number);

/** Letters and digits without a label that read like the number of a record. Gives the token after them, or their own. */
export function codeAt(t: Tokens, i: number, finds: Finds): number {
  const g = t.gap[i] ?? gap.start;
  if (g === gap.hyphen || g === gap.slash || g === gap.dot || g === gap.none || g === gap.plus) return i;
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size > 24) return i;
  const code = codeFrom(t, i);
  if (code === null) return i;
  const past = t.end[code.last] ?? 0;
  const digits = digitsIn(code.text);
  if (digits < 4 || code.text.length > 40) return spacedCode(t, i, code, finds);
  const rest = t.text.slice(past, past + 12);
  if (units.test(rest) || rest.startsWith(',0') || /^,\d{3}/.test(rest)) return i;
  const before = smallAt(t, i - 1);
  const near = g === gap.space || g === gap.colon || g === gap.hash || g === gap.open;
  const labelled = near && (wordOfLabel.has(before) || g === gap.hash || slashed(t, i));
  if (near && measures.test(before) && !labelled && (before.length > 1 || /^[\d-]+$/.test(code.text))) return i;
  if (/\d\s?$/.test(t.text.slice((t.start[i] ?? 0) - 2, t.start[i])) && g === gap.space && /^\d+$/.test(code.text))
    return i;
  // 22,000 and 1,200/900 are amounts.
  if (g === gap.comma && /\d,$/.test(t.text.slice((t.start[i] ?? 0) - 2, t.start[i]))) return i;
  const confidence = code.marks === '' ? plainCode(t, i, code, digits, labelled) : markedCode(code, digits, labelled);
  if (confidence === 0) return spacedCode(t, i, code, finds);
  finds.add(recordClass(t, i), t.start[i] ?? 0, past, confidence);
  return code.last + 1;
}

/** D331907, 0047718T, 14417702. */
function plainCode(t: Tokens, i: number, { text }: Code, digits: number, labelled: boolean): number {
  if (/^\d+$/.test(text)) {
    if (digits >= 5 && digits <= 8 && ageSexAt(t, i + 1)) return 0.8;
    if (text.startsWith('0') && digits >= 5) return 0.6;
    if (digits < (labelled ? 5 : 7) || round.test(text)) return 0;
    return labelled ? 0.7 : digits > 9 ? 0.66 : 0.6;
  }
  const letters = text.replace(/\d/g, '');
  if (!/^[A-Z]+$/.test(letters.replace(/[a-z]$/, ''))) return 0;
  // A variant (V600E, G20210A), a gene or its protein, an antigen.
  if (/^[A-Z]\d{1,5}[A-Z]$/.test(text) && digits < 6) return 0;
  const head = /^[A-Z]+/.exec(text)?.[0] ?? '';
  if (knownCode.test(head.toLowerCase()) && digits < 6) return 0;
  if (/^(?:NCT|PMC|PMID|ISRCTN|G\d+P\d+|E\dV|T\d|Q\d|M\d{4}\/|KIAA|LOC|LINC|MIR|FAM|ZNF|SNP|RS)/.test(text)) return 0;
  if (digits >= 5) return labelled ? 0.8 : 0.7;
  const open = t.gap[i] !== gap.space || beginsLine(t, i);
  // M8QLZ04R2, N441EX: letters and digits in turns.
  if (/^[A-Z\d]{8,14}$/.test(text) && digits >= 3 && (text.match(/[A-Z](?=\d)|\d(?=[A-Z])/g)?.length ?? 0) >= 4)
    return 0.6;
  return digits >= 4 &&
    letters.length >= 2 &&
    letters.length <= 4 &&
    (labelled || open) &&
    !round.test(text.slice(head.length))
    ? 0.56
    : 0;
}

/** NN-19-0881, KCH/55/1120, 2025/004417, 1180-9923. */
function markedCode({ parts, marks, text }: Code, digits: number, labelled: boolean): number {
  const letters = parts.some((part) => /[A-Za-z]/.test(part));
  const first = parts[0] ?? '';
  const long = Math.max(...parts.map((part) => (/\d/.test(part) ? digitsIn(part) : 0)));
  const zero = parts.some((part) => /^0\d{2,}/.test(part));
  if (letters) {
    if (parts.some((part) => /^[a-z]|[a-z]{2}/.test(part))) return 0;
    if (knownCode.test(first.toLowerCase()) && digits < 5 && !labelled) return 0;
    if (long < 3 && !(digits >= 5 && labelled)) return 0;
    // RTA-2019: letters and a year.
    const numbers = parts.filter((part) => /\d/.test(part));
    if (numbers.length === 1 && year.test(numbers[0] ?? '') && !labelled) return 0;
    // 10A-20B and T12/L1 are short; BP/1400 is a time.
    return labelled ? 0.85 : digits >= 5 || zero ? 0.74 : 0.62;
  }
  if (parts.every((part) => part.length <= 2)) return parts.length > 3 && digits > 7 ? (labelled ? 0.75 : 0.6) : 0;
  if (parts.length === 2) {
    const [a = '', b = ''] = parts;
    if (year.test(a) && (b.length <= 2 || year.test(b))) return 0;
    if (year.test(b) && a.length <= 2 && Number(a) <= 12) return 0;
    if (round.test(a) && round.test(b)) return 0;
    const rising = Number(b) > Number(a);
    // A watch, from hour to hour.
    if (clock.test(a) && clock.test(b) && !labelled) return 0;
    if (zero || a.startsWith('0')) return digits >= 6 ? 0.72 : labelled ? 0.7 : 0;
    if (marks === '/') return labelled && (long >= 5 || digits > 8) ? 0.7 : year.test(a) && b.length >= 4 ? 0.66 : 0;
    if (long >= 6) return 0.66;
    if (a.length === b.length && a.length >= 4) return labelled ? 0.75 : rising && round.test(b) ? 0 : 0.64;
    if (a.length === 2 && b.length >= 4 && !round.test(b)) return labelled ? 0.75 : 0.56;
    return labelled && digits >= 5 ? 0.7 : 0;
  }
  if (/^\d{1,4}([-/])\d{1,2}\1\d{1,4}$/.test(text) && digits <= 8 && isDate(parts)) return 0;
  if (marks.includes('-')) return digits >= 7 ? 0.72 : labelled ? 0.7 : 0;
  return zero && digits >= 7 ? 0.66 : 0;
}

function isDate(parts: readonly string[]): boolean {
  const [a = 0, b = 0, c = 0] = parts.map(Number);
  return (a > 1800 && b <= 12 && c <= 31) || (a <= 31 && b <= 31 && (c > 1800 || c < 100));
}

const stops = is.label | is.ordinary | is.degree | is.title | is.month | is.head | is.particle | is.hospital;

/** PH 0091 773, BU 4471 8820, SANC 14417702: letters, then a number in one or several groups. */
function spacedCode(t: Tokens, i: number, code: Code, finds: Finds): number {
  if (t.shape[i] !== shape.upper || code.last !== i || t.gap[i + 1] !== gap.space || t.shape[i + 1] !== shape.number)
    return i;
  const letters = wordAt(t, i);
  if (
    letters.length < 2 ||
    letters.length > 5 ||
    measures.test(letters.toLowerCase()) ||
    (bitsAt(t, i) & stops) !== 0 ||
    (american.test(letters) && t.gap[i] !== gap.open)
  )
    return i;
  if (t.gap[i] === gap.hyphen || t.gap[i] === gap.slash) return i;
  const asked = /^(?:no|number|nr|num)$/.test(smallAt(t, i - 1)) && (bitsAt(t, i - 2) & is.label) !== 0;
  let last = i + 1;
  let digits = (t.end[last] ?? 0) - (t.start[last] ?? 0);
  while (
    last < i + 5 &&
    t.gap[last + 1] === gap.space &&
    t.shape[last + 1] === shape.number &&
    t.gap[last + 2] !== gap.colon
  ) {
    const size = (t.end[last + 1] ?? 0) - (t.start[last + 1] ?? 0);
    if (size < 3 || size > (asked ? 8 : 6)) break;
    digits += size;
    last++;
  }
  const g = t.gap[last + 1] ?? gap.start;
  if (g === gap.dot || g === gap.hyphen || (g === gap.slash && hasDigit(t.shape[last + 1]))) return i;
  const value = t.text.slice(t.start[i + 1], t.end[last]);
  const rest = t.text.slice(t.end[last], (t.end[last] ?? 0) + 12);
  if (units.test(rest) || /^,\d{3}/.test(rest) || round.test(value)) return i;
  // A telephone number in its groups.
  if (value.startsWith('0') && digits > 8) return i;
  const grouped = last > i + 1;
  const zero = value.startsWith('0');
  // "VS 0420", "AXR 0600": at what time.
  if (digits === 4 && /^[01]\d[0-5]\d$/.test(value)) return i;
  if (!(digits >= 5 || (zero && digits >= 4)) || (grouped && digits < 7)) return i;
  finds.add(recordClass(t, i), t.start[i] ?? 0, t.end[last] ?? 0, digits >= 7 || zero ? 0.72 : 0.58);
  return last + 1;
}

const aboutPatient = /^(?:dob|born|pt|patient|mrn|name|age|aged|yo|f|m|male|female|hosp|bed|cot|folder|chart|b)$/;

/** A number beside a name, an age or a date of birth is the record's; else it is some other. */
function recordClass(t: Tokens, i: number): 'MRN' | 'ID' {
  if (ageSexAt(t, i + 1)) return 'MRN';
  for (let k = i - 1; k >= 0 && i - k < 9; k--) {
    const g = t.gap[k + 1] ?? gap.start;
    if (g === gap.paragraph) break;
    if (aboutPatient.test(smallAt(t, k))) return 'MRN';
    if (t.shape[k] === shape.number && /^\d{1,2}$/.test(wordAt(t, k)) && g === gap.space && i - k === 1) return 'MRN';
  }
  return i < 25 && !wordOfLabel.has(smallAt(t, i - 1)) ? 'MRN' : 'ID';
}
