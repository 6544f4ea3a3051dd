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
  [
    'list',
    /diagnos[ei]s|differential|ddx|ranking|ranked|^list$|^(?:possible|potential|suspected|likely|probable|top|main|leading|diagnostic)?(?:alternative|candidate|hypothese|possibilitie|prediction|disease|disorder|condition|cause|consideration)s$|^top$|^answers?$|^results?$|^output$|^response$|^(?:most|more|less|least|highly|moderately)(?:likely|probable)$/,
  ],
];

/** What a key of JSON or a tag of XML holds, however models spell it. */
export function fieldOf(key: string): Field {
  const bare = key.toLowerCase().replace(/[^a-z]+/g, '');
  return fieldWords.find(([, words]) => words.test(bare))?.[0] ?? 'other';
}

const elsewhere =
  /test|work.?up|treat|manag|recommend|medic|drug|step|investig|labs?\b|imaging|patient|symptom|exam|exclu|ruled.?out|unlikely|reject|properties|schema|finding|history|^plan|risk|complic|vital|flag|question|referenc|advice|^(?:past|previous|prior|known|existing)/i;

/** Keys that say nothing of what they hold. */
const wrapping = /^(?:data|items?|entries|content|root|body|document|xml|json|object)$/i;

/** What stands in a document, as far as the keys or tags around it tell: a differential, something else, or nobody knows. */
export type Holds = 'root' | 'differential' | 'else' | 'unknown';

export function holdsOf(key: string, around: Holds = 'root'): Holds {
  const field = fieldOf(key);
  if (around === 'else' || wrapping.test(key)) return around;
  if (elsewhere.test(key) || field === 'for' || field === 'against' || field === 'reason') return 'else';
  const isOne = field === 'name' && /diagnos|dx|disease|disorder|condition/i.test(key);
  return isOne || field === 'list' || isRound(key) || around === 'differential' ? 'differential' : 'unknown';
}

const round =
  /^(?:draft|initial|preliminary|first|final|revised|updated|corrected)(?:answer|list|differential\w*|ddx|diagnoses|ranking|ranked\w*|response|result)?$/;

/** Whether a key or tag names a list as a draft or as the last word. */
export function isRound(key: string): boolean {
  return round.test(key.toLowerCase().replace(/[^a-z]+/g, ''));
}
