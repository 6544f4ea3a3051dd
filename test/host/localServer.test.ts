import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { LocalServers } from '../../src/editor/server/localServer.ts';
import { runServer, type Plan } from '../../src/editor/server/localServerRun.ts';
import { settings } from '../../src/editor/settings.ts';
import { alive, standIns, unusedPort, type StandIns } from '../servers/standIn.ts';
import { log, scratch } from './fakes.ts';
import { eventually, test } from './harness.ts';

const options = { timeoutMs: 30_000 };

interface Stage {
  readonly stand: StandIns;
  readonly servers: LocalServers;
  readonly plan: Plan;
}

async function stage(program: 'vllm' | 'ollama', model: string): Promise<Stage> {
  const stand = standIns(join(scratch(), 'bin'));
  const port = await unusedPort();
  const path = stand.paths[program] ?? '';
  const words =
    program === 'vllm'
      ? { env: {}, words: [path, 'serve', '/m', '--served-model-name', model, '--port', String(port)] }
      : { env: { OLLAMA_HOST: `127.0.0.1:${port}` }, words: [path, 'serve'] };
  const plan = { program, words, preface: 'the command', origin: `http://127.0.0.1:${port}`, model };
  return { stand, servers: new LocalServers(vscode.Uri.file('/'), log), plan };
}

function endpoints(value: unknown): Thenable<void> {
  return vscode.workspace.getConfiguration('ddx').update('endpoints', value, vscode.ConfigurationTarget.Global);
}

const terminal = (model: string) => vscode.window.terminals.find(({ name }) => name.includes(model));
const gone = (pid: number) => eventually(`the end of ${pid}`, () => (alive(pid) ? undefined : true));

test(
  'a server runs in a task’s terminal, becomes an endpoint when it is ready, and is stopped with all that it started',
  async () => {
    const { stand, servers, plan } = await stage('vllm', 'Me-LLaMA-13B-chat');
    const named = runServer(servers, plan, log);
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
      },
    });
    await servers.stop();
    assert.deepEqual(servers.running, []);
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
    await assert.rejects(runServer(servers, plan, log), { name: 'HumanError', message: /memory was not enough/ });
    assert.deepEqual(servers.running, []);
    assert.deepEqual(settings().endpoints, {});
  },
  options,
);

test(
  'closing the terminal stops the server',
  async () => {
    const { stand, servers, plan } = await stage('vllm', 'me-closed');
    const named = runServer(servers, plan, log);
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
    await runServer(servers, plan, log);
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
  'an endpoint keeps what the person wrote into it, and one that stands elsewhere is left alone',
  async () => {
    const elsewhere = { baseUrl: 'https://gpu.example/v1', model: 'me-llama', location: 'institution' };
    const own = { baseUrl: 'http://127.0.0.1:1/v1', model: 'me-llama', location: 'machine', profile: 'chat', seed: 7 };
    await endpoints({ 'local-me-llama': elsewhere, 'local-me-llama-2': own });
    const { stand, servers, plan } = await stage('vllm', 'me-llama');
    stand.ready();
    assert.equal(await runServer(servers, plan, log), 'local-me-llama-2');
    assert.deepEqual(settings().endpoints, {
      'local-me-llama': elsewhere,
      'local-me-llama-2': { ...own, baseUrl: `${plan.origin}/v1` },
    });
    await servers.stopAll();
    await endpoints(undefined);
  },
  options,
);

test(
  'Ollama is asked whether it has the model, and its window is written down',
  async () => {
    const { stand, servers, plan } = await stage('ollama', 'me-llama');
    stand.ready();
    const name = await runServer(servers, plan, log);
    const entry = settings().endpoints[name] as Record<string, unknown>;
    assert.deepEqual([entry['model'], entry['contextTokens']], ['me-llama:latest', 4096]);
    await servers.stopAll();
    await endpoints(undefined);
    const other = await stage('ollama', 'something-else');
    other.stand.ready();
    await assert.rejects(runServer(other.servers, other.plan, log), /no model “something-else”.*ollama pull/);
    await gone(other.stand.started('ollama')?.pid ?? 0);
    assert.deepEqual(settings().endpoints, {});
  },
  options,
);
