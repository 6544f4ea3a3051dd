import type { Reason } from '../reasons.ts';

/** What the name of a column says of what stands in it. */
export type NameKind = 'whole' | 'part' | 'person' | 'reference' | 'accepted' | 'basis' | 'id' | 'patient' | 'out';

export interface Named {
  readonly kind: NameKind;
  readonly reason: Reason;
  /** Of several with one kind the lowest is meant. */
  readonly rank: number;
}

/** The name of a column in small letters, its words apart: "finalDiagnosis", "final_diagnosis" and "Final Diagnosis" are one. */
export function plainName(name: string): string {
  return name
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function isKnownName(name: string): boolean {
  return name.length <= 80 && meaning(name) !== null;
}

/** What a name is known to mean; null for any other. */
export function meaning(name: string): Named | null {
  const plain = plainName(name);
  const listed = known.get(plain) ?? known.get(plain.replace(/^(the|patients?|pt) /, ''));
  if (listed !== undefined) return listed;
  const found = patterns.find(([pattern]) => pattern.test(plain));
  return found === undefined ? null : found[1];
}

const known = new Map<string, Named>();

function list(kind: NameKind, reason: Reason, names: string): void {
  names
    .split(',')
    .map((name) => name.trim().replace(/\s+/g, ' '))
    .forEach((name, rank) => known.set(name, { kind, reason, rank }));
}

list(
  'whole',
  'caseSection',
  `case prompt, case text, case vignette, clinical vignette, vignette, case presentation, case description, clinical case, case report,
  case history, case narrative, case study, case content, patient case, case, case note, clinical presentation, clinical description,
  clinical scenario, scenario, clinical note, clinical notes, clinical text, patient description, patient presentation, patient note, note text,
  note, notes, narrative, full text, text, description, presentation, patient, transcript, document, report text, report, story, question, prompt,
  input, content, body, case summary, patient summary, clinical summary, summary`,
);
list(
  'part',
  'caseSection',
  'case information, case info, case details, clinical information, patient information, patient info, presenting features, clinical features',
);
list(
  'part',
  'history',
  `history, medical history, clinical history, history of present illness, history of presenting illness, history of presenting complaint,
  present illness, hpi, chief complaint, chief complaints, complaint, complaints, presenting complaint, presenting complaints, cc, pmh, past medical history,
  past history, previous history, family history, social history, surgical history, past surgical history, travel history, symptoms,
  presenting symptoms, signs and symptoms, ros, review of systems, reason for visit, anamnesis`,
);
list(
  'part',
  'examination',
  `examination, physical examination, physical exam, exam, clinical examination, on examination, vital signs, vitals, signs, clinical signs,
  clinical findings, physical findings, examination findings, exam findings, findings, general examination, neurological examination, observations`,
);
list(
  'part',
  'results',
  `labs, lab, laboratory, laboratory tests, laboratory results, laboratory findings, laboratory data, lab results, lab tests, lab data,
  blood tests, bloods, investigations, investigation, tests, test results, diagnostic tests, diagnostic testing, imaging, imaging findings,
  imaging results, imaging studies, radiology, radiology report, radiology findings, ecg, ekg, results, workup, work up, diagnostic workup, ct, mri, x ray, urinalysis`,
);
list(
  'part',
  'medication',
  'medications, medication, current medications, home medications, meds, drugs, allergies, allergy',
);
list(
  'person',
  'history',
  'age, sex, gender, age years, age in years, age and sex, age sex, age gender, demographics, occupation',
);
list(
  'reference',
  'reference',
  `reference diagnosis, final diagnosis, gold diagnosis, gold standard diagnosis, ground truth diagnosis, true diagnosis, correct diagnosis,
  confirmed diagnosis, definitive diagnosis, actual diagnosis, established diagnosis, final dx, diagnosis, diagnosis name, diagnosis label, principal diagnosis,
  primary diagnosis, main diagnosis, discharge diagnosis, final diagnoses, diagnoses, dx, reference, ground truth, gold, gold standard, truth,
  correct answer, answer text, answer, disease, disease name, pathology, disorder, target, label, condition`,
);
list(
  'accepted',
  'reference',
  `accepted, accepted answers, accepted diagnoses, accepted diagnosis, accepted alternatives, acceptable, acceptable answers, acceptable diagnoses,
  also accepted, alternatives, alternative names, aliases, synonyms, diagnosis synonyms, other names, accept`,
);
list(
  'basis',
  'reference',
  'basis, basis of diagnosis, diagnostic basis, diagnosis basis, confirmed by, established by, how established',
);
list(
  'id',
  'identity',
  `case id, caseid, case number, case no, patient uid, uid, id, uuid, record id, note id, row id, question id, report id, vignette id,
  sample id, hadm id, encounter id, pmcid, doi, key, number, no, nr, idx, index, unnamed 0`,
);
list(
  'patient',
  'identity',
  'patient id, patientid, patient number, subject id, subject, person id, pid, mrn, medical record number, participant id, pmid, group id, cluster',
);
list(
  'out',
  'front',
  'title, case title, article title, abstract, keywords, key words, keyword, authors, author, journal, heading, specialty, category, topic, subject area, tags',
);
list(
  'out',
  'conclusion',
  'discussion, conclusion, conclusions, references, comment, comments, learning points, teaching points, take home messages, explanation, exp, rationale, reasoning, reviewer comments',
);
list(
  'out',
  'treatment',
  'treatment, treatments, therapy, management, course, hospital course, clinical course, outcome, outcomes, follow up, followup, procedures, procedure, intervention, interventions, discharge instructions, discharge medications, disposition',
);
list(
  'out',
  'namesDiagnosis',
  `options, choices, assessment, impression, plan, assessment and plan, problem list, problems, histology, pathology report, biopsy, genotype, genetics,
  prediction, predictions, predicted, model output, model answer, response, output, completion, answer idx, answer index, answer key, cop, opa, opb, opc, opd, discharge summary`,
);
list(
  'out',
  'names',
  `name, names, patient name, full name, first name, last name, surname, given name, doctor, physician, clinician, hospital, institution, address, phone, telephone,
  email, dob, date of birth, birth date, birthdate, ssn, social security number`,
);
list(
  'out',
  'identity',
  'url, link, source, file, filename, file name, file path, path, date, admission date, admitted, created, license, licence, split, version',
);

/** Names that hold one of these words say enough. */
const patterns: readonly (readonly [RegExp, Named])[] = [
  [
    /\b(differentials?|ddx|icd ?\d*|snomed|diagnos[ei]s|diagnostic reasoning|dx)\b/,
    { kind: 'out', reason: 'namesDiagnosis', rank: 0 },
  ],
  [/\b(discussion|conclusions?)\b/, { kind: 'out', reason: 'conclusion', rank: 0 }],
  [/\b(treatments?|therapy|management|outcomes?|prognosis)\b/, { kind: 'out', reason: 'treatment', rank: 0 }],
  [/\b(physical exam(ination)?|vital signs)\b/, { kind: 'part', reason: 'examination', rank: 50 }],
  [
    /\b(present(ing)? (illness|complaint)|(medical|family|social|surgical) history)\b/,
    { kind: 'part', reason: 'history', rank: 50 },
  ],
  [/\b(laboratory|lab (results|tests|findings)|imaging)\b/, { kind: 'part', reason: 'results', rank: 50 }],
];
