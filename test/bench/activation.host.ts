// Runs inside VS Code: what activating costs, ours between extensions that do nothing. Counted in processor time of the
// host's own thread: most of the time on the clock is the window's, which the host tells of each activation and awaits.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, measured, test } from '../host/harness.ts';

async function costOf(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  assert.ok(extension, `${id} is not installed`);
  assert.equal(extension.isActive, false, `${id} is active before its time`);
  const before = process.threadCpuUsage();
  await extension.activate();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Undefined while the host is still at work on its own start. */
async function quiet(): Promise<true | undefined> {
  const before = process.threadCpuUsage();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { user, system } = process.threadCpuUsage(before);
  return user + system < 10_000 ? true : undefined;
}

const settleMs = 20_000;

async function activations(): Promise<void> {
  await eventually('the host is quiet', quiet, settleMs);
  const empty = vscode.extensions.all.map(({ id }) => id).filter((id) => id.startsWith('bench.'));
  const half = Math.ceil(empty.length / 2);
  // The first ones pay for what the host does once, and are not counted.
  for (const [place, id] of empty.slice(0, half).entries()) {
    const ms = await costOf(id);
    if (place >= 2) measured('empty', ms);
  }
  measured('ours', await costOf('me-llama-ddx.me-llama-ddx'));
  for (const id of empty.slice(half)) measured('empty', await costOf(id));
}

test('activation', activations, { timeoutMs: 2 * settleMs });
