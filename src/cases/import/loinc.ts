import type { Reason } from './reasons.ts';

/** Whether a section of a clinical document belongs to the case, and why. */
export interface Verdict {
  readonly included: boolean;
  readonly reason: Reason;
}

const taken: Readonly<Record<string, Reason>> = {
  '10164-2': 'history',
  '10154-3': 'history',
  '46239-0': 'history',
  '11348-0': 'history',
  '10157-6': 'history',
  '29762-2': 'history',
  '10187-3': 'history',
  '29545-1': 'examination',
  '8716-3': 'examination',
  '30954-2': 'results',
  '10160-0': 'medication',
  '48765-2': 'medication',
};

const left: Readonly<Record<string, Reason>> = {
  '51848-0': 'namesDiagnosis',
  '51847-1': 'namesDiagnosis',
  '11450-4': 'namesDiagnosis',
  '42347-5': 'namesDiagnosis',
  '46241-6': 'namesDiagnosis',
  '11535-2': 'namesDiagnosis',
  '29308-4': 'namesDiagnosis',
  '10219-4': 'namesDiagnosis',
  '10218-6': 'namesDiagnosis',
  '18776-5': 'treatment',
  '8648-8': 'treatment',
  '10183-2': 'treatment',
  '42346-7': 'treatment',
  '8653-8': 'treatment',
  '47519-4': 'treatment',
};

const dischargeDiagnosis = '11535-2';

/** By title, where the code says nothing: the first that fits. What would tell the answer comes before the rest. */
const byTitle: readonly (readonly [RegExp, Reason, boolean])[] = [
  [/\b(famil(y|ial) (medical )?(history|anamnesis)|anamnesis familiar)/, 'history', true],
  [/\b(diagnos[ei]s|impressions?|assessments?|problems?( list)?|conclusions?|summary)\b/, 'namesDiagnosis', false],
  [
    /\b(plans?|course|discharge|treatments?|therap(y|ies)|procedures?|operations?|interventions?|follow.?up|recommendations?|instructions?|disposition|outcome|orders?)\b/,
    'treatment',
    false,
  ],
  [
    /\b(chief|presenting|main) (complaints?|concerns?|problems?)|\breasons? for (visit|admission|referral|consultation|encounter)|\b(h(istory of )?p(resent(ing)? )?i(llness)?|history)\b|\bpresent(ing)? illness|\breview of systems|\bros\b|\b(social|past medical|medical|surgical) history|\banamnesis/,
    'history',
    true,
  ],
  [/\b(physical|clinical)? ?(exam(ination)?s?|findings)\b|\bvital(s| signs)\b|\bobservations\b/, 'examination', true],
  [
    /\b(results?|labs?|laborator(y|ies)|investigations?|diagnostic (tests?|studies)|imaging|radiology)\b/,
    'results',
    true,
  ],
  [/\b(medications?|medicines?|drugs?|allerg(y|ies)|intolerances?|adverse reactions?)\b/, 'medication', true],
];

/** What becomes of a section: by its LOINC code, and by its title where it has none that is known. */
export function verdictOn(codes: readonly string[], title: string): Verdict {
  for (const code of codes) {
    const outside = left[code];
    if (outside !== undefined) return { included: false, reason: outside };
  }
  for (const code of codes) {
    const inside = taken[code];
    if (inside !== undefined) return { included: true, reason: inside };
  }
  const words = title.toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 120);
  const [, reason, included] = byTitle.find(([pattern]) => pattern.test(words)) ?? [];
  return reason === undefined || included === undefined ? { included: false, reason: 'unknown' } : { included, reason };
}

/** Whether a section says what the patient was found to have in the end. */
export function tellsFinalDiagnosis(codes: readonly string[], title: string): boolean {
  return (
    codes.includes(dischargeDiagnosis) ||
    /^(the )?(final|discharge|principal|primary discharge|hospital discharge|definitive) diagnos[ei]s:?$/i.test(
      title.trim(),
    )
  );
}

/** LOINC in C-CDA, by its object identifier, and in FHIR, by its address. */
export const loincSystem =
  /^(2\.16\.840\.1\.113883\.6\.1|urn:oid:2\.16\.840\.1\.113883\.6\.1|https?:\/\/loinc\.org\/?)$/;
