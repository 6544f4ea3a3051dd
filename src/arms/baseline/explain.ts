import type { Evidence, Diagnosis } from '../answer.ts';
import type { Finding } from '../../cases/lexicon/finding.ts';
import { diagnosisMark } from '../../cases/lexicon/finding.ts';
import { isOver } from './said.ts';
import type { Weight } from './sum.ts';
import type { Weighed } from './weigh.ts';

const mostFor = 6;
const mostAgainst = 3;
/** The odds themselves lie so far apart that all but the first would read as nothing. */
const spread = 4;
const longestQuote = 60;
const besides = 'Explains what the first does not; both may be there. ';

/** Puts what was weighed into a diagnosis that a person can check. */
export function explained(weighed: Weighed, name: string, rank: number, topLogOdds: number): Diagnosis {
  const sides = weighed.sides();
  const speaksFor = unopposed(sides.speaksFor, sides.speaksAgainst).slice(0, mostFor);
  const speaksAgainst = unopposed(sides.speaksAgainst, sides.speaksFor).slice(0, mostAgainst);
  return {
    rank,
    name,
    probability: null,
    score: Math.round(Math.exp((weighed.logOdds - topLogOdds) / spread) * 1000) / 1000,
    reason: `${weighed.besides ? besides : ''}${reason(speaksFor, speaksAgainst)}`,
    evidence: evidence(speaksFor, speaksAgainst),
    notInCase: [],
    doNotMiss: weighed.disease.doNotMiss && !weighed.excluded,
  };
}

/** The same words may say something general that speaks for a disease and something special that speaks more against it. */
function unopposed(weights: readonly Weight[], others: readonly Weight[]): Weight[] {
  const strongest = new Map<string, number>();
  for (const { weight, places } of others) {
    for (const { start, end } of places) {
      const words = `${start} ${end}`;
      strongest.set(words, Math.max(strongest.get(words) ?? 0, Math.abs(weight)));
    }
  }
  return weights.filter(({ weight, places }) =>
    places.some(({ start, end }) => (strongest.get(`${start} ${end}`) ?? 0) <= Math.abs(weight)),
  );
}

function reason(speaksFor: readonly Weight[], speaksAgainst: readonly Weight[]): string {
  const pro = `For: ${distinct(speaksFor.map(worded)).join(', ')}.`;
  return speaksAgainst.length === 0 ? pro : `${pro} Against: ${distinct(speaksAgainst.map(worded)).join(', ')}.`;
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)];

/** "fever (38.9 °C)", "no chest pain", "a test shows acute appendicitis". */
function worded({ finding, places: [place] }: Weight): string {
  if (place === undefined) return finding;
  if (finding.startsWith(diagnosisMark))
    return place.present ? `a test shows ${place.label}` : `${place.label} ruled out`;
  const known = place.value === null ? named(place) : `${place.present ? '' : 'no '}${place.label} (${number(place)})`;
  if (isOver(place)) return `earlier ${known}`;
  return place.certain ? known : `perhaps ${known}`;
}

/** In the words of the case, unless they are capitals (SOB) or many, or say something else: "oriented" is no confusion. */
function named({ text, label, present }: Finding): string {
  if (!present) return `no ${label}`;
  const own = text.replace(/\s+/g, ' ');
  if (own.length > longestQuote || !/\p{Ll}/u.test(own)) return label;
  return /^\p{Lu}\p{Ll}/u.test(own) ? own.charAt(0).toLowerCase() + own.slice(1) : own;
}

function number({ value, unit }: Finding): string {
  return unit === null || unit === '' ? String(value) : unit === '%' ? `${value}%` : `${value} ${unit}`;
}

/** The words of the case, in its order, each place once for each side. */
function evidence(speaksFor: readonly Weight[], speaksAgainst: readonly Weight[]): Evidence[] {
  const spans = new Map<string, Evidence>();
  for (const [weights, supports] of [
    [speaksFor, true],
    [speaksAgainst, false],
  ] as const) {
    for (const { places } of weights) {
      for (const { start, end, text } of places)
        spans.set(`${start} ${end} ${supports}`, { start, end, text, supports });
    }
  }
  return [...spans.values()].sort(
    (a, b) => a.start - b.start || a.end - b.end || Number(b.supports) - Number(a.supports),
  );
}
