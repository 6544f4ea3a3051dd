import type { RatingsFile } from './ratingsFile.ts';

type Covering = Pick<RatingsFile, 'name' | 'head' | 'lines' | 'opened' | 'signedUpTo'>;

/**
 * Whether a signature vouches for all of a file: one at its end; or one in a file of the same rater that was begun
 * later, and that names this one's head in a line that is vouched for itself.
 */
export function isCovered(file: Covering, others: readonly Covering[], asked: readonly string[] = []): boolean {
  if (file.signedUpTo === file.lines.length) return true;
  if (asked.includes(file.name)) return false;
  return others.some((other) => {
    if (other.name === file.name || other.opened.rater !== file.opened.rater) return false;
    if (other.opened.heads[file.name] !== file.head) return false;
    return other.signedUpTo > 0 || isCovered(other, others, [...asked, file.name]);
  });
}
