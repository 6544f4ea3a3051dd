import { endpointArm } from '../../src/arms/asking/endpointArm.ts';
import { makeCase } from '../../src/cases/case.ts';
import { diagnosisViews } from '../../src/editor/panel/snapshot.ts';
import { anEndpoint } from '../unit/armsFixtures.ts';
import { passing } from '../unit/gateFixtures.ts';

const kase = makeCase('Chest pain.', { kind: 'stdin', uri: null, start: null, end: null });

/** Asks as the editor does, down to the message for the page; gives the milliseconds to the first of these. */
export async function asking(baseUrl: string): Promise<number> {
  const endpoint = anEndpoint(baseUrl, { api: 'completions', template: 'me-llama', contextTokens: null });
  const means = {
    key: () => Promise.resolve(undefined),
    now: () => performance.now(),
    date: () => new Date(),
    ...passing,
  };
  const start = performance.now();
  let first = 0;
  let sent = 0;
  const answer = await endpointArm(endpoint, means).diagnose(kase, {
    top: 10,
    signal: new AbortController().signal,
    onProgress: ({ text, diagnoses }) => {
      first ||= performance.now() - start;
      sent += JSON.stringify([text, diagnosisViews(diagnoses)]).length;
    },
  });
  if (answer.status !== 'complete' || sent === 0) {
    throw new Error(`the stream ended as ${answer.failure?.kind ?? answer.status}`);
  }
  return first;
}
