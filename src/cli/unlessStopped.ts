import { ArmFailure } from '../arms/failure.ts';

/** Waits for work that heeds no signal, such as a file that may never open; lets go of it when it is stopped. */
export function unlessStopped<T>(work: Promise<T>, signal: AbortSignal, sentence: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new ArmFailure('cancelled', sentence));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
