// A seeded generator of synthetic clinical notes with known identifiers: the bench corpus for the identifier detector.
// It was written apart from the rules it judges, without sight of them: keep it so, and do not tune it to them.
// Every person, place of care and number is invented. Offsets are UTF-16 code units, as JavaScript strings count.

export interface Note {
  readonly text: string;
  readonly gold: readonly { readonly class: string; readonly start: number; readonly end: number }[];
}

/** A run of text; with a class when it is an identifier. */
interface Piece {
  readonly text: string;
  readonly class?: string;
}

type Locale = 'uk' | 'us' | 'au' | 'in' | 'eu';

const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '');

// --- Pools -----------------------------------------------------------------------------------------------------------

const SURNAMES = list(`
  Abernathy, Achterberg, Adebayo, Adeyemi, Agyapong, Ahmadi, Akhtar, Alvarado, Anand, Andersson, Appiah, Arslan,
  Asante, Ashdown, Baek, Bannerman, Bellandi, Benhaddou, Bhattacharya, Bianchi, Blackwood, Boateng, Bondarenko,
  Brannigan, Brennan, Broussard, Castellanos, Chaudhry, Chen, Chukwu, Cholmondeley, Coetzee, Costa, Crewe, Dahl,
  Deshmukh, Delacroix, Delgado, Demirci, Devlin, Diallo, Dimitrov, Dlamini, Drummond, Dubois, Duffy, Eikenberry,
  Ekwueme, Eriksson, Etxeberria, Eze, Faleti, Farquhar, Featherstone, Ferreira, Fifita, Fitzwilliam, Fontenot,
  Galbraith, Garza, Ghorbani, Goldblatt, Golriz, Grindrod, Gupta, Haddad, Halvorsen, Hargreaves, Hathersage,
  Hossain, Hussain, Ibrahim, Ikeda, Iqbal, Ito, Iyer, Jankowski, Jeyaretnam, Kamara, Kavanagh, Kieffer, Kim,
  Kouassi, Kowalczyk, Kulkarni, Larsson, Lim, Lindqvist, Lumley, Mabaso, Macaskill, Marchetti, McAllister,
  McGonigle, Menon, Mkhize, Moraru, Mukherjee, Munro, Nakagawa, Nakashima, Ndlovu, Nguyen, Nordström, Nowak, Nwosu,
  Obi, Oduya, Okafor, Okonkwo, Okoye, Ollerenshaw, Ontiveros, Oyelaran, Papadopoulos, Pellegrino, Pemberton,
  Penhaligon, Petrakis, Petrov, Prendergast, Quarrie, Quist, Raghunathan, Rahimi, Ramaswamy, Reyes, Ribeiro, Rossi,
  Sato, Satterthwaite, Schreiber, Sethi, Siddiqui, Sørensen, Stanciu, Szabó, Tamihana, Tanaka, Tembo, Thorsen,
  Tillotson, Tran, Trinh, Ueno, Vang, Vasquez, Venkataraman, Warsame, Whitcombe, Whitlock, Wieczorek, Winstanley,
  Yamaguchi, Yilmaz, Zając, Zhang, van der Berg, van den Heuvel, de la Cruz, de Souza, von Brandt, bin Rashid,
  al-Masri, El Amrani, O'Neill, O'Dowd, O'Leary, D'Angelo, St. Clair, Le Roux, Ó Briain, MacGregor, Smith-Okoro,
  Fenwick-Balogun, Lawson-Grey, Obi-Stone, Singh-Baptiste
`);

/** Surnames that are also everyday words: the words stand, unmarked, in the sentences below. */
const WORD_SURNAMES = list(`
  Young, Price, Brown, Green, Gray, White, Black, Stone, Wood, Field, Rivers, Bell, Cope, Frost, Winter, Summers,
  Lamb, Pike, Church, Bright, Sharp, Strong, Gold, March, Rose, Love, Bloom, Page, Cook, Hand, Foot, Long, Short,
  Power
`);

const GIVEN = list(`
  Aaliyah, Abena, Adaeze, Agnieszka, Ailsa, Aisha, Alasdair, Aloysius, Amira, Amit, Anneke, Annika, Antoine, Aroha,
  Attila, Aurelio, Ayaan, Ayesha, Bao, Barnaby, Beatrix, Bence, Benedita, Bilal, Boglárka, Brigitta, Bronwen,
  Bryony, Caoimhe, Cathal, Chidinma, Chike, Clementine, Clodagh, Concetta, Cosimo, Cressida, Curtis, Danuta,
  Deshawn, Dimitri, Dominic, Dorothea, Duarte, Dwayne, Eilidh, Elspeth, Emeka, Enid, Ephraim, Errol, Esteban,
  Esther, Eun-ji, Evangeline, Ewan, Farida, Farooq, Fatoumata, Femi, Fiachra, Filomena, Fionnuala, Fleur,
  Friederike, Gareth, Gaynor, Gerald, Giulia, Gráinne, Guadalupe, Gwendolyn, Halina, Hamish, Harold, Hedda,
  Hildegard, Hyun-woo, Idris, Ignatius, Ildikó, Ilinca, Imogen, Inês, Ingrid, Innes, Isaiah, Jadwiga, Jayden,
  Jean-Baptiste, Jocasta, João, Kenneth, Kerensa, Kevin, Kofi, Kuldeep, Kwabena, Lachlan, Lakshmi, Latonya, Layla,
  Leilani, Leopold, Lorelei, Lovisa, Lwazi, Macarena, Maeve, Magnus, Malachy, Mamadou, Marek, Marguerite, Marika,
  Marisol, Mei, Mei-Ling, Melvyn, Minh, Mohan, Morag, Muriel, Nasreen, Nathaniel, Ngaire, Ngozi, Nomvula, Nour,
  Nurul, Obinna, Oisín, Olga, Olumide, Oonagh, Otis, Ottoline, Parveen, Peregrine, Piotr, Prajakta, Priyanka,
  Rafael, Ravindra, Renée, Réka, Rhodri, Rocío, Rolf, Róisín, Rosalind, Rukhsana, Rupert, Sachiko, Salma, Sandhya,
  Sanjeev, Saoirse, Shoshana, Siobhan, Sipho, Solveig, Srinivas, Stanislaw, Su-bin, Sunita, Tadhg, Tamsin, Tanisha,
  Tariq, Temi, Thandi, Théo, Torquil, Tunde, Usman, Venkatesh, Wei-lun, Wojciech, Xanthe, Ximena, Yetunde, Youssef,
  Yusuf, Zara, Zofia, Zoltan
`);

/** Given names that are also everyday words. */
const WORD_GIVEN = list(`
  Hope, Grace, Rose, Faith, Joy, Dawn, Ivy, Violet, Pearl, Ruby, Olive, Poppy, April, May, June, Heath, Cliff, Mark,
  Will
`);

const TOWNS: Readonly<Record<Locale, readonly string[]>> = {
  uk: list(`
    Abergavenny, Aberdare, Accrington, Ambleside, Arbroath, Barnstaple, Barrow-in-Furness, Berwick-upon-Tweed,
    Beverley, Bishop Auckland, Blackpool, Bradford, Brecon, Bridgwater, Bury St Edmunds, Callander, Chorley, Conwy,
    Crawley, Doncaster, Driffield, Dudley, Dundee, Ely, Enniskillen, Falmouth, Fort William, Galashiels,
    Glastonbury, Harrogate, Hebden Bridge, Hitchin, Hove, Ilkley, Kendal, Keynsham, Kilmarnock, Ledbury, Leek,
    Lewes, Louth, Luton, Malvern, Merthyr Tydfil, Paisley, Penrith, Peterhead, Portishead, Preston, Redruth,
    Rochdale, Scarborough, Skipton, Slough, Stirling, Swansea, Totnes, Truro, Walsall, Whitby, Wisbech, Drogheda
  `),
  us: list(`
    Bakersfield, Beaumont, Chattanooga, Dayton, Dearborn, Duluth, Edina, El Paso, Fresno, Galveston, Havre, Joplin,
    Kearney, Lafayette, Las Cruces, Minneapolis, Muskogee, Neosho, Omaha, Opelousas, Pittsburgh, Spokane,
    Tallahassee, Toledo, Tulare, Wichita, Yonkers, Youngstown, Ypsilanti, Amarillo
  `),
  au: list(`
    Ballarat, Bendigo, Dubbo, Geelong, Gympie, Mildura, Toowoomba, Wangaratta, Napier, Hastings, Whanganui, Orange,
    Cairns, Tamworth
  `),
  in: list(`
    Ernakulam, Kolhapur, Kottayam, Kozhikode, Ludhiana, Madurai, Mysuru, Nagpur, Pune, Satara, Vellore
  `),
  eu: list(`
    Bad Kissingen, Brașov, Freiburg, Gdańsk, Kraków, Lyon, Padova, Rzeszów, Sélestat, Sibiu, Strasbourg, Szeged,
    Uppsala, Viseu, Würzburg
  `),
};

const HOSPITAL_STEMS = list(`
  Airedale View, Ashdown, Avonmead, Bayou Teche, Beacon Hill, Bramley Court, Brightwater, Castlefield, Cathkin,
  Clontarf, Cottonwood, Cranford Mead, Dartside, Eldermere, Elm Bank, Fairlane, Fernhill, Glenmorrow, Harbour,
  Heather Lodge, Humber, Ironbridge, Jubilee Bank, Karve Road, Kelvinside, Kidgate, Kookaburra Creek, Lakeside,
  Larkfield, Lochaber, Maple Glen, Mercy Ridge, Mesquite, Northgate, Old Mill, Pavilion, Platte River, Quay Street,
  Ribblehead, Riverside, Sahyadri, Saltire, Saw Mill, Sequoia, Shoal Creek, Tarnside, Thamesmede, Tri-Rivers,
  Wattle Grove, Weald, Yarrow Valley
`);

/** `%` stands for a stem. */
const HOSPITAL_PATTERNS = list(`
  % Hospital, % General Hospital, % Royal Hospital, % Royal Infirmary, % Infirmary, % District Hospital,
  % District General Hospital, % University Hospital, % Teaching Hospital, % Community Hospital,
  % Memorial Hospital, % Memorial, % Medical Center, % Medical Centre, % Regional Medical Center,
  % Regional Hospital, % County Hospital, % Women's Hospital, % Children's Hospital,
  % Women and Children's Hospital, % Maternity Hospital, % Maternity Centre, % Birth Centre, % Eye Hospital,
  % Eye Unit, % Eye Clinic, % Heart Centre, % Heart Institute, % Cancer Center, % Cancer Centre, % Cancer Institute,
  % Chest Unit, % Chest Clinic, % Surgery, % Medical Practice, % Practice, % Group Practice, % Family Practice,
  % Family Medicine, % Health Centre, % Community Health Center, % Medical Group, % Clinic, % Walk-in Centre,
  % Urgent Care, % Pediatrics, % Dental Clinic, % Nursing Home, % Care Home, % Assisted Living, % Residential Home,
  % Hospice, % Rehabilitation Unit, % Rehab Center, % Spine Institute, % Orthopaedic Hospital,
  % Orthopedic Associates, % Surgical Pavilion, % Treatment Centre, % Endoscopy Suite, % Dialysis Centre,
  % Renal Unit, % Fertility Clinic, % Dermatology, % Arthritis Associates, % Mental Health Unit,
  % Psychiatric Hospital, % Recovery Project, % Day Hospital, % Polyclinic, St %'s Hospital, Hospital San %,
  Klinikum %, Clinique %, CHU %, Ospedale %, Spitalul %, Szpital %, Mount % Hospital, Queen % Hospital,
  Sir % Hospital, % Lifeline Hospital
`);

/** Stems for the patterns that want one word. */
const SINGLE_STEMS = list(`
  Brannoc, Cuthwin, Wulfric, Aldith, Telmo, Lindenhain, Tilleuls, Estefan, Corvin, Marwood, Bellefontaine, Ambroz
`);

const STREETS = list(`
  Acacia, Almshouse, Banksia, Beacon, Birch, Burrard, Cannery, Candlemaker, Cathedral, Chapel, Cherry Hinton, Clerk,
  Cottonwood, Crawfish Farm, Dovecote, Elmwood, Fairlane, Ferry, Foundry, Gillbank, Glebe, Gorse, Harbour, Hawthorn,
  Jacaranda, Juniper, Kowhai, Larkspur, Linden, Magnolia, Maple, Meadow, Mesquite, Mill, Minster, Muskogee, Orchard,
  Parlaunt, Pilrig, Pillsbury, Piltdown, Poplar, Primrose, Quay, Regency, Rowan, Saddler, School, Silver Birch,
  Spinney, Staines Court, Station, Sycamore, Tanner, Tower, Victoria, Vine, Walnut, Waterside, Weavers, Willow,
  Wright
`);

const UK_ROADS = list('Road, Street, Lane, Close, Avenue, Crescent, Terrace, Gardens, Row, Rise, Wynd');
const US_ROADS = list('Street, St, Avenue, Ave, Blvd, Rd, Lane, Ln, Court, Ct, Drive, Dr');
const US_STATES = list('OH, TX, NE, MN, CA, LA, MO, NY, PA, OR, NM, OK');
const AU_STATES = list('NSW, VIC, QLD, TAS');
const MONTHS = list('January, February, March, April, May, June, July, August, September, October, November, December');
const FEASTS = list(`
  Christmas Day, Christmas Eve, Boxing Day, New Year's Eve, New Year's Day, Good Friday, Easter Sunday,
  Ash Wednesday
`);
const ROLES = list(`
  FY1, ST3, RN, MD, FRCS, consultant physician, staff nurse, GP partner, PA-C, registrar, charge nurse, midwife
`);
const KIN = list(`
  wife, husband, partner, daughter, son, mother, father, brother, sister, niece, nephew, granddaughter, neighbour
`);

const DRUGS = list(`
  Augmentin 875/125, Lasix 20 mg, Eliquis 5 mg BD, Sinemet 25/100, Coversyl 5/5, Ventolin prn, Clexane 40 mg,
  amoxicillin 500 mg 2/7, Nexium 20, Oramorph 2.5 mg, Humira 40 mg, Plavix 75, co-codamol 30/500, Movicol 2/day,
  Hartmann's 1 L, Ringer's lactate 500 ml, Crestor 10, metformin 1 g BD, prednisolone 30 mg 5/7, Keppra 500 mg
`);
const TRAPS = list(`
  GCS 15, Glasgow Coma Scale 15, Wells 4.5, Child-Pugh B, CURB-65 2, Los Angeles grade B, Boston bowel prep 8,
  Rome IV not met, Duke criteria not met, Ottawa ankle rules negative, Edinburgh scale 6, Toronto score 9,
  Vancouver B1, Murphy's sign negative, Babinski downgoing, Romberg negative, Apgar 9 at 5, power 5/5, VA 6/9,
  vision 20/40, Rinne positive, Foley draining, Mallampati II, Killip 1, Forrest IIa, Gleason 3+4, Ann Arbor IIB,
  Hinchey III, Bishop score 8, Bristol 6, Waterlow 18, Braden 15, NYHA II, Rockwood 5, West Haven 1,
  Montreal A2L3B1, Paris 0-IIa, Berlin moderate, Milan criteria met, Manchester triage amber, Barthel 14/20,
  Oxford Knee Score 21/48
`);
const CONDITIONS = list(`
  Crohn's disease, Hodgkin lymphoma, Parkinson's disease, Addison's disease, Graves' disease,
  Guillain-Barré syndrome, Wegener's, Hashimoto's, Bell's palsy, Dupuytren's contracture, Raynaud's,
  Barrett's oesophagus, Paget's disease, Sjögren's, Lyme disease, West Nile fever, Coxsackie infection,
  Norwalk virus, Marburg (excluded), Wilson's disease, Marfan syndrome, Still's disease, Whipple's disease,
  Ménière's, Alzheimer's, Down syndrome, Lewy body dementia
`);
const PLACES_NOT_MARKED = list(`
  Nigeria, Poland, Ohio, Texas, Australia, Romania, India, Kenya, Canada, California, New Zealand, Vietnam, Germany
`);
const PEOPLES = list('Polish, Nigerian, Welsh, Punjabi, Vietnamese, German, Irish, Brazilian, Somali, Norwegian');

// --- Sentences -------------------------------------------------------------------------------------------------------
// A slot in braces is filled from the pools; which slots give identifiers is said in `slot` below. All other words of
// a sentence, numbers and capitals among them, are not identifiers.

const STORY = lines(`
  {pgiven} came with {kin} {rel}, who lives in {town}.
  Lives with her sons, {rel} and {rel}, in {town}.
  Lives alone at {addr}; {kin} ({rel}) visits twice a week.
  Mr {psur} was well until 3 days ago, when the pain rose to 8/10.
  Ms {psur} describes 6 weeks of reflux; {trap}, weight stable.
  {pgiven} has no recent travel to {land} or anywhere else.
  {kin} {rel} can be reached on {phone} after 18:00.
  Daughter {rel} rang from {town}; she wants a call back before the 10-12 round.
  She was first seen at {hosp} on {date} with {cond}.
  Transferred from {hosp}, {town}, at 14:30 on {dshort}.
  He had {cond} in 2014, and an appendicectomy in the 1980s.
  Previously under Dr {clinsur} at {hosp} for {cond}.
  The fall was on {date}, about 23:40, outside a shop in {town}.
  {pgiven} is a {people} speaker and works as a cook; the price of insulin worries her.
  His brother {relfull} died of {cond}; a cousin in {land} is well.
  Since {dmonth} there have been four flares, each lasting 5-7 days.
  He was last well on {feast}, when the family met in {town}.
  Her mother, aged {age90}, has {cond} but keeps good grace and hope.
  Dr {clinsur} in {town} stopped the tablets on {dshort}; {drug} was begun.
  Power was 5/5 throughout, C5-6 and L4/5 included, when Dr {wordsur} looked.
  Mrs {wordsur} next door has a key, phone {phone}.
  {wordgiven}, the {kin}, asks whether he may drive; there is some hope that he can by spring.
  Found by neighbour {relfull}; GCS 14, BP 96/60, BM 5.6.
  Asked about work: returns {date}, letter to HR by email to {email}.
  Old notes are filed under {mrn} at {hosp}.
  Care was shared between {town} and {town} while the family moved.
`);

const FINDINGS = lines(`
  BP 128/76, HR 88, RR 16, sats 97% on air, T 36.8.
  On examination {trap}, {trap}; abdomen soft, McBurney's point not tender.
  {trap}. {trap}. Power 5/5 L4/5, reflexes 2+.
  Hb 102, WCC 11.2, CRP 88, Na 131, K 3.9, creatinine 112 (eGFR 48).
  G2P1 at 38+4, membranes intact, Bishop 6, fetal heart 140.
  Visual acuity 6/9 and 6/12, IOP 14/15 at 09:40, Amsler normal.
  CT at 15:20: T12/L1 wedge, no PE, 8 x 7 mm nodule, Bosniak I cyst.
  Echo: EF 50-55%, E/e' 9, RVSP 31; Simpson's used.
  BRCA2, TP53 and MLH1 normal; EGFR ex19del; ICD-10 K50.80.
  Cultures grew Salmonella Dublin; Coxsackie B and Bartonella serology 1:40.
  MRI shows Modic 2 change at L5/S1 and Schmorl's nodes T10-12.
  Drugs: {drug}; {drug}; {drug}. No known allergies.
  {trap}; {cond} was considered and is unlikely.
  Bed 12, bay B: NEWS 2, Waterlow 18, Foley 40 ml/h, cannula day 3.
  PEARL, fundi normal, {trap}, gait slow but steady.
  DIFFERENTIAL: {cond}, {cond}; LESS LIKELY: WEST NILE, Q FEVER.
  ABG 7.36/41/84, lactate 1.6, glucose 7.2, at FiO2 0.4.
  Scope serial {serial} was used; {trap}; withdrawal 11 min.
  Specimen {specimen} taken at 11:05: blocks A1-A4, 28 x 19 x 14 mm.
  Imaging accession {specimen}, compared with {date}.
`);

const PLAN = lines(`
  May eat and drink. {drug} then review at 08:00.
  Start {drug}; march on with physiotherapy; recheck U&E in 2/52.
  Review on {date} at 10:15 with Dr {clinsur}.
  Follow up {dmonth} at {hosp}, {phone}.
  Fax the result to {fax}; copy to {clinfull}.
  {kin} {rel} updated by phone on {phone}.
  Discussed with {clinfull}, bleep {bleep}, at 02:10.
  Driving advice given; plate {plate} left in bay 4.
  Pump serial {serial}, next check {dshort}.
  Portal message sent, {url}, from workstation {ip}.
  Please write to {email} or ring {phone}.
  Prior authorisation {policy}; bill to {acct}.
  Home oxygen to {addr}.
  He may march with the band again in 6-8 weeks, Dr {wordsur} says.
  Send to {town} when a bed is free; ward 7 is full.
  For discharge to {hosp}; {kin} {wordgiven} to bring clothes.
  Remote reading from {ip} each day; log at {url}.
  Sister in charge may call the Medical Registrar at any time; Consultant review by 17:30.
  Consent taken by {clininit}; the price, a scar, was explained.
  Ring {pgiven} with the result; voicemail is fine on {phone}.
  Repeat on {date}; if Duke criteria are met, call the Heart Team.
  Letter to {relfull}, {addr}, who holds power of attorney.
  Surgery booked {date} with Mr {clinsur}, list 2, first case.
  Card payment {card} for the private room was refunded.
`);

const CLEAN = lines(`
  A man in his sixties presented with three days of fever; {trap}.
  The patient was treated with {drug} for 10-12 days and recovered.
  The Consultant asked for a further film at 17:45, and there was hope.
  {cond} was excluded, as was {cond}; criteria of Duke and Rome were read again.
  He had come from {land} in 2012 and bore the long wait with good grace.
  The pain rose to 9/10, then fell; young patients may do better, at a price.
  Senior Nurse: please call Physiotherapy; Bed Manager informed; Ward 12 closed.
  Doses: {drug}; {drug}. Rates of relapse 3/10 to 5/10.
  Discussion. {cond} may march in step with {cond}; West Nile should be thought of.
  Serum sodium was 128 mmol/L, then 131; a brown urine turned clear on day 4.
`);

// --- Layouts ---------------------------------------------------------------------------------------------------------
// `@story`, `@findings`, `@plan` and `@clean` are replaced by some sentences each.

const LAYOUTS: readonly string[] = [
  `EMERGENCY DEPARTMENT RECORD
Patient: {pcaps}   DOB: {dob}   Hosp No: {mrn}   {ssn}
Arrived {date} 14:32 by ambulance. Bay 6.

PC: chest pain
HPC: @story
O/E: @findings
PLAN: @plan
{clininit}, {role}, {licence}
`,
  `{hosp}
{addr}
Tel: {phone}   Fax: {fax}

{date}

Dear Dr {clinsur},

Re: {pfull}, DOB {dob}, {ssn}
{addr}

Diagnoses: 1. {cond}  2. {cond}

@story

@findings

@plan

Yours sincerely,

{clinfull}
{role}

cc: {clinfull}; Mr {psur}
`,
  `NURSING NOTE  ward 7B bed 12
{dshort} 20:15 - Handover received. {pgiven} settled, {kin} {rel} at bedside. @findings
23:40 - c/o pain 4/10. {drug} given. @story
{dshort} 06:00 - @plan
Signed: {clininit} RN
`,
  `DISCHARGE SUMMARY
{hosp}, {town}

Patient Name: {pinv}
MRN: {mrn}
Date of Birth: {dob}
{ssn}
Admission Date: {date}
Discharge Date: {date}
Attending: {clinfull}, MD ({licence})
Insurance: {policy}    Account: {account}

HOSPITAL COURSE
@story @findings

DISCHARGE INSTRUCTIONS
@plan

Electronically signed by {clinfull}, MD, {date} 11:52
`,
  `CASE SUMMARY FOR TEACHING

@clean

LEARNING POINTS
@clean
`,
  `Dear {relonly},

Many thanks for asking me to see {pfull} ({dob}), whom I saw at {hosp} on {date}.

@story

@findings

I suggest the following. @plan

With kind regards to you and {relonly},

{clininit}
{email}   {url}
`,
  `PROGRESS NOTE
Pt: {pinv}  MRN {mrn}  HD#5  {date} 07:40
S: @story
O: @findings
A/P: {age} y/o with {cond}.
@plan
/{initials}
`,
  `REFERRAL
To: Outpatients, {hosp}
From: {hosp}, tel {phone}, email {email}
Date: {date}
Patient: {pinv}   DOB {dob}   {ssn}

Dear colleague,
I would be grateful for your opinion on {pgiven}. @story
@findings
@plan
Yours faithfully, {clinfull}
`,
  `PATHOLOGY REPORT
Specimen: {specimen}    Received: {date} 11:05    Reported: {date}
Patient: {pcaps}   {mrnlabel}
Requesting physician: Dr. {clinfull}, {hosp}

CLINICAL DETAILS: ?{cond} ?{cond}
MICROSCOPY: Reed-Sternberg cells are not seen; Ziehl-Neelsen and Warthin-Starry negative. Ki-67 60-70%.
@findings
CONCLUSION: see above. Second opinion Prof. {clinfull} ({town}), letter of {date}.
Verified: {clininit}; queries {phone}
`,
  `TELEPHONE LOG   {date}
09:14 {relfull}, {kin} of {pfull} ({mrn}): @story Callback {phone}.
09:50 Pharmacy: {drug} prior auth, {policy}. Faxed to {fax}.
10:02 Mr {wordsur}: brown urine since last night. @findings
11:15 Wrong number.
11:20 Office of Dr. {clinsur}: records to {email}. @plan
12:00 Closed, {clininit} RN
`,
  `SOCIAL WORK ASSESSMENT
Client: {pfull}; DOB {dob}; age {age90}; {ssn}
Referred {date} by Dr. {clinfull}, {hosp}, room 311

@story @story
Money: account {account}, joint with {kin} {rel}. Vehicle, plate {plate}.
{trap}; {trap}.
@plan
{clinfull}, LCSW, {licence}
`,
  `OPERATION NOTE
Theatre 4, {date}. Knife to skin 09:05, closure 11:40.
Surgeon: Mr {clinfull}. Assistant: {clinfull}. Anaesthetist: Dr {wordsur}. Scrub: SN {relonly}.
Patient: {pfull}, {age} {sex}, {mrnlabel}.
Procedure: Lloyd-Davies, Hasson port, Veress at Palmer's point; Kocherised; Jackson-Pratt drain. Stapler {serial}.
@findings
@plan
{kin} {rel} rung at 12:05 on {phone}.
{initials}/sec
`,
  `REMOTE MONITORING
{pinv}, {dob}, {mrnlabel}. Hub address {ip}; tablet {serial}; login {email}; dashboard {url}.
@findings
09:40 Rang {pgiven} ({phone}). @story
@plan
{clininit}, {role}
`,
  `MDT OUTCOMES {date}   Chair: {clinfull}
Present: {clinsur}, {clinsur}, {clinsur}, CNS {relonly}. Apologies: {wordsur}.
1) {relfull} {age} {mrn} - T2aN0M0, PS 1, {trap}. For list on {date}.
2) {pcaps} {mrn} - {cond}; bx {dshort}; {kin} {rel} interpreting, {phone}.
3) {relfull}, {age90}, of {town} - best supportive care.
@findings
@plan
Next meeting {date} 08:00.
`,
];

// --- Random numbers --------------------------------------------------------------------------------------------------

/** mulberry32: small, even, and the same on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// --- Check digits ----------------------------------------------------------------------------------------------------

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

function luhn(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return digits + String((10 - (sum % 10)) % 10);
}

/** Verhoeff's check digit, of the Indian Aadhaar number. */
function verhoeff(digits: string): string {
  const step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const times = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5;
    return b < 5 ? ((a - b) % 5) + 5 : (a - b + 5) % 5;
  };
  const rest = (text: string): number => {
    let value = 0;
    for (let index = 0; index < text.length; index++) {
      let digit = Number(text[text.length - 1 - index]);
      for (let turn = 0; turn < index % 8; turn++) digit = step[digit] ?? 0;
      value = times(value, digit);
    }
    return value;
  };
  for (let check = 0; check < 10; check++) if (rest(digits + String(check)) === 0) return digits + String(check);
  return digits;
}

// --- Filling ---------------------------------------------------------------------------------------------------------

class Writer {
  readonly #next: () => number;
  readonly #locale: Locale;
  readonly #given: string;
  readonly #surname: string;
  readonly #style: number;
  readonly #year: number;

  constructor(next: () => number) {
    this.#next = next;
    this.#locale = this.#pick<Locale>(['uk', 'uk', 'us', 'us', 'au', 'in', 'eu']);
    this.#given = this.#givenName();
    this.#surname = this.#surnameOf();
    this.#style = this.#int(0, 9);
    this.#year = this.#int(2001, 2025);
  }

  write(): Piece[] {
    const template = this.#pick(LAYOUTS)
      .replace(/@story/g, () => this.#sentences(STORY, 3, 6))
      .replace(/@findings/g, () => this.#sentences(FINDINGS, 2, 5))
      .replace(/@plan/g, () => this.#sentences(PLAN, 2, 5))
      .replace(/@clean/g, () => this.#sentences(CLEAN, 3, 6));
    const turn = this.#int(0, 19);
    const pieces = this.#fill(template);
    if (turn === 0) return pieces.map((piece) => ({ ...piece, text: piece.text.toLowerCase() }));
    if (turn === 1) return pieces.map((piece) => ({ ...piece, text: piece.text.toUpperCase() }));
    return pieces;
  }

  #int(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1));
  }

  #chance(part: number): boolean {
    return this.#next() < part;
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#int(0, items.length - 1)] as T;
  }

  #digits(count: number): string {
    let text = '';
    for (let index = 0; index < count; index++) text += String(this.#int(index === 0 ? 1 : 0, 9));
    return text;
  }

  #letters(count: number): string {
    let text = '';
    for (let index = 0; index < count; index++) text += this.#pick([...'ABCDEFGHJKLMNPRSTUWXYZ']);
    return text;
  }

  /** Some sentences of a pool, none twice, in a chance order. */
  #sentences(pool: readonly string[], low: number, high: number): string {
    const left = [...pool];
    const taken: string[] = [];
    for (let count = this.#int(low, high); count > 0 && left.length > 0; count--) {
      taken.push(...left.splice(this.#int(0, left.length - 1), 1));
    }
    return taken.join(' ');
  }

  #fill(template: string): Piece[] {
    const pieces: Piece[] = [];
    let at = 0;
    for (const match of template.matchAll(/\{(\w+)\}/g)) {
      if (match.index > at) pieces.push({ text: template.slice(at, match.index) });
      const filled = this.#slot(match[1] ?? '');
      const first = filled[0];
      // A word that is no identifier takes a capital at the start of a sentence or line.
      const before = template.slice(0, match.index);
      if (first && first.class === undefined && /(?:^|\n|[.:?!]\s)$/.test(before)) {
        pieces.push({ text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...filled.slice(1));
      } else {
        pieces.push(...filled);
      }
      at = match.index + match[0].length;
    }
    pieces.push({ text: template.slice(at) });
    return pieces;
  }

  #slot(name: string): Piece[] {
    const given = this.#given;
    const surname = this.#surname;
    switch (name) {
      case 'pfull':
        return [{ text: `${given} ${surname}`, class: 'NAME' }];
      case 'pinv':
        return [{ text: `${surname}, ${given}`, class: 'NAME' }];
      case 'pcaps':
        return [{ text: `${surname}, ${given}`.toUpperCase(), class: 'NAME' }];
      case 'pgiven':
        return [{ text: given, class: 'NAME' }];
      case 'psur':
        return [{ text: surname, class: 'NAME' }];
      case 'clinsur':
        return [{ text: this.#surnameOf(), class: 'NAME' }];
      case 'wordsur':
        return [{ text: this.#pick(WORD_SURNAMES), class: 'NAME' }];
      case 'wordgiven':
        return [{ text: this.#pick(WORD_GIVEN), class: 'NAME' }];
      case 'clinfull':
      case 'relfull':
        return [{ text: `${this.#givenName()} ${this.#surnameOf()}`, class: 'NAME' }];
      case 'clininit':
        return [{ text: `${this.#pick([...'ABCDEFGHJKLMNPRSTVWYZ'])}. ${this.#surnameOf()}`, class: 'NAME' }];
      case 'rel':
      case 'relonly':
        return [{ text: this.#givenName(), class: 'NAME' }];
      case 'initials':
        return [{ text: this.#letters(2), class: 'NAME' }];
      case 'date':
        return this.#date();
      case 'dob':
        return [{ text: this.#fullDate(this.#int(1936, 2015)), class: 'DATE' }];
      case 'dshort':
        return [{ text: this.#shortDate(), class: 'DATE' }];
      case 'dmonth':
        return [{ text: `${this.#pick(MONTHS)} ${String(this.#year)}`, class: 'DATE' }];
      case 'feast':
        return [{ text: this.#pick(FEASTS), class: 'DATE' }];
      case 'age90':
        return [{ text: String(this.#int(90, 104)), class: 'AGE90' }];
      case 'phone':
        return [{ text: this.#phone(), class: 'PHONE' }];
      case 'fax':
        return [{ text: this.#phone(), class: 'FAX' }];
      case 'bleep':
        return [{ text: this.#digits(4), class: 'PHONE' }];
      case 'email':
        return [{ text: this.#email(), class: 'EMAIL' }];
      case 'url':
        return [{ text: this.#url(), class: 'URL' }];
      case 'ip':
        return [{ text: this.#ip(), class: 'IP' }];
      case 'ssn':
        return this.#national();
      case 'mrn':
        return [{ text: this.#record(), class: 'MRN' }];
      case 'mrnlabel':
        return [
          { text: this.#pick(['MRN ', 'MRN: ', 'hosp no ', 'Hospital number ', 'Chart # ', 'UR ']) },
          { text: this.#record(), class: 'MRN' },
        ];
      case 'serial':
        return [{ text: this.#serial(), class: 'ID' }];
      case 'specimen':
        return [{ text: this.#specimen(), class: 'ID' }];
      case 'plate':
        return [{ text: this.#plate(), class: 'ID' }];
      case 'policy':
        return this.#policy();
      case 'licence':
        return this.#licence();
      case 'acct':
        return [{ text: this.#pick(['account ', 'acct # ', 'a/c ']) }, { text: this.#account(), class: 'ACCOUNT' }];
      case 'account':
        return [{ text: this.#account(), class: 'ACCOUNT' }];
      case 'card':
        return [{ text: this.#card(), class: 'ACCOUNT' }];
      case 'addr':
        return [{ text: this.#address(), class: 'ADDRESS' }];
      case 'hosp':
        return [{ text: this.#hospital(), class: 'HOSPITAL' }];
      case 'town':
        return [{ text: this.#town(), class: 'LOCATION' }];
      case 'kin':
        return [{ text: this.#pick(KIN) }];
      case 'role':
        return [{ text: this.#pick(ROLES) }];
      case 'drug':
        return [{ text: this.#pick(DRUGS) }];
      case 'trap':
        return [{ text: this.#pick(TRAPS) }];
      case 'cond':
        return [{ text: this.#pick(CONDITIONS) }];
      case 'land':
        return [{ text: this.#pick(PLACES_NOT_MARKED) }];
      case 'people':
        return [{ text: this.#pick(PEOPLES) }];
      case 'age':
        return [{ text: String(this.#int(18, 89)) }];
      case 'sex':
        return [{ text: this.#pick(['F', 'M']) }];
      default:
        throw new Error(`no such slot: ${name}`);
    }
  }

  #givenName(): string {
    return this.#chance(0.08) ? this.#pick(WORD_GIVEN) : this.#pick(GIVEN);
  }

  #surnameOf(): string {
    if (this.#chance(0.1)) return this.#pick(WORD_SURNAMES);
    if (this.#chance(0.06)) return `${this.#pick(SURNAMES.slice(0, 80))}-${this.#pick(SURNAMES.slice(80, 150))}`;
    return this.#pick(SURNAMES);
  }

  /** Mostly a town of the note's own country. */
  #town(): string {
    const country = this.#chance(0.85) ? this.#locale : this.#pick<Locale>(['uk', 'us', 'au', 'in', 'eu']);
    return this.#pick(TOWNS[country]);
  }

  /** A date in one of the common notations; at times a feast. The word "the" before "4th of July" stays outside. */
  #date(): Piece[] {
    const dice = this.#int(0, 19);
    const day = this.#int(1, 28);
    const month = this.#pick(MONTHS);
    const tag = (text: string): Piece[] => [{ text, class: 'DATE' }];
    if (dice === 0) return tag(this.#pick(FEASTS));
    if (dice === 1) return [{ text: 'the ' }, ...tag(`${ordinal(day)} of ${month}`)];
    if (dice === 2) return tag(`${month.slice(0, 3)} ${ordinal(day)}`);
    if (dice === 3) return tag(`${ordinal(day)} of ${month}`);
    if (dice === 4) return tag(this.#shortDate());
    return tag(this.#fullDate(this.#year - (this.#chance(0.1) ? this.#int(1, 4) : 0)));
  }

  #fullDate(year: number): string {
    const day = this.#int(1, 28);
    const month = this.#int(1, 12);
    const word = MONTHS[month - 1] ?? '';
    const [a, b] = this.#locale === 'us' ? [month, day] : [day, month];
    const pad = (value: number): string => String(value).padStart(2, '0');
    // A note keeps to one notation, mostly.
    switch (this.#chance(0.7) ? this.#style : this.#int(0, 9)) {
      case 0:
        return `${pad(a)}/${pad(b)}/${String(year)}`;
      case 1:
        return `${String(a)}/${String(b)}/${pad(year % 100)}`;
      case 2:
        return `${pad(a)}-${pad(b)}-${String(year)}`;
      case 3:
        return `${String(year)}-${pad(month)}-${pad(day)}`;
      case 4:
        return `${String(day)}.${String(month)}.${String(year)}`;
      case 5:
        return `${String(day)}-${word.slice(0, 3)}-${pad(year % 100)}`;
      case 6:
        return `${String(day)} ${word} ${String(year)}`;
      case 7:
        return `${ordinal(day)} ${word} ${String(year)}`;
      case 8:
        return `${word} ${String(day)}, ${String(year)}`;
      default:
        return `${pad(day)} ${word.slice(0, 3)} ${String(year)}`;
    }
  }

  #shortDate(): string {
    const day = this.#int(1, 28);
    const month = this.#int(1, 12);
    const word = MONTHS[month - 1] ?? '';
    const [a, b] = this.#locale === 'us' ? [month, day] : [day, month];
    return this.#pick([
      `${String(a)}/${String(b)}`,
      `${String(a).padStart(2, '0')}/${String(b).padStart(2, '0')}`,
      `${String(day)} ${word.slice(0, 3)}`,
      `${word} ${String(day)}`,
      `${ordinal(day)} ${word}`,
    ]);
  }

  #phone(): string {
    const four = `0${this.#digits(3)}`;
    switch (this.#locale) {
      case 'uk':
        return this.#pick([
          `01632 960 ${this.#digits(3)}`,
          `0161 496 ${four}`,
          `020 7946 ${four}`,
          `07700 900 ${this.#digits(3)}`,
          `07700900${this.#digits(3)}`,
          `+44 7700 900${this.#digits(3)}`,
          `(0117) 496 ${four} ext ${this.#digits(4)}`,
        ]);
      case 'us': {
        const area = this.#pick(['402', '417', '559', '612', '734', '808', '937']);
        const last = `01${String(this.#int(10, 99))}`;
        return this.#pick([
          `(${area}) 555-${last}`,
          `${area}-555-${last}`,
          `${area}.555.${last}`,
          `+1 ${area} 555 ${last}`,
          `${area}-555-${last} x${this.#digits(3)}`,
        ]);
      }
      case 'au':
        return this.#pick([
          `(03) 5550 ${this.#digits(4)}`,
          `0491 570 ${this.#digits(3)}`,
          `1800 555 ${this.#digits(3)}`,
        ]);
      case 'in':
        return this.#pick([
          `+91 98450 ${this.#digits(5)}`,
          `98470 ${this.#digits(5)}`,
          `+91 20 5550 ${this.#digits(4)}`,
          `0484-255${this.#digits(4)}`,
        ]);
      case 'eu':
        return this.#pick([
          `+49 931 5550-${this.#digits(3)}`,
          `+33 6 55 50 ${this.#digits(2)} ${this.#digits(2)}`,
          `+40 268 555 ${this.#digits(3)}`,
          `+351 232 555 ${this.#digits(3)}`,
        ]);
    }
  }

  #host(): string {
    const stem = this.#pick(HOSPITAL_STEMS).toLowerCase().replaceAll(' ', '');
    return this.#pick([`${stem}.example`, `${stem}-health.example`, `mail.${stem}.example`, 'postbox.example']);
  }

  #email(): string {
    const given = plainWord(this.#givenName());
    const surname = plainWord(this.#surnameOf());
    const local = this.#pick([
      `${given}.${surname}`,
      `${given.charAt(0)}${surname}`,
      `${given}_${this.#digits(2)}`,
      `records+${surname}`,
    ]);
    return `${local}@${this.#host()}`;
  }

  #url(): string {
    const path = this.#pick(['portal', 'my', 'p', 'results', 'case']);
    return this.#pick([
      `https://${this.#host()}/${path}/${this.#digits(5)}`,
      `https://${path}.${this.#host()}/u/${this.#digits(4)}?view=week`,
      `http://${this.#host()}/${path}/${plainWord(this.#surname)}${this.#digits(2)}`,
      `www.${this.#host()}/${path}/${this.#digits(6)}`,
    ]);
  }

  #ip(): string {
    const hex = (): string => this.#int(4096, 65535).toString(16);
    if (this.#chance(0.2)) return `2001:db8:${hex()}::${hex()}`;
    const head = this.#pick(['10.44.7', '172.16.40', '192.168.12', '198.51.100', '203.0.113']);
    return `${head}.${String(this.#int(2, 254))}`;
  }

  /** A national number with its label; check digits hold. */
  #national(): Piece[] {
    const tagged = (label: string, text: string): Piece[] => [{ text: label }, { text, class: 'SSN' }];
    switch (this.#locale) {
      case 'uk': {
        for (;;) {
          const nine = `999${this.#digits(6)}`;
          const check = (11 - (weighted(nine, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
          if (check === 10) continue;
          const text = `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}${String(check)}`;
          const label = this.#pick(['NHS No: ', 'NHS ', 'NHS number ']);
          return tagged(label, this.#chance(0.2) ? text.replaceAll(' ', '') : text);
        }
      }
      case 'us': {
        const text = `${String(this.#int(773, 899))}-${this.#digits(2)}-${this.#digits(4)}`;
        return tagged(this.#pick(['SSN: ', 'SSN ', 'Social Security # ']), text);
      }
      case 'au': {
        const eight = `2${this.#digits(7)}`;
        const check = weighted(eight, [1, 3, 7, 9, 1, 3, 7, 9]) % 10;
        return tagged('Medicare: ', `${eight.slice(0, 4)} ${eight.slice(4)}${String(check)} 1`);
      }
      case 'in': {
        const text = verhoeff(`9${this.#digits(10)}`);
        const label = this.#pick(['Aadhaar ', 'Aadhaar No. ']);
        return tagged(label, `${text.slice(0, 4)} ${text.slice(4, 8)} ${text.slice(8)}`);
      }
      case 'eu': {
        const pad = (value: number): string => String(value).padStart(2, '0');
        const birth = pad(this.#int(40, 99)) + pad(this.#int(1, 12)) + pad(this.#int(1, 28));
        const body = String(this.#int(1, 2)) + birth + pad(this.#int(1, 46)) + this.#digits(3);
        const check = weighted(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
        return tagged(this.#pick(['CNP: ', 'CNP ']), body + String(check === 10 ? 1 : check));
      }
    }
  }

  #record(): string {
    return this.#pick([
      this.#digits(7),
      this.#digits(8),
      `${this.#letters(2)}${this.#digits(6)}`,
      `${this.#letters(1)}${this.#digits(7)}`,
      `MR-${this.#digits(6)}`,
      `${this.#letters(2)}/${String(this.#int(2015, 2025))}/${this.#digits(5)}`,
      `${this.#digits(2)}-${this.#digits(2)}-${this.#digits(3)}`,
    ]);
  }

  #serial(): string {
    return this.#pick([
      `SN ${this.#digits(1)}F-${this.#digits(5)}-${this.#letters(1)}`,
      `${this.#letters(3)}${this.#digits(6)}${this.#letters(1)}`,
      `${this.#letters(2)}-${this.#digits(4)}-${this.#digits(4)}`,
    ]);
  }

  #specimen(): string {
    return this.#pick([
      `S${String(this.#int(15, 25))}-${this.#digits(6)}`,
      `${String(this.#int(15, 25))}H-${this.#digits(6)}`,
      `CT-${String(this.#int(15, 25))}-${this.#digits(6)}`,
      `A${this.#digits(4)}-${this.#digits(5)}`,
    ]);
  }

  #plate(): string {
    switch (this.#locale) {
      case 'uk':
        return `${this.#letters(2)}${String(this.#int(10, 73))} ${this.#letters(3)}`;
      case 'us':
        return `${this.#digits(3)}-${this.#letters(3)}`;
      case 'au':
        return `${this.#letters(2)}${this.#digits(2)}${this.#letters(2)}`;
      case 'in':
        return `KL 07 ${this.#letters(2)} ${this.#digits(4)}`;
      case 'eu':
        return `${this.#letters(2)}-${this.#letters(2)} ${this.#digits(3)}`;
    }
  }

  #policy(): Piece[] {
    const label = this.#pick(['policy no. ', 'member ID ', 'Member ID: ', 'health plan # ', 'insurance no. ']);
    const text = this.#pick([
      `${this.#letters(3)}${this.#digits(9)}`,
      `${this.#letters(2)} ${this.#digits(4)} ${this.#digits(4)}`,
      `${this.#letters(3)}-${this.#digits(4)}-${this.#digits(5)}`,
    ]);
    return [{ text: label }, { text, class: 'ID' }];
  }

  #licence(): Piece[] {
    const tagged = (label: string, text: string): Piece[] => [{ text: label }, { text, class: 'ID' }];
    switch (this.#locale) {
      case 'uk':
        return tagged(this.#pick(['GMC ', 'GMC no. ']), `7${this.#digits(6)}`);
      case 'us': {
        if (this.#chance(0.5)) return tagged(this.#pick(['NPI ', 'NPI: ']), luhn(`808401${this.#digits(8)}`).slice(5));
        const six = this.#digits(6);
        const check = weighted(six, [1, 2, 1, 2, 1, 2]) % 10;
        return tagged('DEA ', this.#pick(['A', 'B', 'F', 'M']) + this.#letters(1) + six + String(check));
      }
      case 'au':
        return tagged('provider no. ', `${this.#digits(6)}${this.#letters(2)}`);
      case 'in':
        return tagged('Regn. No. ', `MMC ${String(this.#int(1998, 2020))}/${this.#digits(4)}`);
      case 'eu':
        return tagged('licence no. ', `${this.#letters(1)}${this.#digits(5)}`);
    }
  }

  #account(): string {
    if (this.#locale === 'eu') {
      const bank = `${this.#digits(8)}0${this.#digits(9)}`;
      const check = 98n - (BigInt(`${bank}131400`) % 97n);
      return `DE${String(check).padStart(2, '0')}${bank}`;
    }
    return this.#pick([
      this.#digits(8),
      this.#digits(11),
      `${this.#digits(4)}-${this.#digits(5)}`,
      `${this.#letters(2)}-${this.#digits(3)}-${this.#digits(4)}`,
    ]);
  }

  #card(): string {
    const text = luhn(`${this.#pick(['4000', '4929', '5105'])}${this.#digits(11)}`);
    return (text.match(/.{4}/g) ?? []).join(this.#pick([' ', ' ', '-', '']));
  }

  #address(): string {
    const number = String(this.#int(1, 240));
    const street = this.#pick(STREETS);
    const town = this.#town();
    switch (this.#locale) {
      case 'uk': {
        const code = `${this.#letters(2)}${String(this.#int(1, 48))} ${String(this.#int(1, 9))}${this.#letters(2)}`;
        const flat = this.#chance(0.2) ? `Flat ${String(this.#int(1, 30))}, ` : '';
        return `${flat}${number} ${street} ${this.#pick(UK_ROADS)}, ${town} ${code}`;
      }
      case 'us': {
        const road = `${street} ${this.#pick(US_ROADS)}`;
        const unit = this.#chance(0.25) ? `, Apt ${String(this.#int(1, 40))}` : '';
        const state = this.#pick(US_STATES);
        return `${number}${this.#digits(1)} ${road}${unit}, ${town}, ${state} ${this.#digits(5)}`;
      }
      case 'au':
        return `${number} ${street} ${this.#pick(UK_ROADS)}, ${town} ${this.#pick(AU_STATES)} ${this.#digits(4)}`;
      case 'in':
        return `${number}/${String(this.#int(1, 9))} ${street} Road, ${town} ${this.#digits(6)}`;
      case 'eu':
        return this.#chance(0.5)
          ? `${street}straße ${number}, ${this.#digits(5)} ${town}`
          : `${number} rue des ${street}s, ${this.#digits(5)} ${town}`;
    }
  }

  #hospital(): string {
    const pattern = this.#pick(HOSPITAL_PATTERNS);
    return pattern.replace('%', this.#pick(pattern.startsWith('%') ? HOSPITAL_STEMS : SINGLE_STEMS));
  }
}

function ordinal(day: number): string {
  const last = day > 10 && day < 14 ? 0 : day % 10;
  return `${String(day)}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

const plainWord = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '') || 'x';

/** `count` notes; the same seed gives the same notes. */
export function notes(seed: number, count: number): Note[] {
  const made: Note[] = [];
  const next = random(seed);
  for (let index = 0; index < count; index++) {
    let text = '';
    const gold: { class: string; start: number; end: number }[] = [];
    for (const piece of new Writer(next).write()) {
      if (piece.class !== undefined) {
        gold.push({ class: piece.class, start: text.length, end: text.length + piece.text.length });
      }
      text += piece.text;
    }
    made.push({ text, gold });
  }
  return made;
}
