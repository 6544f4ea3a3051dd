import * as vscode from 'vscode';
import type { Answer } from '../../arms/answer.ts';
import type { Arm } from '../../arms/arm.ts';
import type { Egress, GateMeans } from '../../arms/gate/gate.ts';
import { baselineNotice } from '../../arms/baseline/notice.ts';
import { ArmFailure } from '../../arms/failure.ts';
import type { FailureAction } from '../../protocol/diagnosis.ts';
import type { Consent } from './consent.ts';
import { embedded, endpointNamed, sketchOf } from './endpoints.ts';
import { IgnoredSettings } from './ignoredSettings.ts';
import type { Keys } from './keys.ts';
import type { ArmFace, RunSubject } from '../runs/run.ts';
import { settings } from '../settings.ts';

/** The arms of this machine: which are chosen, how each is shown, and how it is opened when it is first asked. */
export class Arms {
  readonly #keys: Keys;
  readonly #consent: Consent;
  readonly #log: vscode.LogOutputChannel;
  readonly #ignored: IgnoredSettings;
  /** By profile: the licence that forbids sharing a model's answers. Known from the first case on. */
  readonly #restricted = new Map<string, string>();

  constructor(keys: Keys, consent: Consent, log: vscode.LogOutputChannel) {
    this.#keys = keys;
    this.#consent = consent;
    this.#log = log;
    this.#ignored = new IgnoredSettings(log);
  }

  /** Who answers next, side by side where there are several. */
  chosen(): readonly [ArmFace, ...ArmFace[]] {
    const [first, ...others] = settings().arms;
    return [this.#face(first), ...others.map((name) => this.#face(name))];
  }

  /** How an answer given earlier is shown. */
  faceOf(answer: Answer): ArmFace {
    if (answer.arm === embedded) return this.#face(embedded);
    const label = labelOf(answer.arm, answer.model.asked);
    return { id: answer.arm, label, notice: this.#noticeOf(answer.profile?.split('@')[0] ?? '') };
  }

  /** Learns what the licences of the chosen models say, so that every face can say it. */
  async ready(): Promise<void> {
    const sketches = settings().arms.flatMap((name) => sketchOf(name) ?? []);
    if (sketches.length === 0) return;
    const [{ profiles }, { resolveProfile }] = await Promise.all([
      import('../../arms/prompt/profiles.ts'),
      import('../../arms/prompt/profileFile.ts'),
    ]);
    const named = await Promise.all(
      sketches.map(
        async ({ profile }) => [profile, (await resolveProfile(profile).catch(() => null))?.profile] as const,
      ),
    );
    for (const [name, profile] of [...profiles.map((one) => [one.id, one] as const), ...named]) {
      if (profile && !profile.licence.outputsMayBeShared) this.#restricted.set(name, profile.licence.name);
    }
  }

  /** The arm behind a face, loaded now. Whatever must not be sent is refused here, before anything is. */
  async open(subject: RunSubject): Promise<Arm> {
    if (subject.arm.id === embedded) {
      const { baselineArm } = await import('../../arms/baseline/baselineArm.ts');
      return baselineArm(now, date);
    }
    refuseUntrusted();
    void this.#ignored.tell();
    const own = await endpointNamed(subject.arm.id);
    const endpoint = subject.maxTokens === null ? own : { ...own, maxTokens: subject.maxTokens };
    const { endpointArm } = await import('../../arms/asking/endpointArm.ts');
    return {
      id: endpoint.name,
      label: endpoint.model,
      diagnose: (kase, ask) => {
        const consent: GateMeans['consent'] = (send) => this.#consent.agreed(send, ask.signal);
        return endpointArm(endpoint, { ...this.means(endpoint.baseUrl), consent, now }).diagnose(kase, ask);
      },
    };
  }

  /** What may be asked of an address besides a case: with its own key and secrets, and put on record. */
  means(baseUrl: string): GateMeans {
    const { origin } = new URL(baseUrl);
    return {
      key: () => this.#keys.get(origin),
      secret: (name) => this.#keys.secret(origin, name),
      date,
      onEgress: (egress) => this.#log.info(egressLine(egress)),
    };
  }

  /** What the person can do when an arm may not be asked. */
  unblock(arm: string): FailureAction {
    if (arm === embedded) return 'runAgain';
    if (!vscode.workspace.isTrusted) return 'manageTrust';
    return sketchOf(arm) ? 'openSettings' : 'addEndpoint';
  }

  #face(name: string): ArmFace {
    if (name === embedded) {
      return { id: embedded, label: vscode.l10n.t('Embedded baseline'), notice: vscode.l10n.t(baselineNotice) };
    }
    const sketch = sketchOf(name);
    return { id: name, label: labelOf(name, sketch?.model ?? ''), notice: this.#noticeOf(sketch?.profile ?? '') };
  }

  #noticeOf(profile: string): string {
    const licence = this.#restricted.get(profile);
    return licence === undefined ? '' : vscode.l10n.t('Answers of this model may not be shared: {0}.', licence);
  }
}

const now = (): number => performance.now();
const date = (): Date => new Date();

/** Nothing leaves for a server out of a folder that is not trusted, not even a question about its models. */
export function refuseUntrusted(): void {
  if (vscode.workspace.isTrusted) return;
  throw new ArmFailure(
    'blocked',
    'This folder is not trusted, so nothing was sent. Trust the folder, or use the embedded baseline.',
  );
}

/** Several arms in the room of one. */
export function shortLabel([first, ...others]: readonly [ArmFace, ...ArmFace[]]): string {
  return others.length === 0 ? first.label : vscode.l10n.t('{0} + {1} more', first.label, others.length);
}

/** The name of an endpoint, and its model where the name does not tell. */
function labelOf(name: string, model: string): string {
  const short = model.split(/[\\/]/).at(-1) ?? '';
  const told = name.toLowerCase().includes(short.toLowerCase());
  return told ? name : `${name} · ${short.length > 32 ? `${short.slice(0, 31)}…` : short}`;
}

/** That something left, where to and how much: never what. */
function egressLine({ at, endpoint, origin, location, bytes, sha256 }: Egress): string {
  return `sent ${at} to ${endpoint} at ${origin} (${location}): ${bytes} bytes, sha256 ${sha256.slice(0, 12)}`;
}
