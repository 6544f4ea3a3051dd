import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { failureMessage, type Answer } from '../arms/answer.ts';
import type { Arm } from '../arms/arm.ts';
import { isHeldBack } from '../arms/gate/heldBack.ts';
import { caseFrom } from './caseFile.ts';
import { diagnoseOptions, type DiagnoseOptions } from './diagnoseOptions.ts';
import { help } from './help.ts';
import { answerText, plain, researchNotice, waitingText } from './human.ts';
import { answerJson } from './json.ts';
import { refuseInPack, refuseTextOfPack } from './keptBack.ts';
import { packsFolder } from './ownFolder.ts';
import { guardOf } from './ownGuard.ts';
import { exit, type Terminal } from './terminal.ts';
import { unlessStopped } from './unlessStopped.ts';

/** `ddx diagnose`: one case, one answer. */
export async function diagnose(words: readonly string[], terminal: Terminal): Promise<number> {
  const options = diagnoseOptions(words);
  if (options === null) {
    terminal.out(help.diagnose);
    return exit.done;
  }
  if (options.file !== '-') await refuseInPack(options.file, terminal, 'ddx diagnose');
  const opening = openArm(options, terminal);
  const arm = await unlessStopped(opening, terminal.signal, 'You stopped before the case was read.');
  const kase = await caseFrom(options.file, terminal);
  await refuseTextOfPack(kase.text, terminal, 'ddx diagnose', await studyOf(options.file, terminal));
  if (!options.json) terminal.err(`${researchNotice}\n`);
  const answer = await arm.diagnose(kase, {
    top: options.top,
    signal: terminal.signal,
    onWaiting: (waiting) => terminal.err(waitingText(waiting)),
  });
  const told = advised(answer, options.file);
  return options.json ? tellJson(told, terminal) : tell(told, terminal);
}

/** The study that a file belongs to, as far as packs were opened here at all. */
async function studyOf(file: string, terminal: Terminal): Promise<string | undefined> {
  if (file === '-' || !existsSync(packsFolder(terminal))) return undefined;
  const { findStudy } = await import('../study/study.ts');
  return (await findStudy(dirname(resolve(file))))?.root;
}

async function openArm({ endpoint: flags, file, override, names }: DiagnoseOptions, terminal: Terminal): Promise<Arm> {
  const now = (): number => performance.now();
  const date = (): Date => new Date();
  if (flags === null) {
    const { baselineArm } = await import('../arms/baseline/baselineArm.ts');
    return baselineArm(now, date);
  }
  const { endpointAsked } = await import('./endpointOptions.ts');
  const { endpointArm } = await import('../arms/asking/endpointArm.ts');
  const { namesIn } = await import('./phi.ts');
  const guard = guardOf(file === '-' ? null : file, override, names === null ? [] : await namesIn(names));
  const { endpoint, means } = await endpointAsked(flags, terminal, guard);
  return endpointArm(endpoint, { ...means, now, date });
}

/** What the command line can do about words that may identify a patient. */
function advised(answer: Answer, file: string): Answer {
  const { failure } = answer;
  if (failure === null || !isHeldBack(failure)) return answer;
  const template =
    'Words that would go to {0} may identify a patient ({1}), so nothing was sent. See them with {2} and take them out, or, if they may go, say why with {3}.';
  const values = [...failure.values, file === '-' ? 'ddx phi -' : `ddx phi ${file}`, '--phi-override REASON'];
  return { ...answer, failure: { ...failure, template, values } };
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
