import { html, nothing, type TemplateResult } from 'lit';
import type { DiagnosisView } from '../../src/protocol/diagnosis.ts';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';
import { longText } from './longText.ts';
import type { Lent } from './parts.ts';
import { spotMark } from './spotlight.ts';

/** Why a diagnosis is in the list: the reason, and the findings for and against it. */
export function grounds(diagnosis: DiagnosisView, growing: boolean, lent: Lent): TemplateResult {
  const { rank, reason, notInCase } = diagnosis;
  const found = diagnosis.evidence.map((evidence, index) => ({ ...evidence, index }));
  const pro = found.filter((finding) => finding.supports);
  const contra = found.filter((finding) => !finding.supports);
  return html`<div class="grounds">
    ${reason === '' ? nothing : html`<p class="reason" dir="auto">${longText(reason, `reason-${rank}`, lent)}</p>`}
    ${
      found.length === 0
        ? nothing
        : html`<dl class="findings">
            ${findings('pro', t('for'), pro)}
            ${growing && contra.length === 0 ? nothing : findings('contra', t('against'), contra)}
          </dl>`
    }
    ${
      notInCase.length === 0
        ? nothing
        : html`<p class="not-in-case">
            ${icons.warning}<span
              >${t('Quoted, but not in the case:')}
              ${notInCase.map((quote, at) => html`${at > 0 ? ', ' : ''}<q dir="auto">${longText(quote, `quote-${rank}-${at}`, lent)}</q>`)}</span
            >
          </p>`
    }
  </div>`;

  function findings(side: 'pro' | 'contra', label: string, list: typeof found): TemplateResult {
    return html`<div class=${side}>
      <dt>${side === 'pro' ? icons.plus : icons.minus}<span>${label}</span></dt>
      <dd>
        ${
          list.length === 0
            ? html`<span class="none">${t('none found')}</span>`
            : html`<ul>
                ${list.map(({ text, index }) => html`<li>${finding(text, index)}</li>`)}
              </ul>`
        }
      </dd>
    </div>`;
  }

  function finding(text: string, index: number): TemplateResult {
    if (!lent.shown.canLight) return html`<span dir="auto">${longText(text, `finding-${rank}-${index}`, lent)}</span>`;
    const lit = lent.underCaret.has(spotMark(rank, index));
    return html`<button
      class="finding ${lit ? 'lit' : ''}"
      dir="auto"
      data-spot=${spotMark(rank, index)}
      aria-current=${lit ? 'true' : nothing}
      @click=${() => lent.send('reveal', { rank, index })}
    >
      <span>${text}</span>
    </button>`;
  }
}
