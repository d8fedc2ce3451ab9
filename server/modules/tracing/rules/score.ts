import type { PlaceKind } from '../../../registry/places/index.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { EvidenceSource } from '../types.ts';

/**
 * How much closer than average people are in a place of this kind: crowding, closed air, shared meals. A ranking
 * assumption of ours, not a measured risk; it never decides who is a contact.
 */
export const placeWeight: { readonly [kind in PlaceKind]: number } = {
  household: 1.5,
  office: 1.2,
  factory: 1.2,
  school: 1.2,
  market: 0.7,
  shop: 1,
  restaurant: 1.3,
  'health-facility': 1.3,
  hospital: 1.3,
  lodging: 1.2,
  bus: 1.5,
  station: 0.8,
  worship: 1.3,
  entertainment: 1.3,
  checkpoint: 0.5,
  'quarantine-site': 1.5,
  other: 1,
};

/**
 * What a minute of each source counts: measured co-presence 1; a vehicle cabin 1.5; a shared room half, since
 * nobody is in it all day; a household 0.4, about ten hours a day together.
 */
const sourceWeight: { readonly [source in EvidenceSource]: number } = {
  presence: 1,
  trip: 1.5,
  residence: 0.5,
  household: 0.4,
  named: 1,
};

/** Minutes that a named contact of unknown length counts for. */
export const NAMED_MINUTES = 60;

/** Each further day of exposure adds a quarter, up to double. */
const DAY_BONUS = 0.25;
const MAX_DAY_FACTOR = 2;

export type ScoredEvidence = {
  readonly source: EvidenceSource;
  readonly placeKind: PlaceKind | null;
  readonly from: number;
  readonly to: number;
  readonly ms: number;
};

/**
 * Rank of a contact: exposure minutes, weighted by source and kind of place, times (1 + ¼ for each further local
 * day with exposure, at most 2). Rounded to one decimal. Times Unix ms.
 */
export function scoreOf(evidence: readonly ScoredEvidence[]): number {
  const days = new Set<number>();
  let minutes = 0;
  for (const one of evidence) {
    const length = one.source === 'named' ? NAMED_MINUTES : one.ms / 60_000;
    minutes += length * sourceWeight[one.source] * (one.placeKind === null ? 1 : placeWeight[one.placeKind]);
    for (let day = startOfLocalDay(one.from); day < one.to; day += DAY_MS) {
      days.add(day);
    }
  }
  const factor = Math.min(MAX_DAY_FACTOR, 1 + DAY_BONUS * Math.max(0, days.size - 1));
  return Math.round(minutes * factor * 10) / 10;
}
