import { basename, join } from 'node:path';
import { HumanError } from '../humanError.ts';
import { errorCode, type Files } from '../ledger/files.ts';
import { refused } from './refused.ts';

const ending = /\.(md|markdown|txt|text)$/i;
const most = 10_000;
const natural = new Intl.Collator('en', { numeric: true });

export function isCaseFileName(name: string): boolean {
  return ending.test(name) && !name.startsWith('.') && !/^readme\./i.test(name);
}

export function nameWithoutEnding(name: string): string {
  return name.replace(ending, '');
}

/**
 * The case files in some folders and all below them, sorted as a person would (2 before 10). Hidden files and READMEs
 * are no cases; a folder that links lead back to is entered once.
 */
export async function findCaseFiles(
  places: readonly string[],
  files: Files,
): Promise<{ files: string[]; problems: HumanError[] }> {
  const found = new Set<string>();
  const problems: HumanError[] = [];
  const entered = new Set<string>();

  async function visit(path: string, named: boolean): Promise<void> {
    if (found.size >= most) return;
    const name = basename(path);
    if (!named && name.startsWith('.')) return;
    try {
      const { kind } = await files.facts(path);
      if (kind === 'file' && isCaseFileName(name)) found.add(path);
      if (kind !== 'folder') return;
      const real = await files.realPath(path);
      if (entered.has(real)) return;
      entered.add(real);
      for (const inside of (await files.list(path)).sort(natural.compare)) await visit(join(path, inside), false);
    } catch (error) {
      // A link that leads nowhere is no case; what the plan itself names has to be there.
      if (!named && errorCode(error) === 'ENOENT') return;
      if (errorCode(error) === 'ELOOP') return;
      problems.push(refused(error, path));
    }
  }

  for (const place of places) await visit(place, true);
  if (found.size >= most) {
    problems.push(new HumanError('Only the first {0} case files are shown. Split the study.', String(most)));
  }
  return { files: [...found], problems };
}
