import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DiagnosisView } from '../../src/protocol/diagnosis.ts';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';
import { grounds } from './grounds.ts';
import { heading, type Lent } from './parts.ts';
import { spotMark, spotUnder } from './spotlight.ts';
import { weight } from './weight.ts';

/** The ranked list: the first large and open, the others one line each that unfolds in place. */
export function ranking(lent: Lent): TemplateResult {
  const { diagnoses, phase, run } = lent.shown;
  const { spotlight } = lent;
  // When the window itself loses the focus, the finding stays lit: the reader has gone to look at the words.
  const unfocus = (event: FocusEvent): void => {
    const list = event.currentTarget as Element;
    if (document.hasFocus() && !list.contains(event.relatedTarget as Node | null)) spotlight.put('focus', null);
  };
  return html`<ol
    class="ranking"
    @pointerover=${(event: Event) => spotlight.put('pointer', spotUnder(event, run))}
    @pointerleave=${() => spotlight.put('pointer', null)}
    @focusin=${(event: Event) => spotlight.put('focus', spotUnder(event, run))}
    @focusout=${unfocus}
  >
    ${repeat(
      diagnoses,
      (diagnosis) => diagnosis.rank,
      (diagnosis, at) => {
        const growing = phase === 'running' && at === diagnoses.length - 1;
        return at === 0 ? first(diagnosis, growing, lent) : other(diagnosis, growing, lent);
      },
    )}
  </ol>`;
}

function first(diagnosis: DiagnosisView, growing: boolean, lent: Lent): TemplateResult {
  return html`<li class="first ${growing ? 'growing' : ''}">
    <div class="line" data-spot=${spotMark(diagnosis.rank, null)}>
      <span class="rank" aria-hidden="true">${diagnosis.rank}</span>
      ${heading(lent, named(diagnosis, growing))} ${weight(diagnosis, 'labelled')}
    </div>
    ${grounds(diagnosis, growing, lent)}
  </li>`;
}

function other(diagnosis: DiagnosisView, growing: boolean, lent: Lent): TemplateResult {
  const { rank, evidence } = diagnosis;
  const section = `rank-${rank}`;
  const open = lent.isOpen(section);
  const lit = !open && evidence.some((_, index) => lent.underCaret.has(spotMark(rank, index)));
  return html`<li class="other ${growing ? 'growing' : ''}">
    ${heading(
      lent,
      html`<button
        class="line ${lit ? 'lit' : ''}"
        data-spot=${spotMark(rank, null)}
        aria-expanded=${open ? 'true' : 'false'}
        aria-current=${lit ? 'true' : nothing}
        @click=${() => lent.setOpen(section, !open)}
      >
        <span class="twist">${icons.chevronRight}</span>
        <span class="rank" aria-hidden="true">${rank}</span>
        <span class="named">${named(diagnosis, growing)}</span>
        ${weight(diagnosis, 'bare')}
      </button>`,
    )}
    ${open ? grounds(diagnosis, growing, lent) : nothing}
  </li>`;
}

function named(diagnosis: DiagnosisView, growing: boolean): TemplateResult {
  return html`<span class="name" dir="auto">${diagnosis.name}</span>${
      growing ? html`<span class="dots" aria-hidden="true"><i>.</i><i>.</i><i>.</i></span>` : nothing
    }${diagnosis.doNotMiss ? html` <span class="do-not-miss">${icons.warning}${t('do not miss')}</span>` : nothing}`;
}
