import { diagnosisMark } from '../../cases/lexicon/finding.ts';
import type { Disease, Knowledge } from './compile.ts';
import { unexplained } from './odds.ts';
import type { Said } from './said.ts';

/** A finding that is surely there: what it costs a disease that lists none of what would explain it. */
interface Stranger {
  readonly finding: string;
  readonly group: number;
  readonly cost: number;
  /** The finding, the more general ones, and the more special ones that are there. */
  readonly explainedBy: readonly number[];
}

/** What a case says, by the place of each finding in the knowledge base. */
export class Told {
  readonly said: ReadonlyMap<string, Said>;
  /** What is said of a finding, or of a more general one that is not there. */
  readonly states: readonly (Said | null)[];
  /** What it costs to explain nothing. */
  readonly unexplained: number;
  readonly #knowledge: Knowledge;
  readonly #pointing: readonly boolean[];
  readonly #strangers: readonly Stranger[];
  /** By finding: the strangers it explains. */
  readonly #explains: (number[] | undefined)[];
  /** For each stranger the last time that it was explained. */
  readonly #explained: number[];
  #time = 0;

  constructor(said: ReadonlyMap<string, Said>, knowledge: Knowledge) {
    this.said = said;
    this.#knowledge = knowledge;
    this.states = statesOf(said, knowledge);
    this.#pointing = this.states.map(
      (state, place) => state?.present === true && knowledge.findings[place]?.course === false,
    );
    this.#strangers = strangersOf(said, knowledge);
    this.unexplained = this.#strangers.reduce((sum, { cost }) => sum + cost, 0);
    this.#explained = this.#strangers.map(() => 0);
    this.#explains = knowledge.findings.map(() => undefined);
    this.#strangers.forEach(({ explainedBy }, stranger) => {
      for (const place of explainedBy) (this.#explains[place] ??= []).push(stranger);
    });
  }

  /** How many groups of findings are seldom seen without a reason. */
  get telling(): number {
    return new Set(this.#strangers.filter(isTelling).map(({ group }) => group)).size;
  }

  /** How many of those groups a disease explains. */
  tellingOf({ listed }: Disease): number {
    const groups = new Set<number>();
    for (const places of listed) {
      for (const place of places) {
        for (const at of this.#explains[place] ?? []) {
          const stranger = this.#strangers[at];
          if (stranger !== undefined && isTelling(stranger)) groups.add(stranger.group);
        }
      }
    }
    return groups.size;
  }

  /** Whether anything that is there is one of a disease's findings, or its name; a side or a length of time alone is nothing. */
  pointsTo({ id, listed }: Disease): boolean {
    if (this.said.has(diagnosisMark + id)) return true;
    for (const places of listed) for (const place of places) if (this.#pointing[place] === true) return true;
    return false;
  }

  /** What a disease does not explain. */
  unexplainedBy({ listed }: Disease): number {
    const time = ++this.#time;
    let rest = this.unexplained;
    for (const places of listed) {
      for (const place of places) {
        for (const stranger of this.#explains[place] ?? []) {
          if (this.#explained[stranger] === time) continue;
          this.#explained[stranger] = time;
          rest -= this.#strangers[stranger]?.cost ?? 0;
        }
      }
    }
    return rest;
  }

  /** What a disease leaves: the findings that are there and none of its own, and all that are not there. */
  without(disease: Disease): Told {
    const explained = new Set(disease.listed.flat().flatMap((place) => this.#explains[place] ?? []));
    const gone = new Set([...explained].map((stranger) => this.#strangers[stranger]?.finding));
    const rest = [...this.said].filter(([finding, { present }]) => !present || !gone.has(finding));
    return new Told(new Map(rest), this.#knowledge);
  }
}

function isTelling({ cost }: Stranger): boolean {
  return cost <= unexplained.seldom;
}

function statesOf(said: ReadonlyMap<string, Said>, { findings }: Knowledge): (Said | null)[] {
  const inherited = (place: number): Said | null => {
    const above = findings[place]?.broader ?? -1;
    const finding = findings[above];
    if (finding === undefined) return null;
    const state = said.get(finding.id);
    return state !== undefined && !state.present ? state : inherited(above);
  };
  return findings.map(({ id }, place) => said.get(id) ?? inherited(place));
}

function strangersOf(said: ReadonlyMap<string, Said>, { findings }: Knowledge): Stranger[] {
  const places = new Map(findings.map(({ id }, place) => [id, place]));
  const strangers: Stranger[] = [];
  for (const [finding, state] of said) {
    const at = places.get(finding);
    const cost = findings[at ?? -1]?.unexplained ?? null;
    if (at === undefined || cost === null || !state.present || !state.certain) continue;
    const explainedBy = new Set(state.places.map((place) => places.get(place.finding) ?? at));
    for (let place = at; place >= 0; place = findings[place]?.broader ?? -1) explainedBy.add(place);
    strangers.push({ finding, group: findings[at]?.group ?? -1, cost, explainedBy: [...explainedBy] });
  }
  return strangers;
}
