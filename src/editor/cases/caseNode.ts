import type * as vscode from 'vscode';
import type { CaseHeading } from '../../cases/sections.ts';
import type { AnswerSummary } from '../../study/shelf.ts';
import type { Study } from '../../study/study.ts';

/** A case of the open study. */
export interface CaseNode {
  readonly kind: 'case';
  readonly study: Study;
  readonly id: string;
  readonly file: vscode.Uri;
  readonly heading: CaseHeading | null;
}

/** An answer to it. */
export interface AnswerNode {
  readonly kind: 'answer';
  readonly study: Study;
  readonly answer: AnswerSummary;
}

export type Node = CaseNode | AnswerNode;

export function labelOf({ heading, id }: CaseNode): string {
  return heading?.heading ?? id;
}

/** Tells cases of all open studies apart. */
export function keyOf({ file, heading }: CaseNode): string {
  return [file.toString(), heading?.slug ?? ''].join('\0');
}

/** A case among whatever else a command is handed. */
export function isCaseNode(given: unknown): given is CaseNode {
  return typeof given === 'object' && given !== null && 'kind' in given && given.kind === 'case' && 'study' in given;
}
