import type { KnownIdentifier } from '../import/draft.ts';
import { addressByCodeAt, markedAddressAt, namedHouseAt, streetFirstAt } from './addressLines.ts';
import { boxAt, codeBeforeTownAt, namedStreetAt, postcodeAt, streetAt } from './addresses.ts';
import { ageAfterName, ageAt, wordAgeAt } from './ages.ts';
import { codeAt, codeMayStart } from './codes.ts';
import { colonAddressesIn, emailsIn, hostAt, ip4At, urlsIn } from './contact.ts';
import { dateAtMonth, dateAtNumber } from './dates.ts';
import { facilityAt, namedHospitalAt } from './facilities.ts';
import { holidayAt, seasonAt } from './feasts.ts';
import { Finds } from './finds.ts';
import { geographyAt } from './geography.ts';
import { habitsOf, type Habits } from './habits.ts';
import { hospitalAt, saintAt, shortHospitalAt } from './hospitals.ts';
import type { Identifier } from './identifier.ts';
import { initialsAt, smallInitialsAt } from './initials.ts';
import { locationAt, sentFromAt } from './locations.ts';
import { namesBeside } from './namesBeside.ts';
import { nameAt } from './names.ts';
import { markedNumberAt } from './markedNumbers.ts';
import { labelledAt, shapedAt } from './numbers.ts';
import { ownNames } from './ownList.ts';
import { phoneAt } from './phones.ts';
import { placesBeside } from './placesBeside.ts';
import { plainForm, plainPlace, plainText } from './plainForm.ts';
import { propagating } from './propagate.ts';
import { smallNameAfterField, smallNameAfterRole, smallNameAfterTitle, smallNameOnLine } from './smallNames.ts';
import { beginsLine, bitsAt, gap, isCapital, shape, smallAt, tokenising, type Tokens } from './tokens.ts';
import { is } from './words.ts';

export interface IdentifierOptions {
  /** A person's own list of names and other words: each is found wherever it stands as a whole. */
  readonly names?: readonly string[];
  /** What the source itself marked; offsets count in the text. */
  readonly known?: readonly KnownIdentifier[];
}

/** What identifies a patient in a text, as far as rules can tell. Looks at nothing but the text. */
export function identifiersIn(text: string, o: IdentifierOptions = {}): Identifier[] {
  const steps = findingIdentifiers(text, o);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const often = 8_192;

/** The same in steps, so that a caller can pause or stop between two of them. */
export function* findingIdentifiers(text: string, o: IdentifierOptions = {}): Generator<undefined, Identifier[]> {
  const plain = plainForm(text);
  const names = o.names?.map(plainText) ?? [];
  const known = o.known?.filter(({ start, end }) => start >= 0 && end <= text.length) ?? [];
  if (plain === null) return yield* findingInPlain(text, { names, known });
  const inPlain = known.map((one) => {
    return { ...one, start: plainPlace(plain, one.start), end: plainPlace(plain, one.end) };
  });
  const found = yield* findingInPlain(plain.text, { names, known: inPlain.filter(({ start, end }) => start < end) });
  return found.map((one) => {
    const start = plain.places[one.start] ?? 0;
    const end = (plain.places[one.end - 1] ?? 0) + 1;
    return { ...one, start, end, text: text.slice(start, end) };
  });
}

function* findingInPlain(
  text: string,
  { names, known }: Required<IdentifierOptions>,
): Generator<undefined, Identifier[]> {
  const finds = new Finds();
  for (const one of known) finds.add(one.class, one.start, one.end, 1);
  const t = yield* tokenising(text);
  const habits = habitsOf(t);
  const { allSmall } = habits;
  yield* emailsIn(text, finds);
  yield* urlsIn(text, finds);
  yield* colonAddressesIn(text, finds);
  yield* ownNames(t, names, finds);
  let i = 0;
  // Numbers and names are read side by side: what a date or a telephone number took is not read again.
  while (i < t.count) {
    i = readFrom(t, i, i + often, habits, finds);
    yield;
  }
  for (let from = 0; from < t.count; from += often) {
    allInitials(t, from, Math.min(t.count, from + often), habits, finds);
    yield;
  }
  let name = 0;
  while (name < t.count) {
    name = namesFrom(t, name, name + often, finds);
    yield;
  }
  const first = finds.resolved(text);
  placesBeside(t, first, finds);
  agesAfterNames(t, first, finds);
  namesBeside(t, first, finds);
  yield* propagating(t, first, finds, allSmall);
  yield;
  return finds.resolved(text);
}

/** Reads at least until a token. Gives the next to read. */
function readFrom(t: Tokens, from: number, until: number, habits: Habits, finds: Finds): number {
  let i = from;
  const end = Math.min(t.count, until);
  while (i < end) {
    const s = t.shape[i];
    const past =
      s === shape.number || s === shape.mixed
        ? numberedAt(t, i, habits, finds)
        : wordedAt(t, i, finds, habits.allSmall);
    i = Math.max(i + 1, past);
  }
  return i;
}

function allInitials(t: Tokens, from: number, until: number, habits: Habits, finds: Finds): void {
  for (let k = from; k < until; k++)
    if (t.shape[k] === shape.upper || t.shape[k] === shape.initial) initialsAt(t, k, habits, finds);
    else if (t.shape[k] === shape.small && (k + 1 === t.count || beginsLine(t, k + 1)))
      smallInitialsAt(t, k, habits, finds);
}

/** The names that begin before a token. Gives the next to read. */
function namesFrom(t: Tokens, from: number, until: number, finds: Finds): number {
  let k = from;
  const end = Math.min(t.count, until);
  while (k < end) {
    const named = isCapital(t.shape[k]) || t.shape[k] === shape.initial || (bitsAt(t, k) & is.particle) !== 0;
    k = named ? Math.max(k + 1, nameAt(t, k, finds)) : k + 1;
  }
  return k;
}

/** Reads what begins with a number. Gives the next token to read. */
function numberedAt(t: Tokens, i: number, habits: Habits, finds: Finds): number {
  shapedAt(t, i, finds);
  markedNumberAt(t, i, finds);
  const past = Math.max(postcodeAt(t, i, finds), streetAt(t, i, finds), ip4At(t, i, finds));
  if (past > i) return past;
  codeBeforeTownAt(t, i, finds);
  const addressed = addressByCodeAt(t, i, finds);
  if (addressed > i) return addressed;
  const date = dateAtNumber(t, i, habits, finds);
  if (date > i) return date;
  ageAt(t, i, finds);
  if (t.shape[i] === shape.mixed) {
    const host = hostAt(t, i, finds);
    return host > i ? host : codeAt(t, i, finds);
  }
  const phone = phoneAt(t, i, finds);
  return phone > i ? phone : codeAt(t, i, finds);
}

/** Reads what begins with a word. Gives the next token to read. */
function wordedAt(t: Tokens, i: number, finds: Finds, allSmall: boolean): number {
  const bits = bitsAt(t, i);
  if (t.gap[i + 1] === gap.dot) {
    const past = hostAt(t, i, finds);
    if (past > i) return past;
  }
  const s = t.shape[i];
  if (s === shape.small && smallAt(t, i) === 'rue') streetFirstAt(t, i, finds);
  if (isCapital(s)) {
    locationAt(t, i, finds);
    namedStreetAt(t, i, finds);
    namedHouseAt(t, i, finds);
    streetFirstAt(t, i, finds);
    namedHospitalAt(t, i, finds);
    geographyAt(t, i, finds);
    markedAddressAt(t, i, finds);
  }
  if ((s === shape.upper || s === shape.initial) && codeMayStart(t, i)) {
    const past = codeAt(t, i, finds);
    if (past > i) return past;
  }
  if (isCapital(s) || allSmall) facilityAt(t, i, finds, allSmall);
  if (allSmall && beginsLine(t, i)) smallNameOnLine(t, i, finds);
  if (isCapital(s)) {
    shortHospitalAt(t, i, finds);
    saintAt(t, i, finds);
  }
  if (bits === 0) return i;
  if ((bits & is.field) !== 0) smallNameAfterField(t, i, finds);
  if ((bits & is.label) !== 0) labelledAt(t, i, finds);
  if ((bits & is.hospital) !== 0) hospitalAt(t, i, finds, allSmall);
  if ((bits & is.ordinary) !== 0) {
    boxAt(t, i, finds);
  }
  if ((bits & is.dwelling) !== 0) sentFromAt(t, i, finds);
  if ((bits & is.month) !== 0) {
    const past = dateAtMonth(t, i, finds);
    if (past > i) return past;
  }
  if ((bits & is.holiday) !== 0) {
    const past = holidayAt(t, i, finds);
    if (past > i) return past;
  }
  if ((bits & is.numberWord) !== 0) {
    const past = wordAgeAt(t, i, finds);
    if (past > i) return past;
  }
  if ((bits & is.ambiguous) !== 0) seasonAt(t, i, finds);
  if (
    t.shape[i + 1] === shape.small &&
    (bits & (is.title | is.weakTitle)) !== 0 &&
    (s === shape.small || allSmall || (bits & is.title) !== 0)
  )
    return smallNameAfterTitle(t, i, allSmall || s === shape.small, finds);
  if (s === shape.small || allSmall) {
    if ((bits & (is.title | is.weakTitle)) !== 0) return smallNameAfterTitle(t, i, true, finds);
    if ((bits & (is.relative | is.staff)) !== 0) smallNameAfterRole(t, i, allSmall, finds);
    if (
      allSmall &&
      (bits & is.town) !== 0 &&
      (bits & is.doubtful) === 0 &&
      /^(?:in|from|near|to)$/.test(t.text.slice(t.start[i - 1], t.end[i - 1]))
    )
      finds.add('LOCATION', t.start[i] ?? 0, t.end[i] ?? 0, 0.75);
  }
  return i;
}

function agesAfterNames(t: Tokens, found: readonly Identifier[], finds: Finds): void {
  let i = 0;
  for (const one of found) {
    if (one.class !== 'NAME') continue;
    while (i < t.count && (t.start[i] ?? 0) < one.end) i++;
    if (i < t.count) ageAfterName(t, i, finds);
  }
}
