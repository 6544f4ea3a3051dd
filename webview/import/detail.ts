import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CaseView, FileView, OutRow, SectionView } from '../../src/protocol/import.ts';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';
import { canTake } from './list.ts';
import { casesWords, charactersWords, number, standingAdvice, standingWords } from './said.ts';
import { table, type TableDoes } from './table.ts';
import './caseText.ts';

export interface DetailDoes extends TableDoes {
  readonly take: (taken: boolean) => void;
  readonly include: (section: number, taken: boolean) => void;
  readonly reset: () => void;
  readonly applyToAll: () => void;
  readonly reveal: (paragraph: number) => void;
  readonly isOpen: (part: string) => boolean;
  readonly setOpen: (part: string, open: boolean) => void;
  /** Whether the host is reading something again. */
  readonly busy: boolean;
}

/** One case: what it is made of, and what would be written. */
export function caseDetail(shown: CaseView, does: DetailDoes): TemplateResult {
  const standing = standingWords(shown.standing);
  const fixed = !canTake({ ...shown, file: 0, warnings: 0 });
  return html`
    <div class="head">
      <h2 dir="auto">${shown.title}</h2>
      ${standing === '' ? nothing : html`<span class="tag">${standing}</span>`}
      <label class="check take"
        ><input
          type="checkbox"
          .checked=${live(shown.taken)}
          ?disabled=${fixed}
          @change=${(event: Event) => does.take((event.target as HTMLInputElement).checked)}
        /><span>${t('Import this case')}</span></label
      >
    </div>
    <p class="facts-line">
      <bdi>${shown.file}</bdi> · ${shown.format} · <span class="numbers">${charactersWords(shown.characters)}</span> ·
      <span class="numbers"
        >${shown.tokens === null ? t('counting tokens…') : shown.tokens === 1 ? t('1 token') : t('{0} tokens', number(shown.tokens))}</span
      >
    </p>
    ${shown.standing === 'new' ? nothing : html`<p class="advice">${icons.info}<span>${standingAdvice(shown.standing)}</span></p>`}
    ${warnings(shown.warnings)} ${reference(shown, does)} ${foldedTable(shown, does)}
    <div class="made-of">
      <section class="sections" aria-labelledby="sections">
        <h3 id="sections">${t('Sections')}</h3>
        <ul>
          ${shown.sections.map((section, at) => sectionLine(section, at, does))}
        </ul>
        ${choiceButtons(shown, does)}
      </section>
      <ddx-case-text .shown=${shown} .reveal=${does.reveal}></ddx-case-text>
    </div>
  `;
}

/** A file of several cases, or of none. */
export function fileDetail(shown: FileView, does: DetailDoes): TemplateResult {
  return html`
    <div class="head"><h2 dir="auto">${shown.name}</h2></div>
    <p class="facts-line">
      ${shown.where === '' ? nothing : html`<bdi>${shown.where}</bdi> · `}${shown.format} ·
      ${shown.cases === 0 ? t('no case') : casesWords(shown.cases)}
    </p>
    ${
      shown.errors.length === 0
        ? nothing
        : html`<section aria-labelledby="errors">
            <h3 id="errors">${t('Parts that could not be read')}</h3>
            <ul class="errors">
              ${shown.errors.map((error) => html`<li>${icons.warning}<span dir="auto">${error}</span></li>`)}
            </ul>
          </section>`
    }
    ${warnings(shown.warnings)}
    ${
      shown.cases === 0 && shown.table !== null
        ? html`<p class="advice">
            ${icons.info}<span
              >${t('No case is in this table yet. Say below which column holds the text of the case.')}</span
            >
          </p>`
        : nothing
    }
    ${shown.table === null ? nothing : table(shown.table, does)}
  `;
}

/** A file that gave nothing. */
export function outDetail(out: OutRow, which: 'skipped' | 'failed'): TemplateResult {
  return html`
    <div class="head"><h2 dir="auto">${out.name}</h2></div>
    <p class="facts-line">
      ${out.where === '' ? nothing : html`<bdi>${out.where}</bdi> · `}${
        which === 'failed' ? t('could not be read') : t('skipped')
      }
    </p>
    <p class=${which === 'failed' ? 'advice failed' : 'advice'}>
      ${which === 'failed' ? icons.warning : icons.info}<span dir="auto">${out.reason}</span>
    </p>
  `;
}

function sectionLine(
  { title, code, level, taken, free, reason, characters }: SectionView,
  at: number,
  does: DetailDoes,
): TemplateResult {
  const name = title === '' ? t('Without a title') : title;
  return html`<li class="level-${Math.min(level, 4)}">
    <label class="check"
      ><input
        type="checkbox"
        .checked=${live(taken)}
        ?disabled=${!free}
        aria-describedby="why-${at}"
        @change=${(event: Event) => does.include(at, (event.target as HTMLInputElement).checked)}
      /><span dir="auto">${name}</span></label
    >
    <p class="why" id="why-${at}">
      ${reason}${code === null ? nothing : html` · <span class="code">${code}</span>`}${
        characters === 0 ? nothing : html` · <span class="numbers">${charactersWords(characters)}</span>`
      }
    </p>
  </li>`;
}

function choiceButtons(shown: CaseView, does: DetailDoes): TemplateResult | typeof nothing {
  const { alike, sameSections, chosen } = shown;
  if (alike === 0 && !chosen) return nothing;
  return html`<div class="choice">
    ${
      sameSections === 0
        ? nothing
        : html`<vscode-button appearance="secondary" ?disabled=${alike === 0} @click=${does.applyToAll}
              >${applyWords(alike)}</vscode-button
            >
            <p>
              ${
                alike === 0
                  ? t('The other cases with such sections are chosen like this already.')
                  : t(
                      'Sections are matched by code or title; {0} of {1} cases with such sections change.',
                      number(alike),
                      number(sameSections),
                    )
              }
            </p>`
    }
    ${
      chosen
        ? html`<vscode-button appearance="secondary" @click=${does.reset}
            >${t('Back to What Was Proposed')}</vscode-button
          >`
        : nothing
    }
  </div>`;
}

function applyWords(alike: number): string {
  if (alike === 0) return t('Apply This Choice to Other Cases');
  return alike === 1
    ? t('Apply This Choice to 1 Other Case')
    : t('Apply This Choice to {0} Other Cases', number(alike));
}

/** Folded, so that who reads the case or looks over a shoulder does not read the answer. */
function reference({ reference: known }: CaseView, does: DetailDoes): TemplateResult | typeof nothing {
  if (known === null) return html`<p class="facts-line">${t('The source states no reference diagnosis.')}</p>`;
  const open = does.isOpen('reference');
  return html`<details
    ?open=${open}
    @toggle=${(event: Event) => does.setOpen('reference', (event.target as HTMLDetailsElement).open)}
  >
    <summary>${icons.chevronRight}${open ? t('Hide Reference') : t('Show Reference')}</summary>
    ${
      open
        ? html`<dl class="reference">
            <div>
              <dt>${t('Diagnosis')}</dt>
              <dd dir="auto">${known.diagnosis}</dd>
            </div>
            ${
              known.accepted.length === 0
                ? nothing
                : html`<div>
                    <dt>${t('Also accepted')}</dt>
                    <dd dir="auto">${known.accepted.join('; ')}</dd>
                  </div>`
            }
            ${
              known.basis === ''
                ? nothing
                : html`<div>
                    <dt>${t('Basis')}</dt>
                    <dd dir="auto">${known.basis}</dd>
                  </div>`
            }
          </dl>`
        : nothing
    }
  </details>`;
}

function foldedTable(shown: CaseView, does: DetailDoes): TemplateResult | typeof nothing {
  if (shown.table === null) return nothing;
  const used = shown.table.columns.filter(({ role }) => role !== 'leftOut').length;
  const open = does.isOpen('columns');
  return html`<details
    ?open=${open}
    @toggle=${(event: Event) => does.setOpen('columns', (event.target as HTMLDetailsElement).open)}
  >
    <summary>
      ${icons.chevronRight}${t('Columns: {0} of {1} used', number(used), number(shown.table.columns.length))}
    </summary>
    ${open ? table(shown.table, does) : nothing}
  </details>`;
}

function warnings(all: readonly string[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<ul class="warnings" aria-label=${t('Warnings')}>
    ${repeat(all, (warning) => html`<li>${icons.warning}<span dir="auto">${warning}</span></li>`)}
  </ul>`;
}
