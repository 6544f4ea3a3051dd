import type { Endpoint } from '../endpoint.ts';
import type { Window } from '../tokens/contextLength.ts';
import { cardOf, type ModelList } from '../tokens/modelList.ts';
import { serverNames, type ServerKind } from '../tokens/serverKind.ts';
import { failed, passed, inWords, skipped, warning, type Check } from './line.ts';
import { nearNames } from './nearNames.ts';
import type { Spoken } from './oneToken.ts';

/** Servers that have no model besides those they list. Gateways may. */
export const listsAll: ReadonlySet<ServerKind> = new Set([
  'vllm',
  'sglang',
  'ollama',
  'ray-serve',
  'triton',
  'lm-studio',
  'ddx-baseline',
]);

export function modelCheck(list: ModelList, model: string, names: readonly string[]): Check {
  const server = serverNames[list.kind];
  if (names.length === 0) {
    return failed('model', inWords('{0} answers, but has no model.', server), inWords('Let the server load a model.'));
  }
  const listed = named(names);
  if (model === '') {
    return warning(
      'model',
      inWords('{0} has {1} models: {2}.', server, String(names.length), listed),
      inWords('Name one of them.'),
    );
  }
  const card = cardOf(list, model);
  if (card?.id === model) return passed('model', inWords('{0} has the model “{1}”.', server, model));
  if (card !== null) {
    const sentence = inWords(
      '{0} lists the model as “{1}” and answers with it under the name “{2}” too.',
      server,
      card.id,
      model,
    );
    return card.id === `${model}:latest`
      ? passed('model', sentence)
      : warning('model', sentence, inWords('Use the name that is listed.'));
  }
  const [near] = nearNames(model, names);
  const todo =
    near === undefined ? inWords('It has: {0}.', listed) : inWords('Did you mean “{0}”? It has: {1}.', near, listed);
  const sentence = inWords('{0} does not list a model “{1}”.', server, model);
  return listsAll.has(list.kind) ? failed('model', sentence, todo) : warning('model', sentence, todo);
}

const mostNamed = 8;

function named(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).join(', ');
  return names.length > mostNamed ? `${shown} …` : shown;
}

export function templateCheck(endpoint: Endpoint, wrapping: string | null, { failure }: Spoken): Check {
  const { api, template, profile } = endpoint;
  const completions = inWords('Use the completions interface with the template of this model.');
  const text = failure?.template ?? '';
  if (failure?.kind === 'no-chat-template') return failed('template', failure, completions);
  if (failure?.kind === 'bad-request' && /chat template of|answers chat only|interface at this address/.test(text)) {
    const chat = inWords('Use the chat interface, or check that the address ends in {0}.', '/v1');
    return failed('template', failure, api === 'chat' ? completions : chat);
  }
  if (failure !== null) return skipped('template', inWords('Not known: no answer came.'));
  if (wrapping?.includes('<|im_start|>') === true && profile.tokenizer === 'llama') {
    return warning(
      'template',
      inWords('The server wraps messages as ChatML, which this model was not made for.'),
      completions,
    );
  }
  return api === 'chat'
    ? passed('template', inWords('The server wraps messages in a template of its own.'))
    : passed('template', inWords('The server takes finished text; the template “{0}” is filled in here.', template.id));
}

export function contextCheck(endpoint: Endpoint, { tokens, atMost }: Window): Check {
  const { contextTokens, profile, maxTokens } = endpoint;
  const context = tokens ?? contextTokens ?? profile.contextTokens;
  if (context !== null && context <= maxTokens) {
    const sentence = inWords(
      'There is room for {0} tokens in all, and the answer alone may take {1}.',
      number(context),
      number(maxTokens),
    );
    return failed('context', sentence, inWords('Lower the answer limit, or let the server run with more room.'));
  }
  if (tokens !== null) return passed('context', inWords('{0} tokens, as the server says.', number(tokens)));
  if (atMost !== null) {
    const todo = inWords('Enter the context length that the server runs with.');
    if (context === null || context > atMost) {
      return warning(
        'context',
        inWords('The model was made for {0} tokens; the server may run it with fewer.', number(atMost)),
        todo,
      );
    }
    const sentence = inWords(
      '{0} tokens, as entered or by the profile; the model was made for {1}.',
      number(context),
      number(atMost),
    );
    return passed('context', sentence);
  }
  if (context === null) {
    const todo = inWords('Enter the context length, so that a case that is too long is found before it is sent.');
    return warning('context', inWords('The server does not say how much the model has room for.'), todo);
  }
  return contextTokens === null
    ? passed('context', inWords('{0} tokens, by the profile; the server does not say.', number(context)))
    : passed('context', inWords('{0} tokens, as entered; the server does not say.', number(context)));
}

export function tokenCheck(
  { model: asked }: Endpoint,
  { failure, finish, firstTokenMs, countsTokens, model }: Spoken,
): Check {
  if (failure !== null) {
    const todo =
      failure.kind === 'auth'
        ? inWords('Set the API key of this endpoint; whoever runs the server gives it out.')
        : inWords('See what the server writes to its log, then check again.');
    return failed('token', failure, todo);
  }
  if (finish === null) {
    return failed(
      'token',
      inWords('The answer ended without saying why, so no answer of this server would count as complete.'),
      inWords('Update the server, or ask it without what stands between.'),
    );
  }
  const ms = firstTokenMs === null ? null : String(Math.round(firstTokenMs));
  if (ms === null) {
    return warning(
      'token',
      inWords('The server answered, but without a word.'),
      inWords('Check that the template fits the model.'),
    );
  }
  if (model !== null && !model.includes(asked) && !asked.includes(model)) {
    return warning(
      'token',
      inWords('The first token came after {0} ms, from “{1}”.', ms, model),
      inWords('Check that this is the model you mean: it was asked for as “{0}”.', asked),
    );
  }
  return countsTokens
    ? passed('token', inWords('The first token came after {0} ms, and the server reports what it read.', ms))
    : warning(
        'token',
        inWords('The first token came after {0} ms; the server does not report how many tokens it read.', ms),
        inWords('Keep cases well under the context length: text that a server drops would not be noticed.'),
      );
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
