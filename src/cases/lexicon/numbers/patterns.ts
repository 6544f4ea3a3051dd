import type { Finding } from '../finding.ts';
import file from './patterns.json' with { type: 'json' };

/** What several findings of one sample mean together: "low bicarbonate and a raised anion gap". */
interface Pattern {
  readonly finding: string;
  /** Findings that are there, or, with a `-` in front, that are said not to be. */
  readonly all: readonly string[];
  /** Of these none. */
  readonly unless?: readonly string[];
  /** What it shows is not there. */
  readonly excludes?: boolean;
}

const patterns = file as readonly Pattern[];
const relevant = new Set(
  patterns.flatMap(({ all, unless = [] }) => [...all, ...unless]).map((one) => one.replace(/^-/, '')),
);
/** Findings further apart are not of one sample. */
const oneSample = 600;

export interface PatternMatch {
  readonly finding: string;
  readonly present: boolean;
  /** The findings that make it. */
  readonly from: readonly Finding[];
}

/** The patterns in findings that stand in the order of the text. */
export function* patternsIn(findings: readonly Finding[]): Generator<PatternMatch> {
  let sample = new Map<string, Finding>();
  let end = -Infinity;
  for (const one of findings) {
    if (!relevant.has(one.finding) || one.whose !== 'patient' || one.when !== 'now' || !one.certain) continue;
    if (one.start - end > oneSample) {
      yield* matches(sample);
      sample = new Map();
    }
    const key = one.present ? one.finding : `-${one.finding}`;
    if (!sample.has(key)) sample.set(key, one);
    end = one.end;
  }
  yield* matches(sample);
}

function* matches(sample: ReadonlyMap<string, Finding>): Generator<PatternMatch> {
  const done = new Set<string>();
  if (sample.size === 0) return;
  for (const { finding, all, unless = [], excludes = false } of patterns) {
    if (done.has(finding) || !all.every((one) => sample.has(one)) || unless.some((one) => sample.has(one))) continue;
    done.add(finding);
    yield { finding, present: !excludes, from: all.flatMap((one) => sample.get(one) ?? []) };
  }
}
