// `npm run test:electron`: the host tests inside a desktop VS Code, named by DDX_VSCODE or downloaded.
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { HumanError } from '../src/humanError.ts';
import { bundleHostTests, readReport } from './hostTests.ts';
import { messageOf } from './outcome.ts';
import { packageExtension } from './package.ts';
import { cache, root } from './project.ts';
import { copySamples } from './samples.ts';
import { step, tool } from './say.ts';
import { quietSettings, writeUserSettings } from './vscodeServer.ts';

/** The program of a desktop VS Code. */
async function desktop(): Promise<string> {
  const given = process.env['DDX_VSCODE'] ?? '';
  if (given !== '') {
    if (existsSync(given)) return given;
    throw new HumanError(
      'DDX_VSCODE names {0}, which is not there. Give the path of the VS Code program itself.',
      given,
    );
  }
  const cachePath = join(cache, 'vscode-desktop');
  mkdirSync(cachePath, { recursive: true });
  return step('desktop VS Code (once)', async () => {
    try {
      return await downloadAndUnzipVSCode({
        version: 'stable',
        cachePath,
        reporter: { report: () => {}, error: () => {} },
      });
    } catch (error) {
      throw new HumanError(
        'The desktop VS Code could not be downloaded ({0}). Type: DDX_VSCODE=/path/to/code npm run test:electron',
        messageOf(error),
      );
    }
  });
}

await tool(async () => {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new HumanError('A desktop VS Code needs a display. Type: xvfb-run -a npm run test:electron');
  }
  const vscodeExecutablePath = await desktop();
  await packageExtension();
  const bundle = await bundleHostTests();
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-')));
  try {
    const [samples, userData, report] = ['samples', 'user', 'report.jsonl'].map((name) => join(scratch, name)) as [
      string,
      string,
      string,
    ];
    copySamples(samples);
    writeUserSettings(userData, quietSettings);
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const launchArgs = [
      ...[samples, '--user-data-dir', userData, '--extensions-dir', join(scratch, 'extensions')],
      ...['--disable-extensions', '--disable-workspace-trust', '--disable-gpu', ...asRoot],
    ];
    let problem = '';
    try {
      await runTests({
        vscodeExecutablePath,
        extensionDevelopmentPath: root,
        extensionTestsPath: bundle,
        extensionTestsEnv: { DDX_HOST_REPORT: report },
        launchArgs,
      });
    } catch (error) {
      problem = messageOf(error);
    }
    const lines = readReport(report, bundle);
    const passed = lines.filter(({ kind }) => kind === 'passed').length;
    const failures = lines.filter((line) => line.kind === 'failed');
    for (const { file, name, error } of failures) console.log(`\nFAILED ${name}\n  ${file}\n  ${error}\n`);
    if (lines.at(-1)?.kind !== 'finished') throw new HumanError('VS Code ended before the tests did: {0}', problem);
    console.log(`${passed} passed, ${failures.length} failed`);
    if (failures.length > 0 || passed === 0) process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
});
