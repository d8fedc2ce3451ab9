import type { Scope } from '../../../platform/access/scope.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { openCaseFor } from '../../tracing/index.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { householdCluster } from '../store/clusters.ts';
import { saveParticipants } from './add-participants.ts';
import { householdPeople } from './gather-people.ts';
import { newCluster, saveNewCluster } from './open-cluster.ts';
import { HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';

/**
 * A cluster of the household of a case, in one step: from the first day on which the case may have infected anybody
 * until now or the end of that window. The case has at most one; asking again answers it.
 */
export async function openHouseholdCluster(
  context: ClusterContext,
  scope: Scope,
  caseId: string,
): Promise<Outcome<{ id: string }>> {
  const { platform } = context;
  const opened = await openCaseFor(context, scope, 'tracing.run', caseId);
  if (!opened.ok) {
    return opened;
  }
  const ref = opened.value;
  const areaNo = ref.areaNo ?? ref.stayAreaNo;
  const now = platform.clock.now();
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    const before = await householdCluster(scope, tx, ref.caseId);
    if (before !== undefined) {
      return done({ id: before });
    }
    const people = await householdPeople(context, scope, tx, ref.personNo);
    if (people.length < 2 || areaNo === null) {
      return refuse('no-household');
    }
    const from = startOfLocalDay(Math.min(ref.window.from, now));
    const row = newCluster(scope, namedUuid7(ref.window.from, `household ${ref.caseId}`), now, {
      title: `Hộ gia đình ca ${ref.label}`,
      status: 'CLUSTER',
      disease: ref.disease,
      area_no: areaNo,
      place_kind: 'household',
      from_at: new Date(from),
      to_at: new Date(Math.max(from + HOUR_MS, Math.min(now, ref.window.to))),
    });
    const cluster = { ...row, household_case_id: ref.caseId };
    await saveNewCluster(scope, tx, cluster, now);
    await saveParticipants(context, scope, tx, cluster, people);
    return done({ id: cluster.id }, 201);
  });
}
