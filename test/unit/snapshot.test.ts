import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, Diagnosis } from '../../src/arms/answer.ts';
import { failedAnswer } from '../../src/arms/failedAnswer.ts';
import { ArmFailure, failureKinds } from '../../src/arms/failure.ts';
import { makeCase } from '../../src/cases/case.ts';
import {
  diagnosisViews,
  duration,
  emptySnapshot,
  listText,
  snapshot,
  type RunState,
} from '../../src/editor/snapshot.ts';
import { fill } from '../../src/humanError.ts';

const english = (sentence: string, ...values: (string | number)[]): string => fill(sentence, values.map(String));
const face = { id: 'endpoint', label: 'A model', notice: '' };
const kase = makeCase('Chest pain since this morning.', { kind: 'stdin', uri: null, start: null, end: null });

function diagnosis(rank: number, more: Partial<Diagnosis> = {}): Diagnosis {
  return {
    rank,
    name: `Diagnosis ${rank}`,
    probability: null,
    score: null,
    reason: 'because',
    evidence: [],
    notInCase: [],
    doNotMiss: false,
    ...more,
  };
}

function failed(kind: (typeof failureKinds)[number]): Answer {
  return failedAnswer(kase, 'endpoint', 5, new ArmFailure(kind, 'The server at {0} said no.', 'there'), new Date(0));
}

function complete(more: Partial<Answer> = {}): Answer {
  return { ...failed('empty'), status: 'complete', failure: null, diagnoses: [diagnosis(1)], ...more };
}

function state(answer: Answer | null, more: Partial<RunState> = {}): RunState {
  return {
    run: 'r1',
    seq: 1,
    title: kase.title,
    said: 'The selection',
    arm: face,
    diagnoses: answer?.diagnoses ?? [],
    raw: answer?.raw ?? '',
    answer,
    rating: null,
    saved: { state: 'nothing', sentence: '' },
    canLight: true,
    chosen: face,
    unblock: 'manageTrust',
    language: 'en',
    ...more,
  };
}

describe('the picture a page gets', () => {
  it('is running while there is no answer, and counts what has come', () => {
    assert.equal(snapshot(state(null), english).phase, 'running');
    assert.match(snapshot(state(null), english).status, /first words/);
    assert.match(snapshot(state(null, { diagnoses: [diagnosis(1)] }), english).status, /^1 diagnosis/);
    assert.match(snapshot(state(null, { diagnoses: [diagnosis(1), diagnosis(2)] }), english).status, /^2 diagnoses/);
  });

  it('tells cancelled from failed', () => {
    assert.equal(snapshot(state(failed('cancelled')), english).phase, 'cancelled');
    assert.equal(snapshot(state(failed('stalled')), english).phase, 'failed');
  });

  it('offers one thing to do for each kind of failure, and fills the sentence', () => {
    for (const kind of failureKinds) {
      const { failure } = snapshot(state(failed(kind)), english);
      assert.equal(failure?.sentence, 'The server at there said no.');
      assert.ok(failure.action && failure.action.label.length > 0, kind);
    }
    assert.equal(snapshot(state(failed('auth')), english).failure?.action?.id, 'setKey');
    assert.equal(snapshot(state(failed('blocked')), english).failure?.action?.id, 'manageTrust');
  });

  it('shows times and tokens only where they are known', () => {
    const timings = { startedAt: '2026-01-01T00:00:00.000Z', firstTokenMs: 800, totalMs: 9400 };
    const answer = complete({
      timings,
      origin: 'http://127.0.0.1:1',
      usage: { promptTokens: 1204, completionTokens: 300 },
    });
    assert.equal(
      snapshot(state(answer), english).status,
      '1,204 + 300 tokens · first word 800\u00a0ms · 9.4\u00a0s · complete',
    );
    assert.equal(snapshot(state(complete({ timings })), english).status, '9.4\u00a0s · complete');
  });

  it('leaves out facts that nobody knows, and never the answer id', () => {
    const { facts } = snapshot(state(complete()), english);
    const labels = facts.map((fact) => fact.label);
    assert.ok(labels.includes('Answer id'));
    assert.ok(!labels.includes('Seed'));
    assert.ok(facts.every((fact) => fact.value !== ''));
    assert.ok(!JSON.stringify(facts).includes(kase.text), 'no case text among the facts');
  });

  it('says who would answer next only when that has changed', () => {
    assert.equal(snapshot(state(complete()), english).next, null);
    const chosen = { ...face, label: 'Another' };
    assert.equal(snapshot(state(complete(), { chosen }), english).next, 'Another');
  });

  it('is idle when nothing was asked', () => {
    assert.equal(emptySnapshot(face).phase, 'idle');
    assert.equal(emptySnapshot(face).rating, null);
  });
});

describe('diagnoses as shown', () => {
  it('gives the score relative to the highest and never invents one', () => {
    const views = diagnosisViews([diagnosis(1, { score: 4 }), diagnosis(2, { score: 1 }), diagnosis(3)]);
    assert.deepEqual(
      views.map((view) => view.score),
      [1, 0.25, null],
    );
    assert.ok(views.every((view) => view.probability === null));
  });

  it('copies as a numbered list that says what it is', () => {
    const text = listText([diagnosis(1), diagnosis(2, { reason: '' })], face, english);
    assert.equal(text, '1. Diagnosis 1 — because\n2. Diagnosis 2\n\nA model. Research use only. Not a medical device.');
  });
});

describe('a duration', () => {
  it('reads as a person says it', () => {
    assert.equal(duration(3.4, 'en'), '3\u00a0ms');
    assert.equal(duration(9400, 'en'), '9.4\u00a0s');
    assert.equal(duration(9400, 'de'), '9,4\u00a0s');
  });
});
