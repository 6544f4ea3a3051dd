import type { Finds } from './finds.ts';
import { specific, townAfter } from './hospitals.ts';
import { linksWords } from './locations.ts';
import { bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is, looksMedical } from './words.ts';

/** What a place of care is called by, beside hospital and clinic, where a word of its own stands before. */
const heads = new Set(
  'imaging radiology diagnostics dermatology pediatrics paediatrics fertility expresscare medexpress hub suite project recovery genetics orthopedics orthopaedics cardiology oncology neurology urology gastroenterology rheumatology nephrology endocrinology ophthalmology eyecare optometry opticians optical dental dentistry orthodontics physiotherapy physio chiropractic osteopathy obgyn gynecology gynaecology obstetrics midwifery wellness rehab rehabilitation surgicenter surgicentre laboratory laboratories labs pathology podiatry psychiatry psychology psychotherapy audiology allergy arthritis partnership hospice hospices grange manor almshouses polyclinic medicentre medicenter medical surgeons physicians doctors specialists consultants paediatric dialysis transplant maternity infirmary clinics practitioners campus urgentcare'.split(
    ' ',
  ),
);
/** Words that make a head with the one before. */
const pairs: Readonly<Record<string, RegExp>> = {
  care: /^(?:intermediate|urgent|primary|express|immediate|home|family|hospice|memory|term|eye|cancer|palliative|nursing|acute|health|medical|critical|dental|women's|residential|day|community)$/,
  rooms: /^(?:consulting|specialist|medical)$/,
  associates: /^(?:care|medical|health|pediatric|surgical)$/,
  living: /^(?:assisted|independent|senior|retirement|supported)$/,
  service:
    /^(?:genetics|health|medical|stroke|renal|transplant|pain|counselling|midwifery|ambulance|dialysis|psychology|gender|fertility|nursing|cancer|screening|addiction|recovery|imaging|eye|hearing|wellbeing|retrieval|paediatric|perinatal)$/,
  services: /^(?:genetics|health|medical|care|counselling|recovery|addiction|community|nursing|dental|imaging)$/,
  medicine:
    /^(?:family|internal|sports|emergency|general|maternal|fetal|pulmonary|sleep|pain|veterinary|tropical|nuclear)$/,
  village: /^(?:retirement|care|life|extra)$/,
  house: /^(?:care|nursing|convalescent)$/,
  health: /^(?:mental|women's|public|children's|behavioral|behavioural|community|family|sexual|occupational)$/,
};
const aHome =
  /^(?:house|manor|lodge|grange|court|hall|villa|park|towers|gardens|view|mews|cottage|acres|haven|residence)$/;
const livesAt = /^(?:at|to|from|in)$/;
const dwells =
  /^(?:lives|living|resident|resides|discharged|discharge|returned|returns|return|back|home|placement|place|respite|moved|transferred|transfer|admitted|nh|rh|ch|staff|manager|matron|bed|stay|rehab|care|living|seen|sent|go|went|off|via|dc|d\/c|accepted|offered)$/;

/** "Platte River Dermatology", "Maple Glen Assisted Living", "Saltire Regional Genetics Service". */
export function facilityAt(t: Tokens, i: number, finds: Finds, allSmall: boolean): void {
  const s = t.shape[i];
  if (s !== shape.capital && !(allSmall && s === shape.small)) return;
  if (!linksWords(t.gap[i]) || t.possessive[i] === 1 || (s === shape.capital && !isCapital(t.shape[i - 1]))) return;
  const head = smallAt(t, i);
  const before = smallAt(t, i - 1);
  const paired = pairs[head]?.test(before) === true;
  if (!paired && !heads.has(head)) {
    if (aHome.test(head)) homeAt(t, i, finds);
    return;
  }
  // "Green Country Dental Practice": the last of the heads.
  if (t.gap[i + 1] === gap.space && t.shape[i + 1] === s) {
    const next = smallAt(t, i + 1);
    if (heads.has(next) || (bitsAt(t, i + 1) & is.hospital) !== 0 || pairs[next]?.test(head) === true) return;
  }
  let from = i;
  let own = 0;
  for (let k = i - 1; k >= 0 && i - k < 7; k--) {
    const g = t.gap[k + 1];
    if (!linksWords(g) && !/^ ?& $|^['’]s? $/.test(t.text.slice(t.end[k], t.start[k + 1]))) break;
    const word = smallAt(t, k);
    if (/^(?:of|the|and|de|la)$/.test(word) && isCapital(t.shape[k - 1])) continue;
    const bits = bitsAt(t, k);
    if (
      t.shape[k] !== s &&
      !(s === shape.capital && t.shape[k] === shape.upper && (t.end[k] ?? 0) - (t.start[k] ?? 0) > 3)
    )
      break;
    if ((bits & is.title) !== 0 && word !== 'st') return;
    if (allSmall && (bits & (is.by | is.preposition | is.verb | is.dated)) !== 0) break;
    from = k;
    if (
      specific(t, k, 'hospital') &&
      (bits & (is.eponym | is.head | is.staff | is.relative | is.label)) === 0 &&
      !looksMedical(wordAt(t, k))
    )
      own++;
  }
  if (own === 0 || (allSmall && s === shape.small && (own < 2 || !livesAt.test(smallAt(t, from - 1))))) return;
  const weak =
    /^(?:recovery|medical|physio|project|hub|suite|specialists|consultants|campus|optical|surgeons|physicians|doctors|transplant|maternity|allergy)$/.test(
      head,
    );
  const cued =
    livesAt.test(smallAt(t, from - 1)) || own > 1 || (t.gap[from] !== gap.space && t.gap[from] !== gap.period);
  finds.add('HOSPITAL', t.start[from] ?? 0, t.end[i] ?? 0, paired || cued ? 0.76 : weak ? 0.45 : 0.6);
  if (paired || cued) townAfter(t, i, finds);
}

/** "lives at Willow Grange", "back to Ashdene Court": a home that does not say so. */
function homeAt(t: Tokens, i: number, finds: Finds): void {
  let from = i;
  while (from > 0 && i - from < 3 && linksWords(t.gap[from]) && t.shape[from - 1] === shape.capital) from--;
  if (from === i || !livesAt.test(smallAt(t, from - 1)) || t.gap[from] !== gap.space) return;
  // "97, from Honeysuckle Court": behind an age.
  const aged = t.gap[from - 1] === gap.comma && hasDigit(t.shape[from - 2]) && smallAt(t, from - 1) === 'from';
  if (!(aged || dwells.test(smallAt(t, from - 2))) || (bitsAt(t, from) & (is.title | is.month)) !== 0) return;
  if (t.shape[from - 2] === undefined || /^\d/.test(wordAt(t, from))) return;
  finds.add('HOSPITAL', t.start[from] ?? 0, t.end[i] ?? 0, i - from > 1 || aged ? 0.9 : 0.55);
}

const before = new Set(
  'hospital hopital hôpital chu chru chuv ospedale policlinico clinica clínica clinique klinik klinikum krankenhaus spital spitalul sanatorio polikliniek ziekenhuis szpital nemocnice bolnica hastanesi rumah poliklinik klinika istituto instituto institut centro polyclinique kliniken sjukhus sygehus'.split(
    ' ',
  ),
);
const particle =
  /^(?:de|la|le|les|del|da|do|dos|das|des|du|di|della|dei|der|am|im|zu|zum|zur|d|l|van|het|de|y|e|sakit)$/;

/** "Hospital San Telmo de la Ribera", "CHU Les Tilleuls", "Klinikum am Steinbruch": the name behind the word. */
export function namedHospitalAt(t: Tokens, i: number, finds: Finds): void {
  if (!linksWords(t.gap[i + 1])) return;
  const head = smallAt(t, i);
  if (!before.has(head) || !isCapital(t.shape[i])) return;
  if (t.shape[i] === shape.upper && !head.startsWith('ch')) return;
  let last = i;
  let own = 0;
  let foreign = head !== 'hospital';
  for (let k = i + 1; k < i + 9 && k < t.count; k++) {
    const g = t.gap[k];
    if (!linksWords(g) && !/^['’]$/.test(t.text.slice(t.end[k - 1], t.start[k]))) break;
    const word = smallAt(t, k);
    if (isCapital(t.shape[k]) && t.shape[k] !== shape.initial) {
      const bits = bitsAt(t, k);
      if (
        (bits & is.ordinary) !== 0 &&
        (bits & (is.given | is.family | is.town)) === 0 &&
        !/^(?:san|santa|saint|central|general|regional)$/.test(word)
      )
        break;
      if ((bits & is.month) !== 0 || looksMedical(wordAt(t, k))) break;
      last = k;
      if (
        !/^(?:general|central|regional|national|universitario|universitário|universitaire|civile|maggiore)$/.test(word)
      )
        own++;
      if (/[^a-z]/.test(word.replace(/['’-]/g, '')) || /^(?:san|santa|santo|sainte|são|universit)/.test(word))
        foreign = true;
    } else if (particle.test(word)) foreign = true;
    else break;
  }
  if (own === 0 || last === i) return;
  const cue = /^(?:at|from|to|in|the|ex|via)$/.test(smallAt(t, i - 1));
  if (!foreign && !(own > 1 || cue)) return;
  finds.add('HOSPITAL', t.start[i] ?? 0, t.end[last] ?? 0, foreign ? 0.96 : 0.55);
  townAfter(t, last, finds);
}
