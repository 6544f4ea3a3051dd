import * as vscode from 'vscode';
import type { Endpoint } from '../arms/endpoint.ts';
import { templateIds } from '../arms/prompt/templates.ts';

/** The person's settings, read when needed so that a change counts at once. */
export interface Settings {
  readonly arm: 'embedded' | 'endpoint';
  readonly top: number;
  readonly rater: string;
  readonly codeLens: boolean;
  readonly endpoint: Endpoint;
}

/** Reads all settings. VS Code only underlines a value that does not fit; here the default takes its place. */
export function settings(): Settings {
  const ddx = vscode.workspace.getConfiguration('ddx');
  const text = (name: string): string => {
    const value = ddx.get<unknown>(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const number = (name: string, otherwise: number, low: number, high: number): number => {
    const value = ddx.get<unknown>(name);
    return typeof value === 'number' && value >= low && value <= high ? value : otherwise;
  };
  const oneOf = <T extends string>(name: string, values: readonly [T, ...T[]]): T =>
    values.find((value) => value === ddx.get<unknown>(name)) ?? values[0];
  const seconds = (name: string, otherwise: number): number => number(name, otherwise, 1, 86_400) * 1000;
  return {
    arm: oneOf('arm', ['embedded', 'endpoint']),
    top: Math.round(number('top', 5, 1, 10)),
    rater: text('rater'),
    codeLens: ddx.get<unknown>('codeLens') !== false,
    endpoint: {
      name: 'endpoint',
      baseUrl: text('endpoint.baseUrl'),
      model: text('endpoint.model'),
      api: oneOf('endpoint.api', ['completions', 'chat']),
      template: oneOf('endpoint.template', templateIds),
      contextTokens: number('endpoint.contextTokens', 4096, 256, 10_000_000),
      maxTokens: number('endpoint.maxTokens', 512, 16, 100_000),
      temperature: number('endpoint.temperature', 0, 0, 2),
      topP: number('endpoint.topP', 1, 0, 1),
      seed: number('endpoint.seed', 0, 0, 2_147_483_647),
      firstTokenMs: seconds('endpoint.firstTokenSeconds', 120),
      nextTokenMs: seconds('endpoint.nextTokenSeconds', 60),
      totalMs: seconds('endpoint.totalSeconds', 1200),
    },
  };
}
