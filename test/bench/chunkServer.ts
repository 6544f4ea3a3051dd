// A server of its own process, so that its work is not counted: streams a list in small chunks, as fast as it is read.
import { fakeServer } from '../servers/fakeServer.ts';
import { chunk, done } from '../servers/scripts.ts';

/** `POST /CHUNKS/v1/...`: so many. */
const server = await fakeServer(async (response, { path }) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of pieces(Number(path.split('/')[1]))) {
    if (!response.write(piece)) await new Promise((drained) => response.once('drain', drained));
  }
  response.end();
});

const made = new Map<number, readonly string[]>();

function pieces(chunks: number): readonly string[] {
  const before = made.get(chunks);
  if (before !== undefined) return before;
  const words = Array.from({ length: chunks - 1 }, (_, i) =>
    i % 200 === 0 ? chunk(`\n${1 + Math.floor(i / 200)}. Diagnosis number ${i}\nWhy: `) : chunk('because '),
  );
  const all = [...words, chunk('', 'stop'), done];
  made.set(chunks, all);
  return all;
}

console.log(server.origin);
process.stdin.resume().on('end', () => void server.close());
