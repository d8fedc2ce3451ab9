/** A result was released for the people of a tube. Who and what is read through the door, `resultsOfTube`. */
export type ResultReleased = {
  readonly tubeId: string;
  readonly revision: number;
  readonly areaNos: readonly number[];
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'lab.result-released': ResultReleased;
    /** A released result was replaced by another value. */
    'lab.result-corrected': ResultReleased;
    /** Tubes were taken, received or rejected, or results entered: the work list moved. */
    'lab.tubes-changed': { readonly areaNos: readonly number[] };
  }
}
