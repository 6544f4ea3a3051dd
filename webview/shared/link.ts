import { t } from './words.ts';

/** What VS Code gives a page. */
export interface HostApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): unknown;
}

export interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

export const windowTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as number),
};

type Reply =
  | { readonly type: 'reply'; readonly id: number; readonly ok: true }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly sentence: string };

const patienceMs = 20_000;

/**
 * The page's end of the line to the host: requests that are each answered or time out, and messages that come
 * by themselves. `Bodies` is what each request carries, `News` what the host tells.
 */
export class Link<Bodies, News extends { readonly type: string }> {
  readonly #host: HostApi;
  readonly #timers: Timers;
  readonly #waiting = new Map<number, (error: Error | null) => void>();
  #lastId = 0;

  constructor(host: HostApi, incoming: EventTarget, onNews: (news: News) => void, timers: Timers = windowTimers) {
    this.#host = host;
    this.#timers = timers;
    incoming.addEventListener('message', (event) => {
      const message: unknown = (event as MessageEvent).data;
      if (!isTyped(message)) return;
      if (message.type === 'reply') this.#settle(message as Reply);
      else onNews(message as News);
    });
  }

  /** Resolves when the host did it. `forever` is for what waits on the person, such as a picker. */
  request<N extends keyof Bodies & string>(
    name: N,
    body: Bodies[N],
    wait: 'patiently' | 'forever' = 'patiently',
  ): Promise<void> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer =
        wait === 'forever'
          ? null
          : this.#timers.set(
              () => this.#settle({ type: 'reply', id, ok: false, sentence: t('VS Code did not answer. Try again.') }),
              patienceMs,
            );
      this.#waiting.set(id, (error) => {
        if (timer !== null) this.#timers.clear(timer);
        if (error === null) resolve();
        else reject(error);
      });
      this.#host.postMessage({ id, name, body });
    });
  }

  #settle(reply: Reply): void {
    const settle = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    settle?.(reply.ok ? null : new Error(reply.sentence));
  }
}

function isTyped(message: unknown): message is { readonly type: string } {
  return typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string';
}
