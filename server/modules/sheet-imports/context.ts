import type { CaseContext } from '../cases/index.ts';
import type { TracingContext } from '../tracing/index.ts';

/** What sheet imports work with; wired by the composition root. Tracing carries platform, areas and people. */
export type SheetContext = Pick<TracingContext, 'platform' | 'areas' | 'people'> & {
  readonly cases: CaseContext;
  readonly tracing: TracingContext;
};
