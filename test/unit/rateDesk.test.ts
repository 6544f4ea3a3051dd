import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HumanError } from '../../src/humanError.ts';
import { record } from '../../src/study/log/record.ts';
import type { Reply } from '../../src/ratings/rateDesk.ts';
import type { Recorded } from '../../src/ratings/event.ts';
import { standingBy } from '../../src/ratings/standing.ts';
import { statusOf } from '../../src/ratings/status.ts';
import { RatingFiles } from '../../src/ratings/ratingFiles.ts';
import { endsSigned, Machine, packIn, packRoot, refusedAs, said, say, wideRubric } from './deskFixtures.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { allAnswers, answerOf, filesOf, lockIn, meansWith, planWith, root } from './sealingFixtures.ts';

const human = (pattern: RegExp) => (error: unknown) => error instanceof HumanError && pattern.test(error.message);

describe('a desk on a pack', () => {
  it('takes ratings, and gives back each place and hash once it is safe', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const [first] = order;
    const desk = await machine.open();
    const answer = first?.answers[0];
    const rate = { case: 'one', answer, item: 'match', diagnosis: 1 };
    const one = await say(desk, { ...rate, value: 5 });
    assert.ok(one.ok);
    const safe = machine.files.afterPowerCut();
    assert.equal(machine.ledgers(packRoot, safe)[0]?.at(-1)?.hash, one.hash);
    assert.equal(one.seq, 2);
    // The lists of what is open name the rater: their lines are taken as they are.
    const two = await say(desk, { rater: 'r1', ...rate, value: 'cannot-rate' });
    const three = await say(desk, { ...rate, value: null });
    await said(desk, { case: 'one', answer, item: 'bond', diagnosis: null, value: 0 });
    await said(desk, { case: 'one', answer, item: 'bond', value: 4 });
    await said(desk, { case: 'one', flag: true });
    assert.equal(await desk.close(), null);
    assert.ok(two.ok && three.ok);
    const [events = []] = machine.ledgers();
    assert.deepEqual(
      events.map(({ what }) => what),
      ['opened', 'rated', 'rated', 'rated', 'rated', 'rated', 'flagged', 'signed'],
    );
    const [opened, ...rated] = events;
    assert.ok(opened?.what === 'opened' && opened.pack?.id === 'b3a86f02c6d1947e');
    assert.deepEqual(
      rated.slice(0, 3).map((event) => 'changes' in event && event.changes),
      [null, one.hash, two.hash],
    );
    assert.ok(endsSigned(events));
    for (const { at, mono } of events) assert.deepEqual([at, mono], ['2026-03-04', null]);
  });

  it('says what is wrong with a line, and goes on', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files, { rubric: wideRubric });
    const [one, two] = order.map(({ answers }) => answers[0]);
    const desk = await machine.open();
    const rate = { case: 'one', answer: one, item: 'bond', value: 5 };
    const refused: [object | string, RegExp][] = [
      ['', /^not-json:/],
      ['{', /^not-json:/],
      ['[1]', /^not-json:/],
      [{}, /^not-a-rating: .*"item"/],
      [{ ...rate, coment: 'x' }, /^unknown-field: .*coment/],
      [{ ...rate, rater: 'r2' }, /^rater: This line is a rating of r2, and r1 rates here/],
      [{ ...rate, rater: null }, /^rater: This line is a rating of null/],
      [{ ...rate, value: undefined }, /^value: "value" is missing/],
      [{ ...rate, case: 'three' }, /^unknown-case: .*three/],
      [{ ...rate, case: 7 }, /^missing: "case"/],
      [{ ...rate, answer: two }, /^unknown-answer: .*one has no answer/],
      [{ ...rate, item: 'bnd' }, /^unknown-item: .*match, how, bond, missed, harm, which, minutes, order, comment/],
      [
        { ...rate, value: 1 },
        /^value: 1 is not a value of bond. It may be 5, 4, 3, 2, 0, "cannot-rate", "does-not-apply"/,
      ],
      [JSON.stringify({ ...rate, value: 7 }).replace('7', '1e400'), /^value: Infinity is not a value of bond/],
      [{ ...rate, value: '5' }, /^value: "5" is not a value of bond/],
      [{ ...rate, diagnosis: 1 }, /^diagnosis: bond is asked of the whole list/],
      [{ ...rate, item: 'match' }, /^diagnosis: match is asked of each diagnosis.* from 1 to 2/],
      [{ ...rate, item: 'match', diagnosis: 3 }, /^diagnosis: .* from 1 to 2/],
      [{ ...rate, item: 'match', diagnosis: 0 }, /^diagnosis: .*rank/],
      [{ ...rate, item: 'match', diagnosis: 1.5 }, /^diagnosis: .*rank/],
      [{ ...rate, item: 'harm', value: true }, /^value: true is not a value of harm. It may be "yes", "no"/],
      [{ ...rate, item: 'minutes', value: 61 }, /^value: 61 .*a number from 0 to 60, "cannot-rate"/],
      [{ ...rate, item: 'order', value: 3 }, /^value: 3 .*2, 1, "cannot-rate"/],
      [{ ...rate, item: 'how', diagnosis: 1, value: 'other' }, /^value: "other" .*"by-name", "by-words"/],
      [{ ...rate, item: 'comment', value: 'cannot-rate'.repeat(2000) }, /^value: A comment may have/],
      [{ ...rate, item: 'comment', value: 5 }, /^value: 5 is not a value of comment. It may be a text/],
      [{ ...rate, case: 'two', answer: two, item: 'missed', value: 'no' }, /^unknown-item: .*must not be missed/],
      [{ ...rate, withdraw: true }, /^value: .*takes it back/],
      [{ ...rate, value: null }, /^nothing-stands: There is nothing to take back/],
      [{ case: 'one', answer: one, item: 'bond', withdraw: true }, /^nothing-stands: There is nothing to take back/],
      [{ ...rate, item: 'comment', value: '' }, /^nothing-stands: There is nothing to take back/],
      [{ case: 'one', complete: false }, /^value: "complete" can only be true/],
      [
        { case: 'one', complete: true },
        /^open: .*one is not complete: \d+ of its ratings are missing \(match [0-9a-f]{16} #1; /,
      ],
      [{ case: 'one', list: ['gout'] }, /^stage: /],
      [{ case: 'one', flag: 'yes' }, /^value: "flag"/],
      [{ undo: true }, /^undo: Nothing/],
    ];
    for (const [line, pattern] of refused) assert.match(await refusedAs(desk, line), pattern);
    for (const [item, value, diagnosis] of [
      ['match', 4, 2],
      ['how', 'by-words', 2],
      ['bond', 0],
      ['missed', 'yes'],
      ['harm', 'does-not-apply'],
      ['minutes', 0.5],
      ['order', 2],
      ['comment', 'Well.'],
    ] as const) {
      await said(desk, { ...rate, item, value, ...(diagnosis && { diagnosis }) });
    }
    await said(desk, { case: 'one', answer: one, item: 'bond', withdraw: true });
    assert.match(await refusedAs(desk, { ...rate, value: null }), /^nothing-stands: There is nothing to take back/);
    await desk.close();
    const scales = machine.ledgers()[0]?.flatMap((event) => (event.what === 'rated' ? [event.scale] : []));
    assert.deepEqual(scales, [
      { id: 'match', version: 1, anchor: 'very close' },
      { id: 'how', version: 1, anchor: 'In other words' },
      { id: 'bond', version: 1, anchor: 'nothing in the list is close' },
      { id: 'missed-danger', version: 1, anchor: 'a diagnosis that must not be missed is left out' },
      { id: 'harm', version: 1, anchor: 'does not apply' },
      { id: 'minutes', version: 1, anchor: 'min' },
      { id: 'order', version: 1, anchor: 'well ordered' },
      null,
      null,
    ]);
  });

  it('takes a case as complete when nothing that is shown and required is open', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files, { rubric: wideRubric, counts: [1] });
    const answer = order[0]?.answers[0];
    const desk = await machine.open();
    const rate = (item: string, value: unknown, diagnosis: number | null = null): Promise<string> =>
      said(desk, { case: 'one', answer, item, value, diagnosis });
    for (const [item, value] of [
      ['bond', 5],
      ['missed', 'no'],
      ['harm', 'yes'],
      ['order', 1],
    ] as const)
      await rate(item, value);
    await rate('match', 5, 1);
    const open = /\(how [0-9a-f]{16} #1; which [0-9a-f]{16}\)/;
    assert.match(await refusedAs(desk, { case: 'one', complete: true }), open);
    await rate('match', 2, 1);
    await rate('which', 'The third.');
    const { open: left, done } = await statusOf(packRoot, machine.files);
    assert.deepEqual(
      left.map((one) => `${one.case} ${one.item} ${one.diagnosis}`),
      ['two match 1', 'two bond null', 'two harm null', 'two order null'],
    );
    assert.equal(done.length, 6);
    await said(desk, { case: 'one', complete: true });
    await desk.close();
  });

  it('takes changes back one after another, as far as this session goes', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const answer = order[0]?.answers[0];
    const earlier = await machine.open();
    const bond = { case: 'one', answer, item: 'bond' };
    await said(earlier, { ...bond, value: 2 });
    await earlier.close();
    const desk = await machine.open();
    const value = async (): Promise<unknown> => {
      const { events } = await new RatingFiles([`${packRoot}/ratings`], machine.files).union();
      const all = [...standingBy(events.values()).values()];
      return all.flatMap(({ event }) => (event.what === 'rated' && event.item === 'bond' ? [event.value] : []))[0];
    };
    const three = await said(desk, { ...bond, value: 3 });
    await said(desk, { case: 'one', flag: true });
    const four = await said(desk, { ...bond, value: 4 });
    const back = await said(desk, { undo: true });
    assert.equal(await value(), 3);
    await said(desk, { undo: true });
    const again = await said(desk, { undo: true });
    assert.equal(await value(), 2);
    assert.match(await refusedAs(desk, { undo: true }), /^undo: Nothing/);
    const all = machine.ledgers().flat();
    const changes = (hash: string): unknown =>
      all.flatMap((event) => (event.hash === hash && 'changes' in event ? [event.changes] : []))[0];
    assert.deepEqual([changes(four), changes(back), changes(again)], [three, four, back]);
    assert.deepEqual((await statusOf(packRoot, machine.files)).flagged, []);
    await said(desk, { ...bond, value: 5 });
    const other = await machine.open();
    await said(other, { ...bond, value: 0 });
    assert.match(await refusedAs(desk, { undo: true }), /changed elsewhere since/);
    assert.equal(await value(), 0);
    await Promise.all([desk.close(), other.close()]);
  });

  it('signs after every fiftieth event and at the end', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const answer = order[0]?.answers[0];
    const desk = await machine.open();
    for (let n = 0; n < 120; n++) await said(desk, { case: 'one', answer, item: 'bond', value: n % 2 === 0 ? 5 : 4 });
    await desk.close();
    const [events = []] = machine.ledgers();
    assert.deepEqual(
      events.flatMap(({ what }, i) => (what === 'signed' ? [i + 1] : [])),
      [51, 102, 124],
    );
    for (const place of [51, 102, 124]) assert.ok(endsSigned(events.slice(0, place)));
  });

  it('is on record and signed though nothing is said, and names what stood there before', async () => {
    const machine = new Machine();
    packIn(machine.files);
    await (await machine.open()).close();
    const second = await machine.open();
    await second.tried('one', 'diagnose');
    await second.close();
    const [one = [], two = []] = machine.ledgers().sort((a, b) => a.length - b.length);
    assert.deepEqual(
      [one, two].map((events) => events.map(({ what }) => what)),
      [
        ['opened', 'signed'],
        ['opened', 'tried', 'signed'],
      ],
    );
    assert.ok(endsSigned(one) && endsSigned(two));
    const [opened] = two;
    assert.ok(opened?.what === 'opened');
    assert.deepEqual(Object.values(opened.heads), [one.at(-1)?.hash]);
    assert.equal(new Set([one, two].map(([first]) => first?.what === 'opened' && first.key)).size, 1);
  });

  it('says so when its end cannot be signed, and nothing is lost', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const desk = await machine.open();
    await said(desk, { case: 'one', answer: order[0]?.answers[0], item: 'bond', value: 5 });
    machine.files.fault = ({ what }) => (what === 'write' ? 'ENOSPC' : null);
    assert.match((await desk.close())?.message ?? '', /All ratings are saved, but .* not be signed.* full/);
    machine.files.fault = () => null;
    assert.deepEqual(
      machine.ledgers()[0]?.map(({ what }) => what),
      ['opened', 'rated'],
    );
    await (await machine.open()).close();
    const files = machine.ledgers().sort((a, b) => Number(endsSigned(a)) - Number(endsSigned(b)));
    const [opened] = files[1] ?? [];
    assert.ok(opened?.what === 'opened' && endsSigned(files[1] ?? []));
    assert.deepEqual(Object.values(opened.heads), [files[0]?.at(-1)?.hash], 'the next session vouches for it');
  });

  it('keeps times only once the rater agrees, and no longer than that', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files, { consent: 'We keep what you say.' });
    const bond = { case: 'one', answer: order[0]?.answers[0], item: 'bond', value: 5 };
    const desk = await machine.open();
    assert.match(await refusedAs(desk, bond), /^consent: /);
    assert.match(await refusedAs(desk, { case: 'one', flag: true }), /^consent: /);
    await said(desk, { consent: true });
    await said(desk, bond);
    await said(desk, { consent: true, timing: true });
    await said(desk, bond);
    await said(desk, { consent: true, timing: false });
    await said(desk, bond);
    await said(desk, { consent: false });
    assert.match(await refusedAs(desk, bond), /^consent: /);
    await desk.close();
    const timed = machine
      .ledgers()
      .map((events) => new Set(events.map(({ at, mono }) => `${at.length} ${mono === null}`)));
    assert.deepEqual(
      timed.map((kinds) => kinds.size),
      [1, 1, 1],
    );
    assert.equal(timed.filter((kinds) => kinds.has('24 false')).length, 1);
    for (const events of machine.ledgers()) assert.ok(endsSigned(events));
  });

  it('keeps times from the start where that is asked for as it is opened, and then remembers', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const bond = { case: 'one', answer: order[0]?.answers[0], item: 'bond', value: 5 };
    for (const timing of [true, false]) {
      const desk = await machine.open(packRoot, { timing });
      await said(desk, bond);
      await desk.close();
    }
    const rated = machine
      .ledgers()
      .flat()
      .filter(({ what }) => what === 'rated');
    assert.deepEqual(
      rated.map(({ at }) => at.length),
      [24, 24],
    );
  });

  it('asks a reader for a list, and for nothing else', async () => {
    const machine = new Machine();
    packIn(machine.files, { stage: 'own', role: 'reader', counts: [] });
    const desk = await machine.open();
    assert.match(await refusedAs(desk, { case: 'one', answer: 'x', item: 'bond', value: 5 }), /^stage: .*"list"/);
    assert.match(await refusedAs(desk, { case: 'one', complete: true }), /^open: .*\(list\)/);
    assert.match(await refusedAs(desk, { case: 'one', list: ['gout', ' '] }), /no name/);
    await said(desk, { case: 'one', list: [' Gout ', 'Sepsis'] });
    await said(desk, { case: 'one', complete: true });
    const { open, done } = await statusOf(packRoot, machine.files);
    assert.deepEqual(open, [{ rater: 'r1', case: 'two', answer: null, item: 'list', diagnosis: null }]);
    assert.deepEqual(done, [{ rater: 'r1', case: 'one', answer: null, item: 'list', diagnosis: null }]);
    await desk.close();
  });

  it('is opened by its rater alone, and only while the pack is what was made', async () => {
    const machine = new Machine();
    packIn(machine.files);
    await assert.rejects(machine.open(packRoot, { rater: 'r2' }), human(/pack of r1, not of r2/));
    await assert.rejects(machine.open('/elsewhere'), human(/no study and no pack/));
    machine.files.put(`${packRoot}/notes.txt`, 'mine');
    await (await machine.open()).close();
    machine.files.put(`${packRoot}/cases/one.txt`, 'Another text.');
    await assert.rejects(machine.open(), human(/not what was made for you.*one\.txt/));
    assert.equal(machine.ledgers().length, 1);
  });

  it('loses no acknowledged line, whichever call fails, and whenever the power goes', async () => {
    const session = async (machine: Machine, told: string[]): Promise<void> => {
      const pack = packIn(machine.files);
      const answer = pack.order[0]?.answers[0];
      try {
        const desk = await machine.open();
        for (const line of [
          { case: 'one', answer, item: 'bond', value: 5 },
          { case: 'one', answer, item: 'comment', value: 'Well.' },
          { undo: true },
          { case: 'two', flag: true },
        ]) {
          const reply = await say(desk, line);
          if (reply.ok) told.push(reply.hash);
          else assert.ok(reply.error.message.length > 20);
          const left = machine.ledgers(packRoot, machine.files.afterPowerCut()).flat();
          for (const hash of told) assert.ok(left.some((event) => event.hash === hash));
        }
        await desk.close().catch((error: unknown) => assert.match(String(error), /EIO|ENOSPC|EACCES/));
      } catch (error) {
        assert.ok(error instanceof HumanError, String(error));
      }
    };
    const calm = new Machine();
    const all: string[] = [];
    await session(calm, all);
    assert.equal(all.length, 4);
    const calls = calm.files.log.length;
    let lost = 0;
    for (const code of ['EACCES', 'ENOSPC', 'EIO', 'short']) {
      for (const long of [1, Infinity]) {
        for (let from = 1; from <= calls; from++) {
          const machine = new Machine();
          machine.files.fault = ({ n, what }) => (what !== 'close' && n >= from && n < from + long ? code : null);
          const told: string[] = [];
          await session(machine, told);
          lost += 4 - told.length;
          machine.files.fault = () => null;
          const desk = await machine.open();
          await said(desk, { case: 'two', flag: false });
          await desk.close();
        }
      }
    }
    assert.ok(lost > 100, 'faults were felt');
  });
});

describe('a desk in a study’s folder', () => {
  const cases = ['case-1', 'case-2'];
  const open = planWith({ blinding: { kind: 'open' } });

  async function study(plan = open, locked = true): Promise<MemoryFiles> {
    const files = new MemoryFiles(root, `${root}/answers`);
    for (const [path, text] of filesOf(plan, cases, allAnswers(plan, cases))) files.put(path, text);
    const failed = answerOf({ arm: 'other', case: 'case-9', failure: 'filtered' });
    files.put(`${root}/answers/${failed.id}.json`, JSON.stringify(failed));
    if (locked) await lockIn(root, meansWith(files), plan, cases);
    return files;
  }

  it('rates every answer of the plan that is there, draft or locked', async () => {
    for (const locked of [true, false]) {
      const machine = new Machine(await study(open, locked));
      const { open: entries, problems, plan } = await statusOf(root, machine.files);
      assert.equal(plan.gate, locked ? 'locked' : 'draft');
      assert.equal(entries.length, 2 * 2 * 3 * 2, 'raters, cases, arms, items');
      if (locked) assert.match(problems.join(' '), /case-9|other texts/);
      const desk = await machine.open(root);
      const before = entries.filter(({ rater }) => rater === 'r1');
      for (const { case: id, answer, item, diagnosis } of before) {
        await said(desk, { case: id, answer, item, diagnosis, value: 5 });
      }
      for (const id of cases) await said(desk, { case: id, complete: true });
      await desk.close();
      const after = await statusOf(root, machine.files, { rater: 'r1' });
      assert.deepEqual([after.open, after.done], [[], before]);
      assert.deepEqual(
        (await statusOf(root, machine.files)).open,
        entries.filter(({ rater }) => rater === 'r2'),
      );
      assert.equal(endsSigned(machine.ledgers(root)[0] ?? []), locked, 'there is no plan to hold a key to in a draft');
    }
  });

  it('knows the raters of the plan', async () => {
    const machine = new Machine(await study());
    await assert.rejects(machine.open(root, { rater: 'r9' }), human(/r9 is no rater .* r1, r2/));
    await assert.rejects(statusOf(root, machine.files, { rater: 'r9' }), human(/r9 is no rater .* r1, r2/));
  });

  it('is refused from the lock on where the study is blinded', async () => {
    const blinded = planWith();
    await (await new Machine(await study(blinded, false)).open(root)).close();
    await assert.rejects(new Machine(await study(blinded)).open(root), human(/rated in packs/));
  });

  it('is refused once rating is closed, also in the middle of a session', async () => {
    const files = await study();
    const machine = new Machine(files);
    const desk = await machine.open(root);
    const [entry] = (await statusOf(root, files)).open;
    const line = { case: entry?.case, answer: entry?.answer, item: entry?.item, diagnosis: entry?.diagnosis, value: 5 };
    await said(desk, line);
    const means = meansWith(files, 'later');
    const plan = (await statusOf(root, files)).plan.hash;
    const counts = { complete: 6, truncated: 0, failed: 0 };
    const by = 'coordinator';
    await record(root, means, {
      what: 'sealed',
      by,
      plan,
      sealed: plan,
      answers: {},
      counts,
      commentKey: null,
      despite: null,
    });
    await said(desk, line);
    await record(root, means, { what: 'closed', by, plan, heads: {}, open: 1, despite: null });
    assert.match(await refusedAs(desk, line), /^closed: Rating of this study is closed/);
    assert.match(await refusedAs(desk, { undo: true }), /^closed: /);
    assert.equal(await desk.close(), null);
    await assert.rejects(machine.open(root), human(/closed/));
  });
});

describe('two desks on one folder', () => {
  it('take turns on one thing, each change pointing at the one before', async () => {
    const files = new MemoryFiles(packRoot);
    const { order } = packIn(files);
    const [left, right] = [new Machine(files, 'left'), new Machine(files, 'right')];
    const [one, other] = [await left.open(), await right.open()];
    const line = { case: 'one', answer: order[0]?.answers[0], item: 'bond' };
    const hashes: string[] = [];
    for (const [i, value] of [5, 4, 3, 2, 0].entries()) {
      hashes.push(await said(i % 2 === 0 ? one : other, { ...line, value }));
    }
    await Promise.all([one.close(), other.close()]);
    const rated = left.ledgers().flatMap((events) => events.filter((event) => event.what === 'rated'));
    const changes = new Map(rated.map((event) => [event.hash, event.changes]));
    assert.deepEqual(
      hashes.map((hash) => changes.get(hash)),
      [null, ...hashes.slice(0, -1)],
    );
    assert.equal(left.ledgers().length, 2);
  });

  it('agree on what stands, however their words fall, and lose none', async () => {
    let state = 4711;
    const below = (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n;
    for (let round = 0; round < 40; round++) {
      const files = new MemoryFiles(packRoot);
      const { order } = packIn(files);
      const machines = [new Machine(files, `left ${round}`), new Machine(files, `right ${round}`)];
      // Two machines never have quite the same time.
      for (const machine of machines) machine.now += below(100_000);
      const desks = await Promise.all(machines.map((machine) => machine.open(packRoot, { timing: below(2) === 0 })));
      const pending: Promise<Reply>[] = [];
      for (let n = 0; n < 30; n++) {
        const answer = order[below(2)]?.answers[below(2)];
        const id = order.find(({ answers }) => answers.includes(answer ?? ''))?.case;
        const value = [5, 4, 3, 2, 0, null][below(6)];
        const line = below(8) === 0 ? { undo: true } : { case: id, answer, item: 'bond', value };
        const desk = desks[below(2)];
        if (desk) pending.push(say(desk, line));
        if (below(3) === 0) await Promise.all(pending);
      }
      const replies = await Promise.all(pending);
      await Promise.all(desks.map((desk) => desk.close()));
      const there = new Set(machines[0]?.ledgers().flatMap((events) => events.map(({ hash }) => hash)));
      for (const reply of replies)
        assert.ok(reply.ok ? there.has(reply.hash) : /^(?:undo|not-taken|nothing-stands)$/.test(reply.error.kind));
      const { events } = await new RatingFiles([`${packRoot}/ratings`], files).union();
      const all = [...events.values()];
      const words = (from: Iterable<Recorded>): string => JSON.stringify([...standingBy(from)].sort());
      const sorted = all.toSorted((a, b) => (a.hash < b.hash ? 1 : -1));
      assert.equal(words(sorted), words(all));
      const chained = all.flatMap(({ event }) => ('changes' in event && event.changes !== null ? [event.changes] : []));
      for (const hash of chained) assert.ok(events.has(hash));
      for (const machine of machines) for (const file of machine.ledgers()) assert.ok(endsSigned(file));
    }
  });

  it('go on after a file was cut off anywhere in its last line', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const line = { case: 'one', answer: order[0]?.answers[0], item: 'bond', value: 5 };
    const desk = await machine.open();
    await said(desk, line);
    const last = await said(desk, { ...line, value: 2 });
    const [path = ''] = machine.files.paths().filter((one) => one.includes('/ratings/'));
    const whole = machine.files.text(path);
    const begins = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let end = begins; end < whole.length; end += 7) {
      const left = new Machine(new MemoryFiles(packRoot));
      packIn(left.files);
      left.files.put(path, whole.slice(0, end));
      const after = await statusOf(packRoot, left.files);
      assert.equal(after.problems.length, end === begins ? 0 : 1);
      assert.equal(after.done.length, 1);
      const next = await left.open();
      const reply = await say(next, { ...line, value: 4 });
      assert.ok(reply.ok);
      await next.close();
      assert.equal(left.files.text(path), whole.slice(0, end), 'what was cut off stays as it is');
      const events = (await new RatingFiles([`${packRoot}/ratings`], left.files).union()).events;
      assert.ok(!events.has(last));
      const changed = events.get(reply.hash)?.event;
      assert.ok(changed?.what === 'rated' && changed.changes !== null && events.has(changed.changes));
    }
    await desk.close();
  });
});
