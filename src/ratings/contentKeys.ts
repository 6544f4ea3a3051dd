import { join } from 'node:path';
import * as z from 'zod/mini';
import { HumanError } from '../humanError.ts';
import type { Files } from '../ledger/files.ts';
import { errorCode } from '../ledger/files.ts';
import type { KeyStore } from '../ledger/keyStore.ts';
import { writeAtomically } from '../study/atomicFile.ts';
import { jsonIn } from '../study/jsonIn.ts';
import { refused } from '../study/refused.ts';
import { openBox, sealBox, subkey } from '../study/sealing/box.ts';
import { unwrap, wrapTo } from '../study/sealing/wrap.ts';
import type { SealedText } from './event.ts';
import type { TextPlace } from './ratingBook.ts';

const words = z.string().check(z.minLength(1));

export const keysFolder = 'keys';

/** `keys/NAME.json`: the key of one rater's free texts on one case. Deleting it erases them. */
export const ContentKey = z.strictObject({
  schema: z.literal('ddx/content-key@1'),
  rater: words,
  case: words,
  /** The key, wrapped to the coordinator's public key. */
  forCoordinator: words,
  /** The same, boxed with a secret of the machine that wrote. */
  forRater: words,
});
export type ContentKey = z.infer<typeof ContentKey>;

/** A free text as it can be read here: `elsewhere`, written on another machine; `erased`, its key is gone. */
export type TextRead =
  { readonly text: string; readonly why: null } | { readonly text: null; readonly why: 'elsewhere' | 'erased' };

export interface ContentKeysOptions {
  /** The pack. */
  readonly root: string;
  readonly files: Files;
  readonly random: (bytes: number) => Uint8Array;
  readonly rater: string;
  /** To whom the keys are wrapped, beside the rater. */
  readonly commentKey: string;
  readonly keys: KeyStore;
  /** Under what name this machine keeps its own secret. */
  readonly secretName: string;
}

/** The content keys of one rater's pack: one a case, made when the first text is written. */
export class ContentKeys {
  readonly #o: ContentKeysOptions;
  /** By the name of the key's file. */
  readonly #opened = new Map<string, Buffer>();
  readonly #ofCase = new Map<string, string>();
  #secret: Promise<Buffer> | null = null;

  constructor(o: ContentKeysOptions) {
    this.#o = o;
  }

  async seal(place: TextPlace, text: string): Promise<SealedText> {
    const name = this.#ofCase.get(place.case) ?? (await this.#findKey(place.case)) ?? (await this.#makeKey(place.case));
    const key = this.#opened.get(name);
    if (key === undefined) throw new Error('A content key was not opened');
    this.#ofCase.set(place.case, name);
    return { key: name, box: sealBox(key, textPlace(place), Buffer.from(text, 'utf8')).toString('base64') };
  }

  async open(place: TextPlace, sealed: SealedText): Promise<TextRead> {
    const record = await readKey(this.#o.root, sealed.key, this.#o.files);
    if (record === null) return { text: null, why: 'erased' };
    const key = await this.#openKey(sealed.key, record);
    return key === null ? { text: null, why: 'elsewhere' } : openText(key, place, sealed);
  }

  /** A key of an earlier session that this machine can use. */
  async #findKey(id: string): Promise<string | null> {
    const { root, files, rater } = this.#o;
    for (const [name, record] of await contentKeysIn(root, files)) {
      if (record.rater !== rater || record.case !== id) continue;
      if ((await this.#openKey(name, record)) !== null) return name;
    }
    return null;
  }

  /** On the disk for good before anything is encrypted with it. */
  async #makeKey(id: string): Promise<string> {
    const { root, files, random, rater, commentKey } = this.#o;
    const name = Buffer.from(random(8)).toString('hex');
    const key = Buffer.from(random(32));
    const about = keyPlace(name, rater, id);
    const record: ContentKey = {
      schema: 'ddx/content-key@1',
      rater,
      case: id,
      forCoordinator: wrapTo(commentKey, about, key),
      forRater: sealBox(await this.#own(), about, key).toString('base64'),
    };
    const folder = join(root, keysFolder);
    try {
      await files.makeFolder(folder, { parents: false });
      const mark = Buffer.from(random(4)).toString('hex');
      await writeAtomically(files, pathOf(root, name), `${JSON.stringify(record, null, 2)}\n`, mark);
    } catch (error) {
      throw refused(error, folder);
    }
    this.#opened.set(name, key);
    return name;
  }

  async #openKey(name: string, { rater, case: id, forRater }: ContentKey): Promise<Buffer | null> {
    const key = openBox(await this.#own(), keyPlace(name, rater, id), Buffer.from(forRater, 'base64'));
    if (key !== null) this.#opened.set(name, key);
    return key;
  }

  /** This machine's secret, made when it is first needed. */
  #own(): Promise<Buffer> {
    const { keys, secretName, random } = this.#o;
    const get = async (): Promise<Buffer> => {
      const made = (): string => Buffer.from(random(32)).toString('base64');
      return Buffer.from((await keys.read(secretName)) ?? (await keys.keep(secretName, made())), 'base64');
    };
    this.#secret ??= get().catch((error: unknown) => {
      this.#secret = null;
      const code = errorCode(error);
      if (code === null) throw error;
      throw new HumanError(
        'The key that locks your comments can neither be read nor kept on this machine ({0}).',
        code,
      );
    });
    return this.#secret;
  }
}

/** Reads free texts with the key of the study, as its coordinator. */
export class CoordinatorKeys {
  readonly #root: string;
  readonly #files: Files;
  readonly #secret: Buffer;

  constructor(root: string, files: Files, sealedKey: Uint8Array) {
    this.#root = root;
    this.#files = files;
    this.#secret = subkey(sealedKey, 'comments');
  }

  async open(place: TextPlace, sealed: SealedText): Promise<TextRead> {
    const record = await readKey(this.#root, sealed.key, this.#files);
    if (record === null) return { text: null, why: 'erased' };
    const key = unwrap(this.#secret, keyPlace(sealed.key, record.rater, record.case), record.forCoordinator);
    return key === null ? { text: null, why: 'elsewhere' } : openText(key, place, sealed);
  }
}

/** All content keys that stand in a pack or a study, by the names of their files. What is none is left out. */
export async function contentKeysIn(root: string, files: Files): Promise<Map<string, ContentKey>> {
  const folder = join(root, keysFolder);
  let names: string[];
  try {
    names = await files.list(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return new Map();
    throw refused(error, folder);
  }
  const found = new Map<string, ContentKey>();
  for (const file of names.filter((one) => one.endsWith('.json')).sort()) {
    const name = file.slice(0, -'.json'.length);
    const record = await readKey(root, name, files);
    if (record !== null) found.set(name, record);
  }
  return found;
}

async function readKey(root: string, name: string, files: Files): Promise<ContentKey | null> {
  // Names come out of ratings files: none may lead out of the folder.
  if (!/^[0-9a-f]{16}$/.test(name)) return null;
  const path = pathOf(root, name);
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw refused(error, path);
  }
  return ContentKey.safeParse(jsonIn(bytes)).data ?? null;
}

function openText(key: Buffer, place: TextPlace, { box }: SealedText): TextRead {
  const text = openBox(key, textPlace(place), Buffer.from(box, 'base64'));
  return text === null ? { text: null, why: 'erased' } : { text: text.toString('utf8'), why: null };
}

function pathOf(root: string, name: string): string {
  return join(root, keysFolder, `${name}.json`);
}

function keyPlace(name: string, rater: string, id: string): string {
  return JSON.stringify(['ddx/content-key@1', name, rater, id]);
}

/** A text opens at its own place alone: moved to another answer it is no text. */
function textPlace({ case: id, answer, item, diagnosis }: TextPlace): string {
  return JSON.stringify(['ddx/text@1', id, answer, item, diagnosis]);
}
