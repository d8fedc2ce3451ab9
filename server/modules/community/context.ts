import type { Scope } from '../../platform/access/scope.ts';
import type { Db } from '../../platform/db/database.ts';
import type { TracingContext } from '../tracing/index.ts';

/** An account as teams name it. */
export type TeamAccount = { readonly id: string; readonly name: string; readonly login: string };

/** What community teams work with; wired by the composition root. */
export type CommunityContext = Pick<TracingContext, 'platform' | 'areas' | 'people'> & {
  readonly tracing: TracingContext;
  /** Accounts of the role in these areas, or with these ids. */
  readonly accounts: (
    scope: Scope,
    db: Db,
    which: { readonly areaIds: readonly string[] } | { readonly ids: readonly string[] },
  ) => Promise<TeamAccount[]>;
};
