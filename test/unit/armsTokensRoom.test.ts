import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { profileNamed } from '../../src/arms/prompt/profiles.ts';
import { countCase, roomNow } from '../../src/arms/tokens/budget.ts';
import { unknownWindow } from '../../src/arms/tokens/contextLength.ts';
import { roomOf } from '../../src/arms/tokens/room.ts';
import { anEndpoint, caseText } from './armsFixtures.ts';

const room = (declared: number | null, told: { tokens?: number; atMost?: number }, model = 'house') =>
  roomOf(anEndpoint('http://127.0.0.1:9/v1', { model, contextTokens: declared, maxTokens: 512 }), {
    ...unknownWindow,
    ...told,
  });

describe('the room a model has', () => {
  it('is the server’s word, then the person’s, then the profile’s, then unknown', () => {
    assert.deepEqual(room(8192, { tokens: 2048 }), { context: 2048, contextFrom: 'server', free: 1536 });
    assert.deepEqual(room(8192, {}), { context: 8192, contextFrom: 'endpoint', free: 7680 });
    assert.deepEqual(room(null, {}, 'llama-2-70b-chat'), { context: 4096, contextFrom: 'profile', free: 3584 });
    assert.deepEqual(room(null, {}), { context: null, contextFrom: null, free: null });
  });

  it('is never more than the model was made for, and that alone is a bound and no word', () => {
    assert.deepEqual(room(8192, { atMost: 4096 }), { context: 4096, contextFrom: 'server', free: 3584 });
    assert.deepEqual(room(2048, { atMost: 4096 }), { context: 2048, contextFrom: 'endpoint', free: 1536 });
    assert.deepEqual(room(null, { atMost: 4096 }), { context: null, contextFrom: null, free: 3584 });
  });

  it('is known without asking as far as the entry tells', () => {
    const endpoint = anEndpoint('http://127.0.0.1:9/v1', { model: 'house', contextTokens: 3000, maxTokens: 500 });
    assert.equal(roomNow(endpoint).free, 2500);
  });
});

describe('what a case takes', () => {
  it('is exact where the vocabulary is known, by profile or by the model’s name, and else a bound from above', async () => {
    const at = (more: object) => countCase(anEndpoint('http://127.0.0.1:9/v1', { ...more }), caseText, 5);
    const other = await at({ model: 'house' });
    const named = await at({ model: 'llama-2-7b-chat' });
    assert.equal(other.exact, false);
    assert.equal(named.exact, true);
    assert.equal(other.tokens, Math.ceil(named.tokens * 1.1));
    const profile = profileNamed('me-llama-chat');
    assert.ok(profile);
    assert.equal((await at({ profile, model: 'house' })).exact, true);
  });
});
