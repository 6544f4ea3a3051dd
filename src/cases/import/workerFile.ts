/** Where the worker's program lies: beside this file, or in what was built, where this file is part of another. */
export function workerFile(here: string = import.meta.url): URL {
  if (here.endsWith('.ts')) return new URL('./worker.ts', here);
  return new URL(/\/chunks\/[^/]*$/.test(here) ? '../importWorker.js' : './importWorker.js', here);
}
