import * as vscode from 'vscode';
import { isLoopback } from '../../arms/gate/address.ts';
import {
  isOllamaName,
  listens,
  llamaServerCommand,
  nameOption,
  ollamaCommand,
  ports,
  vllmCommand,
  type ServeCommand,
} from '../../arms/serving/command.ts';
import { findOrSay, programs, type Places, type Program } from '../../arms/serving/find.ts';
import { gpusHere, type Gpus } from '../../arms/serving/gpus.ts';
import { answers, modelsAt, type Asking } from '../../arms/serving/health.ts';
import { folderModel, ggufModel } from '../../arms/serving/model.ts';
import { freePort, portIsFree } from '../../arms/serving/ports.ts';
import { execute } from '../../arms/serving/process.ts';
import { lineOf, pasteable, wordsOf, type Words } from '../../arms/serving/shells.ts';
import { HumanError } from '../../humanError.ts';
import { chooseArms, openSettings } from '../endpoints/endpoints.ts';
import type { LocalServers } from './localServers.ts';
import { runServer, type Plan } from './localServerRun.ts';
import { sentenceOf } from '../report.ts';
import { settings } from '../settings.ts';
import { askOne, askText, back, inSteps, whileBusy, type Choice, type Outcome, type Step } from '../endpoints/steps.ts';

const windows = process.platform === 'win32';
const originOf = (port: number, host = '127.0.0.1'): string => `http://${host}:${port}`;

/** What is known so far; a step fills in what the next one needs. */
interface Wishes {
  readonly asking: Asking;
  readonly places: Places;
  readonly gpus: Promise<Gpus>;
  program: Program;
  executable: string;
  model: string;
  port: number;
  command: ServeCommand | null;
  line: string;
  words: Words | null;
  /** A server that runs already and is wanted instead. */
  existing: string | null;
}

/** From a model on disk to an endpoint that can be asked. */
export async function startLocalServer(
  servers: LocalServers,
  extension: vscode.Uri,
  asking: Asking,
  log: vscode.LogOutputChannel,
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    throw new HumanError('No server is started from a folder that is not trusted. Trust the folder first.');
  }
  const places = placesHere();
  const found = await foundPrograms(places);
  if (found.every(({ path, problem }) => path === null && problem === null)) return tellNoneFound(found, extension);
  const wishes: Wishes = {
    asking,
    places,
    gpus: gpusFound(places),
    program: 'vllm',
    executable: '',
    model: '',
    port: 0,
    command: null,
    line: '',
    words: null,
    existing: null,
  };
  wishes.gpus.catch(() => undefined);
  const steps = [chooseProgram(found), chooseModel, choosePort, offerCommand, editCommand];
  if (!(await inSteps(vscode.l10n.t('Start Local Server'), wishes, steps))) return;
  if (wishes.existing !== null) {
    await vscode.commands.executeCommand('ddx.addEndpoint', undefined, `${wishes.existing}/v1`);
    return;
  }
  const plan = await settledPlan(wishes);
  if (plan) await offerUse(await runServer(servers, plan, asking, log));
}

function placesHere(): Places {
  const { env } = process;
  const folders = vscode.workspace.workspaceFolders ?? [];
  return {
    path: env['PATH'] ?? env['Path'] ?? '',
    windows,
    pathExt: env['PATHEXT'] ?? '',
    configured: settings().localServerPaths,
    opened: folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath),
  };
}

type FoundProgram = Awaited<ReturnType<typeof findOrSay>> & { readonly program: Program };

async function foundPrograms(places: Places): Promise<readonly FoundProgram[]> {
  return Promise.all(programs.map(async (program) => ({ program, ...(await findOrSay(program, places)) })));
}

async function gpusFound(places: Places): Promise<Gpus> {
  const { path, problem } = await findOrSay('nvidia-smi', places);
  return problem ? { gpus: [], problem } : gpusHere(path, execute);
}

async function tellNoneFound(found: readonly FoundProgram[], extension: vscode.Uri): Promise<void> {
  const passedOver = found.flatMap((one) => one.passedOver);
  const sentence =
    passedOver.length > 0
      ? vscode.l10n.t(
          'No program that serves models was found on the PATH. {0} lies in a folder that is open here and is not run for that; if it is yours, enter its path in Settings.',
          passedOver.join(', '),
        )
      : vscode.l10n.t(
          'No program that serves models (vllm, llama-server, ollama) was found on the PATH. Install one, or enter its path in Settings.',
        );
  const how = vscode.l10n.t('How to Install');
  const open = vscode.l10n.t('Open Settings');
  const chosen = await vscode.window.showWarningMessage(sentence, how, open);
  if (chosen === how) await showGuide(extension);
  if (chosen === open) await openSettings(undefined);
}

function showGuide(extension: vscode.Uri): Thenable<unknown> {
  const guide = vscode.Uri.joinPath(extension, 'docs', 'serving.md');
  return vscode.commands.executeCommand('markdown.showPreview', guide);
}

// ---------- steps ----------

function chooseProgram(found: readonly FoundProgram[]): Step<Wishes> {
  const about: Record<Program, { readonly label: string; readonly detail: string }> = {
    vllm: { label: 'vLLM', detail: vscode.l10n.t('A model folder in the form of Hugging Face, on NVIDIA GPUs') },
    'llama-server': { label: 'llama.cpp', detail: vscode.l10n.t('A GGUF file, also where memory is short') },
    ollama: { label: 'Ollama', detail: vscode.l10n.t('A model that Ollama has already fetched') },
  };
  return async (wishes, place) => {
    const items = found
      .filter(({ path, problem }) => path !== null || problem !== null)
      .map((one): Choice<FoundProgram> => {
        const { label, detail } = about[one.program];
        if (one.problem === null) return { label, detail, description: one.path ?? '', value: one };
        return { label: `$(warning) ${label}`, detail: sentenceOf(one.problem), value: one };
      });
    const chosen = await askOne(place, { placeholder: vscode.l10n.t('What should serve the model?'), items });
    if (chosen === undefined) return 'left';
    if (chosen === back) return 'back';
    if (chosen.problem !== null) {
      await openSettings(undefined);
      return 'left';
    }
    wishes.program = chosen.program;
    wishes.executable = chosen.path ?? '';
    return 'next';
  };
}

const chooseModel: Step<Wishes> = async (wishes, place) => {
  if (wishes.program === 'ollama') {
    const name = await askText(place, {
      value: wishes.model,
      prompt: vscode.l10n.t('Which model, as “ollama list” names it?'),
      wrong: (value) =>
        isOllamaName(value.trim()) ? undefined : vscode.l10n.t('Enter a name such as me-llama:13b, without spaces.'),
    });
    if (typeof name === 'string') wishes.model = name.trim();
    return outcomeOf(name);
  }
  const folder = wishes.program === 'vllm';
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: !folder,
      canSelectFolders: folder,
      canSelectMany: false,
      ...(folder ? {} : { filters: { GGUF: ['gguf'] } }),
      title: folder ? vscode.l10n.t('Folder of the model (with config.json)') : vscode.l10n.t('GGUF file of the model'),
      openLabel: vscode.l10n.t('Serve'),
    })) ?? [];
  if (!chosen) return 'left';
  wishes.model = chosen.fsPath;
  return 'next';
};

/** The usual port; where something answers there already, that one may be wanted instead of a second. */
const choosePort: Step<Wishes> = async (wishes, place) => {
  wishes.existing = null;
  const usual = ports[wishes.program];
  const origin = originOf(usual);
  if (!(await taken(usual, wishes.asking))) {
    wishes.port = usual;
    return 'skipped';
  }
  wishes.port = await freePort(usual + 1);
  const models = await modelsAt(origin, wishes.asking);
  if (models === null) return 'skipped';
  const use: Choice<boolean> = {
    label: vscode.l10n.t('Use the server that already answers at {0}', origin),
    detail: vscode.l10n.t('It was not started here and is left as it is. It serves: {0}', models.join(', ') || '–'),
    value: true,
  };
  const another: Choice<boolean> = {
    label: vscode.l10n.t('Start another one on port {0}', String(wishes.port)),
    value: false,
  };
  const chosen = await askOne(place, {
    placeholder: vscode.l10n.t('Port {0} is taken', String(usual)),
    items: [use, another],
  });
  if (chosen === true) wishes.existing = origin;
  return outcomeOf(chosen);
};

/** Whether anything is there: to listen can succeed beside a server that listens everywhere. */
async function taken(port: number, asking: Asking): Promise<boolean> {
  return !(await portIsFree(port)) || (await answers(originOf(port), asking));
}

const offerCommand: Step<Wishes> = async (wishes, place) => {
  if (wishes.existing !== null) return 'skipped';
  const { executable, port, program, model } = wishes;
  const outcome = await whileBusy(place, vscode.l10n.t('Looking at the model and the GPUs'), async () => {
    if (program === 'ollama') return ollamaCommand(model, { executable, port });
    const { gpus, problem } = await wishes.gpus;
    const start = { executable, port, gpus };
    const command =
      program === 'vllm'
        ? vllmCommand(await folderModel(model), start)
        : llamaServerCommand(await ggufModel(model), start);
    return problem ? { ...command, notes: [problem, ...command.notes], fits: null } : command;
  });
  if (outcome === undefined) return 'left';
  if (outcome === back) return 'back';
  wishes.command = outcome.result;
  wishes.line = lineOf(wordsFor(outcome.result), windows);
  return 'skipped';
};

function wordsFor({ executable, args, env }: ServeCommand): Words {
  return { env, words: [executable, ...args] };
}

/** The person sees the whole command, with nothing added to it later. */
const editCommand: Step<Wishes> = async (wishes, place) => {
  if (wishes.existing !== null || !wishes.command) return 'skipped';
  const [note] = wishes.command.notes;
  const enter = vscode.l10n.t('Enter starts exactly this; change what you like:');
  const line = await askText(place, {
    value: wishes.line,
    // The box shows a part of a long line; here it stands whole.
    prompt: (value) => [...(note ? [sentenceOf(note)] : []), enter, value].join(' '),
    wrong: (value) => wrongWith(value, wishes),
  });
  if (typeof line === 'string') {
    wishes.line = line;
    wishes.words = wordsOf(line, windows);
  }
  return outcomeOf(line);
};

/** What is wrong with an edited line, in a sentence. */
function wrongWith(line: string, { program, executable }: Wishes): string | undefined {
  try {
    const { words, env } = wordsOf(line, windows);
    if (words[0] !== executable) {
      return vscode.l10n.t('The program must stay {0}. Another one can be set in ddx.localServer.paths.', executable);
    }
    const { host, port, model } = listens(program, words, given(env));
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return vscode.l10n.t('A port is a number up to 65535.');
    const named = nameOption(program);
    if (named !== null && model === null) {
      return vscode.l10n.t('Keep {0} and a name: by that the server is known from any other.', named);
    }
    if (askedAt(host, port) === null) {
      return vscode.l10n.t('From here it could not be asked at {0}. Let it listen on 127.0.0.1.', host);
    }
    return undefined;
  } catch (error) {
    return sentenceOf(error);
  }
}

/** All the variables that the program will have: those of this process, and its own before them. */
const given = (own: Words['env']): NodeJS.ProcessEnv => ({ ...process.env, ...own });

const isAnywhere = (host: string): boolean => /^(?:0\.0\.0\.0|\[?::\]?)$/.test(host);

/** Where a server that listens there is asked from here; `null` when it cannot be, or by others alone. */
function askedAt(host: string, port: number): string | null {
  if (isAnywhere(host)) return originOf(port);
  const origin = originOf(port, host.replace(/^::1$/, '[::1]'));
  return URL.canParse(origin) && isLoopback(new URL(origin)) ? origin : null;
}

function outcomeOf(chosen: unknown): Outcome {
  return chosen === undefined ? 'left' : chosen === back ? 'back' : 'next';
}

// ---------- after the last step ----------

/** Asks what must be asked of the edited command; `null` when the person would rather not. */
async function settledPlan({ asking, program, words, command, line, model }: Wishes): Promise<Plan | null> {
  if (!words || !command) return null;
  const { host, port, model: named } = listens(program, words.words, given(words.env));
  const origin = askedAt(host, port);
  if (origin === null) return null;
  if (isAnywhere(host)) {
    const anyway = vscode.l10n.t('Start Anyway');
    const detail = vscode.l10n.t(
      'Without a key, anyone who can reach this machine over the network can use the model. A tunnel to 127.0.0.1 is the safer way.',
    );
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('This server will listen on all networks of this machine.'),
      { modal: true, detail },
      anyway,
    );
    if (chosen !== anyway) return null;
  }
  if (await taken(port, asking)) {
    throw new HumanError(
      'Something already listens on port {0}, so nothing was started and it was left alone. Start again with another port.',
      String(port),
    );
  }
  const notes = command.notes.map((note) => sentenceOf(note));
  return {
    program,
    words,
    preface: [pasteable(words, vscode.env.shell) ?? line, ...notes].join('\n\n'),
    origin,
    model: named ?? (program === 'ollama' ? model : command.model),
  };
}

async function offerUse(name: string): Promise<void> {
  const use = vscode.l10n.t('Use Now');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('The server is ready. It is the endpoint “{0}”, and stops when this window closes.', name),
    use,
  );
  if (chosen === use) await chooseArms([name]);
}
