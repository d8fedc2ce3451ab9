import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';

/** A team as stored. */
export type TeamRow = {
  readonly id: string;
  readonly areaNo: number;
  readonly name: string;
  readonly unitNos: readonly number[];
  readonly accountIds: readonly string[];
  readonly version: number;
  readonly fieldVersions: FieldVersions;
};

const columns = sql`id, area_no as "areaNo", name, to_jsonb(unit_nos) as "unitNos",
  to_jsonb(account_ids) as "accountIds", version, field_versions as "fieldVersions"`;

/** Open teams of these communes, by name. */
export async function teamsIn(scope: Scope, db: Db | Tx, areaNos: readonly number[]): Promise<TeamRow[]> {
  const found = await sql<TeamRow>`select ${columns} from community_team
    where dataset = ${scope.dataset} and area_no = any(${areaNos}::int[]) and closed_at is null
    order by area_no, name, id`.execute(db);
  return found.rows;
}

/** Open teams that an account belongs to. */
export async function teamsOfAccount(scope: Scope, db: Db | Tx, accountId: string): Promise<TeamRow[]> {
  const found = await sql<TeamRow>`select ${columns} from community_team
    where dataset = ${scope.dataset} and ${accountId}::uuid = any(account_ids) and closed_at is null
    order by name, id`.execute(db);
  return found.rows;
}

/** Teams by id, closed ones too: records keep naming them. */
export async function teamsByIds(scope: Scope, db: Db | Tx, ids: readonly string[]): Promise<TeamRow[]> {
  const found = await sql<TeamRow>`select ${columns} from community_team
    where id = any(${ids}::uuid[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** One open team, locked until the transaction ends. */
export async function lockTeam(scope: Scope, tx: Tx, id: string): Promise<TeamRow | undefined> {
  const found = await sql<TeamRow>`select ${columns} from community_team
    where id = ${id} and dataset = ${scope.dataset} and closed_at is null for update`.execute(tx);
  return found.rows[0];
}

/** Keeps a new team. */
export async function insertTeam(scope: Scope, tx: Tx, row: TeamRow, at: Date): Promise<void> {
  await sql`insert into community_team (id, dataset, area_no, name, unit_nos, account_ids, version, created_at, created_by)
    values (${row.id}, ${scope.dataset}, ${row.areaNo}, ${row.name}, ${row.unitNos}::int[],
      ${row.accountIds}::uuid[], ${row.version}, ${at}, ${scope.actor.name})`.execute(tx);
}

/** Writes a changed team. */
export async function updateTeam(scope: Scope, tx: Tx, row: TeamRow, closedAt: Date | null): Promise<void> {
  await sql`update community_team set name = ${row.name}, unit_nos = ${row.unitNos}::int[],
      account_ids = ${row.accountIds}::uuid[], version = ${row.version},
      field_versions = ${JSON.stringify(row.fieldVersions)}::jsonb, closed_at = ${closedAt}
    where id = ${row.id} and dataset = ${scope.dataset}`.execute(tx);
}

export type Assignment = { readonly householdNo: number; readonly teamId: string };

/** Households given to these teams by name. */
export async function assignmentsOf(
  scope: Scope,
  db: Db | Tx,
  teamIds: readonly string[],
): Promise<Assignment[]> {
  const found = await sql<Assignment>`select household_no as "householdNo", team_id as "teamId"
    from community_assignment where team_id = any(${teamIds}::uuid[]) and dataset = ${scope.dataset}`.execute(
    db,
  );
  return found.rows;
}

/** Gives households to a team; one that another team had goes over. */
export async function assign(
  scope: Scope,
  tx: Tx,
  teamId: string,
  householdNos: readonly number[],
  at: Date,
): Promise<void> {
  await sql`insert into community_assignment (household_no, dataset, team_id, assigned_at, assigned_by)
    select no, ${scope.dataset}, ${teamId}, ${at}, ${scope.actor.name} from unnest(${householdNos}::bigint[]) as h(no)
    on conflict (household_no) do update set team_id = excluded.team_id, assigned_at = excluded.assigned_at,
      assigned_by = excluded.assigned_by`.execute(tx);
}

/** Takes households back from a team. */
export async function unassign(
  scope: Scope,
  tx: Tx,
  teamId: string,
  householdNos: readonly number[],
): Promise<void> {
  await sql`delete from community_assignment where household_no = any(${householdNos}::bigint[])
    and team_id = ${teamId} and dataset = ${scope.dataset}`.execute(tx);
}
