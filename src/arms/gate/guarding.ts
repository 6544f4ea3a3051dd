import { setImmediate } from 'node:timers/promises';
import type { Case } from '../../cases/case.ts';
import { identifierClasses, type Identifier } from '../../cases/phi/identifier.ts';
import { masking, replacing } from '../../cases/phi/mask.ts';
import { knownIn, type Marked } from '../../cases/phi/sourceMarks.ts';
import { HumanError } from '../../humanError.ts';
import type { Location } from '../endpoint.ts';
import { ArmFailure } from '../failure.ts';
import type { Guard, GuardedText, KeptIdentifier, Policy } from './guard.ts';
import type { Egress } from './egress.ts';
import type { Held, Send } from './send.ts';
import { counted, heldBack } from './heldBack.ts';

/** What stands in a text. */
export interface Looked {
  readonly open: readonly Identifier[];
  /** How many were found and had been decided to stay. */
  readonly kept: number;
  /** How many marks stand where such words had been. */
  readonly masked: number;
}

/** What the record says of a body. */
export type Seen = Pick<Egress, 'carriesCase' | 'open' | 'masked' | 'kept' | 'override'>;

/** What is known of the cases of a text beforehand. */
interface Told {
  readonly kept: readonly KeptIdentifier[];
  readonly marked: readonly (Marked | null)[];
}

interface Body extends Looked {
  readonly carriesCase: boolean;
}

/** What may identify a patient in any text that is about to leave or to be written where others read it. */
export async function look(
  guard: Pick<Guard, 'names' | 'known' | 'kept'>,
  { text, cases }: GuardedText,
  signal: AbortSignal,
): Promise<Looked> {
  const kept = (await Promise.all(cases.map((kase) => guard.kept(kase)))).flat();
  const marked = await Promise.all(cases.map((kase) => guard.known(kase)));
  return sifted(text, await found(text, { names: guard.names(), marked }, signal), kept);
}

/** What the policy says of a place: sent as it is, sent with a reason, or not sent while findings are open. */
export function ruleFor(policy: Policy, location: Location): 'free' | 'reason' | 'never' {
  if (policy === 'everywhere') return 'never';
  if (location === 'machine') return 'free';
  return policy === 'standard' ? 'reason' : 'never';
}

/**
 * Stands in one gate and looks through whatever is about to leave by it. A text is looked through once, however often
 * it is sent; what a person decided counts for the words that they were shown and for no others.
 */
export class Guarding {
  readonly #guard: Guard;
  readonly #location: Location;
  readonly #origin: string;
  /** The model's own name is no patient's. */
  readonly #model: string;
  readonly #case: Case | null;
  readonly #found = new Map<string, Promise<readonly Identifier[]>>();
  readonly #bodies = new Map<string, Promise<Body>>();
  #told: Promise<Told> | null = null;
  #override: { readonly reason: string; readonly words: ReadonlySet<string> } | null = null;

  constructor(guard: Guard, to: { location: Location; origin: string; model: string }, kase: Case | null) {
    this.#guard = guard;
    this.#location = to.location;
    this.#origin = to.origin;
    this.#model = to.model;
    this.#case = kase;
  }

  /** Before a case is let in: where words in it stand against it, the person may give a reason, or it is kept back. */
  async admit(texts: readonly string[], send: Send, held: Held): Promise<void> {
    const { open } = await this.#look([this.#case?.text ?? '', ...texts], held.signal);
    if (open.length === 0) return;
    const rule = ruleFor(this.#guard.policy(), this.#location);
    if (rule === 'free') return;
    const reason = rule === 'reason' ? ((await this.#guard.override(send, open, held, this.#case))?.trim() ?? '') : '';
    if (reason === '') throw heldBack(open, this.#origin, rule === 'reason');
    this.#override = { reason: await withoutNames(reason, open, held.signal), words: new Set(open.map(wordsOf)) };
  }

  /** What stands in a body that is about to leave; throws where that may not go. */
  async pass(body: string, sha256: string, signal: AbortSignal): Promise<Seen> {
    let looking = this.#bodies.get(sha256);
    if (looking === undefined) {
      looking = this.#look(stringsIn(body), signal);
      this.#bodies.set(sha256, looking);
      looking.catch(() => this.#bodies.delete(sha256));
    }
    const { open, kept, masked, carriesCase } = await looking;
    const rule = ruleFor(this.#guard.policy(), this.#location);
    const override = rule === 'reason' && open.length > 0 ? this.#override : null;
    if (rule !== 'free') {
      const unseen = open.filter((one) => override?.words.has(wordsOf(one)) !== true);
      if (unseen.length > 0) throw heldBack(unseen, this.#origin, rule === 'reason');
    }
    return { carriesCase, open: counted(open), kept, masked, override: override?.reason ?? null };
  }

  async #look(texts: readonly string[], signal: AbortSignal): Promise<Body> {
    this.#told ??= this.#tellOfCase();
    const { kept, marked } = await this.#told;
    const looked: Looked[] = [];
    const pieces = new Set(texts.flatMap((text) => this.#pieces(text)));
    for (const piece of pieces) {
      looked.push(sifted(piece, await this.#foundIn(piece, marked, signal), kept));
    }
    return {
      carriesCase: this.#case !== null && pieces.has(this.#case.text),
      open: looked.flatMap(({ open }) => open),
      kept: looked.reduce((sum, one) => sum + one.kept, 0),
      masked: looked.reduce((sum, one) => sum + one.masked, 0),
    };
  }

  /** A record that cannot be read tells nothing, and nothing leaves over it. */
  async #tellOfCase(): Promise<Told> {
    const kase = this.#case;
    if (kase === null) return { kept: [], marked: [] };
    try {
      return { kept: await this.#guard.kept(kase), marked: [await this.#guard.known(kase)] };
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      throw new ArmFailure('blocked', error.template, ...error.values);
    }
  }

  /**
   * The case by itself and what stands around it: each found as it is when it is looked through alone. Only where the
   * case has lines of its own: elsewhere its first or last letters may belong to a name.
   */
  #pieces(text: string): readonly string[] {
    const kase = this.#case?.text ?? '';
    if (kase === '' || !text.includes(kase)) return text === '' || text === this.#model ? [] : [text];
    const around = `\n${text}\n`.split(`\n${kase}\n`).filter((part) => part.trim() !== '');
    return [kase, ...around];
  }

  #foundIn(piece: string, marked: Told['marked'], signal: AbortSignal): Promise<readonly Identifier[]> {
    const known = this.#found.get(piece);
    if (known !== undefined) return known;
    const finding = found(piece, { names: this.#guard.names(), marked }, signal);
    this.#found.set(piece, finding);
    finding.catch(() => this.#found.delete(piece));
    return finding;
  }
}

/** Between two steps whatever else waits has its turn: a long case must not hold up typing. */
async function found(
  text: string,
  { names, marked = [] }: { readonly names: readonly string[]; readonly marked?: Told['marked'] },
  signal: AbortSignal,
): Promise<readonly Identifier[]> {
  const { findingIdentifiers } = await import('../../cases/phi/identifiersIn.ts');
  const known = marked.flatMap((one) => (one === null ? [] : knownIn(text, one)));
  const steps = findingIdentifiers(text, { names, known });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await setImmediate();
    if (signal.aborted) throw new ArmFailure('cancelled', 'You stopped it before anything was sent.');
  }
}

/** A reason stands in the record, which holds no name and none of the words that were found. */
async function withoutNames(reason: string, open: readonly Identifier[], signal: AbortSignal): Promise<string> {
  const words = open.map(({ text }) => text);
  const parts = open.filter((one) => one.class === 'NAME').flatMap(({ text }) => text.match(/\p{L}{3,}/gu) ?? []);
  const all = await found(reason, { names: [...words, ...parts] }, signal);
  return replacing(reason, masking(all.filter((one) => one.class === 'NAME' || words.includes(one.text)))).text;
}

const wordsOf = (one: Pick<Identifier, 'class' | 'text'>): string => `${one.class} ${one.text}`;

const marks = new RegExp(`\\[(?:${identifierClasses.join('|')})\\]`, 'g');

function sifted(text: string, all: readonly Identifier[], kept: readonly KeptIdentifier[]): Looked {
  const stays = new Set(kept.map(wordsOf));
  const open = all.filter((one) => !stays.has(wordsOf(one)));
  return { open, kept: all.length - open.length, masked: text.match(marks)?.length ?? 0 };
}

/** All strings of a body of JSON, its names as well; a body that is none is one string. */
function stringsIn(body: string): readonly string[] {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return [body];
  }
  const strings = new Set<string>();
  const left: unknown[] = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') strings.add(value);
    else if (typeof value === 'object' && value !== null) {
      for (const part of Array.isArray(value) ? (value as unknown[]) : pairs(value)) left.push(part);
    }
  }
  return [...strings];
}

function pairs(value: object): readonly unknown[] {
  return Object.entries(value as Record<string, unknown>).flat();
}
