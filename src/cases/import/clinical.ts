/** How far it is read: a case shows itself early, and a file may be long. */
const readAhead = 20_000;

const person = String.raw`(?:man|woman|boy|girl|male|female|lady|gentleman|patient|infant|baby|child|neonate|newborn|toddler|teenager|adolescent)`;

/** Words that put one person with an age or a sex in front of the reader. */
const someone = [
  /\b\d{1,3}[ -]?(?:years?|yrs?|y|months?|mo|weeks?|wks?|days?)[ -]*(?:old|o)\b/i,
  /\b[a-z]{3,9}(?:-[a-z]{3,5})?[ -](?:year|month|week|day)s?[ -]old\b/i,
  new RegExp(
    String.raw`\b${person},? (?:(?:of|aged) (?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)|in (?:his|her) (?:early |mid-?|late )?\d)`,
    'i',
  ),
  /\b(?:aged?|age:) ?\d{1,3}\b(?! ?(?:-|(?:years? )?(?:or|and|to)\b))/i,
  /(?:^|[\s(.])\d{1,3} ?(?:(?:mth?|mo|wk|yr?|d) ?)?(?:[MF]|y\/?o|[MF] ?y\/?o)\b/,
  /^\W{0,5}(?:an? )?[a-z -]{3,40}, \d{1,3}[,.]/i,
  /\b(?:girl|boy|baby|infant|twin) (?:was )?born at\b/i,
  /(?:^|[\s(.])[MF],? ?\d{1,3}\b/,
  /\b(?:I am|I'm|he is|she is|he's|she's|mrs?|ms|wife is|husband is|son is|daughter is|mother is|father is|mum is|dad is),? \d{1,3}\b/i,
  /\b(?:his|her) (?:\w+ )?(?:wife|husband|mother|father|chest|abdomen|blood pressure|pulse|temperature|symptoms|pain)\b/i,
  new RegExp(
    String.raw`\b(?:a|this|our|the|an? \w+|\w+ly) ${person} (?:who|was|with|had|has|presented|complained|developed|came)\b`,
    'i',
  ),
];

/** Words of many people: of a group, a rule, a folder of files. */
const many = /\b(?:patients|participants|subjects|volunteers|these cases|all cases|each (?:case|file|patient|row))\b/i;

/** Words that tell what happened to someone. */
const happened =
  /\b(?:present(?:s|ed|ing) (?:with|to|after|because|for)|complain(?:s|ed|ing)? of|(?:was|is|were) (?:admitted|referred|brought|seen|transferred|noted|found)|admits? to|den(?:ies|ied)|c\/o|history of|hx of|h\/o|pmh|nkda|on examination|o\/e|on arrival|woke|reports?|reported|noticed|developed|collapsed|vomited|felt|feels|(?:I|he|she|they) (?:have|has|had|got|get|gets|cannot|can't|could not|couldn't|could|keeps?|kept)|since (?:yesterday|this morning|last)|for (?:the (?:past|last) )?(?:\w+ )?(?:hours?|days?|weeks?|months?|years?)|(?:\w+) (?:hours?|days?|weeks?|months?|years?) (?:ago|of|before))\b/gi;

/** What is measured at a bedside or in a laboratory, with its number. */
const measured =
  /\b(?:(?:bp|blood pressure|hr|pulse|heart rate|rr|resp(?:iratory)? rate|sp?o2|sats?|saturation|temp(?:erature)?|t|gcs|hb|ha?emoglobin|wcc|wbc|white (?:blood )?cells?|platelets|plt|crp|esr|na|sodium|potassium|creatinine|troponin|glucose|lactate|lipase|tsh|ph|bmi|alt|ast|bilirubin|albumin|calcium|ferritin|d-dimer)\b[ :=]{0,3}(?:was |is |of |at )?[<>]?\d|\d+(?:\.\d+)? ?(?:mmhg|mm hg|bpm|\/min\b|beats per minute|°c|mmol|mg\/dl|g\/l\b|g\/dl|µmol|umol|u\/l\b|iu\/l|mg\b|ng\/l|ng\/ml|x ?10\^?9))/gi;

const vocabulary = new Set(
  `abdomen abdominal abscess ache aching admission admitted allergies allergy anaemia anemia angina ankle ankles antibiotics anxious aorta
  appetite arm arms arthritis ascites aspirin asthma asymptomatic auscultation back belly biopsy bleeding blood bloods blurred bowel bowels brain
  breath breathing breathless breathlessness bruising calf cancer cardiac cervical chest chills clammy clinic coma confused confusion
  constipation convulsion copd cough coughing coughed crackles cramps crp ct cyanosis deafness dehydrated diabetes diabetic diarrhoea diarrhea dizziness
  dizzy drowsy dysphagia dyspnea dyspnoea dysuria ear ears ecg echocardiogram echocardiography effusion ekg electrocardiogram emergency erythema
  examination exertion eye eyes eyelid face faint fainted fatigue febrile feet fever feverish fingers foot gait gallbladder groin guarding
  haematuria hematuria haemoglobin hemoglobin haemoptysis hemoptysis hallucinations hand hands headache headaches heart heartburn hepatomegaly hips hospital
  hypertension hypertensive hypotension imaging infarction inflamed insulin irritable itch itching itchy jaundice jaw joint joints kidney knee knees
  laboratory leg legs lesion lesions lethargic leucocytes leukocytes limp lips liver lump lumps lung lungs lymph lymphadenopathy lymphocytes mass
  medication medications menopause menstrual mmhg mole monitor mouth mri murmur muscle muscles nausea nauseated neck necrosis nerve neurological neutrophils
  newborn nipple nodes nodule nose numb numbness obese oedema edema operation orthopnoea orthopnea ovary pain painful painless pallor palpable
  palpitations palpation papules paracetamol paralysis parents patient pelvic penis perfusion period periods photophobia platelets pneumonia pregnancy pregnant
  productive prostate pulmonary pulse pulses pupil pupils purpura pus radiograph rales rash rebound rectal reflexes relieved renal respiratory resting
  rigid saturation scalp scan scrotum seizure seizures sepsis septic serum shivering shoulder shoulders sick skin sleep smoker smokes smoking sodium sore
  spine spleen splenomegaly sputum stiff stiffness stomach stool stools stroke surgery surgical sweats sweating sweaty swallow swallowing swelling swollen
  symptom symptoms syncope systolic tablets tachycardia tachycardic tachypnoea tachypnea temperature tender tenderness testicular testis throat thumb thyroid tingling
  tired tiredness toe toes tongue tonsils transfusion trauma tremor troponin tumour tumor ulcer ulcers ultrasound unconscious unsteady unwell ureter urinalysis
  urinary urine urticaria uterus vaccinated vaginal vein veins ventricular vertigo vesicles vision visual vital vitals vomit vomited vomiting weak weakness weight
  wheeze wheezing wound wounds wrist wrists x-ray`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words of what is written about files, programs and studies rather than about a patient. */
const elsewhere = new Set(
  `api app apache build button class classes cli clone code codes column columns command commands commit compile config configuration copyright corpus
  csv cursor dataset datasets default dependencies deprecated developer developers docker documentation download email file files filename folder folders
  format formats function functions git github html http https import imports install installation interface javascript json jsonl
  library licence license licensed licensing method methods model models module modules node npm option options output package packages panel parameter
  parameters path pip plugin preprocessing program python query readme release repo repository requirements schema
  script scripts server settings software source string syntax tab table template tool token tokens training txt types typescript update url
  usage user users uuid version versions warranty website xml yaml zip`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

export interface ClinicalSigns {
  /** How many words there are. */
  readonly length: number;
  /** Whether one person is spoken of. */
  readonly someone: boolean;
  readonly many: boolean;
  readonly happened: number;
  readonly measured: number;
  /** Different words of illness and examination; how many of a thousand words are such words. */
  readonly words: number;
  readonly density: number;
  /** Different words of files, programs and studies. */
  readonly elsewhere: number;
}

/** What speaks for a text being the story of a patient, and what against it. */
export function clinicalSigns(text: string): ClinicalSigns {
  const start = text.slice(0, readAhead);
  const known = new Set<string>();
  const other = new Set<string>();
  let all = 0;
  let clinical = 0;
  for (const [word] of start.toLowerCase().matchAll(/[\p{L}][\p{L}-]*/gu)) {
    all += 1;
    if (vocabulary.has(word)) {
      clinical += 1;
      known.add(word);
    } else if (elsewhere.has(word)) other.add(word);
  }
  return {
    length: all,
    someone: someone.some((pattern) => pattern.test(start)),
    many: many.test(start),
    happened: distinct(start, happened),
    measured: distinct(start, measured),
    words: known.size,
    density: all === 0 ? 0 : (1000 * clinical) / all,
    elsewhere: other.size,
  };
}

function distinct(text: string, pattern: RegExp): number {
  const found = new Set<string>();
  for (const [words] of text.matchAll(pattern)) {
    found.add(words.toLowerCase());
    if (found.size === 10) break;
  }
  return found.size;
}

/** Whether a text is the story of a patient, as far as its words show. `lenient`: it stands where one is expected. */
export function isClinical(text: string, lenient = false): boolean {
  const { length, someone, many, happened, measured, words, density, elsewhere } = clinicalSigns(text);
  const signs = (someone ? 3 : 0) + Math.min(happened, 3) + Math.min(measured, 4) + Math.min(words / 2, 5);
  if (lenient) return signs >= 2.5 && words + measured >= (someone ? 1 : 2);
  // A text about a group tells of no one in it.
  if (many && !someone && measured < 3) return false;
  // A few lines about one person of some age are a vignette, whatever they tell; so are a few lines full of illness.
  if (length < 250 && elsewhere <= 1 && someone && (length >= 12 || words + measured > 0)) return true;
  if (length < 120 && elsewhere === 0 && words + measured >= 3 && density >= 90) return true;
  return (
    signs >= 4 &&
    words + measured >= 2 &&
    density + 15 * measured >= 20 &&
    3 * elsewhere <= signs + words / 2 + measured
  );
}
