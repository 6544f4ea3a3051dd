import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { nodeFiles, type Files } from '../../src/ledger/files.ts';
import { fingerprintOf, newSigningKey, signerOf } from '../../src/ledger/signing.ts';
import { LedgerWriter } from '../../src/ledger/writer.ts';
import { collect, type Collected } from '../../src/ratings/collect/collect.ts';
import { checkReceipt, Receipt } from '../../src/ratings/collect/receipt.ts';
import { headText, type RatingEvent } from '../../src/ratings/event.ts';
import { hashOf } from '../../src/ledger/line.ts';
import { closeRating } from '../../src/study/gates/close.ts';
import { stateOf } from '../../src/study/gates/state.ts';
import { StudyLog } from '../../src/study/log/studyLog.ts';
import { record } from '../../src/study/log/record.ts';
import { openPack, type OpenPack } from '../../src/study/pack/openPack.ts';
import { sealedStudy, type SealedStudy } from './packFixtures.ts';
import { seeded } from './sealingFixtures.ts';

let study: SealedStudy;
let pack: OpenPack;
const own = signerOf(newSigningKey());
const clock = { date: () => new Date(Date.UTC(2026, 2, 5)), monotonic: () => 0 };

beforeEach(async () => {
  study = await sealedStudy();
  pack = await openPack((await study.pack()).out);
});
afterEach(() => study.drop());

const who = { rater: 'r1', role: 'clinician' } as const;

function bond(value: number, more: Partial<Extract<RatingEvent, { what: 'rated' }>> = {}): RatingEvent {
  const [first] = pack.pack.order;
  assert.ok(first);
  const { case: id, caseSha256, answers } = first;
  const answer = answers[0] ?? '';
  const scale = { id: 'bond', version: 1, anchor: 'x' };
  return {
    what: 'rated',
    ...who,
    answer,
    case: id,
    caseSha256,
    item: 'bond',
    diagnosis: null,
    value,
    scale,
    changes: null,
    ...more,
  };
}

/** A session in the pack: what was said, and the signature at its end. */
async function session(
  name: string,
  events: readonly RatingEvent[],
  o: {
    signer?: typeof own;
    sign?: boolean;
    heads?: Record<string, string>;
    opened?: Partial<Extract<RatingEvent, { what: 'opened' }>>;
  } = {},
): Promise<string> {
  const { signer = own, sign = true, heads = {}, opened = {} } = o;
  const path = join(pack.root, 'ratings', name);
  const first: RatingEvent = {
    what: 'opened',
    ...who,
    software: 'test',
    heads,
    pack: { id: pack.pack.id, sha256: pack.sha256 },
    key: signer.publicKey,
    ...opened,
  };
  const [writer] = await LedgerWriter.begin({ files: nodeFiles, path, clock, first, times: 'full' });
  for (const event of events) await writer.append(event);
  if (sign) await writer.append({ what: 'signed', ...who, signature: signer.sign(headText(writer.head)) });
  await writer.close();
  return path;
}

/** Goes on with a file as its own writer would have. */
async function longer(path: string, events: readonly RatingEvent[]): Promise<string> {
  const before = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  rmSync(path);
  const stamps = new Set(['v', 'seq', 'at', 'mono', 'prev', 'hash']);
  const bodies = before.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => !stamps.has(name))));
  const [writer] = await LedgerWriter.begin({ files: nodeFiles, path, clock, first: bodies[0] ?? {}, times: 'full' });
  for (const body of [...bodies.slice(1), ...events]) await writer.append(body);
  await writer.append({ what: 'signed', ...who, signature: own.sign(headText(writer.head)) });
  await writer.close();
  return path;
}

const take = (paths: string[], more: { acceptKeys?: string[]; reason?: string } = {}): Promise<Collected[]> =>
  collect(study.root, study.means, { paths, signer: study.signer, ...more });

async function only(paths: string[], more: { acceptKeys?: string[]; reason?: string } = {}): Promise<Collected> {
  const [one, ...others] = await take(paths, more);
  assert.ok(one);
  assert.deepEqual(others, []);
  return one;
}
const kept = (name: string): string => readFileSync(join(study.root, 'ratings', name), 'utf8');
const logged = async () => (await StudyLog.read(study.root, nodeFiles)).all('collected').map(({ event }) => event);

describe('collect', () => {
  it('copies a file, logs it, and gives a receipt that is signed', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)]);
    const { outcome, receipt, events, rater, problem } = await only([path]);
    assert.deepEqual([outcome, events, rater, problem], ['taken', 3, 'r1', null]);
    assert.equal(kept('r1-aa.jsonl'), readFileSync(path, 'utf8'));
    assert.equal((await logged())[0]?.head, receipt?.head);
    const read = Receipt.parse(JSON.parse(JSON.stringify(receipt)));
    assert.ok(checkReceipt(read, pack.pack.coordinatorKey));
    assert.ok(!checkReceipt({ ...read, events: 2 }, pack.pack.coordinatorKey));
    assert.ok(!checkReceipt(read, own.publicKey));
  });

  it('takes a whole pack, also a second time: what is new is taken, what is known is no error', async () => {
    await session('r1-aa.jsonl', [bond(5)]);
    assert.deepEqual(
      (await take([pack.root])).map(({ outcome }) => outcome),
      ['taken'],
    );
    await session('r1-bb.jsonl', [bond(4)]);
    assert.deepEqual(
      (await take([pack.root])).map(({ outcome }) => outcome),
      ['same', 'taken'],
    );
    assert.equal((await logged()).length, 2);
  });

  it('refuses a file that is sent twice, and says that nothing is lost', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)]);
    await take([path]);
    const again = await only([path]);
    assert.equal(again.outcome, 'refused');
    assert.match(again.problem?.message ?? '', /collected before, and nothing is new/);
    copyFileSync(path, join(study.folder, 'r1-zz.jsonl'));
    assert.equal((await only([join(study.folder, 'r1-zz.jsonl')])).outcome, 'refused');
  });

  it('notes a known file beside new ones, and refuses one that is named twice at once', async () => {
    const known = await session('r1-aa.jsonl', [bond(5)]);
    await take([known]);
    const fresh = await session('r1-bb.jsonl', [bond(4)]);
    const outcomes = async (paths: string[]): Promise<string[]> => (await take(paths)).map(({ outcome }) => outcome);
    const copy = join(study.folder, 'r1-bb.jsonl');
    copyFileSync(fresh, copy);
    assert.deepEqual((await outcomes([known, fresh, copy])).toSorted(), ['refused', 'same', 'taken']);
    assert.deepEqual(await outcomes([known, fresh]), ['refused', 'refused']);
    const last = await session('r1-cc.jsonl', [bond(3)]);
    assert.deepEqual(await outcomes([last, last]), ['taken', 'refused']);
    assert.equal((await logged()).length, 3);
  });

  it('takes a file that went on, refuses the shorter one afterwards, and one that was written anew', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)]);
    const early = readFileSync(path);
    await take([path]);
    assert.equal((await only([await longer(path, [bond(4)])])).outcome, 'taken');
    const late = readFileSync(path, 'utf8');
    writeFileSync(path, early);
    const shorter = await only([path]);
    assert.match(shorter.problem?.message ?? '', /has 3 events, but 5 were collected/);
    rmSync(path);
    const anew = await only([await session('r1-aa.jsonl', [bond(0), bond(0), bond(0), bond(0)])]);
    assert.match(anew.problem?.message ?? '', /does not go on from what was collected/);
    assert.equal(kept('r1-aa.jsonl'), late);
  });

  it('names the first bad record of a file that was changed, and takes the others all the same', async () => {
    const bad = await session('r1-aa.jsonl', [bond(5), bond(4)]);
    writeFileSync(bad, readFileSync(bad, 'utf8').replace('"value":5', '"value":4'));
    const good = await session('r1-bb.jsonl', [bond(5)]);
    const [first, second] = await take([bad, good]);
    assert.match(first?.problem?.message ?? '', /r1-aa\.jsonl: line 2 was changed/);
    assert.equal(second?.outcome, 'taken');
    assert.deepEqual(readdirSync(join(study.root, 'ratings')), ['r1-bb.jsonl']);
  });

  it('takes back what a mail program did to line ends', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)]);
    const written = readFileSync(path, 'utf8');
    writeFileSync(path, `\ufeff${written.replaceAll('\n', '\r\n')}`);
    const { outcome, notes } = await only([path]);
    assert.equal(outcome, 'taken');
    assert.ok(notes.length >= 2);
    assert.equal(kept('r1-aa.jsonl'), written);
  });

  it('keeps a torn tail aside', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)]);
    const written = readFileSync(path, 'utf8');
    appendFileSync(path, '{"v":2,"seq":4');
    const { outcome, notes } = await only([path]);
    assert.equal(outcome, 'taken');
    assert.match(notes.map(({ message }) => message).join(), /cut off \(14 bytes\)/);
    assert.equal(kept('r1-aa.jsonl'), written);
    const [aside = ''] = readdirSync(join(study.root, 'aside'));
    assert.equal(readFileSync(join(study.root, 'aside', aside), 'utf8'), '{"v":2,"seq":4');
  });

  it('refuses a tail that nothing vouches for, until a later session of the rater does', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)], { sign: false });
    const head = String(
      (JSON.parse(readFileSync(path, 'utf8').trim().split('\n').at(-1) ?? '') as { hash: string }).hash,
    );
    assert.match((await only([path])).problem?.message ?? '', /nothing vouches for the records after line 0/);
    await session('r1-bb.jsonl', [], { heads: { 'r1-aa.jsonl': head } });
    assert.deepEqual(
      (await take([pack.root])).map(({ outcome }) => outcome),
      ['taken', 'taken'],
    );
  });

  it('takes a later session first, which vouches for the one before when that comes', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)], { sign: false });
    const head = String(
      (JSON.parse(readFileSync(path, 'utf8').trim().split('\n').at(-1) ?? '') as { hash: string }).hash,
    );
    await take([await session('r1-bb.jsonl', [], { heads: { 'r1-aa.jsonl': head } })]);
    assert.equal((await only([path])).outcome, 'taken');
  });

  it('pins the key of the first collection, and takes another one only by name', async () => {
    await take([await session('r1-aa.jsonl', [bond(5)])]);
    const other = signerOf(newSigningKey());
    const path = await session('r1-bb.jsonl', [bond(4)], { signer: other });
    assert.match((await only([path])).problem?.message ?? '', /did not use before/);
    assert.equal((await only([path], { acceptKeys: [fingerprintOf(other.publicKey).toUpperCase()] })).outcome, 'taken');
  });

  it('refuses a signature of someone else', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)], { opened: { key: signerOf(newSigningKey()).publicKey } });
    assert.match((await only([path])).problem?.message ?? '', /line 3 is a signature that does not fit/);
  });

  const strange: [string, () => RatingEvent[], RegExp][] = [
    ['another case', () => [bond(5, { case: 'case-9' })], /line 2 is about the case case-9/],
    ['another text', () => [bond(5, { caseSha256: '0'.repeat(64) })], /another text of/],
    ['another answer', () => [bond(5, { answer: 'f'.repeat(16) })], /not in the pack/],
    ['a question nobody asked', () => [bond(5, { item: 'charm' })], /charm, which nobody asked/],
    ['a value off the scale', () => [bond(1)], /does not answer bond in its form/],
    ['a rank that is not shown', () => [bond(5, { item: 'match', diagnosis: 3 })], /judges rank 3 of 2/],
    ['another rater', () => [{ ...bond(5), rater: 'r2' }], /speaks for r2/],
    ['another role', () => [{ ...bond(5), role: 'judge' }], /has the role judge/],
  ];
  for (const [what, events, why] of strange) {
    it(`refuses a rating of ${what}`, async () => {
      const { outcome, problem } = await only([await session('r1-aa.jsonl', events())]);
      assert.equal(outcome, 'refused');
      assert.match(problem?.message ?? '', why);
      assert.ok(!existsSync(join(study.root, 'ratings', 'r1-aa.jsonl')));
    });
  }

  it('refuses files of another study, of a changed pack, and of no pack', async () => {
    const say = async (opened: Parameters<typeof session>[2]): Promise<string> => {
      rmSync(join(pack.root, 'ratings', 'r1-aa.jsonl'), { force: true });
      return (await only([await session('r1-aa.jsonl', [], opened)])).problem?.message ?? '';
    };
    assert.match(await say({ opened: { pack: { id: 'other', sha256: pack.sha256 } } }), /did not make/);
    assert.match(await say({ opened: { pack: { id: pack.pack.id, sha256: '0'.repeat(64) } } }), /had been changed/);
    assert.match(await say({ opened: { pack: null } }), /not written in a pack/);
  });

  it('says of each path what is wrong with it', async () => {
    const odd = join(study.folder, 'notes.txt');
    writeFileSync(odd, 'x');
    const gone = join(study.folder, 'gone.jsonl');
    const results = await take([odd, gone]);
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['refused', 'refused'],
    );
    await assert.rejects(take([join(pack.root, 'ratings')]), /There are no ratings/);
  });

  it('takes content keys with the ratings beside them, and refuses another key of the same name', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)]);
    const key = { schema: 'ddx/content-key@1', rater: 'r1', case: 'case-1', forCoordinator: 'x', forRater: 'y' };
    const file = join(pack.root, 'keys', '00112233445566ff.json');
    writeFileSync(file, JSON.stringify(key));
    assert.deepEqual(
      (await take([path])).map(({ kind, outcome }) => `${kind} ${outcome}`),
      ['ratings taken', 'key taken'],
    );
    assert.equal(readFileSync(join(study.root, 'keys', '00112233445566ff.json'), 'utf8'), JSON.stringify(key));
    writeFileSync(file, JSON.stringify({ ...key, forRater: 'z' }));
    assert.match((await only([file])).problem?.message ?? '', /another key/);
    writeFileSync(file, JSON.stringify({ ...key, case: 'case-9' }));
    assert.match((await only([file])).problem?.message ?? '', /no pack was made/);
  });

  it('asks for a reason after rating was closed, and nothing of who took consent back', async () => {
    const { root, means } = study;
    const path = await session('r1-aa.jsonl', [bond(5)]);
    assert.equal((await stateOf(root, nodeFiles)).gate, 'sealed');
    await closeRating(root, means, { reason: 'a test', open: 1, heads: {} });
    await assert.rejects(take([path]), /deviation/);
    assert.equal((await only([path], { reason: 'the post was slow' })).outcome, 'taken');
    assert.equal((await logged())[0]?.late, 'the post was slow');
    const early = hashOf(kept('r1-aa.jsonl'));
    await only([await longer(path, [bond(4)])], { reason: 'it came twice' });
    const log = await StudyLog.read(root, nodeFiles);
    assert.deepEqual(
      log.all('deviated').map(({ event }) => [event.reason, event.files]),
      [
        ['the post was slow', { 'ratings/r1-aa.jsonl': { from: null, to: early } }],
        ['it came twice', { 'ratings/r1-aa.jsonl': { from: early, to: hashOf(kept('r1-aa.jsonl')) } }],
      ],
    );
    const { changed, problems } = await stateOf(root, nodeFiles);
    assert.deepEqual([changed, problems], [[], []]);
    await record(root, means, { what: 'withdrew', by: 'coordinator', rater: 'r1', reason: 'letter', erased: [] });
    const late = await session('r1-bb.jsonl', [bond(5)]);
    assert.match((await only([late], { reason: 'x' })).problem?.message ?? '', /took consent back/);
  });

  it('leaves all or nothing of a file wherever the disk refuses, and takes it the next time', async () => {
    const path = await session('r1-aa.jsonl', [bond(5)]);
    const written = readFileSync(path, 'utf8');
    let left = Infinity;
    const refusing = new Proxy(nodeFiles, {
      get:
        (files, what: keyof Files) =>
        (...given: never[]) => {
          const counts =
            String(given[0]).startsWith(study.root) && ['create', 'makeFolder', 'rename', 'syncFolder'].includes(what);
          if (counts && left-- <= 0) return Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
          return (files[what] as (...all: never[]) => unknown)(...given);
        },
    });
    const means = { ...study.means, files: refusing, random: seeded('x') };
    let taken = false;
    for (let n = 0; !taken; n++) {
      assert.ok(n < 60);
      left = n;
      taken = await collect(study.root, means, { paths: [path], signer: study.signer }).then(
        ([one]) => one?.outcome === 'taken',
        () => false,
      );
      left = Infinity;
      const folder = join(study.root, 'ratings');
      const there = existsSync(folder) ? readdirSync(folder) : [];
      assert.ok(
        there.length === 0 || (there.join() === 'r1-aa.jsonl' && kept('r1-aa.jsonl') === written),
        `${n} ${there.join()}`,
      );
      if ((await logged()).length > 0) assert.deepEqual(there, ['r1-aa.jsonl']);
    }
    mkdirSync(join(study.root, 'keys'), { recursive: true });
  });
});
