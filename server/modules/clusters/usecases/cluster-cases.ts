import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ClusterContext } from '../context.ts';
import { casesOfCluster } from '../store/participants.ts';
import { reachCluster } from './reach-cluster.ts';

/** A cluster that the scope reaches, with the cases linked to it: what an outbreak focus is made from. */
export async function clusterCases(
  context: ClusterContext,
  scope: Scope,
  id: string,
): Promise<Outcome<{ id: string; disease: string; caseIds: readonly string[] }>> {
  const { db } = context.platform;
  const reached = await reachCluster(context, scope, db, id);
  return reached.ok
    ? done({
        id: reached.value.id,
        disease: reached.value.disease,
        caseIds: await casesOfCluster(scope, db, reached.value.id),
      })
    : reached;
}
