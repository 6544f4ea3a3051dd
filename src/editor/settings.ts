import * as vscode from 'vscode';

/** The person's settings, read when needed so that a change counts at once. */
export interface Settings {
  /** Who answers, one or several side by side: `embedded`, or names of endpoints. */
  readonly arms: readonly [string, ...string[]];
  readonly top: number;
  readonly rater: string;
  readonly codeLens: boolean;
  /** Whether words that may identify a patient are marked while someone types. */
  readonly liveIdentifiers: boolean;
  /** Whether ratings carry times, and not only dates. */
  readonly recordTimes: boolean;
  /** Endpoints by name, as they were written down; checked when one is used. */
  readonly endpoints: Readonly<Record<string, unknown>>;
  /** Where programs that serve models are, by name; checked when one is looked for. */
  readonly localServerPaths: Readonly<Record<string, unknown>>;
}

/** Reads all settings. VS Code only underlines a value that does not fit; here the default takes its place. */
export function settings(): Settings {
  const ddx = vscode.workspace.getConfiguration('ddx');
  const rater = ddx.get<unknown>('rater');
  const top = ddx.get<unknown>('top');
  const endpoints = ddx.get<unknown>('endpoints');
  const arms = ddx.get<unknown>('arms');
  const paths = ddx.get<unknown>('localServer.paths');
  const [first = 'embedded', ...others] = Array.isArray(arms)
    ? new Set((arms as unknown[]).filter((name) => typeof name === 'string' && name !== ''))
    : [];
  return {
    arms: [first, ...others] as [string, ...string[]],
    top: typeof top === 'number' && top >= 1 && top <= 10 ? Math.round(top) : 5,
    rater: typeof rater === 'string' ? rater.trim() : '',
    codeLens: ddx.get<unknown>('codeLens') !== false,
    liveIdentifiers: ddx.get<unknown>('privacy.live') === true,
    recordTimes: ddx.get<unknown>('recordTimes') === true,
    endpoints: typeof endpoints === 'object' && endpoints !== null ? { ...endpoints } : {},
    localServerPaths: typeof paths === 'object' && paths !== null ? { ...paths } : {},
  };
}
