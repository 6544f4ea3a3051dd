import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { writtenDiagnoses } from '../../src/cases/lexicon/names.ts';
import { nodeFiles, type Files } from '../../src/ledger/files.ts';
import type { ShownAnswer } from '../../src/study/pack/pack.ts';
import type { Allocation } from '../../src/study/sealing/allocation.ts';
import { openSealed } from '../../src/study/sealing/sealedFile.ts';
import { generator } from './answers.ts';
import { byChance, CuriousRater, glimpses, packIn, type Glimpse } from './curiousRater.ts';
import { passphrase, says, sealedStudy, type SealedStudy } from './packFixtures.ts';
import { casesOf, planWith } from './sealingFixtures.ts';

/** Arms that the rater cannot run; all draw from the same diagnoses, and each has its own way of writing them. */
const styles: Readonly<Record<string, (name: string, rank: number) => string>> = {
  embedded: (name) => name,
  northern: (name, rank) => `${rank}. **${title(name)}** (do not miss)`,
  southern: (name, rank) => `As Me-LLaMA, likely: ${name.toLowerCase()} – ${90 - rank * 7}%`,
};
const arms = Object.keys(styles);
const title = (name: string): string => name.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());

const plan = planWith({
  title: 'Three arms',
  arms: [
    { id: 'embedded', kind: 'embedded' },
    { id: 'northern', kind: 'imported' },
    { id: 'southern', kind: 'imported' },
  ],
});
const cases = casesOf(8);
const studies = 24;
/** Plain names: what capitals an unknown name has nobody can know who sees it in small letters only. */
const names = writtenDiagnoses.map(({ name }) => name).filter((name) => /^\p{Lu}[\p{Ll} ]+$/u.test(name));

/** The same file system, that does not wait for the disk. */
const quick: Files = {
  ...nodeFiles,
  syncFolder: () => Promise.resolve(),
  create: async (path) => ({ ...(await nodeFiles.create(path)), sync: () => Promise.resolve() }),
};

interface Played {
  readonly study: SealedStudy;
  readonly allocation: Allocation;
  readonly own: string;
  readonly colleague: string;
}

const played: Played[] = [];
const armOf = ({ allocation }: Played, id: string): string =>
  allocation.answers.find((one) => one.id === id)?.arm ?? assert.fail(id);

before(async () => {
  for (let seed = 1; seed <= studies; seed++) {
    const random = generator(seed * 7919);
    const answers = cases.flatMap((id) =>
      arms.map((arm) => {
        const said = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, i) =>
          (styles[arm] ?? String)(names[Math.floor(random() * names.length)] ?? '', i + 1),
        );
        return says({ arm, case: id, names: said });
      }),
    );
    const study = await sealedStudy({ plan, cases, answers, files: quick, seed: `study ${seed}` });
    const own = (await study.pack()).out;
    const colleague = (await study.pack({ rater: 'r2' })).out;
    const { allocation } = await openSealed(study.root, quick, passphrase);
    played.push({ study, allocation, own, colleague });
  }
});
after(() => played.forEach(({ study }) => study.drop()));

/** Learns from the first half of the studies, guesses in the other, and says how likely luck would do as well. */
function luckOf(look: (one: Played) => Glimpse[]): number {
  const rater = new CuriousRater(arms);
  for (const one of played.slice(0, studies / 2)) {
    for (const glimpse of look(one)) rater.learn(glimpse, armOf(one, glimpse.id));
  }
  let hits = 0;
  let tries = 0;
  for (const one of played.slice(studies / 2)) {
    for (const glimpse of look(one)) {
      tries++;
      if (rater.guess(glimpse) === armOf(one, glimpse.id)) hits++;
    }
  }
  assert.equal(tries, (studies / 2) * cases.length * arms.length);
  return byChance(hits, tries, 1 / arms.length);
}

/** Does something to a pack, looks, and undoes it. */
function broken(change: (one: Played, folder: string) => () => void): (one: Played) => Glimpse[] {
  return (one) => {
    const undo = change(one, one.own);
    try {
      return glimpses(one.own, [one.colleague]);
    } finally {
      undo();
    }
  };
}

/** Writes other bytes with the same time, and gives what puts the old ones back. */
function rewritten(path: string, text: string): () => void {
  const [old, { mtime }] = [readFileSync(path), statSync(path)];
  const put = (bytes: string | Buffer): void => {
    writeFileSync(path, bytes);
    utimesSync(path, mtime, mtime);
  };
  put(text);
  return () => put(old);
}

const eachAnswer = (folder: string, work: (path: string, id: string) => () => void): (() => void) => {
  const undo = packIn(folder).order.flatMap(({ answers }) =>
    answers.map((id) => work(join(folder, 'answers', `${id}.json`), id)),
  );
  return () => undo.forEach((one) => one());
};

describe('a curious rater', () => {
  it('does no better than chance on his pack and a colleague’s', () => {
    const luck = luckOf(({ own, colleague }) => glimpses(own, [colleague]));
    assert.ok(luck > 0.01, `p = ${luck}`);
  });

  const leaks: [string, (one: Played, folder: string) => () => void][] = [
    [
      'answers stand in the plan’s order',
      (one, folder) => {
        const pack = packIn(folder);
        const order = pack.order.map((visit) => ({
          ...visit,
          answers: visit.answers.toSorted((a, b) => arms.indexOf(armOf(one, a)) - arms.indexOf(armOf(one, b))),
        }));
        return rewritten(join(folder, 'pack.json'), JSON.stringify({ ...pack, order }));
      },
    ],
    [
      'files keep the time at which the arm ran',
      (one, folder) =>
        eachAnswer(folder, (path, id) => {
          const { mtime } = statSync(path);
          utimesSync(path, mtime, new Date(mtime.getTime() + arms.indexOf(armOf(one, id)) * 60_000));
          return () => utimesSync(path, mtime, mtime);
        }),
    ],
    [
      'one arm’s records have their fields in another order',
      (one, folder) =>
        eachAnswer(folder, (path, id) => {
          const { schema, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as ShownAnswer;
          const json = armOf(one, id) === 'northern' ? { ...rest, schema } : { schema, ...rest };
          return rewritten(path, `${JSON.stringify(json, null, 2)}\n`);
        }),
    ],
    [
      'names are shown as the arms wrote them',
      (one, folder) =>
        eachAnswer(folder, (path, id) => {
          const shown = JSON.parse(readFileSync(path, 'utf8')) as ShownAnswer;
          const write = styles[armOf(one, id)] ?? String;
          const diagnoses = shown.diagnoses.map(({ rank, name }) => ({ rank, name: write(name, rank) }));
          return rewritten(path, `${JSON.stringify({ ...shown, diagnoses }, null, 2)}\n`);
        }),
    ],
    [
      'one arm always gives a whole list',
      (one, folder) =>
        eachAnswer(folder, (path, id) => {
          const shown = JSON.parse(readFileSync(path, 'utf8')) as ShownAnswer;
          const diagnoses = [1, 2, 3, 4, 5].map((rank) => ({
            rank,
            name: shown.diagnoses[rank - 1]?.name ?? 'Sepsis',
          }));
          const json = armOf(one, id) === 'southern' ? { ...shown, diagnoses } : shown;
          return rewritten(path, `${JSON.stringify(json, null, 2)}\n`);
        }),
    ],
  ];
  for (const [what, change] of leaks) {
    it(`would find out if ${what}`, () => {
      const luck = luckOf(broken(change));
      assert.ok(luck < 1e-6, `p = ${luck}`);
    });
  }

  it('would find out if ids were drawn with the arm in them', () => {
    const look = (one: Played): Glimpse[] =>
      broken((_, folder) => {
        const from = readFileSync(join(folder, 'pack.json'), 'utf8');
        let text = from;
        const undo = packIn(folder).order.flatMap(({ answers }) =>
          answers.map((id) => {
            const named = `${arms.indexOf(armOf(one, id))}${id.slice(1)}`;
            text = text.replaceAll(id, named);
            const at = (name: string): string => join(folder, 'answers', `${name}.json`);
            renameSync(at(id), at(named));
            return () => renameSync(at(named), at(id));
          }),
        );
        const back = rewritten(join(folder, 'pack.json'), text);
        return () => [back, ...undo].forEach((step) => step());
      })(one).map((glimpse) => {
        // The allocation knows the id as it was drawn.
        const drawn = one.allocation.answers.find(({ id }) => id.slice(1) === glimpse.id.slice(1))?.id ?? '';
        return { ...glimpse, id: drawn };
      });
    assert.ok(luckOf(look) < 1e-6);
  });

  it('learns nothing of a case from another one whose arms he was told', () => {
    let hits = 0;
    let tries = 0;
    for (const one of played) {
      const [told, ...others] = packIn(one.own).order;
      const known = told?.answers.map((id) => armOf(one, id)) ?? [];
      for (const { answers } of others) {
        for (const [place, id] of answers.entries()) {
          tries++;
          if (armOf(one, id) === known[place]) hits++;
        }
      }
    }
    const share = hits / tries;
    assert.ok(Math.abs(share - 1 / arms.length) < 0.06, `${share}`);
  });

  it('learns nothing from a colleague’s order in a case he was told, nor from the order of the cases', () => {
    let same = 0;
    let tries = 0;
    for (const one of played) {
      const [own, colleague] = [packIn(one.own), packIn(one.colleague)];
      assert.deepEqual(own.order.map((visit) => visit.case).sort(), [...cases].sort());
      for (const visit of own.order) {
        const other = colleague.order.find((seen) => seen.case === visit.case);
        // Which arm stands first for both must not depend on the arm.
        tries++;
        if (armOf(one, visit.answers[0] ?? '') === 'embedded') same++;
        assert.deepEqual(other?.answers.toSorted(), visit.answers.toSorted());
      }
    }
    assert.ok(byChance(same, tries, 1 / arms.length) > 0.01 && byChance(tries - same, tries, 2 / 3) > 0.01);
  });

  it('finds in the study’s log and its other open files neither arms beside ids nor what tells sizes apart', () => {
    for (const { study, allocation } of played.slice(0, 4)) {
      const log = readdirSync(join(study.root, 'log'))
        .flatMap((name) =>
          readFileSync(join(study.root, 'log', name), 'utf8')
            .trim()
            .split('\n'),
        )
        .filter((line) => !line.includes('"what":"locked"'));
      const open = [...log, readFileSync(join(study.root, 'sealed.json'), 'utf8')].join('\n');
      for (const arm of arms) assert.ok(!open.includes(arm), arm);
      for (const { answer, file } of allocation.answers) {
        assert.ok(answer === null || !open.includes(answer));
        assert.ok(file !== null);
      }
      const sealed = readdirSync(join(study.root, 'answers')).map((name) =>
        statSync(join(study.root, 'answers', name)),
      );
      assert.equal(new Set(sealed.map(({ size }) => size)).size, 1);
      assert.equal(new Set(sealed.map(({ mtimeMs }) => mtimeMs)).size, 1);
    }
  });

  it('sees the arms’ ways of writing in no name', () => {
    const shown = new Map(arms.map((arm) => [arm, new Set<string>()]));
    for (const one of played) {
      for (const { answers } of packIn(one.own).order) {
        for (const id of answers) {
          const { diagnoses } = JSON.parse(readFileSync(join(one.own, 'answers', `${id}.json`), 'utf8')) as ShownAnswer;
          for (const { name } of diagnoses) shown.get(armOf(one, id))?.add(name);
        }
      }
    }
    for (const [arm, all] of shown) {
      const strange = [...all].filter((name) => !names.includes(name));
      assert.deepEqual(strange, [], arm);
    }
  });
});
