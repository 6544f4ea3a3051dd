import type { Tokens, Vocabulary } from '../words/tokens.ts';

const timeUnits = 'minute min hour hr day week wk month year yr night morning';
const bearing =
  'needed unwell ill positive has had have with died dies suffer suffers suffered diagnosed is was is are was were being developed passed takes carries survived known affected both underwent required tested';
const telling =
  'says said say reports reported report states stated state noticed notices notice noted notes note describes described describe tells told tell thinks thought think found brought brings bring gives gave called saw sees confirms confirmed denies denied deny feels felt worries worried concerned observed witnessed heard adds added mentions complains complained insists recalls explains believes reckons wonders wondered wondering suspects suspected asks asked';
const graded = 'mild mildly moderate severe marked slight worsening some diffuse gross';
const connecting =
  'and or nor / , & + also the a an any his her some mild moderate severe left right bilateral new both either';
const leadingToShade =
  'is was are were be being , ( - – : at as in on of over the his her their a rated score scored graded grade described mostly mainly especially particularly more now very quite rather and pain intensity severity about which both';
const places =
  'knee leg arm hand foot eye ear hip shoulder calf lung chest breast flank groin loin lower upper inner outer medial lateral temporal frontal occipital parietal iliac inguinal lobe thigh ankle wrist elbow face facial cheek neck testicular renal limb side sided quadrant body abdominal big toe finger thumb';
const describing = `${places} central crushing dull sharp stabbing burning throbbing colicky generalized diffuse constant acute chronic sudden onset intermittent persistent recurrent pleuritic cramping episode episodes bout bouts attack attacks of to and very increasingly symptoms hand sided`;
/** What a finding's name before them only qualifies: "cough medicine", "stroke nurse". */
const things =
  'smear smears sample samples specimen specimens swab swabs medicine syrup drops nurse clinic ward unit team specialist reducer chart leaflet society guideline pathway service protocol physician doctor foundation charity awareness lozenges remedy hotline';
const births =
  'pregnancy labor delivery gestational chorioamnionitis antenatal eclampsia preeclampsia peripartum intrapartum neonate newborn born infant membranes obstetric';

/** How far is looked for a word that changes the whole clause. */
const longestLook = 30;

/** Small words that hold a sentence together. */
export class Joints {
  readonly #timeUnits: ReadonlySet<number>;
  readonly #bearing: ReadonlySet<number>;
  readonly #connecting: ReadonlySet<number>;
  readonly #and: ReadonlySet<number>;
  readonly #with: ReadonlySet<number>;
  readonly #or: ReadonlySet<number>;
  readonly #by: ReadonlySet<number>;
  readonly #graded: ReadonlySet<number>;
  readonly #telling: ReadonlySet<number>;
  readonly #found: ReadonlySet<number>;
  readonly #to: ReadonlySet<number>;
  readonly #beside: ReadonlySet<number>;
  readonly #possessive: ReadonlySet<number>;
  readonly #mother: ReadonlySet<number>;
  readonly #beyond: ReadonlySet<number>;
  readonly #has: ReadonlySet<number>;
  readonly #at: ReadonlySet<number>;
  readonly #births: ReadonlySet<number>;
  readonly #onset: ReadonlySet<number>;
  readonly #persons: ReadonlySet<number>;
  readonly #leadingToShade: ReadonlySet<number>;
  readonly #describing: ReadonlySet<number>;
  readonly #leadingAway: ReadonlySet<number>;
  readonly #shades: ReadonlySet<number>;
  readonly #elsewhere: ReadonlySet<number>;
  readonly #free: ReadonlySet<number>;
  readonly #ofFrom: ReadonlySet<number>;
  readonly #in: ReadonlySet<number>;
  readonly #speakers: ReadonlySet<number>;
  readonly #counted: ReadonlySet<number>;
  readonly #neither: ReadonlySet<number>;
  readonly #denying: ReadonlySet<number>;
  readonly #things: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary) {
    const ids = (words: string) => new Set(words.split(' ').map((word) => vocabulary.learn(word)));
    this.#timeUnits = ids(timeUnits);
    this.#bearing = ids(bearing);
    this.#connecting = ids(connecting);
    this.#and = ids('and & +');
    this.#with = ids('with');
    this.#or = ids('or nor /');
    this.#by = ids('by per according');
    this.#graded = ids(graded);
    this.#telling = ids(telling);
    this.#found = ids('found noted known');
    this.#to = ids('to');
    this.#beside = ids('with from');
    this.#possessive = ids('his her their the');
    this.#mother = ids('mother mum mom');
    this.#beyond = ids('including at in after following given during on despite');
    this.#has = ids('has');
    this.#at = ids('at');
    this.#births = ids(births);
    this.#onset = ids('began begin begun started start onset first since present presents presented presenting');
    this.#persons = ids('diabetic asthmatic epileptic hypertensive smoker drinker alcoholic schizophrenic hemophiliac');
    this.#leadingToShade = new Set([...ids(leadingToShade), ...ids(places)]);
    this.#describing = ids(describing);
    this.#leadingAway = ids('on by at in throughout today now currently since so when but however');
    this.#shades = ids('left right bilateral mild moderate severe');
    this.#elsewhere = ids('to into down');
    this.#free = ids('free');
    this.#ofFrom = ids('of from');
    this.#in = ids('in');
    this.#speakers = ids('i we');
    this.#counted = ids('x1 x2 x3 x4 x5 x6 x7 x8 x10 once twice thrice times');
    this.#neither = ids('neither nor that');
    this.#denying = ids('denied excluded absent negative');
    this.#things = ids(things);
  }

  isAnd(tokens: Tokens, at: number): boolean {
    return this.#and.has(tokens.words[at] ?? 0);
  }

  /** "3 days", "two-week": a number or its word before a unit of time. */
  isTime(tokens: Tokens, at: number): boolean {
    return this.#timeUnits.has(tokens.words[at] ?? 0);
  }

  isWith(tokens: Tokens, at: number): boolean {
    return this.#with.has(tokens.words[at] ?? 0);
  }

  /** "Possible gout in a hot knee": what follows the name is surely there. */
  leadsBeyond(tokens: Tokens, at: number): boolean {
    return this.#beyond.has(tokens.words[at] ?? 0);
  }

  isHas(tokens: Tokens, at: number): boolean {
    return this.#has.has(tokens.words[at] ?? 0);
  }

  isAt(tokens: Tokens, at: number): boolean {
    return this.#at.has(tokens.words[at] ?? 0);
  }

  isOr(tokens: Tokens, at: number): boolean {
    return this.#or.has(tokens.words[at] ?? 0);
  }

  isBy(tokens: Tokens, at: number): boolean {
    return this.#by.has(tokens.words[at] ?? 0);
  }

  isGraded(tokens: Tokens, at: number): boolean {
    return this.#graded.has(tokens.words[at] ?? 0);
  }

  isBearing(tokens: Tokens, at: number): boolean {
    return this.#bearing.has(tokens.words[at] ?? 0);
  }

  isTelling(tokens: Tokens, at: number): boolean {
    return this.#telling.has(tokens.words[at] ?? 0);
  }

  /** "Found to have", "noted to have": not told, but had. */
  isFound(tokens: Tokens, at: number): boolean {
    return this.#found.has(tokens.words[at] ?? 0) && this.#to.has(tokens.words[at + 1] ?? 0);
  }

  isBeside(tokens: Tokens, at: number): boolean {
    return this.#beside.has(tokens.words[at] ?? 0);
  }

  isPossessive(tokens: Tokens, at: number): boolean {
    return this.#possessive.has(tokens.words[at] ?? 0);
  }

  isMother(tokens: Tokens, at: number): boolean {
    return this.#mother.has(tokens.words[at] ?? 0);
  }

  /** A person named for an illness: "a known diabetic". */
  isPerson(tokens: Tokens, at: number): boolean {
    return this.#persons.has(tokens.words[at] ?? 0);
  }

  /** "Excluded on Doppler": behind the verb no name of what is denied stands. */
  denies(tokens: Tokens, at: number): boolean {
    return this.#denying.has(tokens.words[at] ?? 0) && this.#leadingAway.has(tokens.words[at + 1] ?? 0);
  }

  leadsElsewhere(tokens: Tokens, from: number, to: number): boolean {
    return this.#holds(this.#elsewhere, tokens, from, to);
  }

  /** "Pain-free", but not "rash free of pus". */
  isFree(tokens: Tokens, at: number): boolean {
    return this.#free.has(tokens.words[at] ?? 0) && !this.#ofFrom.has(tokens.words[at + 1] ?? 0);
  }

  isIn(tokens: Tokens, at: number): boolean {
    return this.#in.has(tokens.words[at] ?? 0);
  }

  isSpeaker(tokens: Tokens, at: number): boolean {
    return this.#speakers.has(tokens.words[at] ?? 0);
  }

  isCounted(tokens: Tokens, at: number): boolean {
    return this.#counted.has(tokens.words[at] ?? 0);
  }

  /** "Neither he nor his wife had", "denies that he had": a verb does not end these. */
  isNeither(tokens: Tokens, at: number): boolean {
    return this.#neither.has(tokens.words[at] ?? 0);
  }

  isShade(tokens: Tokens, at: number): boolean {
    return this.#shades.has(tokens.words[at] ?? 0);
  }

  isThing(tokens: Tokens, at: number): boolean {
    return (
      this.#things.has(tokens.words[at] ?? 0) && !/ed$/i.test(tokens.text.slice(tokens.starts[at], tokens.ends[at]))
    );
  }

  tellsOfBirth(tokens: Tokens, from: number, to: number): boolean {
    return this.#holds(this.#births, tokens, from, Math.min(to, from + longestLook));
  }

  /** Whether what is said is when it began, not when it was. */
  tellsOnset(tokens: Tokens, from: number, to: number): boolean {
    return this.#holds(this.#onset, tokens, Math.max(from, to - longestLook), to);
  }

  onlyLeadsToShade(tokens: Tokens, from: number, to: number): boolean {
    return this.#isAll(this.#leadingToShade, tokens, from, to);
  }

  onlyDescribes(tokens: Tokens, from: number, to: number): boolean {
    return this.#isAll(this.#describing, tokens, from, to);
  }

  onlyConnects(tokens: Tokens, from: number, to: number): boolean {
    return this.#isAll(this.#connecting, tokens, from, to);
  }

  #isAll(words: ReadonlySet<number>, tokens: Tokens, from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!words.has(tokens.words[at] ?? 0)) return false;
    return true;
  }

  #holds(words: ReadonlySet<number>, tokens: Tokens, from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (words.has(tokens.words[at] ?? 0)) return true;
    return false;
  }
}
