import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../shared/words.ts';
import { instead } from './instead.ts';
import { heading, type Lent } from './parts.ts';
import { ranking } from './ranking.ts';

/** What an arm said, or what there is instead. */
export function answer(lent: Lent): TemplateResult {
  const { phase, diagnoses } = lent.shown;
  return html`<div class="answer ${phase}" aria-busy=${phase === 'running' ? 'true' : 'false'}>
    ${instead(lent)} ${diagnoses.length === 0 ? nothing : list(lent)}
  </div>`;
}

function list(lent: Lent): TemplateResult {
  const { phase, canLight, diagnoses, remark } = lent.shown;
  const partial = phase === 'failed' || phase === 'cancelled' || phase === 'abstained';
  const unlit = !canLight && diagnoses.some(({ evidence }) => evidence.length > 0);
  return html`
    ${partial ? heading(lent, t('Partial: what had arrived before the end'), 'partial') : nothing} ${ranking(lent)}
    ${
      phase === 'truncated'
        ? html`<p class="remark">
            ${t('The answer was cut off before its end. The last diagnosis may be incomplete.')}
          </p>`
        : nothing
    }
    ${remark === null ? nothing : html`<p class="remark" dir="auto">${remark}</p>`}
    ${
      unlit
        ? html`<p class="remark">${t('The text of the case was not found, so findings cannot be shown in it.')}</p>`
        : nothing
    }
  `;
}
