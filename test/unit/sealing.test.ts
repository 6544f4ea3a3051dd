import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { sentence } from '../../src/humanError.ts';
import { Objected } from '../../src/study/gates/despite.ts';
import { StudyLog } from '../../src/study/log/studyLog.ts';
import { Allocation, SealedFile } from '../../src/study/sealing/allocation.ts';
import { subkey } from '../../src/study/sealing/box.ts';
import { checkAllocation } from '../../src/study/sealing/checkAllocation.ts';
import { sealAllocation } from '../../src/study/sealing/seal.ts';
import { sealedAnswer } from '../../src/study/sealing/sealAnswers.ts';
import { openAsSealed, openSealed } from '../../src/study/sealing/sealedFile.ts';
import { wrappingKeyOf } from '../../src/study/sealing/wrap.ts';
import { MemoryFiles } from './memoryFiles.ts';
import {
  allAnswers,
  answerOf,
  casesOf,
  fileOf,
  filesOf,
  lockedStudy,
  meansWith,
  passphrase,
  plainIn,
  planWith,
  root,
  sealing,
  sha256,
  textOf,
} from './sealingFixtures.ts';

const cases = casesOf(2);
const sealedIn = (files: MemoryFiles): string[] => files.paths().filter((path) => path.endsWith('.sealed'));
const bytesOf = async (files: MemoryFiles, path: string): Promise<Uint8Array> => new Uint8Array(await files.read(path));

async function sealedStudy(seed = 'a'): Promise<{ files: MemoryFiles; recoveryKey: string }> {
  const files = await lockedStudy();
  const { recoveryKey } = await sealAllocation(root, meansWith(files, seed), sealing);
  return { files, recoveryKey: recoveryKey ?? '' };
}

describe('sealing', () => {
  it('puts every answer away, and says so in the log', async () => {
    const files = await lockedStudy();
    const before = plainIn(files);
    const { recoveryKey } = await sealAllocation(root, meansWith(files), sealing);

    assert.equal(plainIn(files).size, 0);
    const log = await StudyLog.read(root, files);
    assert.deepEqual(log.problems, []);
    const event = log.last('sealed')?.event;
    assert.ok(event);
    assert.equal(event.sealed, sha256(files.text(`${root}/sealed.json`)));
    assert.deepEqual(event.counts, { complete: 6, truncated: 0, failed: 0 });
    assert.equal(event.despite, null);
    assert.deepEqual(
      log.all('held').map((one) => one.event.for),
      ['seal'],
    );
    const hashes = sealedIn(files).map(async (path) => [path.split('/').at(-1), sha256(await bytesOf(files, path))]);
    assert.deepEqual(event.answers, Object.fromEntries(await Promise.all(hashes)));

    for (const secret of [passphrase, recoveryKey ?? '']) {
      const { key, allocation } = await openSealed(root, files, secret);
      assert.equal(event.commentKey, wrappingKeyOf(subkey(key, 'comments')));
      assert.equal(allocation.drawKey, subkey(key, 'draws').toString('hex'));
      const fixed = cases.map((id) => ({ id, sha256: sha256(textOf(id)) }));
      assert.deepEqual(checkAllocation(allocation, planWith(), fixed), []);
      assert.equal(allocation.answers.length, 6);
      for (const entry of allocation.answers) {
        const answer = await sealedAnswer(root, files, key, entry);
        assert.equal(before.get(`${answer.id}.json`), fileOf(answer));
        assert.deepEqual([answer.id, answer.arm, answer.case.id], [entry.answer, entry.arm, entry.case]);
      }
    }
  });

  it('leaves nothing by which one answer could be told from another', async () => {
    const long = 'x'.repeat(20_000);
    const answers = [
      ...allAnswers(planWith(), cases).slice(1),
      answerOf({ arm: 'embedded', case: 'case-1', raw: long }),
    ];
    const files = await lockedStudy(planWith(), cases, answers);
    await sealAllocation(root, meansWith(files), sealing);
    const facts = await Promise.all([...sealedIn(files), `${root}/sealed.json`].map((path) => files.facts(path)));
    assert.equal(new Set(facts.map(({ changed }) => changed)).size, 1);
    const sizes = await Promise.all(sealedIn(files).map(async (path) => (await files.facts(path)).size));
    assert.deepEqual(
      sizes.sort((a, b) => a - b),
      [16384, 16384, 16384, 16384, 16384, 32768].map((size) => size + 28),
    );
    const { allocation } = await openSealed(root, files, passphrase);
    const written = files.log.filter(({ what, path }) => what === 'create' && path.includes('.sealed.'));
    const order = written.map(({ path }) => path);
    assert.deepEqual(order, order.toSorted());
    // No name, hash or word of an answer stands in anything that is left.
    const left = files.paths().filter((path) => !path.startsWith(`${root}/cases/`) && path !== `${root}/study.json`);
    const telling = allocation.answers.flatMap(({ id, answer }) => [id, answer ?? '']);
    for (const path of left) {
      const text = Buffer.from(await files.read(path)).toString('latin1');
      for (const word of [...telling, 'according to']) assert.ok(!text.includes(word) && !path.includes(word), path);
    }
  });

  it('is never the same twice', async () => {
    const [one, other] = [await sealedStudy('one'), await sealedStudy('two')];
    assert.notEqual(one.recoveryKey, other.recoveryKey);
    assert.ok(sealedIn(one.files).every((path) => !sealedIn(other.files).includes(path)));
  });

  it('puts away what belongs to nothing too, and touches nothing else', async () => {
    const files = await lockedStudy();
    const stray = answerOf({ arm: 'stranger', case: 'case-1' });
    files.put(`${root}/answers/${stray.id}.json`, fileOf(stray));
    files.put(`${root}/answers/broken.json`, '{"half');
    files.put(`${root}/answers/notes.txt`, 'mine');
    files.put(`${root}/answers/${stray.id}.json.1b2c.tmp`, '{"half');
    const { recoveryKey } = await sealAllocation(root, meansWith(files), { ...sealing, reason: 'They were tests' });
    assert.ok(recoveryKey);
    assert.equal(sealedIn(files).length, 8);
    assert.deepEqual(
      files.paths().filter((path) => path.startsWith(`${root}/answers/`) && !path.endsWith('.sealed')),
      [`${root}/answers/notes.txt`],
    );
    assert.equal(files.text(`${root}/answers/notes.txt`), 'mine');
    const { despite } = (await StudyLog.read(root, files)).last('sealed')?.event ?? {};
    assert.deepEqual([despite?.reason, despite?.objections.length], ['They were tests', 2]);
  });

  it('asks for a reason where something speaks against it, and does nothing without one', async () => {
    const answers = allAnswers(planWith(), cases).slice(1);
    const files = await lockedStudy(planWith(), cases, answers);
    const before = files.paths();
    const inGit = (): Promise<ReturnType<typeof sentence>[]> => Promise.resolve([sentence('Git holds {0}', 'answers')]);
    const attempt = sealAllocation(root, meansWith(files), { ...sealing, inGit });
    await assert.rejects(attempt, (error) => error instanceof Objected && error.objections.length === 2);
    assert.deepEqual(files.paths(), before);

    await sealAllocation(root, meansWith(files), { ...sealing, inGit, reason: 'The server was switched off' });
    const event = (await StudyLog.read(root, files)).last('sealed')?.event;
    assert.deepEqual(event?.despite, {
      // Neither the arm nor the case: whoever reads that rates the other answer to it.
      objections: ['Missing answers: 1, recorded as failed.', 'Git holds answers'],
      reason: 'The server was switched off',
    });
    assert.deepEqual(event.counts, { complete: 5, truncated: 0, failed: 1 });
    const { allocation } = await openSealed(root, files, passphrase);
    const missing = allocation.answers.filter(({ failure }) => failure === 'missing');
    assert.deepEqual(
      missing.map(({ answer, file, arm }) => [answer, file, arm]),
      [[null, null, 'embedded']],
    );
  });

  it('refuses a passphrase that could be guessed, before anything else', async () => {
    const files = await lockedStudy();
    for (const weak of [null, '  ', 'secret']) {
      await assert.rejects(sealAllocation(root, meansWith(files), { ...sealing, passphrase: weak }), /passphrase/);
    }
    assert.equal(plainIn(files).size, 6);
  });

  it('is taken in its turn: after the lock, with what was locked, and once', async () => {
    const draft = new MemoryFiles(root, `${root}/answers`);
    for (const [path, text] of filesOf(planWith(), cases, [])) draft.put(path, text);
    await assert.rejects(sealAllocation(root, meansWith(draft), sealing), /not locked yet/);

    const files = await lockedStudy();
    files.put(`${root}/cases/case-1.md`, 'Another text');
    await assert.rejects(sealAllocation(root, meansWith(files), { ...sealing, reason: 'x' }), /case-1\.md/);
    files.put(`${root}/cases/case-1.md`, textOf('case-1'));
    await sealAllocation(root, meansWith(files), sealing);
    const before = files.paths();
    await assert.rejects(sealAllocation(root, meansWith(files), sealing), /sealed the allocation on/);
    assert.deepEqual(files.paths(), before);
  });

  it('does not write over a seal that the log has lost', async () => {
    const { files } = await sealedStudy();
    const lost = files.paths().find((path) => path.includes('/log/') && files.text(path).includes('"sealed"')) ?? '';
    const text = files.text(lost);
    files.take(lost);
    const before = files.paths();
    const attempt = sealAllocation(root, meansWith(files, 'b'), { ...sealing, reason: 'x' });
    await assert.rejects(attempt, /sealed\.json is there, but the log tells of no seal/);
    assert.deepEqual(files.paths(), before);
    files.put(lost, text);
    assert.equal((await openSealed(root, files, passphrase)).allocation.answers.length, 6);
  });

  it('leaves what came after the seal where it is', async () => {
    const { files } = await sealedStudy();
    const late = answerOf({ arm: 'other', case: 'case-1', at: 99 });
    files.put(`${root}/answers/${late.id}.json`, fileOf(late));
    await assert.rejects(sealAllocation(root, meansWith(files), sealing), /sealed the allocation on/);
    assert.deepEqual([...plainIn(files).keys()], [`${late.id}.json`]);
  });
});

describe('sealing an open study', () => {
  it('writes the allocation in the clear, takes no passphrase and leaves the answers', async () => {
    const plan = planWith({ blinding: { kind: 'open' } });
    const files = await lockedStudy(plan);
    const done = await sealAllocation(root, meansWith(files), { ...sealing, passphrase: null });
    assert.deepEqual(done, { recoveryKey: null });
    assert.equal(plainIn(files).size, 6);
    const text = files.text(`${root}/allocation.json`);
    const log = await StudyLog.read(root, files);
    const event = log.last('sealed')?.event;
    const plain = [...plainIn(files)].map(([name, content]) => [basename(name), sha256(content)]);
    assert.deepEqual(
      [event?.sealed, event?.commentKey, event?.answers],
      [sha256(text), null, Object.fromEntries(plain)],
    );
    assert.deepEqual(log.all('held'), []);
    const allocation = Allocation.parse(JSON.parse(text));
    assert.ok(allocation.answers.every(({ id, answer }) => id === answer));
    assert.deepEqual(
      allocation.raters.map(({ rater }) => rater),
      ['r1', 'r2'],
    );
    await assert.rejects(openSealed(root, files, passphrase), /study is open/);
  });
});

describe('what is sealed', () => {
  it('does not open with anything but its passphrase or recovery key', async () => {
    const { files, recoveryKey } = await sealedStudy();
    const other = await sealedStudy('b');
    const neither = /neither the passphrase nor the recovery key/;
    for (const wrong of ['', 'x', `${passphrase}!`, passphrase.toUpperCase(), other.recoveryKey]) {
      await assert.rejects(openSealed(root, files, wrong), neither);
    }
    const mistyped = recoveryKey.replace(/^./, (letter) => (letter === '7' ? '8' : '7'));
    await assert.rejects(openSealed(root, files, mistyped), /typing mistake/);
    assert.ok(await openSealed(root, files, recoveryKey.toLowerCase().replaceAll('-', ' ')));
    assert.ok(await openSealed(root, files, ` ${passphrase}\n`));
  });

  it('is missed, and known when it was changed or is of another study', async () => {
    const { files } = await sealedStudy();
    const path = `${root}/sealed.json`;
    const text = files.text(path);
    files.put(path, text.replace('"r": 1', '"r": 2'));
    await assert.rejects(openSealed(root, files, passphrase), /not the file that was sealed/);
    files.put(path, (await sealedStudy('b')).files.text(path));
    await assert.rejects(openSealed(root, files, passphrase), /not the file that was sealed/);
    files.take(path);
    await assert.rejects(openSealed(root, files, passphrase), /sealed\.json is gone/);
    await assert.rejects(openSealed(root, await lockedStudy(), passphrase), /Nothing is sealed/);
  });

  it('is bound to its plan: the file of another study does not open even where the log was made to fit', async () => {
    const { files } = await sealedStudy();
    const event = (await StudyLog.read(root, files)).last('sealed')?.event;
    assert.ok(event);
    assert.ok(await openAsSealed(root, files, passphrase, event));
    const other = { ...event, plan: sha256('another plan') };
    await assert.rejects(openAsSealed(root, files, passphrase, other), /neither/);
  });

  it('takes neither hours nor all memory, whatever the file asks for', async () => {
    const { files } = await sealedStudy();
    const event = (await StudyLog.read(root, files)).last('sealed')?.event;
    assert.ok(event);
    const path = `${root}/sealed.json`;
    const sealed = SealedFile.parse(JSON.parse(files.text(path)));
    const put = (text: string): Promise<unknown> => {
      files.put(path, text);
      return openAsSealed(root, files, passphrase, { ...event, sealed: sha256(text) });
    };
    const costly = { ...sealed, scrypt: { ...sealed.scrypt, n: 2 ** 40 } };
    await assert.rejects(put(JSON.stringify(costly)), /more memory or time/);
    await assert.rejects(put('{"schema":"ddx/sealed@1"}'), /cannot be used: scrypt/);
    await assert.rejects(put('no JSON'), /cannot be used/);
    await assert.rejects(put(JSON.stringify({ ...sealed, allocation: sealed.byRecovery })), /not the file/);
  });

  it('names an answer that was swapped with another, changed, or is gone', async () => {
    const { files } = await sealedStudy();
    const { key, allocation } = await openSealed(root, files, passphrase);
    const [one, other, third] = allocation.answers;
    assert.ok(one?.file && other?.file && third?.file);
    const at = (file: string): string => `${root}/answers/${file}`;
    const [first, second] = [await bytesOf(files, at(one.file)), await bytesOf(files, at(other.file))];
    files.put(at(one.file), second);
    files.put(at(other.file), first);
    for (const entry of [one, other]) {
      await assert.rejects(sealedAnswer(root, files, key, entry), new RegExp(`${entry.file} is not the answer`));
    }
    for (const place of [0, 20, 9000, first.length - 1]) {
      const changed = first.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      files.put(at(one.file), changed);
      await assert.rejects(sealedAnswer(root, files, key, one), /is not the answer/);
    }
    files.put(at(one.file), first.slice(0, 10));
    await assert.rejects(sealedAnswer(root, files, key, one), /is not the answer/);
    files.take(at(one.file));
    await assert.rejects(sealedAnswer(root, files, key, one), /is not there/);
    await assert.rejects(sealedAnswer(root, files, key, { ...third, answer: one.answer }), /does not hold the answer/);
    await assert.rejects(sealedAnswer(root, files, key, { ...third, file: null }), /No record was sealed/);
  });
});
