import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Send } from '../../src/arms/asking/endpointArm.ts';
import { fakeServer } from '../servers/fakeServer.ts';
import { saying } from '../servers/scripts.ts';
import { anEndpoint, ask, caseText, listText } from './armsFixtures.ts';

describe('a case that a person may keep back', () => {
  it('is not sent without a yes, and the answer says so', async () => {
    const server = await fakeServer(saying(listText));
    const asked: Send[] = [];
    const allow = (send: Send): Promise<boolean> => {
      asked.push(send);
      return Promise.resolve(false);
    };
    const answer = await ask(anEndpoint(server.baseUrl), { allow });
    assert.equal(answer.failure?.kind, 'blocked');
    assert.equal(server.seen.length, 0);
    assert.equal(asked.length, 1);
    assert.equal(asked[0]?.origin, server.origin);
    assert.ok((asked[0]?.characters ?? 0) > caseText.length);
    await server.close();
  });

  it('is sent after a yes, however long the person took', async () => {
    const server = await fakeServer(saying(listText));
    const { promise: asked, resolve: tell } = Promise.withResolvers<void>();
    const { promise: decided, resolve: decide } = Promise.withResolvers<boolean>();
    const allow = (): Promise<boolean> => {
      tell();
      return decided;
    };
    const running = ask(anEndpoint(server.baseUrl), { allow });
    await asked;
    assert.equal(server.seen.length, 0);
    decide(true);
    assert.equal((await running).status, 'complete');
    assert.equal(server.seen.length, 1);
    await server.close();
  });

  it('is not sent when it was stopped while the person decided', async () => {
    const server = await fakeServer(saying(listText));
    const stop = new AbortController();
    const allow = (): Promise<boolean> => {
      stop.abort();
      return Promise.resolve(true);
    };
    const answer = await ask(anEndpoint(server.baseUrl), { allow, signal: stop.signal });
    assert.equal(answer.failure?.kind, 'cancelled');
    assert.equal(server.seen.length, 0);
    await server.close();
  });

  it('does not count the time a person took to decide', async () => {
    const server = await fakeServer(saying(listText));
    let clock = 0;
    const allow = (): Promise<boolean> => {
      clock += 60_000;
      return Promise.resolve(true);
    };
    const { timings } = await ask(anEndpoint(server.baseUrl), { allow, now: () => clock });
    assert.equal(timings.totalMs, 0);
    await server.close();
  });
});
