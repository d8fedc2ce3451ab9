import type { Static } from 'typebox';
import type { Cluster } from '../../../../contract/clusters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { caseNodes, type CaseRef, casesOfPeople } from '../../cases/index.ts';
import type { ClusterContext } from '../context.ts';
import { epiSummary } from '../rules/epi-summary.ts';
import type { ClusterRow } from '../store/clusters.ts';
import { type ChangeRow, changesOf } from '../store/changes.ts';
import { listClusters } from '../store/list-clusters.ts';
import { casesOfCluster, participantsOf } from '../store/participants.ts';
import { reachCluster } from './reach-cluster.ts';
import { presentSummaries } from './show-clusters.ts';

export type ShownCluster = Static<typeof Cluster>;

/** One cluster: its cases, attack rate and timeline. The look is audited. */
export async function showCluster(
  context: ClusterContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownCluster>> {
  const { platform } = context;
  const reached = await reachCluster(context, scope, platform.db, id);
  if (!reached.ok) {
    return reached;
  }
  const entry = { action: 'cluster.read', subjectKind: 'cluster', subjectId: reached.value.id };
  await audit(platform.db, scope, platform.clock.now(), [{ ...entry, areaNo: reached.value.area_no }]);
  return done(await presentCluster(context, scope, platform.db, reached.value));
}

/** A cluster as this viewer may see it. */
export async function presentCluster(
  context: ClusterContext,
  scope: Scope,
  db: Db | Tx,
  row: ClusterRow,
): Promise<ShownCluster> {
  const { people, platform } = context;
  const now = platform.clock.now();
  const filter = { areaNos: null, title: null, status: null, investigation: null, risk: null, caseId: null };
  const listed = await listClusters(scope, db, {
    ...filter,
    id: row.id,
    sort: '-createdAt',
    after: null,
    limit: 1,
  });
  const [summary] = await presentSummaries(context, scope, db, listed);
  const nos = (await participantsOf(scope, db, row.id)).map((one) => one.person_no);
  const casesOf = await participantCases(context, scope, db, nos);
  const linked = await caseNodes(scope, db, await casesOfCluster(scope, db, row.id));
  const names = await people.namesByNo(
    scope,
    linked.map((one) => one.personNo),
    db,
  );
  const taking = new Set([...casesOf.values()].flat().map((one) => one.caseId));
  return {
    ...summary!,
    description: row.description === null ? null : platform.secrets.decrypt(row.description),
    summary: {
      ...epiSummary(row.disease, row.from_at.getTime(), nos, casesOf),
      asOf: new Date(now).toISOString(),
    },
    linkedCases: linked
      .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.label.localeCompare(b.label))
      .map((one) => ({
        id: one.caseId,
        label: one.label,
        name: names.get(one.personNo)?.name ?? '',
        classification: one.classification,
        onsetDate: one.onsetDate,
        reportDate: one.reportDate,
        participant: taking.has(one.caseId),
      })),
    timeline: timelineOf(row, linked, await changesOf(scope, db, row.id)),
  };
}

/** Cases of participants under the number asked, whatever number the case hangs from; discarded ones left out. */
export async function participantCases(
  { people }: ClusterContext,
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<Map<number, CaseRef[]>> {
  const numbers = await people.numbersOf(scope, db, [...new Set(personNos)]);
  const cases = await casesOfPeople(scope, db, [...new Set([...numbers.values()].flat())]);
  const byNo = Map.groupBy(
    cases.filter((one) => one.classification !== 'NO_CASE'),
    (one) => one.personNo,
  );
  return new Map(
    [...numbers].flatMap(([no, own]) => {
      const found = own.flatMap((one) => byNo.get(one) ?? []);
      return found.length === 0 ? [] : [[no, found]];
    }),
  );
}

type Entry = ShownCluster['timeline'][number];

/** The event, its cases by day and what officers did, in the order of time. */
function timelineOf(row: ClusterRow, cases: readonly CaseRef[], changes: readonly ChangeRow[]): Entry[] {
  const bare = { by: null, count: null, caseId: null, label: null, fields: [] };
  const entries: Entry[] = [
    { ...bare, at: row.from_at.toISOString(), kind: 'start' },
    { ...bare, at: row.to_at.toISOString(), kind: 'end' },
    ...cases.map((one): Entry => ({
      ...bare,
      at: dayOf(one),
      kind: one.onsetDate === null ? 'report' : 'onset',
      caseId: one.caseId,
      label: one.label,
    })),
    ...changes.map((one): Entry => ({
      at: one.at.toISOString(),
      kind: one.kind,
      by: one.by_name,
      count: one.count,
      caseId: one.case_id,
      label: cases.find(({ caseId }) => caseId === one.case_id)?.label ?? null,
      fields: one.fields,
    })),
  ];
  return entries.toSorted((a, b) => a.at.localeCompare(b.at));
}

function dayOf(one: CaseRef): string {
  return one.onsetDate ?? one.reportDate;
}
