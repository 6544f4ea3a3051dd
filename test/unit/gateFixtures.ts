import type { Egress } from '../../src/arms/gate/egress.ts';
import type { GateMeans } from '../../src/arms/gate/gate.ts';
import type { Guard } from '../../src/arms/gate/guard.ts';

/** A guard with nobody behind it: the standard policy, nothing kept, no exception. */
export function aGuard(o: Partial<Guard> = {}): Guard {
  return {
    policy: () => 'standard',
    names: () => [],
    known: () => Promise.resolve(null),
    kept: () => Promise.resolve([]),
    override: () => Promise.resolve(null),
    ...o,
  };
}

/** What every gate needs, for tests that are about something else. */
export const passing: Pick<GateMeans, 'guard' | 'record'> = {
  guard: aGuard(),
  record: () => Promise.resolve(),
};

/** A record that a test can read. */
export function recordingTo(notes: Egress[]): (egress: Egress) => Promise<void> {
  return (egress) => Promise.resolve(void notes.push(egress));
}
