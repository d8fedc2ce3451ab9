import { sql } from 'kysely';
import type { Role } from '../../../../contract/rights.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Scope } from '../scope.ts';
import type { GrantRow } from './accounts.ts';

export type Link = { readonly account_id: string; readonly linked_at: Date; readonly last_used_at: Date };

/** The account that a subject of a provider is linked to. Before log-in there is no scope. */
export async function accountOfSubject(
  db: Db | Tx,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const found = await sql<{ account_id: string }>`select account_id from account_identity
    where issuer = ${issuer} and subject = ${subject}`.execute(db);
  return found.rows[0]?.account_id;
}

export async function linkOf(
  _scope: Scope,
  db: Db | Tx,
  issuer: string,
  accountId: string,
): Promise<Link | undefined> {
  const found = await sql<Link>`select account_id, linked_at, last_used_at from account_identity
    where issuer = ${issuer} and account_id = ${accountId}`.execute(db);
  return found.rows[0];
}

/** Links a subject to an account. @returns false when either is linked to another. */
export async function insertLink(
  scope: Scope,
  tx: Tx,
  link: { readonly issuer: string; readonly subject: string; readonly accountId: string; readonly at: Date },
): Promise<boolean> {
  const made =
    await sql`insert into account_identity values (${link.issuer}, ${link.subject}, ${link.accountId},
    ${link.at}, ${scope.actor.name}, ${link.at}) on conflict do nothing`.execute(tx);
  return (made.numAffectedRows ?? 0n) > 0n;
}

export async function touchLink(tx: Tx, issuer: string, subject: string, at: Date): Promise<void> {
  await sql`update account_identity set last_used_at = ${at}
    where issuer = ${issuer} and subject = ${subject}`.execute(tx);
}

/** Which of these accounts are linked. */
export async function linkedOf(
  _scope: Scope,
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ account_id: string }>`select account_id from account_identity
    where account_id = any(${[...accountIds]}::uuid[])`.execute(db);
  return new Set(found.rows.map(({ account_id }) => account_id));
}

/** Undoes what links an account, and takes the rights that came by groups. @returns whether it was linked. */
export async function deleteLink(_scope: Scope, tx: Tx, accountId: string): Promise<boolean> {
  const gone = await sql`delete from account_identity where account_id = ${accountId}`.execute(tx);
  await sql`delete from account_grant where account_id = ${accountId} and source = 'group'`.execute(tx);
  return (gone.numAffectedRows ?? 0n) > 0n;
}

/** A role of a group. */
export type GroupRoleRow = {
  id: string;
  dataset: string;
  group_name: string;
  role: Role;
  area_id: string;
  made_at: Date;
  made_by: string;
};

/** Roles of groups in these areas; null: all. */
export async function listGroupRoles(
  scope: Scope,
  db: Db,
  areaIds: readonly string[] | null,
): Promise<GroupRoleRow[]> {
  const found = await sql<GroupRoleRow>`select * from group_role where dataset = ${scope.dataset}
    and (${areaIds === null}::boolean or area_id = any(${[...(areaIds ?? [])]}::uuid[]))
    order by group_name, role, id limit 2000`.execute(db);
  return found.rows;
}

export async function lockGroupRole(scope: Scope, tx: Tx, id: string): Promise<GroupRoleRow | undefined> {
  const found = await sql<GroupRoleRow>`select * from group_role
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** @returns false when the group has this role there already. */
export async function insertGroupRole(tx: Tx, row: GroupRoleRow): Promise<boolean> {
  const made =
    await sql`insert into group_role values (${row.id}, ${row.dataset}, ${row.group_name}, ${row.role},
    ${row.area_id}, ${row.made_at}, ${row.made_by}) on conflict do nothing`.execute(tx);
  return (made.numAffectedRows ?? 0n) > 0n;
}

export async function deleteGroupRole(scope: Scope, tx: Tx, id: string): Promise<void> {
  await sql`delete from group_role where id = ${id} and dataset = ${scope.dataset}`.execute(tx);
}

/** Takes a role from whoever has it by group, unless another group gives the same. @returns how many accounts lost it. */
export async function takeGroupGrants(
  scope: Scope,
  tx: Tx,
  { role, area_id: areaId }: Pick<GroupRoleRow, 'role' | 'area_id'>,
): Promise<number> {
  const gone = await sql`delete from account_grant g using account a
    where a.id = g.account_id and a.dataset = ${scope.dataset} and g.source = 'group'
      and g.role = ${role} and g.area_id = ${areaId}
      and not exists (select 1 from group_role o
        where o.dataset = ${scope.dataset} and o.role = ${role} and o.area_id = ${areaId})`.execute(tx);
  return Number(gone.numAffectedRows ?? 0n);
}

/** What members of these groups may do. */
export async function rolesOfGroups(scope: Scope, tx: Tx, groups: readonly string[]): Promise<GrantRow[]> {
  const found = await sql<GrantRow>`select distinct role, area_id from group_role
    where dataset = ${scope.dataset} and group_name = any(${[...groups]}::text[])`.execute(tx);
  return found.rows;
}

/** Makes the grants by groups what the groups give now; grants by hand stay. @returns what came and went. */
export async function replaceGroupGrants(
  _scope: Scope,
  tx: Tx,
  accountId: string,
  grants: readonly GrantRow[],
): Promise<{ readonly added: number; readonly removed: number }> {
  const roles = grants.map(({ role }) => role);
  const areaIds = grants.map(({ area_id }) => area_id);
  const gone = await sql`delete from account_grant a where a.account_id = ${accountId} and a.source = 'group'
    and not exists (select 1 from unnest(${roles}::text[], ${areaIds}::uuid[]) as g(role, area_id)
      where g.role = a.role and g.area_id = a.area_id)`.execute(tx);
  const come = await sql`insert into account_grant (account_id, role, area_id, source)
    select ${accountId}, g.role, g.area_id, 'group' from unnest(${roles}::text[], ${areaIds}::uuid[]) as g(role, area_id)
    on conflict do nothing`.execute(tx);
  return { added: Number(come.numAffectedRows ?? 0n), removed: Number(gone.numAffectedRows ?? 0n) };
}
