import type { RatingsChain } from './chains.ts';
import type { Findings } from './findings.ts';

/** Says which ratings no signature covers: whoever has such a file could write it anew. */
export function noteUnsigned(chains: readonly RatingsChain[], findings: Findings): void {
  const without = chains.filter(({ opened, events }) => events > 0 && (opened?.key ?? null) === null);
  if (without.length > 0) {
    findings.note('{0} ratings files are not signed: whoever can write them can rewrite them.', String(without.length));
  }
  const vouched = vouchedHeads(chains);
  for (const { file, opened, signedTo, events, head } of chains) {
    if ((opened?.key ?? null) === null || signedTo === events || vouched.has(head)) continue;
    findings.note('{0}: the last {1} events are not signed yet.', file, String(events - signedTo));
  }
}

/** The heads that stand in the first line of a file of the same rater, where that line is signed or vouched for itself. */
function vouchedHeads(chains: readonly RatingsChain[]): ReadonlySet<string | null> {
  const vouched = new Set<string | null>();
  const due = new Set(chains);
  for (let before = -1; before !== due.size;) {
    before = due.size;
    for (const chain of due) {
      const { opened, signedTo, head } = chain;
      if (opened === null || (signedTo === 0 && !vouched.has(head))) continue;
      due.delete(chain);
      const own = new Set(chains.filter((one) => one.opened?.rater === opened.rater).map((one) => one.head));
      for (const seen of Object.values(opened.heads)) if (own.has(seen)) vouched.add(seen);
    }
  }
  return vouched;
}
