import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import { ArmFailure } from '../failure.ts';
import { checkedAddress, isLoopback } from '../gate/address.ts';
import { Gate, type GateMeans } from '../gate/gate.ts';
import { windowIn } from '../tokens/contextLength.ts';
import { cardOf, fields, type ModelList } from '../tokens/modelList.ts';
import { quietly, within } from '../tokens/quietly.ts';
import { serverRoute } from '../tokens/routes.ts';
import type { ServerKind } from '../tokens/serverKind.ts';
import { candidates } from './addresses.ts';
import { listing, stopped, type Listing } from './listing.ts';
import { checkNames, failed, passed, inWords, skipped, warning, type Check, type CheckName } from './line.ts';
import { offered, type Offered } from './offered.ts';
import { oneToken } from './oneToken.ts';
import { stageOf, type Stage } from './stage.ts';
import { contextCheck, listsAll, modelCheck, templateCheck, tokenCheck } from './verdicts.ts';

/** What turned out to answer. */
export interface Server {
  readonly kind: ServerKind;
  readonly models: readonly Offered[];
}

export interface CheckMeans extends GateMeans {
  readonly now: () => number;
  /** The proxy that requests go through; `null` where there is none, absent where that cannot be known. */
  readonly proxy?: string | null;
  /** Finds the addresses of a name. */
  readonly lookup?: (hostname: string) => Promise<unknown>;
}

/** For what would be good to know besides. */
const asideMs = 2000;

/**
 * Checks an endpoint from its address to its first token, in the order in which things can be wrong. What depends on
 * something that failed is skipped, and says so. Sends nothing of a case; never throws. An endpoint without a model's
 * name is checked with the model of a server that has only one. Returns what turned out to answer.
 */
export function check(endpoint: Endpoint, means: CheckMeans, signal: AbortSignal): AsyncGenerator<Check, Server> {
  return new Checkup(endpoint, means, signal).run();
}

class Checkup {
  readonly #endpoint: Endpoint;
  readonly #means: CheckMeans;
  readonly #signal: AbortSignal;
  #server: Server = { kind: 'unknown', models: [] };

  constructor(endpoint: Endpoint, means: CheckMeans, signal: AbortSignal) {
    this.#endpoint = endpoint;
    this.#means = means;
    this.#signal = signal;
  }

  async *run(): AsyncGenerator<Check, Server> {
    let done = 0;
    try {
      for await (const one of this.#checks()) {
        done = checkNames.indexOf(one.name) + 1;
        yield one;
      }
    } catch (error) {
      const name = checkNames[done] ?? 'token';
      done += 1;
      const words = error instanceof Error ? error.message : String(error);
      yield failed(
        name,
        inWords('This could not be checked: {0}', words),
        inWords('Check again; if it stays so, report it.'),
      );
    }
    const why = this.#signal.aborted
      ? inWords('You stopped before this was checked.')
      : inWords('Not checked: it needs what failed before it.');
    for (const name of checkNames.slice(done)) yield { name, state: 'skipped', sentence: why, todo: null };
    return this.#server;
  }

  /** Ends where going on makes no sense. */
  async *#checks(): AsyncGenerator<Check> {
    const address = this.#address();
    yield address.check;
    if (address.url === null) return;
    const name = await this.#name(address.url);
    yield name;
    if (name.state === 'failed' || this.#signal.aborted) return;

    const key = await this.#key();
    const gate = new Gate(this.#endpoint, this.#means, null);
    const since = this.#means.now();
    const answer = await listing(this.#endpoint, gate, key.value, this.#endpoint.connectMs, this.#signal);
    if (this.#signal.aborted) return;
    const ms = this.#means.now() - since;
    const trouble = key.failure ?? (answer.is === 'away' ? answer.failure : null);
    const proxied = answer.is === 'no-list' && stageOf(answer.failure) === 'proxy' ? answer.failure : null;
    const failure = trouble ?? proxied;
    const stage = failure === null ? null : stageOf(failure);
    for (const one of this.#road(address.url, failure, stage, ms)) yield one;
    if (failure !== null && stage !== 'key') return;

    yield this.#keyCheck(answer, key.value, failure);
    if (failure !== null || answer.is === 'away' || answer.is === 'locked') return;
    yield* this.#beyond(answer, gate);
  }

  #address(): { readonly check: Check; readonly url: URL | null } {
    const { baseUrl, plainHttp } = this.#endpoint;
    const meant = candidates(baseUrl).at(-1);
    const instead =
      meant === undefined ? inWords('It should look like {0}.', 'https://host/v1') : inWords('Use {0}.', meant);
    try {
      const url = checkedAddress(baseUrl, plainHttp);
      const cleaned = candidates(baseUrl)[0] ?? baseUrl;
      if (new URL(cleaned).pathname !== url.pathname.replace(/\/+$/, '') && cleaned !== url.href.replace(/\/$/, '')) {
        const sentence = inWords('{0} is the address of one question, or of a page, and not of a server.', baseUrl);
        return { check: failed('address', sentence, instead), url: null };
      }
      const readable = url.protocol === 'http:' && !isLoopback(url);
      const sentence = readable
        ? inWords('{0} is asked over plain http: text can be read on the way. You allowed that.', url.origin)
        : inWords('{0} can be asked.', url.href);
      const check = readable
        ? warning('address', sentence, inWords('Ask for https, or use a tunnel.'))
        : passed('address', sentence);
      return { check, url };
    } catch (error) {
      const failure = asFailure(error);
      const own = failure.kind === 'blocked' ? null : instead;
      return {
        check: failed('address', failure, own ?? inWords('Give an address that begins with {0}.', 'https://')),
        url: null,
      };
    }
  }

  async #name(url: URL): Promise<Check> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 || isLoopback(url)) return skipped('name', inWords('{0} needs no looking up.', host));
    if (typeof this.#means.proxy === 'string') return skipped('name', inWords('The proxy looks {0} up.', host));
    const limit = within(this.#endpoint.connectMs, this.#signal);
    try {
      await Promise.race([(this.#means.lookup ?? lookup)(host), limit.over]);
      return passed('name', inWords('{0} has an address.', host));
    } catch {
      const sentence = inWords('No address is found for the name {0}.', host);
      const todo = inWords('Check the spelling, the network, and whether a VPN must be on.');
      // A proxy that this process knows nothing of may find what it cannot.
      return this.#means.proxy === null ? failed('name', sentence, todo) : warning('name', sentence, todo);
    } finally {
      limit.stop();
    }
  }

  /** The key, and the secrets of headers: what is missing there is found before anything is sent. */
  async #key(): Promise<{ readonly value: string | undefined; readonly failure: ArmFailure | null }> {
    try {
      return { value: (await this.#means.key())?.trim() || undefined, failure: null };
    } catch (error) {
      return { value: undefined, failure: asFailure(error) };
    }
  }

  /** Connection, encryption and proxy: what the first request tells of the way to the server. */
  *#road(url: URL, failure: ArmFailure | null, stage: Stage | null, ms: number): Generator<Check> {
    const { origin } = url;
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    const unknown = (name: CheckName): Check => skipped(name, inWords('Not checked: there was no connection.'));
    if (stage === 'connection' || stage === 'name') {
      const todo = inWords(
        'On the machine it runs on, see whether the server listens on port {0}, and not only for that machine itself.',
        port,
      );
      yield failed('connection', failure ?? stopped(), todo);
      return;
    }
    if (stage === 'key') {
      yield skipped('connection', inWords('Not checked: nothing could be sent.'));
      yield skipped('tls', inWords('Not checked: nothing could be sent.'));
      yield this.#proxy(null);
      return;
    }
    if (stage === 'proxy') {
      yield unknown('connection');
      yield unknown('tls');
      yield this.#proxy(failure);
      return;
    }
    if (stage === 'tls') {
      yield passed('connection', inWords('{0} can be reached.', origin));
      const plain = /speak https/.test(failure?.template ?? '');
      const todo = plain
        ? inWords(
            'If the server speaks plain http, put http:// into the address; off this machine that must be allowed.',
          )
        : inWords('Ask whoever runs the server which authority signed its certificate, and let this machine trust it.');
      yield failed('tls', failure ?? stopped(), todo);
      return;
    }
    yield passed('connection', inWords('{0} answered in {1} ms.', origin, String(Math.round(ms))));
    yield url.protocol === 'https:'
      ? passed('tls', inWords('The certificate is trusted.'))
      : skipped('tls', inWords('Not used: the address begins with http://.'));
    yield this.#proxy(null);
  }

  #proxy(failure: ArmFailure | null): Check {
    const { proxy } = this.#means;
    if (failure !== null) {
      return failed('proxy', failure, inWords('Ask whoever runs the proxy to let requests to this server through.'));
    }
    if (proxy === undefined) return skipped('proxy', inWords('Whether a proxy stands between cannot be told here.'));
    return proxy === null
      ? passed('proxy', inWords('No proxy stands between.'))
      : passed('proxy', inWords('Requests go through {0}.', proxy));
  }

  #keyCheck(answer: Listing, key: string | undefined, failure: ArmFailure | null): Check {
    if (failure !== null) return failed('key', failure, inWords('Set the key or the secret of this endpoint anew.'));
    if (answer.is === 'locked') {
      const todo =
        key === undefined
          ? inWords('Set the API key of this endpoint; whoever runs the server gives it out.')
          : inWords('Set the API key anew, and see that it is the key of this very server.');
      return failed('key', answer.failure, todo);
    }
    return key === undefined
      ? passed('key', inWords('None is set, and none was asked for.'))
      : passed('key', inWords('One is set, and the server did not refuse it.'));
  }

  /** What the server itself can do: everything after the way to it. */
  async *#beyond(answer: Exclude<Listing, { is: 'away' | 'locked' }>, gate: Gate): AsyncGenerator<Check> {
    const { list, model } = yield* this.#model(answer, gate);
    if (model === null || this.#signal.aborted) return;
    const endpoint = { ...this.#endpoint, model };
    const patience = { eachMs: asideMs, signal: this.#signal };
    const own = new Gate(endpoint, this.#means, null);
    const window = await windowIn(list, endpoint, own, patience);
    const wrapped = await this.#wrapping(window.kind, own);
    if (this.#signal.aborted) return;
    const spoken = await oneToken(endpoint, own, this.#means.now, this.#signal);
    if (this.#signal.aborted) return;
    const template = templateCheck(endpoint, wrapped, spoken);
    yield template;
    yield contextCheck(endpoint, window);
    if (template.state === 'failed') return;
    yield tokenCheck(endpoint, spoken);
  }

  async *#model(
    answer: Exclude<Listing, { is: 'away' | 'locked' }>,
    gate: Gate,
  ): AsyncGenerator<Check, { readonly list: ModelList; readonly model: string | null }> {
    const { model } = this.#endpoint;
    const nowhere: ModelList = { kind: 'unknown', cards: [] };
    if (answer.is === 'no-list') {
      const elsewhere = await this.#listElsewhere();
      if (elsewhere !== null) {
        const sentence = inWords(
          'There is no list of models under this address, but there is one under {0}.',
          elsewhere,
        );
        yield failed('model', sentence, inWords('Use {0} as the address.', elsewhere));
        return { list: nowhere, model: null };
      }
      if (!answer.none || model === '') {
        yield failed('model', answer.failure, inWords('See what the server writes to its log, then check again.'));
        return { list: nowhere, model: null };
      }
      const todo = inWords('If the answer fails as well, check the address: it usually ends in {0}.', '/v1');
      yield warning(
        'model',
        inWords('The server does not list its models, so “{0}” cannot be looked up.', model),
        todo,
      );
      return { list: nowhere, model };
    }
    const { list } = answer;
    this.#server = await offered(list, this.#endpoint, gate, { eachMs: asideMs, signal: this.#signal });
    const known = { ...list, kind: this.#server.kind };
    const names = list.cards.map(({ id }) => id);
    const choice = model === '' && names.length === 1 ? (names[0] ?? '') : model;
    yield modelCheck(known, choice, names);
    const card = cardOf(known, choice);
    const mayBeHidden = !listsAll.has(known.kind) && names.length > 0;
    return { list: known, model: choice !== '' && (card !== null || mayBeHidden) ? choice : null };
  }

  /** Whether the same place with `/v1` has what this address has not. */
  async #listElsewhere(): Promise<string | null> {
    const given = this.#endpoint.baseUrl.replace(/\/+$/, '');
    for (const baseUrl of candidates(given)) {
      if (baseUrl === given) continue;
      const there = { ...this.#endpoint, baseUrl };
      const gate = new Gate(there, this.#means, null);
      const answer = await listing(there, gate, undefined, this.#endpoint.connectMs, this.#signal);
      if (answer.is === 'list' || answer.is === 'locked') return baseUrl;
    }
    return null;
  }

  /** The template that the server would put messages into, where it tells. */
  async #wrapping(kind: ServerKind, gate: Gate): Promise<string | null> {
    if (kind !== 'llama.cpp' || this.#endpoint.api !== 'chat') return null;
    const url = serverRoute(this.#endpoint.baseUrl, 'props');
    const patience = { eachMs: asideMs, signal: this.#signal };
    const reply = await quietly(gate, { method: 'GET', url, carriesCase: false }, patience);
    const template = fields(reply?.json)['chat_template'];
    return typeof template === 'string' ? template : null;
  }
}

function asFailure(error: unknown): ArmFailure {
  if (error instanceof ArmFailure) return error;
  throw error;
}
