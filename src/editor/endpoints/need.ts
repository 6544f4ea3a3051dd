import type { Endpoint } from '../../arms/endpoint.ts';
import { countCase, roomNow } from '../../arms/tokens/budget.ts';
import { endpointNamed } from './endpointNamed.ts';

/** Far more than any case: there a count would say nothing that its length does not. */
const mostCharacters = 200_000;

/** What a case takes of the room that an endpoint has. */
export interface Need {
  readonly endpoint: Endpoint;
  readonly tokens: number;
  /** Whether that was counted; else it is hardly ever more. */
  readonly exact: boolean;
  readonly room: number | null;
}

export async function needOf(name: string, text: string, top: number): Promise<Need> {
  const endpoint = await endpointNamed(name);
  const room = roomNow(endpoint).free;
  if (text.length > mostCharacters) return { endpoint, tokens: Buffer.byteLength(text), exact: false, room };
  return { endpoint, room, ...(await countCase(endpoint, text, top)) };
}
