import { HumanError } from '../../humanError.ts';
import type { Program } from './find.ts';
import { fit, freeBytes, missing, type Fit } from './memory.ts';
import type { Gpu } from './gpus.ts';
import { servedName, type FolderModel, type GgufModel } from './model.ts';

/** A server as it could be started: what runs, and what is worth knowing before it does. */
export interface ServeCommand {
  readonly program: Program;
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the server will call the model. */
  readonly model: string;
  /** Sentences for the person. */
  readonly notes: readonly HumanError[];
  /** Whether the memory will do; `null` where that cannot be told. */
  readonly fits: boolean | null;
}

export interface Start {
  readonly executable: string;
  readonly port: number;
  readonly gpus: readonly Gpu[];
}

/** Nobody but this machine: a model behind an open port answers whoever finds it. */
export const host = '127.0.0.1';
/** Me-LLaMA's and LLaMA-2's window. */
export const window = 4096;
/** Nothing of a prompt in vLLM's log, which older versions write each one to. The option that every version knows. */
export const noPromptsInLog = ['--max-log-len', '0'] as const;

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(bytes < 9.95e9 ? 1 : 0);

/** GPUs that compute in 8 bits: Ada, Hopper, Blackwell and what comes after. */
const eightBits =
  /\b(?:[GH]?H[128]00|H20|H[128]00\w*|GB?[123]\d\d|B[123]\d\d|L4|L40S?|L20|RTX (?:PRO )?[456]\d{3}\b.*(?:Ada|Blackwell)|RTX (?:40|50)\d\d|RTX PRO)\b/i;
/** GPUs older than bfloat16. */
const noBfloat16 = /\b(?:V100\w*|T4|P100\w*|P40|RTX 20\d\d|GTX|Quadro RTX|TITAN (?:V|RTX))\b/i;

export const canEightBits = ({ name }: Gpu): boolean => eightBits.test(name);

/** vLLM for a model folder: spread over as few GPUs as hold it. */
export function vllmCommand(model: FolderModel, { executable, port, gpus }: Start): ServeCommand {
  const tokens = Math.min(window, model.contextTokens ?? window);
  const notes: HumanError[] = [];
  const known = gpus.filter(({ totalMiB }) => totalMiB !== null);
  // Weights kept in 32 bits are served in 16.
  const weights = model.dtype === 'float32' && model.quantized === null ? model.weightsBytes / 2 : model.weightsBytes;

  let chosen: Fit | null = fit(model, weights, tokens, known);
  let eight = false;
  const eightable = known.filter(canEightBits);
  if (chosen === null && model.quantized === null) {
    chosen = fit(model, weights / 2, tokens, eightable);
    eight = chosen !== null;
  }

  if (known.length < gpus.length || (gpus.length > 0 && known.length === 0)) {
    notes.push(new HumanError('The driver does not say how much memory the GPUs have, so it was not checked.'));
  } else if (gpus.length === 0) {
    notes.push(new HumanError('No NVIDIA GPU was found on this machine, and vLLM as a rule needs one.'));
  } else if (chosen === null) {
    notes.push(tooLarge(model, weights, tokens, known));
  } else if (eight) {
    notes.push(
      new HumanError(
        'In 16 bits the model needs {0} GB for its weights, more than these GPUs hold, so it is made smaller while it loads (FP8, 8 bits): answers may differ slightly. An older vLLM needs the whole size while it loads; if it runs out of memory, use a copy that is kept in FP8.',
        gigabytes(weights),
      ),
    );
  }
  if (model.quantized === null) notes.push(templateNote(model));

  const on = chosen?.gpus ?? [];
  const tensorParallel = Math.max(1, on.length);
  const old = (on.length > 0 ? on : gpus).some(({ name }) => noBfloat16.test(name));
  const dtype = model.quantized !== null ? 'auto' : old || model.dtype === 'float16' ? 'float16' : 'bfloat16';
  return {
    program: 'vllm',
    executable,
    args: [
      ...['serve', model.path],
      ...['--served-model-name', model.name],
      ...['--host', host],
      ...['--port', String(port)],
      ...['--tensor-parallel-size', String(tensorParallel)],
      ...['--max-model-len', String(tokens)],
      ...['--dtype', dtype],
      ...noPromptsInLog,
      ...(eight ? ['--quantization', 'fp8'] : []),
      ...(!chosen || chosen.share === null ? [] : ['--gpu-memory-utilization', String(chosen.share)]),
    ],
    env: on.length > 0 && on.length < gpus.length ? visible(on) : {},
    model: model.name,
    notes,
    fits: known.length < gpus.length ? null : chosen !== null,
  };
}

/** The driver counts GPUs by their place on the bus; without being told so, CUDA counts the fastest first. */
function visible(gpus: readonly Gpu[]): Record<string, string> {
  const ids = gpus.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
  return { CUDA_DEVICE_ORDER: 'PCI_BUS_ID', CUDA_VISIBLE_DEVICES: ids.join(',') };
}

/** Says how much is missing, and what would fit. */
function tooLarge(model: FolderModel, weights: number, tokens: number, gpus: readonly Gpu[]): HumanError {
  const lacking = gigabytes(missing(model, weights, tokens, gpus));
  const values = [gigabytes(weights), gigabytes(freeBytes(gpus)), lacking];
  const copy = [
    { bits: '8', of: 0.5 },
    { bits: '4', of: 0.29 },
  ].find(({ of }) => model.quantized === null && fit(model, weights * of, tokens, gpus) !== null);
  if (copy) {
    return new HumanError(
      'This does not fit: the weights are {0} GB, {1} GB of GPU memory is free, and about {2} GB is missing. A copy of the model in {3} bits, about {4} GB, would fit.',
      ...values,
      copy.bits,
      gigabytes(weights * copy.of),
    );
  }
  return new HumanError(
    'This does not fit: the weights are {0} GB, {1} GB of GPU memory is free, and about {2} GB is missing. A smaller model would fit, or several machines together: see Write Server Script.',
    ...values,
  );
}

/** What the chat interface would do, which the completions interface has no need of. */
function templateNote({ hasChatTemplate }: FolderModel): HumanError {
  return hasChatTemplate
    ? new HumanError(
        'The model brings a chat template. The completions interface, which Me-LLaMA’s profile uses, does not need it.',
      )
    : new HumanError(
        'The model brings no chat template. The completions interface, which Me-LLaMA’s profile uses, needs none; for the chat interface add --chat-template and a file.',
      );
}

/** llama-server for a GGUF file. One slot, because the window is shared out among them. */
export function llamaServerCommand(model: GgufModel, { executable, port, gpus }: Start): ServeCommand {
  const free = freeBytes(gpus);
  const unknown = gpus.some(({ freeMiB }) => freeMiB === null);
  const fits = gpus.length === 0 || unknown ? null : model.weightsBytes * 1.1 <= free;
  const notes: HumanError[] = [];
  if (fits === false) {
    notes.push(
      new HumanError(
        'The file is {0} GB and {1} GB of GPU memory is free. Lower -ngl until it starts: what is left over runs on the processor, which is slow. A copy in fewer bits would fit.',
        gigabytes(model.weightsBytes),
        gigabytes(free),
      ),
    );
  } else if (gpus.length === 0) {
    notes.push(new HumanError('No NVIDIA GPU was found. Without a GPU that llama.cpp knows, answers take minutes.'));
  }
  return {
    program: 'llama-server',
    executable,
    args: [
      ...['-m', model.path],
      ...['--alias', model.name],
      ...['-c', String(window)],
      ...['--parallel', '1'],
      ...['-ngl', '99'],
      ...['--host', host],
      ...['--port', String(port)],
    ],
    env: {},
    model: model.name,
    notes,
    fits,
  };
}

const ollamaName = /^[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)*(?::[\w.-]+)?$/;

/** Whether Ollama could have a model of that name. */
export function isOllamaName(name: string): boolean {
  return ollamaName.test(name);
}

/** Ollama serves every model that it has; the window is set when it starts. */
export function ollamaCommand(model: string, { executable, port }: Omit<Start, 'gpus'>): ServeCommand {
  return {
    program: 'ollama',
    executable,
    args: ['serve'],
    env: {
      OLLAMA_HOST: `${host}:${port}`,
      OLLAMA_CONTEXT_LENGTH: String(window),
      OLLAMA_NUM_PARALLEL: '1',
      // Set to anything else it writes prompts into the log.
      OLLAMA_DEBUG: '',
    },
    model,
    notes: [
      new HumanError(
        'Ollama drops the oldest text of a prompt that is longer than its window, and says nothing. The window is set here, by OLLAMA_CONTEXT_LENGTH.',
      ),
    ],
    fits: null,
  };
}

/** What an edited command says about where its server will listen. */
export interface Listens {
  readonly host: string;
  readonly port: number;
  /** What the model will be called; `null` where the command does not say. */
  readonly model: string | null;
}

/** Where each program listens when it is not told. */
export const ports: Readonly<Record<Program, number>> = { vllm: 8000, 'llama-server': 8080, ollama: 11434 };

/** Ollama's port follows the scheme, where its address names one. */
const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** Reads it from the arguments and from all the variables that the program is given, as the program will. */
export function listens(
  program: Program,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Listens {
  if (program === 'ollama') {
    const own = (env['OLLAMA_HOST'] ?? '').trim();
    const read = /^(?:(https?):\/\/)?(\[[^\]]*\]|[^:/]*)(?::(\d+))?(?:\/.*)?$/.exec(own);
    if (!read) return { host: own, port: ports.ollama, model: null };
    const [, scheme = '', name, number] = read;
    return { host: name || host, port: Number(number ?? schemePorts[scheme] ?? ports.ollama), model: null };
  }
  const inherited = (name: string): string | undefined => (program === 'llama-server' ? env[name] : undefined);
  const port = Number(last(args, ['--port']) ?? inherited('LLAMA_ARG_PORT') ?? ports[program]);
  // Left to itself vLLM listens on every network.
  const usual = program === 'vllm' ? '0.0.0.0' : host;
  const model = last(args, nameOptions[program]);
  return { host: last(args, ['--host']) ?? inherited('LLAMA_ARG_HOST') ?? usual, port, model: model ?? null };
}

/** By which options a server is told its model's name. */
const nameOptions = { vllm: ['--served-model-name'], 'llama-server': ['-a', '--alias'] } as const;

/** The option that must stay in a command, because by its name the server is known from a stranger; Ollama has none. */
export function nameOption(program: Program): string | null {
  return program === 'ollama' ? null : (nameOptions[program].at(-1) ?? null);
}

/** The last one of an option counts. */
function last(args: readonly string[], names: readonly string[]): string | undefined {
  let found: string | undefined;
  args.forEach((arg, i) => {
    if (names.includes(arg)) found = args[i + 1];
    const name = names.find((one) => one.startsWith('--') && arg.startsWith(`${one}=`));
    if (name !== undefined) found = arg.slice(name.length + 1);
  });
  return found;
}

/** The name under which a new endpoint is offered. */
export function endpointName(model: string): string {
  return `local-${servedName(model).toLowerCase()}`;
}
