import type { FindingName } from '../../cases/lexicon/names.ts';
import type { AgeBand, FindingWeight, WrittenDisease } from './knowledge.ts';
import { backgrounds, elsewhere, strengths, unexplained, unlisted, type Prevalence } from './odds.ts';

/** A disease as it is weighed. Findings are numbered by their place in `Knowledge.findings`. */
export interface Disease {
  readonly id: string;
  readonly prevalence: Prevalence;
  readonly age?: readonly AgeBand[];
  readonly sex?: { readonly female?: number; readonly male?: number };
  readonly doNotMiss: boolean;
  /** By strength, the strongest first; course included. */
  readonly listed: readonly (readonly number[])[];
  readonly against: readonly number[];
  readonly needs: readonly number[];
}

/** A finding as it is weighed. */
export interface Weighable {
  readonly id: string;
  /** The next more general finding; -1 when there is none. */
  readonly broader: number;
  /** Findings of one group tell the same thing. */
  readonly group: number;
  /** How often it is seen without the disease. */
  readonly elsewhere: number;
  /** What it costs a disease that does not explain it; `null` for what needs no explaining. */
  readonly unexplained: number | null;
  /** Tells how it goes on, not what it is. */
  readonly course: boolean;
}

export interface Knowledge {
  readonly diseases: readonly Disease[];
  readonly findings: readonly Weighable[];
}

/** The whole knowledge base: nothing but JSON, so that it can be worked out when the product is built. */
export interface CompiledKnowledge {
  readonly diseases: readonly Disease[];
  /** By the place of a finding: its group, and how often it is seen without the disease, by place; -1 where not said. */
  readonly groups: readonly number[];
  readonly elsewhere: readonly number[];
}

export function knowledgeOf(
  { diseases, groups, elsewhere: seen }: CompiledKnowledge,
  names: readonly FindingName[],
): Knowledge {
  const places = new Map(names.map(({ id }, place) => [id, place]));
  const findings = names.map(({ id, broader, course }, place) => {
    const background = backgrounds[seen[place] ?? -1];
    return {
      id,
      broader: broader === null ? -1 : (places.get(broader) ?? -1),
      group: groups[place] ?? -1,
      elsewhere: elsewhere[background ?? unlisted],
      unexplained: background === undefined ? null : unexplained[background],
      course,
    };
  });
  return { diseases, findings };
}

export function compileKnowledge(
  files: readonly Readonly<Record<string, WrittenDisease>>[],
  weights: Readonly<Record<string, FindingWeight>>,
  names: readonly FindingName[],
): CompiledKnowledge {
  const places = new Map(names.map(({ id }, place) => [id, place]));
  const placesOf = (ids: readonly string[] = []): number[] =>
    ids.map((id) => {
      const place = places.get(id);
      if (place === undefined) throw new Error(`A disease lists "${id}", which is no finding.`);
      return place;
    });
  const groups = new Map<string, number>();
  return {
    groups: names.map(({ id }) => {
      const group = groupOf(id, weights, names, places);
      if (!groups.has(group)) groups.set(group, groups.size);
      return groups.get(group) ?? -1;
    }),
    elsewhere: names.map(({ id }) => {
      const weight = weights[id];
      return weight === undefined ? -1 : backgrounds.indexOf(weight.elsewhere ?? unlisted);
    }),
    diseases: files.flatMap((lines) =>
      Object.entries(lines).map(
        ([id, { prevalence, age, sex, doNotMiss = false, course = {}, findings, against, needs }]) => ({
          id,
          prevalence,
          ...(age === undefined ? {} : { age }),
          ...(sex === undefined ? {} : { sex }),
          doNotMiss,
          listed: strengths.map((strength) => placesOf([...(findings[strength] ?? []), ...(course[strength] ?? [])])),
          against: placesOf(against),
          needs: placesOf(needs),
        }),
      ),
    ),
  };
}

/** Its own group, or the one of the most general finding above it. */
function groupOf(
  id: string,
  weights: Readonly<Record<string, FindingWeight>>,
  names: readonly FindingName[],
  places: ReadonlyMap<string, number>,
): string {
  const own = weights[id]?.group;
  if (own !== undefined) return own;
  let root = id;
  for (let at: string | null = id; at !== null; at = names[places.get(at) ?? -1]?.broader ?? null) root = at;
  return weights[root]?.group ?? `${root} and what it covers`;
}
