import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fill } from '../../src/humanError.ts';
import { newSigningKey, signerOf } from '../../src/ledger/signing.ts';
import { checkCheckpoint, signCheckpoint } from '../../src/ratings/verify/checkpoint.ts';
import { verify, type Verification } from '../../src/ratings/verify/verify.ts';
import type { MemoryFiles } from './memoryFiles.ts';
import { meansWith, root } from './sealingFixtures.ts';
import { studyAt, writeRatings } from './verifyFixtures.ts';

const coordinator = signerOf(newSigningKey());
const ratings = `${root}/ratings/r1-aaaaaaaa.jsonl`;
const sign = (files: MemoryFiles, seed = 'sign'): ReturnType<typeof signCheckpoint> =>
  signCheckpoint(root, meansWith(files, seed), coordinator);
const notesOf = ({ notes }: Verification): string => notes.map((one) => fill(one.template, one.values)).join('\n');
const lastLineOff = (text: string): string => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);

describe('a signed checkpoint', () => {
  it('vouches for a study that stays as it was, and for one that goes on', async () => {
    const files = await studyAt('sealed');
    const { fingerprint } = await verify(root, files);
    const signed = await sign(files);
    assert.equal(signed.fingerprint, fingerprint);
    const again = await verify(root, files);
    assert.ok(again.ok && notesOf(again).includes('Compared with the checkpoints'));
    const same = await checkCheckpoint(signed.text, root, files);
    assert.ok(same.ok && notesOf(same).includes('All other files are as they were'), notesOf(same));
    await writeRatings(files, `${root}/ratings/r2-bbbbbbbb.jsonl`, { pack: null });
    await sign(files, 'again');
    assert.equal((await checkCheckpoint(signed.text, root, files)).ok, true);
  });

  it('shows last lines that were taken away, even with every trace of it in the study', async () => {
    const files = await studyAt('locked');
    await writeRatings(files, ratings, { key: null, pack: null });
    const { text } = await sign(files);
    for (const path of files.paths().filter((one) => one.includes('-checkpoint-'))) files.take(path);
    files.put(ratings, lastLineOff(files.text(ratings)));
    assert.equal((await verify(root, files)).ok, true);
    const { ok, bad } = await checkCheckpoint(text, root, files);
    assert.deepEqual([ok, bad?.file], [false, 'ratings/r1-aaaaaaaa.jsonl']);
    assert.match(bad?.reason ?? '', /since the checkpoint was written/);
  });

  it('is compared with by every verification while it stands in the log', async () => {
    const files = await studyAt('locked');
    await writeRatings(files, ratings, { key: null, pack: null });
    await sign(files);
    files.put(ratings, lastLineOff(files.text(ratings)));
    assert.equal((await verify(root, files)).bad?.file, 'ratings/r1-aaaaaaaa.jsonl');
  });

  it('reads back out of a mail, quoted and with other line ends, and refuses a text that was changed', async () => {
    const files = await studyAt('closed');
    const { text, key } = await sign(files);
    const mailed = `Dear all,\r\n${text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\r\n')}\r\nRegards`;
    assert.equal((await checkCheckpoint(mailed, root, files)).ok, true);
    const other = signerOf(newSigningKey()).publicKey;
    for (const [from, to] of [
      [/(ratings\/.*\n\s+)[0-9a-f]{8}/, '$100000000'],
      [/(signature:\s+)..../, '$1AAAA'],
      [key, other],
      [/(fingerprint:\s+)[0-9a-f]{4}/, '$10000'],
    ] as const) {
      await assert.rejects(checkCheckpoint(text.replace(from, to), root, files), /was changed/, String(from));
    }
    await assert.rejects(checkCheckpoint('a mail', root, files), /no checkpoint/);
    await assert.rejects(checkCheckpoint(text.slice(0, text.indexOf('end\n')), root, files), /no checkpoint/);
  });

  it('is refused by another study, which does not know its key', async () => {
    const { text } = await sign(await studyAt('closed'));
    assert.equal((await checkCheckpoint(text, root, await studyAt('locked'))).ok, false);
  });

  it('is not made of a study that is not as it was left', async () => {
    const files = await studyAt('closed');
    files.put(ratings, files.text(ratings).replace('answer-2', 'answer-3'));
    await assert.rejects(sign(files), /nothing was signed.*line 3/s);
  });
});
