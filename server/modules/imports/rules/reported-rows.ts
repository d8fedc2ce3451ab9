import {
  type AddressCandidate,
  type AddressMatch,
  type AreaIndex,
  matchAddress,
  type UnmatchedReason,
} from '../../../../lib/vietnamese/index.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { FactRow, WantedFacts } from './fact-rows.ts';
import { readDay } from './read-day.ts';
import type { RowRefusal } from './row-refusals.ts';

/** The facts of published counts: a day, a place by name as deep as it is known, a number of cases. */
export const reportedFacts = {
  required: ['date', 'province', 'new_cases'],
  optional: ['district', 'commune'],
} as const satisfies WantedFacts<string>;
export type ReportedFact = (typeof reportedFacts)['required' | 'optional'][number];

/** A published count and the unit it counts in. */
export type ReportedCount = {
  readonly day: string;
  readonly cases: number;
  readonly area: Area;
  /** Where the address names no unit of the list: why, and which ones it may mean. */
  readonly unmatched: {
    readonly reason: UnmatchedReason;
    readonly candidates: readonly AddressCandidate<Area>[];
  } | null;
};

/**
 * Finds the unit of a row. What the address names as a whole counts there; else the row counts in the deepest
 * reported unit that is known (its district, its province), so that sums by district and province stay those of the
 * source. A guess is never counted.
 */
export function readReported(
  { broken, facts }: FactRow<ReportedFact>,
  index: AreaIndex<Area>,
): ReportedCount | RowRefusal {
  if (broken) {
    return 'broken';
  }
  const day = readDay(facts.date);
  if (day === null) {
    return 'day';
  }
  if (!/^\d{1,9}$/.test(facts.new_cases)) {
    return 'count';
  }
  const cases = Number(facts.new_cases);
  const { province, district, commune } = facts;
  const whole = matchAddress({ province, district, commune }, index);
  if (whole.status === 'matched') {
    return { day, cases, area: whole.unit, unmatched: null };
  }
  const area =
    unitOf(matchAddress({ province, district }, index)) ?? unitOf(matchAddress({ province }, index));
  const { reason, candidates } = whole;
  return area === null ? 'province-unknown' : { day, cases, area, unmatched: { reason, candidates } };
}

function unitOf(match: AddressMatch<Area>): Area | null {
  return match.status === 'matched' ? match.unit : null;
}
