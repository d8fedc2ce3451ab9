import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { iso } from './tables.ts';

/** Who lives at these places at a moment (Unix ms): long stays that have begun and not ended. */
export async function livingAt(
  scope: Scope,
  db: Db | Tx,
  placeNos: readonly number[],
  at: number,
): Promise<number[]> {
  const found = await sql<{ personNo: number }>`select distinct person_no as "personNo" from residence
    where place_no = any(${placeNos}::int[]) and dataset = ${scope.dataset}
      and from_at <= ${iso(at)}::timestamptz and (to_at is null or to_at > ${iso(at)}::timestamptz)
    order by person_no`.execute(db);
  return found.rows.map(({ personNo }) => personNo);
}
