import rule from '../../../../data/rules/trips/expected.json' with { type: 'json' };
import type { Timeline, TripPlan } from './timeline.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Which trips the phones of a post keep for when there is no network, as dated data. */
export type ExpectedRule = {
  readonly version: string;
  readonly validFrom: string;
  readonly aheadHours: number;
  /** A vehicle that has not come is still expected so long after its limit. */
  readonly overdueHours: number;
  /** So long after it came by, a second look still says so. */
  readonly passedHours: number;
  readonly mostTrips: number;
  /** A list older than this answers nothing. */
  readonly holdsHours: number;
  /** An unchanged list is signed anew after this. */
  readonly freshMinutes: number;
  readonly source: string;
  readonly certainty: string;
};

export const shippedExpected: ExpectedRule = rule;

/** A trip as one post waits for it; times are Unix ms. */
export type ExpectedHere = {
  /** The window in which it is due: from the post before, or the start, until the limit. */
  readonly from: number;
  readonly deadline: number;
  /** When it came by; null: not yet. */
  readonly at: number | null;
  readonly lateMinutes: number | null;
  /** Number of the next post of the way; null: this is the last. */
  readonly nextNo: number | null;
};

/**
 * What a post may expect of an open trip; null: nothing, so far ahead or so long ago. At the gate and its yard a vehicle
 * stays expected until it has passed, however long it waits.
 */
export function expectedAt(
  rule: ExpectedRule,
  plan: Pick<TripPlan, 'gateNo' | 'yardNo'>,
  { legs, passedAt }: Pick<Timeline, 'legs' | 'passedAt'>,
  postNo: number,
  now: number,
): ExpectedHere | null {
  const site = postNo === plan.yardNo ? plan.gateNo : postNo;
  const index = legs.findIndex(({ placeNo }) => placeNo === site);
  const leg = legs[index];
  if (leg === undefined) {
    return null;
  }
  const { at, deadline, limitMinutes, lateMs } = leg;
  const waits = site === plan.gateNo && at !== null && passedAt === null;
  const inTime =
    at === null
      ? deadline - now <= rule.aheadHours * HOUR_MS && now - deadline <= rule.overdueHours * HOUR_MS
      : now - at <= rule.passedHours * HOUR_MS;
  return waits || inTime
    ? {
        from: deadline - limitMinutes * MINUTE_MS,
        deadline,
        at,
        lateMinutes: at !== null && lateMs > 0 ? Math.ceil(lateMs / MINUTE_MS) : null,
        nextNo: legs[index + 1]?.placeNo ?? null,
      }
    : null;
}
