import { html, type TemplateResult } from 'lit';
import { focusText } from '../shared/focus.ts';
import { t } from '../shared/words.ts';
import type { Lent } from './parts.ts';

const enough = 1200;

/** Text from an answer. What goes on for pages is cut, with a button that shows the rest. */
export function longText(text: string, section: string, lent: Lent): TemplateResult | string {
  if (text.length <= enough || lent.isOpen(section)) return text;
  const start = text.slice(0, enough).replace(/[\uD800-\uDBFF]$/, '');
  const showAll = (event: Event): void => {
    const around = (event.currentTarget as Element).parentElement;
    if (around) focusText(around);
    lent.setOpen(section, true);
  };
  return html`${start}… <button class="link" @click=${showAll}>${t('Show All')}</button>`;
}
