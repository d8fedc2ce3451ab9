/** The door of clusters. */
export type { ClusterContext } from './context.ts';
export { type EpiSummary, epiSummary } from './rules/epi-summary.ts';
export { clusterCases } from './usecases/cluster-cases.ts';
