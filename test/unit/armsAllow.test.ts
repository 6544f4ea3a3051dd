import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureMessage } from '../../src/arms/answer.ts';
import type { Endpoint } from '../../src/arms/endpoint.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { Egress } from '../../src/arms/gate/egress.ts';
import { Gate } from '../../src/arms/gate/gate.ts';
import type { Send } from '../../src/arms/gate/send.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { refusing, saying } from '../servers/scripts.ts';
import { aCase, anEndpoint, ask, caseText, listText, type Wanted } from './armsFixtures.ts';
import { passing, recordingTo } from './gateFixtures.ts';

const elsewhere = ['institution', 'third-party'] as const;
const means = { key: () => Promise.resolve(undefined), date: () => new Date('2025-01-02T03:04:05Z'), ...passing };

async function withServer(
  use: (server: FakeServer, endpoint: (o?: Wanted) => Endpoint) => Promise<void>,
): Promise<void> {
  const server = await fakeServer(saying(listText));
  try {
    await use(server, (o = {}) => anEndpoint(server.baseUrl, { location: 'institution', ...o }));
  } finally {
    await server.close();
  }
}

describe('a case that a person may keep back', () => {
  for (const location of elsewhere) {
    it(`is not sent to ${location} without a yes, and the person sees where it would go`, async () => {
      await withServer(async (server, endpoint) => {
        const asked: Send[] = [];
        const consent = (send: Send): Promise<boolean> => {
          asked.push(send);
          return Promise.resolve(false);
        };
        const answer = await ask(endpoint({ location }), { consent });
        assert.equal(answer.failure?.kind, 'blocked');
        assert.equal(server.seen.length, 0);
        assert.equal(asked.length, 1);
        const { characters, ...where } = asked[0] ?? assert.fail();
        const { origin, baseUrl } = server;
        assert.deepEqual(where, { endpoint: 'endpoint', origin, baseUrl, location, model: 'x' });
        assert.ok(characters > caseText.length);
      });
    });

    it(`is not sent to ${location} when nobody can be asked`, async () => {
      await withServer(async (server, endpoint) => {
        const notes: Egress[] = [];
        const answer = await ask(endpoint({ location }), { record: recordingTo(notes) });
        assert.equal(answer.failure?.kind, 'blocked');
        assert.match(failureMessage(answer.failure), /nothing was sent/);
        assert.deepEqual([server.seen, notes], [[], []]);
      });
    });
  }

  it('is sent to this machine without a question', async () => {
    await withServer(async (server, endpoint) => {
      const answer = await ask(endpoint({ location: 'machine' }), { consent: () => assert.fail('asked') });
      assert.equal(answer.status, 'complete');
      assert.equal(answer.location, 'machine');
      assert.equal(server.seen.length, 1);
    });
  });

  it('is asked for each time: only whoever asks may remember', async () => {
    await withServer(async (server, endpoint) => {
      let asked = 0;
      const consent = (): Promise<boolean> => Promise.resolve(++asked === 1);
      assert.equal((await ask(endpoint(), { consent })).status, 'complete');
      assert.equal((await ask(endpoint(), { consent })).failure?.kind, 'blocked');
      assert.equal(asked, 2);
      assert.equal(server.seen.length, 1);
    });
  });

  it('is asked for once, however often it is tried', async () => {
    const server = await fakeServer(refusing(503, ''), refusing(503, ''), saying(listText));
    let asked = 0;
    const answer = await ask(anEndpoint(server.baseUrl, { location: 'institution', retries: 2 }), {
      consent: () => Promise.resolve(++asked === 1),
      sleep: () => Promise.resolve(),
    });
    await server.close();
    assert.equal(answer.status, 'complete');
    assert.equal(asked, 1);
  });

  it('is sent after a yes, however long the person took', async () => {
    await withServer(async (server, endpoint) => {
      const { promise: asked, resolve: tell } = Promise.withResolvers<void>();
      const { promise: decided, resolve: decide } = Promise.withResolvers<boolean>();
      const consent = (): Promise<boolean> => {
        tell();
        return decided;
      };
      const running = ask(endpoint(), { consent });
      await asked;
      assert.equal(server.seen.length, 0);
      decide(true);
      assert.equal((await running).status, 'complete');
      assert.equal(server.seen.length, 1);
    });
  });

  it('is not sent when it was stopped while the person decided', async () => {
    await withServer(async (server, endpoint) => {
      const stop = new AbortController();
      const consent = (): Promise<boolean> => {
        stop.abort();
        return Promise.resolve(true);
      };
      const answer = await ask(endpoint(), { consent, signal: stop.signal });
      assert.equal(answer.failure?.kind, 'cancelled');
      assert.equal(server.seen.length, 0);
    });
  });

  it('does not count the time a person took to decide', async () => {
    await withServer(async (_, endpoint) => {
      let clock = 0;
      const consent = (): Promise<boolean> => {
        clock += 60_000;
        return Promise.resolve(true);
      };
      const { timings } = await ask(endpoint(), { consent, now: () => clock });
      assert.equal(timings.totalMs, 0);
    });
  });

  it('does not pass the gate before it was let in, by any of its doors', async () => {
    await withServer(async (server, endpoint) => {
      const gate = new Gate(endpoint(), means, aCase());
      const signal = new AbortController().signal;
      const url = new URL(`${server.baseUrl}/tokenize`);
      await assert.rejects(gate.fetch(`${server.baseUrl}/completions`, { body: caseText, signal }));
      await assert.rejects(gate.ask({ method: 'POST', url, body: { prompt: caseText }, carriesCase: true, signal }));
      await assert.rejects(
        gate.admit({ texts: [caseText], characters: 9 }, { signal: new AbortController().signal }),
        (error) => error instanceof ArmFailure && error.kind === 'blocked',
      );
      await assert.rejects(gate.fetch(`${server.baseUrl}/completions`, { body: caseText, signal }));
      assert.equal(server.seen.length, 0);
      const reply = await gate.ask({ method: 'GET', url, carriesCase: false, signal });
      assert.equal(reply.status, 200);
      assert.equal(server.seen.length, 1);
    });
  });
});
