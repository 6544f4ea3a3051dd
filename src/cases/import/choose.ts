import type { Draft, Section } from './draft.ts';

/** The sections of a draft as a person chose them. What holds the reference stays out, whoever wants it in. */
export function choose({ sections }: Pick<Draft, 'sections'>, included: readonly boolean[] | null): readonly Section[] {
  return sections.map((section, i) => {
    const want = included?.[i] ?? section.included;
    if (section.reason === 'reference') return { ...section, included: false };
    return want === section.included ? section : { ...section, included: want, reason: want ? 'chosen' : 'leftOut' };
  });
}
