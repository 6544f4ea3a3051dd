import findingFile from './knowledge/findings.json' with { type: 'json' };
import bloodAndCancer from './knowledge/blood-and-cancer.json' with { type: 'json' };
import cardiovascular from './knowledge/cardiovascular.json' with { type: 'json' };
import congenital from './knowledge/congenital.json' with { type: 'json' };
import digestive from './knowledge/digestive.json' with { type: 'json' };
import endocrine from './knowledge/endocrine.json' with { type: 'json' };
import eyesAndEars from './knowledge/eyes-and-ears.json' with { type: 'json' };
import infectious from './knowledge/infectious.json' with { type: 'json' };
import injuries from './knowledge/injuries.json' with { type: 'json' };
import jointsAndSkin from './knowledge/joints-and-skin.json' with { type: 'json' };
import mind from './knowledge/mind.json' with { type: 'json' };
import nervous from './knowledge/nervous.json' with { type: 'json' };
import poisoning from './knowledge/poisoning.json' with { type: 'json' };
import renal from './knowledge/renal.json' with { type: 'json' };
import respiratory from './knowledge/respiratory.json' with { type: 'json' };
import womenAndChildren from './knowledge/women-and-children.json' with { type: 'json' };
import type { Background, Prevalence, Strength } from './odds.ts';

export interface AgeBand {
  readonly from: number;
  /** In years; a whole number includes the year up to the next birthday. */
  readonly to: number;
  readonly times: number;
}

type ByStrength = Readonly<Partial<Record<Strength, readonly string[]>>>;

/** A disease as its file has it. */
export interface WrittenDisease {
  readonly prevalence: Prevalence;
  /** How much more or less common in an age; the first band that fits counts. */
  readonly age?: readonly AgeBand[];
  readonly sex?: { readonly female?: number; readonly male?: number };
  /** Dangerous if it is overlooked. */
  readonly doNotMiss?: boolean;
  /** How it begins and goes on. */
  readonly course?: ByStrength;
  readonly findings: ByStrength;
  /** Findings that all but exclude it. */
  readonly against?: readonly string[];
  /** Findings of which at least one must be there. */
  readonly needs?: readonly string[];
  /** What kind of source the lines rest on. */
  readonly source: 'general medical knowledge';
}

export interface FindingWeight {
  /** "sometimes" when not said. */
  readonly elsewhere?: Background;
  /** Findings of one group tell the same thing and are not counted twice. */
  readonly group?: string;
}

/** The diseases by file, as a physician reviews them. The test of the data holds them to these types. */
export const diseaseFiles = {
  'blood-and-cancer': bloodAndCancer,
  cardiovascular,
  congenital,
  digestive,
  endocrine,
  'eyes-and-ears': eyesAndEars,
  infectious,
  injuries,
  'joints-and-skin': jointsAndSkin,
  mind,
  nervous,
  poisoning,
  renal,
  respiratory,
  'women-and-children': womenAndChildren,
} as unknown as Readonly<Record<string, Readonly<Record<string, WrittenDisease>>>>;

export const findingWeights = findingFile as unknown as Readonly<Record<string, FindingWeight>>;
