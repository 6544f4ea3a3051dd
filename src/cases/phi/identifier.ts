/** What identifies a patient and can be seen in a text: see docs/privacy.md. NAME holds clinicians' names too. */
export const identifierClasses = [
  'NAME',
  'DATE',
  'AGE90',
  'PHONE',
  'FAX',
  'EMAIL',
  'URL',
  'IP',
  'SSN',
  'MRN',
  'ID',
  'ADDRESS',
  'HOSPITAL',
  'LOCATION',
  'ACCOUNT',
] as const;
export type IdentifierClass = (typeof identifierClasses)[number];

/** Words that may identify a patient. Offsets are UTF-16 units; spans never overlap and come in the order of the text. */
export interface Identifier {
  readonly class: IdentifierClass;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 0 to 1: how sure it is that these words identify someone. */
  readonly confidence: number;
}
