import { geoDistance } from 'd3-geo';
import rule from '../../../../data/rules/trips/misuse.json' with { type: 'json' };
import type { tripMisuseKinds } from '../../../../contract/trip-kit.ts';
import type { TripState } from './life-cycle.ts';
import type { Leg, TripCheck } from './timeline.ts';

const MINUTE_MS = 60_000;
const EARTH_KM = 6371.0088;

/** When uses of one code can't be of one vehicle, as dated data. */
export type MisuseRule = {
  readonly version: string;
  readonly validFrom: string;
  /** Between two different posts, wherever they stand. */
  readonly leastMinutes: number;
  /** Nobody drives faster, km/h. */
  readonly mostKmh: number;
  /** A road is so much longer than the straight line, where its length is not known. */
  readonly detour: number;
  /** Where no distance is known: nobody drives a leg in less than this share of its limit. */
  readonly shareOfLimit: number;
  /** A code is still shown so long after its trip was over. */
  readonly graceMinutes: number;
  /** A vehicle that turned back passes the posts on its way home. */
  readonly homeHours: number;
  readonly source: string;
  readonly certainty: string;
};

export const shippedMisuse: MisuseRule = rule;

export type Position = { readonly lat: number; readonly lon: number };

export type MisusePlan = {
  readonly gateNo: number;
  readonly yardNo: number | null;
  readonly legs: readonly Leg[];
  readonly state: TripState;
  /** Where posts stand, by number; those without a position are missing. */
  readonly positions: ReadonlyMap<number, Position>;
  /** Unix ms; null: the trip is not over. */
  readonly closedAt: number | null;
};

export type FoundMisuse = {
  readonly kind: (typeof tripMisuseKinds)[number];
  readonly use: TripCheck;
  /** The use that it can't go together with. */
  readonly other: TripCheck | null;
};

/** What the uses of a trip's code tell by themselves: at two posts too soon after each other, or after it was over. */
export function findMisuse(rule: MisuseRule, plan: MisusePlan, uses: readonly TripCheck[]): FoundMisuse[] {
  const sorted = uses
    .filter(({ kind }) => kind !== 'stop')
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return sorted.flatMap((use, i): FoundMisuse[] => {
    const before = sorted[i - 1];
    return [
      ...(before !== undefined && use.at - before.at < leastMs(rule, plan, before, use)
        ? [{ kind: 'two-places' as const, use, other: before }]
        : []),
      ...(isAfterClose(rule, plan, use.at) ? [{ kind: 'after-close' as const, use, other: null }] : []),
    ];
  });
}

/** Whether a use of the code comes after the trip was over, and is not the way home. */
export function isAfterClose(
  rule: MisuseRule,
  { state, closedAt }: Pick<MisusePlan, 'state' | 'closedAt'>,
  at: number,
): boolean {
  const minutes = state === 'RETURNED' ? rule.homeHours * 60 : rule.graceMinutes;
  return closedAt !== null && at > closedAt + minutes * MINUTE_MS;
}

/**
 * The least time between two uses; none between places that are one: a gate and its yard. By the length of the road where
 * the route tells it, else by the straight line, else by the limits.
 */
function leastMs(rule: MisuseRule, plan: MisusePlan, a: TripCheck, b: TripCheck): number {
  const site = ({ placeNo }: TripCheck) => (placeNo === plan.yardNo ? plan.gateNo : placeNo);
  if (site(a) === site(b)) {
    return 0;
  }
  const [i, j] = [a, b].map((check) => plan.legs.findIndex(({ placeNo }) => placeNo === site(check))) as [
    number,
    number,
  ];
  const km = roadKm(plan, i, j) ?? straightKm(rule, plan, site(a), site(b));
  if (km !== null) {
    return Math.max(rule.leastMinutes, (km / rule.mostKmh) * 60) * MINUTE_MS;
  }
  const limits =
    i < 0 || j < 0 ? 0 : between(plan.legs, i, j).reduce((sum, { limitMinutes }) => sum + limitMinutes, 0);
  return Math.max(rule.leastMinutes, rule.shareOfLimit * limits) * MINUTE_MS;
}

/** Length of the way between two of its posts; null where a part of it is not known, or a post is not on it. */
function roadKm({ legs }: MisusePlan, i: number, j: number): number | null {
  const parts = i < 0 || j < 0 ? [null] : between(legs, i, j).map(({ roadKm: km }) => km ?? null);
  return parts.some((km) => km === null) ? null : parts.reduce<number>((sum, km) => sum + (km ?? 0), 0);
}

function between(legs: readonly Leg[], i: number, j: number): readonly Leg[] {
  return legs.slice(Math.min(i, j) + 1, Math.max(i, j) + 1);
}

function straightKm({ detour }: MisuseRule, { positions }: MisusePlan, a: number, b: number): number | null {
  const [from, to] = [positions.get(a), positions.get(b)];
  return from === undefined || to === undefined
    ? null
    : geoDistance([from.lon, from.lat], [to.lon, to.lat]) * EARTH_KM * detour;
}
