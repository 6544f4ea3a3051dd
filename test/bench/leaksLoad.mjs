// Measures in a process of its own what loading the leak check takes, and what the first check then takes longer.
const [chunk = ''] = process.argv.slice(2);
const reference = { diagnosis: 'Acute inferior ST-elevation myocardial infarction', accepted: ['STEMI'] };
const start = performance.now();
const { leaksIn } = await import(chunk);
const loaded = performance.now();
leaksIn('A man of 62 with chest pain.', reference);
const first = performance.now();
leaksIn('A man of 62 with chest pain.', reference);
const second = performance.now();
console.log(JSON.stringify({ load: loaded - start, cold: first - loaded - (second - first) }));
