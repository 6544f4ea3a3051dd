import { caseFence } from './instruction.ts';

/** What a prompt of this project asks; of any other text, all of it is the case. */
export function readPrompt(text: string): { readonly caseText: string; readonly top: number } {
  // The instruction names the fence once in passing, before the line that opens it.
  const open = text.indexOf(`${caseFence.open}\n`);
  const close = text.lastIndexOf(`\n${caseFence.close}`);
  const fenced = open >= 0 && close > open;
  const top = Number(/List the (\d{1,2}) most likely/.exec(text)?.[1] ?? 5);
  return {
    caseText: fenced ? text.slice(open + caseFence.open.length + 1, close) : text,
    top: Math.min(10, Math.max(1, top)),
  };
}
