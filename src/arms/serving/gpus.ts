import { HumanError } from '../../humanError.ts';

/** A GPU, or a slice of one that was split (MIG). */
export interface Gpu {
  /** As `CUDA_VISIBLE_DEVICES` names it. */
  readonly id: string;
  readonly name: string;
  /** `null` where the driver does not say, as where GPU and processor share their memory. */
  readonly totalMiB: number | null;
  readonly freeMiB: number | null;
  /** A slice works alone: a model cannot be spread over several. */
  readonly slice: boolean;
}

export interface Gpus {
  readonly gpus: readonly Gpu[];
  /** Why nothing is known of them, where something is wrong. */
  readonly problem: HumanError | null;
}

/** Runs a program and gives what it wrote; rejects when it failed or took longer than that. */
export type Execute = (file: string, args: readonly string[], limitMs: number) => Promise<string>;

const limitMs = 5000;
const query = ['--query-gpu=index,name,memory.total,memory.free', '--format=csv,noheader,nounits'];

/** Asks the driver what GPUs there are; without `nvidia-smi` there are none. */
export async function gpusHere(nvidiaSmi: string | null, execute: Execute): Promise<Gpus> {
  if (nvidiaSmi === null) return { gpus: [], problem: null };
  let text: string;
  try {
    text = await execute(nvidiaSmi, query, limitMs);
  } catch (error) {
    const said = (error instanceof Error ? error.message : String(error)).split('\n').at(0)?.slice(0, 200) ?? '';
    return { gpus: [], problem: new HumanError('The GPUs could not be asked for: nvidia-smi failed ({0}).', said) };
  }
  const gpus = readGpus(text);
  if (gpus === null) {
    return { gpus: [], problem: new HumanError('The GPUs could not be read from what nvidia-smi wrote.') };
  }
  if (gpus.length === 0) return { gpus, problem: null };
  const list = await execute(nvidiaSmi, ['-L'], limitMs).catch(() => '');
  return { gpus: withSlices(gpus, list), problem: null };
}

/** One line a GPU: index, name, memory, free memory. `null` when a line is no such thing. */
export function readGpus(text: string): Gpu[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^no devices were found/i.test(line));
  const gpus: Gpu[] = [];
  for (const line of lines) {
    const fields = line.split(/,\s+/);
    const [id = '', ...rest] = fields;
    const free = mebibytes(rest.pop());
    const total = mebibytes(rest.pop());
    const name = rest.join(', ');
    if (!/^\d+$/.test(id) || name === '' || total === undefined || free === undefined) return null;
    gpus.push({ id, name, totalMiB: total, freeMiB: free ?? total, slice: false });
  }
  return gpus;
}

/** `null`: the driver does not say. `undefined`: that is no number. */
function mebibytes(field: string | undefined): number | null | undefined {
  if (field === undefined) return undefined;
  if (/^\[.*\]$/.test(field)) return null;
  // Some languages group digits.
  const [, digits] = /^(\d+|\d{1,3}(?:[.,'’\s]\d{3})+)(?:\s*MiB)?$/.exec(field) ?? [];
  return digits === undefined ? undefined : Number(digits.replace(/\D/g, ''));
}

/** Puts the slices of a split GPU in its place, from what `nvidia-smi -L` lists. */
export function withSlices(gpus: readonly Gpu[], list: string): Gpu[] {
  const slices = new Map<string, Gpu[]>();
  let of: Gpu | undefined;
  for (const line of list.split(/\r?\n/)) {
    const [, index] = /^GPU (\d+):/.exec(line) ?? [];
    if (index !== undefined) of = gpus.find(({ id }) => id === index);
    const [, profile, gb, id] = /^\s+MIG (\S*?(\d+)gb\S*)\s.*\(UUID: (MIG-[\w/-]+)\)/i.exec(line) ?? [];
    if (!of || profile === undefined || id === undefined) continue;
    // The name of a slice rounds its memory up.
    const memory = Math.floor(Number(gb) * 1024 * 0.95);
    const slice = { id, name: `${of.name} MIG ${profile}`, totalMiB: memory, freeMiB: memory, slice: true };
    slices.set(of.id, [...(slices.get(of.id) ?? []), slice]);
  }
  return gpus.flatMap((gpu) => slices.get(gpu.id) ?? [gpu]);
}
