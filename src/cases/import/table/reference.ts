import type { DraftReference } from '../draft.ts';
import type { Cell } from './table.ts';

const longest = 500;

/** The reference that cells of a row state; null where they state none. */
export function referenceOf(
  diagnoses: readonly string[][],
  accepted: readonly Cell[],
  basis: string,
): DraftReference | null {
  const [diagnosis, ...others] = diagnoses
    .flat()
    .map(oneLine)
    .filter((name) => name !== '');
  if (diagnosis === undefined) return null;
  const names = [...others, ...accepted.flatMap(namesIn)].map(oneLine);
  const other = names.filter((name) => name !== '' && name.toLowerCase() !== diagnosis.toLowerCase());
  return { diagnosis, accepted: [...new Set(other)], basis: oneLine(basis) };
}

/** What a cell of diagnoses names: the option it points at, where it is the letter or number of one. */
export function optionOf(cell: Cell, options: Cell | null): string[] {
  const words = cell.text.trim();
  if (cell.items !== null || words.startsWith('[')) return namesIn(cell);
  if (options === null || !/^\(?([A-Z]|\d)[).]?$/i.test(words)) return [words];
  const letter = words.replace(/[().]/g, '').toUpperCase();
  const items = options.items ?? listIn(options.text);
  const index = /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 65;
  const named = new RegExp(`(?:^|[\\n{,'"(])\\s*['"(]?${letter}['")]*\\s*[:.)]\\s*['"]?([^\\n'"]+)`).exec(
    options.text,
  )?.[1];
  const item = named ?? items?.[index];
  return item === undefined ? [words] : [item.replace(/[\s,}\]]+$/, '')];
}

/** The names in a cell: the items of a list, or what semicolons, bars and line breaks part; a name may hold commas. */
function namesIn({ text, items }: Cell): string[] {
  return [...(items ?? listIn(text) ?? text.split(/[;|\n]/))].map((name) => name.trim());
}

/** The words of a list as JSON or Python writes it. */
export function listIn(text: string): string[] | null {
  const inside = /^\[([\s\S]*)\]$/.exec(text.trim())?.[1];
  if (inside === undefined) return null;
  const found = [...inside.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^,\s'"][^,'"]*)/g)];
  return found.map(([, double, single, bare]) => (double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1').trim());
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim().slice(0, longest);
}
