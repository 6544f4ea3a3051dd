import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Answer, failureMessage } from '../../src/arms/answer.ts';
import { fakeServer } from '../servers/fakeServer.ts';
import { failureRows, harmless } from '../servers/failures.ts';
import { chunk, said, sending } from '../servers/scripts.ts';
import { anEndpoint, ask, key, listText } from './armsFixtures.ts';

describe('every failure that servers have been seen to make', () => {
  for (const api of ['chat', 'completions'] as const) {
    for (const row of failureRows) {
      it(`${row.name} (${api}) is ${row.kind}`, async () => {
        const server = await fakeServer(row.script);
        try {
          const answer = await ask(anEndpoint(server.baseUrl, { api }), { key: () => Promise.resolve(key) });
          Answer.parse(answer);
          assert.equal(answer.status, 'failed');
          assert.ok(answer.failure);
          assert.equal(answer.failure.kind, row.kind, failureMessage(answer.failure));
          assert.equal(answer.raw, row.kept ?? '');
          if (row.kept !== undefined) assert.equal(answer.diagnoses[0]?.name, 'Pulmonary embolism');
          const sentence = failureMessage(answer.failure);
          assert.match(sentence, /\.$|said: \S/);
          assert.doesNotMatch(sentence, /\{\d\}|ZEBRA|chest pain|sk-|9xyz|undefined|\[object|Bearer/);
          assert.equal(server.seen.length, 1, 'no retries');
          assert.deepEqual(answer.retries, []);
        } finally {
          await server.close();
        }
      });
    }
  }

  for (const [name, events] of harmless) {
    it(`${name}, after the end, does not spoil the answer`, async () => {
      const server = await fakeServer(sending([...said(listText, { done: false, usage: null }), ...events]));
      const answer = await ask(anEndpoint(server.baseUrl));
      await server.close();
      assert.equal(answer.status, 'complete');
      assert.equal(answer.failure, null);
      assert.equal(answer.raw, listText);
      assert.equal(answer.finishReason, 'stop');
    });
  }

  it('is none when the answer reached its limit before', async () => {
    const server = await fakeServer(
      sending([chunk('1. Pulmonary embolism\n2. Pn', 'length'), ...(harmless[0]?.[1] ?? [])]),
    );
    const answer = await ask(anEndpoint(server.baseUrl));
    await server.close();
    assert.equal(answer.status, 'truncated');
    assert.deepEqual(
      answer.diagnoses.map(({ name }) => name),
      ['Pulmonary embolism'],
    );
  });

  it('says how long to wait when the server does', async () => {
    const row = failureRows.find(({ name }) => name === 'OpenAI, rate limit');
    assert.ok(row);
    const server = await fakeServer(row.script);
    const answer = await ask(anEndpoint(server.baseUrl));
    await server.close();
    assert.match(answer.failure === null ? '' : failureMessage(answer.failure), /again in 20\u00a0s\./);
  });
});
