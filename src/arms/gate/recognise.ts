import { ArmFailure, type FailureKind } from '../failure.ts';
import { kindOf, says, type Refusal, type Seen } from './meaning.ts';
import { Passing } from './passing.ts';
import { showable } from './redact.ts';
import type { ServerWords } from './serverWords.ts';

/** What was asked, so that the sentence can name it and keep secrets out. */
export interface Asked {
  readonly origin: string;
  readonly model: string;
  readonly api: 'chat' | 'completions';
  readonly key: string | undefined;
  /** What else was sent that is secret. */
  readonly secrets?: readonly string[];
  /** The case: nothing of it may come back in a sentence. */
  readonly sent: string;
}

/** Finds by meaning which failure this is, whoever the server is, and says it in one sentence with what to do. */
export function recognise(refusal: Refusal, asked: Asked): ArmFailure {
  const kind = kindOf(refusal, asked.sent);
  const failure = sentences[kind](refusal, asked);
  return passes(kind, refusal) ? new Passing(failure, refusal.retryAfter) : failure;
}

/** A server that is busy, loading or stumbled may answer the next time; what it understood and refused, it refuses again. */
function passes(kind: Seen, { status, words }: Refusal): boolean {
  if (kind === 'loading' || kind === 'overloaded' || kind === 'rate-limited') return true;
  if (kind !== 'server-error') return false;
  // A page in place of an answer is a wrong address or a sign-in, unless a proxy says that it failed.
  return status === null || status === 200 ? !words.html : status !== 501 && status !== 505;
}

type Sentence = (refusal: Refusal, asked: Asked) => ArmFailure;

const sentences: Readonly<Record<Seen, Sentence>> = {
  filtered: (_, { origin }) =>
    new ArmFailure(
      'filtered',
      'The content filter of {0} refused this case or its answer. Another endpoint may answer it; asking again will not help.',
      origin,
    ),
  quota: (_, { origin }) =>
    new ArmFailure(
      'quota',
      'The account at {0} has no quota left. Ask whoever pays for it, or choose another endpoint.',
      origin,
    ),
  'context-overflow': ({ status, words }, asked) => {
    const own = shown(words, asked);
    if (status === 413)
      return new ArmFailure(
        'context-overflow',
        'The case is too large for {0} or a proxy before it. Choose a shorter passage.',
        asked.origin,
      );
    return own === ''
      ? new ArmFailure(
          'context-overflow',
          'The case and the answer limit together are too long for the model at {0}. Choose a shorter passage, or lower the answer limit.',
          asked.origin,
        )
      : new ArmFailure(
          'context-overflow',
          'The case and the answer limit together are too long for the model. Choose a shorter passage, or lower the answer limit. The server said: {0}',
          own,
        );
  },
  'no-chat-template': (_, { model }) =>
    new ArmFailure(
      'no-chat-template',
      'The server has no chat template for {0}. Use the completions interface with the template of this model instead of chat.',
      model,
    ),
  'model-missing': (_, { origin, model }) =>
    new ArmFailure(
      'model-missing',
      'The server at {0} has no model named “{1}”. Check the name against the models that it lists under /models.',
      origin,
      model,
    ),
  auth: ({ status, words }, asked) => {
    const { origin, key } = asked;
    const text = words.message.toLowerCase();
    if (says.certificate.test(text))
      return new ArmFailure(
        'auth',
        'The server at {0} wants a certificate of yours. Give it on the command line, or reach the server through a local TLS proxy that holds it.',
        origin,
      ).on('own-certificate');
    if (status === 407)
      return new ArmFailure(
        'auth',
        'A proxy on the way to {0} wants you to sign in. Set up the proxy, then ask again.',
        origin,
      ).on('proxy');
    if (words.html)
      return withWords(
        'auth',
        'A web page came back from {0} that lets nobody through: a proxy, a gateway or a sign-in stands before the server. Ask whoever runs it how programs get past, or check the address.',
        'A web page (“{1}”) came back from {0} that lets nobody through: a proxy, a gateway or a sign-in stands before the server. Ask whoever runs it how programs get past, or check the address.',
        words,
        asked,
      ).on('page');
    if (says.barred.test(text))
      return new ArmFailure(
        'auth',
        'The server at {0} does not let this machine or network in. Ask whoever runs it, or use the VPN of your institution.',
        origin,
      ).on('access');
    if (key === undefined)
      return new ArmFailure(
        'auth',
        'The server at {0} wants an API key, and none is set for this address. Set the key, then ask again.',
        origin,
      );
    return status === 403 && !/authenticat|credential|invalid|missing/.test(text)
      ? new ArmFailure(
          'auth',
          'The server at {0} knows the API key but does not let it use this model. Ask whoever runs it for access.',
          origin,
        ).on('access')
      : new ArmFailure('auth', 'The server at {0} refused the API key. Set the key anew, then ask again.', origin);
  },
  loading: (refusal, asked) =>
    later(
      'loading',
      refusal,
      asked,
      'The server at {0} is still loading its model. Wait a little, then ask again.',
      'The server at {0} is still loading its model. Ask again in {1}.',
    ),
  'rate-limited': (refusal, asked) =>
    later(
      'rate-limited',
      refusal,
      asked,
      'The server at {0} takes no more requests for now. Wait a minute, then ask again.',
      'The server at {0} takes no more requests for now. Ask again in {1}.',
    ),
  overloaded: (refusal, asked) =>
    later(
      'overloaded',
      refusal,
      asked,
      'The server at {0} is overloaded. Wait a little, then ask again.',
      'The server at {0} is overloaded. Ask again in {1}.',
    ),
  'bad-request': ({ status, words }, asked) => {
    const text = words.message.toLowerCase();
    if (says.https.test(text))
      return new ArmFailure(
        'bad-request',
        'The server at {0} speaks https on this port. Write https:// in the address.',
        asked.origin,
      ).on('https');
    if (says.roles.test(text))
      return new ArmFailure(
        'bad-request',
        'The chat template of {0} does not take these messages. Use the template “plain”, or the completions interface.',
        asked.model,
      ).on('messages');
    if (says.noCompletions.test(text))
      return new ArmFailure('bad-request', '{0} answers chat only. Choose the chat interface for it.', asked.model).on(
        'lane',
      );
    if ((status === 404 || status === 405) && (words.html || says.noRoute.test(text)))
      return new ArmFailure(
        'bad-request',
        'There is no {1} interface at this address of {0}. Check the address: it usually ends in /v1.',
        asked.origin,
        asked.api,
      ).on('lane');
    return withWords(
      'bad-request',
      'The server at {0} does not accept the request. Check the model and the parameters of the endpoint.',
      'The server at {0} does not accept the request. Check the model and the parameters of the endpoint. It said: {1}',
      words,
      asked,
    );
  },
  'server-error': ({ words }, asked) => {
    if (says.memory.test(words.message.toLowerCase()))
      return new ArmFailure(
        'server-error',
        'The server at {0} ran out of memory. Tell whoever runs it, or shorten the case.',
        asked.origin,
      );
    if (words.html)
      return withWords(
        'server-error',
        'A web page came back from {0} and not an answer: a proxy, or the model server behind it is down. Check the address, then ask again.',
        'A web page (“{1}”) came back from {0} and not an answer: a proxy, or the model server behind it is down. Check the address, then ask again.',
        words,
        asked,
      ).on('page');
    return withWords(
      'server-error',
      'The server at {0} failed while answering. Ask again; if it stays so, tell whoever runs it.',
      'The server at {0} failed while answering. Ask again; if it stays so, tell whoever runs it. It said: {1}',
      words,
      asked,
    );
  },
};

function withWords(kind: FailureKind, silent: string, telling: string, words: ServerWords, asked: Asked): ArmFailure {
  const own = shown(words, asked);
  return own === '' ? new ArmFailure(kind, silent, asked.origin) : new ArmFailure(kind, telling, asked.origin, own);
}

function shown({ message }: ServerWords, { key, secrets = [], sent }: Asked): string {
  return showable(message, { secrets: key === undefined ? secrets : [key, ...secrets], sent });
}

/** A failure that passes, and when. */
function later(
  kind: FailureKind,
  { retryAfter }: Refusal,
  { origin }: Asked,
  soon: string,
  inTime: string,
): ArmFailure {
  return retryAfter === null || retryAfter <= 0
    ? new ArmFailure(kind, soon, origin)
    : new ArmFailure(kind, inTime, origin, span(Math.ceil(retryAfter)));
}

/** In SI symbols, which every language reads; a long time also in the unit in which people count it. */
function span(seconds: number): string {
  const told = `${String(seconds)}\u00a0s`;
  if (seconds <= 120) return told;
  const [size, unit] = seconds <= 7200 ? [60, 'min'] : seconds < 3 * 86_400 ? [3600, 'h'] : [86_400, 'd'];
  return `${String(Math.ceil(seconds / size))}\u00a0${unit} (${told})`;
}
