import type { IdentifierClass } from './identifier.ts';

/** What kind of number a word announces, how short it may be, and whether the word alone is enough. */
export type Label = readonly [kind: IdentifierClass, least: number, sure: boolean];

export const labels = new Map<string, Label>();
const label = (words: string, ...of: Label): void => words.split(' ').forEach((word) => labels.set(word, of));
label(
  'mrn mr hosp hospital uhid ur urn upi record records patient pid mpi idno mrns folder nhc ipp processo expediente dossier historia epic emis systmone rio fallnummer',
  'MRN',
  4,
  true,
);
label(
  'nhs ssn aadhaar aadhar nhi phn cnp chi medicare nric fin mykad ic bsn fodselsnummer personnummer steuer codice fiscale sécu secu insee nie hetu svnr avs egn jmbg emirates cnic nin bvn rut cuil dui nit emso rodne sin tin ni nino ihi nric cpf dni curp rfc nif pesel inss nir social ahv hcn ohip pps ppsn hic national',
  'SSN',
  4,
  true,
);
label(
  'medicaid medi-cal cal gphc goc gdc imc mcrn sanc hpcsa mcnz amc rpps finess adeli bacp ukcp bps hcpc col colegiado mpn cpso cpsa ehic ghic payer payroll ration membership listing unos ticket permit bus pass log booking cad incident inc rca cert certificate docket quote asset tracking claimno warrant custody asylum refugee voter voterid pan gstin npdb ecfmg cpoms medicalert warranty implant pacemaker npi dea gmc nmc pin policy member subscriber plan insurance insured licence license lic licencia serial sn imei iccid device plate reg registration regn accession specimen lot datix ubrn passport badge collar acc45 acc claim aok vin dva study subject screening donor prescriber login username ahpra hcpc parafă confirmation barcode wristband employee personnel bic csn guarantor',
  'ID',
  4,
  true,
);
label('chart', 'MRN', 5, false);
label(
  'request path pathology histology histo cytology service client order incident job form donation bag batch audit pathway sample case ref reference provider unit event file lab order encounter visit card group trial meter tag receipt invoice user number authorisation authorization auth model index',
  'ID',
  5,
  false,
);
label('account acct a/c ac bank loan iban visa mastercard amex sort routing swift bsb fin', 'ACCOUNT', 4, true);
label('zip postcode', 'ADDRESS', 5, true);
label('rego', 'ID', 4, true);
label('dl', 'ID', 5, false);
label(
  'tel telephone phone ph mobile cell switchboard helpline hotline whatsapp callback tfno telefono teléfono telefon téléphone tél',
  'PHONE',
  5,
  true,
);
label('blp paged bleep pager beeper pgr ext extension', 'PHONE', 2, true);
label('call contact ring text rang', 'PHONE', 7, false);
label('fax faxed', 'FAX', 5, true);
