/**
 * Notes as they are written, and what must be read in them, parted by `; `:
 * `sodium 121 low` a measure with its value, and what it means (`low`, `high` a finding, `normal` none, left out: anything);
 * `glucose high-word` what a meter said; `age 3.5` in years; `sex f`; `+id`, `-id` a finding there, not there;
 * `no-age`; `nothing`: no number.
 */
export const notes = `
3 wk old, poor feeding, T 35.4. | age 0.0575; temperature 35.4 normal
14 mo with croup, RR 44, sats 95%. | age 1.1667; respiratory-rate 44 high; oxygen-saturation 95 normal
1 y 4 mo girl, febrile convulsion, temp 39.6. | age 1.3333; sex f; temperature 39.6 high
64 ♂, crushing chest pain, BP 98/60. | age 64; sex m; blood-pressure 98 normal; diastolic-blood-pressure 60 normal
38 yo ♀ with palpitations, HR 168 regular. | age 38; sex f; heart-rate 168 high
Mr Kane, now 71, is more breathless; NT-proBNP 4,320 pg/mL. | age 71; sex m; pro-natriuretic-peptide 4320 high
Had measles aged 4; the patient is now 29 and has a rash. | age 29
Day 3 of life, term girl, bilirubin 310 µmol/L. | age 0.0082; sex f; bilirubin 310 high
Neonate, day 6, off feeds, glucose 1.9 mmol/L. | age 0.0164; glucose 1.9 low
Day 4 of antibiotics, CRP 210 → 88. | c-reactive-protein 88 high; -newborn; no-age
POD 3, temp 38.6, HR 112. | temperature 38.6 high; heart-rate 112 high; no-age; -newborn
On day 5 of the illness the platelets were 42. | platelets 42 low; -newborn; no-age
55F, BP 178/104, HR 88. | age 55; sex f; blood-pressure 178 high; diastolic-blood-pressure 104 high
BP 132/78 seated. | blood-pressure 132 normal; diastolic-blood-pressure 78 normal
BP 92/48 mmHg, lactate 4.4. | blood-pressure 92 low; diastolic-blood-pressure 48 low; lactate 4.4 high
Hypertensive at 224/132 with papilloedema. | blood-pressure 224 high; diastolic-blood-pressure 132 high
Hypotensive, 78/41, after 30 mL/kg. | blood-pressure 78 low; diastolic-blood-pressure 41 low
BP dropped from 142/84 to 96/52 on standing. | blood-pressure 96; diastolic-blood-pressure 52
Lying BP 138/80, standing BP 104/62. | blood-pressure 138 normal; blood-pressure 104 normal; diastolic-blood-pressure 62 normal
Blood pressure 164 over 98. | blood-pressure 164 high; diastolic-blood-pressure 98 high
BP: 110/70, P: 72, T: 36.9, RR: 14 | blood-pressure 110 normal; diastolic-blood-pressure 70 normal; heart-rate 72 normal; temperature 36.9 normal; respiratory-rate 14 normal
SBP 84, DBP 40. | blood-pressure 84 low; diastolic-blood-pressure 40 low
Systolic BP 205 mmHg. | blood-pressure 205 high
Diastolic pressure of 118. | diastolic-blood-pressure 118 high
MAP 58 on noradrenaline. | mean-arterial-pressure 58 low
GCS 13/15, E3V4M6. | glasgow-coma-scale 13 low
GCS 15/15. | glasgow-coma-scale 15 normal
GCS of 6 at the scene. | glasgow-coma-scale 6 low
GCS fell from 14 to 8. | glasgow-coma-scale 8 low
Cap refill 4 s, mottled. | capillary-refill 4 high
Capillary refill time < 2 seconds. | capillary-refill 2 normal
CRT 5 secs, cool hands. | capillary-refill 5 high
Cap refill brisk at 1 sec. | capillary-refill 1 normal
Central capillary refill of 3 s. | capillary-refill 3
RR 36, SpO2 82% on air, using accessory muscles. | respiratory-rate 36 high; oxygen-saturation 82 low
Sats 94% RA. | oxygen-saturation 94 normal; -diagnosis:rheumatoid-arthritis
O2 sats 86 on RA rising to 93 on 2 L. | oxygen-saturation 93; -diagnosis:rheumatoid-arthritis
RA pressure 14 mmHg, PCWP 22. | -diagnosis:rheumatoid-arthritis
He takes methotrexate for RA. | diagnosis:rheumatoid-arthritis
Afebrile at 36.7 °C. | temperature 36.7 normal
Spiked to 39.4 overnight. | temperature 39.4 high
Tmax 38.8. | temperature 38.8 high
Hypothermic, core temp 31.2. | temperature 31.2 low
Pulse 108 irregularly irregular. | heart-rate 108 high
Bradycardic at 38. | heart-rate 38 low
Tachypnoeic at 32/min. | respiratory-rate 32 high
Wt 92 kg, BMI 33.1. | body-mass-index 33.1 high
Na 118, K 3.1, urea 2.4, creat 61. | sodium 118 low; potassium 3.1 low; urea 2.4 normal; creatinine 61 normal
Sodium was 152 and she looked dry. | sodium 152 high
K+ 6.9 with tall T waves. | potassium 6.9 high
Potassium dropped to 2.4 mmol/L on furosemide. | potassium 2.4 low
Corrected Ca 3.21 mmol/L, PTH 1.0 pmol/L. | calcium 3.21 high; parathyroid-hormone 1 low
Hb 64, MCV 66, plts 510. | hemoglobin 64 low; mean-cell-volume 66 low; platelets 510 high
WBC 23.4 with neuts 20.9. | white-cells 23.4 high; neutrophils 20.9 high
WCC 0.8, neuts 0.1, temp 38.7. | white-cells 0.8 low; neutrophils 0.1 low; temperature 38.7 high
Neut 0.3 x10^9/L. | neutrophils 0.3 low
Lymphs 0.4, eos 2.1. | lymphocytes 0.4 low; eosinophils 2.1 high
ANC 320 cells/µL. | neutrophils 320 low
Troponins 14, then 620 ng/L. | troponin 620 high
Serial troponins 8 and 9 ng/L. | troponin 9 normal
Hs-troponin 22 → 1,140 ng/L. | troponin 1140 high
CRP 18 → 240 → 96. | c-reactive-protein 96 high
Creatinine 88 -> 412 in two days. | creatinine 412 high
Hb 131 on Monday, 82 today. | hemoglobin 82 low
Glucose HI on the meter, ketones 6.2. | glucose high-word; ketones 6.2 high
CBG "LO", drowsy and sweaty. | glucose low-word
BM 2.3, sweaty. | glucose 2.3 low
BM 24.6 mmol/L, ketones 5.8. | glucose 24.6 high; ketones 5.8 high
Fasting glucose 5.1. | fasting-glucose 5.1 normal
HbA1c 112 mmol/mol. | hba1c 112 high
Direct bilirubin 68 µmol/L, ALP 480. | direct-bilirubin 68 high; alkaline-phosphatase 480 high
Bilirubin 140 (conjugated 118), ALT 44. | bilirubin 140 high; direct-bilirubin 118 high; transaminases 44 normal
T bili 9.8, D bili 7.1 mg/dL. | bilirubin 9.8 high; direct-bilirubin 7.1 high
FSH 88 IU/L, LH 41 IU/L in a 58-year-old woman. | fsh 88 normal; lh 41 normal
A 31-year-old woman, amenorrhoea for a year, FSH 72 IU/L. | fsh 72 high
A 27-year-old man with small testes, FSH 34 IU/L, testosterone 4 nmol/L. | fsh 34 high; testosterone 4 low
Faecal calprotectin 920 µg/g. | calprotectin 920 high
Calprotectin < 30 mcg/g, bloating. | calprotectin 30 normal
Anti-dsDNA 212 IU/mL, C3 0.4 g/L. | double-stranded-dna 212 high; complement-3 0.4 low
Anti-dsDNA antibodies 8 IU/mL (normal <10). | double-stranded-dna 8 normal
Anti-tTG IgA 128 U/mL. | transglutaminase 128 high
tTG 3 U/mL, bloating. | transglutaminase 3 normal
Anti-CCP >340 U/mL, RF 180. | citrullinated-peptide 340 high; rheumatoid-factor 180 high
ANA 1:640 homogeneous. | antinuclear 640 high
ASO titre 800 IU/mL. | streptolysin 800 high
Anti-GBM 96 U/mL, creatinine 540. | basement-membrane 96 high; creatinine 540 high
PR3-ANCA 88 IU/mL. | +anca
TPO antibodies 1,200 IU/mL, TSH 34. | thyroid-peroxidase 1200 high; thyrotropin 34 high
TRAb 12 IU/L, free T4 44. | tsh-receptor 12 high; thyroxine 44 high
ABG on 28%: pH 7.24 / PaCO2 10.1 / PaO2 6.8 / HCO3 33 | ph 7.24 low; carbon-dioxide 10.1 high; arterial-oxygen 6.8 low; bicarbonate 33 high; +type-2-respiratory-failure
ABG 7.52/24/98/20 (pH/pCO2/pO2/HCO3). | ph 7.52 high; carbon-dioxide 24 low; arterial-oxygen 98 normal; bicarbonate 20; +respiratory-alkalosis
Blood gas: pH 7.05, pCO2 2.1 kPa, HCO3 4, BE -24. | ph 7.05 low; carbon-dioxide 2.1 low; bicarbonate 4 low; base-excess -24 low; +metabolic-acidosis
VBG pH 7.31, bicarb 14, lactate 1.1. | ph 7.31 low; bicarbonate 14 low; lactate 1.1 normal
ABG: 7.28 / 62 / 54 / 28. | ph 7.28 low; carbon-dioxide 62 high; arterial-oxygen 54 low; bicarbonate 28
Vomiting for a week: pH 7.55, HCO3 41, Cl 78, K 2.6. | ph 7.55 high; bicarbonate 41 high; chloride 78 low; potassium 2.6 low; +metabolic-alkalosis
PaO2 7.4 kPa, PaCO2 4.1 kPa on air. | arterial-oxygen 7.4 low; carbon-dioxide 4.1 low; +type-1-respiratory-failure
CSF: opening pressure 34, WCC 1,450 (94% neutrophils), protein 3.1, glucose 0.8. | opening-pressure 34 high; csf-white-cells 1450 high; csf-neutrophil-share 94 high; csf-protein 3.1 high; csf-glucose 0.8 low; +csf-bacterial; +neutrophilic-pleocytosis
LP - 120 white cells, 85% lymphocytes, protein 0.8 g/L, glucose 3.4 mmol/L, serum glucose 5.6. | csf-white-cells 120 high; csf-lymphocyte-share 85 high; csf-protein 0.8 high; csf-glucose 3.4 normal; glucose 5.6 normal; +lymphocytic-pleocytosis
CSF protein 1.9 g/L, cells 3/mm3, glucose normal. | csf-protein 1.9 high; csf-white-cells 3 normal; +albuminocytologic-dissociation
CSF glucose 0.9, plasma glucose 6.4, protein 3.4, white cells 220 mainly lymphocytes. | csf-glucose 0.9 low; glucose 6.4 normal; csf-protein 3.4 high; csf-white-cells 220 high; +lymphocytic-pleocytosis
Opening pressure 41 cmH2O, white cells 2, protein 0.3. | opening-pressure 41 high; csf-white-cells 2 normal; csf-protein 0.3 normal
Xanthochromia positive; red cells 14,200, white cells 20. | csf-red-cells 14200 high; csf-white-cells 20; +xanthochromia
CSF RBC 3,100 clearing to 40. | csf-red-cells 3100
CSF clear, 1 WBC, no xanthochromia. | csf-white-cells 1 normal; -xanthochromia
Spinal fluid: 260 cells/µL, lymphocytes 92%, protein 88 mg/dL, glucose 58 mg/dL. | csf-white-cells 260 high; csf-lymphocyte-share 92 high; csf-protein 88 high; csf-glucose 58 normal; +lymphocytic-pleocytosis
Pain 7/10 in the epigastrium. | nothing
CURB-65 3, NEWS 9. | nothing
NEWS2 score 7. | nothing
Wells score of 4.5 for PE. | nothing
MMSE 18/30. | nothing; -memory-loss
MoCA 21/30, lives alone. | nothing; -memory-loss
GAD-7 of 14, PHQ-9 of 19. | nothing; -diagnosis:generalized-anxiety; -diagnosis:depression
AMTS 4/10. | nothing
APGARs 6 and 9. | nothing
Child-Pugh B (8 points), MELD 17. | nothing
CHA2DS2-VASc 4, HAS-BLED 2. | nothing
ECOG 1, NYHA class III. | nothing
Alvarado 8, qSOFA 2. | nothing
AUDIT 24, EPDS 16. | nothing; -diagnosis:depression
Power 4/5 in the left arm, reflexes 2+. | nothing
Visual acuity 6/60 right, 6/6 left. | nothing
At 34 weeks' gestation, BP 168/112, urine protein 3+. | +pregnant; blood-pressure 168 high; diastolic-blood-pressure 112 high
Para 2, 28 weeks gestation, itching, bile acids 62 µmol/L. | +pregnant; bile-acids 62 high
She is 9/40 with vomiting, ketones 3.2. | +pregnant; ketones 3.2 high
Six weeks after delivery, temp 38.9, HR 118. | +postpartum; temperature 38.9 high; heart-rate 118 high
Ferritin 8,400 µg/L, triglycerides 4.9. | ferritin 8400 high; triglycerides 4.9 high
D-dimer 4,100 ng/mL FEU. | d-dimer 4100 high
INR > 8 on warfarin. | inr 8 high
LDH 1,240, haptoglobin < 0.1, retics 9%. | lactate-dehydrogenase 1240 high; haptoglobin 0.1 low; reticulocytes 9 high
CK 48,000, creatinine 310, K 6.4. | creatine-kinase 48000 high; creatinine 310 high; potassium 6.4 high
Paracetamol level 180 mg/L at 4 hours. | paracetamol 180 high
7/52 girl, vomiting, pyloric mass felt. | age 0.134; sex f
5 y 3 mo with limp, temp 38.2. | age 5.25; temperature 38.2 high
11 mo boy, RR 58, sats 90% in air. | age 0.9167; sex m; respiratory-rate 58 high; oxygen-saturation 90 low
82♀ found on floor, CK 12,400. | age 82; sex f; creatine-kinase 12400 high
27 y ♂ with testicular pain. | age 27; sex m
Term neonate on day 4, bilirubin 290. | age 0.011; bilirubin 290 high
She had rheumatic fever at 9 and is now 46. | age 46; sex f
Day 10 post transplant, creatinine 260. | creatinine 260 high; no-age; -newborn
Day 2 of admission: K 5.9, CRP 188. | potassium 5.9 high; c-reactive-protein 188 high; -newborn; no-age
The patient (68, male) was given 500 mL saline. | age 68
BP was 88/52 and HR 126 after the bleed. | blood-pressure 88 low; diastolic-blood-pressure 52 low; heart-rate 126 high
BP 145/95 on three occasions. | blood-pressure 145 high; diastolic-blood-pressure 95 high
BP right arm 160/90, left arm 110/70. | blood-pressure 160 high
BP settled from 210/130 to 150/88 with labetalol. | blood-pressure 150; diastolic-blood-pressure 88
Obs: HR 52, BP 105/65, RR 14, T 36.4, SpO2 99% RA, GCS 15. | heart-rate 52 low; blood-pressure 105 normal; diastolic-blood-pressure 65 normal; respiratory-rate 14 normal; temperature 36.4 normal; oxygen-saturation 99 normal; glasgow-coma-scale 15 normal
Vitals T 103.1 P 130 R 28 BP 90/50 sat 89% | temperature 103.1 high; heart-rate 130 high; respiratory-rate 28 high; blood-pressure 90 low; diastolic-blood-pressure 50 low; oxygen-saturation 89 low
Vital signs: temp 37.0, pulse 80/min, resp 16/min, BP 124/76 mmHg. | temperature 37 normal; heart-rate 80 normal; respiratory-rate 16 normal; blood-pressure 124 normal; diastolic-blood-pressure 76 normal
HR 40, BP 76/—, CRT 4 seconds. | heart-rate 40 low; capillary-refill 4 high
GCS 3 on arrival. | glasgow-coma-scale 3 low
GCS 10 (E2 V3 M5). | glasgow-coma-scale 10 low
Cap refill < 2 s, BP 118/74. | capillary-refill 2 normal; diastolic-blood-pressure 74 normal
CRT 6s centrally. | capillary-refill 6 high
He was hypotensive with BP 70/30. | blood-pressure 70 low; diastolic-blood-pressure 30 low
Tachycardic at 142 and febrile at 39.1. | heart-rate 142 high; temperature 39.1 high
SaO2 84% on 15 L via non-rebreather. | oxygen-saturation 84 low
Hb 7.9 (11.2 last month), MCV 62. | hemoglobin 7.9 low; mean-cell-volume 62 low
Na 129 (was 138), K 5.6. | sodium 129 low; potassium 5.6 high
Creat 188 (baseline 90). | creatinine 188 high
Platelets 12 x10^9/L, film confirms. | platelets 12 low
Plts 880, WCC 14, Hb 178 in a man of 60. | platelets 880 high; white-cells 14 high
Neutrophils 0.4, on clozapine. | neutrophils 0.4 low
WBC 3.2 (neuts 1.1, lymphs 1.6). | white-cells 3.2 low; neutrophils 1.1 low; lymphocytes 1.6 normal
Eosinophils 3.4 x10⁹/L, IgE 2,100. | eosinophils 3.4 high; immunoglobulin-e 2100 high
Trop 18 at 0 h, 240 at 3 h. | troponin 240 high
Serial hs-troponin T 11, 96 and 410 ng/L. | troponin-t 410 high
Troponin rose from 40 to 3,200 ng/L. | troponin 3200 high
CRP falling 180 → 42. | c-reactive-protein 42 high
Lactate 6.8 -> 2.9 after fluids. | lactate 2.9 high
Capillary glucose reads HI; ketones 4.8 mmol/L. | glucose high-word; ketones 4.8 high
Blood sugar LO, unresponsive. | glucose low-word
Conjugated bilirubin 96 µmol/L. | direct-bilirubin 96 high
Bili 64 with direct fraction 4. | bilirubin 64 high
Alb 21, INR 2.4, bili 210, ammonia 140. | albumin 21 low; inr 2.4 high; bilirubin 210 high; ammonia 140 high
62-year-old woman, FSH 95, LH 50. | fsh 95 normal; lh 50 normal
A 24-year-old woman, LH 18, FSH 5.1, testosterone 3.4 nmol/L. | lh 18 high; fsh 5.1 normal; testosterone 3.4 high
Stool calprotectin 1240 µg/g, CRP 45. | calprotectin 1240 high; c-reactive-protein 45 high
dsDNA 310 IU/mL, ANA 1:1280, C4 0.04. | double-stranded-dna 310 high; antinuclear 1280 high; complement-4 0.04 low
IgA tTG 96 U/mL (<7). | transglutaminase 96 high
MPO-ANCA 112 U/mL, creatinine 380. | neutrophil-cytoplasm 112 high; creatinine 380 high
AChR antibodies 14 nmol/L. | acetylcholine-receptor 14 high
RF 210 IU/mL and anti-CCP 190 U/mL. | rheumatoid-factor 210 high; citrullinated-peptide 190 high
ABG on 2 L: pH 7.33, CO2 8.4 kPa, O2 7.1 kPa, bicarb 34. | ph 7.33 low; carbon-dioxide 8.4 high; arterial-oxygen 7.1 low; bicarbonate 34 high
ABG 7.25/70/60/30. | ph 7.25 low; carbon-dioxide 70 high; arterial-oxygen 60 low; bicarbonate 30
Gas: pH 7.48 pCO2 3.4 pO2 13.1 HCO3 22 BE 0.4 | ph 7.48 high; carbon-dioxide 3.4 low; arterial-oxygen 13.1 normal; bicarbonate 22 normal; base-excess 0.4 normal
Venous pH 6.98, HCO3 5, glucose 34, ketones 7. | ph 6.98 low; bicarbonate 5 low; glucose 34 high; ketones 7 high
CSF: clear, OP 16 cm, 0 WBC, protein 0.28, glucose 3.9. | csf-white-cells 0 normal; csf-protein 0.28 normal; csf-glucose 3.9 normal
LP: OP 38 cmH2O, WBC 90 (lymphocytes 80%), protein 1.6 g/L, glucose 1.4 (serum 5.9). | opening-pressure 38 high; csf-white-cells 90 high; csf-lymphocyte-share 80 high; csf-protein 1.6 high; csf-glucose 1.4 low; +lymphocytic-pleocytosis
CSF: RBC 12,000 in tube 1 and 11,800 in tube 4, xanthochromic. | csf-red-cells 12000 high; +xanthochromia
CSF white cells 340 (90% polymorphs), glucose 1.2 with plasma glucose 7.0. | csf-white-cells 340 high; csf-neutrophil-share 90 high; csf-glucose 1.2 low; glucose 7 normal; +neutrophilic-pleocytosis
Ascitic tap: WCC 620 (85% neutrophils), albumin 8 g/L, serum albumin 26 g/L. | ascitic-white-cells 620 high; ascitic-neutrophil-share 85 high; albumin 26 low; +raised-albumin-gradient
Knee aspirate WBC 82,000/µL. | synovial-white-cells 82000 high
She rates the pain 9 out of 10. | nothing
CRB-65 score 2; qSOFA 3. | nothing
PHQ-9 21/27, no suicidal thoughts. | nothing; -diagnosis:depression
AMT 6/10, MMSE 24. | nothing; -memory-loss
NIHSS 11, mRS 3. | nothing
Apgar scores 3 at 1 minute, 7 at 5 minutes. | nothing
HAM-D 24, Y-BOCS 18. | nothing
DAS28 5.6, on leflunomide for RA. | nothing; diagnosis:rheumatoid-arthritis
Wells' score 7.5. | nothing
Her EPDS was 18. | nothing
Takes aspirin 75 mg, calcium 500 mg and vitamin D 800 units. | nothing
Ibuprofen 400 mg tds, potassium chloride 20 mmol in each bag. | nothing
Room 128, bed 4, phone ext. 5120. | nothing
At 39+2 weeks' gestation with contractions. | +pregnant
G1P0 at 11/40 with bleeding, hCG 92,000. | +pregnant; hcg 92000 high
4 mo boy, not feeding, RR 66, HR 178. | age 0.333; sex m; respiratory-rate 66 high; heart-rate 178 high
A 2y8m girl swallowed a button battery. | age 2.667; sex f
Baby boy, 9 days old, T 38.1. | age 0.0246; sex m; temperature 38.1 high
53♂ with haematemesis, BP 84/46, HR 124. | age 53; sex m; blood-pressure 84 low; diastolic-blood-pressure 46 low; heart-rate 124 high
Mrs Ode, now 88, fell twice this week. | age 88; sex f
Diagnosed with Crohn's at 19, he is now 37 and has fever. | age 37; sex m
Day 5 of fever, platelets 61, haematocrit 52. | platelets 61 low; -newborn; no-age
Neonate on day 3: glucose 1.4 mmol/L, jittery. | age 0.0082; glucose 1.4 low
Day 7 post-op, WCC 19.2. | white-cells 19.2 high; -newborn; no-age
BP 240/140 with retinal haemorrhages. | blood-pressure 240 high; diastolic-blood-pressure 140 high
BP 150/60, early diastolic murmur. | blood-pressure 150 high; diastolic-blood-pressure 60 normal
BP fell to 74/40 after the antibiotic. | blood-pressure 74 low; diastolic-blood-pressure 40 low
Hypertension (190/115) and headache. | blood-pressure 190 high; diastolic-blood-pressure 115 high
BP 112/68 mm Hg lying; 84/50 mm Hg standing. | blood-pressure 112 normal; blood-pressure 84 low; diastolic-blood-pressure 50 low
Blood pressure of 98/64 mmHg in a 4-year-old. | blood-pressure 98 normal; diastolic-blood-pressure 64 normal
Normotensive at 124/78. | blood-pressure 124 normal; diastolic-blood-pressure 78 normal
MAP 52 despite noradrenaline 0.3. | mean-arterial-pressure 52 low
GCS 14/15, confused. | glasgow-coma-scale 14 low
GCS E1V1M4. | glasgow-coma-scale 6 low
Glasgow Coma Score 7. | glasgow-coma-scale 7 low
CRT 3-4 s, lactate 5.1. | lactate 5.1 high
Capillary refill time was 5 seconds. | capillary-refill 5 high
CRT normal at 2 s. | capillary-refill 2 normal
O2 sats 79% RA, blue lips. | oxygen-saturation 79 low; -diagnosis:rheumatoid-arthritis
Resp rate 8, pinpoint pupils. | respiratory-rate 8 low
Temp spike of 39.8 last night. | temperature 39.8 high
Fever up to 40.1 °C. | temperature 40.1 high
Na 109, serum osm 228, urine Na 64, urine osm 510. | sodium 109 low; osmolality 228 low; urine-sodium 64 high; urine-osmolality 510
K 1.9 mmol/L, HCO3 38, urinary chloride low. | potassium 1.9 low; bicarbonate 38 high
Adjusted calcium 1.71, phosphate 2.4, PTH 31 pmol/L. | calcium 1.71 low; phosphate 2.4 high; parathyroid-hormone 31 high
Hb 58 g/L, retics 1%, MCV 112, B12 62 ng/L. | hemoglobin 58 low; mean-cell-volume 112 high; vitamin-b12 62 low
Ferritin 4, TIBC 88, iron 3 µmol/L. | ferritin 4 low; iron-binding 88 high; iron 3 low
WBC 142, blasts 80%, plt 9. | white-cells 142 high; platelets 9 low
White count 1.9 with an ANC of 0.2. | white-cells 1.9 low; neutrophils 0.2 low
INR 1.0, APTT 78 s, factor VIII 2%. | inr 1 normal; partial-thromboplastin-time 78 high
Two troponins, 9 and 11 ng/L, were normal. | troponin 11 normal
hsTnT 16 ng/L, then 88 ng/L at 3 hours. | troponin-t 88 high
Hb 142 last year, now 96. | hemoglobin 96 low
PSA 3.1 in 2021, 28 now. | prostate-specific-antigen 28 high
Glucometer: HI. | glucose high-word
Glucose 'LO' on the ward meter. | glucose low-word
T bili 14.2, direct 11.0, ALP 620. | bilirubin 14.2 high; alkaline-phosphatase 620 high
Direct bili 3.9 mg/dL. | direct-bilirubin 3.9 high
FSH 61 IU/L in a 54-year-old woman with hot flushes. | fsh 61 normal
30-year-old woman, no periods for 8 months, FSH 84 and oestradiol 40 pmol/L. | fsh 84 high; estradiol 40 low
TSH <0.01, fT4 58, TRAb 9.2 IU/L. | thyrotropin 0.01 low; thyroxine 58 high; tsh-receptor 9.2 high
Anti-TPO 640 IU/mL. | thyroid-peroxidase 640 high
ANA 1:320 speckled. | antinuclear 320 high
Anti-dsDNA >300 IU/mL, C3 0.5 g/L. | double-stranded-dna 300 high; complement-3 0.5 low
Calprotectin 22 µg/g. | calprotectin 22 normal
pH 7.15/PaCO2 3.0/HCO3 8 | ph 7.15 low; carbon-dioxide 3 low; bicarbonate 8 low; +metabolic-acidosis
ABG (air) 7.47/30/58/21. | ph 7.47 high; carbon-dioxide 30 low; arterial-oxygen 58 low; bicarbonate 21; +type-1-respiratory-failure
Arterial blood gas 7.10/20/110/6 (pH/PaCO2/PaO2/HCO3). | ph 7.1 low; carbon-dioxide 20 low; bicarbonate 6 low; +metabolic-acidosis
VBG: pH 7.22, pCO2 9.4 kPa, bicarbonate 31, lactate 0.9. | ph 7.22 low; carbon-dioxide 9.4 high; bicarbonate 31 high; lactate 0.9 normal
CSF: 2,400 white cells/mm³, 96% polymorphs, protein 4.2 g/L, glucose 0.4 mmol/L. | csf-white-cells 2400 high; csf-neutrophil-share 96 high; csf-protein 4.2 high; csf-glucose 0.4 low; +neutrophilic-pleocytosis
Opening pressure 32 cm, 60 white cells (all lymphocytes), glucose 3.1, protein 0.9. | opening-pressure 32 high; csf-white-cells 60 high; csf-glucose 3.1 normal; csf-protein 0.9 high; +lymphocytic-pleocytosis
LP: protein 2.2 g/L, 1 white cell, glucose 3.8. | csf-protein 2.2 high; csf-white-cells 1 normal; csf-glucose 3.8 normal; +albuminocytologic-dissociation
Spinal tap: RBC 45,000, xanthochromia. | csf-red-cells 45000 high; +xanthochromia
CSF lymphocytic pleocytosis, 140 cells. | +lymphocytic-pleocytosis; csf-white-cells 140 high
Pleural fluid pH 7.05, LDH 1,800, glucose 1.1, protein 44 g/L. | pleural-ph 7.05 low; pleural-ldh 1800 high; pleural-glucose 1.1 low; pleural-protein 44 high
GAD-7 was 16 and PHQ-9 was 6. | nothing; -diagnosis:generalized-anxiety
NEWS of 11, CURB-65 score 4. | nothing
Mini-mental 20/30, clock drawing poor. | nothing
Glasgow-Blatchford score 12, Rockall 5. | nothing
Modified Centor 3, FeverPAIN 4. | nothing
Ranson score 5, BISAP 3. | nothing
Westley croup score 7. | nothing
STOP-BANG 6, Epworth 17/24. | nothing
His AUDIT-C is 11. | nothing
Pain score 6/10, walks with frame. | nothing
Right eye 6/36, left 6/9. | nothing
35+6 weeks' gestation, BP 152/98, urate 480. | +pregnant; blood-pressure 152 high; diastolic-blood-pressure 98 high; uric-acid 480 high
22/40 pregnant with fever 38.8. | +pregnant; temperature 38.8 high
10 days postpartum, BP 172/110. | +postpartum; diastolic-blood-pressure 110 high
2 yo girl with stridor, RR 40, sats 93% air. | age 2; sex f; respiratory-rate 40 high
8 wk old with bronchiolitis, sats 88%. | age 0.153; oxygen-saturation 88 low
19 y ♀, nexplanon, sudden pelvic pain. | age 19; sex f
Mr Tal, 76, now in AF, HR 154. | age 76; sex m; heart-rate 154 high
She is now 52 and had her menopause at 40. | age 52; sex f
Newborn, day 1: HR 88, gasping. | heart-rate 88 low
A boy of 3 years and 2 months with T 40.1. | age 3.1667; sex m; temperature 40.1 high
Day 8 of measles; RR 48, temp 39.5. | temperature 39.5 high; -newborn; no-age
BP 100/60, HR 110, looks dry. | blood-pressure 100 normal; diastolic-blood-pressure 60 normal; heart-rate 110 high
Arrived hypotensive (68/40) and cold. | blood-pressure 68 low; diastolic-blood-pressure 40 low
Hypertensive to 200/125 with a seizure. | blood-pressure 200 high; diastolic-blood-pressure 125 high
BP 136/84 on two drugs. | blood-pressure 136 normal; diastolic-blood-pressure 84 normal
Her blood pressure rose from 118/70 to 162/106 at 36 weeks. | blood-pressure 162 high; diastolic-blood-pressure 106 high
BP 128 / 92. | blood-pressure 128 normal; diastolic-blood-pressure 92 high
SBP 78 mmHg. | blood-pressure 78 low
GCS 12/15 (E3 V4 M5). | glasgow-coma-scale 12 low
GCS dropped to 9. | glasgow-coma-scale 9 low
Capillary refill was 6 seconds and limbs were mottled. | capillary-refill 6 high
CRT<2s. | capillary-refill 2 normal
T38.7, HR128, RR30, BP86/44. | temperature 38.7 high; heart-rate 128 high; respiratory-rate 30 high; blood-pressure 86 low; diastolic-blood-pressure 44 low
Temp: 35.1 C. HR: 48. | temperature 35.1 normal; heart-rate 48 low
SpO2: 91 %, RA. | oxygen-saturation 91 low; -diagnosis:rheumatoid-arthritis
Saturating 85% on room air. | oxygen-saturation 85 low
Heart rate of 44 and regular. | heart-rate 44 low
Respiratory rate 34 breaths/min. | respiratory-rate 34 high
Na+ 158 mmol/L, glucose 48 mmol/L, osm 388. | sodium 158 high; glucose 48 high; osmolality 388 high
U&E: Na 137, K 4.2, urea 5.1, creatinine 72. | sodium 137 normal; potassium 4.2 normal; urea 5.1 normal; creatinine 72 normal
Urea 31.2 mmol/L, creatinine 688 µmol/L, K 7.0. | urea 31.2 high; creatinine 688 high; potassium 7 high
Mg 0.38, Ca 1.82, K 2.7. | magnesium 0.38 low; calcium 1.82 low; potassium 2.7 low
FBC: Hb 102, WCC 2.1, neut 0.6, plt 48. | hemoglobin 102 low; white-cells 2.1 low; neutrophils 0.6 low; platelets 48 low
Hb 10.1→6.4 in 24 h. | hemoglobin 6.4 low
Eos 12.1. | eosinophils 12.1 high
ESR 112, CRP 88, temporal headache. | sedimentation-rate 112 high; c-reactive-protein 88 high
PCT 14 ng/mL. | procalcitonin 14 high
Serial lactates 2.4 and 6.9. | lactate 6.9 high
Troponin 6, repeat 7 ng/L. | troponin 7 normal
Troponin I 0.02 ng/mL then 4.8 ng/mL. | troponin 4.8 high
Creatinine now 390, was 92 in March. | creatinine 390 high
ALT 3,400, AST 4,100, INR 3.1, bili 98. | transaminases 3400 high; transaminases 4100 high; inr 3.1 high; bilirubin 98 high
Total bilirubin 11.2 mg/dL (direct 8.9). | bilirubin 11.2 high; direct-bilirubin 8.9 high
ALP 890, GGT 640. | alkaline-phosphatase 890 high; gamma-gt 640 high
Amylase 2,340. | amylase 2340 high
Glucose HIGH on meter, pH 7.01, ketones 6.9. | glucose high-word; ph 7.01 low; ketones 6.9 high
CBG 54 mg/dL. | glucose 54 low
A1c 10.4%, LDL 172 mg/dL. | hba1c 10.4 high; ldl 172 high
71-year-old woman, LH 32, FSH 78. | lh 32 normal; fsh 78 normal
Prolactin 4,800 mIU/L, bitemporal hemianopia. | prolactin 4800 high
9 am cortisol 48 nmol/L, ACTH 180 ng/L. | cortisol 48 low; acth 180 high
Faecal calprotectin was 640. | calprotectin 640 high
tTG-IgA >200 U/mL, ferritin 6. | transglutaminase 200 high; ferritin 6 low
Anti-GBM antibodies 140 U/mL. | basement-membrane 140 high
ASOT 1,200, haematuria. | streptolysin 1200 high
C3 0.31, C4 0.22, ASOT 800. | complement-3 0.31 low; complement-4 0.22 normal
ABG: pH 7.19, pCO2 11.2, pO2 7.0, HCO3 30, on 4 L. | ph 7.19 low; carbon-dioxide 11.2 high; arterial-oxygen 7 low; bicarbonate 30; +respiratory-acidosis; +type-2-respiratory-failure
ABG pH 7.58 / pCO2 2.9 / pO2 14.2 / HCO3 21. | ph 7.58 high; carbon-dioxide 2.9 low; arterial-oxygen 14.2 normal; +respiratory-alkalosis
7.32/58/61/30 on BiPAP. | ph 7.32 low; carbon-dioxide 58 high; arterial-oxygen 61 low; bicarbonate 30
pH 7.12, HCO3 9, Cl 118, Na 138. | ph 7.12 low; bicarbonate 9 low; chloride 118 high; +normal-anion-gap-acidosis
CSF: WCC 8 (all lymphocytes), protein 2.4, glucose 3.6, serum glucose 5.2. | csf-white-cells 8 high; csf-protein 2.4 high; csf-glucose 3.6 normal; glucose 5.2 normal
LP showed 3,100 neutrophils/µL with glucose 0.6 mmol/L. | csf-neutrophil-count 3100 high; csf-glucose 0.6 low
CSF opening pressure 9 cm, 45 lymphocytes, protein 0.6. | opening-pressure 9 normal; csf-protein 0.6 high
CSF protein 45 mg/dL, glucose 62 mg/dL, no cells. | csf-protein 45 normal; csf-glucose 62 normal
Red cells 9,800/µL in CSF, no xanthochromia. | csf-red-cells 9800 high; -xanthochromia
Bloody tap: CSF RBC 22,000, WBC 30. | csf-red-cells 22000 high; csf-white-cells 30 high
Child-Pugh C, MELD 28. | nothing
PHQ9 17; GAD7 15. | nothing; -diagnosis:generalized-anxiety
VAS 7, can't sleep. | nothing
MoCA score was 17 out of 30. | nothing; -memory-loss
PESI 112, sPESI 2. | nothing
CHADS-VASc 5. | nothing
ASA grade 3, ECOG PS 2. | nothing
Oxford knee score 22. | nothing
31 weeks pregnant, platelets 68, ALT 412, BP 158/104. | +pregnant; platelets 68 low; transaminases 412 high; blood-pressure 158 high; diastolic-blood-pressure 104 high
At 26 weeks gestation glucose 9.4 two hours after the drink. | +pregnant; glucose 9.4
Two days after delivery, BP 180/120 and fits. | +postpartum; blood-pressure 180; diastolic-blood-pressure 120 high
6/12 baby with T 39.2 and bulging fontanelle. | age 0.5; temperature 39.2 high
9 mo with wheeze, RR 60, sats 91%. | age 0.75; respiratory-rate 60 high; oxygen-saturation 91 low
4 y 11 mo boy, purpura, platelets 8. | age 4.917; sex m; platelets 8 low
A 47 yo ♂ smoker, Hb 189. | age 47; sex m; hemoglobin 189 high
The patient, now 24, had asthma at 6. | age 24
Premature neonate, day 5, apnoeas, CRP 64. | age 0.0137; c-reactive-protein 64 high
Day 14 after transplant: WBC 0.2, T 38.9. | white-cells 0.2 low; temperature 38.9 high; no-age; -newborn
67M, BP 94/58 (usually 150s). | age 67; sex m; blood-pressure 94 low; diastolic-blood-pressure 58 low
BP 142/88 both arms. | blood-pressure 142 high; diastolic-blood-pressure 88 normal
She became hypotensive at 72/35. | blood-pressure 72 low; diastolic-blood-pressure 35 low
BP went from 110/64 to 226/130 within an hour. | blood-pressure 226 high; diastolic-blood-pressure 130 high
Blood pressure 88/44 mmHg, pulse 132 bpm, temperature 39.7 °C. | blood-pressure 88 low; diastolic-blood-pressure 44 low; heart-rate 132 high; temperature 39.7 high
HR150 BP110/70 SpO2 97%. | heart-rate 150 high; blood-pressure 110 normal; diastolic-blood-pressure 70 normal; oxygen-saturation 97 normal
Diastolic BP 104. | diastolic-blood-pressure 104 high
GCS 11/15 (E3V3M5). | glasgow-coma-scale 11 low
GCS now 13, was 15 at triage. | glasgow-coma-scale 13 low
Cap refill 2 s. | capillary-refill 2 normal
CRT 5 s, HR 190 in a 10-month-old. | capillary-refill 5 high; heart-rate 190 high
Sats were 87% on air. | oxygen-saturation 87 low
Sats 98% (RA). | oxygen-saturation 98 normal; -diagnosis:rheumatoid-arthritis
Known RA on etanercept, sats 92% on RA. | oxygen-saturation 92 low; diagnosis:rheumatoid-arthritis
RR 6 after morphine. | respiratory-rate 6 low
T 34.1 rectally. | temperature 34.1 low
Sodium 161 mmol/L, urine osmolality 90 mOsm/kg. | sodium 161 high; urine-osmolality 90 low
K 8.1 (haemolysed). | potassium 8.1 high
Ca 3.4, PTH <0.5, ALP 300. | calcium 3.4 high; parathyroid-hormone 0.5 low; alkaline-phosphatase 300 high
Phosphate 0.22 after feeding. | phosphate 0.22 low
Hb 55, MCV 58, ferritin 2. | hemoglobin 55 low; mean-cell-volume 58 low; ferritin 2 low
Neuts 17.8, lymphs 0.5, plts 620. | neutrophils 17.8 high; lymphocytes 0.5 low; platelets 620 high
Absolute neutrophil count 180/µL. | neutrophils 180 low
WCC 4.1 with normal neutrophils. | white-cells 4.1 normal
INR 6.2, no bleeding. | inr 6.2 high
Fibrinogen 0.7, D-dimer > 20,000. | fibrinogen 0.7 low; d-dimer 20000 high
Trop 9 → 12 ng/L. | troponin 12 normal
Serial troponins were 45, 380 and 1,900 ng/L. | troponin 1900 high
CK was 260 on Monday, 19,000 today. | creatine-kinase 19000 high
Hb 12.4 -> 8.1 g/dL overnight. | hemoglobin 8.1 low
eGFR fell from 62 to 18. | filtration-rate 18 low
BM reads LO. | glucose low-word
Blood glucose HI on arrival; now 18.2 mmol/L. | glucose high-word
Glucose 4.9 mmol/L. | glucose 4.9 normal
Bilirubin 210 µmol/L (direct 180). | bilirubin 210 high; direct-bilirubin 180 high
Unconjugated bilirubin 58 µmol/L with normal ALT. | indirect-bilirubin 58 high
Postmenopausal woman of 61, FSH 55 IU/L, oestradiol 35. | fsh 55 normal
A 35-year-old man: LH 0.3, FSH 0.4, testosterone 1.9 nmol/L. | lh 0.3 low; fsh 0.4 low; testosterone 1.9 low
Fecal calprotectin 2,100 mcg/g. | calprotectin 2100 high
Anti-dsDNA antibody titre 1:160. | double-stranded-dna 160 high
anti-tTG 6 U/mL (normal <10). | transglutaminase 6 normal
TSH receptor antibody 8.8 IU/L, TSH <0.01. | tsh-receptor 8.8 high; thyrotropin 0.01 low
PR3 antibodies 68 IU/mL, creatinine 340. | neutrophil-cytoplasm 68 high; creatinine 340 high
IgE 890 kU/L. | immunoglobulin-e 890 high
ABG: 7.31/9.2/7.4/34 (pH/pCO2/pO2/HCO3, kPa). | ph 7.31 low; carbon-dioxide 9.2 high; arterial-oxygen 7.4 low; bicarbonate 34 high; +type-2-respiratory-failure
Gas pH 7.36 / CO2 7.9 kPa / HCO3 36. | ph 7.36 normal; carbon-dioxide 7.9 high; bicarbonate 36 high
pH 7.21; pCO2 3.1 kPa; HCO3 9 mmol/L; BE -17. | ph 7.21 low; carbon-dioxide 3.1 low; bicarbonate 9 low; base-excess -17 low; +metabolic-acidosis
pO2 52 mmHg and pCO2 31 mmHg on room air. | arterial-oxygen 52 low; carbon-dioxide 31 low; +type-1-respiratory-failure
CSF: turbid, WBC 5,200/µL (97% PMN), protein 380 mg/dL, glucose 8 mg/dL. | csf-white-cells 5200 high; csf-neutrophil-share 97 high; csf-protein 380 high; csf-glucose 8 low; +csf-bacterial
CSF white count 75, mostly lymphocytes; protein 0.6; glucose 3.3. | csf-white-cells 75 high; csf-protein 0.6 high; csf-glucose 3.3 normal; +lymphocytic-pleocytosis
LP: opening pressure 48 cmH2O with normal constituents. | opening-pressure 48 high
CSF glucose 2.1 (blood 7.0), lymphocytes 160/µL, protein 1.9. | csf-glucose 2.1 low; csf-lymphocyte-count 160 high; csf-protein 1.9 high
CSF xanthochromia positive at 12 hours. | +xanthochromia
CSF: 3 cells, protein 0.34, glucose 3.9; oligoclonal bands. | csf-white-cells 3 normal; csf-protein 0.34 normal; csf-glucose 3.9 normal
Joint fluid: 64,000 WBC, no crystals. | synovial-white-cells 64000 high
Ascitic neutrophils 410/mm3. | ascitic-neutrophils 410 high
CURB-65 = 4. | nothing
PHQ-9 score was 22. | nothing
MMSE 27/30 and clock normal. | nothing; -memory-loss
Wells PE score 3, PERC negative. | nothing
Lactulose 15 mL bd, sodium valproate 500 mg. | nothing
Pain was 4/10 after codeine. | nothing
Bishop score 6, cervix 3 cm. | nothing
Hearing loss of 40 dB on the left. | nothing
G4P2, 33/40, BP 166/114, platelets 74. | +pregnant; blood-pressure 166 high; diastolic-blood-pressure 114 high; platelets 74 low
16 weeks' gestation, TSH 0.02. | +pregnant; thyrotropin 0.02 low
Postpartum day 3, T 38.7, HR 116. | +postpartum; temperature 38.7 high; heart-rate 116 high; -newborn
`;
