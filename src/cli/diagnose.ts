import { failureMessage, type Answer } from '../arms/answer.ts';
import type { Arm } from '../arms/arm.ts';
import { caseFrom } from './caseFile.ts';
import { diagnoseOptions, type DiagnoseOptions } from './diagnoseOptions.ts';
import { help } from './help.ts';
import { answerText, plain, researchNotice, waitingText } from './human.ts';
import { answerJson } from './json.ts';
import type { Env } from './namedVariable.ts';
import { exit, type Terminal } from './terminal.ts';
import { unlessStopped } from './unlessStopped.ts';

/** `ddx diagnose`: one case, one answer. */
export async function diagnose(words: readonly string[], terminal: Terminal): Promise<number> {
  const options = diagnoseOptions(words);
  if (options === null) {
    terminal.out(help.diagnose);
    return exit.done;
  }
  const opening = openArm(options, terminal.env);
  const arm = await unlessStopped(opening, terminal.signal, 'You stopped before the case was read.');
  const kase = await caseFrom(options.file, terminal);
  if (!options.json) terminal.err(`${researchNotice}\n`);
  const answer = await arm.diagnose(kase, {
    top: options.top,
    signal: terminal.signal,
    onWaiting: (waiting) => terminal.err(waitingText(waiting)),
  });
  return options.json ? tellJson(answer, terminal) : tell(answer, terminal);
}

async function openArm({ endpoint: flags }: DiagnoseOptions, env: Env): Promise<Arm> {
  const now = (): number => performance.now();
  const date = (): Date => new Date();
  if (flags === null) {
    const { baselineArm } = await import('../arms/baseline/baselineArm.ts');
    return baselineArm(now, date);
  }
  const { endpointAsked } = await import('./endpointOptions.ts');
  const { endpointArm } = await import('../arms/asking/endpointArm.ts');
  const { endpoint, means } = await endpointAsked(flags, env);
  return endpointArm(endpoint, { ...means, now, date });
}

function tellJson(answer: Answer, { out }: Terminal): number {
  out(answerJson(answer));
  return codeOf(answer);
}

function tell(answer: Answer, { out, err }: Terminal): number {
  if (answer.diagnoses.length > 0 || answer.failure === null) out(answerText(answer));
  if (answer.failure !== null) err(`${plain(failureMessage(answer.failure))}\n`);
  return codeOf(answer);
}

function codeOf({ failure }: Answer): number {
  if (failure === null) return exit.done;
  return failure.kind === 'cancelled' ? exit.cancelled : exit.failed;
}
