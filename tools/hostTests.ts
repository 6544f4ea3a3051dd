// The tests inside VS Code: one bundle, run by a real VS Code server of ours or by an installed desktop VS Code.
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { HostReport } from '../test/host/harness.ts';
import { launchChromium } from './chromium.ts';
import { cache, root } from './project.ts';
import { copySamples } from './samples.ts';
import { quietSettings, writeSettings, slashed, startServer, type Host } from './vscodeServer.ts';

/** Bundles files below `test/` into one module whose `run` VS Code calls. */
export async function bundleHostTests(pattern = 'test/host/**/*.test.ts', name = 'host'): Promise<string> {
  const files = globSync(pattern, { cwd: root }).sort();
  const outfile = join(cache, 'test', `${name}.cjs`);
  const path = (file: string): string => JSON.stringify(file.replaceAll('\\', '/'));
  await build({
    absWorkingDir: root,
    stdin: {
      contents: [
        `import { version } from 'vscode';`,
        `import { load, runAll } from './test/host/harness.ts';`,
        ...files.map((file) => `load(${path(file)}, () => require(${path(`./${file}`)}));`),
        `export const run = () => runAll(version);`,
      ].join('\n'),
      resolveDir: root,
      sourcefile: 'hostTests.js',
    },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode'],
    sourcemap: true,
    logLevel: 'warning',
    // Where a module looks for its own place, a test tells it.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return outfile;
}

/** Puts the places of the test files where a stack tells places of the bundle. */
function unbundled(stack: string, bundle: string): string {
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')) as SourceMapPayload);
  return stack.replaceAll(
    new RegExp(`\\S*${basename(bundle)}:(\\d+):(\\d+)`, 'g'),
    (place, line: string, column: string) => {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!('originalSource' in entry)) return place;
      return `${resolve(dirname(bundle), entry.originalSource)}:${entry.originalLine + 1}`;
    },
  );
}

/** What a run reported, in the words of the test files. */
export function readReport(path: string, bundle: string): HostReport[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const report = JSON.parse(line) as HostReport;
      return report.kind === 'failed' ? { ...report, error: unbundled(report.error, bundle) } : report;
    });
}

const runMs = 180_000;

/** Runs a bundle in a server of ours, shown by Chromium, and gives what it reported. `others`: extensions beside ours. */
export async function runInServer(
  host: Host,
  bundle: string,
  { others = [], env = {} }: { others?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<HostReport[]> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-')));
  const samples = join(scratch, 'samples');
  try {
    copySamples(samples);
    const report = join(scratch, 'report.jsonl');
    const data = join(scratch, 'server');
    writeSettings(data, quietSettings);
    for (const other of others) cpSync(other, join(data, 'extensions', basename(other)), { recursive: true });
    const server = await startServer(host, {
      data,
      trust: false,
      testDriver: true,
      env: { ...env, DDX_HOST_REPORT: report },
    });
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      const exit = new Promise<string | null>((done, reject) => {
        page.exposeFunction('codeAutomationExit', () => done(null)).catch(reject);
        page.exposeFunction('codeAutomationLog', () => {}).catch(reject);
        setTimeout(done, runMs, `The tests did not end within ${runMs / 1000} s.`).unref();
        server.ended.then(() => done('The VS Code server ended before the tests did.'), reject);
      });
      const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${slashed(path)}`;
      const payload = [
        ['extensionDevelopmentPath', remote(root)],
        ['extensionTestsPath', remote(bundle)],
        ['skipWelcome', 'true'],
      ];
      await page.goto(server.url(samples, { payload: JSON.stringify(payload) }));
      const problem = await exit;
      const lines = readReport(report, bundle);
      if (problem === null && lines.at(-1)?.kind === 'finished') return lines;
      const tail = [problem ?? 'VS Code ended the tests early.', ...said.slice(-15), server.logTail()].join('\n');
      const failed = { kind: 'failed', file: basename(bundle), name: 'the run in VS Code ends', ms: 0 } as const;
      return [...lines, { ...failed, error: tail }];
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
