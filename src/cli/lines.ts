/** So long a line is no line of anyone who means well. */
const longestLine = 1024 * 1024;

/** The lines of a stream as they come, each without its end; the last one counts without it too. Ends at the signal. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8');
  const parts = stream[Symbol.asyncIterator]();
  let rest = '';
  /** In a line that was too long: what comes of it up to its end is left out. */
  let skipping = false;
  for (;;) {
    const part = await unlessAborted(parts.next(), signal);
    if (part === null) return;
    const over = part.done === true;
    rest += over
      ? decoder.decode()
      : typeof part.value === 'string'
        ? part.value
        : decoder.decode(part.value, { stream: true });
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end).replace(/\r$/, '');
      rest = rest.slice(end + 1);
      if (!skipping) yield line;
      skipping = false;
      if (signal.aborted) return;
    }
    if (rest.length > longestLine) {
      if (!skipping) yield rest.slice(0, longestLine);
      skipping = true;
      rest = '';
    }
    if (over) {
      if (!skipping && rest.trim() !== '') yield rest;
      return;
    }
  }
}

/** Null once the signal comes first. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
