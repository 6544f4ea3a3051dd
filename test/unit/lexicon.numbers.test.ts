import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { measureMark, patientOf, type Finding } from '../../src/cases/lexicon/finding.ts';
import { firstForm } from '../../src/cases/lexicon/words/forms.ts';
import { boundFor, converted, isPlausible, measureById, measures } from '../../src/cases/lexicon/numbers/measures.ts';
import { readFindings } from '../../src/cases/lexicon/readFindings.ts';
import { readSmall } from './lexiconFixtures.ts';
import { notes } from './lexiconNotes.ts';

/** Sentence | findings of numbers and words, with value and unit as written. */
const measured = `
Temperature 38.9 °C. | fever+ 38.9 °C
Temp 39.9C | fever+ 39.9 C
T 38.5 | fever+ 38.5 °C
T 40.2 C | fever+ 40.2 C, high-fever+ 40.2 C
Temperature of 102 F. | fever+ 102 F
Temperature was 101.3°F. | fever+ 101.3 °F
His temperature is 36.8 °C. | low-temperature- 36.8 °C, fever- 36.8 °C
She was hot, 39.1 °C, at home. | fever+ 39.1 °C
Temp 34.2 C | low-temperature+ 34.2 C
Temp 98.6 F. | low-temperature- 98.6 F, fever- 98.6 F
BP 85/50. | low-blood-pressure+ 85 mmHg, low-blood-pressure+ 50 mmHg
BP 120/80 mmHg. | low-blood-pressure- 120 mmHg, raised-blood-pressure- 120 mmHg
Blood pressure was 190/110 mmHg. | raised-blood-pressure+ 190 mmHg, very-high-blood-pressure+ 190 mmHg, raised-blood-pressure+ 110 mmHg
Blood pressure on arrival was 88/40. | low-blood-pressure+ 88 mmHg, low-blood-pressure+ 40 mmHg
BP 150 over 95. | raised-blood-pressure+ 150 mmHg, raised-blood-pressure+ 95 mmHg
HR 128. | fast-heart-rate+ 128 bpm
Pulse 44/min. | slow-heart-rate+ 44 /min
Heart rate 72 beats per minute. | slow-heart-rate- 72 beats per minute, fast-heart-rate- 72 beats per minute
Pulse rate of 165. | fast-heart-rate+ 165 bpm, very-fast-heart-rate+ 165 bpm
He was at 130 bpm. | fast-heart-rate+ 130 bpm
RR 28. | fast-breathing+ 28 /min
Respiratory rate was 8/min. | slow-breathing+ 8 /min
SpO2 88%. | low-oxygen+ 88 %
Oxygen saturation is 97% on air. | low-oxygen- 97 %
Sats 91% on room air. | low-oxygen+ 91 %
GCS 12. | drowsiness+ 12 /15
GCS 15/15. | drowsiness- 15 /15
BMI 34. | obesity+ 34 kg/m2
Sodium 121 mmol/L. | low-sodium+ 121 mmol/L
Na 128, K 5.9. | low-sodium+ 128 mmol/L, high-potassium+ 5.9 mmol/L
Potassium 2.8 mEq/L. | low-potassium+ 2.8 mEq/L
Calcium 3.1 mmol/L. | high-calcium+ 3.1 mmol/L
Calcium 12.4 mg/dL. | high-calcium+ 12.4 mg/dL
Creatinine 2.4 mg/dL. | raised-creatinine+ 2.4 mg/dL
Creatinine 240 µmol/L. | raised-creatinine+ 240 µmol/L
Creatinine 70 umol/L. | raised-creatinine- 70 umol/L
Urea 22 mmol/L. | raised-urea+ 22 mmol/L
BUN 60 mg/dL. | raised-urea+ 60 mg/dL
Glucose 32 mmol/L. | high-glucose+ 32 mmol/L
Blood glucose 480 mg/dL. | high-glucose+ 480 mg/dL
Glucose 2.1 mmol/L. | low-glucose+ 2.1 mmol/L
Blood sugar 38 mg/dL. | low-glucose+ 38 mg/dL
Hb 7.2 g/dL. | anemia+ 7.2 g/dL
Hemoglobin 71 g/L. | anemia+ 71 g/L
Haemoglobin 141 g/l. | anemia- 141 g/l, high-hemoglobin- 141 g/l
Hemoglobin dropped from 12.1 to 7.9 g/dL. | anemia+ 7.9 g/dL
WBC 18,500/mm3. | raised-white-cells+ 18500 /mm3
WBC 18.5 x10^9/L. | raised-white-cells+ 18.5 x10^9/L
White cell count 2.1 × 10⁹/L. | low-white-cells+ 2.1 × 10⁹/L
White blood cell count was 15 x 10^9/L. | raised-white-cells+ 15 x 10^9/L
Platelets 22. | low-platelets+ 22 10^9/L
Platelet count 95,000/µL. | low-platelets+ 95000 /µL
CRP 145 mg/L. | raised-crp+ 145 mg/L
CRP < 5. | raised-crp- 5 mg/L
ESR 88 mm/h. | raised-esr+ 88 mm/h
Troponin 850 ng/L. | raised-troponin+ 850 ng/L
Troponin I 2.1 ng/mL. | raised-troponin+ 2.1 ng/mL
Troponin 6 ng/L. | raised-troponin- 6 ng/L
D-dimer 2400 ng/mL. | raised-d-dimer+ 2400 ng/mL
D-dimer was 1.9 mg/L. | raised-d-dimer+ 1.9 mg/L
CK 24,000 U/L. | raised-ck+ 24000 U/L
ALT 2,300 U/L. | raised-transaminases+ 2300 U/L, very-high-transaminases+ 2300 U/L
AST 40 IU/L. | raised-transaminases- 40 IU/L
Bilirubin 6.2 mg/dL. | raised-bilirubin+ 6.2 mg/dL
Bilirubin 88 µmol/L. | raised-bilirubin+ 88 µmol/L
Lipase 1200 U/L. | raised-lipase+ 1200 U/L
INR 3.4. | raised-inr+ 3.4
pH 7.12. | acidosis+ 7.12
pH 7.40. | acidosis- 7.4, alkalosis- 7.4
Lactate 5.5 mmol/L. | raised-lactate+ 5.5 mmol/L
HCO3 8. | low-bicarbonate+ 8 mmol/L, very-low-bicarbonate+ 8 mmol/L, metabolic-acidosis+ 8 mmol/L
TSH 0.01 mIU/L. | low-tsh+ 0.01 mIU/L
TSH 48 mU/L. | raised-tsh+ 48 mU/L
HbA1c 9.8%. | raised-hba1c+ 9.8 %
Uric acid 9.5 mg/dL. | raised-uric-acid+ 9.5 mg/dL
| Na | 124 | 135-145 | | low-sodium+ 124 mmol/L
| Sodium | 124 | mmol/L | 135-145 | | low-sodium+ 124 mmol/L
| Potassium | 5.9 mmol/L | 3.5-5.1 | H | | high-potassium+ 5.9 mmol/L
Raised troponin. | raised-troponin+
Troponin is elevated. | raised-troponin+
Elevated CRP and white cell count. | raised-crp+, raised-white-cells+
Low platelets. | low-platelets+
Platelets were low. | low-platelets+
Sodium is normal. | low-sodium-, high-sodium-
Normal troponin. | raised-troponin-
Troponin was not raised. | raised-troponin-
No elevated troponin. | raised-troponin-
↑ CRP | raised-crp+
↓ sodium | low-sodium+
Troponin negative. | raised-troponin-
Pregnancy test positive. | positive-pregnancy-test+
Pregnancy test was negative. | positive-pregnancy-test-
Neutrophils 85%. | raised-neutrophils+ 85 %
Fever for 3 days, temperature not taken. | fever+
Sodium was measured 3 days ago. |
K+ ↑ | high-potassium+
↑K | high-potassium+
↑↑ CRP | raised-crp+
Ketones ++ | raised-ketones+
CRP ++ | raised-crp+
K+ 5.9, Na+ 128, Cl- 101, HCO3- 12. | high-potassium+ 5.9 mmol/L, raised-anion-gap- 15 mmol/L, normal-anion-gap-acidosis+, low-sodium+ 128 mmol/L, low-chloride- 101 mmol/L, high-chloride- 101 mmol/L, low-bicarbonate+ 12 mmol/L, very-low-bicarbonate+ 12 mmol/L, metabolic-acidosis+ 12 mmol/L
Ca2+ 3.1 mmol/L, Mg2+ 0.4 mmol/L | high-calcium+ 3.1 mmol/L, low-magnesium+ 0.4 mmol/L
Mg 0.5, PO4 0.4 | low-magnesium+ 0.5 mmol/L, low-phosphate+ 0.4 mmol/L
ALT x3 upper limit of normal. | raised-transaminases+ 3 x upper limit
ALT 5x ULN | raised-transaminases+ 5 x upper limit
Lipase was three times the upper limit of normal. | raised-lipase+ 3 x upper limit
Transaminases ten times normal | raised-transaminases+ 10 x upper limit
TSH undetectable. | low-tsh+
Haptoglobin was undetectable. | low-haptoglobin+
Troponin undetectable | raised-troponin-
hCG undetectable | positive-pregnancy-test-
Hb fell from 12.1 to 7.9. | anemia+ 7.9 g/dL
Haemoglobin fell from 12.1 g/dL to 7.9 g/dL. | anemia+ 7.9 g/dL
Hb 12.1 → 7.9 | anemia+ 7.9 g/dL
Hb 12.1 -> 7.9 g/dL | anemia+ 7.9 g/dL
Creatinine rose from 80 to 240 µmol/L over two days. | raised-creatinine+ 240 µmol/L
Na 128 (135-145) | low-sodium+ 128 mmol/L
Na 136 (137-145) | low-sodium+ 136 mmol/L
Potassium 5.0 mmol/L (reference range 3.5-4.9) | high-potassium+ 5 mmol/L
CRP 8 mg/L (normal <5) | raised-crp+ 8 mg/L
Ferritin 12 µg/L (15–150) | low-ferritin+ 12 µg/L
Troponin T 52 ng/L (<14) | raised-troponin+ 52 ng/L
Sodium (135-145): 128 | low-sodium+ 128 mmol/L
Troponin (ng/L): 850 | raised-troponin+ 850 ng/L
Hb (g/dL) 7.2 | anemia+ 7.2 g/dL
Hb: 7.2 | WBC: 3.1 | Plt: 22 | anemia+ 7.2 g/dL, low-white-cells+ 3.1 10^9/L, low-platelets+ 22 10^9/L
Na 128, K 5.9, Cl 101, urea 22, creat 240 | low-sodium+ 128 mmol/L, high-potassium+ 5.9 mmol/L, low-chloride- 101 mmol/L, high-chloride- 101 mmol/L, raised-urea+ 22 mmol/L, raised-creatinine+ 240 µmol/L
Na 128 K 5.9 Cl 101 HCO3 9 BUN 60 Cr 2.4 Glu 480 | raised-anion-gap+ 18 mmol/L, high-anion-gap-acidosis+, low-sodium+ 128 mmol/L, high-potassium+ 5.9 mmol/L, low-chloride- 101 mmol/L, high-chloride- 101 mmol/L, low-bicarbonate+ 9 mmol/L, very-low-bicarbonate+ 9 mmol/L, metabolic-acidosis+ 9 mmol/L, raised-urea+ 60 mg/dL, raised-creatinine+ 2.4 mg/dL, high-glucose+ 480 mg/dL
Na/K 128/5.9 | low-sodium+ 128 mmol/L, high-potassium+ 5.9 mmol/L
ALT/AST 2300/1900 | raised-transaminases+ 2300 U/L, very-high-transaminases+ 2300 U/L, raised-transaminases+ 1900 U/L, very-high-transaminases+ 1900 U/L
ALT and AST were 2300 and 1900 U/L respectively. | raised-transaminases+ 2300 U/L, very-high-transaminases+ 2300 U/L, raised-transaminases+ 1900 U/L, very-high-transaminases+ 1900 U/L
Sodium, potassium and chloride were 128, 5.9 and 101 mmol/L. | low-sodium+ 128 mmol/L, high-potassium+ 5.9 mmol/L, low-chloride- 101 mmol/L, high-chloride- 101 mmol/L
Urea and creatinine 22/240 | raised-urea+ 22 mmol/L, raised-creatinine+ 240 µmol/L
WBC 18k | raised-white-cells+ 18 k
WBC 18 K 5.9 | raised-white-cells+ 18 10^9/L, high-potassium+ 5.9 mmol/L
Platelets 250 000/mm3 | low-platelets- 250000 /mm3, raised-platelets- 250000 /mm3
WBC 18 500/µL | raised-white-cells+ 18500 /µL
WCC 18.5 x 10*9/L | raised-white-cells+ 18.5 x 10*9/L
WBC 18.5 x 10(9)/L | raised-white-cells+ 18.5 x 10(9)/L
Plt 22 K/µL | low-platelets+ 22 K/µL
platelets 95 thousand | low-platelets+ 95 thousand
ALT 2,300 IU/l | raised-transaminases+ 2300 IU/l, very-high-transaminases+ 2300 IU/l
Bilirubin 88µmol/l | raised-bilirubin+ 88 µmol/l
Bilirubin 5.1mg/dl | raised-bilirubin+ 5.1 mg/dl
ferritin 12 mcg/L | low-ferritin+ 12 mcg/L
Vitamin D 18 nmol/L | low-vitamin-d+ 18 nmol/L
vitamin D 800 IU daily |
K 6.1 H | high-potassium+ 6.1 mmol/L
Na 128 L | low-sodium+ 128 mmol/L
Hb 7.2 (L) | anemia+ 7.2 g/dL
Na 131 (low) | low-sodium+ 131 mmol/L
TSH 2.1 (normal) | low-tsh- 2.1 mIU/L, raised-tsh- 2.1 mIU/L
Potassium 5.1 (high) | high-potassium+ 5.1 mmol/L
CRP mildly raised at 9 mg/L | raised-crp+ 9 mg/L
Normal sodium of 134 | low-sodium- 134 mmol/L, high-sodium- 134 mmol/L
low-normal sodium | low-sodium-, high-sodium-
CRP WNL | raised-crp-
Serum sodium was 121 mmol per litre. | low-sodium+ 121 mmol per litre
Sodium, 121 mmol/L; potassium, 3.1 mmol/L | low-sodium+ 121 mmol/L, low-potassium+ 3.1 mmol/L
ESR 88 mm in the first hour | raised-esr+ 88 mm in the first hour
Ketones 5.2 mmol/L | raised-ketones+ 5.2 mmol/L
anion gap 24 | raised-anion-gap+ 24 mmol/L
Osmolality 268 mOsm/kg | low-serum-osmolality+ 268 mOsm/kg
eGFR 22 mL/min/1.73 m2 | raised-creatinine+ 22 mL/min/1.73 m2
HbA1c 86 mmol/mol | raised-hba1c+ 86 mmol/mol
BE -12 | low-base-excess+ -12 mmol/L, metabolic-acidosis+ -12 mmol/L
base excess −14 mmol/L | low-base-excess+ -14 mmol/L, metabolic-acidosis+ -14 mmol/L
PaO2 7.2 kPa | low-oxygen+ 7.2 kPa, low-arterial-oxygen+ 7.2 kPa
pO2 55 mmHg, pCO2 60 mmHg | type-2-respiratory-failure+, low-oxygen+ 55 mmHg, low-arterial-oxygen+ 55 mmHg, raised-carbon-dioxide+ 60 mmHg
FEV1 45% predicted, FEV1/FVC 0.52 | reduced-fev1+ 45 % predicted, fixed-obstruction+ 0.52
Peak flow 45% of predicted | low-peak-flow+ 45 % of predicted
PEF 180 L/min | low-peak-flow+ 180 L/min
EF 25% | reduced-ejection-fraction+ 25 %
LVEF 60% | reduced-ejection-fraction- 60 %
CSF: 1200 WBC, 92% neutrophils, protein 2.8 g/L, glucose 1.1 mmol/L. | neutrophilic-pleocytosis+, csf-raised-cells+ 1200 /µL, csf-bacterial+, csf-neutrophils+ 92 %, csf-high-protein+ 2.8 g/L, csf-low-glucose+ 1.1 mmol/L
CSF showed 1200 white cells/µL (92% neutrophils), protein 2.8 g/L and glucose 1.1 mmol/L with a paired serum glucose of 6.2 mmol/L. | neutrophilic-pleocytosis+, csf-raised-cells+ 1200 white cells/µL, csf-bacterial+, csf-neutrophils+ 92 %, csf-high-protein+ 2.8 g/L, csf-low-glucose+ 0.18, csf-low-glucose+ 1.1 mmol/L, low-glucose- 6.2 mmol/L, high-glucose- 6.2 mmol/L
Lumbar puncture: WCC 220/mm3, 95% lymphocytes, protein 0.7 g/L, glucose 3.4 mmol/L. | lymphocytic-pleocytosis+, csf-raised-cells+ 220 /mm3, csf-viral+, csf-lymphocytes+ 95 %, csf-high-protein+ 0.7 g/L, csf-low-glucose- 3.4 mmol/L, csf-high-glucose- 3.4 mmol/L
LP: opening pressure 32 cm H2O, WBC 180 (80% lymphocytes), protein 2.1 g/L, glucose 1.2 mmol/L. | csf-high-pressure+ 32 cm H2O, lymphocytic-pleocytosis+, csf-raised-cells+ 180 /µL, csf-tuberculous+, csf-lymphocytes+ 80 %, csf-high-protein+ 2.1 g/L, csf-low-glucose+ 1.2 mmol/L
CSF protein 1.8 g/L with 2 white cells/µL. | albuminocytologic-dissociation+, csf-high-protein+ 1.8 g/L, csf-raised-cells- 2 white cells/µL
CSF: protein 180 mg/dL, WBC 3/mm3, glucose 60 mg/dL. | albuminocytologic-dissociation+, csf-high-protein+ 180 mg/dL, csf-raised-cells- 3 /mm3, csf-low-glucose- 60 mg/dL, csf-high-glucose- 60 mg/dL
CSF red cells 25,000/µL, xanthochromia present. | csf-red-cells+ 25000 /µL
CSF/serum glucose ratio 0.3 | csf-low-glucose+ 0.3
CSF is clear with 3 cells/µL, protein 0.3 g/L. | csf-raised-cells- 3 cells/µL, csf-high-protein- 0.3 g/L
Opening pressure was 36 cmH2O. | csf-high-pressure+ 36 cmH2O
CSF white cells 450. Protein was 2.1 g/L and glucose 1.0 mmol/L. Serum sodium 128. | csf-raised-cells+ 450 /µL, csf-high-protein+ 2.1 g/L, csf-low-glucose+ 1 mmol/L, low-sodium+ 128 mmol/L
CSF WBC 1200. CRP 145, WBC 18, glucose 7. | csf-raised-cells+ 1200 /µL, raised-crp+ 145 mg/L, raised-white-cells+ 18 10^9/L, low-glucose- 7 mmol/L, high-glucose- 7 mmol/L
ABG: pH 7.12, pCO2 2.8 kPa, pO2 13 kPa, HCO3 8, lactate 2.1. | acidosis+ 7.12, low-carbon-dioxide+ 2.8 kPa, low-oxygen- 13 kPa, low-bicarbonate+ 8 mmol/L, very-low-bicarbonate+ 8 mmol/L, metabolic-acidosis+ 8 mmol/L, raised-lactate- 2.1 mmol/L
ABG on air: pH 7.28, PaCO2 9.1 kPa, PaO2 6.8 kPa, HCO3 34. | respiratory-acidosis+, acidosis+ 7.28, retained-bicarbonate-acidosis+, type-2-respiratory-failure+, raised-carbon-dioxide+ 9.1 kPa, low-oxygen+ 6.8 kPa, low-arterial-oxygen+ 6.8 kPa, raised-bicarbonate+ 34 mmol/L
ABG: pH 7.52, pCO2 3.1 kPa, pO2 13.5 kPa, HCO3 23. | respiratory-alkalosis+, alkalosis+ 7.52, low-carbon-dioxide+ 3.1 kPa, low-oxygen- 13.5 kPa, low-bicarbonate- 23 mmol/L, raised-bicarbonate- 23 mmol/L, metabolic-acidosis- 23 mmol/L, metabolic-alkalosis- 23 mmol/L
pH 7.55, bicarbonate 38, pCO2 6.4 kPa | metabolic-alkalosis+, alkalosis+ 7.55, raised-bicarbonate+ 38 mmol/L, raised-carbon-dioxide+ 6.4 kPa
pH 7.46 pCO2 2.6 HCO3 14 BE -9 | mixed-alkalosis-and-acidosis+, respiratory-alkalosis+, alkalosis+ 7.46, low-carbon-dioxide+ 2.6 kPa, low-bicarbonate+ 14 mmol/L, very-low-bicarbonate+ 14 mmol/L, low-base-excess+ -9 mmol/L
PaO2 7.1 kPa with a PaCO2 of 4.2 kPa | type-1-respiratory-failure+, low-oxygen+ 7.1 kPa, low-arterial-oxygen+ 7.1 kPa, low-carbon-dioxide+ 4.2 kPa
pH 7.05, pCO2 8.2 kPa, HCO3 12 mmol/L | mixed-acidosis+, respiratory-acidosis+, acidosis+ 7.05, raised-carbon-dioxide+ 8.2 kPa, low-bicarbonate+ 12 mmol/L, very-low-bicarbonate+ 12 mmol/L, metabolic-acidosis+ 12 mmol/L
Na 140, Cl 100, HCO3 10 | raised-anion-gap+ 30 mmol/L, high-anion-gap-acidosis+, low-sodium- 140 mmol/L, high-sodium- 140 mmol/L, low-chloride- 100 mmol/L, high-chloride- 100 mmol/L, low-bicarbonate+ 10 mmol/L, very-low-bicarbonate+ 10 mmol/L, metabolic-acidosis+ 10 mmol/L
Na 140, Cl 118, HCO3 14 | raised-anion-gap- 8 mmol/L, normal-anion-gap-acidosis+, low-sodium- 140 mmol/L, high-sodium- 140 mmol/L, high-chloride+ 118 mmol/L, low-bicarbonate+ 14 mmol/L, very-low-bicarbonate+ 14 mmol/L, metabolic-acidosis+ 14 mmol/L
ascitic fluid neutrophils 650/mm3 | ascitic-neutrophils+ 650 /mm3
Ascitic tap: WBC 1200, neutrophils 80%, albumin 8 g/L. Serum albumin 28 g/L. | ascitic-neutrophils+ 1200 /µL, ascitic-neutrophils+ 80 %, raised-albumin-gradient+ 20 g/L, low-albumin+ 28 g/L
SAAG 18 g/L | raised-albumin-gradient+ 18 g/L
Pleural fluid protein 45 g/L, LDH 800 U/L, pH 7.1 | pleural-exudate+ 45 g/L, pleural-exudate+ 800 U/L, pleural-low-ph+ 7.1
Synovial fluid WBC 85,000/µL, 95% neutrophils | inflammatory-joint-fluid+ 85000 /µL, purulent-joint-fluid+ 85000 /µL, inflammatory-joint-fluid+ 95 %
Joint aspirate: 60,000 white cells. | inflammatory-joint-fluid+ 60000 /µL, purulent-joint-fluid+ 60000 /µL
Sweat chloride 88 mmol/L | raised-sweat-chloride+ 88 mmol/L
She was sweating, chloride 101. | low-chloride- 101 mmol/L, high-chloride- 101 mmol/L
Ferritin 6, MCV 68, Hb 8.1 | iron-deficient-picture+, low-ferritin+ 6 µg/L, small-red-cells+ 68 fL, anemia+ 8.1 g/dL
LDH 900, haptoglobin <0.1 g/L, retics 8% | hemolytic-picture+, raised-ldh+ 900 U/L, low-haptoglobin+ 0.1 g/L, raised-reticulocytes+ 8 %
ALP 480, GGT 620, bilirubin 120, ALT 60 | cholestatic-picture+, raised-alp+ 480 U/L, raised-ggt+ 620 U/L, raised-bilirubin+ 120 µmol/L, raised-transaminases+ 60 U/L
urine sodium 65 mmol/L, urine osmolality 480, serum osmolality 262 | raised-urine-sodium+ 65 mmol/L, dilute-urine- 480 mOsm/kg, concentrated-urine- 480 mOsm/kg, low-serum-osmolality+ 262 mOsm/kg
urinary albumin creatinine ratio 45 mg/mmol | protein-in-urine+ 45 mg/mmol
24-hour urine protein 6.2 g | protein-in-urine+ 6.2 g, heavy-proteinuria+ 6.2 g
Urine specific gravity 1.002 | dilute-urine+ 1.002
CURB-65 score 3. |
Wells score 6 |
NEWS 7, qSOFA 2 |
APGAR 8 at 1 minute and 9 at 5 minutes |
CHA2DS2-VASc 4, HAS-BLED 2 |
MELD 22, MELD-Na 24, Child-Pugh B8 |
NIHSS 14 |
PHQ-9 18, GAD-7 12 |
MMSE 22/30 |
pain 8/10 |
Pain score 8 |
GCS E3V4M5 | drowsiness+ 12 /15
GCS 12/15 | drowsiness+ 12 /15
ECOG 2, NYHA III, ASA 3 |
paracetamol 1 g given |
aspirin 300 mg |
insulin 10 units |
vitamin K 10 mg |
lithium 400 mg daily |
digoxin 125 mcg |
calcium 500 mg |
potassium chloride 40 mmol |
levothyroxine 100 mcg |
thyroxine 75 micrograms |
iron 200 mg |
magnesium 2 g IV |
folic acid 5 mg |
testosterone 250 mg |
albumin 20% 100 ml |
glucose 50 ml of 50% |
sodium valproate 500 mg |
prednisolone 40 mg |
T4 vertebral fracture, C3-C4 disc |
PR interval 240 ms |
QRS 120 ms |
12/03/2024 BP 120/80 | low-blood-pressure- 120 mmHg, raised-blood-pressure- 120 mmHg
Room 128, phone 555 1234. |
K 3/5 power |
lithium level 2.4 | raised-lithium+ 2.4 mmol/L
Lithium 2.4 mmol/L | raised-lithium+ 2.4 mmol/L
digoxin level 3.1 nmol/L | raised-digoxin+ 3.1 nmol/L
Paracetamol level 180 mg/L at 4 hours | paracetamol-level+ 180 mg/L
salicylate level 620 mg/L | salicylate-level+ 620 mg/L
blood alcohol 280 mg/dL | raised-ethanol+ 280 mg/dL
carboxyhaemoglobin 28% | raised-carboxyhemoglobin+ 28 %
COHb 32% | raised-carboxyhemoglobin+ 32 %
methaemoglobin 35% | raised-methemoglobin+ 35 %
32 weeks pregnant | pregnant+ 32 weeks, late-pregnancy+ 32 weeks
She is 32 weeks pregnant. | pregnant+ 32 weeks, late-pregnancy+ 32 weeks
G2P1 at 28+4 weeks with headache | pregnant+ 28 weeks, late-pregnancy+ 28 weeks, headache+
28/40 pregnant | pregnant+ 28 weeks, late-pregnancy+ 28 weeks
A 30-year-old at 28/40 with itching | pregnant+ 28 weeks, late-pregnancy+ 28 weeks
primigravida at 38 weeks | pregnant+ 38 weeks, late-pregnancy+ 38 weeks
pregnant at 20 weeks' gestation | pregnant+ 20 weeks
gestational age 34 weeks | pregnant+ 34 weeks, late-pregnancy+ 34 weeks
day 5 postpartum | postpartum+ 5 days
postpartum day 5 | postpartum+ 5 days
two weeks after delivery | postpartum+ 2 weeks
Her sister is 30 weeks pregnant. | pregnant+ 30 weeks, late-pregnancy+ 30 weeks
cough for 6 weeks | cough+
He scored 28/40. |
Bloods: Hb 72, MCV 68, WCC 11.2, Plt 480, Na 138, K 4.1, urea 4.2, creatinine 71. | anemia+ 72 g/L, small-red-cells+ 68 fL, raised-white-cells+ 11.2 10^9/L, raised-platelets+ 480 10^9/L, low-sodium- 138 mmol/L, high-sodium- 138 mmol/L, low-potassium- 4.1 mmol/L, high-potassium- 4.1 mmol/L, low-urea- 4.2 mmol/L, raised-urea- 4.2 mmol/L, raised-creatinine- 71 µmol/L
Labs: Na 118, K 3.4, Cl 84, CO2 22, BUN 8, Cr 0.6, glucose 96. | raised-anion-gap- 12 mmol/L, low-sodium+ 118 mmol/L, low-potassium+ 3.4 mmol/L, low-chloride+ 84 mmol/L, low-bicarbonate- 22 mmol/L, raised-bicarbonate- 22 mmol/L, metabolic-acidosis- 22 mmol/L, metabolic-alkalosis- 22 mmol/L, low-urea- 8 mg/dL, raised-urea- 8 mg/dL, raised-creatinine- 0.6 mg/dL, low-glucose- 96 mg/dL, high-glucose- 96 mg/dL
WBC 14.2 (neutrophils 86%, lymphocytes 8%) | raised-white-cells+ 14.2 10^9/L, raised-neutrophils+ 86 %, low-lymphocytes+ 8 %
white count 22,000 with 88% neutrophils and 10% bands | raised-white-cells+ 22000 /µL, raised-neutrophils+ 88 %
absolute eosinophil count 2.4 x 10^9/L | raised-eosinophils+ 2.4 x 10^9/L
Neutrophils 0.3 ×10⁹/L | low-neutrophils+ 0.3 ×10⁹/L
ANC 200 | low-neutrophils+ 200 /µL
Platelets 12 x 109/L | low-platelets+ 12 x 109/L
INR 8.2 and aPTT 62 s | raised-inr+ 8.2, raised-aptt+ 62 s
PT 22 seconds (normal 11-13) | raised-inr+ 22 seconds
Fibrinogen 0.8 g/L, D-dimer >10,000 ng/mL | low-fibrinogen+ 0.8 g/L, raised-d-dimer+ 10000 ng/mL
CRP 210 mg/L and ESR 96 mm/hr. | raised-crp+ 210 mg/L, raised-esr+ 96 mm/hr
CRP and ESR were normal. | raised-crp-, raised-esr-
The CRP was not raised. | raised-crp-
CRP is markedly elevated. | raised-crp+
Creatinine of 480, up from a baseline of 90. | raised-creatinine+ 480 µmol/L
troponin rose from 12 to 480 ng/L | raised-troponin+ 480 ng/L
The troponin I was 0.02 ng/mL (normal < 0.04). | raised-troponin- 0.02 ng/mL
BNP 1850 pg/mL | raised-bnp+ 1850 pg/mL
NT-proBNP 240 ng/L | raised-bnp- 240 ng/L
CK 45,000 U/L; urine myoglobin positive | raised-ck+ 45000 U/L
Serum calcium 3.4 mmol/L with a suppressed PTH of 0.4 pmol/L | high-calcium+ 3.4 mmol/L, low-pth+ 0.4 pmol/L
Corrected calcium 1.72 mmol/L, phosphate 2.3 mmol/L, PTH undetectable | low-calcium+ 1.72 mmol/L, high-phosphate+ 2.3 mmol/L, low-pth+
ionised calcium 0.8 mmol/L | low-calcium+ 0.8 mmol/L
TSH <0.01 mU/L, free T4 58 pmol/L, T3 12 | low-tsh+ 0.01 mU/L, raised-thyroxine+ 58 pmol/L, raised-triiodothyronine+ 12 pmol/L
TSH 62, fT4 4.1 | raised-tsh+ 62 mIU/L, low-thyroxine+ 4.1 pmol/L
9 am cortisol 62 nmol/L | low-cortisol+ 62 nmol/L
ACTH 120 pg/mL | raised-acth+ 120 pg/mL
Prolactin 4800 mIU/L | raised-prolactin+ 4800 mIU/L
IGF-1 of 98 nmol/L | raised-igf1+ 98 nmol/L
Aldosterone 980 pmol/L, renin <2 mU/L | raised-aldosterone+ 980 pmol/L, low-renin+ 2 mU/L
Plasma metanephrines 3.2 nmol/L | raised-metanephrines+ 3.2 nmol/L
17-OHP 180 nmol/L | hydroxyprogesterone+ 180 nmol/L
FSH 68 IU/L, LH 42 IU/L, oestradiol <70 pmol/L | raised-gonadotropins+ 68 IU/L, raised-gonadotropins+ 42 IU/L, low-estradiol+ 70 pmol/L
testosterone 2.1 nmol/L in a 50-year-old man | low-testosterone+ 2.1 nmol/L
A 25-year-old woman with a testosterone of 4.2 nmol/L. | raised-testosterone+ 4.2 nmol/L
beta-hCG 48,000 mIU/mL | positive-pregnancy-test+ 48000 mIU/mL
urine hCG negative | positive-pregnancy-test-
PSA 84 ng/mL | raised-psa+ 84 ng/mL
AFP 4200 ng/mL, CEA 2, CA 19-9 1200 U/mL, CA-125 840 | raised-afp+ 4200 ng/mL, raised-cea- 2 ng/mL, raised-ca199+ 1200 U/mL, raised-ca125+ 840 U/mL
Ferritin 1800 µg/L, transferrin saturation 88% | raised-ferritin+ 1800 µg/L, high-transferrin-saturation+ 88 %
iron 4 µmol/L, TIBC 88 µmol/L | iron-deficient-picture+, low-iron+ 4 µmol/L, raised-iron-binding+ 88 µmol/L
Vitamin B12 90 pg/mL, folate 2 ng/mL | low-b12+ 90 pg/mL, low-folate+ 2 ng/mL
25-OH vitamin D 14 nmol/L | low-vitamin-d+ 14 nmol/L
C3 0.4 g/L, C4 0.05 g/L | low-complement+ 0.4 g/L, low-complement+ 0.05 g/L
IgA 0.05 g/L; IgG 2.1 g/L | low-iga+ 0.05 g/L, low-igg+ 2.1 g/L
RF 120 IU/mL, anti-CCP >300 U/mL | anti-ccp+ 120 IU/mL, anti-ccp+ 300 U/mL
ASO titre 800 | raised-aso+ 800 IU/mL
serum ACE 120 U/L | raised-ace+ 120 U/L
Caeruloplasmin 0.08 g/L, 24-hour urine copper 310 µg/24h | low-ceruloplasmin+ 0.08 g/L, raised-urine-copper+ 310 µg/24h
blood lead 62 µg/dL | raised-lead+ 62 µg/dL
ammonia 210 µmol/L | raised-ammonia+ 210 µmol/L
lipase 1,240 U/L | raised-lipase+ 1240 U/L
amylase 1800 | raised-lipase+ 1800 U/L
LDL 6.1 mmol/L, HDL 0.8, triglycerides 22 mmol/L, total cholesterol 8.4 | high-cholesterol+ 6.1 mmol/L, very-high-ldl+ 6.1 mmol/L, low-hdl+ 0.8 mmol/L, high-triglycerides+ 22 mmol/L, high-cholesterol+ 8.4 mmol/L, very-high-ldl+ 8.4 mmol/L
HbA1c 11.2% (99 mmol/mol) | raised-hba1c+ 11.2 %
fasting glucose 8.1 mmol/L | high-glucose+ 8.1 mmol/L
random glucose 8.1 mmol/L | low-glucose- 8.1 mmol/L, high-glucose- 8.1 mmol/L
ketones 4.8 | raised-ketones+ 4.8 mmol/L
Beta-hydroxybutyrate 6.1 mmol/L | raised-ketones+ 6.1 mmol/L
lactate 8.4 | raised-lactate+ 8.4 mmol/L
albumin 19 g/L, total protein 42 | low-albumin+ 19 g/L, low-total-protein+ 42 g/L
Uric acid 620 µmol/L | raised-uric-acid+ 620 µmol/L
magnesium 0.42 mmol/L | low-magnesium+ 0.42 mmol/L
osmolality 340 mOsm/kg | raised-serum-osmolality+ 340 mOsm/kg
potassium is high at 6.9 | high-potassium+ 6.9 mmol/L
a potassium of 7.1 mmol/L | high-potassium+ 7.1 mmol/L
potassium: 6.2 (3.5–5.3) H | high-potassium+ 6.2 mmol/L
Na+ was 116 | low-sodium+ 116 mmol/L
sodium dropped to 116 | low-sodium+ 116 mmol/L
Her sodium has fallen from 138 to 116 mmol/L. | low-sodium+ 116 mmol/L
Haemoglobin 4.9g/dL | anemia+ 4.9 g/dL
Hb 14 | anemia- 14 g/dL, high-hemoglobin- 14 g/dL
Hct 24% | anemia+ 24 %
reticulocytes 0.1% | low-reticulocytes+ 0.1 %
RDW 19% | raised-rdw+ 19 %
EF of 20-25% | reduced-ejection-fraction+ 20 %
Serum sodium normal; potassium 2.1. | low-sodium-, high-sodium-, low-potassium+ 2.1 mmol/L
Electrolytes, urea and creatinine were normal. | low-sodium-, high-sodium-, low-potassium-, high-potassium-, low-urea-, raised-urea-, raised-creatinine-
Normal FBC, CRP and troponin. | anemia-, high-hemoglobin-, low-white-cells-, raised-white-cells-, low-platelets-, raised-platelets-, raised-crp-, raised-troponin-
Full blood count, U&Es and LFTs were normal. | anemia-, high-hemoglobin-, low-white-cells-, raised-white-cells-, low-platelets-, raised-platelets-, low-sodium-, high-sodium-, low-potassium-, high-potassium-, raised-bilirubin-, raised-transaminases-, low-alp-, raised-alp-
LFTs normal apart from ALT of 310 | raised-bilirubin-, raised-transaminases-, low-alp-, raised-alp-, raised-transaminases+ 310 U/L
ALT 310, AST 250, ALP 90, bilirubin 12 | raised-transaminases+ 310 U/L, raised-transaminases+ 250 U/L, low-alp- 90 U/L, raised-alp- 90 U/L, raised-bilirubin- 12 µmol/L
ALP 620 in a 10-year-old | raised-alp+ 620 U/L
A 10-year-old boy. ALP 350 U/L. | low-alp- 350 U/L, raised-alp- 350 U/L
A 3-day-old girl. Bilirubin 310 µmol/L. | raised-bilirubin+ 310 µmol/L
A 70-year-old woman. ESR 32. | raised-esr+ 32 mm/h
A 30-year-old man. ESR 22. | raised-esr+ 22 mm/h
A 25-year-old woman. Creatinine 102 µmol/L. | raised-creatinine+ 102 µmol/L
A 25-year-old man. Creatinine 102 µmol/L. | raised-creatinine- 102 µmol/L
A 4-year-old girl. Creatinine 75 µmol/L. | raised-creatinine+ 75 µmol/L
A 1-year-old boy. Lymphocytes 7. | low-lymphocytes- 7 10^9/L, raised-lymphocytes- 7 10^9/L
His mother had a calcium of 3.1. | high-calcium+ 3.1 mmol/L
His potassium on 3 March was 6.8 mmol/L. | high-potassium+ 6.8 mmol/L
On day 3, CRP 180. | raised-crp+ 180 mg/L
On 12/05 Hb 9.1 | anemia+ 9.1 g/dL
BP 90/60 mmHg, HR 118/min, RR 28/min, T 38.9, SpO2 91% RA | low-blood-pressure+ 90 mmHg, fast-heart-rate+ 118 /min, fast-breathing+ 28 /min, fever+ 38.9 °C, low-oxygen+ 91 %
Temp 38,5 °C | fever+ 38.5 °C
The serum potassium was found to be 6.8 mmol/L. | high-potassium+ 6.8 mmol/L
Serum potassium came back at 6.8. | high-potassium+ 6.8 mmol/L
Lab results revealed sodium of 118 mEq/L, potassium of 5.8 mEq/L, and glucose of 54 mg/dL. | low-sodium+ 118 mEq/L, high-potassium+ 5.8 mEq/L, low-glucose+ 54 mg/dL
Laboratory studies show a hemoglobin of 6.8 g/dL, a leukocyte count of 2,100/mm3, and a platelet count of 14,000/mm3. | anemia+ 6.8 g/dL, low-white-cells+ 2100 /mm3, low-platelets+ 14000 /mm3
Her temperature is 39.5°C (103.1°F), pulse is 110/min, respirations are 24/min, and blood pressure is 110/70 mm Hg. | fever+ 39.5 °C, fever+ 103.1 °F, fast-heart-rate+ 110 /min, fast-breathing+ 24 /min, low-blood-pressure- 110 mm Hg, raised-blood-pressure- 110 mm Hg
Temperature is 98.6°F (37.0°C), blood pressure is 157/98 mmHg, pulse is 100/min, respirations are 15/min, and oxygen saturation is 98% on room air. | low-temperature- 98.6 °F, fever- 98.6 °F, low-temperature- 37 °C, fever- 37 °C, raised-blood-pressure+ 157 mmHg, raised-blood-pressure+ 98 mmHg, slow-heart-rate- 100 /min, fast-heart-rate- 100 /min, slow-breathing- 15 /min, fast-breathing- 15 /min, low-oxygen- 98 %
Vitals: T 37.2, HR 92, BP 138/84, RR 16, SpO2 97% on RA. | low-temperature- 37.2 °C, fever- 37.2 °C, slow-heart-rate- 92 bpm, fast-heart-rate- 92 bpm, low-blood-pressure- 138 mmHg, raised-blood-pressure- 138 mmHg, slow-breathing- 16 /min, fast-breathing- 16 /min, low-oxygen- 97 %
Obs: HR 122, BP 88/52, RR 28, sats 89% on air, temp 38.7, GCS 14. | fast-heart-rate+ 122 bpm, low-blood-pressure+ 88 mmHg, low-blood-pressure+ 52 mmHg, fast-breathing+ 28 /min, low-oxygen+ 89 %, fever+ 38.7 °C, drowsiness+ 14 /15
His pulse was 48 beats per minute and regular. | slow-heart-rate+ 48 beats per minute
BP was 210/120. | raised-blood-pressure+ 210 mmHg, very-high-blood-pressure+ 210 mmHg, raised-blood-pressure+ 120 mmHg, very-high-blood-pressure+ 120 mmHg
The blood pressure is 80 systolic. | low-blood-pressure+ 80 mmHg
systolic BP 82 | low-blood-pressure+ 82 mmHg
sats of 84% on 15L | low-oxygen+ 84 %
SpO2 is 93 % on 2 L | low-oxygen+ 93 %
oxygen saturation 99% | low-oxygen- 99 %
blood glucose 1.9 | low-glucose+ 1.9 mmol/L
BM 2.1 | low-glucose+ 2.1 mmol/L
BM 28 | high-glucose+ 28 mmol/L
blood sugar of 600 | high-glucose+ 600 mg/dL
A1C 10.4 | raised-hba1c+ 10.4 %
A troponin of 1.2 ng/mL (reference <0.04) | raised-troponin+ 1.2 ng/mL
hs-cTnT 214 ng/L | raised-troponin+ 214 ng/L
CKMB 45 ng/mL | raised-ck-mb+ 45 ng/mL
WBC count is 18,000 cells/µL | raised-white-cells+ 18000 cells/µL
white blood cells 3.2 × 10^3/µL | low-white-cells+ 3.2 × 10^3/µL
WBC of 22.4 K/uL with 91% PMNs | raised-white-cells+ 22.4 K/uL, raised-neutrophils+ 91 %
leukocytes 18.4 G/L | raised-white-cells+ 18.4 G/L
Platelets 45 × 10⁹/L | low-platelets+ 45 × 10⁹/L
Platelets: 8 | low-platelets+ 8 10^9/L
platelet count of 1.2 million | raised-platelets+ 1.2 million
Hb 6.2 g% | anemia+ 6.2 g%
Hgb 19.8 g/dL | high-hemoglobin+ 19.8 g/dL
haemoglobin concentration 54 g/L | anemia+ 54 g/L
MCV of 118 fl | large-red-cells+ 118 fl
MCV 62 | small-red-cells+ 62 fL
ferritin of 4 ng/mL | low-ferritin+ 4 ng/mL
Reticulocyte count is 12% | raised-reticulocytes+ 12 %
direct bilirubin 6.1 mg/dL | raised-direct-bilirubin+ 6.1 mg/dL
Conjugated bilirubin 110 µmol/L | raised-direct-bilirubin+ 110 µmol/L
alkaline phosphatase 680 U/L | raised-alp+ 680 U/L
AST 88 U/L, ALT 42 U/L | raised-transaminases+ 88 U/L, raised-transaminases- 42 U/L
AST:ALT ratio 2.4 |
Gamma-GT 410 | raised-ggt+ 410 U/L
PT 24 s, INR 2.1 | raised-inr+ 24 s, raised-inr+ 2.1
INR is 4.5 on warfarin | raised-inr+ 4.5
aPTT prolonged at 78 s | raised-aptt+ 78 s
D-dimers 4.2 µg/mL FEU | raised-d-dimer+ 4.2 µg/mL
fibrinogen 90 mg/dL | low-fibrinogen+ 90 mg/dL
Creatinine clearance 24 mL/min | raised-creatinine+ 24 mL/min
GFR 18 | raised-creatinine+ 18 mL/min/1.73m2
eGFR >90 | raised-creatinine- 90 mL/min/1.73m2
blood urea nitrogen 88 mg/dL | raised-urea+ 88 mg/dL
anion gap of 28 mEq/L | raised-anion-gap+ 28 mEq/L
serum osmolarity 255 | low-serum-osmolality+ 255 mOsm/kg
bicarb 11 | low-bicarbonate+ 11 mmol/L, very-low-bicarbonate+ 11 mmol/L, metabolic-acidosis+ 11 mmol/L
HCO3- of 38 mmol/L | raised-bicarbonate+ 38 mmol/L, metabolic-alkalosis+ 38 mmol/L
pH of 7.19 | acidosis+ 7.19
pH 7.38 | acidosis- 7.38, alkalosis- 7.38
arterial pH was 7.58 | alkalosis+ 7.58
pCO2 22 mmHg | low-carbon-dioxide+ 22 mmHg
PaCO2 68 mm Hg | raised-carbon-dioxide+ 68 mm Hg
PO2 of 48 mmHg on room air | low-oxygen+ 48 mmHg, low-arterial-oxygen+ 48 mmHg
lactic acid 6.4 mmol/L | raised-lactate+ 6.4 mmol/L
CRP >200 | raised-crp+ 200 mg/L
CRP 4 | raised-crp- 4 mg/L
C-reactive protein was 312 mg/l | raised-crp+ 312 mg/l
ESR of 110 mm/hour | raised-esr+ 110 mm/hour
procalcitonin 18 ng/mL | raised-procalcitonin+ 18 ng/mL
calcium 6.8 mg/dL | low-calcium+ 6.8 mg/dL
calcium of 14.2 | high-calcium+ 14.2 mg/dL
phosphorus 1.1 mg/dL | low-phosphate+ 1.1 mg/dL
Mg 0.9 mg/dL | low-magnesium+ 0.9 mg/dL
TSH 0.02 | low-tsh+ 0.02 mIU/L
TSH of 88 µIU/mL and free T4 of 0.3 ng/dL | raised-tsh+ 88 µIU/mL, low-thyroxine+ 0.3 ng/dL
free T3 elevated | raised-triiodothyronine+
cortisol <1 µg/dL | low-cortisol+ 1 µg/dL
morning cortisol of 3.2 mcg/dL | low-cortisol+ 3.2 mcg/dL
PTH of 210 pg/mL | raised-pth+ 210 pg/mL
prolactin 210 ng/mL | raised-prolactin+ 210 ng/mL
uric acid 11.2 | raised-uric-acid+ 11.2 mg/dL
LDH 1,240 | raised-ldh+ 1240 U/L
CPK 18,000 | raised-ck+ 18000 U/L
ammonia 145 | raised-ammonia+ 145 µmol/L
lipase normal | raised-lipase-
amylase within normal range | raised-lipase-
Triglycerides 1,840 mg/dL | high-triglycerides+ 1840 mg/dL
LDL cholesterol 290 mg/dL | high-cholesterol+ 290 mg/dL, very-high-ldl+ 290 mg/dL
vitamin B12 level 88 pg/mL | low-b12+ 88 pg/mL
folate low | low-folate+
Ferritin low, TIBC high, transferrin saturation 6% | low-ferritin+, raised-iron-binding+, low-transferrin-saturation+ 6 %
iron studies showed ferritin 3 and transferrin saturation of 4% | low-ferritin+ 3 µg/L, low-transferrin-saturation+ 4 %
lithium 3.1 mEq/L | raised-lithium+ 3.1 mEq/L
The digoxin concentration was 4.2 ng/mL. | raised-digoxin+ 4.2 ng/mL
acetaminophen level of 220 µg/mL | paracetamol-level+ 220 µg/mL
Salicylate 55 mg/dL | salicylate-level+ 55 mg/dL
ethanol 310 mg/dL | raised-ethanol+ 310 mg/dL
carboxyhemoglobin level of 24% | raised-carboxyhemoglobin+ 24 %
blood lead level 45 µg/dL | raised-lead+ 45 µg/dL
PSA is 22 | raised-psa+ 22 ng/mL
CA-125 of 610 U/mL | raised-ca125+ 610 U/mL
CA 19-9 2,300 U/mL | raised-ca199+ 2300 U/mL
beta hCG of 1,850 IU/L | positive-pregnancy-test+ 1850 IU/L
CD4 count 42 cells/µL | low-cd4+ 42 cells/µL
CD4 of 88 | low-cd4+ 88 /µL
urine protein 4.8 g/24 h | protein-in-urine+ 4.8 g/24 h, heavy-proteinuria+ 4.8 g/24 h
ACR 62 mg/mmol | protein-in-urine+ 62 mg/mmol
spot urine sodium <10 mmol/L | low-urine-sodium+ 10 mmol/L
FENa 0.4% | low-urine-sodium+ 0.4 %
CSF pressure 34 cm H2O | csf-high-pressure+ 34 cm H2O
CSF glucose 22 mg/dL, CSF protein 310 mg/dL, CSF WBC 2,400/mm3 with 95% polymorphs | csf-bacterial+, csf-low-glucose+ 22 mg/dL, csf-high-protein+ 310 mg/dL, neutrophilic-pleocytosis+, csf-raised-cells+ 2400 /mm3, csf-neutrophils+ 95 %
CSF analysis shows a leukocyte count of 250/mm3 (90% lymphocytes), a protein concentration of 60 mg/dL and a glucose concentration of 65 mg/dL | lymphocytic-pleocytosis+, csf-raised-cells+ 250 /mm3, csf-viral+, csf-lymphocytes+ 90 %, csf-high-protein+ 60 mg/dL, csf-low-glucose- 65 mg/dL, csf-high-glucose- 65 mg/dL
Cerebrospinal fluid: opening pressure 28 cm, 320 lymphocytes, protein 1.9 g/L, glucose 1.4 mmol/L (blood 6.2) | csf-high-pressure+ 28 cm, csf-tuberculous+, csf-lymphocytes+ 320 /µL, csf-high-protein+ 1.9 g/L, csf-low-glucose+ 1.4 mmol/L
lumbar puncture showed 900 neutrophils/mm3 | csf-neutrophils+ 900 neutrophils/mm3
LP: 3 white cells, protein 1.4 | albuminocytologic-dissociation+, csf-raised-cells- 3 /µL, csf-high-protein+ 1.4 g/L
the CSF contains 12,000 red cells and 4 white cells | csf-red-cells+ 12000 /µL, csf-raised-cells- 4 /µL
CSF lactate 6.1 mmol/L | csf-high-lactate+ 6.1 mmol/L
Joint fluid WBC 72,000/mm3 with 93% neutrophils | inflammatory-joint-fluid+ 72000 /mm3, purulent-joint-fluid+ 72000 /mm3, inflammatory-joint-fluid+ 93 %
Synovial fluid: WCC 12 000/µL | inflammatory-joint-fluid+ 12000 /µL
ascitic PMN count 480/mm3 | ascitic-neutrophils+ 480 /mm3
Ascitic fluid albumin 0.9 g/dL; serum albumin 2.8 g/dL | raised-albumin-gradient+ 19 g/L, low-albumin+ 2.8 g/dL
pleural fluid LDH 1,100 U/L, glucose 1.2 mmol/L | pleural-exudate+ 1100 U/L, pleural-low-glucose+ 1.2 mmol/L
FEV1 1.1 L (38% predicted) | reduced-fev1+ 1.1 L
FEV1/FVC ratio of 48% | fixed-obstruction+ 48 %
FVC 1.4 L | reduced-vital-capacity+ 1.4 L
Peak flow 120 L/min (predicted 420) | low-peak-flow+ 120 L/min
ejection fraction of 20% | reduced-ejection-fraction+ 20 %
LVEF was estimated at 35 % | reduced-ejection-fraction+ 35 %
sodium 141, potassium 4.0, all normal | low-sodium- 141 mmol/L, high-sodium- 141 mmol/L, low-potassium- 4 mmol/L, high-potassium- 4 mmol/L
potassium low | low-potassium+
low potassium (2.9) | low-potassium+ 2.9 mmol/L
K low at 2.9 | low-potassium+ 2.9 mmol/L
raised creatinine (240 µmol/L) | raised-creatinine+ 240 µmol/L
elevated lipase (1,450 U/L) | raised-lipase+ 1450 U/L
elevated white count of 21 | raised-white-cells+ 21 10^9/L
lactate elevated at 5 | raised-lactate+ 5 mmol/L
markedly raised CRP | raised-crp+
slightly low haemoglobin | anemia+
normal white cell count | low-white-cells-, raised-white-cells-
haemoglobin and platelets are normal | anemia-, high-hemoglobin-, low-platelets-, raised-platelets-
ESR not elevated | raised-esr-
his D-dimer was negative | raised-d-dimer-
TSH and free T4 were normal | low-tsh-, raised-tsh-, low-thyroxine-, raised-thyroxine-
urea normal, creatinine raised | low-urea-, raised-urea-, raised-creatinine+
troponin x 2 negative | raised-troponin-
two negative troponins | raised-troponin-
↑WCC ↓Hb ↓plt | raised-white-cells+, anemia+, low-platelets+
↑ALP, ↑GGT | cholestatic-picture+, raised-alp+, raised-ggt+
Na↓ K↑ | low-sodium+, high-potassium+
Hb ↓ 6.9 | anemia+ 6.9 g/dL
CRP↑ 180 | raised-crp+ 180 mg/L
WBC 15.2↑ | raised-white-cells+ 15.2 10^9/L
Plt 32↓↓ | low-platelets+ 32 10^9/L
Ca2+ 3.4 ↑ | high-calcium+ 3.4 mmol/L
Hb 68 g/L (130-170) | anemia+ 68 g/L
K+ 2.6 mmol/L [3.5-5.0] | low-potassium+ 2.6 mmol/L
TSH 14 mIU/L (ref: 0.4-4.0) | raised-tsh+ 14 mIU/L
ALT 45 IU/L (N<40) | raised-transaminases+ 45 IU/L
Amylase 95 U/L (normal range 30-110) | raised-lipase- 95 U/L
ALP 300 U/L (RR 30-130 U/L) | raised-alp+ 300 U/L
free T4 8 pmol/L (10-20) | low-thyroxine+ 8 pmol/L
Glucose 5.0 (4.0-6.0) | low-glucose- 5 mmol/L, high-glucose- 5 mmol/L
Sodium 133 mmol/L (133-146) | low-sodium- 133 mmol/L, high-sodium- 133 mmol/L
`;

/** Sentence | what must be among the findings of the whole lexicon. */
const worded = `
Hyponatraemia (121 mmol/L). | low-sodium+ 121 mmol/L
Hypoalbuminemia of 22 g/L. | low-albumin+ 22 g/L
Leukocytosis of 18,000. | raised-white-cells+ 18000 /µL
Peripheral eosinophilia of 18%. | raised-eosinophils+ 18 %
Fever of 39.2. | fever+ 39.2 °C
Fever to 103 F. | fever+ 103 F
Hypotension (85/50). | low-blood-pressure+ 85 mmHg
Tachycardia of 130. | fast-heart-rate+ 130 bpm
Hyperkalemia at 7.1 mmol/L. | high-potassium+ 7.1 mmol/L
Hypercalcaemia 3.4 mmol/L. | high-calcium+ 3.4 mmol/L
Hypoglycaemia of 1.8 mmol/L. | low-glucose+ 1.8 mmol/L
Lactic acidosis with a lactate of 6.2. | raised-lactate+ 6.2 mmol/L
Thrombocytopenia (platelets 34). | low-platelets+ 34 10^9/L
Prolonged prothrombin time. | raised-inr+
Low serum albumin. | low-albumin+
Reduced serum albumin of 24 g/L. | low-albumin+ 24 g/L
No leucocytosis. | raised-white-cells-
ABG showed a respiratory acidosis. | respiratory-acidosis+
Venous gas showed a metabolic acidosis with a raised anion gap. | metabolic-acidosis+, raised-anion-gap+, high-anion-gap-acidosis+
High anion gap metabolic acidosis. | high-anion-gap-acidosis+
He is in type 1 respiratory failure. | type-1-respiratory-failure+
Type II respiratory failure on ABG. | type-2-respiratory-failure+
CSF revealed albuminocytologic dissociation. | albuminocytologic-dissociation+
CSF:\\nWBC 450\\nNeutrophils 90%\\nProtein 2.1 g/L\\nGlucose 1.0 mmol/L | csf-raised-cells+ 450 /µL, csf-neutrophils+ 90 %, csf-high-protein+ 2.1 g/L, csf-low-glucose+ 1 mmol/L, csf-bacterial+
Hb fell to 7.2 and MCV was 68, ferritin 5. | anemia+ 7.2 g/dL, iron-deficient-picture+
In the third trimester. | late-pregnancy+
32 weeks pregnant with twins. | pregnant+ 32 weeks, late-pregnancy+ 32 weeks
Pregnant at 20 weeks' gestation. | pregnant+ 20 weeks
Day 5 postpartum. | postpartum+ 5 days
Two weeks after giving birth. | postpartum+ 2 weeks
`;

/** `low-sodium+ 121 mmol/L`: what was read, in one line. */
function short({ finding, present, value, unit }: Finding): string {
  return `${finding}${present ? '+' : '-'} ${value ?? ''} ${unit ?? ''}`.trim();
}

describe('numbers and what they mean', () => {
  for (const line of measured.trim().split('\n')) {
    const bar = line.lastIndexOf(' |');
    const sentence = line.slice(0, bar);
    test(sentence, () => {
      const numbers = readSmall(sentence).filter(({ finding }) => !/^(male|female|age|measure:.*)$/.test(finding));
      assert.equal(numbers.map(short).join(', '), line.slice(bar + 2).trim());
    });
  }
});

/** Text | age in years | sex. */
const people = `
A 62-year-old man has a cough. | 62 | male
A 62 year old woman. | 62 | female
62M with chest pain. | 62 | male
F/34, headache for three days. | 34 | female
M/60 chest pain. | 60 | male
18 mo F, barking cough. | 1.5 | female
62 F with chest pain. | 62 | female
Breathless lying flat, 79 F. | 79 | female
58F, cough. | 58 | female
A sixty-two-year-old woman. | 62 | female
A forty year old gentleman. | 40 | male
A 3-week-old boy. | 0.0575 | male
A 10-day-old infant. | 0.0274 | -
An 18-month-old girl. | 1.5 | female
A 6 month old baby. | 0.5 | -
72 yo male smoker. | 72 | male
72 y/o female. | 72 | female
72 y.o. female. | 72 | female
35yo woman. | 35 | female
34yoF with headache. | 34 | female
A man aged 45. | 45 | male
Age: 30. Sex: female. | 30 | female
A woman of 81. | 81 | female
A farmer of 79 went down. | 79 | -
A fever of 39. | - | -
A man in his sixties. | 65 | male
A woman in her 40s. | 45 | female
Mr Smith, 54 years old, has a cough. | 54 | male
A 24-year-old presents with headache. She has a fever. | 24 | female
A 24-year-old with headache. He has a fever. | 24 | male
A 30-year-old pregnant patient. | 30 | female
His 60-year-old father has a cough; he is 25 years old. | 25 | male
A 31-year-old G2P1 at 32 weeks with headache, her third visit. | 31 | female
A 19-year-old with a swollen testicle. | 19 | male
Smoker since the age of 15. | - | -
A newborn with vomiting. | 0.0027 | -
A teenager with a sore throat. | 15 | -
A 50-year-old right-handed retired male teacher. | 50 | male
A mother brought her 4-year-old son; he has a fever. | 4 | male
Cough for 3 weeks. Her shoes are wet. | - | female
Shoes no longer on. | - | -
Fever of 39 for 62 hours. | - | -
A 67-year-old man and his wife came. | 67 | male
Day 3 of life, a boy is jaundiced. | 0.0082 | male
A baby girl on day of life 5. | 0.0137 | female
A 3/12 old boy with cough. | 0.25 | male
A baby boy aged 5/12 with wheeze. | 0.4167 | male
Cough for 3/12. | - | -
A 36-hour-old boy. | 0.0041 | male
A boy aged 10 hours. | 0.0011 | male
A 4-week-old girl. | 0.0767 | female
6 y/o M with cough. | 6 | male
An 18mo girl. | 1.5 | female
A woman in her seventies. | 75 | female
A man in his early forties. | 42 | male
A retired teacher aged seventy-two. | 72 | -
A sodium of 121. | - | -
A PaCO2 of 4.2 kPa. | - | -
A two-and-a-half-year-old boy. | 2.5 | male
A 2½-year-old girl. | 2.5 | female
A 3 1/2 year old boy. | 3.5 | male
A boy, 2 years and 4 months old. | 2.33 | male
45/F with cough. | 45 | female
Mrs Jones, 81, fell at home. | 81 | female
Mr Patel (54) has chest pain. | 54 | male
The patient, 45, is a smoker. | 45 | -
A 45-year-old mother of three with headache. | 45 | female
His brother, 12 years old, has a cough; the patient is 8 years old. | 8 | male
His father died aged 60. He is 35 years old. | 35 | male
Her mother had breast cancer aged 45. | - | female
His wife is pregnant. A 40-year-old with cough. | 40 | male
A 30-year-old whose wife has flu. He has a cough. | 30 | male
The 60-year-old had a hysterectomy. | 60 | female
A 70-year-old with an enlarged prostate. | 70 | male
A baby born 3 days ago, female. | 0.0082 | female
Age: 3 months. Sex: M | 0.25 | male
A 19-year-old G1P0. | 19 | female
Female, 33 years. | 33 | female
A 17 yr. old boy. | 17 | male
Born at 34 weeks, now 6 weeks old. | 0.115 | -
Gestational age 34 weeks. | - | -
`;

describe('words and numbers about one finding, with the whole lexicon', () => {
  for (const line of worded.trim().split('\n')) {
    const bar = line.lastIndexOf(' | ');
    const sentence = line.slice(0, bar).replaceAll('\\n', '\n');
    test(sentence, () => {
      const read = new Set(readFindings(sentence).map(short));
      for (const wanted of line.slice(bar + 3).split(', ')) {
        assert.ok(read.has(wanted), `${wanted} is not among ${[...read].join(', ')}`);
      }
    });
  }
});

/** Whether a note was read as one of the words in `notes` says. */
function isRead(found: readonly Finding[], wanted: string): boolean {
  const [what = '', amount, meaning] = wanted.split(' ');
  const { age, sex } = patientOf(found);
  const isThere = (id: string) => found.some(({ finding, present }) => finding === id && present);
  if (what === 'age') return age !== null && Math.abs(age - Number(amount)) < 0.01;
  if (what === 'sex') return sex?.charAt(0) === amount;
  if (what === 'no-age') return age === null;
  if (what === 'nothing') return found.every(({ finding, value }) => value === null || finding === 'age');
  if (what.startsWith('-')) return !isThere(what.slice(1));
  if (amount === undefined) return isThere(what.replace('+', ''));
  if (amount.endsWith('-word')) return isThere(`${amount.replace('-word', '')}-${what}`);
  const mark = found.find(({ finding, value }) => finding === measureMark + what && value === Number(amount));
  if (mark === undefined) return false;
  const told = found.some(
    (one) =>
      one !== mark &&
      one.present &&
      one.value === mark.value &&
      one.start < mark.end &&
      one.end > mark.start &&
      !one.finding.startsWith(measureMark),
  );
  return meaning === undefined || told === (meaning !== 'normal');
}

describe('notes as they are written, with the whole lexicon', () => {
  for (const line of notes.trim().split('\n')) {
    const bar = line.lastIndexOf(' | ');
    test(line.slice(0, bar), () => {
      const found = readFindings(line.slice(0, bar));
      const missed = line
        .slice(bar + 3)
        .split('; ')
        .filter((wanted) => !isRead(found, wanted));
      assert.deepEqual(missed, [], found.map(short).join(', '));
    });
  }
});

describe('a mark for everything measured', () => {
  const marksIn = (text: string) => readSmall(text).filter(({ finding }) => finding.startsWith(measureMark));

  test('stands beside what the value means, over the name, the number and the unit', () => {
    const [mark] = marksIn('K 6.1 mmol/L (3.5-5.1) H.');
    assert.deepEqual(
      [mark?.finding, mark?.label, mark?.text, mark?.value, mark?.unit, mark?.present],
      ['measure:potassium', 'potassium', 'K 6.1 mmol/L', 6.1, 'mmol/L', true],
    );
  });

  test('is the same however the measure is written', () => {
    const ids = [
      'P 72',
      'HR 72',
      'T 37',
      'temp 37',
      'CO2 24',
      'HCO3 24',
      'Mg 0.8',
      'magnesium 0.8 mmol/L',
      'FEV1 1.2 L',
      'FEV1 40%',
    ];
    assert.deepEqual(
      ids.map((text) => marksIn(text)[0]?.finding.slice(measureMark.length)),
      [
        'heart-rate',
        'heart-rate',
        'temperature',
        'temperature',
        'bicarbonate',
        'bicarbonate',
        'magnesium',
        'magnesium',
        'fev1',
        'fev1',
      ],
    );
  });

  test('is there for a normal value, and both blood pressures have one', () => {
    assert.deepEqual(
      marksIn('BP 120/80.').map(({ finding, value }) => [finding, value]),
      [
        ['measure:blood-pressure', 120],
        ['measure:diastolic-blood-pressure', 80],
      ],
    );
  });

  test('is never an id that only another way of writing has', () => {
    const ids = new Set(measures.map(({ known }) => known));
    assert.deepEqual(
      [...ids].filter((id) => measureById.get(id)?.known !== id),
      [],
    );
  });
});

describe('age and sex', () => {
  for (const line of people.trim().split('\n')) {
    const [text = '', age, sex] = line.split(' | ');
    test(text, () => {
      const patient = patientOf(readSmall(text));
      assert.equal(patient.age === null ? '-' : String(Math.round(patient.age * 10_000) / 10_000), age);
      assert.equal(patient.sex ?? '-', sex?.trim());
    });
  }
});

describe('limits depend on age and sex', () => {
  const ids = (text: string) => readSmall(text).flatMap(({ finding, present }) => (present ? [finding] : []));
  test('a pulse of 150 is fast in an adult, not in a newborn', () => {
    assert.ok(ids('A 40-year-old man. HR 150.').includes('fast-heart-rate'));
    assert.ok(!ids('A 2-week-old boy. HR 150.').includes('fast-heart-rate'));
  });
  test('a haemoglobin of 12.0 g/dL is low in a man, not in a woman', () => {
    assert.ok(ids('A 40-year-old man. Hb 12.0 g/dL.').includes('anemia'));
    assert.ok(!ids('A 40-year-old woman. Hb 12.0 g/dL.').includes('anemia'));
  });
});

describe('measures', () => {
  const tests = measures.filter(
    ({ vital, panel, units }) => !vital && panel.length === 0 && Object.keys(units).length > 0,
  );

  test('at least sixty laboratory tests', () => {
    assert.ok(tests.length >= 60, `${tests.length} laboratory tests`);
  });

  test('siblings, panels and what a name means elsewhere are measures', () => {
    const ids = new Set(measures.map(({ id }) => id));
    const named = measures.flatMap(({ siblings, panel, elsewhere }) => [
      ...siblings,
      ...panel,
      ...Object.values(elsewhere),
    ]);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });

  test('beyond a limit is beyond it in every unit, as it is written', () => {
    const wrong: string[] = [];
    for (const measure of tests.filter(({ forms }) => forms !== '')) {
      const bounds = [
        ...measure.low.slice(0, 1).map((bound) => ({ ...bound, beyond: boundFor(bound, 30, 'male') * 0.9 })),
        ...measure.high.slice(0, 1).map((bound) => ({ ...bound, beyond: boundFor(bound, 30, 'male') * 1.1 })),
      ];
      for (const { beyond, finding } of bounds.filter((bound) => isPlausible(measure, bound.beyond))) {
        for (const [unit, conversion] of Object.entries(measure.units)) {
          const [factor, added] = typeof conversion === 'number' ? [conversion, 0] : conversion;
          const value = Number(((beyond - added) / factor).toPrecision(6));
          const text = `A 30-year-old man. ${firstForm(measure.forms)} ${value} ${unit}`.trim();
          const read = readSmall(text).some((one) => one.finding === finding && one.present && one.value === value);
          if (!read && !(measure.signed || value < 0)) wrong.push(text);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  /** What laboratories print for the same blood in two units. */
  const same: readonly [string, number, string, number, string][] = [
    ['sodium', 140, 'mmol/L', 140, 'mEq/L'],
    ['glucose', 5.5, 'mmol/L', 99, 'mg/dL'],
    ['creatinine', 88.4, 'µmol/L', 1, 'mg/dL'],
    ['urea', 10, 'mmol/L', 28, 'mg/dL'],
    ['calcium', 2.5, 'mmol/L', 10, 'mg/dL'],
    ['magnesium', 1, 'mmol/L', 2.43, 'mg/dL'],
    ['phosphate', 1, 'mmol/L', 3.1, 'mg/dL'],
    ['bilirubin', 17.1, 'µmol/L', 1, 'mg/dL'],
    ['hemoglobin', 150, 'g/L', 15, 'g/dL'],
    ['hba1c', 48, 'mmol/mol', 6.5, '%'],
    ['cholesterol', 5, 'mmol/L', 193, 'mg/dL'],
    ['triglycerides', 2, 'mmol/L', 177, 'mg/dL'],
    ['uric-acid', 360, 'µmol/L', 6, 'mg/dL'],
    ['thyroxine', 15, 'pmol/L', 1.17, 'ng/dL'],
    ['cortisol', 276, 'nmol/L', 10, 'µg/dL'],
    ['parathyroid-hormone', 5, 'pmol/L', 47, 'pg/mL'],
    ['testosterone', 10, 'nmol/L', 288, 'ng/dL'],
    ['iron', 10, 'µmol/L', 56, 'µg/dL'],
    ['vitamin-d', 50, 'nmol/L', 20, 'ng/mL'],
    ['vitamin-b12', 150, 'pmol/L', 203, 'pg/mL'],
    ['folate', 10, 'nmol/L', 4.4, 'ng/mL'],
    ['carbon-dioxide', 5.3, 'kPa', 40, 'mmHg'],
    ['arterial-oxygen', 13.3, 'kPa', 100, 'mmHg'],
    ['lactate', 2, 'mmol/L', 18, 'mg/dL'],
    ['lead', 0.48, 'µmol/L', 10, 'µg/dL'],
    ['digoxin', 1.28, 'nmol/L', 1, 'ng/mL'],
    ['ethanol', 100, 'mg/dL', 21.7, 'mmol/L'],
    ['platelets', 150, '10^9/L', 150_000, '/µL'],
    ['white-cells', 10, '10^9/L', 10, 'K/µL'],
    ['d-dimer', 500, 'ng/mL', 0.5, 'µg/mL'],
    ['opening-pressure', 20, 'cmH2O', 14.7, 'mmHg'],
    ['aldosterone', 277, 'pmol/L', 10, 'ng/dL'],
    ['ammonia', 50, 'µmol/L', 85, 'µg/dL'],
    ['copper', 15.7, 'µmol/L', 100, 'µg/dL'],
    ['temperature', 37, '°C', 98.6, '°F'],
  ];
  for (const [id, value, unit, other, otherUnit] of same) {
    test(`${id}: ${value} ${unit} is ${other} ${otherUnit}`, () => {
      const measure = measureById.get(id);
      assert.ok(measure !== undefined);
      const [a, b] = [converted(measure, value, unit), converted(measure, other, otherUnit)];
      assert.ok(Math.abs(a - b) <= 0.02 * Math.abs(a), `${a} and ${b}`);
    });
  }

  test('every limit lies where a living person can be', () => {
    for (const measure of measures) {
      for (const bound of [...measure.low, ...measure.high]) {
        const limits = [bound.limit, ...(bound.female === undefined ? [] : [bound.female])];
        for (const limit of limits) assert.ok(isPlausible(measure, limit), `${measure.id}: ${limit}`);
      }
      const [normalFrom, normalTo] = [measure.low[0]?.limit ?? -Infinity, measure.high[0]?.limit ?? Infinity];
      assert.ok(normalFrom <= normalTo || measure.id === 'albumin-gradient', measure.id);
    }
  });
});
