import { failureMessage, type Answer } from '../arms/answer.ts';
import type { Arm } from '../arms/arm.ts';
import { caseFrom } from './caseFile.ts';
import { diagnoseOptions, type DiagnoseOptions } from './diagnoseOptions.ts';
import { help } from './help.ts';
import { answerText, researchNotice } from './human.ts';
import { answerJson } from './json.ts';
import { exit, type Terminal } from './terminal.ts';

/** `ddx diagnose`: one case, one answer. */
export async function diagnose(words: readonly string[], terminal: Terminal): Promise<number> {
  const options = diagnoseOptions(words, terminal.env);
  if (options === null) {
    terminal.out(help.diagnose);
    return exit.done;
  }
  const kase = await caseFrom(options.file, terminal);
  const arm = await openArm(options);
  if (!options.json) terminal.err(`${researchNotice}\n`);
  const answer = await arm.diagnose(kase, { top: options.top, signal: terminal.signal });
  return options.json ? tellJson(answer, terminal) : tell(answer, terminal);
}

async function openArm({ endpoint }: DiagnoseOptions): Promise<Arm> {
  const now = (): number => performance.now();
  const date = (): Date => new Date();
  if (endpoint === null) {
    const { baselineArm } = await import('../arms/baseline/baselineArm.ts');
    return baselineArm(now, date);
  }
  const { endpointArm } = await import('../arms/asking/endpointArm.ts');
  const { key, ...rest } = endpoint;
  return endpointArm({ ...rest, ...decoding, name: 'endpoint' }, { key: () => Promise.resolve(key), now, date });
}

/** The papers' setting: greedy decoding, 512 answer tokens. The server knows how much it has room for. */
const decoding = {
  contextTokens: null,
  maxTokens: 512,
  temperature: 0,
  topP: 1,
  seed: 0,
  firstTokenMs: 120_000,
  nextTokenMs: 60_000,
  totalMs: 1_200_000,
} as const;

function tellJson(answer: Answer, { out }: Terminal): number {
  out(answerJson(answer));
  return codeOf(answer);
}

function tell(answer: Answer, { out, err }: Terminal): number {
  if (answer.diagnoses.length > 0 || answer.failure === null) out(answerText(answer));
  if (answer.failure !== null) err(`${failureMessage(answer.failure)}\n`);
  return codeOf(answer);
}

function codeOf({ failure }: Answer): number {
  if (failure === null) return exit.done;
  return failure.kind === 'cancelled' ? exit.cancelled : exit.failed;
}
