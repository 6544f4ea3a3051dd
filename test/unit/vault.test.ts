import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { Vault } from '../../src/editor/privacy/vault.ts';
import { HumanError } from '../../src/humanError.ts';
import { MemoryFiles } from './memoryFiles.ts';

const folder = '/machine/surrogates';
const about = '/study\u000001-case';
const Names = z.array(z.string());

class Secrets {
  readonly kept = new Map<string, string>();
  get = (name: string): Promise<string | undefined> => Promise.resolve(this.kept.get(name));
  store = (name: string, value: string): Promise<void> => Promise.resolve(void this.kept.set(name, value));
  delete = (name: string): Promise<void> => Promise.resolve(void this.kept.delete(name));
}

function setUp(files = new MemoryFiles('/machine'), secrets = new Secrets()) {
  const vault = new Vault({ folder, secret: 'vault:test', secrets, files }, Names);
  return { files, secrets, vault };
}

const onlyFile = async (files: MemoryFiles): Promise<string> => {
  const [name, ...more] = await files.list(folder);
  assert.deepEqual(more, []);
  return `${folder}/${name ?? ''}`;
};

const said = (pattern: RegExp) => (error: unknown) => error instanceof HumanError && pattern.test(error.message);

describe('what leads back to patients', () => {
  it('is read again as it was kept, by another window too', async () => {
    const { files, secrets, vault } = setUp();
    assert.equal(await vault.read(about), null);
    assert.equal(secrets.kept.size, 0, 'no key before there is anything to lock');
    await vault.change(about, (before) => [...(before ?? []), 'Gonzalez']);
    assert.deepEqual(await setUp(files, secrets).vault.read(about), ['Gonzalez']);
    assert.equal(await vault.size(), 1);
  });

  it('stands nowhere in plain words, neither the words nor what they are about', async () => {
    const { files, secrets, vault } = setUp();
    await vault.change(about, () => ['Gonzalez']);
    const path = await onlyFile(files);
    const [key = ''] = secrets.kept.values();
    for (const word of ['Gonzalez', '01-case', 'study', key])
      assert.ok(!(path + files.text(path)).includes(word), word);
  });

  it('is locked anew at every change: the same words never look the same', async () => {
    const { files, vault } = setUp();
    await vault.change(about, () => ['Gonzalez']);
    const path = await onlyFile(files);
    const first = files.text(path);
    await vault.change(about, (before) => before ?? []);
    const { nonce } = JSON.parse(first) as { nonce: string };
    assert.notEqual((JSON.parse(files.text(path)) as { nonce: string }).nonce, nonce);
    assert.equal(Buffer.from(nonce, 'base64').length, 12);
  });

  it('changes one after the other, none lost', async () => {
    const { vault } = setUp();
    const names = Array.from({ length: 20 }, (_, n) => `name${n}`);
    await Promise.all(names.map((name) => vault.change(about, (before) => [...(before ?? []), name])));
    assert.deepEqual(await vault.read(about), names);
  });

  it('that was damaged in a single byte is said, and not written over', async () => {
    const { files, vault } = setUp();
    await vault.change(about, () => ['Gonzalez']);
    const path = await onlyFile(files);
    const entry = JSON.parse(files.text(path)) as { sealed: string };
    const sealed = Buffer.from(entry.sealed, 'base64');
    sealed[0] = (sealed[0] ?? 0) ^ 1;
    const damaged = JSON.stringify({ ...entry, sealed: sealed.toString('base64') });
    for (const text of [damaged, '', '{}', files.text(path).slice(0, 40)]) {
      files.put(path, text);
      await assert.rejects(vault.read(about), said(/cannot be read/));
      await assert.rejects(
        vault.change(about, () => ['other']),
        said(/cannot be read/),
      );
      assert.equal(files.text(path), text);
    }
  });

  it('with a shortened tag is refused', async () => {
    const { files, vault } = setUp();
    await vault.change(about, () => ['Gonzalez']);
    const path = await onlyFile(files);
    const entry = JSON.parse(files.text(path)) as { tag: string };
    const tag = Buffer.from(entry.tag, 'base64').subarray(0, 4).toString('base64');
    files.put(path, JSON.stringify({ ...entry, tag }));
    await assert.rejects(vault.read(about), said(/cannot be read/));
  });

  it('of one document does not pass for that of another', async () => {
    const { files, vault } = setUp();
    await vault.change(about, () => ['Gonzalez']);
    const first = await onlyFile(files);
    await vault.change('other', () => ['Schmidt']);
    const second = (await files.list(folder)).map((name) => `${folder}/${name}`).find((path) => path !== first);
    files.put(first, files.text(second ?? ''));
    await assert.rejects(vault.read(about), said(/cannot be read/));
  });

  it('is not read with another key, and no key is made over one that is gone', async () => {
    const { files, vault } = setUp();
    await vault.change(about, () => ['Gonzalez']);
    const text = files.text(await onlyFile(files));
    const gone = setUp(files);
    await assert.rejects(gone.vault.read(about), said(/key .* is not in this machine’s store/));
    await assert.rejects(
      gone.vault.change('other', () => []),
      said(/key .* is not in this machine’s store/),
    );
    assert.equal(gone.secrets.kept.size, 0);
    gone.secrets.kept.set('vault:test', Buffer.alloc(32, 7).toString('base64'));
    await assert.rejects(gone.vault.read(about), said(/locked with another key/));
    gone.secrets.kept.set('vault:test', 'short');
    await assert.rejects(setUp(files, gone.secrets).vault.read(about), said(/store of secrets/));
    assert.equal(files.text(await onlyFile(files)), text);
  });

  it('is whole after the power goes at any moment of a change', async () => {
    const { files, secrets, vault } = setUp();
    await vault.change(about, () => ['before']);
    const calls = files.log.length;
    await vault.change(about, () => ['between']);
    const steps = files.log.length - calls;
    assert.ok(steps > 5);
    for (let step = 1; step <= steps; step += 1) {
      const disk = files.afterPowerCut();
      let left = step;
      disk.fault = () => ((left -= 1) < 0 ? 'EIO' : null);
      await setUp(disk, secrets)
        .vault.change(about, () => ['after'])
        .catch(() => undefined);
      const found = await setUp(disk.afterPowerCut(), secrets).vault.read(about);
      assert.match(String(found), /^(between|after)$/);
    }
  });

  it('is gone with its key when it is deleted, damaged or not, and begins anew', async () => {
    const { files, secrets, vault } = setUp();
    await vault.change(about, () => ['Gonzalez']);
    files.put(await onlyFile(files), 'damaged');
    files.put(`${folder}/left.json.tmp`, 'left by a crash');
    await vault.clear();
    assert.deepEqual(await files.list(folder), []);
    assert.equal(secrets.kept.size, 0);
    assert.equal(await vault.read(about), null);
    await vault.change(about, () => ['Schmidt']);
    assert.deepEqual(await vault.read(about), ['Schmidt']);
  });
});
