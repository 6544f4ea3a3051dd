import { dirname, join, resolve } from 'node:path';
import { sha256 } from '../../cases/case.ts';
import { Reference } from '../../cases/reference.ts';
import { HumanError } from '../../humanError.ts';
import { errorCode, nodeFiles, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { jsonIn } from '../jsonIn.ts';
import { refused } from '../refused.ts';
import { wrongWith } from '../wrong.ts';
import { isBelow } from './outPlace.ts';
import { Pack, packFile, ShownAnswer } from './pack.ts';
import { strangersIn } from './strangers.ts';

/** A pack that was read. What was changed in it is left out and named. */
export interface OpenPack {
  readonly root: string;
  readonly pack: Pack;
  /** Of the bytes of `pack.json`. */
  readonly sha256: string;
  /** The exact texts, by the ids of the cases. */
  readonly texts: ReadonlyMap<string, string>;
  readonly answers: ReadonlyMap<string, ShownAnswer>;
  readonly references: ReadonlyMap<string, Reference>;
  /** Whether every file of the pack is as it was made. Files that are not of it are a problem, but do not count here. */
  readonly whole: boolean;
  readonly problems: readonly HumanError[];
}

/** No file of a pack is longer; a longer one is not read. */
const longestFile = 32 * 1024 * 1024;

/** The folder of the pack that a file or folder belongs to: the nearest with a `pack.json`, upwards. */
export async function findPack(path: string, files: Files = nodeFiles): Promise<string | null> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (await claimsToBePack(join(folder, packFile), files)) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/** Other programs have files of this name too. A pack that cannot be read (any more) is one all the same. */
async function claimsToBePack(path: string, files: Files): Promise<boolean> {
  try {
    const { kind, size } = await files.facts(path);
    if (kind !== 'file' || size > longestFile) return false;
    return /"schema"\s*:\s*"ddx\/pack@/.test(Buffer.from(await files.read(path)).toString('utf8'));
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}

/** Throws a HumanError where the folder holds no pack that can be used. */
export async function openPack(dir: string, files: Files = nodeFiles): Promise<OpenPack> {
  const root = resolve(dir);
  const bytes = await packBytes(root, files);
  const pack = readPack(bytes, join(root, packFile));
  const problems: HumanError[] = [];
  const contents = new Map<string, string>();
  const place: Place = { root, real: await files.realPath(root), files };
  for (const [path, hash] of Object.entries(pack.files)) {
    const found = await contentOf(place, path, hash);
    if (found instanceof HumanError) problems.push(found);
    else contents.set(path, found);
  }
  const parts = partsOf(pack, contents, problems);
  const whole = problems.length === 0;
  for (const name of await strangersIn(root, new Set(Object.keys(pack.files)), files)) {
    problems.push(new HumanError('{0} is not part of this pack. Take it out of the folder.', name));
  }
  return { root, pack, sha256: hashOf(bytes), ...parts, whole, problems };
}

interface Place {
  readonly root: string;
  /** The same folder, once all links are followed. */
  readonly real: string;
  readonly files: Files;
}

async function packBytes(root: string, files: Files): Promise<Uint8Array> {
  const path = join(root, packFile);
  try {
    const { size } = await files.facts(path);
    if (size > longestFile) throw new HumanError('{0} is too long for a pack. Ask for the pack once more.', path);
    return await files.read(path);
  } catch (error) {
    if (error instanceof HumanError) throw error;
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      throw new HumanError('{0} is no rater’s pack: there is no {1} in it.', root, packFile);
    }
    throw refused(error, path);
  }
}

function readPack(bytes: Uint8Array, path: string): Pack {
  const broken = (why: string): HumanError =>
    new HumanError('{0} cannot be used: {1}. Ask for the pack once more.', path, why);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw broken('not valid JSON');
  }
  const schema = (json as { schema?: unknown } | null)?.schema;
  const version = typeof schema === 'string' ? /^ddx\/pack@(\d+)$/.exec(schema)?.[1] : undefined;
  if (version !== undefined && version !== '1') {
    throw new HumanError('{0} has version {1}, and this program reads version 1. Update Me-LLaMA DDx.', path, version);
  }
  const pack = Pack.safeParse(json);
  if (!pack.success) throw broken(wrongWith(pack.error.issues));
  return pack.data;
}

/** Where the files of a pack may stand: a pack is made by others, and may lead nowhere else. */
const allowed = /^(?:README\.md|\.gitignore|\.gitattributes|references\.jsonl|(?:cases|answers)\/[^\\\p{Cc}]+)$/u;

function isPathOfPack(path: string): boolean {
  return allowed.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The text of a file, or what is wrong with it. */
async function contentOf({ root, real, files }: Place, path: string, hash: string): Promise<string | HumanError> {
  if (!isPathOfPack(path)) {
    return new HumanError('The pack names {0}, where no file of a pack can be. It is left out.', path);
  }
  const whole = join(root, path);
  try {
    if (!isBelow(real, await files.realPath(whole))) {
      return new HumanError('{0} is a link that leads out of the pack. It is left out.', path);
    }
    const { kind, size } = await files.facts(whole);
    if (kind !== 'file' || size > longestFile) {
      return new HumanError('{0} is not a file, or too long for one of a pack. It is left out.', path);
    }
    const bytes = await files.read(whole);
    if (hashOf(bytes) === hash) return Buffer.from(bytes).toString('utf8');
    return new HumanError(
      '{0} was changed since the pack was made and is left out. Bring it back, or ask for the pack once more.',
      path,
    );
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      return new HumanError('{0} is missing from the pack. Bring it back, or ask for the pack once more.', path);
    }
    return refused(error, whole);
  }
}

function partsOf(
  pack: Pack,
  contents: ReadonlyMap<string, string>,
  problems: HumanError[],
): Pick<OpenPack, 'texts' | 'answers' | 'references'> {
  const texts = new Map<string, string>();
  const answers = new Map<string, ShownAnswer>();
  const references = new Map<string, Reference>();
  for (const { case: id, caseSha256, answers: ids } of pack.order) {
    const path = `cases/${id}.txt`;
    const text = contents.get(path);
    if (text !== undefined && sha256(text) === caseSha256) texts.set(id, text);
    else if (text !== undefined || pack.files[path] === undefined) problems.push(unfit(path));
    for (const answer of ids) {
      const file = `answers/${answer}.json`;
      const json = contents.get(file);
      const shown = json === undefined ? null : ShownAnswer.safeParse(jsonIn(json));
      if (shown?.data?.id === answer && shown.data.case === id) answers.set(answer, shown.data);
      else if (json !== undefined || pack.files[file] === undefined) problems.push(unfit(file));
    }
  }
  for (const line of (contents.get('references.jsonl') ?? '').split('\n')) {
    if (line === '') continue;
    const reference = Reference.safeParse(jsonIn(line));
    if (reference.success) references.set(reference.data.case.normalize('NFC'), reference.data);
    else problems.push(unfit('references.jsonl'));
  }
  return { texts, answers, references };
}

function unfit(path: string): HumanError {
  return new HumanError('{0} does not fit the rest of the pack and is left out. Ask for the pack once more.', path);
}
