import type { Assertions } from './assertions.ts';
import type { Clause, Cue } from './clause.ts';
import type { Doubts } from './doubts.ts';
import type { Fears } from './fears.ts';
import type { Mentions } from './mentions.ts';
import type { Negations } from './negations.ts';
import type { Persons } from './persons.ts';
import type { States } from './state.ts';
import type { Times } from './times.ts';

/** What a cue may look at and change. */
export interface Reading {
  readonly clause: Clause;
  readonly states: States;
  readonly mentions: Mentions;
  readonly persons: Persons;
  readonly times: Times;
  readonly doubts: Doubts;
  readonly negations: Negations;
  readonly fears: Fears;
  readonly assertions: Assertions;
}

type Rule = (reading: Reading, event: Cue, index: number) => void;

/** What each kind of cue does where it stands. Kinds that are not here only matter to what looks back at them. */
export const cueRules: Readonly<Partial<Record<Cue['kind'], Rule>>> = {
  no: ({ clause, states }, event, index) => {
    // "Had he had chest pain, he would have called"; but "not only had he had"
    if (/^had$/i.test(clause.raw(event.from)) && event.from !== clause.sentence.from) return;
    if (states.now.fearedAt >= 0 && clause.opensAt(event.from, index)) states.backToNow();
    states.negate('list', event.to);
  },
  nobody: ({ states }, event) => {
    states.now.whose = 'family';
    states.negate('list', event.to);
  },
  without: ({ states }, event) => {
    // "Never a time of little sleep without tiredness, overspending or racing thoughts"
    if (states.now.negation !== 'list') states.negate('aside', event.to);
  },
  not: ({ states }, event) => states.negate('near', event.to),
  'absent before': ({ states }, event) => states.negate('one', event.to),
  absent: ({ negations }, event, index) => negations.behind(event, index),
  unlikely: ({ doubts }, event, index) => doubts.unlikely(event, index),
  clear: ({ clause, mentions, states, times }, event, index) => {
    // "The cough cleared after a week"
    if (/cleared$/i.test(clause.words(event))) times.gone(event, index);
    // "The CT done to exclude a stroke was normal"
    if (states.now.tested && (states.now.fearedAt >= 0 || states.now.unsure))
      mentions.behind({
        present: false,
        certain: true,
        when: states.ground.when,
      });
  },
  until: ({ mentions, states }) => {
    // "No haemoptysis until yesterday"
    if (mentions.last?.present === false) mentions.behind({ present: true });
    states.now.negation = null;
  },
  positive: ({ mentions }, event) => {
    if (mentions.end === event.from) mentions.endGroup();
  },
  cause: ({ states }) => {
    states.now.ofCause = true;
  },
  so: ({ mentions, states }, event) => {
    // "Fever was denied, as were chills."
    if (mentions.last?.present === false) states.negate('list', event.to);
  },
  stop: ({ clause, mentions, states }, event) => {
    mentions.except(/^(apart|aside|except|other|besides|save)\b/i.test(clause.words(event)));
    states.now.negation = null;
    states.now.unsure = false;
    states.backToNow();
  },
  upon: ({ mentions, states }) => {
    states.now.negation = null;
    mentions.endGroup();
  },
  explains: (reading, event, index) => {
    // "I wonder whether the cough reflects asthma"
    if (!reading.doubts.ofCause(event)) cueRules.stop?.(reading, event, index);
  },
  presents: ({ assertions }, event, index) => assertions.presents(event, index),
  shows: ({ states, assertions }, event, index) => {
    states.now.byTest ||= states.now.tested;
    assertions.verb(event, index);
  },
  has: ({ assertions }, event, index) => assertions.verb(event, index),
  had: ({ assertions }, event, index) => assertions.verb(event, index),
  shown: ({ mentions, states, doubts }, event) => {
    mentions.behind({ byTest: true });
    states.now.tested = true;
    // "Possible pneumonia on chest X-ray with fever"
    if (mentions.end === event.from) doubts.beyond();
  },
  test: ({ states }) => {
    states.now.tested = true;
  },
  with: ({ assertions }, event) => assertions.with(event.from),
  beyond: ({ doubts }) => doubts.beyond(),
  join: ({ clause, mentions, states }, event, index) => {
    // "Considered, then ruled out"
    if (clause.events[index + 1]?.kind === 'absent' && clause.events[index + 1]?.from === event.to) return;
    states.now.negation = null;
    mentions.endGroup();
  },
  relative: ({ persons }, event, index) => persons.read(event, index),
  stranger: ({ persons }, event, index) => persons.read(event, index),
  maternal: ({ persons }, event, index) => persons.read(event, index),
  around: ({ persons }, event) => persons.around(event),
  says: ({ states }) => {
    // "His brother, who has epilepsy, witnessed the seizure."
    if (states.now.commaAt >= 0) states.now.whose = states.ground.whose;
  },
  kin: ({ states }) => {
    states.now.whose = 'family';
  },
  'in the family': ({ mentions, states }) => {
    if (mentions.hasGroup) mentions.behind({ whose: 'family' });
    else states.now.whose = 'family';
  },
  patient: ({ persons }, event, index) => persons.patient(event, index),
  past: ({ times }, event, index) => times.past(event, index),
  longstanding: ({ clause, times }, event, index) => {
    if (clause.isFirst(event.from, index)) times.longstanding(event, index);
  },
  recent: ({ clause, states, times }, event, index) => {
    if (clause.isFirst(event.from, index) && clause.tokens.kinds[event.to] !== 'number') {
      // "Now" is about the patient; but "his mother, now 70"
      states.now.whose = states.ground.whose;
    }
    times.recent(event, index);
  },
  before: ({ times }, event) => times.before(event),
  again: ({ times }, event) => times.again(event),
  gone: ({ times }, event, index) => times.gone(event, index),
  ago: ({ times }, event, index) => times.ago(event, index),
  after: ({ times }, event) => times.after(event),
  indeed: ({ fears }, event) => fears.cameTrue(event),
  plain: ({ clause, states }, event) => {
    // "No fever, no change in her cough"
    if (/^(no|not|without)\b.*\b(in|of|from|for|to|with)$/i.test(clause.words(event))) states.now.negation = null;
  },
  if: ({ fears }, event, index) => fears.condition(event, index),
  should: ({ fears }, event, index) => fears.should(event, index),
  feared: ({ fears }, event, index) => fears.feared(event, index),
  'feared behind': ({ mentions }, event) => {
    if (mentions.end === event.from) mentions.behind({ when: 'hypothetical' });
  },
  worry: ({ fears }, event, index) => fears.worry(event, index),
  maybe: ({ doubts }, event, index) => doubts.maybe(event, index),
  unsure: ({ doubts }, event) => doubts.unsure(event),
  versus: ({ doubts }, event) => doubts.versus(event),
  'rule out': ({ doubts }, event) => doubts.ruleOut(event),
  ',': ({ states, mentions, assertions, persons }, event, index) => {
    mentions.except(false);
    persons.comma(event);
    assertions.comma(index);
    states.now.commaAt = event.from;
  },
  ':': ({ assertions }, event) => assertions.colon(event),
  '(': ({ states }) => states.openBracket(),
  ')': ({ states }) => states.closeBracket(),
};
