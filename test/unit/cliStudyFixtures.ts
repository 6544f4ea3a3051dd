import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './cliFixtures.ts';

export const texts: Readonly<Record<string, string>> = {
  chest:
    'A 61-year-old man has had sudden chest pain and shortness of breath for two hours, three weeks after a knee replacement. His left calf is swollen and tender. No fever.\n',
  toe: 'A 58-year-old man woke with a red, hot, swollen big toe that he cannot bear to touch. He drank beer at a wedding on the day before. He takes a thiazide.\n',
};

/** A small study: two cases, the arms that are given, one rater. */
export function smallStudy(root: string, more: object = {}): void {
  mkdirSync(join(root, 'cases'), { recursive: true });
  for (const [id, text] of Object.entries(texts)) writeFileSync(join(root, 'cases', `${id}.md`), text);
  const references = Object.entries({ chest: 'Pulmonary embolism', toe: 'Acute gout' }).map(([id, diagnosis]) =>
    JSON.stringify({ schema: 'ddx/reference@1', case: id, diagnosis, accepted: [], basis: 'clinical' }),
  );
  writeFileSync(join(root, 'references.jsonl'), `${references.join('\n')}\n`);
  const plan = {
    schema: 'ddx/study@2',
    title: 'Small study',
    arms: [{ id: 'embedded', kind: 'embedded' }],
    raters: [{ id: 'r1', role: 'clinician' }],
    blinding: { kind: 'blinded' },
    top: 3,
    ...more,
  };
  writeFileSync(join(root, 'study.json'), `${JSON.stringify(plan, null, 2)}\n`);
}

/** Takes steps, each of which has to succeed. */
export async function steps(sentFolder: string, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { code, out, err } = await run(line.split(' '), { sentFolder, env: { PW: 'lantern quarry velvet orbit' } });
    assert.equal(code, 0, `${line}\n${out}\n${err}`);
  }
}

/** The pack of r1 of a study, and what is to be rated in it. */
export async function packOf(root: string, out: string, sentFolder: string): Promise<void> {
  const { length } = readdirSync(join(root, 'cases'));
  assert.equal(length, 2);
  await steps(
    sentFolder,
    `study lock ${root}`,
    `run ${root}`,
    `study seal ${root} --passphrase-env PW`,
    `study pack ${root} --rater r1 --out ${out} --passphrase-env PW`,
  );
}

export interface Logged {
  readonly what: string;
  readonly at: string;
  readonly [field: string]: unknown;
}

/** All events of a folder's ratings files, file by file in the order of their names. */
export function ratingsIn(folder: string): Logged[][] {
  const ratings = join(folder, 'ratings');
  return readdirSync(ratings)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) =>
      readFileSync(join(ratings, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Logged),
    );
}
