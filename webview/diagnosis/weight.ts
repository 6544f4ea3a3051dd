import { html, nothing, type TemplateResult } from 'lit';
import type { DiagnosisView } from '../../src/protocol/diagnosis.ts';
import { t } from '../shared/words.ts';

/** The numbers an arm gave, at the end of the line: a probability, or the baseline's relative score as a quiet bar. */
export function weight(
  { probability, score }: DiagnosisView,
  label: 'labelled' | 'bare',
): TemplateResult | typeof nothing {
  if (probability === null && score === null) return nothing;
  const words = label === 'labelled' ? 'weight-label' : 'unseen';
  return html`<span class="weight">
    ${
      probability === null
        ? nothing
        : html`<span class=${words}>${t('probability')} </span><span class="number">${percent(probability)}</span>`
    }
    ${
      score === null
        ? nothing
        : html`<span class=${words}>${t('relative score')} </span>
            <svg class="bar" viewBox="0 0 64 4" preserveAspectRatio="none" aria-hidden="true">
              <rect class="track" width="64" height="4" />
              <rect width=${64 * Math.min(1, Math.max(0, score))} height="4" />
            </svg>
            <span class="number">${decimal(score)}</span>`
    }
  </span>`;
}

const language = document.documentElement.lang || 'en';
const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const least = 0.005;
const percent = (value: number): string => percents.format(value);
/** Something that was found is never shown as nothing. */
const decimal = (value: number): string =>
  value > 0 && value < least ? `<${decimals.format(2 * least)}` : decimals.format(value);
