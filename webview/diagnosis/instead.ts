import { html, nothing, type TemplateResult } from 'lit';
import type { FailureAction } from '../../src/protocol/diagnosis.ts';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';
import { heading as headed, type Lent } from './parts.ts';

interface Notice {
  readonly icon: TemplateResult;
  readonly heading: string;
  readonly sentence: string;
  readonly action: { readonly label: string; readonly id: FailureAction } | null;
}

/** What stands in the place of the list when there is none to show: nothing asked, no diagnosis offered, a failure. */
export function instead(lent: Lent): TemplateResult | typeof nothing {
  const { phase, failure, diagnoses } = lent.shown;
  switch (phase) {
    case 'idle':
      return notice(lent, {
        icon: icons.info,
        heading: t('No differential yet'),
        sentence:
          failure?.sentence ??
          t(
            'Select the text of a case in an editor, then run Diagnose. With nothing selected, the section under the cursor is taken.',
          ),
        action: failure === null ? { label: t('Diagnose'), id: 'diagnose' } : failure.action,
      });
    case 'abstained':
      return notice(lent, {
        icon: icons.info,
        heading: t('Not enough to go on'),
        sentence:
          failure?.sentence ??
          t(
            'No diagnosis is offered, because too little in this text points to one. Add findings, history or results, and run again.',
          ),
        action: failure?.action ?? null,
      });
    case 'failed':
      return notice(lent, {
        icon: icons.warning,
        heading: diagnoses.length > 0 ? t('The answer broke off') : t('No answer'),
        sentence: failure?.sentence ?? t('Diagnosing failed.'),
        action: failure?.action ?? null,
      });
    case 'cancelled':
      return diagnoses.length > 0
        ? nothing
        : notice(lent, {
            icon: icons.info,
            heading: t('Cancelled'),
            sentence: t('Nothing had arrived yet. Run again when you are ready.'),
            action: null,
          });
    default:
      return nothing;
  }
}

function notice(lent: Lent, { icon, heading, sentence, action }: Notice): TemplateResult {
  return html`<section class="instead ${lent.shown.phase}">
    ${icon}
    <div>
      ${headed(lent, heading)}
      <p dir="auto">${sentence}</p>
      ${
        action === null
          ? nothing
          : html`<vscode-button @click=${() => lent.send('act', { action: action.id })}>${action.label}</vscode-button>`
      }
    </div>
  </section>`;
}
