import * as vscode from 'vscode';
import type { SurrogateMap } from '../../cases/phi/surrogates.ts';
import { caseHeadings } from '../../cases/sections.ts';
import { HumanError } from '../../humanError.ts';
import type { Sheets } from '../endpoints/sheets.ts';
import type { FixMeans } from './fixes.ts';

type Translate = (message: string, ...values: (string | number)[]) => string;

/** *Show Originals of Surrogates*: what stands for what in a document, after the person was asked. */
export async function showSurrogates(
  document: vscode.TextDocument,
  { subjects, surrogates }: Pick<FixMeans, 'subjects' | 'surrogates'>,
  sheets: Sheets,
): Promise<void> {
  const offsets = [0, ...caseHeadings(document.getText()).map(({ start }) => start)];
  const keys = new Set((await subjects.at(document, offsets)).map(({ key }) => key));
  const maps: SurrogateMap[] = [];
  for (const key of keys) {
    const map = await surrogates.read(key);
    if (map !== null) maps.push(map);
  }
  if (maps.every(({ pairs }) => pairs.length === 0)) {
    throw new HumanError('No words of this document were replaced by surrogates on this machine.');
  }
  const show = vscode.l10n.t('Show Them');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Show the words that surrogates stand for?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'They identify the patient. They are shown in a document that is not saved; extensions that read open documents, such as AI assistants, may see it.',
      ),
    },
    show,
  );
  if (chosen !== show) return;
  const text = maps.map((map) => surrogateSheet(map, vscode.l10n.t)).join('\n');
  await sheets.show(sheets.make({ name: vscode.l10n.t('Surrogates'), text }));
}

/** Surrogate, original and class, in the order in which they were made. */
export function surrogateSheet({ calendar, pairs }: SurrogateMap, t: Translate): string {
  const rows = [
    [t('Surrogate'), t('Stands for'), t('Class')],
    ...pairs.map((one) => [one.surrogate, one.original, one.class].map((cell) => cell.replace(/\s+/g, ' '))),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, n) => cell.padEnd(widths[n] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const moved = calendar && [t('Dates were moved by {0} days.', calendar.days), ''];
  return `${[...(moved ?? []), ...lines].join('\n')}\n`;
}
