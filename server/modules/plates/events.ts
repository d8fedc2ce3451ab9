declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** Plates were read at posts of these areas; how many of them are on the watch list. */
    'plates.seen': {
      readonly areaNos: readonly number[];
      readonly count: number;
      readonly watched: number;
    };
  }
}
export type PlatesTopic = 'plates.seen';
