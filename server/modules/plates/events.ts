declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** Plates were read at posts of these areas; how many of them are on the watch list. */
    'plates.seen': {
      readonly areaNos: readonly number[];
      readonly placeNos: readonly number[];
      readonly ids: readonly string[];
      readonly count: number;
      readonly watched: number;
    };
    /** Plates read earlier were matched again: a permit or declaration came in since, or ended. */
    'plates.matched': { readonly areaNos: readonly number[]; readonly count: number };
  }
}
export type PlatesTopic = 'plates.seen' | 'plates.matched';
