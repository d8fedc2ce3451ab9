import { type Nowcast, nowcastDay } from './nowcast.ts';
import { type ReportingDelay, shareReported } from './reporting-delay.ts';

/** One column of an epidemic curve. Days are numbers on one scale; a week begins on `day` and has up to 7 days. */
export interface CurvePoint {
  readonly day: number;
  /** Days of it that lie inside the curve: fewer than 7 where a week is cut. */
  readonly days: number;
  readonly cases: number;
  /** More cases are to be expected: drawn hatched. */
  readonly incomplete: boolean;
  /** Share of the final count that is expected to be known; null where the delay is not known. */
  readonly share: number | null;
  readonly nowcast: Nowcast | null;
}

/** Days count as complete when this share of their cases is expected to be known. */
export const COMPLETE_SHARE = 0.95;
/** How many last days are marked where the reporting delay could not be estimated. */
export const DEFAULT_INCOMPLETE_DAYS = 7;

export interface CurveInput {
  /** First and last day shown. */
  readonly from: number;
  readonly to: number;
  /** The last whole day of reporting: yesterday, while today's reports still come in. */
  readonly asOf: number;
  readonly casesByDay: ReadonlyMap<number, number>;
  /** Those of them that were reported by the end of `asOf`: what the nowcast rests on. */
  readonly knownByDay: ReadonlyMap<number, number>;
  /** Null: not known. */
  readonly delay: ReportingDelay | null;
}

/** The epidemic curve by day, without gaps, with the days that are not complete and what they are expected to become. */
export function dailyCurve({ from, to, asOf, casesByDay, knownByDay, delay }: CurveInput): CurvePoint[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    const day = from + index;
    const cases = casesByDay.get(day) ?? 0;
    const share = delay === null ? null : shareReported(delay, asOf - day);
    const incomplete = share === null ? day > asOf - DEFAULT_INCOMPLETE_DAYS : share < COMPLETE_SHARE;
    return {
      day,
      days: 1,
      cases,
      incomplete,
      share,
      nowcast:
        incomplete && share !== null ? atLeast(cases, nowcastDay(knownByDay.get(day) ?? 0, share)) : null,
    };
  });
}

/** Today's reports are counted already: the final count is not below them. */
function atLeast(cases: number, nowcast: Nowcast | null): Nowcast | null {
  return (
    nowcast && {
      expected: Math.max(cases, nowcast.expected),
      low: Math.max(cases, nowcast.low),
      high: Math.max(cases, nowcast.high),
    }
  );
}

/**
 * The same by week. A week is incomplete when one of its days is. Its expected count is the sum over its days; its
 * interval treats the week as one day of which the share cases / expected is known. A week with a day too young to say
 * anything has no nowcast.
 * @param weekStart first day of the week that holds a day: `weekOf` of the caller's calendar.
 */
export function weeklyCurve(daily: readonly CurvePoint[], weekStart: (day: number) => number): CurvePoint[] {
  const weeks = Map.groupBy(daily, (point) => weekStart(point.day));
  return [...weeks].map(([day, points]) => {
    const cases = points.reduce((sum, point) => sum + point.cases, 0);
    const incomplete = points.some((point) => point.incomplete);
    const expected = points.map((point) =>
      point.incomplete ? (point.nowcast?.expected ?? null) : point.cases,
    );
    const whole = expected.every((value) => value !== null);
    const total = expected.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const share = !whole ? null : total === 0 ? meanShare(points) : cases / total;
    return {
      day,
      days: points.length,
      cases,
      incomplete,
      share,
      nowcast: incomplete && share !== null ? nowcastDay(cases, share) : null,
    };
  });
}

/** A week without a case still has days that are not over: their mean share says how much is known. */
function meanShare(points: readonly CurvePoint[]): number | null {
  const shares = points.map((point) => point.share);
  return shares.every((share) => share !== null)
    ? shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) / shares.length
    : null;
}

/** The last day before the first incomplete one at the end of a curve; null when none is complete. */
export function lastCompleteDay(daily: readonly CurvePoint[]): number | null {
  return daily.findLast((point) => !point.incomplete)?.day ?? null;
}
