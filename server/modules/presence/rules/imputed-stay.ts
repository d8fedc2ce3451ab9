import type { placeKinds } from '../../../../contract/places.ts';

export type PlaceKind = (typeof placeKinds)[number];

/** A stay lasts at most this long; longer ones are residence. Tracing's index bound depends on it. */
export const MAX_STAY_MS = 12 * 3_600_000;

const MINUTE = 60_000;

/**
 * How long somebody stays who only scanned in, in minutes by kind of place. An assumption, marked on every stay
 * that uses it (`out_imputed`); the officer sees "ước tính" beside the time.
 */
export const imputedMinutes: { readonly [kind in PlaceKind]: number } = {
  household: 120,
  office: 240,
  factory: 480,
  school: 240,
  market: 45,
  shop: 20,
  restaurant: 60,
  'health-facility': 60,
  hospital: 120,
  lodging: 480,
  bus: 60,
  station: 30,
  worship: 90,
  entertainment: 120,
  checkpoint: 10,
  'quarantine-site': 480,
  'test-site': 30,
  'vaccination-site': 60,
  other: 45,
};

/** Imputed end of a stay that was opened at `inAt` (Unix ms) and never closed. */
export function imputedEnd(kind: PlaceKind, inAt: number): number {
  return inAt + imputedMinutes[kind] * MINUTE;
}

/** A scan inside a stay proves presence at that minute and little more: it keeps the stay open this long. */
export const RESCAN_TAIL_MS = 30 * MINUTE;
