// The browser that shows the workbench and the pages to the tests.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { HumanError } from '../src/humanError.ts';
import { cache } from './project.ts';
import { step } from './say.ts';
import { inTurn } from './turn.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const places = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined
      ? []
      : [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ];
  }),
];

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installed(): string | null {
  const given = process.env['DDX_CHROMIUM'];
  if (given !== undefined && given !== '') {
    if (runs(given)) return given;
    throw new HumanError('DDX_CHROMIUM names {0}, which cannot be run. Correct it or unset it.', given);
  }
  const ending = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name + ending)));
  return [...onPath, ...places].find(runs) ?? null;
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-qq', '-y', ...args], { env, stdio: 'ignore' }).status === 0;
}

const isRootOnDebian = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** The path of a Chromium or Chrome: found, or brought by apt where that is ours to do. */
export async function findChromium(): Promise<string> {
  const found = installed();
  if (found !== null) return found;
  if (isRootOnDebian()) {
    const brought = await inTurn(join(cache, 'install.lock'), () =>
      step('Chromium from apt (once)', () =>
        Promise.resolve(
          installed() ?? (apt('update') && apt('install', '--no-install-recommends', 'chromium') ? installed() : null),
        ),
      ),
    );
    if (brought !== null) return brought;
  }
  const command = { darwin: 'brew install --cask chromium', win32: 'winget install Google.Chrome' } as Record<
    string,
    string
  >;
  throw new HumanError(
    'No Chromium or Chrome was found. Type: {0} (or name one in DDX_CHROMIUM), then the same again.',
    command[process.platform] ?? 'apt install chromium',
  );
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}
