import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { describe, it } from 'node:test';
import { locked, type LockMeans } from '../../src/study/lock.ts';
import { MemoryFiles } from './memoryFiles.ts';

const path = '/study/.import.lock';

function means(files: MemoryFiles, o: Partial<LockMeans> = {}): LockMeans {
  return { files, now: () => 0, isRunning: () => true, pause: () => Promise.resolve(), ...o };
}

function heldBy(process: number, host = hostname()): MemoryFiles {
  const files = new MemoryFiles();
  files.put(path, JSON.stringify({ process, host }));
  return files;
}

describe('a lock', () => {
  it('lets one in at a time, and is gone afterwards', async () => {
    const files = new MemoryFiles('/study');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      for (let i = 0; i < 5; i++) await Promise.resolve();
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => locked(path, means(files), work)));
    assert.equal(most, 1);
    assert.deepEqual(files.paths(), []);
  });

  it('is gone also where the work fails', async () => {
    const files = new MemoryFiles('/study');
    await assert.rejects(
      locked(path, means(files), () => Promise.reject(new Error('oh'))),
      /oh/,
    );
    assert.deepEqual(files.paths(), []);
  });

  it('names the process that holds it', async () => {
    const work = locked(path, means(heldBy(4711, 'elsewhere')), () => Promise.resolve());
    await assert.rejects(work, /process 4711 \(elsewhere\).*delete \/study\/\.import\.lock/);
  });

  it('is taken over where its process has ended, or where it is old', async () => {
    const ended = means(heldBy(4711), { isRunning: () => false });
    assert.equal(await locked(path, ended, () => Promise.resolve('in')), 'in');
    const old = means(heldBy(4711, 'elsewhere'), { now: () => 1_000_000 });
    assert.equal(await locked(path, old, () => Promise.resolve('in')), 'in');
    const torn = new MemoryFiles();
    torn.put(path, '');
    assert.equal(await locked(path, means(torn, { now: () => 1_000_000 }), () => Promise.resolve('in')), 'in');
  });

  it('that cannot be taken away is not tried for ever', async () => {
    const files = heldBy(4711);
    files.fault = ({ what }) => (what === 'remove' ? 'EACCES' : null);
    await assert.rejects(
      locked(path, means(files, { isRunning: () => false }), () => Promise.resolve()),
      /4711/,
    );
  });
});
