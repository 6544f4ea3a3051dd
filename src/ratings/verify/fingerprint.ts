import { hashOf } from '../../ledger/line.ts';

/** All that was verified: the heads of ledgers, and one hash of everything else. */
export interface Extent {
  /** The last hash of each ledger, by its path in the folder. */
  readonly heads: Readonly<Record<string, string>>;
  /** Of all other files, by path and hash. */
  readonly files: string;
}

/** One hash of it all. It knows no times and no order, so that it is the same wherever the same bytes stand. */
export function fingerprintOf({ heads, files }: Extent): string {
  return hashOf(`ddx/fingerprint@1\n${listed(Object.entries(heads))}files ${files}\n`);
}

/** One hash of files, each by its path and hash. */
export function filesHash(hashes: ReadonlyMap<string, string>): string {
  return hashOf(listed(hashes));
}

/** A line each, `hash  path` as `sha256sum` writes it, in the order of the paths' code units. */
function listed(hashes: Iterable<readonly [string, string]>): string {
  return [...hashes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join('');
}
