import assert from 'node:assert/strict';
import type { KeyStore } from '../../src/ledger/keyStore.ts';
import { hashOf } from '../../src/ledger/line.ts';
import { readLedger } from '../../src/ledger/reader.ts';
import { isSignedBy } from '../../src/ledger/signing.ts';
import { headText, RatingEvent } from '../../src/ratings/event.ts';
import { openDesk, type Desk, type DeskOptions, type Reply } from '../../src/ratings/rateDesk.ts';
import { Pack } from '../../src/study/pack/pack.ts';
import { Rubric, usualRubric } from '../../src/study/plan/rubric.ts';
import { subkey } from '../../src/study/sealing/box.ts';
import { wrappingKeyOf } from '../../src/study/sealing/wrap.ts';
import { sha256 } from '../../src/cases/case.ts';
import { MemoryFiles } from './memoryFiles.ts';

/** The key of the study that made the packs below. */
export const sealedKey = Buffer.alloc(32, 7);
export const packRoot = '/pack';

/** Every kind of question. */
export const wideRubric = Rubric.parse({
  id: 'wide',
  version: 1,
  items: [
    { id: 'match', kind: 'scale', scale: 'match', of: 'diagnosis', question: 'Match?' },
    {
      id: 'how',
      kind: 'choice',
      options: [
        { value: 'by-name', label: 'By its name' },
        { value: 'by-words', label: 'In other words' },
      ],
      of: 'diagnosis',
      question: 'How?',
      shownWhen: { item: 'match', is: [5, 4] },
    },
    { id: 'bond', kind: 'scale', scale: 'bond', of: 'list', question: 'Bond?' },
    { id: 'missed', kind: 'missed-danger', of: 'list', question: 'Missed?' },
    { id: 'harm', kind: 'yes-no', of: 'list', question: 'Harm?' },
    {
      id: 'which',
      kind: 'text',
      of: 'list',
      required: true,
      question: 'Which?',
      shownWhen: { item: 'harm', is: ['yes'] },
    },
    { id: 'minutes', kind: 'number', min: 0, max: 60, unit: 'min', of: 'list', required: false, question: 'How long?' },
    {
      id: 'order',
      kind: 'likert',
      steps: [
        { value: 2, anchor: 'well ordered' },
        { value: 1, anchor: 'badly ordered' },
      ],
      of: 'list',
      question: 'Order?',
    },
  ],
});

interface PackWith extends Partial<Pack> {
  readonly cases?: readonly string[];
  /** The diagnoses of each answer. */
  readonly counts?: readonly number[];
}

/** A pack of two cases, each with two answers of two diagnoses unless it is said otherwise. */
export function packIn(files: MemoryFiles, { cases = ['one', 'two'], counts = [2, 2], ...more }: PackWith = {}): Pack {
  const contents: Record<string, string> = {};
  const order = cases.map((id) => {
    const text = `The text of ${id}.`;
    contents[`cases/${id}.txt`] = text;
    const answers = counts.map((count, i) => {
      const answer = hashOf(`${id} ${i}`).slice(0, 16);
      const diagnoses = Array.from({ length: count }, (_, n) => ({ rank: n + 1, name: `Disease ${n + 1}` }));
      contents[`answers/${answer}.json`] = JSON.stringify({ schema: 'ddx/shown@1', id: answer, case: id, diagnoses });
      return answer;
    });
    const mustNotMiss = id === 'one' ? ['Sepsis'] : [];
    return { case: id, title: id, caseSha256: sha256(text), answers, mustNotMiss };
  });
  const pack = Pack.parse({
    schema: 'ddx/pack@1',
    id: 'b3a86f02c6d1947e',
    plan: hashOf('plan'),
    rater: 'r1',
    role: 'clinician',
    stage: 'rating',
    instructions: '',
    consent: '',
    rubric: usualRubric,
    top: 5,
    order,
    commentKey: wrappingKeyOf(subkey(sealedKey, 'comments')),
    coordinatorKey: Buffer.alloc(32).toString('base64'),
    files: Object.fromEntries(Object.entries(contents).map(([path, text]) => [path, hashOf(text)])),
    ...more,
  });
  for (const [path, text] of Object.entries(contents)) files.put(`${packRoot}/${path}`, text);
  files.put(`${packRoot}/pack.json`, JSON.stringify(pack));
  return pack;
}

/** One machine: a folder, a clock, and secrets that it keeps. */
export class Machine {
  readonly files: MemoryFiles;
  readonly secrets = new Map<string, string>();
  now = Date.UTC(2026, 2, 4, 5, 0, 0);
  #random = 0;
  readonly #name: string;

  constructor(files = new MemoryFiles(packRoot), name = 'a') {
    this.files = files;
    this.#name = name;
  }

  get keys(): KeyStore {
    return {
      read: (name) => Promise.resolve(this.secrets.get(name) ?? null),
      keep: (name, secret) => {
        if (!this.secrets.has(name)) this.secrets.set(name, secret);
        return Promise.resolve(this.secrets.get(name) ?? secret);
      },
    };
  }

  random = (bytes: number): Uint8Array =>
    Buffer.from(hashOf(`${this.#name} ${++this.#random}`), 'hex').subarray(0, bytes);

  open(path = packRoot, more: Partial<DeskOptions> = {}): Promise<Desk> {
    return openDesk(path, {
      rater: 'r1',
      files: this.files,
      clock: { date: () => new Date((this.now += 1000)), monotonic: () => this.now },
      random: this.random,
      software: 'test',
      keys: this.keys,
      timing: false,
      ...more,
    });
  }

  /** The events of each ratings file, in the order of the files' names. */
  ledgers(root = packRoot, files = this.files): (RatingEvent & { at: string; mono: number | null; hash: string })[][] {
    return files
      .paths()
      .filter((path) => path.startsWith(`${root}/ratings/`))
      .map((path) => {
        const { events, damage } = readLedger(Buffer.from(files.text(path)));
        assert.deepEqual(damage, [], path);
        return events.map(({ body, at, mono, hash }) => ({ ...RatingEvent.parse(body), at, mono, hash }));
      });
  }
}

export async function say(desk: Desk, line: object): Promise<Reply> {
  return desk.take(JSON.stringify(line));
}

/** Says something that has to be taken. */
export async function said(desk: Desk, line: object): Promise<string> {
  const reply = await say(desk, line);
  assert.ok(reply.ok, JSON.stringify([line, reply]));
  return reply.hash;
}

/** Says something that has to be refused, and gives the kind and the sentence. */
export async function refusedAs(desk: Desk, line: object | string): Promise<string> {
  const reply = await (typeof line === 'string' ? desk.take(line) : say(desk, line));
  assert.ok(!reply.ok, JSON.stringify(line));
  return `${reply.error.kind}: ${reply.error.message}`;
}

/** Whether the last line of a file is a signature by the key of its first over the line before. */
export function endsSigned(events: readonly (RatingEvent & { hash: string })[]): boolean {
  const [opened] = events;
  const [before, signed] = events.slice(-2);
  return (
    opened?.what === 'opened' &&
    opened.key !== null &&
    signed?.what === 'signed' &&
    before !== undefined &&
    isSignedBy(opened.key, headText(before.hash), signed.signature)
  );
}
