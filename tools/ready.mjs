// Runs on whatever Node is installed (20 or newer): brings the dependencies, then hands over to the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** @param {string} sentence */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
function packages(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/** npm writes down what it installed when it is done: all that the lock file names has to be among it. */
function ready() {
  if (!existsSync(ownNode) || !existsSync(join(root, 'node_modules', '.package-lock.json'))) return false;
  const there = packages('node_modules/.package-lock.json');
  return Object.entries(packages('package-lock.json')).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || there[path]?.version === version,
  );
}

function install() {
  if (ready()) return;
  const since = Date.now();
  process.stdout.write('  dependencies with npm ci (once) ... ');
  const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const npm = spawnSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...retries], {
    cwd: root,
    encoding: 'utf8',
    shell: windows,
  });
  if (npm.error) {
    process.stdout.write('failed\n');
    giveUp('npm was not found. Install Node.js 20 or newer together with npm, then type the same again.');
  }
  if (npm.status !== 0 || !existsSync(ownNode)) {
    process.stdout.write('failed\n');
    console.error(npm.stderr.trim().split('\n').slice(0, 8).join('\n'));
    giveUp('The dependencies could not be installed. Check the network (or your npm registry), then type: npm ci');
  }
  process.stdout.write(`${((Date.now() - since) / 1000).toFixed(1)} s\n`);
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  giveUp(
    `Node.js 20 or newer is needed, this is ${process.version}. Install it from nodejs.org, then type the same again.`,
  );
}
if (!ready()) {
  const { inTurn } = await import('./turn.mjs');
  await inTurn(join(root, '.cache', 'install.lock'), install);
}

const [script, ...rest] = process.argv.slice(2);
if (script !== undefined) {
  const path = `${dirname(ownNode)}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(ownNode, [join(root, script), ...rest], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // Ctrl-C reaches the child through the terminal as well; a signal to this process alone is passed on.
  for (const name of /** @type {const} */ (['SIGHUP', 'SIGINT', 'SIGTERM'])) process.on(name, () => child.kill(name));
  // npm hands a signal to its shell only, which ends and leaves this process behind: then it is time to end too.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 130));
}
