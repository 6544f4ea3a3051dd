import { join } from 'node:path';
import { failureMessage } from '../arms/answer.ts';
import type { Arm } from '../arms/arm.ts';
import type { Guard } from '../arms/gate/guard.ts';
import type { Case } from '../cases/case.ts';
import { HumanError } from '../humanError.ts';
import { nodeFiles } from '../ledger/files.ts';
import { stateOf } from '../study/gates/state.ts';
import type { Plan, PlannedArm } from '../study/plan/plan.ts';
import { runStudy, type Ran, type RunOutcome } from '../study/run/runStudy.ts';
import type { EndpointFlags } from './endpointFlags.ts';
import { help } from './help.ts';
import { plain, researchNotice, waitingText } from './human.ts';
import { refuseInPack, sparingPacks } from './keptBack.ts';
import { readOptions } from './options.ts';
import { guardOf } from './ownGuard.ts';
import { studyAt } from './study/folder.ts';
import { meansOf } from './study/means.ts';
import { stepping } from './study/stepping.ts';
import { counted, oneFolder, secretWords, typed } from './study/words.ts';
import { exit, type Terminal } from './terminal.ts';

const flags = {
  arm: { type: 'string' },
  case: { type: 'string' },
  endpoint: { type: 'string', multiple: true },
  endpoints: { type: 'string' },
  location: { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  'allow-http': { type: 'boolean' },
  'phi-override': { type: 'string' },
  names: { type: 'string' },
  by: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof readOptions<typeof flags>>['values'];

/** `ddx run`: asks what a locked plan still lacks. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'run');
  if (values.help === true) {
    terminal.out(help.run);
    return exit.done;
  }
  const dir = oneFolder(positionals, 'run');
  await refuseInPack(dir, terminal, 'ddx run');
  const root = await studyAt(dir);
  const given = addresses(values.endpoint ?? []);
  const json = values.json === true;
  const armOf = await arms(root, values, given, terminal);
  return stepping(json, terminal, async () => {
    const { signal, err } = terminal;
    if (!json) err(`${researchNotice}\n`);
    const outcome = await runStudy(root, meansOf(values.by), {
      armOf,
      signal,
      only: { arm: values.arm, case: values.case },
      onBegin: (toAsk, there) => {
        if (!json) err(`${counted(toAsk, 'answer')} to ask, ${there} there already.\n`);
      },
      onWaiting: (waiting) => err(waitingText(waiting)),
      onAnswer: (ran) => (json ? terminal.out(ranJson(ran)) : err(ranText(ran))),
    });
    const part = values.arm !== undefined || values.case !== undefined;
    for (const { message } of outcome.problems) err(`${plain(message)}\n`);
    if (!json) terminal.out(summary(outcome, typed(dir), { stopped: signal.aborted, part, plan: await planOf(root) }));
    if (signal.aborted) return exit.cancelled;
    return outcome.missing > 0 || outcome.problems.length > 0 ? exit.failed : exit.done;
  });
}

function ranJson({ arm, case: kase, answer }: Ran): string {
  const { id, status, failure, timings } = answer;
  const failed = failure === null ? null : { kind: failure.kind, message: plain(failureMessage(failure)) };
  return `${JSON.stringify({ arm, case: kase, answer: id, status, failure: failed, totalMs: timings.totalMs })}\n`;
}

function ranText({ arm, case: kase, answer, number, of }: Ran): string {
  const { status, failure, timings } = answer;
  const seconds = `${(timings.totalMs / 1000).toFixed(1)} s`;
  const why = failure === null ? '' : `: ${plain(failureMessage(failure))}`;
  return `${String(number).padStart(String(of).length)}/${of}  ${arm}  ${plain(kase)}  ${status} (${seconds})${why}\n`;
}

function summary({ there, kept, failed, missing }: RunOutcome, dir: string, { stopped, part, plan }: HowEnded): string {
  const failures = failed > 0 ? ` (${counted(failed, 'failure')})` : '';
  const now = `${counted(kept, 'answer')} kept${failures}, ${there} there before.`;
  if (stopped) return `Stopped. ${now} Go on with: ddx run ${dir}\n`;
  if (missing > 0) return `${now} ${missing} still missing: ddx run ${dir} asks again.\n`;
  return part
    ? `${now} Nothing of this part is missing.\n`
    : `${now} Nothing is missing. Next: ddx study seal ${dir}${secretWords(plan)}\n`;
}

interface HowEnded {
  readonly stopped: boolean;
  /** Only one arm, or one case, was asked for. */
  readonly part: boolean;
  readonly plan: Plan;
}

async function planOf(root: string): Promise<Plan> {
  return (await stateOf(root, nodeFiles)).plan;
}

/** How each arm of the plan is asked from here. */
async function arms(
  root: string,
  values: Values,
  given: ReadonlyMap<string, EndpointFlags>,
  terminal: Terminal,
): Promise<(planned: PlannedArm, seedStep: number) => Promise<Arm>> {
  const override = values['phi-override']?.trim() ?? null;
  const names = values.names === undefined ? [] : await (await import('./phi.ts')).namesIn(values.names);
  const now = (): number => performance.now();
  const date = (): Date => new Date();
  const guard = guardOfStudy(root, override, names);
  const spare = (arm: Arm): Arm => sparingPacks(arm, terminal, 'ddx run', root);
  return async (planned, seedStep) => {
    if (planned.kind !== 'endpoint') {
      const { baselineArm } = await import('../arms/baseline/baselineArm.ts');
      return spare(baselineArm(now, date));
    }
    const { endpointAsked } = await import('./endpointOptions.ts');
    const { endpointArm } = await import('../arms/asking/endpointArm.ts');
    const where = given.get(planned.endpoint) ?? {
      endpoint: planned.endpoint,
      ...(values.endpoints === undefined ? {} : { endpoints: values.endpoints }),
    };
    const asked = { ...where, ...around(values), ...manner(planned) };
    const { endpoint, means } = await endpointAsked(asked, terminal, guard);
    return spare(endpointArm({ ...endpoint, seed: endpoint.seed + seedStep }, { ...means, now, date }));
  };
}

/** The guard of a whole study: what was decided about a case is looked up for each. */
function guardOfStudy(root: string, override: string | null, names: readonly string[]): Guard {
  const of = ({ source }: Case): Guard => guardOf(source.uri === null ? null : join(root, source.uri), override, names);
  return {
    ...guardOf(null, override, names),
    known: (kase) => of(kase).known(kase),
    kept: (kase) => of(kase).kept(kase),
  };
}

/** Where text may go, as it was said for this run. */
function around(values: Values): EndpointFlags {
  const said = {
    location: values.location,
    'allow-origin': values['allow-origin'],
    'allow-http': values['allow-http'],
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** What the plan says of how the model is asked goes before what stands under the endpoint's name. */
function manner({ profile, temperature, topP, maxTokens }: PlannedArm & { readonly kind: 'endpoint' }): EndpointFlags {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(temperature === undefined ? {} : { temperature: String(temperature) }),
    ...(topP === undefined ? {} : { 'top-p': String(topP) }),
    ...(maxTokens === undefined ? {} : { 'max-tokens': String(maxTokens) }),
  };
}

/** `NAME=URL[,model=M]`: where an endpoint of the plan stands for this run. */
function addresses(texts: readonly string[]): ReadonlyMap<string, EndpointFlags> {
  return new Map(
    texts.map((text) => {
      const [, name, url, model] = /^([^=]+)=([^,]+)(?:,model=(.+))?$/.exec(text.trim()) ?? [];
      if (name === undefined || url === undefined) {
        throw new HumanError('--endpoint is NAME=URL or NAME=URL,model=M: NAME is an endpoint that the plan names.');
      }
      return [name, { 'base-url': url, model: model ?? name }];
    }),
  );
}
