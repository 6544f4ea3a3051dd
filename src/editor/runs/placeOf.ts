import { isAbsolute, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { Case } from '../../cases/case.ts';
import type { Place } from '../taking.ts';

const nowhere: Place = { uri: '', start: 0 };

/**
 * Where an answer that lies in a folder says its case stands. Anyone may have written that, and to look at a place is
 * to open it: so only what is the study's own, or what the person has open anyway.
 */
export function placeOf({ source }: Case, study: string | null): Place {
  if (source.uri === null) return nowhere;
  const root = study === null ? null : vscode.Uri.file(study);
  const whole = /^[\w+.-]{2,}:/.test(source.uri);
  if (!whole && root === null) return nowhere;
  const uri = whole || root === null ? parsed(source.uri) : vscode.Uri.joinPath(root, source.uri);
  const allowed = uri !== null && (root === null ? isOpen(uri) : isBelow(root, uri));
  return allowed ? { uri: uri.toString(), start: source.start ?? 0 } : nowhere;
}

function parsed(uri: string): vscode.Uri | null {
  try {
    return vscode.Uri.parse(uri, true);
  } catch {
    return null;
  }
}

function isOpen(uri: vscode.Uri): boolean {
  const { textDocuments, workspaceFolders = [] } = vscode.workspace;
  if (uri.scheme !== 'file' && uri.scheme !== 'untitled') return false;
  return (
    textDocuments.some((one) => one.uri.toString() === uri.toString()) ||
    workspaceFolders.some((folder) => isBelow(folder.uri, uri))
  );
}

/** Whether a file is in a folder, by its path as the file system reads it. */
function isBelow(folder: vscode.Uri, file: vscode.Uri): boolean {
  if (folder.scheme !== 'file' || file.scheme !== 'file' || folder.authority !== file.authority) return false;
  const way = relative(folder.fsPath, file.fsPath);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
