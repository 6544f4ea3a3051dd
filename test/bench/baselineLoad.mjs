// Prints what the first answer of the built baseline takes longer than its second, loading included.
// No TypeScript: reading that would be measured, too.
const kase = { sha256: '', text: 'A 60-year-old man has chest pain and sweating. BP 90/60. No fever.' };

const start = performance.now();
const { baselineArm } = await import(process.argv[2]);
const arm = baselineArm(
  () => 0,
  () => new Date(0),
);
const ask = { top: 5, signal: new AbortController().signal };
await arm.diagnose(kase, ask);
const first = performance.now();
await arm.diagnose(kase, ask);
console.log(first - start - (performance.now() - first));
