/** Trips were registered, accepted, reported or closed. */
export type TripsMoved = {
  readonly ids: readonly string[];
  readonly areaNos: readonly number[];
  /** Tasks that came up. */
  readonly raised: number;
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'trip.moved': TripsMoved;
    /** Trips are on from now: what was read of their vehicles before is matched again. */
    'trip.accepted': { readonly ids: readonly string[]; readonly areaNos: readonly number[] };
  }
}
