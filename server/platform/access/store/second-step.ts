import { sql } from 'kysely';
import type { Role } from '../../../../contract/rights.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Scope } from '../scope.ts';

/** Whether a role needs an authenticator, as stored; days as `YYYY-MM-DD`. */
export type SecondStepRow = {
  readonly role: Role;
  readonly required: boolean;
  readonly from_day: string;
  readonly grace_days: number;
  readonly reason: string | null;
  readonly set_at: Date;
  readonly set_by: string;
};

export async function secondStepRules(scope: Scope, db: Db): Promise<readonly SecondStepRow[]> {
  const found =
    await sql<SecondStepRow>`select role, required, from_day::text as from_day, grace_days, reason, set_at, set_by
    from second_step_rule where dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

export async function putSecondStepRule(scope: Scope, tx: Tx, row: SecondStepRow): Promise<void> {
  await sql`insert into second_step_rule (dataset, role, required, from_day, grace_days, reason, set_at, set_by)
    values (${scope.dataset}, ${row.role}, ${row.required}, ${row.from_day}::date, ${row.grace_days}, ${row.reason},
      ${row.set_at}, ${row.set_by})
    on conflict (dataset, role) do update set required = excluded.required, from_day = excluded.from_day,
      grace_days = excluded.grace_days, reason = excluded.reason, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
    tx,
  );
}

/**
 * Requires it of administrators of a real installation, from the day of its first start, two weeks to prepare; the demo's accounts
 * have no telephone. Whoever lifts the rule changes its row: it does not come back.
 */
export async function beginSecondStepRule(db: Db, today: string, at: Date): Promise<void> {
  await sql`insert into second_step_rule (dataset, role, required, from_day, grace_days, reason, set_at, set_by)
    values ('live', 'administrator', true, ${today}::date, 14, null, ${at}, 'Vùng Xanh')
    on conflict (dataset, role) do nothing`.execute(db);
}

/** Accounts by role that are not suspended, and those of them without an authenticator. `areaIds` null: everywhere. */
export async function countSecondSteps(
  scope: Scope,
  db: Db,
  areaIds: readonly string[] | null,
): Promise<ReadonlyMap<Role, { readonly accounts: number; readonly without: number }>> {
  const found = await sql<{ role: Role; accounts: number; without: number }>`
    select g.role, count(distinct a.id)::int as accounts,
      (count(distinct a.id) filter (where a.totp_secret is null))::int as without
    from account a join account_grant g on g.account_id = a.id
    where a.dataset = ${scope.dataset} and not a.suspended
      and (${areaIds === null}::boolean or g.area_id = any(${areaIds ?? []}::uuid[]))
    group by g.role`.execute(db);
  return new Map(found.rows.map(({ role, ...counts }) => [role, counts]));
}

/** Gives an account new recovery codes; the former ones end. */
export async function replaceRecoveryCodes(
  _scope: Scope,
  tx: Tx,
  accountId: string,
  hashes: readonly Buffer[],
  at: Date,
): Promise<void> {
  await sql`delete from recovery_code where account_id = ${accountId}`.execute(tx);
  await sql`insert into recovery_code (account_id, code_hash, made_at)
    select ${accountId}, hash, ${at} from unnest(${[...hashes]}::bytea[]) as hash`.execute(tx);
}

/** Uses a recovery code up. @returns whether there was one that nobody used. */
export async function spendRecoveryCode(
  _scope: Scope,
  db: Db,
  accountId: string,
  hash: Buffer,
  at: Date,
): Promise<boolean> {
  const spent = await sql`update recovery_code set used_at = ${at}
    where account_id = ${accountId} and code_hash = ${hash} and used_at is null`.execute(db);
  return spent.numAffectedRows === 1n;
}
