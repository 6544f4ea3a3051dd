import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { HumanError } from '../../humanError.ts';

/** A folder in the form of Hugging Face, as vLLM reads it. */
export interface FolderModel {
  readonly kind: 'folder';
  readonly path: string;
  /** What its server will call it. */
  readonly name: string;
  readonly weightsBytes: number;
  /** `bfloat16`, `float16`, `float32`; `null` where nothing says. */
  readonly dtype: string | null;
  /** How the weights were made smaller already, or `null`. */
  readonly quantized: string | null;
  readonly contextTokens: number | null;
  /** By which a model can be spread: a number of GPUs must divide each. */
  readonly divisible: readonly number[];
  readonly kvHeads: number | null;
  /** What a token of context takes, in 16 bits, over all layers. */
  readonly bytesPerToken: number;
  readonly hasChatTemplate: boolean;
}

/** A file of llama.cpp's form; the first of its parts where it is split. */
export interface GgufModel {
  readonly kind: 'gguf';
  readonly path: string;
  readonly name: string;
  readonly weightsBytes: number;
}

const size = z.int().check(z.positive());
const Config = z.object({
  num_attention_heads: z.optional(size),
  num_key_value_heads: z.optional(z.nullable(size)),
  num_hidden_layers: z.optional(size),
  hidden_size: z.optional(size),
  head_dim: z.optional(z.nullable(size)),
  intermediate_size: z.optional(size),
  max_position_embeddings: z.optional(size),
  torch_dtype: z.optional(z.nullable(z.string())),
  dtype: z.optional(z.nullable(z.string())),
  quantization_config: z.optional(z.nullable(z.object({ quant_method: z.optional(z.string()) }))),
});
const Index = z.object({ weight_map: z.record(z.string(), z.string()) });

/** Reads what a folder of Hugging Face's form holds, without its weights. */
export async function folderModel(path: string): Promise<FolderModel> {
  const names = await readdir(path).catch(() => null);
  if (names === null) throw new HumanError('There is no folder {0}. Choose the folder that holds the model.', path);
  if (!names.includes('config.json')) {
    throw names.includes('adapter_config.json')
      ? new HumanError('{0} holds an adapter, not a model. Merge it into its base model first, then choose that.', path)
      : names.some((name) => name.endsWith('.gguf'))
        ? new HumanError('{0} holds a GGUF file, which llama-server serves. Start that one instead of vLLM.', path)
        : new HumanError('{0} holds no model: there is no config.json. Choose the folder that has one.', path);
  }
  const config = Config.safeParse(await json(join(path, 'config.json')));
  if (!config.success) throw new HumanError('The config.json of {0} cannot be read. Fetch the model again.', path);
  const {
    num_attention_heads: heads,
    hidden_size: hidden,
    num_hidden_layers: layers,
    intermediate_size: inner,
  } = config.data;
  const kvHeads = config.data.num_key_value_heads ?? heads ?? null;
  const headSize = config.data.head_dim ?? (heads && hidden ? hidden / heads : 0);
  return {
    kind: 'folder',
    path,
    name: servedName(basename(path)),
    weightsBytes: await weightsOf(path, names),
    dtype: config.data.dtype ?? config.data.torch_dtype ?? null,
    quantized: config.data.quantization_config?.quant_method ?? null,
    contextTokens: config.data.max_position_embeddings ?? null,
    divisible: [heads, inner].filter((one) => one !== undefined),
    kvHeads,
    bytesPerToken: 2 * 2 * (layers ?? 0) * (kvHeads ?? 0) * headSize,
    hasChatTemplate: await hasChatTemplate(path, names),
  };
}

async function weightsOf(path: string, names: readonly string[]): Promise<number> {
  const indexes = ['model.safetensors.index.json', 'pytorch_model.bin.index.json'];
  const index = indexes.find((name) => names.includes(name));
  let files: string[];
  if (index === undefined) {
    const safe = names.filter((name) => name.endsWith('.safetensors'));
    files = safe.length > 0 ? safe : names.filter((name) => /^pytorch_model.*\.bin$/.test(name));
  } else {
    const map = Index.safeParse(await json(join(path, index)));
    if (!map.success) throw new HumanError('The {0} of {1} cannot be read. Fetch the model again.', index, path);
    files = [...new Set(Object.values(map.data.weight_map))];
  }
  const sizes = await sizesOf(path, files);
  const missing = sizes.filter((bytes) => bytes === null).length;
  if (files.length === 0 || missing > 0) {
    throw new HumanError(
      'The weights in {0} are not complete: {1} of {2} files are missing. Fetch them, then start again.',
      path,
      String(missing),
      String(files.length),
    );
  }
  return sumOf(path, sizes);
}

/** A file that is only a few lines long stands for one that was never fetched. */
function sumOf(path: string, sizes: readonly (number | null)[]): number {
  if (sizes.some((bytes) => bytes !== null && bytes < 1024)) {
    throw new HumanError(
      '{0} holds pointers in place of weights. Fetch the files (git lfs pull), then start again.',
      path,
    );
  }
  return sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
}

async function sizesOf(folder: string, files: readonly string[]): Promise<(number | null)[]> {
  return Promise.all(
    files.map(async (file) => {
      try {
        return (await stat(join(folder, file))).size;
      } catch {
        return null;
      }
    }),
  );
}

async function hasChatTemplate(path: string, names: readonly string[]): Promise<boolean> {
  if (names.includes('chat_template.jinja') || names.includes('chat_template.json')) return true;
  const tokenizer = await json(join(path, 'tokenizer_config.json'));
  return (
    typeof tokenizer === 'object' &&
    tokenizer !== null &&
    Boolean((tokenizer as { chat_template?: unknown }).chat_template)
  );
}

const part = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/i;

/** Reads what a GGUF file, or a folder with one, holds: all its parts must be there. */
export async function ggufModel(chosen: string): Promise<GgufModel> {
  const path = await ggufIn(chosen);
  const folder = dirname(path);
  const [, stem, , count] = part.exec(basename(path)) ?? [];
  const files =
    stem === undefined || count === undefined
      ? [basename(path)]
      : Array.from({ length: Number(count) }, (_, i) => `${stem}-${String(i + 1).padStart(5, '0')}-of-${count}.gguf`);
  const sizes = await sizesOf(folder, files);
  const missing = sizes.filter((bytes) => bytes === null).length;
  if (missing > 0) {
    throw new HumanError(
      'The model {0} is not complete: {1} of {2} files are missing. Fetch them, then start again.',
      path,
      String(missing),
      String(files.length),
    );
  }
  const weightsBytes = sumOf(folder, sizes);
  const first = join(folder, files[0] ?? '');
  if ((await beginning(first)) !== 'GGUF') {
    throw new HumanError('{0} is not a GGUF file. Choose a model in the form of llama.cpp.', first);
  }
  return { kind: 'gguf', path: first, name: servedName(stem ?? basename(path).replace(/\.gguf$/i, '')), weightsBytes };
}

async function ggufIn(chosen: string): Promise<string> {
  const names = await readdir(chosen).catch(() => null);
  if (names === null) return chosen;
  const files = names.filter((name) => /\.gguf$/i.test(name) && (part.exec(name)?.[2] ?? '00001') === '00001');
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return join(chosen, only);
  throw only === undefined
    ? new HumanError('{0} holds no GGUF file. Choose a model in the form of llama.cpp.', chosen)
    : new HumanError('{0} holds several models. Choose the file of one.', chosen);
}

async function beginning(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function json(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

/** A name that is the same in every shell, address and file, and is never taken for an option. */
export function servedName(folder: string): string {
  const plain = folder.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'model' : plain;
}
