import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fakeServer } from '../servers/fakeServer.ts';
import { said, sending } from '../servers/scripts.ts';
import { anEndpoint, ask } from './armsFixtures.ts';

describe('progress', () => {
  it('is told at most thirty times a second, and the last word at once', async () => {
    const words = Array.from({ length: 3000 }, (_, i) => `word${i} `);
    const server = await fakeServer(sending(said('', { pieces: words })));
    // A clock that every look at it moves on by a millisecond.
    let clock = 0;
    const told: number[] = [];
    let text = '';
    await ask(anEndpoint(server.baseUrl), {
      now: () => (clock += 1),
      onProgress: (progress) => {
        told.push(clock);
        text += progress.text;
      },
    });
    await server.close();
    assert.equal(text, words.join(''));
    const inOneSecond = told.map((at) => told.filter((other) => other >= at && other < at + 1000).length);
    assert.ok(Math.max(...inOneSecond) <= 31, `${Math.max(...inOneSecond)} in a second`);
  });
});
