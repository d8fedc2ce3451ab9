import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A place with its position, WGS84 degrees. */
export type PlacedPlace = { readonly placeNo: number; readonly lat: number; readonly lon: number };

/** Active places of these units inside a box of degrees. */
export async function readPlacesInBox(
  scope: Scope,
  db: Db | Tx,
  areaNos: readonly number[],
  box: { readonly west: number; readonly south: number; readonly east: number; readonly north: number },
): Promise<PlacedPlace[]> {
  const found = await sql<PlacedPlace>`select place_no as "placeNo", lat, lon from place
    where dataset = ${scope.dataset} and active and area_no = any(${areaNos}::int[])
      and lon between ${box.west} and ${box.east} and lat between ${box.south} and ${box.north}
    order by place_no`.execute(db);
  return found.rows;
}

/** Where places lie; those without a position are missing. */
export async function readPositions(
  scope: Scope,
  db: Db | Tx,
  placeNos: readonly number[],
): Promise<Map<number, PlacedPlace>> {
  const found = await sql<PlacedPlace>`select place_no as "placeNo", lat, lon from place
    where dataset = ${scope.dataset} and place_no = any(${placeNos}::int[]) and lat is not null`.execute(db);
  return new Map(found.rows.map((row) => [row.placeNo, row]));
}
