import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, Tokens } from '../../src/arms/answer.ts';
import { failedAnswer } from '../../src/arms/failedAnswer.ts';
import { ArmFailure, type FailureKind } from '../../src/arms/failure.ts';
import { contextSaid, lessonOf, timesFor } from '../../src/arms/tokens/afterOverflow.ts';
import type { Room } from '../../src/arms/tokens/room.ts';
import { aCase } from './armsFixtures.ts';

const byProfile: Room = { context: 4096, contextFrom: 'profile', free: 3584 };
const byServer: Room = { context: 4096, contextFrom: 'server', free: 3584 };
const unknown: Room = { context: null, contextFrom: null, free: null };
const exact = { tokens: 3000, exact: true };

function failed(more: Partial<Answer> = {}, kind: FailureKind = 'context-overflow'): Answer {
  return { ...failedAnswer(aCase('A cough.'), 'a', 5, new ArmFailure(kind, 'Too long.'), new Date(0)), ...more };
}

function lesson(answer: Answer | null, now: Room, sent = exact, tokens: Tokens | null = null) {
  return lessonOf({ answer, tokens }, now, sent, 512);
}

describe('what a case that did not fit tells of the room', () => {
  it('what the server read is all it has room for, whatever was believed', () => {
    const usage = { promptTokens: 2048, completionTokens: 9 };
    assert.equal(lesson(failed({ usage }), byProfile).context, 2048);
    assert.equal(lesson(failed({ usage }), unknown).context, 2048);
  });

  it('a report of next to nothing tells nothing', () => {
    assert.equal(lesson(failed({ usage: { promptTokens: 3, completionTokens: 9 } }), byProfile).context, null);
  });

  it('a refusal of what should have fitted makes the profile’s or the person’s number doubtful', () => {
    assert.equal(lesson(failed(), byProfile).context, null);
    assert.equal(lesson(failed(), { ...byProfile, contextFrom: 'endpoint' }).context, null);
    assert.equal(lesson(failed(), byProfile, { tokens: 3900, exact: true }).context, 4096);
  });

  it('the server’s own number stands: then it counts more than is counted here, and something must go', () => {
    const learned = lesson(failed(), byServer);
    assert.equal(learned.context, 4096);
    const times = timesFor(learned, exact, 3584);
    assert.ok(exact.tokens * times > 3584);
    assert.ok(exact.tokens * times < 3584 * 1.1);
  });

  it('nothing is doubted where the case was not refused for its length', () => {
    const learned = lesson(failed({}, 'interrupted'), byProfile);
    assert.equal(learned.context, 4096);
    assert.equal(timesFor(learned, exact, 3584), 1);
  });

  it('a number says how sure it is', () => {
    const own = { tokens: 3000, exact: false };
    const counted: Tokens = { prompt: 1500, countedBy: 'server', context: 1800, contextFrom: 'server' };
    assert.equal(lesson(null, byProfile).sure, 'exact');
    assert.equal(lesson(null, byProfile, own).sure, 'most');
    const learned = lesson(null, byProfile, own, counted);
    assert.equal(learned.sure, 'about');
    assert.equal(learned.context, 1800);
    assert.ok(learned.times > 0.5 && learned.times < 0.6);
  });

  it('the number that a server names is found in its words', () => {
    const said = (words: string) =>
      contextSaid({ kind: 'context-overflow', template: 'The server said: {0}', values: [words] });
    assert.equal(said('This model’s maximum context length is 4096 tokens. However, you requested 512'), 4096);
    assert.equal(said('The input (5000 tokens) is longer than the model’s context length (4096 tokens).'), 4096);
    assert.equal(said('request (5274 tokens) exceeds the available context size (4096 tokens), try'), 4096);
    assert.equal(said('`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs`'), 4096);
    assert.equal(
      said(
        'Trying to keep the first 6547 tokens when context overflows. However, the model is loaded with a context length of only 4,096 tokens',
      ),
      4096,
    );
    assert.equal(said('Too long.'), null);
    assert.equal(contextSaid(null), null);
  });
});
