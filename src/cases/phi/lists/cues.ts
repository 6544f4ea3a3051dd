/** Words that say what the words beside them are. */
export const cueLists = [
  [
    `dr drs messrs mr mrs ms mx miss prof professor rev reverend herr frau señor señora senor senora sra srta mme mlle madame monsieur dott dottoressa mevrouw meneer umm dra smt shri shrimati kumari tmt thiru datuk dato janab`,
    'title',
  ],
  [
    `doctor sister nurse father brother matron sir dame officer sgt sergeant pc detective judge capt captain rabbi imam pastor fr sor sheikh lady lord counsellor chaplain rn sn hca ssn staff hcp master`,
    'weakTitle',
  ],
  [
    `husband wife spouse partner son sons daughter daughters mother father mum mom dad mam mummy daddy brother brothers sister sisters aunt auntie aunty uncle cousin niece nephew grandson granddaughter grandmother grandfather grandma grandpa
    nan nana granny grandad granddad stepson stepdaughter stepmother stepfather stepdad stepmum twin twins baby boyfriend girlfriend fiancé fiancée fiance fiancee friend neighbour neighbor carer caregiver guardian
    sister-in-law brother-in-law mother-in-law father-in-law law son-in-law daughter-in-law dtr bro sis parents child children toddler infant girl boy sibling siblings widow widower ex-wife ex-husband kin housemate flatmate roommate dog cat dau daus dtrs gf bf sib sibs hubby missus sil mil fil bil gran grans nanna nanny gogo oma opa abuela abuelo lola lolo amma appa kids boys girls wains weans bairn bairns lad lass mate pal stepbrother stepsister godson goddaughter godmother godfather great-niece great-nephew great-aunt great-uncle niece-in-law helper maid ex foster co-parent fiances twins triplet triplets carers cousins aunts uncles nieces nephews grandchildren grandson grandsons granddaughters neighbours neighbors friends wives husbands grandma-in-law other-half dad's mum's husb hub granddtr gdtr chn hija hijo esposa esposo marido tochter sohn ehefrau ehemann fille fils grandkids dad-in-law`,
    'relative',
  ],
  [
    `nurse midwife physiotherapist physio therapist dietitian dietician pharmacist psychologist psychiatrist surgeon anaesthetist anesthetist anesthesiologist registrar consultant resident intern fellow attending physician hospitalist
    cardiologist neurologist oncologist nephrologist urologist dermatologist radiologist pathologist pulmonologist gastroenterologist haematologist hematologist endocrinologist rheumatologist ophthalmologist paediatrician pediatrician
    gynaecologist gynecologist obstetrician intensivist geriatrician gp pcp secretary interpreter chaplain worker coordinator specialist practitioner paramedic optometrist podiatrist dentist audiologist technician clinician
    teacher solicitor lawyer attorney employer manager supervisor boss landlord scribe colleague assistant sho hs reg lead student counsellor counselor orthopod internist lcsw ward-manager neurosurgeon director recept receptionist hca hcas slt salt ot pt cpn cns anp enp acp rep adjuster caseworker volunteer pharmacist clerk driver medic emt scribe keyworker warden advocate tutor coach vicar priest minister canon locum sw hv visitor officer constable escort phlebotomist sonographer radiographer endoscopist orthotist prosthetist porter doula chiropractor osteopath trainer crew nurses physios midwives doctors physiatrist sn en rmn hcsw pa cna chw asha navigator liaison broker agent landlady scrub runner operator dispatcher handler mentor deputy headteacher principal governor lecturer dietetic sister charge auxiliary orderly attendant companion chaperone odp odps perfusionist embryologist geneticist dosimetrist tech techs nurse's phlebotomy hcws ha healthcare-assistant cra crc trainee junior houseman caretaker housekeeper neighbour-carer guardian-ad-litem attaché apprentice secretary's cons anaes coord ord co-ordinator sr jr fn ha sen reg's intern's witness witnesses bystander passenger transporter crna phn admin alternate organiser facilitator supporter befriender counsellor's imam rabbi chaplain deacon elder captain sergeant paramedics midwife's doulas`,
    'staff',
  ],
  [`van von der den de da di del della dos du la le bin ibn ben al el ter ten abu bint y af zu ni nic ui`, 'particle'],
  [
    `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    janvier fevrier février mars avril mai juin juillet août aout septembre octobre novembre décembre decembre januar februar märz maerz juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março marco maio junho julho setembro outubro dezembro januari februari maart mei augustus`,
    'month',
  ],
  [
    `hospital hospitals clinic clinics infirmary hospice sanatorium polyclinic klinik klinikum krankenhaus hôpital hopital ospedale policlinico clínica clinica spital spitalul ziekenhuis sykehus ysbyty centre center surgery practice
    lodge home institute medical unit group memorial haus collective trust hospitalet szpital pavilion ward rehabilitation rehab partners associates health healthcare`,
    'hospital',
  ],
  [
    `street st road rd avenue ave lane ln drive dr close court ct way place pl crescent cres terrace tce boulevard blvd square sq gardens gdns grove row mews parade pde highway hwy parkway pkwy walk rise circle cir trail broadway
    straße strasse platz weg allee rue calle via avenida rua plaza paseo laan straat gasse passage quay esplanade circuit cct hill green view park path loop alley wharf yard bridge`,
    'street',
  ],
  [
    `mrn mr mr# nhs ssn hosp hospital record records chart uhid ur urn upi medicare medicaid aadhaar npi dea gmc nmc pin policy member subscriber plan insurance insured licence license lic licencia serial sn imei device plate reg registration regn
    accession specimen sample lot account acct a/c iban visa mastercard amex card invoice receipt case ref reference datix ubrn nhi phn cnp provider passport badge collar unit event file acc45 acc lab order encounter visit claim tel telephone phone ph
    mobile cell fax faxed bleep pager beeper ext extension switchboard helpline hotline patient chi vin imei aok bsn sin tin ni nino ihi dva hic nric cpf dni curp rfc nif pesel cf inss nir social confirmation barcode zip postcode dl ppsn ahpra hcpc
    prescriber login user username study subject screening trial donor id pid mpi fin csn guarantor group iccid whatsapp meter tag wristband ahv patientid number parafă personnel employee hcn ohip pps unit-no national authorisation authorization auth index pgr bsb sort routing swift bic
    model call contact ring text rang callback`,
    'label',
  ],
  [
    `lives living lived live resident born raised grew moved relocated emigrated travelled traveled travel trip visited visiting visit flew returned return works worked working home holiday vacation native stayed staying drove based originally residing resides reside hails comes came transferred community way migrated back flat house parked transfer transferring discharged admitted referred repatriated`,
    'dwelling',
  ],
  [
    `md do rn np pa pa-c frcp frcs mbbs mbchb phd mrcp mrcs lcsw msw pharmd dpt cnm crna bsn msn dds dmd mrcgp frca frcr frcpath fracp frcpc facc facs facp lpn lvn cna aprn fnp dnp rgn rmn rd slp ot cns frcog frcpch mrcpsych frcpsych fy1 fy2 f1 f2 ct1 ct2 ct3 st1 st2 st3 st4 st5 st6 st7 st8 spr sho pgy1 pgy2 pgy3 pgy-1 pgy-2 pgy-3 bs ms mph facog dnb`,
    'degree',
  ],
  [
    `advent africa all anzac armed armistice ascension ash ashura assumption australia baisakhi bank bastille black bonfire boxing burns canada candlemas carnaval carnival chanukah children childrens chinese christmas chuseok cny columbus constitution coptic corpus cyber dashain deepavali diwali dussehra earth easter eastertide eid election emancipation epifania epiphany europe family fasching father fathers ferragosto flag foundation freedom gandhi ganesh genna good goodwill greek groundhog guy halloween hanukkah hari heritage heroes hogmanay holi holy human inauguration independence islamic jewish juneteenth king kings kumbh kwanzaa labor labour lent liberation lohri lunar malaysia mandela martin maundy mawlid may melbourne memorial meskel michaelmas midsummer milad mlk mother mothering mothers national navratri new norooz nowruz nurses obon onam orthodox palm pancake passion passover patrons pentecost pesach pongal president presidents purim queen queens raksha reconciliation remembrance republic rosh saint saints samhain seollal shavuot shrove songkran souls st sukkot tamil teacher teachers tet thai thanksgiving tihar timkat trinity union unity vaisakhi valentine valentines ve vesak veterans victory vj waitangi wesak whit whitsun women womens worker workers xmas yom youth`,
    'holiday',
  ],
  [
    `by with per dear from told saw sees see cc attn attention re rang called via under for signed and to informed contacted c/o d/w paged w typed dictated fax lead hello hi named aka alias née nee prefers asked pp met caller pts phoned telephoned ring emailed messaged texted ask consented escort handover messrs minutes chaired thanks thank`,
    'by',
  ],
  [
    `name patient pat pt client surname forename forenames firstname lastname consultant attending physician surgeon assistant assistants anaesthetist anesthetist scrub gp pcp provider nok kin contact cc re attn attention author interpreter caller lead carer witness parents
    signed verified sig reported reviewed dictated typed by dear doctor clinician nurse referrer referred from to operator assessor examiner radiologist pathologist mother father husband wife son daughter partner reporter names bearer subscriber guarantor poa proxy
    approved authorised authorized counsellor midwife registrar resident trainee tutor supervisor observer owner employee signature rmo sho hospitalist signatory technologist cosigned cosigner transcriptionist transcribed insured nominee guardian requester requested requesting apologies minutes minute-taker chair chaired presenter caller employee claimant escort helper volunteer recept coordinator prescriber nurses endoscopist disp dispenser req ordering attended attendees technician photographer sender crew driver medic team-lead host facilitator observers keyworker initials scribe taken outlier outliers admin alternate submitting paciente patientin`,
    'field',
  ],
  [`regards sincerely faithfully cheers truly wishes greetings sincerly thanks signed electronically`, 'closing'],
  [
    `says said reports reported denies denied feels felt was is has had wants wanted asks asked will would called rang came went presented agreed agrees following aware states stated lives takes told attended attends looks remains seems tolerated returned returns arrived works informed
    did does can could may might been went walks walked declined understands wishes woke slept ate sat describes described mentioned explained noticed thinks thought drinks smokes seen reviewed continues needs tells hopes brought stayed gave rings keeps and who whose`,
    'verb',
  ],
  [
    `on since dated date from until till by seen admitted discharged dob due before after between through repeat collected received reported typed arrived admission discharge next clinic sputum blood urine labs ct mri xr cxr x-ray echo tte tee culture cultures signed edd lmp born died b d/c return review slot still not ultrasound us scan biopsy visit op operation surgery seen started stopped last last-seen check dos doa dod mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday`,
    'dated',
  ],
  [
    `general community district regional national county city university university's medical day pain memory fracture warfarin diabetic diabetes heart eye ear nose throat chest renal cardiac stroke sleep women's women womens children's children childrens men's maternity mental health dental primary care family
    outpatient outpatients inpatient teaching tertiary local acute private public specialist surgical oncology cancer dermatology cardiology neurology rheumatology gynaecology gynecology urology nephrology hepatology haematology hematology fertility antenatal postnatal asthma epilepsy headache wound vein breast
    emergency trauma burns spinal orthopaedic orthopedic hand foot knee hip back liver kidney lung respiratory vascular gastroenterology infectious disease diseases hiv sexual travel flu vaccination immunization immunisation the a an our this that another outside other your their his her same nearest in at of and & for to
    psychiatric psychiatry veterans veteran va general-practice military state federal rehabilitation rehab palliative nursing residential old age intensive coronary high dependency special tropical base cottage field night walk-in urgent step-down satellite visiting consultant joint combined one-stop pre-operative preoperative preassessment
    paediatric pediatric adult geriatric falls continence ophthalmology eye ent allergy immunology endocrine thyroid bone metabolic transplant dialysis infusion day-case group medicine physical occupational speech ward labour delivery postoperative follow-up followup review clinic hospital centre center unit acute assessment admissions medical surgical emergency high`,
    'generic',
  ],
  [`ninety hundred`, 'numberWord'],
  [`in at from near to of via outside around leaving for through towards visited visiting county`, 'preposition'],
] as const;
