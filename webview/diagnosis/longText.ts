import { html, type TemplateResult } from 'lit';
import { t } from '../shared/words.ts';
import type { Lent } from './parts.ts';

const enough = 1200;

/** Text from an answer. What goes on for pages is cut, with a button that shows the rest. */
export function longText(text: string, section: string, lent: Lent): TemplateResult | string {
  if (text.length <= enough || lent.isOpen(section)) return text;
  const start = text.slice(0, enough).replace(/[\uD800-\uDBFF]$/, '');
  return html`${start}… <button class="link" @click=${() => lent.setOpen(section, true)}>${t('Show All')}</button>`;
}
