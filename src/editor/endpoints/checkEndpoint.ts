import * as vscode from 'vscode';
import { shown } from '../../arms/doctor/addresses.ts';
import { check } from '../../arms/doctor/check.ts';
import type { Check, CheckName, CheckState, Sentence } from '../../arms/doctor/line.ts';
import type { Endpoint } from '../../arms/endpoint.ts';
import { refuseUntrusted } from './arms.ts';
import { chooseEndpoint } from './chooseEndpoint.ts';
import { endpointNamed } from './endpointNamed.ts';
import { editEndpoints } from './endpoints.ts';
import { locationWords } from './locationWords.ts';
import type { EndpointNeeds } from './needs.ts';
import { proxyFor } from './proxy.ts';

/** Checks an endpoint from its address to its first token: in a document that grows, to be read and copied. */
export async function checkEndpoint(needs: EndpointNeeds, named: unknown): Promise<void> {
  refuseUntrusted();
  const sketch = await chooseEndpoint(named, vscode.l10n.t('Which endpoint is checked?'));
  if (!sketch) return;
  const endpoint = await endpointNamed(sketch.name);
  needs.arms.refuseEnded(endpoint);
  const { name } = endpoint;
  const sheet = needs.sheets.make({
    name: vscode.l10n.t('Check of {0}', name),
    text: heading(endpoint, shown(endpoint.baseUrl)),
  });
  await needs.sheets.show(sheet);
  const done: Check[] = [];
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Checking “{0}”…', name),
      cancellable: true,
    },
    async (_, stopped) => {
      const abort = new AbortController();
      stopped.onCancellationRequested(() => abort.abort());
      const proxy = proxyFor(endpoint.baseUrl);
      const means = {
        ...needs.arms.means(endpoint.baseUrl),
        now: () => performance.now(),
        ...(proxy === undefined ? {} : { proxy }),
      };
      for await (const one of check(endpoint, means, abort.signal)) {
        done.push(one);
        needs.sheets.append(sheet, lineOf(one));
      }
    },
  );
  needs.sheets.append(sheet, `\n${summaryOf(done)}\n${vscode.l10n.t('Nothing of a case was sent.')}\n`);
  await tell(name, done);
}

/** The end of it, and the one thing that most likely helps. */
async function tell(name: string, done: readonly Check[]): Promise<void> {
  const trouble = done.find(({ state }) => state === 'failed');
  const again = vscode.l10n.t('Check Again');
  const setKey = vscode.l10n.t('Set API Key…');
  const edit = vscode.l10n.t('Edit in Settings');
  const chosen = trouble
    ? await vscode.window.showWarningMessage(
        `“${name}”: ${words(trouble.sentence)}`,
        trouble.name === 'key' ? setKey : edit,
        again,
      )
    : await vscode.window.showInformationMessage(`“${name}”: ${summaryOf(done)}`, again);
  if (chosen === again) await vscode.commands.executeCommand('ddx.checkEndpoint', name);
  if (chosen === setKey) await vscode.commands.executeCommand('ddx.setApiKey', name);
  if (chosen === edit) await editEndpoints();
}

function heading({ name, location, model, profile, api }: Endpoint, address: string): string {
  const facts = [address, locationWords(location, vscode.l10n.t), model, `${profile.id}, ${api}`];
  return `${vscode.l10n.t('Check of “{0}”', name)}\n${facts.join(' · ')}\n\n`;
}

const stateColumn = 10;
const nameColumn = 16;
const width = 100;

function lineOf({ name, state, sentence, todo }: Check): string {
  const indent = ' '.repeat(stateColumn + nameColumn);
  const first = `${stateWords(state).padEnd(stateColumn)}${nameWords(name).padEnd(nameColumn)}`;
  const lines = wrapped(words(sentence), width - indent.length);
  const more = todo === null ? [] : wrapped(`→ ${words(todo)}`, width - indent.length);
  return [...lines, ...more].map((line, at) => `${at === 0 ? first : indent}${line}\n`).join('');
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word);
    else lines.splice(-1, 1, `${last} ${word}`);
  }
  return lines;
}

function summaryOf(done: readonly Check[]): string {
  const count = (wanted: CheckState): number => done.filter(({ state }) => state === wanted).length;
  const parts = [
    vscode.l10n.t('{0} passed', count('passed')),
    vscode.l10n.t('{0} failed', count('failed')),
    ...(count('warning') > 0 ? [vscode.l10n.t('{0} to look at', count('warning'))] : []),
    ...(count('skipped') > 0 ? [vscode.l10n.t('{0} skipped', count('skipped'))] : []),
  ];
  return `${parts.join(', ')}.`;
}

function words(sentence: Sentence): string {
  return vscode.l10n.t(sentence.template, ...sentence.values);
}

function stateWords(state: CheckState): string {
  switch (state) {
    case 'passed':
      return vscode.l10n.t('passed');
    case 'failed':
      return vscode.l10n.t('FAILED');
    case 'warning':
      return vscode.l10n.t('look at');
    case 'skipped':
      return vscode.l10n.t('skipped');
  }
}

function nameWords(name: CheckName): string {
  switch (name) {
    case 'address':
      return vscode.l10n.t('Address');
    case 'name':
      return vscode.l10n.t('Name');
    case 'connection':
      return vscode.l10n.t('Connection');
    case 'tls':
      return vscode.l10n.t('Encryption');
    case 'proxy':
      return vscode.l10n.t('Proxy');
    case 'key':
      return vscode.l10n.t('Key');
    case 'model':
      return vscode.l10n.t('Model');
    case 'template':
      return vscode.l10n.t('Template');
    case 'context':
      return vscode.l10n.t('Context');
    case 'token':
      return vscode.l10n.t('One token');
  }
}
