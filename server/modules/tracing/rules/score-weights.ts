import type { PlaceKind } from '../../../registry/places/index.ts';
import type { EvidenceSource } from '../types.ts';

/**
 * Weights of the score. All of them are ranking assumptions of ours, no measured risks: they decide who is looked at
 * first and where a cut-off falls, never who is a contact.
 */

/** How much closer than average people are in a place of this kind: shared meals, shouting, care of the sick. */
export const placeWeight: { readonly [kind in PlaceKind]: number } = {
  household: 1.5,
  office: 1.2,
  factory: 1.2,
  school: 1.2,
  market: 1,
  shop: 1,
  restaurant: 1.3,
  'health-facility': 1.3,
  hospital: 1.3,
  lodging: 1.2,
  bus: 1.5,
  station: 1.1,
  worship: 1.3,
  entertainment: 1.3,
  checkpoint: 1,
  'quarantine-site': 1.5,
  'test-site': 1.3,
  'vaccination-site': 1.3,
  other: 1,
};

/** Open air dilutes: by kind of place, where nobody recalls whether there was a roof. */
export const airWeight: { readonly [kind in PlaceKind]: number } = {
  household: 1,
  office: 1,
  factory: 1,
  school: 1,
  market: 0.7,
  shop: 1,
  restaurant: 1,
  'health-facility': 1,
  hospital: 1,
  lodging: 1,
  bus: 1,
  station: 0.7,
  worship: 1,
  entertainment: 1,
  checkpoint: 0.5,
  'quarantine-site': 1,
  'test-site': 1,
  'vaccination-site': 1,
  other: 1,
};

/** Of a visit that the case recalled: the sky open or a roof, a mask worn. */
export const OPEN_AIR = 0.5;
export const MASKED = 0.5;

/**
 * What a minute of each source counts: measured co-presence 1; a vehicle cabin 1.5; a shared room half, since nobody
 * is in it all day; a household 0.4, about ten hours a day together.
 */
export const sourceWeight: { readonly [source in EvidenceSource]: number } = {
  presence: 1,
  trip: 1.5,
  residence: 0.5,
  household: 0.4,
  named: 1,
  roster: 1,
  event: 1,
};

/** Up to so many people together, everybody may have met everybody. */
const SMALL_CROWD = 20;
const LEAST_CROWD_WEIGHT = 0.2;

/** In a crowd a case comes near fewer of those present: 1 up to 20 people, then √(20/n), at least 0.2. */
export function crowdWeight(people: number): number {
  return people <= SMALL_CROWD ? 1 : Math.max(LEAST_CROWD_WEIGHT, Math.sqrt(SMALL_CROWD / people));
}

/** Infectiousness by day from day 0, as the disease profile has it; beyond its ends the nearest day holds. */
export function onsetWeight(
  infectiousness: readonly { readonly day: number; readonly weight: number }[],
  day: number,
): number {
  let nearest: { day: number; weight: number } | undefined;
  for (const one of infectiousness) {
    if (nearest === undefined || Math.abs(one.day - day) < Math.abs(nearest.day - day)) {
      nearest = one;
    }
  }
  return nearest?.weight ?? 1;
}

/** Each further day of exposure adds a quarter, up to double. */
export function daysWeight(days: number): number {
  return Math.min(2, 1 + 0.25 * Math.max(0, days - 1));
}
