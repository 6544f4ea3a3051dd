// Loaded into the process of each test file: one whose tests are done but that is kept alive, by a server or a timer they
// did not let go of, says so and fails. Its reports are out by then.
import { after } from 'node:test';
import { setTimeout } from 'node:timers';

const graceMs = 5000;

after(() => {
  setTimeout(() => {
    console.error(`The tests are done, but ${process.getActiveResourcesInfo().join(', ')} keeps the file from ending.`);
    process.exit(1);
  }, graceMs).unref();
});
