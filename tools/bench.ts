// `npm run bench`: measurements, each beside what it is held against, taken in the same run.
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, Line } from '../test/bench/bench.ts';
import { HumanError } from '../src/humanError.ts';
import { root } from './project.ts';
import { tool } from './say.ts';

const columns = ['measured', 'against', 'ratio', 'goal'] as const;

function shown(line: Line): string {
  const cells = columns.map((column) => (column === 'ratio' ? line.ratio.toFixed(2) : line[column]).padEnd(26));
  return `${line.ok ? 'ok  ' : 'OVER'}  ${line.what.padEnd(40)} ${cells.join(' ').trimEnd()}`;
}

await tool(async () => {
  const wanted = process.argv.slice(2);
  const files = globSync('test/bench/*.bench.ts', { cwd: root })
    .sort()
    .filter((file) => wanted.length === 0 || wanted.includes(basename(file, '.bench.ts')));
  if (files.length === 0) throw new HumanError('There is no such measurement in test/bench.');
  console.log(
    `${' '.repeat(46)} ${columns
      .map((column) => column.padEnd(26))
      .join(' ')
      .trimEnd()}`,
  );
  for (const file of files) {
    const bench = (await import(pathToFileURL(join(root, file)).href)) as Bench;
    for (const line of await bench.run()) {
      console.log(shown(line));
      if (!line.ok) process.exitCode = 1;
    }
  }
});
