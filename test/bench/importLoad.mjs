// A process of its own, so that the memory measured is that of one import: `ddx import` as it is built, into a new study.
import { writeSync } from 'node:fs';

const [cli = '', folder = '', study = ''] = process.argv.slice(2);
process.argv.splice(1, Infinity, cli, 'import', folder, '--into', study);
const start = performance.now();
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const load = {
    ms: performance.now() - start,
    processorMs: (userCPUTime + systemCPUTime) / 1000,
    resident: maxRSS * 1024,
  };
  writeSync(2, JSON.stringify(load));
});
await import(cli);
