import type { TracingContext } from '../tracing/index.ts';

/** An account as teams name it. */
export type TeamAccount = { readonly id: string; readonly name: string; readonly login: string };

/** What community teams work with; wired by the composition root. */
export type CommunityContext = Pick<TracingContext, 'platform' | 'areas' | 'people'> & {
  readonly tracing: TracingContext;
};
