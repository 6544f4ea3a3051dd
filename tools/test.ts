// `npm test`: every check of the project in order, and at the end one line that counts all of them.
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { seconds } from './say.ts';
import { bundleHostTests, runInServer } from './hostTests.ts';
import { messageOf, oneCheck, type Outcome } from './outcome.ts';
import { packageExtension } from './package.ts';
import { runScript } from './script.ts';
import { runTestFiles } from './testFiles.ts';
import { findChromium } from './chromium.ts';
import { vscodeHost, type Which } from './vscodeServer.ts';

interface Step {
  readonly name: string;
  readonly title: string;
  readonly run: () => Promise<Outcome>;
}

async function hostTests(which: Which): Promise<Outcome> {
  const lines = await runInServer(await vscodeHost(which), await bundleHostTests());
  return {
    passed: lines.filter(({ kind }) => kind === 'passed').length,
    failures: lines.filter((line) => line.kind === 'failed'),
    skipped: [],
  };
}

const tsc = (world: string): Promise<void> => runScript('node_modules/typescript/bin/tsc', '-p', world);

const unit: readonly Step[] = [
  {
    name: 'unit',
    title: 'unit tests',
    run: () => runTestFiles('test/unit/**/*.test.ts', { concurrency: 2, timeoutMs: 60_000 }),
  },
];

const statics: readonly Step[] = [
  {
    name: 'lint',
    title: 'lint',
    run: () => oneCheck('eslint', () => runScript('node_modules/eslint/bin/eslint.js', '.')),
  },
  {
    name: 'format',
    title: 'format',
    run: () => oneCheck('prettier', () => runScript('node_modules/prettier/bin/prettier.cjs', '--check', '.')),
  },
  {
    name: 'types',
    title: 'types',
    run: () =>
      oneCheck('tsc', async () => {
        for (const world of ['src', 'webview', 'test', 'tools']) await tsc(world);
      }),
  },
];

const built: readonly Step[] = [
  {
    name: 'package',
    title: 'build and package',
    run: async () => {
      const made = await oneCheck('the package is built', async () => {
        await packageExtension();
      });
      if (made.failures.length > 0) return made;
      const contents = await runTestFiles('test/package/**/*.test.ts', { concurrency: 1, timeoutMs: 60_000 });
      return { ...contents, passed: contents.passed + made.passed };
    },
  },
  {
    name: 'page',
    title: 'pages in Chromium',
    run: () => runTestFiles('test/page/**/*.test.ts', { concurrency: 2, timeoutMs: 120_000 }),
  },
  { name: 'host', title: 'inside VS Code, newest', run: () => hostTests('newest') },
  {
    name: 'e2e',
    title: 'the package in VS Code',
    run: () => runTestFiles('test/e2e/**/*.test.ts', { concurrency: 2, timeoutMs: 240_000 }),
  },
];

const long: readonly Step[] = [
  { name: 'oldest', title: 'inside VS Code, oldest', run: () => hostTests('oldest') },
  {
    name: 'long',
    title: 'long loops',
    run: () => runTestFiles('test/long/**/*.test.ts', { concurrency: 1, timeoutMs: 1_200_000 }),
  },
];

function indented(text: string): string {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => !/node:internal|^\s*$/.test(line));
  const most = lines.slice(0, 30).map((line) => `      ${line.slice(0, 300)}`);
  return lines.length > 30 ? [...most, `      ... ${lines.length - 30} more lines`].join('\n') : most.join('\n');
}

/** Runs a step and says how it went; one that breaks, or that ran nothing, has failed. */
async function take(step: Step): Promise<Outcome> {
  const since = performance.now();
  let outcome: Outcome;
  try {
    outcome = await step.run();
  } catch (error) {
    outcome = { passed: 0, failures: [{ name: step.title, file: null, error: messageOf(error) }], skipped: [] };
  }
  if (outcome.passed === 0 && outcome.failures.length === 0) {
    outcome = { ...outcome, failures: [{ name: step.title, file: null, error: 'Nothing ran.' }] };
  }
  const { passed, failures, skipped } = outcome;
  const counts = [
    `${passed} passed`,
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ].join(', ');
  console.log(`${failures.length > 0 ? 'x' : ' '} ${step.title.padEnd(26)} ${seconds(since).padStart(8)}   ${counts}`);
  for (const { name, file, error } of failures) {
    console.log(`\n    FAILED ${name}${file === null || file === name ? '' : `\n      ${file}`}\n${indented(error)}\n`);
  }
  for (const test of skipped) console.log(`    skipped: ${test}`);
  return outcome;
}

async function inOrder(steps: readonly Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await take(step));
  return outcomes;
}

const { values, positionals } = parseArgs({ options: { long: { type: 'boolean' } }, allowPositionals: true });
const all = [...statics, ...unit, ...built, ...long];
const unknown = positionals.filter((name) => !all.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step is named ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const wanted = (steps: readonly Step[]): Step[] =>
  steps.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const asked = [...built, ...(values.long || positionals.length > 0 ? long : [])];

if (wanted(asked).some(({ name }) => name !== 'package' && name !== 'long')) await findChromium();
if (wanted(asked).some(({ name }) => name === 'host' || name === 'e2e')) await vscodeHost('newest');
if (wanted(asked).some(({ name }) => name === 'oldest')) await vscodeHost('oldest');

// What needs no browser shares the processor's cores; a browser gets them to itself.
const outcomes = (await Promise.all([inOrder(wanted(statics)), inOrder(wanted(unit))])).flat();
outcomes.push(...(await inOrder(wanted(asked))));

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failures.length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
