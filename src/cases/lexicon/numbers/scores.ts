import type { Span } from '../words/sentences.ts';
import { rawAt, type Tokens, type Vocabulary } from '../words/tokens.ts';

/** First words of what is no name of a disease here: scores, and "RA" for the air of a room or the right atrium. */
const firsts =
  'CURB CRB wells NEWS NEWS2 MEWS PEWS apgar apgars MMSE MOCA AMT AMTS GAD PHQ EPDS HADS AUDIT CAGE CHADS CHA2DS2 CHADS2 HAS GRACE TIMI HEART centor feverpain blatchford rockall child MELD ranson alvarado ABCD2 NIHSS ECOG karnofsky bishop PERC geneva PESI sPESI DAS28 EDSS epworth IPSS CIWA COWS SOFA qSOFA apache STOP waterlow braden westley KPS PANSS YBOCS IES BDI HAMD YMRS CES RA 4AT';
const name =
  /^(?:C(?:U)?RB[-\s]?65|Wells|wells|[NMP]EWS\s?2?|A(?:PGAR|pgar)s?|MMSE|M[Oo]CA|AMTS?|GAD[-\s]?[27]|PHQ[-\s]?[289]|EPDS|HADS?(?:[-\s][AD])?|AUDIT(?:-C)?|CAGE|CHADS2?|CHA2DS2(?:[-\s]?VASc?)?|HAS[-\s]?BLED|GRACE|TIMI|HEART(?=\sscore)|Centor|[Ff]everPAIN|Blatchford|Rockall|Child(?:[-\s]Pugh|[-\s]Turcotte[-\s]Pugh)|MELD|Ranson(?:'s)?|Alvarado|ABCD2|NIHSS|ECOG|KPS|Karnofsky|Bishop|PERC|Geneva|s?PESI|DAS28|EDSS|Epworth|IPSS|CIWA(?:-Ar)?|COWS|q?SOFA|APACHE(?:\sI+)?|STOP[-\s]?BANG|Waterlow|Braden|Westley|PANSS|Y-?BOCS|IES-?R?|BDI(?:-II)?|HAM-?D|YMRS|CES-D|4AT)(?![A-Za-z])/;
const value =
  /^(?:\s(?:\w+\s)?(?:score|scale|index|criteria|class|grade|questionnaire|test|status)s?)?[\s:=,(]{0,3}(?:(?:is|was|of|at|scored|total|score)\s){0,2}(?:\d+(?:\.\d+)?(?:\s?\/\s?\d+|\s(?:out\s)?of\s\d+)?|[A-C]\b)/;
/** Before and behind "RA" that is no arthritis. */
const isAir = /^(?:on|in|at|off|breathing|%|sats?|spo2|\d+)$/i;
const isAtrium =
  /^(?:pressures?|sats?|saturations?|dilat\w*|enlarge\w*|thrombus|size|mass|collapse|volume|area|lead|appendage|\d+)$/i;
const longest = 70;
const firstSigns = new Set([...'4qsfwa'].map((sign) => sign.charCodeAt(0)));

/** Names in a sentence that only look like those of a disease or a finding. */
export class ScoreReader {
  readonly #firsts: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary) {
    this.#firsts = new Set(firsts.split(' ').map((word) => vocabulary.learn(word)));
  }

  in(tokens: Tokens, { from, to }: Span): Span[] {
    const found: Span[] = [];
    for (let at = from; at < to; at++) {
      if (!mayBegin(tokens.text.charCodeAt(tokens.starts[at] ?? 0))) continue;
      if (!this.#firsts.has(tokens.words[at] ?? 0) && !this.#firsts.has(tokens.capitals[at] ?? 0)) continue;
      const end = rawAt(tokens, at) === 'RA' ? this.#otherThanArthritis(tokens, at) : endOfScore(tokens, at);
      if (end > at) found.push({ from: at, to: end });
    }
    return found;
  }

  #otherThanArthritis(tokens: Tokens, at: number): number {
    const before = rawAt(tokens, at - 1) === ',' ? rawAt(tokens, at - 2) : rawAt(tokens, at - 1);
    return isAir.test(before) || isAtrium.test(rawAt(tokens, at + 1)) ? at + 1 : at;
  }
}

/** A capital, or the first sign of "4AT", "qSOFA", "sPESI", "feverPAIN", "wells", "apgar". */
function mayBegin(code: number): boolean {
  return (code >= 65 && code <= 90) || firstSigns.has(code);
}

/** The token behind a score and its value; the first one where there is none. */
function endOfScore({ text, starts }: Tokens, at: number): number {
  const start = starts[at] ?? 0;
  const rest = text.slice(start, start + longest);
  const called = name.exec(rest)?.[0];
  if (called === undefined) return at;
  const said = value.exec(rest.slice(called.length))?.[0];
  const own = /^(?:GAD|PHQ)/.test(called);
  if (said === undefined && !own) return at;
  const stop = start + called.length + (said?.length ?? 0);
  let end = at + 1;
  while ((starts[end] ?? Infinity) < stop) end++;
  return end;
}
