import { randomInt } from 'node:crypto';
import * as vscode from 'vscode';
import type { KeptIdentifier } from '../../arms/gate/guard.ts';
import type { Identifier } from '../../cases/phi/identifier.ts';
import { identifiersIn } from '../../cases/phi/identifiersIn.ts';
import { masking, replacing, type Replacement } from '../../cases/phi/mask.ts';
import { noSurrogates, standIns, Surrogates, type SurrogateMap } from '../../cases/phi/surrogates.ts';
import { HumanError } from '../../humanError.ts';
import { applyAs } from '../cases/recordEdits.ts';
import type { Kept } from './kept.ts';
import type { Looked } from './look.ts';
import type { SubjectHere, Subjects } from './subject.ts';
import type { Vault } from './vault.ts';

export interface FixMeans {
  readonly kept: Kept;
  readonly subjects: Subjects;
  readonly surrogates: Vault<SurrogateMap>;
  readonly names: () => readonly string[];
}

/** How words are taken out: by their marks, or by others that stand for them. */
export type Way = 'masked' | 'replaced';

/** What is done about findings, and where. `looked` is what was found in the document as it stands. */
export interface Fixing {
  readonly document: vscode.TextDocument;
  readonly looked: Looked;
  readonly chosen: readonly Identifier[];
}

/** Takes findings out of a document, as one edit that can be undone. Only their words change. */
export async function fixHere(fixing: Fixing, way: Way, means: FixMeans): Promise<void> {
  const { document } = fixing;
  const { version } = document;
  const before = document.getText();
  const bySubject = await replacementsOf(fixing, way, means);
  if (way === 'replaced') await keepStandIns(before, bySubject, means);
  if (document.version !== version) throw changed();
  const edit = new vscode.WorkspaceEdit();
  const all = bySubject.flatMap(({ replacements }) => replacements);
  for (const { start, end, text } of all) edit.replace(document.uri, rangeOf(document, { start, end }), text);
  if (!(await applyAs(way, document, edit))) {
    throw new HumanError('The editor did not take the change. Nothing was changed; use a copy beside it instead.');
  }
}

/** The same in a new document beside it, which has no file: the one it comes from stays as it is. */
export async function fixInCopy(fixing: Fixing, way: Way, means: FixMeans): Promise<vscode.TextEditor> {
  const { document } = fixing;
  const before = document.getText();
  const bySubject = await replacementsOf(fixing, way, means);
  const all = bySubject.flatMap(({ replacements }) => replacements);
  const { text, placed } = replacing(before, all);
  const copy = await vscode.workspace.openTextDocument({ content: text, language: document.languageId });
  const [own] = await means.subjects.at(copy, [0]);
  if (own) {
    const decided = (await Promise.all(bySubject.map(({ subject }) => means.kept.of(subject)))).flat();
    const stays = [...decided, ...(way === 'replaced' ? keptStandIns(text, placed, means) : [])];
    await means.kept.keep(own, copy.getText(), stays);
    await means.kept.keepInText(copy.getText(), stays);
    // What was made up stands in the copy, and is found from there.
    const [map] = bySubject.flatMap(({ map }) => map ?? []);
    if (map !== undefined && bySubject.length === 1) await means.surrogates.change(own.key, () => map);
  }
  return vscode.window.showTextDocument(copy, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}

/** Records that words stay, in each case that they stand in. */
export async function keep({ document, chosen }: Fixing, reason: string, means: FixMeans): Promise<void> {
  const text = document.getText();
  const groups = await grouped(document, chosen, means.subjects);
  for (const { subject, findings } of groups) {
    await means.kept.keep(subject, textOf(subject, text), unique(findings, reason));
  }
}

/** Takes such decisions back: the words are pointed at again. */
export async function reopen({ document, chosen }: Fixing, means: FixMeans): Promise<void> {
  const text = document.getText();
  for (const { subject, findings } of await grouped(document, chosen, means.subjects)) {
    await means.kept.reopen(subject, textOf(subject, text), findings);
  }
}

interface Replaced {
  readonly subject: SubjectHere;
  readonly replacements: readonly Replacement[];
  readonly map: SurrogateMap | null;
}

/** What stands for what is on disk before a word is changed. */
async function replacementsOf(
  { document, looked, chosen }: Fixing,
  way: Way,
  { subjects, surrogates }: FixMeans,
): Promise<readonly Replaced[]> {
  const text = document.getText();
  const here = chosen.filter((one) => text.slice(one.start, one.end) === one.text);
  if (here.length < chosen.length) throw changed();
  const done: Replaced[] = [];
  for (const { subject, findings } of await grouped(document, here, subjects)) {
    if (way === 'masked') {
      done.push({ subject, replacements: masking(findings), map: null });
      continue;
    }
    let replacements: readonly Replacement[] = [];
    const map = await surrogates.change(subject.key, (before) => {
      const made = new Surrogates({ text, findings: looked.found }, randomInt, before ?? noSurrogates);
      replacements = made.replacements(findings);
      return made.map;
    });
    done.push({ subject, replacements, map });
  }
  return done;
}

/** Kept with the text as it was: that it changes is recorded when it is saved. */
async function keepStandIns(before: string, all: readonly Replaced[], means: FixMeans): Promise<void> {
  const { text, placed } = replacing(
    before,
    all.flatMap(({ replacements }) => replacements),
  );
  const decisions = keptStandIns(text, placed, means);
  for (const { subject } of all) await means.kept.keep(subject, textOf(subject, before), decisions);
}

function textOf({ start, end }: SubjectHere, text: string): string {
  return text.slice(start, end);
}

function keptStandIns(
  text: string,
  placed: readonly Replacement[],
  { names }: Pick<FixMeans, 'names'>,
): readonly KeptIdentifier[] {
  const found = identifiersIn(text, { names: names() });
  return unique(standIns(found, placed, text), vscode.l10n.t('A surrogate: it stands for other words.'));
}

function unique(findings: readonly Identifier[], reason: string): readonly KeptIdentifier[] {
  const byWords = new Map(findings.map(({ class: kind, text }) => [`${kind} ${text}`, { class: kind, text, reason }]));
  return [...byWords.values()];
}

async function grouped(
  document: vscode.TextDocument,
  findings: readonly Identifier[],
  subjects: Subjects,
): Promise<readonly { readonly subject: SubjectHere; readonly findings: readonly Identifier[] }[]> {
  const of = await subjects.at(
    document,
    findings.map(({ start }) => start),
  );
  const groups = new Map<string, { subject: SubjectHere; findings: Identifier[] }>();
  for (const [n, one] of findings.entries()) {
    const subject = of[n] as SubjectHere;
    const group = groups.get(subject.key) ?? { subject, findings: [] };
    group.findings.push(one);
    groups.set(subject.key, group);
  }
  return [...groups.values()];
}

export function rangeOf(document: vscode.TextDocument, { start, end }: { start: number; end: number }): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function changed(): HumanError {
  return new HumanError('The text changed meanwhile. Nothing was done; check it again.');
}
