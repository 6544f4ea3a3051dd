// Run with --expose-gc: asks again and again, and says by how many bytes the memory grew after it had warmed up.
import { asking } from './asking.ts';

const [baseUrl = '', warm = '0', counted = '0'] = process.argv.slice(2);

async function inUse(): Promise<number> {
  // What was let go in this turn is collected in the next.
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

for (let i = 0; i < Number(warm); i += 1) await asking(baseUrl);
const before = await inUse();
for (let i = 0; i < Number(counted); i += 1) await asking(baseUrl);
console.log((await inUse()) - before);
