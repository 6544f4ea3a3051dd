import * as vscode from 'vscode';
import type { EndpointEntry, Location } from '../../arms/endpoint.ts';
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
