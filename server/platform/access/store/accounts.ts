import { sql } from 'kysely';
import type { Role } from '../../../../contract/rights.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { FieldVersions } from '../../db/merge-edit.ts';
import { decodeCursor } from '../../http/paging.ts';
import type { Scope } from '../scope.ts';

/** An account as stored; secrets stay encrypted. */
export type AccountRow = {
  id: string;
  login: string;
  name: string;
  dataset: string;
  password_hash: string;
  must_change: boolean;
  /** When a one-time password ends; null: it is not one. */
  password_until: Date | null;
  totp_secret: Buffer | null;
  totp_pending: Buffer | null;
  totp_last_step: number | null;
  suspended: boolean;
  last_used_at: Date | null;
  version: number;
  field_versions: FieldVersions;
  created_at: Date;
};
/** `group`: follows the groups of the single sign-on; `hand`: an administrator gave it. */
export type GrantSource = 'hand' | 'group';
export type GrantRow = { role: Role; area_id: string | null };
export type HeldGrant = GrantRow & { source: GrantSource };

type AccountTables = {
  account: AccountRow;
  account_grant: { account_id: string } & HeldGrant;
  session: { token_hash: Buffer; dataset: string };
};

const tables = (db: Db | Tx) => db.withTables<AccountTables>();

/** Finds an account by login. Before log-in there is no scope: this is the one read without. */
export async function findByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  return await tables(db).selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst();
}

/** One account; `lock` holds it until the transaction ends. */
export async function findAccount(
  _scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<AccountRow | undefined> {
  const query = tables(db).selectFrom('account').selectAll().where('id', '=', id);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** An account as it begins; what is left out is not set up yet. */
export type NewAccount = Pick<
  AccountRow,
  'id' | 'login' | 'name' | 'password_hash' | 'must_change' | 'password_until' | 'created_at'
>;

/** Adds an account to the scope's dataset; false where its login is taken. */
export async function insertAccount(scope: Scope, tx: Tx, given: NewAccount): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('account')
    .values({
      ...given,
      dataset: scope.dataset,
      totp_secret: null,
      totp_pending: null,
      totp_last_step: null,
      suspended: false,
      last_used_at: null,
      version: 1,
      field_versions: {},
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateAccount(
  _scope: Scope,
  db: Db | Tx,
  id: string,
  change: Partial<AccountRow>,
): Promise<void> {
  await tables(db).updateTable('account').set(change).where('id', '=', id).execute();
}

/** Uses up a code of the authenticator. @returns false when it, or a later one, was used before. */
export async function useTotpStep(_scope: Scope, db: Db, id: string, step: number): Promise<boolean> {
  const used = await tables(db)
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where((one) => one.or([one('totp_last_step', 'is', null), one('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Replaces the grants that were given by hand; those of groups stay as they are. */
export async function replaceGrants(
  _scope: Scope,
  tx: Tx,
  accountId: string,
  grants: readonly GrantRow[],
): Promise<void> {
  await tables(tx)
    .deleteFrom('account_grant')
    .where('account_id', '=', accountId)
    .where('source', '=', 'hand')
    .execute();
  await sql`insert into account_grant (account_id, role, area_id, source)
    select ${accountId}, g.role, g.area_id, 'hand' from unnest(${grants.map(({ role }) => role)}::text[],
      ${grants.map(({ area_id }) => area_id)}::uuid[]) as g(role, area_id)
    on conflict (account_id, role, area_id) do update set source = 'hand'`.execute(tx);
}

/** Grants of accounts, by account id. */
export async function grantsOf(
  _scope: Scope,
  db: Db | Tx,
  accountIds: readonly string[],
): Promise<Map<string, HeldGrant[]>> {
  const grants = new Map<string, HeldGrant[]>(accountIds.map((id) => [id, []]));
  if (accountIds.length === 0) {
    return grants;
  }
  const rows = await tables(db)
    .selectFrom('account_grant')
    .selectAll()
    .where('account_id', 'in', accountIds)
    .execute();
  for (const { account_id, role, area_id, source } of rows) {
    grants.get(account_id)?.push({ role, area_id, source });
  }
  return grants;
}

/**
 * Accounts of the scope's dataset by login, optionally searched. `areaIds` null: everywhere; else only accounts
 * whose every grant lies in one of these areas.
 */
export async function listAccounts(
  scope: Scope,
  db: Db,
  query: {
    q?: string | undefined;
    cursor?: string | undefined;
    limit: number;
    areaIds: readonly string[] | null;
  },
): Promise<AccountRow[]> {
  const [last] = decodeCursor(query.cursor) ?? [];
  const after = typeof last === 'string' ? last : '';
  const like = `%${(query.q ?? '').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const found = await sql<AccountRow>`select * from account a
    where a.dataset = ${scope.dataset} and a.login > ${after} and (a.login like ${like} or lower(a.name) like ${like})
      and (${query.areaIds === null}::boolean or not exists (select 1 from account_grant g where g.account_id = a.id
        and (g.area_id is null or g.area_id <> all(${query.areaIds ?? []}::uuid[]))))
    order by a.login limit ${query.limit + 1}`.execute(db);
  return found.rows;
}

export async function deleteSession(_scope: Scope, db: Db, tokenHash: Buffer): Promise<void> {
  await tables(db).deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends the sessions of an account, all or all but one. */
export async function deleteSessionsOf(
  _scope: Scope,
  db: Db | Tx,
  accountId: string,
  except: Buffer | null,
): Promise<void> {
  await sql`delete from session where account_id = ${accountId} and (${except}::bytea is null or token_hash <> ${except})`.execute(
    db,
  );
}

export async function setSessionDataset(
  _scope: Scope,
  db: Db,
  tokenHash: Buffer,
  dataset: string,
): Promise<void> {
  await tables(db).updateTable('session').set({ dataset }).where('token_hash', '=', tokenHash).execute();
}

/** Accounts that hold a role in one of these areas, or those of them with these ids; suspended ones left out. */
export async function accountsOfRole(
  scope: Scope,
  db: Db,
  role: Role,
  which: { readonly areaIds: readonly string[] } | { readonly ids: readonly string[] },
): Promise<{ id: string; name: string; login: string }[]> {
  const among =
    'areaIds' in which
      ? sql`g.area_id = any(${which.areaIds}::uuid[])`
      : sql`a.id = any(${which.ids}::uuid[])`;
  const found = await sql<{ id: string; name: string; login: string }>`
    select distinct a.id, a.name, a.login from account a join account_grant g on g.account_id = a.id
    where a.dataset = ${scope.dataset} and g.role = ${role} and not a.suspended and ${among}
    order by a.name, a.id`.execute(db);
  return found.rows;
}
