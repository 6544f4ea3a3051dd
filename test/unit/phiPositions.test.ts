import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identifiersIn } from '../../src/cases/phi/identifiersIn.ts';

const found = (text: string): string[] => identifiersIn(text).map((one) => `${one.class} ${one.text}`);

function assertFinds(text: string, ...wanted: string[]): void {
  assert.deepEqual(found(text), wanted, text);
}

describe('record numbers without a label', () => {
  it('are found by their shape', () => {
    assertFinds('Histology: H21-004417. Ticket INC0088711 open.', 'ID H21-004417', 'ID INC0088711');
    assert.ok(found('Mr Alan Reyes 72 D441907 - stable').some((one) => one.endsWith('D441907')));
  });

  it('are not genes, variants, scores, codes, leads, ranges or amounts', () => {
    for (const words of [
      'BRCA1, CD138, BRAF V600E, factor II G20210A, HLA-B27, CYP2C19, F508del/G551D.',
      'PHQ-9 14, CURB-65 2, CA-125 90, ICD-10 L73.2, T2aN1M0, G2P1, V4-V6, C5-C6, NCT01234567.',
      'Platelets 480,000/mm3, IgG 700-1600, calcium 8.5–10.2, CK 8100, BP 168/112, fluid 1200/900.',
    ])
      assertFinds(words);
  });
});

describe('days without a year', () => {
  it('are dates by what stands around them', () => {
    const note = 'Seen 12/03/2021. ';
    assertFinds(`${note}CT 22/3, back 3/4 14:00.`, 'DATE 12/03/2021', 'DATE 22/3', 'DATE 3/4');
    assertFinds('Admitted 4/19-4/26.', 'DATE 4/19', 'DATE 4/26');
    assertFinds('3.10. 11:05 wheezy', 'DATE 3.10.');
    assertFinds(
      'Wife died on Remembrance Sunday; came on Ash Wednesday.',
      'DATE Remembrance Sunday',
      'DATE Ash Wednesday',
    );
  });

  it('are not fractions, courses and strengths, even in a dated note', () => {
    for (const words of [
      'power 4/5, vision 6/9, pain 7/10, murmur 2/6, MMSE 21/30, GCS 14/15',
      'for 5/7, review 2/52, change over 6/12, L4/5 worn, half 1/2 tablet',
      'glucose 5/10/20%, Foley 12/14/16 Ch, lactate 1.6. Film normal',
    ])
      assertFinds(`Seen 12/03/2021: ${words}.`, 'DATE 12/03/2021');
  });
});

describe('names in their places', () => {
  it('stand in lists of beds and clinics', () => {
    assertFinds('Bed 4 Tregear, stoma pink.', 'NAME Tregear');
    assert.ok(found('09:20 Pellerin, Anouk 51 FU').includes('NAME Pellerin, Anouk'));
  });

  it('stand after a relative or a profession, joined to others', () => {
    assertFinds('Kids Lwazi 6 y & Thandi 2 y.', 'NAME Lwazi', 'NAME Thandi');
    assertFinds('seen w/ stoma nurse Jools today', 'NAME Jools');
    assertFinds('Sister skye rang.');
  });

  it('stand with an initial anywhere, but not behind what is lettered', () => {
    assertFinds('Crew: P. Mkhizwe / R. Trinhuy.', 'NAME P. Mkhizwe', 'NAME R. Trinhuy');
    assertFinds('Immune to hepatitis B. Ramipril stopped. Child-Pugh B. Drain out.');
  });

  it('are eponyms where two found something, or a part is theirs', () => {
    assertFinds(
      'Li-Fraumeni, Weil-Felix, Bernard-Soulier, pouch of Douglas, circle of Willis, Campbell de Morgan spots.',
    );
  });
});

describe('ages, places and addresses', () => {
  it('takes ninety and more behind a name', () => {
    assertFinds('Grandpa Otis 91 has been told.', 'NAME Otis', 'AGE90 91');
  });

  it('takes places of care by their kind', () => {
    assertFinds('Read at Kamaheme Regional Imaging.', 'HOSPITAL Kamaheme Regional Imaging');
    assertFinds('She lives at Maple Bend Assisted Living.', 'HOSPITAL Maple Bend Assisted Living');
    assertFinds('From Hospital Santa Ritela de la Vega.', 'HOSPITAL Hospital Santa Ritela de la Vega');
    assertFinds('RHEUM CLINIC. DEPOT CLINIC. FALLS CLINIC.');
  });

  it('takes addresses of other countries', () => {
    assertFinds('Home: Rua das Oliveiras 18, 3500-117 Viseu', 'ADDRESS Rua das Oliveiras 18, 3500-117 Viseu');
    assertFinds('found at 3 rue des Tilleuls, 67600 Bonneville', 'ADDRESS 3 rue des Tilleuls, 67600 Bonneville');
  });
});

describe('what stands beside a person', () => {
  it('is in lists: a number, an age and a sex, and whoever they belong to', () => {
    assertFinds('Trevanion 310998 63F SBO.', 'NAME Trevanion', 'MRN 310998');
    assertFinds('OKONSKA Halina 44F itchy.', 'NAME OKONSKA Halina');
    assertFinds('B1 Hartwhistle 71M - CAP.', 'NAME Hartwhistle');
    assertFinds('Then 66F Cadwaltham on dialysis.', 'NAME Cadwaltham');
  });

  it('is a telephone, a department, a grade or a husband', () => {
    assertFinds('by husb (Zdenko 07700 900 277)', 'NAME Zdenko', 'PHONE 07700 900 277');
    assertFinds('Potassium: lab (Quillan) rang.', 'NAME Quillan');
    assertFinds('F1 Bartoszek on.', 'NAME Bartoszek');
    assertFinds('Sunita W/o Jivrajlal, seen.', 'NAME Sunita', 'NAME Jivrajlal');
    assertFinds('Ms Salt and Mrs C came.', 'NAME Salt', 'NAME C');
  });

  it('is no heading, brand or test', () => {
    for (const words of [
      'Renal: Intact. Neuro: Alert.',
      'PT: Tinetti 21/28.',
      '12-lead: AF, Osborn no.',
      'lab (Roche) 4.1',
    ])
      assert.ok(!found(words).some((one) => one.startsWith('NAME Al') || one.startsWith('NAME In')), words);
    assertFinds('Wound closed with Vicryl Rapide today.');
  });
});

describe('initials', () => {
  it('are who wrote, typed or was meant', () => {
    const dated = 'Seen 12/03/2021. ';
    assert.ok(found(`${dated}Dictated 05/05/2021 - mkl`).includes('NAME mkl'));
    assert.ok(found(`${dated}He was seen by one of us (A.K.) at home.`).includes('NAME A.K.'));
    assert.ok(found(`Typed 08/05/24 DW/jh`).includes('NAME DW/jh'));
    assertFinds(`${dated}Give 5 ml po\nand 2 puffs bd`, 'DATE 12/03/2021');
  });
});

describe('places by the lie of the land', () => {
  it('are a word of the land and one of their own', () => {
    assertFinds('She lives in Quenby Falls, VT.', 'LOCATION Quenby Falls');
    assertFinds("We drove to Tarrow's Mill.", "LOCATION Tarrow's Mill");
    assertFinds('Found near Murray Creek. West Nile negative. Falls Risk high.', 'LOCATION Murray Creek');
  });

  it('give a hospital its name, also a short one', () => {
    assertFinds('Sent to Sumnerby Prairie Regional.', 'HOSPITAL Sumnerby Prairie Regional');
    assertFinds("Seen at Elderbrook Children's today.", "HOSPITAL Elderbrook Children's");
    assertFinds("Seen at St. Brendan's by us.", "HOSPITAL St. Brendan's");
  });

  it('are an address to the end of the line where a form says so', () => {
    assertFinds(
      'Address: Glenvara, Kilmorna, Co. Rathbeg, V99 X2K7',
      'ADDRESS Glenvara, Kilmorna, Co. Rathbeg, V99 X2K7',
    );
  });
});

describe('numbers in their places', () => {
  it('are extensions, masked numbers and numbers in groups', () => {
    assertFinds('Ring x4417 or dial *4418.', 'PHONE x4417', 'PHONE *4418');
    assertFinds('On file xxx-xx-4417.', 'SSN xxx-xx-4417');
    assertFinds('Given unit no W0441 19 227814.', 'ID W0441 19 227814');
    assertFinds('Night note 1900-0700: AXR 0600, VS 0420.');
  });

  it('are days where the lines begin with them', () => {
    const lines = ['2/5 Leg ulcer 4 cm', '5/5 Redressed', '12/5 Tearful', '16/5 Granulating'];
    const days = found(lines.join('\n')).filter((one) => one.startsWith('DATE'));
    assert.deepEqual(days, ['DATE 2/5', 'DATE 5/5', 'DATE 12/5', 'DATE 16/5']);
  });
});

describe('hostile texts', () => {
  it('take time in proportion to their length', () => {
    for (const piece of [
      'A1-',
      'Aa & ',
      'Rue Street, ',
      '1/2 ',
      'Hospital de ',
      'A. B. ',
      '09:00 Aa, ',
      'Port Aa ',
      'Address: A, ',
      'W01 123 ',
      'Aa 12345 ',
      'lab (Aa) ',
      '- mkl\n',
    ]) {
      const time = (text: string): number => {
        const start = process.threadCpuUsage();
        identifiersIn(text);
        const { user, system } = process.threadCpuUsage(start);
        return user + system;
      };
      const short = piece.repeat(20_000);
      time(short);
      assert.ok(time(short.repeat(4)) < 16 * Math.max(time(short), 20_000), piece);
    }
  });
});

describe('further positions', () => {
  it('are lines of a ward list, with an age and a number behind the name', () => {
    assertFinds('A5  MBEKI, Ousmane 51 1780417 - DKA', 'NAME MBEKI, Ousmane', 'MRN 1780417');
  });

  it('are what somebody is called, between the names', () => {
    assertFinds('RE: Mr Warren (Wozza) Tullamar, well.', 'NAME Warren (Wozza) Tullamar');
  });

  it('are a file by who dictated and typed, and who signs small', () => {
    assertFinds('Our ref: PJG/ah/66201', 'ID PJG/ah/66201');
    assertFinds('Seen 12/03/2021.\nTranscribed: dlh', 'DATE 12/03/2021', 'NAME dlh');
  });

  it('are places of care by their last words', () => {
    assertFinds('Seen at Lachmore Consulting Rooms.', 'HOSPITAL Lachmore Consulting Rooms');
    assertFinds('D/c Oakmere Intermediate Care when ready.', 'HOSPITAL Oakmere Intermediate Care');
    assertFinds('Well, 97, from Honeyfield Court. UTI.', 'HOSPITAL Honeyfield Court');
  });
});
