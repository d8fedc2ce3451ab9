/** Stays in these areas were registered, ended, decided or visited. */
export type LodgingMoved = { readonly areaNos: readonly number[]; readonly count: number };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'lodging.registered': LodgingMoved;
    'lodging.departed': LodgingMoved;
    'lodging.decided': LodgingMoved;
  }
}
