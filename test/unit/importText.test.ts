import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { feverish, inAndOut, painful, read, skipped, textOf, words } from './importFixtures.ts';

describe('plain text and Markdown', () => {
  test('a text without headings is one case, as it stands', () => {
    const { drafts, format } = read(`${feverish}\r\n\r\nHe was febrile,\r\nT 39.2.\r\n`);
    assert.equal(format, 'text');
    assert.equal(drafts.length, 1);
    assert.equal(textOf(drafts[0]), `${feverish}\n\nHe was febrile,\nT 39.2.\n`);
  });

  test('several cases: one draft each, the heading in none, what ends a case out, its diagnosis the reference', () => {
    const { drafts } = read(
      `Case 1\n\n${feverish}\n\nDiagnosis: Malaria\n\nCase 2: Pulmonary embolism\n\n${painful}\n\nFinal diagnosis\n\nPulmonary embolism.\n\nDiscussion\n\nIt was obvious.\n`,
    );
    assert.deepEqual(
      drafts.map((draft) => [draft.key, draft.title, textOf(draft), draft.reference?.diagnosis, inAndOut(draft)]),
      [
        ['case-1', 'Case 1', `${feverish}\n`, 'Malaria', '+ -Diagnosis'],
        ['case-2', 'Case 2', `${painful}\n`, 'Pulmonary embolism', '+ -Final diagnosis -Discussion'],
      ],
    );
  });

  test('front matter, emphasis and comments', () => {
    const { drafts } = read(
      `---\ntitle: Malaria again\ndiagnosis: Malaria\naccepted: Falciparum malaria; Plasmodium infection\nlicense: CC0\nid: m-1\n---\n# A story\n\n**History:**\n\n${feverish}\n\n<!-- it is malaria -->\n\nThe [spleen](https://example.org/malaria) was **large**.\n`,
    );
    const [draft] = drafts;
    assert.equal(textOf(draft), `History:\n\n${feverish}\n\nThe spleen was large.\n`);
    assert.deepEqual(draft?.reference, {
      diagnosis: 'Malaria',
      accepted: ['Falciparum malaria', 'Plasmodium infection'],
      basis: '',
    });
    assert.deepEqual([draft?.id, draft?.facts.licence, draft?.facts.title], ['m-1', 'CC0', 'Malaria again']);
  });

  test('a note of short lines: assessment and plan go out', () => {
    const [draft] = read(
      `CC: chest pain\nHPI: ${feverish}\nPMH: none\nAssessment: probable malaria\nPlan: artesunate\nExam: BP 120/80\n`,
    ).drafts;
    assert.equal(textOf(draft), `CC: chest pain\nHPI: ${feverish}\nPMH: none\n\nExam: BP 120/80\n`);
  });

  test('a discharge letter that begins with its diagnosis', () => {
    const [draft] = read(
      `Admission Date: 2014-01-02\nDISCHARGE DIAGNOSIS: Pulmonary embolism.\nHISTORY OF PRESENT ILLNESS: ${feverish}\nHOSPITAL COURSE: He got heparin.\nDISCHARGE MEDICATIONS: warfarin\n`,
    ).drafts;
    assert.equal(textOf(draft), `Admission Date: 2014-01-02\n\nHISTORY OF PRESENT ILLNESS: ${feverish}\n`);
    assert.equal(draft?.reference?.diagnosis, 'Pulmonary embolism');
  });

  test('an answer above the case takes only its own paragraph', () => {
    const [draft] = read(`Diagnosis: Malaria\n\n${feverish}\n\nHe was febrile.\n`).drafts;
    assert.equal(textOf(draft), `${feverish}\n\nHe was febrile.\n`);
    assert.equal(draft?.reference?.diagnosis, 'Malaria');
  });

  test('a differential is no reference', () => {
    const [draft] = read(`${feverish}\n\nDifferential diagnosis: malaria, dengue\n`).drafts;
    assert.equal(textOf(draft), `${feverish}\n`);
    assert.equal(draft?.reference, null);
  });

  test('a diagnosis in a sentence', () => {
    const [draft] = read(
      `${feverish}\n\n## Diagnosis\n\nThe final diagnosis was severe malaria. He recovered.\n`,
    ).drafts;
    assert.equal(draft?.reference?.diagnosis, 'severe malaria');
  });

  test('what stands under a heading among cases and is none is told', () => {
    const { drafts, warnings } = read(
      `# Monday\n\n${feverish}\n\n# Tuesday\n\n${painful}\n\n# Notes for the printer\n\nUse thick paper.\n`,
    );
    assert.equal(drafts.length, 2);
    assert.match(words(warnings)[0] ?? '', /Notes for the printer/);
  });

  test('each paragraph knows its place', () => {
    const source = `# A\n\n${feverish}\n\n## Examination\n\nT 39.2.\n`;
    const [draft] = read(source).drafts;
    for (const { paragraphs } of draft?.sections ?? []) {
      for (const { text, place } of paragraphs) assert.equal(source.slice(place.start, place.end), text);
    }
    assert.deepEqual(draft?.sections[1]?.paragraphs[0]?.place.line, 7);
  });

  test('with the format said any text is taken', () => {
    assert.equal(textOf(read('Nothing to see here', { format: 'text' }).drafts[0]), 'Nothing to see here\n');
    assert.equal(textOf(read('Diagnosis: x', { format: 'text' }).drafts[0]), 'Diagnosis: x\n');
  });

  test('many headings do not take long', () => {
    for (const unit of [
      '# Case 1\n\nA man of 50 with fever.\n\n',
      '# x\n',
      '<!--',
      '**',
      '[',
      '[a](',
      'Diagnosis: x\n\n',
      '   \n',
    ]) {
      const start = performance.now();
      read(`${feverish}\n\n${unit.repeat(20_000)}`, { format: 'text' });
      assert.ok(performance.now() - start < 8_000, JSON.stringify(unit));
    }
  });
});

describe('what is a case', () => {
  test('the samples are, and their description is not', () => {
    for (const name of readdirSync('samples/cases')) {
      const { drafts } = read(readFileSync(`samples/cases/${name}`));
      assert.equal(drafts.length, name.startsWith('17') ? 2 : 1, name);
    }
    assert.match(skipped(readFileSync('samples/README.md')), /does not read like a case|description/);
  });

  test('nearly all vignettes are', () => {
    let all = 0;
    let missed = 0;
    for (const name of ['common', 'specialties', 'lay', 'plain-words', 'heldout']) {
      const vignettes = JSON.parse(readFileSync(`test/unit/vignettes/${name}.json`, 'utf8')) as { text: string }[];
      for (const { text } of vignettes) {
        all += 1;
        try {
          read(text);
        } catch {
          missed += 1;
        }
      }
    }
    assert.ok(missed <= all * 0.03, `${missed} of ${all}`);
  });

  test('files of programs and studies are not', () => {
    for (const name of [
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'package.json',
      'tsconfig.json',
    ]) {
      assert.ok(skipped(readFileSync(name)) !== '', name);
    }
    for (const name of readdirSync('docs').filter((one) => one.endsWith('.md'))) {
      assert.ok(skipped(readFileSync(`docs/${name}`)) !== '', name);
    }
    for (const name of ['samples/study.json', 'samples/references.jsonl']) {
      assert.equal(skipped(readFileSync(name)), 'This is a record of a study, not a case.');
    }
  });

  test('each is named for what it is', () => {
    const others: readonly (readonly [string, RegExp])[] = [
      ['body { color: red; }\n.a { margin: 0; }\n#b { padding: 1px; }\n', /source code/],
      ["import x from 'y';\nconst a = 1;\nfunction f() {\n  return a;\n}\n", /source code/],
      ['2024-01-01 10:00 INFO start\n2024-01-01 10:01 WARN patient service slow\n2024-01-01 10:02 ERROR end\n', /log/],
      [`<!DOCTYPE html><html><body><script>alert(1)</script>${feverish}</body></html>`, /web page/],
      ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', /web page/],
      ['<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>', /svg/],
      ['{"schema":"ddx/provenance@1","case":"a"}', /record of a study/],
      [
        '# Case reports\n\nThis folder holds 40 case reports of patients with chest pain and fever, one file each.\n\n```\nddx import .\n```\n',
        /description/,
      ],
      ['', /empty/],
      [' \n\t\n', /empty/],
    ];
    for (const [source, why] of others) assert.match(skipped(source), why, source.slice(0, 60));
  });
});

describe('what only speaks of patients', () => {
  const others = {
    'a description of a folder':
      '# Export of clinical notes\n\nThis folder holds discharge letters of 120 patients who were admitted with chest pain, fever or cough.\nEach file is one patient.\n',
    'a guideline':
      'Management of chest pain\n\nPatients who present with chest pain should have an ECG within ten minutes. Measure blood pressure, pulse and oxygen saturation. Give aspirin 300 mg. Consider pulmonary embolism.\n',
    'a protocol':
      'Study protocol\n\nParticipants are adults aged 18 years or older with fever. Raters judge the diagnoses. The primary outcome is top-5 accuracy.\n',
  };
  for (const [name, source] of Object.entries(others)) {
    test(`${name} is no case`, () => {
      assert.match(skipped(source), /does not read like a case|description/);
    });
  }

  test('headings of one case are no cases of their own', () => {
    const { drafts } = read(
      `# A puzzling fever\n\n## Story\n\n${feverish}\n\n## What we found\n\nT 39, BP 90/60. Spleen palpable.\n\n## Final diagnosis\n\n1. Malaria\n2. Anaemia\n`,
    );
    assert.equal(drafts.length, 1);
    assert.equal(textOf(drafts[0]), `${feverish}\n\nT 39, BP 90/60. Spleen palpable.\n`);
    assert.equal(drafts[0]?.reference?.diagnosis, 'Malaria');
  });
});
