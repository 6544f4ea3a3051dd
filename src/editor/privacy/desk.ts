import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Case } from '../../cases/case.ts';
import type { Identifier } from '../../cases/phi/identifier.ts';
import { SurrogateMap } from '../../cases/phi/surrogates.ts';
import { HumanError } from '../../humanError.ts';
import { back } from '../endpoints/steps.ts';
import { report } from '../report.ts';
import { wholeCase } from '../runs/wholeCase.ts';
import { takeFromEditor, type Place } from '../taking.ts';
import type { Checked, CheckedDocuments } from './checked.ts';
import { fixHere, fixInCopy, keep, reopen, type FixMeans, type Way } from './fixes.ts';
import type { Resolving } from './identifierFixes.ts';
import type { IdentifierNeeds } from './identifierNeeds.ts';
import { Kept, KeptWords } from './kept.ts';
import { look, type Looked, type Part } from './look.ts';
import { Override } from './override.ts';
import { askReason, review, type Decision } from './review.ts';
import { showSurrogates } from './showSurrogates.ts';
import { inFolders, type Stored } from './storedData.ts';
import { Subjects } from './subject.ts';
import { Vault } from './vault.ts';

export interface DeskNeeds extends IdentifierNeeds {
  readonly names: () => readonly string[];
  readonly checked: CheckedDocuments;
}

/** Where findings are looked at and resolved: made with its first use. */
export class Desk implements FixMeans {
  readonly #needs: DeskNeeds;
  readonly #keptWords: Vault<KeptWords>;
  readonly subjects: Subjects;
  readonly surrogates: Vault<SurrogateMap>;
  readonly kept: Kept;
  readonly override: Override;
  readonly names: () => readonly string[];

  constructor(needs: DeskNeeds) {
    const { storage, secrets, caseworks, shelves, memory, names, log } = needs;
    this.#needs = needs;
    this.names = names;
    this.subjects = new Subjects(shelves, memory);
    const vault = { folder: join(storage, 'surrogates'), secret: 'vault:surrogates', secrets };
    this.surrogates = new Vault(vault, SurrogateMap);
    this.#keptWords = new Vault({ folder: join(storage, 'kept'), secret: 'vault:kept', secrets }, KeptWords);
    this.kept = new Kept(this.#keptWords, caseworks, this.subjects, shelves);
    // The question is answered by then; the review stands by itself.
    this.override = new Override((kase) => void this.#reviewKept(kase).catch((error) => report(log, error)));
  }

  look(document: vscode.TextDocument, part: Part, signal: AbortSignal): Promise<Looked | null> {
    return look(document, part, this, signal);
  }

  /** Looks through what the person points at, and opens the review of what is found. */
  async check(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const study = await this.#needs.shelves.studyOf(document.uri);
    const { case: kase, place } = takeFromEditor(editor, study);
    await this.#checkPart(document, partOf(document, place.start, kase.text.length));
  }

  /** Reviews a case where it stands; where its words are gone, in a document of its own. */
  async reviewCase(kase: Case, place: Place): Promise<void> {
    const { text } = (await wholeCase({ case: kase, place })) ?? kase;
    const found = await documentWith(text, place);
    const document = found?.document ?? (await vscode.workspace.openTextDocument({ content: text }));
    await vscode.window.showTextDocument(document, { preview: false, viewColumn: columnOf(document) });
    await this.#checkPart(document, partOf(document, found?.start ?? 0, text.length));
  }

  /** What a quick fix asks for. */
  async resolve({ document, findings, how }: Resolving): Promise<void> {
    const checked = this.#needs.checked.of(document);
    if (checked === undefined) throw new HumanError('The text changed meanwhile. Nothing was done; check it again.');
    if (how === 'review') return this.#review(checked);
    if (how === 'reopen') {
      await reopen({ document, looked: checked.looked, chosen: findings }, this);
      await this.#needs.checked.check(document, checked.part);
      return;
    }
    if (how !== 'keep') return this.#carryOut(checked, findings, { how });
    const reason = await askReason(findings, false);
    if (reason !== undefined && reason !== back)
      await this.#carryOut(checked, findings, { how, reason: reason.trim() });
  }

  async showSurrogates(document: vscode.TextDocument): Promise<void> {
    await showSurrogates(document, this, this.#needs.sheets);
  }

  /** For Delete Stored Data. */
  stored(): readonly Stored[] {
    const of = (name: string, detail: string, folder: string, vault: { clear(): Promise<void> }): Stored => ({
      ...inFolders(name, detail, () => Promise.resolve([join(this.#needs.storage, folder)])),
      remove: async () => {
        await vault.clear();
        for (const { document, part } of this.#needs.checked.all) this.#needs.checked.ask(document, part);
      },
    });
    return [
      of(
        vscode.l10n.t('What surrogates stand for'),
        vscode.l10n.t('Encrypted. Without it nothing here leads from a surrogate back to the words.'),
        'surrogates',
        this.surrogates,
      ),
      of(
        vscode.l10n.t('Words kept in documents outside any study'),
        vscode.l10n.t('Encrypted, with your reasons. They are pointed at again.'),
        'kept',
        this.#keptWords,
      ),
    ];
  }

  async #checkPart(document: vscode.TextDocument, part: Part | null): Promise<void> {
    const checked = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for patient identifiers…') },
      () => this.#needs.checked.check(document, part),
    );
    if (checked === null) throw new HumanError('The text changed meanwhile. Nothing was done; check it again.');
    if (checked.looked.open.length > 0) return this.#review(checked);
    const kept = checked.looked.found.length;
    void vscode.window.showInformationMessage(
      kept === 0
        ? vscode.l10n.t(
            'Nothing was found that may identify a patient. That is no proof that nothing is there: read it.',
          )
        : vscode.l10n.t(
            'Nothing is open: {0} places were decided to stay. Other words may still identify a patient: read it.',
            kept,
          ),
    );
  }

  async #review(checked: Checked): Promise<void> {
    const reviewed = await review(checked);
    if (reviewed !== null) await this.#carryOut(checked, reviewed.chosen, reviewed.decision);
  }

  async #carryOut(checked: Checked, chosen: readonly Identifier[], decision: Decision): Promise<void> {
    const { document } = checked;
    const looked = this.#needs.checked.of(document)?.looked ?? checked.looked;
    const fixing = { document, looked, chosen };
    const { how } = decision;
    if (how === 'keep') await keep(fixing, decision.reason, this);
    else {
      const way: Way = how === 'mask' || how === 'maskInCopy' ? 'masked' : 'replaced';
      if (how === 'mask' || how === 'replace') await fixHere(fixing, way, this);
      else await fixInCopy(fixing, way, this);
    }
    const part = this.#needs.checked.of(document)?.part ?? null;
    if (how !== 'maskInCopy' && how !== 'replaceInCopy') await this.#needs.checked.check(document, part);
  }

  async #reviewKept(kase: Case): Promise<void> {
    const uri = await this.kept.uriOf(kase);
    await this.reviewCase(kase, { uri: uri?.toString() ?? '', start: kase.source.start ?? 0 });
  }
}

/** Null for the whole document, which stays whole while it grows. */
function partOf(document: vscode.TextDocument, start: number, length: number): Part | null {
  return length === document.getText().length ? null : { start, end: start + length };
}

/** The document of a place, if these words still stand in it. */
async function documentWith(text: string, { uri, start }: Place) {
  if (uri === '') return null;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)).then(undefined, () => null);
  const all = document?.getText() ?? '';
  const at = all.startsWith(text, start) ? start : all.indexOf(text);
  return document === null || at < 0 ? null : { document, start: at };
}

/** Where the document is on show; else the first column, as the panel stands in another. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find((one) => one.document === document);
  return shown?.viewColumn ?? vscode.ViewColumn.One;
}
