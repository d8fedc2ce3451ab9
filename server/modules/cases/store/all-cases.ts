import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { CaseRow } from './cases.ts';

/** Every case of the scope's dataset. */
export async function casesOfDataset(scope: Scope, db: Db | Tx): Promise<CaseRow[]> {
  const found =
    await sql<CaseRow>`select * from case_file where dataset = ${scope.dataset} order by report_date, id`.execute(
      db,
    );
  return found.rows;
}
