import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { EndpointEntry } from '../../arms/endpoint.ts';
import { profileFor } from '../../arms/prompt/profiles.ts';
import { endpointName, window as windowTokens } from '../../arms/serving/command.ts';
import type { Program } from '../../arms/serving/find.ts';
import { healthy, modelsAt, type Asking } from '../../arms/serving/health.ts';
import type { ServerProcess } from '../../arms/serving/process.ts';
import type { Words } from '../../arms/serving/shells.ts';
import { troubleOf } from '../../arms/serving/trouble.ts';
import { HumanError } from '../../humanError.ts';
import { writeEndpoint } from '../endpoints/endpoints.ts';
import type { LocalServers, OwnServer } from './localServer.ts';
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
  /** What the server will call the model. */
  readonly model: string;
}

const asking: Asking = { date: () => new Date() };
const longestLine = 90;

/** Starts a server, waits until it can be asked, and makes an endpoint of it. Gives the endpoint's name. */
export async function runServer(servers: LocalServers, plan: Plan, log: vscode.LogOutputChannel): Promise<string> {
  const label = `${plan.model} (${plan.program})`;
  const process = await runInTask(label, plan.words, plan.preface);
  const server: OwnServer = { label, origin: plan.origin, stop: (graceMs) => process.stop(graceMs) };
  servers.add(server);
  void process.ended.then(() => servers.remove(server));
  try {
    await waitWithProgress(label, plan, process);
    const model = await servedModel(plan);
    const name = await addEndpoint(plan, model);
    tellWhenItEnds(label, process, log);
    return name;
  } catch (error) {
    await process.stop();
    throw error;
  }
}

/** No limit: 140 GB take ten minutes. The seconds and the last line tell that something happens. */
async function waitWithProgress(label: string, { program, origin }: Plan, process: ServerProcess): Promise<void> {
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

/** What the server itself calls the model: that is the name it will be asked by. */
async function servedModel({ program, origin, model }: Plan): Promise<string> {
  const there = (await modelsAt(origin, asking)) ?? [];
  if (program !== 'ollama') return there.includes(model) ? model : (there[0] ?? model);
  const found = there.find((one) => one === model || one === `${model}:latest`);
  if (found !== undefined) return found;
  throw new HumanError(
    'Ollama has no model “{0}”, so it was stopped again. Fetch it with “ollama pull {0}” in a terminal, then start the server again.',
    model,
  );
}

/** An endpoint of the same name keeps whatever else the person wrote into it. */
async function addEndpoint({ program, origin }: Plan, model: string): Promise<string> {
  const { endpoints } = settings();
  const wished = endpointName(model);
  const baseUrl = `${origin}/v1`;
  const takes = (name: string): boolean => {
    const { location } = (endpoints[name] ?? {}) as { location?: unknown };
    return !Object.hasOwn(endpoints, name) || location === 'machine';
  };
  let name = wished;
  for (let n = 2; !takes(name); n += 1) name = `${wished}-${n}`;
  const entry: EndpointEntry = {
    profile: profileFor(model).id,
    // Ollama alone does not tell how much it has room for.
    ...(program === 'ollama' ? { contextTokens: windowTokens } : {}),
    ...(endpoints[name] as Partial<EndpointEntry> | undefined),
    baseUrl,
    model,
    location: 'machine',
  };
  await writeEndpoint(name, entry);
  return name;
}

/** An end that nobody asked for is told when it comes, not when the next case fails. */
function tellWhenItEnds(label: string, process: ServerProcess, log: vscode.LogOutputChannel): void {
  void process.ended.then((ending) => {
    if (process.stopping) return;
    const why = sentenceOf(troubleOf(process.said, ending));
    void report(log, new HumanError('The server {0} has ended. {1}', label, why));
  });
}
