import { HumanError } from '../../humanError.ts';
import type { LoggedEvent } from '../log/event.ts';
import { unrecorded } from './changed.ts';
import { gates, type Gate, type StudyState } from './state.ts';

/** Throws unless the study stands at this gate: says which step is due first, or that the study is past it. */
export function needGate(state: StudyState, gate: Gate): void {
  if (state.gate === gate) return;
  if (gates.indexOf(state.gate) < gates.indexOf(gate)) throw due(state.gate);
  const [next] = gates.slice(gates.indexOf(gate) + 1);
  if (next !== undefined && next !== 'draft') throw past(next, state.passed[next]);
}

/** Throws where plan, cases or references are not what is fixed: no reason passes over that, only a recorded deviation. */
export function needUnchanged({ changed }: StudyState): void {
  const [first, ...others] = changed;
  if (first === undefined) return;
  if (others.length === 0) throw unrecorded(first);
  throw new HumanError(
    '{0} files differ from what was fixed when the protocol was locked: {1}. Put back what was there, or record a deviation with its reason: ddx study deviate.',
    String(changed.length),
    changed
      .slice(0, 5)
      .map(({ path }) => path)
      .join(', ') + (changed.length > 5 ? ', …' : ''),
  );
}

/** The step that comes next. */
function due(gate: Gate): HumanError {
  switch (gate) {
    case 'draft':
      return new HumanError('The protocol is not locked yet. Lock it first: “Lock Protocol”, or ddx study lock.');
    case 'locked':
      return new HumanError('The allocation is not sealed yet. Seal it first: “Seal Allocation”, or ddx study seal.');
    case 'sealed':
      return new HumanError('Rating is not closed yet. Close it first: “Close Rating”, or ddx study close.');
    default:
      return new HumanError('The study is not unblinded yet. Unblind it first: “Unblind”, or ddx study unblind.');
  }
}

/** A step that was taken already. */
function past(gate: Exclude<Gate, 'draft'>, passed: LoggedEvent | null): HumanError {
  const by = passed?.event.by ?? '?';
  const at = passed?.at.slice(0, 10) ?? '?';
  switch (gate) {
    case 'locked':
      return new HumanError(
        '{0} locked the protocol on {1}. To change something now, edit it and record why: “Record Deviation”, or ddx study deviate.',
        by,
        at,
      );
    case 'sealed':
      return new HumanError('{0} sealed the allocation on {1}. It is drawn once, and no arm runs after it.', by, at);
    case 'closed':
      return new HumanError('{0} closed rating on {1}. What comes in now is collected as a deviation.', by, at);
    case 'unblinded':
      return new HumanError(
        '{0} unblinded the study on {1}. allocation.json says which answer came from whom.',
        by,
        at,
      );
  }
}
