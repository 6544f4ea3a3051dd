import { plainGround, type Ground } from './context.ts';
import type { Span } from '../words/sentences.ts';
import type { Tokens } from '../words/tokens.ts';

const including =
  '( (of|includes|included|including|significant for|notable for|is significant for|is notable for|positive for))?';
const past = new RegExp(
  `^(((past|previous|prior)( medical| surgical| psychiatric| obstetric)?( and surgical| and psychiatric)?|medical|surgical) (histor(y|ies)|hx)|p(a?s)?[ms]hx?|comorbidit(y|ies)|background( history)?|past|previous(ly)?|prior|past (illness(es)?|medical problems)|known (conditions|diagnoses|illnesses)|other (conditions|diagnoses|illnesses))${including}$`,
);
const family = new RegExp(`^(family (medical )?(history|hx)|fhx?|fmhx?|f hx|fam hx|family)${including}$`);
const feared =
  /^(safety net(ting|ted)?|advice|return precautions|plan|follow up (instructions|advice|plan)|instructions|discharge (instructions|advice)|return (if|to (ed|hospital|er) if)|red flags|(reasons|when) to return|patient (instructions|education)|counsel+ing|consent( taken| obtained)?( for)?|risks?|complications)( (given|discussed|explained|advised|provided|re|about))?$/;
const absent =
  /^((he|she|patient|pt|the patient|mother|family|they) )?(denie[sd]|denies (any|the following|any of the following)|does not have|did not have|has no)$|^(pertinent |relevant |important )?negatives?( symptoms| findings| ros| for)?$|^(ros )?(is )?negative( for)?$|^(no|nil|not present|absent|none of( the following)?|no (history|evidence|complaints|signs|symptoms) of|no (history|evidence) of the following|ros negative( for)?|review of systems negative( for)?)$/;
/** These hold for the list under them or, on one line, for that line; "No: fever" is a negation like any other. */
const absentInline = /negatives?/;
const unsure =
  /^(differentials?( diagnos[ie]s)?|ddx|dx|possible diagnos[ie]s|differential dx|considerations|to consider|rule out)$/;
const section =
  /^((physical|clinical|general|systemic|neurological|mental state) )?(exam|examination|observations|obs|vitals?|vital signs|investigations?|labs?|laborator(y|ies)|laboratory (results|findings)|results|imaging|bloods|tests|assessment|impression|diagnosis|on examination|o e|social (history|hx)|shx?|drug history|dh|dhx|medications?|meds|current medications|allerg(y|ies)|presenting complaint|chief complaint|cc|pc|hpc|hpi|history of (presenting|present) (complaint|illness)|history|present(ing)? (illness|history)|complaint|ros|review of systems|systems review|systemic (enquiry|inquiry)|hospital course|course|ed course|subjective|objective|symptoms|signs|today|reports|positives?|(pertinent |relevant )positives?|travel history|sexual history|occupational history|developmental history|birth history|gynaecological history|management|treatment|summary|case|case (report|presentation)|presentation|clinical course|follow up)$/;
/** On the line of a heading: from here on it is about the patient today. */
const today =
  /^((he|she|patient|pt|the patient) )?(now |today |currently )?(presents|presented|presenting|now|today|currently|at present|o\/e|oe|on exam(ination)?|examination|complain(s|ed|ing)|c\/o|this time|reports|admitted (today|now|with))\b/i;

/** In what a patient is told to look out for: this is there already. */
const there =
  /\b(is|are|was|were|has|had|have|still|today|now|since|yesterday|seen|noted|complains|reports|[a-z]+ed (with|on|by|at))\b/i;
const mayCome = /\b(if|return|should|when|whenever|call|ring|any|unless|may|might|can|could|risk|case|watch|look)\b/i;
/** "Pt herself reports": under "Family history" it is about the patient again. */
const patientAgain =
  /^((the )?(pt|patient)|s?he (him|her)self|s?he (reports|complains|presents|denies|describes|now|currently))\b/i;

const kin = /^(fm?hx?|fam hx|family (history|hx))\b/i;
const goingOn = /^([-+–−] ?ve\b|positive|negative|neg\b|pos\b|no\b|nil\b|none\b|also\b|denies)/i;
const familyGround: Ground = { ...plainGround, whose: 'family' };

/** "His mother noticed", "the father reports": a relative tells, and is not of the sex of the patient. */
const teller =
  /^((his|her|the|my|their) )?((?<she>mother|mum|mom|wife|sister|grandmother|aunt|girlfriend)|father|dad|husband|brother|grandfather|uncle|boyfriend)('s|,.*,)? (first |also |had |has )*(noticed|noted|saw|sees|heard|reports|reported|says|said|described|describes|brought|brings|found|witnessed|called|rang|tells|told|thinks|thought|recalls|denies)\b/i;
const partner = /\b(wife|husband|girlfriend|boyfriend)\b/i;
/** Behind such a sentence this is about who told it. */
const tellerAgain = /^(?:(she) herself|(he) himself)\b/i;

/** What headings say of the sentences under them. */
export class Grounds {
  readonly #tokens: Tokens;
  #ground: Ground = plainGround;
  /** A heading with text behind it on its line holds for that line. */
  #line: boolean = false;
  /** Whether the list under a negation has marks before its items; unknown before the first. */
  #list: boolean | undefined;

  #before: Span | null = null;
  /** Whether the sentence before was about the family, and ended in a semicolon. */
  #kin: boolean = false;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** The sentences must come in order. */
  of(sentence: Span): Ground {
    const fresh = (this.#tokens.gaps[sentence.from] ?? 0) > 0 || sentence.from === 0;
    const title = this.#title(sentence, fresh);
    if (title !== null) {
      this.#ground = groundOf(title.words);
      this.#line = title.inline;
      this.#list = undefined;
      if (this.#line && !this.#ground.present && !absentInline.test(title.words)) this.#ground = plainGround;
    } else if (this.#ground !== plainGround && this.#ends(sentence, fresh)) this.#ground = plainGround;
    const before = this.#before;
    this.#before = sentence;
    if (title === null && this.#ground === plainGround)
      return this.#ofTeller(sentence, before) ?? this.#ofKin(sentence);
    this.#kin = false;
    return this.#ground.when === 'hypothetical' && this.#tellsWhatIs(sentence) ? plainGround : this.#ground;
  }

  /** "FH +ve for gout; -ve for psoriasis": what the first part is about, the second is, too. */
  #ofKin({ from, to }: Span): Ground {
    const { text, starts } = this.#tokens;
    const start = starts[from] ?? 0;
    const goesOn = this.#kin && goingOn.test(text.slice(start, start + 12));
    this.#kin = (goesOn || kin.test(text.slice(start, start + 16))) && text.charAt(starts[to - 1] ?? 0) === ';';
    return goesOn ? familyGround : plainGround;
  }

  /** "His mother noticed the jaundice. She herself has hepatitis B." */
  #ofTeller({ from }: Span, before: Span | null): Ground | null {
    const again = tellerAgain.exec(this.#start(from));
    if (again === null || before === null) return null;
    const told = teller.exec(this.#start(before.from));
    const isShe = again[1] !== undefined;
    if (told === null || (told.groups?.she !== undefined) !== isShe || isShe === /^her$/i.test(told[2] ?? ''))
      return null;
    return partner.test(told[0]) ? { ...plainGround, whose: 'other' } : familyGround;
  }

  #start(from: number): string {
    const start = this.#tokens.starts[from] ?? 0;
    return this.#tokens.text.slice(start, start + 80);
  }

  /** "Plan: home. She is still vomiting." */
  #tellsWhatIs({ from, to }: Span): boolean {
    const { text, starts, ends } = this.#tokens;
    const start = starts[from] ?? 0;
    const said = text.slice(start, Math.min(ends[to - 1] ?? start, start + 120));
    return there.test(said) && !mayCome.test(said.replace(/^[^:]*:/, ''));
  }

  #ends({ from }: Span, fresh: boolean): boolean {
    const { text, starts, gaps } = this.#tokens;
    const start = starts[from] ?? 0;
    const words = text.slice(start, start + 40);
    if (this.#ground.whose === 'family' && patientAgain.test(words)) return true;
    if (this.#line) return fresh || today.test(words);
    if (this.#ground.present || !fresh) return false;
    // A negation holds for its list alone: up to an empty line, or to the first line that is no item as the first was.
    const item = /[-*•·–—\d]/.test(text.charAt(start));
    const first = this.#list === undefined;
    this.#list ??= item;
    return !first && (gaps[from] === 2 || (this.#list && !item));
  }

  #title({ from, to }: Span, fresh: boolean): { words: string; inline: boolean } | null {
    const { text, starts, ends, gaps } = this.#tokens;
    let at = from;
    while (at < to && /^[#*_>•|-]$/.test(text.slice(starts[at], ends[at]))) at++;
    const marked =
      at > from && (text.charAt(starts[from] ?? 0) === '#' || isBold(text.slice(starts[from], ends[to - 1])));
    for (let last = at; last < Math.min(to, at + 7); last++) {
      const mark = text.slice(starts[last], ends[last]);
      if (mark === ':') {
        return {
          words: plain(text.slice(starts[at], starts[last])),
          inline: last + 1 < to || (gaps[to] ?? 2) === 0,
        };
      }
      if (last + 1 === to && fresh && (marked || (gaps[to] ?? 2) > 0) && last - at < 6 && mark !== '.') {
        const words = plain(text.slice(starts[at], ends[last]));
        return marked || groundOf(words) !== plainGround || section.test(words) ? { words, inline: false } : null;
      }
      // "PMHx 1. Asthma 2. Eczema"
      if (mark === '.' && last > at + 1 && this.#tokens.kinds[last - 1] === 'number') {
        const words = plain(text.slice(starts[at], starts[last]));
        return groundOf(words) === plainGround ? null : { words, inline: true };
      }
      if (/^[.,;]$/.test(mark)) return null;
    }
    return null;
  }
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isBold(line: string): boolean {
  return /^(\*\*|__).*(\*\*|__)$/.test(line);
}

function groundOf(words: string): Ground {
  if (past.test(words)) return { ...plainGround, when: 'past' };
  if (family.test(words)) return familyGround;
  if (feared.test(words)) return { ...plainGround, when: 'hypothetical' };
  if (absent.test(words)) return { ...plainGround, present: false };
  if (unsure.test(words)) return { ...plainGround, certain: false };
  return plainGround;
}
