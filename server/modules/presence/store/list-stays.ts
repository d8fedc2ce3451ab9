import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

export type StayRow = {
  id: string;
  place_no: number;
  person_no: number;
  in_at: Date;
  out_at: Date;
  out_imputed: boolean;
  source: number;
  time_quality: number;
  assurance: number;
};

export type StayFilter = {
  readonly personNos: readonly number[] | null;
  readonly placeNos: readonly number[] | null;
  readonly from: number;
  readonly to: number;
  /** Sort values of the last row of the page before: arrival and id. */
  readonly before: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
};

/** Stays of these persons or at these places, newest first; one row more than the limit says there is more. */
export async function listStays(scope: Scope, db: Db, filter: StayFilter): Promise<StayRow[]> {
  const before = filter.before ?? { at: 253_402_300_799_000, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const found = await sql<StayRow>`
    select id, place_no, person_no, in_at, out_at, out_imputed, source, time_quality, assurance from presence
    where dataset = ${scope.dataset}
      and (${filter.personNos === null}::boolean or person_no = any(${filter.personNos ?? []}::bigint[]))
      and (${filter.placeNos === null}::boolean or place_no = any(${filter.placeNos ?? []}::int[]))
      and in_at >= ${new Date(filter.from).toISOString()}::timestamptz and in_at < ${new Date(filter.to).toISOString()}::timestamptz
      and (in_at, id) < (${new Date(before.at).toISOString()}::timestamptz, ${before.id}::uuid)
    order by in_at desc, id desc limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}
