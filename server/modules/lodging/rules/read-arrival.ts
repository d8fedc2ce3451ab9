import type { Body } from '../../../../contract/kit.ts';
import type { lodgingApi } from '../../../../contract/lodging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';

export type ArrivalInput = Body<(typeof lodgingApi)['POST /lodging/stays']>['rows'][number];

/** Clocks of hosts may be ahead by so much, ms. */
export const AHEAD_MS = 5 * 60_000;

export type ArrivalTimes = { readonly arrived: Date; readonly planned: Date | null };

/** The times of a row: an arrival that lies ahead, or a departure before the arrival, is a slip of the pen. */
export function readTimes(
  row: Pick<ArrivalInput, 'arrivedAt' | 'plannedDepartureAt'>,
  now: number,
): Outcome<ArrivalTimes> {
  const arrived = new Date(row.arrivedAt);
  const planned = row.plannedDepartureAt === undefined ? null : new Date(row.plannedDepartureAt);
  if (!(arrived.getTime() <= now + AHEAD_MS)) {
    return refuse('future', { fields: { arrivedAt: row.arrivedAt } });
  }
  if (planned !== null && !(planned > arrived)) {
    return refuse('order', { fields: { plannedDepartureAt: 'after arrivedAt' } });
  }
  return done({ arrived, planned });
}

/** The end of a stay that began at `arrived`. */
export function readEnd(text: string, arrived: Date, now: number): Outcome<Date> {
  const end = new Date(text);
  if (!(end.getTime() <= now + AHEAD_MS)) {
    return refuse('future', { fields: { at: text } });
  }
  return end > arrived ? done(end) : refuse('order', { fields: { at: 'after the arrival' } });
}
