import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Answer } from '../../src/arms/answer.ts';
import type { EndpointEntry } from '../../src/arms/endpoint.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { Send } from '../../src/arms/gate/gate.ts';
import { Arms } from '../../src/editor/endpoints/arms.ts';
import { Consent } from '../../src/editor/endpoints/consent.ts';
import { endpointNamed, removeEndpoint, sketchOf, writeEndpoint } from '../../src/editor/endpoints/endpoints.ts';
import { Keys } from '../../src/editor/endpoints/keys.ts';
import type { RunSubject } from '../../src/editor/runs/run.ts';
import { Runs } from '../../src/editor/runs/runs.ts';
import { setKey } from '../../src/editor/endpoints/setKey.ts';
import { settings } from '../../src/editor/settings.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { saying } from '../servers/scripts.ts';
import { scratch, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';
import { question, withPerson } from './person.ts';

const list = '1. Gout\nWhy: the toe.\n\n2. Septic arthritis\nWhy: red and hot.\n';
const caseText = 'A very particular ZEBRAFINDING in the left great toe.';
const key = 'sk-very-secret-key';

class Memory implements vscode.Memento {
  readonly #kept = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.#kept.keys()];
  }

  get<T>(name: string, other?: T): T | undefined {
    return this.#kept.has(name) ? (this.#kept.get(name) as T) : other;
  }

  update(name: string, value: unknown): Promise<void> {
    if (value === undefined) this.#kept.delete(name);
    else this.#kept.set(name, value);
    return Promise.resolve();
  }
}

function secretStorage(): vscode.SecretStorage {
  const kept = new Map<string, string>();
  const storage = {
    keys: () => Promise.resolve([...kept.keys()]),
    get: (name: string) => Promise.resolve(kept.get(name)),
    store: (name: string, value: string) => Promise.resolve(void kept.set(name, value)),
    delete: (name: string) => Promise.resolve(void kept.delete(name)),
  };
  return storage as unknown as vscode.SecretStorage;
}

/** A log whose lines the test reads, at the default level and above. */
function logOf(lines: string[]): vscode.LogOutputChannel {
  const write = (...said: unknown[]): void => void lines.push(said.map(String).join(' '));
  const log = { info: write, warn: write, error: write, debug: () => {}, trace: () => {}, show: () => {} };
  return log as unknown as vscode.LogOutputChannel;
}

const send = (more: Partial<Send> = {}): Send => ({
  endpoint: 'ward',
  origin: 'https://llm.example.org',
  location: 'institution',
  model: 'Me-LLaMA-70B-chat',
  characters: 1234,
  ...more,
});

const always = 'Send, and Do Not Ask Again for This Endpoint';
const going = new AbortController().signal;

async function withEndpoints(entries: Record<string, unknown>, work: () => Promise<void>): Promise<void> {
  const ddx = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('ddx');
  await ddx().update('endpoints', entries, vscode.ConfigurationTarget.Global);
  try {
    await work();
  } finally {
    await ddx().update('endpoints', undefined, vscode.ConfigurationTarget.Global);
    await ddx().update('arms', undefined, vscode.ConfigurationTarget.Global);
  }
}

const entryFor = (server: FakeServer, more: Partial<EndpointEntry> = {}): EndpointEntry => ({
  baseUrl: server.baseUrl,
  model: 'fake-model',
  location: 'machine',
  profile: 'chat',
  ...more,
});

function subjectOf(arm: string): RunSubject {
  const { case: kase, place, said } = taken(caseText);
  const face = { id: arm, label: arm, notice: '' };
  return { id: 'r', round: 'r', arm: face, case: kase, place, said, study: null, top: 5, maxTokens: null };
}

async function answerOf(arms: Arms, arm: string, more: Partial<RunSubject> = {}): Promise<Answer> {
  const subject = { ...subjectOf(arm), ...more };
  return (await arms.open(subject)).diagnose(subject.case, { top: subject.top, signal: going });
}

test('consent names the endpoint, its address, the declared place, the model and the size', async () => {
  await withPerson(async (asked) => {
    const agreed = new Consent(new Memory()).agreed(send({ location: 'third-party' }), going);
    const { message, detail, items, answer } = await question(asked);
    assert.match(message, /“ward”/);
    for (const words of ['https://llm.example.org', 'a third party', 'Me-LLaMA-70B-chat', '1,234']) {
      assert.ok(detail.includes(words), words);
    }
    assert.deepEqual(items, ['Send This Case', always]);
    answer(undefined);
    assert.equal(await agreed, false);
  });
});

test('consent for good is for this endpoint, address, place and model: any change asks again', async () => {
  await withPerson(async (asked) => {
    const consent = new Consent(new Memory());
    const first = consent.agreed(send(), going);
    (await question(asked)).answer(always);
    assert.equal(await first, true);
    assert.equal(await consent.agreed(send({ characters: 9 }), going), true);
    assert.equal(asked.length, 1);
    const changes: Partial<Send>[] = [
      { endpoint: 'other' },
      { origin: 'https://evil.example.org' },
      { location: 'third-party' },
      { model: 'another' },
    ];
    for (const [at, change] of changes.entries()) {
      const again = consent.agreed(send(change), going);
      (await question(asked, at + 2)).answer('Send This Case');
      assert.equal(await again, true);
    }
    assert.equal(await consent.agreed(send(), going), true);
    await consent.forget('ward');
    const forgotten = consent.agreed(send(), going);
    (await question(asked, changes.length + 2)).answer(undefined);
    assert.equal(await forgotten, false);
  });
});

test('two arms ask one after the other, and a run that was stopped meanwhile asks nothing', async () => {
  await withPerson(async (asked) => {
    const consent = new Consent(new Memory());
    const stop = new AbortController();
    const first = consent.agreed(send(), going);
    const stopped = consent.agreed(send({ endpoint: 'stopped' }), stop.signal);
    const third = consent.agreed(send({ endpoint: 'third' }), going);
    (await question(asked)).answer('Send This Case');
    assert.equal(asked.length, 1);
    stop.abort();
    assert.equal(await first, true);
    await assert.rejects(stopped, (error) => error instanceof ArmFailure && error.kind === 'cancelled');
    (await question(asked, 2)).answer(undefined);
    assert.equal(await third, false);
    assert.match(asked[1]?.message ?? '', /“third”/);
  });
});

test('a key goes to the address it was given for, and a change of the address does not carry it along', async () => {
  const [own, other] = [await fakeServer(saying(list)), await fakeServer(saying(list))];
  const keys = new Keys(secretStorage());
  const arms = new Arms(keys, new Consent(new Memory()), logOf([]));
  const secret = { headers: { 'X-Project': 'project' } };
  await keys.set(own.origin, key);
  await keys.setSecret(own.origin, 'project', 'blue');
  await withEndpoints({ ward: entryFor(own, secret) }, async () => {
    assert.equal((await answerOf(arms, 'ward')).status, 'complete');
    assert.equal(own.seen[0]?.headers.authorization, `Bearer ${key}`);
    assert.equal(own.seen[0].headers['x-project'], 'blue');
    await writeEndpoint('ward', entryFor(other));
    assert.equal((await answerOf(arms, 'ward')).status, 'complete');
    assert.equal(other.seen[0]?.headers.authorization, undefined);
    await writeEndpoint('ward', entryFor(other, secret));
    assert.equal((await answerOf(arms, 'ward')).failure?.kind, 'auth');
    assert.equal(other.seen.length, 1, 'nothing goes out without the secret');
  });
  await own.close();
  await other.close();
});

test('the key that is asked for belongs to the named endpoint’s address; an empty one removes it', async () => {
  const keys = new Keys(secretStorage());
  const real = vscode.window.showInputBox;
  const titles: (string | undefined)[] = [];
  let typed = ` ${key} `;
  const ask = (options?: vscode.InputBoxOptions): Promise<string> => {
    assert.equal(options?.password, true);
    titles.push(options.title);
    return Promise.resolve(typed);
  };
  Object.assign(vscode.window, { showInputBox: ask });
  const one = { baseUrl: 'https://one.example.org/v1', model: 'm', location: 'institution' };
  try {
    await withEndpoints({ one, two: { ...one, baseUrl: 'https://two.example.org/v1' } }, async () => {
      await setKey(keys, 'two');
      assert.equal(await keys.get('https://two.example.org'), key);
      assert.equal(await keys.get('https://one.example.org'), undefined);
      assert.match(titles[0] ?? '', /“two” for https:\/\/two\.example\.org/);
      typed = '';
      await setKey(keys, 'two');
      assert.equal(await keys.get('https://two.example.org'), undefined);
    });
  } finally {
    Object.assign(vscode.window, { showInputBox: real });
  }
});

test('an entry that cannot be used says which field of which endpoint, and the others go on', async () => {
  const server = await fakeServer(saying(list));
  const arms = new Arms(new Keys(secretStorage()), new Consent(new Memory()), logOf([]));
  const entries = {
    fine: entryFor(server),
    many: entryFor(server, { maxTokens: 0 }),
    nowhere: { model: 'm', location: 'machine' },
    guessed: { ...entryFor(server), location: 'here' },
    odd: entryFor(server, { profile: 'no-such-profile' }),
    text: 'http://127.0.0.1/v1',
  };
  const expected: Record<string, RegExp> = {
    many: /“many”.*maxTokens: at least 1\. Correct/,
    nowhere: /“nowhere”.*baseUrl: missing/,
    guessed: /“guessed”.*location: has to be "machine" or "institution" or "third-party"/,
    odd: /“odd”.*no-such-profile/,
    text: /“text”/,
    absent: /No endpoint on this machine is named “absent”/,
    constructor: /No endpoint on this machine is named “constructor”/,
  };
  await withEndpoints(entries, async () => {
    for (const [name, sentence] of Object.entries(expected)) {
      await assert.rejects(arms.open(subjectOf(name)), (error) => {
        assert.ok(error instanceof ArmFailure, name);
        assert.equal(error.kind, 'blocked');
        assert.match(error.message, sentence);
        return true;
      });
    }
    assert.equal(server.seen.length, 0);
    assert.equal((await answerOf(arms, 'fine')).status, 'complete');
    assert.equal(arms.unblock('absent'), 'addEndpoint');
    assert.equal(arms.unblock('many'), 'openSettings');
  });
  await server.close();
});

test('another answer limit holds for one run alone', async () => {
  const server = await fakeServer(saying(list));
  const arms = new Arms(new Keys(secretStorage()), new Consent(new Memory()), logOf([]));
  await withEndpoints({ ward: entryFor(server) }, async () => {
    const answer = await answerOf(arms, 'ward', { maxTokens: 200 });
    assert.equal(answer.parameters.maxTokens, 200);
    assert.match(server.seen[0]?.body ?? '', /"max_tokens":200\b/);
    assert.equal((await endpointNamed('ward')).maxTokens, 512);
  });
  await server.close();
});

test('the log tells that something left and never what: no text of the case or the answer, no key', async () => {
  const server = await fakeServer(saying(list));
  const lines: string[] = [];
  const log = logOf(lines);
  const keys = new Keys(secretStorage());
  await keys.set(server.origin, key);
  const folder = scratch();
  const arms = new Arms(keys, new Consent(new Memory()), log);
  const runs = new Runs(arms, new Shelves(join(folder, 'own'), () => 'tester', 'test', log), join(folder, 'runs'), log);
  await withEndpoints({ ward: entryFor(server) }, async () => {
    await vscode.workspace.getConfiguration('ddx').update('arms', ['ward'], vscode.ConfigurationTarget.Global);
    const round = runs.start(taken(caseText), null);
    await eventually('the answer', () => (round.running ? undefined : true));
    assert.equal(round.runs[0].answer?.status, 'complete');
  });
  const all = lines.join('\n');
  assert.match(
    all,
    /^sent \d{4}-.* to ward at http:\/\/127\.0\.0\.1:\d+ \(machine\): \d+ bytes, sha256 [0-9a-f]{12}$/m,
  );
  for (const secret of ['ZEBRA', 'particular', 'Gout', key]) assert.ok(!all.includes(secret), secret);
  runs.dispose();
  await server.close();
});

test('an endpoint is taken out of the arms when it is removed', async () => {
  const entry = { baseUrl: 'https://one.example.org/v1', model: 'm', location: 'institution' };
  await withEndpoints({ one: entry, two: entry }, async () => {
    await vscode.workspace.getConfiguration('ddx').update('arms', ['one'], vscode.ConfigurationTarget.Global);
    await removeEndpoint('one');
    assert.equal(sketchOf('one'), null);
    assert.equal(sketchOf('two')?.origin, 'https://one.example.org');
    assert.deepEqual(settings().arms, ['embedded']);
  });
});

test('a folder cannot redirect: its settings count for nothing, and the person is told once', async () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const [own, evil] = [await fakeServer(saying(list)), await fakeServer(saying(list))];
  const file = vscode.Uri.joinPath(folder, '.vscode', 'settings.json');
  const written = {
    'ddx.top': 7,
    'ddx.arms': ['evil'],
    'ddx.endpoints': { ward: entryFor(evil), evil: entryFor(evil) },
  };
  const lines: string[] = [];
  const arms = new Arms(new Keys(secretStorage()), new Consent(new Memory()), logOf(lines));
  await withEndpoints({ ward: entryFor(own) }, async () => {
    await vscode.workspace.fs.writeFile(file, Buffer.from(`// ours\n${JSON.stringify(written)}`));
    try {
      await eventually('the folder’s settings are read', () => (settings().top === 7 ? true : undefined));
      assert.deepEqual(settings().arms, ['embedded']);
      assert.deepEqual(Object.keys(settings().endpoints), ['ward']);
      await withPerson(async (asked) => {
        assert.equal((await answerOf(arms, 'ward')).status, 'complete');
        const { message } = await question(asked);
        assert.match(message, /settings\.json sets ddx\.endpoints and ddx\.arms, which was ignored/);
        assert.equal((await answerOf(arms, 'ward')).status, 'complete');
        assert.equal(asked.length, 1);
      });
      assert.equal(own.seen.length, 2);
      assert.equal(evil.seen.length, 0);
      assert.equal(lines.filter((line) => line.includes('ignored')).length, 1);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
  await own.close();
  await evil.close();
});
