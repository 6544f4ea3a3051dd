// A server of its own process, so that its work is not counted: streams a list in small chunks, as fast as it is read.
import { fakeServer } from '../servers/fakeServer.ts';
import { chunk, done } from '../servers/scripts.ts';

const chunks = Number(process.argv[2]);
const words = Array.from({ length: chunks - 1 }, (_, i) =>
  i % 200 === 0 ? chunk(`\n${1 + Math.floor(i / 200)}. Diagnosis number ${i}\nWhy: `) : chunk('because '),
);
const pieces = [...words, chunk('', 'stop'), done];
const server = await fakeServer(async (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of pieces) {
    if (!response.write(piece)) await new Promise((drained) => response.once('drain', drained));
  }
  response.end();
});
console.log(server.baseUrl);
process.stdin.resume().on('end', () => void server.close());
