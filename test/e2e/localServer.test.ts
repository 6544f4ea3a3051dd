import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { alive, standIns, unusedPort, type StandIns, type Started } from '../servers/standIn.ts';
import { Workbench } from './workbench.ts';

const file = '01-chest-pain.md';

/** Asks until it is so; a test that never sees it runs into its own limit. */
async function until<T>(ask: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const answer = ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    await pause(50);
  }
}

const gone = ({ pid, child }: Started) => until(() => !alive(pid) && !alive(child));

/** Variables of a person whose login shell puts folders on the PATH: VS Code's server asks it for them. */
function withPath(home: string, ...folders: readonly string[]): Readonly<Record<string, string>> {
  writeFileSync(join(home, '.bash_profile'), `export PATH='${folders.join(':')}':"$PATH"\n`);
  return { HOME: home, SHELL: '/bin/bash' };
}

/** A folder in the model's own, by which a dialog shows that it has got there. */
const partOfModel = 'original';

/** The shape of a model whose weights take no room on the disk. */
function modelFolder(path: string): string {
  mkdirSync(join(path, partOfModel), { recursive: true });
  const config = {
    architectures: ['LlamaForCausalLM'],
    num_attention_heads: 40,
    num_key_value_heads: 40,
    num_hidden_layers: 40,
    hidden_size: 5120,
    intermediate_size: 13_824,
    max_position_embeddings: 4096,
    torch_dtype: 'bfloat16',
  };
  writeFileSync(join(path, 'config.json'), JSON.stringify(config));
  writeFileSync(join(path, 'model.safetensors'), '');
  truncateSync(join(path, 'model.safetensors'), 26e9);
  return path;
}

/** From the command to the line that will run, with a port that nobody else has. */
async function offered(workbench: Workbench, model: string): Promise<string> {
  const box = workbench.quickInput.getByRole('textbox').first();
  await workbench.command('DDx: Start Local Server…');
  await workbench.rows.filter({ hasText: 'vLLM' }).waitFor();
  await workbench.screenshot('local-server-programs');
  await workbench.pick('vLLM');
  const serve = workbench.quickInput.getByRole('button', { name: 'Serve' });
  await serve.waitFor();
  // The dialog overwrites what is typed before its first list is there, and takes the button for "go to that folder"
  // as long as it has not listed the folder that was typed.
  await workbench.rows.getByText('..', { exact: true }).waitFor();
  await box.fill(`${model}/`);
  await workbench.rows.filter({ hasText: partOfModel }).waitFor();
  await serve.click();
  await workbench.quickInput.getByText('Enter starts exactly this').waitFor();
  const line = (await box.inputValue()).replace(/--port \d+/, `--port ${await unusedPort()}`);
  await box.fill(line);
  return line;
}

describe('a local server', () => {
  let scratch: string;
  let stand: StandIns;
  let model: string;
  let workbench: Workbench;
  before(async () => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-local-')));
    stand = standIns(join(scratch, 'bin'), ['vllm', 'ollama', 'nvidia-smi']);
    stand.gpus('0, NVIDIA A100-SXM4-80GB, 81920, 81000\n1, NVIDIA A100-SXM4-80GB, 81920, 9000\n');
    model = modelFolder(join(scratch, 'my models', 'Me-LLaMA-13B-chat'));
    workbench = await Workbench.open({ env: withPath(scratch, stand.folder) });
  });
  after(async () => {
    await workbench.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  const box = () => workbench.quickInput.getByRole('textbox').first();

  it('is offered with the whole command, for the model and the GPUs that there are', async () => {
    const line = await offered(workbench, model);
    assert.match(line, /^CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES=0 /);
    assert.ok(line.includes(`vllm serve '${model}' --served-model-name Me-LLaMA-13B-chat --host 127.0.0.1`), line);
    await workbench.screenshot('local-server-command');
    await box().fill(`${line} | tee log`);
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.getByText('No shell reads this line').waitFor();
    await workbench.screenshot('local-server-no-shell');
    assert.equal(stand.started('vllm'), null);
    await workbench.page.keyboard.press('Escape');
  });

  it('that runs out of memory says so in one sentence', async () => {
    stand.mode('oom');
    await offered(workbench, model);
    await workbench.page.keyboard.press('Enter');
    await workbench.notifications.getByText('The memory was not enough for this model').waitFor();
    await workbench.screenshot('local-server-out-of-memory');
    await gone(stand.started('vllm') ?? { pid: 0, child: 0, args: [], cwd: '', env: {} });
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('loads as long as it takes, becomes an endpoint, and answers a case', async () => {
    stand.mode('serve');
    const { pid: before_ } = stand.started('vllm') ?? { pid: 0 };
    await offered(workbench, model);
    await workbench.page.keyboard.press('Enter');
    const started = await until(() => {
      const now = stand.started('vllm');
      return now && now.pid !== before_ ? now : null;
    });
    await workbench.page
      .getByText(/\d s\. INFO loading Me-LLaMA-13B-chat/)
      .first()
      .waitFor();
    await workbench.screenshot('local-server-loading');
    assert.ok(started.args.includes(model));
    assert.equal(started.env['CUDA_VISIBLE_DEVICES'], '0');
    stand.ready();
    await workbench.notifications.getByText('The server is ready.').waitFor();
    await workbench.screenshot('local-server-ready');
    await workbench.page.getByRole('button', { name: 'Use Now' }).click();
    await workbench.statusItem(/local-me-llama-13b-chat/).waitFor();
    await workbench.openFile(file);
    await workbench.focusEditor(file);
    await workbench.command('DDx: Diagnose Selection');
    await workbench.webview.locator('.ranking').getByText('Inferior myocardial infarction').waitFor();
    await workbench.screenshot('local-server-answer');
    await workbench.command('DDx: Stop Local Server');
    await gone(started);
    await workbench.focusEditor(file);
    await workbench.command('DDx: Diagnose Selection');
    await workbench.webview.getByText('does not run in this window, so nothing was sent').first().waitFor();
    await workbench.webview.getByRole('button', { name: 'Start Local Server…' }).waitFor();
    await workbench.screenshot('local-server-ended');
  });

  it('of a cluster is written as a script that can be pasted', async () => {
    await workbench.command('DDx: Write Server Script…');
    await workbench.pick('A batch job for Slurm');
    await workbench.quickInput.getByText('Folder of the model, as the cluster sees it').waitFor();
    await box().fill('/data/Me-LLaMA-70B-chat');
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.getByText('How many machines?').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.getByText('How many GPUs in each machine?').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.editor.getByText('#SBATCH --nodes=2').first().waitFor();
    await workbench.screenshot('local-server-script');
  });
});

describe('a local server of a window without a folder', () => {
  let scratch: string;
  let stand: StandIns;
  let workbench: Workbench;
  before(async () => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-local-')));
    stand = standIns(join(scratch, 'bin'), ['vllm']);
    stand.ready();
    workbench = await Workbench.open({ folder: null, env: withPath(scratch, stand.folder) });
  });
  after(async () => {
    await workbench.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('ends with the window', async () => {
    await offered(workbench, modelFolder(join(scratch, 'Me-LLaMA-13B-chat')));
    await workbench.page.keyboard.press('Enter');
    await workbench.notifications.getByText('The server is ready.').waitFor();
    const started = stand.started('vllm');
    assert.ok(started && alive(started.pid));
    await workbench.reload();
    await gone(started);
  });
});

describe('a path in the settings that leads nowhere', () => {
  let scratch: string;
  let workbench: Workbench;
  before(async () => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-stale-')));
    const { folder } = standIns(join(scratch, 'bin'), ['vllm']);
    const settings = { 'ddx.localServer.paths': { ollama: join(scratch, 'gone', 'ollama') } };
    workbench = await Workbench.open({ settings, env: withPath(scratch, folder) });
  });
  after(async () => {
    await workbench.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('is told beside its program, and the others are offered', async () => {
    await workbench.command('DDx: Start Local Server…');
    await workbench.rows.filter({ hasText: 'does not lead to a program for ollama' }).waitFor();
    await workbench.rows.filter({ hasText: 'A model folder in the form of Hugging Face' }).waitFor();
    await workbench.screenshot('local-server-stale-path');
  });
});

describe('a folder that is not trusted', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ trust: true });
  });
  after(() => workbench.close());

  it('starts no server', async () => {
    await workbench.command('DDx: Start Local Server…');
    await workbench.notifications.getByText('No server is started from a folder that is not trusted').waitFor();
    await workbench.screenshot('local-server-not-trusted');
  });
});

describe('a machine without a program that serves models', () => {
  let workbench: Workbench;
  before(async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-none-')));
    // A program of the right name that came with the folder, and a PATH that leads there.
    const { folder: bin } = standIns(join(folder, 'bin'), ['vllm']);
    workbench = await Workbench.open({ folder, env: withPath(folder, bin, 'bin', '.') });
  });
  after(async () => {
    await workbench.close();
    rmSync(workbench.folder, { recursive: true, force: true });
  });

  it('is told so, with the way to one, and the folder’s own program is not run', async () => {
    await workbench.command('DDx: Start Local Server…');
    await workbench.notifications.getByText('No program that serves models was found').waitFor();
    await workbench.screenshot('local-server-none');
    await workbench.page.getByRole('button', { name: 'How to Install' }).click();
    await workbench.webview.getByRole('heading', { name: 'Serving Me-LLaMA, and any other model' }).waitFor();
    await workbench.screenshot('local-server-guide');
  });
});
