import type { CaseContext } from '../cases/index.ts';
import type { TracingContext } from '../tracing/index.ts';
import type { SheetMemory } from './store/sheet-memory.ts';
import type { recentCounts } from './usecases/recent-counts.ts';

/** What sheet imports work with; wired by the composition root. Tracing carries platform, areas and people. */
export type SheetContext = Pick<TracingContext, 'platform' | 'areas' | 'people'> & {
  readonly cases: CaseContext;
  readonly tracing: TracingContext;
};

/** The same with what the module remembers while it runs. */
export type WorkContext = SheetContext & { readonly memory: SheetMemory };
export type ServedContext = WorkContext & { readonly countsOf: ReturnType<typeof recentCounts> };
