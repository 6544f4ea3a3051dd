import { caseFence } from './instruction.ts';
import type { Form } from './profile.ts';

/** What a prompt of this project asks; of any other text, all of it is the case. */
export function readPrompt(text: string): { readonly caseText: string; readonly top: number; readonly form: Form } {
  // The instruction names the fence once in passing, before the line that opens it.
  const open = text.indexOf(`${caseFence.open}\n`);
  const close = text.lastIndexOf(`\n${caseFence.close}`);
  const fenced = open >= 0 && close > open;
  const around = fenced ? `${text.slice(0, open)}\n${text.slice(close)}` : text;
  const top = Number(/\b(\d{1,2}) most likely diagnos[ei]s\b/.exec(around)?.[1] ?? 5);
  return {
    caseText: fenced ? text.slice(open + caseFence.open.length + 1, close) : text,
    top: Math.min(10, Math.max(1, top)),
    form: fenced ? formOf(around) : 'list',
  };
}

function formOf(instruction: string): Form {
  if (instruction.includes('<differential>')) return 'xml';
  return instruction.includes('"diagnoses"') ? 'json' : 'list';
}
