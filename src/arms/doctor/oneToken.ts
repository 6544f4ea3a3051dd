import { converse, says } from '../asking/converse.ts';
import { Manner } from '../asking/manner.ts';
import { Watch } from '../asking/watch.ts';
import type { Endpoint } from '../endpoint.ts';
import { ArmFailure } from '../failure.ts';
import type { Gate } from '../gate/gate.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { put, templateName } from '../prompt/templates.ts';

/** What a server makes of the smallest question there is. */
export interface Spoken {
  readonly failure: ArmFailure | null;
  readonly finish: string | null;
  readonly firstTokenMs: number | null;
  /** Whether it says how many tokens it read. */
  readonly countsTokens: boolean;
  /** The model that says it answered. */
  readonly model: string | null;
}

/** Asks for one token through the endpoint's own lane and template, streamed like an answer. No case is in it. */
export async function oneToken(
  endpoint: Endpoint,
  gate: Gate,
  now: () => number,
  signal: AbortSignal,
): Promise<Spoken> {
  const since = now();
  const spoken = { finish: null as string | null, firstTokenMs: null as number | null, countsTokens: false };
  let model: string | null = null;
  const watch = new Watch(endpoint, signal, gate.origin);
  const exchange = async (): Promise<ArmFailure | null> => {
    const manner = new Manner(false);
    for await (const pieces of converse(
      { ...endpoint, maxTokens: 1 },
      question(endpoint),
      gate,
      manner,
      watch.signal,
    )) {
      for (const piece of pieces) {
        if (says(piece)) {
          spoken.firstTokenMs ??= now() - since;
          watch.token();
        }
        model ??= piece.model;
        spoken.countsTokens ||= (piece.usage?.promptTokens ?? 0) > 0;
        if (piece.finish !== null && spoken.finish === null) {
          spoken.finish = piece.finish;
          watch.finished();
        }
      }
    }
    return null;
  };
  try {
    const failure = await Promise.race([exchange(), watch.over]);
    return { ...spoken, model, failure };
  } catch (error) {
    if (watch.signal.aborted) return { ...spoken, model, failure: await watch.over };
    const failure = gate.failure ?? error;
    if (!(failure instanceof ArmFailure)) throw error;
    return { ...spoken, model, failure };
  } finally {
    watch.stop();
  }
}

const words = 'Say OK.';

function question({ api, form, template }: Endpoint): Prompt {
  const parts = {
    system: 'You are asked whether you work.',
    user: words,
    task: words,
    case: '',
    heading: '',
    top: '1',
  };
  const messages = template.messages.map(({ role, content }) => ({ role, content: put(content, parts) }));
  const text = put(template.text, parts);
  return {
    api,
    form,
    messages,
    text,
    stop: [],
    sha256: '',
    responseSchema: null,
    template: templateName(template),
    templateSha256: '',
    characters: text.length,
  };
}
