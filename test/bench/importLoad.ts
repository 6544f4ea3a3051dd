// A process of its own, so that the memory measured is that of reading alone: reads the files of a folder in two workers.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readers } from '../../src/study/intake/readers.ts';

const [folder = '.'] = process.argv.slice(2);
const files = readdirSync(folder).map((file) => join(folder, file));
const readers = new Readers({ threads: 2 });
let resident = 0;
const watch = setInterval(() => {
  resident = Math.max(resident, process.memoryUsage.rss());
}, 10);
let characters = 0;
let cases = 0;
const before = process.cpuUsage();
const start = performance.now();
const queue = files.values();
await Promise.all(
  Array.from({ length: readers.ahead }, async () => {
    for (const file of queue) {
      const { reading } = await readers.read(file, { format: 'auto', roles: {} });
      if (reading.is !== 'read') throw new Error(`${file} was not read: ${JSON.stringify(reading)}`);
      cases += reading.drafts.length;
      for (const { sections } of reading.drafts) {
        for (const { paragraphs } of sections) for (const { text } of paragraphs) characters += text.length;
      }
    }
  }),
);
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(before);
clearInterval(watch);
await readers.close();
console.log(JSON.stringify({ ms, processorMs: (user + system) / 1000, resident, cases, characters }));
