import type * as vscode from 'vscode';
import type { Kept } from '../../cases/provenance.ts';
import type { Reference } from '../../cases/reference.ts';
import type { Range } from '../../cases/shorten.ts';
import type { Study } from '../../study/study.ts';
import { casePartsOf } from '../cases/caseParts.ts';
import type { Caseworks } from '../caseworks.ts';
import type { Shelves } from '../shelves.ts';

/** A case of a study in a document, with what its text must not say. */
export interface CaseHere extends Range {
  readonly id: string;
  readonly study: Study;
  readonly reference: Reference | null;
  readonly kept: readonly Kept[];
}

/** The cases of a document that can be checked: those with a reference, and imported ones. */
export async function casesIn(
  document: vscode.TextDocument,
  shelves: Shelves,
  caseworks: Caseworks,
): Promise<readonly CaseHere[]> {
  const path = document.uri.fsPath;
  const study = await shelves.studyOf(document.uri);
  if (study === null || !study.holds(path)) return [];
  const [{ byCase, problems }, casework] = await Promise.all([study.references(), caseworks.of(study.root)]);
  shelves.warn(problems);
  const parts = casePartsOf(document.getText(), path, study);
  const cases = await Promise.all(
    parts.map(async (part): Promise<CaseHere | null> => {
      const reference = byCase.get(part.id) ?? null;
      const provenance = await casework.read(part.id);
      if (reference === null && (provenance?.source ?? null) === null) return null;
      const { id, start, end } = part;
      return { id, start, end, study, reference, kept: provenance?.kept ?? [] };
    }),
  );
  return cases.filter((one) => one !== null);
}
