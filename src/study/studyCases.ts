import { relative, sep } from 'node:path';
import { makeCase, type Case } from '../cases/case.ts';
import { readText } from '../cases/readText.ts';
import { caseHeadings, sectionAt } from '../cases/sections.ts';
import { HumanError } from '../humanError.ts';
import type { Files } from '../ledger/files.ts';
import { Casework } from './casework.ts';
import { refused } from './refused.ts';
import type { Study } from './study.ts';

/** The cases of a study with their exact texts, in the order a person would list them. */
export async function studyCases(
  study: Study,
  files: Files,
): Promise<{ readonly cases: readonly Case[]; readonly problems: readonly HumanError[] }> {
  const found = await study.cases();
  const problems = [...found.problems];
  const cases: Case[] = [];
  const casework = new Casework(study.root, { files, date: () => new Date(0), by: () => '' });
  for (const path of found.files) {
    try {
      const text = readText(await files.read(path));
      const provenance = await casework.read(study.caseIdOf(path)).catch((error: unknown) => {
        if (!(error instanceof HumanError)) throw error;
        problems.push(error);
        return null;
      });
      // The text of an imported case is all of its file, whatever headings stand in it.
      const imported = provenance !== null && provenance.source !== null;
      const inFile = imported ? [whole(study, path, text)] : casesOf(study, path, text);
      for (const one of inFile) {
        if (one.text.trim() === '')
          problems.push(new HumanError('The case {0} is empty. Write it, or delete it.', one.id));
        else cases.push(one);
      }
    } catch (error) {
      problems.push(error instanceof HumanError ? error : refused(error, path));
    }
  }
  return { cases, problems };
}

/** A heading is not part of its case: each case stands under one where there are several, else the file is the case. */
function casesOf(study: Study, path: string, text: string): Case[] {
  const all = caseHeadings(text);
  const [only] = all;
  if (only === undefined) return [whole(study, path, text)];
  if (all.length === 1 && sectionAt(text, 0) === null) return [whole(study, path, text)];
  return all.map(({ heading, slug, start, end }) =>
    makeCase(
      text.slice(start, end),
      { kind: 'section', uri: inStudy(study, path), start, end },
      { id: study.caseIdOf(path, all.length > 1 ? slug : undefined), title: heading },
    ),
  );
}

function whole(study: Study, path: string, text: string): Case {
  const source = { kind: 'document', uri: inStudy(study, path), start: 0, end: text.length } as const;
  return makeCase(text, source, { id: study.caseIdOf(path) });
}

function inStudy(study: Study, path: string): string {
  return relative(study.root, path).split(sep).join('/');
}
