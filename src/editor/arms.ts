import * as vscode from 'vscode';
import type { Answer } from '../arms/answer.ts';
import type { Arm } from '../arms/arm.ts';
import type { Send } from '../arms/gate/gate.ts';
import { baselineNotice } from '../arms/baseline/notice.ts';
import type { Endpoint } from '../arms/endpoint.ts';
import { ArmFailure } from '../arms/failure.ts';
import type { FailureAction } from '../protocol/diagnosis.ts';
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

  /** Who answers next, side by side where there are several. */
  chosen(): readonly [ArmFace, ...ArmFace[]] {
    const face = (id: string): ArmFace => (id === embedded ? this.#embedded() : this.#endpoint(id));
    const [first, ...others] = settings().arms;
    return [face(first), ...others.map(face)];
  }

  /** How an answer given earlier is shown. */
  faceOf(answer: Answer): ArmFace {
    return answer.arm === embedded ? this.#embedded() : this.#endpoint(answer.arm);
  }

  /** The arm behind a face, loaded now. Whatever must not be sent is refused here, before anything is. */
  async open(subject: RunSubject): Promise<Arm> {
    const now = (): number => performance.now();
    const date = (): Date => new Date();
    if (subject.arm.id === embedded) {
      const { baselineArm } = await import('../arms/baseline/baselineArm.ts');
      return baselineArm(now, date);
    }
    if (!vscode.workspace.isTrusted) {
      throw new ArmFailure(
        'blocked',
        'This folder is not trusted, so nothing was sent. Trust the folder, or use the embedded baseline.',
      );
    }
    const endpoint = await this.#endpointNamed(subject.arm.id);
    const { endpointArm } = await import('../arms/asking/endpointArm.ts');
    const { origin } = new URL(endpoint.baseUrl);
    return endpointArm(endpoint, {
      consent: (send) => this.#agreed(send),
      key: () => this.#keys.get(origin),
      now,
      date,
    });
  }

  async #endpointNamed(name: string): Promise<Endpoint> {
    const [{ EndpointEntry, endpointOf }, { profileNamed, templateOf }] = await Promise.all([
      import('../arms/endpoint.ts'),
      import('../arms/prompt/profiles.ts'),
    ]);
    const entry = EndpointEntry.safeParse(settings().endpoints[name]);
    const profile = entry.success ? profileNamed(entry.data.profile) : null;
    const template = profile && templateOf(profile);
    if (!entry.success || !profile || !template || !URL.canParse(entry.data.baseUrl)) {
      throw new ArmFailure(
        'blocked',
        'The endpoint “{0}” is not set up on this machine, so nothing was sent. Set it up in Settings, or choose another arm.',
        name,
      );
    }
    return endpointOf(name, entry.data, profile, template);
  }

  /** What the person can do when the chosen arm may not be asked. */
  unblock(arm: string): FailureAction {
    if (arm === embedded) return 'runAgain';
    if (!vscode.workspace.isTrusted) return 'manageTrust';
    return arm in settings().endpoints ? 'runAgain' : 'openSettings';
  }

  /** Lets the person choose who answers. */
  async choose(): Promise<void> {
    const { endpoints } = settings();
    const items = [embedded, ...Object.keys(endpoints)].map((id) => ({
      label: id === embedded ? this.#embedded().label : id,
      id,
    }));
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Who answers?') });
    if (chosen) await this.#set([chosen.id]);
  }

  /** Asks for the key of an endpoint. It is kept for that origin alone. */
  async setKey(): Promise<void> {
    const [name] = settings().arms;
    const { baseUrl } = await this.#endpointNamed(name);
    const { origin } = new URL(baseUrl);
    const key = await vscode.window.showInputBox({
      password: true,
      ignoreFocusOut: true,
      title: vscode.l10n.t('API key for {0}', origin),
      prompt: vscode.l10n.t('Kept by VS Code’s secret storage and sent to this address only. Empty removes it.'),
    });
    if (key === undefined) return;
    await this.#keys.set(origin, key.trim());
  }

  async #set(arms: readonly string[]): Promise<void> {
    await vscode.workspace.getConfiguration('ddx').update('arms', arms, vscode.ConfigurationTarget.Global);
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

  #endpoint(name: string): ArmFace {
    return { id: name, label: name, notice: '' };
  }
}

/** Settings of the machine stand in a tab of their own when VS Code runs on another one. */
export function openEndpointSettings(): Thenable<unknown> {
  const query = '@ext:me-llama-ddx.me-llama-ddx endpoint';
  return vscode.env.remoteName === undefined
    ? vscode.commands.executeCommand('workbench.action.openSettings', query)
    : vscode.commands.executeCommand('workbench.action.openRemoteSettings', { query });
}
