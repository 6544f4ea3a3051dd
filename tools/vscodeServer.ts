// A real VS Code, brought by npm alone: code-server's package holds the whole of it, and a browser shows it.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HumanError } from '../src/humanError.ts';
import { endGroup, startGroup } from './children.ts';
import { npm } from './npm.ts';
import { cache } from './project.ts';
import { step } from './say.ts';
import { inTurn } from './turn.mjs';

interface Version {
  readonly codeServer: string;
  readonly vscode: string;
  /** Of the code-server package. What is in it is pinned by its own shrinkwrap files. */
  readonly integrity: string;
  /** A Node of its own, where it does not run on the project's. */
  readonly node: string | null;
}

const versions = {
  newest: {
    codeServer: '4.139.1',
    vscode: '1.139.1',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    node: null,
  },
  oldest: {
    codeServer: '4.104.0',
    vscode: '1.104.0',
    integrity: 'sha512-wSo8KOqN/HnhAPkZ+aKviR61xx97KrYpvy9oomXhSwoM+1l5t8Mfuffx5or3Ew1PoJh2u2Y4fxIEi3Wn5++vfg==',
    node: '22.23.3',
  },
} satisfies Record<string, Version>;

export type Which = keyof typeof versions;

/** An installed VS Code server. */
export interface Host {
  readonly vscode: string;
  readonly node: string;
  readonly main: string;
}

async function installHost(folder: string, version: Version): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const allowScripts = { node: true };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'host', private: true, allowScripts }));
  await npm(folder, 'install', '--ignore-scripts', '--save-exact', `code-server@${version.codeServer}`);
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string }>;
  };
  if (lock.packages['node_modules/code-server']?.integrity !== version.integrity) {
    throw new HumanError('code-server {0} is not the package this project was made with.', version.codeServer);
  }
  // Not `npm ci`: its shrinkwrap file lacks an entry, and what it does name is installed as named by either.
  await npm(join(folder, 'node_modules/code-server/lib/vscode'), 'install', '--omit=dev', '--ignore-scripts');
  if (version.node !== null)
    await npm(folder, 'install', '--save-exact', `node@${version.node}`, '--ignore-scripts=false');
}

/** Installs a VS Code server below `.cache/` unless it is there; a half-finished one is noticed and done again. */
export async function vscodeHost(which: Which = 'newest'): Promise<Host> {
  const version: Version = versions[which];
  const folder = join(cache, `vscode-${version.codeServer}`);
  const done = join(folder, 'installed');
  if (!existsSync(done)) {
    await inTurn(join(cache, 'install.lock'), async () => {
      if (existsSync(done)) return;
      const part = `${folder}.part`;
      await step(`VS Code ${version.vscode} from npm (once)`, () => installHost(part, version));
      writeFileSync(join(part, 'installed'), '');
      rmSync(folder, { recursive: true, force: true });
      renameSync(part, folder);
    });
  }
  const node = process.platform === 'win32' ? 'node.exe' : 'node';
  return {
    vscode: version.vscode,
    node: version.node === null ? process.execPath : join(folder, 'node_modules', 'node', 'bin', node),
    main: join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

/** A port of the loopback that is free now. */
export async function freePort(port = 0): Promise<number | null> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.on('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}

export interface ServerOptions {
  /** Holds `data/User/settings.json`, `extensions/`, logs. Made when missing. */
  readonly data: string;
  readonly port?: number;
  /** Workspace trust asks its question. Without it every folder is trusted. */
  readonly trust: boolean;
  /** Lets an address name tests to run inside. */
  readonly testDriver?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server {
  readonly port: number;
  /** The address of a folder in this server. It holds the token: whoever has it can use the server. */
  url(folder: string | null, query?: Readonly<Record<string, string>>): string;
  logTail(): string;
  /** Resolves when the server has ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const startMs = 60_000;

/** The server's own folders and nothing of this person's; quiet where a switch allows it. */
function folders(data: string): string[] {
  mkdirSync(data, { recursive: true });
  return ['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')];
}

/** Resolves when the server answers a page that shows the token, or has ended. */
async function takes(port: number, token: string, ended: Promise<void>): Promise<void> {
  let over = false;
  void ended.then(() => (over = true));
  for (let status = 0; status !== 302 && !over;) {
    await sleep(50);
    status = await fetch(`http://127.0.0.1:${port}/?tkn=${token}`, { redirect: 'manual' }).then(
      (response) => response.status,
      () => 0,
    );
  }
}

/** Starts a server on the loopback with a random token, and waits until it listens. */
export async function startServer(host: Host, options: ServerOptions): Promise<Server> {
  const port = await freePort(options.port);
  if (port === null) throw new HumanError('Port {0} is taken.', String(options.port ?? 0));
  const token = randomBytes(18).toString('base64url');
  const tokenFile = join(options.data, `token-${process.pid}-${port}`);
  const args = [
    ...[host.main, '--host', '127.0.0.1', '--port', String(port), ...folders(options.data)],
    ...['--connection-token-file', tokenFile, '--accept-server-license-terms'],
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ...['--disable-telemetry', '--disable-experiments', '--disable-update-check'],
    ...(options.trust ? [] : ['--disable-workspace-trust']),
  ];
  mkdirSync(options.data, { recursive: true });
  writeFileSync(tokenFile, token, { mode: 0o600 });
  // An empty gallery: nothing is looked up on the internet. Variables of an editor this runs in would mislead the server.
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
  const child = startGroup(host.node, args, { ...own, EXTENSIONS_GALLERY: '{}', ...options.env });
  let log = '';
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const problem = await new Promise<string | null>((resolve) => {
    const timer = setTimeout(resolve, startMs, `did not answer within ${startMs / 1000} s`);
    const read = (chunk: Buffer): void => {
      log = (log + chunk.toString()).slice(-20_000);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', (error) => resolve(`could not start (${error.message})`));
    child.on('exit', (code) => resolve(`ended with ${code}`));
    void ended.then(() => clearTimeout(timer));
    // It listens before it has read its token: it is there when it takes the token.
    void takes(port, token, ended).then(() => resolve(null));
  });
  if (problem !== null) {
    await endGroup(child);
    throw new Error(`The VS Code server ${problem}:\n${log.slice(-2000)}`);
  }
  return {
    port,
    url: (folder, query = {}) => {
      const place: Record<string, string> = folder === null ? { ew: 'true' } : { folder: slashed(folder) };
      const search = new URLSearchParams({ tkn: token, ...place, ...query });
      return `http://127.0.0.1:${port}/?${search.toString()}`;
    },
    logTail: () => log.slice(-2000),
    ended,
    stop: async () => {
      await endGroup(child);
      rmSync(tokenFile, { force: true });
    },
  };
}

/** A path as VS Code's addresses want it: `/C:/x` on Windows. */
export function slashed(path: string): string {
  return process.platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path;
}

/** Installs a packaged extension into a server's own extensions folder. */
export async function installExtension(host: Host, data: string, vsix: string): Promise<void> {
  const args = [host.main, ...folders(data), '--install-extension', vsix, '--force'];
  const child = startGroup(host.node, args, { ...process.env, EXTENSIONS_GALLERY: '{}' });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  await endGroup(child);
  if (code !== 0 || !/successfully installed/.test(log)) throw new Error(`${vsix} was not installed:\n${log}`);
}

/** Settings of every workbench the tools open: quiet, local, nothing in the way of the case. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'telemetry.feedback.enabled': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'npm.fetchOnlinePackageInfo': false,
  // A degree sign is no disguise.
  'editor.unicodeHighlight.nonBasicASCII': false,
  'git.enabled': false,
  'git.autofetch': false,
  'remote.autoForwardPorts': false,
  'json.schemaDownload.enable': false,
  'typescript.disableAutomaticTypeAcquisition': true,
};

/** Writes the settings of a server's person. */
export function writeSettings(data: string, settings: Readonly<Record<string, unknown>>): void {
  writeUserSettings(join(data, 'data'), settings);
  // Settings of the machine are read from a file of their own on a server.
  mkdirSync(join(data, 'data', 'Machine'), { recursive: true });
  writeFileSync(join(data, 'data', 'Machine', 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

export function settingsFile(data: string): string {
  return join(data, 'data', 'User', 'settings.json');
}

/** The same below a VS Code's `--user-data-dir`. */
export function writeUserSettings(userData: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User', 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}
