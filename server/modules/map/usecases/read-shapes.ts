import type { Db } from '../../../platform/db/database.ts';
import { readBoundaries } from '../../../registry/areas/index.ts';
import { type Shapes, buildShapes } from '../rules/build-shapes.ts';
import type { MapUnits } from './map-units.ts';

/** Outlines of the map's communes: official where loaded, else approximate. */
export async function readShapes(db: Db, { province, communes }: MapUnits): Promise<Shapes> {
  const boundaries = await readBoundaries(db, [province.no, ...communes.map((area) => area.no)]);
  const units = communes.map(({ no, id, code, fullName, lat, lon }) => ({
    no,
    id,
    code,
    name: fullName,
    lat,
    lon,
  }));
  return buildShapes(units, boundaries, boundaries.get(province.no));
}
