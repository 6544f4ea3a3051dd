import { sha256, type Case } from '../../cases/case.ts';
import type { Answer } from '../answer.ts';
import { answerId } from '../answerId.ts';
import type { Arm, Ask } from '../arm.ts';
import { converse, library, Unreadable, type Piece } from './converse.ts';
import { ArmFailure } from '../failure.ts';
import type { Endpoint } from '../endpoint.ts';
import { Gate, interrupted, type GateMeans } from '../gate/gate.ts';
import { Paced } from './paced.ts';
import { AnswerReader, type Reading } from '../reading/parseAnswer.ts';
import { makePrompt, type Prompt } from '../prompt/prompt.ts';
import { profileName } from '../prompt/profiles.ts';
import { templateName } from '../prompt/templates.ts';
import { Watch } from './watch.ts';

export interface EndpointMeans extends GateMeans {
  readonly now: () => number;
}

/** An answer longer than this is no answer; it is stopped before it fills the memory. */
const mostText = 20_000_000;
const progressEveryMs = 30;

/** What has arrived so far. */
interface Arrived {
  text: string;
  thought: boolean;
  finish: string | null;
  model: string | null;
  fingerprint: string | null;
  usage: Piece['usage'];
  firstTokenMs: number | null;
}

export function endpointArm(endpoint: Endpoint, means: EndpointMeans): Arm {
  return {
    id: endpoint.name,
    label: endpoint.model,
    diagnose: async (kase, ask) => {
      await library();
      return new Asking(endpoint, means, kase, ask).answer();
    },
  };
}

/** One case asked of one endpoint. */
class Asking {
  readonly #endpoint: Endpoint;
  readonly #means: EndpointMeans;
  readonly #case: Case;
  readonly #ask: Ask;
  #started: number;
  #startedAt: string;
  readonly #reader: AnswerReader;
  readonly #arrived: Arrived = {
    text: '',
    thought: false,
    finish: null,
    model: null,
    fingerprint: null,
    usage: null,
    firstTokenMs: null,
  };
  #prompt: Prompt | null = null;
  #origin: string | null = null;

  constructor(endpoint: Endpoint, means: EndpointMeans, kase: Case, ask: Ask) {
    this.#endpoint = endpoint;
    this.#means = means;
    this.#case = kase;
    this.#ask = ask;
    this.#started = means.now();
    this.#startedAt = means.date().toISOString();
    this.#reader = new AnswerReader(kase.text, ask.top);
  }

  async answer(): Promise<Answer> {
    const failure = await this.#converse().catch(asFailure);
    const { finish } = this.#arrived;
    const cut = failure !== null || finish === null || lengths.has(finish);
    const reading = this.#reader.finish(cut);
    return this.#record(reading, failure ?? this.#verdict(reading), cut);
  }

  /** Everything up to the last piece; a failure of what happened on the way, if any. */
  async #converse(): Promise<ArmFailure | null> {
    const gate = new Gate(this.#endpoint, this.#means, this.#case.text);
    this.#origin = gate.origin;
    this.#prompt = makePrompt(this.#case.text, { ...this.#endpoint, top: this.#ask.top });
    await gate.admit(this.#prompt.characters);
    // The time a person took to agree is none of the model's.
    this.#started = this.#means.now();
    this.#startedAt = this.#means.date().toISOString();
    const watch = new Watch(this.#endpoint, this.#ask.signal, gate.origin);
    try {
      const exchange = this.#exchange(this.#prompt, gate, watch);
      const failure = await Promise.race([exchange, watch.over]);
      return this.#arrived.finish === null ? failure : null;
    } finally {
      watch.stop();
    }
  }

  async #exchange(prompt: Prompt, gate: Gate, watch: Watch): Promise<ArmFailure | null> {
    if (watch.signal.aborted) return watch.over;
    const { origin } = gate;
    let told = 0;
    const progress = new Paced(progressEveryMs, this.#means.now, () => {
      if (watch.signal.aborted) return;
      const text = this.#arrived.text.slice(told);
      told = this.#arrived.text.length;
      this.#ask.onProgress?.({ text, diagnoses: this.#reader.diagnoses });
    });
    try {
      for await (const piece of converse(this.#endpoint, prompt, gate, watch.signal)) {
        if (watch.signal.aborted) break;
        this.#take(piece, watch);
        if (this.#arrived.text.length > mostText) return endless(origin);
        if (piece.text !== '') progress.due();
      }
      if (this.#arrived.text.length > told) progress.flush();
      return gate.failure ?? this.#unfinished(gate, origin);
    } catch (error) {
      if (watch.signal.aborted) return watch.over;
      if (gate.failure !== null) return gate.failure;
      if (error instanceof Unreadable) return this.#unreadable(gate, origin);
      throw error;
    } finally {
      progress.stop();
    }
  }

  #take(piece: Piece, watch: Watch): void {
    const arrived = this.#arrived;
    arrived.model ??= piece.model;
    arrived.fingerprint ??= piece.fingerprint;
    arrived.usage = piece.usage ?? arrived.usage;
    arrived.thought ||= piece.thought;
    if (piece.text !== '' || piece.thought) watch.token();
    if (piece.text !== '' && arrived.finish === null) {
      arrived.firstTokenMs ??= this.#elapsed();
      arrived.text += piece.text;
      this.#reader.feed(piece.text);
    }
    if (piece.finish !== null && arrived.finish === null) {
      arrived.finish = piece.finish;
      watch.finished();
    }
  }

  /** The stream ended and nothing complained: without a finish reason it is still no answer. */
  #unfinished(gate: Gate, origin: string): ArmFailure | null {
    if (this.#arrived.finish !== null) return null;
    return gate.heard ? interrupted(origin) : empty(origin);
  }

  #unreadable(gate: Gate, origin: string): ArmFailure {
    if (!gate.heard) return empty(origin);
    return new ArmFailure(
      'server-error',
      'What came back from {0} cannot be read as an answer. Check that the address is that of an OpenAI-compatible server.',
      origin,
    );
  }

  /** What an answer that did come to its end is worth. */
  #verdict(reading: Reading): ArmFailure | null {
    const { finish, text, thought } = this.#arrived;
    const origin = this.#origin ?? '';
    if (finish !== null && filters.has(finish)) {
      return new ArmFailure(
        'filtered',
        'The content filter of {0} refused this case or its answer. Another endpoint may answer it; asking again will not help.',
        origin,
      );
    }
    if (finish !== null && broken.has(finish)) return interrupted(origin);
    if (text.trim() === '') {
      return thought
        ? new ArmFailure(
            'empty',
            'The model thought until its answer limit and said nothing. Raise the answer limit, then ask again.',
          )
        : empty(origin);
    }
    if (reading.diagnoses.length > 0 || reading.abstained) return null;
    return new ArmFailure(
      'unparsed',
      'The model answered, but there is no ranked list in its answer. The raw text is kept; check that the template fits the model.',
    );
  }

  #record(reading: Reading, failure: ArmFailure | null, cut: boolean): Answer {
    const { name, model, api, form, location, profile, template, temperature, topP, seed, maxTokens } = this.#endpoint;
    const { text, finish, usage, fingerprint } = this.#arrived;
    const settled = {
      arm: name,
      caseSha256: this.#case.sha256,
      profile: profileName(profile),
      profileSha256: sha256(JSON.stringify(profile)),
      promptSha256: this.#prompt?.sha256 ?? null,
      template: this.#prompt?.template ?? templateName(template),
      templateSha256: this.#prompt?.templateSha256 ?? null,
      parameters: { temperature, topP, seed, maxTokens, top: this.#ask.top },
      form,
      constraint: 'none' as const,
      origin: this.#origin,
      location,
      api,
    };
    const status = failure !== null ? 'failed' : reading.abstained ? 'abstained' : cut ? 'truncated' : 'complete';
    return {
      schema: 'ddx/answer@2',
      id: answerId({
        asked: { ...settled, model },
        said: { status, kind: failure?.kind ?? null, finish, text },
      }),
      model: { asked: model, returned: this.#arrived.model },
      status,
      failure:
        failure === null ? null : { kind: failure.kind, template: failure.template, values: [...failure.values] },
      diagnoses: [...reading.diagnoses],
      case: this.#case,
      ...settled,
      finishReason: finish,
      serverFingerprint: fingerprint,
      usage: usage === null ? null : { ...usage },
      tokens: null,
      retries: [],
      timings: { startedAt: this.#startedAt, firstTokenMs: this.#arrived.firstTokenMs, totalMs: this.#elapsed() },
      raw: text,
      parser: reading.parser,
    };
  }

  #elapsed(): number {
    return Math.max(0, this.#means.now() - this.#started);
  }
}

const lengths: ReadonlySet<string> = new Set(['length', 'max_tokens', 'model_length', 'max_length']);
const filters: ReadonlySet<string> = new Set(['content_filter', 'content_filtered', 'safety', 'SAFETY']);
const broken: ReadonlySet<string> = new Set(['abort', 'error', 'cancelled', 'load', 'unload']);

/** A failure is an answer; anything else that is thrown is a bug. */
function asFailure(error: unknown): ArmFailure {
  if (error instanceof ArmFailure) return error;
  throw error;
}

function empty(origin: string): ArmFailure {
  return new ArmFailure(
    'empty',
    'The answer of {0} was empty. Ask again; if it stays so, check that the template fits the model.',
    origin,
  );
}

function endless(origin: string): ArmFailure {
  return new ArmFailure(
    'interrupted',
    'The answer of {0} did not come to an end and was stopped. Check that the template fits the model.',
    origin,
  );
}
