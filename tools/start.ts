// `npm start`: the extension in a real VS Code, with the sample study open.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../src/humanError.ts';
import { openBrowser } from './openBrowser.ts';
import { packageExtension } from './package.ts';
import { cache, root } from './project.ts';
import { step, tool } from './say.ts';
import { inTurn } from './turn.mjs';
import {
  freePort,
  installExtension,
  quietSettings,
  settingsFile,
  startServer,
  vscodeHost,
  writeSettings,
} from './vscodeServer.ts';

const samples = join(root, 'samples');

/** A fixed port: a browser keeps what VS Code remembers (layout, trust) by address. */
const usualPort = 8417;

const usage = `npm start                  the sample study in a VS Code of its own, in your browser
npm start -- --port P      the same at another port than ${usualPort}
npm start -- --desktop     in the VS Code installed on this machine`;

interface Wish {
  readonly port: number;
  readonly desktop: boolean;
  readonly help: boolean;
}

function readWish(): Wish {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, desktop: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const port = Number(values.port ?? usualPort);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${values.port} is not a port`);
    return { port, desktop: values.desktop ?? false, help: values.help ?? false };
  } catch (error) {
    throw new HumanError('{0}. What there is:\n{1}', error instanceof Error ? error.message : String(error), usage);
  }
}

/** Installs the package of the sources as they are into a folder of its own, unless that one is there already. */
async function installed(data: string, install: (vsix: string) => Promise<void>): Promise<void> {
  const { path, hash } = await step('building and packing the extension', packageExtension);
  const stamp = join(data, 'installed-package');
  await inTurn(join(cache, 'start.lock'), async () => {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
    mkdirSync(data, { recursive: true });
    await step('installing it into VS Code', () => install(path));
    writeFileSync(stamp, hash);
  });
}

async function checkPort(port: number): Promise<void> {
  if ((await freePort(port)) !== null) return;
  let other = port + 1;
  while ((await freePort(other)) === null) other += 1;
  throw new HumanError('Port {0} is taken. Type: npm start -- --port {1}', String(port), String(other));
}

async function serve(port: number): Promise<void> {
  await checkPort(port);
  const host = await vscodeHost();
  const data = join(cache, 'start');
  if (!existsSync(settingsFile(data))) writeSettings(data, quietSettings);
  await installed(data, (vsix) => installExtension(host, data, vsix));
  const server = await step(`starting VS Code ${host.vscode}`, () => startServer(host, { data, port, trust: true }));
  const asked = new Promise<'asked'>((resolve) => {
    for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(name, () => resolve('asked'));
  });
  const address = server.url(samples);
  console.log(`\nThe sample study is open in VS Code at:\n\n  ${address}\n`);
  console.log(
    'It is in Restricted Mode until you trust the folder ("Manage", above): it is this project\'s own "samples".',
  );
  console.log('The address holds a secret, whoever has it can use this VS Code. Ctrl-C ends it.');
  openBrowser(address);
  if ((await Promise.race([asked, server.ended])) === 'asked') {
    await server.stop();
    console.log('\nEnded.');
    return;
  }
  await server.stop();
  throw new HumanError('VS Code ended by itself. Its last words:\n{0}', server.logTail());
}

/** Runs the installed `code`, which on Windows is a script. */
function code(...args: readonly string[]): { readonly ok: boolean; readonly said: string } {
  const run = spawnSync('code', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  return { ok: run.status === 0, said: `${run.stdout ?? ''}${run.stderr ?? ''}` };
}

async function openDesktop(): Promise<void> {
  if (!code('--version').ok) {
    throw new HumanError('No "code" command was found. Install VS Code from code.visualstudio.com, or type: npm start');
  }
  const data = join(cache, 'desktop');
  const own = ['--user-data-dir', join(data, 'data'), '--extensions-dir', join(data, 'extensions')];
  await installed(data, (vsix) => {
    const { ok, said } = code(...own, '--install-extension', vsix, '--force');
    return ok ? Promise.resolve() : Promise.reject(new HumanError('VS Code did not install it:\n{0}', said));
  });
  const { ok, said } = code(...own, '--new-window', samples);
  if (!ok) throw new HumanError('VS Code did not open:\n{0}', said);
  console.log('The sample study is open in a VS Code window with settings and extensions of its own.');
}

await tool(async () => {
  const wish = readWish();
  if (wish.help) console.log(usage);
  else if (wish.desktop) await openDesktop();
  else await serve(wish.port);
});
