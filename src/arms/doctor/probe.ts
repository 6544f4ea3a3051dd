import { ArmFailure } from '../failure.ts';
import { Gate, type GateMeans, type Recipient } from '../gate/gate.ts';
import type { ServerKind } from '../tokens/serverKind.ts';
import { candidates } from './addresses.ts';
import { listing } from './listing.ts';
import { offered, type Offered } from './offered.ts';

/** What answers at an address. */
export interface Found {
  readonly kind: ServerKind;
  /** The address that answered: the one given, or what it should have been. */
  readonly baseUrl: string;
  /** None where the key is missing. */
  readonly models: readonly Offered[];
  /** Whether the list came as asked for, or a key is missing, or the one sent was not taken. */
  readonly key: 'fine' | 'wanted' | 'refused';
}

/** What must be known of a recipient before an address is tried. */
export type Address = Omit<Recipient, 'model' | 'api'>;

const eachMs = 15_000;
const asideMs = 2000;

/**
 * What answers at the address a person typed. Tries that address, put right where it is plain what was meant, and the
 * same with `/v1`; asks for the list of models, and sends nothing of a case. Throws an `ArmFailure` when nothing
 * there speaks the interface.
 */
export async function probe(to: Address, means: GateMeans, signal: AbortSignal): Promise<Found> {
  let failure = new ArmFailure(
    'bad-request',
    'This is not the address of a server, so nothing was sent. It should look like {0}.',
    'https://host/v1',
  );
  for (const baseUrl of candidates(to.baseUrl)) {
    const here = { ...to, baseUrl, model: '', api: 'chat' as const };
    const gate = new Gate(here, means, null);
    const key = await means.key();
    const answer = await listing(here, gate, eachMs, signal);
    switch (answer.is) {
      case 'list':
        return { baseUrl, key: 'fine', ...(await offered(answer.list, here, gate, { eachMs: asideMs, signal })) };
      case 'locked':
        return { kind: answer.list.kind, baseUrl, models: [], key: key === undefined ? 'wanted' : 'refused' };
      case 'no-list':
        failure = answer.failure;
        break;
      case 'away':
        // Where nothing answers, the same place with another path would not either.
        throw answer.failure;
    }
  }
  throw failure;
}
