import type { Provenance } from '../../cases/provenance.ts';

/** What is remembered of a case that was imported before. */
export interface KnownCase {
  readonly id: string;
  readonly uri: string;
  readonly sha256: string;
  readonly draftSha256: string;
  /** Of the text as it was imported. */
  readonly importedSha256: string | null;
  /** Of the text that the last import was to replace; null where it replaced none. */
  readonly replacedSha256: string | null;
  readonly checked: Provenance['checked'];
}

/** Which case of a study comes from which case of which file. */
export class Sources {
  readonly #byId = new Map<string, KnownCase>();
  readonly #byUri = new Map<string, string>();
  readonly #byHash = new Map<string, string>();
  /** The files in whose cases a person chose sections. */
  readonly #chosen = new Set<string>();

  /** The case of this very file; else of one with the same bytes, which was moved or copied; else of another at this place. */
  find(uri: string, sha256: string, key: string): KnownCase | null {
    const here = this.#byId.get(this.#byUri.get(`${uri}\0${key}`) ?? '') ?? null;
    if (here?.sha256 === sha256) return here;
    const twin = this.#byId.get(this.#byHash.get(`${sha256}\0${key}`) ?? '');
    return twin?.sha256 === sha256 ? twin : here;
  }

  wasChosenIn(uri: string): boolean {
    return this.#chosen.has(uri);
  }

  add({ case: id, source, sections, importedSha256, changes, checked }: Provenance): void {
    if (source === null) return;
    const { uri, key, sha256, draftSha256 } = source;
    if (sections.some(({ reason }) => reason === 'chosen' || reason === 'leftOut')) this.#chosen.add(uri);
    const last = changes.at(-1);
    const replacedSha256 = last?.what === 'chosen' && last.to === importedSha256 ? last.from : null;
    this.#byId.set(id, { id, uri, sha256, draftSha256, importedSha256, replacedSha256, checked });
    this.#byUri.set(`${uri}\0${key}`, id);
    this.#byHash.set(`${sha256}\0${key}`, id);
  }
}
