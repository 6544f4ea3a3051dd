// What the host pays for one chunk of a stream: socket, guard, client library, reading the list, message to the page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { endpointArm } from '../../src/arms/asking/endpointArm.ts';
import { makeCase } from '../../src/cases/case.ts';
import { diagnosisViews } from '../../src/editor/snapshot.ts';
import { median, type Line } from './bench.ts';

export const name = 'stream';

const chunks = 10_000;
const rounds = 5;

interface Cost {
  readonly ms: number;
  readonly cpuMs: number;
}

async function costing(work: () => Promise<unknown>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { ms, cpuMs: (used.user + used.system) / 1000 };
}

async function asking(baseUrl: string): Promise<void> {
  const arm = endpointArm(
    {
      name: 'endpoint',
      baseUrl,
      model: 'fake-model',
      api: 'completions',
      template: 'me-llama',
      contextTokens: null,
      maxTokens: chunks,
      temperature: 0,
      topP: 1,
      seed: 0,
      firstTokenMs: 60_000,
      nextTokenMs: 60_000,
      totalMs: 600_000,
    },
    { key: () => Promise.resolve(undefined), now: () => performance.now(), date: () => new Date() },
  );
  const kase = makeCase('Chest pain.', { kind: 'stdin', uri: null, start: null, end: null });
  let sent = 0;
  const answer = await arm.diagnose(kase, {
    top: 10,
    signal: new AbortController().signal,
    onProgress: ({ text, diagnoses }) => (sent += JSON.stringify([text, diagnosisViews(diagnoses)]).length),
  });
  if (answer.status !== 'complete' || sent === 0) throw new Error(`the stream ended as ${answer.status}`);
}

/** The least that any client does: read the bytes and take the events apart. */
async function bareReading(baseUrl: string): Promise<void> {
  const response = await fetch(`${baseUrl}/completions`, { method: 'POST', body: '{}' });
  const decoder = new TextDecoder();
  let rest = '';
  let events = 0;
  for await (const bytes of response.body ?? []) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: {') && JSON.parse(part.slice(6))) events += 1;
  }
  if (events !== chunks) throw new Error(`${events} events of ${chunks}`);
}

export async function run(): Promise<readonly Line[]> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'chunkServer.ts'), String(chunks)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const baseUrl = line.toString().trim();
    await asking(baseUrl);
    await bareReading(baseUrl);
    const ours: Cost[] = [];
    const bare: Cost[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await costing(() => asking(baseUrl)));
      bare.push(await costing(() => bareReading(baseUrl)));
    }
    const of = (costs: readonly Cost[], what: keyof Cost): number => median(costs.map((cost) => cost[what])) / chunks;
    const [cpu, bareCpu] = [of(ours, 'cpuMs'), of(bare, 'cpuMs')];
    const [ms, bareMs] = [of(ours, 'ms'), of(bare, 'ms')];
    const micro = (value: number): string => `${(value * 1000).toFixed(1)} µs`;
    return [
      {
        what: 'host CPU of one chunk, socket to page',
        measured: micro(cpu),
        against: `bare fetch reader ${micro(bareCpu)}`,
        ratio: cpu / bareCpu,
        goal: 'at most 200 µs',
        ok: cpu <= 0.2,
      },
      {
        what: 'time of one chunk of an unpaced stream',
        measured: micro(ms),
        against: `bare fetch reader ${micro(bareMs)}`,
        ratio: ms / bareMs,
        goal: 'told, no goal yet',
        ok: true,
      },
    ];
  } finally {
    server.stdin.end();
    await ended;
  }
}
