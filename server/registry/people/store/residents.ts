import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** Somebody whose record names one of the units asked for; merged records are left out. */
export type ResidentRow = {
  readonly personNo: number;
  readonly householdNo: number | null;
  readonly address: Buffer | null;
};

/** People on record in these units, at most `limit`, by number. */
export async function readResidents(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  limit: number,
): Promise<ResidentRow[]> {
  const found = await sql<ResidentRow>`select person_no as "personNo", household_no as "householdNo", address
    from person where dataset = ${scope.dataset} and area_no = any(${areaNos}::int[]) and merged_into_no is null
      and given_folded is not null
    order by person_no limit ${limit}`.execute(db);
  return found.rows;
}
