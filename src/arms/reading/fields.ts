export type Field =
  'name' | 'reason' | 'for' | 'against' | 'rank' | 'probability' | 'list' | 'quote' | 'supports' | 'other';

const fieldWords: readonly (readonly [Field, RegExp])[] = [
  ['rank', /^(rank|number|position|order|no|index|id)$/],
  [
    'name',
    /^(name|title|label|dx|disease|disorder|condition|((final|primary|leading|likely|mostlikely|possible|differential)?diagnosis(name)?))$/,
  ],
  ['probability', /^(probability|likelihood|confidence|prob)$/],
  ['against', /against|contra|refut|oppos/],
  [
    'for',
    /^for$|support(ing|ive)?(evidence|findings?|features?|quotes?)$|^support(ing)?$|evidence(for)?$|^(key)?findings(for)?$|^quotes$|^pros?$/,
  ],
  ['reason', /why|reason|rationale|explan|justif|description|comment/],
  ['supports', /^supports$/],
  ['quote', /^(quote|text|words|finding)$/],
  ['list', /diagnos[ei]s|differential|ddx|ranking|ranked|^list$|^answers?$|^results?$|^output$|^response$/],
];

/** What a key of JSON or a tag of XML holds, however models spell it. */
export function fieldOf(key: string): Field {
  const bare = key.toLowerCase().replace(/[^a-z]+/g, '');
  return fieldWords.find(([, words]) => words.test(bare))?.[0] ?? 'other';
}

/** What stands under these is not a differential, whatever its parts are called. */
export const elsewhere =
  /test|work.?up|treat|manag|recommend|medic|drug|step|investig|labs?\b|imaging|patient|symptom|exam|exclu|ruled.?out|unlikely|reject|properties|schema/i;

const round =
  /^(?:draft|initial|preliminary|first|final|revised|updated|corrected)(?:answer|list|differential\w*|ddx|diagnoses|ranking|ranked\w*|response|result)?$/;

/** Whether a key or tag names a list as a draft or as the last word. */
export function isRound(key: string): boolean {
  return round.test(key.toLowerCase().replace(/[^a-z]+/g, ''));
}
