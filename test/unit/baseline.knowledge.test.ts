import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as z from 'zod/mini';
import { diseaseFiles, findingWeights, type WrittenDisease } from '../../src/arms/baseline/knowledge.ts';
import { backgrounds, prevalences, strengths } from '../../src/arms/baseline/odds.ts';
import { expandForms } from '../../src/cases/lexicon/words/forms.ts';
import { measures } from '../../src/cases/lexicon/numbers/measures.ts';
import { diagnosisFiles, writtenDiagnoses, writtenFindings } from '../../src/cases/lexicon/names.ts';
import { wordKey } from '../../src/cases/lexicon/words/words.ts';
import { readFindings } from '../../src/cases/lexicon/readFindings.ts';

const root = new URL('../../src/', import.meta.url);

function idsIn(folder: string, except: readonly string[] = []): string[] {
  const files = readdirSync(new URL(folder, root)).filter((file) => file.endsWith('.json') && !except.includes(file));
  return files.flatMap((file) => Object.keys(JSON.parse(readFileSync(new URL(folder + file, root), 'utf8')) as object));
}

function twice(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

const findings = new Set(writtenFindings.map(({ id }) => id));
const names = new Set(writtenDiagnoses.map(({ id }) => id));
const diseases = Object.values(diseaseFiles).flatMap((lines) =>
  Object.entries(lines).map(([id, one]) => [id, { ...one, listed: listedBy(one) }] as const),
);
const none: string[] = [];
/** Every finding of a disease, course included, and how strongly it belongs to it. */
function listedBy({ findings: listed, course = {} }: WrittenDisease): ReadonlyMap<string, string> {
  return new Map(
    [listed, course].flatMap((by) =>
      Object.entries(by).flatMap(([how, ids]) => ids.map((id): [string, string] => [id, how])),
    ),
  );
}

/** Capitals stand for themselves. */
const keyOf = (word: string): string => (/^[A-Z]{2,6}$/.test(word) ? word : wordKey(word));

const ByStrength = z.partialRecord(z.enum(strengths), z.array(z.string()).check(z.minLength(1)));
const Disease = z.strictObject({
  prevalence: z.enum(prevalences),
  age: z.optional(
    z.array(z.strictObject({ from: z.number(), to: z.number(), times: z.number().check(z.minimum(0), z.maximum(20)) })),
  ),
  sex: z.optional(z.strictObject({ female: z.optional(z.number()), male: z.optional(z.number()) })),
  doNotMiss: z.optional(z.boolean()),
  course: z.optional(ByStrength),
  findings: ByStrength,
  against: z.optional(z.array(z.string())),
  needs: z.optional(z.array(z.string())),
  source: z.literal('general medical knowledge'),
});
const Weight = z.strictObject({ elsewhere: z.optional(z.enum(backgrounds)), group: z.optional(z.string()) });

describe('findings and their names', () => {
  test('every file is loaded, and no id stands in two', () => {
    const ids = idsIn('cases/lexicon/findings/');
    assert.deepEqual(twice(ids), none);
    assert.deepEqual(new Set(ids), findings);
  });

  test('no form stands for two findings or two diagnoses', () => {
    const clashes: string[] = [];
    for (const list of [writtenFindings, writtenDiagnoses]) {
      const owners = new Map<string, string>();
      for (const { id, forms } of list) {
        for (const form of expandForms(forms)) {
          const key = form
            .split(/[\s-]+/)
            .map(keyOf)
            .join(' ');
          const owner = owners.get(key);
          if (owner !== undefined && owner !== id) clashes.push(`"${form}": ${owner}, ${id}`);
          owners.set(key, id);
        }
      }
    }
    assert.deepEqual([...new Set(clashes)], none);
  });

  test('what is broader is a finding, and nothing is broader than itself', () => {
    const broader = new Map(writtenFindings.map((one) => [one.id, one.broader]));
    const bad = writtenFindings.filter(({ id }) => {
      const seen = new Set<string>();
      for (let at: string | null | undefined = id; at !== null; at = broader.get(at)) {
        if (at === undefined || seen.has(at)) return true;
        seen.add(at);
      }
      return false;
    });
    assert.deepEqual(
      bad.map(({ id }) => id),
      none,
    );
  });

  test('what a measure means is a finding', () => {
    const meant = measures.flatMap(({ low, high }) => [...low, ...high].map(({ finding }) => finding));
    assert.deepEqual(
      [...new Set(meant)].filter((id) => !findings.has(id)),
      none,
    );
  });

  test('every label is read as its finding', () => {
    const unread = writtenFindings.filter(
      ({ id, label }) => !readFindings(label).some(({ finding }) => finding === id),
    );
    assert.deepEqual(
      unread.map(({ id, label }) => `${id}: ${label}`),
      none,
    );
  });
});

describe('diseases', () => {
  test('every file is loaded, and no id stands in two', () => {
    const ids = idsIn('arms/baseline/knowledge/', ['findings.json']);
    assert.deepEqual(twice(ids), none);
    assert.deepEqual(new Set(ids), new Set(diseases.map(([id]) => id)));
    assert.ok(ids.length >= 40, `${ids.length} diseases`);
  });

  test('stand in the file of their organ system, names and findings alike', () => {
    for (const [file, lines] of Object.entries(diseaseFiles)) {
      assert.deepEqual(Object.keys(diagnosisFiles[file] ?? {}).sort(), Object.keys(lines).sort(), file);
    }
  });

  test('list a finding once, and what tells the course apart from the rest', () => {
    const course = new Set(writtenFindings.filter((one) => one.course).map(({ id }) => id));
    for (const lines of Object.values(diseaseFiles)) {
      for (const [id, one] of Object.entries(lines)) {
        const [ofCourse, others] = [one.course ?? {}, one.findings].map((listed) => Object.values(listed).flat());
        assert.deepEqual(twice([...(ofCourse ?? []), ...(others ?? [])]), none, id);
        assert.deepEqual(
          (ofCourse ?? []).filter((finding) => !course.has(finding)),
          none,
          id,
        );
        assert.deepEqual(
          (others ?? []).filter((finding) => course.has(finding)),
          none,
          id,
        );
      }
    }
  });

  test('are written as they should be', () => {
    for (const [file, lines] of Object.entries(diseaseFiles)) {
      for (const [id, disease] of Object.entries(lines)) {
        const read = z.safeParse(Disease, disease);
        assert.ok(
          read.success,
          `${file} ${id}: ${read.error?.issues.map(({ path }) => path.join('.')).join(' ') ?? ''}`,
        );
      }
    }
    for (const [id, weight] of Object.entries(findingWeights)) assert.ok(z.safeParse(Weight, weight).success, id);
  });

  test('have a name and a code', () => {
    assert.deepEqual(
      diseases.map(([id]) => id).filter((id) => !names.has(id)),
      none,
    );
    const bad = writtenDiagnoses.filter(({ icd10 }) => !/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(icd10));
    assert.deepEqual(
      bad.map(({ id, icd10 }) => `${id}: ${icd10}`),
      none,
    );
  });

  test('list only findings that are known', () => {
    const unknown = diseases.flatMap(([id, { listed, against = [], needs = [] }]) =>
      [...listed.keys(), ...against, ...needs].filter((one) => !findings.has(one)).map((one) => `${id}: ${one}`),
    );
    assert.deepEqual(unknown, none);
    assert.deepEqual(
      Object.keys(findingWeights).filter((id) => !findings.has(id)),
      none,
    );
  });

  test('have at least five findings, and one that tells them from others', () => {
    const poor = diseases.filter(([, { listed }]) => {
      const ids = [...listed.keys()];
      const telling = ids.filter((id) => /^(seldom|hardly)$/.test(findingWeights[id]?.elsewhere ?? ''));
      return ids.length < 5 || telling.length === 0;
    });
    assert.deepEqual(
      poor.map(([id]) => id),
      none,
    );
  });

  test('differ from each other', () => {
    const profiles = new Map<string, string>();
    for (const [id, { listed }] of diseases) {
      const profile = JSON.stringify([...listed].sort());
      assert.equal(profiles.get(profile), undefined, `${id} and ${profiles.get(profile) ?? ''} have the same profile`);
      profiles.set(profile, id);
    }
  });

  test('have age bands that do not overlap', () => {
    for (const [id, { age = [] }] of diseases) {
      age
        .toSorted((a, b) => a.from - b.from)
        .forEach(({ from, to }, index, bands) => {
          assert.ok(from <= to, id);
          assert.ok(index === 0 || from >= (bands[index - 1]?.to ?? 0), id);
        });
    }
  });

  test('neither need nor exclude what they list as theirs', () => {
    for (const [id, { listed, against = [] }] of diseases) {
      for (const one of against) assert.ok(!listed.has(one), `${id}: ${one} speaks for and against`);
    }
  });
});
