/** A decision as it is announced. */
export type PublishedDecision = {
  readonly decisionNumber: string;
  readonly effectiveFrom: string;
  readonly areaNos: readonly number[];
};

declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** Levels were decided or corrected: map, gate packs and messages follow. In effect from `effectiveFrom`. */
    'risk.published': PublishedDecision;
    /** The proposals of a day were computed; nothing official changed. */
    'risk.computed': { readonly day: string; readonly areaNos: readonly number[] };
  }
}
