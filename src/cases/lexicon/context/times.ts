import { Concern } from './concern.ts';
import type { Name } from './clause.ts';
import type { Span } from '../words/sentences.ts';

const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
/** Behind "the cough went": when it did, and not where to. */
const whenItWent = new RegExp(
  `^(after|within|but|and|when|by|quickly|last|yesterday|overnight|(in|early in|late in|over) (the |)(${months}|spring|summer|autumn|winter|weekend|a|two|three)|on (mon|tues|wednes|thurs|fri|satur|sun)day)\\b`,
  'i',
);

const intoBody = /^(his|her|my|their|both|one|the (?!next|following|same)|(in)?to )/i;

/** A test whose year stands behind it: "colonoscopy 2019: polyps". */
const examined = /(scopy|gram|graphy|scan|ct|mri|echo|x-?ray|biopsy|ultrasound)$/i;

/** When a finding was: now, or long ago and over. */
export class Times extends Concern {
  past(event: Span, index: number): void {
    // "He once fainted"; but "vomited once"
    const words = this.clause.words(event);
    const next = this.clause.events[index + 1];
    if (/having/i.test(words) && (next?.kind !== 'name' || next.meaning.diagnosis === null)) return;
    if (/^once$/i.test(words) && !this.clause.isPatient(index - 1, event.from)) return;
    if (this.#lastedUntilNow(event)) return;
    // "Depression, previously"
    const behind = this.mentions.hasGroup && this.clause.endsAt(event.to);
    if (behind && /^(previously|formerly|before|prior|childhood)$/i.test(this.clause.words(event))) {
      this.mentions.behind({ when: 'past' });
    } else this.states.past(event.to);
  }

  /** "Longstanding gout and psoriasis"; but a long-standing cough is there now. */
  longstanding({ to }: Span, index: number): void {
    const next = this.clause.events[index + 1];
    if (next?.kind === 'name' && next.meaning.diagnosis !== null) this.states.past(to);
  }

  /** "In childhood", "ten years ago": of what stands before it in its clause, or of what follows. */
  ago(event: Span, index: number): void {
    const { joints, tokens, sentence } = this.clause;
    // "Diagnosed at 22"; but "diagnosed at the clinic"
    const number = tokens.kinds[event.to] === 'number' || /^age$/i.test(this.clause.raw(event.to));
    if (/^at$/i.test(this.clause.raw(event.to - 1)) && !number) return;
    if (joints.tellsOnset(tokens, sentence.from, event.from)) {
      this.#sinceThen();
      return;
    }
    // "In the past two days"
    if (/^past$/i.test(this.clause.raw(event.to - 1)) && this.clause.isTimeWithin(event.to, event.to + 2)) return;
    // "Meningitis aged 4", "migraine in her twenties"; but "a man aged 45 with gout"
    const aged = /^aged$/i.test(this.clause.raw(event.from));
    const decade = /^(teens|twenties|thirties|forties|fifties|sixties)$/i.test(this.clause.raw(event.to - 1));
    if (aged || (decade && event.from !== sentence.from)) {
      if (this.mentions.end === event.from && (!aged || this.clause.endsAt(event.to + 1))) {
        this.mentions.behind({ when: 'past' });
      }
      return;
    }
    // "Colonoscopy 2019 showed colitis"
    if (this.#isAheadOfItsName(event) || this.#isOfTest(event, index)) {
      this.states.past(event.to);
      this.states.now.longAgo = true;
    } else this.mentions.behind({ when: 'past' });
  }

  /** "He has had gout before"; but a headache that was there before is there again. */
  before({ to }: Span): void {
    const last = this.mentions.last;
    if (this.clause.endsAt(to) && last !== undefined && last.meaning.diagnosis !== null) {
      this.mentions.behind({ when: 'past' });
    }
  }

  /** "Has settled", "resolved"; but "stops" and "stopped smoking" say nothing of the kind. */
  gone(event: Span, index: number): void {
    const { from, to } = event;
    const words = this.clause.words(event);
    // "The cough has not cleared up"
    const { negation, negatedAt } = this.states.now;
    if (negation !== null && negatedAt === from) {
      this.states.now.negation = null;
      return;
    }
    if (!/(ed|gone|remission|off|away|over|better|up|down|went|grew|grown)\b/i.test(words)) return;
    if (/^(symptoms|everything|all|these)\b/i.test(words)) this.mentions.allOver();
    // "The pain went down her leg"
    if (/\bwent down$/i.test(words) && intoBody.test(this.clause.words({ from: to, to: to + 2 }))) return;
    // "The cough went after a week"; but "the pain went to the back"
    if (
      /\b(went|passed)$/i.test(words) &&
      !this.clause.endsAt(to) &&
      !whenItWent.test(this.clause.words({ from: to, to: Math.min(this.clause.sentence.to, to + 3) }))
    )
      return;
    if (this.clause.isBeforeName(index) && this.mentions.end !== from) {
      if (/^(resolved|settled)$/i.test(words)) this.states.past(to);
      return;
    }
    // "Weakness, resolved", "the cough in the evening has gone"; but in "rash, taste gone" the taste is.
    const { joints, tokens } = this.clause;
    const said =
      this.clause.endsAt(to) ||
      /^(spontaneously|completely|by|on|after|within|with|as|when|quickly|overnight)$/i.test(this.clause.raw(to));
    const near =
      (said && (this.clause.isFirst(from, index) || joints.isAnd(tokens, from - 1))) ||
      from - this.mentions.end < 2 ||
      /^(which|that)$/i.test(this.clause.raw(from - 1)) ||
      /^(since|now|then|and then|grew|outgrew|symptoms|everything|all|these)\b|\bnow$/i.test(words) ||
      (to - from > 1 && this.states.now.commaAt < this.mentions.end);
    if (near && !/ing$/i.test(this.clause.raw(to))) this.mentions.behind({ when: 'past' });
  }

  /** "Settled for two days, then returned"; but "and returned to work" */
  again({ to }: Span): void {
    if (/^(to|with|for|from)$/i.test(this.clause.raw(to)) || this.mentions.last?.when !== 'past') return;
    this.mentions.behind({ when: this.states.ground.when });
  }

  /** "Chest pain resolved with rest", where how it ended is a name of its own. */
  goneWith(at: number): void {
    const { end } = this.mentions;
    if (end === at || (end === at - 1 && this.clause.raw(end) === ',')) this.mentions.behind({ when: 'past' });
    else if (/^(symptoms|everything|all|these)$/i.test(this.clause.raw(at - 1))) this.mentions.allOver();
  }

  /** "Known COPD and increasing breathlessness", "known asthma, wheeze today" */
  anew({ from: at, meaning: { finding, diagnosis } }: Name): void {
    const { now } = this.states;
    if (now.when !== 'past' || now.longAgo || (this.mentions.end <= now.pastAt && now.pastAt !== at)) return;
    const isSymptom = finding !== null && !finding.lasting && diagnosis === null;
    const behindKnown = now.commaAt >= now.pastAt && /^known$/i.test(this.clause.raw(now.pastAt - 1));
    if (
      (isSymptom && behindKnown) ||
      /^(new|newly|increasing|increasingly|worsening|progressive|ongoing)$/i.test(this.clause.raw(at - 1)) ||
      /^(new|worsening|increasing)$/i.test(this.clause.raw(at))
    ) {
      this.states.backToNow();
    }
  }

  /** "Discharged after an episode of pancreatitis"; but "presents after an episode of". */
  after({ from, to }: Span): void {
    for (let at = Math.max(this.clause.sentence.from, from - 6); at < from; at++) {
      if (/^(discharged|home)$/i.test(this.clause.raw(at))) this.states.past(to);
    }
  }

  /** "Hx: asthma, gout": nothing but illnesses; but "Hx: cough, fever". */
  historyOf({ from }: Span): void {
    const { sentence, events } = this.clause;
    if (from !== sentence.from + 1 || !/^(hx|history)$/i.test(this.clause.raw(sentence.from))) return;
    const lasts = events.every(
      (event) => event.kind !== 'name' || event.meaning.diagnosis !== null || event.meaning.finding?.lasting === true,
    );
    if (lasts) this.states.past(from);
  }

  recent(event: Span, index: number): void {
    const months = /^(months?|mths?)$/i.test(this.clause.raw(event.to - 2));
    if (months && this.mentions.last !== undefined && this.mentions.last.meaning.diagnosis !== null)
      this.ago(event, index);
    else if (this.states.now.when === 'past') this.states.backToNow();
    if (months && !this.mentions.hasGroup) this.states.now.monthsAgo = true;
  }

  /** "Since his stroke in 2019": the stroke is long over, and what began with it is not. */
  #sinceThen(): void {
    const last = this.mentions.last;
    if (last === undefined || last.meaning.diagnosis === null) return;
    const since = [last.from - 1, last.from - 2].some((at) => /^(since|after|following)$/i.test(this.clause.raw(at)));
    if (since) this.mentions.behind({ when: 'past' });
  }

  #isOfTest({ from, to }: Span, index: number): boolean {
    const next = this.clause.events[index + 1];
    return (
      next?.kind === 'shows' || (next?.kind === ':' && next.from === to && examined.test(this.clause.raw(from - 1)))
    );
  }

  #isAheadOfItsName(event: Span): boolean {
    const { joints, tokens } = this.clause;
    const opens =
      !this.mentions.hasGroup ||
      this.states.now.commaAt >= this.mentions.end ||
      joints.isAnd(tokens, event.from - 1) ||
      joints.isAnd(tokens, event.from - 2);
    return opens && this.mentions.end !== event.from && !this.clause.endsAt(event.to);
  }

  /** "3-day history of", "a history of two weeks of": not past at all. */
  #lastedUntilNow({ from, to }: Span): boolean {
    const { joints, tokens, sentence } = this.clause;
    // "6/52 history of", as British notes write six weeks
    if (/^(7|52|12)$/.test(this.clause.raw(from - 1)) && this.clause.raw(from - 2) === '/') return true;
    for (let at = Math.max(sentence.from, from - 3); at < from; at++) if (joints.isTime(tokens, at)) return true;
    return this.clause.isTimeWithin(to, to + 3);
  }
}
