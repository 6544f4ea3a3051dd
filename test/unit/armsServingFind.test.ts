import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { find, findOrSay, type Places } from '../../src/arms/serving/find.ts';
import { gpusHere, readGpus, withSlices } from '../../src/arms/serving/gpus.ts';
import { execute } from '../../src/arms/serving/process.ts';
import { standIns } from '../servers/standIn.ts';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-find-')));
after(() => rmSync(scratch, { recursive: true, force: true }));

function folder(name: string): string {
  const path = join(scratch, name);
  mkdirSync(path, { recursive: true });
  return path;
}

function program(path: string, mode = 0o755): string {
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, mode);
  return path;
}

function places(path: readonly string[], more: Partial<Places> = {}): Places {
  return {
    path: path.join(more.windows ? ';' : delimiter),
    windows: false,
    pathExt: '',
    configured: {},
    opened: [],
    ...more,
  };
}

describe('finding a program', () => {
  it('takes the first on the PATH that can be run', async () => {
    const [none, broken, dir, plain, first, second] = ['none', 'broken', 'dir', 'plain', 'first', 'second'].map(folder);
    assert.ok(none && broken && dir && plain && first && second);
    symlinkSync(join(scratch, 'nowhere'), join(broken, 'vllm'));
    mkdirSync(join(dir, 'vllm'));
    program(join(plain, 'vllm'), 0o644);
    const wanted = program(join(first, 'vllm'));
    program(join(second, 'vllm'));
    const path = [none, join(scratch, 'gone'), broken, dir, plain, first, second];
    assert.deepEqual(await find('vllm', places(path)), { path: wanted, passedOver: [] });
    assert.deepEqual(await find('ollama', places(path)), { path: null, passedOver: [] });
  });

  it('looks at no part of the PATH that means another place in every folder', async () => {
    const here = folder('here');
    program(join(here, 'vllm'));
    const before = process.cwd();
    process.chdir(here);
    try {
      for (const relative of ['', '.', './', '../here', 'bin']) {
        assert.equal((await find('vllm', places([relative]))).path, null, relative);
      }
    } finally {
      process.chdir(before);
    }
  });

  it('passes over what lies in an opened folder, by whatever way, and says so', async () => {
    const opened = folder('opened');
    const inside = folder('opened/bin');
    const links = folder('links');
    const outside = folder('outside');
    const bad = program(join(inside, 'vllm'));
    symlinkSync(inside, join(scratch, 'bin-link'));
    symlinkSync(bad, join(links, 'vllm'));
    const good = program(join(outside, 'vllm'));
    const path = [opened, inside, join(scratch, 'bin-link'), links];
    const found = await find('vllm', places(path, { opened: [opened] }));
    assert.equal(found.path, null);
    assert.deepEqual(found.passedOver, [bad, join(scratch, 'bin-link', 'vllm'), join(links, 'vllm')]);
    assert.equal((await find('vllm', places([...path, outside], { opened: [opened] }))).path, good);
    assert.equal((await find('vllm', places([outside], { opened: [join(scratch, 'out')] }))).path, good);
    symlinkSync(opened, join(scratch, 'opened-link'));
    const byLink = places([inside], { opened: [join(scratch, 'opened-link')] });
    assert.equal((await find('vllm', byLink)).path, null);
  });

  it('takes what the person wrote down before the PATH, wherever it lies, and nothing in its place', async () => {
    const own = folder('own');
    const named = program(join(own, 'my-vllm'));
    const onPath = folder('onPath');
    program(join(onPath, 'vllm'));
    assert.equal((await find('vllm', places([onPath], { configured: { vllm: named }, opened: [own] }))).path, named);
    for (const wrong of ['my-vllm', './my-vllm', join(own, 'gone'), own, 7, null]) {
      const asked = find('vllm', places([onPath], { configured: { vllm: wrong } }));
      await assert.rejects(asked, { name: 'HumanError', message: /ddx\.localServer\.paths/ });
    }
    const stale = await findOrSay('vllm', places([onPath], { configured: { vllm: join(own, 'gone') } }));
    assert.deepEqual([stale.path, stale.passedOver], [null, []]);
    assert.match(stale.problem?.message ?? '', /does not lead to a program for vllm/);
    assert.equal((await findOrSay('vllm', places([onPath]))).problem, null);
  });

  it('on Windows takes only what is started without a shell', async () => {
    const dir = folder('windows');
    for (const name of ['ollama', 'ollama.bat', 'ollama.cmd', 'vllm.cmd', 'llama-server.exe']) program(join(dir, name));
    const windows = places([`"${dir}"`], { windows: true, pathExt: '.COM;.EXE;.BAT;.CMD' });
    assert.equal((await find('ollama', windows)).path, null);
    assert.equal((await find('vllm', windows)).path, null);
    assert.equal((await find('llama-server', windows)).path, join(dir, 'llama-server.exe'));
  });
});

describe('asking for the GPUs', () => {
  const gpu = (id: string, name: string, totalMiB: number | null, freeMiB: number | null) => ({
    id,
    name,
    totalMiB,
    freeMiB,
    slice: false,
  });

  it('reads one, and eight', () => {
    assert.deepEqual(readGpus('0, NVIDIA H200, 143771, 143156\n'), [gpu('0', 'NVIDIA H200', 143_771, 143_156)]);
    const eight = Array.from({ length: 8 }, (_, i) => `${i}, NVIDIA A100-SXM4-80GB, 81920, ${81_000 + i}\r\n`).join('');
    const read = readGpus(eight);
    assert.equal(read?.length, 8);
    assert.deepEqual(read?.[7], gpu('7', 'NVIDIA A100-SXM4-80GB', 81_920, 81_007));
  });

  it('reads units, grouped digits, names with commas, and what the driver does not know', () => {
    assert.deepEqual(readGpus('0, Quadro, special, 81.920 MiB, 81 037 MiB'), [
      gpu('0', 'Quadro, special', 81_920, 81_037),
    ]);
    assert.deepEqual(readGpus('0, NVIDIA GB10, [N/A], [Not Supported]'), [gpu('0', 'NVIDIA GB10', null, null)]);
    assert.deepEqual(readGpus('0, NVIDIA L4, 23034, [N/A]'), [gpu('0', 'NVIDIA L4', 23_034, 23_034)]);
  });

  it('knows no GPU from garbage', () => {
    assert.deepEqual(readGpus(''), []);
    assert.deepEqual(readGpus('No devices were found\n'), []);
    for (const garbage of ['<html>', '0, NVIDIA', 'x, NVIDIA, 1, 2', '0, NVIDIA, many, few', '0, , 1, 2', '0;A;1;2']) {
      assert.equal(readGpus(garbage), null, garbage);
    }
  });

  it('puts the slices of a split GPU in its place', () => {
    const list = [
      'GPU 0: NVIDIA A100-SXM4-80GB (UUID: GPU-1)',
      '  MIG 3g.40gb     Device  0: (UUID: MIG-aaaa-1)',
      '  MIG 1g.10gb+me  Device  1: (UUID: MIG-bbbb-2)',
      'GPU 1: NVIDIA A100-SXM4-80GB (UUID: GPU-2)',
    ].join('\n');
    const whole = readGpus('0, NVIDIA A100, 81920, 81000\n1, NVIDIA A100, 81920, 81000') ?? [];
    const slices = withSlices(whole, list);
    assert.deepEqual(
      slices.map(({ id, slice }) => [id, slice]),
      [
        ['MIG-aaaa-1', true],
        ['MIG-bbbb-2', true],
        ['1', false],
      ],
    );
    assert.ok((slices[0]?.totalMiB ?? 0) <= 40 * 1024 && (slices[0]?.totalMiB ?? 0) > 36 * 1024);
    assert.deepEqual(withSlices(whole, 'garbage'), whole);
  });

  it('is no failure without nvidia-smi, and one sentence when it fails', async () => {
    assert.deepEqual(await gpusHere(null, () => Promise.reject(new Error('never asked'))), { gpus: [], problem: null });
    const broken = await gpusHere('/x', () => Promise.reject(new Error('Driver/library version mismatch\nmore')));
    assert.match(broken.problem?.message ?? '', /nvidia-smi failed \(Driver\/library version mismatch\)/);
    const garbage = await gpusHere('/x', () => Promise.resolve('garbage'));
    assert.match(garbage.problem?.message ?? '', /could not be read/);
  });

  it('asks a real process, and waits five seconds at the most', async () => {
    const standIn = standIns(folder('smi'), ['nvidia-smi']);
    standIn.gpus('0, NVIDIA H200, 143771, 143156\n', 'GPU 0: NVIDIA H200 (UUID: GPU-1)\n');
    const smi = standIn.paths['nvidia-smi'] ?? '';
    assert.deepEqual(
      (await gpusHere(smi, execute)).gpus.map(({ name }) => name),
      ['NVIDIA H200'],
    );
    standIn.mode('silent');
    const limits: number[] = [];
    const hasty: typeof execute = (file, args, limitMs) => {
      limits.push(limitMs);
      return execute(file, args, 50);
    };
    const { gpus, problem } = await gpusHere(smi, hasty);
    assert.deepEqual([gpus, limits], [[], [5000]]);
    assert.match(problem?.message ?? '', /no answer within/);
  });
});
