import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { ResidenceRow } from './tables.ts';

/** A long stay by id, locked until the transaction ends. */
export async function lockResidence(scope: Scope, tx: Tx, id: string): Promise<ResidenceRow | undefined> {
  const found = await sql<ResidenceRow>`select * from residence
    where id = ${id} and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Writes its end; null opens it again. */
export async function saveResidenceEnd(
  scope: Scope,
  tx: Tx,
  row: Pick<ResidenceRow, 'id' | 'place_no'>,
  to: Date | null,
): Promise<void> {
  await sql`update residence set to_at = ${to}
    where place_no = ${row.place_no} and id = ${row.id} and dataset = ${scope.dataset}`.execute(tx);
}
