import * as vscode from 'vscode';
import { makeCase, type Case, type CaseSource } from '../cases/case.ts';
import { caseHeadings, sectionAt } from '../cases/sections.ts';
import { HumanError } from '../humanError.ts';
import type { Study } from '../study/study.ts';
import { relative, sep } from 'node:path';

/** Where a case's text stands in its document, so that findings can be lit there. */
export interface Place {
  readonly uri: string;
  readonly start: number;
}

/** A case, where it stands, and a sentence that says what was taken. */
export interface Taken {
  readonly case: Case;
  readonly place: Place;
  readonly said: string;
}

/** More than any case report; what is larger was not meant. */
const mostCharacters = 5_000_000;

/** The selection, else the case section under the cursor, else the whole document. */
export function takeFromEditor(editor: vscode.TextEditor, study: Study | null): Taken {
  const { document, selection } = editor;
  if (!selection.isEmpty) {
    const start = document.offsetAt(selection.start);
    const text = document.getText(selection);
    if (text.trim() === '') {
      throw new HumanError(
        'The selection holds only white space. Select the words of the case, or put the cursor into it without a selection.',
      );
    }
    const many = editor.selections.length > 1;
    return take(document, study, 'selection', start, text, (size) =>
      many
        ? vscode.l10n.t('The first of {0} selections, {1} characters', editor.selections.length, size)
        : vscode.l10n.t('The selection, {0} characters', size),
    );
  }
  return takeAt(document, document.offsetAt(selection.active), study);
}

/** The case section at an offset, else the whole document. */
export function takeAt(document: vscode.TextDocument, offset: number, study: Study | null): Taken {
  const all = document.getText();
  const section = sectionAt(all, offset);
  if (section) {
    if (section.end <= section.start) {
      throw new HumanError(
        'There is no text under the heading “{0}”. Put the cursor into another case.',
        section.heading,
      );
    }
    const text = all.slice(section.start, section.end);
    return take(document, study, 'section', section.start, text, (size) =>
      vscode.l10n.t('The section “{0}”, {1} characters, without its heading', section.heading, size),
    );
  }
  return takeDocument(document, study);
}

export function takeDocument(document: vscode.TextDocument, study: Study | null): Taken {
  return take(document, study, 'document', 0, document.getText(), (size) =>
    vscode.l10n.t('The whole document, {0} characters', size),
  );
}

function take(
  document: vscode.TextDocument,
  study: Study | null,
  kind: CaseSource['kind'],
  start: number,
  text: string,
  said: (size: string) => string,
): Taken {
  if (text.trim() === '') {
    throw new HumanError('There is no text to diagnose here. Open a document that holds a case, or select its words.');
  }
  if (text.length > mostCharacters) {
    throw new HumanError(
      'This text has {0} characters, more than a case can have ({1}). Select the part that is the case.',
      text.length.toLocaleString(vscode.env.language),
      mostCharacters.toLocaleString(vscode.env.language),
    );
  }
  const ofStudy = study?.holds(document.uri.fsPath) ? study : null;
  const source: CaseSource = {
    kind,
    uri: ofStudy ? relative(ofStudy.root, document.uri.fsPath).split(sep).join('/') : document.uri.toString(),
    start,
    end: start + text.length,
  };
  const heading = headingOver(document.getText(), start);
  const id = ofStudy ? ofStudy.caseIdOf(document.uri.fsPath, heading?.slug) : undefined;
  const title = heading?.heading;
  const made = makeCase(text, source, {
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
  });
  return {
    case: made,
    place: { uri: document.uri.toString(), start },
    said: said(text.length.toLocaleString(vscode.env.language)),
  };
}

/** The case heading over a text; its slug counts only where the document holds several cases. */
function headingOver(text: string, start: number): { heading: string; slug?: string } | null {
  const all = caseHeadings(text);
  const section = sectionAt(text, start) ?? (all.length === 1 ? (all[0] ?? null) : null);
  return section && (all.length > 1 ? section : { heading: section.heading });
}
