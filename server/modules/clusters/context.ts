import type { TracingContext } from '../tracing/index.ts';

/** What clusters work with; wired by the composition root. */
export type ClusterContext = TracingContext;
