import type { Format } from '../../cases/import/draft.ts';
import type { Reason } from '../../cases/import/reasons.ts';
import type { IdentifierClass } from '../../cases/phi/identifier.ts';
import type { Translate } from '../panel/facts.ts';

/** Why a section or a column is in or out: the sentences of `reasons`, in the person's language. */
export function reasonWords(reason: Reason, t: Translate): string {
  switch (reason) {
    case 'whole':
      return t('The text of the case');
    case 'caseSection':
      return t('A section of the case');
    case 'history':
      return t('Tells the history');
    case 'examination':
      return t('Tells the examination');
    case 'results':
      return t('Tells the results of tests');
    case 'medication':
      return t('Tells the medicines and allergies');
    case 'namesDiagnosis':
      return t('Names or discusses the diagnosis');
    case 'treatment':
      return t('Tells the treatment or the course, which gives the diagnosis away');
    case 'conclusion':
      return t('Comes after the case: discussion, conclusion, references');
    case 'front':
      return t('Stands before the case: title, abstract, keywords');
    case 'caption':
      return t('A caption, which often names the diagnosis');
    case 'table':
      return t('A table');
    case 'names':
      return t('Names persons or institutions');
    case 'unknown':
      return t('Not known as part of a case');
    case 'empty':
      return t('Holds no text');
    case 'reference':
      return t('Holds the reference diagnosis');
    case 'identity':
      return t('Tells cases or patients apart');
    case 'chosen':
      return t('Taken by you');
    case 'leftOut':
      return t('Left out by you');
  }
}

export function formatWords(format: Format, t: Translate): string {
  switch (format) {
    case 'jats':
      return t('Journal article (JATS)');
    case 'ccda':
      return t('Clinical document (C-CDA)');
    case 'fhir':
      return t('FHIR document');
    case 'i2b2':
      return t('i2b2 note');
    case 'table':
      return t('Table');
    case 'text':
      return t('Text');
  }
}

export function identifierWords(kind: IdentifierClass, t: Translate): string {
  switch (kind) {
    case 'NAME':
      return t('a name');
    case 'DATE':
      return t('a date');
    case 'AGE90':
      return t('an age over 89');
    case 'PHONE':
      return t('a telephone number');
    case 'FAX':
      return t('a fax number');
    case 'EMAIL':
      return t('an e-mail address');
    case 'URL':
      return t('a web address');
    case 'IP':
      return t('a network address');
    case 'SSN':
      return t('a national number');
    case 'MRN':
      return t('a record number');
    case 'ID':
      return t('an identifying number');
    case 'ADDRESS':
      return t('an address');
    case 'HOSPITAL':
      return t('a hospital');
    case 'LOCATION':
      return t('a place');
    case 'ACCOUNT':
      return t('an account number');
  }
}
