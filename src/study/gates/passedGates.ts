import { HumanError } from '../../humanError.ts';
import type { EventOf, LoggedEvent, StudyEvent } from '../log/event.ts';
import type { StudyLog } from '../log/studyLog.ts';

export const gates = ['draft', 'locked', 'sealed', 'closed', 'unblinded'] as const;
export type Gate = (typeof gates)[number];

/** The gates that were passed, each by the event that counts. */
export type PassedGates = { readonly [Name in Exclude<Gate, 'draft'>]: LoggedEvent<EventOf<Name>> | null };

type GateEvent = Extract<StudyEvent, { what: Exclude<Gate, 'draft'> }>;

/** Follows the log through the gates, in their order. A gate that was passed twice, on two machines, counts once. */
export function passedGates({ events }: StudyLog): {
  readonly gate: Gate;
  readonly passed: PassedGates;
  readonly problems: readonly HumanError[];
} {
  let gate: Gate = 'draft';
  const passed: Record<string, LoggedEvent> = {};
  const problems: HumanError[] = [];
  for (const one of events) {
    const { what } = one.event;
    if (!isGate(what)) continue;
    const first = passed[what];
    if (first !== undefined) {
      problems.push(
        new HumanError(
          'The step “{0}” was taken twice: log/{1} counts, log/{2} does not. Find out who took the second; if both went on, agree whose work stands and record a deviation.',
          what,
          first.file,
          one.file,
        ),
      );
    } else if (gates.indexOf(what) !== gates.indexOf(gate) + 1) {
      problems.push(
        new HumanError(
          'The step “{0}” of log/{1} does not count: the step before it is not on record. Bring the missing files of log/ back from a copy.',
          what,
          one.file,
        ),
      );
    } else {
      gate = what;
      passed[what] = one;
    }
  }
  const of = <Name extends GateEvent['what']>(name: Name) =>
    (passed[name] ?? null) as LoggedEvent<EventOf<Name>> | null;
  return {
    gate,
    passed: { locked: of('locked'), sealed: of('sealed'), closed: of('closed'), unblinded: of('unblinded') },
    problems,
  };
}

function isGate(what: StudyEvent['what']): what is GateEvent['what'] {
  return what !== ('draft' as string) && (gates as readonly string[]).includes(what);
}
