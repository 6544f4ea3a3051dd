import { html, nothing, type TemplateResult } from 'lit';
import type { Score, ScaleView } from '../../src/protocol/diagnosis.ts';
import { t } from '../shared/words.ts';

/** What is rated: the diagnosis of a rank, or the list as a whole. */
export type Item = number | 'bond';

export interface ItemView {
  readonly item: Item;
  readonly id: string;
  readonly label: string;
  readonly scale: ScaleView;
  readonly score: Score;
  /** Said in place of the anchor, when a key had no meaning here. */
  readonly hint: string;
  /** The value the pointer or the focus is on. */
  readonly looked: Score;
  /** The value that Tab comes to, when Tab comes to this item. */
  readonly tabTo: Score;
  readonly choose: (value: Score) => void;
  readonly look: (value: Score) => void;
}

/** The values of a scale from best to worst, and at the end that one cannot tell. */
export function valuesOf(scale: ScaleView): readonly (number | 'cannot-rate')[] {
  return [...scale.steps.map((step) => step.value), 'cannot-rate'];
}

/** One line of the strip: a name, its values as one group, and the words of the value chosen or looked at. */
export function ratingItem(view: ItemView): TemplateResult {
  const { item, scale, score } = view;
  return html`<div class="item ${score === null ? 'unrated' : 'rated'}" data-item=${item}>
    <span class="rank" aria-hidden="true">${item === 'bond' ? '' : item}</span>
    <span class="name" dir="auto" id=${view.id}>${view.label}</span>
    <span class="steps" role="radiogroup" aria-labelledby=${view.id}>
      ${valuesOf(scale).map(
        (value) =>
          html`<button
            role="radio"
            aria-checked=${value === score ? 'true' : 'false'}
            aria-label="${sign(value)}, ${anchorOf(scale, value)}"
            tabindex=${value === view.tabTo ? 0 : -1}
            @click=${() => view.choose(value)}
            @pointerenter=${() => view.look(value)}
            @pointerleave=${() => view.look(null)}
          >
            ${sign(value)}
          </button>`,
      )}
    </span>
    ${words(view)}
  </div>`;
}

function words({ hint, looked, score, scale, choose }: ItemView): TemplateResult {
  if (hint !== '') return html`<span class="anchor hint">${hint}</span>`;
  const shown = looked ?? score;
  return html`<span class="anchor ${shown === score ? '' : 'maybe'}"
      >${shown === null ? '' : anchorOf(scale, shown)}</span
    >${
      score === null || shown !== score
        ? nothing
        : html`<button class="link clear" tabindex="-1" @click=${() => choose(null)}>${t('Clear')}</button>`
    }`;
}

const sign = (value: number | 'cannot-rate'): string => (value === 'cannot-rate' ? 'x' : String(value));

function anchorOf(scale: ScaleView, value: number | 'cannot-rate'): string {
  return value === 'cannot-rate' ? t('cannot rate') : (scale.steps.find((step) => step.value === value)?.anchor ?? '');
}
