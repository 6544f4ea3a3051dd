import type { Event, Name } from './clause.ts';
import type { Ground, Mention } from './context.ts';
import type { CueKind } from './cues.ts';
import { everydayWords } from '../words/everyday.ts';
import { Joints } from './joints.ts';
import type { Lexicon, Meaning } from '../lexicon.ts';
import type { PhraseMatch } from '../words/phrases.ts';
import type { Span } from '../words/sentences.ts';
import { Signs } from './signs.ts';
import { rawAt, tokenise, type Tokens } from '../words/tokens.ts';
import { Walk } from './walk.ts';

/** Reads the names in a sentence and how each is meant: absent, someone else's, past, only feared, only suspected. */
export class ContextReader {
  readonly #lexicon: Lexicon;
  readonly #joints: Joints;
  readonly #everyday: ReadonlySet<number>;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#joints = new Joints(lexicon.vocabulary);
    this.#everyday = new Set(everydayWords.map((word) => lexicon.vocabulary.learn(word)));
  }

  mentions(tokens: Tokens, sentence: Span, ground: Ground): Mention[] {
    const events = this.#events(tokens, sentence);
    return events.some(({ kind }) => kind === 'name')
      ? new Walk(this.#joints, tokens, sentence, ground, events).run()
      : [];
  }

  #events(tokens: Tokens, sentence: Span): Event[] {
    const { from, to } = sentence;
    const events: Event[] = [];
    const signs = new Signs(tokens, sentence);
    /** Whether this sentence writes its signs behind the names: "cough (-)". The first one tells. */
    let behind: boolean | undefined;
    for (let at = from; at < to;) {
      const sign = signs.at(at);
      if (sign !== null) {
        const last = events.at(-1);
        // "(-) fever, chills" stands for both, "-fever, chills" for one.
        const kind = sign.positive ? 'has' : sign.side === 'either' ? 'no' : 'not';
        const nameBefore = last?.kind === 'name' && last.to === at ? last : null;
        if (sign.side === 'either') behind ??= nameBefore !== null;
        if (sign.side === 'before' || (sign.side === 'either' && behind !== true)) {
          events.push({ kind, from: at, to: sign.to });
        } else if (nameBefore !== null) {
          // As if it stood in front, and for this one name alone.
          const alone = sign.positive ? 'has' : 'not';
          events.splice(-1, 0, {
            kind: alone,
            from: nameBefore.from,
            to: nameBefore.from,
          });
          events.push({ kind: 'has', from: at, to: sign.to });
        }
        at = sign.to;
        continue;
      }
      const name = this.#nameAt(tokens, at, to);
      const cue = this.#cueAt(tokens, at, to);
      // "The swelling went down"; but "he went down"
      const over = cue?.entry === 'gone' && events.at(-1)?.kind === 'name' && events.at(-1)?.to === at;
      if (name !== null && (cue === null || name.end > cue.end || (name.end === cue.end && !over))) {
        const isFree = this.#joints.isFree(tokens, name.end);
        // "Seizure-free"
        if (isFree) events.push({ kind: 'absent before', from: at, to: at });
        if (!this.#joints.isThing(tokens, name.end)) this.#pushName(events, tokens, at, name);
        at = isFree ? name.end + 1 : name.end;
      } else if (cue !== null) {
        const denied = cue.entry === 'plain' ? this.#deniedCourse(tokens, at, cue.end, to) : null;
        if (denied === null)
          events.push({
            kind: this.#kindOf(cue.entry, tokens, at, cue.end, to, events),
            from: at,
            to: cue.end,
          });
        else {
          events.push({ kind: 'not', from: at, to: denied.from }, denied, {
            kind: 'join',
            from: denied.to,
            to: denied.to,
          });
        }
        at = denied?.to ?? cue.end;
      } else {
        this.#pushLacking(events, tokens, at);
        const kind = this.#joint(tokens, at, to, events);
        if (kind !== null) events.push({ kind, from: at, to: at + 1 });
        at++;
      }
    }
    return events;
  }

  /** With the side or severity that stands inside the name without being part of it: "pain in her *left* knee". */
  #pushName(events: Event[], tokens: Tokens, from: number, { entry, end }: PhraseMatch<Meaning>): void {
    events.push({ kind: 'name', from, to: end, meaning: entry });
    const { finding } = entry;
    if (finding === null || finding.course || end - from < 2) return;
    this.#pushPerson(events, tokens, end);
    // "Pain spreading to the left arm" is not on the left.
    if (this.#joints.leadsElsewhere(tokens, from, end)) return;
    for (let at = from; at < end; at++) {
      if (!this.#joints.isShade(tokens, at)) continue;
      const shade = this.#lexicon.names.longestAt(tokens, at, at + 1);
      const rest = without(tokens, from, at, end);
      const same = this.#lexicon.names.longestAt(rest, 0, rest.starts.length);
      if (shade === null || same?.end !== rest.starts.length || same.entry.finding !== finding) continue;
      events.push({ kind: 'name', from: at, to: at + 1, meaning: shade.entry });
    }
  }

  /** The person at the end of a name whose illness comes next: "no sick *contacts* with fever". */
  #pushPerson(events: Event[], tokens: Tokens, end: number): void {
    if (!this.#joints.isWith(tokens, end)) return;
    const person = this.#lexicon.cues.longestAt(tokens, end - 1, end)?.entry;
    if (person === 'stranger' || person === 'relative') events.push({ kind: person, from: end - 1, to: end });
  }

  /** "Acyanotic", "nonjaundiced": a name, and before it what says that it is not there. */
  #pushLacking(events: Event[], tokens: Tokens, at: number): void {
    const known = /^(?:an?|non)([a-z]{6,})$/i.exec(rawAt(tokens, at))?.[1];
    if (known === undefined || this.#lexicon.vocabulary.find(known) === 0) return;
    const name = this.#nameAt(tokenise(known, this.#lexicon.vocabulary), 0, 1);
    if (name?.entry.finding?.course !== false) return;
    events.push(
      { kind: 'absent before', from: at, to: at },
      { kind: 'name', from: at, to: at + 1, meaning: name.entry },
    );
  }

  /** "Not worse on exertion": the cue says nothing of what stands before, but denies what makes it worse. */
  #deniedCourse(tokens: Tokens, from: number, end: number, to: number): Name | null {
    for (let at = from + 1; at < end; at++) {
      const name = this.#lexicon.names.longestAt(tokens, at, to);
      if (name !== null && name.end > end && name.entry.finding !== null) {
        return { kind: 'name', from: at, to: name.end, meaning: name.entry };
      }
    }
    return null;
  }

  /** "Fever nil", "vomiting no", "chills denied": what mostly stands before its names stands behind them here. */
  #kindOf(kind: CueKind, tokens: Tokens, from: number, end: number, to: number, events: readonly Event[]): CueKind {
    // "CT for headache: no bleed"
    if (kind === 'absent' && tokens.kinds[from] === 'mark') return this.#opensItem(tokens, end, to) ? 'no' : kind;
    if (kind !== 'no' && kind !== 'absent before') return kind;
    // "Rash not reported"
    if (end - from > 1) return kind === 'no' && followsName(events, from) && stopsAt(tokens, end, to) ? 'absent' : kind;
    if (kind === 'absent before' && tokens.text.charAt(tokens.starts[end] ?? 0) === ':') return 'no';
    // "Was considered and excluded", "was flatly denied"
    if (
      /^(excluded|denied)$/i.test(rawAt(tokens, from)) &&
      (/^(and|stop)$/.test(events.at(-1)?.kind ?? '') || /ly$/i.test(rawAt(tokens, from - 1))) &&
      stopsAt(tokens, end, to)
    ) {
      return 'absent';
    }
    if (!followsName(events, from)) return kind;
    if (stopsAt(tokens, end, to)) return 'absent';
    return this.#joints.denies(tokens, from) ? 'absent' : kind;
  }

  /** Whether what stands behind a ": no" is what is lacking, and not the next name of a form. */
  #opensItem(tokens: Tokens, at: number, to: number): boolean {
    if (stopsAt(tokens, at, to)) return false;
    const name = this.#nameAt(tokens, at, to);
    return name === null || tokens.text.charAt(tokens.starts[name.end] ?? 0) !== ':';
  }

  /** The longest cue that does not cut off the beginning of a longer name: "has stopped smiling". */
  #cueAt(tokens: Tokens, at: number, to: number): PhraseMatch<CueKind> | null {
    const { cues, names } = this.#lexicon;
    const cue = cues.longestAt(tokens, at, to);
    if (cue === null || cue.entry === 'plain' || cue.end - at < 2) return cue;
    // "No fever and no change in her cough"
    const plain = cue.entry === 'without' ? cues.longestAt(tokens, cue.end - 1, to) : null;
    if (plain?.entry === 'plain') return cues.longestAt(tokens, at, cue.end - 1);
    const name = names.longestAt(tokens, cue.end - 1, to);
    return name !== null && name.end > cue.end ? cues.longestAt(tokens, at, cue.end - 1) : cue;
  }

  #nameAt(tokens: Tokens, at: number, to: number): PhraseMatch<Meaning> | null {
    const { names } = this.#lexicon;
    const found = names.longestAt(tokens, at, to);
    // "Blood films were negative for malaria"
    if (found !== null && /^negative for$/i.test(`${rawAt(tokens, found.end - 1)} ${rawAt(tokens, found.end)}`))
      return null;
    if (found !== null && found.end > at + 1) return found;
    const alone = found !== null && this.#everyday.has(tokens.words[at] ?? 0) ? withoutFinding(found) : found;
    const shares = at + 2 < to && (this.#joints.isAnd(tokens, at + 1) || this.#joints.isOr(tokens, at + 1));
    return (shares ? names.sharedAt(tokens, at, at + 1, to) : null) ?? alone;
  }

  /** "Hepatitis at 15" */
  #isAtAge(tokens: Tokens, at: number, to: number, { meaning }: Name): boolean {
    return (
      meaning.diagnosis !== null &&
      this.#joints.isAt(tokens, at) &&
      /^\d\d?$/.test(rawAt(tokens, at + 1)) &&
      (stopsAt(tokens, at + 2, to) || /^(but|and|with|after|while|then)$/i.test(rawAt(tokens, at + 2)))
    );
  }

  #joint(tokens: Tokens, at: number, to: number, events: readonly Event[]): Exclude<Event['kind'], 'name'> | null {
    if (tokens.kinds[at] === 'mark') {
      const mark = tokens.text.charAt(tokens.starts[at] ?? 0);
      const last = events.at(-1);
      // "?gout - hot toe"
      if (/[-–—]/.test(mark) && last?.kind === 'name' && last.to === at) return 'beyond';
      if (mark === ',' || mark === ':' || mark === '(' || mark === ')') return mark;
    }
    if (this.#joints.isAnd(tokens, at)) return 'and';
    if (this.#joints.isWith(tokens, at)) return 'with';
    const last = events.at(-1);
    if (last?.kind === 'name' && last.to === at && this.#joints.leadsBeyond(tokens, at)) {
      return this.#isAtAge(tokens, at, to, last) ? 'ago' : 'beyond';
    }
    if (this.#joints.isTime(tokens, at)) return 'time';
    if (isOfStranger(tokens, at, events)) return 'stranger';
    if (isYearPast(tokens, at, events)) return 'ago';
    return isLetterNo(tokens, at) && stopsAt(tokens, at + 1, to) && followsName(events, at) ? 'absent' : null;
  }
}

function withoutFinding({ entry, end }: PhraseMatch<Meaning>): PhraseMatch<Meaning> | null {
  const { diagnosis, measure } = entry;
  return diagnosis === null && measure === null ? null : { entry: { ...entry, finding: null, absent: null }, end };
}

/** The words of a name but one. */
function without(tokens: Tokens, from: number, at: number, end: number): Tokens {
  const rest = <T>(all: readonly T[]): T[] => [...all.slice(from, at), ...all.slice(at + 1, end)];
  return {
    text: tokens.text,
    starts: rest(tokens.starts),
    ends: rest(tokens.ends),
    kinds: rest(tokens.kinds),
    words: rest(tokens.words),
    capitals: rest(tokens.capitals),
    gaps: rest(tokens.gaps),
  };
}

/** Whether a part of the sentence ends here. */
function stopsAt({ text, starts, kinds }: Tokens, at: number, to: number): boolean {
  return at >= to || (kinds[at] === 'mark' && /[,.;)|]/.test(text.charAt(starts[at] ?? 0)));
}

/** Whether a name stands right before, with nothing but a colon or a question mark between. */
function followsName(events: readonly Event[], at: number): boolean {
  const last = events.at(-1);
  if (last?.kind === 'name') return last.to === at;
  return (last?.kind === ':' || last?.kind === 'maybe') && last.to === at && events.at(-2)?.kind === 'name';
}

/** "Fever: N" */
function isLetterNo({ text, starts, ends }: Tokens, at: number): boolean {
  return text.slice(starts[at], ends[at]) === 'N';
}

/** "Shares a cell with a prisoner *who* has scabies": whoever it is, it is not the patient. */
function isOfStranger(tokens: Tokens, at: number, events: readonly Event[]): boolean {
  const last = events.at(-1);
  if (!/^who$/i.test(rawAt(tokens, at)) || (last?.to === at && last.kind !== 'name')) return false;
  const before = tokens.text.slice(Math.max(0, (tokens.starts[at] ?? 0) - 40), tokens.starts[at]);
  return /\b(with|by|beside|from|near|of) (a|an|another|the|some|one) ([a-z-]+ )?[a-z-]+ $/i.test(before);
}

/** "In 2015", "(2015)", "in March 2015", "DVT 2015" */
function isYearPast({ text, starts, ends, kinds }: Tokens, at: number, events: readonly Event[]): boolean {
  if (kinds[at] !== 'number' || !/^(19[3-9]|20\d)\d$/.test(text.slice(starts[at], ends[at]))) return false;
  const last = events.at(-1);
  if (last?.to === at && (last.kind === 'test' || (last.kind === 'name' && last.meaning.measure === null))) return true;
  const before = text.slice(Math.max(0, (starts[at] ?? 0) - 28), starts[at]);
  return /(\bin|\bdiagnosed|\()\s+?(the\s)?(early\s|late\s)?([a-z]+\s)?(of\s)?$|\($/i.test(before);
}
