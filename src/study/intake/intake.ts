import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sha256 as hashOf } from '../../cases/case.ts';
import { choose } from '../../cases/import/choose.ts';
import { compose } from '../../cases/import/compose.ts';
import type { Composed } from '../../cases/import/composed.ts';
import type { Draft, Format, Section } from '../../cases/import/draft.ts';
import { isPatientCluster } from '../../cases/import/named.ts';
import type { Provenance } from '../../cases/provenance.ts';
import { referenceSha256, type Reference } from '../../cases/reference.ts';
import { HumanError, sentence, type Sentence } from '../../humanError.ts';
import { errorCode, nodeFiles, type Files } from '../../ledger/files.ts';
import { isCaseFileName } from '../caseFiles.ts';
import { Casework, provenanceFolder } from '../casework.ts';
import { Plan } from '../plan/plan.ts';
import { refused } from '../refused.ts';
import { findStudy, planFile, studyWith, type Study } from '../study.ts';
import { idFor, TakenIds } from './caseIds.ts';
import { CaseWriter, type NewPlan, type Places, type Staged } from './caseWriter.ts';
import { check, type Checked } from './check.ts';
import { Sources, type KnownCase } from './sources.ts';

export interface IntakeMeans {
  readonly files?: Files;
  readonly date: () => Date;
  /** Who imports. */
  readonly by: string;
  /** The importer and its version: "me-llama-ddx 0.1.0". */
  readonly software: string;
  /** A person's own list of names that identify patients. */
  readonly names: readonly string[];
}

/** What an import would meet. `changed`: the source gives another text now; `edited`: the text was edited here. */
export type CaseState = 'new' | 'same' | 'changed' | 'edited';

/** One case of a file. */
export interface Arriving {
  /** The whole path of the source. */
  readonly file: string;
  /** Of the bytes of the file. */
  readonly sha256: string;
  readonly format: Format;
  readonly draft: Draft;
  /** How many cases the file holds. */
  readonly of: number;
  /** Which sections a person took, one for each of the draft; null leaves it to the draft. */
  readonly included: readonly boolean[] | null;
}

/** `changed`, `edited`, `empty`: nothing was written, and `warnings` say why and what to do. */
export type Outcome = 'imported' | 'unchanged' | 'changed' | 'edited' | 'empty';

export interface Arrived {
  /** '' for a case that is empty and not in the study. */
  readonly id: string;
  readonly outcome: Outcome;
  /** As it stands in the study. */
  readonly text: string;
  /** Open ones in the text. */
  readonly leaks: number;
  readonly identifiers: number;
  /** Those of the draft first. */
  readonly warnings: readonly Sentence[];
}

interface Prepared {
  readonly arrived: Arrived;
  readonly written: Promise<void> | null;
}

const leftover = /\.import-[0-9a-f-]{36}\.tmp$/;
const hour = 3_600_000;

/** Writes cases into a study folder. What can be read there afterwards is whole, whatever happened in between. */
export class Intake {
  readonly root: string;
  readonly #files: Files;
  readonly #means: IntakeMeans;
  readonly #places: Places;
  readonly #casework: Casework;
  readonly #writer: CaseWriter;
  readonly #references = new Map<string, Reference>();
  readonly #sources = new Sources();
  readonly #taken = new TakenIds();
  /** One case after the other is looked at; their writing is shared. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(places: Places, means: IntakeMeans, plan: NewPlan | null) {
    this.root = places.root;
    this.#places = places;
    this.#means = means;
    this.#files = means.files ?? nodeFiles;
    this.#casework = new Casework(this.root, { files: this.#files, date: means.date, by: () => means.by });
    this.#writer = new CaseWriter(this.#files, places, plan, () => means.date().getTime());
  }

  /**
   * Opens a study folder, or a place where one is made as soon as there is a case for it. Refuses a plan that cannot be
   * read.
   */
  static async open(folder: string, means: IntakeMeans): Promise<Intake> {
    const root = resolve(folder);
    const files = means.files ?? nodeFiles;
    const { kind } = await files.facts(root).catch(() => ({ kind: 'folder' }));
    if (kind !== 'folder') throw new HumanError('{0} is a file. Name a folder for the study.', root);
    const found = await findStudy(root, files);
    const study = found?.root === root ? found : null;
    if (study !== null && study.problem !== null) throw study.problem;
    const fresh: NewPlan = { schema: 'ddx/study@2', title: basename(root) || root, cases: ['cases'] };
    const plan = study?.plan ?? Plan.parse(fresh);
    const intake = new Intake(placesOf(root, plan), means, study === null ? fresh : null);
    await intake.#know(study ?? studyWith(root, plan, files));
    return intake;
  }

  /** What an import of this case would meet, before it is tried. */
  async stateOf(file: string, sha256: string, draft: Draft): Promise<{ state: CaseState; id: string | null }> {
    const known = this.#sources.find(this.#uriOf(file), sha256, draft.key);
    const text = known === null ? null : await this.#textOf(known.id);
    if (known === null || text === null) return { state: 'new', id: known?.id ?? null };
    if (isEdited(known, hashOf(text))) return { state: 'edited', id: known.id };
    const same = hashOf(compose(choose(draft, null)).text) === known.draftSha256;
    return { state: same ? 'same' : 'changed', id: known.id };
  }

  /** Whether a person chose among the sections of a case of this file, so that those left out are needed as well. */
  wasChosenIn(file: string): boolean {
    return this.#sources.wasChosenIn(this.#uriOf(file));
  }

  /**
   * Settles when the case is on disk; many at once share the waits. What rejects with a HumanError could not be written,
   * and neither can what comes after it.
   */
  put(arriving: Arriving): Promise<Arrived> {
    const turn = this.#turn.then(() => this.#prepare(arriving));
    this.#turn = turn.catch(() => undefined);
    return turn.then(async ({ arrived, written }) => {
      await written;
      return arrived;
    });
  }

  /** What the study holds already. */
  async #know(study: Study): Promise<void> {
    for (const file of (await study.cases()).files) this.#taken.add(study.caseIdOf(file));
    for (const [id, reference] of (await study.references()).byCase) this.#references.set(id, reference);
    const folder = join(this.root, provenanceFolder);
    for (const place of [this.root, this.#places.cases, folder]) {
      const names = await this.#list(place);
      await this.#removeLeftovers(place, names);
      if (place === folder) await this.#knowRecords(names);
    }
  }

  async #knowRecords(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (!name.endsWith('.json') || name.startsWith('.')) continue;
      const id = name.slice(0, -'.json'.length).normalize('NFC');
      this.#taken.add(id);
      const provenance = await this.#casework.read(id);
      if (provenance !== null) this.#sources.add(provenance);
    }
  }

  async #removeLeftovers(folder: string, names: readonly string[]): Promise<void> {
    for (const name of names.filter((one) => leftover.test(one))) {
      const path = join(folder, name);
      try {
        const { changed } = await this.#files.facts(path);
        // A younger one may belong to an import that is under way.
        if (this.#means.date().getTime() - changed > hour) await this.#files.remove(path);
      } catch {
        // It is in nobody's way.
      }
    }
  }

  async #list(folder: string): Promise<readonly string[]> {
    try {
      return await this.#files.list(folder);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw refused(error, folder);
    }
  }

  async #prepare(arriving: Arriving): Promise<Prepared> {
    this.#writer.throwIfStopped();
    const known = this.#sources.find(this.#uriOf(arriving.file), arriving.sha256, arriving.draft.key);
    const text = known === null ? null : await this.#textOf(known.id);
    return known === null || text === null ? this.#first(arriving, known) : this.#again(arriving, known, text);
  }

  /** A case that is not in the study, or of which there is only the record: it was deleted, or its import broken off. */
  #first(arriving: Arriving, known: KnownCase | null): Prepared {
    const { draft } = arriving;
    const sections = choose(draft, arriving.included);
    const { text } = compose(sections);
    if (text.trim() === '') return { arrived: emptyCase(draft, '', ''), written: null };
    const naming = { ...arriving, name: basename(arriving.file), names: this.#means.names };
    const id = known?.id ?? this.#taken.take(idFor(draft, naming));
    return this.#compose(id, arriving, sections, null, null);
  }

  /** A case that is in the study. */
  async #again(arriving: Arriving, known: KnownCase, text: string): Promise<Prepared> {
    const { draft, included, file } = arriving;
    const { id } = known;
    const path = this.#writer.textPath(id);
    const record = await this.#recordOf(id);
    if (record === null) throw new HumanError('The record of {0} was taken away meanwhile. Import again.', path);
    const found = hashOf(text);
    const draftSha256 = hashOf(compose(choose(draft, null)).text);
    const stays = (outcome: Outcome, ...why: Sentence[]): Arrived => {
      const marked = found === record.textSha256 ? record.known : [];
      const checked = this.#checkedBefore(known, found) ?? this.#check(id, text, marked, record.kept);
      return arrivedAs(outcome, id, text, [...this.#warningsOf(id, draft), ...why], checked);
    };

    if (included !== null) {
      const sections = choose(draft, included);
      const wanted = compose(sections).text;
      if (wanted.trim() === '') return { arrived: emptyCase(draft, id, text), written: null };
      if (wanted !== text && !isEdited(known, found)) {
        return this.#compose(id, arriving, sections, record, found);
      }
      if (wanted !== text) {
        const why = sentence(
          '{0} was edited here and stays as it is. Delete it and import again to choose anew.',
          path,
        );
        return { arrived: stays('edited', why), written: null };
      }
    } else if (draftSha256 === found && isEdited(known, found)) {
      return this.#compose(id, arriving, choose(draft, null), record, found);
    } else if (draftSha256 !== known.draftSha256) {
      const why = sentence(
        '{0} gives another text than when it was imported, and {1} stays as it is. Delete {1} and import again to have the new text.',
        file,
        path,
      );
      return { arrived: stays('changed', why), written: null };
    }

    const before = choose(draft, record.sections.length === draft.sections.length ? takenIn(record) : included);
    const composed = compose(before);
    const asRecorded = hashOf(composed.text) === known.importedSha256;
    // An import that was to write other sections was broken off before the text.
    if (asRecorded && found === known.replacedSha256) return this.#compose(id, arriving, before, record, found);

    const reference = this.#referenceFor(id, draft);
    const refresh =
      known.uri === this.#uriOf(file)
        ? known.sha256 !== arriving.sha256 || known.draftSha256 !== draftSha256
        : await this.#isGone(known);
    if (!refresh && reference === null) return { arrived: stays('unchanged'), written: null };
    const source = this.#sourceOf(arriving, draftSha256);
    const { paragraphs, known: identifiers } = placesIn(composed);
    const isAsImported = record.textSha256 === known.importedSha256;
    const places = asRecorded ? { paragraphs, known: isAsImported ? identifiers : record.known } : {};
    const provenance = refresh ? { ...record, source, ...places } : null;
    const arrived = stays('unchanged');
    return { arrived, written: this.#write({ id, provenance, reference, text: null }, false) };
  }

  /** Writes the text of a case with all that belongs to it; `found` is the hash of the text that it replaces. */
  #compose(
    id: string,
    arriving: Arriving,
    sections: readonly Section[],
    record: Provenance | null,
    found: string | null,
  ): Prepared {
    const { draft } = arriving;
    const { by, date, software } = this.#means;
    const composed = compose(sections);
    const { text } = composed;
    const reference = this.#referenceFor(id, draft);
    const to = hashOf(text);
    const at = date().toISOString();
    const before = record?.changes ?? [];
    const last = before.at(-1);
    const isSaid = found === null || found === to || (last?.from === found && last.to === to);
    const changes = isSaid ? before : [...before, { at, by, what: 'chosen' as const, from: found, to }];
    const kept = record?.kept ?? [];
    const checked = this.#check(id, text, composed.known, kept);
    const provenance: Provenance = {
      schema: 'ddx/provenance@1',
      case: id,
      title: draft.title,
      cluster: record?.cluster ?? this.#clusterOf(id, arriving),
      source: this.#sourceOf(arriving, hashOf(compose(choose(draft, null)).text)),
      imported: { at, by, software },
      sections: sections.map(({ title, code, included, reason }) => ({ title, code, included, reason })),
      ...placesIn(composed),
      importedSha256: to,
      textSha256: to,
      changes,
      kept,
      checked,
      warnings: draft.warnings.map(({ template, values }) => ({ template, values: [...values] })),
    };
    const arrived = arrivedAs('imported', id, text, this.#warningsOf(id, draft), checked);
    return { arrived, written: this.#write({ id, provenance, reference, text }, record === null) };
  }

  #write(staged: Staged, isNew: boolean): Promise<void> {
    if (staged.provenance !== null) this.#sources.add(staged.provenance);
    return this.#writer.write(staged, isNew);
  }

  #sourceOf({ file, format, draft, sha256 }: Arriving, draftSha256: string): NonNullable<Provenance['source']> {
    const { title, licence, published, ids } = draft.facts;
    const uri = this.#uriOf(file);
    return { uri, format, key: draft.key, sha256, draftSha256, title, licence, published, ids: { ...ids } };
  }

  /** A hash, because what tells patients apart may identify them. */
  #clusterOf(id: string, { file, of, draft }: Arriving): string {
    if (isPatientCluster(draft.cluster)) return draft.cluster;
    return of === 1 ? id : `source-${hashOf(`${this.#uriOf(file)}\0${draft.cluster}`).slice(0, 12)}`;
  }

  /** The line that the study needs for this case. One that is there holds: a person may have corrected it. */
  #referenceFor(id: string, { reference }: Draft): Reference | null {
    if (reference === null || reference.diagnosis.trim() === '' || this.#references.has(id)) return null;
    const { diagnosis, accepted, basis } = reference;
    const line: Reference = { schema: 'ddx/reference@1', case: id, diagnosis, accepted: [...accepted], basis };
    this.#references.set(id, line);
    return line;
  }

  #warningsOf(id: string, { reference, warnings }: Draft): readonly Sentence[] {
    const holds = this.#references.get(id);
    if (reference === null || holds === undefined) return warnings;
    if (referenceSha256(reference) === referenceSha256(holds)) return warnings;
    const file = basename(this.#places.references);
    const other = sentence(
      'For {0} the source gives another reference than {1}, which stays as it is. Correct it there if the source is right.',
      id,
      file,
    );
    return [...warnings, other];
  }

  #check(id: string, text: string, known: Composed['known'], kept: Provenance['kept']): Checked {
    return check({ text, reference: this.#references.get(id) ?? null, known, names: this.#means.names, kept });
  }

  #checkedBefore({ id, checked }: KnownCase, textSha256: string): Checked | null {
    const reference = this.#references.get(id);
    const hash = reference === undefined ? null : referenceSha256(reference);
    return checked?.textSha256 === textSha256 && checked.referenceSha256 === hash ? checked : null;
  }

  #uriOf(file: string): string {
    const whole = resolve(file);
    return isInside(this.root, whole) ? relative(this.root, whole).split(sep).join('/') : pathToFileURL(whole).href;
  }

  async #isGone({ uri }: KnownCase): Promise<boolean> {
    try {
      await this.#files.facts(uri.startsWith('file:') ? fileURLToPath(uri) : join(this.root, uri));
      return false;
    } catch (error) {
      return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
    }
  }

  /** The text of a case as it stands; null where there is none. One that cannot be read as text is another than imported. */
  async #textOf(id: string): Promise<string | null> {
    const pending = this.#writer.pending(id)?.text ?? null;
    if (pending !== null) return pending;
    try {
      return new TextDecoder().decode(await this.#files.read(this.#writer.textPath(id)));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw refused(error, this.#writer.textPath(id));
    }
  }

  async #recordOf(id: string): Promise<Provenance | null> {
    return this.#writer.pending(id)?.provenance ?? this.#casework.read(id);
  }
}

function placesOf(root: string, plan: Plan): Places {
  const cases = plan.cases.find((place) => !isCaseFileName(basename(place)) && isInside(root, resolve(root, place)));
  if (cases === undefined) {
    throw new HumanError(
      '{0} names no folder for cases. Add “cases” to its list of cases, then import again.',
      join(root, planFile),
    );
  }
  const references = resolve(root, plan.references);
  if (!isInside(root, references)) {
    throw new HumanError('{0} names {1}, which is outside the study. Move it in.', planFile, plan.references);
  }
  return { root, cases: resolve(root, cases), references };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/** Whether a text is another than any import wrote. */
function isEdited({ importedSha256, replacedSha256 }: KnownCase, found: string): boolean {
  return found !== importedSha256 && found !== replacedSha256;
}

function takenIn({ sections }: Provenance): readonly boolean[] {
  return sections.map(({ included }) => included);
}

function placesIn({ paragraphs, known }: Composed): Pick<Provenance, 'paragraphs' | 'known'> {
  return {
    paragraphs: paragraphs.map(({ start, end, place }) => ({ start, end, source: { ...place } })),
    known: known.map((one) => ({ ...one })),
  };
}

function arrivedAs(
  outcome: Outcome,
  id: string,
  text: string,
  warnings: readonly Sentence[],
  checked: Pick<Checked, 'leaks' | 'identifiers'>,
): Arrived {
  const { leaks, identifiers } = checked;
  return { id, outcome, text, leaks, identifiers, warnings };
}

function emptyCase({ title, warnings }: Draft, id: string, text: string): Arrived {
  const why = sentence('No section of {0} is taken. Choose some in the preview of the import.', title);
  return arrivedAs('empty', id, text, [...warnings, why], { leaks: 0, identifiers: 0 });
}
