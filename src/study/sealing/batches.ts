/** Enough at once to keep a disk busy, and few enough to be held in memory. */
const atOnce = 16;

/** Does something with each thing, some at a time. What was begun is waited for, also when one of them fails. */
export async function inBatches<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < things.length; i += atOnce) {
    const done = await Promise.allSettled(things.slice(i, i + atOnce).map(work));
    const failed = done.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}
