import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { EndpointEntry } from '../../arms/endpoint.ts';
import { profileFor } from '../../arms/prompt/profiles.ts';
import { endpointName, window as windowTokens } from '../../arms/serving/command.ts';
import type { Program } from '../../arms/serving/find.ts';
import { answers, healthy, modelsAt, type Asking } from '../../arms/serving/health.ts';
import type { ServerProcess } from '../../arms/serving/process.ts';
import type { Words } from '../../arms/serving/shells.ts';
import { troubleOf } from '../../arms/serving/trouble.ts';
import { HumanError } from '../../humanError.ts';
import { sketchOf, writeEndpoint } from '../endpoints/endpoints.ts';
import type { LocalServers, OwnServer } from './localServers.ts';
import { runInTask } from './localServerTask.ts';
import { report, sentenceOf } from '../report.ts';
import { settings } from '../settings.ts';

/** A command that the person has seen, and where its server will listen. */
export interface Plan {
  readonly program: Program;
  readonly words: Words;
  /** What stands at the top of the terminal: the command as it was shown, and what is worth knowing. */
  readonly preface: string;
  readonly origin: string;
  /** What the server was told to call the model. */
  readonly model: string;
}

const longestLine = 90;

/** Starts a server, waits until it can be asked, and makes an endpoint of it. Gives the endpoint's name. */
export async function runServer(
  servers: LocalServers,
  plan: Plan,
  asking: Asking,
  log: vscode.LogOutputChannel,
): Promise<string> {
  const label = `${plan.model} (${plan.program})`;
  const process = await runInTask(label, plan.words, plan.preface);
  const server: OwnServer = { label, origin: plan.origin, stop: (graceMs) => process.stop(graceMs) };
  servers.add(server);
  void process.ended.then(() => servers.remove(server));
  try {
    await waitWithProgress(label, plan, process, asking);
    const model = await servedModel(plan, asking);
    servers.ready(server);
    const name = await addEndpoint(servers, plan, model, asking);
    tellWhenItEnds(label, process, log);
    return name;
  } catch (error) {
    await process.stop();
    throw error;
  }
}

/** No limit: 140 GB take ten minutes. The seconds and the last line tell that something happens. */
async function waitWithProgress(
  label: string,
  { program, origin }: Plan,
  process: ServerProcess,
  asking: Asking,
): Promise<void> {
  const since = performance.now();
  const title = vscode.l10n.t('Starting {0}', label);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  await vscode.window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    await healthy(program, origin, process, {
      ...asking,
      signal: abort.signal,
      onWait: (line) => {
        const seconds = Math.round((performance.now() - since) / 1000);
        const short = line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
        progress.report({ message: vscode.l10n.t('{0} s. {1}', seconds, short) });
      },
      pause: (ms, signal) => pause(ms, undefined, { signal }),
    });
  });
}

/** What the server calls the model: that is the name it will be asked by, and by which it is known from a stranger. */
async function servedModel({ program, origin, model }: Plan, asking: Asking): Promise<string> {
  const there = await modelsAt(origin, asking);
  if (program === 'ollama') {
    const found = there?.find((one) => one === model || one === `${model}:latest`);
    if (found !== undefined) return found;
    throw new HumanError(
      'Ollama has no model “{0}”, so it was stopped again. Fetch it with “ollama pull {0}” in a terminal, then start the server again.',
      model,
    );
  }
  // A server that wants a key does not say what it serves to one who has none.
  if (there === null || there.includes(model)) return model;
  throw new HumanError(
    'What answers at {0} serves “{1}”, not “{2}”, so it is another server, and the one that was started has been stopped. Start it again on another port.',
    origin,
    there.join(', '),
    model,
  );
}

/** An endpoint that an earlier start made is used again, with whatever else the person wrote into it. */
async function addEndpoint(servers: LocalServers, plan: Plan, model: string, asking: Asking): Promise<string> {
  const wished = endpointName(model);
  let name = wished;
  for (let n = 2; !(await canTake(servers, name, plan, asking)); n += 1) name = `${wished}-${n}`;
  const entry: EndpointEntry = {
    profile: profileFor(model).id,
    // Ollama alone does not tell how much it has room for.
    ...(plan.program === 'ollama' ? { contextTokens: windowTokens } : {}),
    ...(settings().endpoints[name] as Partial<EndpointEntry> | undefined),
    baseUrl: `${plan.origin}/v1`,
    model,
    location: 'machine',
    ownServer: true,
  };
  await writeEndpoint(name, entry);
  return name;
}

/** Not the name of an endpoint that the person set up, nor of one whose server runs, here or from another window. */
async function canTake(servers: LocalServers, name: string, { origin }: Plan, asking: Asking): Promise<boolean> {
  if (!Object.hasOwn(settings().endpoints, name)) return true;
  const there = sketchOf(name);
  if (there?.ownServer !== true || there.location !== 'machine') return false;
  if (there.origin === null || there.origin === origin) return true;
  return !servers.runs(there.origin) && !(await answers(there.origin, asking));
}

/** An end that nobody asked for is told when it comes, not when the next case fails. */
function tellWhenItEnds(label: string, process: ServerProcess, log: vscode.LogOutputChannel): void {
  void process.ended.then((ending) => {
    if (process.stopping) return;
    const why = sentenceOf(troubleOf(process.said, ending));
    void report(log, new HumanError('The server {0} has ended. {1}', label, why));
  });
}
