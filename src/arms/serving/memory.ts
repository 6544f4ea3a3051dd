import type { Gpu } from './gpus.ts';
import type { FolderModel } from './model.ts';

/** What vLLM takes of a GPU unless it is told otherwise. */
const share = 0.9;
/** Over the weights: activations, graphs, and memory that lies in pieces. */
const overhead = 1.2;
const mebibyte = 1024 * 1024;

/** GPUs on which a model fits, and what of each may be taken. */
export interface Fit {
  readonly gpus: readonly Gpu[];
  /** The share of a GPU's memory, where less than the usual is free. */
  readonly share: number | null;
}

/** Whether this many GPUs can work on a model together. */
function splits({ divisible, kvHeads }: FolderModel, count: number): boolean {
  const shared = kvHeads === null || kvHeads % count === 0 || count % kvHeads === 0;
  return shared && divisible.every((one) => one % count === 0);
}

/** What is needed on each of so many GPUs, for weights of that size and a window of that length. */
function needed(model: FolderModel, weightsBytes: number, tokens: number, count: number): number {
  return (weightsBytes * overhead + model.bytesPerToken * tokens) / count;
}

function usable({ totalMiB, freeMiB }: Gpu): number {
  const total = totalMiB ?? 0;
  return Math.min(total * share, (freeMiB ?? total) - total * 0.02) * mebibyte;
}

/** The fewest GPUs that hold the model, the emptiest first; `null` when all together do not. */
export function fit(model: FolderModel, weightsBytes: number, tokens: number, gpus: readonly Gpu[]): Fit | null {
  const emptiest = [...gpus].sort((a, b) => usable(b) - usable(a));
  const whole = emptiest.filter(({ slice }) => !slice);
  for (let count = 1; count <= Math.max(1, whole.length); count += 1) {
    const chosen = count === 1 ? emptiest.slice(0, 1) : whole.slice(0, count);
    const least = chosen.at(-1);
    if (!least || !splits(model, count) || usable(least) < needed(model, weightsBytes, tokens, count)) continue;
    return { gpus: chosen, share: shareOf(chosen) };
  }
  return null;
}

/** vLLM refuses to start where its usual share is not free. */
function shareOf(gpus: readonly Gpu[]): number | null {
  const shares = gpus.map((gpu) => usable(gpu) / ((gpu.totalMiB ?? 1) * mebibyte));
  const least = Math.min(...shares);
  return least < share - 0.001 ? Math.floor(least * 100) / 100 : null;
}

/** How many bytes are missing on the best choice of GPUs that there is. */
export function missing(model: FolderModel, weightsBytes: number, tokens: number, gpus: readonly Gpu[]): number {
  const emptiest = [...gpus].sort((a, b) => usable(b) - usable(a));
  const lacks = emptiest.flatMap((gpu, i) => {
    const count = i + 1;
    if (!splits(model, count) || (count > 1 && emptiest.slice(0, count).some(({ slice }) => slice))) return [];
    return [(needed(model, weightsBytes, tokens, count) - usable(gpu)) * count];
  });
  return Math.max(0, Math.min(...lacks, needed(model, weightsBytes, tokens, 1)));
}

/** Memory that all GPUs have free, together. */
export function freeBytes(gpus: readonly Gpu[]): number {
  return gpus.reduce((sum, { freeMiB }) => sum + (freeMiB ?? 0), 0) * mebibyte;
}
