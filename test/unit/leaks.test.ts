import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { LeakKind } from '../../src/cases/leaks/leak.ts';
import { findingLeaks, leaksIn, type Answer } from '../../src/cases/leaks/leaksIn.ts';
import { caseHeadings } from '../../src/cases/sections.ts';
import { Reference } from '../../src/cases/reference.ts';
import { fill } from '../../src/humanError.ts';

const of = (diagnosis: string, ...accepted: string[]): Answer => ({ diagnosis, accepted });

function found(text: string, reference: Answer | null, kind: LeakKind): string[] {
  return leaksIn(text, reference)
    .filter((leak) => leak.kind === kind)
    .map((leak) => leak.text);
}
const names = (text: string, ...[diagnosis, ...accepted]: [string, ...string[]]): string[] =>
  found(text, of(diagnosis, ...accepted), 'name');

describe('a diagnosis named in any form', () => {
  /** The reference, a sentence, and the words in it that name the reference. */
  const named: readonly (readonly [string, string, string])[] = [
    ['Crohn’s disease', 'It was disease of Crohn after all.', 'disease of Crohn'],
    ['Crohn disease', 'CROHN’S DISEASE was named by the surgeon.', 'CROHN’S DISEASE'],
    ['Pancreatic cancer', 'A carcinoma of the pancreas was seen.', 'carcinoma of the pancreas'],
    ['Carcinoma of the pancreas', 'Pancreatic adenocarcinoma it is.', 'Pancreatic adenocarcinoma'],
    ['Sarcoidosis', 'Pulmonary sarcoid was named.', 'sarcoid'],
    ['Pulmonary tuberculosis', 'No contact with TB.', 'TB'],
    ['Oesophageal cancer', 'Esophageal cancers are rare.', 'Esophageal cancers'],
    ['Acute inferior ST-elevation myocardial infarction', 'An old myocardial infarction.', 'myocardial infarction'],
    ['Acute inferior ST-elevation myocardial infarction', 'Treated as STEMI.', 'STEMI'],
    ['Thrombotic thrombocytopenic purpura', '?TTP said the registrar.', 'TTP'],
    ['Haemolytic uraemic syndrome', 'hemolytic-uremic syndrome', 'hemolytic-uremic syndrome'],
    ['Creutzfeldt-Jakob disease', 'Probable sCJD.', 'sCJD'],
    ['Prion disease', 'It was prion\ndisease.', 'prion\ndisease'],
    ['Lead poisoning', 'Poisoning with lead was named.', 'Poisoning with lead'],
    ['Cardiac amyloidosis', 'amyloidosis of the heart', 'amyloidosis of the heart'],
    ['Granulomatosis with polyangiitis (GPA)', 'He has GPA.', 'GPA'],
    ['Small bowel obstruction due to adhesions', 'Obstruction of the small bowel.', 'Obstruction of the small bowel'],
    ['Asthma', 'She has no asthma.', 'asthma'],
    ['Migraine', 'Her mother has migraines.', 'migraines'],
    ['Chronic blue gum syndrome', 'The blue gum syndrome was thought of.', 'blue gum syndrome'],
  ];
  for (const [reference, text, words] of named) {
    it(`${reference}: ${words.replace('\n', ' ')}`, () => {
      const hits = names(text, reference);
      assert.ok(
        hits.some((hit) => hit.includes(words) || words.includes(hit)),
        JSON.stringify(hits),
      );
    });
  }

  /** The reference, and a text that does not name it. */
  const unnamed: readonly (readonly [string, string])[] = [
    ['Acute heart failure', 'Acute pain. Treatment failure with an antibiotic. Heart sounds normal.'],
    ['Acute heart failure', 'An acute infection, renal failure last year; the heart is normal.'],
    ['Small bowel obstruction', 'There is irritable bowel and a chronic obstructive airway disease.'],
    ['Rheumatoid arthritis', 'SpO2 98% RA. Sats 96 on RA. Rheumatic fever as a child.'],
    ['Pulmonary embolism', 'PE: chest clear. On PE a mass was felt. PE tubes as a child.'],
    ['Multiple sclerosis', 'Known rheumatic MS with a loud first sound. Systemic sclerosis.'],
    ['Multiple sclerosis', 'Mitral stenosis (MS) was known. The MS was mild.'],
    ['Major depressive disorder', 'ST depression in V4. Respiratory depression. A depressed skull fracture.'],
    ['Acute lymphoblastic leukaemia', 'ALL IMMUNISATIONS UP TO DATE. Treat all pain. ALL LIMBS WARM.'],
    ['Heparin-induced thrombocytopenia', 'He was hit by a car. NO HIT AND RUN.'],
    ['Adult-onset Still disease', 'Still no better. She still works.'],
    ['Graves disease', 'He digs graves. Dr Graves saw her.'],
    ['Wilson disease', 'Mrs Wilson was referred by Dr. Wilson.'],
    ['Lead poisoning', 'A 12-lead ECG. She leads a quiet life.'],
    ['Hodgkin lymphoma', 'Non-Hodgkin was his father’s illness.'],
    ['Bacterial meningitis', 'Hepatitis B vaccine given. Bacterial throat infection.'],
  ];
  for (const [reference, text] of unnamed) {
    it(`${reference}: not in “${text}”`, () => assert.deepEqual(names(text, reference), []));
  }

  it('takes an abbreviation that the text itself brings in', () => {
    assert.deepEqual(names('Relapsing blue gum (RBG) it was. RBG is rare.', 'Relapsing blue gum'), [
      'Relapsing blue gum',
      'RBG',
      'RBG',
    ]);
  });

  it('leaves an abbreviation that every chart has for something else', () => {
    assert.deepEqual(names('CRP 12, ESR 30.', 'Chronic rhinosinusitis with polyps', 'Eosinophilic soft rash'), []);
  });
});

describe('words that announce a diagnosis', () => {
  const phrases = (text: string, reference: Answer | null): string[] => found(text, reference, 'phrase');

  it('are marked beside the name', () => {
    const reference = of('Sarcoidosis');
    for (const text of [
      'She was diagnosed with sarcoidosis.',
      'A diagnosis of sarcoidosis was made.',
      'Findings were consistent with sarcoidosis.',
      'It turned out to be sarcoidosis.',
      'Final diagnosis: sarcoidosis.',
      'Impression: sarcoidosis.',
      'She met the criteria for sarcoidosis.',
      'Sarcoidosis was confirmed.',
    ]) {
      assert.equal(phrases(text, reference).length, 1, text);
    }
  });

  it('are none where they announce something else, or list what it might be', () => {
    for (const text of [
      'She was diagnosed with asthma in childhood.',
      'The differential diagnosis included tuberculosis and lymphoma.',
      'Nodules consistent with erythema nodosum.',
      'He was diagnosed with hypertension in 2010.',
      'His brother turned out to have sarcoidosis.',
    ]) {
      assert.deepEqual(phrases(text, of('Sarcoidosis')), [], text);
    }
  });

  it('are marked without a reference only where they are new', () => {
    assert.equal(phrases('This confirmed the diagnosis.', null).length, 1);
    assert.deepEqual(phrases('She was diagnosed with hypertension in 2010.', null), []);
  });
});

describe('what gives a diagnosis away', () => {
  const giveaways = (text: string, reference: Answer | null): string[] => found(text, reference, 'giveaway');

  /** The reference, a sentence, and what is marked. */
  const telling: readonly (readonly [string | null, string, string])[] = [
    ['Sarcoidosis', 'Biopsy showed non-caseating granulomas.', 'non-caseating granulomas'],
    ['Hodgkin lymphoma', 'Reed–Sternberg cells were seen.', 'Reed–Sternberg cells'],
    ['Papillary thyroid cancer', 'Orphan Annie nuclei.', 'Orphan Annie nuclei'],
    ['Ankylosing spondylitis', 'HLA-B27 positive.', 'HLA-B27 positive'],
    ['Cystic fibrosis', 'F508del homozygous.', 'F508del'],
    ['Polycythaemia vera', 'JAK2 V617F was found.', 'JAK2 V617F'],
    ['Rheumatoid arthritis', 'Anti-CCP 240 U/mL.', 'Anti-CCP 240 U/mL'],
    ['Crohn disease', 'Infliximab was begun.', 'Infliximab'],
    ['Acute appendicitis', 'Laparoscopic appendicectomy that night.', 'appendicectomy'],
    ['Parkinson disease', 'Levodopa helped.', 'Levodopa'],
    ['Tuberculosis', 'Antituberculous therapy for six months.', 'Antituberculous therapy'],
    ['Acute myocardial infarction', 'Primary PCI within the hour.', 'Primary PCI'],
    ['Diabetic ketoacidosis', 'A fixed rate insulin infusion was begun.', 'insulin infusion'],
    ['Myasthenia gravis', 'She responded promptly to pyridostigmine.', 'pyridostigmine'],
    [null, 'Biopsy of the node showed a poorly differentiated carcinoma.', 'poorly differentiated carcinoma'],
    [null, 'The fever responded to doxycycline.', 'responded to doxycycline'],
    [null, 'She was started on imatinib.', 'imatinib'],
  ];
  for (const [reference, text, words] of telling) {
    it(`${reference ?? 'any'}: ${words}`, () => {
      const hits = giveaways(text, reference === null ? null : of(reference));
      assert.ok(
        hits.some((hit) => hit.includes(words) || words.includes(hit)),
        JSON.stringify(hits),
      );
    });
  }

  it('does not count what is denied, normal, pending, past, or common to all', () => {
    const quiet: readonly (readonly [string | null, string])[] = [
      ['Sarcoidosis', 'No granulomas were seen. ACE normal.'],
      ['Rheumatoid arthritis', 'Rheumatoid factor and anti-CCP absent.'],
      ['Ankylosing spondylitis', 'HLA-B27 negative. HLA-B27 was requested.'],
      ['Neuromyelitis optica', 'AQP4 antibodies: negative.'],
      ['Parkinson disease', 'He has never had levodopa.'],
      ['Acute appendicitis', 'Appendicectomy in 1998.'],
      ['Gout', 'Urate 512 µmol/L.'],
      [null, 'He was given paracetamol, fluids, oxygen and antibiotics.'],
      [null, 'He responded to pain and to voice. Pupils respond to light.'],
      [null, 'She did not respond to steroids.'],
      [null, 'Biopsy was normal. Biopsy showed no carcinoma. A biopsy was planned.'],
    ];
    for (const [reference, text] of quiet) {
      assert.deepEqual(giveaways(text, reference === null ? null : of(reference)), [], text);
    }
  });
});

describe('each leak', () => {
  const text =
    '# A cough\n\nA cough for weeks.\n\n## Pathology\nGranulomas; no caseation. It is sarcoidosis. Well since.';
  const leaks = leaksIn(text, of('Sarcoidosis'));

  it('stands where it says, does not overlap another, and says why', () => {
    let last = 0;
    for (const leak of leaks) {
      assert.equal(text.slice(leak.start, leak.end), leak.text);
      assert.ok(leak.start >= last);
      assert.ok(leak.sentence.start <= leak.start && leak.end <= leak.sentence.end && leak.stop <= leak.sentence.start);
      assert.ok(fill(leak.why.template, leak.why.values).includes(leak.text));
      last = leak.end;
    }
  });

  it('stops at its sentence, at the heading over it, or at nothing', () => {
    const name = leaks.find(({ kind }) => kind === 'name') ?? assert.fail();
    assert.equal(text.slice(name.sentence.start, name.sentence.end), 'It is sarcoidosis.');
    assert.equal(name.stop, name.sentence.start);
    const [under] = leaksIn('A cough.\n\n## Pathology\n\nSarcoidosis it is.', of('Sarcoidosis'));
    assert.equal(under?.stop, 'A cough.\n\n'.length);
    const [first] = leaksIn('Sarcoidosis it is. A cough.', of('Sarcoidosis'));
    assert.equal(first?.stop, 0);
  });

  it('goes when it is kept', () => {
    const kept = leaksIn(text, of('Sarcoidosis'), [{ kind: 'name', text: 'Sarcoidosis' }]);
    assert.ok(kept.length < leaks.length && kept.every(({ kind }) => kind !== 'name'));
    assert.equal(leaksIn(text, of('Sarcoidosis'), [{ kind: 'phrase', text: 'sarcoidosis' }]).length, leaks.length);
  });

  it('counts in UTF-16 units', () => {
    const [leak] = leaksIn('🫀🫀 It was gout.', of('Gout')).filter(({ kind }) => kind === 'name');
    assert.equal(leak?.start, '🫀🫀 It was '.length);
  });
});

describe('the check', () => {
  it('finds nothing in the samples', () => {
    const samples = new URL('../../samples/', import.meta.url);
    const files = readdirSync(new URL('cases/', samples));
    const lines = readFileSync(new URL('references.jsonl', samples), 'utf8').trim().split('\n');
    assert.ok(lines.length >= 18);
    for (const line of lines) {
      const reference = Reference.parse(JSON.parse(line));
      const [id = '', slug] = reference.case.split('#');
      const file = files.find((one) => one.startsWith(`${id}.`)) ?? assert.fail(id);
      const whole = readFileSync(new URL(`cases/${file}`, samples), 'utf8');
      const part = slug === undefined ? null : caseHeadings(whole).find((one) => one.slug === slug);
      const text = part === null ? whole : whole.slice(part?.start, part?.end);
      assert.notEqual(text, '');
      assert.deepEqual(
        leaksIn(text, reference).map((leak) => leak.text),
        [],
        reference.case,
      );
    }
  });

  it('takes any text and any reference', () => {
    for (const text of ['', ' ', '\ud800', '('.repeat(9_999), 'a;'.repeat(9_999), '# \n'.repeat(999), '\0\u2028']) {
      for (const reference of [null, of('Gout'), of(''), of('('), of('acute'), of('of the', '…', '[]')]) {
        assert.deepEqual(leaksIn(text, reference), []);
      }
    }
    assert.deepEqual(names('Acute pain of the leg.', 'acute', 'of the'), []);
  });

  it('is done in many steps for a long text, and stays in proportion to it', () => {
    const text = 'Stemi or not, myocardial this, (STEMI) biopsy showed responded to diagnosed with no '.repeat(10_000);
    const reference = of('Acute inferior ST-elevation myocardial infarction');
    const started = performance.now();
    const steps = findingLeaks(text, reference);
    let count = 0;
    while (steps.next().done !== true) count++;
    assert.ok(count > 50);
    assert.ok(performance.now() - started < 20_000);
  });
});
