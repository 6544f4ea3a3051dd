import * as vscode from 'vscode';
import type { Answer } from '../arms/answer.ts';
import type { Arm } from '../arms/arm.ts';
import type { Send } from '../arms/asking/endpointArm.ts';
import { baselineNotice } from '../arms/baseline/notice.ts';
import { ArmFailure } from '../arms/failure.ts';
import type { FailureAction } from '../protocol/diagnosis.ts';
import { HumanError } from '../humanError.ts';
import type { Keys } from './keys.ts';
import type { ArmFace, RunSubject } from './run.ts';
import { settings } from './settings.ts';

const embedded = 'embedded';

/** The arms of this machine: which one is chosen, and how each is opened when it is first asked. */
export class Arms {
  readonly #keys: Keys;
  readonly #consented: vscode.Memento;

  constructor(keys: Keys, consented: vscode.Memento) {
    this.#keys = keys;
    this.#consented = consented;
  }

  current(): ArmFace {
    const { arm, endpoint } = settings();
    return arm === embedded ? this.#embedded() : this.#endpoint(endpoint.model);
  }

  /** How an answer given earlier is shown. */
  faceOf(answer: Answer): ArmFace {
    return answer.arm === embedded ? this.#embedded() : this.#endpoint(answer.model.returned ?? answer.model.asked);
  }

  /** The arm behind a face, loaded now. Whatever must not be sent is refused here, before anything is. */
  async open(subject: RunSubject): Promise<Arm> {
    const now = (): number => performance.now();
    const date = (): Date => new Date();
    if (subject.arm.id === embedded) {
      const { baselineArm } = await import('../arms/baseline/baselineArm.ts');
      return baselineArm(now, date);
    }
    const { endpoint } = settings();
    if (!vscode.workspace.isTrusted) {
      throw new ArmFailure(
        'blocked',
        'This folder is not trusted, so nothing was sent. Trust the folder, or use the embedded baseline.',
      );
    }
    if (endpoint.baseUrl === '' || endpoint.model === '') {
      throw new ArmFailure(
        'blocked',
        'The endpoint has no address or no model yet, so nothing was sent. Enter both in Settings.',
      );
    }
    const { endpointArm } = await import('../arms/asking/endpointArm.ts');
    return endpointArm(endpoint, {
      allow: (send) => this.#agreed(send),
      key: () => this.#keys.get(new URL(endpoint.baseUrl).origin),
      now,
      date,
    });
  }

  /** What the person can do when the chosen arm may not be asked. */
  unblock(): FailureAction {
    const { arm, endpoint } = settings();
    if (arm === embedded) return 'runAgain';
    if (!vscode.workspace.isTrusted) return 'manageTrust';
    return URL.canParse(endpoint.baseUrl) && endpoint.model !== '' ? 'runAgain' : 'openSettings';
  }

  /** Lets the person choose an arm, set the endpoint up, or give a key. */
  async choose(): Promise<void> {
    const { arm, endpoint } = settings();
    const items: (vscode.QuickPickItem & { readonly pick: () => unknown })[] = [
      {
        label: `${arm === embedded ? '$(check) ' : ''}${this.#embedded().label}`,
        description: vscode.l10n.t('rules, on this machine, no network'),
        pick: () => this.#set(embedded),
      },
      endpoint.baseUrl === '' || endpoint.model === ''
        ? {
            label: vscode.l10n.t('Set Up an Endpoint…'),
            description: vscode.l10n.t('a Me-LLaMA server of your institution or on your own GPU'),
            pick: () => openEndpointSettings(),
          }
        : {
            label: `${arm === 'endpoint' ? '$(check) ' : ''}${endpoint.model}`,
            description: endpoint.baseUrl,
            pick: () => this.#set('endpoint'),
          },
    ];
    if (endpoint.baseUrl !== '') {
      items.push(
        { label: '', kind: vscode.QuickPickItemKind.Separator, pick: () => undefined },
        { label: vscode.l10n.t('Set API Key…'), pick: () => this.setKey() },
        { label: vscode.l10n.t('Endpoint Settings…'), pick: () => openEndpointSettings() },
      );
    }
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Who answers?') });
    await chosen?.pick();
  }

  /** Asks for the key of the endpoint that is set up now. It is kept for that origin alone. */
  async setKey(): Promise<void> {
    const { baseUrl } = settings().endpoint;
    if (baseUrl === '')
      throw new HumanError('Enter the address of the endpoint in Settings first: a key belongs to one address.');
    if (!URL.canParse(baseUrl)) throw new HumanError('The address “{0}” in Settings is not a web address.', baseUrl);
    const { origin } = new URL(baseUrl);
    const key = await vscode.window.showInputBox({
      password: true,
      ignoreFocusOut: true,
      title: vscode.l10n.t('API key for {0}', origin),
      prompt: vscode.l10n.t('Kept by VS Code’s secret storage and sent to this address only. Empty removes it.'),
    });
    if (key === undefined) return;
    await this.#keys.set(origin, key.trim());
    void vscode.window.showInformationMessage(
      key.trim() === ''
        ? vscode.l10n.t('The key for {0} is removed.', origin)
        : vscode.l10n.t('The key for {0} is stored.', origin),
    );
  }

  async #set(arm: 'embedded' | 'endpoint'): Promise<void> {
    await vscode.workspace.getConfiguration('ddx').update('arm', arm, vscode.ConfigurationTarget.Global);
  }

  /** Whether case text may go to this origin. Asked once an origin, and remembered on this machine if wished. */
  async #agreed({ origin, model, characters }: Send): Promise<boolean> {
    const key = `consent:${origin}`;
    if (this.#consented.get(key) === true) return true;
    const once = vscode.l10n.t('Send This Case');
    const always = vscode.l10n.t('Send, and Do Not Ask Again for This Address');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Send this case to {0}?', origin),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Model {0}, {1} characters with the instructions around the case. Make sure that this server may see the text and that nothing in it identifies a patient.',
          model,
          characters.toLocaleString(vscode.env.language),
        ),
      },
      once,
      always,
    );
    if (chosen === always) await this.#consented.update(key, true);
    return chosen === once || chosen === always;
  }

  #embedded(): ArmFace {
    return { id: embedded, label: vscode.l10n.t('Embedded baseline'), notice: vscode.l10n.t(baselineNotice) };
  }

  #endpoint(model: string): ArmFace {
    return { id: 'endpoint', label: model === '' ? vscode.l10n.t('Endpoint (not set up)') : model, notice: '' };
  }
}

/** Settings of the machine stand in a tab of their own when VS Code runs on another one. */
export function openEndpointSettings(): Thenable<unknown> {
  const query = '@ext:me-llama-ddx.me-llama-ddx endpoint';
  return vscode.env.remoteName === undefined
    ? vscode.commands.executeCommand('workbench.action.openSettings', query)
    : vscode.commands.executeCommand('workbench.action.openRemoteSettings', { query });
}
