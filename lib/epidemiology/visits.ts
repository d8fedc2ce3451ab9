import { byCodeUnit } from './text-order.ts';

/** One stay of a person at a place; times in epoch milliseconds (integers), `outAt > inAt`. */
export interface Visit {
  readonly personId: string;
  readonly placeId: string;
  readonly inAt: number;
  readonly outAt: number;
}

/**
 * Merges the stays of one person at one place that overlap or touch (`next.inAt <= previous.outAt`), so that a double
 * scan cannot count the same minutes twice. The result is sorted by person, place, inAt (ids by code unit) and does not
 * depend on the order or on how a stay was cut into pieces.
 */
export function mergeStays(visits: readonly Visit[]): Visit[] {
  const sorted = visits.toSorted(
    (a, b) =>
      byCodeUnit(a.personId, b.personId) ||
      byCodeUnit(a.placeId, b.placeId) ||
      a.inAt - b.inAt ||
      a.outAt - b.outAt,
  );
  const merged: Visit[] = [];
  for (const visit of sorted) {
    const last = merged.at(-1);
    if (last && continues(last, visit)) {
      merged[merged.length - 1] = { ...last, outAt: Math.max(last.outAt, visit.outAt) };
    } else {
      merged.push(visit);
    }
  }
  return merged;
}

function continues(last: Visit, next: Visit): boolean {
  return last.personId === next.personId && last.placeId === next.placeId && next.inAt <= last.outAt;
}
