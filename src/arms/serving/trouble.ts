import { HumanError } from '../../humanError.ts';

/** How a server that we started has ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started at all. */
  readonly error: string | null;
}

/** What servers write before they give up; what is more particular stands first. */
const causes: readonly { readonly said: RegExp; readonly sentence: () => HumanError }[] = [
  {
    said: /KV cache is needed, which is larger|max seq len .* is larger than the maximum number of tokens|No available memory for the cache blocks/i,
    sentence: () =>
      new HumanError(
        'The model fits, but its window does not fit beside it. Lower --max-model-len, give the server more GPUs, or free GPU memory.',
      ),
  },
  {
    said: /Free memory on device .* less than desired/i,
    sentence: () =>
      new HumanError(
        'Other programs hold memory of the GPU. End them, or lower --gpu-memory-utilization, then start again.',
      ),
  },
  {
    said: /out of memory|OutOfMemoryError|cudaMalloc failed|failed to allocate|unable to allocate|Cannot allocate memory|requires more system memory|std::bad_alloc/i,
    sentence: () =>
      new HumanError(
        'The memory was not enough for this model. Use more GPUs, a copy in fewer bits or a smaller model, or end other programs on the GPU.',
      ),
  },
  {
    said: /address already in use|EADDRINUSE|couldn't bind|Only one usage of each socket address/i,
    sentence: () => new HumanError('The port is taken by another program. Start again with another port.'),
  },
  {
    said: /no CUDA-capable device|Failed to infer device type|CUDA driver version is insufficient|libcuda\.so\S*: cannot open|No CUDA GPUs are available|Found no NVIDIA driver|CUDA error: no kernel image|only supported on GPUs with compute capability/i,
    sentence: () =>
      new HumanError(
        'The server found no GPU that it can use. Check with nvidia-smi that the driver works and fits this version of the server.',
      ),
  },
  {
    said: /must be divisible by tensor parallel|not divisible by .*tensor.parallel|is not divisible by|World size .* is larger than the number of available GPUs/i,
    sentence: () =>
      new HumanError(
        'The model cannot be spread over this number of GPUs. Change --tensor-parallel-size to 1, 2, 4 or 8, at most the number of GPUs.',
      ),
  },
  {
    said: /unrecognized arguments?|error: argument|invalid argument:|unknown argument|invalid choice|unknown flag/i,
    sentence: () =>
      new HumanError(
        'The server does not know one of the options; the terminal says which. Take it out, or bring the server up to date.',
      ),
  },
  {
    said: /supplied chat template|invalid chat template|--chat-template.*(?:not found|does not exist)/i,
    sentence: () => new HumanError('The chat template could not be read. Check the file after --chat-template.'),
  },
  {
    said: /not supported for now|Model architectures .* (?:are|is) not supported|unknown model architecture|unsupported model/i,
    sentence: () =>
      new HumanError('This server does not know this kind of model. Bring it up to date, or use another program.'),
  },
  {
    said: /No such file or directory|failed to open GGUF|invalid model path|Repo id must|not a valid model identifier|does not appear to have a file|Invalid repository ID|error loading model|failed to load model|Cannot find any model weights/i,
    sentence: () =>
      new HumanError('The server could not read the model. Check the path, and that all of its files are there.'),
  },
  {
    said: /ModuleNotFoundError|ImportError|cannot open shared object file|undefined symbol/i,
    sentence: () => new HumanError('The server is not installed completely; the terminal names what is missing.'),
  },
];

/** One sentence for a server that ended before it could be used: why, and what to do. */
export function troubleOf(said: string, { code, signal, error }: Ending): HumanError {
  if (error !== null) return new HumanError('The server could not be started: {0}', error);
  const cause = causes.find((one) => one.said.test(said));
  if (cause) return cause.sentence();
  if (signal === 'SIGKILL' || code === 137) {
    return new HumanError(
      'The system ended the server, as it does when the main memory is full. Free memory or use a smaller model, then start again.',
    );
  }
  return new HumanError(
    'The server ended by itself ({0}) before it could be used. Its last words are in the terminal.',
    signal ?? String(code),
  );
}
