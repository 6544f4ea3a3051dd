import * as vscode from 'vscode';
import type { Answer } from '../../arms/answer.ts';
import type { Arm } from '../../arms/arm.ts';
import type { Endpoint } from '../../arms/endpoint.ts';
import type { GateMeans } from '../../arms/gate/gate.ts';
import type { Guard } from '../../arms/gate/guard.ts';
import { baselineNotice } from '../../arms/baseline/notice.ts';
import { ArmFailure } from '../../arms/failure.ts';
import type { Asking } from '../../arms/serving/health.ts';
import type { FailureAction } from '../../protocol/diagnosis.ts';
import type { Consent } from './consent.ts';
import { embedded, sketchOf, sketches } from './endpoints.ts';
import { IgnoredSettings } from './ignoredSettings.ts';
import type { Keys } from './keys.ts';
import type { SentRecord } from '../privacy/sent.ts';
import type { LocalServers } from '../server/localServers.ts';
import type { ArmFace, RunSubject } from '../runs/run.ts';
import { settings } from '../settings.ts';

/** The arms of this machine: which are chosen, how each is shown, and how it is opened when it is first asked. */
export class Arms {
  readonly #keys: Keys;
  readonly #consent: Consent;
  readonly #servers: LocalServers;
  readonly #guard: Guard;
  readonly #sent: Pick<SentRecord, 'record'>;
  readonly #refuse: (subject: RunSubject) => Promise<void>;
  readonly #ignored: IgnoredSettings;
  /** By profile, its name and where its file lies: the licence that forbids sharing a model's answers, or `null`. */
  readonly #licences = new Map<string, string | null>();

  /** `guard` stands before everything that leaves; `sent` records it; `refuse` throws for what no arm may be asked about. */
  constructor(
    keys: Keys,
    consent: Consent,
    servers: LocalServers,
    guard: Guard,
    sent: Pick<SentRecord, 'record'>,
    log: vscode.LogOutputChannel,
    refuse: (subject: RunSubject) => Promise<void> = () => Promise.resolve(),
  ) {
    this.#keys = keys;
    this.#consent = consent;
    this.#servers = servers;
    this.#guard = guard;
    this.#sent = sent;
    this.#refuse = refuse;
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
    const profile = answer.profile?.replace(/@\d+$/, '') ?? '';
    const notice = this.#licences.has(profile)
      ? this.#noticeOf(profile)
      : vscode.l10n.t('Whether answers of this model may be shared is not known on this machine.');
    return { id: answer.arm, label, notice };
  }

  /**
   * Before a case is asked or an earlier answer shown: tells what a folder tried to set, and learns what the licences
   * of models say, so that every face can say it.
   */
  async ready(answer?: Answer): Promise<void> {
    void this.tellIgnored();
    const arms = answer ? [answer.arm] : settings().arms;
    if (arms.every((name) => name === embedded)) return;
    const { licencesOf } = await import('./licences.ts');
    const learned = await licencesOf(sketches().map(({ profile }) => profile));
    // What forbade once goes on to forbid: answers of that model may be on show.
    for (const [name, licence] of learned) this.#licences.set(name, licence ?? this.#licences.get(name) ?? null);
  }

  /** Tells that a folder tried to set what belongs to the machine. */
  tellIgnored(): Promise<void> {
    return this.#ignored.tell();
  }

  /** The arm behind a face, loaded now. Whatever must not be sent is refused here, before anything is. */
  async open(subject: RunSubject): Promise<Arm> {
    await this.#refuse(subject);
    if (subject.arm.id === embedded) {
      const { baselineArm } = await import('../../arms/baseline/baselineArm.ts');
      return baselineArm(now, date);
    }
    refuseUntrusted();
    const { endpointNamed } = await import('./endpointNamed.ts');
    const own = await endpointNamed(subject.arm.id);
    this.refuseEnded(own);
    const endpoint = subject.maxTokens === null ? own : { ...own, maxTokens: subject.maxTokens };
    const { endpointArm } = await import('../../arms/asking/endpointArm.ts');
    return endpointArm(endpoint, { ...this.means(endpoint.baseUrl), now });
  }

  /** What an address is asked with: its own key and secrets, consent where a case goes along, and a record of it. */
  means(baseUrl: string): GateMeans {
    const { origin } = new URL(baseUrl);
    return {
      key: () => this.#keys.get(origin),
      secret: (name) => this.#keys.secret(origin, name),
      consent: (send, held) => this.#consent.agreed(send, held),
      ...this.asking(),
    };
  }

  /** What questions without a case are asked with, to servers of this machine. */
  asking(): Asking {
    return { date, guard: this.#guard, record: this.#sent.record };
  }

  /** An endpoint of a server that was started here ends with it: what listens at its address then is a stranger. */
  refuseEnded({ name, baseUrl }: Endpoint): void {
    if (sketchOf(name)?.ownServer !== true || this.#servers.runs(new URL(baseUrl).origin)) return;
    throw new ArmFailure(
      'blocked',
      'The server of “{0}” does not run in this window, so nothing was sent. Start it with Start Local Server, then ask again.',
      name,
    );
  }

  /** What the person can do when an arm may not be asked. */
  unblock(arm: string): FailureAction {
    if (arm === embedded) return 'runAgain';
    if (!vscode.workspace.isTrusted) return 'manageTrust';
    const sketch = sketchOf(arm);
    if (sketch?.ownServer === true) return this.#servers.runs(sketch.origin ?? '') ? 'runAgain' : 'startServer';
    return sketch ? 'openSettings' : 'addEndpoint';
  }

  #face(name: string): ArmFace {
    if (name === embedded) {
      return { id: embedded, label: vscode.l10n.t('Embedded baseline'), notice: vscode.l10n.t(baselineNotice) };
    }
    const sketch = sketchOf(name);
    return { id: name, label: labelOf(name, sketch?.model ?? ''), notice: this.#noticeOf(sketch?.profile ?? '') };
  }

  #noticeOf(profile: string): string {
    const licence = this.#licences.get(profile) ?? null;
    return licence === null ? '' : vscode.l10n.t('Answers of this model may not be shared: {0}.', licence);
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
