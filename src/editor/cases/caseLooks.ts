import { basename } from 'node:path';
import { sha256 } from '../../cases/case.ts';
import type { Provenance } from '../../cases/provenance.ts';
import { readText } from '../../cases/readText.ts';
import { referenceSha256, type Reference } from '../../cases/reference.ts';
import type { Files } from '../../ledger/files.ts';
import type { Casework } from '../../study/casework.ts';
import type { Study } from '../../study/study.ts';
import { keyOf, type CaseNode } from './caseNode.ts';
import { casePartsOf } from './caseParts.ts';
import type { Counts, Looked, Origin } from './caseStates.ts';
import type { SourceFiles } from './sourceFiles.ts';
import { inTurns, Turns } from './slices.ts';

export interface LookMeans {
  readonly files: Files;
  readonly sources: SourceFiles;
  readonly caseworkOf: (root: string) => Promise<Casework>;
  /** A person's own list of names that identify patients. */
  readonly names: () => readonly string[];
  /** A folder that is not trusted is read and not written to, and nothing that it names outside is looked at. */
  readonly isTrusted: () => boolean;
  /** Settles when what was saved is on record: before that a text that was saved looks changed from outside. */
  readonly recorded: () => Promise<void>;
  /** These cases are known better now. */
  readonly changed: (cases: readonly CaseNode[]) => void;
  readonly report: (error: unknown) => void;
}

interface Known {
  readonly looked: Looked;
  /** Of all that the counts depend on. */
  readonly stamp: string;
  readonly record: Provenance | null;
}

/** So often a list that is being looked through tells what it found. */
const tellMs = 200;

/** Looks at cases one after another, in the background: what is open in their texts, and where they came from. */
export class CaseLooks {
  readonly #means: LookMeans;
  readonly #known = new Map<string, Known>();
  /** The file that was read last: it may hold many cases. */
  #read: { readonly path: string; readonly stamp: string; readonly texts: ReadonlyMap<string, string> } | null = null;
  #looking = new AbortController();
  #under: Promise<void> = Promise.resolve();
  /** Counts on record were made with another list of names. */
  #recordedAreOld = false;

  constructor(means: LookMeans) {
    this.#means = means;
  }

  dispose(): void {
    this.#looking.abort();
  }

  of(node: CaseNode): Looked | null {
    return this.#known.get(keyOf(node))?.looked ?? null;
  }

  /** The list of names is another one: everything is counted anew. */
  namesChanged(): void {
    this.#recordedAreOld = true;
    for (const [key, known] of this.#known) this.#known.set(key, { ...known, stamp: '' });
  }

  /** Settles when all were looked at, or something newer came in between. */
  look(cases: readonly CaseNode[]): Promise<void> {
    this.#looking.abort();
    const looking = new AbortController();
    this.#looking = looking;
    const keys = new Set(cases.map(keyOf));
    for (const key of this.#known.keys()) if (!keys.has(key)) this.#known.delete(key);
    const run = (): Promise<void> => this.#lookAt(cases, looking.signal).catch(this.#means.report);
    this.#under = this.#under.then(run);
    return this.#under;
  }

  async #lookAt(cases: readonly CaseNode[], signal: AbortSignal): Promise<void> {
    const turns = new Turns();
    await this.#means.recorded();
    const references = new Map<string, ReadonlyMap<string, Reference>>();
    let news: CaseNode[] = [];
    let told = performance.now();
    const tell = (): void => {
      if (news.length > 0) this.#means.changed(news);
      news = [];
      told = performance.now();
    };
    // Those that nobody looked at come first.
    const inOrder = [...cases].sort((a, b) => Number(this.of(a) !== null) - Number(this.of(b) !== null));
    for (const node of inOrder) {
      if (signal.aborted) break;
      const { root } = node.study;
      const ofStudy = references.get(root) ?? (await node.study.references()).byCase;
      references.set(root, ofStudy);
      if (await this.#lookAtOne(node, ofStudy.get(node.id) ?? null, turns, signal)) news.push(node);
      if (performance.now() - told > tellMs) tell();
      await turns.rest();
    }
    tell();
  }

  /** Whether something is known better than before. */
  async #lookAtOne(node: CaseNode, reference: Reference | null, turns: Turns, signal: AbortSignal): Promise<boolean> {
    const key = keyOf(node);
    const before = this.#known.get(key);
    const casework = await this.#means.caseworkOf(node.study.root);
    const recordPath = casework.pathOf(node.id);
    const stamp = [
      await this.#stampOf(node.file.fsPath),
      await this.#stampOf(recordPath),
      JSON.stringify([reference?.diagnosis ?? null, reference?.accepted ?? []]),
      JSON.stringify(this.#means.names()),
    ].join('\n');
    const isSame = before?.stamp === stamp;
    const record = isSame ? before.record : await this.#recordOf(casework, node.id);
    const source =
      record?.source && this.#means.isTrusted()
        ? await this.#means.sources.stateOf(node.study.root, record.source)
        : null;
    const looked = isSame
      ? { ...before.looked, source }
      : await this.#found(node, { reference, record, source, casework }, turns, signal);
    if (looked === null || signal.aborted) return false;
    this.#known.set(key, { looked, stamp, record: record && slim(record) });
    return JSON.stringify(looked) !== JSON.stringify(before?.looked);
  }

  async #recordOf(casework: Casework, id: string): Promise<Provenance | null> {
    try {
      return await casework.read(id);
    } catch (error) {
      this.#means.report(error);
      return null;
    }
  }

  async #found(
    node: CaseNode,
    facts: {
      readonly reference: Reference | null;
      readonly record: Provenance | null;
      readonly source: Looked['source'];
      readonly casework: Casework;
    },
    turns: Turns,
    signal: AbortSignal,
  ): Promise<Looked | null> {
    const { reference, record, source, casework } = facts;
    const looked = {
      hasReference: reference !== null,
      title: record?.title ?? null,
      hasRecord: record !== null,
      origin: record && originOf(record),
      source,
    };
    const text = await this.#textOf(node);
    if (text === null) return { ...looked, counts: null, textChanged: false };
    const hash = sha256(text);
    const textChanged = record !== null && record.textSha256 !== hash;
    const recorded = this.#recorded(record, hash, reference);
    if (recorded !== null) return { ...looked, counts: recorded, textChanged };

    const { checking } = await import('../../study/intake/check.ts');
    const known = record?.textSha256 === hash ? record.known : [];
    const names = this.#means.names();
    const steps = checking({ text, reference, known, names, kept: record?.kept ?? [] });
    const checked = await inTurns(steps, turns, signal);
    if (checked === null) return null;
    // A text of one's own without a diagnosis has none to give away.
    const leaks = reference === null && !record?.source ? 0 : checked.leaks;
    const { identifiers, referenceSha256 } = checked;
    if (record !== null && this.#means.isTrusted()) {
      await casework.checked(node.id, text, { leaks, identifiers, referenceSha256 }).catch(this.#means.report);
    }
    return { ...looked, counts: { leaks, identifiers }, textChanged };
  }

  /** What was counted before, where it still holds. */
  #recorded(record: Provenance | null, hash: string, reference: Reference | null): Counts | null {
    const checked = record?.checked ?? null;
    if (checked === null || this.#recordedAreOld || checked.textSha256 !== hash) return null;
    if (checked.referenceSha256 !== (reference === null ? null : referenceSha256(reference))) return null;
    return { leaks: checked.leaks, identifiers: checked.identifiers };
  }

  /** Null for what is no text. */
  async #textOf({ file, study, id }: CaseNode): Promise<string | null> {
    const path = file.fsPath;
    const stamp = await this.#stampOf(path);
    if (this.#read?.path !== path || this.#read.stamp !== stamp) {
      this.#read = { path, stamp, texts: await this.#textsIn(path, study) };
    }
    return this.#read.texts.get(id) ?? null;
  }

  async #textsIn(path: string, study: Study): Promise<ReadonlyMap<string, string>> {
    try {
      const text = readText(await this.#means.files.read(path));
      return new Map(casePartsOf(text, path, study).map((part) => [part.id, text.slice(part.start, part.end)]));
    } catch {
      return new Map();
    }
  }

  async #stampOf(path: string): Promise<string> {
    try {
      const { size, changed } = await this.#means.files.facts(path);
      return `${size} ${changed}`;
    } catch {
      return '';
    }
  }
}

/** A thousand records are kept: without what only fills them. */
function slim(record: Provenance): Provenance {
  return { ...record, paragraphs: [], known: [], sections: [], warnings: [] };
}

/** The name that intake gives a case whose source's name tells too much. */
const unnamed = /^case-[0-9a-f]{8}(?:-\d+)?$/;

function originOf({ case: id, source, sections }: Provenance): Origin | null {
  if (source === null) return null;
  const name = basename(source.uri.startsWith('file:') ? decoded(source.uri) : source.uri);
  return {
    file: unnamed.test(id) ? null : name,
    licence: source.licence,
    published: source.published,
    sections: sections.length,
    leftOut: sections.filter(({ included }) => !included).length,
  };
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
