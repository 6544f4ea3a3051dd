import { caseHeadings, type CaseHeading } from '../../cases/sections.ts';
import type { Range } from '../../cases/shorten.ts';
import type { Study } from '../../study/study.ts';

/** A case in a file of a study: the part of the text that is its. */
export interface CasePart extends Range {
  readonly id: string;
  readonly heading: CaseHeading | null;
}

/** The cases of a file: each under its heading where there are several, else all of it. */
export function casePartsOf(text: string, path: string, study: Study): readonly CasePart[] {
  const headings = caseHeadings(text);
  if (headings.length < 2) {
    return [{ id: study.caseIdOf(path), heading: headings[0] ?? null, start: 0, end: text.length }];
  }
  return headings.map((heading) => ({
    id: study.caseIdOf(path, heading.slug),
    heading,
    start: heading.start,
    end: heading.end,
  }));
}
