import { Concern } from './concern.ts';
import type { Span } from '../words/sentences.ts';

/** Whether a finding is sure. */
export class Doubts extends Concern {
  maybe(event: Span, index: number): void {
    const state = this.states.now;
    const first = this.clause.raw(event.from);
    // "I think this is" speaks of the patient, whoever was spoken of before.
    if (/^(I|we)$/i.test(first)) state.whose = this.states.ground.whose;
    // "The rash was apparent"
    if (/^apparent$/i.test(first) && !this.clause.isBeforeName(index)) return;
    // "Absence of neck stiffness does not exclude meningitis"
    if (/^(does|do|did|doesnt|could|doesn['’]t)$/i.test(first)) state.negation = null;
    // "Not thought to be septic"
    if (state.negation !== null && state.negatedAt === event.from && /^(thought|believed|felt)$/i.test(first)) return;
    // "No chest pain, ?PE"
    const before = this.clause.events[index - 1];
    if (before?.kind === ',' && before.to === event.from) state.negation = null;
    // "Concerned about the possibility of meningitis"
    if (state.fearedAt >= 0 && event.from - state.fearedAt < 3) this.states.backToNow();
    if (this.#isOfLast(event, index)) {
      this.mentions.behind({ certain: false });
      return;
    }
    // "Palpitations? Yes"
    const answered = first === '?' && this.mentions.end === event.from && this.#isAnswer(index + 1);
    if (answered) return;
    // "Gout or cellulitis?"
    const asked =
      first === '?' && this.mentions.end === event.from && this.clause.endsAt(event.to) && !this.clause.isRequest();
    if (asked) this.mentions.behind({ certain: false });
    else if (!this.#isTold(event, index)) this.states.doubt(event.to);
    if (/^(ddx|differential)/i.test(first)) state.allUnsure = true;
    // "Jaundice at 12, thought at the time to be hepatitis"
    if (/^at$/i.test(this.clause.raw(event.from + 1))) this.states.past(event.to);
  }

  /** "Is suspected"; what "cannot be excluded" may be there after all. */
  unsure(event: Span): void {
    const there = /(excluded|out)$/i.test(this.clause.words(event)) ? { present: true } : {};
    if (this.mentions.hasGroup) this.mentions.behind({ certain: false, ...there });
    else this.states.doubt(event.to);
  }

  /** "Meningitis is unlikely", "unlikely to be gout" */
  unlikely(event: Span, index: number): void {
    const ahead =
      !/likely|improbable|doubtful$/i.test(this.clause.raw(event.to - 1)) || this.clause.isBeforeName(index);
    if (this.mentions.hasGroup && !ahead) this.mentions.behindIsUnlikely();
    else {
      this.states.negate('near', event.to);
      this.states.doubt(event.to);
    }
  }

  /** "Possible gout in a hot knee": what follows is surely there. */
  beyond(): void {
    const { ground, now } = this.states;
    now.allUnsure = !ground.certain;
    this.end();
  }

  /** Of "whether the rash is due to measles" only the measles are in doubt. Tells whether it is such a question. */
  ofCause(event: Span): boolean {
    const { unsure, doubtedAt, negation, negatedAt } = this.states.now;
    const asks = /^(if|whether|that)$/i.test(this.clause.raw(doubtedAt - 1));
    if (!asks || !unsure || this.mentions.end <= doubtedAt) return false;
    // "I doubt that the rash is due to measles"
    const doubted = negation !== null && negatedAt === doubtedAt;
    this.mentions.behind(doubted ? { present: true, certain: true } : { certain: true });
    this.mentions.endGroup();
    if (doubted) this.states.negate(negation, event.to);
    this.states.doubt(event.to);
    return true;
  }

  versus(event: Span): void {
    this.mentions.behind({ certain: false });
    this.states.doubt(event.to);
    this.states.now.allUnsure = true;
  }

  ruleOut(event: Span): void {
    if (this.states.now.tested || /s$/i.test(this.clause.raw(event.from))) this.states.negate('list', event.to);
    else this.states.doubt(event.to);
  }

  /** What is said with "with", or with a verb that asserts, is surely there. */
  end(): void {
    if (!this.states.now.allUnsure) this.states.now.unsure = false;
  }

  /** "Mum thinks he has a rash": nobody doubts what a relative saw; but what it is, a relative only thinks. */
  #isTold(event: Span, index: number): boolean {
    const name = this.clause.events.slice(index + 1, index + 4).find(({ kind }) => kind === 'name');
    const sees = name?.kind !== 'name' || name.meaning.diagnosis === null;
    const words = this.clause.words(event);
    return (
      sees &&
      this.clause.isPerson(index - 1) &&
      /^(thought|thinks|believe[sd]|felt|feels|reckons)\b/i.test(words) &&
      !/\b(may|might|could)\b/i.test(words)
    );
  }

  #isAnswer(index: number): boolean {
    const { events } = this.clause;
    // "Q: any rash? A: yes."
    const event = events[events[index]?.kind === ':' ? index + 1 : index];
    if (event?.kind === 'absent' || event?.kind === 'no') return true;
    return event?.kind === 'has' && /^yes$/i.test(this.clause.raw(event.from));
  }

  /** "Pneumonia was initially suspected but" */
  #isOfLast({ from, to }: Span, index: number): boolean {
    return (
      this.mentions.hasGroup &&
      from - this.mentions.end <= 3 &&
      /^(less|suspected|possible|probable|likely|presumed|questionable|needs?|requires?)$/i.test(
        this.clause.raw(from),
      ) &&
      (this.clause.endsAt(to) || this.clause.events[index + 1]?.kind === 'stop')
    );
  }
}
