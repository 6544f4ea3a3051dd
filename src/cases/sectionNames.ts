/** Words that make a heading the name of a part of a case. */
const parts = set(`
  history histories anamnesis background complaint complaints concern presentation presenting symptoms
  examination exam findings signs vitals observations appearance
  test tests testing investigation investigations workup work-up laboratory labs lab bloods results data urinalysis
  microbiology cultures culture serology biochemistry haematology hematology chemistry toxicology
  imaging radiology radiograph radiography x-ray ultrasound sonography ct mri scan scans tomography echocardiogram
  echocardiography ecg ekg electrocardiogram electrocardiography eeg endoscopy colonoscopy biopsy histology pathology
  spirometry
  medication medications medicines drugs allergies allergy immunisations immunizations vaccinations
  habits lifestyle occupation exposures travel
  course progress follow-up followup day treatment management interventions
  review summary description demographics information info details department
  comorbidity comorbidities conditions problem problems factors
`);

/** Words that may stand beside them. */
const besides = set(`
  a an and or of the on in at to for from with by per initial further other additional relevant pertinent current
  present past previous prior known recent last later general clinical physical medical surgical psychiatric obstetric
  gynaecological gynecological gynaecologic gynecologic developmental birth perinatal family social personal sexual
  dietary nutritional drug occupational smoking alcohol home regular usual chief main presenting reason case patient
  patient's illness disease systems system vital body bedside point-of-care point care blood urine stool csf serum
  cerebrospinal fluid arterial venous gas special routine basic selected key mental status state neurological
  neurologic cardiovascular cardiac respiratory pulmonary abdominal gastrointestinal musculoskeletal skin
  dermatological dermatologic ophthalmological eye ear nose throat head neck chest abdomen pelvis pelvic brain spine
  rectal lymph node joint limb limbs admission arrival discharge hospital hospitalisation hospitalization ward
  emergency clinic outpatient inpatient referral visit days week weeks hour hours next first second third
  plain film 12-lead function liver renal kidney thyroid lumbar puncture pmh hpi risk
  so far before after during
`);

/** Headings after which a case's text is over: what follows gives the diagnosis away or asks for it. */
const ends = set(`
  answer answers answered diagnosis diagnoses discussion explanation solution commentary comment outcome rationale
  question questions reference references points learning teaching take-home messages message conclusion conclusions
`);
const endsBesides = set(`
  a an and or of the to for is what final definitive differential working likely most probable correct reference
  expert key follow-up clinical case
`);

function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Names that the words alone do not tell. */
const partNames =
  /^(social|family|ros|obs|pmh|hpi|reason for (visit|referral|admission)|(known|past|previous|prior|existing|referral|referring|admitting) diagnos[ei]s)$/;

/** Whether a heading names a part of a case ("Past medical history"), so that no case begins with it. */
export function isPartName(title: string): boolean {
  const words = wordsOf(title);
  return (
    partNames.test(words.join(' ')) ||
    (words.some((word) => parts.has(word)) &&
      words.every((word) => parts.has(word) || besides.has(word) || isNumber(word)))
  );
}

/** Whether the text of a case ends before a heading ("Discussion", "Final diagnosis"). */
export function isEndName(title: string): boolean {
  const words = wordsOf(title);
  const known = [ends, endsBesides, parts, besides];
  return (
    !isPartName(title) &&
    words.some((word) => ends.has(word)) &&
    words.every((word) => isNumber(word) || known.some((names) => names.has(word)))
  );
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

function wordsOf(title: string): readonly string[] {
  return title.length > 120 ? [] : plain(title).split(' ');
}

/** Lower case, without numbering, emphasis and punctuation. */
function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/\u2019/g, "'")
    .replace(/^\s*(\d+(\.\d+)*[.)]?|[a-z][.)])\s+/, '')
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+-+\s+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
