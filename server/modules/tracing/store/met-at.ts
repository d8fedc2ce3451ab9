import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { PlaceExposureRow } from './place-exposures.ts';

export type MetRow = { person_no: number; first: number; last: number; ms: number };

/**
 * First-level contacts whose evidence lies at the place in the time of a place exposure, by number, one more than the
 * limit; times Unix ms.
 * @param after number of the last one listed; null: from the beginning.
 */
export async function metAt(
  scope: Scope,
  db: Db,
  exposure: PlaceExposureRow,
  after: number | null,
  limit: number,
): Promise<{ rows: MetRow[]; total: number }> {
  const met = sql`
    select c.person_no, min((e->>'from')::bigint) as first, max((e->>'to')::bigint) as last, sum((e->>'ms')::bigint)::bigint as ms
    from contact c cross join lateral jsonb_array_elements(c.evidence) as e
    where c.case_id = ${exposure.case_id} and c.dataset = ${scope.dataset} and c.level = 1
      and e->>'source' = 'presence' and (e->>'placeNo')::int = ${exposure.place_no}
      and (e->>'from')::bigint between ${exposure.from_at.getTime()} and ${exposure.to_at.getTime()}
    group by c.person_no`;
  const found = await sql<MetRow>`select * from (${met}) m
    where (${after === null}::boolean or person_no > ${after ?? 0}::bigint)
    order by person_no limit ${limit + 1}`.execute(db);
  const counted = await sql<{ total: number }>`select count(*)::int as total from (${met}) m`.execute(db);
  return { rows: found.rows, total: counted.rows[0]!.total };
}
