import type { ClusterContext } from '../clusters/index.ts';

/** What foci work with; wired by the composition root. */
export type FocusContext = ClusterContext;
