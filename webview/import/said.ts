import type { CaseStanding } from '../../src/protocol/import.ts';
import { t } from '../shared/words.ts';

/** How a case stands to the study; '' for a new one, which needs no word. */
export function standingWords(standing: CaseStanding): string {
  switch (standing) {
    case 'new':
      return '';
    case 'same':
      return t('in the study already');
    case 'changed':
      return t('changed in the source');
    case 'edited':
      return t('edited in the study');
  }
}

/** What that means for an import, and what to do. */
export function standingAdvice(standing: CaseStanding): string {
  switch (standing) {
    case 'new':
      return '';
    case 'same':
      return t(
        'This case is in the study already. Importing it again changes nothing, unless you choose other sections.',
      );
    case 'changed':
      return t(
        'The source gives another text now than when this case was imported. It is not imported over what is there: to have the new text, delete the case from the study and import again.',
      );
    case 'edited':
      return t('The text of this case was edited in the study. It is not imported over that.');
  }
}

export function casesWords(count: number): string {
  return count === 1 ? t('1 case') : t('{0} cases', number(count));
}

export function charactersWords(count: number): string {
  return count === 1 ? t('1 character') : t('{0} characters', number(count));
}

export function number(count: number): string {
  return count.toLocaleString(document.documentElement.lang);
}
