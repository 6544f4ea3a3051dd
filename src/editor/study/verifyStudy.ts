import { join } from 'node:path';
import * as vscode from 'vscode';
import { nodeFiles } from '../../ledger/files.ts';
import { HumanError } from '../../humanError.ts';
import { verify, type Verification } from '../../ratings/verify/verify.ts';
import { sentenceOf } from '../report.ts';
import { rootIn, whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Verify Study*: whether anything in the record was changed, removed or put in; also of a rater's pack. */
export async function verifyStudy(needs: StepNeeds, of: unknown): Promise<void> {
  const { t } = vscode.l10n;
  const root = await whichRoot(needs, of);
  if (root === undefined) return;
  const found = await working(t('Verifying'), () => verify(root, nodeFiles));
  await needs.sheets.show(needs.sheets.make({ name: t('Verify Study'), text: reportOf(root, found) }));
  const { bad } = found;
  if (bad === null) {
    const copy = t('Copy Fingerprint');
    const chosen = await vscode.window.showInformationMessage(t('Nothing in the record was changed.'), copy);
    if (chosen === copy) await vscode.env.clipboard.writeText(found.fingerprint);
    return;
  }
  const open = t('Open the File');
  const chosen = await vscode.window.showErrorMessage(
    t('The record is not whole. {0}: {1}', bad.line === null ? bad.file : `${bad.file}:${bad.line}`, bad.reason),
    open,
  );
  if (chosen !== open) return;
  const at = new vscode.Position(Math.max(0, (bad.line ?? 1) - 1), 0);
  await vscode.window.showTextDocument(vscode.Uri.file(join(root, bad.file)), { selection: new vscode.Range(at, at) });
}

async function whichRoot(needs: StepNeeds, of: unknown): Promise<string | undefined> {
  if (rootIn(of) !== null) return rootIn(of) ?? undefined;
  const shots = await needs.shots();
  const [pack] = shots.filter(({ kind }) => kind === 'pack');
  if (pack && shots.every(({ kind }) => kind === 'pack')) return pack.root;
  if (shots.length === 0) throw new HumanError('No study is open. Open a folder that has a study.json, or a pack.');
  return (await whichStudy(needs, of))?.root;
}

function reportOf(root: string, { ok, fingerprint, files, bad, problems, notes }: Verification): string {
  const { t } = vscode.l10n;
  const lines = [
    ok ? t('The record is whole.') : t('The record is not whole.'),
    root,
    t('Fingerprint: {0}', fingerprint),
    '',
    ...(bad === null
      ? []
      : [
          bad.line === null
            ? t('First: {0}: {1}', bad.file, bad.reason)
            : t('First: {0}, line {1}: {2}', bad.file, bad.line, bad.reason),
          '',
        ]),
    ...problems.map(sentenceOf),
    ...(problems.length > 0 ? [''] : []),
    ...files.map(({ file, events, head, tornBytes }) =>
      [
        file,
        events === 1 ? t('1 event') : t('{0} events', events),
        head?.slice(0, 16) ?? '-',
        ...(tornBytes > 0 ? [t('last line cut off: {0} bytes', tornBytes)] : []),
      ].join('  '),
    ),
    '',
    ...notes.map((note) => t(note.template, ...note.values)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
