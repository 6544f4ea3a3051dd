import type { Endpoint } from '../endpoint.ts';
import type { Window } from '../tokens/contextLength.ts';
import { cardOf, type ModelList } from '../tokens/modelList.ts';
import { roomOf } from '../tokens/room.ts';
import { serverNames, type ServerKind } from '../tokens/serverKind.ts';
import { failed, passed, inWords, skipped, warning, type Check } from './line.ts';
import { nearNames } from './nearNames.ts';
import type { Spoken } from './oneToken.ts';
import { remedyOf, throughCompletions, type Tried } from './remedy.ts';

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

export function templateCheck(
  { api, template, profile }: Endpoint,
  server: ServerKind,
  wrapping: string | null,
  { failure }: Spoken,
): Check {
  if (failure?.kind === 'no-chat-template' || failure?.about === 'messages') {
    return failed('template', failure, throughCompletions());
  }
  if (failure?.about === 'lane') {
    const chat = inWords('Use the chat interface, or check that the address ends in {0}.', '/v1');
    return failed('template', failure, api === 'chat' ? throughCompletions() : chat);
  }
  if (failure !== null) return skipped('template', inWords('Not known: no answer came.'));
  const finished = profile.api === 'completions';
  if (api === 'chat' && profile.tokenizer === 'llama' && wrapping?.includes('<|im_start|>') === true) {
    const sentence = inWords('The server puts messages into ChatML, a template that this model was not trained with.');
    return warning('template', sentence, throughCompletions());
  }
  if (api === 'chat') {
    if (!finished) return passed('template', inWords('The server puts messages into a template of its own.'));
    const sentence = inWords(
      'The server puts messages into a template of its own, which may not be the one that “{0}” was trained with.',
      profile.label,
    );
    return warning('template', sentence, throughCompletions());
  }
  if (server === 'ollama' && finished && !isBare(wrapping)) {
    return warning(
      'template',
      inWords('Ollama puts finished text into the template of its own model file as well, so the model reads two.'),
      inWords('Make the model anew with this line in its Modelfile: {0}', 'TEMPLATE "{{ .Prompt }}"'),
    );
  }
  return passed(
    'template',
    inWords('The server takes finished text; the template “{0}” is filled in here.', template.id),
  );
}

/** A template of Ollama that adds nothing. */
function isBare(template: string | null): boolean {
  return /^\s*\{\{-?\s*\.Prompt\s*-?\}\}\s*$/.test(template ?? '');
}

export function contextCheck(endpoint: Endpoint, window: Window): Check {
  const { context, contextFrom } = roomOf(endpoint, window);
  const { tokens, atMost } = window;
  if (context !== null && context <= endpoint.maxTokens) {
    const sentence = inWords(
      'There is room for {0} tokens in all, and the answer alone may take {1}.',
      number(context),
      number(endpoint.maxTokens),
    );
    return failed('context', sentence, inWords('Lower the answer limit, or let the server run with more room.'));
  }
  if (tokens !== null) return passed('context', inWords('{0} tokens, as the server says.', number(tokens)));
  if (atMost !== null) {
    const todo = inWords(
      'Enter for how many tokens the server was started: contextTokens in Settings, or --context on the command line.',
    );
    // What a profile says, the model was made for as well: neither tells what the server runs.
    if (context === null || contextFrom !== 'endpoint') {
      return warning(
        'context',
        inWords('The model was made for {0} tokens; the server may run it with fewer.', number(atMost)),
        todo,
      );
    }
    const sentence = inWords('{0} tokens, as entered; the model was made for {1}.', number(context), number(atMost));
    return passed('context', sentence);
  }
  if (context === null) {
    const todo = inWords(
      'Enter for how many tokens it has room (contextTokens in Settings, or --context on the command line), so that a case that is too long is found before it is sent.',
    );
    return warning('context', inWords('The server does not say how much the model has room for.'), todo);
  }
  return contextFrom === 'profile'
    ? passed('context', inWords('{0} tokens, by the profile; the server does not say.', number(context)))
    : passed('context', inWords('{0} tokens, as entered; the server does not say.', number(context)));
}

export function tokenCheck(
  { model: asked }: Endpoint,
  { failure, finish, firstTokenMs, countsTokens, model }: Spoken,
  tried: Tried,
): Check {
  if (failure !== null) {
    return failed('token', failure, remedyOf(failure, tried));
  }
  if (finish === null) {
    return failed(
      'token',
      inWords('The answer ended without saying why, so no answer of this server would count as complete.'),
      inWords('Update the server, or reach it without the gateway or proxy in between.'),
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
