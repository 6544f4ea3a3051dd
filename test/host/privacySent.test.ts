import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Egress } from '../../src/arms/gate/egress.ts';
import { isHeldBack } from '../../src/arms/gate/heldBack.ts';
import { Arms } from '../../src/editor/endpoints/arms.ts';
import { Consent } from '../../src/editor/endpoints/consent.ts';
import { Keys } from '../../src/editor/endpoints/keys.ts';
import { Sheets } from '../../src/editor/endpoints/sheets.ts';
import { listActiveAi } from '../../src/editor/privacy/aiExtensions.ts';
import { guardOf, ownNames, policy, type Decisions } from '../../src/editor/privacy/policy.ts';
import { SentRecord } from '../../src/editor/privacy/sent.ts';
import { sentSheet } from '../../src/editor/privacy/sentSheet.ts';
import { showSent } from '../../src/editor/privacy/showSent.ts';
import { deleteStoredData, inFolders, storedData, type Stored } from '../../src/editor/privacy/storedData.ts';
import { Strips } from '../../src/editor/panel/strips.ts';
import { LocalServers } from '../../src/editor/server/localServers.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import { HumanError } from '../../src/humanError.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { saying } from '../servers/scripts.ts';
import { answerTo, diagnosis, face, log, scratch, taken } from './fakes.ts';
import { test } from './harness.ts';
import { question, withPerson } from './person.ts';

const list = '1. Gout\nWhy: the toe.\n\n2. Septic arthritis\nWhy: red and hot.\n';
const name = 'Brambleworth';
const text = `A hot left great toe. ${name} has had it since yesterday.`;
const signal = new AbortController().signal;
const nobody: Decisions = {
  known: () => Promise.resolve(null),
  kept: () => Promise.resolve([]),
  override: () => Promise.resolve(null),
};

class Memory implements vscode.Memento {
  readonly #kept = new Map<string, unknown>();
  keys = (): readonly string[] => [...this.#kept.keys()];
  get<T>(key: string, other?: T): T | undefined {
    return this.#kept.has(key) ? (this.#kept.get(key) as T) : other;
  }
  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.#kept.delete(key);
    else this.#kept.set(key, value);
    return Promise.resolve();
  }
}

function secrets(): vscode.SecretStorage {
  const kept = new Map<string, string>();
  const storage = {
    get: (key: string) => Promise.resolve(kept.get(key)),
    store: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
    delete: (key: string) => Promise.resolve(void kept.delete(key)),
  };
  return storage as unknown as vscode.SecretStorage;
}

async function withSetting(
  key: string,
  value: unknown,
  target: vscode.ConfigurationTarget,
  work: () => Promise<void>,
): Promise<void> {
  const ddx = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('ddx');
  await ddx().update(key, value, target);
  try {
    await work();
  } finally {
    await ddx().update(key, undefined, target);
  }
}

const { Global, Workspace } = vscode.ConfigurationTarget;

const endpointFor = ({ baseUrl }: FakeServer, location: string) => ({
  ward: { baseUrl, model: 'm', location, profile: 'chat' },
});

function stage(decisions: Partial<Decisions> = {}) {
  const sent = new SentRecord(join(scratch(), 'sent'), log);
  const consent = new Consent(new Memory());
  const guard = guardOf({ ...nobody, ...decisions });
  return { sent, arms: new Arms(new Keys(secrets()), consent, new LocalServers(), guard, sent, log) };
}

async function diagnose(arms: Arms) {
  const { case: kase, place, said } = taken(text);
  const arm = { id: 'ward', label: 'ward', notice: '' };
  const subject = { id: 'r', round: 'r', arm, case: kase, place, said, study: null, top: 5, maxTokens: null };
  return (await arms.open(subject)).diagnose(kase, { top: 5, signal });
}

const egress = (more: Partial<Egress> = {}): Egress => ({
  schema: 'ddx/sent@1',
  endpoint: 'ward',
  origin: 'https://llm.example.org',
  location: 'third-party',
  what: 'POST /v1/chat/completions',
  carriesCase: true,
  caseSha256: 'a'.repeat(64),
  bytes: 1234,
  sha256: 'b'.repeat(64),
  open: {},
  masked: 0,
  kept: 0,
  override: null,
  ...more,
});

test('a folder can make the guard stricter and never milder', async () => {
  assert.equal(policy(), 'standard');
  await withSetting('privacy.guard', 'noOverride', Global, async () => {
    assert.equal(policy(), 'noOverride');
    await withSetting('privacy.guard', 'standard', Workspace, () =>
      Promise.resolve(assert.equal(policy(), 'noOverride')),
    );
    await withSetting('privacy.guard', 'everywhere', Workspace, () =>
      Promise.resolve(assert.equal(policy(), 'everywhere')),
    );
  });
  await withSetting('privacy.guard', 'off', Workspace, () => Promise.resolve(assert.equal(policy(), 'noOverride')));
  assert.equal(policy(), 'standard');
});

test('the own list of names holds words only', async () => {
  await withSetting('privacy.names', [name, '', 7, '  spaced  '], Global, () => {
    assert.deepEqual(ownNames(), [name, 'spaced']);
    return Promise.resolve();
  });
  await withSetting('privacy.names', ` ${name}`, Global, () =>
    Promise.resolve(assert.deepEqual(ownNames(), [name], 'one name without brackets')),
  );
  assert.deepEqual(ownNames(), []);
});

test('a case with a name of the own list is kept back before any question, and goes with a reason that is recorded', async () => {
  const server = await fakeServer(saying(list));
  await withSetting('privacy.names', [name], Global, () =>
    withSetting('endpoints', endpointFor(server, 'institution'), Global, async () => {
      const held = stage();
      await withPerson(async (asked) => {
        const answer = await diagnose(held.arms);
        assert.ok(answer.failure && isHeldBack(answer.failure), answer.failure?.template);
        assert.deepEqual([asked.length, server.seen.length, (await held.sent.read()).sent], [0, 0, []]);
      });
      const passed = stage({ override: () => Promise.resolve('approved') });
      await withPerson(async (asked) => {
        const answering = diagnose(passed.arms);
        (await question(asked)).answer('Send This Case');
        assert.equal((await answering).status, 'complete');
      });
      const { sent } = await passed.sent.read();
      assert.deepEqual(
        sent.map((one) => [one.override, one.open]),
        [['approved', { NAME: 1 }]],
      );
    }),
  );
  await server.close();
});

test('Show What Was Sent begins with the claim, and tells whom case text went to', async () => {
  // Of two that give the text of a sheet the one that came last does: this test’s, not the extension’s own.
  await vscode.extensions.getExtension('me-llama-ddx.me-llama-ddx')?.activate();
  const server = await fakeServer(saying(list));
  const { sent, arms } = stage();
  const sheets = new Sheets();
  const registered = sheets.register();
  const shown = async (): Promise<string> => {
    await showSent(sent, sheets);
    return vscode.window.activeTextEditor?.document.getText() ?? '';
  };
  assert.match(await shown(), /^Nothing was sent by this extension to any server, as far as its record tells/);
  await withSetting('endpoints', endpointFor(server, 'machine'), Global, async () => {
    assert.equal((await diagnose(arms)).status, 'complete');
  });
  const sheet = await shown();
  assert.match(sheet, /^Nothing was sent by this extension to a server declared as a third party, since /);
  assert.match(sheet, /^Nothing was sent by this extension to a server declared as my institution, since /m);
  assert.ok(sheet.includes(`${server.origin}: 1 in all, 1 with case text`), sheet);
  assert.match(sheet, /Settings Sync and backups/);
  assert.ok(sheet.includes('POST /v1/chat/completions'));
  assert.ok(!sheet.includes('great toe'));
  registered.dispose();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await sent.close();
  await server.close();
});

test('the sheet folds what was asked again and again, and says what is damaged', () => {
  const at = (second: number): string => `2025-01-02T03:04:${String(second).padStart(2, '0')}.000Z`;
  const asked = (second: number) => ({
    at: at(second),
    ...egress({ location: 'machine', what: 'GET /health', carriesCase: false, caseSha256: null, bytes: 0 }),
  });
  const ofACase = { at: at(59), ...egress({ open: { NAME: 2 }, masked: 3, kept: 1, override: 'approved' }) };
  const reading = {
    sent: [...Array.from({ length: 20 }, (_, n) => asked(n)), ofACase],
    problems: [{ template: '{0} cannot be read ({1}), so what it holds is not shown.', values: ['x.jsonl', 'EACCES'] }],
  };
  const around = { folder: '/there', ai: [{ id: 'a.b', name: 'An assistant' }], language: 'en' };
  const sheet = sentSheet(reading, around, vscode.l10n.t);
  const blocks = sheet.split(/\n(?=2025)/).slice(1);
  assert.equal(blocks.length, 2);
  assert.match(
    blocks[0] ?? '',
    /\n {2}May identify a patient: open: 2 NAME; masked: 3; kept with a reason: 1\n {2}Sent all the same: approved$/,
  );
  assert.match(
    blocks[1] ?? '',
    /^\S+ \S+Z {2}GET \/health ×20\n {2}To .* declared as this machine\n {2}No body; no case/,
  );
  assert.ok(
    blocks
      .join('\n')
      .split('\n')
      .every((line) => line.length < 100),
    'each line fits beside a panel',
  );
  assert.match(sheet, /x\.jsonl cannot be read/);
  assert.match(sheet, /An assistant \(a\.b\)/);
});

test('AI extensions are known by their ids and by what they contribute, where they run', () => {
  const one = (id: string, packageJSON: object = {}, isActive = true) => ({
    id,
    isActive,
    packageJSON: packageJSON as unknown,
  });
  const found = listActiveAi([
    one('GitHub.copilot', { displayName: 'GitHub Copilot' }),
    one('someone.tools', { contributes: { languageModelTools: [{ name: 'x' }] } }),
    one('someone.chat', { contributes: { chatParticipants: [{ id: 'x' }] }, displayName: '%name%' }),
    one('someone.ai', { categories: ['AI'] }),
    one('someone.none', { contributes: { languageModelTools: [], commands: [{}] }, categories: ['Linters'] }),
    one('Continue.continue', {}, false),
    one('odd.one', { categories: 'AI', contributes: null }),
    one('me-llama-ddx.me-llama-ddx', { categories: ['AI'] }),
  ]);
  assert.deepEqual(found.map(({ id }) => id).sort(), ['GitHub.copilot', 'someone.ai', 'someone.chat', 'someone.tools']);
  assert.equal(found.find(({ id }) => id === 'GitHub.copilot')?.name, 'GitHub Copilot');
  assert.ok(Array.isArray(listActiveAi()));
});

interface Row extends vscode.QuickPickItem {
  readonly one: Stored;
}

/** Answers the list: which rows go, by how their label begins; `null` takes what is ticked. */
async function withTicks(
  choose: (rows: readonly Row[]) => readonly Row[] | undefined,
  work: () => Promise<void>,
): Promise<void> {
  const { showQuickPick, showInformationMessage } = vscode.window;
  Object.assign(vscode.window, {
    showQuickPick: (rows: readonly Row[]) => Promise.resolve(choose(rows)),
    showInformationMessage: () => Promise.resolve(undefined),
  });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showQuickPick, showInformationMessage });
  }
}

async function full() {
  const root = scratch();
  const put = (...path: string[]): void => {
    const file = join(root, ...path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'x'.repeat(2000));
  };
  const id = 'me-llama-ddx.me-llama-ddx';
  const globalStorage = join(root, 'globalStorage', id);
  put('globalStorage', id, 'own', 'answers', 'a.json');
  put('globalStorage', id, 'own', 'ratings', 'a.jsonl');
  put('globalStorage', id, 'samples', 'study.json');
  put('globalStorage', id, 'runs', '1.json');
  put('workspaceStorage', 'one', id, 'runs', '2.json');
  put('workspaceStorage', 'two', id, 'runs', '3.json');
  put('workspaceStorage', 'two', 'another.extension', 'runs', '4.json');
  const memory = new Memory();
  await memory.update('consent:ward', { model: 'm' });
  await memory.update('rater', 'rater-1');
  const keys = new Keys(secrets());
  const sent = new SentRecord(join(globalStorage, 'sent'), log);
  await sent.record(egress());
  const consent = new Consent(memory);
  const storage = join(root, 'workspaceStorage', 'one', id);
  const places = { globalStorage, storage, sent: sent.folder, memory, consent, keys };
  return {
    root,
    id,
    places,
    sent,
    memory,
    keys,
    consent,
    there: (...path: string[]) => existsSync(join(root, ...path)),
  };
}

test('Delete Stored Data lists what there is, and takes what is ticked; study folders, the record and others’ data stay', async () => {
  const { id, places, sent, memory, consent, there } = await full();
  let rows: readonly Row[] = [];
  const ticked = (all: readonly Row[]): readonly Row[] => (rows = all).filter(({ picked }) => picked);
  await withTicks(ticked, () =>
    withPerson(async (asked) => {
      const deleting = deleteStoredData(storedData(places, []));
      const { detail, items, answer } = await question(asked);
      assert.deepEqual(items, ['Delete']);
      assert.match(detail, /Answers and ratings outside any study/);
      assert.doesNotMatch(detail, /record of what was sent/);
      assert.match(detail, /ddx\.privacy\.names/);
      assert.ok(there('globalStorage', id, 'own', 'answers', 'a.json'), 'gone before the person was sure');
      answer('Delete');
      await deleting;
    }),
  );
  assert.equal(rows.at(-1)?.label, 'The record of what was sent');
  assert.deepEqual(
    rows.filter(({ picked }) => picked !== true).map(({ label }) => label),
    ['The pseudonym made up for you', 'The record of what was sent'],
  );
  assert.match(rows[0]?.description ?? '', /^2 files, 4 kB$/);
  assert.match(rows[1]?.description ?? '', /^3 files/);
  assert.deepEqual(
    [
      there('globalStorage', id, 'own'),
      there('globalStorage', id, 'runs'),
      there('workspaceStorage', 'one', id, 'runs'),
      there('workspaceStorage', 'two', id, 'runs'),
      consent.remembered.length,
    ],
    [false, false, false, false, 0],
  );
  assert.ok(there('globalStorage', id, 'samples', 'study.json'));
  assert.ok(there('workspaceStorage', 'two', 'another.extension', 'runs', '4.json'));
  assert.equal(memory.get('rater'), 'rater-1');
  assert.equal((await sent.read()).sent.length, 1);
  await sent.close();
});

test('what cannot be counted is listed with the reason, and keeps nothing else from being deleted', async () => {
  const { id, places, sent, there } = await full();
  const broken: Stored = {
    name: 'Something broken',
    detail: '',
    ticked: false,
    amount: () => Promise.reject(new HumanError('{0} cannot be read.', '/there')),
    remove: () => Promise.resolve(),
  };
  let rows: readonly Row[] = [];
  await withTicks(
    (all) => (rows = all).slice(0, 1),
    () =>
      withPerson(async (asked) => {
        const deleting = deleteStoredData(storedData(places, [broken]));
        (await question(asked)).answer('Delete');
        await deleting;
      }),
  );
  assert.equal(rows.find(({ label }) => label === broken.name)?.description, '/there cannot be read.');
  assert.ok(!there('globalStorage', id, 'own'));
  await sent.close();
});

test('the record can be deleted too, and what leaves after that is recorded anew', async () => {
  const { places, sent } = await full();
  await withTicks(
    (rows) => rows.slice(-1),
    () =>
      withPerson(async (asked) => {
        const deleting = deleteStoredData(storedData(places, []));
        (await question(asked)).answer('Delete');
        await deleting;
      }),
  );
  assert.ok(!existsSync(sent.folder));
  await sent.record(egress({ endpoint: 'later' }));
  assert.deepEqual(
    (await sent.read()).sent.map(({ endpoint }) => endpoint),
    ['later'],
  );
  await sent.close();
});

test('ratings outside any study can be deleted while their panel is open, and what is rated next is kept anew', async () => {
  const { places, sent } = await full();
  const own = join(places.globalStorage, 'own');
  const shelves = new Shelves(own, () => 'tester', 'test', log);
  const { case: kase, place, said } = taken(text);
  const about = { place, said, study: null, top: 5, maxTokens: null };
  const answer = answerTo(kase, [diagnosis(1, 'Gout')]);
  await shelves.keep(null, answer);
  const strips = new Strips(shelves);
  const strip = await strips.open({ id: 'r', round: 'r', arm: face, case: kase, ...about }, answer);
  await strip.match(1, 5);
  const all = (folder: string): readonly string[] => readdirSync(join(own, folder));
  assert.ok(all('ratings').length > 1);
  await withTicks(
    (rows) => rows.slice(0, 1),
    () =>
      withPerson(async (asked) => {
        const deleting = deleteStoredData(storedData(places, []));
        (await question(asked)).answer('Delete');
        await deleting;
      }),
  );
  assert.ok(!existsSync(own));
  await strip.match(1, 4);
  assert.equal(strip.saved.state, 'saved', strip.saved.sentence);
  assert.equal(all('ratings').length, 1);
  await shelves.keep(null, answer);
  assert.equal(all('answers').length, 1);
  await strips.giveBack(strip);
  await shelves.close();
  await sent.close();
});

test('nothing goes where the person leaves the list, ticks nothing or is not sure', async () => {
  const { id, places, sent, there } = await full();
  for (const none of [() => undefined, () => []]) {
    await withTicks(none, () =>
      withPerson(async (asked) => {
        await deleteStoredData(storedData(places, []));
        assert.equal(asked.length, 0);
      }),
    );
  }
  await withTicks(
    (rows) => rows,
    () =>
      withPerson(async (asked) => {
        const deleting = deleteStoredData(storedData(places, []));
        (await question(asked)).answer(undefined);
        await deleting;
      }),
  );
  assert.ok(there('globalStorage', id, 'own', 'answers', 'a.json'));
  assert.equal(readdirSync(sent.folder).length, 1);
  await sent.close();
});

test('what cannot be deleted is told, and the rest goes', async () => {
  const folder = join(scratch(), 'one');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a'), 'a');
  const stuck: Stored = {
    name: 'Stuck',
    detail: '',
    ticked: true,
    amount: () => Promise.resolve({ count: 1, bytes: null }),
    remove: () => Promise.reject(new HumanError('It is locked.')),
  };
  await withTicks(
    (rows) => rows,
    () =>
      withPerson(async (asked) => {
        const deleting = deleteStoredData([stuck, inFolders('One', '', () => Promise.resolve([folder]))]);
        (await question(asked)).answer('Delete');
        await assert.rejects(deleting, { name: 'HumanError', message: /Stuck: It is locked\./ });
      }),
  );
  assert.ok(!existsSync(folder));
});

test('keys and secrets that an endpoint names are found and removed', async () => {
  const keys = new Keys(secrets());
  await keys.set('https://a.example.org', 'k1');
  await keys.setSecret('https://a.example.org', 'project', 's1');
  const of = [
    { origin: 'https://a.example.org', secrets: ['project', 'unset'] },
    { origin: null, secrets: [] },
  ];
  const all = await keys.all(of);
  assert.equal(all.length, 2);
  await keys.forget(all);
  assert.deepEqual(await keys.all(of), []);
  assert.equal(await keys.get('https://a.example.org'), undefined);
});
