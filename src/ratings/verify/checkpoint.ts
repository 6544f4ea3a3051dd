import { HumanError } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { isSignedBy, type Signer } from '../../ledger/signing.ts';
import { stateOf } from '../../study/gates/state.ts';
import type { StudyEvent } from '../../study/log/event.ts';
import { record } from '../../study/log/record.ts';
import { StudyLog } from '../../study/log/studyLog.ts';
import { inTurn } from '../../study/log/turn.ts';
import type { StudyMeans } from '../../study/means.ts';
import { readCheckpoint, writeCheckpoint } from './checkpointText.ts';
import { fingerprintOf } from './fingerprint.ts';
import { findingsIn, type Verification } from './verify.ts';
import { checkpointText } from './verifyStudy.ts';

export interface SignedCheckpoint {
  /** For a mail, a git tag or a registry. */
  readonly text: string;
  readonly fingerprint: string;
  readonly key: string;
}

/** Verifies the study, signs what was found, writes it into the log, and gives a text to keep elsewhere. */
export function signCheckpoint(root: string, means: StudyMeans, signer: Signer): Promise<SignedCheckpoint> {
  return inTurn(root, means, async () => {
    const { files, by, clock } = means;
    const state = await stateOf(root, files);
    const findings = await findingsIn(root, files);
    const { ok, problems } = findings.result();
    const [problem] = problems;
    if (!ok && problem !== undefined) {
      throw new HumanError('This study is not as it was left, so nothing was signed. {0}', problem.message);
    }
    const extent = findings.extent();
    const fingerprint = fingerprintOf(extent);
    const key = signer.publicKey;
    const signature = signer.sign(checkpointText(fingerprint));
    const isKnown = state.log.all('keyed').some(({ event }) => event.key === key);
    const keyed: StudyEvent[] = isKnown ? [] : [{ what: 'keyed', by, key }];
    await record(root, means, ...keyed, { what: 'checkpoint', by, fingerprint, ...extent, key, signature });
    const text = writeCheckpoint({
      ...extent,
      title: state.plan.title,
      gate: state.gate,
      date: clock.date().toISOString().slice(0, 10),
      fingerprint,
      key,
      signature,
    });
    return { text, fingerprint, key };
  });
}

/** Verifies a study or pack, and that all which a checkpoint's text vouches for is still in it. */
export async function checkCheckpoint(text: string, root: string, files: Files): Promise<Verification> {
  const { heads, files: others, fingerprint, key, signature } = readCheckpoint(text);
  if (fingerprintOf({ heads, files: others }) !== fingerprint) {
    throw new HumanError(
      'This checkpoint was changed: its lines do not give its fingerprint. Take the text as it was sent.',
    );
  }
  if (!isSignedBy(key, checkpointText(fingerprint), signature)) {
    throw new HumanError('This checkpoint was changed: its signature does not fit. Take the text as it was sent.');
  }
  const by = 'the checkpoint';
  const wanted = Object.entries(heads).map(([file, head]) => ({ file, head, by, line: null }));
  const findings = await findingsIn(root, files, wanted);
  const known = (await StudyLog.read(root, files)).all('keyed').some((one) => one.event.key === key);
  if (!known) findings.bad('log', null, 'does not name the key that signed the checkpoint');
  findings.note(
    'The checkpoint was signed by {0}. It vouches for {1} files of log/ and ratings/, up to where they went then.',
    key,
    String(wanted.length),
  );
  if (findings.extent().files === others) findings.note('All other files are as they were at the checkpoint.');
  return findings.result();
}
