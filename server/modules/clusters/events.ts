/** A cluster was opened or changed, or its participants or cases did. */
export type ClusterChanged = { readonly clusterId: string; readonly areaNos: readonly number[] };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'cluster.changed': ClusterChanged;
  }
}
