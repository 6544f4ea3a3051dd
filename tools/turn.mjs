// One at a time: two commands started together must not install or package into the same folder at once.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string} lock */
function holder(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/**
 * Waits until no other living process holds the lock file, holds it while the work runs, and lets go.
 * @template T
 * @param {string} lock
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (let told = false; ;) {
      try {
        linkSync(mine, lock);
        break;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const other = holder(lock);
      if (other === 0 || alive(other)) {
        if (!told && other !== 0) console.log(`Waiting for another run of this project (process ${other}) ...`);
        told ||= other !== 0;
        await sleep(200);
      } else {
        // Renamed first: of two that find the same dead holder, only one takes its lock away.
        const dead = `${lock}.dead.${process.pid}`;
        try {
          renameSync(lock, dead);
          if (holder(dead) !== other) renameSync(dead, lock);
        } catch {
          continue;
        }
        rmSync(dead, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
  const letGo = () => {
    if (holder(lock) === process.pid) rmSync(lock, { force: true });
  };
  process.once('exit', letGo);
  try {
    return await work();
  } finally {
    letGo();
    process.off('exit', letGo);
  }
}
