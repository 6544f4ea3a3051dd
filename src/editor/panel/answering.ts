import type * as vscode from 'vscode';
import { HumanError } from '../../humanError.ts';
import { sentenceOf } from '../report.ts';

interface Answering<Request extends { readonly id: number }> {
  readonly read: (message: unknown) => Request | null;
  readonly answer: (request: Request) => Promise<void>;
  readonly post: (
    reply: { readonly type: 'reply'; readonly id: number } & (
      { readonly ok: true } | { readonly ok: false; readonly sentence: string }
    ),
  ) => Promise<unknown>;
  readonly log: vscode.LogOutputChannel;
}

/** Does what a page asks and replies that it is done, or what went wrong. A message that is no request is dropped. */
export async function answering<Request extends { readonly id: number }>(
  message: unknown,
  { read, answer, post, log }: Answering<Request>,
): Promise<void> {
  const request = read(message);
  if (!request) {
    log.warn('a page sent a message that is none of the known ones; it was dropped');
    return;
  }
  try {
    await answer(request);
    await post({ type: 'reply', id: request.id, ok: true });
  } catch (error) {
    if (!(error instanceof HumanError)) log.error(error instanceof Error ? error : String(error));
    await post({ type: 'reply', id: request.id, ok: false, sentence: sentenceOf(error) });
  }
}
