import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../shared/icons.ts';
import { t } from '../shared/words.ts';
import type { Lent } from './parts.ts';

const sections = { facts: 'facts', raw: 'raw' } as const;

/** These sections mean the same in every answer, so they stay as they were when another one comes. */
export const isBackground = (section: string): boolean => Object.hasOwn(sections, section);

/** How the answer came about, and what was said word for word. */
export function background(lent: Lent): TemplateResult {
  const { facts, raw } = lent.shown;
  return html`<div class="background">
    ${
      facts.length === 0
        ? nothing
        : folded(
            sections.facts,
            t('How it came about'),
            html`<dl class="facts">
              ${facts.map(
                (fact) =>
                  html`<div>
                    <dt>${fact.label}</dt>
                    <dd dir="auto">${fact.value}</dd>
                  </div>`,
              )}
            </dl>`,
          )
    }
    ${raw === '' ? nothing : folded(sections.raw, t('Raw answer'), html`<pre class="raw" dir="auto" tabindex="0">${raw}</pre>`)}
  </div>`;

  function folded(section: string, label: string, content: TemplateResult): TemplateResult {
    const open = lent.isOpen(section);
    return html`<details
      ?open=${open}
      @toggle=${(event: Event) => lent.setOpen(section, (event.target as HTMLDetailsElement).open)}
    >
      <summary>${icons.chevronRight}${label}</summary>
      ${open ? content : nothing}
    </details>`;
  }
}
