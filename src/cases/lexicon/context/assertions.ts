import type { Clause, Cue } from './clause.ts';
import type { Doubts } from './doubts.ts';
import type { Fears } from './fears.ts';
import type { Mentions } from './mentions.ts';
import type { Negations } from './negations.ts';
import type { States } from './state.ts';
import type { Times } from './times.ts';

/** What ends a negation, a doubt, a fear or what is past: verbs, "with", and the marks that part a sentence. */
export class Assertions {
  readonly #clause: Clause;
  readonly #mentions: Mentions;
  readonly #states: States;
  readonly #times: Times;
  readonly #doubts: Doubts;
  readonly #negations: Negations;
  readonly #fears: Fears;

  constructor(
    clause: Clause,
    mentions: Mentions,
    states: States,
    ends: { readonly times: Times; readonly doubts: Doubts; readonly negations: Negations; readonly fears: Fears },
  ) {
    this.#clause = clause;
    this.#mentions = mentions;
    this.#states = states;
    this.#times = ends.times;
    this.#doubts = ends.doubts;
    this.#negations = ends.negations;
    this.#fears = ends.fears;
  }

  /** A verb that says that something is there ends a negation, a doubt and what was past. */
  verb(event: Cue, index: number): void {
    const { kind, from } = event;
    const state = this.#states.now;
    const { joints, tokens } = this.#clause;
    // "has not had", "neither he nor his wife had": the verb belongs to the negation.
    const neither = joints.isNeither(tokens, state.negatedAt - 1) && this.#mentions.end <= state.negatedAt;
    // "Has never fainted or had palpitations"
    const none = state.whose !== this.#states.ground.whose && /^none$/i.test(this.#clause.raw(state.negatedAt - 2));
    const held = neither || none || joints.isOr(tokens, from - 1);
    if ((this.#mentions.isFree(state.negatedAt, from) || this.#clause.raw(from) === ',') && !held)
      state.negation = null;
    // "Past medical history is significant for": so does this one.
    const free = this.#mentions.isFree(state.pastAt, from);
    // "In 2018 a scan showed", "ten years ago he had"
    const told =
      kind === 'had' || (kind === 'shows' && /(ed|ing|grew|proved|proven)$/i.test(this.#clause.words(event)));
    if (state.when === 'past' && free && (!told || !state.longAgo)) this.#states.backToNow();
    const feared = state.fearedAt >= 0 && this.#mentions.end > state.fearedAt;
    if (feared && kind !== 'shows' && this.#clause.opensAt(from, index)) this.#states.backToNow();
    if (this.#mentions.isFree(state.doubtedAt, from)) this.#doubts.end();
  }

  /** "Presents with", "now has": whatever came before, this is the patient today. */
  presents({ from }: Cue, index: number): void {
    const state = this.#states.now;
    const opens = this.#clause.opensAt(from, index);
    if (this.#mentions.isFree(state.negatedAt, from)) state.negation = null;
    if (state.when === 'past' || (state.when === 'hypothetical' && opens && state.commaAt > 0)) {
      state.when = 'now';
      state.longAgo = false;
      state.fearedAt = -1;
    }
    if (opens) state.whose = this.#states.ground.whose;
    if (this.#mentions.isFree(state.doubtedAt, from)) state.unsure = false;
  }

  /** "Possible pneumonia with fever", "a known diabetic with vomiting" */
  with(at: number): void {
    if (this.#mentions.end !== at) return;
    this.#doubts.end();
    const { joints, tokens } = this.#clause;
    if (this.#states.now.when === 'past' && joints.isPerson(tokens, at - 1)) this.#states.backToNow();
  }

  comma(index: number): void {
    const state = this.#states.now;
    this.#negations.comma(index);
    this.#doubts.end();
    this.#fears.next();
    if (state.negation === null && state.when !== 'past') return;
    if (!this.#clause.itemAsserts(index)) return;
    state.negation = null;
    if (state.when === 'past' && !state.longAgo) this.#states.backToNow();
  }

  /** "Suspicion of endocarditis: fever, new murmur" */
  colon(event: Cue): void {
    const state = this.#states.now;
    if (this.#mentions.isFree(state.negatedAt, event.from)) state.negation = null;
    // "Social history: smoker"
    if (this.#mentions.count === 0 && state.when === 'past' && !state.longAgo) this.#states.backToNow();
    state.byTest ||= state.tested;
    this.#times.historyOf(event);
    if (this.#mentions.end === event.from) this.#doubts.end();
  }
}
