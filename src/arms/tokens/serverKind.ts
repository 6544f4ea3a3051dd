export const serverKinds = [
  'vllm',
  'sglang',
  'tgi',
  'llama.cpp',
  'ollama',
  'lm-studio',
  'litellm',
  'ray-serve',
  'triton',
  'azure',
  'openai',
  'ddx-baseline',
  'unknown',
] as const;
export type ServerKind = (typeof serverKinds)[number];

/** How each is called by those who make it. */
export const serverNames: Readonly<Record<ServerKind, string>> = {
  vllm: 'vLLM',
  sglang: 'SGLang',
  tgi: 'Text Generation Inference',
  'llama.cpp': 'llama.cpp',
  ollama: 'Ollama',
  'lm-studio': 'LM Studio',
  litellm: 'LiteLLM',
  'ray-serve': 'Ray Serve',
  triton: 'Triton',
  azure: 'Azure OpenAI',
  openai: 'OpenAI',
  'ddx-baseline': 'Embedded baseline',
  unknown: 'OpenAI-compatible server',
};

const owners: readonly (readonly [RegExp, ServerKind])[] = [
  [/^vllm/, 'vllm'],
  [/^sglang/, 'sglang'],
  [/^llama[._-]?cpp/, 'llama.cpp'],
  [/^library$|^ollama/, 'ollama'],
  [/^triton/, 'triton'],
  [/^organization_owner$/, 'lm-studio'],
  [/^me-llama-ddx$/, 'ddx-baseline'],
];

/** Tells a server by how it lists its models and by the headers it sends: by meaning, since versions differ. */
export function serverKind(
  cards: readonly { readonly fields: Readonly<Record<string, unknown>> }[],
  headers: Headers,
  origin: string,
): ServerKind {
  const names = [...headers.keys()];
  const host = URL.canParse(origin) ? new URL(origin).hostname : '';
  if (names.some((name) => name.startsWith('x-litellm'))) return 'litellm';
  if (/\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/.test(host) || headers.has('apim-request-id')) {
    return 'azure';
  }
  if (host === 'api.openai.com' || headers.has('openai-version')) return 'openai';
  if (/llama[._-]?cpp/i.test(headers.get('server') ?? '')) return 'llama.cpp';
  for (const { fields } of cards.slice(0, 20)) {
    if ('rayllm_metadata' in fields) return 'ray-serve';
    const owner = typeof fields['owned_by'] === 'string' ? fields['owned_by'].toLowerCase() : '';
    const known = owners.find(([words]) => words.test(owner));
    if (known !== undefined) return known[1];
    const meta = fields['meta'];
    if (typeof meta === 'object' && meta !== null && 'n_ctx_train' in meta) return 'llama.cpp';
  }
  return 'unknown';
}
