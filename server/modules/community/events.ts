/** Households of these communes were visited, or asked for something. */
export type CommunityMoved = { readonly areaNos: readonly number[] };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'community.visited': CommunityMoved;
    'community.need': CommunityMoved & { readonly urgent: boolean };
  }
}
