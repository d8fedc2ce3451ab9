import { sql } from 'kysely';
import type { involvements, participantSources } from '../../../../contract/clusters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type Involvement = (typeof involvements)[number];
export type ParticipantSource = (typeof participantSources)[number];

export type ParticipantRow = {
  person_no: number;
  involvement: Involvement;
  source: ParticipantSource;
  from_at: Date;
  to_at: Date;
  added_at: Date;
  added_by: string;
};

/**
 * Adds participants, each person once in the rows; who takes part already stays as he is.
 * @returns numbers of those who are new.
 */
export async function insertParticipants(
  scope: Scope,
  tx: Tx,
  clusterId: string,
  rows: readonly ParticipantRow[],
): Promise<Set<number>> {
  const times = (pick: (row: ParticipantRow) => Date) => rows.map((row) => pick(row).toISOString());
  const added = await sql<{ person_no: number }>`
    insert into cluster_participant (cluster_id, dataset, person_no, involvement, source, from_at, to_at, added_at, added_by)
    select ${clusterId}::uuid, ${scope.dataset}, p.* from unnest(${rows.map((r) => r.person_no)}::bigint[],
      ${rows.map((r) => r.involvement)}::text[], ${rows.map((r) => r.source)}::text[],
      ${times((r) => r.from_at)}::timestamptz[], ${times((r) => r.to_at)}::timestamptz[],
      ${times((r) => r.added_at)}::timestamptz[], ${rows.map((r) => r.added_by)}::text[]) as p
    on conflict do nothing returning person_no`.execute(tx);
  return new Set(added.rows.map((row) => row.person_no));
}

/** Participants of a cluster; of two records that were merged since the row that was added first. */
function eachOnce(scope: Scope, clusterId: string) {
  return sql`(select distinct on (coalesce(h.merged_into_no, c.person_no)) c.* from cluster_participant c
    left join person h on h.person_no = c.person_no and h.merged_into_no is not null
    where c.cluster_id = ${clusterId} and c.dataset = ${scope.dataset}
    order by coalesce(h.merged_into_no, c.person_no), c.added_at, c.person_no) p`;
}

/** Everybody who took part, each person once, by the time of adding. */
export async function participantsOf(
  scope: Scope,
  db: Db | Tx,
  clusterId: string,
): Promise<ParticipantRow[]> {
  const found =
    await sql<ParticipantRow>`select person_no, involvement, source, from_at, to_at, added_at, added_by
    from ${eachOnce(scope, clusterId)} order by added_at, person_no`.execute(db);
  return found.rows;
}

/** A page of participants, each person once, one more than the limit. */
export async function listParticipants(
  scope: Scope,
  db: Db | Tx,
  clusterId: string,
  filter: {
    readonly involvement: Involvement | null;
    readonly after: { at: number; no: number } | null;
    readonly limit: number;
  },
): Promise<{ rows: ParticipantRow[]; total: number }> {
  const after = filter.after;
  const matching = sql`from ${eachOnce(scope, clusterId)}
    where (${filter.involvement}::text is null or involvement = ${filter.involvement}::text)`;
  const found =
    await sql<ParticipantRow>`select person_no, involvement, source, from_at, to_at, added_at, added_by ${matching}
      and (${after === null}::boolean or (added_at, person_no) > (${new Date(after?.at ?? 0).toISOString()}::timestamptz, ${after?.no ?? 0}::bigint))
    order by added_at, person_no limit ${filter.limit + 1}`.execute(db);
  const counted = await sql<{ total: number }>`select count(*)::int as total ${matching}`.execute(db);
  return { rows: found.rows, total: counted.rows[0]!.total };
}

/** Takes people off. @returns numbers of those who were there. */
export async function deleteParticipants(
  scope: Scope,
  tx: Tx,
  clusterId: string,
  personNos: readonly number[],
): Promise<Set<number>> {
  const gone = await sql<{ person_no: number }>`delete from cluster_participant
    where cluster_id = ${clusterId} and dataset = ${scope.dataset} and person_no = any(${personNos}::bigint[])
    returning person_no`.execute(tx);
  return new Set(gone.rows.map((row) => row.person_no));
}

/** Links cases; one that is linked stays. @returns how many were new. */
export async function linkCases(
  scope: Scope,
  tx: Tx,
  clusterId: string,
  caseIds: readonly string[],
  by: { readonly at: Date; readonly name: string },
): Promise<number> {
  const linked = await sql`insert into cluster_case (cluster_id, case_id, dataset, linked_at, linked_by)
    select ${clusterId}::uuid, c, ${scope.dataset}, ${by.at}::timestamptz, ${by.name}
    from unnest(${caseIds}::uuid[]) as u(c) on conflict do nothing`.execute(tx);
  return Number(linked.numAffectedRows ?? 0n);
}

/** Linked cases by id. */
export async function casesOfCluster(scope: Scope, db: Db | Tx, clusterId: string): Promise<string[]> {
  const found = await sql<{ case_id: string }>`select case_id from cluster_case
    where cluster_id = ${clusterId} and dataset = ${scope.dataset} order by linked_at, case_id`.execute(db);
  return found.rows.map((row) => row.case_id);
}
