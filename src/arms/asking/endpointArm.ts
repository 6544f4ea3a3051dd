import { sha256, type Case } from '../../cases/case.ts';
import type { Answer } from '../answer.ts';
import { answerId } from '../answerId.ts';
import type { Arm, Ask } from '../arm.ts';
import { converse, library, says, type Piece } from './converse.ts';
import { ArmFailure } from '../failure.ts';
import type { Endpoint } from '../endpoint.ts';
import { Gate, interrupted, unreadable, type GateMeans } from '../gate/gate.ts';
import { Passing } from '../gate/passing.ts';
import { Manner } from './manner.ts';
import { Paced } from './paced.ts';
import { Patience, type PatienceMeans } from './patience.ts';
import { AnswerReader, type Reading } from '../reading/parseAnswer.ts';
import { makePrompt, promptName, textsOf, type Prompt } from '../prompt/prompt.ts';
import { profileName } from '../prompt/profiles.ts';
import { budgetOf, textWasDropped, tooLong } from '../tokens/budget.ts';
import { Watch } from './watch.ts';

export interface EndpointMeans extends GateMeans, PatienceMeans {}

/** An answer longer than this is no answer; it is stopped before it fills the memory. */
const mostText = 20_000_000;
/** At most thirty a second. */
const progressEveryMs = 34;

/** What has arrived so far. */
interface Arrived {
  text: string;
  /** The model said something, if only thought. */
  begun: boolean;
  thought: boolean;
  /** The model declined to answer, and the server says so. */
  declined: boolean;
  /** Whether anything that came was a part of an answer; `null` while nothing came. */
  understood: boolean | null;
  finish: string | null;
  model: string | null;
  fingerprint: string | null;
  usage: Piece['usage'];
  firstTokenMs: number | null;
}

function nothing(): Arrived {
  return {
    text: '',
    begun: false,
    thought: false,
    declined: false,
    understood: null,
    finish: null,
    model: null,
    fingerprint: null,
    usage: null,
    firstTokenMs: null,
  };
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
  readonly #patience: Patience;
  #arrived = nothing();
  #tryStarted: number;
  #prompt: Prompt | null = null;
  #manner = new Manner(false);
  #origin: string | null = null;
  #tokens: Answer['tokens'] = null;

  constructor(endpoint: Endpoint, means: EndpointMeans, kase: Case, ask: Ask) {
    this.#endpoint = endpoint;
    this.#means = means;
    this.#case = kase;
    this.#ask = ask;
    this.#started = means.now();
    this.#tryStarted = this.#started;
    this.#startedAt = means.date().toISOString();
    this.#patience = new Patience(endpoint.retries, means, ask);
    this.#reader = new AnswerReader(kase.text, ask.top);
  }

  async answer(): Promise<Answer> {
    const failure = this.#plain(await this.#converse().catch(asFailure));
    const { finish } = this.#arrived;
    const cut = failure !== null || finish === null || lengths.has(finish);
    const reading = this.#reader.finish(cut);
    return this.#record(reading, failure ?? this.#verdict(reading), cut);
  }

  /** Only what had arrived can be said to be kept. */
  #plain(failure: ArmFailure | null): ArmFailure | null {
    return failure?.kind === 'interrupted' && this.#arrived.text === ''
      ? interrupted(this.#origin ?? '', false)
      : failure;
  }

  /** Everything up to the last piece; a failure of what happened on the way, if any. */
  async #converse(): Promise<ArmFailure | null> {
    const gate = new Gate(this.#endpoint, this.#means, this.#case);
    this.#origin = gate.origin;
    this.#prompt = makePrompt(this.#case.text, { ...this.#endpoint, top: this.#ask.top });
    this.#manner = new Manner(this.#prompt.responseSchema !== null);
    await gate.admit({ texts: textsOf(this.#prompt), characters: this.#prompt.characters }, this.#ask);
    // The time a person took to agree is none of the model's.
    this.#started = this.#means.now();
    this.#startedAt = this.#means.date().toISOString();
    const overflow = await this.#overflow(this.#prompt, gate);
    if (overflow !== null) return overflow;
    for (;;) {
      const failure = await this.#try(this.#prompt, gate);
      // What had arrived is kept, so nothing is asked a second time once the model began to speak.
      if (!(failure instanceof Passing) || this.#arrived.begun) return failure;
      if (!(await this.#patience.waits(failure))) return failure;
      gate.again();
      this.#arrived = nothing();
    }
  }

  /** Whether the prompt does not fit. Mostly that it does is clear from its bytes, and no one is asked. */
  async #overflow(prompt: Prompt, gate: Gate): Promise<ArmFailure | null> {
    const budget = await budgetOf(this.#endpoint, prompt, gate, this.#ask.signal);
    this.#tokens = budget.tokens;
    this.#ask.onTokens?.(budget.tokens);
    return tooLong(this.#endpoint, prompt, budget);
  }

  /** Asks once. The clocks are those of this one try. */
  async #try(prompt: Prompt, gate: Gate): Promise<ArmFailure | null> {
    this.#tryStarted = this.#means.now();
    const watch = new Watch(this.#endpoint, this.#ask.signal, gate.origin);
    try {
      const failure = await Promise.race([this.#exchange(prompt, gate, watch), watch.over]);
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
      for await (const pieces of converse(this.#endpoint, prompt, gate, this.#manner, watch.signal)) {
        if (watch.signal.aborted) break;
        this.#take(pieces, watch);
        if (this.#arrived.text.length > mostText) return endless(origin);
        if (this.#arrived.text.length > told) progress.due();
      }
      if (this.#arrived.text.length > told) progress.flush();
      return this.#unfinished(gate, origin);
    } catch (error) {
      if (watch.signal.aborted) return watch.over;
      if (error instanceof ArmFailure) {
        if (this.#arrived.text.length > told) progress.flush();
        return error;
      }
      throw error;
    } finally {
      progress.stop();
    }
  }

  #take(pieces: readonly Piece[], watch: Watch): void {
    const arrived = this.#arrived;
    const finished = arrived.finish !== null;
    let said = '';
    for (const piece of pieces) {
      arrived.model ??= piece.model;
      arrived.fingerprint ??= piece.fingerprint;
      arrived.usage = piece.usage ?? arrived.usage;
      arrived.understood = piece.understood || (arrived.understood ?? false);
      arrived.begun ||= says(piece);
      arrived.thought ||= piece.thought;
      arrived.declined ||= piece.declines;
      if (arrived.finish === null) {
        said += piece.text;
        arrived.finish = piece.finish;
      }
    }
    if (said !== '') {
      arrived.firstTokenMs ??= this.#since(this.#tryStarted);
      arrived.text += said;
      this.#reader.feed(said);
    }
    // What follows the finish is courtesy and gets no more time by itself.
    if (finished) return;
    if (arrived.finish !== null) watch.finished();
    else if (pieces.some(says)) watch.token();
  }

  /** The stream ended and nothing complained: without a finish reason it is still no answer. */
  #unfinished(gate: Gate, origin: string): ArmFailure | null {
    if (this.#arrived.finish !== null) return null;
    if (!gate.heard) return empty(origin);
    return this.#arrived.understood === false ? unreadable(origin) : interrupted(origin, true);
  }

  /** Whether the server read less than it was sent. */
  #dropped(): ArmFailure | null {
    if (this.#prompt === null || this.#tokens === null) return null;
    const reported = this.#arrived.usage?.promptTokens ?? null;
    return textWasDropped(this.#endpoint.maxTokens, this.#prompt, this.#tokens, reported);
  }

  /** What an answer that did come to its end is worth. */
  #verdict(reading: Reading): ArmFailure | null {
    const { finish, text, thought, declined } = this.#arrived;
    const origin = this.#origin ?? '';
    if (finish !== null && filters.has(finish)) {
      return new ArmFailure(
        'filtered',
        'The content filter of {0} refused this case or its answer. Another endpoint may answer it; asking again will not help.',
        origin,
      );
    }
    if (finish !== null && broken.has(finish)) return interrupted(origin, text !== '');
    const dropped = this.#dropped();
    if (dropped !== null) return dropped;
    if (text.trim() === '') {
      return thought && finish !== null && lengths.has(finish)
        ? new ArmFailure(
            'empty',
            'The model thought until its answer limit and said nothing. Raise the answer limit, then ask again.',
          )
        : empty(origin);
    }
    if (reading.diagnoses.length > 0 || reading.abstained) return null;
    if (declined) {
      return new ArmFailure(
        'filtered',
        'The model at {0} declined to answer this case. Its words are kept. Another model may answer it; asking again will hardly help.',
        origin,
      );
    }
    return new ArmFailure(
      'unparsed',
      'The model answered, but there is no ranked list in its answer. The raw text is kept; check that the template fits the model.',
    );
  }

  #record(reading: Reading, failure: ArmFailure | null, cut: boolean): Answer {
    const { name, model, api, form, location, profile, template, maxTokens } = this.#endpoint;
    const { without, constraint } = this.#manner;
    const { text, finish, usage, fingerprint } = this.#arrived;
    const settled = {
      arm: name,
      caseSha256: this.#case.sha256,
      profile: profileName(profile),
      profileSha256: sha256(JSON.stringify(profile)),
      promptSha256: this.#prompt?.sha256 ?? null,
      template: this.#prompt?.template ?? promptName(template, form),
      templateSha256: this.#prompt?.templateSha256 ?? null,
      parameters: {
        // What the server would not take was not sent.
        temperature: without.has('temperature') ? null : this.#endpoint.temperature,
        topP: without.has('top_p') ? null : this.#endpoint.topP,
        seed: without.has('seed') ? null : this.#endpoint.seed,
        maxTokens,
        top: this.#ask.top,
      },
      form,
      constraint,
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
      tokens: this.#tokens,
      retries: [...this.#patience.spent],
      timings: {
        startedAt: this.#startedAt,
        firstTokenMs: this.#arrived.firstTokenMs,
        totalMs: this.#since(this.#started),
      },
      raw: text,
      parser: reading.parser,
    };
  }

  #since(start: number): number {
    return Math.max(0, this.#means.now() - start);
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
