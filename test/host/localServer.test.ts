import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ArmFailure } from '../../src/arms/failure.ts';
import { Arms } from '../../src/editor/endpoints/arms.ts';
import type { Consent } from '../../src/editor/endpoints/consent.ts';
import type { Keys } from '../../src/editor/endpoints/keys.ts';
import { LocalServers } from '../../src/editor/server/localServers.ts';
import { runServer, type Plan } from '../../src/editor/server/localServerRun.ts';
import { settings } from '../../src/editor/settings.ts';
import { alive, standIns, unusedPort, type StandIns } from '../servers/standIn.ts';
import { passing } from '../unit/gateFixtures.ts';
import { log, scratch, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';

const options = { timeoutMs: 30_000 };
const asking = { date: () => new Date(), ...passing };

interface Stage {
  readonly stand: StandIns;
  readonly servers: LocalServers;
  readonly plan: Plan;
}

async function stage(program: 'vllm' | 'ollama', model: string, servers = new LocalServers()): Promise<Stage> {
  const stand = standIns(join(scratch(), 'bin'));
  const port = await unusedPort();
  const path = stand.paths[program] ?? '';
  const words =
    program === 'vllm'
      ? { env: {}, words: [path, 'serve', '/m', '--served-model-name', model, '--port', String(port)] }
      : { env: { OLLAMA_HOST: `127.0.0.1:${port}` }, words: [path, 'serve'] };
  const plan = { program, words, preface: 'the command', origin: `http://127.0.0.1:${port}`, model };
  return { stand, servers, plan };
}

function endpoints(value: unknown): Thenable<void> {
  return vscode.workspace.getConfiguration('ddx').update('endpoints', value, vscode.ConfigurationTarget.Global);
}

/** Whether the endpoint may be asked, as a diagnosis would. */
async function mayAsk(servers: LocalServers, name: string): Promise<boolean> {
  const { case: kase, place, said } = taken('Gout?');
  const arm = { id: name, label: name, notice: '' };
  const arms = new Arms({} as Keys, {} as Consent, servers, passing.guard, passing, log);
  try {
    await arms.open({ id: 'r', round: 'r', arm, case: kase, place, said, study: null, top: 5, maxTokens: null });
    return true;
  } catch (error) {
    assert.ok(error instanceof ArmFailure, String(error));
    assert.equal(error.kind, 'blocked');
    assert.match(error.message, /does not run in this window/);
    assert.equal(arms.unblock(name), 'startServer');
    return false;
  }
}

const terminal = (model: string) => vscode.window.terminals.find(({ name }) => name.includes(model));
const gone = (pid: number) => eventually(`the end of ${pid}`, () => (alive(pid) ? undefined : true));

test(
  'a server runs in a task’s terminal, becomes an endpoint when it is ready, and is stopped with all that it started',
  async () => {
    const { stand, servers, plan } = await stage('vllm', 'Me-LLaMA-13B-chat');
    const named = runServer(servers, plan, asking, log);
    const started = await eventually('the process', () => stand.started('vllm') ?? undefined);
    assert.ok(vscode.tasks.taskExecutions.some(({ task }) => task.name.includes('Me-LLaMA-13B-chat')));
    assert.ok(terminal('Me-LLaMA-13B-chat'));
    assert.deepEqual(
      servers.running.map(({ origin }) => origin),
      [plan.origin],
    );
    assert.deepEqual(settings().endpoints, {});
    stand.ready();
    assert.equal(await named, 'local-me-llama-13b-chat');
    assert.deepEqual(settings().endpoints, {
      'local-me-llama-13b-chat': {
        profile: 'me-llama-chat',
        baseUrl: `${plan.origin}/v1`,
        model: 'Me-LLaMA-13B-chat',
        location: 'machine',
        ownServer: true,
      },
    });
    assert.equal(await mayAsk(servers, 'local-me-llama-13b-chat'), true);
    // Another window knows nothing of this server, nor does this one after it was reloaded.
    assert.equal(await mayAsk(new LocalServers(), 'local-me-llama-13b-chat'), false);
    await servers.stop();
    assert.deepEqual(servers.running, []);
    assert.equal(await mayAsk(servers, 'local-me-llama-13b-chat'), false);
    await gone(started.pid);
    await gone(started.child);
    await endpoints(undefined);
  },
  options,
);

test(
  'a server that ends while it starts is told in one sentence, and no endpoint is made',
  async () => {
    const { stand, servers, plan } = await stage('vllm', 'me-oom');
    stand.mode('oom');
    await assert.rejects(runServer(servers, plan, asking, log), {
      name: 'HumanError',
      message: /memory was not enough/,
    });
    assert.deepEqual(servers.running, []);
    assert.deepEqual(settings().endpoints, {});
  },
  options,
);

test(
  'closing the terminal stops the server',
  async () => {
    const { stand, servers, plan } = await stage('vllm', 'me-closed');
    const named = runServer(servers, plan, asking, log);
    const failed = assert.rejects(named, { name: 'HumanError', message: /You stopped the server/ });
    const { pid, child } = await eventually('the process', () => stand.started('vllm') ?? undefined);
    (await eventually('the terminal', () => terminal('me-closed'))).dispose();
    await gone(pid);
    await gone(child);
    await failed;
    assert.deepEqual(servers.running, []);
  },
  options,
);

test(
  'when the window goes, a server that does not want to end is made to',
  async () => {
    const { stand, servers, plan } = await stage('vllm', 'me-stubborn');
    stand.mode('stubborn');
    stand.ready();
    await runServer(servers, plan, asking, log);
    const { pid, child } = stand.started('vllm') ?? { pid: 0, child: 0 };
    assert.ok(alive(pid));
    await servers.stopAll();
    await gone(pid);
    await gone(child);
    await endpoints(undefined);
  },
  options,
);

test(
  'an endpoint of an earlier start keeps what the person wrote into it, and one that the person set up is left alone',
  async () => {
    const theirs = { baseUrl: 'http://127.0.0.1:1/v1', model: 'me-llama', location: 'machine' };
    const ours = { ...theirs, profile: 'chat', seed: 7, ownServer: true };
    await endpoints({ 'local-me-llama': theirs, 'local-me-llama-2': ours });
    const { stand, servers, plan } = await stage('vllm', 'me-llama');
    stand.ready();
    assert.equal(await mayAsk(servers, 'local-me-llama'), true);
    assert.equal(await mayAsk(servers, 'local-me-llama-2'), false);
    assert.equal(await runServer(servers, plan, asking, log), 'local-me-llama-2');
    assert.deepEqual(settings().endpoints, {
      'local-me-llama': theirs,
      'local-me-llama-2': { ...ours, baseUrl: `${plan.origin}/v1` },
    });
    assert.equal(await mayAsk(servers, 'local-me-llama-2'), true);
    await servers.stopAll();
    await endpoints(undefined);
  },
  options,
);

test(
  'a second server of a model gets an endpoint of its own while the first runs, here or from another window',
  async () => {
    const first = await stage('vllm', 'me-twice');
    first.stand.ready();
    assert.equal(await runServer(first.servers, first.plan, asking, log), 'local-me-twice');
    for (const servers of [first.servers, new LocalServers()]) {
      const second = await stage('vllm', 'me-twice', servers);
      second.stand.ready();
      const name = await runServer(servers, second.plan, asking, log);
      assert.notEqual(name, 'local-me-twice');
      assert.equal(await mayAsk(servers, name), true);
      const entry = settings().endpoints['local-me-twice'] as Record<string, unknown>;
      assert.equal(entry['baseUrl'], `${first.plan.origin}/v1`);
      if (servers !== first.servers) await servers.stopAll();
    }
    await first.servers.stopAll();
    await endpoints(undefined);
  },
  options,
);

test(
  'an endpoint that waits for its server is not asked before that is ready, nor is a stranger who answers in its place',
  async () => {
    const { stand, servers, plan } = await stage('vllm', 'me-known');
    const stale = { baseUrl: `${plan.origin}/v1`, model: 'me-known', location: 'machine', ownServer: true };
    await endpoints({ 'local-me-known': stale });
    const failed = assert.rejects(runServer(servers, { ...plan, model: 'me-expected' }, asking, log), {
      name: 'HumanError',
      message: /serves “me-known”, not “me-expected”, so it is another server/,
    });
    const { pid } = await eventually('the process', () => stand.started('vllm') ?? undefined);
    assert.equal(servers.running.length, 1);
    assert.equal(await mayAsk(servers, 'local-me-known'), false);
    stand.ready();
    await failed;
    await gone(pid);
    assert.equal(await mayAsk(servers, 'local-me-known'), false);
    assert.deepEqual(settings().endpoints, { 'local-me-known': stale });
    await endpoints(undefined);
  },
  options,
);

test(
  'to rerun the task starts nothing, and says so',
  async () => {
    const { stand, servers, plan } = await stage('vllm', 'me-again');
    stand.ready();
    await runServer(servers, plan, asking, log);
    const { pid } = stand.started('vllm') ?? { pid: 0 };
    await servers.stop();
    await eventually('the end of the task', () => (vscode.tasks.taskExecutions.length === 0 ? true : undefined));
    const ended = new Promise<number | undefined>((resolve) => {
      const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (!execution.task.name.includes('me-again')) return;
        listening.dispose();
        resolve(exitCode);
      });
    });
    await vscode.commands.executeCommand('workbench.action.tasks.reRunTask');
    assert.equal(await ended, 1);
    assert.equal(stand.started('vllm')?.pid, pid);
    assert.deepEqual(servers.running, []);
    await endpoints(undefined);
  },
  options,
);

test(
  'Ollama is asked whether it has the model, and its window is written down',
  async () => {
    const { stand, servers, plan } = await stage('ollama', 'me-llama');
    stand.ready();
    const name = await runServer(servers, plan, asking, log);
    const entry = settings().endpoints[name] as Record<string, unknown>;
    assert.deepEqual([entry['model'], entry['contextTokens']], ['me-llama:latest', 4096]);
    await servers.stopAll();
    await endpoints(undefined);
    const other = await stage('ollama', 'something-else');
    other.stand.ready();
    await assert.rejects(runServer(other.servers, other.plan, asking, log), /no model “something-else”.*ollama pull/);
    await gone(other.stand.started('ollama')?.pid ?? 0);
    assert.deepEqual(settings().endpoints, {});
  },
  options,
);
