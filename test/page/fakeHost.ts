import type { Theme } from './themes.ts';

export interface FakeHost {
  readonly sent: { readonly id: number; readonly name: string }[];
  readonly refusals: Record<string, string | null>;
  readonly spoken: { readonly role: string; readonly text: string }[];
  readonly violations: string[];
  state: unknown;
  tell(messages: readonly unknown[]): Promise<void>;
}

/** Runs in the page before its own script, and stands for VS Code there: theme, state, and answers to requests. */
export function fakeHost(given: { state: unknown; fonts: Record<string, string>; theme: Theme }): void {
  const host: FakeHost = {
    sent: [],
    refusals: {},
    spoken: [],
    violations: [],
    state: given.state ?? undefined,
    async tell(messages) {
      for (const message of messages) window.postMessage(message, '*');
      // Messages come in order: when the last is there, the page has dealt with all before it.
      await new Promise<void>((resolve) => {
        window.addEventListener('message', function last(event: MessageEvent<unknown>) {
          if (event.data !== 'told') return;
          window.removeEventListener('message', last);
          resolve();
        });
        window.postMessage('told', '*');
      });
    },
  };
  window.fakeHost = host;

  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage(message: { id: number; name: string }) {
        host.sent.push(structuredClone(message));
        const refusal = host.refusals[message.name];
        if (refusal === null) return;
        const reply = refusal === undefined ? { ok: true } : { ok: false, sentence: refusal };
        window.postMessage({ type: 'reply', id: message.id, ...reply }, '*');
      },
      getState: () => host.state,
      setState: (state: unknown) => (host.state = structuredClone(state)),
    }),
  });

  document.addEventListener('securitypolicyviolation', (event) => {
    host.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });

  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const role = (target as Element).getAttribute?.('role');
      if (role !== 'status' && role !== 'alert') continue;
      for (const node of addedNodes) host.spoken.push({ role, text: node.textContent ?? '' });
    }
  }).observe(document, { childList: true, subtree: true });

  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    const style = document.documentElement.style;
    for (const [name, value] of Object.entries({ ...given.fonts, ...given.theme.colors }))
      style.setProperty(name, value);
    document.body.classList.add(given.theme.kind);
    if (given.theme.kind === 'vscode-high-contrast-light') document.body.classList.add('vscode-high-contrast');
    document.body.dataset['vscodeThemeKind'] = given.theme.kind;
  }).observe(document, { childList: true, subtree: true });
}
