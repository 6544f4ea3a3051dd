import * as z from 'zod/mini';
import type { Arm } from '../arms/arm.ts';
import { writeForm } from '../arms/reading/writeForm.ts';
import { readPrompt } from '../arms/prompt/readPrompt.ts';
import { makeCase } from '../cases/case.ts';

export const baselineModel = 'embedded-baseline';

/** A refusal in the shape that OpenAI's interface gives it. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly param: string | null;

  constructor(status: number, message: string, param: string | null = null) {
    super(message);
    this.status = status;
    this.type = status === 404 ? 'NotFoundError' : status >= 500 ? 'InternalServerError' : 'BadRequestError';
    this.param = param;
  }

  get body(): unknown {
    return { error: { message: this.message, type: this.type, param: this.param, code: this.status } };
  }
}

const part = z.looseObject({ type: z.string(), text: z.optional(z.string()) });
const common = {
  model: z.string(),
  stream: z.optional(z.nullable(z.boolean())),
  stream_options: z.optional(z.nullable(z.looseObject({ include_usage: z.optional(z.boolean()) }))),
  max_tokens: z.optional(z.nullable(z.int().check(z.positive()))),
  n: z.optional(z.nullable(z.literal(1))),
  response_format: z.optional(z.nullable(z.looseObject({ type: z.string() }))),
};
const Chat = z.looseObject({
  ...common,
  max_completion_tokens: z.optional(z.nullable(z.int().check(z.positive()))),
  messages: z
    .array(z.looseObject({ role: z.string(), content: z.union([z.string(), z.array(part)]) }))
    .check(z.minLength(1)),
});
const Completion = z.looseObject({
  ...common,
  prompt: z.union([z.string(), z.array(z.string()).check(z.length(1))]),
});

export type Lane = 'chat' | 'completions';

/** A request that has been understood. */
export interface Question {
  readonly lane: Lane;
  readonly prompt: string;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** Whether JSON is asked for, whatever the prompt says. */
  readonly json: boolean;
  readonly maxTokens: number | null;
}

export interface Reply {
  /** The answer in pieces of a word each, spaces included. */
  readonly pieces: readonly string[];
  readonly finish: 'stop' | 'length';
  readonly usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

export function readQuestion(lane: Lane, body: unknown): Question {
  if (lane === 'chat') {
    const { messages, ...rest } = checked(Chat, body);
    const { content } = messages.findLast(({ role }) => role === 'user') ??
      messages[messages.length - 1] ?? { content: '' };
    const prompt = typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('');
    return { lane, prompt, ...settingsOf(rest), maxTokens: rest.max_completion_tokens ?? rest.max_tokens ?? null };
  }
  const { prompt, ...rest } = checked(Completion, body);
  return { lane, prompt: String(prompt), ...settingsOf(rest), maxTokens: rest.max_tokens ?? null };
}

function checked<T extends z.ZodMiniType<{ model: string }>>(schema: T, body: unknown): z.infer<T> {
  const model = z.safeParse(z.looseObject({ model: z.string() }), body);
  if (model.success && model.data.model !== baselineModel) {
    throw unknownModel(model.data.model);
  }
  const read = z.safeParse(schema, body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new ApiError(
    400,
    `${where === '' ? 'The body' : where}: ${issue?.message ?? 'not as expected'}`,
    where === '' ? null : where,
  );
}

function settingsOf(o: {
  stream?: boolean | null | undefined;
  stream_options?: { include_usage?: boolean | undefined } | null | undefined;
  response_format?: { type: string } | null | undefined;
}) {
  return {
    stream: o.stream === true,
    includeUsage: o.stream_options?.include_usage === true,
    json: /^json/.test(o.response_format?.type ?? ''),
  };
}

/** What the baseline says to a question, in the form that models are asked for. */
export async function reply(question: Question, arm: Arm, signal: AbortSignal): Promise<Reply> {
  const { caseText, top, form } = readPrompt(question.prompt);
  if (caseText.trim() === '')
    throw new ApiError(400, 'The case is empty.', question.lane === 'chat' ? 'messages' : 'prompt');
  const kase = makeCase(caseText, { kind: 'prompt', uri: null, start: null, end: null });
  const { diagnoses } = await arm.diagnose(kase, { top, signal });
  const words = wordsOf(writeForm(question.json ? 'json' : form, diagnoses, caseText));
  const pieces = question.maxTokens === null ? words : words.slice(0, question.maxTokens);
  const prompt = wordsOf(question.prompt).length;
  return {
    pieces,
    finish: pieces.length < words.length ? 'length' : 'stop',
    usage: { prompt_tokens: prompt, completion_tokens: pieces.length, total_tokens: prompt + pieces.length },
  };
}

/** Rules have no tokens: a word with the space before it counts as one. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+/g) ?? [];
}

interface Frame {
  readonly id: string;
  readonly created: number;
}

/** A reply that is not streamed. */
export function wholeBody({ lane }: Question, { pieces, finish, usage }: Reply, frame: Frame): unknown {
  const text = pieces.join('');
  const said = lane === 'chat' ? { message: { role: 'assistant', content: text } } : { text };
  return {
    ...head(lane, frame, lane === 'chat' ? 'chat.completion' : 'text_completion'),
    choices: [{ index: 0, ...said, logprobs: null, finish_reason: finish }],
    usage,
  };
}

/** A reply as the events of a stream, without the closing `[DONE]`. */
export function* streamBodies(
  { lane, includeUsage }: Question,
  { pieces, finish, usage }: Reply,
  frame: Frame,
): Generator<unknown> {
  const base = head(lane, frame, lane === 'chat' ? 'chat.completion.chunk' : 'text_completion');
  const chunk = (said: unknown, finish_reason: string | null): unknown => ({
    ...base,
    choices: [{ index: 0, ...(said as object), logprobs: null, finish_reason }],
    ...(includeUsage ? { usage: null } : {}),
  });
  const says = (content: string): unknown => (lane === 'chat' ? { delta: { content } } : { text: content });
  if (lane === 'chat') yield chunk({ delta: { role: 'assistant', content: '' } }, null);
  for (const piece of pieces) yield chunk(says(piece), null);
  yield chunk(lane === 'chat' ? { delta: {} } : { text: '' }, finish);
  if (includeUsage) yield { ...base, choices: [], usage };
}

function head(lane: Lane, { id, created }: Frame, object: string) {
  return {
    id: `${lane === 'chat' ? 'chatcmpl' : 'cmpl'}-${id}`,
    object,
    created,
    model: baselineModel,
    system_fingerprint: null,
  };
}

export function modelsBody(created: number): unknown {
  return { object: 'list', data: [card(created)] };
}

/** The card of one model. Rules have no window, so none is named. */
export function modelBody(id: string, created: number): unknown {
  if (id !== baselineModel) throw unknownModel(id);
  return card(created);
}

function card(created: number): unknown {
  return { id: baselineModel, object: 'model', created, owned_by: 'me-llama-ddx' };
}

function unknownModel(id: string): ApiError {
  return new ApiError(404, `The model \`${id.slice(0, 200)}\` does not exist.`, 'model');
}
