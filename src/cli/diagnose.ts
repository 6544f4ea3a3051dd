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
  const { endpointOf } = await import('../arms/endpoint.ts');
  const { profileNamed, templateNamed } = await import('../arms/prompt/profiles.ts');
  const { key, baseUrl, model, api, template } = endpoint;
  const [profile, form] = [profileNamed('chat'), templateNamed(template)];
  if (profile === null || form === null) throw new Error('a built-in profile is gone');
  const entry = { baseUrl, model, api, profile: profile.id, location: 'machine' as const, retries: 0 };
  return endpointArm(endpointOf('endpoint', entry, profile, form), { key: () => Promise.resolve(key), now, date });
}

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
