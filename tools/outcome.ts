// What a step of `npm test` found.

export interface Failure {
  readonly name: string;
  /** Where the test stands, when it stands in a file. */
  readonly file: string | null;
  readonly error: string;
}

export interface Outcome {
  readonly passed: number;
  readonly failures: readonly Failure[];
  /** Neither passed nor failed, with the reason given. */
  readonly skipped: readonly string[];
}

/** A step that is one check: it holds, or says why not. */
export async function oneCheck(name: string, work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { passed: 1, failures: [], skipped: [] };
  } catch (error) {
    return { passed: 0, failures: [{ name, file: null, error: messageOf(error) }], skipped: [] };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
