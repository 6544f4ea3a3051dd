import { html, nothing, type TemplateResult } from 'lit';
import type { ShortenedView, Snapshot } from '../../src/protocol/diagnosis.ts';
import '../shared/menu.ts';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';
import type { Lent } from './parts.ts';
import './wait.ts';

/** What the header of the page may ask for. */
export interface HeaderDoes {
  readonly chooseArm: () => void;
  readonly cancelAll: () => void;
  readonly runAllAgain: () => void;
}

/** The head of a page that shows one run. */
export function headerOfOne(round: Snapshot, lent: Lent, does: HeaderDoes): TemplateResult {
  const { arm, phase } = lent.shown;
  return html`
    <header>
      ${title(round)}
      <div class="actions">
        ${picker(does, html`<span class="unseen">${t('Arm:')} </span>`, arm.label)}
        ${phase === 'idle' ? nothing : ofRun(lent)}
      </div>
    </header>
    <div class="status">
      ${taken(round)} ${statusLine(lent)}
      ${round.next === null ? nothing : html`<p class="next" dir="auto">${t('Run Again asks {0}.', round.next)}</p>`}
      ${notice(lent)}
    </div>
  `;
}

/** The head of a page that shows several, above the heads of each. */
export function headerOfAll(round: Snapshot, does: HeaderDoes): TemplateResult {
  const running = round.runs.some(({ phase }) => phase === 'running');
  return html`
    <header>
      ${title(round)}
      <div class="actions">
        ${picker(does, nothing, t('{0} arms', round.runs.length))}
        ${turn(running, t('Cancel All'), t('Run All Again'), running ? does.cancelAll : does.runAllAgain)}
      </div>
    </header>
    <div class="status">
      ${taken(round)}
      ${round.next === null ? nothing : html`<p class="next" dir="auto">${t('Run All Again asks {0}.', round.next)}</p>`}
    </div>
  `;
}

/** The head of one of several. */
export function columnHead(lent: Lent, skip: TemplateResult | typeof nothing): TemplateResult {
  const { arm, shortened } = lent.shown;
  return html`<div class="head">
    ${skip}
    <div class="head-line">
      <h2 id="arm-${lent.at}" title=${arm.label}><span dir="auto">${arm.label}</span></h2>
      <div class="actions">${ofRun(lent)}</div>
    </div>
    <div class="status">${statusLine(lent)} ${shortenedLine(shortened)} ${notice(lent)}</div>
  </div>`;
}

function title(round: Snapshot): TemplateResult {
  return html`<h1><span dir="auto">${round.title || t('Differential diagnosis')}</span></h1>`;
}

function picker(does: HeaderDoes, before: TemplateResult | typeof nothing, label: string): TemplateResult {
  return html`<button class="arm" title=${t('Switch Arm')} @click=${does.chooseArm}>
    ${before}<span dir="auto" class="arm-label">${label}</span>${icons.chevronDown}
  </button>`;
}

/** What can be done with one run. */
function ofRun(lent: Lent): TemplateResult {
  const { shown, beside, send, copy, copied } = lent;
  const running = shown.phase === 'running';
  const items = [
    ...(shown.diagnoses.length === 0 ? [] : [{ label: t('Copy List'), choose: () => copy('list') }]),
    ...(shown.raw === '' ? [] : [{ label: t('Copy Raw Answer'), choose: () => copy('raw') }]),
  ];
  const whose = beside ? `, ${shown.arm.label}` : '';
  return html`${turn(running, t('Cancel'), t('Run Again'), () => send(running ? 'cancel' : 'runAgain', {}), whose)}<ddx-menu
      label="${t('More Actions')}${whose}"
      .items=${items}
    ></ddx-menu>
    ${copied ? html`<span class="copied" aria-hidden="true">${icons.check}${t('Copied')}</span>` : nothing}`;
}

function turn(running: boolean, cancel: string, again: string, act: () => unknown, whose = ''): TemplateResult {
  const label = running ? cancel : again;
  // The second click of a double click on Cancel must not start a new run where Cancel stood.
  const click = (event: MouseEvent): void => {
    if (event.detail <= 1) act();
  };
  return html`<vscode-button class="turn" appearance="secondary" aria-label="${label}${whose}" @click=${click}
    >${label}</vscode-button
  >`;
}

function taken(round: Snapshot): TemplateResult {
  return html`${round.taken === '' ? nothing : html`<p dir="auto">${round.taken}</p>`} ${shortenedLine(round.shortened)}`;
}

function shortenedLine(shortened: ShortenedView | null): TemplateResult | typeof nothing {
  if (shortened === null) return nothing;
  return html`<p class="shortened">
    ${icons.warning}<span
      ><strong>${shortened.sentence}</strong> <span class="left-out">${shortened.leftOut}</span></span
    >
  </p>`;
}

function statusLine({ shown }: Lent): TemplateResult | typeof nothing {
  const running = shown.phase === 'running';
  if (shown.status === '' && !running) return nothing;
  return html`<p class="numbers">
    ${
      running
        ? html`<vscode-progress-ring aria-label=${t('Diagnosing')}></vscode-progress-ring
            ><span class="still" aria-hidden="true">…</span>`
        : nothing
    }${
      shown.waiting === null
        ? html`<span dir="auto">${shown.status || t('Diagnosing…')}</span>`
        : html`<ddx-wait .waiting=${shown.waiting}></ddx-wait>`
    }
  </p>`;
}

function notice({ shown }: Lent): TemplateResult | typeof nothing {
  if (shown.arm.notice === '') return nothing;
  return html`<p class="notice">${icons.info}<span>${shown.arm.notice}</span></p>`;
}
