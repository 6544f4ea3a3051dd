/** What a command may touch of the process it runs in. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person sees what goes to `err` as it comes. */
  readonly errIsTerminal?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the record of what this command line sent. */
  readonly sentFolder: string;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  /** Takes what is still to be done when whoever reads the output is gone, before the process leaves. */
  readonly beforeLeaving?: (finish: () => Promise<unknown>) => void;
}

/** How a command ends. */
export const exit = { done: 0, failed: 1, misused: 2, cancelled: 130 } as const;
