import type { Identifier, IdentifierClass } from '../../cases/phi/identifier.ts';

type Translate = (message: string) => string;

/** A class as a person calls it. */
export function classWords(kind: IdentifierClass, t: Translate): string {
  const words: Record<IdentifierClass, string> = {
    NAME: t('Name'),
    DATE: t('Date'),
    AGE90: t('Age over 89'),
    PHONE: t('Telephone number'),
    FAX: t('Fax number'),
    EMAIL: t('E-mail address'),
    URL: t('Web address'),
    IP: t('IP address'),
    SSN: t('National number'),
    MRN: t('Record number'),
    ID: t('Other number'),
    ADDRESS: t('Address'),
    HOSPITAL: t('Hospital'),
    LOCATION: t('Place'),
    ACCOUNT: t('Account number'),
  };
  return words[kind];
}

/** How sure the rules are, for a person who does not count in hundredths. */
export function confidenceWords(confidence: number, t: Translate): string {
  if (confidence >= 0.9) return t('almost certain');
  return confidence >= 0.7 ? t('likely') : t('possible');
}

/** What two findings share that are the same words: what is decided of one holds for the other. */
export function wordsOf(one: Pick<Identifier, 'class' | 'text'>): string {
  return `${one.class} ${one.text}`;
}
