import { html, nothing, type TemplateResult } from 'lit';
import type { Snapshot, Stage, SummaryView } from '../../src/protocol/import.ts';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';
import { casesWords, number } from './said.ts';

type StageOf<N extends Stage['is']> = Extract<Stage, { readonly is: N }>;

export interface EndsDo {
  readonly cancel: () => void;
  readonly stop: () => void;
  readonly startAgain: () => void;
  readonly close: () => void;
  readonly showCases: () => void;
  readonly openLeak: () => void;
}

/** What stands in the place of the list before there is one, and after. */
export function ends(stage: Exclude<Stage, StageOf<'choosing'>>, into: Snapshot['into'], does: EndsDo): TemplateResult {
  switch (stage.is) {
    case 'reading':
      return working(
        stage.of === 0 ? t('Looking for files…') : t('Reading {0} of {1} files', number(stage.done), number(stage.of)),
        stage,
        stage.name,
        html`<vscode-button appearance="secondary" @click=${does.cancel}>${t('Cancel')}</vscode-button>`,
      );
    case 'writing':
      return working(
        stage.stopping ? t('Stopping…') : t('Writing {0} of {1} cases', number(stage.done), number(stage.of)),
        stage,
        t('Each case is written whole or not at all.'),
        html`<vscode-button appearance="secondary" ?disabled=${stage.stopping} @click=${does.stop}
          >${t('Stop')}</vscode-button
        >`,
      );
    case 'cancelled':
      return said(t('Reading was cancelled'), [t('Nothing was written.')], again(does));
    case 'failed':
      return said(t('The import could not begin'), [stage.sentence, t('Nothing was written.')], again(does), 'failed');
    case 'gone':
      return gone(stage, does);
    case 'done':
      return done(stage, into, does);
  }
}

/** Nothing that was read holds a case. */
export function nothingFound({ skipped, failed }: Snapshot, does: Pick<EndsDo, 'startAgain'>): TemplateResult {
  const none = skipped.length + failed.length === 0;
  return html`<div class="nothing">
    <h2>${none ? t('There is no file here') : t('No case was found')}</h2>
    <p>
      ${
        none
          ? t('The folder is empty, or holds only hidden files. Choose another one.')
          : failed.length > 0
            ? t(
                'The list says of each file why nothing came of it. Correct the files that could not be read, then read them again.',
              )
            : t(
                'The list says of each file why it is no case. Case reports (JATS), C-CDA, FHIR, i2b2, tables and plain text can be imported.',
              )
      }
    </p>
    <vscode-button appearance="secondary" @click=${does.startAgain}>${t('Read Again')}</vscode-button>
  </div>`;
}

function working(
  title: string,
  { done, of }: { readonly done: number; readonly of: number },
  below: string,
  button: TemplateResult,
): TemplateResult {
  return html`<div class="end">
    <h2 class="numbers">${title}</h2>
    <progress aria-label=${title} max=${Math.max(1, of)} .value=${done}></progress>
    <p class="quiet one-line"><bdi>${below}</bdi></p>
    ${button}
  </div>`;
}

function said(title: string, lines: readonly string[], button: TemplateResult, kind = ''): TemplateResult {
  return html`<div class="end ${kind}">
    <h2>${kind === 'failed' ? icons.warning : nothing}${title}</h2>
    ${lines.map((line) => html`<p dir="auto">${line}</p>`)} ${button}
  </div>`;
}

function again({ startAgain, close }: EndsDo): TemplateResult {
  return html`<div class="buttons">
    <vscode-button @click=${startAgain}>${t('Read Again')}</vscode-button>
    <vscode-button appearance="secondary" @click=${close}>${t('Close')}</vscode-button>
  </div>`;
}

function gone({ wasWriting, canStartAgain }: StageOf<'gone'>, does: EndsDo): TemplateResult {
  const lines = wasWriting
    ? [
        t('The window was reloaded while cases were written. Those in the study are whole; the others are not there.'),
        t('Read the files again to go on: what is in the study is not imported twice.'),
      ]
    : [t('The window was reloaded, and what had been read went with it. Your choices are gone; nothing was written.')];
  return said(
    t('This import was interrupted'),
    lines,
    canStartAgain ? again(does) : html`<vscode-button @click=${does.close}>${t('Close')}</vscode-button>`,
  );
}

function done({ summary, problem, open }: StageOf<'done'>, into: Snapshot['into'], does: EndsDo): TemplateResult {
  const { imported, left, withLeaks } = summary;
  const title =
    problem === null && left === 0
      ? t('{0} imported into {1}', casesWords(imported), into.title)
      : t('{0} of {1} imported into {2}', number(imported), casesWords(imported + left), into.title);
  return html`<div class="end done ${problem === null ? '' : 'failed'}">
    <h2 dir="auto" tabindex="-1">${problem === null ? icons.check : icons.warning}${title}</h2>
    ${problem === null ? nothing : html`<p dir="auto">${problem}</p>`}
    ${
      left === 0
        ? nothing
        : html`<p>
            ${
              left === 1
                ? t('1 case is not in the study. Those that are in are whole, and are not imported twice.')
                : t(
                    '{0} cases are not in the study. Those that are in are whole, and are not imported twice.',
                    number(left),
                  )
            }
          </p>`
    }
    <dl class="counts">${countLines(summary)}</dl>
    ${openOnes(summary)} ${warnings(summary)}
    <div class="buttons">
      ${left === 0 ? nothing : html`<vscode-button @click=${does.startAgain}>${left === 1 ? t('Import the 1 Left') : t('Import the {0} Left', number(left))}</vscode-button>`}
      ${
        withLeaks === 0
          ? nothing
          : html`<vscode-button appearance=${left === 0 ? 'primary' : 'secondary'} @click=${does.openLeak}
              >${t('Open First Case with Leaks')}</vscode-button
            >`
      }
      <vscode-button appearance=${left === 0 && withLeaks === 0 ? 'primary' : 'secondary'} @click=${does.showCases}
        >${open ? t('Show in Cases View') : t('Open the Study’s Folder')}</vscode-button
      >
      <vscode-button appearance="secondary" @click=${does.close}>${t('Close')}</vscode-button>
    </div>
    ${readers(summary)}
  </div>`;
}

function countLines(summary: SummaryView): TemplateResult[] {
  const lines: readonly (readonly [string, number])[] = [
    [t('Imported'), summary.imported],
    [t('In the study already, unchanged'), summary.unchanged],
    [t('Changed in the source, not imported'), summary.changed],
    [t('Edited in the study, not imported'), summary.edited],
    [t('Without text, not imported'), summary.empty],
    [t('Files skipped, no case'), summary.skipped],
    [t('Files that could not be read'), summary.failed],
    [t('Cases with open leaks'), summary.withLeaks],
    [t('Cases that may identify someone'), summary.withIdentifiers],
  ];
  return lines
    .filter(([, count], at) => at === 0 || count > 0)
    .map(
      ([label, count]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${number(count)}</dd>
        </div>`,
    );
}

function openOnes({ withLeaks, withIdentifiers }: SummaryView): TemplateResult | typeof nothing {
  if (withLeaks + withIdentifiers === 0) return nothing;
  return html`<p class="advice">
    ${icons.info}<span
      >${t('Leaks and identifiers are marked in each case’s text, with what can be done about them. They stay open until you decide.')}</span
    >
  </p>`;
}

function warnings({ warnings: all }: SummaryView): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<details>
    <summary>${icons.chevronRight}${all.length === 1 ? t('1 warning') : t('{0} warnings', number(all.length))}</summary>
    <ul class="warnings">
      ${all.map((one) => html`<li>${icons.warning}<span dir="auto">${one}</span></li>`)}
    </ul>
  </details>`;
}

function readers({ readers: all }: SummaryView): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<section class="readers" aria-labelledby="readers">
    <h3 id="readers">${t('Other extensions may read these cases')}</h3>
    <p>
      ${t('These extensions can send text of open files to their own servers; this extension cannot see or stop that. Disable them for this folder before you open a case.')}
    </p>
    <ul>
      ${all.map((name) => html`<li dir="auto">${name}</li>`)}
    </ul>
  </section>`;
}
