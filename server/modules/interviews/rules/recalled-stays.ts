import { DAY_MS, HOUR_MS, startOfDate } from '../../../platform/clock/clock.ts';
import type { Draft, RecalledStay } from '../types.ts';

/** The log holds stays of at most 12 hours. */
const LONGEST_MS = 12 * HOUR_MS;

/** An interval, Unix ms. */
export type Interval = { readonly from: number; readonly to: number };

/**
 * The interval in which somebody recalls having been somewhere: its two ends as said, nothing in between is made up.
 * Null where it is none: it ends before it begins, is longer than 12 hours, or the day does not exist.
 */
export function intervalOf(stay: Pick<RecalledStay, 'date' | 'from' | 'to'>): Interval | null {
  const day = startOfDate(stay.date);
  const from = day + clockMs(stay.from);
  const to = day + clockMs(stay.to);
  const exists = !Number.isNaN(day) && new Date(`${stay.date}T00:00:00Z`).toISOString().startsWith(stay.date);
  return exists && to > from && to - from <= LONGEST_MS ? { from, to } : null;
}

function clockMs(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return (hours! * 60 + minutes!) * 60_000;
}

/** Rows that keep the call from being finished: key of the draft -> what is wrong with it. */
export function wrongStays(draft: Draft, now: number): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const [id, stay] of Object.entries(draft.stays)) {
    const interval = intervalOf(stay);
    if (interval === null) {
      wrong[`stays.${id}`] = 'an interval of one day, at most 12 hours';
    } else if (interval.from > now) {
      wrong[`stays.${id}`] = 'in the future';
    } else if ((stay.placeId ?? null) === null && (stay.placeText ?? null) === null) {
      wrong[`stays.${id}`] = 'a place';
    }
  }
  return wrong;
}

export type StayForLog = Interval & { readonly id: string; readonly placeId: string };

/** Recalled stays that the presence log can take: at a registered place, no older than it keeps. */
export function staysForLog(draft: Draft, now: number, keptDays: number): StayForLog[] {
  const oldest = now - (keptDays - 1) * DAY_MS;
  return Object.entries(draft.stays).flatMap(([id, stay]) => {
    const interval = intervalOf(stay);
    const placeId = stay.placeId ?? null;
    return interval === null || placeId === null || interval.from < oldest
      ? []
      : [{ id, placeId, from: interval.from, to: Math.min(interval.to, now) }];
  });
}

/** How somebody was at a registered place, where the call asked for it. */
export type RecalledCircumstance = Interval & {
  readonly placeId: string;
  readonly masked: boolean | null;
  readonly indoors: boolean | null;
};

/** Visits of which the mask or the roof is known. */
export function circumstancesFrom(draft: Draft): RecalledCircumstance[] {
  return Object.values(draft.stays).flatMap((stay) => {
    const interval = intervalOf(stay);
    const [masked, indoors] = [answerOf(stay.mask), answerOf(stay.indoor)];
    const placeId = stay.placeId?.toLowerCase() ?? null;
    return interval === null || placeId === null || (masked === null && indoors === null)
      ? []
      : [{ ...interval, placeId, masked, indoors }];
  });
}

function answerOf(answer: string | null | undefined): boolean | null {
  return answer === 'yes' ? true : answer === 'no' ? false : null;
}

/**
 * Those of the stays that say something new. Where the log has the person at that place in that interval already, its
 * exact times are better than the recalled ones, and folding the two would stretch an exact stay by a guess.
 */
export function notYetKnown<T extends Interval & { readonly placeNo: number }>(
  stays: readonly T[],
  known: readonly (Interval & { readonly placeNo: number })[],
): T[] {
  return stays.filter(
    (stay) =>
      !known.some((one) => one.placeNo === stay.placeNo && one.from <= stay.to && stay.from <= one.to),
  );
}
