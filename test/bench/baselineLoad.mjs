// Prints how long the built baseline takes to load, and what its first answer then takes longer than its second: cold code.
// No TypeScript: reading that would be measured, too.
const kase = { sha256: '', text: 'A 60-year-old man has chest pain and sweating. BP 90/60. No fever.' };

const start = performance.now();
const { baselineArm } = await import(process.argv[2]);
const loaded = performance.now();
const arm = baselineArm(
  () => 0,
  () => new Date(0),
);
const ask = { top: 5, signal: new AbortController().signal };
await arm.diagnose(kase, ask);
const first = performance.now();
await arm.diagnose(kase, ask);
const second = performance.now();
console.log(JSON.stringify({ load: loaded - start, cold: first - loaded - (second - first) }));
