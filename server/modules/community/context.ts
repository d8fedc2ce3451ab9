import type { cordonNeedKinds, cordonNeedStates } from '../../../contract/lockdowns.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { TracingContext } from '../tracing/index.ts';

/** An account as teams name it. */
export type TeamAccount = { readonly id: string; readonly name: string; readonly login: string };

/** A need of a cordon as it is listed beside those of teams. */
export type CordonNeed = {
  readonly id: string;
  readonly lockdownId: string;
  readonly lockdownTitle: string;
  readonly areaNo: number;
  readonly kind: (typeof cordonNeedKinds)[number];
  readonly state: (typeof cordonNeedStates)[number];
  readonly who: string | null;
  readonly phone: string | null;
  readonly detail: string | null;
  readonly reportedAt: string;
  readonly deadline: string;
  readonly overdue: boolean;
  readonly assignedTo: string | null;
};

/** What community teams work with; wired by the composition root. */
export type CommunityContext = Pick<TracingContext, 'platform' | 'areas' | 'people'> & {
  readonly tracing: TracingContext;
  /**
   * Who is inside a cordon in force of these units or one that reaches into them, with its name and the unit that answers
   * for it; handed in, since cordons and teams know nothing of each other.
   */
  readonly cordoned: (
    scope: Scope,
    areaNos: readonly number[],
  ) => Promise<ReadonlyMap<number, { readonly title: string; readonly areaNo: number }>>;
  /** Open needs of the cordons in these units; handed in likewise. */
  readonly cordonNeeds: (scope: Scope, areaNos: readonly number[]) => Promise<readonly CordonNeed[]>;
};
