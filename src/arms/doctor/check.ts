import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import { ArmFailure, type Subject } from '../failure.ts';
import { checkedAddress, isLoopback } from '../gate/address.ts';
import { Gate, type GateMeans } from '../gate/gate.ts';
import { windowIn } from '../tokens/contextLength.ts';
import { cardOf, fields, type ModelList } from '../tokens/modelList.ts';
import { quietly, within } from '../tokens/quietly.ts';
import { serverRoute } from '../tokens/routes.ts';
import type { ServerKind } from '../tokens/serverKind.ts';
import { candidates, shown } from './addresses.ts';
import { listing, type Listing } from './listing.ts';
import { checkNames, failed, passed, inWords, skipped, warning, type Check } from './line.ts';
import { offered, type Offered } from './offered.ts';
import { oneToken } from './oneToken.ts';
import { lineAbout, remedyOf, type Tried } from './remedy.ts';
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
    // As long for the answer as for the connection.
    const answer = await listing(this.#endpoint, gate, 2 * this.#endpoint.connectMs, this.#signal);
    if (this.#signal.aborted) return;
    const ms = this.#means.now() - since;
    const tried = { url: address.url, hasKey: key.value !== undefined };
    const trouble = key.failure?.on('secret') ?? (await this.#troubleOnTheWay(answer, address.url));
    if (this.#signal.aborted) return;
    for (const one of this.#road(trouble, tried, ms)) yield one;
    if (trouble !== null && lineAbout(trouble.about) !== 'key') return;

    yield this.#keyCheck(answer, trouble, tried);
    if (trouble !== null || answer.is === 'away' || answer.is === 'locked') return;
    yield* this.#beyond(answer, gate, tried);
  }

  #address(): { readonly check: Check; readonly url: URL | null } {
    const { baseUrl, plainHttp } = this.#endpoint;
    const meant = candidates(baseUrl).at(-1);
    const instead =
      meant === undefined ? inWords('It should look like {0}.', 'https://host/v1') : inWords('Use {0}.', shown(meant));
    try {
      const url = checkedAddress(baseUrl, plainHttp);
      const cleaned = candidates(baseUrl)[0] ?? baseUrl;
      if (shown(cleaned) !== shown(url)) {
        const sentence = inWords('{0} is the address of one question, or of a page, and not of a server.', shown(url));
        return { check: failed('address', sentence, instead), url: null };
      }
      const readable = url.protocol === 'http:' && !isLoopback(url);
      const sentence = readable
        ? inWords('{0} is asked over plain http: text can be read on the way. You allowed that.', url.origin)
        : inWords('{0} can be asked.', shown(url));
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

  /** What kept the first request from its server; `null` where the server answered it. */
  async #troubleOnTheWay(answer: Listing, url: URL): Promise<ArmFailure | null> {
    if (answer.is === 'no-list') return onTheWay.has(answer.failure.about) ? answer.failure : null;
    if (answer.is !== 'away') return null;
    const { failure } = answer;
    const mute = url.protocol === 'http:' && failure.about === 'exchange';
    return mute && (await this.#speaksHttps(url))
      ? new ArmFailure(
          'unreachable',
          'The server at {0} speaks https on this port, and the address says http.',
          url.origin,
        ).on('https')
      : failure;
  }

  /** Whether what is silent over http answers, or at least shows a certificate, over https. No key goes there. */
  async #speaksHttps({ href }: URL): Promise<boolean> {
    const there = { ...this.#endpoint, baseUrl: href.replace(/^http:/, 'https:'), headers: {} };
    const gate = new Gate(there, { ...this.#means, key: () => Promise.resolve(undefined) }, null);
    const answer = await listing(there, gate, this.#endpoint.connectMs, this.#signal);
    return answer.is !== 'away' || withCertificate.has(answer.failure.about);
  }

  /** Connection, encryption and proxy: what the first request tells of the way to the server. */
  *#road(trouble: ArmFailure | null, tried: Tried, ms: number): Generator<Check> {
    const { origin, protocol } = tried.url;
    const line = trouble === null ? null : lineAbout(trouble.about);
    if (line === null || trouble === null) {
      yield passed('connection', inWords('{0} answered in {1} ms.', origin, String(Math.round(ms))));
      yield protocol === 'https:'
        ? passed('tls', inWords('The certificate is trusted.'))
        : skipped('tls', inWords('Not used: the address begins with http://.'));
      yield this.#proxy(true);
      return;
    }
    const bad = failed(line, trouble, remedyOf(trouble, tried));
    switch (line) {
      case 'key':
        yield skipped('connection', inWords('Not checked: nothing could be sent.'));
        yield skipped('tls', inWords('Not checked: nothing could be sent.'));
        yield this.#proxy(false);
        return;
      case 'proxy':
        yield skipped('connection', inWords('Not checked: there was no connection.'));
        yield skipped('tls', inWords('Not checked: there was no connection.'));
        yield bad;
        return;
      case 'tls':
        yield passed('connection', inWords('{0} can be reached.', origin));
        yield bad;
        return;
      default:
        yield bad;
    }
  }

  #proxy(answered: boolean): Check {
    const { proxy } = this.#means;
    if (proxy === undefined) {
      return answered
        ? passed('proxy', inWords('No setting names one; if the system or its environment does, it let this through.'))
        : skipped('proxy', inWords('No setting names one; whether the system or its environment does is not known.'));
    }
    return proxy === null
      ? passed('proxy', inWords('No proxy stands between.'))
      : passed('proxy', inWords('Requests go through {0}.', proxy));
  }

  #keyCheck(answer: Listing, trouble: ArmFailure | null, tried: Tried): Check {
    const failure = trouble ?? (answer.is === 'locked' ? answer.failure : null);
    if (failure !== null) return failed('key', failure, remedyOf(failure, tried));
    if (answer.is === 'no-list' && answer.failure.kind === 'redirected') {
      return skipped('key', inWords('Not known: the server sent the request on to another address.'));
    }
    return tried.hasKey
      ? passed('key', inWords('One is set, and the server did not refuse it.'))
      : passed('key', inWords('None is set, and none was asked for.'));
  }

  /** What the server itself can do: everything after the way to it. */
  async *#beyond(answer: Exclude<Listing, { is: 'away' | 'locked' }>, gate: Gate, tried: Tried): AsyncGenerator<Check> {
    const { list, model } = yield* this.#model(answer, gate, tried);
    if (model === null || this.#signal.aborted) return;
    const endpoint = { ...this.#endpoint, model };
    const patience = { eachMs: asideMs, signal: this.#signal };
    const own = new Gate(endpoint, this.#means, null);
    const window = await windowIn(list, endpoint, own, patience);
    const wrapped = await this.#wrapping(window.kind, model, own);
    if (this.#signal.aborted) return;
    const spoken = await oneToken(endpoint, own, this.#means.now, this.#signal);
    if (this.#signal.aborted) return;
    const template = templateCheck(endpoint, window.kind, wrapped, spoken);
    yield template;
    yield contextCheck(endpoint, window);
    if (template.state === 'failed') return;
    yield tokenCheck(endpoint, spoken, tried);
  }

  async *#model(
    answer: Exclude<Listing, { is: 'away' | 'locked' }>,
    gate: Gate,
    tried: Tried,
  ): AsyncGenerator<Check, { readonly list: ModelList; readonly model: string | null }> {
    const { model } = this.#endpoint;
    const nowhere: ModelList = { kind: 'unknown', cards: [] };
    if (answer.is === 'no-list') {
      const elsewhere = await this.#listElsewhere();
      if (elsewhere !== null) {
        const sentence = inWords(
          'There is no list of models under this address, but there is one under {0}.',
          shown(elsewhere),
        );
        yield failed('model', sentence, inWords('Use {0} as the address.', shown(elsewhere)));
        return { list: nowhere, model: null };
      }
      if (!answer.none || (model === '' && answer.failure.about === 'page')) {
        yield failed('model', answer.failure, remedyOf(answer.failure, tried));
        return { list: nowhere, model: null };
      }
      if (model === '') {
        const sentence = inWords('The server at {0} does not list its models, so one must be named.', tried.url.origin);
        const todo = inWords(
          'Name the model with {0}, as whoever runs the server calls it. If the name is known, check that the address ends in {1}.',
          '--model',
          '/v1',
        );
        yield failed('model', sentence, todo);
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
      const answer = await listing(there, gate, this.#endpoint.connectMs, this.#signal);
      if (answer.is === 'list' || answer.is === 'locked') return baseUrl;
    }
    return null;
  }

  /** The template that the server would put messages into, or text that is finished already, where it tells. */
  async #wrapping(kind: ServerKind, model: string, gate: Gate): Promise<string | null> {
    const { api, baseUrl } = this.#endpoint;
    const patience = { eachMs: asideMs, signal: this.#signal };
    if (kind === 'llama.cpp' && api === 'chat') {
      const url = serverRoute(baseUrl, 'props');
      const reply = await quietly(gate, { method: 'GET', url, carriesCase: false }, patience);
      return text(fields(reply?.json)['chat_template']);
    }
    if (kind === 'ollama' && api === 'completions') {
      const question = {
        method: 'POST',
        url: serverRoute(baseUrl, 'api/show'),
        body: { model },
        carriesCase: false,
      } as const;
      return text(fields((await quietly(gate, question, patience))?.json)['template']);
    }
    return null;
  }
}

/** What a server may say in an answer, and it belongs to the way all the same. */
const onTheWay: ReadonlySet<Subject | null> = new Set(['proxy', 'https', 'own-certificate']);

const withCertificate: ReadonlySet<Subject | null> = new Set(['certificate', 'bad-certificate', 'own-certificate']);

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asFailure(error: unknown): ArmFailure {
  if (error instanceof ArmFailure) return error;
  throw error;
}
