import * as vscode from 'vscode';
import type { Guard } from '../../arms/gate/guard.ts';
import type { Case } from '../../cases/case.ts';
import { HumanError } from '../../humanError.ts';
import { editorOf } from '../diagnose.ts';
import { command, report } from '../report.ts';
import { settings } from '../settings.ts';
import type { Place } from '../taking.ts';
import { CheckedDocuments } from './checked.ts';
import { IdentifierFixes, type Resolving } from './identifierFixes.ts';
import type { Desk } from './desk.ts';
import type { IdentifierNeeds } from './identifierNeeds.ts';
import { ownNames } from './policy.ts';
import type { Stored } from './storedData.ts';

/** What a person can send to be reviewed: a case, and where it stood. */
export interface ReviewSubject {
  readonly case: Case;
  readonly place: Place;
}

/** Larger documents are looked through when that is asked for, and not while someone types. */
const mostCharactersLive = 300_000;
const liveLanguages: ReadonlySet<string> = new Set(['plaintext', 'markdown']);

/**
 * What may identify a patient, in the editor: found on demand or while someone types, shown where it stands, and
 * resolved by the person. What is heavy is loaded with the first use.
 */
export class Identifiers {
  readonly #needs: IdentifierNeeds;
  readonly #checked: CheckedDocuments;
  #loaded: Promise<Desk> | undefined;

  constructor(needs: IdentifierNeeds) {
    this.#needs = needs;
    this.#checked = new CheckedDocuments(
      async (document, part, signal) => (await this.#desk()).look(document, part, signal),
      (error) => void report(needs.log, error),
    );
  }

  /** For the guard: what the source of a case marked. */
  readonly known: Guard['known'] = async (kase) => (await this.#desk()).kept.markedIn(kase);

  /** For the guard: what was decided to stay in a case. */
  readonly kept: Guard['kept'] = async (kase) => (await this.#desk()).kept.ofCase(kase);

  /** For the guard: why a case goes all the same. */
  readonly override: Guard['override'] = async (...asked) => (await this.#desk()).override.ask(...asked);

  /** For Delete Stored Data. */
  async stored(): Promise<readonly Stored[]> {
    return (await this.#desk()).stored();
  }

  register(): vscode.Disposable {
    const { log } = this.#needs;
    const { workspace } = vscode;
    for (const document of workspace.textDocuments) this.#live(document);
    return vscode.Disposable.from(
      this.#checked,
      vscode.languages.registerCodeActionsProvider({ pattern: '**' }, new IdentifierFixes(this.#checked), {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
      workspace.onDidOpenTextDocument((document) => this.#live(document)),
      workspace.onDidChangeTextDocument((change) => this.#checked.changed(change)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      workspace.onDidChangeConfiguration((change) => this.#configured(change)),
      command(log, 'ddx.checkIdentifiers', (resource) => this.#check(resource)),
      command(log, 'ddx.reviewIdentifiers', (subject) => this.#review(subject)),
      command(log, 'ddx.resolveIdentifiers', (resolving) => this.#resolve(resolving)),
      command(log, 'ddx.showSurrogates', async () => (await this.#desk()).showSurrogates(documentOf(undefined))),
    );
  }

  /** What the person points at is looked through, and what is found is reviewed. */
  async #check(resource: unknown): Promise<void> {
    const editor = editorOf(resource);
    if (!editor) throw new HumanError('Open a document first, and put the cursor into the text to check.');
    await (await this.#desk()).check(editor);
  }

  async #review(subject: unknown): Promise<void> {
    if (!isReviewSubject(subject)) return this.#check(undefined);
    await (await this.#desk()).reviewCase(subject.case, subject.place);
  }

  async #resolve(resolving: unknown): Promise<void> {
    await (await this.#desk()).resolve(resolving as Resolving);
  }

  #live(document: vscode.TextDocument): void {
    if (settings().liveIdentifiers && isLive(document)) this.#checked.ask(document, null);
  }

  #closed(document: vscode.TextDocument): void {
    // A change of the language closes a document too, which is then still there.
    if (vscode.workspace.textDocuments.includes(document)) return;
    this.#checked.forget(document.uri.toString());
    if (document.isUntitled) void this.#loaded?.then((desk) => desk.subjects.closed(document.uri.toString()));
  }

  #configured(change: vscode.ConfigurationChangeEvent): void {
    if (change.affectsConfiguration('ddx.privacy.names')) {
      for (const { document, part } of this.#checked.all) this.#checked.ask(document, part);
    }
    if (!change.affectsConfiguration('ddx.privacy.live')) return;
    if (settings().liveIdentifiers) for (const document of vscode.workspace.textDocuments) this.#live(document);
    else for (const { document } of this.#checked.all) this.#checked.forget(document.uri.toString());
  }

  #desk(): Promise<Desk> {
    this.#loaded ??= import('./desk.ts').then(
      ({ Desk }) => new Desk({ ...this.#needs, names: ownNames, checked: this.#checked }),
    );
    return this.#loaded;
  }
}

function isLive(document: vscode.TextDocument): boolean {
  const writable = document.isUntitled || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === true;
  if (!writable || !liveLanguages.has(document.languageId)) return false;
  const last = document.lineAt(document.lineCount - 1).range.end;
  return document.offsetAt(last) <= mostCharactersLive;
}

function documentOf(resource: unknown): vscode.TextDocument {
  const document = editorOf(resource)?.document;
  if (document) return document;
  throw new HumanError('Open the document first.');
}

/** A page cannot send one: only the extension itself runs this command with a case. */
function isReviewSubject(subject: unknown): subject is ReviewSubject {
  return typeof subject === 'object' && subject !== null && 'case' in subject && 'place' in subject;
}
