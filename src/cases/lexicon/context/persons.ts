import { Concern } from './concern.ts';
import type { Cue, Name } from './clause.ts';
import type { Span } from '../words/sentences.ts';

/** How far behind a person the verb may stand that makes the finding theirs. */
const reach = 6;

/** Whoever writes "I" so near, in characters, writes of themselves. */
const reachOfSpeaker = 200;
const speaker = /\b(I|I['’](m|ve|d)|im|ive)\b/;

/** How a name begins that holds a relative: "mother has diabetes". */
const opensWithRelative =
  /^((both|one|two|three|several) )?((strong )?family|fam|fmhx|fhx?|(maternal|paternal)|(step)?(mother|father|brother|sister)s?|mum|mom|dad|parents?|siblings?|twin|aunts?|uncles?|cousins?|grand[a-z]+|relatives?)\b/i;

/** Whose a finding is where somebody else is named. */
export class Persons extends Concern {
  read(event: Cue, index: number): void {
    const state = this.states.now;
    if (this.#isThePatient(event)) return;
    // "Two brothers, one of whom has epilepsy"
    if (state.whose === 'family' && /\bwhom$/i.test(this.clause.words(event))) return;
    if (event.kind === 'maternal') {
      const next = this.clause.events[index + 1];
      if (next?.kind === 'name' && next.from === event.to) state.whose = 'other';
      return;
    }
    if (this.#isBehindWhatIsTheirs(event, index)) {
      this.mentions.behind({
        whose: event.kind === 'relative' ? 'family' : 'other',
      });
      return;
    }
    if (this.#isTheirChild(event) || !this.#bears(event.to, index)) return;
    state.whose = event.kind === 'relative' && !this.#gaveBirth(event) ? 'family' : 'other';
    state.inWhose = /^whose$/i.test(this.clause.raw(event.from - 1));
    if (state.when === 'past') this.states.backToNow();
  }

  /** "Mother has diabetes and gout", where "mother has diabetes" is one name. */
  named(name: Name): void {
    if (name.meaning.finding?.familial === true && opensWithRelative.test(this.clause.words(name))) {
      this.states.now.whose = 'family';
    }
  }

  /** "Whose mother has gout, …", "his mother, who has gout, brought him": behind the comma it is about the patient. */
  comma({ to }: Span): void {
    const { now, ground } = this.states;
    const { joints, tokens } = this.clause;
    const tells =
      joints.isTelling(tokens, to) && !joints.isFound(tokens, to) && !/^complain/i.test(this.clause.raw(to));
    const worries = joints.isBearing(tokens, to) && /^(worried|concerned|anxious)$/i.test(this.clause.raw(to + 1));
    if (now.inWhose || tells || worries) now.whose = ground.whose;
    now.inWhose = false;
  }

  /** The patient again; but in "the grandmother she lives with" she only stands beside. */
  patient({ from }: Span, index: number): void {
    const before = this.clause.events[index - 1];
    if (before?.to === from && this.clause.isPerson(index - 1) && this.#isAside(from)) return;
    // "The wife, not the patient, has the cough"
    if (/^not$/i.test(this.clause.raw(from - 1))) return;
    this.states.now.whose = this.states.ground.whose;
  }

  /** "There is measles at his school", "a vomiting bug is going round" */
  around(event: Span): void {
    const last = this.mentions.last;
    if (last !== undefined && last.to === event.from) {
      const { tokens, sentence } = this.clause;
      const before = tokens.text.slice(tokens.starts[Math.max(sentence.from, last.from - 5)], tokens.starts[last.from]);
      const there = last.meaning.diagnosis !== null && /\bthere(['’]s| (is|are|was|were|has|have)\b)/i.test(before);
      if (there || /^(.* )?(going|doing) /i.test(this.clause.words(event))) this.mentions.behind({ whose: 'other' });
    }
  }

  /** "The home's resident has been vomiting": no other is known. */
  #isThePatient({ from, to }: Cue): boolean {
    return (
      to - from === 1 &&
      /^(resident|pupil|student|inmate|tenant|passenger|client|guest)$/i.test(this.clause.raw(from)) &&
      /^(the|.+['’]s)$/i.test(this.clause.raw(from - 1))
    );
  }

  /** What a newborn's mother had in pregnancy is no illness of the family; what she has is. */
  #gaveBirth({ to }: Cue): boolean {
    const { joints, tokens, sentence } = this.clause;
    return (
      this.states.ground.whose === 'patient' &&
      joints.isMother(tokens, to - 1) &&
      !joints.isHas(tokens, to) &&
      joints.tellsOfBirth(tokens, sentence.from, sentence.to)
    );
  }

  /** "My daughter has a rash": a parent writes of the patient, unless the parent is one. */
  #isTheirChild({ from, to }: Cue): boolean {
    const { text, starts } = this.clause.tokens;
    if (!/^(son|daughter)$/i.test(this.clause.raw(to - 1)) || !/^(my|our)$/i.test(this.clause.raw(from - 1)))
      return false;
    const start = starts[from] ?? 0;
    return !speaker.test(text.slice(Math.max(0, start - reachOfSpeaker), start + reachOfSpeaker));
  }

  /** "Diabetes (mother)", "gout in his father" */
  #isBehindWhatIsTheirs({ from, to }: Cue, index: number): boolean {
    const { events, joints, tokens } = this.clause;
    if (!this.mentions.hasGroup) return false;
    const before = events[index - 1];
    if (before?.kind === '(' && before.to === from) return before.from === this.mentions.end;
    if (from - this.mentions.end > 3 || joints.isBearing(tokens, to)) return false;
    return joints.isIn(tokens, this.mentions.end);
  }

  /** Whether what follows is what the person has, and not what the person says. */
  #bears(from: number, index: number): boolean {
    const { joints, tokens, events, sentence } = this.clause;
    const { text, starts, ends } = tokens;
    if (/['’]s?$/.test(text.slice(starts[from - 1], (ends[from - 1] ?? 0) + 1).trimEnd())) return true;
    const goesOn =
      /^who$/i.test(this.clause.raw(from - 1)) ||
      /^who$/i.test(this.clause.raw(this.clause.raw(from) === ',' ? from + 1 : from));
    if (!goesOn && this.#isOnlyBeside(from)) return false;
    let next = index + 1;
    for (let at = from; at < Math.min(sentence.to, from + reach); at++) {
      while ((events[next]?.from ?? Infinity) < at) next++;
      const event = events[next];
      const kind = event?.from === at ? event.kind : null;
      // "Her brother was told he has gout"
      if (event !== undefined && kind === 'has' && /\btold\b/i.test(this.clause.words(event))) return true;
      // "He visited a friend and returned with a cough"
      if (
        (kind === 'and' || kind === 'again') &&
        /ed$/i.test(this.clause.raw(at + 1)) &&
        !joints.isBearing(tokens, at + 1)
      )
        return false;
      // "The grandmother she lives with", "three children in her class"
      if (kind === 'patient' && (at === from || joints.isIn(tokens, at - 1)) && this.#isAside(at)) continue;
      if (kind === 'patient' && /^not$/i.test(this.clause.raw(at - 1))) continue;
      if (kind === 'worry' || kind === 'patient') return false;
      // "His wife had noticed" tells, "his wife had a cough" does not.
      if (joints.isBearing(tokens, at) && joints.isTelling(tokens, at + 1) && !joints.isFound(tokens, at + 1)) {
        return false;
      }
      if (joints.isTelling(tokens, at)) return joints.isFound(tokens, at);
      if (/^treated$/i.test(this.clause.raw(at)) && /^(for|with)$/i.test(this.clause.raw(at + 1))) return true;
      if (kind === 'no' || kind === 'past' || joints.isBearing(tokens, at)) return true;
      // "Others on the cruise had vomiting"
      if (kind === 'name' && at <= from + 1 && /^(on|in|at)$/i.test(this.clause.raw(from - 1))) continue;
      if (kind === 'name') {
        return /^( (also|still|too|recently|currently|now))? $|^([\s:–—-]*|,? (an?|who|of an?|of a case of) )$/.test(
          text.slice(ends[from - 1], starts[at]),
        );
      }
    }
    return false;
  }

  #isAside(at: number): boolean {
    return (
      this.clause.joints.isIn(this.clause.tokens, at - 1) ||
      /^(lives?|lived|shares?|shared|stays?|stayed|works?|worked|visits?|visited|cares?|cared|met|saw)$/i.test(
        this.clause.raw(at + 1),
      )
    );
  }

  /** "According to his mother", "with his father" */
  #isOnlyBeside(from: number): boolean {
    const { joints, tokens, sentence } = this.clause;
    for (let at = from - 2; at >= Math.max(sentence.from, from - 4); at--) {
      if (joints.isBy(tokens, at)) return true;
      if (joints.isBeside(tokens, at) && joints.isPossessive(tokens, at + 1)) return true;
    }
    return false;
  }
}
