declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** A search began, was given to somebody, was tried, or ended. */
    'searches.moved': { readonly searchId: string; readonly areaNos: readonly number[] };
  }
}
export type SearchTopic = 'searches.moved';
