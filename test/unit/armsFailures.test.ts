import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Answer, failureMessage } from '../../src/arms/answer.ts';
import { fakeServer } from '../servers/fakeServer.ts';
import { failureRows } from '../servers/failures.ts';
import { anEndpoint, ask, key } from './armsFixtures.ts';

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
          assert.doesNotMatch(sentence, /\{\d\}|ZEBRA|chest pain|sk-|9xyz|undefined|\[object/);
          assert.equal(server.seen.length, 1, 'no retries');
        } finally {
          await server.close();
        }
      });
    }
  }

  it('says how long to wait when the server does', async () => {
    const row = failureRows.find(({ name }) => name === 'OpenAI, rate limit');
    assert.ok(row);
    const server = await fakeServer(row.script);
    const answer = await ask(anEndpoint(server.baseUrl));
    await server.close();
    assert.match(answer.failure === null ? '' : failureMessage(answer.failure), /again in 20 seconds/);
  });
});
