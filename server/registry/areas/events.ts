/** Units or boundaries changed: every process reads its directory again. Sent in the dataset `reference`. */
export type AreasChanged = { readonly areaNos: readonly number[] };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'areas.changed': AreasChanged;
  }
}
