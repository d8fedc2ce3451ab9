import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';

/** Clocks of phones run ahead a little. */
const AHEAD_MS = 5 * 60_000;

/** A real time that is not in the future. */
export function readPast(text: string, now: number): Outcome<Date> {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.getTime() > now + AHEAD_MS
    ? refuse('bad-time', { fields: { at: 'not in the future' } })
    : done(at);
}

/** A real time, past or to come. */
export function readTime(text: string, field: string): Outcome<Date> {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? refuse('bad-time', { fields: { [field]: 'impossible' } }) : done(at);
}
