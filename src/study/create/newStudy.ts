import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { writeAtomically } from '../atomicFile.ts';
import { inTurn } from '../log/turn.ts';
import type { StudyMeans } from '../means.ts';
import { Plan } from '../plan/plan.ts';
import { refused } from '../refused.ts';
import { importAnswers } from '../run/importAnswers.ts';
import { planFile } from '../study.ts';
import { newPlan, sampleArm, type NewStudyAnswers } from './newPlan.ts';
import { samplesFolder } from './samplesFolder.ts';
import { gitAttributes, gitIgnore, readme } from './words.ts';

export { sampleAnswers, type NewStudyAnswers } from './newPlan.ts';

/**
 * Makes a study in a folder, which is made where it is not there. Nothing that stands there is touched; the plan comes
 * last, so that what was broken off is no study yet and can be made again.
 */
export async function newStudy(
  root: string,
  means: StudyMeans,
  answers: NewStudyAnswers,
  samples: string = samplesFolder(),
): Promise<void> {
  const folder = resolve(root);
  const { files } = means;
  const plan = Plan.parse(newPlan(answers));
  await makeFolder(folder, files);
  await inTurn(folder, means, async () => {
    const path = join(folder, planFile);
    if (await isThere(path, files)) {
      throw new HumanError(
        '{0} is there already: this folder is a study. Choose another folder, or edit the plan.',
        path,
      );
    }
    await makeFolder(join(folder, 'cases'), files);
    if (answers.cases === 'samples') await copySamples(samples, folder, files);
    await writeNew(join(folder, '.gitignore'), gitIgnore, files);
    await writeNew(join(folder, '.gitattributes'), gitAttributes, files);
    await writeNew(join(folder, 'README.md'), readme(answers), files);
    await write(path, `${JSON.stringify(plan, null, 2)}\n`, files);
    if (answers.cases === 'samples' && plan.arms.some(({ id, kind }) => id === sampleArm && kind === 'imported')) {
      await importAnswers(folder, means, { file: join(samples, 'answers.csv'), arm: sampleArm });
    }
  });
}

/** The sample cases and their references; refuses to mix them with cases of one's own. */
async function copySamples(samples: string, folder: string, files: Files): Promise<void> {
  const names = (await files.list(join(samples, 'cases'))).map((name) => `cases/${name}`);
  const there = await files.list(join(folder, 'cases'));
  const own = there.find((name) => !name.startsWith('.') && !names.includes(`cases/${name}`));
  if (own !== undefined) throw notEmpty(join(folder, 'cases', own));
  for (const name of [...names.sort(), 'references.jsonl']) {
    const to = join(folder, name);
    const bytes = await files.read(join(samples, name));
    const old = await bytesAt(to, files);
    if (old === null) await write(to, bytes, files);
    else if (Buffer.compare(old, bytes) !== 0) throw notEmpty(to);
  }
}

function notEmpty(path: string): HumanError {
  return new HumanError('{0} is there already. The sample study needs an empty folder: choose another.', path);
}

async function writeNew(path: string, text: string, files: Files): Promise<void> {
  if (!(await isThere(path, files))) await write(path, text, files);
}

async function write(path: string, content: string | Uint8Array, files: Files): Promise<void> {
  try {
    await writeAtomically(files, path, content, randomUUID());
  } catch (error) {
    throw refused(error, path);
  }
}

async function bytesAt(path: string, files: Files): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw refused(error, path);
  }
}

async function isThere(path: string, files: Files): Promise<boolean> {
  try {
    await files.facts(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw refused(error, path);
  }
}

async function makeFolder(path: string, files: Files): Promise<void> {
  try {
    await files.makeFolder(path, { parents: true });
    if ((await files.facts(path)).kind !== 'folder') throw new HumanError('{0} is not a folder. Choose another.', path);
    await files.syncFolder(dirname(path));
  } catch (error) {
    throw error instanceof HumanError ? error : refused(error, path);
  }
}
