// Runs on whatever Node is installed (20 or newer): brings the dependencies, then hands over to the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules', '.ready');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

const ready = existsSync(ownNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
if (!ready) {
  console.log('Setting up: installing dependencies with npm ci ...');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (npm.error?.code === 'ENOENT') {
    console.error('npm was not found. Install Node.js 20 or newer together with npm, then run the same command again.');
    process.exit(1);
  }
  if (npm.status !== 0 || !existsSync(ownNode)) {
    console.error(
      'The dependencies could not be installed. Check the network (or the npm registry you use), then run: npm ci',
    );
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

const [script, ...rest] = process.argv.slice(2);
if (!script) process.exit(0);
const child = spawn(ownNode, [join(root, script), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(ownNode)}${windows ? ';' : ':'}${process.env['PATH'] ?? ''}` },
});
// Ctrl-C reaches the child through the terminal; a plain kill of this process is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
