import { html, type TemplateResult } from 'lit';

function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${path} /></svg>`;
}

// Strokes on a 16-unit grid; page styles give them the colour of the text beside them.
export const icons = {
  chevronDown: icon('M4 6.5 8 10.5 12 6.5'),
  chevronRight: icon('M6.5 4 10.5 8 6.5 12'),
  more: icon('M3 7.5v1M8 7.5v1M13 7.5v1'),
  plus: icon('M8 4v8M4 8h8'),
  minus: icon('M4 8h8'),
  check: icon('M3.5 8.5 6.5 11.5 12.5 5'),
  cross: icon('M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5'),
  warning: icon('M8 2.5 14.5 13.5H1.5ZM8 7v3M8 12h.01'),
  info: icon('M8 14.5a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13ZM8 7.5v4M8 5h.01'),
};
