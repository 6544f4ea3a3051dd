import { html, type TemplateResult } from 'lit';
import type { RunView } from '../../src/protocol/diagnosis.ts';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';

/** The runs of a round as tabs, for a page that has no room for columns. */
export function tabs(runs: readonly RunView[], front: RunView, choose: (run: string) => void): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const at = runs.indexOf(front);
    const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: runs.length - 1 }[event.key];
    const to = step === undefined ? -1 : (step + runs.length) % runs.length;
    const next = runs[to];
    if (!next || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    choose(next.run);
    (event.currentTarget as Element).querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${t('Answers')} @keydown=${onKey}>
    ${runs.map((one, at) => {
      const { sign, words } = stateOf(one);
      return html`<button
        role="tab"
        id="tab-${at}"
        aria-controls="column-${at}"
        aria-selected=${one === front ? 'true' : 'false'}
        tabindex=${one === front ? 0 : -1}
        title=${one.arm.label}
        @click=${() => choose(one.run)}
      >
        <span class="tab-label" dir="auto">${one.arm.label}</span>
        <span class="tab-state ${one.phase}" aria-hidden="true">${sign}</span><span class="unseen">${words}</span>
      </button>`;
    })}
  </div>`;
}

/** Where a run stands: a sign to see, and words to hear. */
function stateOf({ phase, diagnoses, waiting }: RunView): { readonly sign: unknown; readonly words: string } {
  const count = diagnoses.length;
  switch (phase) {
    case 'idle':
    case 'running':
      return { sign: html`<i></i>`, words: waiting === null ? t('running') : t('waiting') };
    case 'complete':
    case 'truncated':
      return { sign: count, words: count === 1 ? t('1 diagnosis') : t('{0} diagnoses', count) };
    case 'abstained':
      return { sign: 0, words: t('not enough to go on') };
    case 'cancelled':
      return { sign: icons.cross, words: t('cancelled') };
    case 'failed':
      return { sign: icons.warning, words: t('failed') };
  }
}
