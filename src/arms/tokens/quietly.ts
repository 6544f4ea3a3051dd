import type { Gate, Question, Reply } from '../gate/gate.ts';

/** The clock of a few questions that are asked beside the case: each has its limit, and so have all together. */
export interface Patience {
  readonly eachMs: number;
  readonly signal: AbortSignal;
}

/** A question whose answer would be good to have: `null` when none comes in time, whatever the reason. */
export async function quietly(
  gate: Gate,
  question: Omit<Question, 'signal'>,
  { eachMs, signal }: Patience,
): Promise<Reply | null> {
  const limit = within(eachMs, signal);
  try {
    return await Promise.race([gate.ask({ ...question, signal: limit.signal }), limit.over]);
  } catch {
    return null;
  } finally {
    limit.stop();
  }
}

export interface Limit {
  readonly signal: AbortSignal;
  /** Rejects when the time is over or the asking was stopped. */
  readonly over: Promise<never>;
  stop(): void;
}

/** So much time, unless it is stopped before. */
export function within(ms: number, stopped: AbortSignal): Limit {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new DOMException('too slow', 'TimeoutError')), ms);
  const signal = AbortSignal.any([own.signal, stopped]);
  const { promise: over, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  over.catch(() => undefined);
  return {
    signal,
    over,
    stop: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    },
  };
}
