import * as vscode from 'vscode';
import type { Endpoint } from '../arms/endpointArm.ts';
import type { TemplateId } from '../arms/templates.ts';

/** The person's settings, read when needed so that a change counts at once. */
export interface Settings {
  readonly arm: 'embedded' | 'endpoint';
  readonly top: number;
  readonly rater: string;
  readonly codeLens: boolean;
  readonly endpoint: Endpoint;
}

export function settings(): Settings {
  const ddx = vscode.workspace.getConfiguration('ddx');
  const endpoint = vscode.workspace.getConfiguration('ddx.endpoint');
  const seconds = (name: string, otherwise: number): number => endpoint.get(name, otherwise) * 1000;
  return {
    arm: ddx.get('arm') === 'endpoint' ? 'endpoint' : 'embedded',
    top: between(ddx.get('top', 5), 1, 10),
    rater: ddx.get('rater', '').trim(),
    codeLens: ddx.get('codeLens', true),
    endpoint: {
      name: 'endpoint',
      baseUrl: endpoint.get('baseUrl', '').trim(),
      model: endpoint.get('model', '').trim(),
      api: endpoint.get('api') === 'chat' ? 'chat' : 'completions',
      template: endpoint.get<TemplateId>('template', 'me-llama'),
      contextTokens: endpoint.get('contextTokens', 4096),
      maxTokens: endpoint.get('maxTokens', 512),
      temperature: endpoint.get('temperature', 0),
      topP: endpoint.get('topP', 1),
      seed: endpoint.get('seed', 0),
      firstTokenMs: seconds('firstTokenSeconds', 120),
      nextTokenMs: seconds('nextTokenSeconds', 60),
      totalMs: seconds('totalSeconds', 1200),
    },
  };
}

function between(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(high, Math.max(low, Math.round(value))) : high;
}
