import { sql } from 'kysely';
import type { Right, Role } from '../../../../contract/rights.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Scope } from '../scope.ts';

/** A key as stored. */
export type ApiKeyRow = {
  id: string;
  dataset: string;
  name: string;
  key_hash: Buffer;
  role: Role;
  area_id: string | null;
  rights: Right[];
  created_at: Date;
  created_by: string;
  /** The administrator who answers for it; null: the program made it for itself. */
  keeper_id: string | null;
  expires_at: Date;
  revoked_at: Date | null;
  /** The key that was made in its place. */
  replaced_by: string | null;
  last_used_at: Date | null;
};
type Tables = { api_key: ApiKeyRow };

/** Who answers for keys, as they are now. */
export type Keeper = {
  readonly id: string;
  readonly name: string;
  readonly dataset: string;
  readonly suspended: boolean;
  readonly grants: readonly { readonly role: Role; readonly area_id: string | null }[];
};

const LAST_USED_STEP_MS = 60_000;

export async function insertApiKey(tx: Tx, row: ApiKeyRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('api_key').values(row).execute();
}

export async function listApiKeys(scope: Scope, db: Db): Promise<ApiKeyRow[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('api_key')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .orderBy('created_at', 'desc')
    .limit(1000)
    .execute();
}

export async function lockApiKey(scope: Scope, tx: Tx, id: string): Promise<ApiKeyRow | undefined> {
  return await tx
    .withTables<Tables>()
    .selectFrom('api_key')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function revokeStoredKey(scope: Scope, tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update api_key set revoked_at = ${at} where id = ${id} and dataset = ${scope.dataset}`.execute(
    tx,
  );
}

/** Lets a key in whose place another was made end then. */
export async function endReplaced(
  scope: Scope,
  tx: Tx,
  id: string,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`update api_key set expires_at = ${at}, replaced_by = ${by}
    where id = ${id} and dataset = ${scope.dataset}`.execute(tx);
}

/** Those of these keys in whose place another one stands, however often that was replaced in turn. */
export async function replacedAmong(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const found = await sql<{ origin: string }>`with recursive chain as (
      select k.id as origin, k.replaced_by as id from api_key k
        where k.dataset = ${scope.dataset} and k.id = any(${[...ids]}::uuid[]) and k.replaced_by is not null
      union all
      select c.origin, k.replaced_by from chain c join api_key k on k.id = c.id where k.replaced_by is not null)
    select distinct c.origin from chain c join api_key k on k.id = c.id
      where k.revoked_at is null and k.expires_at > ${now}`.execute(db);
  return new Set(found.rows.map(({ origin }) => origin));
}

/** The key with this hash while it is good; before a session there is no scope. Notes its use, once a minute at most. */
export async function findGoodKey(db: Db, hash: Buffer, now: number): Promise<ApiKeyRow | undefined> {
  const found = await db
    .withTables<Tables>()
    .selectFrom('api_key')
    .selectAll()
    .where('key_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
  if (found !== undefined && (found.last_used_at?.getTime() ?? 0) < now - LAST_USED_STEP_MS) {
    await sql`update api_key set last_used_at = ${new Date(now)} where id = ${found.id}`.execute(db);
  }
  return found;
}

/** Keepers of keys, by id. Before a session there is no scope. */
export async function keepersOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Keeper>> {
  if (ids.length === 0) {
    return new Map();
  }
  const found = await sql<Keeper>`select a.id, a.name, a.dataset, a.suspended,
      (select coalesce(json_agg(json_build_object('role', g.role, 'area_id', g.area_id)), '[]') from account_grant g
        where g.account_id = a.id) as grants
    from account a where a.id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(found.rows.map((keeper) => [keeper.id, keeper]));
}

/** Keys that an account answers for and that were neither withdrawn nor have ended. */
export async function keysKeptBy(
  scope: Scope,
  db: Db | Tx,
  keeperId: string,
  now: Date,
): Promise<ApiKeyRow[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('api_key')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('keeper_id', '=', keeperId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute();
}

/** Hands keys to another keeper. */
export async function moveKeys(
  scope: Scope,
  tx: Tx,
  ids: readonly string[],
  keeperId: string,
): Promise<void> {
  await sql`update api_key set keeper_id = ${keeperId}
    where dataset = ${scope.dataset} and id = any(${[...ids]}::uuid[])`.execute(tx);
}
