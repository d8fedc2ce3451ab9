declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** Plates were read at posts of these areas; how many of them are on the watch list. */
    'plates.seen': {
      readonly areaNos: readonly number[];
      readonly count: number;
      readonly watched: number;
    };
    /** Plates read earlier were matched to a permit or declaration that came in since. */
    'plates.matched': { readonly areaNos: readonly number[]; readonly count: number };
  }
}
export type PlatesTopic = 'plates.seen' | 'plates.matched';
