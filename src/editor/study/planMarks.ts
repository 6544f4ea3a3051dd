import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { nodeFiles } from '../../ledger/files.ts';
import { StudyLog } from '../../study/log/studyLog.ts';
import { readPlan } from '../../study/plan/plan.ts';
import { planProblems } from '../../study/plan/problems.ts';
import { planFile, studyWith } from '../../study/study.ts';
import { wrongWith } from '../../study/wrong.ts';
import { placeInJson, type JsonPath } from './jsonPlaces.ts';

export const planSource = 'DDx';
/** The code of a mark of what was changed after the lock. */
export const changedCode = 'changed-after-lock';

const quietMs = 400;

/** Marks what is wrong with a plan, and what was changed in it since it was locked, where it stands. */
export class PlanMarks implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #marks = vscode.languages.createDiagnosticCollection('ddx-plan');
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #listening: vscode.Disposable;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#listening = vscode.Disposable.from(
      this.#marks,
      vscode.workspace.onDidOpenTextDocument((document) => this.#soon(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#marks.delete(uri)),
    );
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#listening.dispose();
  }

  checkAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#soon(document);
  }

  #soon(document: vscode.TextDocument): void {
    const { uri } = document;
    if (uri.scheme !== 'file' || !uri.path.endsWith(`/${planFile}`)) return;
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#check(document).catch((error: unknown) => this.#log.error(String(error)));
      }, quietMs),
    );
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const marks = await marksOf(document);
    if (document.version === version && !document.isClosed) this.#marks.set(document.uri, marks);
  }
}

async function marksOf(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  const text = document.getText();
  const mark = (path: JsonPath, message: string, severity: vscode.DiagnosticSeverity): vscode.Diagnostic => {
    const { start, end } = placeInJson(text, path);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const made = new vscode.Diagnostic(range, message, severity);
    made.source = planSource;
    return made;
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The editor's own JSON support says where it breaks off.
    return [];
  }
  const root = dirname(document.uri.fsPath);
  const changed = (await changedSince(root, text, json)).map((path) => {
    const made = mark(
      path,
      vscode.l10n.t(
        'Changed since the protocol was locked. Record the deviation with its reason, or restore the locked text.',
      ),
      vscode.DiagnosticSeverity.Warning,
    );
    made.code = changedCode;
    return made;
  });
  const plan = readPlan(json);
  if (!plan.success) {
    // What the schema tells already, in the editor's own way, is not said twice.
    if (vscode.extensions.getExtension('vscode.json-language-features')) return changed;
    return [
      ...changed,
      ...plan.error.issues.map((issue) =>
        mark(issue.path as JsonPath, wrongWith([{ ...issue, path: [] }]), vscode.DiagnosticSeverity.Error),
      ),
    ];
  }
  const problems = await planProblems(plan.data, studyWith(root, plan.data, nodeFiles));
  return [
    ...changed,
    ...problems.map(({ path, message, severity }) =>
      mark(
        path,
        vscode.l10n.t(message.template, ...message.values),
        severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
      ),
    ),
  ];
}

/** The text of the plan in force; null before the lock. */
export async function lockedText(root: string): Promise<string | null> {
  const log = await StudyLog.read(root, nodeFiles);
  const texts = log.events.flatMap(({ event }) =>
    event.what === 'locked' || event.what === 'deviated' ? (event.planText ?? []) : [],
  );
  return texts.at(-1)?.replace(/^\uFEFF/, '') ?? null;
}

/** The fields that read otherwise than was locked; the whole where only its form differs. */
async function changedSince(root: string, text: string, json: unknown): Promise<readonly JsonPath[]> {
  const locked = await lockedText(root);
  if (locked === null || locked === text.replace(/^\uFEFF/, '')) return [];
  const before = fields(parsed(locked));
  const now = fields(json);
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], now[name]));
  return changed.length === 0 ? [[]] : changed.map((name) => [name]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
