import { html, nothing, type TemplateResult } from 'lit';
import '../shared/menu.ts';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';
import type { Lent } from './parts.ts';

export function header(lent: Lent, copied: boolean, copy: (what: 'list' | 'raw') => void): TemplateResult {
  const { shown, send } = lent;
  const running = shown.phase === 'running';
  // The second click of a double click on Cancel must not start a new run where Cancel stood.
  const turn = (event: MouseEvent): void => {
    if (event.detail <= 1) void send(running ? 'cancel' : 'runAgain', {});
  };
  const items = [
    ...(shown.diagnoses.length === 0 ? [] : [{ label: t('Copy List'), choose: () => copy('list') }]),
    ...(shown.raw === '' ? [] : [{ label: t('Copy Raw Answer'), choose: () => copy('raw') }]),
  ];
  return html`
    <header>
      <h1><span dir="auto">${shown.title || t('Differential diagnosis')}</span></h1>
      <div class="actions">
        <button class="arm" title=${t('Switch Arm')} @click=${() => send('chooseArm', {})}>
          <span class="unseen">${t('Arm:')} </span
          ><span dir="auto" class="arm-label">${shown.arm.label}</span>${icons.chevronDown}
        </button>
        ${
          shown.phase === 'idle'
            ? nothing
            : html`<vscode-button class="turn" appearance="secondary" @click=${turn}
                  >${running ? t('Cancel') : t('Run Again')}</vscode-button
                ><ddx-menu label=${t('More Actions')} .items=${items}></ddx-menu>`
        }
        ${copied ? html`<span class="copied" aria-hidden="true">${icons.check}${t('Copied')}</span>` : nothing}
      </div>
    </header>
    ${statusLines(lent)}
  `;
}

function statusLines({ shown }: Lent): TemplateResult | typeof nothing {
  const running = shown.phase === 'running';
  return html`<div class="status">
    ${shown.taken === '' ? nothing : html`<p dir="auto">${shown.taken}</p>`}
    ${
      shown.status === '' && !running
        ? nothing
        : html`<p class="numbers">
            ${
              running
                ? html`<vscode-progress-ring aria-label=${t('Diagnosing')}></vscode-progress-ring
                    ><span class="still" aria-hidden="true">…</span>`
                : nothing
            }<span dir="auto">${shown.status || t('Diagnosing…')}</span>
          </p>`
    }
    ${shown.next === null ? nothing : html`<p class="next" dir="auto">${t('Run Again asks {0}.', shown.next)}</p>`}
    ${shown.arm.notice === '' ? nothing : html`<p class="notice">${icons.info}<span>${shown.arm.notice}</span></p>`}
  </div>`;
}
