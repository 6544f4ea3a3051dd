import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, Diagnosis } from '../../src/arms/answer.ts';
import { failedAnswer } from '../../src/arms/failedAnswer.ts';
import { heldBack } from '../../src/arms/gate/heldBack.ts';
import { ArmFailure, failureKinds } from '../../src/arms/failure.ts';
import { makeCase } from '../../src/cases/case.ts';
import { shorten } from '../../src/cases/shorten.ts';
import { duration } from '../../src/editor/panel/facts.ts';
import {
  diagnosisViews,
  emptySnapshot,
  listText,
  snapshot,
  type RoundState,
  type RunState,
} from '../../src/editor/panel/snapshot.ts';
import type { RunView, Snapshot } from '../../src/protocol/diagnosis.ts';
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
    arm: face,
    case: kase,
    diagnoses: answer?.diagnoses ?? [],
    raw: answer?.raw ?? '',
    answer,
    waiting: null,
    held: false,
    tokens: null,
    answerLimit: 512,
    rating: null,
    notRated: null,
    saved: { state: 'nothing', sentence: '' },
    canLight: true,
    unblock: 'manageTrust',
    ...more,
  };
}

function round(runs: readonly RunState[], more: Partial<RoundState> = {}): Snapshot {
  const about = { round: 'round', title: kase.title, said: 'The selection' };
  return snapshot({ ...about, runs, chosen: runs.map(({ arm }) => arm), language: 'en', ...more }, english);
}

/** A round of one. */
function view(answer: Answer | null, more: Partial<RunState> = {}): RunView {
  const [run] = round([state(answer, more)]).runs;
  assert.ok(run);
  return run;
}

const counted = { prompt: 1204, countedBy: 'llama', context: 4096, contextFrom: 'server' } as const;

describe('the picture a page gets', () => {
  it('is running while there is no answer, and counts what has come', () => {
    assert.equal(view(null).phase, 'running');
    assert.match(view(null).status, /first words/);
    assert.match(view(null, { diagnoses: [diagnosis(1)] }).status, /^1 diagnosis/);
    assert.match(view(null, { diagnoses: [diagnosis(1), diagnosis(2)] }).status, /^2 diagnoses/);
  });

  it('tells cancelled from failed', () => {
    assert.equal(view(failed('cancelled')).phase, 'cancelled');
    assert.equal(view(failed('stalled')).phase, 'failed');
  });

  it('offers one thing to do for each kind of failure, and fills the sentence', () => {
    for (const kind of failureKinds) {
      const { failure } = view(failed(kind));
      assert.equal(failure?.sentence, 'The server at there said no.');
      assert.ok(failure.action && failure.action.label.length > 0, kind);
    }
    const actions = Object.entries({
      auth: 'setKey',
      'context-overflow': 'fit',
      unreachable: 'checkEndpoint',
      'model-missing': 'checkEndpoint',
      overloaded: 'runAgain',
      quota: 'chooseArm',
    });
    for (const [kind, action] of actions) {
      assert.equal(view(failed(kind as 'auth')).failure?.action?.id, action, kind);
    }
    assert.equal(view(failed('blocked')).failure?.action?.id, 'manageTrust');
    const keptBack = { ...failed('blocked'), origin: 'https://there', promptSha256: kase.sha256 };
    assert.equal(view(keptBack).failure?.action?.id, 'runAgain');
    for (const exception of [true, false]) {
      const { kind, template, values } = heldBack([], 'https://there', exception);
      const identifies = { ...keptBack, failure: { kind, template, values: [...values] } };
      const { action } = view(identifies).failure ?? {};
      assert.deepEqual(action, { id: 'reviewIdentifiers', label: 'Review Identifiers' });
    }
    const tagInCase = { ...failed('blocked'), origin: 'https://there' };
    assert.equal(view(tagInCase).failure?.action?.id, 'diagnose');
  });

  it('remarks on a server that reports to have read little', () => {
    const usage = { promptTokens: 5, completionTokens: 9 };
    assert.match(view(complete({ tokens: counted, usage })).remark ?? '', /have read 5 tokens of 1,204: /);
    assert.equal(view(complete({ tokens: counted })).remark, null);
    assert.equal(view(null).remark, null);
  });

  it('shows times and tokens only where they are known', () => {
    const timings = { startedAt: '2026-01-01T00:00:00.000Z', firstTokenMs: 800, totalMs: 9400 };
    const answer = complete({
      timings,
      origin: 'http://127.0.0.1:1',
      usage: { promptTokens: 1204, completionTokens: 300 },
    });
    assert.equal(view(answer).status, '1,204 + 300 tokens · first word 800\u00a0ms · 9.4\u00a0s · complete');
    assert.equal(view(complete({ timings })).status, '9.4\u00a0s · complete');
  });

  it('shows what the prompt takes of the room that the answer leaves, and no guess', () => {
    const status = (tokens: RunState['tokens'], answerLimit: number | null = 512): string =>
      view(null, { tokens, answerLimit }).status;
    assert.equal(status(counted), '1,204 of 3,584 tokens · Waiting for the first words…');
    assert.equal(
      status({ ...counted, context: null, contextFrom: null }),
      '1,204 tokens · Waiting for the first words…',
    );
    assert.equal(status({ ...counted, countedBy: null }), 'Waiting for the first words…');
    assert.equal(status({ ...counted, prompt: null }), 'Waiting for the first words…');
    const answer = complete({ tokens: counted, usage: { promptTokens: 1199, completionTokens: 300 } });
    const asked = { ...answer, parameters: { ...answer.parameters, maxTokens: 1024 } };
    assert.match(view(asked).status, /^1,204 of 3,072 tokens · /);
  });

  it('says in a few words why it is waited', () => {
    const failure = failed('loading').failure;
    assert.ok(failure);
    const waiting = { failure, seconds: 8.2, attempt: 2, of: 4 };
    assert.deepEqual(view(null, { waiting }).waiting, {
      sentence: 'The server is loading its model.',
      seconds: 8.2,
      attempt: 2,
      of: 4,
    });
  });

  it('says how an answer came about, in words', () => {
    const facts = (more: Partial<Answer>): Record<string, string> =>
      Object.fromEntries(view(complete(more)).facts.map(({ label, value }) => [label, value]));
    const some = facts({
      profile: 'me-llama@1',
      form: 'list',
      constraint: 'refused',
      location: 'institution',
      tokens: counted,
      usage: { promptTokens: 1199, completionTokens: 300 },
      retries: [
        { kind: 'loading', waitedMs: 1000 },
        { kind: 'overloaded', waitedMs: 2000 },
      ],
    });
    assert.equal(some['Profile'], 'me-llama@1');
    assert.equal(some['Form asked for'], 'a numbered list');
    assert.equal(some['Kept to the form'], 'the server refused a schema, and was asked without');
    assert.equal(some['Location, as declared'], 'my institution');
    assert.equal(some['Prompt tokens'], '1,199');
    assert.equal(some['Prompt tokens, counted before'], '1,204, by the LLaMA vocabulary');
    assert.equal(some['Context length'], '4,096, as the server says');
    assert.equal(some['Tries'], '3; before that: loading, busy');
    for (const label of ['Profile', 'Tries', 'Context length', 'Left out of the case']) {
      assert.ok(!(label in facts({})), label);
    }
  });

  it('marks a shortened case, for all arms together or for those that got less', () => {
    const text = `${'First part. '.repeat(20)}\n\n${'Second part. '.repeat(20)}`;
    const whole = makeCase(text, { kind: 'stdin', uri: null, start: null, end: null });
    const short = shorten(whole, [{ start: 0, end: 100 }]);
    const said = `Shortened: ${text.length - 100} of ${text.length} characters were left out`;
    const both = round([state(complete(), { case: short }), state(null, { case: short })]);
    assert.deepEqual(both.shortened, { sentence: said, leftOut: `Left out: 101–${text.length}` });
    assert.ok(both.runs.every((run) => run.shortened === null));
    const one = round([state(complete(), { case: short }), state(null, { case: whole })]);
    assert.equal(one.shortened, null);
    assert.deepEqual(
      one.runs.map((run) => run.shortened?.sentence),
      [said, undefined],
    );
  });

  it('holds a view of each run, and one that failed changes nothing in the others', () => {
    const alone = view(complete());
    const beside = round([state(failed('auth'), { run: 'r0' }), state(complete())]).runs;
    assert.deepEqual(beside[1], alone);
    assert.equal(beside[0]?.phase, 'failed');
  });

  it('leaves out facts that nobody knows, and never the answer id', () => {
    const { facts } = view(complete());
    const labels = facts.map((fact) => fact.label);
    assert.ok(labels.includes('Answer id'));
    assert.ok(!labels.includes('Seed'));
    assert.ok(facts.every((fact) => fact.value !== ''));
    assert.ok(!JSON.stringify(facts).includes(kase.text), 'no case text among the facts');
  });

  it('says who would answer next only when that has changed', () => {
    const another = { ...face, label: 'Another' };
    const next = (...chosen: (typeof face)[]): string | null => round([state(complete())], { chosen }).next;
    assert.equal(next(face), null);
    assert.equal(next(another), 'Another');
    assert.equal(next(face, another), 'A model, Another');
  });

  it('is idle when nothing was asked', () => {
    const [only, ...others] = emptySnapshot(face).runs;
    assert.equal(only?.phase, 'idle');
    assert.equal(only.rating, null);
    assert.deepEqual(others, []);
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

  it('takes with it what must stand beside the answers of its arm', () => {
    const text = listText([diagnosis(1)], { ...face, notice: 'May not be shared: the licence.' }, english);
    assert.match(text, /Not a medical device\.\nMay not be shared: the licence\.$/);
  });
});

describe('a duration', () => {
  it('reads as a person says it', () => {
    assert.equal(duration(3.4, 'en'), '3\u00a0ms');
    assert.equal(duration(9400, 'en'), '9.4\u00a0s');
    assert.equal(duration(9400, 'de'), '9,4\u00a0s');
  });
});
