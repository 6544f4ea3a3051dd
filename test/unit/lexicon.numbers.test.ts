import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { patientOf } from '../../src/cases/lexicon/finding.ts';
import { readSmall } from './lexiconFixtures.ts';

/** Sentence | findings of numbers and words, with value and unit as written. */
const measured = `
Temperature 38.9 °C. | fever+ 38.9 °C
Temp 39.9C | fever+ 39.9 °C
T 38.5 | fever+ 38.5 °C
T 40.2 C | fever+ 40.2 °C, high-fever+ 40.2 °C
Temperature of 102 F. | fever+ 102 °F
Temperature was 101.3°F. | fever+ 101.3 °F
His temperature is 36.8 °C. | low-temperature- 36.8 °C, fever- 36.8 °C
She was hot, 39.1 °C, at home. | fever+ 39.1 °C
Temp 34.2 C | low-temperature+ 34.2 °C
Temp 98.6 F. | low-temperature- 98.6 °F, fever- 98.6 °F
BP 85/50. | low-blood-pressure+ 85 mmHg
BP 120/80 mmHg. | low-blood-pressure- 120 mmHg, raised-blood-pressure- 120 mmHg
Blood pressure was 190/110 mmHg. | raised-blood-pressure+ 190 mmHg, very-high-blood-pressure+ 190 mmHg
Blood pressure on arrival was 88/40. | low-blood-pressure+ 88 mmHg
BP 150 over 95. | raised-blood-pressure+ 150 mmHg
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
Haemoglobin 141 g/l. | anemia- 141 g/L, high-hemoglobin- 141 g/L
Hemoglobin dropped from 12.1 to 7.9 g/dL. | anemia+ 7.9 g/dL
WBC 18,500/mm3. | raised-white-cells+ 18500 /mm3
WBC 18.5 x10^9/L. | raised-white-cells+ 18.5 x10^9/L
White cell count 2.1 × 10⁹/L. | low-white-cells+ 2.1 x10^9/L
White blood cell count was 15 x 10^9/L. | raised-white-cells+ 15 x10^9/L
Platelets 22. | low-platelets+ 22 x10^9/L
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
HCO3 8. | metabolic-acidosis+ 8 mmol/L
TSH 0.01 mIU/L. | low-tsh+ 0.01 mIU/L
TSH 48 mU/L. | raised-tsh+ 48 mU/L
HbA1c 9.8%. | raised-hba1c+ 9.8 %
Uric acid 9.5 mg/dL. | raised-uric-acid+ 9.5 mg/dL
| Na | 124 | 135-145 | | low-sodium+ 124 mmol/L
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
Neutrophils 85%. |
Fever for 3 days, temperature not taken. | fever+
Sodium was measured 3 days ago. |
`;

describe('numbers and what they mean', () => {
  for (const line of measured.trim().split('\n')) {
    const bar = line.lastIndexOf(' |');
    const sentence = line.slice(0, bar);
    test(sentence, () => {
      const numbers = readSmall(sentence).filter(({ finding }) => finding !== 'male' && finding !== 'female');
      const read = numbers.map(({ finding, present, value, unit }) =>
        `${finding}${present ? '+' : '-'} ${value ?? ''} ${unit ?? ''}`.trim(),
      );
      assert.equal(read.join(', '), line.slice(bar + 2).trim());
    });
  }
});

/** Text | age in years | sex. */
const people = `
A 62-year-old man has a cough. | 62 | male
A 62 year old woman. | 62 | female
62M with chest pain. | 62 | male
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
`;

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
