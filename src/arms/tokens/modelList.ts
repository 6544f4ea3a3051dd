import { apiRoute } from './routes.ts';
import type { Gate, Reply, Recipient } from '../gate/gate.ts';
import { quietly, type Patience } from './quietly.ts';
import { serverKind, type ServerKind } from './serverKind.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A server may send anything. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A model as its server lists it. */
export interface Card {
  readonly id: string;
  readonly fields: Fields;
}

export interface ModelList {
  readonly kind: ServerKind;
  readonly cards: readonly Card[];
}

const mostCards = 10_000;
const longestId = 300;

/** What a server says under `/models`; `null` when nothing comes. */
export function modelsReply(to: Recipient, gate: Gate, patience: Patience): Promise<Reply | null> {
  return quietly(gate, { method: 'GET', url: apiRoute(to.baseUrl, 'models'), carriesCase: false }, patience);
}

/** `null` when a reply is no list of models. */
export function listOf(reply: Reply, origin: string): ModelList | null {
  const cards = reply.status === 200 ? cardsOf(reply.json) : null;
  return cards === null ? null : { kind: serverKind(cards, reply.headers, origin), cards };
}

function cardsOf(json: unknown): Card[] | null {
  const list = Array.isArray(json) ? json : fields(json)['data'];
  if (!Array.isArray(list)) return null;
  return list.slice(0, mostCards).flatMap((one) => {
    const card = fields(one);
    const id = card['id'] ?? card['name'];
    return typeof id === 'string' && id !== '' && id.length <= longestId ? [{ id, fields: card }] : [];
  });
}

/** The card of a model. A server with one model answers with it under any name. */
export function cardOf({ cards, kind }: ModelList, model: string): Card | null {
  const own = cards.find(({ id }) => id === model) ?? cards.find(({ id }) => sameName(id, model));
  if (own !== undefined) return own;
  return cards.length === 1 && answersAnyName.has(kind) ? (cards[0] ?? null) : null;
}

const answersAnyName: ReadonlySet<ServerKind> = new Set(['llama.cpp', 'tgi']);

/** Ollama lists `name:latest` for a model that is asked for as `name`. */
export function sameName(listed: string, asked: string): boolean {
  return listed === asked || listed === `${asked}:latest` || `${listed}:latest` === asked;
}

/** A number of tokens that a context may have. */
export function contextIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 64 && value <= 10_000_000 ? value : null;
}
