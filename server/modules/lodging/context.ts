import type { Scope } from '../../platform/access/scope.ts';
import type { ZoneLookUp } from '../gates/index.ts';
import type { TracingContext } from '../tracing/index.ts';

/** What lodging works with; wired by the composition root. */
export type LodgingContext = Pick<TracingContext, 'platform' | 'areas' | 'places' | 'people'> & {
  readonly tracing: TracingContext;
  /** Zones of the country as gates judge by them. */
  readonly zones: (scope: Scope) => Promise<ZoneLookUp>;
};
