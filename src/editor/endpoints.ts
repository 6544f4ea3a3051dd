import * as vscode from 'vscode';
import type { EndpointEntry } from '../arms/endpoint.ts';
import { settings } from './settings.ts';

/** Writes an endpoint into the person's own settings; another of that name is replaced. */
export async function writeEndpoint(name: string, entry: EndpointEntry): Promise<void> {
  const endpoints = { ...settings().endpoints, [name]: entry };
  await vscode.workspace.getConfiguration('ddx').update('endpoints', endpoints, vscode.ConfigurationTarget.Global);
}
