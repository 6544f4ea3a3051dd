import * as vscode from 'vscode';
import { sha256, type Case } from '../../cases/case.ts';
import type { Place } from '../taking.ts';

/** The whole of a case that may be shortened; null where its text is no longer where it was. */
export async function wholeCase({
  case: kase,
  place,
}: {
  readonly case: Case;
  readonly place: Place;
}): Promise<Case | null> {
  if (kase.shortened === null) return kase;
  if (place.uri === '') return null;
  const { wholeSha256, wholeLength } = kase.shortened;
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
    const text = document.getText().slice(place.start, place.start + wholeLength);
    return sha256(text) === wholeSha256 ? { ...kase, text, sha256: wholeSha256, shortened: null } : null;
  } catch {
    // Gone: as good as changed.
    return null;
  }
}
