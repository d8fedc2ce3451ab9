import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type DutyRow = {
  id: string;
  name: string;
  office: string;
  role: string;
  /** Encrypted. */
  phone: Buffer;
  level: number;
  from_at: Date;
  until_at: Date;
};

/** Turns that touch a period and were not taken off, by beginning. */
export async function dutyBetween(scope: Scope, db: Db | Tx, from: Date, until: Date): Promise<DutyRow[]> {
  const found =
    await sql<DutyRow>`select id, name, office, role, phone, level, from_at, until_at from command_duty
    where dataset = ${scope.dataset} and removed_at is null and from_at < ${until} and until_at > ${from}
    order by from_at, level, name, id`.execute(db);
  return found.rows;
}

/** Writes a turn unless its id is known; answers whether it was new. */
export async function insertDuty(scope: Scope, tx: Tx, row: DutyRow): Promise<boolean> {
  const found =
    await sql`insert into command_duty (id, dataset, name, office, role, phone, level, from_at, until_at, added_by)
    values (${row.id}, ${scope.dataset}, ${row.name}, ${row.office}, ${row.role}, ${row.phone}, ${row.level},
      ${row.from_at}, ${row.until_at}, ${scope.actor.name}) on conflict (id) do nothing`.execute(tx);
  return (found.numAffectedRows ?? 0n) > 0n;
}

/** The same turn that stands on the roster already, by name, level and times: a sheet pasted twice adds nothing. */
export async function sameDuty(scope: Scope, tx: Tx, row: DutyRow): Promise<string | null> {
  const found = await sql<{ id: string }>`select id from command_duty
    where dataset = ${scope.dataset} and removed_at is null and name = ${row.name} and level = ${row.level}
      and from_at = ${row.from_at} and until_at = ${row.until_at} limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}

/** Takes a turn off the roster; answers whether it stood there. */
export async function removeDuty(
  scope: Scope,
  tx: Tx,
  id: string,
  removed: { readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const found =
    await sql`update command_duty set removed_at = ${removed.at}, removed_by = ${scope.actor.name},
      remove_reason = ${removed.reason}
    where dataset = ${scope.dataset} and id = ${id} and removed_at is null`.execute(tx);
  return (found.numAffectedRows ?? 0n) > 0n;
}

/** Whether a turn with this id was ever on the roster. */
export async function dutyName(scope: Scope, db: Db | Tx, id: string): Promise<string | null> {
  const found = await sql<{ name: string }>`select name from command_duty
    where dataset = ${scope.dataset} and id = ${id}`.execute(db);
  return found.rows[0]?.name ?? null;
}
