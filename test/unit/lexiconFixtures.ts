import type { Finding } from '../../src/cases/lexicon/finding.ts';
import { compileNames } from '../../src/cases/lexicon/compile.ts';
import { Lexicon } from '../../src/cases/lexicon/lexicon.ts';
import { measures } from '../../src/cases/lexicon/numbers/measures.ts';
import type { WrittenDiagnosis, WrittenFinding } from '../../src/cases/lexicon/names.ts';
import { readingFindings } from '../../src/cases/lexicon/readFindings.ts';
import { finish } from '../../src/cases/lexicon/words/tokens.ts';

const findings = `
fever: fever | febrile | pyrexia
cough: cough | coughing
rash: rash
headache: headache
vomiting: vomiting | vomited | emesis
nausea: nausea | nauseated
diarrhea: diarrhea
chest-pain: chest pain | CP
dyspnea: shortness of breath | dyspnea | SOB | breathless
neck-stiffness: neck stiffness | stiff neck
guarding: guarding
weight-loss: weight loss
edema: edema | ankle swelling
murmur: murmur
wheeze: wheeze
seizure: seizure | convulsion
syncope: syncope | fainting
jaundice: jaundice
dysuria: dysuria
sore-throat: sore throat
tenderness: tenderness | tender
abdominal-pain: abdominal pain
loss-of-appetite: loss of appetite | no appetite
smoking: smoker | smoking
`;
const background = new Set(['smoking']);
const diagnoses = `
asthma: asthma
diabetes: diabetes
pneumonia: pneumonia
appendicitis: appendicitis
myocardial-infarction: myocardial infarction | heart attack
pulmonary-embolism: pulmonary embolism | PE
migraine: migraine
tuberculosis: tuberculosis | TB
breast-cancer: breast cancer
stroke: stroke
`;

function lines(text: string): [string, string][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(': ') as [string, string]);
}

const findingNames: WrittenFinding[] = lines(findings).map(([id, forms]) => ({
  id,
  label: id,
  forms,
  absentForms: id === 'fever' ? 'afebrile' : '',
  broader: null,
  lasting: background.has(id),
  familial: false,
  course: false,
}));
const diagnosisNames: WrittenDiagnosis[] = lines(diagnoses).map(([id, forms]) => ({
  id,
  name: id,
  forms,
  icd10: 'X00',
}));

/** A lexicon of a few words, so that what is tested is how they are meant. */
export const smallLexicon = new Lexicon(compileNames(findingNames, diagnosisNames, measures), measures);

export function readSmall(text: string): Finding[] {
  return finish(readingFindings(text, smallLexicon));
}

/** `fever+`, `cough-`, `asthma+past`, `stroke+family`, `pneumonia+?`: how a finding is meant, in one word. */
export function meant(finding: Finding): string {
  const id = finding.finding.replace('diagnosis:', '');
  const whose = finding.whose === 'patient' ? '' : finding.whose;
  const when = finding.when === 'now' ? '' : finding.when;
  return `${id}${finding.present ? '+' : '-'}${whose}${when}${finding.certain ? '' : '?'}`;
}
