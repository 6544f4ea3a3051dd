import { nodeFiles } from '../../ledger/files.ts';
import { closeStudy } from '../../ratings/closeStudy.ts';
import { deviate as recordDeviation } from '../../study/gates/deviate.ts';
import { lockProtocol } from '../../study/gates/lock.ts';
import { look as recordLook } from '../../study/gates/look.ts';
import { stateOf } from '../../study/gates/state.ts';
import type { Plan } from '../../study/plan/plan.ts';
import { sealAllocation } from '../../study/sealing/seal.ts';
import { unblind as unblindStudy } from '../../study/sealing/unblind.ts';
import { plain } from '../human.ts';
import { readOptions } from '../options.ts';
import { exit, type Terminal } from '../terminal.ts';
import { secretFlags, stepFlags } from './flags.ts';
import { studyAt } from './folder.ts';
import { meansOf } from './means.ts';
import { neededSecret } from './secret.ts';
import { stepping, tell } from './stepping.ts';
import { studyHelp } from './studyHelp.ts';
import { counted, needed, oneFolder, secretWords, typed } from './words.ts';

const flags = { ...stepFlags, ...secretFlags, reason: { type: 'string' } } as const;

interface Asked {
  readonly dir: string;
  readonly root: string;
  readonly json: boolean;
  readonly reason: string | null;
  readonly means: ReturnType<typeof meansOf>;
  /** The passphrase or the recovery key; an open study needs none. */
  readonly secretFor: (plan: Pick<Plan, 'blinding'>) => string | null;
}

/** What all gates have in common: a study, who takes the step, and why in spite of what speaks against it. */
async function gate(
  words: readonly string[],
  terminal: Terminal,
  take: (asked: Asked) => Promise<number>,
): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'study');
  if (values.help === true) return studyHelp(terminal);
  const dir = oneFolder(positionals, 'study');
  const root = await studyAt(dir);
  const json = values.json === true;
  const means = meansOf(values.by);
  const secretFor = ({ blinding }: Pick<Plan, 'blinding'>): string | null =>
    blinding.kind === 'blinded' ? neededSecret(values, terminal.env) : null;
  const reason = values.reason?.trim() ?? null;
  return stepping(json, terminal, () => take({ dir, root, json, reason, means, secretFor }));
}

export function lock(words: readonly string[], terminal: Terminal): Promise<number> {
  return gate(words, terminal, async ({ dir, root, json, reason, means }) => {
    const { plan, cases, despite } = await lockProtocol(root, means, { reason, readers: [] });
    const next = `The protocol is locked: ${counted(cases.length, 'case')}, plan ${plan.slice(0, 16)}. Next: ddx run ${typed(dir)}\n`;
    tell(terminal, json, { gate: 'locked', plan, cases: cases.length, despite }, next);
    return exit.done;
  });
}

export function seal(words: readonly string[], terminal: Terminal): Promise<number> {
  return gate(words, terminal, async ({ dir, root, json, reason, means, secretFor }) => {
    const { plan } = await stateOf(root, nodeFiles);
    const { recoveryKey } = await sealAllocation(root, means, { passphrase: secretFor(plan), reason });
    if (recoveryKey !== null && !json) terminal.out(recoveryText(recoveryKey));
    const next =
      recoveryKey === null
        ? `The allocation is fixed. Raters rate in this folder: ddx rate ${typed(dir)} --rater R --stdin\n`
        : `The allocation is sealed. Next, for each rater: ddx study pack ${typed(dir)} --rater R --out OUT --passphrase-env NAME\n`;
    tell(terminal, json, { gate: 'sealed', raters: plan.raters.map(({ id }) => id), recoveryKey }, next);
    return exit.done;
  });
}

function recoveryText(key: string): string {
  return `The recovery key, shown this once and kept nowhere. Write it down and lock it away, apart from the passphrase;
whoever has it can unblind the study, and without it a forgotten passphrase cannot be made good:

  ${key}

`;
}

export function close(words: readonly string[], terminal: Terminal): Promise<number> {
  return gate(words, terminal, async ({ dir, root, json, reason, means }) => {
    const closed = await closeStudy(root, means, reason);
    const { plan } = await stateOf(root, nodeFiles);
    const left = closed.despite === null ? 'Everything was rated.' : closed.despite.objections.map(plain).join(' ');
    const next = `Rating is closed. ${left} Next: ddx study unblind ${typed(dir)}${secretWords(plan)}\n`;
    tell(terminal, json, { gate: 'closed', open: closed.open, despite: closed.despite }, next);
    return exit.done;
  });
}

export function unblind(words: readonly string[], terminal: Terminal): Promise<number> {
  return gate(words, terminal, async ({ dir, root, json, means, secretFor }) => {
    const { plan } = await stateOf(root, nodeFiles);
    await unblindStudy(root, means, { secret: secretFor(plan) });
    const next = `The study is unblinded: allocation.json says which answer is whose. Next: ddx verify ${typed(dir)}\n`;
    tell(terminal, json, { gate: 'unblinded' }, next);
    return exit.done;
  });
}

export function deviate(words: readonly string[], terminal: Terminal): Promise<number> {
  return gate(words, terminal, async ({ dir, root, json, reason, means }) => {
    const why = needed(reason ?? undefined, '--reason', 'study');
    const { files } = await recordDeviation(root, means, why);
    const list = Object.keys(files)
      .map((name) => `  ${name}\n`)
      .join('');
    tell(
      terminal,
      json,
      { deviation: { reason: why, files } },
      `Recorded as a deviation, which every report shows:\n${list}Next: ddx study status ${typed(dir)}\n`,
    );
    return exit.done;
  });
}

export function look(words: readonly string[], terminal: Terminal): Promise<number> {
  return gate(words, terminal, async ({ root, json, reason, means }) => {
    const why = needed(reason ?? undefined, '--reason', 'study');
    await recordLook(root, means, { at: 'results', reason: why });
    tell(
      terminal,
      json,
      { looked: { at: 'results', reason: why } },
      'Recorded: every report shows this interim look.\n',
    );
    return exit.done;
  });
}
