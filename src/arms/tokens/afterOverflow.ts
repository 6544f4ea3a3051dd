import type { Answer, Failure, Tokens } from '../answer.ts';
import type { Count } from './budget.ts';
import type { Room } from './room.ts';

/** What is known of the room for a case after an attempt that failed for want of it. */
export interface Lesson {
  /** Prompt and answer together; `null` where what was believed is wrong, or nothing was known: only a person can tell. */
  readonly context: number | null;
  /** What own counts are multiplied by. */
  readonly times: number;
  /** What a number so counted is: the very number, near it, or hardly ever less. */
  readonly sure: 'exact' | 'about' | 'most';
  /** The server took less than all of what was sent. */
  readonly refused: boolean;
}

/** Another part of a text may take more tokens a character than all of it. */
const margin = 1.1;
/** A server puts its own marks around what is counted here. */
const besides = 1.05;
/** An answer shorter than this holds no ranked list. */
export const fewestAnswerTokens = 128;

/** `sent`: the own count of the prompt that failed. */
export function lessonOf(
  { answer, tokens }: { readonly answer: Answer | null; readonly tokens: Tokens | null },
  now: Room,
  sent: Count,
  maxTokens: number,
): Lesson {
  const told = answer?.tokens ?? tokens;
  const byServer = told?.countedBy === 'server' ? told.prompt : null;
  const times = byServer === null || sent.exact ? 1 : (byServer / sent.tokens) * margin;
  const sure = sent.exact ? 'exact' : byServer === null ? 'most' : 'about';
  const context = told?.context ?? now.context;
  const refused = answer?.failure?.kind === 'context-overflow';
  const known = { times, sure, refused } as const;
  if (!refused) return { ...known, context };
  const read = answer.usage?.promptTokens ?? 0;
  if (read > 0) {
    // What it read, it has room for. Some count only what was new to them: that tells nothing.
    return { ...known, context: read >= maxTokens + fewestAnswerTokens ? Math.min(read, context ?? read) : null };
  }
  const from = (told?.context ?? null) === null ? now.contextFrom : told?.contextFrom;
  const shouldFit = context !== null && sent.tokens * times + maxTokens <= context;
  return { ...known, context: shouldFit && from !== 'server' ? null : context };
}

/** What own counts are multiplied by in the end: what was refused cannot have fitted. */
export function timesFor({ times, refused }: Lesson, sent: Count, free: number): number {
  return refused && free > 0 && sent.tokens * times <= free ? (free / sent.tokens) * besides : times;
}

/** The room that a server named when it refused, to be offered and never taken unseen. */
export function contextSaid(failure: Failure | null): number | null {
  const words = failure?.values.join(' ') ?? '';
  const said = /context[^\d]{0,60}(\d[\d,]*\d)|<= ?(\d[\d,]*\d)/i.exec(words);
  const number = Number((said?.[1] ?? said?.[2] ?? '').replaceAll(',', ''));
  return number >= 64 && number <= 10_000_000 ? number : null;
}
