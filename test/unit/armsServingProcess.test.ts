import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Egress } from '../../src/arms/gate/egress.ts';
import { answers, healthy, modelsAt, type Waiting } from '../../src/arms/serving/health.ts';
import { freePort, portIsFree } from '../../src/arms/serving/ports.ts';
import { ServerProcess } from '../../src/arms/serving/process.ts';
import { troubleOf } from '../../src/arms/serving/trouble.ts';
import { root } from '../../tools/project.ts';
import { fakeServer } from '../servers/fakeServer.ts';
import { alive, standIns, unusedPort, type StandIns, type Started } from '../servers/standIn.ts';
import { passing, recordingTo } from './gateFixtures.ts';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-run-')));
const processes: ServerProcess[] = [];
after(async () => {
  await Promise.all(processes.map((one) => one.stop(50)));
  rmSync(scratch, { recursive: true, force: true });
});

let stand: StandIns;
let port: number;
let n = 0;
beforeEach(async () => {
  n += 1;
  stand = standIns(join(scratch, String(n)));
  port = await unusedPort();
});

/** Asks until it is so; a test that never sees it runs into its own limit. */
async function until<T>(ask: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const answer = ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    await pause(10);
  }
}

/** A signal that was sent takes its moment. */
async function gone({ pid, child }: Started): Promise<void> {
  await until(() => !alive(pid) && !alive(child));
}

function vllm(): ServerProcess {
  const words = [stand.paths['vllm'] ?? '', 'serve', '/m', '--served-model-name', 'me', '--port', String(port)];
  const server = new ServerProcess({ env: { OWN: 'x y' }, words }, () => undefined);
  processes.push(server);
  return server;
}

function waiting(more: Partial<Waiting> = {}): Waiting {
  return {
    date: () => new Date(0),
    ...passing,
    signal: new AbortController().signal,
    onWait: () => undefined,
    pause: (_, signal) => pause(10, undefined, { signal }),
    ...more,
  };
}
const origin = (): string => `http://127.0.0.1:${port}`;

describe('a server that we start', () => {
  it('is waited for until it can be used, however long that takes, and then asked by its own name', async () => {
    const server = vllm();
    let waits = 0;
    const lines: string[] = [];
    const onWait = (line: string): void => {
      lines.push(line);
      waits += 1;
      if (waits > 5 && line !== '') stand.ready();
    };
    await healthy('vllm', origin(), server, waiting({ onWait }));
    assert.ok(lines.includes('INFO loading me'));
    assert.deepEqual(await modelsAt(origin(), waiting()), ['me']);
    const started = stand.started('vllm');
    assert.ok(started);
    assert.deepEqual(started.args, ['serve', '/m', '--served-model-name', 'me', '--port', String(port)]);
    await server.stop();
    assert.equal(server.stopping, true);
    await gone(started);
    assert.equal(await answers(origin(), waiting()), false);
  });

  it('runs in the home folder, with its own variables and nothing of the editor’s', async () => {
    process.env['VSCODE_SECRET'] = 'x';
    process.env['ELECTRON_RUN_AS_NODE'] = '1';
    try {
      const server = vllm();
      const { cwd, env } = await until(() => stand.started('vllm'));
      assert.equal(cwd, realpathSync(homedir()));
      assert.equal(env['OWN'], 'x y');
      assert.equal(env['PYTHONUNBUFFERED'], '1');
      assert.deepEqual(
        Object.keys(env).filter((name) => /^(VSCODE|ELECTRON)_/.test(name)),
        [],
      );
      await server.stop();
    } finally {
      delete process.env['VSCODE_SECRET'];
      delete process.env['ELECTRON_RUN_AS_NODE'];
    }
  });

  it('is not ready while it says that it is loading', async () => {
    const words = [stand.paths['llama-server'] ?? '', '--alias', 'me', '--port', String(port)];
    const server = new ServerProcess({ env: {}, words }, () => undefined);
    processes.push(server);
    await until(() => server.said.includes('listening'));
    let ready = false;
    const done = healthy('llama-server', origin(), server, waiting()).then(() => (ready = true));
    assert.equal(await answers(origin(), waiting()), true);
    assert.equal(await modelsAt(origin(), waiting()), null);
    assert.equal(ready, false);
    stand.ready();
    await done;
    await server.stop();
  });

  it('that crashes is told at once, with its exit code where nothing better is known', async () => {
    stand.mode('crash');
    await assert.rejects(healthy('vllm', origin(), vllm(), waiting()), {
      name: 'HumanError',
      message: /by itself \(3\)/,
    });
  });

  it('that lacks memory says what to do', async () => {
    stand.mode('oom');
    await assert.rejects(healthy('vllm', origin(), vllm(), waiting()), /memory was not enough/);
  });

  it('that finds its port taken says so, and the other program’s answer does not pass for its own', async () => {
    const other = await fakeServer((response) => void response.writeHead(503).end());
    port = Number(new URL(other.origin).port);
    stand.ready();
    await assert.rejects(healthy('vllm', origin(), vllm(), waiting()), /port is taken/);
    await other.close();
  });

  it('that cannot be started is a sentence too', async () => {
    const server = new ServerProcess({ env: {}, words: [join(scratch, 'nothing')] }, () => undefined);
    await assert.rejects(healthy('vllm', origin(), server, waiting()), /could not be started: .*ENOENT/);
    await server.stop();
  });

  it('is no longer waited for once the person stops it', async () => {
    const server = vllm();
    const abort = new AbortController();
    const onWait = (): void => abort.abort();
    await assert.rejects(healthy('vllm', origin(), server, waiting({ signal: abort.signal, onWait })), /You stopped/);
    const started = await until(() => stand.started('vllm'));
    await server.stop();
    await gone(started);
  });

  it('that does not end when asked is made to, with what it started', async () => {
    stand.mode('stubborn');
    const server = vllm();
    const started = await until(() => stand.started('vllm'));
    await until(() => server.said.includes('loading'));
    await server.stop(200);
    assert.match(server.said, /not now/);
    assert.equal((await server.ended).signal, 'SIGKILL');
    await gone(started);
  });

  it('leaves nothing behind when it crashes', async () => {
    const server = vllm();
    const { pid, child } = await until(() => stand.started('vllm'));
    process.kill(pid, 'SIGKILL');
    const { signal } = await server.ended;
    assert.equal(signal, 'SIGKILL');
    await until(() => !alive(child));
    assert.match(troubleOf(server.said, await server.ended).message, /main memory/);
  });

  it('ends with us, even when we are ended without a word', async () => {
    const code = `
      import { ServerProcess } from './src/arms/serving/process.ts';
      new ServerProcess({ env: {}, words: ${JSON.stringify([stand.paths['vllm'], '--served-model-name', 'me', '--port', String(port)])} }, () => {});
      setInterval(() => {}, 1000);`;
    const editor = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
      cwd: root,
      stdio: 'ignore',
    });
    const { pid, child } = await until(() => stand.started('vllm'));
    assert.deepEqual([alive(pid), alive(child)], [true, true]);
    editor.kill('SIGKILL');
    await once(editor, 'exit');
    await until(() => !alive(pid) && !alive(child));
  });

  it('shows the last line of a progress bar, without colours', async () => {
    const script = `process.stdout.write('a\\n\\u001b[32m 10%\\u001b[0m\\r 20%\\r\\n\\n')`;
    const server = new ServerProcess({ env: {}, words: [process.execPath, '-e', script] }, () => undefined);
    await server.ended;
    assert.equal(server.lastLine, '20%');
  });
});

describe('what servers say before they give up', () => {
  const said: readonly (readonly [string, RegExp])[] = [
    ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 448.00 MiB', /memory was not enough/],
    [
      'ggml_backend_cuda_buffer_type_alloc_buffer: allocating 40000.00 MiB on device 0: cudaMalloc failed: out of memory',
      /memory was not enough/,
    ],
    ['Error: model requires more system memory (40 GiB) than is available (8 GiB)', /memory was not enough/],
    [
      'ValueError: Free memory on device (31.44/47.38 GiB) on startup is less than desired GPU memory utilization (0.9, 42.6 GiB).',
      /Other programs hold memory/,
    ],
    [
      "ValueError: The model's max seq len (4096) is larger than the maximum number of tokens that can be stored in KV cache (1024).",
      /window does not fit/,
    ],
    ['OSError: [Errno 98] Address already in use', /port is taken/],
    ['Error: listen tcp 127.0.0.1:11434: bind: address already in use', /port is taken/],
    ["couldn't bind HTTP server socket, hostname: 127.0.0.1, port: 8080", /port is taken/],
    ['RuntimeError: Failed to infer device type', /found no GPU/],
    ['RuntimeError: No CUDA GPUs are available', /found no GPU/],
    ['Total number of attention heads (40) must be divisible by tensor parallel size (3).', /cannot be spread/],
    ['vllm: error: unrecognized arguments: --foo', /does not know one of the options/],
    ['error: invalid argument: --foo', /does not know one of the options/],
    ["ValueError: Model architectures ['FooForCausalLM'] are not supported for now.", /does not know this kind/],
    ["huggingface_hub.errors.HFValidationError: Repo id must be in the form 'repo_name'", /could not read the model/],
    ["gguf_init_from_file: failed to open GGUF file '/x.gguf' (No such file or directory)", /could not read the model/],
    ["ModuleNotFoundError: No module named 'ray'", /not installed completely/],
    [
      'llama-server: error while loading shared libraries: libcudart.so.12: cannot open shared object file',
      /not installed completely/,
    ],
  ];
  for (const [text, sentence] of said) {
    it(text.slice(0, 60), () => {
      const ending = { code: 1, signal: null, error: null };
      assert.match(troubleOf(`INFO starting\n${text}\nTraceback\n`, ending).message, sentence);
    });
  }
});

describe('a port', () => {
  it('is free or not, and another is found', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    assert.equal(await portIsFree(address.port), false);
    const other = await freePort(address.port);
    assert.notEqual(other, address.port);
    assert.equal(await portIsFree(other), true);
    await new Promise((resolve) => server.close(resolve));
  });

  it('that something else answers on is no model server', async () => {
    const page = await fakeServer((response) => void response.end('<html>'));
    const left: Egress[] = [];
    assert.equal(await answers(page.origin, waiting({ record: recordingTo(left) })), true);
    assert.deepEqual(
      left.map(({ origin, location, bytes, carriesCase }) => ({ origin, location, bytes, carriesCase })),
      [{ origin: page.origin, location: 'machine', bytes: 0, carriesCase: false }],
    );
    assert.equal(await modelsAt(page.origin, waiting()), null);
    assert.deepEqual(
      page.seen.map(({ method, body }) => [method, body]),
      [
        ['GET', ''],
        ['GET', ''],
      ],
    );
    assert.deepEqual(
      page.seen.map(({ headers }) => headers.authorization),
      [undefined, undefined],
    );
    await page.close();
  });
});
