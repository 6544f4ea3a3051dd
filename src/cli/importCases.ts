import { resolve } from 'node:path';
import { columnRoles, formats, type ColumnRole } from '../cases/import/draft.ts';
import { fill, HumanError } from '../humanError.ts';
import { gather } from '../study/intake/gather.ts';
import { Intake } from '../study/intake/intake.ts';
import { Readers } from '../study/intake/readers.ts';
import { takeIn } from '../study/intake/takeIn.ts';
import { help } from './help.ts';
import { importReport } from './importReport.ts';
import { oneOf, readOptions } from './options.ts';
import { namesIn } from './phi.ts';
import { exit, type Terminal } from './terminal.ts';
import { version } from './version.ts';

const flags = {
  into: { type: 'string' },
  format: { type: 'string' },
  column: { type: 'string', multiple: true },
  names: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `ddx import`: cases from files into a study folder. */
export async function importCases(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'import');
  if (values.help === true) {
    terminal.out(help.import);
    return exit.done;
  }
  if (positionals.length === 0)
    throw new HumanError('Name the files and folders to import. See {0}.', 'ddx import --help');
  if (values.into === undefined) {
    throw new HumanError('Say which study folder the cases go into: --into STUDY. It is made where there is none.');
  }
  const format = oneOf(values.format ?? 'auto', '--format', ['auto', ...formats] as const);
  const roles = rolesFrom(values.column ?? []);
  const { signal } = terminal;
  const into = resolve(values.into);
  const report = importReport(terminal, values.json === true);
  const intake = await Intake.open(into, {
    date: () => new Date(),
    by: 'ddx import',
    software: `me-llama-ddx ${version()}`,
    names: values.names === undefined ? [] : await namesIn(values.names),
  });
  const readers = new Readers();
  try {
    const { files, skipped, failed } = await gather(positionals, { into, signal });
    for (const { file, reason } of failed) {
      report.add({ is: 'failed', file, error: { line: null, column: null, sentence: reason } });
    }
    for (const { file, reason } of skipped) report.add({ is: 'skipped', file, reason });
    report.begin(files.length);
    const paths = files.map(({ path }) => path);
    for await (const taken of takeIn(paths, { readers, intake, options: { format, roles }, signal })) report.add(taken);
  } catch (error) {
    // Stopped while it was looking for files.
    if (!signal.aborted) {
      if (!(error instanceof HumanError)) throw error;
      report.stopped(into, fill(error.template, error.values));
    }
  } finally {
    await readers.close();
  }
  report.end(into);
  return signal.aborted ? exit.cancelled : report.cases > 0 ? exit.done : exit.failed;
}

function rolesFrom(columns: readonly string[]): Readonly<Record<string, ColumnRole>> {
  return Object.fromEntries(
    columns.map((column) => {
      const at = column.lastIndexOf('=');
      if (at <= 0)
        throw new HumanError('--column takes a column and what it holds, like {0}.', '--column "History=text"');
      return [column.slice(0, at), oneOf(column.slice(at + 1), '--column NAME=ROLE: the role', columnRoles)];
    }),
  );
}
