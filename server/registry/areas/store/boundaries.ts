import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Boundary, Polygons } from '../rules/boundary-geometry.ts';

/** Outline sizes of these units, square kilometres; units without an outline are missing. */
export async function readBoundarySizes(
  db: Db | Tx,
  areaNos: readonly number[],
): Promise<Map<number, number>> {
  const found = await sql<{ no: number; km2: number }>`
    select area_no as no, km2 from area_boundary where area_no = any(${areaNos}::int[])`.execute(db);
  return new Map(found.rows.map((row) => [row.no, row.km2]));
}

/** Outlines of these units; units without one are missing. */
export async function readBoundaries(
  db: Db | Tx,
  areaNos: readonly number[],
): Promise<Map<number, Polygons>> {
  const found = await sql<{ no: number; polygons: Polygons }>`
    select area_no as no, geometry -> 'coordinates' as polygons from area_boundary
    where area_no = any(${areaNos}::int[])`.execute(db);
  return new Map(found.rows.map((row) => [row.no, row.polygons]));
}

/** Writes outlines, replacing earlier ones of the same units. */
export async function saveBoundaries(
  tx: Tx,
  boundaries: readonly { readonly areaNo: number; readonly boundary: Boundary }[],
  source: string,
  at: number,
): Promise<void> {
  const column = (key: 'west' | 'south' | 'east' | 'north' | 'km2') =>
    boundaries.map((row) => row.boundary[key]);
  const geometries = boundaries.map((row) =>
    JSON.stringify({ type: 'MultiPolygon', coordinates: row.boundary.polygons }),
  );
  await sql`insert into area_boundary (area_no, geometry, source, west, south, east, north, km2, imported_at)
    select b.area_no, b.geometry, ${source}, b.west, b.south, b.east, b.north, b.km2, ${new Date(at)}
    from unnest(${boundaries.map((row) => row.areaNo)}::int[], ${geometries}::jsonb[], ${column('west')}::float8[],
      ${column('south')}::float8[], ${column('east')}::float8[], ${column('north')}::float8[],
      ${column('km2')}::float8[]) as b(area_no, geometry, west, south, east, north, km2)
    on conflict (area_no) do update set geometry = excluded.geometry, source = excluded.source, west = excluded.west,
      south = excluded.south, east = excluded.east, north = excluded.north, km2 = excluded.km2,
      imported_at = excluded.imported_at`.execute(tx);
}
