import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ClusterContext } from '../context.ts';
import { type ClusterRow, findCluster, lockCluster } from '../store/clusters.ts';

/** A cluster of the scope's areas. */
export async function reachCluster(
  context: ClusterContext,
  scope: Scope,
  db: Db | Tx,
  id: string,
): Promise<Outcome<ClusterRow>> {
  return checked(context, scope, await findCluster(scope, db, id.toLowerCase()));
}

/** The same, locked until the transaction ends. */
export async function lockReached(
  context: ClusterContext,
  scope: Scope,
  tx: Tx,
  id: string,
): Promise<Outcome<ClusterRow>> {
  return checked(context, scope, await lockCluster(scope, tx, id.toLowerCase()));
}

function checked(context: ClusterContext, scope: Scope, row: ClusterRow | undefined): Outcome<ClusterRow> {
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  return mayIn(scope, 'tracing.run', context.areas.pathOf(row.area_no))
    ? done(row)
    : refuseGeneral('forbidden');
}
