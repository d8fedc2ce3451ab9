import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { CheckRow, TripRow } from './tables.ts';

/** Open trips whose way leads by a post, those that began or begin before `before`, the most recent ones. */
export async function openTripsBy(
  scope: Scope,
  db: Db,
  post: { readonly placeNo: number; readonly areaNo: number },
  before: Date,
  limit: number,
): Promise<TripRow[]> {
  const found = await sql<TripRow>`select * from border_trip
    where dataset = ${scope.dataset} and area_nos && ${[post.areaNo]}::int[]
      and state in ('REGISTERED', 'UNDERWAY', 'WAITING', 'HANDED_OVER') and short_code is not null
      and starts_at <= ${before}
      and (legs @> ${JSON.stringify([{ placeNo: post.placeNo }])}::jsonb or yard_no = ${post.placeNo})
    order by starts_at desc, id limit ${limit}`.execute(db);
  return found.rows;
}

/** All reports of several trips, by trip, each in the order of their time. */
export async function checksOfTrips(
  scope: Scope,
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CheckRow[]>> {
  const found = await sql<CheckRow>`select * from border_check
    where trip_id = any(${[...ids]}::uuid[]) and dataset = ${scope.dataset} order by at, id`.execute(db);
  return Map.groupBy(found.rows, (row) => row.trip_id);
}
