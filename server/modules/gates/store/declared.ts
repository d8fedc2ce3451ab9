import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** Whether somebody came through a gate with this declaration: it is evidence from then on. */
export async function crossedWith(
  scope: Scope,
  db: Db | Tx,
  declaration: { readonly personNo: number; readonly shortCode: string },
): Promise<boolean> {
  const found = await sql`select 1 from gate_crossing
    where person_no = ${declaration.personNo} and declaration_code = ${declaration.shortCode}
      and dataset = ${scope.dataset} limit 1`.execute(db);
  return found.rows.length > 0;
}
