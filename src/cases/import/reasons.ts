/** Why a section or a column is in the case or out of it. The words are for people; an editor translates them. */
export const reasons = {
  whole: 'The text of the case',
  caseSection: 'A section of the case',
  history: 'Tells the history',
  examination: 'Tells the examination',
  results: 'Tells the results of tests',
  medication: 'Tells the medicines and allergies',
  namesDiagnosis: 'Names or discusses the diagnosis',
  treatment: 'Tells the treatment or the course, which gives the diagnosis away',
  conclusion: 'Comes after the case: discussion, conclusion, references',
  front: 'Stands before the case: title, abstract, keywords',
  caption: 'A caption, which often names the diagnosis',
  table: 'A table',
  names: 'Names persons or institutions',
  unknown: 'Not known as part of a case',
  empty: 'Holds no text',
  reference: 'Holds the reference diagnosis',
  identity: 'Tells cases or patients apart',
  chosen: 'Taken by you',
  leftOut: 'Left out by you',
} as const;

export type Reason = keyof typeof reasons;
