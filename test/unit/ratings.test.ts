import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HumanError } from '../../src/humanError.ts';
import { readLedger } from '../../src/ledger/reader.ts';
import { RatingEvent, type Role } from '../../src/ratings/event.ts';
import { RatingBook, type About } from '../../src/ratings/ratingBook.ts';
import { Shelf } from '../../src/study/shelf.ts';
import type { Study } from '../../src/study/study.ts';
import { MemoryFiles, type Call } from './memoryFiles.ts';

const text = 'a'.repeat(64);
const about: About = { answer: '0123456789abcdef-01234567', case: 'falls/one', caseSha256: text };
const aStudy = { root: '/study' } as Study;

/** A study folder and this machine's own, with as many raters' books on them as wanted. */
class Table {
  readonly files = new MemoryFiles('/study', '/own');
  /** Seconds since a moment in 2026; each event takes one unless a test turns the clock. */
  now = 0;
  #random = 0;

  book(rater = 'r1', role: Role = 'clinician', root = '/study'): RatingBook {
    const { files } = this;
    const own = new Shelf('/own', null, { files });
    return new RatingBook({
      shelf: root === '/own' ? own : new Shelf(root, aStudy, { files }),
      fallback: own,
      rater,
      role,
      software: 'test',
      random: () => Uint8Array.of(0, 0, 0, ++this.#random),
      clock: { date: () => new Date(Date.UTC(2026, 0, 1, 0, 0, this.now++)), monotonic: () => this.now },
      files,
    });
  }

  /** The bodies of all events in a folder; damage fails the test. */
  events(folder = '/study/ratings', files = this.files): (RatingEvent & { hash: string })[] {
    return files
      .paths()
      .filter((path) => path.startsWith(`${folder}/`))
      .flatMap((path) => {
        const { events, damage } = readLedger(Buffer.from(files.text(path)));
        assert.deepEqual(damage, [], path);
        return events.map(({ body, hash }) => ({ ...RatingEvent.parse(body), hash }));
      });
  }
}

describe('what a rater says', () => {
  it('stands, with the anchor of its value, in a file of this session', async () => {
    const table = new Table();
    const book = table.book();
    await book.rate(about, 'match', 1, 5);
    await book.rate(about, 'match', 2, 'cannot-rate');
    await book.rate(about, 'bond', null, 0);
    await book.comment(about, 'Well put.');
    await book.ownDiagnosis(about, ' gout ');
    assert.deepEqual(await book.standing(about), {
      match: { 1: 5, 2: 'cannot-rate' },
      bond: 0,
      comment: 'Well put.',
      reference: 'gout',
    });
    assert.deepEqual(table.files.paths(), ['/study/ratings/r1-00000001.jsonl']);
    const [opened, first, second, third] = table.events();
    assert.equal(opened?.what, 'opened');
    assert.ok(first?.what === 'rated' && second?.what === 'rated' && third?.what === 'rated');
    assert.deepEqual(first.scale, { id: 'match', version: 1, anchor: 'exact' });
    assert.deepEqual(second.scale, { id: 'match', version: 1, anchor: 'cannot rate' });
    assert.equal(third.scale?.anchor, 'nothing in the list is close');
  });

  it('is kept where the caller is told, with the hash of its event', async () => {
    const table = new Table();
    const kept = await table.book().rate(about, 'bond', null, 4);
    assert.deepEqual(kept, { where: 'study', seq: 2, hash: table.events()[1]?.hash, problem: null });
  });

  it('changes what was said before, and null takes it back', async () => {
    const table = new Table();
    const book = table.book();
    const first = await book.rate(about, 'match', 1, 5);
    const second = await book.rate(about, 'match', 1, 2);
    assert.equal((await book.standing(about)).match[1], 2);
    await book.rate(about, 'match', 1, null);
    await book.comment(about, 'x');
    await book.comment(about, '');
    await book.ownDiagnosis(about, 'gout');
    await book.ownDiagnosis(about, null);
    assert.deepEqual(await book.standing(about), { match: {}, bond: null, comment: '', reference: null });
    const changes = table.events().map((event) => ('changes' in event ? event.changes : null));
    assert.deepEqual(changes.slice(0, 4), [null, null, first.hash, second.hash]);
  });

  it('has to be on the scale: there is no Bond 1, and a comment has an end', async () => {
    const table = new Table();
    const book = table.book();
    await assert.rejects(
      book.rate(about, 'bond', null, 1),
      /1 is not a value of bond. It may be 5, 4, 3, 2, 0, "cannot-rate", "does-not-apply"/,
    );
    await assert.rejects(book.rate(about, 'match', 1, 0), HumanError);
    await assert.rejects(book.rate(about, 'match', 1, 4.5), HumanError);
    await assert.rejects(book.comment(about, 'x'.repeat(20_001)), HumanError);
    await assert.rejects(book.ownDiagnosis(about, 'x'.repeat(501)), HumanError);
    assert.deepEqual(table.files.paths(), []);
    const long = '\u0001🫁'.repeat(6_666);
    await book.comment(about, long);
    assert.equal((await book.standing(about)).comment, long);
  });

  it('is this rater’s alone, in this role', async () => {
    const table = new Table();
    await table.book('r1').rate(about, 'bond', null, 5);
    await table.book('r2').rate(about, 'bond', null, 2);
    await table.book('r1', 'learner').rate(about, 'bond', null, 0);
    assert.equal((await table.book('r1').standing(about)).bond, 5);
    assert.equal((await table.book('r2').standing(about)).bond, 2);
    assert.equal((await table.book('r3').standing(about)).bond, null);
  });

  it('holds for another answer to the same text when it is the own diagnosis, and only then', async () => {
    const book = new Table().book();
    await book.ownDiagnosis(about, 'gout');
    await book.rate(about, 'bond', null, 5);
    const another = { ...about, answer: 'fedcba9876543210-01234567' };
    assert.deepEqual(await book.standing(another), { match: {}, bond: null, comment: '', reference: 'gout' });
    assert.equal((await book.standing({ ...another, caseSha256: 'b'.repeat(64) })).reference, null);
  });

  it('is found again in a later session, whose file names the heads of those before', async () => {
    const table = new Table();
    const first = table.book();
    const { hash } = await first.rate(about, 'match', 3, 4);
    await first.close();
    const second = table.book();
    assert.equal((await second.standing(about)).match[3], 4);
    await second.rate(about, 'match', 3, 1);
    const opened = table.events('/study/ratings').filter((event) => event.what === 'opened')[1];
    assert.deepEqual(opened?.heads, { 'r1-00000001.jsonl': hash });
    assert.equal((await second.standing(about)).match[3], 1);
    await assert.rejects(first.rate(about, 'match', 1, 5), /closed/);
  });

  it('tells a study nothing of files that stand elsewhere', async () => {
    const table = new Table();
    await table.book('r9', 'clinician', '/own').comment(about, 'x');
    await table.book('r1').comment(about, 'x');
    const [opened] = table.events('/study/ratings');
    assert.ok(opened?.what === 'opened');
    assert.deepEqual(opened.heads, {});
  });

  it('makes file names that every system takes', async () => {
    const table = new Table();
    for (const rater of ['../../etc/Dr. É', '...', 'a'.repeat(64)]) await table.book(rater).comment(about, 'x');
    assert.deepEqual(
      table.files.paths(),
      [
        '/study/ratings/etc-Dr-00000001.jsonl',
        '/study/ratings/rater-00000002.jsonl',
        `/study/ratings/${'a'.repeat(40)}-00000003.jsonl`,
      ].sort(),
    );
    assert.equal((await table.book('../../etc/Dr. É').standing(about)).comment, 'x');
  });

  it('is written before the book is closed', async () => {
    const table = new Table();
    const book = table.book();
    const words = [1, 2, 3, 4].map((rank) => book.rate(about, 'match', rank, 3));
    await book.close();
    await Promise.all(words);
    assert.equal(table.events().length, 5);
  });
});

describe('two windows on one folder', () => {
  it('each write a file of their own, and both find the same', async () => {
    const table = new Table();
    const [left, right] = [table.book(), table.book()];
    await Promise.all([left.rate(about, 'match', 1, 5), right.rate(about, 'match', 2, 4)]);
    await right.rate(about, 'match', 1, 3);
    assert.equal(table.files.paths().length, 2);
    assert.deepEqual((await left.standing(about)).match, { 1: 3, 2: 4 });
    assert.deepEqual((await right.standing(about)).match, { 1: 3, 2: 4 });
    await left.rate(about, 'match', 1, 1);
    assert.equal((await right.standing(about)).match[1], 1);
  });

  it('know what the other said before they say what they change', async () => {
    const table = new Table();
    const [left, right] = [table.book(), table.book()];
    await left.rate(about, 'bond', null, 5);
    const said = await right.rate(about, 'bond', null, 4);
    const reads = table.files.log.filter(({ what }) => what === 'read').length;
    await right.rate(about, 'match', 1, 4);
    assert.equal(
      table.files.log.filter(({ what }) => what === 'read').length,
      reads,
      'nothing changed, nothing is read',
    );
    await left.rate(about, 'bond', null, 3);
    const chain = table
      .events()
      .flatMap((event) => (event.what === 'rated' && event.value === 3 ? [event.changes] : []));
    assert.deepEqual(chain, [said.hash]);
    assert.equal((await right.standing(about)).bond, 3);
  });

  it('do not lose a change to a clock that goes back', async () => {
    const table = new Table();
    const book = table.book();
    await book.rate(about, 'bond', null, 5);
    table.now = -5000;
    await book.rate(about, 'bond', null, 2);
    assert.equal((await book.standing(about)).bond, 2);
  });
});

describe('a study folder that refuses', () => {
  const inStudy = ({ path }: Call): boolean => path.startsWith('/study');

  for (const [code, sentence] of [
    ['EACCES', /no permission/],
    ['EROFS', /read-only/],
    ['ENOSPC', /full/],
    ['EIO', /reported an error/],
  ] as const) {
    it(`loses nothing to ${code}: the fallback shelf takes it, and the study is tried again`, async () => {
      const table = new Table();
      const book = table.book();
      table.files.fault = (call) => (inStudy(call) ? code : null);
      const kept = await book.rate(about, 'bond', null, 5);
      assert.equal(kept.where, 'elsewhere');
      assert.match(kept.problem?.message ?? '', sentence);
      table.files.fault = () => null;
      assert.equal((await book.rate(about, 'match', 1, 2)).where, 'study');
      assert.deepEqual(await book.standing(about), { match: { 1: 2 }, bond: 5, comment: '', reference: null });
      assert.equal(table.events('/own/ratings').length, 2);
    });
  }

  it('goes on in the same file when the disk was full for a while', async () => {
    const table = new Table();
    const book = table.book();
    await book.rate(about, 'match', 1, 5);
    table.files.fault = (call) => (inStudy(call) && call.what === 'write' ? 'ENOSPC' : null);
    assert.equal((await book.rate(about, 'match', 2, 5)).where, 'elsewhere');
    table.files.fault = () => null;
    assert.equal((await book.rate(about, 'match', 3, 5)).where, 'study');
    assert.deepEqual(table.files.paths(), ['/own/ratings/r1-00000002.jsonl', '/study/ratings/r1-00000001.jsonl']);
    assert.deepEqual((await book.standing(about)).match, { 1: 5, 2: 5, 3: 5 });
  });

  it('is not pretended away when the fallback refuses too', async () => {
    const table = new Table();
    const book = table.book();
    await book.rate(about, 'bond', null, 5);
    table.files.fault = ({ what }) => (what === 'write' || what === 'create' ? 'ENOSPC' : null);
    await assert.rejects(
      book.rate(about, 'bond', null, 2),
      (error) => error instanceof HumanError && /anywhere.*full/.test(error.message),
    );
    table.files.fault = () => null;
    assert.equal((await book.standing(about)).bond, 5);
    assert.equal((await book.rate(about, 'bond', null, 2)).where, 'study');
  });

  it('gives the plain reason when there is no other place', async () => {
    const table = new Table();
    const book = table.book('r1', 'clinician', '/own');
    table.files.fault = ({ what }) => (what === 'create' ? 'EACCES' : null);
    await assert.rejects(
      book.comment(about, 'x'),
      (error) => error instanceof HumanError && /permission/.test(error.message),
    );
  });

  it('begins a new file when the old one or its folder was taken away, and says so', async () => {
    const table = new Table();
    const book = table.book();
    await book.rate(about, 'match', 1, 5);
    table.files.take('/study/ratings');
    const kept = await book.rate(about, 'match', 2, 4);
    assert.equal(kept.where, 'study');
    assert.match(kept.problem?.message ?? '', /deleted, moved or changed/);
    assert.deepEqual(table.files.paths(), ['/study/ratings/r1-00000002.jsonl']);
    assert.equal((await book.rate(about, 'match', 2, 3)).problem, null);
    assert.deepEqual((await book.standing(about)).match, { 2: 3 });
  });

  it('is not made anew when the whole study was moved away', async () => {
    const table = new Table();
    const book = table.book();
    await book.rate(about, 'match', 1, 5);
    table.files.take('/study');
    const kept = await book.rate(about, 'match', 2, 4);
    assert.equal(kept.where, 'elsewhere');
    assert.match(kept.problem?.message ?? '', /not there/);
    assert.deepEqual(table.files.paths(), ['/own/ratings/r1-00000002.jsonl']);
  });

  it('loses no acknowledged word, whichever call fails for however long, and whenever the power goes', async () => {
    const session = async (table: Table, acknowledged: string[]): Promise<void> => {
      const book = table.book();
      for (let rank = 1; rank <= 3; rank++) {
        try {
          acknowledged.push((await book.rate(about, 'match', rank, 5)).hash);
        } catch (error) {
          assert.ok(error instanceof HumanError, String(error));
        }
        const left = table.files.afterPowerCut();
        const hashes = ['/study/ratings', '/own/ratings']
          .flatMap((folder) => table.events(folder, left))
          .map(({ hash }) => hash);
        for (const hash of acknowledged) assert.ok(hashes.includes(hash));
      }
      await book.close().catch((error: unknown) => assert.match(String(error), /EIO|ENOSPC|EACCES/));
    };
    const calm = new Table();
    await session(calm, []);
    const calls = calm.files.log.length;
    assert.ok(calls >= 15, `${calls}`);
    let elsewhere = 0;
    for (const code of ['EACCES', 'ENOSPC', 'EIO', 'short']) {
      for (const long of [1, 2, 3, Infinity]) {
        for (const where of [inStudy, () => true]) {
          for (let from = 1; from <= calls; from++) {
            const table = new Table();
            table.files.fault = (call) => (call.n >= from && call.n < from + long && where(call) ? code : null);
            const acknowledged: string[] = [];
            await session(table, acknowledged);
            if (where === inStudy) assert.equal(acknowledged.length, 3);
            table.files.fault = () => null;
            assert.equal((await table.book().rate(about, 'match', 4, 1)).where, 'study');
            if (table.files.paths().some((path) => path.startsWith('/own'))) elsewhere++;
          }
        }
      }
    }
    assert.ok(elsewhere > 100);
  });
});

describe('damaged ratings files', () => {
  it('are told of, and what is whole in them counts', async () => {
    const table = new Table();
    const book = table.book();
    await book.rate(about, 'match', 1, 5);
    await book.rate(about, 'match', 2, 4);
    await book.close();
    const path = '/study/ratings/r1-00000001.jsonl';
    const lines = table.files.text(path).split('\n');
    table.files.put(path, lines.slice(0, 3).join('\n').slice(0, -5));
    table.files.put('/study/ratings/notes.jsonl', 'words\n');
    table.files.put('/study/ratings/.hidden.jsonl', 'words\n');
    table.files.put('/study/ratings/notes.txt', 'words\n');
    const later = table.book();
    assert.deepEqual((await later.standing(about)).match, { 1: 5 });
    assert.deepEqual(
      later.problems.map(({ message }) => message.replace(/\d+ bytes/, 'N bytes')),
      [
        '/study/ratings/notes.jsonl: line 1 is not a record of this ledger.',
        '/study/ratings/r1-00000001.jsonl: the last line was cut off (N bytes). All before it is whole.',
      ],
    );
    assert.equal((await later.rate(about, 'match', 2, 3)).where, 'study');
    assert.deepEqual((await later.standing(about)).match, { 1: 5, 2: 3 });
  });
});
