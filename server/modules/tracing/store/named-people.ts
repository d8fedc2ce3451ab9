import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { NamedRow } from './tables.ts';

/** Which cases named these people as their contacts. */
export async function namersOf(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<Pick<NamedRow, 'case_id' | 'person_no' | 'from_at' | 'to_at'>[]> {
  const found = await sql<NamedRow>`select case_id, person_no, from_at, to_at from named_contact
    where person_no = any(${personNos}::bigint[]) and dataset = ${scope.dataset} order by case_id`.execute(
    db,
  );
  return found.rows;
}
