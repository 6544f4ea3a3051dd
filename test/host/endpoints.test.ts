import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Answer } from '../../src/arms/answer.ts';
import type { EndpointEntry } from '../../src/arms/endpoint.ts';
import { failedAnswer } from '../../src/arms/failedAnswer.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { Send } from '../../src/arms/gate/send.ts';
import { addEndpoint } from '../../src/editor/endpoints/addEndpoint.ts';
import { Arms } from '../../src/editor/endpoints/arms.ts';
import { Budget } from '../../src/editor/endpoints/budget.ts';
import { Consent } from '../../src/editor/endpoints/consent.ts';
import { endpointNamed } from '../../src/editor/endpoints/endpointNamed.ts';
import { removeEndpoint, sketchOf, writeEndpoint } from '../../src/editor/endpoints/endpoints.ts';
import { Keys } from '../../src/editor/endpoints/keys.ts';
import { proxyFor } from '../../src/editor/endpoints/proxy.ts';
import type { RunSubject } from '../../src/editor/runs/run.ts';
import { Runs } from '../../src/editor/runs/runs.ts';
import { setKey } from '../../src/editor/endpoints/setKey.ts';
import { LocalServers } from '../../src/editor/server/localServers.ts';
import { settings } from '../../src/editor/settings.ts';
import { Sheets } from '../../src/editor/endpoints/sheets.ts';
import { SentRecord } from '../../src/editor/privacy/sent.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import { HumanError } from '../../src/humanError.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { refusing, saying } from '../servers/scripts.ts';
import { passing } from '../unit/gateFixtures.ts';
import { log as testLog, scratch, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';
import { question, withPerson, withTyping } from './person.ts';

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
  baseUrl: 'https://llm.example.org/team-a/v1?key=hidden',
  location: 'institution',
  model: 'Me-LLaMA-70B-chat',
  characters: 1234,
  ...more,
});

const always = 'Send, and Do Not Ask Again for This Endpoint';
const going = new AbortController().signal;
const held = { signal: going };

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
    const agreed = new Consent(new Memory()).agreed(send({ location: 'third-party' }), held);
    const { message, detail, items, answer } = await question(asked);
    assert.match(message, /“ward”/);
    for (const words of [
      'Address: https://llm.example.org/team-a/v1?…\n',
      'a third party',
      'Me-LLaMA-70B-chat',
      '1,234',
    ]) {
      assert.ok(detail.includes(words), words);
    }
    assert.doesNotMatch(detail, /hidden/);
    assert.deepEqual(items, ['Send This Case', always]);
    answer(undefined);
    assert.equal(await agreed, false);
  });
});

test('consent for good is for this endpoint, address, place and model: any change asks again', async () => {
  await withPerson(async (asked) => {
    const consent = new Consent(new Memory());
    const first = consent.agreed(send(), held);
    (await question(asked)).answer(always);
    assert.equal(await first, true);
    const unasked = { signal: going, onHeld: () => assert.fail('asked') };
    assert.equal(await consent.agreed(send({ characters: 9 }), unasked), true);
    assert.equal(asked.length, 1);
    const changes: Partial<Send>[] = [
      { endpoint: 'other' },
      { baseUrl: 'https://llm.example.org/team-b/v1?key=hidden' },
      { baseUrl: 'https://llm.example.org/team-a/v1?key=other' },
      { baseUrl: 'https://evil.example.org/team-a/v1?key=hidden' },
      { location: 'third-party' },
      { model: 'another' },
    ];
    for (const [at, change] of changes.entries()) {
      const again = consent.agreed(send(change), held);
      (await question(asked, at + 2)).answer('Send This Case');
      assert.equal(await again, true);
    }
    assert.equal(await consent.agreed(send(), held), true);
    await consent.forget('ward');
    const forgotten = consent.agreed(send(), held);
    (await question(asked, changes.length + 2)).answer(undefined);
    assert.equal(await forgotten, false);
  });
});

test('two arms ask one after the other, and a run that was stopped meanwhile asks nothing', async () => {
  await withPerson(async (asked) => {
    const consent = new Consent(new Memory());
    const stop = new AbortController();
    const first = consent.agreed(send(), held);
    const stopped = consent.agreed(send({ endpoint: 'stopped' }), { signal: stop.signal });
    const third = consent.agreed(send({ endpoint: 'third' }), held);
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
  const arms = new Arms(keys, new Consent(new Memory()), new LocalServers(), passing.guard, passing, logOf([]));
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
  const arms = new Arms(
    new Keys(secretStorage()),
    new Consent(new Memory()),
    new LocalServers(),
    passing.guard,
    passing,
    logOf([]),
  );
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
  const arms = new Arms(
    new Keys(secretStorage()),
    new Consent(new Memory()),
    new LocalServers(),
    passing.guard,
    passing,
    logOf([]),
  );
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
  const arms = new Arms(
    keys,
    new Consent(new Memory()),
    new LocalServers(),
    passing.guard,
    new SentRecord(join(scratch(), 'sent'), log),
    log,
  );
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
    /^sent to ward at http:\/\/127\.0\.0\.1:\d+ \(machine\): POST \/v1\/[a-z/]+, \d+ bytes, with case text, sha256 [0-9a-f]{12}$/m,
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
    'ddx.localServer.paths': { vllm: '/evil/vllm' },
    'ddx.rater': 'somebody',
  };
  const lines: string[] = [];
  const arms = new Arms(
    new Keys(secretStorage()),
    new Consent(new Memory()),
    new LocalServers(),
    passing.guard,
    passing,
    logOf(lines),
  );
  await withEndpoints({ ward: entryFor(own) }, async () => {
    await vscode.workspace.fs.writeFile(file, Buffer.from(`// ours\n${JSON.stringify(written)}`));
    try {
      await eventually('the folder’s settings are read', () => (settings().top === 7 ? true : undefined));
      assert.deepEqual(settings().arms, ['embedded']);
      assert.deepEqual(Object.keys(settings().endpoints), ['ward']);
      await withPerson(async (asked) => {
        // Also where the baseline alone would answer.
        await arms.ready();
        const { message } = await question(asked);
        assert.match(
          message,
          /settings\.json sets ddx\.endpoints, ddx\.arms, ddx\.localServer\.paths, and ddx\.rater, which was ignored/,
        );
        assert.equal((await answerOf(arms, 'ward')).status, 'complete');
        assert.equal((await answerOf(arms, 'ward')).status, 'complete');
        await arms.tellIgnored();
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

test('while the person is asked, a run says so; and no longer once they answered', async () => {
  const server = await fakeServer(saying(list));
  const folder = scratch();
  const arms = new Arms(
    new Keys(secretStorage()),
    new Consent(new Memory()),
    new LocalServers(),
    passing.guard,
    passing,
    testLog,
  );
  const shelves = new Shelves(join(folder, 'own'), () => 'tester', 'test', testLog);
  const runs = new Runs(arms, shelves, join(folder, 'runs'), testLog);
  await withEndpoints({ ward: entryFor(server, { location: 'institution' }) }, async () => {
    await vscode.workspace.getConfiguration('ddx').update('arms', ['ward'], vscode.ConfigurationTarget.Global);
    await withPerson(async (asked) => {
      const [run] = runs.start(taken(caseText), null).runs;
      const { answer } = await question(asked);
      assert.equal(run.held, true);
      assert.equal(server.seen.length, 0);
      answer('Send This Case');
      await eventually('the answer', () => run.answer ?? undefined);
      assert.equal(run.held, false);
      assert.equal(run.answer?.status, 'complete');
    });
  });
  runs.dispose();
  await server.close();
});

test('an earlier answer says that it may not be shared, whoever is chosen now and wherever its profile lies', async () => {
  const arms = new Arms(
    new Keys(secretStorage()),
    new Consent(new Memory()),
    new LocalServers(),
    passing.guard,
    passing,
    logOf([]),
  );
  const by = (profile: string): Answer => ({
    ...failedAnswer(taken(caseText).case, 'ward', 5, new ArmFailure('empty', ''), new Date(0)),
    profile,
  });
  const file = join(scratch(), 'house.json');
  const { profileNamed } = await import('../../src/arms/prompt/profiles.ts');
  const own = { ...profileNamed('me-llama-chat'), id: 'house-model', models: [] };
  await vscode.workspace.fs.writeFile(vscode.Uri.file(file), Buffer.from(JSON.stringify(own)));
  const house = { baseUrl: 'https://one.example.org/v1', model: 'm', location: 'institution', profile: file };
  await withEndpoints({ house }, async () => {
    assert.deepEqual(settings().arms, ['embedded']);
    const noticeOf = async (profile: string): Promise<string> => {
      await arms.ready(by(profile));
      return arms.faceOf(by(profile)).notice;
    };
    assert.match(await noticeOf('me-llama-chat@1'), /may not be shared: PhysioNet/);
    assert.match(await noticeOf('house-model@1'), /may not be shared: PhysioNet/);
    assert.equal(await noticeOf('chat@1'), '');
    assert.match(await noticeOf('of-another-machine@1'), /not known on this machine/);
  });
});

test('a name that no endpoint has is never taken for the only one there is', async () => {
  const one = { baseUrl: 'https://one.example.org/v1', model: 'm', location: 'institution' };
  await withEndpoints({ one }, async () => {
    await assert.rejects(setKey(new Keys(secretStorage()), 'removed'), (error) => {
      assert.ok(error instanceof HumanError);
      assert.match(error.message, /No endpoint on this machine is named “removed”/);
      return true;
    });
  });
});

function needs(keys: Keys) {
  const consent = new Consent(new Memory());
  const arms = new Arms(keys, consent, new LocalServers(), passing.guard, passing, testLog);
  const shelves = new Shelves(join(scratch(), 'own'), () => 'tester', 'test', testLog);
  return { keys, consent, arms, shelves, sheets: new Sheets(), log: testLog };
}

test('a key that was not taken is neither kept nor put in the place of the one that was', async () => {
  const server = await fakeServer(refusing(401, { error: 'Unauthorized' }));
  const keys = new Keys(secretStorage());
  await keys.set(server.origin, key);
  await withEndpoints({}, async () => {
    const said = await withTyping(
      [server.baseUrl, 'This Machine', 'Enter an API', 'sk-wrong', 'Go On', 'gpt-4o', 'Any chat', '', 'fresh'],
      () => addEndpoint(needs(keys), undefined),
    );
    assert.ok(said.some((words) => words.includes('did not take the key')));
    assert.match(said.at(-1) ?? '', /“fresh” is set up/);
    assert.equal(sketchOf('fresh')?.model, 'gpt-4o');
    assert.equal(await keys.get(server.origin), key);
    assert.ok(server.seen.some(({ headers }) => headers.authorization === 'Bearer sk-wrong'));
  });
  await server.close();
});

test('a server that wants another header gets it: its name in the settings, what it carries in the secret storage', async () => {
  const models = { object: 'list', data: [{ id: 'gpt-4o', object: 'model', max_model_len: 8192 }] };
  const server = await fakeServer((response, seen) =>
    refusing(...((seen.headers['api-key'] === 'blue' ? [200, models] : [401, { error: 'no' }]) as [number, unknown]))(
      response,
      seen,
    ),
  );
  const keys = new Keys(secretStorage());
  await withEndpoints({}, async () => {
    await withTyping(
      [server.baseUrl, 'My Inst', 'The Server', 'api key', 'api-key', 'b lue', 'blue', 'gpt-4o', 'Any chat', 'azure'],
      () => addEndpoint(needs(keys), undefined),
    );
    assert.deepEqual(sketchOf('azure')?.secrets, ['api-key']);
    assert.equal(await keys.secret(server.origin, 'api-key'), 'blue');
    assert.equal(await keys.get(server.origin), undefined);
    assert.ok(!JSON.stringify(settings().endpoints).includes('blue'));
    const azure = await endpointNamed('azure');
    assert.deepEqual(azure.headers, { 'api-key': 'api-key' });
  });
  await server.close();
});

test('the budget stands while words are selected, and a selection without words takes it away', async () => {
  const item = { text: '', shown: false, command: undefined as vscode.Command | undefined };
  const bar = { ...item, show: () => (bar.shown = true), hide: () => (bar.shown = false), dispose: () => {} };
  const real = vscode.window.createStatusBarItem;
  Object.assign(vscode.window, { createStatusBarItem: () => bar });
  const shelves = new Shelves(join(scratch(), 'own'), () => 'tester', 'test', testLog);
  const budget = new Budget(shelves, testLog);
  Object.assign(vscode.window, { createStatusBarItem: real });
  const entry = { baseUrl: 'http://127.0.0.1:9/v1', model: 'llama-2-7b-chat', location: 'machine' };
  await withEndpoints({ ward: entry }, async () => {
    await vscode.workspace.getConfiguration('ddx').update('arms', ['ward'], vscode.ConfigurationTarget.Global);
    const content = 'A red, hot toe.\n\n\n   \n';
    const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 15);
    // The profile fits any model; the name tells vocabulary and room, as it does when the case is sent.
    await eventually('the budget', () => (/\d+ of 3,584 tokens$/.test(bar.text) && bar.shown ? true : undefined));
    assert.doesNotMatch(bar.text, /at most/);
    assert.deepEqual(bar.command?.arguments, ['ward']);
    editor.selection = new vscode.Selection(1, 0, 3, 2);
    await eventually('no budget', () => (bar.shown ? undefined : true));
  });
  budget.dispose();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('the proxy of VS Code’s settings is known, without its password', async () => {
  const http = () => vscode.workspace.getConfiguration('http');
  const set = (name: string, value: unknown) => http().update(name, value, vscode.ConfigurationTarget.Global);
  try {
    assert.equal(proxyFor('https://llm.example.org/v1'), undefined);
    await set('proxy', 'http://name:word@proxy.example.org:3128/');
    assert.equal(proxyFor('https://llm.example.org/v1'), 'http://proxy.example.org:3128');
    assert.equal(proxyFor('http://127.0.0.1:8000/v1'), null);
    await set('noProxy', ['.example.org']);
    assert.equal(proxyFor('https://llm.example.org/v1'), null);
    assert.equal(proxyFor('https://llm.example.net/v1'), 'http://proxy.example.org:3128');
    await set('proxySupport', 'off');
    assert.equal(proxyFor('https://llm.example.net/v1'), null);
  } finally {
    for (const name of ['proxy', 'noProxy', 'proxySupport']) await set(name, undefined);
  }
});
