import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ddx } from '../../src/cli/ddx.ts';
import type { Arm } from '../../src/arms/arm.ts';
import type { Answer, Diagnosis } from '../../src/arms/answer.ts';
import { answerId } from '../../src/arms/answerId.ts';
import { findQuote } from '../../src/arms/reading/quotes.ts';

let ownFolder: string | null = null;

/** Where the runs of this process record what they send: never the person's own place. */
function sentFolder(): string {
  if (ownFolder === null) {
    const made = mkdtempSync(join(tmpdir(), 'ddx-sent-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    ownFolder = made;
  }
  return join(ownFolder, 'sent');
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process. */
export async function run(
  words: readonly string[],
  o: {
    stdin?: string | Uint8Array;
    env?: Record<string, string>;
    sentFolder?: string;
    signal?: AbortSignal;
    onOut?: (text: string) => void;
  } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await ddx(words, {
    stdin: Readable.from([Buffer.from(o.stdin ?? '')]),
    out: (text) => {
      out += text;
      o.onOut?.(text);
    },
    err: (text) => {
      err += text;
    },
    env: o.env ?? {},
    sentFolder: o.sentFolder ?? sentFolder(),
    signal: o.signal ?? new AbortController().signal,
  });
  return { code, out, err };
}

/** An arm that finds what it is told to find, and says what it was asked. */
export function wordArm(names: Readonly<Record<string, string>>): Arm & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    id: 'words',
    label: 'Words',
    asked,
    diagnose: (kase, { top }) => {
      asked.push(kase.text);
      const found = Object.entries(names).flatMap(([word, name]) => {
        const place = findQuote(kase.text, word);
        return place === null ? [] : [{ name, ...place }];
      });
      const diagnoses: Diagnosis[] = found.slice(0, top).map(({ name, start, end }, i) => ({
        rank: i + 1,
        name,
        probability: null,
        score: 1 / (i + 1),
        reason: `The case says so: ${name}.`,
        evidence: [{ start, end, text: kase.text.slice(start, end), supports: true }],
        notInCase: [],
        doNotMiss: false,
      }));
      const answer: Answer = {
        schema: 'ddx/answer@2',
        id: answerId({ asked: kase.sha256, said: found }),
        arm: 'words',
        model: { asked: 'words', returned: 'words' },
        status: diagnoses.length === 0 ? 'abstained' : 'complete',
        failure: null,
        diagnoses,
        case: kase,
        caseSha256: kase.sha256,
        profile: null,
        profileSha256: null,
        promptSha256: null,
        template: null,
        templateSha256: null,
        parameters: { temperature: null, topP: null, seed: null, maxTokens: null, top },
        form: null,
        constraint: null,
        origin: null,
        location: null,
        api: null,
        finishReason: null,
        serverFingerprint: null,
        usage: null,
        tokens: null,
        retries: [],
        timings: { startedAt: '2025-01-02T03:04:05.000Z', firstTokenMs: 0, totalMs: 1 },
        raw: '',
        parser: 'none',
      };
      return Promise.resolve(answer);
    },
  };
}
