import { Concern } from './concern.ts';
import type { Cue } from './clause.ts';

/** Tells what has happened, not what to do if it does. */
const told =
  /^(return(ed|s|ing)|comes|came|attend(ed|s)|represent(ed|s)|call(ed|ing)|rang|phoned|contacted|telephoned|saw|told)$/i;

/** What may come, and what is only feared. */
export class Fears extends Concern {
  condition(event: Cue, index: number): void {
    if (told.test(this.clause.raw(event.from))) return;
    if (this.#isOfWhatIsThere(event, index)) this.states.now.fearsNext = true;
    else this.states.fear(-1);
  }

  /** "If the swelling turns red, think of cellulitis.": what comes behind the swelling may come. */
  next(): void {
    if (this.states.now.fearsNext) this.states.fear(-1);
    this.states.now.fearsNext = false;
  }

  /** "Can this give me headaches?" */
  asked(): void {
    const { from, to } = this.clause.sentence;
    const asks =
      /^can$/i.test(this.clause.raw(from)) &&
      this.clause.raw(to - 1) === '?' &&
      !/^(you|he|she|i|we|they|someone|the)$/i.test(this.clause.raw(from + 1));
    if (asks) this.states.fear(-1);
  }

  /** "Nifedipine can cause ankle swelling, which she has." */
  cameTrue({ to }: Cue): void {
    const feared = this.mentions.last?.when === 'hypothetical';
    if (feared && this.clause.endsAt(to)) this.mentions.behind({ when: this.states.ground.when });
    this.states.backToNow();
    this.states.now.negation = null;
    this.states.now.unsure = false;
  }

  /** "Should she vomit", "return should seizures occur"; but "he should rest". */
  should({ from, to }: Cue, index: number): void {
    const next = this.clause.events[index + 1];
    const inverted = next?.kind === 'name' && next.from === to && !this.clause.isPatient(index - 1, from);
    if (this.clause.isFirst(from, index) || inverted) this.states.fear(-1);
    // "Any further vomiting and he should be admitted"
    const opens = this.clause.raw(this.clause.sentence.from);
    const would = /^would$/i.test(this.clause.raw(from));
    if (/^any$/i.test(opens) || (would && /^(an?|new|further|worsening|fresh)$/i.test(opens))) {
      this.mentions.behind({ when: 'hypothetical' });
    }
  }

  /** "At risk of stroke"; "so that" speaks of what may come only right before its name. */
  feared(event: Cue, index: number): void {
    if (/^so that$/i.test(this.clause.words(event)) && !this.clause.isBeforeName(index)) return;
    // "Without anticoagulation her risk of stroke"
    if (this.states.now.negation === 'aside' && this.clause.joints.isPossessive(this.clause.tokens, event.from - 1))
      this.states.now.negation = null;
    this.states.fear(event.to);
  }

  worry(event: Cue, index: number): void {
    // "I am concerned about meningitis": a doctor suspects it.
    if (this.clause.joints.isSpeaker(this.clause.tokens, event.from - 1)) this.states.doubt(event.to);
    // "His mother is worried about the rash" that he has; "he is worried about cancer" that he fears.
    else if (!this.#isOthersWorry(index) && !this.#isNamedAsOwn(event, index)) this.states.fear(event.to);
  }

  /** "If the cough becomes productive", "she returned with a cough": the cough is there. */
  #isOfWhatIsThere({ to }: Cue, index: number): boolean {
    const name = this.clause.events[index + 1];
    return (
      name?.kind === 'name' &&
      name.from === to + 1 &&
      /^(the|his|her|your|this)$/i.test(this.clause.raw(to)) &&
      /^((becomes?|turns?|changes?|fails) |(does|do|has|have|is|are)( not|n['’]t) (settled?|settling|improved?|improving|resolved?|resolving|stop(ped)?|clear(ed)?|gone?|better|subsided?|eased?|get) )/i.test(
        `${this.clause.words({ from: name.to, to: Math.min(this.clause.sentence.to, name.to + 3) })} `,
      )
    );
  }

  /** "Mum is worried about the rash": the rash is there; but a disease she only fears. */
  #isOthersWorry(index: number): boolean {
    const next = this.clause.events[index + 1];
    return this.clause.isPerson(index - 1) && (next?.kind !== 'name' || next.meaning.diagnosis === null);
  }

  /** "Worried about her own numbness" */
  #isNamedAsOwn({ to }: Cue, index: number): boolean {
    const next = this.clause.events[index + 1];
    return (
      next?.kind === 'name' &&
      next.from - to <= 2 &&
      /^(her|his|the|this|these|my|their)$/i.test(this.clause.raw(next.from === to ? to - 1 : to))
    );
  }
}
