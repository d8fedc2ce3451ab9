import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { MAX_STAY_MS } from '../rules/imputed-stay.ts';

/** Somebody who checked in at a place; times Unix ms, inside the window asked. */
export type PersonAtPlace = { readonly personNo: number; readonly from: number; readonly to: number };

/**
 * Who was at a place at any time of a window, from the first moment to the last, by number.
 * @param window Unix ms.
 * @param limit so many people at most, the smallest numbers; ask one more to know whether there are more.
 */
export async function peopleAtPlace(
  scope: Scope,
  db: Db | Tx,
  placeNo: number,
  window: { readonly from: number; readonly to: number },
  limit: number,
): Promise<PersonAtPlace[]> {
  const [from, to] = [new Date(window.from).toISOString(), new Date(window.to).toISOString()];
  const earliest = new Date(window.from - MAX_STAY_MS).toISOString();
  const found = await sql<PersonAtPlace>`select person_no as "personNo",
      (extract(epoch from greatest(min(in_at), ${from}::timestamptz)) * 1000)::bigint as "from",
      (extract(epoch from least(max(out_at), ${to}::timestamptz)) * 1000)::bigint as "to"
    from presence where dataset = ${scope.dataset} and place_no = ${placeNo}
      and in_at >= ${earliest}::timestamptz and in_at < ${to}::timestamptz and out_at > ${from}::timestamptz
    group by person_no order by person_no limit ${limit}`.execute(db);
  return found.rows;
}
