import * as vscode from 'vscode';
import type { Message } from '../../arms/prompt/prompt.ts';
import { previewOf, type Preview } from '../../arms/prompt/preview.ts';
import { HumanError } from '../../humanError.ts';
import { chooseEndpoint } from './chooseEndpoint.ts';
import { editorOf } from '../diagnose.ts';
import { endpointNamed } from './endpointNamed.ts';
import { locationWords } from './locationWords.ts';
import type { EndpointNeeds } from './needs.ts';
import { settings } from '../settings.ts';
import type { Sheet } from './sheets.ts';
import { takeFromEditor } from '../taking.ts';

/** Shows exactly what an endpoint would be sent for the case at hand. Sends nothing. */
export async function previewPrompt({ shelves, sheets }: EndpointNeeds, named: unknown): Promise<void> {
  const editor = editorOf(undefined);
  if (!editor) throw new HumanError('Open a document that holds a case first, and select its words.');
  const sketch = await chooseEndpoint(named, vscode.l10n.t('Whose prompt is shown?'));
  if (!sketch) return;
  const [endpoint, study] = await Promise.all([endpointNamed(sketch.name), shelves.studyOf(editor.document.uri)]);
  const preview = await previewOf(endpoint, takeFromEditor(editor, study).case, study?.plan?.top ?? settings().top);
  const about = [
    sizeOf(preview),
    `${preview.profile} · ${preview.template} · /${preview.api === 'chat' ? 'chat/' : ''}completions`,
    `${endpoint.name} · ${new URL(endpoint.baseUrl).origin} · ${locationWords(endpoint.location, vscode.l10n.t)}`,
  ];
  const hash = preview.api === 'chat' ? vscode.l10n.t('sha256 of the messages as JSON:') : 'sha256';
  // The whole hash would push everything else out of the line.
  const facts = [...about, `${hash} ${preview.sha256.slice(0, 12)}`];
  const name = vscode.l10n.t('Prompt for {0}', endpoint.name);
  const shown = preview.api === 'chat' ? messagesSheet(name, preview, facts) : { name, text: preview.text, facts };
  const { document } = await sheets.show(sheets.make(shown));
  // An editor knows one kind of line end in a document, and a case may hold another than its template.
  const asItIs = document.getText() === shown.text;
  const json = vscode.l10n.t('Show as JSON');
  const copy = vscode.l10n.t('Copy Facts');
  const chosen = await vscode.window.showInformationMessage(
    asItIs
      ? vscode.l10n.t('This is what “{0}” would be sent: {1}. Nothing was sent.', endpoint.name, sizeOf(preview))
      : vscode.l10n.t(
          'This is what “{0}” would be sent, but for the ends of its lines, which the editor makes all alike: {1}. Nothing was sent.',
          endpoint.name,
          sizeOf(preview),
        ),
    ...(preview.api === 'chat' ? [json] : []),
    copy,
  );
  if (chosen === json) await sheets.show(sheets.make({ name: `${name}.json`, text: preview.text, facts }));
  if (chosen === copy) await vscode.env.clipboard.writeText([...about, `${hash} ${preview.sha256}`].join('\n'));
}

/** The messages as they are, one after the other; over each stands whose it is. */
function messagesSheet(name: string, preview: Preview, facts: readonly string[]): Sheet {
  const messages = JSON.parse(preview.text) as Message[];
  const notes: { line: number; note: string }[] = [];
  let line = 0;
  for (const { role, content } of messages) {
    notes.push({ line, note: vscode.l10n.t('Message of the role “{0}”', role) });
    line += content.split('\n').length;
  }
  return { name, text: messages.map(({ content }) => content).join('\n'), facts, notes };
}

function sizeOf({ tokens, bytes }: Preview): string {
  const { language } = vscode.env;
  return tokens === null
    ? vscode.l10n.t('{0} bytes; how many tokens, only the server knows', bytes.toLocaleString(language))
    : vscode.l10n.t('{0} tokens, {1} bytes', tokens.toLocaleString(language), bytes.toLocaleString(language));
}
