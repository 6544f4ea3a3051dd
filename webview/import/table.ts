import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { Role, TableView } from '../../src/protocol/import.ts';
import { t } from '../shared/words.ts';
import { number } from './said.ts';

export interface TableDoes {
  readonly role: (file: number, column: number, role: Role, alike: boolean) => void;
  /** Whether what is said of one table holds for those with the same columns. */
  readonly alike: boolean;
  readonly setAlike: (alike: boolean) => void;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  readonly busy: boolean;
}

/** A person looks for one among more than this. */
const manyColumns = 12;

function roleWords(): readonly (readonly [Role, string])[] {
  return [
    ['text', t('text of the case')],
    ['reference', t('reference diagnosis')],
    ['accepted', t('also accepted')],
    ['basis', t('basis of the diagnosis')],
    ['id', t('case id')],
    ['patient', t('patient')],
    ['leftOut', t('left out')],
  ];
}

/** What the columns of a table are taken for, each with a choice. */
export function table({ file, columns, alike }: TableView, does: TableDoes): TemplateResult {
  const wanted = does.filter.trim().toLowerCase();
  const shown = columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => wanted === '' || column.name.toLowerCase().includes(wanted));
  return html`<section class="table" aria-label=${t('Columns')} aria-busy=${does.busy ? 'true' : 'false'}>
    ${
      columns.length > manyColumns
        ? html`<input
              type="search"
              class="filter"
              aria-label=${t('Filter columns')}
              placeholder=${t('Filter columns')}
              .value=${does.filter}
              @input=${(event: Event) => does.setFilter((event.target as HTMLInputElement).value)}
            />
            <p class="facts-line">${t('{0} of {1} columns', number(shown.length), number(columns.length))}</p>`
        : nothing
    }
    ${
      alike === 0
        ? nothing
        : html`<label class="check"
            ><input
              type="checkbox"
              .checked=${live(does.alike)}
              @change=${(event: Event) => does.setAlike((event.target as HTMLInputElement).checked)}
            /><span
              >${
                alike === 1
                  ? t('Also for the other table with the same columns')
                  : t('Also for the {0} other tables with the same columns', number(alike))
              }</span
            ></label
          >`
    }
    <ul class="columns">
      ${repeat(
        shown,
        ({ at }) => at,
        ({ column, at }) =>
          html`<li>
            <label for="role-${file}-${at}" dir="auto"
              >${column.name === '' ? t('Column {0}', number(at + 1)) : column.name}</label
            >
            <select
              id="role-${file}-${at}"
              aria-describedby="holds-${file}-${at}"
              .value=${live(column.role)}
              @change=${(event: Event) => does.role(file, at, (event.target as HTMLSelectElement).value as Role, does.alike && alike > 0)}
            >
              ${roleWords().map(
                ([role, words]) => html`<option value=${role} ?selected=${role === column.role}>${words}</option>`,
              )}
            </select>
            <p class="why" id="holds-${file}-${at}">
              ${column.reason}${
                column.samples.length === 0
                  ? nothing
                  : html` · <bdi>${column.samples.map((one) => `“${one}”`).join(', ')}</bdi>`
              }
            </p>
          </li>`,
      )}
    </ul>
  </section>`;
}
