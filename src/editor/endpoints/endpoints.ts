import * as vscode from 'vscode';
import type { Endpoint, EndpointEntry, Location } from '../../arms/endpoint.ts';
import { ArmFailure } from '../../arms/failure.ts';
import { HumanError } from '../../humanError.ts';
import { settings } from '../settings.ts';

/** The name that stands for the baseline, so that no endpoint can have it. */
export const embedded = 'embedded';

/** What can be told of an endpoint without checking or loading anything: enough for a menu. */
export interface Sketch {
  readonly name: string;
  readonly model: string;
  /** `null` where the address is none. */
  readonly origin: string | null;
  readonly location: Location | null;
  readonly profile: string;
  /** Whether it leads to a server that Start Local Server runs, and to nothing once that has ended. */
  readonly ownServer: boolean;
  /** The secrets that its headers carry. */
  readonly secrets: readonly string[];
}

/** All endpoints of this machine, as they were written down. */
export function sketches(): readonly Sketch[] {
  return Object.keys(settings().endpoints)
    .filter((name) => name !== embedded)
    .flatMap((name) => sketchOf(name) ?? []);
}

export function sketchOf(name: string): Sketch | null {
  const { endpoints } = settings();
  if (name === embedded || !Object.hasOwn(endpoints, name)) return null;
  const entry = fields(endpoints[name]);
  const { baseUrl, location, headers } = entry;
  return {
    name,
    model: words(entry['model']),
    origin: typeof baseUrl === 'string' && URL.canParse(baseUrl.trim()) ? new URL(baseUrl.trim()).origin : null,
    location: location === 'machine' || location === 'institution' || location === 'third-party' ? location : null,
    profile: words(entry['profile']) || 'chat',
    ownServer: entry['ownServer'] !== undefined && entry['ownServer'] !== false,
    secrets: [...new Set(Object.values(fields(headers)).filter((secret) => typeof secret === 'string'))],
  };
}

/** An endpoint's entry, checked. */
export async function entryNamed(name: string): Promise<EndpointEntry> {
  const { endpoints } = settings();
  if (name === embedded || !Object.hasOwn(endpoints, name)) {
    throw new ArmFailure(
      'blocked',
      'No endpoint on this machine is named “{0}”, so nothing was sent. Set it up, or choose another arm.',
      name,
    );
  }
  const [{ EndpointEntry }, { wrongWith }] = await Promise.all([
    import('../../arms/endpoint.ts'),
    import('../../study/wrong.ts'),
  ]);
  const entry = EndpointEntry.safeParse(endpoints[name]);
  if (entry.success) return entry.data;
  throw broken(name, wrongWith(entry.error.issues.slice(0, 1)) || 'not an object');
}

/** An endpoint with everything settled, ready to be asked; `planned` goes before what the settings say. */
export async function endpointNamed(name: string, planned: Partial<EndpointEntry> = {}): Promise<Endpoint> {
  const entry = { ...(await entryNamed(name)), ...planned };
  if (!URL.canParse(entry.baseUrl.trim())) throw broken(name, 'baseUrl: not a web address such as https://host/v1');
  const [{ endpointOf }, { resolveProfile }, { readSmallFile }] = await Promise.all([
    import('../../arms/endpoint.ts'),
    import('../../arms/prompt/profileFile.ts'),
    import('../../arms/prompt/readSmallFile.ts'),
  ]);
  try {
    const { template } = entry;
    const resolved = await resolveProfile(entry.profile, readSmallFile, template === undefined ? {} : { template });
    return endpointOf(name, entry, resolved.profile, resolved.template);
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    throw broken(name, vscode.l10n.t(error.template, ...error.values).replace(/\.$/, ''));
  }
}

/** Writes an endpoint into the person's own settings; another of that name is replaced. */
export async function writeEndpoint(name: string, entry: EndpointEntry): Promise<void> {
  await write('endpoints', { ...settings().endpoints, [name]: entry });
}

export async function removeEndpoint(name: string): Promise<void> {
  const { endpoints, arms } = settings();
  await write('endpoints', Object.fromEntries(Object.entries(endpoints).filter(([one]) => one !== name)));
  if (arms.includes(name)) await chooseArms(arms.filter((arm) => arm !== name));
}

/** Who answers from now on; nobody is the baseline. */
export async function chooseArms(arms: readonly string[]): Promise<void> {
  await write('arms', arms.length === 0 ? [embedded] : arms);
}

/** The person's own entries, in the file where they stand. */
export function editEndpoints(): Thenable<unknown> {
  const options = { revealSetting: { key: 'ddx.endpoints' } };
  return vscode.env.remoteName === undefined
    ? vscode.commands.executeCommand('workbench.action.openSettingsJson', options)
    : vscode.commands.executeCommand('workbench.action.openRemoteSettingsFile', options);
}

/** All settings of the extension, or the endpoints. What belongs to the machine has a place of its own on a server. */
export function openSettings(of: unknown): Thenable<unknown> {
  if (of === 'endpoints') return editEndpoints();
  const query = '@ext:me-llama-ddx.me-llama-ddx';
  return vscode.env.remoteName === undefined
    ? vscode.commands.executeCommand('workbench.action.openSettings', query)
    : vscode.commands.executeCommand('workbench.action.openRemoteSettings', { query });
}

function broken(name: string, why: string): ArmFailure {
  return new ArmFailure(
    'blocked',
    'The endpoint “{0}” cannot be used, so nothing was sent: {1}. Correct it in Settings.',
    name,
    why,
  );
}

async function write(setting: 'endpoints' | 'arms', value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('ddx').update(setting, value, vscode.ConfigurationTarget.Global);
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
