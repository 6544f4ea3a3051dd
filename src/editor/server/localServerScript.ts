import * as vscode from 'vscode';
import { checkedPlace, clusterScript, most, type ClusterForm } from '../../arms/serving/cluster.ts';
import { ports } from '../../arms/serving/command.ts';
import { sentenceOf } from '../report.ts';
import {
  askOne,
  askText,
  back,
  inSteps,
  type Choice,
  type Outcome,
  type Place,
  type Step,
} from '../endpoints/steps.ts';

interface Wishes {
  form: ClusterForm;
  model: string;
  nodes: number;
  gpusPerNode: number;
}

/** Writes the script that serves a model on a cluster into a new document. Nothing is run and nothing sent. */
export async function writeScript(): Promise<void> {
  const wishes: Wishes = { form: 'machine', model: '', nodes: 2, gpusPerNode: 4 };
  const steps = [chooseForm, enterModel, enterNodes, enterGpus];
  if (!(await inSteps(vscode.l10n.t('Write Server Script'), wishes, steps))) return;
  const nodes = wishes.form === 'machine' ? 1 : wishes.nodes;
  const content = clusterScript(wishes.form, { ...wishes, nodes, port: ports.vllm });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'shellscript', content }));
}

const chooseForm: Step<Wishes> = async (wishes, place) => {
  const items: Choice<ClusterForm>[] = [
    {
      label: vscode.l10n.t('One machine, several GPUs'),
      detail: vscode.l10n.t('vLLM, tensor parallel'),
      value: 'machine',
    },
    {
      label: vscode.l10n.t('Several machines, started by hand'),
      detail: vscode.l10n.t('vLLM with Ray: pipeline parallel between machines, tensor parallel within'),
      value: 'ray',
    },
    {
      label: vscode.l10n.t('A batch job for Slurm'),
      detail: vscode.l10n.t('One machine or several, with the line for the tunnel'),
      value: 'slurm',
    },
  ];
  const chosen = await askOne(place, { placeholder: vscode.l10n.t('Where will the model run?'), items });
  if (chosen === undefined || chosen === back) return chosen === back ? 'back' : 'left';
  wishes.form = chosen;
  return 'next';
};

const enterModel: Step<Wishes> = async (wishes, place) => {
  const model = await askText(place, {
    value: wishes.model,
    prompt: vscode.l10n.t('Folder of the model, as the cluster sees it'),
    placeholder: '/data/models/Me-LLaMA-70B-chat',
    wrong: (value) => {
      try {
        checkedPlace(value);
        return undefined;
      } catch (error) {
        return sentenceOf(error);
      }
    },
  });
  if (typeof model === 'string') wishes.model = model;
  return model === undefined ? 'left' : model === back ? 'back' : 'next';
};

const enterNodes: Step<Wishes> = async (wishes, place) => {
  if (wishes.form === 'machine') return 'skipped';
  const least = wishes.form === 'ray' ? 2 : 1;
  const set = (nodes: number): number => (wishes.nodes = nodes);
  return enterNumber(place, vscode.l10n.t('How many machines?'), wishes.nodes, least, most.nodes, set);
};

const enterGpus: Step<Wishes> = (wishes, place) => {
  const set = (gpus: number): number => (wishes.gpusPerNode = gpus);
  return enterNumber(place, vscode.l10n.t('How many GPUs in each machine?'), wishes.gpusPerNode, 1, most.gpus, set);
};

async function enterNumber(
  place: Place,
  prompt: string,
  value: number,
  least: number,
  greatest: number,
  set: (n: number) => void,
): Promise<Outcome> {
  const right = (text: string): boolean =>
    /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= greatest;
  const text = await askText(place, {
    value: String(value),
    prompt,
    wrong: (typed) =>
      right(typed) ? undefined : vscode.l10n.t('Enter a number from {0} to {1}.', String(least), String(greatest)),
  });
  if (typeof text === 'string') set(Number(text));
  return text === undefined ? 'left' : text === back ? 'back' : 'next';
}
